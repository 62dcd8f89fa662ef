"""Pages in traditional characters, read through a copy in simplified ones of the same length, and put back as printed.

Characters are changed one for one, so that every offset in the copy is one in the source.
"""

from dataclasses import replace
from functools import cache

from kg.data.characters import simplified_forms
from kg.model import Article, SourceText

_SHARE = 0.1  # of a text's different characters: a traditional page has three or four times as many, others a few
_MARKS = {ord("「"): "“", ord("」"): "”", ord("『"): "‘", ord("』"): "’"}
# among the commonest characters that only traditional pages have: where none stands, nothing else is looked at
_TELLTALES = frozenset("這國們個來時為會對發產經業與還過動學現實開關長後將應區資訊環體總點線務")


def simplified(source: SourceText) -> SourceText:
    """Return a source with its text in simplified characters; itself, if that is how it is written."""
    return replace(source, text=source.text.translate(_table())) if is_traditional(source.text) else source


def is_traditional(text: str) -> bool:
    """Tell whether a text is written in traditional characters.

    >>> is_traditional("加快發展先進製造業，構建現代化產業體系"), is_traditional("《香港經濟》说，要加快发展先进制造业")
    (True, False)
    """
    characters = set(text)
    if len(characters & _TELLTALES) < 3:
        return False
    table = _table()
    return sum(ord(char) in table for char in characters) > _SHARE * len(characters)


def as_printed(article: Article, source: SourceText) -> Article:
    """Return an article of the simplified copy with the characters of its source."""
    if article.source is source:
        return article
    pairs = zip(article.text, article.offsets, strict=True)
    printed = "".join(char if char.isspace() else source.text[at] for char, at in pairs)
    return replace(article, source=source, text=printed)


@cache
def _table() -> dict[int, str]:
    """Return the simplified form of each traditional character and mark that has one."""
    return simplified_forms() | _MARKS
