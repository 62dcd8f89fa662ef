"""Numbers in names: 第28届 = 第二十八届, 二〇三五年 = 2035年."""

import re

_DIGITS = "〇一二三四五六七八九"
_DIGIT = {char: str(value) for value, char in enumerate(_DIGITS)} | {"零": "0", "○": "0"}
_COUNTED = re.compile(r"第(\d{1,2})(?=[届次个批轮期号部])")
_YEAR = re.compile(r"([一二][〇零○一二三四五六七八九]{3})(?=年)")


def with_numerals(name: str) -> str:
    """Return a name with ordinals in Chinese numerals and years in Arabic ones.

    >>> with_numerals("第28届大会"), with_numerals("二〇三五年远景目标")
    ('第二十八届大会', '2035年远景目标')
    """
    name = _COUNTED.sub(lambda match: "第" + numeral(int(match.group(1))), name)
    return _YEAR.sub(lambda match: "".join(_DIGIT[char] for char in match.group(1)), name)


def numeral(number: int) -> str:
    """Return a number from 0 to 99 in Chinese numerals.

    >>> numeral(8), numeral(10), numeral(28), numeral(30)
    ('八', '十', '二十八', '三十')
    """
    tens, ones = divmod(number, 10)
    if not tens:
        return _DIGITS[ones]
    return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")
