"""Text with its figures, dates and bracketed remarks blotted out, a character for a character."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from kg.extract.dates import DateSpan
from kg.extract.indicators import ASIDE, DATE, FIGURE
from kg.extract.numerals import ascii_digits
from kg.extract.units import Quantity

_ASIDES = re.compile(rf"[（(][^（）()\n{FIGURE}]{{1,24}}[）)]")
_AGED = re.compile(r"\d+岁(?:以[上下])?(?:的|及以[上下])?[\u4e00-\u9fff]")  # 35岁以下人员


def masked(text: str, quantities: Sequence[Quantity], dates: Sequence[DateSpan]) -> str:
    """Return the text with figures, dates and bracketed remarks blotted out, a character for a character."""
    chars = list(ascii_digits(text))
    for quantity in quantities:
        chars[quantity.begin : quantity.end] = FIGURE * (quantity.end - quantity.begin)
    for date in dates:
        chars[date.begin : date.end] = DATE * (date.end - date.begin)
    return _ASIDES.sub(lambda match: ASIDE * len(match.group()), "".join(chars))


def measuring(text: str, quantities: Sequence[Quantity], dates: Sequence[DateSpan]) -> list[Quantity]:
    """Return the quantities that are no part of a date, nor of a name (35岁以下人员)."""
    begins = [date.begin for date in dates]
    kept = []
    for quantity in quantities:
        before = bisect_right(begins, quantity.end - 1) - 1
        is_undated = before < 0 or dates[before].end <= quantity.begin
        if is_undated and not _AGED.match(text, quantity.begin):
            kept.append(quantity)
    return kept
