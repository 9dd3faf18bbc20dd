"""The table of divisions, and which place the name of a unit names."""

from pathlib import Path

import pytest

from dashboard import settings
from dashboard.errors import BrokenData, UnknownSelection
from dashboard.rules import RegionMatch, regions
from dashboard.rules.reading import shaped
from dashboard.rules.regions import Sidecar, regions_in


def names(codes: tuple[str, ...]) -> set[str]:
    return {regions().by_code(code).name_zh for code in codes}


def test_every_province_city_and_county_is_there_once() -> None:
    levels = [region.level for region in regions()]

    assert {"province": 34, "city": 333, "county": 2850} == {level: levels.count(level) for level in set(levels)}
    assert len(regions()) == len({region.region_code for region in regions()})


@pytest.mark.parametrize(
    ("code", "name_zh", "name_en", "above"),
    [
        ("440106", "天河区", "Tianhe", ("440100", "440000")),
        ("440113", "番禺区", "Panyu", ("440100", "440000")),
        ("440117", "从化区", "Conghua", ("440100", "440000")),
        ("440304", "福田区", "Futian", ("440300", "440000")),
        ("310112", "闵行区", "Minhang", ("310000",)),
        ("441900", "东莞市", "Dongguan", ("440000",)),
        ("419001", "济源市", None, ("410000",)),
        ("450000", "广西壮族自治区", "Guangxi", ()),
    ],
)
def test_a_place_lies_in_the_places_above_it(
    code: str, name_zh: str, name_en: str | None, above: tuple[str, ...]
) -> None:
    region = regions().by_code(code)

    assert (name_zh, name_en) == (region.name_zh, region.name_en)
    assert above == tuple(place.region_code for place in regions().ancestors(code))


def test_a_county_directly_below_a_province_has_no_city() -> None:
    minhang, panyu = regions().by_code("310112"), regions().by_code("440113")

    assert (None, "310000") == (minhang.city_code, minhang.province_code)
    assert ("440100", "440000") == (panyu.city_code, panyu.province_code)


def test_provinces_and_the_places_in_use_have_english_names() -> None:
    below = ("440100", "440300", "310000")
    unnamed = [
        region.name_zh
        for region in regions()
        if region.name_en is None
        and (
            region.level == "province"
            or region.parent_code in below
            or (region.level == "city" and region.province_code in ("440000", "450000"))
        )
    ]

    assert [] == unnamed


def test_an_unknown_code_is_refused() -> None:
    with pytest.raises(UnknownSelection, match="999999"):
        regions().by_code("999999")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("上海市闵行区总工会(汇总)", "310112"),
        ("深圳市福田区总工会（本级）", "440304"),
        ("广州市从化区总工会", "440117"),
        ("广州市 番禺区总工会2021年度部门整体支出绩效自评表", "440113"),
        ("福田区总工会", "440304"),
        ("云南省昆明市五华区教育体育局", "530102"),
        ("云南昆明五华区教育体育局", "530102"),
        ("国家税务总局深圳市福田区税务局", "440304"),
        ("疏勒县人民政府", "653122"),
        # only a city or a province
        ("广州市总工会", "440100"),
        ("东莞市财政局", "441900"),
        ("长沙市道路运输管理局", "430100"),
        ("广东省总工会", "440000"),
        ("广西总工会", "450000"),
        ("广西壮族自治区财政厅", "450000"),
        ("吉林市财政局", "220200"),
        ("广州市中山大学附属医院", "440100"),
        # autonomous places under their short names
        ("恩施州财政局", "422800"),
        ("海南州财政局", "632500"),
        ("海南省财政厅", "460000"),
        ("双江县民政局", "530925"),
        # the same name in several places, and the place above it
        ("北京市朝阳区财政局", "110105"),
        ("长春朝阳区财政局", "220104"),
        ("南京市鼓楼区教育局", "320106"),
        ("重庆市江北区财政局", "500105"),
        ("福田区（深圳市）", "440304"),
        # names that are plain words elsewhere
        ("新县财政局", "411523"),
        ("晋城市城区教育局", "140502"),
        ("攀枝花市东区财政局", "510402"),
        ("西安市新城区财政局", "610102"),
    ],
)
def test_the_name_of_a_unit_finds_its_place(name: str, code: str) -> None:
    assert RegionMatch(code) == regions().find(name)


@pytest.mark.parametrize(
    ("name", "above"),
    [
        ("朝阳区财政局", {"北京市", "长春市"}),
        ("鼓楼区教育局", {"南京市", "徐州市", "福州市", "开封市"}),
        ("龙华区总工会", {"深圳市", "海口市"}),
    ],
)
def test_several_places_of_one_name_are_candidates_and_none_is_guessed(name: str, above: set[str]) -> None:
    found = regions().find(name)

    assert found.region_code is None
    assert above == names(tuple(regions().ancestors(code)[0].region_code for code in found.candidates))


def test_places_that_do_not_lie_in_each_other_are_candidates() -> None:
    assert RegionMatch(None, ("110000", "310000")) == regions().find("北京市驻上海市办事处")


@pytest.mark.parametrize(
    "name",
    [
        "",
        "区总工会",
        "市教育局",
        "广西路小学",
        "中山大学附属医院",
        "新疆生产建设兵团第一师",
        "创新县域经济",
        "主城区",
        "东区管委会",
        "老城区改造办",
    ],
)
def test_a_name_without_a_certain_place_names_none(name: str) -> None:
    assert RegionMatch(None) == regions().find(name)


def test_every_full_name_below_its_ancestors_finds_its_own_code() -> None:
    missed = []
    for region in regions():
        above = "".join(place.name_zh for place in reversed(regions().ancestors(region.region_code)))
        if regions().find(above + region.name_zh + "财政局").region_code != region.region_code:
            missed.append(above + region.name_zh)

    assert [] == missed


HEADER = "region_code,name_zh,name_en,level,parent_code\n"


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("110000,甲省,,province,\n110000,甲省,,province,\n", "each region_code once"),
        ("110101,甲县,,county,110000\n", "below a place of the table"),
        ("110000,甲省,,province,\n110101,甲县,,county,120000\n", "below a place of the table"),
        ("110000,甲省,,province,\n110101,甲乡,,town,110000\n", "below a place of the table"),
        ("11,甲省,,province,\n", "six digits"),
        ("110000,甲省,,province,\n", "rows, found"),
    ],
)
def test_a_table_that_does_not_hold_together_is_refused(tmp_path: Path, rows: str, told: str) -> None:
    file = tmp_path / "regions.csv"
    file.write_text(HEADER + rows, encoding="utf-8")

    with pytest.raises(BrokenData, match=told):
        regions_in(file, shaped(settings.DATA / "regions.toml", Sidecar))


def test_other_columns_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "regions.csv"
    file.write_text("code,name\n110000,甲省\n", encoding="utf-8")

    with pytest.raises(BrokenData, match="expected the columns"):
        regions_in(file, shaped(settings.DATA / "regions.toml", Sidecar))
