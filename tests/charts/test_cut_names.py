"""Names on labels: short, and never alike where they differ."""

from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.cut_names import cut_names
from dashboard.charts.label_rows import LINE_WIDTH, _two_lines
from dashboard.charts.style import text_width

LETTERS = st.sampled_from("甲乙丙丁区局项目资金ab （）()*1")


def test_names_that_fit_stay() -> None:
    assert ["道路养护", "Roads (department)"] == cut_names(["道路养护", "Roads (department)"], 30)


def test_what_stands_in_brackets_at_the_end_stays() -> None:
    assert ["农村公路日常养护…（部门整体）"] == cut_names(["农村公路日常养护及安全设施提升（部门整体）"], 30)
    assert ["Upkeep of rural r… (projects)*"] == cut_names(["Upkeep of rural roads and bridges (projects)*"], 31)


def test_names_that_part_late_show_where_they_part() -> None:
    names = [
        "义务教育阶段学校校舍安全改造工程专项资金（一期）项目",
        "义务教育阶段学校校舍安全改造工程专项资金（二期）项目",
    ]

    assert ["义务教育…一期）项目", "义务教育…二期）项目"] == cut_names(names, 30)


@given(st.sets(st.text(LETTERS, min_size=1, max_size=60).map(str.strip).filter(bool), max_size=8), st.text(LETTERS))
def test_different_names_never_look_alike(names: set[str], beginning: str) -> None:
    given_names = [*names, *(f"{beginning}{name}" for name in names)]

    labels = cut_names(given_names, 36)

    assert len(set(given_names)) == len(set(labels))
    assert all(text_width(label) <= 36 for label in labels)
    lines = ["".join(_two_lines(label)).replace(" ", "") for label in labels]
    assert [label.replace(" ", "") for label in labels] == lines
    assert all(text_width(line) <= LINE_WIDTH for label in labels for line in _two_lines(label))
