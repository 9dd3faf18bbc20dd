"""A grey picture of a page → the same at a known size, with its lines level."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from dashboard.ingest.readers.pdf.marks import Affine
from dashboard.ingest.readers.pdf.scan.engine import Picture

# The longer side of a page, in points: what is filed is printed on A4.
_PAGE = 842.0
# Pixels a point in the picture that is read: about 216 an inch.
_SCALE = 3.0
# A page with small letters is read as large as it was given, up to so many pixels.
_LONGEST = 3300.0
# The lean is looked for in a picture of one pixel a point, in steps of so many degrees, so far to either side.
_STEPS = ((0.5, 6.0), (0.1, 0.4), (0.02, 0.08))
_LEVEL = 0.04
_AROUND = 25
_PALE = 10.0
_DARK = 80.0


@dataclass(frozen=True, slots=True)
class LevelPage:
    """A page whose lines are level; `back` leads from its points to the pixels of the picture it was.

    `scale` is how many pixels a point has.
    """

    picture: Picture
    scale: float
    back: Affine


def levelled(picture: Picture, quarters: int, zoom: float = 1.0) -> LevelPage:
    """The picture turned to the left by the quarters, then by the few degrees that make its lines level.

    A page counts 842 points along its longer side, times the zoom.
    """
    turned = np.ascontiguousarray(np.rot90(picture, quarters))
    high, wide = turned.shape
    longer = max(_PAGE * _SCALE, min(zoom * _PAGE * _SCALE, max(high, wide), _LONGEST))
    scale, factor = longer / (_PAGE * zoom), longer / max(high, wide)
    matrix = cv2.getRotationMatrix2D((wide / 2, high / 2), _lean(turned), factor)
    size = round(wide * factor), round(high * factor)
    matrix[0, 2] += (size[0] - wide) / 2
    matrix[1, 2] += (size[1] - high) / 2
    flags = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    level = cv2.warpAffine(turned, matrix, size, flags=flags, borderMode=cv2.BORDER_REPLICATE)
    unturned = _unturned(quarters, *picture.shape[:2]) @ np.vstack([cv2.invertAffineTransform(matrix), (0, 0, 1)])
    a, b, c, d, e, f = (unturned @ np.diag((scale, scale, 1.0)))[:2].T.ravel().tolist()
    return LevelPage(np.asarray(level, np.uint8), scale, (a, b, c, d, e, f))


def _unturned(quarters: int, high: int, wide: int) -> NDArray[np.float64]:
    """Leads from the pixels of a picture turned to the left to those of the picture."""
    match quarters % 4:
        case 1:
            rows = ((0, -1, wide), (1, 0, 0))
        case 2:
            rows = ((-1, 0, wide), (0, -1, high))
        case 3:
            rows = ((0, 1, 0), (-1, 0, high))
        case _:
            rows = ((1, 0, 0), (0, 1, 0))
    return np.array([*rows, (0, 0, 1)], dtype=np.float64)


def _lean(picture: Picture) -> float:
    """By how many degrees the page must be turned: where rows of ink and paper part most sharply."""
    factor = _PAGE / max(picture.shape)
    small = cv2.resize(picture, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    dark = np.clip(cv2.blur(small, (_AROUND, _AROUND)).astype(np.float32) - small - _PALE, 0, _DARK)
    best = 0.0
    for step, reach in _STEPS:
        angles = [float(angle) for angle in best + np.arange(-reach, reach + step / 2, step)]
        best = max(angles, key=lambda angle: _sharpness(dark, angle))
    return best if abs(best) >= _LEVEL else 0.0


def _sharpness(dark: NDArray[np.float32], degrees: float) -> float:
    high, wide = dark.shape
    turn = cv2.getRotationMatrix2D((wide / 2, high / 2), degrees, 1)
    rows = cv2.warpAffine(dark, turn, (wide, high)).sum(axis=1)
    return float(np.square(np.diff(rows)).sum())
