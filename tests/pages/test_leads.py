"""Leads: the queue and its facets, one lead with its cells, and its paper, which loses nothing that was typed."""

import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.auditing import lead_as_kept, leads_by_key
from dashboard.casework import Change, add_person, change_paper, papers_folder, read_papers
from dashboard.importing import import_paths
from dashboard.warehouse import Store, open_warehouse, rebuild
from tests.pages.app import opened, said, tiles
from tests.pages.sheets import cells, marked

PERSON, OTHER = "张三", "李四"


@pytest.fixture(name="store")
def store_that_can_be_written(published_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    store = tmp_path / "store"
    shutil.copytree(published_store, store)
    monkeypatch.setenv("JIXIAO_STORE", str(store))
    for name in (PERSON, OTHER):
        add_person(store, name, by="")
    return store


def leads(store: Path, condition: str = "true") -> list[str]:
    rows = open_warehouse(store).rows(
        f"select lead_key from findings.every where outcome = 'lead' and {condition} order by lead_key"
    )
    return [key for (key,) in rows]


def written(store: Path, key: str, change: Change, by: str = OTHER) -> None:
    lead = lead_as_kept(leads_by_key(open_warehouse(store), [key])[key])
    change_paper(store, key, change, by=by, seen=read_papers(store).of(key).seen, lead=lead)


def column(rows: list[list[str]], place: int) -> list[str]:
    return [row[place] for row in rows]


def fill_in(app: AppTest, key: str, **values: Any) -> AppTest:
    """Types into the form of a paper and saves it."""
    for name, value in values.items():
        widget = app.session_state
        widget[f"paper_{name}_{key}" if name != "writer" else "paper_writer"] = value
    app.button(key=f"FormSubmitter:paper_{key}-保存").click().run()
    return app


def test_the_queue_begins_with_the_gravest_and_is_turned_page_by_page(published_store: Path) -> None:
    app = opened("leads")
    count = len(leads(published_store))

    assert not app.exception
    assert f"共{count}条疑点（待核实），本页为第1至25条。" in said(app)
    rows = cells(app, "leads")
    assert len(rows) == 25
    severities = column(rows, 1)
    assert severities == sorted(severities, key=["表内计算不符", "高", "中", "低", "提示"].index)


def test_a_link_opens_its_facets(published_store: Path) -> None:
    app = opened("leads", severity="H", rule="B08", state="open")

    assert len(leads(published_store, "rule_code = 'B08'")) == 4
    assert column(cells(app, "leads"), 0) == ["指标得分高而资金未执行"] * 4
    assert {name: app.query_params[name] for name in ("severity", "rule", "state")} == {
        "severity": "H",
        "rule": "B08",
        "state": "open",
    }


def test_wrong_facets_in_a_link_are_named_and_ignored() -> None:
    app = opened("leads", severity="X", rule="Z99", state="done", order="galaxy", grouping="galaxy")

    assert not app.exception
    assert len(app.warning) == 5
    assert len(cells(app, "leads")) == 25


def test_facets_say_how_many_leads_are_behind_them(published_store: Path) -> None:
    app = opened("leads", severity="H")
    high = leads(published_store, "severity = 'H'")
    b08 = leads(published_store, "rule_code = 'B08'")

    assert f"高（{len(high)}）" in app.pills(key="leads_severity").options
    assert f"B08指标得分高而资金未执行（{len(b08)}）" in app.multiselect(key="leads_rule").options


def test_years_and_regions_narrow_the_whole_page(published_store: Path) -> None:
    app = opened("leads")
    app.multiselect(key="leads_regions").select("310112").run()
    expected = len(
        leads(
            published_store, "evaluation_id in (select evaluation_id from facts.filings where region_code = '310112')"
        )
    )

    assert app.query_params["region"] == "310112"
    assert f"共{expected}条疑点" in said(app)


def test_groups_lead_to_their_leads(published_store: Path) -> None:
    by_rule = cells(opened("leads", grouping="rule"), "lead_groups_rule")
    by_unit = cells(opened("leads", grouping="unit"), "lead_groups_unit")

    assert sum(int(count) for count in column(by_rule, 2)) == len(leads(published_store))
    assert sum(int(count) for count in column(by_unit, 2)) == len(leads(published_store))
    assert any(name.startswith("B08") for name in column(by_rule, 0))


def test_nothing_found_says_so() -> None:
    app = opened("leads", state="confirmed")

    assert not app.exception
    assert [info.value for info in app.info] == ["没有符合条件的疑点。可放宽规则、级别、状态或左侧的筛选条件。"]


def test_a_lead_shows_its_reasoning_and_its_cells(published_store: Path) -> None:
    (key,) = leads(published_store, "rule_code = 'B01' and found = '11.92%'")
    app = opened("leads", lead=key)
    page = said(app).replace("\\", "")

    assert not app.exception
    assert dict(tiles(app))["表中为"] == "11.92%"
    assert "为何核实：" in page
    assert "算法：" in page
    assert "全年执行数" in page
    figures = dict(cells(app, "lead_figures"))
    assert marked(app) == ["30000.00", "3576.00"]
    assert figures["执行率（按全年预算）"] == "11.92%"
    assert any(value.endswith("元") for value in figures.values())


def test_an_unknown_lead_in_a_link_is_a_sentence() -> None:
    app = opened("leads", lead="Z99-0")

    assert not app.exception
    assert "链接中的疑点“Z99-0”不存在" in said(app).replace("\\", "")


def test_a_paper_is_written_and_outlives_a_rebuild(store: Path) -> None:
    key = leads(store, "rule_code = 'B08'")[0]
    due = datetime.now(UTC).date() + timedelta(days=9)
    app = opened("leads", lead=key)
    fill_in(app, key, state="asked", note="请说明*原因*", measure="核减", owner=OTHER, due=due, writer=PERSON)

    assert [success.value[:3] for success in app.success] == ["已保存"]
    rebuild(Store(store))
    again = opened("leads", lead=key)
    assert again.text_area(key=f"paper_note_{key}").value == "请说明*原因*"
    assert again.session_state[f"paper_due_{key}"] == due
    assert f"张三：状态：已询问；责任人：李四；期限：{due}；说明：请说明*原因*；整改措施：核减" in said(again).replace(
        "\\", ""
    )


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"due": date(2020, 1, 1)}, "期限2020-01-01早于今天"),
        ({"owner": None}, "状态“已询问”须指定责任人"),
        ({"state": "confirmed", "note": "  "}, "状态“已确认”须写明说明"),
        ({"writer": None}, "请选择记录人。"),
    ],
)
def test_what_is_wrong_gets_a_sentence_and_loses_nothing(store: Path, wrong: dict[str, Any], sentence: str) -> None:
    key = leads(store, "rule_code = 'B08'")[0]
    typed = {
        "state": "asked",
        "note": "长长的说明",
        "measure": "措施",
        "owner": OTHER,
        "due": None,
        "writer": PERSON,
    } | wrong
    before = (papers_folder(store) / "history.jsonl").read_bytes()
    app = fill_in(opened("leads", lead=key), key, **typed)

    assert sentence in said(app).replace("\\", "")
    assert (papers_folder(store) / "history.jsonl").read_bytes() == before
    for name, value in typed.items():
        held = app.session_state["paper_writer" if name == "writer" else f"paper_{name}_{key}"]
        assert held == value, name


def test_the_second_of_two_people_is_told_and_keeps_what_was_typed(store: Path) -> None:
    key = leads(store, "rule_code = 'B08'")[0]
    app = opened("leads", lead=key)
    written(store, key, Change("asked", note="李四的说明", owner=OTHER))
    fill_in(app, key, state="explained", note="张三的说明", writer=PERSON)

    assert "李四已于" in said(app)
    assert app.text_area(key=f"paper_note_{key}").value == "张三的说明"
    assert "李四：状态：已询问" in said(app)
    fill_in(app, key)
    assert [(entry.by, entry.content["note"]) for entry in read_papers(store).of(key).entries] == [
        (OTHER, "李四的说明"),
        (PERSON, "张三的说明"),
    ]


def test_people_are_added_and_taken_off(store: Path) -> None:
    app = opened("leads", lead=leads(store)[0])
    app.text_input(key="people_name").set_value("赵六")
    next(button for button in app.button if button.label == "加入名单").click().run()
    assert read_papers(store).people == (PERSON, OTHER, "赵六")
    app.selectbox(key="people_left").set_value("赵六")
    next(button for button in app.button if button.label == "移出").click().run()

    assert read_papers(store).people == (PERSON, OTHER)


def test_a_read_only_dashboard_shows_papers_and_writes_none(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    key = leads(store, "rule_code = 'B08'")[0]
    written(store, key, Change("asked", note="看得见", owner=OTHER))
    monkeypatch.setenv("JIXIAO_READ_ONLY", "1")
    app = opened("leads", lead=key)

    assert not app.exception
    assert "看得见" in said(app)
    assert not app.text_area
    assert not [button for button in app.button if button.label in {"保存", "加入名单"}]


def test_a_lead_no_longer_raised_keeps_its_paper(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    key = leads(store, "rule_code = 'B08'")[0]
    written(store, key, Change("asked", note="底稿仍在", owner=OTHER))
    empty = store.with_name("other")
    minhang = next(
        path
        for path in (Path(__file__).parents[2] / "data" / "sources").glob("*.txt")
        if "闵行" in path.name or "minhang" in path.name
    )
    import_paths([minhang], empty)
    shutil.copytree(papers_folder(store), papers_folder(empty))
    monkeypatch.setenv("JIXIAO_STORE", str(empty))
    page = said(opened("leads", lead=key))

    assert "这条疑点已不再列出" in page
    assert "底稿仍在" in page
    assert "已不再列出的疑点（1条，底稿保留）" in [fold.label for fold in opened("leads").expander]


def test_english_reads_as_english(published_store: Path) -> None:
    app = opened("leads", locale="en-US", lead=leads(published_store, "rule_code = 'B08'")[0])
    page = said(app).replace("\\", "")

    assert not app.exception
    assert "Why this is asked:" in page
    assert "Working paper" in page
