"""A page of a PDF → the picture of it that a person sees."""

import numpy as np
import pypdfium2
from numpy.typing import NDArray

# The longer side in pixels: of A4 about 290 an inch, so that nothing a scanner saw is lost.
_LONGER = 3400.0


def rendered(data: bytes, number: int) -> tuple[NDArray[np.uint8], float]:
    """The page as its red light shows it, in which stamps fade, and how many points a pixel is wide.

    Raises pypdfium2.PdfiumError.
    """
    document = pypdfium2.PdfDocument(data)
    try:
        page = document[number - 1]
        scale = _LONGER / max(page.get_size())
        picture = page.render(scale=scale, rev_byteorder=True).to_numpy()
        return red_light(picture), 1 / scale
    finally:
        document.close()


def red_light(picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """A picture in red, green and blue as its red light shows it; what is redder than grey fades to paper.

    Red light alone leaves the shade of a stamp, whose letters could be taken for the form's.
    """
    red = np.ascontiguousarray(picture[:, :, 0])
    redder = red - np.minimum(red, np.maximum(picture[:, :, 1], picture[:, :, 2]))
    return np.asarray(red + np.minimum(redder >> 1, 255 - red), dtype=np.uint8)
