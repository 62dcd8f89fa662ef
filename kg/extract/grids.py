"""Tables whose columns say what their numbers are: a head of words, and under it a row for each thing or indicator."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.extract.numerals import ascii_digits
from kg.extract.tables import Cell
from kg.model import Range

_CELL = re.compile(r"[^\s|｜]+")
_NUMBER = re.compile(r"[<>≥≤约]?[-+]?\d[\d,]*(?:\.\d+)?%?$")
_HAN = re.compile("[一-鿿]")
_RULE = re.compile(r"[\s|:-]+$")
_DIGIT = re.compile(r"\d")
_UNITS = re.compile("(?:计量)?单位$")
_ROWS_ARE_INDICATORS = re.compile("(?:主要)?(?:指标|项目|指标名称|名称|统计项)$")
_NO_FIGURES = re.compile("序号|编号|排名|位次|名次|年份|年度|代码|备注|编码|电话|时间|日期")
_GROWTH = re.compile("增长|增速|增幅|同比|环比|比上年|降幅|增减")
_BRACKETED = re.compile(r"[（(]([^（）()]{1,8})[）)]$")
_YEAR = re.compile(r"(?:19|20)\d\d(?=\s?年)")
_FEWEST_ROWS = 2


class _Column(NamedTuple):
    name: Range  # of its head, without the unit in brackets
    unit: str
    is_growth: bool


def find_grid_cells(text: str) -> Iterator[Cell]:
    r"""Yield the numbers of the tables in a text whose heads hold no years.

    >>> text = "城市 得分 企业数（家）\n甲市 0.62 31\n乙市 0.58 27"
    >>> [(c.name.of(text), c.row.of(text), c.value.of(text), c.unit) for c in find_grid_cells(text)][:2]
    [('得分', '甲市', '0.62', ''), ('企业数', '甲市', '31', '家')]
    """
    plain = ascii_digits(text)
    lines = [(m.start(), [Range(*c.span()) for c in _CELL.finditer(plain, *m.span())]) for m in _table_lines(plain)]
    at = 0
    while at < len(lines):
        head = lines[at][1]
        end = at + 1
        if not _DIGIT.search(plain, head[0].begin, head[-1].end):
            while end < len(lines) and _goes_on(plain, head, lines[end - 1][1], lines[end][1]):
                end += 1
        if end - at > _FEWEST_ROWS:
            yield from _cells(plain, head, [cells for _, cells in lines[at + 1 : end]])
        at = end


def _goes_on(text: str, head: Sequence[Range], above: Sequence[Range], row: Sequence[Range]) -> bool:
    """Tell whether a row belongs to a table: right below the one above, with as many cells as the head."""
    between = text[above[-1].end : row[0].begin]
    return _is_row(text, row, head) and not between.strip("|｜ \n-:")


def _table_lines(text: str) -> Iterator[re.Match[str]]:
    """Yield the lines that may belong to a table: three cells or more, and no sentence."""
    for match in re.finditer("[^\n]+", text):
        line = match.group()
        if len(line) <= 200 and "。" not in line and not _RULE.match(line) and len(_CELL.findall(line)) >= 2:
            yield match


def _is_row(text: str, cells: Sequence[Range], head: Sequence[Range]) -> bool:
    return len(cells) == len(head) and any(_NUMBER.match(cell.of(text)) for cell in cells)


def _cells(text: str, head: Sequence[Range], rows: Sequence[Sequence[Range]]) -> Iterator[Cell]:
    numeric = {k for k in range(len(head)) if all(_NUMBER.match(row[k].of(text)) for row in rows)}
    named = next((k for k in range(len(head)) if k not in numeric and not _UNITS.match(head[k].of(text))), None)
    units = next((k for k in range(len(head)) if _UNITS.match(head[k].of(text))), None)
    if named is None or not numeric:
        return
    by_row = units is not None or _ROWS_ARE_INDICATORS.match(head[named].of(text)) is not None
    above = text[max(0, head[0].begin - 60) : head[0].begin].rstrip("|｜ \n").rpartition("\n")[2]
    year = _YEAR.search(above)
    for row in rows:
        for k in sorted(numeric):
            column = _column(text, head[k])
            if _NO_FIGURES.search(column.name.of(text)) or not _HAN.search(row[named].of(text)):
                continue
            unit = column.unit or (row[units].of(text) if units is not None and not column.is_growth else "")
            yield Cell(
                name=row[named] if by_row else column.name,
                value=row[k],
                unit="%" if row[k].of(text).endswith("%") or (column.is_growth and not unit) else unit,
                year=year.group() if year else "",
                row=row[named],
                is_growth=column.is_growth,
            )


def _column(text: str, head: Range) -> _Column:
    name = head.of(text)
    bracketed = _BRACKETED.search(name)
    end = head.begin + bracketed.start() if bracketed else head.end
    return _Column(Range(head.begin, end), bracketed[1] if bracketed else "", _GROWTH.search(name) is not None)
