"""Whether a printed line goes on in the next one: rules that each give a verdict or pass the question on."""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from kg.layout.bylines import read_press
from kg.layout.columns import (
    LONG,
    OVERHANG,
    RAGGED,
    fills_column,
    is_heading_above,
    is_parted,
    is_wrapped,
    parted_below,
)
from kg.layout.lines import Line
from kg.layout.names import is_name
from kg.layout.seams import links
from kg.layout.stops import ends_sentence, has_stop

_NUMERAL = "[一二三四五六七八九十]"
# what begins a paragraph when a sentence has ended before it
_MARKER = re.compile(
    rf"[（(]?{_NUMERAL}{{1,3}}[）)、]|第[一二三四五六七八九十百]{{1,4}}[条章节部]|{_NUMERAL}是|其{_NUMERAL}，|第{_NUMERAL}，"
    r"|\d{1,2}[.．、](?!\d)|[①-⑳]|——|—{2,}|[■□◆●▲★]"
)
# what begins one even where no sentence has ended
_SECTION = re.compile(
    rf"第[一二三四五六七八九十百]{{1,4}}[章节条编]\s|[（(]{_NUMERAL}{{1,3}}[）)]|{_NUMERAL}{{1,3}}、(?!{_NUMERAL})"
)
# what never goes on in another line, and in which none goes on
_ALONE = re.compile(
    r"[·•\-—－\s]*\d{1,4}[·•\-—－\s]*$|第?\s*\d{1,3}\s*[版页]$|[（(【]?(?:下转|上接|紧接).{0,16}版"
    r"|.{1,12}[〔\[【]\s*\d{4}\s*[〕\]】]\s*第?\s*\d+\s*号$|本[版期](?:编辑|责编)"
    r"|[［\[【\\*＊†\s]*(?:抄送|主题词|中图分类号|文献标识码|文章编号|DOI|(?:修改稿)?(?:收到|收稿)日期|修回日期|录用日期|基金项目"
    r"|资助项目|网络首发|通[讯信]作者\s*$)[］\]】]?\s*[：:］\]】]?"
    r"|(?:[\u3400-\u9fff·]{2,4}[\d¹²³⁴⁵](?:[.,，][\d¹²³⁴⁵])*[*＊\\]*(?:[\s，,、]+|$)){2,}$"
    r"|[（(]?[\d¹²³⁴⁵]\s*[.．、]?[\u3400-\u9fff\s]{4,40}[，,]?[\u3400-\u9fff\s]*\d{6}[）)]?$"
    r"|[［\[【]?(?:本[版期])?(?:责任编辑|编辑|责编|美编|编导|监制|摄像|剪辑)[］\]】]?\s*[：:］\]】]"
    r"|(?:时间|地点|主办方|主办单位|承办方|承办单位|协办单位|指导单位|支持单位)\s*[：:][^。]{2,60}$"
    r"|(?:摘要|关键词|作者简介|参考文献|Abstract|Key\s?words)\s*[：:]?(?=.{0,8}$)",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"[［\[【]?(?:摘要|内容提要|关键词|作者简介|通讯作者|参考文献|附件?|责任单位|联系人|联系电话|联系方式|电子邮箱|Abstract|Key\s?words)\s*\d*[］\]】]?\s*[：:］\]】]"
    r"|[【].{1,10}[】]",
    re.IGNORECASE,
)
_OPENED = re.compile(r"[（(《][^）)》。]*$")
BYLINE = re.compile(r"[（(【\[]\s*(?:本文)?(?:第一)?(?:作者|执笔|撰稿)")
DASHES = ("——", "──", "--")
_OPEN_END = re.compile(r"[，、的和与及把将被]$")  # what no heading ends in
_SAYS = re.compile(r"(?:提出|强调|指出|要求|认为|表示|称为|即|为)$")
_PRESS = re.compile(r"[□■◎●]?\s*[\u4e00-\u9fff]{0,6}(?:记者|通讯员|评论员)[^，。；：]{2,40}$")
_WIDEST_NAME = 4.0
_LATE = 60  # characters in which a bracket counts as just opened


class Seam(NamedTuple):
    """Two neighbouring lines, and what is known of the block that the first one ends."""

    line: Line
    after: Line
    source: str
    lines: Sequence[Line]
    i: int  # of the first
    width: float  # of the block's column so far
    spaced: bool  # blank lines stand between its lines, so that they tell nothing


Rule = Callable[[Seam], bool | None]


def first_goes_on(source: str, lines: Sequence[Line], i: int) -> bool:
    """Tell whether a line that begins a block goes on in the next one."""
    return _verdict(_OF_FIRST, Seam(lines[i], lines[i + 1], source, lines, i, lines[i].width, False))


def goes_on(source: str, lines: Sequence[Line], i: int, width: float, spaced: bool) -> bool:
    """Tell whether a later line of a block, in a column of that width, goes on in the next line."""
    return _verdict(_OF_LATER, Seam(lines[i], lines[i + 1], source, lines, i, width, spaced))


def _verdict(rules: Sequence[Rule], seam: Seam) -> bool:
    for rule in rules:
        verdict = rule(seam)
        if verdict is not None:
            return verdict
    return False


def stands_alone(line: Line) -> bool:
    """Tell whether a line is a block by itself: a marked heading, a table's row, a page number, a label."""
    if line.head or line.cells or _ALONE.match(line.text):
        return True
    return _PRESS.match(line.text) is not None and bool(read_press(line.text))


def is_a_name(line: Line) -> bool:
    """Tell whether a line is nothing but a personal name."""
    return line.width <= _WIDEST_NAME and is_name(line.text)


def _barred(seam: Seam) -> bool | None:
    """Part before what stands alone or opens a byline, whatever stands above it."""
    after = seam.after
    return False if stands_alone(after) or BYLINE.match(after.text) or _LABEL.match(after.text) else None


def _named(seam: Seam) -> bool | None:
    """Part before a line that is a name, unless it may as well be a word's second half."""
    line, after = seam.line, seam.after
    if not is_a_name(after):
        return None
    if len(after.spans) > 1 or ends_sentence(line.text):
        return False
    first = seam.width == line.width and not seam.spaced
    return False if first and not links(seam.source, line.text, after.text, after.spans[0][0]) else None


def _dashed(seam: Seam) -> bool | None:
    """Part before an attribution or subtitle, below a first line or after a gap."""
    first = seam.width == seam.line.width and not seam.spaced
    return False if seam.after.text.startswith(DASHES) and (first or seam.after.gap) else None


def _bracketed(seam: Seam) -> bool | None:
    """Join where a bracket opened late in the line is still open at its end."""
    text = seam.line.text
    return True if _OPENED.search(text, max(0, len(text) - _LATE)) else None


def _set_in(seam: Seam) -> bool | None:
    """Part before a line set in from the margin, and before the mark of a section."""
    after = seam.after
    section = _SECTION.match(after.text) and seam.line.text[-1] not in "，、"
    return False if (after.indent and not seam.line.indent) or section else None


def _sentence_over(seam: Seam) -> bool | None:
    """Part after a sentence's end, unless its line is full and the next is not set in."""
    line, after = seam.line, seam.after
    if not ends_sentence(line.text) and not (line.text[-1] == "：" and (after.gap or _MARKER.match(after.text))):
        return None
    if after.indent or _MARKER.match(after.text) or line.width < seam.width - RAGGED:
        return False
    if after.width < seam.width - OVERHANG and not has_stop(after.text) and not ends_sentence(after.text):
        return False
    return not is_parted(after, seam.width, seam.spaced)


def _first_sentence_over(seam: Seam) -> bool | None:
    """Do the same for a first line, whose column shows in the lines below."""
    line, after = seam.line, seam.after
    if not ends_sentence(line.text) and not (line.text[-1] == "：" and after.gap):
        return None
    if after.indent or _MARKER.match(after.text):
        return False
    return fills_column(seam.lines, seam.i) and not parted_below(seam.lines, seam.i)


def _long_and_torn(seam: Seam) -> bool | None:
    """Join a whole paragraph on one line, cut off in mid-sentence, to a next one that reads like a sentence."""
    if seam.line.width <= 2 * LONG or not has_stop(seam.line.text):
        return None
    return seam.after.width >= LONG / 2 and has_stop(seam.after.text)


def _open_ended(seam: Seam) -> bool | None:
    """Join after 的 or a comma, in which no heading ends, and after 提出, which what was put forward follows."""
    text = seam.line.text
    says = _SAYS.search(text) and seam.after.text[0] in "“‘「《"
    return True if _OPEN_END.search(text) or says else None


def _inside_a_word(seam: Seam) -> bool | None:
    """Join where the page itself knows the word that the line's end cuts in two."""
    line, after = seam.line, seam.after
    stopped = has_stop(_SECTION.sub("", line.text))
    near = stopped or after.width <= line.width + OVERHANG
    return True if near and links(seam.source, line.text, after.text, after.spans[0][0], strict=not stopped) else None


def _inside_a_text(seam: Seam) -> bool | None:
    """Join after a line that holds a sentence's end and goes on: that is no heading."""
    return True if "。" in seam.line.text else None


def _by_widths(seam: Seam) -> bool | None:
    """Part a heading, shorter than the text below it; join a paragraph's last line, shorter than its first."""
    line, after = seam.line, seam.after
    if after.width > line.width + OVERHANG:
        return line.width > LONG and has_stop(line.text)
    if after.width < line.width - RAGGED:
        return (has_stop(line.text) or line.width > LONG) and (ends_sentence(after.text) or not after.gap)
    return None


def _like_its_followers(seam: Seam) -> bool:
    return is_wrapped(seam.lines, seam.i) and not is_heading_above(seam.lines, seam.i)


def _below_is_text(seam: Seam) -> bool:
    """Join in mid-sentence, unless what follows looks like a heading and stands apart."""
    after = seam.after
    if not after.gap or has_stop(after.text) or ends_sentence(after.text):
        return True
    if seam.spaced and has_stop(seam.line.text):  # blank lines tell nothing, and the sentence is not over
        return True
    return seam.width - OVERHANG <= after.width <= seam.width + OVERHANG


_OF_FIRST: tuple[Rule, ...] = (
    _barred,
    _named,
    _dashed,
    _bracketed,
    _set_in,
    _first_sentence_over,
    _long_and_torn,
    _open_ended,
    _inside_a_word,
    _inside_a_text,
    _by_widths,
    _like_its_followers,
)
_OF_LATER: tuple[Rule, ...] = (_barred, _named, _bracketed, _set_in, _sentence_over, _dashed, _below_is_text)
