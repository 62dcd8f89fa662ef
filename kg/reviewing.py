"""What people are asked, one question after another, and the rows that their answers become."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from kg.graph import open_store
from kg.graph.candidates import read_candidates, sayings
from kg.keep.documents import read_manifest
from kg.resolve import Decision, Kind, read_decisions
from kg.resolve.decisions import COLUMNS
from kg.tables import suggestions

SKIP, QUIT = "n", "q"


@dataclass(frozen=True, slots=True)
class Question:
    """Something to decide: what is shown, and what each answer means."""

    lines: tuple[str, ...]
    answers: Mapping[str, Decision]  # by letter


def questions(out: Path) -> Iterator[Question]:
    """Yield what is open: things that may be one, the surest first, then statements that may be made.

    Raises:
        KgError: there is no graph.
    """
    yield from _of_sameness(out)
    for each in read_candidates(out, read_manifest(out).settings.base):
        said = [f"    “{quote}”" for quote in each.quotes[:3]]
        row = (each.subject, each.predicate, each.object)
        answers = {
            "a": Decision(Kind.ACCEPT, *row, why=each.label),
            "r": Decision(Kind.REJECT, *row, why=each.label),
        }
        yield Question((each.label, *said, "a accept, r reject"), answers)


def _of_sameness(out: Path) -> Iterator[Question]:
    base = read_manifest(out).settings.base
    store = open_store(out)
    for one, other, type_, label, other_label, score, reason in suggestions(out):
        shown = [f"{type_}: {label} = {other_label}? {reason} ({score})"]
        for id_, name in ((one, label), (other, other_label)):
            shown += [f"  {name}  {id_}", *(f"    “{text}”" for text in sayings(store, base + id_))]
        why = f"{label} / {other_label}: {reason}"
        answers = {
            "s": Decision(Kind.SAME, one, "", other, why=why),
            "d": Decision(Kind.DIFFERENT, one, "", other, why=why),
        }
        yield Question((*shown, "s same, d different"), answers)


def review(
    out: Path, ask: Callable[[Question, int], str], who: str, when: str, refused: Callable[[str], None]
) -> list[Decision]:
    """Ask what is open, and write down what is decided after each answer; return it.

    Args:
        out: the folder of a build.
        ask: shows a question with its number and returns the answer: a letter, and after it the reason, if any.
        who: decides.
        when: the day.
        refused: told that an answer was not understood.

    Raises:
        KgError: there is no graph, or its decisions cannot be read.
    """
    path = decisions_of(out)
    known = {decision.said for decision in read_decisions(path)} if path.is_file() else set()
    decided: list[Decision] = []
    for number, question in enumerate(questions(out), 1):
        if known & {decision.said for decision in question.answers.values()}:
            continue
        answer = ask(question, number).strip()
        while answer[:1] not in {*question.answers, SKIP, QUIT, ""}:
            refused(answer)
            answer = ask(question, number).strip()
        if answer[:1] == QUIT:
            break
        if chosen := question.answers.get(answer[:1]):
            why = answer[1:].strip() or chosen.why
            decision = replace(chosen, who=who, when=when, why=why)
            append(path, decision)
            decided.append(decision)
    return decided


def decisions_of(out: Path) -> Path:
    """Return where the decisions about a graph are written down."""
    return read_manifest(out).settings.decisions_of(out)


def append(path: Path, decision: Decision) -> None:
    """Write a row at the end of a file of decisions, which is made if it is not there."""
    before = path.read_text("utf-8") if path.is_file() else "\t".join(COLUMNS) + "\n"
    path.write_text(f"{before}{'' if before.endswith(chr(10)) else chr(10)}{decision.row()}\n", "utf-8")
