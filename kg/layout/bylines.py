"""Who wrote it: what a byline says of names, institutions and job titles, in every form that newspapers print."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from kg.data import words
from kg.layout.names import is_name, split_names
from kg.model import Post, Range

_OPEN, _CLOSE = "（(【[", "）)】]"
_AUTHOR = re.compile(
    r"[（(【\[]?\s*(?:本文)?(?:第一|通讯)?(?:作者|执笔人?|撰稿人?|撰文|文)(?:单位|简介|信息)?(?:分别)?\s*"
    r"(?:系|为|是|：|:|／|/|\||｜|\s(?=\S))\s*(?:分别)?(?:系|为|是)?\s*"
)
_REPORTER = re.compile(
    r"[（(]?\s*(?P<paper>[\u4e00-\u9fff]{0,8}?)(?P<role>(?:首席|特约|实习|见习|驻?[\u4e00-\u9fff]{2,4})?(?:记者|通讯员|评论员|撰稿人?|编辑))"
    r"[:：\s]*(?P<names>[^，。；：]{2,40})$"
)
_OWN = re.compile(r"本[报刊网台社]|^$")
_JOINT = re.compile(r"[、，,；;]|兼(?=[\u4e00-\u9fff]{2})|(?<=[员授长任师家士])和(?=[\u4e00-\u9fff]{2})")
_INSTITUTION_END = re.compile(
    r"(?:大学|学院|研究[院所室]|学校|党校|中心|委员会|基地|智库|协会|学会|公司|集团|部|局|厅|司|处|办公室|实验室|院|所|社|会|委|办|校|馆|网|报|室|系|台)$"
)
_NOTE = re.compile(r"\d{1,2}[,，\s]*|[¹²³⁴⁵⁶⁷⁸⁹*＊①-⑨]+")


class Author(NamedTuple):
    """One contributor as a byline names them, in ranges of the byline's text."""

    name: Range | None
    posts: tuple[Post, ...]


@cache
def _role() -> re.Pattern[str]:
    bases, before = "|".join(words("roles")), "|".join(words("role_modifiers"))
    return re.compile(f"(?:{before})*(?:{bases})$")


def role_in(text: str, begin: int, end: int) -> Range | None:
    """Return the job title that text[begin:end] ends in, with what belongs to it (特约研究员), or None."""
    lead = max(begin, end - 20)
    match = _role().search(text[lead:end])
    return Range(lead + match.start(), lead + match.end()) if match else None


def read_byline(text: str) -> list[Author] | None:
    """Return the contributors that a block names, or None when the block is no byline.

    >>> [a.name.of("（作者系甲大学教授、乙研究院院长）") if a.name else None for a in read_byline("（作者系甲大学教授、乙研究院院长）")]
    [None]
    """
    if len(text) > 240:
        return None
    for form in (_names_only, _author_note, _reporter, _signed, _listed):
        found = form(text)
        if found:
            return found
    return None


def read_lead(text: str) -> tuple[Author, int] | None:
    """Return who speaks in a paragraph that opens 姓名（机构职务）： and where what they say begins, or None."""
    match = _LEAD.match(text)
    if not match or not is_name(re.sub(r"\s", "", match[1])):
        return None
    posts = read_posts(text, match.start(2), match.end(2))
    return (Author(Range(*match.span(1)), tuple(posts)), match.end()) if posts else None


_LEAD = re.compile(
    r"[■□●◆]?\s*([\u3400-\u9fff·]{2,10}|[\u3400-\u9fff]\s[\u3400-\u9fff])\s*[（(]([^（）()]{4,120})[）)]\s*[：:]\s*"
)


def _names_only(text: str) -> list[Author] | None:
    body = Range(len(text) - len(text.lstrip("□■◎●▲◇◆○☉※ ")), len(text))
    if not 2 <= body.end - body.begin <= 40:
        return None
    names = split_names(body.of(text), body.begin)
    return [Author(name, ()) for name in names] if names else None


def _author_note(text: str) -> list[Author] | None:
    """Read 作者系…, 作者：…, 作者单位：…, in brackets or not."""
    match = _AUTHOR.match(text)
    if not match:
        return None
    end = len(text.rstrip("。.；; "))
    if text[0] in _OPEN:
        end = len(text[:end].rstrip(_CLOSE + "。 "))
    elif re.search("[。；]", text[match.end() : end]) or len(text) > 160:
        return None
    return _people(text, match.end(), end) or None


def _reporter(text: str) -> list[Author] | None:
    """Read 本报记者 张三 李四, 新华社记者 张三 通讯员 李四, with or without brackets."""
    end = len(text.rstrip(_CLOSE + " "))
    found: list[Author] = []
    for part in re.finditer(
        r"\S.*?(?:记者|通讯员|评论员|撰稿人?|编辑)[：:\s]*.+?(?=\s+\S{0,8}(?:记者|通讯员)|$)", text[:end]
    ):
        here = _reporter_part(text, part.start(), part.end())
        if not here:
            return None
        found += here
    return found or None


def _reporter_part(text: str, begin: int, end: int) -> list[Author]:
    match = _REPORTER.match(text[begin:end])
    if not match:
        return []
    names = split_names(match["names"], begin + match.start("names"))
    if not names:
        return []
    posts: tuple[Post, ...] = ()
    if not _OWN.search(match["paper"]):
        paper = Range(begin + match.start("paper"), begin + match.end("paper"))
        posts = (Post(paper, Range(begin + match.start("role"), begin + match.end("role"))),)
    return [Author(name, posts) for name in names]


def _signed(text: str) -> list[Author] | None:
    """Read （机构 职务 姓名） and 姓名（机构职务）, whole blocks."""
    if text[0] in _OPEN and text[-1] in _CLOSE and len(text) <= 120:
        end = len(text) - 1
        found = _person_last(text, 1, end) if not re.search("[。！？]", text) else None
        return [found] if found else None
    match = re.fullmatch(r"([^（(]{2,40})[（(]([^（）()]{4,120})[）)]", text)
    names = split_names(match[1]) if match else None
    if not match or not names:
        return None
    posts = tuple(read_posts(text, *match.span(2)))
    return [Author(name, posts) for name in names] if posts else None


def _listed(text: str) -> list[Author] | None:
    """Read 机构 职务 姓名 and 姓名 机构 职务 without brackets: short lines that hold a job title and no sentence."""
    if len(text) > 60 or re.search("[，。！？：；“”《》]", text):
        return None
    head = re.match(r"([\u3400-\u9fff·]{2,10})\s+", text)
    if head and is_name(head[1]):
        posts = read_posts(text, head.end(), len(text))
        if posts and posts[0].role:
            return [Author(Range(*head.span(1)), tuple(posts))]
    found = _person_last(text, 0, len(text))
    return [found] if found else None


def _people(text: str, begin: int, end: int) -> list[Author]:
    """Read the inside of an author note: people with or without posts, or posts alone."""
    names = split_names(text[begin:end], begin) if end - begin <= 40 else None
    if names:
        return [Author(name, ()) for name in names]
    found: list[Author] = []
    for part in _split(re.compile("[；;]"), text, begin, end):
        found += _person_parts(text, part.begin, part.end)
    return found


_NAMED = re.compile(
    r"\s*([\u3400-\u9fff·]{2,10}?)\s*(?:[（(]([^（）()]+)[）)]|[，,：:]?\s*(?:系|为|是|现任)\s*|[，,：:]\s*)(?P<rest>)"
)


def _person_parts(text: str, begin: int, end: int) -> list[Author]:
    """Read 张三系甲研究员，李四系乙教授; 张三（甲教授）、李四（乙教授）; 甲教授张三; 甲研究员、乙教授."""
    heads = [(m.start(1), m.end()) for m in _NAMED_HEAD.finditer(text, begin, end) if is_name(m[1])]
    if heads and text[begin : heads[0][0]].strip("、， ") == "":
        ends = [start for start, _ in heads[1:]] + [end]
        return [_named(text, start, stop) for (start, _), stop in zip(heads, ends, strict=True)]
    last = _person_last(text, begin, end)
    if last:
        return [last]
    posts = tuple(read_posts(text, begin, end))
    return [Author(None, posts)] if posts else []


_NAMED_HEAD = re.compile(
    r"(?:(?<=[，,、；;：:）)（(系为\s])|^)([\u3400-\u9fff·]{2,10}?)\s*(?:[（(]|[，,]?\s*(?:分别)?[系为是]|[，,：:])"
)


def _named(text: str, begin: int, end: int) -> Author:
    match = re.compile(r"([\u3400-\u9fff·]{2,10}?)\s*(?:[（(]|[，,]?\s*(?:分别)?[系为是]|[，,：:])").match(
        text, begin, end
    )
    assert match is not None  # begin is where the same form was found
    inner = len(text[:end].rstrip("，,、；; ）)"))
    return Author(Range(*match.span(1)), tuple(read_posts(text, match.end(), max(inner, match.end()))))


def _person_last(text: str, begin: int, end: int) -> Author | None:
    """Read 机构 职务 姓名: a name right after a job title."""
    for size in (3, 2, 4):
        start = end - size
        if start <= begin or not is_name(text[start:end]):
            continue
        stop = len(text[:start].rstrip("、， :："))
        role = role_in(text, begin, stop)
        posts = read_posts(text, begin, stop) if role else []
        if posts and len(_JOINT.findall(text, begin, stop)) < 4:
            return Author(Range(start, end), tuple(posts))
    return None


def read_posts(text: str, begin: int, end: int) -> list[Post]:
    """Return the posts in text[begin:end]: institution and job title each, joined by 、 or ，.

    A part without an institution (所长、研究员) is a second post in the one before; a part without a job title goes
    with the next one, unless it ends like an institution.
    """
    posts: list[Post] = []
    parts = list(_split(_JOINT, text, begin, end))
    start: int | None = None
    for k, part in enumerate(parts):
        here = part.begin if start is None else start
        role = role_in(text, part.begin, part.end)
        complete = _INSTITUTION_END.search(text[here : part.end]) is not None
        if role is None and k + 1 < len(parts) and not complete:
            start = here
            continue
        start = None
        post = _post(text, here, part.end, role, posts)
        if post:
            posts.append(post)
    return posts


def _post(text: str, begin: int, end: int, role: Range | None, before: Sequence[Post]) -> Post | None:
    stop = role.begin if role else end
    institution = _trim(text, begin, stop)
    if institution.begin < institution.end and len(institution.of(text)) >= 2:
        return Post(institution, role)
    return Post(before[-1].institution, role) if before and role else None


def _trim(text: str, begin: int, end: int) -> Range:
    while begin < end and text[begin] in " 　原（(，、；：:系为":
        begin += 1
    while begin < end and text[end - 1] in " 　，、；（(：:的":
        end -= 1
    return Range(begin, end)


def _split(joint: re.Pattern[str], text: str, begin: int, end: int) -> Iterator[Range]:
    for match in joint.finditer(text, begin, end):
        if match.start() > begin:
            yield Range(begin, match.start())
        begin = match.end()
    if begin < end:
        yield Range(begin, end)
