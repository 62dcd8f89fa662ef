"""The grammar of names of bodies: short parts written out, the body or place in front under its full name.

江西省发改委 = 江西省发展和改革委员会      社科院工经所 = 中国社会科学院工业经济研究所
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from kg.data import rows
from kg.model import EntityType
from kg.resolve.listed import listed, listed_regions
from kg.resolve.normal import normal

_COUNTRY = "中华人民共和国"
_CENTRAL, _PARTY = re.compile("^(?:中国共产党|中共)?中央(?:委员会(?=.{2}))?"), ("", "中共", "中国共产党")
_NATIONAL, _ENDS_OF_NATIONAL = ("国家", "中国", "中华全国"), tuple("委会协联院")  # 科技局 may be any city's
# committees of a place: 中共成都市委员会 = 成都市委
_COMMITTEES = {"中国共产党": "委", "中共": "委", "中国人民政治协商会议": "政协"}
_COMMITTEE = re.compile(rf"^(?P<of>{'|'.join(_COMMITTEES)})(?P<place>.+[省市县区州旗])委(?:员会)?$")
_GOVERNMENT = re.compile("(?:人民)?政府(?=.)(?!办公)")
_FIRM = re.compile(r"(?<=..)(?:控股)?(?:\(?集团\)?)?(?:控股)?(?:(?:股份)?有限(?:责任)?公司|总?公司|(?<=集团))$")
_FORMS_OF_FIRMS = ("集团有限公司", "有限公司", "股份有限公司", "集团股份有限公司", "有限责任公司", "集团", "公司")
_SHARES = "股份"
_SHORTEST_FIRM = 4  # characters of a firm's name without its legal form
_LEVELS = tuple("省市县区")
_NO_LEVELS = (
    "省际",
    "市场",
    "市域",
    "市政",
    "县域",
    "区域",
    "区块",
    "区际",
    "省级",
    "市级",
    "县级",
    "区级",
)  # words, no level and organ
_ENDS_OF_ORGANS = ("委", "府", "厅", "局", "办", "部", "室", "院", "委员会", "办公室", "法院", "协会", "联合会")
_ENDS_OF_PUBLIC = ("厅", "局", "委员会", "人民政府")  # an office of the place before it, however that is written
_ENDS_OF_LEVELS = ("省", "市", "县", "区", "州", "旗")


@cache
def _parts() -> dict[str, str]:
    return {row.fields["short"]: row.fields["long"] for row in rows("resolve/bodies.tsv")}


@cache
def written_out(name: str) -> str:
    """Return the normal form of an institution's name with what is short in it written out.

    >>> written_out("江西省发改委"), written_out("江西发展改革委"), written_out("北京大学")
    ('江西省发展和改革委员会', '江西省发展和改革委员会', '北京大学')
    """
    plain = normal(name)
    if label := known(plain):
        return normal(label)
    plain = _COMMITTEE.sub(lambda match: f"{match['place']}{_COMMITTEES[match['of']]}", plain.replace("与", "和"))
    if (shorter := _GOVERNMENT.sub("", plain, count=1)) != plain and _rest(_front(shorter)[1]) in _organs():
        plain = shorter  # 省政府国有资产监督管理委员会
    begin, rest = _front(plain)
    if not rest:
        return plain
    long = _rest(rest)
    if begin in _places() and (long != rest or _is_organ(long) or rest.endswith(_ENDS_OF_PUBLIC)):
        begin = _places()[begin]
    whole = begin + long
    return normal(listed(EntityType.INSTITUTION, whole) or whole)


@cache
def known(name: str) -> str:
    """Return the gazetteer's label for a name, with or without the Party or the country before it, 委 written out."""
    bare = name.removeprefix(_COUNTRY)
    central = _CENTRAL.sub("中央", name)
    forms = (
        name,
        bare,
        *(f"{party}{central}" for party in _PARTY if central.startswith("中央")),
        f"{bare}员会" if bare.endswith("委") else bare,
        bare.replace("与", "和"),
        bare.replace("和", "与"),
    )
    found = next((label for form in forms if (label := listed(EntityType.INSTITUTION, form))), "")
    return found or _known_firm(name) or _only(_national(name)) or _only(_universities(name)) or _only(_firms(name))


def _only(names: Iterable[str]) -> str:
    """Return the one label that names have between them; empty where it is none, or several."""
    labels = {label for name in names if (label := listed(EntityType.INSTITUTION, name))}
    return labels.pop() if len(labels) == 1 else ""


def _national(name: str) -> Iterator[str]:
    """Yield what a body that is called by its short form alone may be in full: 贸促会, of the country."""
    if (long := _parts().get(name)) and name.endswith(_ENDS_OF_NATIONAL):
        yield from (f"{front}{form}" for front in _NATIONAL for form in (name, long))


def _universities(name: str) -> Iterator[str]:
    """Yield what a university's name may be in full: 西安交大."""
    for short, long in _ends_of_universities():
        if name.endswith(short) and len(name) > len(short):
            yield name.removesuffix(short) + long


@cache
def _ends_of_universities() -> tuple[tuple[str, str], ...]:
    return tuple((row.fields["short"], row.fields["long"]) for row in rows("resolve/universities.tsv"))


def _firms(name: str) -> Iterator[str]:
    """Yield what a firm's name may be with its legal form: 中国中车."""
    if len(name) >= _SHORTEST_FIRM:
        yield from (name + form for form in _FORMS_OF_FIRMS)


def _known_firm(name: str) -> str:
    """Return the firm that a name is of but for its legal form: 小米公司."""
    label = listed(EntityType.INSTITUTION, without_firm(name)) if is_firm(name) else ""
    is_share = _SHARES in name and "集团" in label and _SHARES not in label  # the group's listed company
    return label if is_firm(label) and not is_share else ""


def is_firm(name: str) -> bool:
    """Tell whether a body's name ends as a firm's."""
    return bool(_FIRM.search(name))


def without_firm(name: str) -> str:
    """Return a firm's name without its legal form; any other name as it is.

    >>> without_firm("小米集团"), without_firm("比亚迪股份有限公司"), without_firm("清华大学")
    ('小米', '比亚迪', '清华大学')
    """
    return _FIRM.sub("", name)


def around(name: str) -> str:
    """Return the listed body or the place that a body's written out name begins with; empty where there is none."""
    begin, rest = _front(name)
    return begin if rest else ""


def front(name: str) -> str:
    """Return the listed body that a body's written out name begins with; empty where there is none."""
    begin, rest = _front(name)
    return begin if rest and listed(EntityType.INSTITUTION, begin) else listed(EntityType.INSTITUTION, name)


def _front(name: str) -> tuple[str, str]:
    """Return the listed body or place that a name begins with, under its full name, and what follows it."""
    for end in range(len(name) - 1, 1, -1):
        if label := listed(EntityType.INSTITUTION, name[:end]):
            if _is_part(name[end:]):
                return normal(label), name[end:]
        elif name[:end] in _places() or (name[end - 1] in _ENDS_OF_LEVELS and _is_part(name[end:])):
            return name[:end], name[end:]
    return (name[0], name[1:]) if is_of_a_level(name) else ("", "")


def is_of_a_level(name: str) -> bool:
    """Tell whether a body's name begins with a level of places in the place of a place's name: 省发展改革委."""
    if name[:1] not in _LEVELS or name[:2] in _NO_LEVELS or listed(EntityType.INSTITUTION, name):
        return False
    return name[1:] in _parts() or _is_organ(name[1:]) or name.endswith(_ENDS_OF_ORGANS)


def _is_part(rest: str) -> bool:
    return rest in _parts() or _is_organ(rest) or len(rest) >= 3


def _rest(rest: str) -> str:
    """Write out the parts of what follows: 人民政府 and 办公厅, 社科院 and 工经所."""
    if rest in _parts():
        return _parts()[rest]
    for end in range(len(rest) - 1, 1, -1):
        if rest[:end] in _parts() and _is_part(rest[end:]):
            return _parts()[rest[:end]] + _rest(rest[end:])
    return rest


@cache
def _organs() -> frozenset[str]:
    return frozenset(_parts().values())


def _is_organ(name: str) -> bool:
    return name in _organs()


@cache
def _places() -> dict[str, str]:
    """Return the one full name of each place by its short and its full form."""
    return {normal(name): normal(label) for name, label in listed_regions().items()}
