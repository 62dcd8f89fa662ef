"""Files become decoded texts: what the bytes say and what is known of them from outside."""

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from kg.errors import UnreadableFile
from kg.model import SourceText
from kg.read import find
from kg.read.decode import read_text
from kg.read.docx import read_docx
from kg.read.find import Found
from kg.read.html import read_html
from kg.read.metadata import metadata, stated_beside
from kg.read.pdf import read_pdf
from kg.read.reader import Reader, refuse_overlong

__all__ = ["READERS", "Found", "find_files", "read", "read_all", "read_texts", "stated_beside"]

READERS: dict[str, Reader] = {
    ".txt": read_text,
    ".md": read_text,
    ".html": read_html,
    ".htm": read_html,
    ".pdf": read_pdf,
    ".docx": read_docx,
}


def find_files(inputs: Sequence[Path]) -> list[Found]:
    """Return the readable files under the inputs (files, folders, zip archives), sorted by name.

    Raises:
        UnreadableFile: an input does not exist.
    """
    return find.find_files(inputs, frozenset(READERS))


def read(file: Found | Path) -> SourceText:
    """Return the text of a file; one with an unknown suffix is read as plain text.

    Raises:
        UnreadableFile: the file cannot be decoded or parsed, or its text is too long; says why.
    """
    found = file if isinstance(file, Found) else Found(file.name, file)
    data = found.data()
    try:
        decoded = READERS.get(found.suffix, read_text)(data)
        refuse_overlong(len(decoded.text))
    except ValueError as error:
        raise UnreadableFile(found.name, str(error)) from error
    known = metadata(found, decoded)
    return SourceText(found.name, hashlib.sha256(data).hexdigest(), decoded.text, decoded.encoding, known)


def read_all(inputs: Sequence[Path]) -> Iterator[SourceText | UnreadableFile]:
    """Yield the text of every file under the inputs, or what is wrong with it: one bad file stops nothing."""
    for path in inputs:
        try:
            files = find_files([path])
        except UnreadableFile as error:
            yield error
            continue
        for found in files:
            try:
                yield read(found)
            except UnreadableFile as error:
                yield error


def read_texts(inputs: Sequence[Path]) -> dict[str, str]:
    """Return the decoded text of every readable file under the inputs, by the SHA-256 of its bytes."""
    return {source.sha256: source.text for source in read_all(inputs) if isinstance(source, SourceText)}
