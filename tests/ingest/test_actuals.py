"""What actuals hold, read against their targets: each row of a table is a claim."""

from decimal import Decimal

import pytest

from dashboard.ingest.values import Quantity, actual, is_value, target

WORDS = Quantity("qualitative")


@pytest.mark.parametrize(
    ("goal", "text", "value", "unit"),
    [
        ("≥350.00(家)", "223.00(家)", "223", "家"),
        (">90%满意", "满意 93.97%", "93.97", "%"),
        (">90%为良好", "100%良好", "100", "%"),
        ("及时", "及时100%", "100", "%"),
        ("有所提高", "有所提高 100%", "100", "%"),
        ("100%有效落实", "100%有效落实", "100", "%"),
        ("支出<3000万元", "支出1687.22万元", "1687.22", "万元"),
        ("≤3000元/人.年", "3000元/人.年", "3000", "元/人.年"),
        ("≤ 5起", "0起", "0", "起"),
        ("=0.00(起)", "零投诉", "0", "起"),
        ("≥5次", "五次", "5", "次"),
        ("≥5次", "2023年开展培训5次", "5", "次"),
        ("≥5次", "共开展培训5次，参训人员120人次", "5", "次"),
        ("=100%", "=100%", "100", "%"),
        ("≥56户", "约56户", "56", "户"),
        ("增长5%", "增长8%", "8", "%"),
        ("增长5%", "8%", "8", "%"),
        ("下降5%", "下降8%", "8", "%"),
        ("≥45垛", "47垛", "47", "垛"),
        ("≥45垛", "完成47垛", "47", "垛"),
        ("≥45垛", "47", "47", "垛"),
        ("≥3万垛", "3.2万垛", "3.2", "万垛"),
        ("≤55分贝", "52.3分贝", "52.3", "分贝"),
        ("≤8/10万", "0/10万", "0", "/10万"),
        ("±3%以内", "+1.2%", "1.2", "%"),
        ("±3%以内", "-1.2%", "-1.2", "%"),
        ("≤0", "-3.2%", "-3.2", "%"),
        ("≤0", "4.7%", "4.7", "%"),
    ],
)
def test_an_actual_takes_the_quantity_that_answers_its_target(goal: str, text: str, value: str, unit: str) -> None:
    found = actual(text, target(goal))

    assert (Decimal(value), unit) == (found.value, found.unit)


@pytest.mark.parametrize(
    ("goal", "text", "value", "unit"),
    [
        ("≤3000元", "0.3万元", "3000", "元"),
        ("≤80万元", "739200元", "73.92", "万元"),
        ("≤2亿元", "19000万元", "1.9", "亿元"),
        ("≤5千元", "4000元", "4", "千元"),
        ("≥1万人次", "12000人次", "1.2", "万人次"),
        ("≥1万人次", "1.3", "1.3", "万人次"),
        ("≥3万垛", "32000垛", "3.2", "万垛"),
        ("1500元/师·月", "1500元/师/月", "1500", "元/师·月"),
        ("≥100人", "128名", "128", "人"),
        (">100人次", "128", "128", "人次"),
        (">90%", "95", "95", "%"),
        # more decimals than are kept: the printed unit stays
        ("≤2亿元", "12345678.91元", "12345678.91", "元"),
        # another unit stays another unit
        ("≥350家", "223个", "223", "个"),
        ("每月1-2次", "12次", "12", "次"),
        ("≥100人次", "52人", "52", "人"),
        # a bare number of the target's size
        ("≤90万元", "90", "90", "万元"),
        ("≤90万元", "0", "0", "万元"),
        (">5%", "100", "100", "%"),
        ("≥0.5%", "0.6", "0.6", "%"),
        ("95", "96%", "96", "%"),
        ("350", "223家", "223", "家"),
    ],
)
def test_an_actual_is_given_in_its_targets_unit_where_that_is_certain(
    goal: str, text: str, value: str, unit: str | None
) -> None:
    found = actual(text, target(goal))

    assert (Decimal(value), unit) == (found.value, found.unit)


@pytest.mark.parametrize(
    ("goal", "text"),
    [
        ("≥5次", "5次以上"),
        ("≥95%", "≥95%"),
        ("≥95%", "超过95%"),
        ("≥5家", "10-20家"),
        ("≥5次", "原计划8次，实际5次"),
        ("≥5次", "计划5次"),
        ("≥5次", "6次，均未完成"),
        ("≥5次", "五次培训，另3次讲座"),
        ("≥5次", "春节3次、中秋2次"),
        ("增长5%", "下降3%"),
        ("下降5%", "5%"),
        ("≥90%", "提高5%"),
        ("≥90%", "不满意3%"),
        ("≥90%", "零投诉"),
        ("≥350家", "达成指标"),
        ("≥1000人", "服务热线12345"),
        ("≥5次", "3 5次"),
        ("≤30天", "提前5天"),
        ("≥100人", "比去年多5人"),
        ("≥100户", "还有5户"),
        ("≥10次", "上半年5次"),
        # 人 or 万人
        ("≥1万人次", "12000"),
        ("≥3万垛", "32000"),
        # 元 or 万元, a fraction or a percentage: nobody can say
        ("≤80万元", "739200"),
        (">90%", "0.95"),
        (">90%", "1"),
        ("0.95", "96%"),
        ("80", "739200元"),
    ],
)
def test_an_actual_that_is_bounded_planned_denied_or_doubtful_has_no_value(goal: str, text: str) -> None:
    assert WORDS == actual(text, target(goal))


def test_narration_with_one_figure_among_many_words_has_no_value() -> None:
    story = "举办党课送基层活动并组织党员职工学习培训和读书分享会等主题系列活动共4次丰富职工文化生活"

    assert WORDS == actual(story, target("及时"))
    assert Decimal(4) == actual(story, target("≥4次")).value


@pytest.mark.parametrize(
    "text", ["11台", "≥356台", "100%", "6100万条", "2023年12月6日", "32万元/台", "14519(元/场)", "200(年)"]
)
def test_a_quantity_or_a_time_alone_is_a_value(text: str) -> None:
    assert is_value(text)


@pytest.mark.parametrize(
    "text", ["", "无", "带动产业发展", "2020年受疫情影响", "完成11台，余下2台", "5G基站建设", "3台未到货", "1.项目延期"]
)
def test_words_beside_a_quantity_say_something_else(text: str) -> None:
    assert not is_value(text)
