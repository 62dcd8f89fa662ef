"""Bodies that only the posts of people show to be names."""

import pytest

from kg.extract.bodies import find_bodies
from kg.extract.reading import Reading

NAMES = [
    ("街区管委会主任李明说", "李明", ["街区管委会"]),
    ("云泽大学计算机与软件学院院长李明", "李明", ["云泽大学计算机与软件学院"]),
    ("会议由云泽大学经济学院副院长李明主持", "李明", ["云泽大学经济学院"]),
    # firms by the posts that only they have
    ("华芯科技创始人兼首席执行官李明", "李明", ["华芯科技"]),
    ("蓝舟源生首席科学家李明", "李明", ["蓝舟源生"]),
    ("华芯科技董事长、总经理李明", "李明", ["华芯科技"]),
    ("新任轮值理事长单位云泽高新区管委会主任李明", "李明", ["云泽高新区管委会"]),
    ("公司总经理李明", "李明", []),
    ("中国人工智能首席科学家李明", "李明", []),
    ("华芯董事长李明说。华芯微电子公司成立。", "李明", []),  # the short form of a firm's name
]


@pytest.mark.parametrize(("text", "person", "expected"), NAMES)
def test_bodies(text: str, person: str, expected: list[str]) -> None:
    found = find_bodies(Reading.of(text), [text.index(person)])
    assert [one.name for one in found] == expected
