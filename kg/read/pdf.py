"""The text of a PDF: lines in reading order, without running heads and page numbers; scanned pages are refused."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from kg.model import Metadata
from kg.read.columns import Box, in_reading_order
from kg.read.reader import Decoded

_PAGE_NUMBER = re.compile(r"[-—–·•\s]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[/共]\s*\d{1,4}\s*页?)?[-—–·•\s]*")
_DIGITS = re.compile(r"\d+")
_FEWEST = 16  # characters of a page that is no picture
_LONGEST_MARK = 60  # characters that a scanner's program, or whoever passes a scan on, puts on each page
_MARGIN = 0.09  # of the page's height, in which running heads and page numbers stand
_SAME_LINE = 0.5  # of a line's height: how far pieces of one line may be apart upwards
_GAP = 1.2  # of a line's height: how far, sideways, what is no other column


def read_pdf(data: bytes) -> Decoded:
    """Return the text of a PDF, a printed line a line, with a blank line between columns.

    Raises:
        ValueError: it cannot be opened, is locked with a password, or is a scan without text.
    """
    import pypdfium2  # type: ignore[import-untyped]  # noqa: PLC0415 heavy: loaded with the first PDF

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        raise ValueError("is locked with a password" if locked else f"is no PDF that can be opened: {error}") from error
    try:
        pages = [_lines(page) for page in document]
        title = document.get_metadata_value("Title") or ""
    except pypdfium2.PdfiumError as error:
        raise ValueError(f"is a damaged PDF: {error}") from error
    finally:
        document.close()
    if 2 * (pictures := _pictures(pages)) > len(pages) or not pages:
        what = f"{pictures} of its {len(pages)} pages hold pictures and no text"
        raise ValueError(f"is a scanned PDF: {what}; run text recognition first")
    return Decoded(_text(pages), "pdf", Metadata(title=title.strip()))


class _Line(NamedTuple):
    text: str
    in_margin: bool  # where running heads and page numbers stand
    block: int  # its column on the page


def _lines(page: Any) -> list[_Line]:
    """Return a page's lines in reading order."""
    height = page.get_height()
    textpage = page.get_textpage()
    found: list[_Line] = []
    for number, block in enumerate(in_reading_order(_pieces(_boxes(textpage)))):
        for line in _joined(block):
            in_margin = line.bottom > height * (1 - _MARGIN) or line.top < height * _MARGIN
            found.append(_Line(line.text, in_margin, number))
    textpage.close()
    return found


def _boxes(textpage: Any) -> list[Box]:
    boxes: list[Box] = []
    for index in range(textpage.count_rects()):
        left, bottom, right, top = textpage.get_rect(index)
        text = (
            textpage.get_text_bounded(left, bottom, right, top)
            .replace("\r", "")
            .replace("\n", "")
            .strip("\x00\ufffe \u3000")
        )
        if text.strip():
            boxes.append(Box(left, bottom, right, top, text))
    return boxes


def _pieces(boxes: Sequence[Box]) -> list[Box]:
    """Join boxes that follow one another on a line: in a PDF whose lines are justified, each character may be one."""
    pieces = []
    for line in _on_one_line(sorted(boxes, key=lambda box: (-box.top, box.left))):
        run, height = [line[0]], max(box.height for box in line)
        for box in line[1:]:
            if box.left - run[-1].right > _GAP * height:
                pieces.append(_line(run))
                run = []
            run.append(box)
        pieces.append(_line(run))
    return pieces


def _joined(block: Sequence[Box]) -> list[Box]:
    """Join the pieces of a block that stand on one line."""
    return [_line(pieces) for pieces in _on_one_line(block)]


def _on_one_line(boxes: Sequence[Box]) -> list[list[Box]]:
    """Group boxes that come in the order of their lines, those of a line from left to right."""
    lines: list[list[Box]] = []
    for box in boxes:
        last = lines[-1][-1] if lines else None
        if last is not None and abs(last.bottom - box.bottom) < _SAME_LINE * max(last.height, box.height):
            lines[-1].append(box)
        else:
            lines.append([box])
    return [sorted(line) for line in lines]


def _line(pieces: Sequence[Box]) -> Box:
    text, height = pieces[0].text, max(piece.height for piece in pieces)  # of 一 alone it is next to nothing
    for before, piece in pairwise(pieces):
        text += ("  " if piece.left - before.right > _GAP * height else "") + piece.text
    first, last = pieces[0], pieces[-1]
    return Box(first.left, min(p.bottom for p in pieces), last.right, max(p.top for p in pieces), text)


def _text(pages: Sequence[Sequence[_Line]]) -> str:
    repeated = _running_heads(pages)
    parts: list[str] = []
    for page in pages:
        block = -1
        for text, in_margin, number in page:
            if in_margin and (_PAGE_NUMBER.fullmatch(text) or _DIGITS.sub("#", text) in repeated):
                continue
            if number != block and parts:
                parts.append("")
            block = number
            parts.append(text)
    return "\n".join(parts)


def _running_heads(pages: Sequence[Sequence[_Line]]) -> frozenset[str]:
    """Return what stands in the margin of three pages, or two of a few, digits aside: chapters have their own."""
    counts = Counter(text for page in pages for text in {_DIGITS.sub("#", text) for text, margin, _ in page if margin})
    return frozenset(text for text, count in counts.items() if count >= min(3, max(2, len(pages) / 3)))


def _pictures(pages: Sequence[Sequence[_Line]]) -> int:
    """Return how many pages hold next to no text, or a few words that stand on most of them: a scanner's mark."""
    texts = ["".join("".join(line.text for line in page).split()) for page in pages]
    marks = {text for text, count in Counter(texts).items() if count > len(pages) / 2 and len(text) <= _LONGEST_MARK}
    return sum(len(text) < _FEWEST or (text in marks and len(pages) > 1) for text in texts)
