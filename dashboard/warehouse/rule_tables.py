"""What data/ says, into the tables of schema rules."""

import dataclasses
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from duckdb import DuckDBPyConnection

from dashboard.rules import packs, regions, vocabulary
from dashboard.warehouse.fingerprint import fingerprint
from dashboard.warehouse.insert import insert_rows

_PARTS = ("parameters", "grade_bands", "level_weights")


def write_rules(connection: DuckDBPyConnection) -> None:
    """Fills the empty tables of schema rules from data/."""
    insert_rows(connection, "rules.regions", [_fields(region) for region in regions()])
    insert_rows(connection, "rules.packs", [_fields(pack, *_PARTS) for pack in packs()])
    for table in _PARTS:
        rows = [(pack.pack_id, row) for pack in packs() for row in getattr(pack, table)]
        insert_rows(connection, f"rules.{table}", [{"pack_id": pack_id} | _fields(row) for pack_id, row in rows])
    connection.execute("insert into rules.built_with values ($1, $2)", [fingerprint(), datetime.now(UTC)])
    insert_rows(connection, "rules.unit_scales", list(_unit_scales()))
    causes = vocabulary("causes")
    insert_rows(
        connection,
        "rules.cause_words",
        [{"cause": cause, "word": word} for cause in causes for word in causes[cause]["words"]],
    )
    kinds = vocabulary("body_kinds")
    insert_rows(
        connection,
        "rules.body_kinds",
        [{"kind": kind, "word": word} for kind in kinds for word in kinds[kind]["words"]],
    )
    insert_rows(connection, "rules.rule_words", list(_rule_words()))


def _unit_scales() -> Iterator[dict[str, Any]]:
    """Every unit alone and with 万 or 亿 before it; different words for one unit share the first word's kind."""
    units = vocabulary("units")
    first = {word: group[0] for group in units["same"] for word in group}
    found = {word: (multiple["unit"], multiple["size"]) for word, multiple in units["multiples"].items()}
    for prefix, scale in units["scale"].items():
        found |= {prefix + unit: (unit, scale) for unit in units["units"]}
    found = {unit: (unit, 1) for unit in units["units"]} | found
    for word, (unit, scale) in found.items():
        yield {"unit": word, "kind": first.get(unit, unit), "scale": float(scale)}


def _rule_words() -> Iterator[dict[str, Any]]:
    """Every word of rule_words.toml, what readers take for "does not apply", and what units.toml says of prose."""
    units = vocabulary("units")
    lists: dict[str, Mapping[str, Any]] = {
        **vocabulary("rule_words"),
        "not_applicable": {"whole": vocabulary("blanks")["not_applicable"]},
        "unit": {"none": units["not_units"], "time": units["time_units"]},
    }
    for name, meanings in lists.items():
        for meaning, words in meanings.items():
            for word in words:
                yield {"word_list": name, "meaning": meaning, "word": word}


def _fields(record: Any, *but: str) -> dict[str, Any]:
    """A record's fields as a row; its name stands in the table as the parameter it is."""
    row = {field.name: getattr(record, field.name) for field in dataclasses.fields(record) if field.name not in but}
    return {"parameter" if name == "name" else name: value for name, value in row.items()}
