"""Authors of papers whose names carry the numbers of their affiliations, which stand in lines of their own below."""

import re
from collections.abc import Sequence

from kg.layout.bylines import Author
from kg.layout.kinds import Kind, Marked
from kg.layout.names import is_name
from kg.layout.posts import read_posts
from kg.model import Range

_NOTED = re.compile(r"([\u3400-\u9fff·]{2,10})([^\u3400-\u9fff·]*)")
_NOTES = re.compile(r"[\d¹²³⁴⁵⁶⁷⁸⁹.．,，、;；*＊†‡\\\s#（）()\[\]]*")
_HEADS = "大学|学院|学部|研究[院所室]|研究中心|实验室|中心|委员会|公司|集团|学会|协会|党校|[局部厅司署院所系会室社馆]"
_PLACE = re.compile(
    rf"[（(]?(?P<number>[\d¹²³⁴⁵⁶⁷⁸⁹])\s*[.．、]?\s*(?P<body>[\u3400-\u9fff].*(?:{_HEADS}))"
    r"(?:[，,、\s]*[\u3400-\u9fff\s]{2,12}?[，,\s]*\d{6})?\s*[）)；;。.]?"
)
_SUPERSCRIPT = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹", "123456789")
_LONGEST = 120
_MOST = 9  # affiliations


def join_affiliations(items: Sequence[Marked]) -> list[Marked]:
    """Return the blocks with each line of numbered names and the lines of their affiliations made one byline."""
    found: list[Marked] = []
    at = 0
    while at < len(items):
        names = _numbered(items[at].text)
        places = _places(items, at + 1) if names else {}
        if names and places:
            found.append(_byline(items[at : at + 1 + len(places)], names, places))
            at += 1 + len(places)
        else:
            found.append(items[at])
            at += 1
    return found


def _numbered(text: str) -> list[tuple[Range, str]]:
    """Return the names that a line is made of with the numbers behind each; nothing where it has more, or no number."""
    if len(text) > _LONGEST or not re.search(r"[\d¹²³⁴⁵⁶⁷⁸⁹]", text):
        return []
    matches = list(_NOTED.finditer(text))
    whole = sum(match.end() - match.start() for match in matches) == len(text)
    if not whole or not all(is_name(match[1]) and _NOTES.fullmatch(match[2]) for match in matches):
        return []
    return [(Range(*match.span(1)), match[2].translate(_SUPERSCRIPT)) for match in matches]


def _places(items: Sequence[Marked], at: int) -> dict[str, Range]:
    """Return the affiliations in the lines from one on, by their numbers: where each stands in the lines joined."""
    places: dict[str, Range] = {}
    begin = len(items[at - 1].text)
    for item in items[at : at + _MOST]:
        match = _PLACE.fullmatch(item.text) if len(item.text) <= _LONGEST else None
        if not match:
            break
        places[match["number"].translate(_SUPERSCRIPT)] = Range(begin + match.start("body"), begin + match.end("body"))
        begin += len(item.text)
    return places


def _byline(items: Sequence[Marked], names: Sequence[tuple[Range, str]], places: dict[str, Range]) -> Marked:
    first = items[0].block
    text = "".join(item.text for item in items)
    spans = tuple(span for item in items for span in item.block.spans)
    authors = tuple(
        Author(
            name, tuple(post for n in re.findall(r"\d", notes) if n in places for post in read_posts(text, *places[n]))
        )
        for name, notes in names
    )
    return Marked(first._replace(text=text, spans=spans, head=0), Kind.BYLINE, authors, len(text))
