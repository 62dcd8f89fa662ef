"""What the bytes of a text file say: strict decoding, never a replaced character."""

import codecs
import re

from kg.read.reader import Decoded, refuse_overlong

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MOST_BYTES = 4  # of one character, in any of the encodings
# control characters no text has; tab, line ends, form feed and escape sequences of old editors apart
_BINARY = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MOST_CONTROL = 0.001  # of the characters
_BEGUN = 4  # Chinese characters that no GB18030 text spells in UTF-8 by chance before its first error
_UTF8 = re.compile(rb"[\xe4-\xe9][\x80-\xbf]{2}")
_UTF8_RUN = re.compile(rb"(?:[\xe4-\xe9][\x80-\xbf]{2}){6}")  # nor six in a row anywhere


def read_text(data: bytes) -> Decoded:
    """Return the text of a plain text or Markdown file.

    Raises:
        ValueError: as `decode` does.
    """
    return Decoded(*decode(data))


def decode(data: bytes) -> tuple[str, str]:
    r"""Return the text of the bytes and the name of their encoding.

    A byte order mark decides; without one, UTF-8 is tried first and GB18030 (which holds GBK and GB2312) second.
    Damaged UTF-8 is not taken for GB18030: its characters would be others.

    Raises:
        ValueError: the bytes are too many, empty, binary or in none of these encodings; its text says which, and where.

    >>> decode("产业".encode("gb18030"))
    ('产业', 'gb18030')
    """
    refuse_overlong(len(data) // _MOST_BYTES)
    if not data.strip():
        raise ValueError("is empty")
    text, encoding = _by_mark(data) or _by_trial(data)
    _refuse_binary(text)
    return text, encoding


def _by_mark(data: bytes) -> tuple[str, str] | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding), encoding
            except UnicodeDecodeError as error:
                raise ValueError(f"begins like {encoding} but breaks it at byte {error.start}") from error
    return None


def _by_trial(data: bytes) -> tuple[str, str]:
    if b"\x00" in data:
        raise ValueError(f"is binary, not text: a NUL byte at byte {data.index(0)}")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        first = error.start
        _refuse_broken_utf8(data, first, is_cut=error.reason == "unexpected end of data")
    try:
        return data.decode("gb18030"), "gb18030"
    except UnicodeDecodeError as error:
        raise ValueError(
            f"is in none of UTF-8 (broken at byte {first}), GB18030 (broken at byte {error.start}) "
            "and UTF-16 with a byte order mark"
        ) from error


def _refuse_broken_utf8(data: bytes, first: int, *, is_cut: bool) -> None:
    """Refuse what GB18030 would take, and make other characters of: UTF-8 that is damaged, or among other text."""
    if len(_UTF8.findall(data, 0, first)) >= _BEGUN:
        if is_cut:
            raise ValueError(f"is cut off in the middle of a character: UTF-8 up to byte {first} of {len(data)}")
        raise ValueError(f"begins in UTF-8 but breaks it at byte {first}: damaged, or of mixed encodings")
    if run := _UTF8_RUN.search(data, first):
        raise ValueError(f"is of mixed encodings: not UTF-8 at byte {first}, but UTF-8 at byte {run.start()}")


def _refuse_binary(text: str) -> None:
    if not text.strip():
        raise ValueError("is empty")
    if "\x00" in text:
        raise ValueError(f"is binary, not text: a NUL character at character {text.index(chr(0))}")
    if len(_BINARY.findall(text)) > max(8, _MOST_CONTROL * len(text)):
        raise ValueError("is binary, not text: full of control characters")
