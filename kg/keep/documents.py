"""The documents of a graph: which files they are, what their bytes are, and the manifest that records them."""

import json
import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from kg.errors import KgError, UnreadableFile
from kg.keep.cache import Cache, Stamp
from kg.read import Found, find_files, read, stated_beside

MANIFEST, DECISIONS = "manifest.json", "decisions.tsv"
_PATHS, _SAID = ("industries", "decisions"), ("with_text", "sparql")  # settings
_SETTLED = 2_000_000_000  # nanoseconds after which a file's time of change can be trusted to tell of the next change


@dataclass(frozen=True, slots=True)
class Document:
    """A file as it was when it was looked at."""

    name: str
    path: Path  # absolute
    member: str | None
    sha256: str
    key: str  # under which its extraction is kept

    def with_key(self, key: str) -> "Document":
        """Return the document with the key of its extraction."""
        return replace(self, key=key)

    @property
    def found(self) -> Found:
        """Where to read it."""
        return Found(self.name, self.path, self.member)


@dataclass(frozen=True, slots=True)
class Settings:
    """What a build was asked for beside its files."""

    base: str
    industries: str = ""  # path, as given
    decisions: str = ""
    with_text: bool | None = None  # of the page, as `sparql`: None where nothing was said
    sparql: bool | None = None

    def decisions_of(self, out: Path) -> Path:
        """Return where the decisions about the graph of OUT are written down."""
        return Path(self.decisions) if self.decisions else out / DECISIONS

    def told(self, with_text: bool | None, sparql: bool | None) -> "Settings":
        """Return the settings with what is said now of the page; None leaves it as it was said before."""
        return replace(
            self,
            with_text=self.with_text if with_text is None else with_text,
            sparql=self.sparql if sparql is None else sparql,
        )


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a graph was built from."""

    inputs: tuple[Path, ...]  # absolute
    documents: tuple[Document, ...]  # all, those with the same bytes too
    settings: Settings

    def to_json(self, out: Path) -> bytes:
        """Return the manifest as JSON, paths relative to OUT: the two can be moved together."""
        home = out.resolve()
        data = {
            "inputs": [_relative(path, home) for path in self.inputs],
            "documents": [
                {"name": d.name, "path": _folder(d.path.parent, home) + d.path.name}
                | ({"member": d.member} if d.member is not None else {})
                | {"sha256": d.sha256}
                for d in self.documents
            ],
            "settings": {"base": self.settings.base}
            | {key: _relative(Path(value), home) for key in _PATHS if (value := getattr(self.settings, key))}
            | {key: value for key in _SAID if (value := getattr(self.settings, key)) is not None},
        }
        text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
        return text.encode("utf-8", "backslashreplace")  # bytes of a path that are no text are spelt as JSON does


def read_manifest(out: Path) -> Manifest:
    """Return the manifest of OUT.

    Raises:
        KgError: there is none, or it is no manifest.
    """
    path, home = out / MANIFEST, out.resolve()
    try:
        data: Any = json.loads(path.read_text("utf-8"))
        settings = data["settings"]
        return Manifest(
            tuple(_absolute(each, home) for each in data["inputs"]),
            tuple(
                Document(d["name"], _absolute(d["path"], home), d.get("member"), d["sha256"], "")
                for d in data["documents"]
            ),
            Settings(
                settings["base"],
                industries=_stated_path(settings.get("industries"), home),
                decisions=_stated_path(settings.get("decisions"), home),
                with_text=settings.get("with_text"),
                sparql=settings.get("sparql"),
            ),
        )
    except FileNotFoundError as error:
        raise KgError(f"{path}: no such file; `kg build INPUT -o {out}` makes it") from error
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise KgError(f"{path}: not a manifest of a build ({type(error).__name__}: {error}); build again") from error


def _relative(path: Path, home: Path) -> str:
    try:
        return Path(os.path.relpath(path, home)).as_posix()
    except ValueError:  # on another drive
        return path.as_posix()


@lru_cache(maxsize=1000)
def _folder(path: Path, home: Path) -> str:
    """Return the relative path of a folder that many documents share, up to the name of a file in it."""
    found = _relative(path, home)
    return "" if found == "." else f"{found}/"


def _absolute(text: str, home: Path) -> Path:
    return Path(os.path.normpath(home / text))


def _stated_path(text: str | None, home: Path) -> str:
    return str(_absolute(text, home)) if text else ""


def find(inputs: Sequence[Path], within: Iterable[Path] = ()) -> Iterator[Found | UnreadableFile]:
    """Yield the files under some inputs, or what is wrong with an input.

    A file in one of the folders `within` goes by its name there, as it does when the folder is built.
    """
    folders = [folder.resolve() for folder in within if folder.is_dir()]
    for path in inputs:
        try:
            for found in find_files([Path(os.path.abspath(path)) if path.exists() else path]):  # noqa: PTH100
                yield _named_within(found, folders)
        except UnreadableFile as error:
            yield error


def _named_within(found: Found, folders: Sequence[Path]) -> Found:
    for folder in folders:
        if found.member is None and found.path.is_relative_to(folder):
            return Found(found.path.relative_to(folder).as_posix(), found.path)
    return found


def look(
    files: Iterable[Found | UnreadableFile], cache: Cache, extractor: str, seen: Callable[[int], None]
) -> tuple[list[Document], list[UnreadableFile]]:
    """Return the files as documents, and what is wrong with the others; nothing of their texts is kept."""
    documents: dict[tuple[Path, str | None], Document] = {}
    failures = []
    for number, found in enumerate(files, 1):
        try:
            if isinstance(found, UnreadableFile):
                raise found
            documents.setdefault((found.path, found.member), _document(found, cache, extractor))
        except UnreadableFile as error:
            failures.append(error)
        seen(number)
    cache.flush()
    return in_order(documents.values()), failures


def _document(found: Found, cache: Cache, extractor: str) -> Document:
    beside = stated_beside(found)
    digest = _digest(found, cache)
    known = (found.name, digest, extractor, *(f"{key}={value}" for key, value in sorted(beside.items())))
    key = sha256("\x1f".join(known).encode()).hexdigest()[:32]
    return Document(found.name, found.path, found.member, digest, key)


def _digest(found: Found, cache: Cache) -> str:
    """Return the digest of a file's bytes; a file that has not been written to since it was read is not read again."""
    try:
        stat = found.path.stat()
    except OSError as error:
        raise UnreadableFile(found.name, f"cannot be read: {error.strerror or error}") from error
    stamp = Stamp(
        os.fsencode(found.path).decode("utf-8", "backslashreplace"), found.member or "", stat.st_size, stat.st_mtime_ns
    )
    if known := cache.digest(stamp):
        return known
    now = time.time_ns()
    digest = sha256(found.data()).hexdigest()
    if now - stat.st_mtime_ns > _SETTLED:
        cache.stamp(stamp, digest)
    return digest


def texts_of(documents: Iterable[Document]) -> tuple[dict[str, str], list[UnreadableFile]]:
    """Return the texts of documents by SHA-256, read again, and what is wrong with those that cannot be read.

    A file whose bytes have changed since is left out: the graph does not speak of them.
    """
    texts = {}
    failures = []
    for document in documents:
        try:
            source = read(document.found)
        except UnreadableFile as error:
            failures.append(error)
            continue
        if source.sha256 == document.sha256:
            texts[source.sha256] = source.text
        else:
            failures.append(UnreadableFile(document.name, "it has changed since the graph was built"))
    return texts, failures


def in_order(documents: Iterable[Document]) -> list[Document]:
    """Return documents in the order of their names."""
    return sorted(documents, key=lambda each: (each.name, str(each.path), each.member or ""))


def effective(documents: Iterable[Document]) -> tuple[list[Document], list[tuple[str, str]]]:
    """Return the documents that stand for all with the same bytes, and others' names with those that stand for them."""
    first: dict[str, Document] = {}
    doubles = []
    for document in in_order(documents):
        known = first.setdefault(document.sha256, document)
        if known is not document:
            doubles.append((document.name, known.name))
    return list(first.values()), doubles
