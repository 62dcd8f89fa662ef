"""The article on a saved web page: its title, author and text, without menus, links and advertisements."""

import re
from typing import Any

from kg.model import Metadata
from kg.read.decode import decode
from kg.read.reader import Decoded, refuse_overlong

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", re.IGNORECASE)
_MOST_BYTES = 4  # of one character; pictures that a page carries within count as text
_HEAD = 4096  # bytes in which a page has to declare its encoding


def read_html(data: bytes) -> Decoded:
    """Return the main text of a web page, below its title and author where they are not in it.

    Raises:
        ValueError: the page is too long, cannot be decoded, or no article is on it.
    """
    refuse_overlong(len(data) // _MOST_BYTES)
    from trafilatura import bare_extraction  # noqa: PLC0415 heavy: loaded with the first page

    page, encoding = _decode(data)
    document: Any = bare_extraction(
        page, include_comments=False, include_tables=True, favor_recall=True, with_metadata=True
    )
    body = (document.text or "").strip() if document is not None else ""
    if not body:
        raise ValueError("holds no article: nothing but menus and links was found on the page")
    title, author = (document.title or "").strip(), (document.author or "").strip()
    head = [line for line in (title, author) if line and line not in body[: len(line) + 200]]
    metadata = Metadata(title, (document.sitename or "").strip(), document.date or "", "", document.url or "")
    return Decoded("\n\n".join([*head, body]), encoding, metadata)


def _decode(data: bytes) -> tuple[str, str]:
    declared = _CHARSET.search(data[:_HEAD])
    if declared:
        name = declared[1].decode("ascii").lower()
        name = "gb18030" if name in ("gb2312", "gbk", "gb_2312-80", "x-gbk") else name
        try:
            return data.decode(name), name
        except (LookupError, UnicodeDecodeError):  # the declaration is wrong: the bytes decide
            pass
    return decode(data)
