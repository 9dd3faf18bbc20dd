"""Numpy arrays into Arrow columns: exact decimals, texts joined from parts, numbers as forms print them."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Column = Any  # a pyarrow.Array; pyarrow ships no types

_FIXED = [f".{part:02d}" for part in range(100)]
_TRIMMED = ["" if part == 0 else f".{part:02d}".rstrip("0") for part in range(100)]


def decimals(values: Ints, places: int, precision: int, scale: int, present: Flags | None = None) -> Column:
    """Whole numbers of 10**-places as decimal(precision, scale), null where not present."""
    scaled = np.ascontiguousarray(values * 10 ** (scale - places))
    words = np.empty((len(scaled), 2), dtype=np.int64)
    words[:, 0] = scaled
    words[:, 1] = scaled >> 63  # the sign fills the upper half of the 128 bits
    validity = None if present is None else pa.py_buffer(np.packbits(present, bitorder="little").tobytes())
    buffers = [validity, pa.py_buffer(words.tobytes())]
    return pa.Array.from_buffers(pa.decimal128(precision, scale), len(scaled), buffers)


def yuan(cents: Ints, present: Flags | None = None) -> Column:
    """Money."""
    return decimals(cents, 2, 18, 2, present)


def rates(ten_thousandths: Ints, present: Flags | None = None) -> Column:
    """Fractions of 1."""
    return decimals(ten_thousandths, 4, 18, 6, present)


def points(hundredths: Ints, present: Flags | None = None) -> Column:
    """Weights and scores."""
    return decimals(hundredths, 2, 9, 4, present)


def figures(hundredths: Ints, present: Flags | None = None) -> Column:
    """Targets and actuals."""
    return decimals(hundredths, 2, 24, 6, present)


def integers(values: Ints) -> Column:
    """Whole numbers as 32-bit integers."""
    return pa.array(values.astype(np.int32))


def chosen(choices: Sequence[str | None], indices: Ints) -> Column:
    """The choice at each index, as text."""
    return pa.array(list(choices), type=pa.string()).take(pa.array(indices))


def where(mask: Flags, texts: Column | str | None, others: Column | str | None) -> Column:
    """Texts where the mask holds, the others elsewhere."""
    return pc.if_else(pa.array(mask), _text(texts), _text(others))


def joined(*parts: Column | str) -> Column:
    """The parts one after the other, row by row; null where a part is null."""
    return pc.binary_join_element_wise(*(_text(part) for part in parts), pa.scalar(""))


def number_texts(hundredths: Ints, fixed: Flags) -> Column:
    """Amounts of hundredths as text: `350.00` where fixed, else without idle zeros (`350`, `34.5`)."""
    whole = pc.cast(pa.array(hundredths // 100), pa.string())
    parts = hundredths % 100
    return joined(whole, chosen([*_TRIMMED, *_FIXED], parts + 100 * fixed.astype(np.int64)))


def filled(template: str, **values: Column | str) -> Column:
    """A sentence with its braces filled in row by row."""
    parts: list[Column | str] = []
    rest = template
    while "{" in rest:
        before, _, rest = rest.partition("{")
        name, _, rest = rest.partition("}")
        parts += [before, values[name]]
    return joined(*parts, rest)


def one_of(templates: Sequence[str], choice: Ints, **values: Column | str) -> Column:
    """Row by row the chosen template, filled in."""
    texts = filled(templates[0], **values)
    for index, template in enumerate(templates[1:], start=1):
        texts = where(choice == index, filled(template, **values), texts)
    return texts


def _text(part: Column | str | None) -> Column:
    return pa.scalar(part, pa.string()) if part is None or isinstance(part, str) else part
