"""The data page says what was read, what was not, what everything means and by which rules it is judged."""

from pathlib import Path

import pytest

from dashboard.importing import import_paths
from dashboard.warehouse import Store, write_corrections, write_readings
from tests.pages.app import opened, said
from tests.pages.sheets import cells, marked, sheet
from tests.queries.forms import correction, evaluation, reading


def test_documents_come_with_publisher_year_and_what_they_hold() -> None:
    rows = {row[0]: row[1:7] for row in cells(opened("data"), "documents")}

    assert rows["深圳市福田区总工会2023年度项目支出绩效自评表"] == [
        "深圳市福田区总工会",
        "2023",
        "项目13份",
        "13",
        "0",
        "0",
    ]
    assert len(rows) == 5


def test_nothing_unread_is_said() -> None:
    assert "没有未识别的单元格。" in said(opened("data", part="unread"))


def test_an_unread_cell_is_listed_with_its_reason_and_shown_in_the_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, published_store: Path
) -> None:
    document = tmp_path / "form.txt"
    published = next((published_store / "originals").glob("75bbd5a4*"))
    document.write_text(published.read_text("utf-8") + "备注\t神秘\t附言\n", "utf-8")
    import_paths([document], tmp_path / "store")
    monkeypatch.setenv("JIXIAO_STORE", str(tmp_path / "store"))
    app = opened("data", part="unread")
    rows = cells(app, "unread")

    assert not app.exception
    assert "神秘" in {row[3] for row in rows}
    assert marked(app) == [rows[0][3]]


def test_corrections_are_listed_with_their_forms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filed, data = reading(evaluation(project="道路养护"))
    store = Store(tmp_path)
    write_readings(store, [(filed, data)])
    monkeypatch.setenv("JIXIAO_STORE", str(tmp_path))
    assert "所选范围内没有更正。" in said(opened("data", part="corrections"))
    write_corrections(store, [correction(filed, "indicators", "1", "weight", "80", printed="90.00")])
    app = opened("data", part="corrections")

    assert not app.exception
    assert cells(app, "corrections") == [
        ["道路养护", "分值", "90.00", "90", "80", "与纸质原件核对", "张三", "2026-02-03 04:05"]
    ]


def test_the_dictionary_shows_the_reader_s_half_of_each_comment() -> None:
    chinese = {row[0]: row[2] for row in cells(opened("data", part="dictionary"), "dictionary_forms_funds")}
    english = {
        row[0]: row[2] for row in cells(opened("data", locale="en-US", part="dictionary"), "dictionary_forms_funds")
    }

    assert chinese["executed_yuan"] == "全年执行数（元）"
    assert english["executed_yuan"] == "Executed, yuan"


@pytest.mark.parametrize("layer", ["facts", "findings", "rules", "marts"])
def test_every_layer_is_described(layer: str) -> None:
    app = opened("data", part="dictionary", layer=layer)

    assert not app.exception
    assert len([fold for fold in app.expander if f"`{layer}." in fold.label]) >= 6


def test_measures_come_with_their_formulas() -> None:
    rows = {row[0]: row[1] for row in cells(opened("data", part="measures"), "measures")}

    assert rows["执行率（按全年预算）"] == "全年执行数÷全年预算数（调整后）"
    assert rows["按规则应得分"].startswith("完成指标值得满分")


def test_a_link_opens_a_rule_pack_with_evidence_and_who_set_it() -> None:
    app = opened("data", part="packs", pack="shenzhen-futian-2023")
    rows = {row[0]: row[1:] for row in cells(app, "parameters")}

    assert not app.exception
    assert app.selectbox(key="data_pack").value == "shenzhen-futian-2023"
    assert rows["超额扣分的偏离率"][0] == "50%"
    assert rows["超额扣分的偏离率"][1].startswith("S ")
    assert rows["超额扣分的偏离率"][4] == "深圳市福田区 2023 年"
    assert (rows["执行率分值"][0], rows["执行率分值"][4]) == ("10分", "沿用：全国默认")
    assert (rows["执行率得分取位"][0], rows["大于号、小于号是否含等于"][0]) == ("四舍五入", "是")
    assert "优：≥90.00分" in said(app).replace("\\", "")


def test_the_national_pack_names_what_is_not_known() -> None:
    rows = {row[0]: row[1] for row in cells(opened("data", part="packs"), "parameters")}

    assert rows["超额扣分的偏离率"] == "未规定或不明"


def test_an_unknown_pack_is_named_and_the_national_one_shown() -> None:
    app = opened("data", part="packs", pack="galaxy")

    assert [warning.value for warning in app.warning] == ["链接中的规则包“galaxy”不存在，已显示全国默认规则。"]
    assert app.selectbox(key="data_pack").value == "national"


def test_a_pack_that_is_picked_stands_in_the_address() -> None:
    app = opened("data", part="packs")
    app.selectbox(key="data_pack").select("guangxi").run()

    assert app.query_params["pack"] == "guangxi"
    assert sheet(app, "parameters")["rows"]


def test_what_was_not_judged_is_listed_with_its_reason() -> None:
    app = opened("data", part="unjudged")

    assert ["规则A05：总分与各部分得分合计不符", "文件中只有表格的一部分", "1", "1"] in cells(app, "unjudged_reasons")
    assert len(cells(app, "unjudged_cases")) == sum(int(row[2]) for row in cells(app, "unjudged_reasons"))


def test_an_unknown_part_is_named_and_the_documents_shown() -> None:
    app = opened("data", part="galaxy")

    assert not app.exception
    assert len(app.warning) == 1
    assert len(cells(app, "documents")) == 5


@pytest.mark.parametrize("part", ["documents", "unread", "dictionary", "measures", "packs", "unjudged"])
def test_every_part_reads_in_english(part: str) -> None:
    app = opened("data", locale="en-US", part=part)

    assert not app.exception
    assert not app.error
