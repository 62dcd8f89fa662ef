"""Evidence: the source between its offsets, white space aside, is its quote, however the page breaks its lines."""

import itertools

from extract_reading import article, gathered, read
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extract.gather import Gathering
from kg.extract.reading import Reading
from kg.model import Literal, Name, Range, without_space

TEXT = (
    "清江大学经济学院教授李明说，要改革。国务院印发《关于推进智能制造发展的指导意见》。\n"
    "中央经济工作会议强调，要培育新能源产业。2023年云泽省规模以上工业增加值增长5.6%。"
)


@settings(deadline=None)  # the first text loads the lexicon
@given(st.lists(st.integers(1, len(TEXT) - 1), max_size=12), st.sampled_from(["\n", "  ", "\u3000", "\n\n"]))
def test_evidence_is_faithful_for_text_that_is_wrapped(breaks: list[int], gap: str) -> None:
    edges = [0, *sorted(set(breaks)), len(TEXT)]
    source = gap.join(TEXT[a:b] for a, b in itertools.pairwise(edges))
    into = gathered(article(TEXT, source=source))
    found = [evidence for _, _, evidence in into.mentions] + [claim.evidence for claim in into.claims]
    assert found
    for evidence in found:
        assert without_space(source[evidence.begin : evidence.end]) == without_space(evidence.quote)
    assert {(m[0], m[1]) for m in into.mentions} == {(m[0], m[1]) for m in read(TEXT).mentions}


def gathering(text: str, source: str) -> Gathering:
    return Gathering(article(text, source=source), Reading.of(text), [])


def test_evidence_is_cut_where_the_source_has_something_between() -> None:
    into = gathering("要培育新能源产业", "要培育【广告】新能源产业")
    evidence = into.evidence(Range(0, 8), "said", anchor=Range(4, 6))
    assert evidence is not None
    assert (evidence.quote, evidence.begin, evidence.end) == ("新能源产业", 7, 12)


def test_evidence_of_white_space_is_none() -> None:
    assert gathering("甲 \n 乙", "甲 \n 乙").evidence(Range(1, 4), "said") is None


def test_nothing_is_stated_of_a_thing_by_itself() -> None:
    into = gathering("甲部", "甲部")
    name = Name(read("国务院印发。").mentions[0][0].type, "甲部")
    into.claim(name, "subOrganizationOf", name, Range(0, 2), "said")
    into.claim(name, "alias", Literal("甲"), Range(0, 2), "said")
    assert [claim.predicate for claim in into.claims] == ["alias"]


def test_mentions_in_a_range() -> None:
    into = read("国务院印发通知，国家发展改革委在北京落实。")
    assert [slot.best.name for slot in into.within(Range(3, 18))] == ["国家发展和改革委员会", "北京市"]
    slot = into.slots[0]
    assert into.slot_at(slot.begin, slot.end) == slot
    assert into.slot_at(slot.begin, slot.end + 1) is None
