"""What targets hold: each row of a table is a claim."""

from decimal import Decimal

import pytest

from dashboard.ingest.values import Quantity, actual, target, unit_of_time

NOTHING = Quantity(None)
WORDS = Quantity("qualitative")
A_TIME = Quantity("date")


def number(
    value: str,
    unit: str | None = None,
    operator: str | None = None,
    high: str | None = None,
    change: str | None = None,
) -> tuple[object, ...]:
    upper = None if high is None else Decimal(high)
    return ("quantitative", operator, Decimal(value), upper, unit, change)


def parts(found: Quantity) -> tuple[object, ...]:
    return (found.kind, found.operator, found.value, found.value_high, found.unit, found.change)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("≥350.00(家)", number("350", "家", ">=")),
        ("≥ 4500.00(名)", number("4500", "名", ">=")),
        ("=1.00(名/天)", number("1", "名/天", "=")),
        ("=264.00(人/次)", number("264", "人/次", "=")),
        ("=0.00(起)", number("0", "起", "=")),
        ("≥0.00(%)", number("0", "%", ">=")),
        ("约100-200人/场", number("100", "人/场", "between", "200")),
        (">90%满意", number("90", "%", ">")),
        ("> 90%为合格", number("90", "%", ">")),
        ("90%满意", number("90", "%")),
        ("支出<3000万元", number("3000", "万元", "<")),
        ("<12.08万元", number("12.08", "万元", "<")),
        ("≤3000元/人.年", number("3000", "元/人.年", "<=")),
        ("100%及时", number("100", "%")),
        ("及时100%", number("100", "%")),
        ("有所提高 100%", number("100", "%")),
        ("100%到位", number("100", "%")),
        ("每月及时发放100%", number("100", "%")),
        ("每月1-2次", number("1", "次/月", "between", "2")),
        ("每人3000元", number("3000", "元/人")),
        ("≥6年", number("6", "年", ">=")),
        (">22岗", number("22", "岗", ">")),
        ("2023年完成5次", number("5", "次")),
        ("≥360台件", number("360", "台件", ">=")),
        ("≥100百分比", number("100", "%", ">=")),
        ("Ⅲ类水质占比≥80%", number("80", "%", ">=")),
        ("COD≤50mg/L", number("50", "mg/L", "<=")),
        ("≥20人(次)", number("20", "人(次)", ">=")),
        ("15年", number("15", "年")),
        ("50年", number("50", "年")),
        ("45日", number("45", "日")),
        ("≥１，５００元", number("1500", "元", ">=")),
        ("每季度至少1次", number("1", "次/季度", ">=")),
        ("1000元每人", number("1000", "元/人")),
        ("≥500元/人/次", number("500", "元/人/次", ">=")),
        ("控制在预算50万元内", number("50", "万元", "<=")),
        ("三年以上", number("3", "年", ">=")),
        ("10个工作日内完成", number("10", "个工作日", "<=")),
        ("下降到3%以下", number("3", "%", "<=")),
        ("提高到95%", number("95", "%")),
        ("提高5%", number("5", "%", change="rise")),
        ("下降5%", number("5", "%", change="fall")),
        ("20%--30%", number("20", "%", "between", "30")),
    ],
)
def test_a_target_is_read_whole(text: str, expected: tuple[object, ...]) -> None:
    assert expected == parts(target(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a short word behind a comparison, or behind nothing but the number, is a unit whether or not a list holds it
        ("≥45垛", number("45", "垛", ">=")),
        ("45垛", number("45", "垛")),
        ("≥3万垛", number("3", "万垛", ">=")),
        ("不少于8圃", number("8", "圃", ">=")),
        ("建成8圃", number("8", "圃")),
        ("≤0.2FNU", number("0.2", "FNU", "<=")),
        ("≥30kvar", number("30", "kvar", ">=")),
        ("≥1200万日元", number("1200", "万日元", ">=")),
        ("6垛以上", number("6", "垛", ">=")),
        ("≤6垛（含）", number("6", "垛", "<=")),
        # units are joined and shared
        ("≥900人份", number("900", "人份", ">=")),
        ("≥30台班", number("30", "台班", ">=")),
        ("≥2村次", number("2", "村次", ">=")),
        ("1500元/师·月", number("1500", "元/师·月")),
        ("1500元/师/月", number("1500", "元/师/月")),
        ("≤7起/万车", number("7", "起/万车", "<=")),
        ("≥12t/d", number("12", "t/d", ">=")),
        ("≤8/10万", number("8", "/10万", "<=")),
        ("每生每年1250元", number("1250", "元/生·年")),
        # never cut short, never taken with the thing it counts
        ("≤55分贝", number("55", "分贝", "<=")),
        ("≥55分", number("55", "分", ">=")),
        ("≥2套房", number("2", "套", ">=")),
        ("≥7口井", number("7", "口", ">=")),
        ("≥7家医院", number("7", "家", ">=")),
        ("20元钱", number("20", "元")),
        # on both sides of the aim
        ("±3%以内", number("-3", "%", "between", "3")),
        ("误差≤±2mm", number("-2", "mm", "between", "2")),
        ("+1.5%", number("1.5", "%")),
    ],
)
def test_a_unit_need_not_be_listed(text: str, expected: tuple[object, ...]) -> None:
    assert expected == parts(target(text))


NO_UNITS = """
12315热线|8课题|≥90满意|≥95合格|≥100完成|≥3级|3级|2021级|5A级|4K|5G|6号|3代|≥8成|1+3垛|第3垛|3垛多|近3垛|3垛5圃|±3%左右|±3%-5%|≥±3%
"""


@pytest.mark.parametrize("text", NO_UNITS.strip().split("|"))
def test_a_word_that_may_be_no_unit_is_none(text: str) -> None:
    assert WORDS == target(text)


@pytest.mark.parametrize(
    ("text", "operator"),
    [
        ("不少于5次", ">="),
        ("不低于5次", ">="),
        ("至少5次", ">="),
        ("大于等于5次", ">="),
        ("≧5次", ">="),
        ("=>5次", ">="),
        ("＞＝5次", ">="),
        ("≮5次", ">="),
        ("5次以上", ">="),
        ("达到5次以上", ">="),
        ("≥5次以上", ">="),
        ("＞5次", ">"),
        ("大于5次", ">"),
        ("超过5次", ">"),
        ("＝5次", "="),
        ("等于5次", "="),
        ("小于等于5次", "<="),
        ("不超过5次", "<="),
        ("不高于5次", "<="),
        ("≯5次", "<="),
        ("=<5次", "<="),
        ("5次以下", "<="),
        ("控制在5次以内", "<="),
        ("＜5次", "<"),
        ("少于5次", "<"),
        ("约5次", "about"),
        ("5次左右", "about"),
        ("5次", None),
    ],
)
def test_a_comparison_is_read_in_signs_and_in_words(text: str, operator: str | None) -> None:
    assert number("5", "次", operator) == parts(target(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("90%-95%", number("90", "%", "between", "95")),
        ("90～95%", number("90", "%", "between", "95")),
        ("5至10次", number("5", "次", "between", "10")),
        ("5次到10次", number("5", "次", "between", "10")),
        ("1,000-2,000人", number("1000", "人", "between", "2000")),
        ("10-5次", parts(WORDS)),
        ("1-2-3次", parts(WORDS)),
        ("≥5-10次", parts(WORDS)),
        ("5次-10人", parts(WORDS)),
    ],
)
def test_a_range_has_two_ends_in_order_and_one_unit(text: str, expected: tuple[object, ...]) -> None:
    assert expected == parts(target(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("三次", number("3", "次")),
        ("不少于两场", number("2", "场", ">=")),
        ("十二人以上", number("12", "人", ">=")),
        ("三百零五人", number("305", "人")),
        ("一万二千人次", number("12000", "人次")),
        ("百分之九十五", number("95", "%")),
        ("百分之百", number("100", "%")),
        ("零投诉", number("0")),
        ("三四次", parts(WORDS)),
        ("一百五人", parts(WORDS)),
        ("零距离", parts(WORDS)),
        ("一定", parts(WORDS)),
        ("三会一课", parts(WORDS)),
        ("第三方", parts(WORDS)),
        ("六年", parts(WORDS)),
    ],
)
def test_chinese_numerals_count_only_where_they_are_the_whole_text(text: str, expected: tuple[object, ...]) -> None:
    assert expected == parts(target(text))


@pytest.mark.parametrize(
    "text",
    [
        "2023年6月1日-2023年12月31日",
        "2023年12月21日前完成",
        "2023年12月底前",
        "截至2023年底",
        "2023年2月28日前划转",
        "2023-12-31",
        "2023.12.31",
        "20231231",
        "2023年",
        "7-8月",
        "7-8月和年底前",
        "9月",
        "12月底前",
        "十二月底前",
        "5日前",
        "第3季度",
        "四季度前",
        "年底前",
        "上半年策划,下半年开展",
        "工资每月，考核奖金12月前",
    ],
)
def test_a_time_is_a_date_and_no_number(text: str) -> None:
    assert A_TIME == target(text)
    assert A_TIME == actual(text, target("≥5次"))


@pytest.mark.parametrize(
    "text",
    [
        "及时",
        "及时(当天)",
        "每月",
        "每季度",
        "节日前",
        "按月发放",
        "达成指标",
        "统计年鉴发布后半月内",
        "知晓后半个月内",
        "立案后3日内",
        "验收合格后30日内支付",
        "１，５００，２２元",
        "全年持续开展",
        "建立健全、执行有效",
        "2万元慰问金，200份实物(每家)",
        "完成率100%，合格率90%",
    ],
)
def test_words_and_several_quantities_stay_text(text: str) -> None:
    assert WORDS == target(text)


@pytest.mark.parametrize("text", ["20年", "23年", "20日"])
def test_what_may_be_a_time_or_a_quantity_is_neither(text: str) -> None:
    assert NOTHING == target(text)


@pytest.mark.parametrize(
    "text",
    [
        # figures that are part of a name, a code, a clock, a ratio or a formula
        "5G基站10个",
        "A4纸100包",
        "PM2.5浓度达标",
        "12345热线",
        "财预〔2020〕10号",
        "《2023行动》5项中的2",
        "“3+2”模式",
        "1+N",
        "7×24小时",
        "80/100",
        "3/5次",
        "1:2",
        "12:30开始",
        "440304226011500000008",
        "第1名",
        "排名前10名",
        "90年代",
        "2022级学生",
        "30人以上企业",
        "16周岁以上",
        "(1)",
        "1.完成5次",
        "5次①",
        "٣5次",
        "5次²",
        "完成128",
        "2023",
        # figures that are not exact
        "100余人",
        "2200多人次",
        "近100人",
        "数10人",
        "5个多月",
        "3天半",
        "5千多元",
        "≥90%左右",
        "≥5次以下",
        # figures that are denied or missing a part
        "不足90%",
        "未达到95%",
        "无1起投诉",
        "还差5次",
        "其中5次",
        "每两年1次",
        "1 000人",
        "1，200人",
        "12,34人",
        "1.2.3人",
        "007次",
        "0.12345678次",
        "增长率-5%",
        "降低成本5万元",
    ],
)
def test_a_figure_that_may_not_be_the_value_is_left_alone(text: str) -> None:
    assert WORDS == target(text)
    assert actual(text, target("≥5(项目)")).value is None


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("设施使用年限", "20年", "20"),
        ("管网设计寿命", "30(年)", "30"),
        ("设备使用时间", "20年", None),
        ("建成时间", "23年", None),
    ],
)
def test_the_name_of_an_indicator_may_say_that_years_are_counted(name: str, text: str, value: str | None) -> None:
    found = target(text, unit_of_time(name))

    assert (value, "年" if value else None) == (None if found.value is None else str(found.value), found.unit)


@pytest.mark.parametrize(
    "text", [None, "", " ", "　", "无", "—", "——", "-", "/", "≥(家)", "= (%)", "不少于次", "%以上"]
)
def test_blanks_and_comparisons_without_their_number_hold_nothing(text: str | None) -> None:
    assert NOTHING == target(text)
    assert NOTHING == actual(text, target("≥5次"))


@pytest.mark.parametrize("text", ["不适用", "N/A", "不涉及", " 不适用 "])
def test_not_applicable_is_said_and_not_guessed(text: str) -> None:
    assert Quantity("not_applicable") == target(text)
    assert Quantity("not_applicable") == actual(text, target("≥5次"))


@pytest.mark.parametrize(
    "text",
    ["二类及以上", "三类以上", "四类及以下", "一档以上", "三档以下", "二级及以上", "不低于二类", "不高于三档"],
)
def test_a_class_has_no_order_in_numbers(text: str) -> None:
    assert parts(WORDS) == parts(target(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("三人及以上", number("3", "人", ">=")),
        ("3人及以上", number("3", "人", ">=")),
        ("95%及以上", number("95", "%", ">=")),
        ("80分以上", number("80", "分", ">=")),
        ("不少于三类", number("3", "类", ">=")),
        ("两类以上", number("2", "类", ">=")),
        ("三类", number("3", "类")),
    ],
)
def test_what_is_counted_is_no_class(text: str, expected: tuple[object, ...]) -> None:
    assert expected == parts(target(text))
