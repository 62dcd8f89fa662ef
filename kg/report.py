"""What a build read and made, as report.json and the table at its end tell it."""

import json
import platform
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from pathlib import Path

import kg
from kg.errors import UnreadableFile
from kg.graph.blocks import Blocks
from kg.keep.documents import Settings
from kg.keep.index import Index
from kg.resolve import Naming

_PACKAGES = ("spacy", "rdflib", "pyoxigraph", "networkx", "pyvis")


@dataclass(frozen=True, slots=True)
class Report:
    """What a build read and made."""

    out: str
    files: int
    articles: int
    characters: int
    entities: dict[str, int]
    statements: dict[str, int]
    triples: int
    candidates: int
    suggestions: int
    failures: tuple[tuple[str, str], ...]  # file, reason
    duplicates: tuple[tuple[str, str], ...]  # file, the file with the same bytes that was read
    orphans: tuple[str, ...]  # decisions about what no document names
    recovered: str  # what became of a change that was interrupted before this one
    seconds: float
    versions: dict[str, str] = field(default_factory=dict)
    settings: dict[str, object] = field(default_factory=dict)

    def to_json(self) -> str:
        """Return the report as JSON."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=2) + "\n"


def report_of(
    index: Index,
    naming: Naming,
    suggestions: int,
    blocks: Blocks,
    out: Path,
    failures: Sequence[UnreadableFile],
    duplicates: Sequence[tuple[str, str]],
    settings: Settings,
    seconds: float,
    recovered: str,
) -> Report:
    """Return the report of a build that is about to be made good."""
    triples, statements = index.pieces.tally()
    candidates = statements.pop("candidate", 0)
    files, articles, characters = index.sources.counts()
    return Report(
        out=str(out),
        files=files,
        articles=articles,
        characters=characters,
        entities=index.things.counts(),
        statements=statements,
        triples=triples + blocks.triples_of_head,
        candidates=candidates,
        suggestions=suggestions,
        failures=tuple(sorted((failure.name, failure.reason) for failure in failures)),
        duplicates=tuple(sorted(duplicates)),
        orphans=tuple(f"{decision.place}" for decision in index.orphans(naming)),
        recovered=recovered,
        seconds=round(seconds, 3),
        versions={"cetu": kg.__version__, "python": platform.python_version()} | {p: version(p) for p in _PACKAGES},
        settings=asdict(settings),
    )
