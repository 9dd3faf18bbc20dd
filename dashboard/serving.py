"""The dashboard as a process of its own, with the store and the options that travel with the project."""

import os
import subprocess
import sys
from pathlib import Path

from dashboard.settings import PACKAGE, STREAMLIT_CONFIG


def serve_dashboard(store_folder: Path, port: int) -> int:
    """Runs the dashboard on 127.0.0.1 until it is stopped; returns the process's exit code."""
    command = [sys.executable, "-m", "streamlit", "run", str(PACKAGE / "app.py"), "--server.port", str(port)]
    environment = os.environ | {"JIXIAO_STORE": str(store_folder)}
    # Streamlit reads .streamlit/config.toml from the folder it is started in.
    process = subprocess.Popen(command, cwd=STREAMLIT_CONFIG.parent.parent, env=environment)
    try:
        return process.wait()
    except KeyboardInterrupt:
        process.terminate()
        return process.wait()
