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
    """The folder that holds everything that must last: the option, else `JIXIAO_STORE`, else `./store`."""
    return Path(option or os.environ.get("JIXIAO_STORE") or "store").expanduser().resolve()


QUERIES = assets() / "queries"
DATA = assets() / "data"
STREAMLIT_CONFIG = assets() / ".streamlit" / "config.toml"
