"""Craft and products named by their number in a series: 神舟十八号, “朝阳三号”."""

import re

from kg.extract.reading import Found, Reading
from kg.extract.text import lines_with
from kg.model import EntityType

RULE = "named-by-number"
_NUMBER = "[一二三四五六七八九十]{1,3}号(?:[甲乙丙丁](?=运载|火箭|卫星)|[0-9]{1,2}星)?"
# numbers of papers, lines, houses, wells and storms are none
_OTHERS = "(?!文件|公告|令|通知|公报|议案|提案|法案|线|楼|院|门|馆|店|桥|井|矿|泊位|码头|台风|机组|车间|坑)"
_NAMED = re.compile(
    rf"“(?P<q>[一-鿿]{{2,4}}{_NUMBER})”|(?P<p>(?<![第〔字])(?![的了在是为与和第中][一-鿿]|[一-鿿][的了在是为与和第年月日]|中央|国发)[一-鿿]{{2}}{_NUMBER}){_OTHERS}"
)


def find_series(reading: Reading) -> list[Found]:
    """Return what a proper word and a number in a series name; outside quotation marks the word has two characters."""
    return [
        reading.found(*match.span(match.lastgroup or 0), EntityType.TECHNOLOGY, RULE)
        for line in lines_with(reading.folded, "号")
        for match in _NAMED.finditer(reading.folded, *line)
    ]
