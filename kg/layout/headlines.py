"""Where the headline of a point ends: with its first clause, or with a first sentence that is a heading."""

import re

from kg.model import Range

_SENTENCE = re.compile(r"[^。！？；\n]*[。！？；]?[”’」』）]*")
_CLAUSE_END = re.compile(r"[，。；：！？\n]")
_ADVERBIAL = re.compile(r"以[^，]{1,16}为|(?:在|通过|针对|围绕|随着|对于|为了|从|面对|根据|按照|依托|立足)[^，]{1,24}$")
_LONGEST = 40


def headline(text: str, begin: int, end: int) -> Range:
    """Return a point's headline: its first sentence if that is short and others follow, else its first clause."""
    match = _SENTENCE.match(text, begin, end)
    sentence = Range(begin, match.end() if match else end)
    first = _clause_end(text, sentence)
    explained = sentence.end < end and text[sentence.end - 1] != "；"
    short = sentence.end - begin <= _LONGEST and sentence.of(text).count("，") <= 1
    if explained and short:
        return sentence
    if _ADVERBIAL.match(text[begin:first]) and first < sentence.end:
        return Range(begin, _clause_end(text, Range(first + 1, sentence.end)))
    return Range(begin, first)


def _clause_end(text: str, sentence: Range) -> int:
    match = _CLAUSE_END.search(text, sentence.begin, sentence.end)
    return match.start() if match else sentence.end


def without_stop(text: str, headline: Range) -> Range:
    """Return a headline without the stops and brackets at its edges."""
    end = headline.end
    while end > headline.begin + 1 and text[end - 1] in "。；，：:;,. \n":
        end -= 1
    begin = headline.begin
    if text[begin] == "【" and text[end - 1] == "】" and end - begin > 2:
        return Range(begin + 1, end - 1)
    while begin < end - 1 and text[begin] in " ，、：:":
        begin += 1
    return Range(begin, end)
