"""Which of overlapping candidates stand."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from kg.extract.reading import Found
from kg.extract.slots import PREFERENCE, Slot, choose
from kg.model import EntityType

TRADE, PLACE = EntityType.INDUSTRY, EntityType.REGION


def found(begin: int, end: int, type_: EntityType = TRADE, rule: str = "grammar-industry") -> Found:
    return Found(begin, end, type_, f"{begin}-{end}", rule)


def test_the_longest_stands() -> None:
    assert [(s.begin, s.end) for s in choose([found(2, 5), found(0, 7), found(7, 9)])] == [(0, 7), (7, 9)]


def test_what_the_page_sets_off_stands_against_longer_guesses() -> None:
    byline = found(2, 5, EntityType.PERSON, "byline")
    assert [s.best for s in choose([found(0, 7), byline])] == [byline]


def test_listed_names_stand_against_guesses_of_the_same_stretch() -> None:
    listed = found(0, 3, PLACE, "gazetteer")
    assert choose([found(0, 3), listed]) == [Slot(0, 3, (listed,))]


candidates = st.builds(
    lambda begin, size, type_, rule: found(begin, begin + size, type_, rule),
    st.integers(0, 40),
    st.integers(1, 12),
    st.sampled_from(PREFERENCE),
    st.sampled_from(("gazetteer", "byline", "grammar-region")),
)


@given(st.lists(candidates, max_size=30))
def test_slots_never_overlap_and_leave_no_candidate_without_a_rival(among: list[Found]) -> None:
    slots = choose(among)
    assert all(a.end <= b.begin for a, b in itertools.pairwise(slots))
    assert all(any(s.begin < f.end and f.begin < s.end for s in slots) for f in among)
    assert {option for slot in slots for option in slot.options} <= set(among)
