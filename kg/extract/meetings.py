"""Meetings: congresses, sessions and plenums by their numbers, all others by their head and what governs them."""

import re

from kg.extract.lexicon import Kind
from kg.extract.reading import Found, Reading
from kg.extract.text import lines_with
from kg.model import EntityType

RULE_NUMBERED = "meeting-numbered"
RULE = "grammar-meeting"
_NUMBER = "[一二三四五六七八九十]"
_NUMBERED = re.compile(
    rf"(?:中国共产党|中共|党的)?第?{_NUMBER}{{1,3}}(?:届(?:中央委员会)?(?:第{_NUMBER}次全体会议|(?:{_NUMBER}中、)*{_NUMBER}中全会)|大(?!报告|[一-鿿]?[类项个大种领产业]))"
    rf"|(?:第?{_NUMBER}{{1,3}}届)?(?:全国|[一-鿿]{{2,3}}[省市])(?:人大|政协|人民代表大会|委员会)(?:常委会|常务委员会)?第?{_NUMBER}{{1,3}}次会议"
    rf"|(?:(?![日月年在于从，])[一-鿿]{{2,3}}[省市县区])?第?{_NUMBER}{{1,3}}届(?:人民代表大会|人大|政协|委员会)(?:常委会|常务委员会)?第?{_NUMBER}{{1,3}}次(?:全体)?会议"
    rf"|(?:中共)?中央政治局(?:常委会)?第{_NUMBER}{{1,3}}次集体学习"
    rf"|(?:二〇|20)[一-鿿\d]{{2}}年?全国两会|全国两会"
)
# each numbered meeting has one of these: most lines have none
_NUMBERED_ENDS = (*(f"{number}大" for number in _NUMBER[1:-1]), "中全会", "全体会议", "次会议", "集体学习", "两会")
_GOVERNORS = re.compile(
    r"(?:在|于|召开|出席|参加|举行|举办|主持|参与|列席|筹备|承办|主办|亮相|闭幕的|开幕的|，|。|：|；|“|（|、|的|了|从|以|解析|致(?=首届|第|\d)|近日|(?<=[\d今去明本当每])年(?!度)|(?<=[\d])[月日]|(?<=[^\d\-—])(?=20\d\d[-—\d]*年度)|时|(?<=[》”])和|和(?=[省市]委|中央|党)|借助|依托|通过|落实|贯彻|按照|根据|围绕|召集|组织|每年|连续|经|由|听取|进行)"
)
_BODY = re.compile("人大常委会$")  # it meets, but is no meeting
_WITHIN = re.compile("“(?P<name>[^“”\n]{2,20}(?:论坛|会议|大会|峰会|对话|专场))”")  # 某峰会“某分论坛”
_QUOTED = re.compile("(?:召开|举行|举办|出席|参加|主持|的|在|、|和|(?<=[，。\n]))(?P<name>“[^“”]{1,20}”)$")
_SET_OFF = re.compile("[在于]“(?P<name>[^“”，。\\n]{1,12}会)”(?=上|期间|召开|举行)")  # 在“实业三会”上
_MONTH = re.compile(r"\d{1,2}月$")  # 7月份渔业运行情况发布会
_HELD = re.compile("(?:召开|举行|出席|参加)(?=[^，。；：！？“”（）《》\\n]*$)")
_GENERIC = re.compile(
    r"^(?:下届|上届|本届|视频向|向|线上|线下)+(?:论坛|会议|大会)$|^(?:这是|的|本次|此次|这次|该|有关|相关|各类|各种|多次|一次|重要|一系列|专题|全体|上述)+|^(?:第.次|\d+次)|^(?:联席|座谈|研讨|动员|例行|全体|电视电话|视频)会议?$"
)


def find_meetings(reading: Reading) -> list[Found]:
    """Return meetings named by number and meetings named by what they are about."""
    found = [
        reading.found(*m.span(), EntityType.MEETING, RULE_NUMBERED)
        for line in lines_with(reading.folded, _NUMBERED_ENDS)
        for m in _NUMBERED.finditer(reading.folded, *line)
        if _is_party(m)
    ]
    for head in reading.hits.of(Kind.MEETING):
        if head.end - head.begin < 2 or reading.folded[head.end : head.end + 1] in ("室", "厅", "期", "堂", "发"):
            continue
        begin = _begin(reading, head.begin)
        if _BODY.search(reading.folded, begin, head.end):
            continue
        if head.begin - begin >= 2 and not _GENERIC.match(reading.folded[begin : head.end]):
            found.append(reading.found(begin, head.end, EntityType.MEETING, RULE))
    found += [
        reading.found(*m.span("name"), EntityType.MEETING, RULE)
        for line in lines_with(reading.folded, ("会”",))
        for m in _SET_OFF.finditer(reading.folded, *line)
    ]
    parts = (_WITHIN.match(reading.folded, meeting.end) for meeting in found)
    return [*found, *(reading.found(*part.span("name"), EntityType.MEETING, RULE) for part in parts if part)]


def _is_party(match: "re.Match[str]") -> bool:
    """Drop 十大, 九大 and the like without the Party before them: list counts."""
    text = match.group()
    return (
        not text.endswith("大")
        or text.startswith(("党", "中"))
        or re.fullmatch(r"(?:十[五六七八九]|二十)大", text) is not None
    )


def _begin(reading: Reading, at: int) -> int:
    """Return where the words that name a meeting begin: after what governs it, at most 24 characters back.

    A name of several aims keeps them all: 召开推动甲建设、促进乙升级座谈会.
    """
    floor = reading.clause_begin(at, 24)
    stretch = reading.folded[floor:at]
    ends = [
        m.end()
        for m in _GOVERNORS.finditer(stretch)
        if len(m.group()) > 1
        or m.group() in "日月年，。：；“（、"
        or reading.words.is_edge(floor + m.end())
        or stretch[m.start() - 1 : m.start()] in ("》", "”")
    ]
    begin = floor + ends[-1] if ends else floor
    if opening := _opening(reading.folded, begin):
        return opening
    held = _HELD.search(reading.folded, max(0, at - 40), at) if reading.folded[begin - 1 : begin] == "、" else None
    has_aim = held is not None and reading.hits.longest_beginning(held.end(), Kind.DEVELOP)
    return held.end() if held and has_aim else begin


def _opening(text: str, begin: int) -> int | None:
    """Return where a name begins that a quotation opens (“三链四园”推进会议), or its month (7月份情况发布会)."""
    if text[begin - 1 : begin] == "”":
        quoted = _QUOTED.search(text, max(0, begin - 24), begin)
        return quoted.start("name") if quoted else None
    month = _MONTH.search(text, max(0, begin - 3), begin) if text[begin : begin + 1] == "份" else None
    return month.start() if month else None
