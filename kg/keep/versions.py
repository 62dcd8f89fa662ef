"""The version of our own code and data, by their bytes: what was made by other ones is made anew."""

from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from kg.errors import KgError


def digest(parts: tuple[str, ...], without: set[str], *more: str) -> str:
    """Return one hash for files and folders of the package, without some of the folders in them, and for some texts."""
    found = sha256("\n".join(more).encode())
    for part in parts:
        for name, data in _contents(files("kg") / part, part, without):
            found.update(f"\n{name} {len(data)}\n".encode() + data)
    return found.hexdigest()[:16]


def _contents(item: Traversable, name: str, without: set[str]) -> list[tuple[str, bytes]]:
    if item.is_file():
        return [(name, item.read_bytes())] if not name.endswith(".pyc") else []
    inside = [each for each in item.iterdir() if each.name not in without and each.name != "__pycache__"]
    ordered = sorted(inside, key=lambda each: each.name)
    return [found for each in ordered for found in _contents(each, f"{name}/{each.name}", without)]


def digest_of_file(path: str) -> str:
    """Return the hash of a user's file.

    Raises:
        KgError: it cannot be read.
    """
    try:
        return sha256(Path(path).read_bytes()).hexdigest()[:16]
    except OSError as error:
        raise KgError(f"{path}: {error.strerror or error}") from error
