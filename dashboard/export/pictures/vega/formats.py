"""Number formats of office programs as d3 writes them on an axis."""

import json
import re

_QUOTED = re.compile(r'^(?:"([^"]*)")?([^"]*)(?:"([^"]*)")?$')


def label_expression(number_format: str) -> str:
    """The Vega expression that writes `datum.value` as an office program does: `0.0%`, `#,##0`, `"+"0"分"`."""
    found = _QUOTED.match(number_format)
    before, bare, after = found.groups("") if found else ("", number_format, "")
    specifier = _specifier(bare)
    parts = [json.dumps(before)] if before else []
    parts.append(f"format(datum.value, '{specifier}')")
    parts.extend([json.dumps(after)] if after else [])
    return " + ".join(parts)


def _specifier(bare: str) -> str:
    """The d3 specifier, with all decimals that a tick has: ticks between two whole ones must not be written alike."""
    return f"{',' if ',' in bare else ''}.6~{'%' if bare.endswith('%') else 'f'}"
