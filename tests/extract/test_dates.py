import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.data import records
from kg.extract.dates import find_dates
from kg.extract.numerals import whole_number


def read(text: str, published: str = "") -> list[str]:
    return [f"{text[d.begin : d.end]}={d.iso}" for d in find_dates(text, published=published)]


@pytest.mark.parametrize("row", list(records("patterns/dates.jsonl")), ids=lambda row: row["example"])
def test_each_pattern_reads_its_example(row):
    expected = row["expect"] if isinstance(row["expect"], list) else [row["expect"]]
    found = find_dates(row["example"], published="2025-08-20")
    assert [(d.iso, d.kind) for d in found] == [(iso, row["kind"]) for iso in expected]


SENTENCES = [
    ("2024年3月20日上午在湖南长沙主持召开座谈会", ["2024年3月20日=2024-03-20"]),
    ("2023年9月6日至8日在黑龙江考察", ["2023年9月6日至8日=2023-09-06/2023-09-08"]),
    ("4月28日至5月3日访问，2024年", ["2024年=2024"]),
    ("2024年4月28日至5月3日访问", ["2024年4月28日至5月3日=2024-04-28/2024-05-03"]),
    ("由2016年的28%下降至2020年的26%", ["2016年=2016", "2020年=2020"]),
    ("从2012年到2022年，由", ["从2012年到2022年=2012/2022"]),
    ("党的报告提出到2035 年基本实现", ["到2035 年=2035"]),
    ("2024 年 1 月 ，会议", ["2024 年 1 月=2024-01"]),
    ("２０２３年１２月印发", ["２０２３年１２月=2023-12"]),
    ("二〇二四年三月五日", ["二〇二四年三月五日=2024-03-05"]),
    ("到2025年底前建成", ["到2025年底=2025"]),
    ("2025年底前建成，2030年以前达峰", ["2025年底前=2025", "2030年以前=2030"]),
    ("“十四五”规划纲要指出", []),
    ("“十三五”时期，我国", ["“十三五”时期=2016/2020"]),
    ("十四五期间新增", ["十四五期间=2021/2025"]),
    ("截至2024年6月底，累计", ["截至2024年6月底=2024-06"]),
    ("截止到2023年，已有", ["截止到2023年=2023"]),
    ("2019—2023年年均增长", ["2019—2023年=2019/2023"]),
    ("2024年前三季度增长，2024年前7个月", ["2024年前三季度=2024-01/2024-09", "2024年前7个月=2024-01/2024-07"]),
    ("2024年一季度，2024年第二季度", ["2024年一季度=2024-01/2024-03", "2024年第二季度=2024-04/2024-06"]),
    ("2018年12月会议强调；次年；同年5月", ["2018年12月=2018-12", "同年5月=2018-05"]),
    ("2023年3月启动，9月完成", ["2023年3月=2023-03", "9月=2023-09"]),
    ("35个集群，5G基站，〔2023〕12号，第61期，3个月，20世纪80年代，1990年代", []),
    ("2023年2月30日", []),
    ("2023年11月5日开幕。\n6日的报告，7日内，为期8日的展览", ["2023年11月5日=2023-11-05", "6日=2023-11-06"]),
    ("15日的报告", []),
    ("拥有5000年文明，用时3年，500强，10—15家", []),
    ("今年上半年增长，去年同期下降，1—7月份", []),
    ("2024年中国制造业，2024年初步核算", ["2024年=2024", "2024年=2024"]),
    ("自2019年实施以来，2012年以来", ["2019年=2019", "2012年以来=2012"]),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences(text, expected):
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("今年上半年增长，去年同期下降", ["今年上半年=2025-01/2025-06", "去年=2024"]),
        ("今年1至7月，", ["今年1至7月=2025-01/2025-07"]),
        ("上半年，11月", ["上半年=2025-01/2025-06", "11月=2024-11"]),
        ("3月20日，", ["3月20日=2025-03-20"]),
        ("到明年，", ["到明年=2026"]),
    ],
)
def test_with_the_day_of_publication(text, expected):
    assert read(text, "2025-08-20") == expected


@given(st.integers(1900, 2100), st.integers(1, 12), st.integers(1, 28), st.text("，在的会议", max_size=5))
def test_every_day_comes_back(year, month, day, around):
    text = f"{around}{year}年{month}月{day}日{around}"
    (found,) = find_dates(text)
    assert found.iso == f"{year}-{month:02}-{day:02}"
    assert text[found.begin : found.end] == f"{year}年{month}月{day}日"


@given(st.text("0123456789年月日至到—截今上半十五“”一二〇季度前个", max_size=30))
def test_offsets_are_in_order(text):
    ends = [0]
    for found in find_dates(text, published="2024-05"):
        assert ends[-1] <= found.begin < found.end <= len(text)
        ends.append(found.end)


@pytest.mark.parametrize(
    ("text", "value"), [("二十三", 23), ("十", 10), ("一千零二十", 1020), ("二〇二四", 2024), ("一万二千", 12000)]
)
def test_whole_numbers(text, value):
    assert whole_number(text) == value


def test_text_without_dates_is_cheap():
    text = "推动先进制造业集群高质量发展，加快建设现代化产业体系，一是强化创新，二是深化改革。\n" * 10_000
    begin = time.process_time()
    assert find_dates(text) == []
    assert len(text) / (time.process_time() - begin) > 1_000_000
