"""What a policy document says of itself: who issued it (某省政府关于印发…的通知; 本纲要由某市政府印发)."""

import re

from kg.extract.attribution import name_of
from kg.extract.documents import notice_parts
from kg.extract.gather import Gathering
from kg.extract.skeleton import Skeleton, sign_class
from kg.model import EntityType, Name, Range

RULE_NOTICE = "issued-by-notice"
RULE_ITSELF = "issued-by-itself"
_ITSELF = re.compile(
    rf"本(?:方案|纲要|规划|意见|计划|办法|条例|细则|通知|决定|措施|规定)(?:是|自)?由(?P<B>{sign_class(EntityType.INSTITUTION)})[^，。；]{{0,12}}?(?:印发|发布|制定|公布|颁布)"
)


def claim_own_document(document: Name, folded: list[tuple[Range, Skeleton]], into: Gathering) -> None:
    """State who issued the document that an article is."""
    for _, sentence in folded:
        for match in _ITSELF.finditer(sentence.text):
            for slot in sentence.groups[match.start("B")]:
                into.claim(document, "issuedBy", name_of(slot), sentence.span(*match.span()), RULE_ITSELF)


def claim_notices(into: Gathering) -> None:
    """State of each notice that issues a document: the body issued both."""
    for slot in into.within(Range(0, len(into.article.text)), EntityType.POLICY_DOCUMENT):
        printed = into.reading.folded[slot.begin : slot.end]
        parts = notice_parts(printed)
        if not parts:
            continue
        body, document = parts
        where = Range(slot.begin, slot.end)
        issuer = into.mention(into.reading.found(slot.begin, slot.begin + len(body), EntityType.INSTITUTION, RULE_NOTICE))
        at = slot.begin + printed.index(document, len(body))
        issued = into.mention(into.reading.found(at, at + len(document), EntityType.POLICY_DOCUMENT, RULE_NOTICE))
        for name in (name_of(slot), issued):
            into.claim(name, "issuedBy", issuer, where, RULE_NOTICE)
