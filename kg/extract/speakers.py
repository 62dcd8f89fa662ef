"""People named without a post: what they say or do shows that a name is meant, and a segmenter takes it for one."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from kg.data import words
from kg.extract.personal import HAN, SAYS, is_name, is_tagged, surname
from kg.extract.reading import Reading
from kg.extract.text import CLAUSE_MARKS, is_word
from kg.model import Range

_NAME_TAG = "nr"
_SIZES = (3, 2, 4)
_LIGHT = (
    r"(?:近日|日前|近期|昨日|今天|当天|\d{1,2}[日号]|曾|也|还|又|则|均|都|就此|再次|进一步|最后|特别|一再|多次|首次"
    r"|[一-鿿]{2,5}地)"
)
_SPOKEN = rf"(?:{SAYS}|说道|叮嘱|勉励|嘱托)(?![一-鿿]?书|[不得])"
_DOES = (
    "来到|走进|考察|调研|视察|看望|慰问|察看|听取|会见|出席|主持召开|主持会议|一行|（化名）|先后来到|先后考察|首先来到"
)
_CUE = re.compile(
    rf"{_LIGHT}*(?:{_SPOKEN}|{_DOES})"
    rf"|(?:是|系|现任|现为)[^，。；！？\n]{{2,24}}(?:教授|研究员|院士|[院所校会局处厅部司董]长|主任|书记|主席|总经理|总裁|工程师)(?=[，。；、])"
    rf"|，(?:男|女)，|(?<=[\n。！？][一-鿿]{{2}})：|(?<=[\n。！？][一-鿿]{{3}})："
    rf"|{_LIGHT}*[在赴到于][^。；！？\n“”：]{{1,40}}?(?:[上时中后]|期间|考察|调研|之际)，?{_LIGHT}*(?:[对向][^，。；]{{1,12}}?)?(?:{_SPOKEN}|{_DOES})"
)
_PLACING = frozenset("在赴于到从")
_NO_GIVEN = frozenset("总某氏姓工姐哥叔伯婶姨爷奶导还也又则均都就再省市县区镇乡")  # 王总, 李某, 张姐, adverbs, places


def find_speakers(reading: Reading) -> Iterator[Range]:
    """Yield names of Chinese characters that something said or done follows: 王建民在会上指出.

    A segmenter must take the first letters for a name; where it does not, the name must speak twice at the head of a
    clause.
    """
    tagged = set(_tagged(reading))
    yield from filter(None, (_name(reading, begin) for begin in sorted(tagged)))
    heads = (match.start() for match in _at_head().finditer(reading.folded))
    unsure = [name for begin in heads if begin not in tagged and (name := _name(reading, begin))]
    times = Counter(name.of(reading.folded) for name in unsure)
    yield from (name for name in unsure if times[name.of(reading.folded)] > 1)


def _tagged(reading: Reading) -> Iterator[int]:
    """Yield where a segmenter sees a name begin, and where a letter stands before one, which may be the surname."""
    begins = reading.words.begins
    for index, tag in enumerate(reading.words.tags):
        if tag[:2] == _NAME_TAG:
            yield begins[index]
            if index and begins[index] - begins[index - 1] == 1:
                yield begins[index - 1]


@cache
def _at_head() -> "re.Pattern[str]":
    return re.compile(
        rf"(?:(?<=[{re.escape(CLAUSE_MARKS)}])|^)(?:{surname().pattern})(?={HAN}{{1,2}}(?:{_LIGHT}|{_SPOKEN}))"
    )


def _name(reading: Reading, begin: int) -> Range | None:
    text = reading.folded
    before = text[begin - 1 : begin]
    if before == "·":
        return None
    for size in _SIZES:
        end = begin + size
        if is_name(text[begin:end]) and (cue := _CUE.match(text, end)) and not _is_other(reading, begin, end):
            is_place = before in _PLACING and cue.group() != "看来"  # 在云泽考察时
            return None if is_place else Range(begin, end)
    return None


def _is_other(reading: Reading, begin: int, end: int) -> bool:
    """Tell whether the letters are a word that is no name, or open with one, or name nobody in full: 白皮书, 王总."""
    text = reading.folded[begin:end]
    if text[-1] in _NO_GIVEN or text.startswith(_barred()):
        return True
    return not is_tagged(reading, begin) and (is_word(text) or 1 < reading.words.end_of(begin) - begin < end - begin)


@cache
def _barred() -> tuple[str, ...]:
    return tuple(word for word in words("not_names") if len(word) > 1)
