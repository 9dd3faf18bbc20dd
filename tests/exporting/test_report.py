"""The analysis report says in words what the marts say in numbers, and what the documents add up to."""

import io
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import docx
import pytest
from typer.testing import CliRunner

from dashboard.casework import Change, add_person, change_paper
from dashboard.cli import app
from dashboard.export import pictures
from dashboard.export.content import Block, Grid, Heading, Paper, Paragraph, Picture
from dashboard.exporting import Source, paper_bytes
from dashboard.exporting.report import report
from dashboard.i18n import Language, words
from dashboard.records import Selection
from dashboard.warehouse import Store, open_warehouse, write_readings
from tests.queries.forms import evaluation, reading

MOMENT = datetime(2024, 5, 6, 7, 8)  # noqa: DTZ001  # as a clock on the wall
FUTIAN, MINHANG, PANYU = (Selection(regions=(code,)) for code in ("440304", "310112", "440113"))
PARTS = [
    "一、组织情况与覆盖范围",
    "二、总体结果",
    "三、分部门、分资金和分指标维度情况",
    "四、偏离较大和未完成的指标",
    "五、主要疑点",
    "六、抽查复核情况",
    "七、核实整改与结果应用",
    "八、下一步工作建议",
    "九、统计口径与数据说明",
]
ANNEXES = [
    "附件1　绩效自评情况汇总表",
    "附件2　执行率偏低的自评清单",
    "附件3　疑点清单",
    "附件4　未识别内容与无法判断的情形",
]
BASIS = ("执行率口径：", "适用规则：", "数据版本：", "生成时间：2024-05-06", "模拟数据")


@pytest.fixture(name="published", scope="module")
def five_documents(published_store: Path) -> Source:
    return Source(open_warehouse(published_store), Store(published_store), MOMENT)


@pytest.fixture(name="province", scope="module")
def four_hundred(synthetic_store: Path) -> Source:
    return Source(open_warehouse(synthetic_store), Store(synthetic_store), MOMENT, address="http://dashboard.example/")


def headings(paper: Paper, level: int = 1) -> list[str]:
    return [block.text for block in paper.blocks if isinstance(block, Heading) and block.level == level]


def prose(paper: Paper) -> str:
    return "\n".join(block.text for block in paper.blocks if isinstance(block, Paragraph))


def grids(paper: Paper) -> dict[str, Grid]:
    return {
        re.split(r"　|\. ", block.caption, maxsplit=1)[-1]: block for block in paper.blocks if isinstance(block, Grid)
    }


def parts(paper: Paper) -> Iterator[list[Block]]:
    blocks: list[Block] = []
    for block in paper.blocks:
        if isinstance(block, Heading) and block.level == 1 and blocks:
            yield blocks
            blocks = []
        blocks.append(block)
    yield blocks


def test_the_report_has_nine_parts_and_four_annexes(published: Source) -> None:
    paper = report(published, Selection(), words("zh"))

    assert headings(paper) == [*PARTS, *ANNEXES]
    assert paper.title == "2021–2023年度预算绩效自评汇总分析报告"
    assert paper.date == "2024年5月6日"
    assert len(headings(report(published, Selection(), words("en")))) == 13


def test_futian_is_disclosed_as_its_document_adds_up(published: Source) -> None:
    paper = report(published, FUTIAN, words("zh"))
    text = prose(paper)

    assert paper.title == "福田区2023年度预算绩效自评汇总分析报告"
    assert (
        "组织对2023年度项目支出自评表（13份）开展绩效自评，共涉及资金2,733.35万元。年初预算数2,683.35万元，"
        "全年预算数2,733.35万元，执行数2,691.19万元，完成预算的98.46%（按年初预算数计算为100.29%）。"
    ) in text
    assert "有总得分的13份，平均97.49分，中位数98.75分" in text
    assert "最低90.19分" in text
    assert "扣分的10项共扣15.00分，其中因超额扣分9项、9.00分。" in text
    assert "执行率低于80%的有3份" in text
    assert "优13份（100.00%）" in text


def test_minhang_is_told_on_both_bases(published: Source) -> None:
    text = prose(report(published, MINHANG, words("en")))

    assert "The initial budget was 32.36 million yuan, the adjusted budget 23.10 million yuan" in text
    assert "which is 96.71% of the adjusted budget (69.06% of the initial one)" in text
    assert "mean 99.77" in text
    assert "The 1 indicator that lost points lost 1.81" in text


def test_project_and_department_forms_are_never_added_together(published: Source) -> None:
    paper = report(published, Selection(), words("zh"))
    funds = grids(paper)["自评资金总体情况"]

    assert [row[:4] for row in funds.rows] == [
        ("项目支出自评表", "24", "5,919.03", "5,043.70"),
        ("部门整体支出自评表", "2", "643.45", "655.55"),
        ("自评报告", "1", "431.77", "431.77"),
    ]
    assert funds.strong == frozenset()
    assert "项目支出自评表、部门整体支出自评表和自评报告的口径不同" in prose(paper)


def test_what_documents_do_not_say_is_said_plainly(published: Source) -> None:
    paper = report(published, PANYU, words("zh"))
    text = prose(paper)

    assert "材料中没有完整的资金数据，执行情况不作统计。" in text
    assert "分年度趋势需要同类自评至少两个年度的数据" in text
    assert "没有可与目标值作数值比较的指标" in text
    assert "没有录入抽查复核得分" in text
    assert "尚无核实记录" in text
    assert "完成预算的" not in text


@pytest.mark.parametrize("language", ["zh", "en"])
def test_numbers_in_the_prose_are_those_of_the_marts(province: Source, language: Language) -> None:
    w = words(language)
    text = prose(report(province, Selection(), w))
    read = province.warehouse.mart
    everything = Selection()
    expected = []
    for total in read(
        "results", everything, grain="all", is_by_year=False, is_highest_first=False, row_limit=None
    ).to_dict("records"):
        expected += [
            w.amount(total[f"{part}_yuan"]) for part in ("budget_initial", "budget_adjusted", "executed", "unspent")
        ]
        expected += [w.rate(total[f"execution_rate{kind}"]) for kind in ("", "_initial", "_mean")]
        expected += [
            w("report.leads_of", form_type=w.value("form_type", total["form_type"]), count=int(total["leads"]))
        ]
    for row in read("score_summary", everything).to_dict("records"):
        if row["evaluations_scored"]:
            expected += [
                w.points(row[f"score_{kind}"]) for kind in ("mean", "mean_weighted", "median", "lowest", "highest")
            ]
            expected += [w.rate(row["full_share"])]
    for row in read("score_bands", everything).to_dict("records"):
        grade = w.value("grade", row["grade"])
        expected += [
            w("report.grade", grade=grade, count=int(row["evaluations"]), share=w.rate(row["evaluations_share"]))
        ]
    for row in read("execution_bands", everything).to_dict("records"):
        if row["evaluations"]:
            expected += [w("report.band", band=w.value("band", row["band"]), count=int(row["evaluations"]))]
    examined = read("examined", everything).iloc[0]
    expected += [w.count(examined[column]) for column in ("leads", "evaluations_with_leads", "cases", "unread_cells")]

    assert [] == [number for number in expected if number not in text]


def test_every_part_says_what_it_is_based_on(province: Source) -> None:
    years = Selection(years=(int(province.options.years[0]),))
    paper = report(province, years, words("zh"))
    for part in list(parts(paper))[: len(PARTS)]:
        note = [block for block in part if isinstance(block, Paragraph)][-1]

        assert note.is_note
        assert [] == [said for said in (f"范围：{years.years[0]}年", *BASIS) if said not in note.text]
    assert "http://dashboard.example/?year=" in prose(paper)


def test_tables_say_how_many_rows_of_how_many_they_list(province: Source) -> None:
    paper = report(province, Selection(), words("zh"))
    table = grids(paper)["项目支出自评表汇总表"]
    at = paper.blocks.index(table)
    note = paper.blocks[at + 1]
    rows = province.warehouse.mart("summary", Selection(form_types=("project",)))

    assert len(rows) > 100
    assert len(table.rows) == 101
    assert table.strong == frozenset({100})
    assert isinstance(note, Paragraph)
    assert f"行数：所选范围共{len(rows):,}行，本表列出其中100行" in note.text


def test_sums_below_tables_are_those_of_all_rows(published: Source) -> None:
    table = grids(report(published, Selection(), words("zh")))["项目支出自评表：各部门执行与得分情况"]

    assert [row[:2] for row in table.rows] == [
        ("上海市闵行区总工会（汇总）", "11"),
        ("深圳市福田区总工会（本级）", "13"),
        ("合计（2项）", "24"),
    ]
    assert table.rows[-1][2:] == ("5,919.03", "5,043.70", "4,925.61", "97.66%", "83.22%", "98.53")


def test_figures_stand_with_captions_and_alt_texts(province: Source) -> None:
    paper = report(province, Selection(), words("en"))
    figures = [block for block in paper.blocks if isinstance(block, Picture)]

    assert len(figures) >= 7
    assert [figure.caption.split(".")[0] for figure in figures] == [f"Figure {n}" for n in range(1, len(figures) + 1)]
    assert all(figure.alt for figure in figures)


def test_leads_stay_questions(published: Source) -> None:
    paper = report(published, FUTIAN, words("zh"))
    leads = grids(paper)["疑点清单（重者在前）"]

    assert "疑点只说明数据之间需要解释，不是对单位或项目的结论" in prose(paper)
    assert all("请" in row[4] for row in leads.rows)
    assert re.fullmatch(r"第\d+行第\d+格", leads.rows[0][5])


def test_what_became_of_leads_is_told_from_the_working_papers(published_store: Path, tmp_path: Path) -> None:
    folder = tmp_path / "store"
    folder.mkdir()
    for name in (path for path in published_store.iterdir() if path.is_file()):
        (folder / name.name).write_bytes(name.read_bytes())
    source = Source(open_warehouse(folder), Store(folder), MOMENT)
    key = source.warehouse.mart("leads", FUTIAN, row_limit=1)["lead_key"].iloc[0]
    add_person(folder, "张三", by="")
    change_paper(folder, key, Change("confirmed", note="属实"), by="张三", seen=0, lead={"rule_code": "B01"})
    text = prose(report(source, FUTIAN, words("zh")))

    assert "按工作底稿的核实状态：待处理" in text
    assert "已确认1条" in text


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_selection_without_evaluations_makes_a_sentence(published: Source, language: Language) -> None:
    w = words(language)
    paper = report(published, Selection(years=(1999,)), w)

    assert w("report.empty") in prose(paper)
    assert len(headings(paper)) == 1
    assert paper_bytes(paper, ".docx", w)[:2] == b"PK"


def test_the_command_writes_the_report(published_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "can_draw", lambda *_: False)
    out = tmp_path / "new" / "report.docx"
    done = CliRunner().invoke(
        app,
        ["export", "report", "--out", str(out), "--store", str(published_store), "--region", "440304", "--lang", "zh"],
    )
    document = docx.Document(io.BytesIO(out.read_bytes()))
    titles = [p.text for p in document.paragraphs if p.style and p.style.name == "Heading 1"]

    assert (done.exit_code, titles) == (0, [*PARTS, *ANNEXES])
    assert any("完成预算的98.46%" in paragraph.text for paragraph in document.paragraphs)


def test_another_ending_is_refused_before_anything_is_read(published_store: Path, tmp_path: Path) -> None:
    out = tmp_path / "report.odt"
    done = CliRunner().invoke(app, ["export", "report", "--out", str(out), "--store", str(published_store)])

    assert done.exit_code == 1
    assert ".docx" in done.output
    assert not out.exists()


@pytest.mark.parametrize("name", ["长" * 300, "😀“引号”&<表>=1+1"])
def test_any_name_stands_in_the_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(pictures, "can_draw", lambda *_: False)
    write_readings(Store(tmp_path), [reading(evaluation(project=name, department=name, unit=name))])
    paper = report(Source(open_warehouse(tmp_path), Store(tmp_path), MOMENT), Selection(), words("zh"))
    document = docx.Document(io.BytesIO(paper_bytes(paper, ".docx", words("zh"))))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]

    assert name in cells
    assert headings(paper) == [*PARTS, *ANNEXES]


def test_one_department_is_neither_summed_nor_ranked(published: Source) -> None:
    paper = report(published, FUTIAN, words("zh"))
    table = grids(paper)["项目支出自评表：各部门执行与得分情况"]

    assert len(table.rows) == 1
    assert not any("执行率排名" in block.caption for block in paper.blocks if isinstance(block, Picture))
