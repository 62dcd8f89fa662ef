"""When a figure holds: the date in its sentence, or the one that an earlier sentence or a line above has set for it.

Works on masked text, in which dates are blotted out (see indicators).
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from kg.extract.dates import DateSpan
from kg.extract.indicators import DATE

_COMPARED = re.compile(r"(?<!占)(?:比|较|与)$|(?:相当于|高于|低于|不同于)$")
_OF_ITS = re.compile("是$")  # 是2020年的1.5倍
_ITEM = re.compile("；[一二三四五六七八九十](?:是|要)")  # begins another point of a list
_REACH = 800  # characters for which 全年 at the head of a paragraph holds
_PRINTED = 4  # characters of a year in figures; 去年 and 上年 are shorter
_NOW = re.compile("目前|当前|现在|如今")
_WHOLE_YEAR = re.compile("全年|年末|年底|岁末")
_LONGEST_LABEL = 40  # a line of a data box; longer ones are prose
_PERIODS = ("year", "span", "month")
_HEADING = 80  # the year of a report stands in its heading


class Periods:
    """The dates of a text, asked for by the place of a figure."""

    def __init__(self, masked: str, dates: Sequence[DateSpan]) -> None:
        self._masked = masked
        self._dates = dates
        self._begins = [date.begin for date in dates]
        self._spent: set[int] = set()

    def spend(self, begin: int, end: int) -> None:
        """Keep the date between the offsets, where a change begins (由2016年的…), from the figures after the next."""
        self._spent.update(range(begin, end))

    def of(self, opening: int, clause: int, at: int, *, is_mean: bool = False) -> str:
        """Return the period (ISO or empty) of the figure at an offset; its sentence and its clause open where given.

        A yearly mean holds for the span between the two years of a change: 由2018年的…提高到2022年的…，年均增长.
        """
        if _NOW.search(self._masked, max(clause, at - 8), at):
            return ""
        said = [date for date in self._between(opening, at) if not _ITEM.search(self._masked, date.end, at)]
        if compared := self._change_since(said, clause):
            return compared
        if is_mean and len(said) > 1 and said[1].begin in self._spent and said[1].iso[:4] < said[0].iso[:4]:
            return f"{said[1].iso}/{said[0].iso}"
        for date in said:
            if (date.begin not in self._spent or date.begin >= clause) and not self._is_compared(date):
                return date.iso
        set_before = self._of_report(opening, at) or self._standing(opening)
        return set_before or self._of_report(self._paragraph(opening), at) or self._of_title()

    def _change_since(self, said: Sequence[DateSpan], clause: int) -> str:
        """Return the span from the year that a change counts from to the year of the figure: 比2020年提高."""
        base = next(
            (
                date
                for date in said
                if date.begin >= clause and date.end - date.begin >= _PRINTED and self._is_compared(date)
            ),
            None,
        )
        now = next((date for date in said if not self._is_compared(date) and date.begin not in self._spent), None)
        if (
            base is None
            or now is None
            or now.kind == "deadline"
            or not "" < base.iso[:4] < now.iso[:4]
            or "/" in base.iso + now.iso
        ):
            return ""
        return f"{base.iso[:4]}/{now.iso[:4]}"

    def _paragraph(self, opening: int) -> int:
        return self._masked.rfind("\n", 0, opening) + 1

    def _between(self, begin: int, end: int) -> list[DateSpan]:
        """Return the dates that begin between two offsets, the last first."""
        return list(self._dates[bisect_left(self._begins, begin) : bisect_left(self._begins, end)])[::-1]

    def _is_compared(self, date: DateSpan) -> bool:
        before = self._masked[max(0, date.begin - 3) : date.begin]
        return bool(
            _COMPARED.search(before) or (_OF_ITS.search(before) and self._masked[date.end : date.end + 1] == "的")
        )

    def _standing(self, opening: int) -> str:
        """Return the last date of the paragraph that governs more than its sentence, or a date on a line above."""
        begin = self._masked.rfind("\n", 0, opening) + 1
        for date in self._between(begin, opening):
            if self._governs(date):
                return date.iso
        return self._above(begin)

    def _governs(self, date: DateSpan) -> bool:
        before, after = self._masked[date.begin - 1 : date.begin], self._masked[date.end : date.end + 1]
        return not self._is_compared(date) and (after in {"，", ",", "："} or before in {"。", "\n", ""})

    def _above(self, begin: int) -> str:
        while begin > 0:
            end, begin = begin - 1, self._masked.rfind("\n", 0, begin - 1) + 1
            line = self._masked[begin:end]
            if len(line) > _LONGEST_LABEL or "。" in line:
                return ""
            if DATE in line and not line.strip(f" ：:，{DATE}"):
                return self._between(begin, end)[0].iso
        return ""

    def _of_title(self) -> str:
        """Return the period that a report's heading gives, if it gives one: 前三季度国民经济运行情况."""
        end = self._masked.find("\n")
        is_heading = 0 < end <= _HEADING and "。" not in self._masked[:end]
        told = self._between(0, end) if is_heading else []
        return told[0].iso if len(told) == 1 and told[0].kind in _PERIODS else ""

    def _of_report(self, opening: int, at: int) -> str:
        """Return the year in the heading of a report, for 全年 and 年末."""
        if not _WHOLE_YEAR.search(self._masked, max(opening, at - _REACH), at):
            return ""
        return next((date.iso[:4] for date in self._between(0, _HEADING)[::-1]), "")
