"""Where things are: what ships with the code, and the store of whoever runs it.

A checkout keeps `queries/`, `data/` and `.streamlit/` beside the package; a wheel carries them inside it.
"""

import os
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def assets(package: Path = PACKAGE) -> Path:
    """The folder that holds `queries/` and `data/`: the checkout around `package`, else what its wheel carries."""
    checkout = package.parent
    return checkout if (checkout / "queries").is_dir() and (checkout / "data").is_dir() else package / "_assets"


def store_path(option: str | None) -> Path:
    """The folder that holds everything that must last: the option, else `JIXIAO_STORE`, else `./store`.

    Links in it are not followed here: pages ask dozens of times, and following takes longer than many a reading.
    """
    return Path(option or os.environ.get("JIXIAO_STORE") or "store").expanduser().absolute()


def address(option: str | None) -> str:
    """Where people find the dashboard, for links in files: the option, else `JIXIAO_ADDRESS`, else "" (relative).

    With a slash at its end, so that a page's name can follow.
    """
    found = (option or os.environ.get("JIXIAO_ADDRESS") or "").strip()
    return found if not found or found.endswith("/") else f"{found}/"


def is_read_only() -> bool:
    """Whether the dashboard only shows: `JIXIAO_READ_ONLY` is set to anything but 0, false or no."""
    return os.environ.get("JIXIAO_READ_ONLY", "").strip().lower() not in ("", "0", "false", "no")


QUERIES = assets() / "queries"
DATA = assets() / "data"
STREAMLIT_CONFIG = assets() / ".streamlit" / "config.toml"
# What reading one file may cost, and how many are read at a time, on machines that are not as most are.
FILE_SECONDS = float(os.environ.get("JIXIAO_FILE_SECONDS") or 180)
FILE_MEGABYTES = int(os.environ.get("JIXIAO_FILE_MEGABYTES") or 1024)
FILES_AT_A_TIME = int(os.environ.get("JIXIAO_FILES_AT_A_TIME") or min(os.cpu_count() or 1, 4))
