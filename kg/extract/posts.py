"""Posts held, as the running text gives them: 某研究院院长张三, 张三（某研究院院长）, 某院副院长、研究员张三."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from kg.data import words
from kg.extract.gather import Gathering
from kg.extract.slots import Slot
from kg.model import EntityType, Name, Range

RULE = "post-before-name"
RULE_BRACKETED = "post-in-brackets"


_BODY = re.compile(r"(?:公司|集团|企业|学校|学院|研究院|协会|合作社|工厂|厂)$")


class _Held(NamedTuple):
    person: Slot
    institution: Slot
    role: Range


@cache
def _role() -> "re.Pattern[str]":
    roles = "|".join(words("roles"))
    modifiers = "|".join(words("role_modifiers"))
    return re.compile(rf"(?:(?:{modifiers}))*(?:{roles})(?:兼(?:{roles}))?")


def claim_posts(into: Gathering, covered: set[tuple[str, str]]) -> None:
    """State the posts of people in the running text; pairs that the byline has stated already are left out."""
    for rule, held in (*((RULE, h) for h in _before(into)), *((RULE_BRACKETED, h) for h in _bracketed(into))):
        person = Name(EntityType.PERSON, held.person.best.name)
        institution = Name(EntityType.INSTITUTION, held.institution.best.name)
        role = held.role.of(into.article.text)
        if (person.text, role) in covered:
            continue
        covered.add((person.text, role))
        begin, end = min(held.person.begin, held.institution.begin), max(held.person.end, held.role.end)
        into.membership(person, institution, role, Range(begin, end), rule)


def _before(into: Gathering) -> Iterator[_Held]:
    """Yield posts that stand right before a name: institution, role, and further roles or posts joined by 、 or 兼."""
    text = into.reading.folded
    institutions = {slot.end: slot for slot in into.slots if slot.best.type is EntityType.INSTITUTION}
    for person in (slot for slot in into.slots if slot.best.type is EntityType.PERSON):
        floor = max((mark for c in "。；\n" if (mark := text.rfind(c, 0, person.begin)) >= 0), default=-1) + 1
        floor = max(floor, person.begin - 60)
        end = person.begin
        pending: list[Range] = []
        while (role := _role_ending(text, floor, end)) is not None:
            pending.append(role)
            if institution := institutions.get(role.begin) or _spoken_of(into, role.begin):
                yield from (_Held(person, institution, r) for r in pending)
                pending = []
                end = min(institution.begin, role.begin) if institution.end == role.begin else role.begin
            else:
                end = role.begin
            if end > floor and text[end - 1] in "、，和兼及":
                end -= 1
            elif not pending:
                break


def _spoken_of(into: Gathering, at: int) -> Slot | None:
    """Return the body that 公司, 学院 and the like before a role stand for: the one named last before."""
    if not _BODY.search(into.reading.folded[max(0, at - 4) : at]):
        return None
    before = [slot for slot in into.slots if slot.end <= at and slot.best.type is EntityType.INSTITUTION]
    return before[-1] if before else None


def _role_ending(text: str, floor: int, end: int) -> Range | None:
    """Return the longest role that ends at an offset."""
    for begin in range(max(floor, end - 16), end - 1):
        if _role().fullmatch(text, begin, end):
            return Range(begin, end)
    return None


def _bracketed(into: Gathering) -> Iterator[_Held]:
    text = into.reading.folded
    for person in (slot for slot in into.slots if slot.best.type is EntityType.PERSON):
        if text[person.end : person.end + 1] != "（":
            continue
        close = text.find("）", person.end)
        if close < 0 or close - person.end > 80:
            continue
        for institution in into.within(Range(person.end, close), EntityType.INSTITUTION):
            for role in _roles_after(text, institution.end, close):
                yield _Held(person, institution, role)


def _roles_after(text: str, at: int, close: int) -> Iterator[Range]:
    while match := _role().match(text, at, close):
        yield Range(*match.span())
        at = match.end()
        if text[at : at + 1] not in "、，":
            return
        at += 1
