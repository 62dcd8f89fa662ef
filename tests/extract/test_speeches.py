import re
import time

import pytest

from kg.data import records
from kg.extract.blots import NameSpan
from kg.extract.dates import find_dates
from kg.extract.speeches import SpeechSpan, find_speeches

MARK = re.compile(r"\[(Person|Meeting|Region|Institution|PolicyDocument) ([^\]]*)\]")


def marked(text: str) -> tuple[str, list[NameSpan]]:
    """Return a text without its marks, and the names that they mark."""
    names, plain, at = [], "", 0
    for match in MARK.finditer(text):
        plain += text[at : match.start()]
        names.append((len(plain), len(plain) + len(match[2]), match[1], match[2]))
        plain += match[2]
        at = match.end()
    return plain + text[at:], names


def speeches(text: str) -> tuple[str, list[NameSpan], list[SpeechSpan]]:
    plain, names = marked(text)
    return plain, names, find_speeches(plain, names, find_dates(plain))


def read(text: str) -> list[str]:
    plain, names, found = speeches(text)
    return [
        "|".join(
            [
                names[s.speaker][3],
                s.date,
                names[s.occasion][3] if s.occasion is not None else "",
                names[s.place][3] if s.place is not None else "",
                *(content.of(plain) for content in s.content),
            ]
        )
        for s in found
    ]


@pytest.mark.parametrize("row", list(records("patterns/speeches.jsonl")), ids=lambda row: row["form"])
def test_each_form_reads_its_example(row):
    assert read(row["example"]) == row["expect"]


SENTENCES = [
    # at an event that goes unnamed: the one that the text reports on
    (
        "[Meeting 甲产业大会]11月5日在[Region 乙市]开幕。\n厅长[Person 李某]在开幕式上致辞时说，要把基础打牢。\n"
        "6日上午，圆桌对话由王某主持。院士[Person 张某]指出，创新要抓紧。",
        ["李某||甲产业大会||要把基础打牢。", "张某||甲产业大会||创新要抓紧。"],
    ),
    (
        "2023年[Meeting 甲产业大会]11月5日举行。\n[Person 李某]在6日的主旨报告中表示，要把基础打牢。",
        ["李某|2023-11-06|甲产业大会||要把基础打牢。"],
    ),
    # no meeting is reported on
    ("厅长[Person 李某]在开幕式上致辞时说，要把基础打牢。", ["李某||||要把基础打牢。"]),
    # signed words in a box
    (
        "要把实体经济做实。\n——[Person 李某]部长2023年5月12日在[Meeting 某产业发展座谈会]上的讲话\n要稳步推进。\n"
        "——[Person 李某]部长2023年9月6日至8日在[Region 乙省]考察时的讲话",
        ["李某|2023-05-12|某产业发展座谈会||要把实体经济做实。", "李某|2023-09-06/2023-09-08||乙省|要稳步推进。"],
    ),
    # after a visit, with more words to come
    (
        "2019年4月[Person 李某]部长在[Region 甲市]考察时进一步指出，“把质量放到更加突出的位置上来”。",
        ["李某|2019-04||甲市|把质量放到更加突出的位置上来"],
    ),
    (
        "2018年12月[Meeting 某工作会议]强调，“要增强技术创新的能力”；"
        "2019年4月[Person 李某]部长在[Region 甲市]调研时指出，“要坚持创新驱动发展”。",
        ["李某|2019-04||甲市|要坚持创新驱动发展"],
    ),
    # no date
    (
        "[Person 李某]部长参加[Meeting 某届全国大会二次会议][Region 丙省]代表团审议时强调，有选择地推动新动能发展，"
        "改造传统产业。此后",
        ["李某||某届全国大会二次会议||有选择地推动新动能发展，改造传统产业。"],
    ),
    # no date, place or occasion: no record
    (
        "[Person 李某]部长强调：“任何时候都不能缺少制造业”“要坚定不移做强做优做大”。",
        ["李某||||任何时候都不能缺少制造业|要坚定不移做强做优做大"],
    ),
    ("[Person 李某]部长对产业发展作出系列重要论述，强调“质量是发展的重中之重”。", ["李某||||质量是发展的重中之重"]),
    # a tour of late, and the same sentence going on
    (
        "副总理[Person 李某]日前赴[Region 甲省]调研制造业。[Person 李某]强调，要把增长稳住。",
        ["李某|||甲省|要把增长稳住。"],
    ),
    (
        "2024年5月8日，书记[Person 李某]在[Region 甲市]主持召开[Meeting 某座谈会]并讲话，他强调，要做强产业。",
        ["李某|2024-05-08|某座谈会|甲市|要做强产业。"],
    ),
    # presiding and speaking
    (
        "2024年3月20日，[Person 李某]部长主持召开[Meeting 某地区崛起座谈会]并发表重要讲话，强调要推动创新。",
        ["李某|2024-03-20|某地区崛起座谈会||要推动创新。"],
    ),
    # the occasion first
    (
        "在2023年12月召开的[Meeting 某经济工作会议]上，[Person 张三]副部长表示，将出台支持政策。",
        ["张三|2023-12|某经济工作会议||将出台支持政策。"],
    ),
    (
        "“设备更新带来新需求，”[Person 王五]说，“我们增加了两条生产线。”",
        ["王五||||设备更新带来新需求，|我们增加了两条生产线。"],
    ),
    # the same remark goes on
    (
        "2024年5月，[Person 李某]在[Region 甲市]考察时强调，要守住底线。他还指出，要扩大开放。"
        "[Person 李某]指出，要加强协作。",
        ["李某|2024-05||甲市|要守住底线。|要扩大开放。|要加强协作。"],
    ),
    # a quotation that ends its sentence ends the remark
    (
        "[Person 王五]告诉记者，公司扩大了产能，“原料从隔壁买，下午就能投产。”截至4月底，园区有87家企业。",
        ["王五||||公司扩大了产能，“原料从隔壁买，下午就能投产。”"],
    ),
    # whom the speaker met did not speak
    ("2024年4月，[Person 李某]部长会见[Person 张三]一行时表示，愿深化合作。", ["李某|2024-04|||愿深化合作。"]),
    ("[Person 张三]在会上发言，[Person 李四]强调，要抓落实。", ["李四||||要抓落实。"]),
    # the sentence before tells when and where
    (
        "2024年1月31日，委员会举行[Meeting 第十一次座谈会]。[Person 李某]部长在主持会议时强调，必须牢记质量是根本。",
        ["李某|2024-01-31|第十一次座谈会||必须牢记质量是根本。"],
    ),
    (
        "“智能化是主攻方向。”院士[Person 王五]在[Meeting 某制造大会]上说。",
        ["王五||某制造大会||智能化是主攻方向。"],
    ),
    ("正如[Person 李某]部长所指出的，“创新是引领发展的动力”。", ["李某||||创新是引领发展的动力"]),
    (
        "早在2002年，[Person 李某]同志在[Region 乙省]工作时就强调，“要把作风带到工作中去”。",
        ["李某|2002||乙省|要把作风带到工作中去"],
    ),
    # somebody else's words
    ("[Person 李某]部长到[Region 甲市]企业考察，企业负责人介绍，产量翻了一番。", []),
    ("[Person 李某]部长出席[Meeting 某论坛]，[Meeting 某论坛]提出“创新合作的长远目标”。", []),
    ("2013年，[Person 李某]提出“一带一路”倡议。", []),
    ("[Person 李某]部长强调的要求，[Person 张三]的说法不同。", []),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences(text, expected):
    assert read(text) == expected


def test_labels():
    _, _, (signed,) = speeches("要做实。\n——[Person 李某]主席2023年5月12日在[Meeting 某座谈会]上的讲话")
    assert signed.label == "李某2023年5月12日在某座谈会上的讲话"
    _, _, (said,) = speeches("2024年1月，[Person 李某]部长在主持[Meeting 某学习会]时强调：“创新是动力，必须抓紧。”")
    assert said.label == "李某2024年1月在某学习会上的讲话"


def test_a_remark_without_date_place_and_occasion_has_no_record():
    _, _, found = speeches("[Person 李某]指出，要加强协作。2024年，[Person 李某]指出，要加强协作。")
    assert [s.has_record for s in found] == [False, True]


def test_evidence_holds_date_speaker_and_verb():
    plain, _, (said,) = speeches(
        "其后。2024年1月，[Person 李某]部长在主持[Meeting 某学习会]时强调：“创新是动力，必须抓紧。”"
    )
    assert plain[said.begin : said.end] == "2024年1月，李某部长在主持某学习会时强调"


def test_text_without_people_is_cheap():
    text = "推动先进制造业集群高质量发展，强调一是强化创新，二是深化改革，“提出更多的创新的举措”。\n" * 10_000
    begin = time.process_time()
    assert find_speeches(text, [(0, 2, "Region", "推动")], []) == []
    assert len(text) / (time.process_time() - begin) > 1_000_000
