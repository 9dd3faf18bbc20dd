"""What forms call things: the word lists below data/vocabulary, read once."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from dashboard import settings
from dashboard.rules.reading import Shape, shaped, toml_table


@cache
def vocabulary(name: str) -> Mapping[str, Any]:
    """data/vocabulary/<name>.toml as read-only mappings and tuples; BrokenData where it cannot be read."""
    tables: Mapping[str, Any] = _frozen(toml_table(settings.DATA / "vocabulary" / f"{name}.toml"))
    return tables


def vocabulary_as(name: str, shape: type[Shape]) -> Shape:
    """data/vocabulary/<name>.toml as `shape`; BrokenData where it does not fit. Read anew at each call."""
    return shaped(settings.DATA / "vocabulary" / f"{name}.toml", shape)


def _frozen(value: Any) -> Any:
    if isinstance(value, dict):
        return MappingProxyType({key: _frozen(inner) for key, inner in value.items()})
    if isinstance(value, list):
        return tuple(_frozen(inner) for inner in value)
    return value
