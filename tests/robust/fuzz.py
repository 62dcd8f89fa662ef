"""A fuzz run guided by what code it reaches, by hand: python tests/robust/fuzz.py read|text|page -runs=20000 CORPUS.

Needs `pip install atheris`, which no other test does; options are libFuzzer's (-len_control=0 -max_len=300: long inputs
from the start; -max_total_time=600, -timeout=20 …).
"""

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import atheris

if TYPE_CHECKING:
    from collections.abc import Callable

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]
with atheris.instrument_imports(include=["kg"]):
    from robust import invariants
    from robust.seeds import seeds
    from robust.strategies import HOSTILE, JOINTS, PIECES

FOLDER = Path(tempfile.mkdtemp())
FILES = [(suffix, data) for suffix, whole in seeds().items() for data in whole]


def read(data: bytes) -> None:
    """Read damaged files: what is left of a whole one, with other bytes put in."""
    given = atheris.FuzzedDataProvider(data)
    suffix, whole = FILES[given.ConsumeIntInRange(0, len(FILES) - 1)]
    for _ in range(given.ConsumeIntInRange(0, 4)):
        at, cut = given.ConsumeIntInRange(0, len(whole)), given.ConsumeIntInRange(0, 60)
        whole = whole[:at] + given.ConsumeBytes(8) + whole[at + cut :]
    if found := invariants.decoded(whole, suffix):
        invariants.understood(found.text)


def text(data: bytes) -> None:
    """Read pieces of pages and anything else in any order, as far as Turtle."""
    invariants.written([invariants.understood(_text(atheris.FuzzedDataProvider(data)))], FOLDER)


def page(data: bytes) -> None:
    """Draw the page of such a text under a hostile title."""
    given = atheris.FuzzedDataProvider(data)
    title = HOSTILE[given.ConsumeIntInRange(0, len(HOSTILE) - 1)]
    invariants.shown(invariants.written([invariants.understood(_text(given), title)], FOLDER), title)


def _text(given: atheris.FuzzedDataProvider) -> str:
    parts = []
    while given.remaining_bytes() and len(parts) < 24:
        kind = given.ConsumeIntInRange(0, 3)
        pool = (PIECES, PIECES, HOSTILE)[kind] if kind < 3 else None
        parts.append(
            pool[given.ConsumeIntInRange(0, len(pool) - 1)]
            if pool
            else given.ConsumeUnicodeNoSurrogates(given.ConsumeIntInRange(0, 40))
        )
        parts.append(JOINTS[given.ConsumeIntInRange(0, len(JOINTS) - 1)])
    return "".join(parts).replace("\x00", "") or "x"


def main() -> None:
    """Run one of the targets."""
    targets: dict[str, Callable[[bytes], None]] = {"read": read, "text": text, "page": page}
    if len(sys.argv) < 2 or sys.argv[1] not in targets:
        sys.exit(f"usage: fuzz.py {'|'.join(targets)} [libFuzzer options]")
    target = targets[sys.argv.pop(1)]
    atheris.Setup(sys.argv, target)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
