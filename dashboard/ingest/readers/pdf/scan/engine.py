"""Pictures of single lines → their words, each letter with how sure it is; needs the extra `ocr`."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
import rapidocr
from numpy.typing import NDArray

from dashboard.ingest.readers.pdf.scan.memory import give_memory_back

Picture = NDArray[np.uint8]

# More at once takes more memory and no less time.
_AT_ONCE = 1
_HIGH, _NARROWEST = 48, 160
_ERRORS = 3
# The points between words that look alike, as the one that is typed.
_POINTS = str.maketrans("・‧•∙⋅", "·····")


@dataclass(frozen=True, slots=True)
class Words:
    """What stands on a line, and for each letter how sure it is, from 0 to 1."""

    text: str
    sureness: tuple[float, ...]


def recognised(lines: Sequence[Picture]) -> list[Words]:
    """The words of each line, given as a grey picture; one after the other, so that one has colours at a time."""
    return [_words(line) for line in lines]


def _words(line: Picture) -> Words:
    found = _recogniser().recognize_txt([np.repeat(line[:, :, None], 3, axis=2)])
    (text,), (info,) = found.txts, found.word_results
    return Words(text.translate(_POINTS), tuple(info.confs[: len(text)]) if text else ())


@lru_cache(maxsize=1)
def _recogniser() -> Any:
    """RapidOCR with the models of its own wheel: naming the file keeps it from fetching any.

    Its session is replaced by one that keeps no plan of memory for each length of line, which it has no option for.
    """
    models = Path(rapidocr.__file__).parent / "models"
    (model,) = models.glob("*_rec_*.onnx")
    found: Any = rapidocr.RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.use_det": False,
            "Global.use_cls": False,
            "Global.return_word_box": True,
            "Rec.model_path": str(model),
            "Rec.rec_batch_num": _AT_ONCE,
            "Rec.rec_img_shape": [3, _HIGH, _NARROWEST],
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
        }
    )
    options = onnxruntime.SessionOptions()
    options.log_severity_level = _ERRORS
    options.intra_op_num_threads = 1
    options.enable_cpu_mem_arena = options.enable_mem_pattern = False
    found.recognize_txt([np.full((_HIGH, _NARROWEST, 3), 255, np.uint8)])  # loads the model
    found.text_rec.session.session = None
    give_memory_back()
    found.text_rec.session.session = onnxruntime.InferenceSession(
        str(model), options, providers=["CPUExecutionProvider"]
    )
    give_memory_back()
    return found
