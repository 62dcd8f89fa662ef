"""Which files an input holds: a file itself, a folder's files, or the members of a zip archive."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath
from stat import S_ISREG
from zipfile import BadZipFile, ZipFile

from kg.errors import UnreadableFile

LARGEST = 200 * 1024 * 1024  # bytes of one file; beyond it a text is a database dump, not a document
MOST_PACKED = 200  # times that an archive may blow a member up before it counts as a zip bomb


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read: its name below the input it was found under, and where its bytes are."""

    name: str  # posix
    path: Path
    member: str | None = None  # inside the archive at path

    def __post_init__(self) -> None:
        """Spell a name that is not UTF-8 with backslashes."""
        readable = self.name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
        object.__setattr__(self, "name", readable)

    @property
    def suffix(self) -> str:
        """Return the name's suffix in lower case, with its dot."""
        return PurePosixPath(self.name).suffix.lower()

    def data(self) -> bytes:
        """Return the bytes.

        Raises:
            UnreadableFile: it is too large, has gone, may not be read, or is a broken or exploding archive member.
        """
        try:
            return _file_bytes(self) if self.member is None else _member_bytes(self, self.member)
        except OSError as error:
            raise UnreadableFile(self.name, f"cannot be read: {error.strerror or error}") from error

    def beside(self, name: str) -> "Found":
        """Return the file of that name in the same folder (which need not exist)."""
        sibling = str(PurePosixPath(self.name).with_name(name))
        if not self.member:  # "" is an archive that cannot be opened
            return Found(sibling, self.path.with_name(name))
        return Found(sibling, self.path, str(PurePosixPath(self.member).with_name(name)))

    def stamp(self) -> int:
        """Return when the file was last changed; 0 if there is no such file."""
        if self.member is not None and not _is_member(self.path, self.member):
            return 0
        try:
            status = self.path.stat()
        except (OSError, ValueError):
            return 0
        return status.st_mtime_ns if S_ISREG(status.st_mode) else 0


def _is_member(archive: Path, name: str) -> bool:
    try:
        return name in _names(archive, archive.stat().st_mtime_ns)
    except (BadZipFile, OSError, ValueError):
        return False


@lru_cache(maxsize=8)
def _names(archive: Path, _stamp: int) -> frozenset[str]:
    with ZipFile(archive) as opened:
        return frozenset(opened.namelist())


def _file_bytes(found: Found) -> bytes:
    if found.path.is_dir():
        raise UnreadableFile(found.name, "is a folder that cannot be searched")
    if found.path.exists() and not found.path.is_file():
        raise UnreadableFile(found.name, "is no file but a pipe or device")
    size = found.path.stat().st_size
    if size > LARGEST:
        raise UnreadableFile(found.name, _too_large(size))
    return found.path.read_bytes()


def _member_bytes(found: Found, member: str) -> bytes:
    try:
        with ZipFile(found.path) as archive:
            info = archive.getinfo(member)
            if info.file_size > LARGEST:
                raise UnreadableFile(found.name, _too_large(info.file_size))
            if info.file_size > MOST_PACKED * max(info.compress_size, 1024):
                raise UnreadableFile(found.name, f"unpacks to over {MOST_PACKED} times its size, like a zip bomb")
            return archive.read(info)
    except (BadZipFile, KeyError, NotImplementedError, RuntimeError, EOFError, ValueError) as error:
        raise UnreadableFile(found.name, f"is or is in a broken zip archive: {error}") from error


def _too_large(size: int) -> str:
    return f"has {size / 2**20:.0f} MB, more than the {LARGEST // 2**20} MB that one file may have; split it"


def find_files(inputs: Sequence[Path], suffixes: frozenset[str]) -> list[Found]:
    """Return the files under the inputs that have one of the suffixes, sorted by name; a file given by itself always.

    Folders are searched to the bottom without following links twice; hidden files and metadata.csv are left out.

    Raises:
        UnreadableFile: an input does not exist.
    """
    found = {(item.path, item.member): item for path in inputs for item in _under(Path(path), suffixes)}
    return sorted(found.values(), key=lambda item: (item.name, str(item.path)))


def _under(path: Path, suffixes: frozenset[str]) -> Iterator[Found]:
    if path.is_dir():
        yield from _walk(path, suffixes)
    elif not path.exists():
        raise UnreadableFile(str(path), "no such file or folder")
    elif path.suffix.lower() == ".zip":
        yield from _members(path, "", suffixes)
    else:
        yield Found(path.name, path)


def _walk(top: Path, suffixes: frozenset[str]) -> Iterator[Found]:
    seen: set[tuple[int, int]] = set()
    closed: list[OSError] = []
    for folder, folders, files in os.walk(top, followlinks=True, onerror=closed.append):
        try:
            status = Path(folder).stat()
        except OSError:  # gone since it was listed
            folders.clear()
            continue
        if (status.st_dev, status.st_ino) in seen:
            folders.clear()
            continue
        seen.add((status.st_dev, status.st_ino))
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        below = Path(folder).relative_to(top).as_posix()
        prefix = "" if below == "." else f"{below}/"
        for name in sorted(files):
            yield from _entry(Path(folder, name), prefix + name, suffixes)
    for error in closed:
        path = Path(error.filename)
        yield Found(path.relative_to(top).as_posix(), path)  # whoever reads it is told what is wrong with it


def _entry(path: Path, name: str, suffixes: frozenset[str]) -> Iterator[Found]:
    suffix = path.suffix.lower()
    if path.name.startswith(".") or path.name == "metadata.csv":
        return
    if suffix == ".zip":
        yield from _members(path, name + "/", suffixes)
    elif suffix in suffixes:
        yield Found(name, path)


def _members(path: Path, prefix: str, suffixes: frozenset[str]) -> Iterator[Found]:
    try:
        with ZipFile(path) as archive:
            names = [info.filename for info in archive.infolist() if not info.is_dir()]
    except (BadZipFile, OSError, ValueError):
        yield Found(prefix.rstrip("/") or path.name, path, "")  # whoever reads it is told what is wrong with it
        return
    for member in names:
        parts = PurePosixPath(member).parts
        hidden = any(part.startswith((".", "__MACOSX")) for part in parts if part != "..")
        if not hidden and PurePosixPath(member).suffix.lower() in suffixes:
            yield Found(prefix + member, path, member)
