"""Papers whose title, authors and affiliations run into one another."""

import re

from kg.layout.bylines import Author
from kg.layout.names import is_name
from kg.layout.posts import read_posts
from kg.model import Post, Range

_GROUP = r"[（(]\s*(?=[^（）()]{0,60}(?:大学|学院|研究|中心|公司|局|委员会|党校|学会|协会))[^（）()]{6,400}[）)]"
_AFFILIATIONS = re.compile(rf"(?:{_GROUP}\s*)+$")
_INSIDE = re.compile(r"[^（）()]+")
_NUMBERED = re.compile(r"(?:(?<=[；;，,\s（(])|^)(?P<n>[\d¹²³⁴⁵])\s*[.．、]?\s*(?=[\u3400-\u9fff])")
_SUPERSCRIPT = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹", "123456789")
_NOTES = "0123456789¹²³⁴⁵⁶⁷⁸⁹*＊"
_SEPARATORS = " \u3000，,、；;"
_LATIN = re.compile(r"[A-Z][A-Za-z.\-]+(?: [A-Z][A-Za-z.\-]+){0,3}$")
_SHORTEST_TITLE = 6
_LONGEST = 600


def read_glued(text: str) -> tuple[int, list[Author]] | None:
    """Return where the authors begin in a block that ends in their affiliations, and who they are; None for others.

    >>> text = "算力评价研究林致远1，樊以宁2（1.北辰大学教授；2.东部研究院）"
    >>> begin, authors = read_glued(text)
    >>> text[:begin], [author.name.of(text) for author in authors]
    ('算力评价研究', ['林致远', '樊以宁'])
    """
    match = _AFFILIATIONS.search(text) if len(text) <= _LONGEST else None
    names = _names_before(text, match.start()) if match else []
    if not match or not names:
        return None
    groups = [Range(*inside.span()) for inside in _INSIDE.finditer(text, match.start()) if inside[0].strip()]
    if len(groups) == len(names) > 1:
        return names[0][0].begin, [
            Author(name, tuple(read_posts(text, *group))) for (name, _), group in zip(names, groups, strict=True)
        ]
    places = {n: place for group in groups for n, place in _affiliations(text, *group).items()}
    return names[0][0].begin, [Author(name, _posts(text, note, places)) for name, note in names]


def _names_before(text: str, end: int) -> list[tuple[Range, str]]:
    """Return the names right before the affiliations, each with the numbers printed after it."""
    found: list[tuple[Range, str]] = []
    while end > 0:
        head = text[:end].rstrip(_SEPARATORS)
        bare = head.rstrip(_NOTES + "，,")
        size = _name_size(bare)
        separated = bool(found) and len(head) < end
        if not size or (found and not separated and not found[-1][1]):
            break
        found.append((Range(len(bare) - size, len(bare)), head[len(bare) :]))
        end = len(bare) - size
        if end and text[end - 1] not in _SEPARATORS + _NOTES:
            break
    return found[::-1]


def _name_size(head: str) -> int:
    latin = _LATIN.search(head)
    if latin:
        return len(latin[0])
    return next((size for size in (3, 2, 4) if is_name(head[-size:]) and _stands_apart(head, size)), 0)


def _stands_apart(head: str, size: int) -> bool:
    """Tell whether a name is at the head of the text, after a separator, or glued to a title."""
    if len(head) <= size:
        return len(head) == size
    return head[-size - 1] in _SEPARATORS + _NOTES or len(head) >= size + _SHORTEST_TITLE


def _affiliations(text: str, begin: int, end: int) -> dict[str, Range]:
    marks = list(_NUMBERED.finditer(text[:end], begin))
    if not marks:
        return {f"@{begin}": Range(begin, end)}
    ends = [mark.start() for mark in marks[1:]] + [end]
    return {mark["n"].translate(_SUPERSCRIPT): Range(mark.end(), stop) for mark, stop in zip(marks, ends, strict=True)}


def _posts(text: str, note: str, places: dict[str, Range]) -> tuple[Post, ...]:
    """Return the posts at the places that a name's note counts off, or, where it has none, at the only place."""
    numbers = re.findall(r"\d", note.translate(_SUPERSCRIPT))
    chosen = [places[n] for n in numbers if n in places] or (list(places.values()) if len(places) == 1 else [])
    return tuple(post for place in chosen for post in read_posts(text, *place))
