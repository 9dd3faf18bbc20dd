"""Pictures of pages (PNG, JPEG, TIFF) → paragraphs and grids, as scanned pages of a PDF are read."""

import warnings
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from dashboard.errors import RefusedDocument
from dashboard.ingest.grid import Block
from dashboard.ingest.readers.limits import MAX_PAGES, MAX_PIXELS, within
from dashboard.ingest.readers.pdf import page_blocks, picture_marks
from dashboard.ingest.readers.pdf.marks import Marks
from dashboard.ingest.readers.pdf.render import BAND, red_light

# Boxes are counted in points of a page whose longer side is that of A4: pictures seldom tell their real size.
_LONGER_SIDE = 842.0
# In widths of the picture: how long it must be to show several sheets, how high one is, the paper between them.
_LONG, _SHEET, _FREE = 1.3, 0.5, 0.065
_PALE = 40
_SPECKS = 0.002
_FORMATS = ("PNG", "JPEG", "TIFF")


def picture_blocks(data: bytes, file_name: str) -> list[Block]:
    """The grids and paragraphs of the sheets a picture shows; boxes in 842nds of the longer side of a sheet.

    Raises RefusedDocument `ocr_missing`, `illegible`, `damaged`, `too_large` or `empty`.
    """
    return page_blocks(_pages(data, file_name), file_name)


def _pages(data: bytes, file_name: str) -> Iterator[Marks]:
    sheets = (sheet for picture in pictures(data, file_name) for sheet in _sheets(picture))
    for number, sheet in enumerate(sheets, start=1):
        yield picture_marks(sheet, number, _LONGER_SIDE / max(sheet.shape), file_name)


def _sheets(picture: NDArray[np.uint8]) -> list[NDArray[np.uint8]]:
    """The sheets that a long picture shows one below the other: parted by paper no page leaves free in its middle."""
    high, wide = picture.shape
    dark = (picture < float(np.median(picture)) - _PALE).sum(axis=1) > _SPECKS * wide
    inked = np.flatnonzero(dark)
    if high < _LONG * wide or not len(inked):
        return [picture]
    ends = [(int(before), int(after)) for before, after in pairwise(inked) if after - before > _FREE * wide]
    cuts = [0]
    for before, after in ends:
        middle = (before + after) // 2
        if min(middle - cuts[-1], high - middle) >= _SHEET * wide:
            cuts.append(middle)
    return [picture[top:bottom] for top, bottom in pairwise([*cuts, high])]


def pictures(data: bytes, file_name: str) -> Iterator[NDArray[np.uint8]]:
    """The grey pictures in a file, upright; raises RefusedDocument `damaged` or `too_large`."""
    with warnings.catch_warnings():
        # Pillow warns of pictures that are large; how large they may be is checked here.
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        try:
            with Image.open(BytesIO(data), formats=_FORMATS) as image:
                for number, frame in enumerate(ImageSequence.Iterator(image), start=1):
                    place = f"page {number}"
                    within(number, MAX_PAGES, file_name)
                    within(frame.width * frame.height, MAX_PIXELS, file_name, place)
                    yield _red_light(frame)
        except Image.DecompressionBombError as bomb:
            raise RefusedDocument("too_large", file_name, str(bomb)) from bomb
        except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as error:
            raise RefusedDocument("damaged", file_name, type(error).__name__) from error


def _red_light(frame: Image.Image) -> NDArray[np.uint8]:
    """The picture upright as its red light shows it, in which stamps fade, on white paper."""
    upright = ImageOps.exif_transpose(frame)
    if upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info:
        upright = upright.convert("RGBA")
        paper = Image.new("RGBA", upright.size, "white")
        upright = Image.alpha_composite(paper, upright)
    if upright.mode.startswith(("I", "F")):
        values = np.asarray(upright, dtype=np.float32)
        return (values / max(float(values.max()), 1.0) * 255).astype(np.uint8)
    if upright.mode in ("1", "L"):
        return np.asarray(upright.convert("L"), dtype=np.uint8)
    wide, high = upright.size
    bands = (upright.crop((0, top, wide, min(top + BAND, high))) for top in range(0, high, BAND))
    return red_light(np.asarray(band.convert("RGB")) for band in bands)
