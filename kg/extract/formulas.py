r"""Figures that a scan gives as formulas ($4 . 9 \%$), written out, a character for a character."""

import re

_FORMULA = re.compile(r"\$(?P<figure>\s*\d[\d\s.,]{0,20})(?P<percent>\\?%)?\s*\$ *")


def written_out(text: str) -> str:
    r"""Return text with figures in place of such formulas, blanks before them, so that offsets stay.

    >>> written_out(r"接近$4 . 9 \%$以上")
    '接近      4.9%以上'
    """
    return _FORMULA.sub(_figure, text) if "$" in text else text


def _figure(match: re.Match[str]) -> str:
    figure = "".join(match["figure"].split()) + ("%" if match["percent"] else "")
    return figure.rjust(len(match.group()))
