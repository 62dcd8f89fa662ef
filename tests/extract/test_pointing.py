"""该行业, 这一战略, 上述文件: what they stand for where it is plain, and nothing where it is not."""

import pytest
from extract_reading import article, read, told

from kg.data import Row, rows
from kg.extract.pointing import RULE
from kg.nlp import mentions, process


def pointed_at(text: str) -> list[str]:
    return [slot.best.name for slot in mentions(process(article(text))) if slot.best.rule == RULE]


@pytest.mark.parametrize("row", list(rows("lexicon/pointers.tsv")), ids=lambda row: row.fields["nouns"])
def test_each_row_has_an_example_that_holds(row: Row) -> None:
    assert pointed_at(row.fields["example"]) == [row.fields["expected"]]


PLAIN = [
    # in the sentence itself; in the sentence before; in the paragraph, where these name none
    ("集成电路产业门槛高，该产业需要长期投入。", ["集成电路产业"]),
    ("集成电路产业门槛高。各地都在布局。该产业需要长期投入。", ["集成电路产业"]),
    # what is named in the sentence before counts, not what stands farther off
    ("钢铁行业正在转型。光伏行业增长很快。此外还有困难。该行业要防止内卷。", []),
    ("钢铁行业正在转型。此外还有困难。光伏行业增长很快。该行业要防止内卷。", ["光伏产业"]),
]
OPEN = [
    "钢铁行业和光伏行业都在转型。该行业要防止内卷。",  # two
    "形势正在好转。该行业要防止内卷。",  # none
    "光伏行业增长很快。\n该行业要防止内卷。",  # another paragraph
    "光伏行业增长很快，该行业协会发布了倡议。",  # a longer word
    "财政部公布了数据，该部分支出增加。",
    "集成电路产业门槛高，应该产业先行。",
    "光伏行业增长很快。该技术已经成熟。",  # another class
]


@pytest.mark.parametrize(("text", "expected"), PLAIN)
def test_what_is_plain(text: str, expected: list[str]) -> None:
    assert pointed_at(text) == expected


@pytest.mark.parametrize("text", OPEN)
def test_what_is_not_plain_names_nothing(text: str) -> None:
    assert pointed_at(text) == []


def test_no_thing_is_called_by_words_that_point_back() -> None:
    found = read("要做强光伏行业。该行业要防止内卷。")
    assert [printed for _, printed, _ in found.mentions] == ["光伏行业"]


def test_what_is_said_of_them_is_said_of_what_they_stand_for() -> None:
    text = "要发展人工智能技术。这一技术赋能装备制造业。"
    assert ("人工智能", "装备制造业") in told(text, "appliedIn")
