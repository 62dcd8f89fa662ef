"""Titles of documents: five-year plans by number, laws without the country, punctuation left aside."""

import re

from kg.resolve.numerals import with_numerals
from kg.resolve.places import placed

_NUMBER = "[一二三四五六七八九十]+"
_CONGRESS = re.compile(rf"^(?:中国共产党|中共|党的)(?=第?{_NUMBER})")
_REPORT = re.compile(rf"^第?({_NUMBER})次全国代表大会(?=的?报告)")
_COUNTRY = re.compile(r"^中华人民共和国(?=.+(?:法|法典|条例)$)")
_PLAN = re.compile(
    rf"^(?P<place>.*?)(?:国民经济和社会发展)?(?:第(?P<long>{_NUMBER})个五年|(?P<short>{_NUMBER})五)(?:规划|计划)"
    r"(?:和\d{4}年(?:远景目标)?)?(?:纲要)?$"
)
_PROPOSAL = re.compile(
    rf"^(?:中共中央)?关于制定国民经济和社会发展第(?P<number>{_NUMBER})个五年(?:规划|计划)(?:和\d{{4}}年远景目标)?的?建议$"
)
_ANY = "规划"
_PAUSES = re.compile(r"[、,]")
_BRACKETS = re.compile(r"[\[(【{〔](\d{4})[\])】}〕]")


def document(name: str) -> str:
    """Return the canonical form of a document's title, given in its normal form.

    >>> document("中华人民共和国国民经济和社会发展第十四个五年规划和2035年远景目标纲要"), document("十四五规划纲要")
    ('十四五规划', '十四五规划')
    >>> document("党的二十大报告"), document("中华人民共和国数据安全法"), document("中共中央、国务院关于…的意见")
    ('二十大报告', '数据安全法', '中共中央国务院关于…的意见')
    """
    name = _PAUSES.sub("", with_numerals(name))
    if match := _PROPOSAL.match(name):
        return f"{match['number']}五规划建议"
    if match := _PLAN.match(name):
        place = re.sub("^(?:中华人民共和国|国家|我国|全国)$", "", match["place"].removesuffix("的"))
        return f"{placed(place + _ANY)[: -len(_ANY)]}{match['long'] or match['short']}五规划"
    return placed(_COUNTRY.sub("", _REPORT.sub(r"\1大", _CONGRESS.sub("", name))))


def document_number(number: str) -> str:
    """Return a 文号, given in its normal form, with the usual brackets around its year.

    >>> document_number("国发(2021)23号"), document_number("国发[2021]23号")
    ('国发〔2021〕23号', '国发〔2021〕23号')
    """
    return _BRACKETS.sub(r"〔\1〕", number)
