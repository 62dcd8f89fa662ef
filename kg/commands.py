"""The commands by which a graph changes: documents in and out, what people decide, what two builds differ in."""

import os
from pathlib import Path
from typing import Annotated

import typer

from kg.errors import not_one_of
from kg.terminal import Out, fail, faults_as_sentences, progress_bar, say, settled, show, tell

Workers = Annotated[int, typer.Option(min=0, help="Processes; 0: one a core.")]
WithText = Annotated[
    bool | None,
    typer.Option(
        "--with-text/--no-with-text",
        help="Whether the page holds the whole texts; default: as said before, else of up to 20 articles.",
    ),
]
Sparql = Annotated[
    bool | None,
    typer.Option(
        "--sparql/--no-sparql", help="Whether the page holds the query engine; default: as said before, else yes."
    ),
]
Scheduler = Annotated[
    str, typer.Option(metavar="ADDRESS", help="A Dask cluster (tcp://HOST:PORT) that does the work of the processes.")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar and no table.")]


def processes(workers: int) -> int:
    """Return how many processes an option asks for."""
    return workers or os.cpu_count() or 1


def add(
    out: Out,
    files: Annotated[
        list[Path],
        typer.Argument(help="Files, folders, zips, patterns to add, or to read again; - for standard input."),
    ],
    workers: Workers = 0,
    scheduler: Scheduler = "",
    quiet: Quiet = False,
) -> None:
    """Add documents to a graph, without a rebuild of the rest.

    Exit code 0: every file was read. 1: some could not be, and are named; the rest is added. 2: unusable call.
    """
    from kg import pipeline
    from kg.read.inputs import expanded

    with faults_as_sentences():
        paths = expanded(files, out)
    with faults_as_sentences(), progress_bar(hidden=quiet) as progress:
        report = pipeline.add(out, paths, workers=processes(workers), scheduler=scheduler, progress=progress)
    tell(report, out, quiet=quiet)


def remove(
    out: Out,
    files: Annotated[list[Path], typer.Argument(help="Documents to take out: paths, or names that the graph has.")],
    workers: Workers = 0,
    quiet: Quiet = False,
) -> None:
    """Take documents out of a graph; what others say stays."""
    from kg import pipeline

    with faults_as_sentences(), progress_bar(hidden=quiet) as progress:
        report = pipeline.remove(out, files, workers=processes(workers), progress=progress)
    tell(report, out, quiet=quiet)


def review(
    out: Out,
    who: Annotated[str, typer.Option(help="Who decides; default: the name of the user.")] = "",
    sssom: Annotated[
        Path | None, typer.Option(help="Ask nothing; write what was found to be the same as an SSSOM mapping set.")
    ] = None,
) -> None:
    """Decide what is open: which things are one, which candidates to state. The answers go to OUT/decisions.tsv.

    After an answer's letter a reason may stand: s 同一机构的旧称. n goes on, q ends; then the graph is made again.
    """
    from datetime import date
    from getpass import getuser

    from kg import pipeline
    from kg.reviewing import Question, decisions_of
    from kg.reviewing import review as reviewed
    from kg.sssom import sssom as mapping_set

    def ask(question: Question, number: int) -> str:
        say("\n".join((f"[{number}] {question.lines[0]}", *question.lines[1:-1])))
        answer: str = typer.prompt(f"{question.lines[-1]}, n next, q quit", default="n", show_default=False, err=True)
        return answer

    with faults_as_sentences():
        if sssom:
            sssom.write_text(mapping_set(out), "utf-8")
            typer.echo(sssom)
            return
        today = date.today().isoformat()
        decided = reviewed(out, ask, who or getuser(), today, lambda answer: say(f"not an answer: {answer}"))
        say(f"{len(decided)} decided" + (f", in {decisions_of(out)}" if decided else ""))
        if decided:
            report = pipeline.refresh(out)
            for orphan in report.orphans:
                say(f"no document names it: {orphan}", "yellow")


def diff(
    old: Out,
    new: Annotated[Path, typer.Argument(help="Another folder that `kg build` wrote.", callback=settled)],
    format: Annotated[str, typer.Option("--format", "-f", help="table, or ttl: a change set of each thing.")] = "table",
    most: Annotated[int, typer.Option(min=1, help="Rows of each part of the table.")] = 40,
) -> None:
    """Show what two graphs differ in: things, statements, evidence, emphasis; and which figures contradict one another.

    Exit code 0: nothing. 1: something. 2: unusable call.
    """
    from kg.differing import FORMATS, difference, tables, turtle

    if format not in FORMATS:
        fail(not_one_of("format", format, list(FORMATS)))
    with faults_as_sentences():
        found = difference(old, new)
    if format == "ttl":
        typer.echo(turtle(found), nl=False)
    else:
        for part in tables(found, most):
            show(part)
    raise typer.Exit(1 if found else 0)


OF_CHANGE = (add, remove, review, diff)
