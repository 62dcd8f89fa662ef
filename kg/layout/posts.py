"""Where somebody works and as what: institution and job title in a byline, one post or several."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg.data import words
from kg.model import Post, Range

_JOINT = re.compile(
    r"[、，,；;]|兼(?=[\u4e00-\u9fff]{2})|(?<=[员授长任师家士])(?:和|及|暨)(?=[\u4e00-\u9fff]{2})"
    r"|(?<=学院)和(?=[\u4e00-\u9fff]{2,10}学院)|\s+(?=\d\s*[.．])"
)
_INSTITUTION_END = re.compile(
    r"(?:大学|学院|研究[院所室]|学校|党校|中心|委员会|基地|智库|协会|学会|公司|集团|部|局|厅|司|处|办公室|实验室|院|所|社|会|委|办|校|馆|网|报|室|系|台)$"
)
# what stands in a note on an author but is no post
_PERSONAL = re.compile(
    r"[（(]?\d{4}\s*[—\-－~～年].{0,6}$|[男女]$|.{1,3}族$|.{1,8}(?:省|市|县)?人$|(?:籍贯|研究方向|主要研究|主要从事|E-?mail|邮编|电话|电子邮箱|通讯地址).*"
    r"|.{0,8}(?:博士|硕士|学士|党员)$|[\u4e00-\u9fff]{2,6}\s*\d{6}$|\d{6}$",
    re.IGNORECASE,
)
_LEADING = " 　·、，,；;：:（(系为原0123456789.．"
_TRAILING = " 　·、，,；;：:（(的"


@cache
def _role() -> re.Pattern[str]:
    bases, before = "|".join(words("roles")), "|".join(words("role_modifiers"))
    return re.compile(f"(?:{before})*(?:{bases})$")


def role_in(text: str, begin: int, end: int) -> Range | None:
    """Return the job title that text[begin:end] ends in, with what belongs to it (特约研究员), or None."""
    while end > begin and text[end - 1].isspace():
        end -= 1
    lead = max(begin, end - 20)
    match = _role().search(text[lead:end])
    return Range(lead + match.start(), lead + match.end()) if match else None


def read_posts(text: str, begin: int, end: int) -> list[Post]:
    """Return the posts in text[begin:end]: institution and job title each, joined by 、 or ，.

    A part without an institution (所长、研究员) is a second post in the one before; a part without a job title goes
    with the next one, unless it ends like an institution.
    """
    posts: list[Post] = []
    start: int | None = None
    parts = [part for part in split(_JOINT, text, begin, end) if not _PERSONAL.match(part.of(text).strip())]
    for k, part in enumerate(parts):
        here = part.begin if start is None else start
        role = role_in(text, part.begin, part.end)
        complete = _INSTITUTION_END.search(text[here : part.end].rstrip()) is not None
        if role is None and k + 1 < len(parts) and not complete:
            start = here
            continue
        start = None
        post = _post(text, here, part.end, role, posts)
        if post:
            posts.append(post)
    return posts


def _post(text: str, begin: int, end: int, role: Range | None, before: Sequence[Post]) -> Post | None:
    institution = _trim(text, begin, role.begin if role else end)
    if institution.end - institution.begin >= 2:
        return Post(institution, role)
    return Post(before[-1].institution, role) if before and role else None


def _trim(text: str, begin: int, end: int) -> Range:
    while begin < end and text[begin] in _LEADING:
        begin += 1
    while begin < end and text[end - 1] in _TRAILING:
        end -= 1
    return Range(begin, end)


def joints(text: str, begin: int, end: int) -> int:
    """Return how many joints part text[begin:end]."""
    return len(_JOINT.findall(text, begin, end))


def split(joint: re.Pattern[str], text: str, begin: int, end: int) -> Iterator[Range]:
    """Yield the parts of text[begin:end] between the joints, empty ones left out."""
    for match in joint.finditer(text, begin, end):
        if match.start() > begin:
            yield Range(begin, match.start())
        begin = match.end()
    if begin < end:
        yield Range(begin, end)
