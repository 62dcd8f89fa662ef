"""What a user gives as input, as paths: patterns that the shell left as they are, and standard input."""

import sys
from collections.abc import Iterable
from glob import glob, has_magic
from pathlib import Path
from typing import BinaryIO

from kg.errors import KgError
from kg.read.find import LARGEST

STDIN = Path("-")


def expanded(inputs: Iterable[Path], out: Path, stdin: BinaryIO | None = None) -> list[Path]:
    """Return the paths that inputs stand for, in their order.

    A pattern (*.txt, pages/**/*.md) stands for what it matches, if no file has it for a name; - stands for standard
    input, which is kept as OUT/stdin.txt so that its quotes can be looked up.

    Raises:
        KgError: there is no such file, nothing matches, standard input is empty or too large, or OUT cannot be written.
    """
    return [path for given in inputs for path in _paths(given, out, stdin)]


def _paths(given: Path, out: Path, stdin: BinaryIO | None) -> list[Path]:
    if given == STDIN:
        return [_kept(stdin or sys.stdin.buffer, out / "stdin.txt")]
    if given.exists() or given.is_symlink():
        return [given]
    if not has_magic(str(given)):
        raise KgError(f"no such file or folder: {given}")
    found = sorted(glob(str(given), recursive=True))  # noqa: PTH207 a pattern may begin at the root
    if not found:
        raise KgError(f"no file or folder matches {given}")
    return [Path(path) for path in found]


def _kept(stdin: BinaryIO, path: Path) -> Path:
    data = stdin.read(LARGEST + 1)
    if not data.strip():
        raise KgError("standard input is empty")
    if len(data) > LARGEST:
        raise KgError(f"standard input has more than the {LARGEST // 2**20} MB that one file may have; split it")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    except OSError as error:
        raise KgError(f"{path}: cannot be written: {error.strerror or error}") from error
    return path
