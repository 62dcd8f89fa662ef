"""Who answers for a programme: the bodies in brackets at the end of its paragraph (某厅、某局负责)."""

import re
from collections.abc import Sequence

from kg.extract.gather import Gathering
from kg.extract.slots import Slot, name_of
from kg.model import EntityType, Range

RULE = "duty-in-brackets"
RULE_ROW = "duty-in-table"
_DUTY = re.compile(r"（([^（）\n]{3,120}?)(?:按职责(?:分工)?)?(?:(?:分别|共同|牵头|具体)?负责|牵头)[^（）\n]{0,24}）")
_ROW = re.compile(r"^[^\n|]*\|[^\n|]+\|[^\n]+\|[^\n]*$", re.M)
_RUN = re.compile(r"(?:实施|开展|启动|组织|推行|推进|深入|全面|持续|“)+$")


def claim_duties(into: Gathering) -> None:
    """State that the bodies in brackets, or in the row of a table, run the programmes set going before them."""
    text = into.reading.folded
    for row in _ROW.finditer(text):
        where = Range(*row.span())
        _claim(into.within(where, EntityType.POLICY_PROGRAMME)[:1], where, RULE_ROW, into)
    for duty in _DUTY.finditer(text):
        paragraph = Range(text.rfind("\n", 0, duty.start()) + 1, duty.start())
        programmes = into.within(paragraph, EntityType.POLICY_PROGRAMME)
        run = [one for one in programmes if _RUN.search(text[max(0, one.begin - 6) : one.begin])]
        _claim(run, Range(*duty.span()), RULE, into)


def _claim(programmes: Sequence[Slot], where: Range, rule: str, into: Gathering) -> None:
    """State that the bodies in a range run the programmes."""
    bodies = into.within(where, EntityType.INSTITUTION) if programmes else []
    for programme in programmes:
        for body in bodies:
            whole, anchor = Range(programme.begin, body.end), Range(body.begin, body.end)
            into.claim(name_of(programme), "launchedBy", name_of(body), whole, rule, anchor=anchor)
