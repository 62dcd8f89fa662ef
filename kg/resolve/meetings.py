"""Meetings by who meets, which term, which session and which year, however these are written and ordered."""

import re

from kg.model import EntityType
from kg.resolve.bodies import known, written_out
from kg.resolve.listed import is_former, listed
from kg.resolve.normal import normal
from kg.resolve.numerals import with_numerals

_NUMBER = "[一二三四五六七八九十]+"
_PARTY = re.compile(rf"^(?:中国共产党|中共中央|中共|党的)(?=第?{_NUMBER}[届次大])")
_CONGRESS = re.compile(rf"^第?({_NUMBER})(?:次全国代表大会|次党代会|大)$")
_TERM = re.compile(rf"第?({_NUMBER})届")
_SESSION = re.compile(rf"第?({_NUMBER})(次(?:全体)?会议|次全会|中全会)$")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年?(?!\d|度)")
_NUMBERED = re.compile(rf"第{_NUMBER}[届次]|\d{{4}}年(?:第{_NUMBER}[届次])?")
_CENTRAL = ("", "中央委员会", "中国共产党中央委员会")
_SHORTEST_BODY = 3  # characters: 中央 and the like open the names of too many


def meeting(name: str) -> str:
    """Return the canonical form of a meeting's name, given in its normal form.

    >>> meeting("中国共产党第二十届中央委员会第三次全体会议"), meeting("党的二十大")
    ('二十届三中全会', '二十大')
    >>> meeting("全国人大十四届二次会议") == meeting("第十四届全国人民代表大会第二次会议")
    True
    >>> meeting("博鳌亚洲论坛2024年年会"), meeting("中央财经委第四次会议"), meeting("第六届进博会")
    ('2024年博鳌亚洲论坛', '中央财经委员会第四次会议', '第六届中国国际进口博览会')
    """
    name = _PARTY.sub("", with_numerals(name))
    if match := _CONGRESS.match(name):
        return f"{match.group(1)}大"
    return _of_series(_of_year(_session(name) or _with_body(name)))


def _session(name: str) -> str:
    """Return the session of a body in its term: 十四届 + body + 二次会议; empty where a name has no term or session."""
    term, session = _TERM.search(name), _SESSION.search(name)
    if not term or not session or term.end() > session.start():
        return ""
    begin = name[: term.start()]
    body = begin + name[term.end() : session.start()]
    number, kind = session.groups()
    if kind != "次会议":
        return (
            f"{term.group(1)}届{number}中全会" if body in _CENTRAL else f"{term.group(1)}届{_body(body)}{number}次全会"
        )
    return f"{term.group(1)}届{_body(body)}{number}次会议"


def _body(name: str) -> str:
    return written_out(name.replace("政协全国委员会", "全国政协")) if name else ""


def _of_series(name: str) -> str:
    """Return a meeting of a series that the gazetteer lists under the series' full name: 第六届进博会."""
    match = _NUMBERED.match(name)
    label = listed(EntityType.MEETING, name[match.end() :]) if match else ""
    return name[: match.end()] + normal(label) if match and label else name


def _with_body(name: str) -> str:
    """Return a name with the listed body that it begins with written out."""
    for end in range(len(name) - 1, _SHORTEST_BODY - 1, -1):
        if (label := known(name[:end])) and not is_former(EntityType.INSTITUTION, name[:end]):
            return normal(label) + name[end:]
    return name


def _of_year(name: str) -> str:
    """Return a name with the one year that it has in front."""
    years = _YEAR.findall(name)
    return f"{years[0]}年{_YEAR.sub('', name)}" if len(years) == 1 else name
