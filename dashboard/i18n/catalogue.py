"""Loads the two catalogues into flat tables of sentences."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, Literal

from dashboard.errors import BrokenData

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")
PLURAL = {"one", "other"}


@cache
def catalogue(language: Language) -> dict[str, str]:
    """Every sentence of a language by its dotted key; plural forms end in `.one` and `.other`."""
    path = Path(__file__).with_name(f"{language}.toml")
    with path.open("rb") as file:
        return dict(_flat(tomllib.load(file), "", path.name))


def _flat(table: dict[str, Any], prefix: str, file_name: str) -> list[tuple[str, str]]:
    """The leaves of a TOML table with their dotted keys; anything but text is refused."""
    leaves: list[tuple[str, str]] = []
    for name, value in table.items():
        if isinstance(value, dict):
            leaves.extend(_flat(value, f"{prefix}{name}.", file_name))
        elif isinstance(value, str):
            leaves.append((f"{prefix}{name}", value))
        else:
            raise BrokenData(f"{file_name}: expected text at {prefix}{name}, found {value!r}")
    return leaves
