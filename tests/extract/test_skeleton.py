"""Sentences with their mentions folded: offsets map back to the text."""

from hypothesis import given
from hypothesis import strategies as st

from kg.extract.reading import Found
from kg.extract.skeleton import SIGNS, overlapping, skeletons
from kg.extract.slots import Slot
from kg.model import EntityType, Range

TYPES = (EntityType.INDUSTRY, EntityType.TECHNOLOGY)


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Slot]]:
    """A text with slots in it, in order."""
    text, slots = "", []
    for _ in range(draw(st.integers(0, 12))):
        text += draw(st.text(alphabet="推动、和，。！\n发展", max_size=6))
        if draw(st.booleans()):
            name, type_ = draw(st.text(alphabet="甲乙丙", min_size=1, max_size=4)), draw(st.sampled_from(TYPES))
            end = len(text) + len(name)
            slots.append(Slot(len(text), end, (Found(len(text), end, type_, name, "gazetteer"),)))
            text += name
    return text, slots


@given(marked())
def test_offsets_map_back_to_the_text(case: tuple[str, list[Slot]]) -> None:
    text, slots = case
    folded = skeletons(text, slots)
    assert [slot for _, sentence in folded for group in sentence.groups.values() for slot in group] == slots
    for where, sentence in folded:
        assert sentence.span(0, len(sentence.text)) == where
        for at, sign in enumerate(sentence.text):
            begin, end = sentence.span(at, at + 1)
            if sign in SIGNS:
                group = sentence.groups[at]
                assert (begin, end) == (group[0].begin, group[-1].end)
            else:
                assert text[begin:end] == sign


@given(marked(), st.integers(0, 40), st.integers(0, 40))
def test_overlapping_sentences(case: tuple[str, list[Slot]], begin: int, size: int) -> None:
    folded = skeletons(*case)
    where = Range(begin, begin + size)
    touching = [pair for pair in folded if pair[0].end > where.begin and pair[0].begin < where.end]
    assert list(overlapping(folded, where)) == touching
