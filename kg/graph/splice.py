"""Files of many pieces made from the ones before: what has not changed is copied, what has is written anew."""

import os
import shutil
from pathlib import Path
from typing import BinaryIO

import pyoxigraph as ox

from kg.graph.store import Opened
from kg.graph.turtle import PREFIX_LINES

_PART = 1 << 22  # bytes copied at a time
_COPIED = (".sst", ".blob")  # files that RocksDB never changes once they are there: a link is as good as a copy
_LEFT = ("LOCK", "LOG")  # of the process that had the store open; its log of changes is another file, 000042.log


def copy_range(old: BinaryIO, new: BinaryIO, at: int, length: int) -> None:
    """Copy a stretch of a file to the end of another, inside the system where it offers that."""
    new.flush()
    try:
        while length > 0 and (copied := os.copy_file_range(old.fileno(), new.fileno(), length, offset_src=at)):
            at, length = at + copied, length - copied
    except (AttributeError, OSError):
        pass  # another system, or another disk: by hand
    old.seek(at)
    while length > 0 and (part := old.read(min(length, _PART))):
        new.write(part)
        length -= len(part)


def quads(turtle: bytes) -> set[ox.Quad]:
    """Return the triples of some pieces as quads of the default graph, blank nodes under their own names."""
    return set(ox.parse(PREFIX_LINES + turtle, format=ox.RdfFormat.TURTLE))


def copy_store(old: Path, new: Path) -> None:
    """Copy a closed store, or one that is only read: large files are shared, not copied, where the disk can do that."""
    new.mkdir()
    for path in old.iterdir():
        if path.name.startswith(_LEFT):
            continue
        if path.suffix in _COPIED:
            try:
                os.link(path, new / path.name)
                continue
            except OSError:
                pass
        shutil.copy2(path, new / path.name)


def update_store(path: Path, gone: set[ox.Quad], come: set[ox.Quad]) -> Opened:
    """Take triples out of a store and put others in."""
    store = ox.Store(str(path))
    for quad in gone - come:
        store.remove(quad)
    store.extend(come - gone)
    store.flush()
    return Opened(store)
