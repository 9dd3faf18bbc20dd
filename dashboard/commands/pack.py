"""`jixiao export pack NAME`: the pack of a meeting, made anew from the data, in every format that is asked for."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path

from dashboard.commands.options import warehouse_of
from dashboard.errors import UnknownSelection
from dashboard.i18n import Words
from dashboard.settings import address, store_path
from dashboard.terminal import sentences


def export_pack(
    store: str | None, name: str, outs: Sequence[Path], shape: str, found_at: str | None, w: Words, *, progress: bool
) -> None:
    """Writes a pack to files whose endings choose the formats; its figures are drawn once for all of them.

    With `progress` every step is printed as "done of" for whoever started the command.
    """
    from dashboard.casework.packs import pack_plan
    from dashboard.exporting import PAPER_WRITERS, made_pack, pack_bytes, pack_endings
    from dashboard.exporting.packs import SHAPES
    from dashboard.exporting.papers import draw_ahead

    with sentences():
        if shape not in SHAPES:
            raise UnknownSelection(w("pack.shape_unknown", shape=shape, shapes=w.listed(list(SHAPES))))
        for out in outs:
            if out.suffix.lower() not in pack_endings():
                endings = w.listed(pack_endings())
                raise UnknownSelection(w("pack.ending", ending=out.suffix or out.name, endings=endings))
        plan = pack_plan(store_path(store), name)
        warehouse_of(store)
        steps = len(plan.items) + len(outs)

        def told(done: int) -> None:
            if progress:
                print(done, steps, flush=True)

        # The browser that draws for papers works while items are read and other files are written.
        papers = [out for out in outs if out.suffix.lower() in PAPER_WRITERS]
        with ThreadPoolExecutor(1) as drawing:
            pack = made_pack(
                store_path(store),
                plan,
                w,
                datetime.now().astimezone(),
                address(found_at),
                told=lambda done, _: told(done),
                made=(lambda item: drawing.submit(draw_ahead, item)) if papers else None,
            )
            for number, out in enumerate([*(out for out in outs if out not in papers), *papers]):
                _write(out, pack_bytes(pack, out.suffix.lower(), w, next(one for one in SHAPES if one == shape)))
                told(len(plan.items) + number + 1)
    if progress:
        return
    for item in pack.items:
        if item.missing:
            print(w("pack.item_missing", title=item.title, reason=item.missing))
    print(w("pack.written", name=name, count=len(pack.items), files=w.listed([str(out) for out in outs])))


def _write(out: Path, data: bytes) -> None:
    """Writes a file aside and puts it in its place whole."""
    out.parent.mkdir(parents=True, exist_ok=True)
    aside = out.with_name(f"{out.name}.part")
    aside.write_bytes(data)
    aside.replace(out)
