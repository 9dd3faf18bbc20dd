"""Scans made of PDFs: rasterised, then leaning, blurred, grainy and packed like what scanners save."""

import dataclasses
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import cv2
import numpy as np
import pypdfium2
from numpy.typing import NDArray
from PIL import Image

from dashboard.records import Reading

Page = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Scanner:
    """How a page is seen: dots an inch, degrees it leans by, how far it is blurred, its grain, its JPEG quality."""

    dpi: int = 200
    lean: float = 0.0
    blur: float = 0.0
    grain: float = 0.0
    contrast: float = 1.0
    quality: int = 100


CLEAN = Scanner()
OFFICE = Scanner(lean=0.8, blur=0.6, grain=4.0, contrast=0.85, quality=75)
POOR = Scanner(lean=-1.9, blur=0.9, grain=9.0, contrast=0.75, quality=60)


def scans(pdf: bytes, scanner: Scanner, seed: int = 1) -> list[Page]:
    """The pages of the PDF as the scanner sees them, in grey."""
    chance = np.random.default_rng(seed)
    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = [page.render(scale=scanner.dpi / 72, grayscale=True).to_numpy().copy() for page in document]
    finally:
        document.close()
    return [_seen(page, scanner, chance) for page in pages]


def as_tiff(pages: Sequence[Page]) -> bytes:
    """The pages as one TIFF."""
    return _saved(pages, "TIFF", save_all=True, append_images=[Image.fromarray(page) for page in pages[1:]])


def as_pdf(pages: Sequence[Page], dpi: int) -> bytes:
    """The pages as a PDF that holds only pictures."""
    rest = [Image.fromarray(page) for page in pages[1:]]
    return _saved(pages, "PDF", save_all=True, append_images=rest, resolution=dpi)


def as_file(page: Page, form: str) -> bytes:
    """One page as a picture: PNG, JPEG."""
    return _saved([page], form)


@dataclass(slots=True)
class Compared:
    """How much of what a form says was read right, left open, or read as something else."""

    right: int = 0
    left_open: int = 0
    wrong: list[str] = dataclasses.field(default_factory=list)

    @property
    def share(self) -> float:
        """The share read right."""
        return self.right / max(self.right + self.left_open + len(self.wrong), 1)


def compared(expected: Reading, found: Reading) -> Compared:
    """Field by field; the width of signs and white space make no difference, neither does which dash is printed."""
    result = Compared()
    seen = dict(_fields(found))
    for key, value in _fields(expected):
        other = seen.pop(key, None)
        if value == other:
            result.right += 1
        elif other is None:
            result.left_open += 1
        else:
            result.wrong.append(f"{key}: {value!r} expected, {other!r} read")
    result.wrong.extend(f"{key}: nothing expected, {value!r} read" for key, value in seen.items())
    return result


def _fields(reading: Reading) -> Iterator[tuple[str, Any]]:
    for evaluation in reading.evaluations:
        for name, value in dataclasses.asdict(evaluation).items():
            if name == "origins":
                continue
            if not isinstance(value, tuple):
                yield from _filled(f"{evaluation.position} {name}", value)
                continue
            for row in value:
                key = row.pop("source", None) or row.pop("ordinal")
                for column, text in row.items():
                    yield from _filled(f"{evaluation.position} {name} {key} {column}", text)


def _filled(key: str, value: Any) -> Iterator[tuple[str, Any]]:
    if value is not None:
        yield key, re.sub(r"\s|[—–-]", "", unicodedata.normalize("NFKC", value)) if isinstance(value, str) else value


def _seen(page: Page, scanner: Scanner, chance: np.random.Generator) -> Page:
    high, wide = page.shape
    turn = cv2.getRotationMatrix2D((wide / 2, high / 2), scanner.lean, 1)
    leaning = cv2.warpAffine(page, turn, (wide, high), borderValue=255)
    blurred = cv2.GaussianBlur(leaning, (0, 0), scanner.blur) if scanner.blur else leaning
    grain = chance.normal(0, scanner.grain, page.shape) if scanner.grain else 0
    seen = np.clip(250 - (255 - blurred.astype(np.float64)) * scanner.contrast + grain, 0, 255).astype(np.uint8)
    _, packed = cv2.imencode(".jpg", seen, [cv2.IMWRITE_JPEG_QUALITY, scanner.quality])
    return np.asarray(cv2.imdecode(packed, cv2.IMREAD_GRAYSCALE), np.uint8)


def _saved(pages: Sequence[Page], form: str, **options: Any) -> bytes:
    file = BytesIO()
    Image.fromarray(pages[0]).save(file, form, **options)
    return file.getvalue()
