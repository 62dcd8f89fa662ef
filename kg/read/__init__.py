"""Files become decoded texts: what the bytes say and what is known of them from outside."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from kg.errors import UnreadableFile
from kg.model import SourceText
from kg.read import find
from kg.read.decode import decode
from kg.read.find import Found
from kg.read.metadata import metadata

__all__ = ["READERS", "Found", "find_files", "read", "read_all"]

Reader = Callable[[bytes], tuple[str, str]]  # bytes -> text, encoding; ValueError with the reason

READERS: dict[str, Reader] = {".txt": decode, ".md": decode}


def find_files(inputs: Sequence[Path]) -> list[Found]:
    """Return the readable files under the inputs (files, folders, zip archives), sorted by name.

    Raises:
        UnreadableFile: an input does not exist.
    """
    return find.find_files(inputs, frozenset(READERS))


def read(file: Found | Path) -> SourceText:
    """Return the text of a file; one with an unknown suffix is read as plain text.

    Raises:
        UnreadableFile: the file cannot be decoded or parsed; says why.
    """
    found = file if isinstance(file, Found) else Found(file.name, file)
    data = found.data()
    try:
        text, encoding = READERS.get(found.suffix, decode)(data)
    except ValueError as error:
        raise UnreadableFile(found.name, str(error)) from error
    return SourceText(found.name, hashlib.sha256(data).hexdigest(), text, encoding, metadata(found, text))


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
