"""Python's collector of cycles, out of the way where very many things are made at once: it goes over all of them again and again, up to half of the time."""
from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def at_rest(keep: bool = False) -> Iterator[None]:
    """Without the collector; also a decorator. For one large thing at a time, as what holds cycles stays until afterwards. `keep`: what was made is to stay,
    so it is old at once (frozen and thawed) and the next collections do not go over it."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if keep:
            gc.freeze()
            gc.unfreeze()
        if was:
            gc.enable()
