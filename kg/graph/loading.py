"""A Turtle file to a store; run as a program, of a file that grows meanwhile, with nothing imported but Oxigraph."""

import subprocess
import sys
from contextlib import suppress
from itertools import chain, islice
from pathlib import Path
from select import select
from typing import IO, BinaryIO, cast

import pyoxigraph as ox

_BATCH = 150_000  # triples loaded at a time: the loader holds each batch in memory, about 0.6 kB a triple
_AGAIN = 0.02  # seconds after which it is looked whether the file has grown
_WHOLE = b"."  # what the writer of the file says in the end


def load(path: Path, turtle: IO[bytes]) -> ox.Store:
    """Return a new store on disk of what a Turtle file says, blank nodes under their own names."""
    store = ox.Store(str(path))
    quads = ox.parse(turtle, format=ox.RdfFormat.TURTLE)
    batches = 0
    for first in quads:  # a batch is handed on as it is parsed: a list of it would take a second of a million triples
        store.bulk_extend(chain((first,), islice(quads, _BATCH - 1)))
        batches += 1
    if batches > 1:  # one is sorted as it is
        store.optimize()
    store.flush()
    return store


class Loading:
    """A process that loads what is written to a file, until the writer says that it is whole.

    It is a program and no fork: RocksDB's threads do not outlive one.
    """

    def __init__(self, path: Path, turtle: Path) -> None:
        """Begin; the file has to be there."""
        program = [sys.executable, "-P", __file__, str(path), str(turtle)]
        self._process = subprocess.Popen(program, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL)

    def end(self) -> None:
        """Say that the file is whole."""
        assert self._process.stdin
        with suppress(BrokenPipeError), self._process.stdin as told:  # where nobody listens, `is_made` tells
            told.write(_WHOLE)

    def is_made(self) -> bool:
        """Wait for the store; False where it could not be made."""
        return self._process.wait() == 0

    def close(self) -> None:
        """End the process, wherever it is."""
        self._process.kill()
        self._process.communicate()


class _Growing:
    """A file of which more may come until the writer says that it is whole."""

    def __init__(self, file: BinaryIO, told: BinaryIO) -> None:
        self._file, self._told, self._is_whole = file, told, False

    def read(self, size: int = -1) -> bytes:
        """Return what there is next, as soon as there is something; nothing at the end.

        Raises:
            EOFError: the writer is gone without a word.
        """
        while not (data := self._file.read(size)) and not self._is_whole:
            if select([self._told], [], [], _AGAIN)[0]:
                self._is_whole = self._told.read(1) == _WHOLE
                if not self._is_whole:
                    raise EOFError("the writer is gone")
        return data


def main() -> None:
    """Load the second file that is named into a store in the first, until standard input says that it is whole."""
    with Path(sys.argv[2]).open("rb") as file:
        load(Path(sys.argv[1]), cast("IO[bytes]", _Growing(file, sys.stdin.buffer)))


if __name__ == "__main__":
    main()
