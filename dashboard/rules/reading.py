"""Reads the TOML files below data/ and refuses what does not fit."""

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from dashboard.errors import BrokenData

Shape = TypeVar("Shape", bound=BaseModel)


class Strict(BaseModel):
    """A frozen shape that refuses unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def toml_table(path: Path) -> dict[str, Any]:
    """The tables of one TOML file, fractions as Decimal; BrokenData where it is missing or is no TOML."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    except FileNotFoundError as error:
        raise BrokenData(f"{path}: expected a TOML file, found none") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BrokenData(f"{path}: expected TOML in UTF-8, found: {error}") from error


def shaped(path: Path, shape: type[Shape]) -> Shape:
    """The file as `shape`; BrokenData naming each key that does not fit, what was expected and what was found."""
    try:
        return shape.model_validate(toml_table(path))
    except ValidationError as error:
        faults = "; ".join(
            f"{'.'.join(str(step) for step in fault['loc'])}: {fault['msg']}, found {fault['input']!r}"
            for fault in error.errors()
        )
        raise BrokenData(f"{path}: {faults}") from error
