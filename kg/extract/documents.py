"""Policy documents: in title marks, by 关于…的意见, by well-known forms, and by their heads; with their numbers."""

import re
from typing import NamedTuple

from kg.extract.lexicon import Kind
from kg.extract.reading import Found, Reading, left_edge, plain
from kg.extract.text import lines_with, take
from kg.model import Article, EntityType

RULE_TITLE = "document-title-marks"
RULE_ABOUT = "document-about"
RULE_FORM = "document-form"
RULE_PASSED = "document-passed"
RULE_ARTICLE = "title-of-article"
RULE = "grammar-document"
_NUMERAL = "[一二三四五六七八九十]"
_TITLE = re.compile(r"《([^《》\n]{2,80}(?:〈[^〉\n]{2,60}〉[^《》\n]{0,20})?)》")
_ABOUT = re.compile(
    r"关于[^，。；：！？“”《》\n]{3,48}?的(?:若干|实施|指导|工作)?(?:意见|决定|通知|决议|建议|规定|措施|方案|办法|通告|公告|批复|请示|报告|说明)"
)
_FORMS = re.compile(
    rf"(?:“{_NUMERAL}{{2,3}}五”|“{_NUMERAL}五”)规划(?:和?(?:二〇|20)[\d〇一-九]{{2}}年远景目标)?(?:纲要|的?建议)?"
    rf"|(?:党的|中共)?{_NUMERAL}{{2,3}}大报告"
    r"|(?:(?:19|20)\d\d年)?(?:国务院)?政府工作报告"
)
_PASSED = re.compile(
    r"(?:审议|讨论|研究|表决)(?:并)?(?:原则)?通过了?(?:《)?(?P<name>(?!关于)[^，。；：《》“”\n]{4,48}?(?:的(?:若干|实施|指导|工作)?(?:意见|决定|规定|方案|办法|措施)"
    r"|条例|实施方案|行动计划|行动方案|发展规划))(?=[，。；、》和])"
)
_FORM_ENDS = ("五”规划", "大报告", "政府工作报告")
_NUMBER = re.compile(r"[一-鿿]{1,8}[发函办字规令电]{1,2}(?:规)?[〔\[（(](?:19|20)\d\d[〕\]）)](?:第)?\d{1,4}号")
_NO_DOCUMENT = re.compile(r"(?:日报|晚报|周刊|周报|时报|杂志|新闻联播|学报|月刊|之声|论丛|文汇|求是)$")
_GOVERNED = re.compile(r"(?:印发|出台|发布|制定|颁布|公布|通过|修订|起草|编制|实施|落实|根据|依据|按照)了?$")


_REPORT = re.compile("本报讯|新华社|中新[社网]|通讯员|记者|获悉|报道")
_LEAD = 160  # characters behind a title
_ADVICE = re.compile("(?:政策|对策|若干|几点|结论与)+建议$")  # a paper's section
_KINDS = (
    "意见",
    "方案",
    "规划",
    "纲要",
    "办法",
    "通知",
    "决定",
    "条例",
    "规定",
    "措施",
    "计划",
    "细则",
    "指南",
    "建议",
)
_TITLE_END = re.compile(r"(?:（[^（）]{1,16}）)?$")
_EXCERPT = re.compile(r"（(?:节选|摘要|摘编|全文|解读|征求意见稿)）$")
_NOTICE = re.compile(
    r"^(?P<body>[^《》]{4,40}?)关于(?:印发|转发|发布|公布)《?(?P<document>[^《》]{6,60}?)》?的(?:通知|公告|通告)$"
)


class Number(NamedTuple):
    """A document's number (文号) in the text."""

    begin: int
    end: int
    text: str


def find_documents(reading: Reading) -> list[Found]:
    """Return documents; what stands in title marks is one if its head, or the gazetteer, says so."""
    text = reading.folded
    taken = bytearray(len(text))
    titles = list(_TITLE.finditer(text))
    found = [d for m in titles if (d := _titled(reading, m)) and take(taken, d.begin, d.end)]
    found += [d for d in _short(reading, titles) if take(taken, d.begin, d.end)]
    forms = [m.span() for line in lines_with(text, _FORM_ENDS) for m in _FORMS.finditer(text, *line)]
    for rule, spans in ((RULE_ABOUT, [m.span() for m in _ABOUT.finditer(text)]), (RULE_FORM, forms)):
        found += [reading.found(*s, EntityType.POLICY_DOCUMENT, rule) for s in spans if take(taken, *s)]
    found += [
        reading.found(*m.span("name"), EntityType.POLICY_DOCUMENT, RULE_PASSED)
        for line in lines_with(text, ("通过",))
        for m in _PASSED.finditer(text, *line)
        if take(taken, *m.span("name"))
    ]
    return found + [d for d in _headed(reading) if 1 not in taken[d.begin : d.end]]


def find_title(article: Article, reading: Reading) -> list[Found]:
    """Return the article's title as a document where it ends in a document's head: the article is that document.

    A report's headline may end so too; its lead says whose report it is.
    """
    if article.title is None:
        return []
    begin, end = article.title
    if excerpt := _EXCERPT.search(reading.folded, begin, end):
        end = excerpt.start()
    if _REPORT.search(reading.folded, article.title.end, article.title.end + _LEAD):
        return []
    head_end = begin + len(_TITLE_END.sub("", reading.folded[begin:end]))
    head = reading.hits.longest_ending(head_end, Kind.DOCUMENT)
    if _ADVICE.search(reading.folded, begin, head_end):
        return []
    if head is None or head_end - head.begin < 2 or head.begin - begin < 4 or "：" in reading.folded[begin:end]:
        return []
    return [reading.found(begin, end, EntityType.POLICY_DOCUMENT, RULE_ARTICLE)]


def notice_parts(name: str) -> tuple[str, str] | None:
    """Return the body and the document of a notice that issues a document.

    >>> notice_parts("某省人民政府关于印发某省促进条例实施方案的通知")
    ('某省人民政府', '某省促进条例实施方案')
    """
    match = _NOTICE.match(name)
    return (match["body"], match["document"]) if match else None


def find_numbers(reading: Reading) -> list[Number]:
    """Return document numbers: 工信部规〔2023〕12号."""
    lines = lines_with(reading.folded, ("号",))
    return [Number(*m.span(), plain(m.group())) for line in lines for m in _NUMBER.finditer(reading.folded, *line)]


def _titled(reading: Reading, match: "re.Match[str]") -> Found | None:
    begin, end = match.span(1)
    ending = reading.hits.longest_ending(begin + len(_TITLE_END.sub("", match.group(1))), Kind.DOCUMENT)
    listed = reading.hits.longest_ending(end, Kind.NAME)
    known = listed is not None and any(row.type is EntityType.POLICY_DOCUMENT for row in listed.rows)
    if (ending is None and not known) or _NO_DOCUMENT.search(match.group(1)):
        return None
    if ending is not None and ending.begin <= begin:
        return None  # 《报告》 points back to a document named in full
    return reading.found(begin, end, EntityType.POLICY_DOCUMENT, RULE_TITLE)


def _short(reading: Reading, titles: list["re.Match[str]"]) -> list[Found]:
    """Return documents that a text gives only by what they are: 《意见》, where nothing in it is named so in full."""
    bare = [match for match in titles if reading.hits.longest_beginning(match.start(1), Kind.DOCUMENT)]
    words = {match[1] for match in bare if match[1] in _KINDS}
    named = {word for word in words if re.search(rf"[^《〈“]{word}[》〉”]|称《?{word}", reading.folded)}
    return [
        reading.found(*match.span(1), EntityType.POLICY_DOCUMENT, RULE_TITLE)
        for match in bare
        if match[1] in words - named
    ]


def _headed(reading: Reading) -> list[Found]:
    """Find documents without marks by heads of three characters and more that a verb of issuing governs."""
    found = []
    for head in reading.hits.of(Kind.DOCUMENT):
        if head.end - head.begin < 3:
            continue
        begin = left_edge(reading, head.begin, Kind.NAME | Kind.MODIFIER, unknown=2, nominal=True)
        if head.begin - begin >= 2 and _GOVERNED.search(reading.folded[max(0, begin - 4) : begin]):
            found.append(reading.found(begin, head.end, EntityType.POLICY_DOCUMENT, RULE))
    return found
