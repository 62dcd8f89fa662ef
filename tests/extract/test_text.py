"""Folded text, sentences, words."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from kg.extract.text import Words, fold, lines_with, sentences, take
from kg.model import Range


@given(st.text(max_size=60))
def test_folded_text_is_as_long_and_folded_once(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet="甲。！？”\n，5", max_size=60))
def test_sentences_are_in_order_and_leave_out_line_ends_alone(text: str) -> None:
    found = list(sentences(text))
    assert all(a.end <= b.begin for a, b in itertools.pairwise(found))
    covered = {at for span in found for at in range(*span)}
    assert all(char == "\n" for at, char in enumerate(text) if at not in covered)


@given(st.text(alphabet="工业机器人发展，5G ", max_size=40))
def test_words_cover_the_text(text: str) -> None:
    words = Words(text)
    assert words.begins[0] == 0
    assert words.begins[-1] == len(text)
    assert [words.is_edge(at) for at in range(len(text) + 1)] == [at in words.begins for at in range(len(text) + 1)]
    for begin, end, tag in zip(words.begins, words.begins[1:], words.tags, strict=False):
        assert words.ending_at(end) == (begin, tag)
        assert words.end_of(begin) == end
        assert {words.begin_at(at) for at in range(begin, end)} == {begin}
    assert words.ending_at(0) is None


@given(st.text(alphabet="甲乙丙\n", max_size=40))
def test_lines_with_one_of_some_words(text: str) -> None:
    lines, at = [], 0
    for line in text.split("\n"):
        if "甲" in line or "乙丙" in line:
            lines.append(Range(at, at + len(line)))
        at += len(line) + 1
    assert lines_with(text, ("甲", "乙丙")) == lines


def test_take_only_what_is_free() -> None:
    taken = bytearray(6)
    assert [take(taken, 1, 3), take(taken, 2, 4), take(taken, 3, 6), take(taken, 0, 1)] == [True, False, True, True]
    assert taken == b"\1" * 6
