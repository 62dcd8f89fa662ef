"""People in the running text: a name after a title, before a verb of saying, or with a post in brackets behind it."""

import re
from functools import cache

from kg.data import words
from kg.extract.lexicon import Kind
from kg.extract.reading import Found, Reading
from kg.model import EntityType

RULE_TITLED = "person-after-title"
RULE_BRACKETED = "person-with-post"
RULE_AGAIN = "person-again"
_HAN = "[一-鿿]"
_AFTER = re.compile(
    r"\s|$|[，。；：！？、（）“”《》—\d]|和|与|等|说|表示|认为|介绍|告诉|指出|坦言|强调|回忆|透露|建议|分析|解释|直言|感慨|谈到|提出|补充|称|道|看来|带领|率领"
    r"|主持|出席|在|向|对|就|也|作|做|率|从|于|带|领|评价|提醒|这样|曾|今|一行|团队|及其|为|是|的|正|将|还|又|都|先后|日前|近日|接受|走|来|负责|发布|宣布|致辞|参加|当选|担任|任|兼"
)
_REPORTER = re.compile(r"(?:记者|通讯员|撰稿人|主持人|评论员|作者|编者|联系人|负责人|嘉宾|执笔人?|摄影|摄像|主讲人?|受访者)[:： ]?")


@cache
def _surname() -> "re.Pattern[str]":
    return re.compile("|".join(words("surnames")))


_FOREIGN = re.compile(rf"(?:{_HAN}{{1,6}}·)+{_HAN}{{1,6}}?(?={_AFTER.pattern}|常|一直|没有|不)")
_SAYS = re.compile("说|表示|认为|介绍|告诉|指出|坦言|强调|透露|建议|分析|解释|直言|感慨|谈到|提出|补充|评价|提醒|呼吁|回忆")


@cache
def _bracketed() -> "re.Pattern[str]":
    surnames = "|".join(words("surnames"))
    return re.compile(
        rf"(?:(?<=^)|(?<=[\n，。；：！？、“”\s]))(?:{surnames}){_HAN}{{1,2}}(?=[（(]([^（）()\n]{{2,40}})[）)])", re.M
    )


def find_people(reading: Reading) -> list[Found]:
    """Return people named in the text, each mention of a name once it has been seen with a title or a post."""
    found = _after_titles(reading) + _with_posts(reading)
    names = sorted({f.name for f in found if len(f.name) >= 3}, key=len, reverse=True)
    if names:
        again = re.compile("|".join(map(re.escape, names)))
        seen = {f.begin for f in found}
        found += [
            reading.found(*m.span(), EntityType.PERSON, RULE_AGAIN)
            for m in again.finditer(reading.folded)
            if m.start() not in seen
        ]
    return found


def _after_titles(reading: Reading) -> list[Found]:
    ends = {hit.end for hit in reading.hits.of(Kind.ROLE) if hit.end - hit.begin > 1}
    ends |= {match.end() for match in _REPORTER.finditer(reading.folded)}
    found = []
    for end in sorted(ends):
        begin = end + (reading.folded[end : end + 1] in ("：", " "))
        close = _name_end(reading, begin)
        if close and not _is_word(reading, begin, close):
            found.append(reading.found(begin, close, EntityType.PERSON, RULE_TITLED))
    return found


def _name_end(reading: Reading, begin: int) -> int | None:
    """Return where a name that begins at offset ends: the surname and one or two characters, as what follows allows."""
    text = reading.folded
    if foreign := _FOREIGN.match(text, begin):
        return foreign.end()
    surname = _surname().match(text, begin)
    if not surname:
        return None
    short, long = surname.end() + 1, surname.end() + 2
    given = [
        end for end in (long, short) if len(text) >= end and all("一" <= c <= "鿿" for c in text[surname.end() : end])
    ]
    if short in given and _SAYS.match(text, short):
        return short
    for end in given:
        if _AFTER.match(text, end) and not (end == short and long in given and _AFTER.match(text, long)):
            return end
    return None


def _with_posts(reading: Reading) -> list[Found]:
    return [
        reading.found(*match.span(), EntityType.PERSON, RULE_BRACKETED)
        for match in _bracketed().finditer(reading.folded)
        if reading.hits.longest_ending(match.end(1), Kind.ROLE)
    ]


def _is_word(reading: Reading, begin: int, end: int) -> bool:
    """Tell whether the letters are a word of the lexicon and so no name: 高端, 安全."""
    hit = reading.hits.longest_beginning(begin, Kind.NAME | Kind.MODIFIER | Kind.STOP | Kind.GENERIC)
    if hit and hit.end >= end - 0 and not any(row.type is EntityType.PERSON for row in hit.rows):
        return True
    words_ = reading.words.within(begin, end)
    return len(words_) == 1 and words_[0][0] == begin and not words_[0][1].startswith(("nr", "n", "x", "i"))
