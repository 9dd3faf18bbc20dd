"""Pages that are only pictures; what reads them comes with the extra `ocr`, so it is loaded where it is needed."""

from importlib.util import find_spec

import numpy as np
from numpy.typing import NDArray

from dashboard.errors import RefusedDocument
from dashboard.ingest.readers.pdf.marks import Marks

_NEEDED = ("cv2", "onnxruntime", "rapidocr")


def check_can_read(file_name: str, place: str) -> None:
    """Raises RefusedDocument `ocr_missing` where what reads pictures is not installed."""
    if any(find_spec(name) is None for name in _NEEDED):
        raise RefusedDocument("ocr_missing", file_name, place=place)


def picture_marks(picture: NDArray[np.uint8], number: int, points: float, file_name: str) -> Marks:
    """The marks of a page given as a grey picture, a pixel of which is so many points wide.

    Raises RefusedDocument `ocr_missing`, or `illegible` where most of its letters cannot be told, and the page.
    """
    place = f"page {number}"
    check_can_read(file_name, place)
    from dashboard.ingest.readers.pdf.scan.scanned import scanned_marks  # noqa: PLC0415 - needs the extra `ocr`

    marks = scanned_marks(picture, number, points)
    if marks is None:
        raise RefusedDocument("illegible", file_name, place=place)
    return marks
