"""How fast a build is, on one core, beside what others do with the same text: python tests/bench/speed.py [CHARACTERS].

Prints Markdown tables of processor time, which counts the store's threads too. jieba is no dependency of ours: `pip install jieba` to have it in the table.
"""

import gc
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]
for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ.setdefault(name, "1")

import ahocorasick_rs  # noqa: E402
import spacy  # noqa: E402
from bench.pages import pages, write_pages  # noqa: E402

from kg import pipeline  # noqa: E402
from kg.data import listing, rows  # noqa: E402
from kg.extraction import extract  # noqa: E402
from kg.layout import articles  # noqa: E402
from kg.model import SourceText  # noqa: E402
from kg.nlp import process  # noqa: E402
from kg.read import read_all  # noqa: E402
from kg.read.traditional import simplified  # noqa: E402

TO_TURTLE = ("read", "extract", "resolve", "write")  # steps of the build
POSSEG = "jieba.posseg tagging"
TERMS = 5000
PIECE = 5000  # characters that spaCy gets at a time


def main() -> None:
    """Print the tables."""
    characters = int(float(sys.argv[1])) if len(sys.argv) > 1 else 300_000
    with tempfile.TemporaryDirectory() as folder:
        total = write_pages(Path(folder) / "in", characters)
        texts = [text for _, text in pages(characters)]
        pipeline.build([next((Path(folder) / "in").rglob("*.txt"))], Path(folder) / "warm")
        print(f"{total:,} characters in {len(texts)} pages, one core, processor time\n")
        whole, steps = _build(Path(folder))
        measured = {
            "bytes to Turtle with evidence": sum(steps[step] for step in TO_TURTLE),
            "`kg build`: store and page too": whole,
        } | {label: _timed(lambda run=run: run(texts)) for label, run in OTHERS.items() if run}
        stages = _stages(Path(folder) / "in")
    posseg = measured.get(POSSEG, 0.0)
    _show("", "× jieba.posseg", total, {label: (s, f"{posseg / s:.2f}") for label, s in measured.items()})
    _show("step of the build", "share", total, {label: (s, f"{s / whole:.0%}") for label, s in steps.items()})
    _show("stage of `extract`", "share", total, {label: (s, f"{s / whole:.0%}") for label, s in stages.items()})


def _show(head: str, last: str, total: int, rows: dict[str, tuple[float, str]]) -> None:
    print(f"| {head} | s | characters/s | {last} |\n|---|---:|---:|---:|")
    for label, (seconds, beside) in rows.items():
        print(f"| {label} | {seconds:.2f} | {total / max(seconds, 1e-9):,.0f} | {beside} |")
    print()


def _timed(run: Callable[[], object]) -> float:
    gc.collect()
    began = time.process_time()
    run()
    return time.process_time() - began


def _build(folder: Path) -> tuple[float, dict[str, float]]:
    """Build once; return its time, and the time of each step that the build tells of."""
    marks: list[tuple[str, float]] = []

    def progress(step: str, _: int) -> None:
        if not marks or marks[-1][0] != step:
            marks.append((step, time.process_time()))

    seconds = _timed(lambda: pipeline.build([folder / "in"], folder / "out", progress=progress))
    ends = [*(at for _, at in marks[1:]), time.process_time()]
    steps: dict[str, float] = {}
    for (step, at), end in zip(marks, ends, strict=True):
        steps[step] = steps.get(step, 0) + end - at
    return seconds, steps


def _stages(folder: Path) -> dict[str, float]:
    """Return the time of each stage from bytes to claims, each over all pages."""
    sources: list[SourceText] = []
    stages = {"read": _timed(lambda: sources.extend(s for s in read_all([folder]) if isinstance(s, SourceText)))}
    stages["traditional characters?"] = _timed(lambda: [simplified(source) for source in sources])
    found = []
    stages["layout"] = _timed(lambda: found.extend(article for source in sources for article in articles(source)))
    stages["names (the spaCy pipeline)"] = _timed(lambda: [process(article) for article in found])
    whole = _timed(lambda: [extract(source) for source in sources])
    stages["claims (the rest of extraction)"] = whole - sum(list(stages.values())[1:])
    return stages


def _terms() -> list[str]:
    """Return 5,000 names of the gazetteers: those that the sample pages name, and others."""
    named = {row.fields.get("label", "") for path in listing("gazetteer", ".tsv") for row in rows(path)}
    text = "".join(text for _, text in pages(60_000, seed=2))
    return sorted((name for name in named if len(name) > 1), key=lambda name: (name not in text, name))[:TERMS]


def _posseg() -> Callable[[list[str]], object] | None:
    try:
        import jieba.posseg  # noqa: PLC0415
    except ImportError:
        print("jieba is not installed: no row for it", file=sys.stderr)
        return None
    jieba.initialize()
    list(jieba.posseg.cut("先热一下"))
    return lambda texts: [sum(1 for _ in jieba.posseg.cut(text)) for text in texts]


def _blank() -> Callable[[list[str]], object]:
    nlp = spacy.blank("zh")
    return lambda texts: [len(nlp.make_doc(piece)) for text in texts for piece in _pieces(text)]


def _ruler() -> Callable[[list[str]], object]:
    nlp = spacy.blank("zh")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "TERM", "pattern": term} for term in _terms()])
    assert len(nlp("发展数字经济和先进制造业。").ents) > 1
    return lambda texts: [len(nlp(piece).ents) for text in texts for piece in _pieces(text)]


def _pieces(text: str) -> list[str]:
    return [text[at : at + PIECE] for at in range(0, len(text), PIECE)]


def _floor() -> Callable[[list[str]], object]:
    """Split into sentences, find the names in each, and write a line of Turtle for each: no build can do less."""
    matcher = ahocorasick_rs.AhoCorasick(_terms(), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)

    def run(texts: list[str]) -> int:
        lines: list[str] = []
        for number, text in enumerate(texts):
            for sentence in text.split("。"):
                for term, begin, end in matcher.find_matches_as_indexes(sentence):
                    lines.append(f'<s{number}> <mentions> <t{term}> . <e> <quote> "{sentence[begin:end]}" .\n')
        return len("".join(lines).encode())

    return run


OTHERS = {
    POSSEG: _posseg(),
    '`spacy.blank("zh")` tokenising': _blank(),
    f"spaCy with an `entity_ruler` of {TERMS:,} terms": _ruler(),
    "the floor: split, Aho-Corasick, Turtle text": _floor(),
}


if __name__ == "__main__":
    main()
