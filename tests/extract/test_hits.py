"""The words of the lexicon in a text."""

import re

from hypothesis import given
from hypothesis import strategies as st

from kg.data.gazetteer import GazetteerRow
from kg.extract.hits import Hit, Hits
from kg.extract.lexicon import Kind, Lexicon
from kg.model import EntityType

KINDS = {"甲": Kind.STOP, "甲乙": Kind.MODIFIER, "乙丙": Kind.STOP | Kind.DEVELOP, "甲乙丙": Kind.GENERIC}
SMALL = Lexicon(KINDS, [])


@given(st.text(alphabet="甲乙丙丁", max_size=30))
def test_every_word_is_found_wherever_it_stands(text: str) -> None:
    hits = SMALL.scan(text)
    expected = {
        (match.start(), match.start() + len(word), kind)
        for word, kind in KINDS.items()
        for match in re.finditer(f"(?={word})", text)
    }
    assert {tuple(hit[:3]) for hits_here in hits.ending.values() for hit in hits_here} == expected
    for at in range(len(text) + 1):
        ending = [(b, e, k) for b, e, k in expected if e == at and k & Kind.STOP]
        longest = hits.longest_ending(at, Kind.STOP)
        assert (longest and tuple(longest[:3])) == min(ending, default=None)
        beginning = [(b, e, k) for b, e, k in expected if b == at and k & Kind.STOP]
        longest = hits.longest_beginning(at, Kind.STOP)
        assert (longest and tuple(longest[:3])) == max(beginning, default=None)
    assert [hit[:2] for hit in hits.of(Kind.STOP)] == sorted((b, e) for b, e, k in expected if k & Kind.STOP)


def test_words_that_a_text_adds_stand_among_the_others() -> None:
    hits = Hits([Hit(0, 2, Kind.STOP, ())])
    assert hits.of(Kind.NAME) == []
    hits.add([Hit(0, 3, Kind.NAME, ()), Hit(1, 2, Kind.NAME, ())])
    assert [hit[:2] for hit in hits.of(Kind.NAME)] == [(0, 3), (1, 2)]
    assert hits.longest_ending(2, Kind.NAME | Kind.STOP) == Hit(0, 2, Kind.STOP, ())
    assert hits.longest_beginning(0, Kind.NAME | Kind.STOP) == Hit(0, 3, Kind.NAME, ())


def test_a_latin_word_is_not_cut_in_two() -> None:
    row = GazetteerRow("5G", EntityType.TECHNOLOGY, "5G", "official", None, None, "", "test", "")
    scan = Lexicon({}, [row]).scan
    assert [hit[:2] for hit in scan("5G网络").of(Kind.NAME)] == [(0, 2)]
    assert scan("15GB").of(Kind.NAME) == []


def test_a_name_says_what_it_may_name() -> None:
    rows = [
        GazetteerRow("大同市", EntityType.REGION, "大同", "short", None, None, "", "test", "ambiguous"),
        GazetteerRow("某部", EntityType.INSTITUTION, "大同", "short", None, None, "", "test", ""),
    ]
    (hit,) = Lexicon({}, rows).scan("大同").of(Kind.NAME)
    assert hit.kind & Kind.PLACE and not hit.kind & Kind.SURE_PLACE
    assert hit.kind & Kind.BODY and hit.kind & Kind.SURE_BODY
    assert [sense.label for sense in hit.rows] == ["某部", "大同市"]  # the surest first
