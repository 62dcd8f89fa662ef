"""When, where and on what occasion something was said, as the sentence of the attribution tells, or the one before."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from kg.extract.blots import MEETING, QUOTE, REGION, STOPS, NameSpan
from kg.extract.dates import DateSpan
from kg.extract.scenes import Circumstances, Scenes
from kg.model import EntityType, Range

_CLOSE_BEFORE = re.compile(
    r"[底末初]?(?:[上下]午|晚上?|凌晨|当天)?[，,]?(?:[^，。；]{0,40}(?:[上时中里]|期间|之际)[，,]?)?[^，。；：]{0,24}$"
)
_PLACED = re.compile(
    rf"(?:[在到赴于]|来到)(?:{REGION}+[、和等]?)+[^，。；{REGION}]{{0,14}}?"
    "(?:考察|调研|视察|出席|访问|主持|召开|举行|参加|会见|演讲|发表|举办|座谈|工作|说)"
    rf"|(?:叮嘱|鼓励|寄语|勉励|嘱托|要求|希望){REGION}+$"  # the place that is told to do something
)
_ANAPHOR = re.compile(
    rf"(?:主持|出席|参加|在)(?:此次|这次|本次|该)?(?:会议|会|学习|座谈会|座谈|大会|论坛|仪式|审议|讨论|研讨|活动|开幕式)"
    rf"(?:期间|[时上中并，]|[^{MEETING}]{{0,4}}讲话)|[他她]"
)
_EVENT = (
    "(?:论坛|大会|会议|峰会|年会|研讨会|座谈会|交流会|推介会|发布会|启动会|推进会|现场会|开幕式|闭幕式|启动仪式|仪式|主旨报告|专题报告|报告会"
    "|采访|采访活动|主旨演讲|主题演讲|圆桌对话|圆桌论坛|高峰对话|圆桌|对话|沙龙|发言|会)"
)
_AT_EVENT = re.compile(
    rf"(?:[在于][^，。；：！？{MEETING}]{{0,14}}?|(?:^|(?<=[，。\n])))(?:此次|这次|本次|本届|该|当天的)?{_EVENT}(?:[上中]|现场|期间|间隙|环节)"
    rf"|{MEETING}+[上中]|[向为]{_EVENT}(?:致辞|发来|作)"
)
_HE = re.compile("[他她]")
_PART = re.compile("(?:平行|分|主|专题|圆桌|高峰)(?:论坛|会议|会|对话)$")  # of a meeting, and no occasion by itself
_HELD = re.compile("[^。；]{0,30}?(?:举行|召开|举办|开幕|闭幕|落幕|启幕)")
_SESSION = re.compile(f"{_EVENT}[^。]{{0,30}}(?:主持|举行|举办|召开|展开|进行)")
_ATTENDS = re.compile("出席|参加|致辞|主持|讲话|作报告")
_FARTHEST = 400  # characters back that a sentence may begin
_DAYS = ("day", "span")


class Setting:
    """The dates, meetings and places of a blotted text, asked for by the place of an attribution."""

    def __init__(self, blotted: str, names: Sequence[NameSpan], dates: Sequence[DateSpan]) -> None:
        self._blotted, self._names, self._dates = blotted, names, dates
        self._named = {name[0]: index for index, name in enumerate(names)}
        self._meetings = [
            index for index, name in enumerate(names) if name[2] == EntityType.MEETING and not _PART.match(name[3])
        ]
        self._scenes = Scenes(blotted, names, [date for date in dates if date.kind in _DAYS])
        self._people = [index for index, name in enumerate(names) if name[2] == EntityType.PERSON]

    def of(self, where: Range, speaker: str) -> Circumstances:
        """Return what the sentence of a remark tells; what the sentence before does, where it points back.

        It points back by 主持会议时 or 他 and the like, without naming the meeting.
        """
        opening = self._opening(where.begin)
        own = self._within(opening, where, is_close=True)
        if own.occasion is None and _AT_EVENT.search(self._blotted, opening, where.end):
            own = self._at_reported(own, opening, where)
        is_told = own.date is not None or own.occasion is not None
        earlier = self._opening(opening - 1)
        if (
            not is_told
            and self._blotted[opening - 1 : opening] in STOPS
            and _SESSION.search(self._blotted, earlier, opening)
        ):
            return self._at_reported(self._within(earlier, where, is_close=False), earlier, where)
        if not is_told and (scene := self._scenes.of(where, speaker)):
            return Circumstances(scene.date, scene.occasion, own.place if own.place is not None else scene.place)
        if is_told or not _ANAPHOR.search(self._blotted, where.begin, where.end):
            return own
        before = self._within(earlier, where, is_close=False)
        if before.occasion is None and _ATTENDS.search(self._blotted, earlier, opening):
            before = self._at_reported(before, earlier, where)
        return Circumstances(before.date, before.occasion, own.place if own.place is not None else before.place)

    def last_person(self, at: int) -> int | None:
        """Return the person named last before the sentence that holds an offset, all others being of 他 too."""
        opening = self._opening(at)
        begin = self._opening(opening - 1)
        while _HE.match(self._blotted, begin):
            begin = self._opening(begin - 1)
        return self._last_person(begin, at)

    def subject(self, at: int) -> int | None:
        """Return the person named last in the sentence that holds an offset, whatever is quoted between."""
        floor = max(0, at - _FARTHEST)
        return self._last_person(max(self._blotted.rfind(mark, floor, at) for mark in f"{STOPS}\n") + 1, at)

    def _last_person(self, begin: int, at: int) -> int | None:
        last = bisect_left(self._people, at, key=lambda index: self._names[index][0]) - 1
        return self._people[last] if last >= 0 and self._names[self._people[last]][0] >= begin else None

    def _at_reported(self, own: Circumstances, opening: int, where: Range) -> Circumstances:
        """Give a remark at an unnamed event (在开幕式上) the meeting that the text reports on, and its day."""
        if own.occasion is not None:
            return own
        before = [i for i in self._meetings if self._names[i][1] <= where.begin]
        held = (i for i in reversed(before) if _HELD.match(self._blotted, self._names[i][1]))
        occasion = next(held, None)
        date = own.date
        if occasion is not None and date is None:
            paragraph = self._blotted.rfind("\n", 0, opening) + 1
            sessions = _SESSION.finditer(self._blotted, paragraph, opening)
            opened = [self._opening(session.start()) for session in sessions]
            days = [day for at in opened for day in self._dates if at <= day.begin < where.begin and day.kind == "day"]
            date = days[-1] if days else None
        return Circumstances(date, occasion, own.place if occasion is not None or own.date is not None else None)

    def nearest(self, at: int) -> int:
        """Return where the sentence before the one that holds an offset begins."""
        return self._opening(self._opening(at) - 1)

    def _opening(self, at: int) -> int:
        """Return where the clauses begin that may say when and where a person spoke."""
        floor = max(0, at - _FARTHEST)
        return max(self._blotted.rfind(mark, floor, max(at, 0)) for mark in f"{STOPS}\n；{QUOTE}—") + 1

    def _within(self, opening: int, where: Range, *, is_close: bool) -> Circumstances:
        dates = [date for date in self._dates if opening <= date.begin and date.end <= where.end]
        meetings = [i for i in self._meetings if opening <= self._names[i][0] and self._names[i][1] <= where.end]
        inside = [Range(*self._names[i][:2]) for i in meetings]
        date = self._governing([Range(d.begin, d.end) for d in dates], where, is_close=is_close)
        meeting = self._governing(inside, where, is_close=is_close)
        return Circumstances(
            None if date is None else dates[date],
            None if meeting is None else meetings[meeting],
            self._place(opening, where),
        )

    def _governing(self, spans: Sequence[Range], where: Range, *, is_close: bool) -> int | None:
        """Return the index of the first span within the attribution, or else of the last that leads up to it."""
        within = [i for i, span in enumerate(spans) if span.begin >= where.begin]
        before = [i for i, span in enumerate(spans) if span.end <= where.begin]
        if is_close:
            before = [i for i in before if _CLOSE_BEFORE.match(self._blotted[spans[i].end : where.begin])]
        return next(iter(within or before[-1:]), None)

    def _place(self, opening: int, where: Range) -> int | None:
        placed = _PLACED.search(self._blotted, opening, where.end)
        if not placed:
            return None
        return next((self._named[at] for at in range(placed.start(), placed.end()) if at in self._named), None)
