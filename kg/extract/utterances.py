"""The words said: the quotations behind a verb of saying, or the rest of its sentence, and what follows of the same."""

import re
from functools import cache

from kg.data import words
from kg.extract.blots import DATE, MEETING, OPEN, OTHER, PERSON, QUOTE, STOPS
from kg.model import Range

ADVERB = (
    r"(?:再次|再|并|还|也|又|均|都|曾|就|进一步|明确|特别|着重|郑重|反复|多次|首次|深刻|鲜明|最后|同时|专门|就此|这样|如是"
    r"|一再|始终|笑着|[，,\s])"
)
_STRONG = ("指出", "强调", "表示", "认为")  # which need no comma or quotation mark behind them
_NEXT_QUOTE = re.compile(rf"[，、：:\s以及和并]*({OPEN}{QUOTE}+[{STOPS}]?{QUOTE})")
_SENTENCE_END = re.compile(rf"[{STOPS}]{QUOTE}?|\n")
_TITLE_BEHIND_QUOTE = re.compile(
    rf"{QUOTE}[，,]?(?:{DATE}+[^，。]{{0,4}}[，,])?[^，。；：！？\n{PERSON}{OPEN}{QUOTE}]{{0,24}}$"
)
_NOBODY = re.compile(rf"(?:[^{STOPS}\n{PERSON}{MEETING}{OPEN}{QUOTE}]+[{STOPS}])+(?!{QUOTE})")
_FEWEST = 5  # characters that are words said


@cache
def say() -> str:
    """Return the pattern of a verb of saying, over blotted text."""
    strong, weak = "|".join(_STRONG), "|".join(words("speech_verbs"))
    spoken = rf"(?:{strong})(?!的|法|过)了?|(?<![的要列了种])(?:{weak})(?=[，,：:。\s]|{OPEN}|“[^“”]{{1,8}}”[。；，,])"
    advice = r"(?<![项条份名出些点的])建议(?=[以从应要将把对加推建制设尽进通强完鼓支扩])"
    return rf"(?:{spoken}|{advice}|所(?:{strong}|{weak})的?(?=[，,：:\s]|{OPEN}))"


@cache
def _again() -> re.Pattern[str]:
    """Return how a text goes on with the same remark: 他还指出, or another verb behind a quotation."""
    he = rf"[{STOPS}]?\s*(?:他|她|总书记){ADVERB}*"
    same = rf"(?<={QUOTE})[，,]?[^。；！？\n{PERSON}{MEETING}{OTHER}{OPEN}]{{0,30}}?"
    return re.compile(rf"(?:{he}|{same}){say()}")


def words_said(blotted: str, begin: int, end: int) -> tuple[Range, ...]:
    """Return the words that the attribution between two offsets introduces, or follows (“…，”某某说)."""
    said = [*_quoted_before(blotted, begin, end)]
    at = end
    while True:
        pieces = _behind(blotted, at)
        if not pieces:
            return tuple(said)
        said += pieces
        more = _goes_on(blotted, pieces[-1].end)
        if not more:
            said += _to_paragraph_end(blotted, pieces[-1].end)
            more = _goes_on(blotted, said[-1].end)
        if not more:
            return tuple(said)
        at = more.end()


def _goes_on(blotted: str, at: int) -> "re.Match[str] | None":
    return _again().match(blotted, at + (blotted[at : at + 1] == QUOTE))


def _to_paragraph_end(blotted: str, at: int) -> list[Range]:
    """Return the sentences that go on with a reported remark: those left of its paragraph that name nobody else."""
    rest = _NOBODY.match(blotted, at) if blotted[at - 1] in STOPS else None
    return [Range(at, rest.end())] if rest else []


def _quoted_before(blotted: str, begin: int, end: int) -> list[Range]:
    """Return the quotation that an attribution without words behind it closes."""
    lead = _TITLE_BEHIND_QUOTE.search(blotted, max(0, begin - 50), begin)
    if not lead or blotted[end : end + 1] not in {"。", "，", ","}:
        return []
    return [Range(blotted.rindex(OPEN, 0, lead.start()) + 1, lead.start())]


def _behind(blotted: str, at: int) -> list[Range]:
    found = []
    quote = _NEXT_QUOTE.match(blotted, at)
    while quote:
        found.append(Range(quote.start(1) + 1, quote.end(1) - 1))
        quote = _NEXT_QUOTE.match(blotted, quote.end())
    if found:
        return found
    begin = at + len(blotted[at : at + 4]) - len(blotted[at : at + 4].lstrip("，,：: 　"))
    stop = _SENTENCE_END.search(blotted, begin)
    end = stop.start() + len(stop.group().rstrip("\n")) if stop else len(blotted)
    return [Range(begin, end)] if end - begin >= _FEWEST else []
