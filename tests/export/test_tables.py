"""Tables as files keep every figure and every text as it was."""

import csv
import io

import pandas as pd

from dashboard.export import tables
from dashboard.i18n import words

FRAME = pd.DataFrame(
    {
        "evaluation_id": ["a-001", "a-002"],
        "form_type": ["project", "department"],
        "region_name_zh": ["甲区", "乙区"],
        "region_name_en": ["Jia", None],
        "project_name": ["=100.00(%)", "培训"],
        "year": [2023, 2022],
        "evaluations": [1, 1234],
        "budget_adjusted_yuan": [27_333_500.0, None],
        "executed_yuan": [26_911_882.88, 0.01],
        "execution_rate": [0.984575, float("nan")],
        "score_mean": [97.486923, 100.0],
    }
)
HEADER = [
    "自评编号",
    "表单类型",
    "地区",
    "项目名称",
    "年度",
    "自评份数",
    "全年预算数（万元）",
    "全年执行数（万元）",
    "执行率（按全年预算）",
    "平均分",
]


def csv_rows(data: bytes) -> list[list[str]]:
    """What a CSV holds."""
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))


def test_a_csv_opens_in_excel_and_keeps_formulas_as_text() -> None:
    data = tables.csv_bytes(FRAME, words("zh"))

    assert data.startswith(b"\xef\xbb\xbf")
    assert csv_rows(data) == [
        HEADER,
        [
            "a-001",
            "项目支出自评表",
            "甲区",
            "'=100.00(%)",
            "2023",
            "1",
            "2733.35",
            "2691.188288",
            "98.4575%",
            "97.4869",
        ],
        ["a-002", "部门整体支出自评表", "乙区", "培训", "2022", "1234", "", "0.000001", "", "100"],
    ]


def test_a_csv_in_yuan_gives_every_cent() -> None:
    rows = csv_rows(tables.csv_bytes(FRAME, words("en", "yuan")))

    assert rows[0][6:8] == ["Adjusted budget (yuan)", "Executed (yuan)"]
    assert rows[1][6:8] == ["27333500", "26911882.88"]
    assert rows[2][2] == "乙区"


def test_every_start_of_a_formula_is_guarded() -> None:
    texts = ["=1+1", "+1", "-1", "@sum", "＝1", "\t=1", "\r=1", "1", "无"]
    rows = csv_rows(tables.csv_bytes(pd.DataFrame({"project_name": texts}), words("zh")))

    assert [row[0] for row in rows[1:]] == ["'=1+1", "'+1", "'-1", "'@sum", "'＝1", "'\t=1", "'\n=1", "1", "无"]


def test_negative_numbers_are_numbers_not_guarded_texts() -> None:
    rows = csv_rows(tables.csv_bytes(pd.DataFrame({"unspent_yuan": [-12_300.0]}), words("zh")))

    assert rows[1] == ["-1.23"]


def test_yes_and_no_are_worded_where_some_are_unknown() -> None:
    frame = pd.DataFrame({"is_met": pd.Series([True, False, None], dtype=object)})

    shown = tables.presented(frame, words("zh"))["is_met"]

    assert shown.tolist()[:2] == ["是", "否"]
    assert shown.isna().tolist() == [False, False, True]


def test_columns_that_say_nothing_are_left_out() -> None:
    frame = pd.DataFrame({"project_name": [None, None], "year": [2023, 2024], "score_mean": [float("nan")] * 2})

    assert list(tables.presented(frame, words("zh")).columns) == ["year"]


def test_a_csv_leaves_out_what_no_file_can_hold() -> None:
    frame = pd.DataFrame({"project_name": ["乱\x00\x0b码", "半\ud800个"]}, dtype=object)

    assert [row[0] for row in csv_rows(tables.csv_bytes(frame, words("zh")))[1:]] == ["乱码", "半个"]
