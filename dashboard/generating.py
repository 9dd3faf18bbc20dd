"""A store of generated filings, kept apart from published ones."""

from collections.abc import Sequence
from pathlib import Path

from dashboard.errors import StoreUnavailable
from dashboard.generate import DEFAULT_YEARS, generated_frames
from dashboard.warehouse import Store, write_frames


def generate_store(store_folder: Path, evaluations: int, seed: int, years: Sequence[int] = DEFAULT_YEARS) -> str:
    """Fills an empty store with generated filings and returns its version.

    Raises StoreUnavailable where the store holds anything already: published and generated documents never mix.
    """
    store = Store(store_folder)
    if store.version is not None:
        raise StoreUnavailable(f"{store_folder}: holds documents already; generated data goes into a store of its own")
    return write_frames(store, generated_frames(evaluations, seed, years))
