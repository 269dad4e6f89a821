"""Time from `make run` to a usable page, in a fresh copy of the project: environment, samples, app.

    python -m bench.start

Copies the tracked files to a temporary folder and runs `make run` there; the page counts as usable when a browser sees the overview's
figures. Package downloads are part of it, as they are for a person (pip's cache may help).
"""
from __future__ import annotations

import os
import signal
import subprocess
import tempfile
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LIMIT = 900.0
ADDRESS = "http://127.0.0.1:8501"


def main() -> None:
    """Print the seconds to each step."""
    if _answers():
        raise SystemExit(f"an app runs at {ADDRESS} already; end it first")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:  # the engine may still be closing its files
        clone = Path(name) / "clone"
        subprocess.run(["git", "clone", "--quiet", ROOT, clone], check=True)
        environment = {k: v for k, v in os.environ.items() if not k.startswith(("NEO4J_", "REFORMGRAPH_", "VIRTUAL_ENV"))}
        environment |= {"STREAMLIT_SERVER_HEADLESS": "true"}
        start = time.perf_counter()
        process = subprocess.Popen(["make", "run"], cwd=clone, env=environment, start_new_session=True,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            marks = {"environment": lambda: (clone / ".venv" / ".requirements").exists(), "server answers": _answers}
            for what, reached in marks.items():
                while not reached():
                    if process.poll() is not None or time.perf_counter() - start > LIMIT:
                        raise SystemExit(f"make run ended or hung before: {what}")
                    time.sleep(0.2)
                print(f"  {what:<20}{time.perf_counter() - start:8.1f} s")
            _page()
            print(f"  {'usable page':<20}{time.perf_counter() - start:8.1f} s")
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait(20)
            subprocess.run([clone / ".venv/bin/python", "-m", "graph", "stop"], cwd=clone, env=environment, stdout=subprocess.DEVNULL)


def _answers() -> bool:
    try:
        with urllib.request.urlopen(f"{ADDRESS}/_stcore/health", timeout=1) as answer:
            return answer.status == 200
    except OSError:
        return False


def _page() -> None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(ADDRESS)
        page.get_by_text("淄博市").first.wait_for(timeout=120_000)
        browser.close()


if __name__ == "__main__":
    main()
