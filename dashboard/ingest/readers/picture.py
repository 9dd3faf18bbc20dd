"""Pictures of pages (PNG, JPEG, TIFF) → paragraphs and grids, as scanned pages of a PDF are read."""

import warnings
from collections.abc import Iterator
from io import BytesIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from dashboard.errors import RefusedDocument
from dashboard.ingest.grid import Block
from dashboard.ingest.readers.limits import MAX_PAGES, MAX_PIXELS, within
from dashboard.ingest.readers.pdf import page_blocks, picture_marks
from dashboard.ingest.readers.pdf.marks import Marks

# Boxes are counted in points of a page whose longer side is that of A4: pictures seldom tell their real size.
_LONGER_SIDE = 842.0
_FORMATS = ("PNG", "JPEG", "TIFF")


def picture_blocks(data: bytes, file_name: str) -> list[Block]:
    """The grids and paragraphs of a picture, or of the pages of a TIFF; boxes in 842nds of a page's longer side.

    Raises RefusedDocument `ocr_missing`, `illegible`, `damaged`, `too_large` or `empty`.
    """
    return page_blocks(_pages(data, file_name), file_name)


def _pages(data: bytes, file_name: str) -> Iterator[Marks]:
    for number, page in enumerate(_pictures(data, file_name), start=1):
        yield picture_marks(page, number, _LONGER_SIDE / max(page.shape), file_name)


def _pictures(data: bytes, file_name: str) -> Iterator[NDArray[np.uint8]]:
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
    return np.asarray(upright.convert("RGB").getchannel("R"), dtype=np.uint8)
