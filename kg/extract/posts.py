"""Posts held, as the running text gives them: 某院院长张三, 张三（某院院长）, 某大学的张三教授, 张三现任某会会长."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from kg.data import words
from kg.extract.contacts import find_contacts
from kg.extract.gather import Gathering
from kg.extract.offices import Office, offices_before, role_pattern
from kg.extract.pointing import RULE as BACK_REFERENCE
from kg.extract.slots import Slot
from kg.model import EntityType, Name, Range

RULE = "post-before-name"
RULE_BRACKETED = "post-in-brackets"
RULE_BEHIND = "post-behind-name"
RULE_CONTACT = "person-to-ask"

# words that stand for a body named before, and how the names of such bodies end
_MEANT = (
    ("公司|集团|企业|工厂|厂", re.compile("(?:公司|集团|企业|厂|合作社|股份|银行)$")),
    ("学校|大学|校", re.compile("(?:大学|学院|学校|校|中学|小学)$")),
    ("研究院|研究所|学院|院|所", re.compile("[院所]$")),
    ("协会|学会|商会|联盟|合作社|基金会|联合会|促进会|会", re.compile("(?:会|联盟|合作社)$")),
    ("指挥部|管委会|中心|医院|实验室|银行|局|厅|处|委|部", re.compile("[部会心院室行局厅处委]$")),
)
_LONGEST_SHORT = 8  # letters before a title that stand for a firm
_POINTER = re.compile(
    "(?:(?:该|本|这家|上述)(?:"
    + "|".join(nouns for nouns, _ in _MEANT)
    + ")|公司|集团|企业|工厂|学校|学院|研究院|研究所"
    "|协会|学会|商会|联盟|合作社|基金会|指挥部|管委会|中心|实验室)"
)
_UNIT = re.compile("[一-鿿]{0,8}(?:[部处室科]|中心|事业部|研究院|研究所|分公司|车间)$")
_SENTENCE_END = re.compile("[。；\n]")
_COMPANY = re.compile("(?:公司|集团|企业|厂|合作社|股份)$")
_PARTY = re.compile("党委|党组|党总支|党支部")
_DELEGATES = ("人大代表", "政协委员")
_VILLAGE = re.compile("[村镇乡]|社区")
_COMMITTEE = re.compile("(?:[省市县区州旗镇乡]委|党委|党组|工委)$")
_GOVERNS = re.compile("(?:[省市县区镇乡州旗]长|主席|主任|总理)$")
_BEHIND = re.compile(
    r"(?:[，,]?(?:男|女|[一-鿿]{1,3}族))*[，,]?(?:现任|担任|出任|时任|曾任|当选为?|任|系|现为|是|为)"
    r"|[^。；！？\n]{0,24}?(?:如今|现在|目前|现|曾)(?:是|任|担任|为)"
)
_FARTHEST = 40  # characters between a body and a title that one piece of evidence holds both


class _Held(NamedTuple):
    person: Slot
    institution: Slot
    role: Range | None


def claim_posts(into: Gathering, covered: set[tuple[str, str]]) -> None:
    """State the posts of people in the running text; pairs that the byline has stated already are left out."""
    people = [slot for slot in into.slots if slot.best.type is EntityType.PERSON]
    if not people:
        return
    for rule, find in ((RULE, _before), (RULE_BRACKETED, _bracketed), (RULE_BEHIND, _behind), (RULE_CONTACT, _to_ask)):
        for held in find(into, people):
            _claim(into, held, rule, covered)


def _claim(into: Gathering, held: _Held, rule: str, covered: set[tuple[str, str]]) -> None:
    person = Name(EntityType.PERSON, held.person.best.name)
    institution = Name(EntityType.INSTITUTION, held.institution.best.name)
    role = held.role.of(into.article.text) if held.role else ""
    if (person.text, role or institution.text) in covered:
        return
    covered.add((person.text, role or institution.text))
    begins = (held.person.begin, held.institution.begin)
    end = max(held.person.end, held.role.end if held.role else held.institution.end)
    far = rule == RULE and held.role is not None and min(begins) < held.role.begin - _FARTHEST
    begin = held.role.begin if far and held.role else min(begins)
    into.membership(person, institution, role, Range(begin, end), rule)


def _before(into: Gathering, people: list[Slot]) -> Iterator[_Held]:
    """Yield posts that stand right before a name; titles without a body belong to the body before them."""
    ending = {slot.end: slot for slot in into.slots if slot.best.type is EntityType.INSTITUTION}
    shared: list[_Held] = []  # of the person before, for those listed behind: 副总理甲、乙
    last = -1
    for person in people:
        is_listed = last >= 0 and not into.reading.folded[last : person.begin].strip("、和 ")
        last = person.end
        if is_listed:
            yield from (_Held(person, held.institution, held.role) for held in shared)
            continue
        shared = []
        pending: list[Range] = []
        for found in offices_before(into.reading.folded, person.begin):
            if (named := into.ending_at(found.role.begin)) and named.best.type is EntityType.PERSON:
                break  # whose posts these are
            office = _parted(found, into.reading.folded, ending)
            if office.role.of(into.reading.folded) in _DELEGATES:
                continue  # of what the electors are, and of no body listed before
            pending.append(office.role)
            body = _body(into, office, ending)
            if body:
                shared += (_Held(person, body, role) for role in pending if _may_hold(body, role, into))
                pending = []
        yield from shared


def _may_hold(body: Slot, role: Range, into: Gathering) -> bool:
    """Tell whether a body may have a post: no committee of the Party a mayor."""
    is_committee = _COMMITTEE.search(body.best.name) is not None
    return not is_committee or _GOVERNS.search(role.of(into.reading.folded)) is None


def _without_group(into: Gathering, office: Office, ending: dict[int, Slot]) -> Slot | None:
    """Return the body to whose leading party group a post belongs: 某局 of 某局党组成员, 某集团 of 某集团党委委员."""
    party = _PARTY.match(into.reading.folded, *office.role)
    slot = ending.get(party.end()) if party else None
    if slot is None or slot.begin >= office.role.begin:
        return None
    found = into.reading.found(slot.begin, office.role.begin, EntityType.INSTITUTION, RULE)
    into.mention(found)
    return Slot(found.begin, found.end, (found,))


def _parted(office: Office, text: str, ending: dict[int, Slot]) -> Office:
    """Return the post with 党委 in its body's name where the two together are one: 某镇党委副书记."""
    party = _PARTY.match(text, *office.role)
    is_member = text[office.role.end - 2 : office.role.end] in ("成员", "委员", "常委")
    if office.role.begin in ending or not party or party.end() not in ending or is_member:
        return office
    return Office(Range(office.body.begin, party.end()), Range(party.end(), office.role.end))


def _body(into: Gathering, office: Office, ending: dict[int, Slot]) -> Slot | None:
    """Return the body of a post: the mention before the title, or what a word that points back stands for."""
    end = office.role.begin
    end -= into.reading.folded[end - 1 : end] in ("的", " ")
    where = Range(office.body.begin, end)
    slot = ending.get(end)
    if slot and slot.begin > where.begin:
        where = Range(slot.begin, end)
    return _meant(into, where) or slot or _without_group(into, office, ending) or _short_for(into, where, office.role)


def _meant(into: Gathering, where: Range) -> Slot | None:
    """Return the body named last that 公司 or 该院, alone or before a unit of it (指挥部产业处), stands for."""
    text = into.reading.folded
    pointer = _POINTER.match(text, *where)
    if not pointer or (pointer.end() < where.end and not _UNIT.fullmatch(text, pointer.end(), where.end)):
        return None
    noun = re.sub("^(?:该|本|这家|上述)", "", pointer.group())
    kind = next(names for nouns, names in _MEANT if re.fullmatch(nouns, noun))
    bodies = (slot for slot in into.before(where.begin) if slot.best.type is EntityType.INSTITUTION)
    return next((slot for slot in bodies if kind.search(slot.best.name)), None)


def _short_for(into: Gathering, body: Range, role: Range) -> Slot | None:
    """Return the firm whose name begins as the letters before a title: 华窑董事长, where 华窑精瓷公司 was named."""
    piece = body.of(into.reading.folded)
    last = into.ending_at(body.end)
    if _VILLAGE.match(role.of(into.reading.folded)):
        return None  # 前进村党支部书记, and no head of 前进合作社
    if not 2 <= len(piece) <= _LONGEST_SHORT or (last and last.best.type is EntityType.REGION):
        return None
    return _firms(into).get(piece)


@lru_cache(maxsize=1)
def _firms(into: Gathering) -> dict[str, Slot]:
    """Return the firm that was named first of those whose names begin with the same letters, by these."""
    firms = (s for s in into.slots if s.best.type is EntityType.INSTITUTION and _COMPANY.search(s.best.name))
    found: dict[str, Slot] = {}
    for firm in firms:
        for size in range(2, _LONGEST_SHORT + 1):
            found.setdefault(firm.best.name[:size], firm)
    return found


def _bracketed(into: Gathering, people: list[Slot]) -> Iterator[_Held]:
    text = into.reading.folded
    for person in people:
        if text[person.end : person.end + 1] != "（":
            continue
        close = text.find("）", person.end)
        if close < 0 or close - person.end > 80:
            continue
        yield from _posts_within(into, person, Range(person.end, close))


def _posts_within(into: Gathering, person: Slot, where: Range) -> Iterator[_Held]:
    for institution in into.within(where, EntityType.INSTITUTION):
        for role in _roles_after(into.reading.folded, institution.end, where.end):
            yield _Held(person, institution, role)


def _behind(into: Gathering, people: list[Slot]) -> Iterator[_Held]:
    """Yield 某大学的张三教授 and 张三现任某会会长."""
    text = into.reading.folded
    bodies = [slot for slot in into.slots if slot.best.type is EntityType.INSTITUTION]
    ending, beginning = {slot.end: slot for slot in bodies}, {slot.begin: slot for slot in bodies}
    for person in people:
        if person.begin in ending and ending[person.begin].best.rule != BACK_REFERENCE:
            title = role_pattern().match(text, person.end)
            yield _Held(person, ending[person.begin], Range(*title.span()) if title else None)
            continue
        begin = person.begin - (text[person.begin - 1 : person.begin] in ("的", " "))
        role = role_pattern().match(text, person.end)
        if begin in ending and role and text[role.end() : role.end() + 1] not in "们":
            yield _Held(person, ending[begin], Range(*role.span()))
        tenure = _BEHIND.match(text, person.end)
        if tenure:
            first = beginning.get(tenure.end())
            if first:
                stop = _SENTENCE_END.search(text, first.end)
                yield from _posts_within(into, person, Range(first.begin, stop.start() if stop else len(text)))


def _to_ask(into: Gathering, people: list[Slot]) -> Iterator[_Held]:
    by_begin = {slot.begin: slot for slot in people}
    for contact in find_contacts(into.reading.folded):
        person = by_begin.get(contact.name.begin)
        bodies = into.within(contact.body, EntityType.INSTITUTION) if contact.body else []
        if person and bodies:
            yield _Held(person, bodies[-1], None)


@cache
def _held() -> re.Pattern[str]:
    """Return the pattern of a post or an occupation."""
    return re.compile(f"{role_pattern().pattern}|{'|'.join(sorted(words('titles'), key=len, reverse=True))}")


def _roles_after(text: str, at: int, close: int) -> Iterator[Range]:
    at += text[at : at + 1] == "的"
    while match := _held().match(text, at, close):
        yield Range(*match.span())
        at = match.end()
        if text[at : at + 1] not in "、，":
            return
        at += 1
