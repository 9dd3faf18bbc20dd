"""The import page: what waits is shown, corrected and compared before anything is stored."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.generating import generate_store
from dashboard.importing import import_paths
from dashboard.records import evaluation_id
from dashboard.warehouse import Batch, Store, batch_of, open_warehouse
from tests.ingest.readers.carriers import as_docx
from tests.ingest.readers.test_forms_in_carriers import FORM as MERGED
from tests.ingest.readers.test_forms_in_carriers import TITLE
from tests.pages.app import opened, said
from tests.pages.sheets import cells, sheet

FORM = """项目支出绩效自评表
（2023年度）
项目名称\t农村饮水安全巩固提升工程
主管部门\t清水县水务局\t实施单位\t清水县农村供水站
项目资金（元）\t\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分
\t年度资金总额\t2000.00\t2000.00\t1000.00\t10\t50.00%\t5.00
一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因分析及改进措施
产出指标\t数量指标\t新建蓄水池\t≥12座\t12座\t50\t50\t无
效益指标\t社会效益指标\t受益人口\t≥2300人\t2310人\t40\t40\t无
总分\t\t\t\t\t100\t95.00
备注\t神秘\t附言
"""


@pytest.fixture(name="store")
def store_of_one_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    first = tmp_path / "first.txt"
    first.write_text(
        FORM.replace("农村饮水安全巩固提升工程", "村级道路养护").replace("备注\t神秘\t附言\n", ""), "utf-8"
    )
    import_paths([first], tmp_path / "store")
    monkeypatch.setenv("JIXIAO_STORE", str(tmp_path / "store"))
    return tmp_path / "store"


def dropped(*files: tuple[str, bytes]) -> AppTest:
    app = opened("imports")
    app.file_uploader[0].set_value([(name, data, "application/octet-stream") for name, data in files]).run(timeout=60)
    return app


def batch(app: AppTest, store: Path) -> Batch:
    found = batch_of(Store(store), app.query_params["batch"])
    assert found is not None
    return found


@pytest.mark.usefixtures("store")
def test_an_empty_page_says_what_to_drop_and_what_is_read() -> None:
    app = opened("imports")

    assert not app.exception
    assert "还没有待导入的文件。" in said(app)
    assert "Word（.docx、.doc、.rtf）" in said(app)
    assert ["下载空白自评表（Excel）"] == [button.proto.label for button in app.get("download_button")]
    assert not app.button


def test_files_are_listed_with_what_was_read_or_why_not(store: Path) -> None:
    app = dropped(("村/饮水.txt", FORM.encode()), ("坏.docx", b"PK\x03\x04 no package"))
    rows = cells(app, "imports")

    assert not app.exception
    assert rows[0][:4] == ["饮水.txt", "已读取，待导入", "1", rows[0][3]]
    assert int(rows[0][3]) > 20
    assert rows[1][:2] == ["坏.docx", "文件已损坏或不完整，请重新下载或用原程序打开后另存再导入"]
    assert open_warehouse(store).rows("select count(*) from forms.documents") == [(1,)]


def test_a_zip_of_a_folder_is_its_files_with_their_folders(store: Path) -> None:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("水务/饮水.txt", FORM)
        archive.writestr("交通/道路.txt", FORM.replace("饮水", "公路"))
        archive.writestr("说明.txt", "今天天气很好")
    app = dropped(("全部.zip", packed.getvalue()))
    found = sheet(app, "imports")["rows"]

    assert not app.exception
    assert {row["cells"][0]["text"]: row["cells"][1]["text"] for row in found} == {
        "说明.txt": "不是绩效自评表或自评报告",
        "道路.txt": "已读取，待导入",
        "饮水.txt": "已读取，待导入",
    }
    assert "全部.zip/水务" in {row["cells"][0]["note"] for row in found}
    app.button(key="imports_commit_all").click().run(timeout=60)
    assert open_warehouse(store).rows("select count(*) from forms.documents") == [(3,)]


@pytest.mark.usefixtures("store")
def test_what_would_change_is_shown_before_anything_is_stored() -> None:
    app = dropped(("饮水.txt", FORM.encode()))
    moved = {row[0]: row[2:] for row in cells(app, "changed_figures")}

    assert "新增1份自评；1份不变" in said(app)
    assert cells(app, "changed_evaluations") == [["新增", "农村饮水安全巩固提升工程", "清水县水务局", "2023", "项目"]]
    assert moved["自评份数"] == ["1", "2", "+1"]
    assert moved["全年执行数（万元）"] == ["0.10", "0.20", "+0.10"]
    assert "执行率（按全年预算）" not in moved


def test_storing_a_file_brings_it_to_every_page(store: Path) -> None:
    app = dropped(("饮水.txt", FORM.encode()), ("坏.docx", b"PK\x03\x04 no package"))
    app.button(key="imports_commit_all").click().run(timeout=60)

    assert not app.exception
    assert cells(app, "imports")[0][1] == "已入库"
    assert "imports_commit_all" not in {button.key for button in app.button}
    assert open_warehouse(store).rows("select count(*) from forms.documents") == [(2,)]
    assert "农村饮水安全巩固提升工程" in {row[0] for row in cells(opened("project"), "project_list")}


def test_leaving_out_and_forgetting_store_nothing(store: Path) -> None:
    app = dropped(("饮水.txt", FORM.encode()), ("道路.txt", FORM.replace("饮水", "道路").encode()))
    scratch = batch(app, store).scratch.folder
    next(button for button in app.button if button.label == "不导入这个文件").click().run(timeout=60)

    assert [row[0] for row in cells(app, "imports")] == ["道路.txt"]
    next(button for button in app.button if button.label == "撤销本批").click().run(timeout=60)

    assert not app.exception
    assert "还没有待导入的文件。" in said(app)
    assert not scratch.exists()
    assert open_warehouse(store).rows("select count(*) from forms.documents") == [(1,)]


def test_arithmetic_that_does_not_close_is_a_question(store: Path) -> None:
    app = dropped(("饮水.txt", FORM.replace("95.00", "96.00").encode()))
    checks = {row[0]: row[1:] for row in cells(app, "checks")}

    assert checks["总得分"] == ["96.00", "95.00", "−1.00", "不一致，请核对"]
    assert cells(app, "imports")[0][5] == "1"
    assert "总分与各部分得分合计不符" in said(app)


@pytest.mark.usefixtures("store")
def test_of_two_files_with_one_form_the_earlier_is_said_to_be_superseded() -> None:
    wrong = FORM.replace("95.00", "96.00")
    app = dropped(("饮水.txt", wrong.encode()), ("饮水2.txt", wrong.replace("2310人", "2311人").encode()))
    listed = {row["cells"][0]["text"]: row["cells"] for row in sheet(app, "imports")["rows"]}

    assert "1份自评被本批另一文件取代" in listed["饮水.txt"][1]["note"]
    assert [listed[name][5]["text"] for name in ("饮水.txt", "饮水2.txt")] == ["—", "1"]
    assert "不再核对勾稽关系" in said(app)
    assert "勾稽关系未发现不符" not in said(app)


@pytest.mark.usefixtures("store")
def test_a_region_without_an_english_name_is_called_by_its_own() -> None:
    app = opened("imports", locale="en-US")
    app.file_uploader[0].set_value([("water.txt", FORM.encode(), "text/plain")]).run(timeout=60)

    assert "清水县" in dict(cells(app, "facts")).values()


def picked(app: AppTest, **query: str) -> AppTest:
    """The page after a figure or a cell was clicked."""
    for name in ("cell", "at"):
        app.query_params.pop(name, None)
    for name, value in query.items():
        app.query_params[name] = value
    return app.run(timeout=60)


def submit(app: AppTest, label: str) -> AppTest:
    next(button for button in app.button if button.label == label).click()
    return app.run(timeout=60)


def typed(app: AppTest, label: str, value: str) -> None:
    next(box for box in app.text_input if box.label.startswith(label)).set_value(value)


def test_a_figure_is_corrected_with_name_and_reason_and_the_printed_text_stays(store: Path) -> None:
    app = picked(dropped(("饮水.txt", FORM.encode())), cell="funds/total/executed_yuan")
    assert "选中：资金合计：全年执行数" in said(app).replace("\\", "")
    typed(app, "正确内容", "1500")
    submit(app, "保存更正")

    assert {error.value for error in app.error} == {"请填写更正原因。", "请填写更正人。"}
    typed(app, "更正原因", "与凭证核对")
    typed(app, "更正人", "张三")
    submit(app, "保存更正")
    total = sheet(app, "funds")["rows"][0]["cells"]

    assert not app.exception
    assert not app.error
    assert (total[3]["text"], total[3]["mark"]) == ("0.15", "更正；原文“1000.00”")
    assert "张三" in total[3]["note"]
    app.button(key="imports_commit_all").click().run(timeout=60)
    kept = "select value_read, value_corrected, text_printed, corrected_by, reason from forms.corrections"
    assert open_warehouse(store).rows(kept) == [("1000.00", "1500.00", "1000.00", "张三", "与凭证核对")]


def test_a_merged_cell_is_corrected_for_every_row_it_stands_for(store: Path) -> None:
    app = picked(dropped(("饮水.docx", as_docx(TITLE, MERGED))), cell="indicators/2/level_1")
    typed(app, "正确内容", "产出")
    typed(app, "更正原因", "核对")
    typed(app, "更正人", "张三")
    submit(app, "保存更正")
    scratch = open_warehouse(batch(app, store).scratch.folder)

    assert not app.exception
    assert scratch.rows("select level_1, count(*) from forms.indicators group by all order by min(ordinal)") == [
        ("产出", 5),
        ("效益指标", 2),
        ("满意度指标", 1),
    ]
    assert scratch.rows("select count(*) from forms.corrections where is_in_force") == [(5,)]


@pytest.mark.usefixtures("store")
def test_a_value_that_cannot_be_read_is_refused_with_an_example() -> None:
    app = picked(dropped(("饮水.txt", FORM.encode())), cell="indicators/1/weight")
    typed(app, "正确内容", "五十左右")
    typed(app, "更正原因", "核对")
    typed(app, "更正人", "张三")
    submit(app, "保存更正")

    assert [error.value for error in app.error] == ["“五十左右”不能读作分数，例如：12.5。"]


def unread_place(app: AppTest, text: str) -> str:
    found = [row["cells"][0] for row in sheet(app, "unread")["rows"]]
    return str(next(cell["opens"] for cell in found if cell["text"] == text))


@pytest.mark.usefixtures("store")
def test_an_unread_cell_becomes_a_field() -> None:
    app = dropped(("饮水.txt", FORM.encode()))
    app = picked(app, at=unread_place(app, "神秘"))
    submit(app, "采用")
    assert "请先选择这个单元格对应的字段。" in {error.value for error in app.error}
    field = next(box for box in app.selectbox if box.label == "这个单元格是")
    field.set_value(("evaluations", "", "grade_reported"))
    typed(app, "正确内容", "优")
    typed(app, "更正原因", "等级写在备注里")
    typed(app, "更正人", "张三")
    submit(app, "采用")

    assert not app.exception
    assert ["评分等级", "优"] == cells(app, "checks")[-1][:2]
    assert "已采用" in {row[3] for row in cells(app, "unread") if row[0] == "神秘"}


@pytest.mark.usefixtures("store")
def test_an_unread_cell_is_set_aside_with_a_reason() -> None:
    app = dropped(("饮水.txt", FORM.encode()))
    before = int(cells(app, "imports")[0][4])
    app = picked(app, at=unread_place(app, "神秘"))
    typed(app, "更正原因", "与绩效无关")
    typed(app, "更正人", "张三")
    submit(app, "不采用")

    assert not app.exception
    assert "不采用：与绩效无关" in {row[3] for row in cells(app, "unread")}
    assert int(cells(app, "imports")[0][4]) == before - 1


def test_a_stored_document_is_opened_again_and_its_corrections_are_stored(store: Path) -> None:
    ((document, name),) = open_warehouse(store).rows("select document_id, file_name from forms.documents")
    app = dropped((name, Store(store).original(document)))
    assert cells(app, "imports")[0][1] == "已入库"
    assert "imports_commit_all" not in {button.key for button in app.button}
    app = picked(app, cell="indicators/1/score_reported")
    typed(app, "正确内容", "48")
    typed(app, "更正原因", "核对")
    typed(app, "更正人", "李四")
    submit(app, "保存更正")
    assert "更正1份现有自评" in said(app)
    app.button(key="imports_commit").click().run(timeout=60)

    assert not app.exception
    key = evaluation_id(document, 1)
    held = f"select score_reported from forms.indicators where evaluation_id = '{key}' order by ordinal"
    assert [str(score) for (score,) in open_warehouse(store).rows(held)] == ["48.0000", "40.0000"]


def test_a_stored_form_is_taken_up_from_its_page(store: Path) -> None:
    ((key,),) = open_warehouse(store).rows("select evaluation_id from forms.evaluations")
    links = [link.proto for link in opened("project", evaluation=key).get("page_link")]
    assert any(link.label == "更正本份的数值" and f"correct={key}" in link.query_string for link in links)
    app = opened("imports", correct=key)

    assert not app.exception
    assert app.query_params["evaluation"] == [key] or app.query_params["evaluation"] == key
    assert "correct" not in app.query_params
    assert [row[:2] for row in cells(app, "imports")] == [["first.txt", "已入库"]]
    assert "新建蓄水池" in {row[0] for row in cells(app, "indicators")}


@pytest.mark.usefixtures("store")
def test_an_unknown_form_to_be_corrected_is_a_sentence() -> None:
    app = opened("imports", correct="galaxy")

    assert not app.exception
    assert "链接中的自评“galaxy”不在现有数据中。" in said(app).replace("\\", "")


@pytest.mark.usefixtures("store")
def test_a_read_only_dashboard_has_no_import_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JIXIAO_READ_ONLY", "1")
    with pytest.raises(ValueError, match="Could not find a navigation page"):
        opened("imports")


def test_a_read_only_form_offers_no_correction(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JIXIAO_READ_ONLY", "1")
    ((key,),) = open_warehouse(store).rows("select evaluation_id from forms.evaluations")
    app = opened("project", evaluation=key)

    assert not app.exception
    assert "更正本份的数值" not in {link.proto.label for link in app.get("page_link")}


def test_generated_data_and_published_files_do_not_mix(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    generate_store(tmp_path / "demo", 30, 1)
    monkeypatch.setenv("JIXIAO_STORE", str(tmp_path / "demo"))
    app = opened("imports")

    assert "公开文件与模拟数据不放在一起" in said(app)
    assert not app.get("file_uploader")


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize("token", ["../..", "0" * 32, "x"])
def test_a_batch_that_is_gone_is_a_sentence(token: str) -> None:
    app = opened("imports", batch=token)

    assert not app.exception
    assert "链接中的这批文件已导入、已撤销或已过期，请重新放入。" in said(app)
