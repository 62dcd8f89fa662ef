"""No paragraph is longer than LONGEST, and none loses a character."""

import pytest

from kg.layout import articles
from kg.layout.overlong import LONGEST, LONGEST_BODY
from kg.model import SourceText, without_space


def read(text: str) -> list[str]:
    found = articles(SourceText("t.txt", "0" * 64, text, "utf-8"))
    for article in found:
        assert len(article.offsets) == len(article.text)
        assert all(char.isspace() or char == text[at] for char, at in zip(article.text, article.offsets, strict=True))
    return [line for article in found for line in article.text.split("\n")]


@pytest.mark.parametrize(
    ("unit", "closing"),
    [("海洋经济要向海图强。", "。"), ("“加快发展新产业！”", "”"), ("海洋，", "，"), ("海洋", "洋")],
)
def test_a_text_without_line_ends_is_cut_behind_a_stop(unit: str, closing: str) -> None:
    text = unit * (7001 // len(unit))
    lines = read(text)
    assert "".join(lines) == text
    assert len(lines) >= 4
    assert all(len(line) <= LONGEST and line.endswith(closing) for line in lines)


def test_marks_inside_are_left_out_of_the_pieces() -> None:
    text = "海洋**经济**要 向海图强。" * 1000
    assert "".join(read(text)) == without_space(text).replace("*", "")


def test_paragraphs_as_they_are_written_are_left_whole() -> None:
    text = "海洋经济要向海图强。" * 150
    assert read(text) == [text]


def test_a_book_is_read_in_parts() -> None:
    paragraph = "海洋经济要向海图强。" * 100
    text = "# 海洋\n\n" + f"　　{paragraph}\n" * 450
    first, second, third = articles(SourceText("t.txt", "0" * 64, text, "utf-8"))
    assert [first.title is None, second.title is None, third.title is None] == [False, True, True]
    assert all(len(article.text) <= LONGEST_BODY + 1000 for article in (first, second, third))
    assert sum(article.text.count("海洋经济") for article in (first, second, third)) == 45_000
    assert first.extent.end <= second.extent.begin < second.extent.end <= third.extent.begin
