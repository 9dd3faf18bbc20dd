"""How long imports, rebuilds and starts take, each in a process of its own."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser_needs import browser_path

PATIENCE = 60
HEADING = Path(__file__).with_name("heading.py")

_IMPORT = """
import json, sys, time
start = time.perf_counter()
from pathlib import Path
from dashboard.importing import import_sources
began = time.perf_counter()
files = import_sources(Path(sys.argv[1]))
assert [file.outcome for file in files] == ["read"] * 5, files
print(json.dumps({"starting": began - start, "importing": time.perf_counter() - began}))
"""

_GENERATE = """
import json, sys, time
from pathlib import Path
from dashboard.generate import generated_frames
from dashboard.warehouse import Store, write_frames
began = time.perf_counter()
frames = generated_frames(int(sys.argv[2]), seed=1)
made = time.perf_counter()
write_frames(Store(Path(sys.argv[1])), frames)
print(json.dumps({"generating": made - began, "writing": time.perf_counter() - made, **{
    name: table.num_rows for name, table in frames.items()}}))
"""

_REBUILD = """
import json, resource, sys, time
from pathlib import Path
from dashboard.warehouse import Store, write_frames
began = time.perf_counter()
write_frames(Store(Path(sys.argv[1])), {})
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
kilobytes = peak / 1024 if sys.platform == "darwin" else peak
print(json.dumps({"seconds": time.perf_counter() - began, "megabytes": kilobytes / 1024}))
"""


def rule_seconds(store: Path) -> dict[str, float]:
    """Seconds of each audit rule, of their union, of both cores and of copying the indicators; peak megabytes."""
    return _measured("from tests.bench.rules import main; main()", store)


def import_seconds(store: Path) -> dict[str, float]:
    """Seconds that loading the program takes (`starting`), and reading and writing the five documents (`importing`)."""
    return _measured(_IMPORT, store)


def generate_store(store: Path, evaluations: int) -> dict[str, float]:
    """Fills a store; seconds of generating and of writing, and rows by table."""
    return _measured(_GENERATE, store, str(evaluations))


def rebuild(store: Path) -> dict[str, float]:
    """Seconds and peak megabytes of building facts and findings anew from the forms."""
    return _measured(_REBUILD, store)


def start_seconds(store: Path) -> float:
    """Seconds from starting the server on a filled store to the first page standing in a browser that was open."""
    return _first_page_seconds(["dashboard", "serve", "--store", str(store), "--port"])


def empty_start_seconds() -> float:
    """The same of Streamlit alone, whose page is a heading."""
    return _first_page_seconds(["streamlit", "run", str(HEADING), "--server.headless", "true", "--server.port"])


def _first_page_seconds(command: list[str]) -> float:
    """Seconds from starting a module that serves, its port at the end of the command, to the first page."""
    port = _free_port()
    address = f"http://127.0.0.1:{port}"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path())
        page = browser.new_page()
        began = time.perf_counter()
        line = [sys.executable, "-m", *command, str(port)]
        server = subprocess.Popen(line, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            _wait_until_up(address, server)
            page.goto(address)
            page.wait_for_selector("h1, [data-testid=stException]", timeout=PATIENCE * 1000)
            seconds = time.perf_counter() - began
            if page.locator("h1").count() == 0:
                raise RuntimeError(f"the first page shows {page.locator('[data-testid=stException]').inner_text()}")
            return seconds
        finally:
            server.terminate()
            server.wait(PATIENCE)
            browser.close()


def _wait_until_up(address: str, server: subprocess.Popen[bytes]) -> None:
    limit = time.perf_counter() + PATIENCE
    while time.perf_counter() < limit and server.poll() is None:
        try:
            urllib.request.urlopen(f"{address}/_stcore/health", timeout=1)  # noqa: S310 - our own server
        except (urllib.error.URLError, OSError):
            time.sleep(0.02)
        else:
            return
    raise RuntimeError(f"{address}: the server did not come up in {PATIENCE} s (exit code {server.poll()})")


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def _measured(script: str, *arguments: object) -> dict[str, float]:
    """What a script run by itself prints as JSON on its last line."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", script, *map(str, arguments)]
    output = subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout
    found: dict[str, float] = json.loads(output.splitlines()[-1])
    return found
