"""Made-up filings, kept apart from published ones: a store of them, or documents with what they say."""

import json
from collections.abc import Sequence
from pathlib import Path

from dashboard.errors import PackageMissing, StoreUnavailable, UnknownSelection
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


def generate_documents(folder: Path, documents: int, seed: int, carriers: Sequence[str] | None = None) -> None:
    """Writes made-up documents into an empty folder, each with what it says beside it (`<name>.json`).

    Raises StoreUnavailable where the folder holds anything, UnknownSelection for a carrier there is not, PackageMissing
    where what writes the files is not installed.
    """
    try:
        from dashboard.generate.documents import CARRIERS, made_documents  # noqa: PLC0415 # of the extra [documents]
    except ImportError as error:
        raise PackageMissing(
            f"{error.name}: not installed; documents are written by the extra packages of jixiao[documents]"
        ) from error
    unknown = sorted(set(carriers or ()) - set(CARRIERS))
    if unknown:
        raise UnknownSelection(f"carrier {', '.join(unknown)}: expected one of {', '.join(CARRIERS)}")
    if folder.exists() and any(folder.iterdir()):
        raise StoreUnavailable(f"{folder}: holds files already; generated documents go into a folder of their own")
    folder.mkdir(parents=True, exist_ok=True)
    for document in made_documents(documents, seed, carriers or tuple(CARRIERS)):
        (folder / document.name).write_bytes(document.data)
        truth = json.dumps(document.truth, ensure_ascii=False, indent=1)
        (folder / f"{document.name}.json").write_text(truth, encoding="utf-8")
