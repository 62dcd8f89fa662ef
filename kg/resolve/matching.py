"""Whether a named industry is an item of a classification, how nearly, and why: whole words, never a shared piece."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from kg.data import words
from kg.model import EntityType
from kg.resolve.classification import Classification, Item
from kg.resolve.normal import normal
from kg.vocab import mint

_ENDING = re.compile(r"(?:产业|行业|领域|业)$")
_CONNECTIVES = re.compile(r"[、，,和及与]|以及")
_WORK = "制造|修理|加工|管理|供应|制作|采选|开采|服务|制品|用品|批发|零售"
# the head of the last part of a list belongs to all its parts: with what it works on, and without
_SUPPLY = re.compile("生产和供应$")  # what is supplied names the industry: 电力
_HEADS = (re.compile(f"(?:{_WORK})$"), re.compile(f"(?:设备|用品|制品|器材)(?:{_WORK})$"))


class Match(NamedTuple):
    """An item that a name was matched to."""

    item: Item
    relation: str  # exactMatch, closeMatch or broadMatch
    score: float
    reason: str


class _Rule(NamedTuple):
    """A name is matched to an item where a key of the one is a key of the other."""

    relation: str
    score: float
    reason: str
    of_name: Callable[[str], Iterable[str]]
    of_item: Callable[[str], Iterable[str]]


def core(name: str) -> str:
    """Return a name without the ending that says it is an industry.

    >>> core("住宿和餐饮业"), core("餐饮行业")
    ('住宿和餐饮', '餐饮')
    """
    return _ENDING.sub("", name)


def _plain(name: str) -> str:
    return _CONNECTIVES.sub("", name)


def members(item: str) -> Iterator[str]:
    """Yield the industries that an item's name lists, the head of the last shared out.

    >>> list(members("交通运输、仓储和邮政业"))
    ['交通运输', '仓储', '邮政']
    >>> list(members("机动车、电子产品和日用产品修理业"))
    ['机动车修理', '电子产品修理', '日用产品修理']
    >>> list(members("电力、热力、燃气及水生产和供应业"))
    ['电力', '热力', '燃气', '水']
    """
    supplied = _SUPPLY.sub("", core(item))
    if supplied != core(item):
        yield from re.split(_CONNECTIVES, supplied)
        return
    parts = [part for part in re.split(_CONNECTIVES, core(item)) if part]
    heads = [head for pattern in _HEADS if (head := pattern.search(parts[-1]))] if len(parts) > 1 else []
    for part in parts if len(parts) > 1 else ():
        if part == parts[-1] or not heads:
            yield part  # 其他服务 too: services as such are no part of what is left of them
        else:
            yield from dict.fromkeys(part + head[0] for head in heads)


def _narrowed(name: str) -> Iterator[str]:
    """Yield what is left of a name without a word that narrows it."""
    return (core(name[len(word) :]) for word in words("industry_modifiers") if name.startswith(word))


def _made(item: str) -> list[str]:
    return [] if item.startswith("其他") else [core(item)]


_RULES = (
    _Rule("exactMatch", 1.0, "同名", lambda name: [name], lambda item: [item]),
    _Rule("exactMatch", 0.95, "除连接词外同名", lambda name: [_plain(name)], lambda item: [_plain(item)]),
    _Rule("closeMatch", 0.9, "除词尾外同名", lambda name: [_plain(core(name))], lambda item: [_plain(core(item))]),
    _Rule("closeMatch", 0.8, "条目为其制造业", lambda name: [core(name) + "制造"], _made),
    _Rule("broadMatch", 0.75, "条目名称所列的一项", lambda name: [core(name)], members),
    _Rule("broadMatch", 0.7, "限定词加条目名称", _narrowed, lambda item: [core(item)]),
)


class Matcher:
    """The items of a classification by all the keys under which a name may find them."""

    def __init__(self, classification: Classification) -> None:
        self.by_key: dict[tuple[int, str], list[Item]] = defaultdict(list)
        self.by_id = {mint(EntityType.INDUSTRY, normal(item.name)): item for item in reversed(classification.items)}
        for item in classification.items:
            for number, rule in enumerate(_RULES):
                for key in rule.of_item(normal(item.name)):
                    self.by_key[number, key].append(item)

    def match(self, id_: str, names: Iterable[str]) -> Match | None:
        """Return the best match of an industry: the nearest, then the widest item.

        Args:
            id_: of the industry; if it is what an item's name would mint, the gazetteer holds the two for one.
            names: label and aliases.
        """
        found = [match for name in sorted({normal(name) for name in names}) for match in self._by_name(name)]
        if same := self.by_id.get(id_):
            found.append(Match(same, "exactMatch", 0.95, f"名录以之为“{same.name}”的另一写法"))
        return min(found, key=lambda m: (-m.score, m.item.level, m.item.code, m.reason), default=None)

    def _by_name(self, name: str) -> Iterator[Match]:
        for number, rule in enumerate(_RULES):
            for key in rule.of_name(name):
                for item in self.by_key.get((number, key), ()):
                    yield Match(item, rule.relation, rule.score, f"{rule.reason}：{name} / {item.name}")
