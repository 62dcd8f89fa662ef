import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.data import records
from kg.extract.quantities import find_observations
from kg.extract.units import find_quantities


def read(text: str, published: str = "") -> list[str]:
    found = find_observations(text, published=published)
    return [f"{o.indicator} {o.value} {o.unit} {o.period} {o.comparator} {o.qualifier}" for o in found]


@pytest.mark.parametrize("row", list(records("patterns/quantities.jsonl")), ids=lambda row: row["name"])
def test_each_cue_reads_its_example(row):
    assert read(row["example"]) == row["expect"]


SENTENCES = [
    # a statistical communiqué
    (
        "2023年末，全国常住人口城镇化率为66.16%，比上年末提高0.94个百分点。全年新增就业1244万人。",
        [
            "常住人口城镇化率 66.16 % 2023 share ",
            "常住人口城镇化率 0.94 个百分点 2023 change ",
            "新增就业 1244 万人 2023 count ",
        ],
    ),
    (
        "2024年，出口和进口分别增长5.1%和6.2%，贸易顺差5.79万亿元，比上年扩大3.5%。",
        [
            "出口 5.1 % 2024 growth ",
            "进口 6.2 % 2024 growth ",
            "贸易顺差 5.79 万亿元 2024 level ",
            "贸易顺差 3.5 % 2024 growth ",
        ],
    ),
    ("制造业采购经理指数为50.1。", ["制造业采购经理指数 50.1   level "]),
    ("单位国内生产总值能耗比2020年下降13.5%。", ["单位国内生产总值能耗 13.5 %  growth "]),
    ("粮食产量13908亿斤，占全国的15%。", ["粮食产量 13908 亿斤  level ", "粮食产量 15 %  share "]),
    (
        "出厂价格上涨1.2%，涨幅比9月份上升1.1个百分点。",
        ["出厂价格 1.2 %  growth ", "出厂价格 1.1 个百分点  change "],
    ),
    (
        "广东、江苏两个大省增速分别为6.0%、8.6%。",
        ["广东增速 6.0 %  growth ", "江苏增速 8.6 %  growth "],
    ),
    (
        "生猪、肉牛、肉羊、家禽、水产保险余额分别为6万元、5万元、4万元、3万元、2万元。",
        [
            f"{name}余额 {value} 万元  level "
            for name, value in zip(("生猪", "肉牛", "肉羊", "家禽", "水产保险"), "65432", strict=True)
        ],
    ),
    (
        "出口较多的家电和纺织行业分别增长18.7%和9.4%。",
        ["出口较多的家电 18.7 %  growth ", "纺织行业 9.4 %  growth "],
    ),
    ("利润分红一共48万多元。", ["利润分红 48 万元  level >"]),
    ("产值规模有望达到5000亿元人民币。", ["产值规模 5000 亿元  level "]),
    ("2020年，制造业增加值达到美国的1.8倍（2010年美元）。", ["制造业增加值 1.8 倍 2020 level "]),
    ("标志之一是研发经费与产值之比达到3%。", ["研发经费与产值之比 3 %  level "]),
    # figures that a scan gives as formulas
    (
        r"该业占比将从2015年的 $4 . 9 \%$ 提高至2020年的 $5 . 5 \%$ 以上。",
        ["该业占比 4.9 % 2015 share ", "该业占比 5.5 % 2020 share >"],
    ),
    # a plan with targets
    (
        "到2027年，规模以上企业研发投入强度超过1.9%，工具普及率、关键工序数控化率分别超过90%、75%。",
        [
            "规模以上企业研发投入强度 1.9 % 2027 level >",
            "工具普及率 90 % 2027 share >",
            "关键工序数控化率 75 % 2027 share >",
        ],
    ),
    (
        "力争2025年底前建成100家示范工厂，培育10个左右世界级集群。",
        ["示范工厂 100 家 2025 count ", "世界级集群 10 个 2025 count ~"],
    ),
    ("建设用地面积不低于20亩，给予最高500万元奖励。", ["建设用地面积 20 亩  level >", "奖励 500 万元  level "]),
    # a feature
    (
        "园区内聚集了200多家上下游企业，年产值突破300亿元。",
        ["上下游企业 200 家  count >", "年产值 300 亿元  level >"],
    ),
    ("该公司实现营业收入52.3亿元，研发人员占比超过40%。", ["营业收入 52.3 亿元  level ", "研发人员占比 40 %  share >"]),
    ("截至目前，协会累计发布186项团体标准、20余项行业标准。", ["团体标准 186 项  count ", "行业标准 20 项  count >"]),
    (
        "截至2023年，省级绿色工厂已有260家，分布在12个城市。",
        ["省级绿色工厂 260 家 2023 count ", "城市 12 个 2023 count "],
    ),
    ("已有40多个国家出台数字战略。", ["国家出台数字战略 40 个  count >"]),
    ("约30%的企业已实现数字化转型。", ["企业已实现数字化转型 30 %  level ~"]),
    (
        "完成投资350亿元，占年度计划的62%，同比增长12.3%。",
        ["投资 350 亿元  level ", "占年度计划 62 %  share ", "投资 12.3 %  growth "],
    ),
    ("以前一条线要42人，现在9人就够了。", ["一条线 42 人  count ", "一条线 9 人  count "]),
    ("项目占地3000亩，35岁以下人员占60%。", ["项目占地 3000 亩  level ", "35岁以下人员 60 %  level "]),
    ("全省再制造企业由2019年的46家增至132家。", ["再制造企业 46 家 2019 count ", "再制造企业 132 家  count "]),
    ("研发投入占比仅1%左右，远低于先进地区3%的平均水平。", ["研发投入占比 1 %  share ~"]),
    ("这家工厂一年能下线150颗，平均每3分钟下线一台。", ["一年能下线 150 颗  count "]),
    # a data explainer
    ("**7.9%**：上半年装备制造业增加值增速", ["装备制造业增加值增速 7.9 %  growth "]),
    (
        "接待游客1.2亿人次，实现旅游收入1350亿元，分别增长12.5%、15.3%。",
        [
            "接待游客 1.2 亿人次  count ",
            "旅游收入 1350 亿元  level ",
            "接待游客 12.5 %  growth ",
            "旅游收入 15.3 %  growth ",
        ],
    ),
    ("- 研发经费：3.33万亿元，增长8.1%", ["研发经费 3.33 万亿元  level ", "研发经费 8.1 %  growth "]),
    ("对重点企业给予电价补贴，每千瓦时不超过0.05元。", ["重点企业给予电价补贴 0.05 元  level <"]),
    (
        "大豆单产132.7公斤/亩。系统在0.8秒内判断有无瑕疵。",
        ["大豆单产 132.7 公斤/亩  level ", "判断有无瑕疵 0.8 秒  level "],
    ),
    # figures in characters
    (
        "全县有三十多家合作社，带动一千二百户农户，种植一万二千亩。",
        ["合作社 30 家  count >", "农户 1200 户  count ", "种植 12000 亩  level "],
    ),
    (
        "传统产品一度占到全市产值的七成，能耗下降百分之十二点五。",
        ["传统产品一度占到全市产值 7 成  share ", "能耗 12.5 %  growth "],
    ),
    ("近六成企业增加了投入。", ["企业增加了投入 6 成  level ~"]),
    ("二十大报告，“十四五”规划，十几个项目，数十家，第三十条，五十强，一成立，十二届，八个方面，二三十人", []),
    # a research paper
    (
        "得分由2018年的0.213提高到2022年的0.387，年均增长16.1%。",
        ["得分 0.213  2018 level ", "得分 0.387  2022 level ", "得分 16.1 % 2018/2022 growth "],
    ),
    ("基于36个城市的分析，对2018—2022年36个城市进行测度。", ["城市 36 个 2018/2022 count "]),
    (
        "样本包括1256家A股上市公司，回归系数为0.046，数字化水平每提高1个百分点，生产率提升0.32个百分点。",
        ["A股上市公司 1256 家  count ", "回归系数 0.046   level ", "生产率 0.32 个百分点  change "],
    ),
    # full-width figures and spaces
    ("产业规模达到１２．５万亿元，企业 30 多家", ["产业规模 12.5 万亿元  level ", "企业 30 家  count >"]),
    # heads that a neighbour says
    (
        "2024年，规模以上工业增加值增长3%，其中采矿业增长1%；铜材、铝材产量分别增长6%和2%，出口增长8%。",
        [
            "规模以上工业增加值 3 % 2024 growth ",
            "采矿业增加值 1 % 2024 growth ",
            "铜材产量 6 % 2024 growth ",
            "铝材产量 2 % 2024 growth ",
            "出口 8 % 2024 growth ",
        ],
    ),
    (
        "全省发电装机容量1.5亿千瓦，其中水电2600万千瓦。",
        ["发电装机容量 1.5 亿千瓦  level ", "水电装机容量 2600 万千瓦  level "],
    ),
    ("其年产30万吨甲醇装置投产。", ["甲醇装置年产 30 万吨  level "]),
    # values of an index, place by place
    (
        "按综合指数高低分组。2023年，甲市（0.78）、乙市（0.73）居前，以0.6为界分为两组。",
        ["综合指数 0.78  2023 level ", "综合指数 0.73  2023 level "],
    ),
    (
        "开放水平每提高1个单位，融合指数提升0.17，综合指数由0.29升至0.51。",
        ["融合指数 0.17   change ", "综合指数 0.29   level ", "综合指数 0.51   level "],
    ),
    # a change since a year
    (
        "截至2024年底，占比42%，比2020年提高15个百分点。",
        ["占比 42 % 2024 share ", "占比 15 个百分点 2020/2024 change "],
    ),
    # what money is spent on, what is built
    ("公司花300万元引进自动称料系统。", ["引进自动称料系统 300 万元  level "]),
    (
        "集团在海外建了6万平方米仓库，已落实不低于50万元的试点资金。",
        ["仓库 6 万平方米  level ", "试点资金 50 万元  level >"],
    ),
    (
        "患者平均住院11天，稳定时间超过18个月，通道数由64道提高到256道。",
        ["患者平均住院 11 天  level ", "稳定时间 18 个月  level >", "通道数 64 道  count ", "通道数 256 道  count "],
    ),
    ("培育年交易额超10亿元的企业20家。", ["年交易额 10 亿元  level >", "企业 20 家  count "]),
    (
        "外送电量1628亿千瓦时，连续四年超过1200亿千瓦时。",
        ["外送电量 1628 亿千瓦时  level ", "外送电量 1200 亿千瓦时  level >"],
    ),
    # words that only begin like a unit; distances
    ("9部门联合印发，从甲市向北160公里，落在12公里外，一式3份，80多米外的", []),
    (
        "排放11.7千克二氧化碳当量，能耗降至536千克标准煤。",
        ["排放 11.7 千克二氧化碳当量  level ", "能耗 536 千克标准煤  level "],
    ),
    # numbers that measure nothing
    ("围绕3个方面开展工作，实施5大行动，第12条，世界500强，24小时不间断，5G基站，L3级", []),
    ("2024年3月20日，国发〔2023〕12号，第61期，20世纪80年代，2030年前", []),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences(text, expected):
    assert read(text) == expected


def test_data_box():
    box = (
        "2019年至2023年\n某省装备制造业增加值\n年均增长 6.4%\n绿色工厂 512家\n截至2023年\n专利 1.2万件\n数据来源：某厅"
    )
    assert read(box) == [
        "某省装备制造业增加值 6.4 % 2019/2023 growth ",
        "绿色工厂 512 家 2019/2023 count ",
        "专利 1.2 万件 2023 count ",
    ]


def test_period_of_the_year_of_publication():
    assert read("今年上半年，出口增长7.2%。", "2025-07-15") == ["出口 7.2 % 2025-01/2025-06 growth "]
    assert read("今年上半年，出口增长7.2%。") == ["出口 7.2 %  growth "]


def test_whole_year_of_a_report():
    assert read("2023年国民经济和社会发展统计公报\n全年粮食产量69541万吨。") == ["粮食产量 69541 万吨 2023 level "]


def test_normalized_numbers():
    (whole, decline) = find_observations("2023年，产业规模达12万亿元，同比下降1.5%。")
    assert (whole.normalized_value, whole.normalized_unit) == ("12000000000000", "元")
    assert (decline.value, decline.normalized_value, decline.normalized_unit) == ("1.5", "-1.5", "%")


def test_subject_is_the_longest_name_in_the_indicator_or_the_last_before():
    text = "某市发展迅速，装备制造业增加值增长8%，占比达20%。"
    names = [(0, 2, "Region", "某市"), (7, 12, "Industry", "装备制造业"), (9, 12, "Industry", "制造业")]
    growth, share = find_observations(text, names)
    assert growth.subject == 1
    assert share.subject is not None


def test_evidence_is_contiguous_and_short():
    text = "数字经济规模由2016年的22.6万亿元增至2022年的50.2万亿元，占比明显提高。"
    first, second = find_observations(text)
    assert text[first.begin : first.end] == "数字经济规模由2016年的22.6万亿元"
    assert text[second.begin : second.end] == "数字经济规模由2016年的22.6万亿元增至2022年的50.2万亿元"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1,260,582亿元", [("1260582", "亿元", "126058200000000", "元")]),
        ("5%—7%", [("5", "%", "5", "%"), ("7", "%", "7", "%")]),
        ("2万至3万人", [("2", "万人", "20000", "人"), ("3", "万人", "30000", "人")]),
        ("-2.5%，300多万辆", [("-2.5", "%", "-2.5", "%"), ("300", "万辆", "3000000", "辆")]),
        ("12万吨级码头、C919、5G", []),
    ],
)
def test_quantities(text, expected):
    found = [q for q in find_quantities(text) if q.unit]
    assert [(q.value, q.unit, f"{q.normalized_value:f}", q.normalized_unit) for q in found] == expected


@given(st.text("0123456789.,%万亿元家个年月增长达到占比的，。；、\n由至“”（）企业", max_size=60))
def test_any_text_gives_offsets_within_it(text):
    for o in find_observations(text, published="2024"):
        assert 0 <= o.begin < o.end <= len(text)
        assert 0 <= o.indicator_begin < o.indicator_end <= len(text)
        assert o.begin <= max(o.indicator_begin, o.begin)
        assert not text[o.begin].isspace()
        assert not text[o.end - 1].isspace()
        float(o.value)


def test_text_without_figures_is_cheap():
    text = "推动先进制造业集群高质量发展，加快建设现代化产业体系，一是强化创新，二是深化改革。\n" * 10_000
    begin = time.process_time()
    assert find_observations(text) == []
    assert len(text) / (time.process_time() - begin) > 1_000_000
