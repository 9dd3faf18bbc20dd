"""Says what the browser tests need and this machine lacks: a Chromium, and a font with Chinese letters."""

import platform
import shutil
import subprocess
import sys

from choreographer.browsers.chromium import Chromium

ADVICE = {
    "Linux": "sudo apt install chromium fonts-noto-cjk fontconfig (Ubuntu: chromium-browser)",
    "Darwin": "brew install --cask chromium, or Google Chrome (the font is there already)",
    "Windows": "winget install Google.Chrome (the font is there already)",
}


def browser_path() -> str | None:
    """The browser that draws both the tests' pages and the exported pictures; `BROWSER_PATH` names another."""
    return Chromium.find_browser(skip_local=True)


def has_chinese_font() -> bool:
    """True where the system can draw Chinese; macOS and Windows always can."""
    if platform.system() != "Linux":
        return True
    if shutil.which("fc-list") is None:
        return False
    return bool(subprocess.run(["fc-list", ":lang=zh-cn"], capture_output=True, check=True).stdout.strip())


def missing() -> list[str]:
    """What is not there, in words."""
    has_browser = browser_path() is not None
    return ["Chromium"] * (not has_browser) + ["a Chinese font"] * (not has_chinese_font())


if __name__ == "__main__":
    if lacking := missing():
        advice = ADVICE.get(platform.system(), "install Chromium and Noto Sans CJK")
        sys.exit(f"The browser tests need {' and '.join(lacking)}. Install it first: {advice}")
