"""A page of a PDF → the picture of it that a person sees."""

from collections.abc import Iterable

import numpy as np
import pypdfium2
from numpy.typing import NDArray

# The longer side in pixels: of A4 about 290 an inch, so that nothing a scanner saw is lost.
_LONGER = 3400.0
# So many lines of a picture have colours at a time: they take several times the room of a grey one.
BAND = 256


def rendered(data: bytes, number: int) -> tuple[NDArray[np.uint8], float]:
    """The page as its red light shows it, in which stamps fade, and how many points a pixel is wide.

    Raises pypdfium2.PdfiumError.
    """
    document = pypdfium2.PdfDocument(data)
    try:
        page = document[number - 1]
        scale = _LONGER / max(page.get_size())
        picture = page.render(scale=scale, rev_byteorder=True).to_numpy()
        bands = (picture[top : top + BAND] for top in range(0, len(picture), BAND))
        return red_light(bands), 1 / scale
    finally:
        document.close()


def red_light(bands: Iterable[NDArray[np.uint8]]) -> NDArray[np.uint8]:
    """A picture in red, green and blue, from top to bottom, as its red light shows it; what is redder than grey fades.

    Red light alone leaves the shade of a stamp, whose letters could be taken for the form's.
    """
    return np.concatenate([_faded(band) for band in bands])


def _faded(band: NDArray[np.uint8]) -> NDArray[np.uint8]:
    red = np.ascontiguousarray(band[:, :, 0])
    redder = red - np.minimum(red, np.maximum(band[:, :, 1], band[:, :, 2]))
    return np.asarray(red + np.minimum(redder >> 1, 255 - red), dtype=np.uint8)
