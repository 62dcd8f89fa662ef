"""What is drawn on the terminal: the progress of a build, its summary, messages."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from kg.errors import KgError
from kg.keep.switch import recover

if TYPE_CHECKING:
    from kg.report import Report

messages = Console(stderr=True, highlight=False)
UNUSABLE = 2


def say(message: str, style: str = "") -> None:
    """Print a line beside the results; nothing in it (a file's name, a term) is markup or a control sequence."""
    plain = "".join(x if x.isprintable() or x == "\n" else "\N{REPLACEMENT CHARACTER}" for x in message)
    messages.print(Text(plain, style=style), soft_wrap=True)


def show(table: Table) -> None:
    """Print a table as a result: as wide as the terminal, or as a file's lines may be."""
    from kg.query.formats import WIDTH_OF_FILES  # noqa: PLC0415 a query's formats load Oxigraph

    Console(width=None if sys.stdout.isatty() else WIDTH_OF_FILES).print(table)


def fail(message: str) -> NoReturn:
    """Print a message and exit with 2: the call cannot be carried out."""
    say(message)
    raise typer.Exit(UNUSABLE)


@contextmanager
def faults_as_sentences() -> Iterator[None]:
    """Show a fault that the user can mend as its sentence, and exit with 2."""
    try:
        yield
    except KgError as error:
        fail(str(error))


def settled(out: Path) -> Path:
    """Bring a change of OUT that was interrupted to its end, and say which graph there is now."""
    with faults_as_sentences():
        if sentence := recover(out):
            say(sentence, "yellow")
    return out


Out = Annotated[Path, typer.Argument(help="The folder that `kg build` wrote.", callback=settled)]


@contextmanager
def progress_bar(*, hidden: bool = False) -> Iterator[Callable[[str, int], None]]:
    """Yield the function that long work calls with the name of its step and how many things are done in it."""
    columns = (
        TextColumn("{task.description:10}"),
        BarColumn(),
        TextColumn("{task.completed:>8,}"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=messages, disable=hidden) as bar:
        tasks: dict[str, TaskID] = {}

        def finish() -> int:
            """End the last step, and return how many things it did: the next does about as many."""
            if not tasks:
                return 0
            last = bar.tasks[list(tasks.values())[-1]]
            bar.update(last.id, total=max(1, last.completed), completed=max(1, last.completed))
            bar.stop_task(last.id)
            return int(last.completed)

        def progress(step: str, done: int) -> None:
            if step not in tasks:
                tasks[step] = bar.add_task(escape(step), total=finish() or None)
            bar.update(tasks[step], completed=done)

        yield progress
        finish()


def tell(report: "Report", out: Path, *, quiet: bool) -> NoReturn:
    """Say what came of a build, and exit: 1 where some files could not be read."""
    if report.recovered:
        say(report.recovered, "yellow")
    for name, reason in report.failures:
        say(f"not read: {name}: {reason}", "red")
    for decision in report.orphans:
        say(f"no document names it: {decision}", "yellow")
    if not quiet:
        messages.print(summary(report))
        say(f"{out / 'graph.html'} opens in a browser, {out / 'graph.ttl'} in Protégé.")
        if report.suggestions or report.candidates:
            say(f"{report.suggestions} suggestions and {report.candidates} candidates: `kg review {out}`")
    raise typer.Exit(1 if report.failures else 0)


def summary(report: "Report") -> Table:
    """Return the table at the end of a build: what was read, and what the graph holds by class and by relation."""
    drawn = Table(show_header=False, title=f"{report.seconds:.1f} s", title_justify="left")
    drawn.add_column()
    drawn.add_column(justify="right")
    for label, count in (
        ("files", report.files),
        ("not read", len(report.failures)),
        ("same as another", len(report.duplicates)),
        ("articles", report.articles),
    ):
        if count or label in {"files", "articles"}:
            drawn.add_row(label, f"{count:,}")
    for heading, counts in (("entities", report.entities), ("statements", report.statements)):
        drawn.add_section()
        drawn.add_row(heading, f"{sum(counts.values()):,}", style="bold")
        for name, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
            drawn.add_row(f"  {name}", f"{count:,}")
    return drawn
