"""What a personal name in a byline looks like: a surname of the list with one or two characters, or names with ·."""

import re
from functools import cache

import rjieba

from kg.data import words
from kg.model import Range

_HAN = "\u3400-\u9fff〇"
_FOREIGN = re.compile(f"[{_HAN}A-Za-z]{{1,8}}(?:[·•．・][{_HAN}A-Za-z]{{1,10}}){{1,4}}")
_SERIES = re.compile("论坛|会议|峰会|大会|讲堂|系列|第[一二三四五六七八九十]{1,3}[期届场讲]")  # 某论坛·第三期
_LATIN = re.compile(r"[A-Z][A-Za-z.\-]+(?: [A-Z][A-Za-z.\-]+){0,3}(?![\w·])")


@cache
def surnames() -> frozenset[str]:
    """Return the surnames of the lexicon, single and compound."""
    return frozenset(words("surnames"))


@cache
def _not_names() -> tuple[frozenset[str], re.Pattern[str]]:
    listed = words("not_names")
    letters = "".join(word for word in listed if len(word) == 1)
    return frozenset(word for word in listed if len(word) > 1), re.compile(f"[{letters}]")


@cache
def surname_length(text: str) -> int:
    """Return how many characters of the text's head are a surname: 2, 1, or 0."""
    if text[:2] in surnames():
        return 2
    return int(text[:1] in surnames())


def is_name(text: str) -> bool:
    """Tell whether the text, without white space, can be one person's name.

    >>> is_name("欧阳优"), is_name("王静"), is_name("前言"), is_name("高质量发展")
    (True, True, False, False)
    """
    if _FOREIGN.fullmatch(text):
        return _SERIES.search(text) is None
    if not 2 <= len(text) <= 4:
        return False
    barred, letters = _not_names()
    family = surname_length(text)
    given = text[family:]
    if len(text) == 4 and family == 1:  # two surnames in one, as in 范徐丽泰
        family, given = 2, text[2:] if text[1] in surnames() else ""
    if not family or not 1 <= len(given) <= 2 or text in barred:
        return False
    return re.fullmatch(f"[{_HAN}]+", given) is not None and letters.search(given) is None


def split_names(text: str, begin: int = 0, latin: bool = False) -> list[Range] | None:
    """Return the ranges of the names that make up the whole text, or None when it is no list of names.

    Names may be parted by spaces, commas or 、, have a space within (王 静), or run together (欧阳优高妍); names in
    Latin letters count if asked for.

    >>> [r.of("王静 李 明") for r in split_names("王静 李 明")]
    ['王静', '李 明']
    """
    tokens = [(m.start(), m.end()) for m in re.finditer(r"[^\s、，,;；/／|｜&]+", text)]
    found: list[Range] = []
    i = 0
    while i < len(tokens):
        here, used = _latin_at(text, tokens, i) if latin else ([], 0)
        if not here:
            here, used = _name_at(text, tokens, i)
        if not here:
            return None
        found += here
        i += used
    return [Range(a + begin, b + begin) for a, b in found] or None


def _latin_at(text: str, tokens: list[tuple[int, int]], i: int) -> tuple[list[Range], int]:
    match = _LATIN.match(text, tokens[i][0])
    if not match:
        return [], 0
    return [Range(*match.span())], sum(1 for begin, _ in tokens[i:] if begin < match.end())


def _name_at(text: str, tokens: list[tuple[int, int]], i: int) -> tuple[list[Range], int]:
    begin, end = tokens[i]
    token = text[begin:end]
    if i + 1 < len(tokens) and len(token) == 1 and not text[end : tokens[i + 1][0]].strip():
        later = tokens[i + 1][1]
        if later - tokens[i + 1][0] <= 2 and is_name(token + text[tokens[i + 1][0] : later]):
            return [Range(begin, later)], 2
    halves = (token[:2], token[2:]) if len(token) == 4 else ()
    if halves and all(is_name(half) and not _is_noun(half) for half in halves):  # 吴起钱多, but not 范徐丽泰
        return [Range(begin, begin + 2), Range(begin + 2, end)], 1
    if is_name(token):
        return [Range(begin, end)], 1
    return [Range(a + begin, b + begin) for a, b in _run_together(token)], 1


@cache
def _is_noun(text: str) -> bool:
    """Tell whether a dictionary has the text as a word that is no name: 山乡."""
    return _segmenter().has_word(text) and not _segmenter().tag(text)[0][1].startswith("nr")


@cache
def _segmenter() -> rjieba.Jieba:
    return rjieba.Jieba()


def _run_together(token: str) -> list[tuple[int, int]]:
    """Part names printed without a space between them: every part a name, three-character names preferred."""
    if not 4 <= len(token) <= 24:
        return []
    best: list[list[tuple[int, int]] | None] = [[]] + [None] * len(token)
    for j in range(2, len(token) + 1):
        for size in (3, 2, 4):
            before = best[j - size] if j >= size else None
            if before is not None and is_name(token[j - size : j]) and not _is_noun(token[j - size : j]):
                best[j] = [*before, (j - size, j)]
                break
    return best[len(token)] or []
