"""Who answers for a programme: the bodies in brackets at the end of its paragraph (某厅、某局负责)."""

import re

from kg.extract.gather import Gathering
from kg.extract.slots import name_of
from kg.model import EntityType, Range

RULE = "duty-in-brackets"
RULE_ROW = "duty-in-table"
_DUTY = re.compile(r"（([^（）\n]{3,120}?)(?:按职责(?:分工)?)?(?:分别|共同|牵头|具体)?负责[^（）\n]{0,12}）")
_ROW = re.compile(r"^[^\n|]*\|[^\n|]+\|[^\n]+\|[^\n]*$", re.M)
_RUN = re.compile(r"(?:实施|开展|启动|组织|推行|推进|深入|全面|持续|“)+$")


def claim_duties(into: Gathering) -> None:
    """State that the bodies in brackets, or in the row of a table, run the programmes set going before them."""
    text = into.reading.folded
    for row in _ROW.finditer(text):
        programmes = into.within(Range(*row.span()), EntityType.POLICY_PROGRAMME)
        for body in into.within(Range(*row.span()), EntityType.INSTITUTION):
            for programme in programmes[:1]:
                into.claim(
                    name_of(programme),
                    "launchedBy",
                    name_of(body),
                    Range(programme.begin, body.end),
                    RULE_ROW,
                    anchor=Range(body.begin, body.end),
                )
    for duty in _DUTY.finditer(text):
        begin = text.rfind("\n", 0, duty.start()) + 1
        bodies = into.within(Range(*duty.span()), EntityType.INSTITUTION)
        for programme in into.within(Range(begin, duty.start()), EntityType.POLICY_PROGRAMME):
            if not _RUN.search(text[max(0, programme.begin - 6) : programme.begin]):
                continue
            for body in bodies:
                into.claim(
                    name_of(programme),
                    "launchedBy",
                    name_of(body),
                    Range(programme.begin, body.end),
                    RULE,
                    anchor=Range(body.begin, body.end),
                )
