"""Places that the gazetteer does not list: a proper word with a place's head (云泽省), and a place within a place."""

import re

import ahocorasick_rs

from kg.extract.hits import Hit, Sense
from kg.extract.lexicon import Kind, kind_of
from kg.extract.plausible import is_generic
from kg.extract.reading import Found, Reading, left_edge
from kg.extract.text import is_word, lines_with
from kg.model import EntityType

RULE = "grammar-region"
RULE_LOCAL = "place-in-text"
_HEADS = "省|市|县|新区|自治州|自治县|镇"
# a place's name begins the line, or follows a mark, a word that governs places, or another place
_NAMED = re.compile(
    rf"(?:(?<=[，。；：、“（《\n 在于到从由和与及至向赴是对经使让将把即了省市县])|(?<=\d[年月日])|^)"
    rf"(?![由在据从对向与和以如将把])([一-鿿]{{2,3}}(?:{_HEADS}))(?!域|场|级|值|面|民|区|政|长|直)",
    re.M,
)
_NO_FIRST = set(
    "各全本我该每某两多一二三四五六七八九十几等这那大中小新老好由在于到从和与及至向赴是对经使让将把为即个位如以"
)
_NO_NAME = re.compile(
    r"[省市县城都乡强全我两各上本该等个]|社区|地区|园区|郊区|景区|片区|辖区|港口|试验|示范|功能|核心|合作|开发|高新|工业|保税|自贸|经济|中心|农贸|超"
)
_NO_HEADS = (
    "国家",
    "港口",
    "经济体",
    "成员国",
    "城市",
    "共和国",
    "发达国家",
    "发展中国家",
    "东部",
    "西部",
    "南部",
    "北部",
    "中部",
    "沿海",
    "核心区",
    "枢纽",
)
# groups of places: 中西部欠发达地区, 西方国家
_GROUP = re.compile(
    "(?:(?:[东西南北中]{1,3}部|[东西][南北]|华[东西南北中]|沿海|内陆|沿边)(?:欠?发达|沿海|内陆|边疆|民族)*地区|西方(?:发达)?国家)"
)
_COUNTED = re.compile("[一二三四五六七八九十两几]$")  # 忻州三市
_COUNTS = frozenset("一二三四五六七八九十两几各数多")
_QUALITY = re.compile("[大强小]$")  # 农业大省
_STEM = re.compile(rf"(?:{_HEADS})$")


def local_places(reading: Reading) -> list[Hit]:
    """Return where a text has the places that it names and no list knows, and their short forms (云泽 for 云泽省)."""
    places: dict[str, Sense] = {}
    for match in _NAMED.finditer(reading.folded):
        name = match.group(1)
        stem = _STEM.sub("", name)
        is_edge = reading.words.is_edge(match.start(1)) or reading.folded[match.start(1) - 1] == "由"
        if not is_edge or _COUNTED.search(stem) or _QUALITY.search(stem):
            continue
        if name[0] in _NO_FIRST or _NO_NAME.search(stem) or _is_ordinary(reading, *match.span(1)):
            continue
        for form in (name, stem):
            places[form] = Sense(EntityType.REGION, name, ambiguous=False, is_local=True)
    if not places:
        return []
    kinds = [(kind_of([place]), (place,)) for place in places.values()]
    found = ahocorasick_rs.AhoCorasick(list(places)).find_matches_as_indexes(reading.folded, overlapping=True)
    return [Hit(begin, end, *kinds[index]) for index, begin, end in found]


def _is_ordinary(reading: Reading, begin: int, end: int) -> bool:
    """Tell whether a word of the lexicon stands before the head, and so no place's name."""
    hit = reading.hits.longest_beginning(begin, Kind.MODIFIER | Kind.STOP | Kind.GENERIC | Kind.WEAK | Kind.NAME)
    if hit and (hit.end >= end - 1 or (hit.kind & Kind.STOP and hit.end - hit.begin > 1)):
        return True
    stem = _STEM.sub("", reading.folded[begin:end])
    return is_word(stem) and not reading.words.tag_at(begin).startswith(("ns", "nr", "nz"))


def find_regions(reading: Reading) -> list[Found]:
    """Return places by their heads (某某经济带); by one of a single character where a segmenter sees a place."""
    found = [
        reading.found(*match.span(), EntityType.REGION, RULE)
        for line in lines_with(reading.folded, ("地区", "国家"))
        for match in _GROUP.finditer(reading.folded, *line)
    ]
    for head in reading.hits.of(Kind.REGION):
        region = _one_character(reading, head) if head.end - head.begin == 1 else _grown(reading, head)
        if region and not is_generic(reading, region.begin, region.end):
            found.append(region)
    return found


def _one_character(reading: Reading, head: Hit) -> Found | None:
    word = reading.words.ending_at(head.end)
    if reading.folded[head.begin - 1 : head.begin] in _COUNTS:
        return None
    if not word or word[1] != "ns" or "等" in reading.folded[word[0] : head.end]:
        return None
    if word[0] < head.begin - 1 and head.end - word[0] <= 6:
        begin = word[0] + (reading.folded[word[0]] in "年月日以如在由对与将把据")  # 2023年云泽省, 以云泽省为例
        return reading.found(begin, head.end, EntityType.REGION, RULE)
    return None


def _grown(reading: Reading, head: Hit) -> Found | None:
    if reading.folded[head.begin : head.end] in _NO_HEADS:
        return None
    begin = left_edge(reading, head.begin, Kind.NAME | Kind.REGION)
    first = reading.hits.longest_beginning(begin, Kind.NAME)
    if first and head.begin - first.end > 4:
        return None
    if begin < head.begin and first and first.kind & Kind.SURE_PLACE:
        return reading.found(begin, head.end, EntityType.REGION, RULE)
    return None
