"""`jixiao export pack NAME`: the pack of a meeting, made anew from the data, in every format that is asked for."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from dashboard.commands.options import warehouse_of
from dashboard.errors import UnknownSelection
from dashboard.i18n import Words
from dashboard.settings import address, store_path
from dashboard.terminal import sentences

if TYPE_CHECKING:
    from dashboard.export.slides import Shape

# Endings of what holds pictures that a browser draws.
DRAWN = (".docx", ".pdf", ".html")


def export_pack(
    store: str | None, name: str, outs: Sequence[Path], shape: str, found_at: str | None, w: Words, *, progress: bool
) -> None:
    """Writes a pack to files whose endings choose the formats; its figures are drawn once for all of them.

    With `progress` every step is printed as "done of" for whoever started the command.
    """
    from dashboard.export import pictures

    with sentences(), ThreadPoolExecutor(2) as drawing:
        # The browser takes as long to start as everything below takes to load.
        if any(out.suffix.lower() in DRAWN for out in outs):
            drawing.submit(pictures.start_browser)
        from dashboard.casework.packs import pack_plan
        from dashboard.exporting import PAPER_WRITERS, made_pack, pack_bytes
        from dashboard.exporting.papers import draw_ahead

        shaped = _shape(shape, w)
        _check_endings(outs, w)
        plan = pack_plan(store_path(store), name)
        warehouse_of(store)
        steps = len(plan.items) + len(outs)

        def told(done: int) -> None:
            if progress:
                print(done, steps, flush=True)

        # What papers need is drawn while items are read and other files are written: one picture becomes a PNG, which
        # Word takes, while the browser draws the next.
        papers = [out for out in outs if out.suffix.lower() in PAPER_WRITERS]
        wanted: Literal["png", "svg"] = "png" if any(out.suffix.lower() == ".docx" for out in papers) else "svg"
        pack = made_pack(
            store_path(store),
            plan,
            w,
            datetime.now().astimezone(),
            address(found_at),
            told=lambda done, _: told(done),
            made=(lambda item: drawing.submit(draw_ahead, item, wanted)) if papers else None,
        )
        for number, out in enumerate([*(out for out in outs if out not in papers), *papers]):
            _write(out, pack_bytes(pack, out.suffix.lower(), w, shaped))
            told(len(plan.items) + number + 1)
    if progress:
        return
    for item in pack.items:
        if item.missing:
            print(w("pack.item_missing", title=item.title, reason=item.missing))
    print(w("pack.written", name=name, count=len(pack.items), files=w.listed([str(out) for out in outs])))


def _shape(asked: str, w: Words) -> "Shape":
    from dashboard.exporting.packs import SHAPES

    for shape in SHAPES:
        if shape == asked:
            return shape
    raise UnknownSelection(w("pack.shape_unknown", shape=asked, shapes=w.listed(list(SHAPES))))


def _check_endings(outs: Sequence[Path], w: Words) -> None:
    from dashboard.exporting import pack_endings

    for out in outs:
        if out.suffix.lower() not in pack_endings():
            endings = w.listed(pack_endings())
            raise UnknownSelection(w("pack.ending", ending=out.suffix or out.name, endings=endings))


def _write(out: Path, data: bytes) -> None:
    """Writes a file aside and puts it in its place whole."""
    out.parent.mkdir(parents=True, exist_ok=True)
    aside = out.with_name(f"{out.name}.part")
    aside.write_bytes(data)
    aside.replace(out)
