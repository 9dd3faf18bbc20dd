"""Pictures of single lines → their words, each letter with how sure it is; needs the extra `ocr`."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import rapidocr
from numpy.typing import NDArray

Picture = NDArray[np.uint8]

# More at once takes more memory and no less time.
_AT_ONCE = 1
_NARROWEST = 160
# The points between words that look alike, as the one that is typed.
_POINTS = str.maketrans("・‧•∙⋅", "·····")


@dataclass(frozen=True, slots=True)
class Words:
    """What stands on a line, and for each letter how sure it is, from 0 to 1."""

    text: str
    sureness: tuple[float, ...]


def recognised(lines: Sequence[Picture]) -> list[Words]:
    """The words of each line, given as a grey picture."""
    if not lines:
        return []
    found = _recogniser().recognize_txt([np.repeat(line[:, :, None], 3, axis=2) for line in lines])
    words: list[Words] = []
    for text, info in zip(found.txts, found.word_results, strict=True):
        words.append(Words(text.translate(_POINTS), tuple(info.confs[: len(text)]) if text else ()))
    return words


@lru_cache(maxsize=1)
def _recogniser() -> Any:
    """RapidOCR with the models of its own wheel: naming the file keeps it from fetching any."""
    models = Path(rapidocr.__file__).parent / "models"
    (model,) = models.glob("*_rec_*.onnx")
    return rapidocr.RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.use_det": False,
            "Global.use_cls": False,
            "Global.return_word_box": True,
            "Rec.model_path": str(model),
            "Rec.rec_batch_num": _AT_ONCE,
            "Rec.rec_img_shape": [3, 48, _NARROWEST],
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
        }
    )
