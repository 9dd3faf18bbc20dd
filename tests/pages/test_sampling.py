"""The sampling page: what is drawn, how, and the same link drawing the same."""

from tests.pages.app import opened, said


def test_the_page_says_what_is_drawn_from_what() -> None:
    app = opened("sampling", size="6", seed="7")

    assert not app.exception
    assert "从25份中抽取6份（随机种子7）。条件、份数和种子相同，抽取结果相同。" in said(app)
    assert app.number_input(key="sampling_size").value == 6


def test_another_seed_stands_in_the_address() -> None:
    app = opened("sampling")
    app.number_input(key="sampling_seed").set_value(9).run()

    assert app.query_params["seed"] == "9"
    assert "size" not in app.query_params


def test_reports_alone_cannot_be_drawn() -> None:
    assert "所选范围内没有带分值指标的自评，无法抽样。" in [
        info.value for info in opened("sampling", form="report").info
    ]


def test_english_reads_as_english() -> None:
    assert "20 of 25 evaluations drawn (seed 1)." in said(opened("sampling", locale="en-US"))
