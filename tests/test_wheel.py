"""The built wheel works by itself, away from the checkout."""

import os
import signal
import socket
import subprocess
import sys
import sysconfig
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Installed:
    """A virtual environment that holds the wheel, and the folder its commands run in."""

    scripts: Path
    folder: Path

    def run(self, command: str, *arguments: str) -> str:
        line = [str(self.scripts / command), *arguments]
        done = subprocess.run(line, cwd=self.folder, capture_output=True, text=True, encoding="utf-8", check=False)
        assert done.returncode == 0, f"{command} {arguments}: exit {done.returncode}\n{done.stdout}\n{done.stderr}"
        return done.stdout

    @contextmanager
    def serving(self) -> Iterator[str]:
        """The address of a dashboard of its own, for as long as the block lasts."""
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        line = [str(self.scripts / "jixiao"), "serve", "--store", "served", "--port", str(port)]
        # A session of its own: the command and the server it starts end together.
        with subprocess.Popen(line, cwd=self.folder, stdout=subprocess.DEVNULL, start_new_session=True) as process:
            try:
                yield f"http://127.0.0.1:{port}"
            finally:
                os.killpg(process.pid, signal.SIGTERM)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    folder = tmp_path_factory.mktemp("elsewhere")
    prefix = folder / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(prefix)], check=True)
    scheme = {"base": str(prefix), "platbase": str(prefix)}
    scripts, packages = (Path(sysconfig.get_path(name, "venv", scheme)) for name in ("scripts", "purelib"))
    pip = [sys.executable, "-m", "pip", "--python", str(scripts / "python"), "install", "--quiet", "--no-index"]
    subprocess.run([*pip, "--no-deps", str(wheel)], check=True, capture_output=True)
    # The dependencies come from this environment; its own .pth files, the checkout's among them, are not followed.
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return Installed(scripts, folder)


def test_the_wheel_carries_what_is_read_beside_the_package(wheel: Path) -> None:
    def tracked(folder: str) -> set[str]:
        listed = subprocess.run(["git", "ls-files", "-z", folder], cwd=ROOT, check=True, capture_output=True, text=True)
        return set(listed.stdout.split("\0")) - {""}

    expected = {f"dashboard/_assets/{name}" for name in tracked("queries") | tracked("data") | tracked(".streamlit")}
    carried = set(ZipFile(wheel).namelist())

    assert set() == expected - carried


def test_the_wheel_carries_no_tests_and_nothing_made(wheel: Path) -> None:
    roots = {name.split("/")[0].split("-")[0] for name in ZipFile(wheel).namelist()}

    assert {"dashboard", "jixiao"} == roots


def test_its_command_explains_itself(installed: Installed) -> None:
    assert "import" in installed.run("jixiao", "--help")


def test_it_reads_its_own_copy(installed: Installed) -> None:
    found = installed.run(
        "python", "-c", "from dashboard import settings; print(settings.QUERIES); print(settings.DATA)"
    )

    assert [True, True] == [Path(line).is_relative_to(installed.folder) for line in found.splitlines()]


def test_it_imports_and_answers(installed: Installed) -> None:
    sources = str(ROOT / "data" / "sources")
    installed.run("jixiao", "import", sources, "--store", "try")
    counted = installed.run(
        "jixiao", "query", "select count(*) as indicators from forms.indicators", "--store", "try", "--format", "csv"
    )
    installed.run("jixiao", "check", "--store", "try")

    assert int(counted.splitlines()[1]) > 0


def test_it_reads_files_in_processes_of_its_own(installed: Installed) -> None:
    published = min((ROOT / "data" / "sources").glob("*.txt")).read_bytes()
    (installed.folder / "ours.txt").write_bytes(published + b"\n")  # other bytes than those it would read by itself
    told = installed.run("jixiao", "import", str(installed.folder / "ours.txt"), "--store", "ours", "--json")

    assert '"outcome": "read"' in told


def test_it_serves(installed: Installed) -> None:
    with installed.serving() as address:
        answer = _answer(f"{address}/_stcore/health", patience=30)

    assert "ok" == answer


def _answer(address: str, patience: float) -> str:
    """What stands at the address, asked again until it answers or `patience` seconds have gone by."""
    last = time.monotonic() + patience
    while True:
        try:
            with urlopen(address) as response:  # noqa: S310 # an address of this machine, built above
                return str(response.read().decode())
        except URLError:
            if time.monotonic() > last:
                raise
            time.sleep(0.1)
