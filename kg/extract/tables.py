"""Small tables as plain text: a head with years, and under it a row for each indicator."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.extract.numerals import ascii_digits
from kg.model import Range

_YEAR = r"(?:19|20)\d\d ?年?(?:[（(](?:目标|预期|实际|基期)[^）)\n]{0,4}[）)]|目标|预期|末)?"
_HEAD = re.compile(rf"^[^\n]*?(?P<years>{_YEAR}(?:[\s|]+{_YEAR})+)[\s|]*(?:属性|备注|类型)?[\s|]*$", re.MULTILINE)
_NUMBER = r"[<>≥≤＜＞约]?-?\d[\d,]*(?:\.\d+)?%?"
_ROW = re.compile(
    rf"[|\s]*(?:\d{{1,2}}[.、\s|]+)?(?P<name>[^\d\s|][^\n|]*?)[\s|]*(?:[（(](?P<bracketed>[^（）()\d\n]{{1,8}})[）)])?"
    rf"[\s|]+(?P<unit>(?:%|‰|[万亿千百]*[^\W\d_]{{1,6}}(?:/[^\W\d_]{{1,4}})?)(?=[\s|\d]))?[\s|]*"
    rf"(?P<values>{_NUMBER}(?:[\s|]+{_NUMBER})+)[\s|]*(?:约束性|预期性|指导性)?[\s|]*$"
)
_FIRST_YEAR = re.compile(r"(?:19|20)\d\d")


class Cell(NamedTuple):
    """A number in a table."""

    name: Range  # of the indicator
    value: Range
    unit: str
    year: str
    row: Range  # the cell that names its row
    is_growth: bool = False


def find_cells(text: str) -> Iterator[Cell]:
    r"""Yield the numbers of the tables in a text: those whose row has as many as the head has years.

    >>> text = "指标 单位 2022年 2025年\n产业产值 亿元 318 700"
    >>> [(cell.name.of(text), cell.value.of(text), cell.unit, cell.year) for cell in find_cells(text)]
    [('产业产值', '318', '亿元', '2022'), ('产业产值', '700', '亿元', '2025')]
    """
    plain = ascii_digits(text)
    for head in _HEAD.finditer(plain):
        years = _FIRST_YEAR.findall(head["years"])
        begin = head.end() + 1
        while begin < len(plain):
            line = plain[begin : plain.find("\n", begin) if plain.find("\n", begin) >= 0 else len(plain)]
            cells = list(_cells(line, begin, years))
            if line.strip(" |-:") and not cells:
                break
            yield from cells
            begin += len(line) + 1


def _cells(line: str, offset: int, years: list[str]) -> Iterator[Cell]:
    row = _ROW.match(line)
    values = list(re.finditer(_NUMBER, row["values"])) if row else []
    if not row or len(values) != len(years):
        return
    name = Range(offset + row.start("name"), offset + row.end("name"))
    unit = (row["unit"] or row["bracketed"] or "").strip()
    for value, year in zip(values, years, strict=True):
        where = Range(offset + row.start("values") + value.start(), offset + row.start("values") + value.end())
        yield Cell(name, where, "%" if value.group().endswith("%") else unit, year, name)
