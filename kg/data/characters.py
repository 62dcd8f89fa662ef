"""Traditional characters and their simplified forms: OpenCC's (t2s, one for one; Apache-2.0)."""

from functools import cache

_HAN = ((0x3400, 0xA000), (0x20000, 0x32000))


@cache
def simplified_forms() -> dict[int, str]:
    """Return the simplified form of each traditional character that has one, for `str.translate`."""
    from opencc import OpenCC  # noqa: PLC0415 loaded with the first name or page that needs it

    characters = [chr(code) for first, last in _HAN for code in range(first, last)]
    forms = OpenCC("t2s").convert("\n".join(characters)).split("\n")
    return {ord(char): form for char, form in zip(characters, forms, strict=True) if form != char and len(form) == 1}
