"""The text of a Word document: paragraphs and tables in order, headings and rows marked as in Markdown."""

import io
import re
from collections.abc import Iterator
from typing import Any
from zipfile import BadZipFile, ZipFile

from kg.model import Metadata
from kg.read.find import LARGEST
from kg.read.reader import Decoded

_MOST_XML = 64 * 1024 * 1024  # bytes; parsed, they take up ten times as much
_HEADING = re.compile(r"(?:heading|标题)\s*(\d)", re.IGNORECASE)


def read_docx(data: bytes) -> Decoded:
    """Return the text of a Word document.

    Raises:
        ValueError: it is no Word document, unpacks to more than a file may have, or holds no text.
    """
    from docx import Document  # noqa: PLC0415 heavy: loaded with the first document

    _refuse_bomb(data)
    try:
        document = Document(io.BytesIO(data))
    except Exception as error:  # python-docx lets every fault of the archive and its XML through
        raise ValueError(f"is no Word document that can be opened: {error}") from error
    text = "\n\n".join(line for line in _lines(document) if line.strip())
    if not text:
        raise ValueError("is a Word document without text")
    return Decoded(text, "docx", Metadata(title=(document.core_properties.title or "").strip()))


def _refuse_bomb(data: bytes) -> None:
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            sizes = {info.filename: info.file_size for info in archive.infolist()}
    except (BadZipFile, ValueError) as error:
        raise ValueError(f"is no Word document that can be opened: {error}") from error
    for what, size, most in (
        ("unpacks to", sum(sizes.values()), LARGEST),
        ("holds XML of", sum(size for name, size in sizes.items() if name.endswith((".xml", ".rels"))), _MOST_XML),
    ):
        if size > most:
            raise ValueError(f"{what} {size / 2**20:.0f} MB, more than the {most // 2**20} MB that one file may have")


def _lines(document: Any) -> Iterator[str]:
    for part in document.iter_inner_content():
        if hasattr(part, "rows"):
            rows = [_row(row) for row in part.rows]
            yield ("\n" if any("|" in row for row in rows) else "\n\n").join(rows)
        else:
            yield _mark(part.style.name if part.style is not None else "") + part.text.strip()


def _row(row: Any) -> str:
    """Return a table's row as in Markdown; a cell that fills several columns is in it once."""
    cells = {cell._tc: " ".join(cell.text.split()) for cell in row.cells}.values()
    return f"| {' | '.join(cells)} |" if len(cells) > 1 else "".join(cells)


def _mark(style: str) -> str:
    """Return the Markdown mark of a paragraph style.

    >>> _mark("Heading 2"), _mark("Title"), _mark("Normal")
    ('### ', '# ', '')
    """
    if style in ("Title", "标题"):
        return "# "
    match = _HEADING.match(style)
    return "#" * (int(match[1]) + 1) + " " if match else ""
