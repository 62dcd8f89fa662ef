"""Lists: where their items begin and end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.lists import find_lists
from kg.extract.reading import Reading

CASES = {
    "六、渔业要发展深水网箱、养殖工船。": ["深水网箱", "养殖工船"],  # 六 is no item
    "培育现代航空装备、卫星及应用产业。": ["现代航空装备", "卫星及应用产业"],
    "推动船舶制造、深海养殖等产业发展。": ["船舶制造", "深海养殖"],
    "发展船舶、海工和渔业三大产业。": ["船舶", "海工", "渔业"],
    "没有顿号的句子。": [],
    "在医疗、教育以及交通等领域。": ["医疗", "教育", "交通"],
    "包括钢材（无缝钢管）、铝材等产品。": ["钢材", "铝材"],
    "更高水平、更有竞争力的产业。": [],  # a row of attributes
}


@pytest.mark.parametrize(("text", "expected"), CASES.items(), ids=CASES)
def test_items(text: str, expected: list[str]) -> None:
    items = [item for listing in find_lists(Reading.of(text)) for item in listing.items]
    assert [text[item.begin : item.end] for item in items] == expected


@given(st.text(alphabet="船海等、和，。（）的发展三大产业\n", max_size=60))
def test_items_are_disjoint_stretches_without_marks(text: str) -> None:
    for listing in find_lists(Reading.of(text)):
        at = 0
        for item in listing.items:
            assert at <= item.begin < item.end <= listing.tail + 1
            assert not set(text[item.begin : item.end]) & set("、，。\n")
            at = item.end
