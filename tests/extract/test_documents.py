"""Policy documents: in title marks, by 关于…的意见, by form, by head, and their numbers."""

import pytest
from extract_reading import article, named, told

from kg.extract.documents import find_numbers, find_title
from kg.extract.reading import Reading

CASES = {
    "印发《云泽省机器人产业行动计划》。": ["云泽省机器人产业行动计划"],
    "学习《求是》杂志和《中国工业报》。": [],  # papers are no documents
    "根据国务院关于推进边境贸易试点建设的意见。": ["关于推进边境贸易试点建设的意见"],
    "“十四五”规划纲要提出。": ["“十四五”规划纲要"],
    "清江省2024年政府工作报告指出。": ["2024年政府工作报告"],
    "出台船舶领域绿色转型实施方案。": ["船舶领域绿色转型实施方案"],
    "制定工作方案，形成意见。": [],
    "印发《云泽省稳增长工作方案(2025-2026年)》。": ["云泽省稳增长工作方案(2025-2026年)"],
    "会议审议通过了加快推进充电设施建设的实施意见。": ["加快推进充电设施建设的实施意见"],
    "《报告》显示，增长较快。": [],  # it points back
    "有关部门制定了《意见》，《意见》共八条。": ["意见", "意见"],  # the text has no fuller name
    "印发《云泽省机器人产业发展意见》。《意见》共八条。": ["云泽省机器人产业发展意见"],
}


@pytest.mark.parametrize(("text", "expected"), CASES.items(), ids=CASES)
def test_documents(text: str, expected: list[str]) -> None:
    assert named(text, "PolicyDocument") == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("云泽省推进机器人产业发展若干措施", ["云泽省推进机器人产业发展若干措施"]),
        ("云泽省推进机器人产业发展若干措施（节选）", ["云泽省推进机器人产业发展若干措施"]),
        ("把机器人产业做大做强", []),
        ("权威解读：机器人产业若干措施", []),
    ],
)
def test_the_title_of_an_article_that_is_a_document(title: str, expected: list[str]) -> None:
    of = article("为加快发展，制定本措施。", title)
    assert [of.text[found.begin : found.end] for found in find_title(of, Reading.of(of.text))] == expected


def test_numbers_of_documents() -> None:
    text = "云工信规〔2023〕12号，国办发〔2024〕3 号，第12号仓库"
    assert [number.text for number in find_numbers(Reading.of(text))] == ["云工信规〔2023〕12号"]
    told_of = "《云泽省制造业发展规划》（云工信规〔2023〕12号）印发。"
    assert told(told_of, "documentNumber") == {("云泽省制造业发展规划", "云工信规〔2023〕12号")}
