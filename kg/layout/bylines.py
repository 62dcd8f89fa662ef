"""Who wrote it: what a byline says of names, institutions and job titles, in every form that newspapers print."""

import re
from typing import NamedTuple

from kg.layout.names import is_name, split_names
from kg.layout.posts import joints, read_posts, role_in, split
from kg.model import Post, Range

_OPEN, _CLOSE = "（(【[", "）)】]"
_NOTE = re.compile(r"[［\[【]?(?:第一|通讯)?作者(?:简介|信息)[］\]】]?")
_HAN_NAME = r"[\u3400-\u9fff·]{2,10}?"
_AUTHOR = re.compile(
    r"[（(【\[［]?\s*(?:本文)?(?:第一|通讯)?(?:作者|执笔人?|撰稿人?|撰文|课题组|文(?![/／、和]?图))(?:单位|简介|信息)?[］\]】]?(?:分别)?\s*"
    rf"(?:系|为|是|：|:|／|/|\||｜|\s(?=\S)|(?<=[］\]】])|(?={_HAN_NAME}(?:系|为|是|分别)))\s*(?:分别)?(?:系|为|是)?\s*"
)
_PRESS = re.compile(
    r"(?:(?:[文图]|文字|图片|摄影)[/／、和]?){0,2}\s*(?P<paper>[\u4e00-\u9fff]{0,8}?)\s*"
    r"(?P<role>(?:首席|特约|实习|见习|全媒体|融媒体|驻[\u4e00-\u9fff]{2,4})*(?:记者|通讯员|评论员|特派员|实习生|撰稿人?|采写|撰文))[:：\s]*"
    r"(?P<names>[^，。；：（）()]{2,40}?)(?:\s+[\u4e00-\u9fff]{0,6}报道)?(?=\s*[\u4e00-\u9fff]{0,8}(?:记者|通讯员|评论员|特派员|实习生)|$)"
)
_MASTHEAD = re.compile(
    r"[^，。：；]{0,24}?(?:19|20)\d\d\s*[-年/.]\s*\d{1,2}\s*[-月/.]\s*\d{1,2}\s*日?\s*(?:\d{1,2}:\d{2}(?::\d{2})?\s*)?"
    r"(?:(?:来源|稿源)[:：]\s*[\u4e00-\u9fff]{2,14}\s*)?(?=\S)|(?:来源|稿源)[:：]\s*[\u4e00-\u9fff]{2,14}\s+(?=\S)"
)
_DAY_BEHIND = re.compile(r"\s+(?:19|20)\d\d\s*[-年/.]\s*\d{1,2}\s*[-月/.]\s*\d{1,2}\s*日?\s*$")
_OWN = re.compile(r"本[报刊网台社]$|^$|^编辑部$")
_LEAD = re.compile(
    r"[■□●◆▲]?\s*([\u3400-\u9fff·]{2,10}|[\u3400-\u9fff]\s[\u3400-\u9fff])\s*[（(]([^（）()]{4,120})[）)]\s*[：:]\s*"
)
_NAMED = re.compile(
    rf"(?:(?<=[，,、；;：:）（(系为者\s］】\]])|^)({_HAN_NAME})\d*\s*(?:[（(]|[，,]?\s*(?:分别)?(?:系|为|是|现任|任)|[，,：:])"
)
_DATELINE = re.compile(
    r"[（(]?(?:本[报刊网台]|[\u4e00-\u9fff]{2,6}[社报网])?[\u4e00-\u9fff]{0,8}(?:\d{1,2}月)?(?:\d{1,2}日)?[电讯]?[）)]?\s*"
    r"(?:[（(](?P<inner>[^（）()]{0,10}(?:记者|通讯员)[^（）()]{2,30})[）)]"
    r"|(?:(?<=电)|(?<=电 ))[（(](?P<bare>[^（）()]{2,20})[）)]"
    r"|(?P<open>(?:本报)?记者[^，。（）()]{2,16}?)(?:报道)?[：:，])"
)
_FIELD = re.compile("。(?:主要)?(?:研究|从事)(?:方向|领域|专长|兴趣)?(?:为|是|[：:])|。主要(?:研究|从事|著作)")
_INTRODUCED = re.compile(r"(?:^|(?<=。))\s*([\u3400-\u9fff·]{2,4})[，,]([^。]{4,80})(?=。)")
_NAMED_END = re.compile(r"(?<=[。！？”])\s*[（(](?P<names>[^（）()。，]{2,20})[）)]\s*$")
_SIGNED_END = re.compile(r"[（(](?P<inner>(?:[\u4e00-\u9fff]{0,8})(?:记者|通讯员|作者[：:])[^（）()。]{2,30})[）)]\s*$")


class Author(NamedTuple):
    """One contributor as a byline names them, in ranges of the byline's text."""

    name: Range | None
    posts: tuple[Post, ...]

    def moved(self, by: int) -> "Author":
        """Return the author with all ranges moved on."""
        posts = tuple(Post(_moved(post.institution, by), post.role and _moved(post.role, by)) for post in self.posts)
        return Author(self.name and _moved(self.name, by), posts)


def _moved(range_: Range, by: int) -> Range:
    return Range(range_.begin + by, range_.end + by)


def introduces(text: str) -> bool:
    """Tell whether a byline is a note on the authors, which may stand below the first lines of their text."""
    return _NOTE.match(text) is not None or _FIELD.search(text) is not None


def read_byline(text: str) -> list[Author] | None:
    """Return the contributors that a block names, or None when the block is no byline.

    >>> text = "（作者系甲大学教授、乙研究院院长）"
    >>> [(post.institution.of(text), post.role.of(text)) for post in read_byline(text)[0].posts]
    [('甲大学', '教授'), ('乙研究院', '院长')]
    """
    if not 2 <= len(text) <= 240:
        return None
    return (
        _names_only(text)
        or _author_note(text)
        or read_press(text)
        or _signed(text)
        or _listed(text)
        or _introduced(text)
    )


def read_lead(text: str) -> tuple[Author, int] | None:
    """Return who speaks in a paragraph that opens 姓名（机构职务）： and where what they say begins, or None."""
    match = _LEAD.match(text)
    if not match or not is_name(re.sub(r"\s", "", match[1])):
        return None
    posts = read_posts(text, match.start(2), match.end(2))
    return (Author(Range(*match.span(1)), tuple(posts)), match.end()) if posts else None


def read_dateline(text: str) -> list[Author]:
    """Return the reporters named in the dateline that a news text opens with: 本报北京3月4日电（记者张三）."""
    match = _DATELINE.match(text[:80])
    if not match:
        return []
    if bare := match["bare"]:
        return [Author(name, ()) for name in split_names(bare, text.index(bare)) or ()]
    return _press_parts(text, *match.span("inner" if match["inner"] else "open"))


def read_signed_end(text: str) -> list[Author]:
    """Return the reporters in brackets at the end of a text's last paragraph: ……。（记者 张三）, ……。（张三 李四）."""
    tail = max(0, len(text) - 50)
    named = _NAMED_END.search(text, tail)
    if named and (names := split_names(named["names"], named.start("names"))):
        return [Author(name, ()) for name in names]
    match = _SIGNED_END.search(text, tail)
    if not match or match.start() == 0:
        return []
    found = _press_parts(text, *match.span("inner"))
    return found or [Author(name, ()) for name in split_names(match["inner"][3:], match.start("inner") + 3) or ()]


def _names_only(text: str) -> list[Author] | None:
    begin = _after_bullet(text)
    if len(text) - begin > 40:
        return None
    return [Author(name, ()) for name in split_names(text[begin:], begin) or ()]


def _author_note(text: str) -> list[Author] | None:
    """Read 作者系…, 作者：…, 作者单位：…, in brackets or not."""
    match = _AUTHOR.match(text, 0 if text[0] in _OPEN else _after_bullet(text))
    if not match:
        return None
    end = len(_DAY_BEHIND.sub("", text).rstrip("。.；; "))
    if text[0] in _OPEN:
        end = len(text[:end].rstrip(_CLOSE + "。 "))
    elif "简介" not in match[0] and (len(text) > 160 or re.search("[。；]", text[match.end() : end])):
        return None
    return _people(text, match.end(), end) or None


def read_press(text: str) -> list[Author] | None:
    """Read 本报记者 张三 李四, 新华社记者 张三 通讯员 李四, with or without brackets, as a whole block."""
    begin, end = (1 if text[0] in _OPEN else _after_bullet(text)), len(text) - (text[-1] in _CLOSE)
    return _press_parts(text, begin, end) if end - begin <= 80 else None


def _after_bullet(text: str) -> int:
    """Return where a byline begins behind its bullet, or behind the paper's name and the day."""
    masthead = _MASTHEAD.match(text)
    return masthead.end() if masthead else len(text) - len(text.lstrip("□■◎●▲◇◆○☉※ "))


def _press_parts(text: str, begin: int, end: int) -> list[Author]:
    found: list[Author] = []
    part = text[:end]
    while begin < end:
        match = _PRESS.match(part, begin)
        names = split_names(match["names"], match.start("names")) if match else None
        if not match or not names:
            return []
        posts: tuple[Post, ...] = ()
        if not _OWN.search(match["paper"]):
            posts = (Post(Range(*match.span("paper")), Range(*match.span("role"))),)
        found += [Author(name, posts) for name in names]
        begin = match.end() + len(part[match.end() :]) - len(part[match.end() :].lstrip("、，, "))
    return found


def _signed(text: str) -> list[Author] | None:
    """Read （机构 职务 姓名） and 姓名（机构职务）, whole blocks."""
    if text[0] in _OPEN and text[-1] in _CLOSE and len(text) <= 120:
        if names := split_names(text[1:-1], 1):
            return [Author(name, ()) for name in names]
        found = None if re.search("[。！？]", text) else _person_last(text, 1, len(text) - 1)
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
    found = _person_last(text, 0, len(text)) if " " in text else None
    return [found] if found else None


def _introduced(text: str) -> list[Author] | None:
    """Read 张三，甲大学教授。研究方向为…。李四，乙大学教授。…, the note on the authors of a paper without its label."""
    if not _FIELD.search(text):
        return None
    heads = [head for head in _INTRODUCED.finditer(text) if is_name(head[1])]
    found = [Author(Range(*head.span(1)), tuple(read_posts(text, *head.span(2)))) for head in heads]
    is_note = bool(heads) and heads[0].start() == 0 and all(any(post.role for post in who.posts) for who in found)
    return found if is_note else None


def _people(text: str, begin: int, end: int) -> list[Author]:
    """Read the inside of an author note: people with or without posts, or posts alone."""
    names = split_names(_without_notes(text[begin:end]), begin, latin=True) if end - begin <= 60 else None
    if names:
        return [Author(name, ()) for name in names]
    first = re.compile(r"([\u3400-\u9fff·]{2,10})\s+").match(text, begin, end)
    if first and is_name(first[1]) and (posts := read_posts(text, first.end(), end)) and posts[0].role:
        return [Author(Range(*first.span(1)), tuple(posts))]
    return [author for part in split(re.compile("[；;]"), text, begin, end) for author in _person_parts(text, *part)]


def _without_notes(text: str) -> str:
    """Blank out what a name's brackets say of its bearer, where that is but a word: （实习生）."""
    return re.sub(r"[（(](?:实习生?|整理|执笔|见习)[）)]", lambda match: " " * len(match[0]), text)


def _person_parts(text: str, begin: int, end: int) -> list[Author]:
    """Read 张三系甲研究员，李四系乙教授; 张三（甲教授）、李四（乙教授）; 甲教授张三; 甲研究员、乙教授."""
    heads = [m for m in _NAMED.finditer(text[:end], begin) if is_name(m[1])]
    if heads and not text[begin : heads[0].start(1)].strip("、， "):
        ends = [later.start(1) for later in heads[1:]] + [end]
        return [_named(text, head, stop) for head, stop in zip(heads, ends, strict=True)]
    last = _person_last(text, begin, end)
    if last:
        return [last]
    posts = tuple(read_posts(text, begin, end))
    return [Author(None, posts)] if posts else []


def _named(text: str, head: re.Match[str], stop: int) -> Author:
    end = len(text[:stop].rstrip("，,、；; ）)"))
    return Author(Range(*head.span(1)), tuple(read_posts(text, head.end(), max(end, head.end()))))


def _person_last(text: str, begin: int, end: int) -> Author | None:
    """Read 机构 职务 姓名: a name right after a job title."""
    for size in (3, 2, 4):
        start = end - size
        if start <= begin or not is_name(text[start:end]):
            continue
        stop = len(text[:start].rstrip("、， :："))
        posts = read_posts(text, begin, stop) if role_in(text, begin, stop) else []
        if posts and joints(text, begin, stop) < 4:
            return Author(Range(start, end), tuple(posts))
    return None
