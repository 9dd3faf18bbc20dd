"""The dashboard in this process, with the store and the options that travel with the project."""

import os
import runpy
import sys
from pathlib import Path

from dashboard.settings import PACKAGE, STREAMLIT_CONFIG


def serve_dashboard(store_folder: Path, port: int) -> None:
    """Runs the dashboard on 127.0.0.1 until it is stopped, which ends this process.

    Does what `python -m streamlit run` does, without a second start of all that is loaded already.
    """
    os.environ["JIXIAO_STORE"] = str(store_folder.resolve())
    os.chdir(STREAMLIT_CONFIG.parent.parent)  # Streamlit reads .streamlit/config.toml from the folder it starts in
    sys.argv = ["streamlit", "run", str(PACKAGE / "app.py"), "--server.port", str(port)]
    runpy.run_module("streamlit", run_name="__main__", alter_sys=True)
