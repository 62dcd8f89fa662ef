import pytest

from kg.extract.quantities import find_observations


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # in the sentence; what is compared with is no period
        # a change since a year, but for one that is aimed at
        ("2023年出口增长5%，较2020年提高2个百分点。", ["2023", "2020/2023"]),
        ("到2027年，单位能耗较2023年下降12%。", ["2027"]),
        # each figure has the nearest date before it
        ("2020年产量为10万吨，2023年增至12万吨。", ["2020", "2023"]),
        # a change, and its yearly mean
        ("产量由2018年的10万吨提高到2022年的14万吨，年均增长8.8%。", ["2018", "2022", "2018/2022"]),
        # the target
        ("到2027年，产值达到600亿元；企业达到50家。", ["2027", "2027"]),
        # set by the sentence before, in the paragraph alone
        ("2023年，产值达到600亿元。企业达到50家。\n利润为3亿元。", ["2023", "2023", ""]),
        # a line of its own above
        ("2019年至2023年\n出口\n年均增长6.4%", ["2019/2023"]),
        # now, and a year that nobody knows
        ("2012年为11万亿元，产业规模目前已超50万亿元。", [""]),
        ("“十三五”期间，集群加快建设。今年上半年，出口增长7.2%。", [""]),
        # the whole year of a report
        ("2023年统计公报\n年末全国人口140967万人。", ["2023"]),
    ],
)
def test_periods(text, expected):
    assert [o.period for o in find_observations(text)] == expected
