"""What a personal name looks like in running text, and where it ends."""

import re
from functools import cache

from kg.data import words
from kg.extract.lexicon import Kind
from kg.extract.reading import Reading
from kg.extract.text import Words, is_word

HAN = "[一-鿿]"
SAYS = (
    "说|表示|认为|介绍|告诉|指出|坦言|强调|透露|建议|分析|解释|直言|感慨|谈到|提出|补充|评价|提醒|呼吁|回忆|称|看来|算了|举例|笑言"
    "|回应|判断|预测|总结|致辞|致词|作报告|讲述|讲解|演示|提到|感叹|点评|寄语|道出|坚信|相信|希望|期待|主张|认同|觉得"
)
_FOLLOWS = re.compile(
    rf"[\s*/]|$|摄|答|[，。；：！？、（）“”《》—·\d]|{SAYS}|和|与|等|及|带|率|主持|出席|[在向对就也作做从于给把将被让用以有拿看想听笑指拎捧坐站盯翻正常又已]|这样|曾|今|一行|一起|团队"
    "|是|为|的|还|都|先|日前|近日|接受|走|来|去|到|没|不|负责|发布|发表|发言|宣布|参加|当选|担任|任|兼|通过|原来|原本|原先|现在|一直|仍|刚|开|打|讲|谈|聊|点|手|身|所|因|凭|靠"
    "|围绕|结合|随|代表|应邀|牵头|领衔|受邀|获|跑|干|忙|住|家|记得|最|很|更|可|会|能|要|便|却|则|只|才|每|同样|同时|自|夫妇|老人|教授|院士|研究员|博士|先生|女士|同志|老师|书记|主任|[院校所会局处厅部司市省县区董]长|主席|秘书长|回|返|说起|深|时|当"
)
_PARTICLES = frozenset("摄副的了与在是不及或等们这那就而到把被让者我你他她它吗呢吧啊将给由为")
_NAME_TAG = "nr"
_FOREIGN = re.compile(rf"(?:{HAN}{{1,7}}·)+{HAN}{{2,7}}?(?={_FOLLOWS.pattern})")
SPEAKS = re.compile(SAYS)
_THEN_SAYS = re.compile(f"[则也还又都便却再]?(?:{SAYS})")
_BEHIND_RARE = re.compile(rf"{SAYS}|带来|[在对向给]|[：，、（\s*]")


@cache
def surname() -> re.Pattern[str]:
    """Return the pattern of a surname, compound ones first."""
    return re.compile("|".join(sorted(words("surnames"), key=len, reverse=True)))


@cache
def _rare() -> frozenset[str]:
    return frozenset(words("surnames_rare"))


def name_end(reading: Reading, begin: int, *, rare: bool) -> int | None:
    """Return where the name that begins at an offset behind a title ends; None where there is none.

    Of two and three characters the longer one is taken, unless only the shorter is followed as names are. If rare,
    surnames count that are common words.
    """
    text = reading.folded
    if foreign := _FOREIGN.match(text, begin):
        return foreign.end()
    family = surname().match(text, begin)
    if not family and not (rare and text[begin : begin + 1] in _rare() and not is_word(text[begin : begin + 2])):
        return None
    head = family.end() if family else begin + 1
    ends = [end for end in (head + 2, head + 1) if _is_given(text, head, end)]
    if not family:
        return next((end for end in ends if _BEHIND_RARE.match(text, end)), None)
    is_joined = len(ends) == 2 and text[ends[0] - 1] == "和" and reading.hits.longest_beginning(ends[0], Kind.ROLE)
    if is_joined or (len(ends) == 2 and _THEN_SAYS.match(text, ends[1])):
        return ends[1]
    found = next((end for end in ends if _FOLLOWS.match(text, end)), None) or _before_verb(text, ends)
    if found or not is_tagged(reading, begin):
        return found
    return next((end for end in ends if reading.words.is_edge(end)), None)


def is_tagged(reading: Reading, begin: int) -> bool:
    """Tell whether a segmenter takes the letters from an offset on for a name, or what follows a surname: 高 + 志远."""
    if reading.words.tag_at(begin).startswith(_NAME_TAG):
        return True
    end = reading.words.end_of(begin)
    return end - begin == 1 and end < len(reading.folded) and reading.words.tag_at(end).startswith(_NAME_TAG)


def _is_given(text: str, begin: int, end: int) -> bool:
    given = text[begin:end]
    return len(given) == end - begin and re.fullmatch(f"{HAN}+", given) is not None and not _PARTICLES & set(given)


def _before_verb(text: str, ends: list[int]) -> int | None:
    """Return the first of the ends behind which a segmenter sees a verb, an adverb or a preposition."""
    for end in ends:
        tags = Words(text[end : end + 8]).tags
        if tags and tags[0].startswith(("v", "d", "p", "c", "a", "b")):
            return end
    return None


def is_name(text: str) -> bool:
    """Tell whether a text is one person's name, and nothing else.

    >>> is_name("欧阳优"), is_name("孟昔"), is_name("高质量发展")
    (True, True, False)
    """
    family = surname().match(text)
    return family is not None and 1 <= len(text) - family.end() <= 2 and _is_given(text, family.end(), len(text))
