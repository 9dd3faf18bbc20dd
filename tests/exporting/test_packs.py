"""A pack is made anew from the data, whatever became of its items, and as a paper says what each item says."""

from datetime import datetime
from pathlib import Path

import pytest

from dashboard.casework.packs import PackItem, PackPlan
from dashboard.errors import UnknownSelection
from dashboard.export.content import Grid, Heading, PageBreak, Paragraph, Picture
from dashboard.export.statement import statement_lines
from dashboard.exporting import made_pack, pack_bytes, pack_endings
from dashboard.exporting.papers import ROWS_OF_TABLE, pack_paper
from dashboard.exporting.previews import previews
from dashboard.i18n import LANGUAGES, words

MOMENT = datetime(2024, 5, 6, 7, 8)  # noqa: DTZ001  # as a clock on the wall
W = words("zh")
LONG = "长" * 300 + "“引号”🙂=1+1\x07"
PLAN = PackPlan(
    "常务会",
    "绩效自评情况",
    "某区财政局",
    items=(
        PackItem("ranking_department", "排名", {"order": ["highest"], "unit": ["yuan"]}, "执行率总体较好"),
        PackItem("low_execution", "低执行", {"threshold": ["100"]}),
        PackItem("trend", LONG, {"department": ["没有这个局"]}),
        PackItem("gone_since", "已取消的图", {}),
        PackItem("trend", "旧版本", {"release": ["7"]}),
    ),
)


def test_a_pack_is_made_whatever_became_of_its_items(synthetic_store: Path) -> None:
    told: list[tuple[int, int]] = []
    pack = made_pack(
        synthetic_store, PLAN, W, MOMENT, "http://dashboard.example/", told=lambda done, of: told.append((done, of))
    )

    assert (pack.title, pack.organisation, pack.date) == ("绩效自评情况", "某区财政局", "2024年5月6日")
    assert told == [(number, 5) for number in range(1, 6)]
    assert [bool(item.missing) for item in pack.items] == [False, False, True, True, True]
    assert [item.title for item in pack.items[2:]] == [LONG, "已取消的图", "旧版本"]
    assert "第7号发布不存在" in pack.items[4].missing
    assert pack.items[0].headline == "执行率总体较好"
    assert pack.is_synthetic
    for _, rates in pack.items[0].frame.groupby("form_type")["execution_rate"]:
        assert list(rates) == sorted(rates, reverse=True)


def test_a_pack_as_a_paper_says_what_its_items_say(synthetic_store: Path) -> None:
    pack = made_pack(synthetic_store, PLAN, W, MOMENT)
    blocks = pack_paper(pack, W).blocks
    said = [block.text for block in blocks if isinstance(block, Paragraph)]
    grids = [block for block in blocks if isinstance(block, Grid)]

    assert [block.text for block in blocks if isinstance(block, Heading)] == [item.title for item in pack.items]
    assert {item.headline for item in pack.items if item.headline} <= set(said)
    assert [block.alt for block in blocks if isinstance(block, Picture)] == [pack.items[0].alt]
    assert sum(isinstance(block, PageBreak) for block in blocks) == 4
    for item in pack.items:
        assert W("figure.separator").join(statement_lines(item.statement, W)) in said
        assert not item.missing or item.missing in said
    frame = pack.items[1].frame
    assert len(grids[1].rows) == ROWS_OF_TABLE < len(frame)
    assert any(f"共{len(frame)}行，列出{ROWS_OF_TABLE}行" in text for text in said)
    at = grids[1].columns.index(W.label("execution_rate"))
    assert [row[at] for row in grids[1].rows] == [W.rate(rate) for rate in frame["execution_rate"][:ROWS_OF_TABLE]]


@pytest.mark.parametrize("ending", pack_endings())
def test_every_format_takes_every_pack(synthetic_store: Path, ending: str) -> None:
    """Items gone or with control characters, and a pack without any."""
    for plan in (PLAN, PackPlan("空的")):
        for language in LANGUAGES:
            pack = made_pack(synthetic_store, plan, words(language), MOMENT)

            assert len(pack_bytes(pack, ending, words(language))) > 1000


def test_another_ending_is_refused(synthetic_store: Path) -> None:
    pack = made_pack(synthetic_store, PackPlan("空的"), W, MOMENT)

    with pytest.raises(UnknownSelection, match="odp"):
        pack_bytes(pack, ".odp", W)


def test_previews_are_the_same_again_until_the_data_changes(synthetic_store: Path) -> None:
    first = previews(synthetic_store, PLAN.items, W)
    again = previews(synthetic_store, PLAN.items, W)

    assert [item.title for item in first] == ["执行率排名", W("low_execution.list"), LONG, "已取消的图", "旧版本"]
    assert all(one is other for one, other in zip(first, again, strict=True))
    assert first[0].headline != PLAN.items[0].headline


def test_an_item_keeps_the_unit_of_its_page_whoever_looks(synthetic_store: Path) -> None:
    items = (PackItem("execution_flow", "资金", {}), PackItem("execution_flow", "资金", {"unit": ["yi_yuan"]}))

    assert [item.statement.unit for item in previews(synthetic_store, items, W.in_unit("yuan"))] == ["万元", "亿元"]
