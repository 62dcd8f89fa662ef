"""People in the running text: a name after a title, before a verb of saying, or with a post in brackets behind it."""

import re
from functools import cache

from kg.data import words
from kg.extract.contacts import find_contacts
from kg.extract.lexicon import Kind
from kg.extract.offices import offices_before
from kg.extract.personal import HAN, SAYS, is_name, name_end, surname
from kg.extract.reading import Found, Reading
from kg.extract.text import is_word
from kg.model import EntityType, Range

RULE_TITLED = "person-after-title"
RULE_BRACKETED = "person-with-post"
RULE_HONOURED = "person-before-title"
RULE_CONTACT = "person-to-ask"
RULE_AGAIN = "person-again"
RULE_BODY = "institution-of-post"
_MORE = re.compile(r"[、 和与]")
_AFTER_LIST = re.compile(r"[，。；：）、 \n]|等|和|与|表示|认为|指出")
_BODY = re.compile(
    rf"{HAN}(?:[部委局厅司处科室院所系会社厂校行署]|中心|公司|集团|大学|学院|研究院|合作社|联盟|政府|指挥部|实验室|医院|馆|站|基地|平台|支队|总队|事务所|基金|园区|村委会|专班)$"
)
_DATELINE = re.compile("[社网报日][电讯][ 　]*")  # 新华社北京5月6日电
_NO_BODY = ("p", "d", "u", "r", "t", "y", "e")
_LONGEST_BODY, _LONG_BODY = 30, 7
_NAMING = ("nr", "n", "x", "i")  # what a segmenter may call a name


_HONOUR = re.compile(
    "(?:教授|院士|研究员|博士|先生|女士|现任|出任|担任|总理|总书记|主席|部长|省长|市长|书记|院长|校长|所长|会长|局长|厅长|司长|主任|董事长|总经理"
    "|总裁|理事长|秘书长|常委|委员|代表)(?!团队|团|大会|性|会议|们|级|后|生|点|学位|办公|会议|助理|单位)"
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
    bodies = _bodies(reading, found)
    return [*found, *_again(reading, found), *bodies]


def _after_titles(reading: Reading) -> list[Found]:
    posts = {hit.end for hit in reading.hits.of(Kind.ROLE) if hit.end - hit.begin > 1}
    titles = {match.end() for match in _titles().finditer(reading.folded) if reading.words.is_edge(match.end(1))}
    found = []
    for title in sorted(posts | titles):
        begin = _skipped(reading.folded, title)
        end = name_end(reading, begin, rare=title in posts)
        while end and not _is_word(reading, begin, end):
            found.append(reading.found(begin, end, EntityType.PERSON, RULE_TITLED))
            begin, end = _next(reading, end)
    return found


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
            if is_name(text[at + 1 : end]) and _AFTER_LIST.match(text, end) and text[end - 1] not in "等和与":
                return at + 1, end
    return at, None


def _with_posts(reading: Reading) -> list[Found]:
    return [
        reading.found(*match.span(), EntityType.PERSON, RULE_BRACKETED)
        for match in _bracketed().finditer(reading.folded)
        if reading.hits.longest_ending(match.end(1), Kind.ROLE)
    ]


def _honoured(reading: Reading) -> list[Found]:
    """Find 李明教授 and 李明现任…, at the head of a clause or behind 的."""
    return [
        reading.found(*match.span(), EntityType.PERSON, RULE_HONOURED)
        for anchor in _HONOUR.finditer(reading.folded)
        for match in [_at_clause_head().search(reading.folded, max(0, anchor.start() - 5), anchor.start())]
        if match and is_name(match.group()) and not _opens_with_a_word(reading, *match.span())
    ]


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


def _bodies(reading: Reading, people: list[Found]) -> list[Found]:
    """Return the stretches before job titles that are a body's name as a whole."""
    bodies = [
        _body(reading, office.body)
        for person in people
        if person.rule == RULE_TITLED
        for office in offices_before(reading.folded, person.begin)
    ]
    return [reading.found(*body, EntityType.INSTITUTION, RULE_BODY) for body in bodies if body]


def _body(reading: Reading, stretch: Range) -> Range | None:
    """Return the part of a stretch before a job title that is a body's name; None where it does not end as one."""
    if not 4 <= stretch.end - stretch.begin <= _LONGEST_BODY or not _BODY.search(stretch.of(reading.folded)):
        return None
    found = reading.words.within(*stretch)
    if not found or found[0][0] != stretch.begin:
        return None
    begin = stretch.begin
    for at, tag in found:
        end = reading.words.end_of(at)
        if tag.startswith(_NO_BODY) or (tag == "v" and end - at == 1):
            begin = end
    if dateline := _DATELINE.search(reading.folded, *stretch):
        begin = max(begin, dateline.end())
    title = reading.folded.rfind("《", *stretch)
    begin = title if stretch.begin <= title <= begin else begin
    generic = reading.hits.longest_ending(stretch.end, Kind.GENERIC)
    whole = stretch.end - begin >= 4 and not (generic and generic.begin <= begin)
    opening = reading.words.tag_at(begin) if begin < stretch.end else "v"
    is_long = stretch.end - begin >= _LONG_BODY  # 运行监测协调局 opens with a verb
    barred = ("m", "c") if is_long else ("v", "m", "a", "c")
    return Range(begin, stretch.end) if whole and not opening.startswith(barred) else None


def _is_word(reading: Reading, begin: int, end: int) -> bool:
    """Tell whether the letters are, or open with, words that make no name: 高端, 成长起来, 安徽台."""
    text = reading.folded
    if "·" in text[begin:end]:
        return False
    hit = reading.hits.longest_beginning(begin, Kind.NAME | Kind.MODIFIER | Kind.STOP | Kind.GENERIC)
    if hit and hit.end - begin >= 2 and not any(row.type is EntityType.PERSON for row in hit.rows):
        is_governing = hit.kind & Kind.STOP and not hit.kind & Kind.NAME  # 关于
        return bool(is_governing) or hit.end >= end or any(row.type is EntityType.REGION for row in hit.rows)
    if text[begin:end].startswith(_listed()):
        return True
    found = reading.words.within(begin, end)
    if not found or found[0][0] != begin:
        return False
    close = reading.words.end_of(begin)
    if close - begin < 2 or not is_word(text[begin:close]):
        return False
    return close > end or not found[0][1].startswith(_NAMING if close == end else (*_NAMING, "g", "z", "b", "q"))


def _opens_with_a_word(reading: Reading, begin: int, end: int) -> bool:
    """Tell whether a dictionary has a word of the first letters that it does not call a name: 全国主席."""
    found = [text for size in (2, 3) if is_word(text := reading.folded[begin : min(begin + size, end)])]
    known = bool(found) and not reading.words.tag_at(begin).startswith("nr")
    return known or _is_word(reading, begin, end)


@cache
def _listed() -> tuple[str, ...]:
    return tuple(word for word in words("not_names") if len(word) > 1)
