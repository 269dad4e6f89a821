"""One key from the terminal, without Enter."""
from __future__ import annotations

import os
import sys


def asked() -> bool:
    """Whether somebody sits at a terminal whom we can ask."""
    return sys.stdin is not None and sys.stdin.isatty()


def key(allowed: str) -> str:
    """The next key that is one of `allowed`, in lower case; others are passed over. The end of the input counts as "q", Ctrl-C is raised."""
    while True:
        pressed = _pressed().lower()
        if pressed == "\x03":
            raise KeyboardInterrupt
        if pressed in ("", "\x04"):
            return "q"
        if pressed in allowed:
            return pressed


def _pressed() -> str:
    try:
        import termios
        import tty
    except ImportError:  # Windows
        import msvcrt

        return msvcrt.getwch()  # type: ignore[attr-defined]
    descriptor = sys.stdin.fileno()
    before = termios.tcgetattr(descriptor)
    try:
        tty.setcbreak(descriptor, termios.TCSANOW)  # what was typed ahead counts
        return os.read(descriptor, 1).decode("ascii", "replace")
    finally:
        termios.tcsetattr(descriptor, termios.TCSANOW, before)
