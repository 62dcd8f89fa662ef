"""People in the running text: a name after a title, before a verb of saying, or with a post in brackets behind it."""

import re
from functools import cache

from kg.data import words
from kg.extract.bodies import find_bodies
from kg.extract.contacts import find_contacts
from kg.extract.lexicon import Kind
from kg.extract.personal import HAN, SAYS, SPEAKS, is_name, is_tagged, name_end, surname
from kg.extract.reading import Found, Reading
from kg.extract.speakers import find_speakers
from kg.extract.text import is_word
from kg.model import EntityType, Range

RULE_TITLED = "person-after-title"
RULE_BRACKETED = "person-with-post"
RULE_HONOURED = "person-before-title"
RULE_CONTACT = "person-to-ask"
RULE_SPEAKING = "person-speaking"
RULE_AGAIN = "person-again"
_MORE = re.compile(r"[、 和与]")
_AFTER_LIST = re.compile(r"[，。；：）、 \n]|$|等|和|与|表示|认为|指出")
_NO_NAME = ("p", "d", "u", "r", "t", "y", "e", "v", "ad")
_NAMING = ("nr", "n", "x", "i")  # what a segmenter may call a name


_HONOUR = re.compile(
    "(?:副?教授|院士|副?研究员|助理教授|助理研究员|博士|先生|女士|同志|现任|出任|担任|总理|总书记|主席|部长|省长|市长|书记|院长|校长|所长|会长|局长|厅长|司长|主任|董事长|总经理"
    "|总裁|理事长|秘书长|常委|委员|代表|团队|课题组|研究组)(?!团队|团|大会|性|会议|们|级|后|生|点|学位|办公|会议|助理|单位)"
)


@cache
def _at_clause_head() -> re.Pattern[str]:
    return re.compile(rf"(?:(?<=[，。；：、“”（\s的])|^)(?:{surname().pattern}){HAN}{{1,2}}$")


@cache
def _titles() -> re.Pattern[str]:
    return re.compile("(" + "|".join(sorted(words("titles"), key=len, reverse=True)) + r")[:： *]{0,3}")


@cache
def _bracketed() -> "re.Pattern[str]":
    surnames = surname().pattern
    return re.compile(
        rf"(?:(?<=^)|(?<=[\n，。；：！？、“”\s]))(?:{surnames}){HAN}{{1,2}}(?=[（(]([^（）()\n]{{2,40}})[）)])", re.M
    )


def find_people(reading: Reading) -> list[Found]:
    """Return people named in the text, each mention of a name once it has been seen with a title or a post.

    Bodies come along that only the post of a person shows to be names: 某街区管委会 before 主任李明.
    """
    found = [*_after_titles(reading), *_with_posts(reading), *_honoured(reading), *_to_ask(reading)]
    found += _speaking(reading, found)
    titled = [person.begin for person in found if person.rule == RULE_TITLED]
    return [*found, *_again(reading, found), *find_bodies(reading, titled)]


def _after_titles(reading: Reading) -> list[Found]:
    posts = _post_ends(reading)
    titles = {match.end() for match in _titles().finditer(reading.folded) if reading.words.is_edge(match.end(1))}
    found = []
    for title in sorted(posts | titles):
        begin = _skipped(reading.folded, title)
        end = name_end(reading, begin, rare=title in posts)
        while end and not _is_word(reading, begin, end):
            found.append(reading.found(begin, end, EntityType.PERSON, RULE_TITLED))
            begin, end = _next(reading, end)
    return found


def _post_ends(reading: Reading) -> set[int]:
    """Return where job titles end, those within a longer one left out: 理事 of 理事长."""
    hits = [hit for hit in reading.hits.of(Kind.ROLE) if hit.end - hit.begin > 1]
    inside = {at for hit in hits for at in range(hit.begin + 1, hit.end)}
    return {hit.end for hit in hits} - inside


def _skipped(text: str, at: int) -> int:
    """Return where a name may begin behind a title: after a colon, a space or marks of stress."""
    begin = at
    while begin - at < 3 and text[begin : begin + 1] in ("：", " ", "　", "*"):
        begin += 1
    return begin


def _next(reading: Reading, at: int) -> tuple[int, int | None]:
    """Return the range of a further name behind 、 or a space, as lists of names go on."""
    text = reading.folded
    if _MORE.match(text, at):
        for size in (3, 2, 4):
            end = at + 1 + size
            if (
                end <= len(text)
                and is_name(text[at + 1 : end])
                and _AFTER_LIST.match(text, end)
                and text[end - 1] not in "等和与"
            ):
                return at + 1, end
    return at, None


def _with_posts(reading: Reading) -> list[Found]:
    return [
        reading.found(*match.span(), EntityType.PERSON, RULE_BRACKETED)
        for match in _bracketed().finditer(reading.folded)
        if reading.hits.longest_ending(match.end(1), Kind.ROLE)
    ]


def _honoured(reading: Reading) -> list[Found]:
    """Find 李明教授 and 李明现任…, at the head of a clause, behind 的, or behind a body (某大学李明教授)."""
    ranges = (_named_before(reading, *anchor.span()) for anchor in _HONOUR.finditer(reading.folded))
    return [reading.found(*name, EntityType.PERSON, RULE_HONOURED) for name in ranges if name]


def _named_before(reading: Reading, anchor: int, end: int) -> Range | None:
    """Return the name that ends where a title begins; None where the title is but the end of one: 原党委书记."""
    title = reading.hits.longest_ending(end, Kind.ROLE)
    if title and title.begin < anchor:
        return None
    head = _at_clause_head().search(reading.folded, max(0, anchor - 5), anchor)
    if (
        head
        and not name_end(reading, end, rare=False)
        and is_name(head.group())
        and not _opens_with_a_word(reading, *head.span())
    ):
        return Range(*head.span())
    for size in (3, 2, 4):
        begin = anchor - size
        body = reading.hits.longest_ending(begin, Kind.INSTITUTION | Kind.BODY) if begin > 0 else None
        if body and body.end - body.begin > 1 and is_name(reading.folded[begin:anchor]):
            return None if _is_word(reading, begin, anchor) else Range(begin, anchor)
    return None


def _speaking(reading: Reading, found: list[Found]) -> list[Found]:
    seen = {at for person in found for at in range(person.begin, person.end)}
    names = (name for name in find_speakers(reading) if name.begin not in seen)
    return [reading.found(*name, EntityType.PERSON, RULE_SPEAKING) for name in names]


def _to_ask(reading: Reading) -> list[Found]:
    return [reading.found(*who.name, EntityType.PERSON, RULE_CONTACT) for who in find_contacts(reading.folded)]


def _again(reading: Reading, found: list[Found]) -> list[Found]:
    """Return further mentions of the names; of those of two characters only what stands and goes on as a name does."""
    names = sorted({f.name for f in found}, key=len, reverse=True)
    if not names:
        return []
    short = r"(?<![\u4e00-\u9fff]){}(?=[在则还也对向的和、]|" + f"{SAYS})|{{}}(?={SAYS})"
    forms = [re.escape(name) if len(name) > 2 else short.format(name, name) for name in names]
    seen = {f.begin for f in found}
    return [
        reading.found(*match.span(), EntityType.PERSON, RULE_AGAIN)
        for match in re.finditer("|".join(forms), reading.folded)
        if match.start() not in seen
    ]


def _is_word(reading: Reading, begin: int, end: int) -> bool:
    """Tell whether the letters are, or open with, words that make no name: 高端, 成长起来, 安徽台."""
    text = reading.folded
    if "·" in text[begin:end]:
        return False
    hit = reading.hits.longest_beginning(begin, Kind.NAME | Kind.MODIFIER | Kind.STOP | Kind.GENERIC)
    if hit and hit.end - begin >= 2 and not any(row.type is EntityType.PERSON for row in hit.rows):
        is_governing = hit.kind & Kind.STOP and not hit.kind & Kind.NAME  # 关于
        return bool(is_governing) or hit.end >= end or any(row.type is EntityType.REGION for row in hit.rows)
    if text[begin:end].startswith(_listed()) or (text[begin] == "和" and is_word(text[begin + 1 : end])):
        return True
    found = reading.words.within(begin, end)
    if not found or found[0][0] != begin:
        return False
    close = reading.words.end_of(begin)
    if close - begin < 2 or not is_word(text[begin:close]) or _acts(reading, begin, end):
        return False
    return close > end or not found[0][1].startswith(_NAMING if close == end else (*_NAMING, "g", "z", "b", "q"))


def _acts(reading: Reading, begin: int, end: int) -> bool:
    """Tell whether a word that is none of doing, alone or with a letter more, speaks: 院长高远说, 村民高大山说."""
    is_doing = reading.words.tag_at(begin).startswith(_NO_NAME)
    return not is_doing and SPEAKS.match(reading.folded, end) is not None


def _opens_with_a_word(reading: Reading, begin: int, end: int) -> bool:
    """Tell whether a dictionary has a word of the first letters that it does not call a name: 全国主席."""
    found = [text for size in (2, 3) if is_word(text := reading.folded[begin : min(begin + size, end)])]
    known = bool(found) and not is_tagged(reading, begin)
    return known or _is_word(reading, begin, end)


@cache
def _listed() -> tuple[str, ...]:
    return tuple(word for word in words("not_names") if len(word) > 1)
