"""The dashboard as a process of its own, with the store and the options that travel with the project."""

import os
import subprocess
import sys
from pathlib import Path

from dashboard.settings import PACKAGE, STREAMLIT_CONFIG


def serve_dashboard(store_folder: Path, port: int) -> int:
    """Runs the dashboard on 127.0.0.1 until it is stopped; returns its exit code.

    Where the system allows it this process becomes the dashboard, so that whoever stops one stops the other.
    """
    command = [sys.executable, "-m", "streamlit", "run", str(PACKAGE / "app.py"), "--server.port", str(port)]
    environment = os.environ | {"JIXIAO_STORE": str(store_folder)}
    folder = STREAMLIT_CONFIG.parent.parent  # Streamlit reads .streamlit/config.toml from the folder it starts in
    if os.name == "posix":
        os.chdir(folder)
        os.execve(command[0], command, environment)  # noqa: S606  # no shell, no word of a person in it
    process = subprocess.Popen(command, cwd=folder, env=environment)
    try:
        return process.wait()
    except KeyboardInterrupt:
        process.terminate()
        return process.wait()
