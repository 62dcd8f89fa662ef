"""What a policy document's name and text say of its issuers: 某省政府关于…的意见, 本纲要由某市政府印发."""

import re

from kg.extract.documents import notice_parts
from kg.extract.gather import Gathering
from kg.extract.institutions import parted
from kg.extract.relations import claim_parents
from kg.extract.skeleton import Skeleton, sign_class
from kg.extract.slots import Slot, name_of
from kg.model import EntityType, Name, Range

RULE_NOTICE = "issued-by-notice"
RULE_TITLE = "issued-by-title"
RULE_ITSELF = "issued-by-itself"
_ITSELF = re.compile(
    rf"本(?:方案|纲要|规划|意见|计划|办法|条例|细则|通知|决定|措施|规定)(?:是|自)?由"
    rf"(?P<B>{sign_class(EntityType.INSTITUTION)})[^，。；]{{0,12}}?(?:印发|发布|制定|公布|颁布)"
)
_ISSUERS = re.compile(r"^(?P<issuers>[^《》，。：]{2,60}?)关于")
_BODY = re.compile(
    r"(?:国务院|中共中央|[^\s、]{2,24}(?:厅|部|委|局|办|院|署|政府|中央|国务院|党委|省委|市委|县委|区委|人大|政协|委员会|办公室|协会|会))"
)


def claim_own_document(document: Name, folded: list[tuple[Range, Skeleton]], into: Gathering) -> None:
    """State who issued the document that an article is."""
    for _, sentence in folded:
        for match in _ITSELF.finditer(sentence.text):
            for slot in sentence.groups[match.start("B")]:
                into.claim(document, "issuedBy", name_of(slot), sentence.span(*match.span()), RULE_ITSELF)


def claim_issuers(into: Gathering) -> None:
    """State the issuers that documents' names begin with, and of a notice the document that it issues."""
    for slot in into.within(Range(0, len(into.article.text)), EntityType.POLICY_DOCUMENT):
        printed = into.reading.folded[slot.begin : slot.end]
        named = _ISSUERS.match(printed)
        if not named:
            _claim_before(slot, into)
            continue
        where = Range(slot.begin, slot.end)
        issued = [name_of(slot), *_issued_by_notice(printed, slot, into)]
        for body in _bodies(named["issuers"]):
            whole = into.reading.found(
                slot.begin + body.begin, slot.begin + body.end, EntityType.INSTITUTION, RULE_TITLE
            )
            for part in parted(into.reading, whole):
                issuer = into.mention(part)
                claim_parents(issuer, Range(part.begin, part.end), into)
                for document in issued:
                    into.claim(document, "issuedBy", issuer, where, RULE_TITLE)


def _claim_before(document: Slot, into: Gathering) -> None:
    """State the issuers that stand right before a document named without them: 甲部 乙委关于…的通知."""
    text = into.reading.folded
    begin = document.begin if text.startswith("关于", document.begin) else -1
    for slot in reversed(into.slots):
        if slot.end <= begin:
            if slot.best.type is not EntityType.INSTITUTION or text[slot.end : begin].strip(" 　、"):
                return
            into.claim(name_of(document), "issuedBy", name_of(slot), Range(slot.begin, document.end), RULE_TITLE)
            begin = slot.begin


def _issued_by_notice(printed: str, slot: Slot, into: Gathering) -> list[Name]:
    parts = notice_parts(printed)
    if not parts:
        return []
    body, document = parts
    at = slot.begin + printed.index(document, len(body))
    return [into.mention(into.reading.found(at, at + len(document), EntityType.POLICY_DOCUMENT, RULE_NOTICE))]


def _bodies(issuers: str) -> list[Range]:
    """Cut the words before 关于 into bodies; nothing where they are not bodies from end to end."""
    pieces = [
        Range(*match.span())
        for match in re.finditer(r"中共中央|国务院(?!.{0,3}办公厅|[一-鿿]{2,6}(?:委|办|局|部|室))|[^\s、]+", issuers)
    ]
    return pieces if all(_BODY.fullmatch(piece.of(issuers)) for piece in pieces) else []
