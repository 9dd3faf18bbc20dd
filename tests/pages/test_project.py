"""The project page shows one form in full, and finds forms by name."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dashboard.generating import generate_store
from dashboard.importing import import_paths, import_sources
from dashboard.records import Correction, Reading, evaluation_id
from dashboard.settings import DATA
from dashboard.warehouse import Store, open_warehouse, write_corrections, write_readings
from tests.pages.app import opened, said, tiles
from tests.pages.sheets import cells, marked, sheet
from tests.warehouse.examples import reading

FUTIAN = "75bbd5a4a56582c7"
TRAINING = f"{FUTIAN}-004"
PARTY = f"{FUTIAN}-012"
PANYU = "b52855625a5ae882-001"
TIANHE = "12108aca0c0408fd-001"
CONGHUA = "a2e895e6caeeed19-001"


def test_without_a_form_the_selection_is_listed_lowest_execution_first() -> None:
    app = opened("project", region="440304")
    rows = cells(app, "project_list")

    assert not app.exception
    assert "共13份，按执行率由低到高列出。" in said(app)
    assert rows[0][:-1] == [
        "党组织建设",
        "深圳市福田区总工会（本级）",
        "2023",
        "项目",
        "3.00",
        "11.92%",
        "11.92%",
        "90.19",
    ]
    assert int(rows[0][-1]) >= 5
    assert sheet(app, "project_list")["rows"][0]["cells"][0]["opens"] == PARTY


def test_a_name_narrows_the_list() -> None:
    app = opened("project")
    app.text_input(key="project_search").set_value("劳模").run()

    assert [row[0] for row in cells(app, "project_list")] == ["劳模管理", "劳模慰问和管理"]


def test_a_name_that_nothing_bears_is_named() -> None:
    app = opened("project")
    app.text_input(key="project_search").set_value("galaxy").run()

    assert [info.value for info in app.info] == ["没有名称含“galaxy”的自评，请换一个词，或放宽左侧的条件。"]


def test_an_unknown_form_is_a_sentence_and_a_search() -> None:
    app = opened("project", evaluation="galaxy*_<b>")

    assert not app.exception
    assert [warning.value.replace("\\", "") for warning in app.warning] == [
        "链接中的自评“galaxy*_<b>”不在现有数据中。可在下面按名称查找。"
    ]
    assert app.text_input(key="project_search").label == "按名称查找"
    assert len(cells(app, "project_list")) == 25


def test_a_form_shows_what_it_is_and_its_figures_at_a_glance() -> None:
    app = opened("project", evaluation=TRAINING)

    assert not app.exception
    assert [header.value for header in app.header] == ["全区行政事业单位工会经费"]
    assert ["项目编码", "440304236011500205004"] in cells(app, "facts")
    assert tiles(app)[:5] == [
        ("全年预算数（万元）", "1,687.22"),
        ("全年执行数（万元）", "1,687.22"),
        ("执行率（按全年预算）", "100.00%"),
        ("执行率（按年初预算）", "100.00%"),
        ("总得分", "98.00"),
    ]


def test_what_was_filed_stands_beside_what_follows_from_it() -> None:
    app = opened("project", evaluation=TRAINING)

    assert cells(app, "checks") == [
        ["执行率", "100.00%", "100.00%", "0.00个百分点", "一致"],
        ["执行率得分", "10.00", "10.00", "0.00", "一致"],
        ["总分值", "100.00", "100.00", "0.00", "一致"],
        ["总得分", "98.00", "98.00", "0.00", "一致"],
        ["评分等级", "—", "优", "", "原文未填"],
    ]


def test_indicators_stand_under_their_first_level_with_score_expectation_and_cause() -> None:
    rows = cells(opened("project", evaluation=TRAINING), "indicators")

    assert rows[0] == ["产出指标", "50.00", "48.00", ""]
    assert rows[1][:9] == ["委托业务完成数量", ">2次", "47次", "5.50", "4.50", "4.50", "2,350.00%", "1.00", "超额完成"]
    assert rows[1][9].startswith("1. 偏差原因：根据工会工作安排")
    assert [row[0] for row in rows if len(row) == 4] == ["产出指标", "效益指标", "满意度指标"]


def test_a_lead_is_a_question_with_its_formula_and_its_cell() -> None:
    app = opened("project", evaluation=TRAINING)
    page = said(app).replace("\\", "")

    assert "年度指标值“>2次”，实际完成值“47次”，超出2,250.00%，请核实指标值的设置依据，是否偏低。" in page
    assert "算法：（实际完成值－年度指标值）÷年度指标值，达到规则包的界限" in page
    app.button(key="lead_0").click().run()
    assert app.query_params["cell"] == "indicators/1/target_text"
    assert marked(app) == [">2次"]


def test_a_figure_opens_its_cell() -> None:
    app = opened("project", evaluation=TRAINING, cell="indicators/3/score_reported")

    assert not app.exception
    assert "照原文摘录，未作改动。" in said(app)
    assert "得分：4.5（第110行第8格）" in said(app).replace("\\", "")
    assert marked(app) == ["4.5"]


def test_a_measure_opens_with_formula_pack_and_all_its_cells() -> None:
    app = opened("project", evaluation=PARTY, cell="funds/total/execution_rate")
    page = said(app).replace("\\", "")

    assert "算法：全年执行数÷全年预算数（调整后）" in page
    assert "3,576.00元÷30,000.00元＝11.92%" in page
    assert "适用规则包：深圳市福田区 2023 年" in page
    assert marked(app) == ["30000.00", "3576.00"]


@pytest.mark.parametrize("cell", ["galaxy", "indicators/99/weight", "funds/total/galaxy"])
def test_a_figure_that_the_form_does_not_have_is_named_and_ignored(cell: str) -> None:
    app = opened("project", evaluation=TRAINING, cell=cell)

    assert not app.exception
    assert [warning.value.replace("\\", "") for warning in app.warning] == [
        f"链接中的“{cell}”在本份自评中没有对应的数值，已忽略。"
    ]


def test_a_form_with_parts_missing_says_which_and_what_cannot_be_judged() -> None:
    app = opened("project", evaluation=PANYU)
    page = said(app)

    assert not app.exception
    assert "文件中没有资金情况。" in page
    assert ["总得分", "96.39", "67.00", "", "无法核对：文件中只有表格的一部分"] in cells(app, "checks")
    assert "规则A05（总分与各部分得分合计不符）：文件中只有表格的一部分" in page


def test_a_department_form_shows_tasks_goals_and_passages() -> None:
    app = opened("project", evaluation=TIANHE)

    assert not app.exception
    assert cells(app, "tasks")[0][-1] == "5.60"
    assert [row[0] for row in cells(app, "sections")][2:] == ["存在问题", "改进措施或下一步计划"]
    assert len(cells(app, "goals")) == 2


def test_a_report_in_prose_opens_the_passage_an_amount_was_read_from() -> None:
    app = opened("project", evaluation=CONGHUA, cell="funds/total/executed_yuan")

    assert not app.exception
    assert [text for text in marked(app) if "431.77" in text]


def test_a_single_year_says_that_there_is_no_other() -> None:
    assert "没有同一项目其他年度的自评。" in said(opened("project", evaluation=TRAINING))


def test_the_rule_pack_leads_to_its_definition() -> None:
    app = opened("project", evaluation=TRAINING)
    links = [link.proto for link in app.get("page_link")]

    packs = [link for link in links if link.label == "适用规则：深圳市福田区 2023 年"]
    assert len(packs) == 1
    assert "pack=shenzhen-futian-2023" in packs[0].query_string


def test_english_reads_as_english() -> None:
    app = opened("project", locale="en-US", evaluation=PARTY, cell="funds/total/execution_rate")
    page = said(app).replace("\\", "")

    assert not app.exception
    assert "3,576.00 yuan ÷ 30,000.00 yuan = 11.92%" in page
    assert "Executed: 3576.00 (line 353, cell 5)" in page
    assert cells(app, "checks")[0] == ["Execution rate", "11.92%", "11.92%", "0.00 percentage points", "Agrees"]


def test_a_superseded_form_says_so_and_leads_to_the_one_in_force(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = next((DATA / "sources").glob("*福田*.txt"))
    import_sources(tmp_path / "store")
    later = tmp_path / "later.txt"
    later.write_text(source.read_text("utf-8") + "\n", "utf-8")
    import_paths([later], tmp_path / "store")
    monkeypatch.setenv("JIXIAO_STORE", str(tmp_path / "store"))
    ((old, new),) = open_warehouse(tmp_path / "store").rows(
        "select min(evaluation_id) filter (not is_current), min(evaluation_id) filter (is_current) from facts.filings"
        " where project_name = '党组织建设'"
    )
    app = opened("project", evaluation=old)

    assert "本份自评已被后来公开的版本取代，不计入各页汇总。" in said(app)
    assert "已被取代的版本不再审核。" in said(app)
    assert {row[-1] for row in cells(app, "checks")} == {"已被取代，不再核对"}
    app.button(key=f"version_{new}").click().run()
    assert app.query_params["evaluation"] == new


def test_other_years_of_the_same_project_are_drawn_and_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_readings(Store(tmp_path), [of_year(b"2022", 2022), of_year(b"2023", 2023)])
    monkeypatch.setenv("JIXIAO_STORE", str(tmp_path))
    earlier, later = (
        key for (key,) in open_warehouse(tmp_path).rows("select evaluation_id from facts.filings order by year")
    )
    app = opened("project", evaluation=later)
    rows = sheet(app, "history")["rows"]

    assert "2022年至2023年，执行率由50.00%变为50.00%，得分由95.00变为95.00。" in said(app).replace("\\", "")
    assert [(row["cells"][0]["text"], row["cells"][0]["opens"]) for row in rows] == [("2022", earlier), ("2023", "")]


def of_year(data: bytes, year: int) -> tuple[Reading, bytes]:
    """A small form of a year."""
    found, raw = reading(data)
    return replace(found, evaluations=(replace(found.evaluations[0], year=year),)), raw


def corrected_form(folder: Path) -> str:
    """A store with one form whose amount executed was corrected; returns its evaluation."""
    filed, data = reading(b"one")
    store = Store(folder)
    write_readings(store, [(filed, data)])
    document = filed.document.document_id
    key = evaluation_id(document, 1)
    moment = datetime(2026, 2, 3, tzinfo=UTC)
    write_corrections(
        store,
        [
            Correction(
                document,
                "funds",
                f"{key}/total",
                "executed_yuan",
                "line 5, cell 4",
                "1000.00",
                "1500",
                "张三",
                moment,
                "凭证",
            )
        ],
    )
    return key


def test_a_corrected_figure_says_what_is_printed_who_corrected_it_when_and_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = corrected_form(tmp_path)
    monkeypatch.setenv("JIXIAO_STORE", str(tmp_path))
    app = opened("project", evaluation=key, cell="funds/total/executed_yuan")
    total = sheet(app, "funds")["rows"][0]["cells"]

    assert not app.exception
    assert (total[3]["text"], total[3]["mark"], total[3]["note"]) == (
        "0.15",
        "更正；原文“1000.00”",
        "张三，2026-02-03：凭证",
    )
    assert cells(app, "corrections") == [
        ["全年执行数", "1000.00", "1,000.00元", "1,500.00元", "凭证", "张三", "2026-02-03 00:00"]
    ]
    page = said(app).replace("\\", "")
    assert "已更正。原文：1000.00；更正前读取的值：1,000.00元；更正后的值：1,500.00元。张三，2026-02-03：凭证" in page
    assert "照原文摘录，未作改动。" not in page


def test_a_measure_of_a_corrected_figure_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    key = corrected_form(tmp_path)
    monkeypatch.setenv("JIXIAO_STORE", str(tmp_path))
    app = opened("project", evaluation=key, cell="funds/total/execution_rate")

    assert "更正后的值：1,500.00元。" in said(app).replace("\\", "")


def test_a_generated_form_says_that_it_is_made_up_and_has_no_original(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    generate_store(tmp_path / "demo", 30, 1)
    monkeypatch.setenv("JIXIAO_STORE", str(tmp_path / "demo"))
    ((form,),) = open_warehouse(tmp_path / "demo").rows(
        "select min(evaluation_id) from facts.execution where form_type = 'project' and execution_rate is not null"
    )
    app = opened("project", evaluation=form, cell="funds/total/execution_rate")

    assert not app.exception
    assert "模拟数据：本页全部数字均由程序生成，不是任何地方的真实数据。" in said(app)
    assert "没有记录这一数值在原文中的位置。" in said(app)
    assert "下载原始文件" not in {getattr(button, "label", "") for button in app.get("download_button")}


def test_a_form_can_be_had_as_the_standard_form_and_a_report_cannot() -> None:
    def offered(evaluation: str) -> list[str]:
        return [button.proto.label for button in opened("project", evaluation=evaluation).get("download_button")]

    assert "标准自评表（Excel）" in offered(TRAINING)
    assert "标准自评表（Excel）" not in offered(CONGHUA)


def test_what_a_reviewer_gave_stands_beside_the_self_scores(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    golden = Path(__file__).parents[1] / "golden" / "weighted_and_reviewed_scores" / "document.txt"
    import_paths([golden], tmp_path)
    ((found,),) = open_warehouse(tmp_path).rows("select evaluation_id from forms.evaluations")
    monkeypatch.setenv("JIXIAO_STORE", str(tmp_path))
    app = opened("project", evaluation=found)
    names = [column["label"] for column in sheet(app, "indicators")["columns"]]

    assert not app.exception
    assert ["复核得分", "96.40"] in cells(app, "facts")
    assert ["30.00", "18.00", "30.00", "9.00"] == [
        row[names.index("复核得分")] for row in cells(app, "indicators") if len(row) == len(names)
    ]


def test_a_form_without_a_reviewer_has_no_column_for_one() -> None:
    app = opened("project", evaluation=TRAINING)

    assert "复核得分" not in [column["label"] for column in sheet(app, "indicators")["columns"]]
