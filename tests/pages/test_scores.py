"""The scores page: one type of form at a time, in figures that say what they show."""

from tests.pages.app import opened, said, tiles


def test_project_forms_come_first_and_nothing_else_is_counted_with_them() -> None:
    app = opened("scores")

    assert not app.exception
    assert tiles(app) == [
        ("平均分", "98.53"),
        ("按金额加权平均分", "98.29"),
        ("中位分", "99.85"),
        ("最低分", "90.19"),
        ("满分占比", "37.50%"),
        ("有得分的份数", "24"),
    ]
    assert "自评报告没有总得分，不在本页之列。" in said(app)


def test_the_switch_shows_department_forms_alone() -> None:
    app = opened("scores")
    app.segmented_control(key="scores_kind").select("department").run()

    assert app.query_params["kind"] == "department"
    assert dict(tiles(app))["平均分"] == "96.39"
    assert "共1份，满分0份" in said(app)


def test_one_type_alone_needs_no_switch() -> None:
    app = opened("scores", form="department")

    assert dict(tiles(app))["有得分的份数"] == "1"
    assert "scores_kind" not in {control.key for control in app.segmented_control}


def test_figures_say_grades_groups_parts_and_gaps() -> None:
    page = said(opened("scores", region="440304")).replace("\\", "")

    assert "按深圳市福田区 2023 年的等级划分（优≥90、良≥80、中≥60、差<60）：共13份，满分1份，占7.69%；优 13份" in page
    assert "仅1项：深圳市福田区总工会（本级）平均分97.49，最高与最低相差9.81分。" in page
    assert "得分率最低的是深圳市福田区总工会（本级）的“预算执行率”（86.41%）；4格中有2格得满分。" in page
    assert "13份中有4份得分率明显高于执行率（阴影区内，规则B08），涉及未执行资金31.33万元。" in page
    assert "共4份，列出4份，差距大的在前。" in page


def test_a_link_opens_the_switches_it_names() -> None:
    app = opened("scores", grain="year", depth="level_2")

    assert not app.exception
    assert app.segmented_control(key="scores_grain").value == "year"
    assert "的“数量指标”" in said(opened("scores", grain="year", depth="level_2", region="310112"))


def test_reports_alone_say_that_they_carry_no_score() -> None:
    app = opened("scores", form="report")

    assert not app.exception
    assert [info.value for info in app.info] == ["所选范围内的自评都没有总得分，无法显示得分分布。"]
    assert not app.metric


def test_a_place_without_gaps_says_so() -> None:
    assert [info.value for info in opened("scores", region="310112").info] == [
        "所选范围内没有得分率明显高于执行率的自评。"
    ]


def test_a_form_without_funds_has_nothing_to_be_set_against() -> None:
    assert [info.value for info in opened("scores", form="department").info] == [
        "所选自评没有同时列出指标得分和执行率。"
    ]


def test_english_reads_as_english() -> None:
    page = said(opened("scores", locale="en-US", region="440304")).replace("\\", "")

    assert "Of 13 forms, 4 score far better than they spent (shaded, rule B08), with 313,338.20 yuan unspent." in page
    assert "Grades of Futian, Shenzhen, 2023 (Excellent ≥ 90, Good ≥ 80, Fair ≥ 60, Poor < 60)" in page
