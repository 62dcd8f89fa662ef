"""The switch from an old graph to a new one: all files are made aside, and change places when they are whole.

    OUT/.kg/new/ is filled → READY is written into it → the index commits the number of the build → files move to OUT

A build that dies before the commit leaves the old graph; one that dies after it leaves the new one, whose files the
next command moves to their places.
"""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kg.errors import KgError
from kg.keep.schema import FILE, FOLDER, connect

NEW, OLD, DONE, READY, LOCK = "new", "old", "done", "READY", "lock.sqlite"
_FRESH = "the last build was interrupted before it was done; there is no graph yet"
_STANDS = "the last change was interrupted before it was done; the graph is the old one"
_OLD, _NONE = "the graph is as it was", "there is no graph"
_CHANGED = "the last change was interrupted after it was done; the graph is the new one"


@contextmanager
def locked(out: Path) -> Iterator[None]:
    """Hold OUT for one change at a time; whoever dies lets go.

    Raises:
        KgError: another change is under way, or OUT cannot be written.
    """
    try:
        (out / FOLDER).mkdir(parents=True, exist_ok=True)
        lock = sqlite3.connect(out / FOLDER / LOCK, timeout=0, isolation_level=None)
    except (OSError, sqlite3.Error) as error:
        raise KgError(f"{out}: cannot be written: {error}") from error
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        lock.close()
        if "locked" in str(error):
            raise KgError(f"{out}: another build, add or remove is at work here; wait for its end") from error
        raise KgError(f"{out}: cannot be written: {error}") from error
    try:
        yield
    finally:
        lock.close()


@contextmanager
def written(out: Path) -> Iterator[None]:
    """Turn what the disk says, while a graph is being made, into a sentence.

    Raises:
        KgError: the disk is full, or OUT or its disk can no longer be written.
    """
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        reason = (error.strerror if isinstance(error, OSError) else "") or str(error)
        stands = _OLD if (out / "graph.ttl").is_file() else _NONE
        raise KgError(f"{out}: cannot be written: {reason}; {stands}") from error


def recover(out: Path) -> str:
    """Bring an interrupted change to its end; return the sentence that says which graph there is, empty if none was.

    Raises:
        KgError: OUT cannot be written.
    """
    if not (out / FOLDER / NEW).exists():
        return ""
    try:
        with locked(out):
            return settle(out)
    except KgError as error:
        if "at work here" in str(error):
            return ""
        raise


def settle(out: Path) -> str:
    """As `recover`, for whoever holds the lock."""
    new = out / FOLDER / NEW
    if not new.exists():
        return ""
    if (new / READY).is_file() and (new / READY).read_text("utf-8") == committed(out):
        move(out)
        return f"{out}: {_CHANGED}"
    shutil.rmtree(new)
    return f"{out}: {_STANDS if (out / 'graph.ttl').is_file() else _FRESH}"


def committed(out: Path) -> str:
    """Return the number of the last build that was committed; empty where there is none."""
    if not (out / FOLDER / FILE).is_file():
        return ""
    index = connect(out)
    try:
        row = index.execute("SELECT value FROM meta WHERE key = 'build'").fetchone()
        return row[0] if row else ""
    except sqlite3.Error:
        return ""
    finally:
        index.close()


def fresh(out: Path) -> Path:
    """Return the empty folder that a build fills."""
    new = out / FOLDER / NEW
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir(parents=True)
    return new


def ready(out: Path, number: str) -> None:
    """Say that the folder holds all of a build."""
    new = out / FOLDER / NEW
    (new / "READY.partial").write_text(number, "utf-8")
    (new / "READY.partial").replace(new / READY)


def move(out: Path) -> None:
    """Move the files of a committed build to their places; a second call goes on where the first stopped."""
    new, old = out / FOLDER / NEW, out / FOLDER / OLD
    shutil.rmtree(old, ignore_errors=True)
    old.mkdir()
    for path in sorted(new.iterdir()):
        if path.name != READY:
            place = out / path.name
            with suppress(FileNotFoundError):
                place.rename(old / path.name)  # a file put over another would wait for the disk
            path.rename(place)
    done = out / FOLDER / DONE
    shutil.rmtree(done, ignore_errors=True)
    new.rename(done)  # at one stroke: an emptied folder without READY would look like a build that was never done
    shutil.rmtree(done, ignore_errors=True)
    shutil.rmtree(old, ignore_errors=True)
