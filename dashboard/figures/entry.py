"""What an entry takes and gives."""

from collections.abc import Callable
from typing import Any, Protocol

import pandas as pd
import plotly.graph_objects as go


class Read(Protocol):
    """Reads marts for a selection that is settled elsewhere."""

    def __call__(self, mart: str, /, **parameters: Any) -> pd.DataFrame:
        """The mart's rows; `parameters` are its own, by name."""


Draw = Callable[..., go.Figure | None]
# What draws, the frame that is drawn and is its table, then what else the drawing takes.
Drawing = tuple[Draw, pd.DataFrame, *tuple[Any, ...]]
