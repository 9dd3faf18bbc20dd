"""The files below data/, and which rule pack holds where and when."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from pydantic import ValidationError

from dashboard import settings
from dashboard.errors import BrokenData, UnknownSelection
from dashboard.rules import GradeBand, RulePack, pack_for, packs, regions, vocabulary, vocabulary_as
from dashboard.rules.pack_files import Setting
from dashboard.rules.packs import packs_in
from dashboard.rules.reading import Strict, shaped, toml_table

NATIONAL = (settings.DATA / "jurisdictions" / "national.toml").read_text(encoding="utf-8")
TOML_FILES = sorted(settings.DATA.rglob("*.toml"))


def pack(pack_id: str) -> RulePack:
    return next(one for one in packs() if one.pack_id == pack_id)


@pytest.fixture
def folder(tmp_path: Path) -> Callable[..., Path]:
    """Writes packs beside the national default and returns their folder."""

    def written(**files: str) -> Path:
        (tmp_path / "national.toml").write_text(NATIONAL, encoding="utf-8")
        for name, text in files.items():
            named = f'pack_id = "{name}"\nname_zh = "甲"\nname_en = "A"\n{text}'
            (tmp_path / f"{name}.toml").write_text(named, encoding="utf-8")
        return tmp_path

    return written


def setting(name: str, value: str) -> str:
    return f'[parameters.{name}]\n{value}\nevidence = "S"\nreference = "r"\nnote_zh = "甲"\nnote_en = "a"\n'


@pytest.mark.parametrize("path", TOML_FILES, ids=lambda path: str(path.relative_to(settings.DATA)))
def test_every_toml_below_data_loads(path: Path) -> None:
    assert toml_table(path)


def test_the_national_default_sets_everything() -> None:
    default = pack("national")

    assert (None, None, None) == (default.region_code, default.year_from, default.year_to)
    assert (Decimal(10), "either", True) == (
        default.execution_weight,
        default.execution_rounding,
        default.is_inclusive_comparison,
    )
    assert (None, "none", None) == (
        default.over_target_deduct_from,
        default.over_target_deduction,
        default.over_target_deduction_points,
    )
    assert {"national"} == {parameter.set_by_pack_id for parameter in default.parameters}


def test_futian_2023_takes_a_flat_point_from_half_over_target() -> None:
    futian = pack("shenzhen-futian-2023")

    assert (Decimal("0.5"), "flat", Decimal(1), Decimal("0.3"), "half_up") == (
        futian.over_target_deduct_from,
        futian.over_target_deduction,
        futian.over_target_deduction_points,
        futian.over_target_explain_from,
        futian.execution_rounding,
    )


def test_minhang_2023_cuts_off_and_inherits_the_national_profile() -> None:
    minhang = pack("shanghai-minhang-2023")

    assert "cut_off" == minhang.execution_rounding
    assert pack("national").level_weights == minhang.level_weights


def test_guangxi_asks_for_a_reason_and_deducts_nothing() -> None:
    guangxi = pack("guangxi")
    evidence = {parameter.name: (parameter.evidence, parameter.set_by_pack_id) for parameter in guangxi.parameters}

    assert (Decimal("0.3"), None, "none") == (
        guangxi.over_target_explain_from,
        guangxi.over_target_deduct_from,
        guangxi.over_target_deduction,
    )
    assert ("F", "guangxi") == evidence["over_target_explain_from"]
    assert ("S", "national") == evidence["execution_rounding"]


def test_a_first_level_that_a_place_does_not_name_is_inherited() -> None:
    weights = {level.level_1: level.weight for level in pack("guangzhou").level_weights}

    assert {"产出指标": 50, "效益指标": 30, "满意度指标": 10, "履职效能": 50, "加减分项": 5} == weights


def test_every_parameter_says_how_sure_it_is_and_why() -> None:
    for one in packs():
        for parameter in one.parameters:
            assert parameter.evidence in ("S", "F", "M")
            assert all((parameter.reference, parameter.note_zh, parameter.note_en)), (one.pack_id, parameter.name)


@pytest.mark.parametrize(
    ("region_code", "year", "pack_id"),
    [
        ("440304", 2023, "shenzhen-futian-2023"),
        ("440304", 2022, "national"),
        ("440304", None, "national"),
        ("440305", 2023, "national"),
        ("310112", 2023, "shanghai-minhang-2023"),
        ("310112", 2024, "national"),
        ("440106", 2022, "guangzhou"),
        ("440117", 2021, "guangzhou"),
        ("440100", 2021, "guangzhou"),
        ("440106", 2020, "national"),
        ("440000", 2023, "national"),
        ("450103", 2019, "guangxi"),
        ("450000", None, "guangxi"),
        (None, 2023, "national"),
        (None, None, "national"),
    ],
)
def test_the_nearest_place_with_a_pack_for_the_year_wins(
    region_code: str | None, year: int | None, pack_id: str
) -> None:
    assert pack_id == pack_for(region_code, year).pack_id


def test_no_pack_is_guessed_for_an_unknown_place() -> None:
    with pytest.raises(UnknownSelection, match="999999"):
        pack_for("999999", 2023)


@pytest.mark.parametrize(
    ("score", "grade"),
    [
        ("100", "优"),
        ("90", "优"),
        ("89.99", "良"),
        ("80", "良"),
        ("79.99", "中"),
        ("60", "中"),
        ("59.99", "差"),
        ("0", "差"),
        ("-1", None),
    ],
)
def test_a_grade_begins_at_its_lower_end(score: str, grade: str | None) -> None:
    assert grade == pack("national").grade_of(Decimal(score))


def test_the_upper_end_of_a_grade_belongs_to_the_better_one() -> None:
    best, good, fair, poor = pack("national").grade_bands

    assert GradeBand("优", Decimal(90), True, None, True) == best  # noqa: FBT003  # as the columns stand
    assert GradeBand("良", Decimal(80), True, Decimal(90), False) == good  # noqa: FBT003
    assert GradeBand("中", Decimal(60), True, Decimal(80), False) == fair  # noqa: FBT003
    assert GradeBand("差", Decimal(0), True, Decimal(60), False) == poor  # noqa: FBT003


def test_a_child_inherits_from_the_nearest_pack_above_it(folder: Callable[..., Path]) -> None:
    province = (
        'region_code = "440000"\n'
        + setting("low_execution_high", "value = 0.5")
        + setting("execution_weight", "value = 20")
    )
    city = 'region_code = "440300"\n' + setting("execution_weight", "value = 15")
    district = 'region_code = "440304"\nyear_from = 2020\n' + setting("over_target_deduct_from", "value = 0.4")
    found = {one.pack_id: one for one in packs_in(folder(province=province, city=city, district=district), regions())}
    setters = {parameter.name: parameter.set_by_pack_id for parameter in found["district"].parameters}

    assert (Decimal("0.4"), Decimal(15), Decimal("0.5"), Decimal("0.8")) == (
        found["district"].over_target_deduct_from,
        found["district"].execution_weight,
        found["district"].low_execution_high,
        found["district"].low_execution_medium,
    )
    assert ["district", "city", "province", "national"] == [
        setters[name]
        for name in ("over_target_deduct_from", "execution_weight", "low_execution_high", "low_execution_medium")
    ]


def test_a_place_may_say_that_what_it_would_inherit_is_no_rule_there(folder: Callable[..., Path]) -> None:
    city = 'region_code = "440300"\n' + setting("over_target_deduct_from", "value = 0.4")
    district = 'region_code = "440304"\n' + setting("over_target_deduct_from", "is_none = true")
    found = {one.pack_id: one for one in packs_in(folder(city=city, district=district), regions())}

    assert (Decimal("0.4"), None) == (found["city"].over_target_deduct_from, found["district"].over_target_deduct_from)


def test_a_pack_of_other_years_is_not_inherited(folder: Callable[..., Path]) -> None:
    city = 'region_code = "440300"\nyear_to = 2019\n' + setting("execution_weight", "value = 15")
    district = 'region_code = "440304"\nyear_from = 2020\n'
    found = {one.pack_id: one for one in packs_in(folder(city=city, district=district), regions())}

    assert 10 == found["district"].execution_weight


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("surprise = 1\n", "surprise"),
        (setting("execution_weihgt", "value = 10"), "execution_weihgt"),
        (setting("execution_weight", "value = 10\nwhy = 1"), "why"),
        (setting("execution_weight", "value = 120"), "less than or equal to 100"),
        (setting("execution_weight", ""), "either a value or is_none"),
        (setting("execution_weight", "value = 10\nis_none = true"), "either a value or is_none"),
        (setting("execution_rounding", 'value = "up"'), "half_up"),
        (setting("execution_weight", "value = 10").replace('"S"', '"X"'), "evidence"),
        (setting("execution_weight", "value = 10").replace('"r"', '""'), "reference"),
        ('region_code = "999999"\n', "region_code of data/regions.csv"),
        ('region_code = "440300"\nyear_from = 2023\nyear_to = 2020\n', "no later than"),
        ("year_from = 2023\n", "expected no year of"),
        ("not toml", "expected TOML"),
    ],
)
def test_a_pack_that_does_not_hold_together_is_refused_by_name(
    folder: Callable[..., Path], text: str, told: str
) -> None:
    with pytest.raises(BrokenData, match=told) as refusal:
        packs_in(folder(place=text), regions())

    assert "place.toml" in str(refusal.value)


def test_two_packs_of_a_place_share_no_year(folder: Callable[..., Path]) -> None:
    first, second = 'region_code = "440300"\nyear_to = 2022\n', 'region_code = "440300"\nyear_from = 2022\n'

    with pytest.raises(BrokenData, match="expected no year of"):
        packs_in(folder(first=first, second=second), regions())


def test_a_pack_that_outlives_the_one_it_inherits_from_must_be_split(folder: Callable[..., Path]) -> None:
    city, district = 'region_code = "440300"\nyear_to = 2022\n', 'region_code = "440304"\n'

    with pytest.raises(BrokenData, match="split it"):
        packs_in(folder(city=city, district=district), regions())


def test_a_default_that_leaves_something_out_is_refused(tmp_path: Path) -> None:
    shorter = NATIONAL.replace("[parameters.deduction_spread]", "[unused]").partition("[unused]")[0]
    (tmp_path / "national.toml").write_text(shorter, encoding="utf-8")

    with pytest.raises(BrokenData, match=r"deduction_spread.*grade_bands"):
        packs_in(tmp_path, regions())


def test_packs_without_a_default_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BrokenData, match="expected one pack without region"):
        packs_in(tmp_path, regions())


def test_grades_fall_and_do_not_repeat(folder: Callable[..., Path]) -> None:
    rising = (
        'region_code = "440300"\n[grade_bands]\nevidence = "S"\nreference = "r"\nnote_zh = "甲"\nnote_en = "a"\n'
        'bands = [{ grade = "良", score_from = 80, is_from_included = true },'
        ' { grade = "优", score_from = 90, is_from_included = true }]\n'
    )

    with pytest.raises(BrokenData, match="best grade first"):
        packs_in(folder(place=rising), regions())


def test_packs_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        pack("national").execution_weight = Decimal(20)  # type: ignore[misc]  # what is tried here
    with pytest.raises(ValidationError):
        Setting[int](value=1, evidence="S", reference="r", note_zh="甲", note_en="a").value = 2  # type: ignore[misc]  # the same


def test_vocabulary_is_read_only_and_keeps_its_words() -> None:
    words = vocabulary("operators")

    assert "≥" in words["before"][">="]
    with pytest.raises(TypeError):
        words["before"] = {}  # type: ignore[index]  # what is tried here
    with pytest.raises(AttributeError):
        words["before"][">="].append("x")


def test_a_missing_vocabulary_is_named() -> None:
    with pytest.raises(BrokenData, match=r"nowhere\.toml: expected a TOML file, found none"):
        vocabulary("nowhere")


def test_a_vocabulary_with_an_unknown_key_is_refused() -> None:
    class Shape(Strict):
        before: dict[str, tuple[str, ...]]

    with pytest.raises(BrokenData, match="after"):
        vocabulary_as("operators", Shape)


def test_fractions_in_toml_are_exact(tmp_path: Path) -> None:
    file = tmp_path / "one.toml"
    file.write_text("rate = 0.1\n", encoding="utf-8")

    class Shape(Strict):
        rate: Decimal

    assert Decimal("0.1") == shaped(file, Shape).rate
