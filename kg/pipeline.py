"""The flow, from files to a graph: read, layout, mark, extract, resolve, write, view."""

import json
import platform
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from pathlib import Path

import kg
from kg.errors import KgError, UnreadableFile
from kg.extract.claims import gather
from kg.extract.gather import Gathering
from kg.graph import load_store, triples, write_split, write_turtle
from kg.layout import articles
from kg.model import Article, ArticleInfo, ArticleKind, Extraction, SourceText
from kg.nlp import mentions, process
from kg.read import read_all
from kg.resolve import Resolution, link, resolve, with_industries
from kg.view import write_page
from kg.vocab import BASE

Progress = Callable[[str, int], None]  # name of the step, things done in it so far
_PACKAGES = ("spacy", "rdflib", "pyoxigraph", "networkx", "pyvis")
_OPENING = 40
_TITLE = "策图"


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
    failures: tuple[tuple[str, str], ...]  # file, reason
    duplicates: tuple[tuple[str, str], ...]  # file, the file with the same bytes that was read
    seconds: float
    versions: dict[str, str] = field(default_factory=dict)
    settings: dict[str, object] = field(default_factory=dict)

    def to_json(self) -> str:
        """Return the report as JSON."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=2) + "\n"


def build(
    inputs: Sequence[Path],
    out: Path,
    *,
    base: str = BASE,
    workers: int = 1,
    industries: Path | None = None,
    progress: Progress = lambda step, done: None,
) -> Report:
    """Build the graph of files and folders into a folder: graph.ttl, graph.html, report.json and the store.

    Args:
        inputs: files and folders; what cannot be read is reported, and the rest is built.
        out: made if it is not there.
        base: what the IRIs of individuals begin with.
        workers: processes that extract; the bytes of the graph are the same whatever their number.
        industries: a full list of industries (code, level, parent, name) to link to, beside the package's own.
        progress: told of each step, and of each thing done in it.

    Raises:
        KgError: there is nothing to build from, or `out` cannot be written.
    """
    began = time.perf_counter()
    sources, duplicates, failures = _read(inputs, progress)
    if not sources:
        reasons = "; ".join(f"{name}: {reason}" for name, reason in failures)
        raise KgError(f"nothing to build from in {', '.join(map(str, inputs))}" + (f" ({reasons})" if reasons else ""))
    extractions = []
    for done, result in enumerate(_extractions(sources, workers), 1):
        if isinstance(result, UnreadableFile):
            failures.append((result.name, result.reason))
        else:
            extractions.append(result)
        progress("extract", done)
    progress("resolve", 0)
    resolution = resolve(extractions)
    linked = link(resolution.entities, with_industries(industries))
    entities, statements = (*resolution.entities, *linked.entities), (*resolution.statements, *linked.statements)
    progress("write", 0)
    _make_folder(out)
    turtle = out / "graph.ttl"
    write_turtle(triples(entities, statements, extractions, base), turtle)
    write_split(out)
    store = load_store(out, turtle)
    progress("view", 0)
    write_page(store, out / "graph.html", title=_TITLE, turtle=turtle.read_text("utf-8"))
    report = Report(
        out=str(out),
        files=len(extractions),
        articles=sum(a.kind is ArticleKind.ARTICLE for e in extractions for a in e.articles),
        characters=sum(e.length for e in extractions),
        entities=_counts(entity.type.value for entity in entities),
        statements=_counts(statement.predicate for statement in statements),
        triples=len(store),
        failures=tuple(sorted(failures)),
        duplicates=tuple(sorted(duplicates)),
        seconds=round(time.perf_counter() - began, 3),
        versions={"cetu": kg.__version__, "python": platform.python_version()} | {p: version(p) for p in _PACKAGES},
        settings={"base": base, "industries": str(industries or "")},
    )
    (out / "report.json").write_text(report.to_json(), "utf-8")
    return report


def extract(source: SourceText) -> Extraction:
    """Return all that one source says."""
    gathered = [gathering for article in articles(source) for gathering in [_gathered(article)]]
    return Extraction(
        source.name,
        source.sha256,
        len(source.text),
        source.encoding,
        source.metadata,
        tuple(_info(gathering.article) for gathering in gathered),
        tuple(mention for gathering in gathered for mention in gathering.mentions),
        tuple(record for gathering in gathered for record in gathering.records.values()),
        tuple(claim for gathering in gathered for claim in gathering.claims),
    )


def understand(sources: Iterable[SourceText]) -> Resolution:
    """Return the entities and statements of sources, without writing anything."""
    return resolve(extract(source) for source in sources)


def _gathered(article: Article) -> Gathering:
    doc = process(article)
    return gather(article, doc.user_data["reading"], mentions(doc), doc.user_data["structures"])


def _info(article: Article) -> ArticleInfo:
    title = article.title.of(article.text) if article.title else ""
    opening = article.body.of(article.text)[:_OPENING].replace("\n", "")
    return ArticleInfo(article.id, article.number, article.kind, title, opening, article.extent)


def _read(
    inputs: Sequence[Path], progress: Progress
) -> tuple[list[SourceText], list[tuple[str, str]], list[tuple[str, str]]]:
    """Read all files; of files with the same bytes, the one with the first name stands for all."""
    by_content: dict[str, SourceText] = {}
    duplicates, failures = [], []
    for done, result in enumerate(read_all(inputs), 1):
        progress("read", done)
        if isinstance(result, UnreadableFile):
            failures.append((result.name, result.reason))
            continue
        known = by_content.setdefault(result.sha256, result)
        if known is not result:
            first, second = sorted((known, result), key=lambda source: source.name)
            by_content[result.sha256] = first
            duplicates.append((second.name, first.name))
    return sorted(by_content.values(), key=lambda source: source.name), duplicates, failures


def _extractions(sources: list[SourceText], workers: int) -> Iterator[Extraction | UnreadableFile]:
    if workers <= 1:
        yield from map(_safely, sources)
        return
    with ProcessPoolExecutor(workers) as pool:
        yield from pool.map(_safely, sources, chunksize=max(1, min(16, len(sources) // (workers * 4))))


def _safely(source: SourceText) -> Extraction | UnreadableFile:
    """Extract; a fault of ours in one file is reported with its name and does not lose the others."""
    try:
        return extract(source)
    except Exception as error:
        return UnreadableFile(source.name, f"extraction failed: {type(error).__name__}: {error}")


def _make_folder(out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise KgError(f"{out}: cannot be written: {error.strerror}") from error


def _counts(names: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(names).items()))
