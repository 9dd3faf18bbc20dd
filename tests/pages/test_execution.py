"""The execution page compares members and says in sentences what its figures show."""

from tests.pages.app import opened, said


def test_figures_say_what_they_show() -> None:
    page = said(opened("execution", form="project")).replace("\\", "")

    assert "执行率最低的是闵行区（96.71%）；共2项，低于80%的有0项。" in page
    assert "项目支出自评表24份，其中执行率低于80%的3份，达到100%的10份。" in page
    assert "项目支出自评表：年初预算5,919.03万元，全年预算5,043.70万元，执行4,925.61万元。" in page
    assert "项目支出自评表：按金额加权97.66%，逐份简单平均92.36%，按年初预算加权83.22%。" in page


def test_the_switch_of_members_stands_in_the_address() -> None:
    app = opened("execution", form="project")
    app.segmented_control(key="execution_grain").select("project").run()

    sentence = "共24项，图中为其中20项（每类表单最多20项）；图中最低的是党组织建设（11.92%），低于80%的有3项。"
    assert sentence in said(app).replace("\\", "")
    assert app.query_params["grain"] == "project"


def test_a_link_opens_the_members_and_order_it_names() -> None:
    app = opened("execution", grain="unit", order="highest")

    assert not app.exception
    assert app.segmented_control(key="execution_grain").value == "unit"
    assert app.segmented_control(key="execution_order").value == "highest"


def test_an_unknown_member_in_a_link_is_named_and_ignored() -> None:
    app = opened("execution", grain="galaxy")

    assert [warning.value for warning in app.warning] == ["链接中的比较对象“galaxy”不在现有数据中，已忽略。"]
    assert app.segmented_control(key="execution_grain").value == "district"


def test_one_year_says_that_a_change_by_year_needs_two() -> None:
    assert [info.value for info in opened("execution", year="2023").info] == [
        "分年度变化需要同一对象至少两个年度的数据，所选范围没有。"
    ]


def test_english_reads_as_english() -> None:
    page = said(opened("execution", locale="en-US", form="project")).replace("\\", "")

    assert "Minhang is lowest at 96.71%; of 2 entries 0 are below 80%." in page
    assert "Project form: 59.19 million yuan initially, 50.44 million yuan after adjustment" in page
