"""The commands by which a graph changes: documents in and out, what people decide, what two builds differ in."""

import os
from pathlib import Path
from typing import Annotated

import typer

from kg.terminal import Out, faults_as_sentences, progress_bar, tell

Workers = Annotated[int, typer.Option(min=0, help="Processes; 0: one a core.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar and no table.")]


def add(
    out: Out,
    files: Annotated[
        list[Path],
        typer.Argument(help="Files, folders, zips, patterns to add, or to read again; - for standard input."),
    ],
    workers: Workers = 0,
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
        report = pipeline.add(out, paths, workers=workers or os.cpu_count() or 1, progress=progress)
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
        report = pipeline.remove(out, files, workers=workers or os.cpu_count() or 1, progress=progress)
    tell(report, out, quiet=quiet)


OF_CHANGE = (add, remove)
