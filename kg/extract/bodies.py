"""Bodies that only the post of a person shows to be names: 某街区管委会 before 主任李明, 某某科技 before 董事长."""

import re
from collections.abc import Iterable

from kg.extract.lexicon import Kind
from kg.extract.offices import Office, offices_before
from kg.extract.personal import HAN
from kg.extract.reading import Found, Reading
from kg.model import EntityType, Range

RULE = "institution-of-post"
_BODY = re.compile(
    rf"{HAN}(?:[部委局厅司处科室院所系会社厂校行署]|中心|公司|集团|大学|学院|研究院|合作社|联盟|政府|指挥部|实验室|医院|馆|站|基地|平台|支队|总队|事务所|基金|园区|村委会|专班)$"
)
_DATELINE = re.compile("[社网报日][电讯][ 　]*")  # 新华社北京5月6日电
_JOINTS = ("与", "和", "及", "暨")
_NO_BODY = ("p", "d", "u", "r", "t", "y", "e")
# posts that firms have and no other bodies
_FIRM_POST = re.compile(
    "(?:董事长|董事|总裁|总经理|创始人|首席[一-鿿]{1,4}[官师家]|首席执行官|合伙人|CEO|CTO|COO|CFO|厂长|总工程师|技术总监)$"
)
_FIRM = re.compile("[一-鿿A-Za-z0-9（）·]{2,10}")
_BEFORE_FIRM = frozenset("，。；：、”（\n 　") | {""}
_NO_FIRM = re.compile("^(?:该|本|其|这家|公司|集团|企业|某|原|时任|现任|兼)|(?:企业|行业|产业|领域|人|家)$")
_SHORTEST_BODY = 6
_LONGEST_BODY, _LONG_BODY = 30, 7


def find_bodies(reading: Reading, people: Iterable[int]) -> list[Found]:
    """Return the stretches before job titles that are a body's name as a whole; `people` is where names begin."""
    offices = [office for begin in people for office in offices_before(reading.folded, begin)]
    bodies = [body for office in offices if (body := _body(reading, office.body))]
    firms = [firm for office in offices if (firm := _firm(reading, office))]
    short = _short_forms(reading.folded, {firm.of(reading.folded) for firm in firms})
    bodies += [firm for firm in firms if firm.of(reading.folded) not in short]
    return [reading.found(*body, EntityType.INSTITUTION, RULE) for body in bodies]


def _short_forms(text: str, names: set[str]) -> set[str]:
    """Return the names that begin the longer name of a firm in the text: they are short for it."""
    if not names:
        return set()
    return set(re.findall(f"({'|'.join(map(re.escape, names))})(?=[一-鿿（）]{{0,12}}(?:公司|集团|厂|合作社))", text))


def _firm(reading: Reading, office: Office) -> Range | None:
    """Return the whole stretch before a post that only firms have, where it reads like a firm's short name."""
    text = reading.folded
    begin, end = office.body
    begin += 2 * text.startswith("以及", begin, end)
    if not _FIRM_POST.search(office.role.of(text)) or not _FIRM.fullmatch(text, begin, end):
        return None
    if text[office.body.begin - 1 : office.body.begin] not in _BEFORE_FIRM or _NO_FIRM.search(text, begin, end):
        return None
    words = reading.words.within(begin, end)
    if not words or any(tag.startswith(_NO_BODY) for _, tag in words):
        return None
    known = reading.hits.longest_beginning(begin, Kind.NAME | Kind.GENERIC | Kind.ROLE)
    rest = reading.hits.longest_ending(end, Kind.NAME)
    is_trade = known and known.kind & Kind.PLACE and rest and rest.begin <= known.end  # 中国人工智能首席科学家
    return Range(begin, end) if not is_trade and (known is None or known.end < end) else None


def _body(reading: Reading, stretch: Range) -> Range | None:
    """Return the part of a stretch before a job title that is a body's name; None where it does not end as one."""
    if not 4 <= stretch.end - stretch.begin <= _LONGEST_BODY or not _BODY.search(stretch.of(reading.folded)):
        return None
    found = reading.words.within(*stretch)
    if not found or found[0][0] != stretch.begin:
        return None
    begin = _name_begin(reading, stretch.begin, found)
    if dateline := _DATELINE.search(reading.folded, *stretch):
        begin = max(begin, dateline.end())
    host = reading.folded.rfind("单位", *stretch)  # 理事长单位甲公司
    begin = host + 2 if begin <= host < stretch.end - _SHORTEST_BODY else begin
    title = reading.folded.rfind("《", *stretch)
    begin = title if stretch.begin <= title <= begin else begin
    generic = reading.hits.longest_ending(stretch.end, Kind.GENERIC)
    whole = stretch.end - begin >= 4 and not (generic and generic.begin <= begin)
    opening = reading.words.tag_at(begin) if begin < stretch.end else "v"
    is_long = stretch.end - begin >= _LONG_BODY  # 运行监测协调局 opens with a verb
    barred = ("m", "c") if is_long else ("v", "m", "a", "c")
    return Range(begin, stretch.end) if whole and not opening.startswith(barred) else None


def _name_begin(reading: Reading, begin: int, words: list[tuple[int, str]]) -> int:
    """Return where the name begins: behind the last word that is in no name, 与 between two fields aside."""
    for at, tag in words:
        end = reading.words.end_of(at)
        is_joint = begin < at and reading.folded[at:end] in _JOINTS and not _closes(reading, at)
        if not is_joint and (tag.startswith(_NO_BODY) or (tag == "v" and end - at == 1)):
            begin = end
        elif tag.startswith("nr") and end - at > 2 and reading.folded[at] in "由在据":
            begin = at + 1  # a segmenter takes 由云泽 for somebody's name
    return begin


def _closes(reading: Reading, at: int) -> bool:
    """Tell whether a body, or a word for some, ends at an offset: then 与 joins two, and is in no name."""
    return reading.hits.longest_ending(at, Kind.INSTITUTION | Kind.BODY | Kind.GENERIC | Kind.ROLE) is not None
