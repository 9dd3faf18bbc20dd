"""Reads the tables of a page that are drawn in the browser, and the excerpt of a document."""

import json
from typing import Any

from streamlit.testing.v1 import AppTest


def sheet(app: AppTest, name: str) -> dict[str, Any]:
    """What a sheet of a page is given to draw."""
    return _drawn(app, f"-sheet_{name}")


def cells(app: AppTest, name: str) -> list[list[str]]:
    """The texts of a sheet, row by row."""
    return [[cell["text"] for cell in row["cells"]] for row in sheet(app, name)["rows"]]


def marked(app: AppTest) -> list[str]:
    """The texts that are marked in the excerpt of the document."""
    rows = _drawn(app, "-excerpt")["rows"]
    return [cell["needle"] or cell["text"] for row in rows for cell in row["cells"] if cell["is_marked"]]


def _drawn(app: AppTest, ending: str) -> dict[str, Any]:
    found = [element.proto for element in app.get("bidi_component") if element.proto.id.endswith(ending)]
    assert len(found) == 1
    drawn: dict[str, Any] = json.loads(found[0].json)
    return drawn
