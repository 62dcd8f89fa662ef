"""The command: arguments and messages; each command calls one plain function, imported when it runs."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from kg import __version__, commands
from kg.errors import KgError, not_one_of
from kg.terminal import Out, fail, faults_as_sentences, progress_bar, say, show, tell

app = typer.Typer(
    name="kg",
    help="Turn Chinese policy writing into a knowledge graph, each statement with the characters that say so.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def main() -> None:
    """Run the command."""
    app()


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"cetu {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Take the options that stand before a command."""


# -- build -----------------------------------------------------------------------------------------------------------


@app.command()
def build(
    inputs: Annotated[
        list[Path],
        typer.Argument(
            help="Files, folders, zips, patterns of text, Markdown, HTML, PDF or DOCX; - for standard input."
        ),
    ],
    out: Annotated[
        Path, typer.Option("--out", "-o", help="Where to write graph.ttl, graph.html, report.json, store/.")
    ],
    base: Annotated[str, typer.Option(help="What the IRIs of things begin with; default: w3id.org/cetu/id/.")] = "",
    industries: Annotated[
        Path | None, typer.Option(help="Your list of industries (TSV: code, level, parent, name) to link to.")
    ] = None,
    decisions: Annotated[
        Path | None, typer.Option(help="What people decided (TSV); default: OUT/decisions.tsv, where it is there.")
    ] = None,
    workers: commands.Workers = 0,
    scheduler: commands.Scheduler = "",
    with_text: commands.WithText = None,
    sparql: commands.Sparql = None,
    quiet: commands.Quiet = False,
) -> None:
    """Build the graph of files and folders; where OUT holds one, only what has changed is done again.

    Exit code 0: every file was read. 1: some could not be, and are named; the rest is built. 2: unusable call.
    """
    from kg import pipeline
    from kg.read.inputs import expanded
    from kg.vocab import BASE

    with faults_as_sentences():
        paths = expanded(inputs, out)
    with faults_as_sentences(), progress_bar(hidden=quiet) as progress:
        report = pipeline.build(
            paths,
            out,
            base=base or BASE,
            workers=commands.processes(workers),
            scheduler=scheduler,
            industries=industries,
            decisions=decisions,
            with_text=with_text,
            sparql=sparql,
            progress=progress,
        )
    tell(report, out, quiet=quiet)


for _command in commands.OF_CHANGE:
    app.command()(_command)


# -- ask -------------------------------------------------------------------------------------------------------------


@app.command()
def query(
    out: Out,
    asked: Annotated[
        str,
        typer.Argument(
            metavar="QUERY", help="SPARQL, a .rq file, a name from `kg questions`, or - for standard input."
        ),
    ],
    arg: Annotated[
        list[str] | None, typer.Option("--arg", "-a", metavar="NAME=VALUE", help="Fill a blank; again for more.")
    ] = None,
    format: Annotated[str, typer.Option("--format", "-f", help="table, csv, tsv, json or ttl.")] = "table",
) -> None:
    """Ask the graph: SPARQL, a file, or a named question.

    The prefixes cetu, skos, rdfs, owl and so on are known without being written.
    """
    from kg.graph import open_store
    from kg.query import bind, by_preferred_name, run, unknown_names, write

    with faults_as_sentences():
        store = open_store(out)
        sparql = bind(query_text(asked), by_preferred_name(store, arguments(arg or [])))
        write(run(store, sparql), format, sys.stdout.buffer)
        sys.stdout.flush()
        for name, near in unknown_names(store, sparql):
            say(f"nothing is named {name} here" + (f"; near it: {'、'.join(near)}" if near else ""))


def query_text(asked: str) -> str:
    """Return the SPARQL of a query argument."""
    from kg.query import question

    if asked == "-":
        return sys.stdin.read()
    if "{" in asked:
        return asked
    path = Path(asked)
    if path.suffix in {".rq", ".sparql"}:
        if not path.is_file():
            raise KgError(f"{path}: no such file")
        return path.read_text("utf-8")
    return question(asked).sparql


def arguments(given: list[str]) -> dict[str, list[str]]:
    """Return the values of `--arg NAME=VALUE` options by name; a name given twice has two values."""
    values: dict[str, list[str]] = {}
    for argument in given:
        name, equals, value = argument.partition("=")
        if not equals:
            raise KgError(f"--arg {argument}: NAME=VALUE is wanted, as in --arg 产业=先进制造业")
        values.setdefault(name.strip(), []).append(value.strip())
    return values


@app.command()
def questions(
    sparql: Annotated[str, typer.Option("--sparql", metavar="NAME", help="Print the SPARQL of one question.")] = "",
) -> None:
    """List the named questions with their arguments, or print the SPARQL of one."""
    from kg.query import question
    from kg.query import questions as named

    with faults_as_sentences():
        if sparql:
            typer.echo(question(sparql).sparql, nl=False)
            return
        for item in named():
            blanks = "".join(f"  --arg {name}={default or '…'}" for name, default in item.arguments.items())
            typer.echo(f"{item.name}{blanks}\n    {item.zh}\n    {item.en}")


# -- show and hand on ------------------------------------------------------------------------------------------------


@app.command()
def view(
    out: Out,
    to: Annotated[Path | None, typer.Option("--to", "-o", help="The page; default: OUT/graph.html.")] = None,
    title: Annotated[str, typer.Option(help="The page's title.")] = "策图",
    with_text: commands.WithText = None,
    sparql: commands.Sparql = None,
) -> None:
    """Write the page again, of the whole graph: one HTML file that opens anywhere, offline."""
    from kg.showing import PAGE, write_page_again

    path = to or out / PAGE
    with faults_as_sentences():
        for failure in write_page_again(out, path, title, with_text=with_text, sparql=sparql):
            say(f"without the text of {failure}", "yellow")
    typer.echo(path)


@app.command()
def serve(
    out: Out,
    host: Annotated[
        str, typer.Option(help="Where to listen; only this machine, unless another is named.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Where to listen.")] = 8000,
    seconds: Annotated[float, typer.Option(help="How long a query may take.")] = 30.0,
    cors: Annotated[
        list[str] | None, typer.Option(help="An origin whose pages may ask the endpoint; again for more.")
    ] = None,
) -> None:
    """Serve the page at / and a read-only SPARQL 1.1 endpoint at /sparql."""
    from kg.showing import open_in
    from kg.view.serve import serve as serve_graph

    with faults_as_sentences():
        say(f"http://{host}:{port}/ is the page, http://{host}:{port}/sparql the endpoint; Ctrl+C stops.")
        serve_graph(out, host, port, seconds=seconds, cors=tuple(cors or ()), open_=open_in(out))


@app.command()
def export(
    out: Out,
    to: Annotated[str, typer.Option("--to", help="turtle, nt, nq, trig, jsonld, rdfxml, graphml, gexf, csv or neo4j.")],
    path: Annotated[Path | None, typer.Option("--out", "-o", help="The file or folder; default: OUT/export/….")] = None,
) -> None:
    """Write the graph in another format, with all its evidence."""
    from kg.export import FILES, NETWORK, RDF
    from kg.graph import open_store
    from kg.graph.nx import to_networkx

    if to not in FILES:
        fail(not_one_of("format", to, list(FILES)))
    target = path or out / "export" / FILES[to]
    with faults_as_sentences():
        store = open_store(out)
        try:
            if to in RDF:
                RDF[to](store, target)
            else:
                NETWORK[to](to_networkx(store), target)
        except OSError as error:
            fail(f"{target}: cannot be written: {error.strerror or error}")
    typer.echo(target)


@app.command()
def publish(
    out: Out,
    to: Annotated[str, typer.Option("--to", metavar="URL", help="Its graphs: http://localhost:3030/ds/data, say.")],
    mode: Annotated[
        str, typer.Option("--mode", help="replace: the store's graphs become these; merge: add.")
    ] = "replace",
    anew: Annotated[bool, typer.Option("--anew", help="Send everything, whatever was sent before.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar.")] = False,
) -> None:
    """Write the graph to a SPARQL 1.1 Graph Store, one named graph a source; only what has changed is sent.

    A call that was interrupted goes on where it stopped.
    """
    from kg.graph.publish import publish as published

    with faults_as_sentences(), progress_bar(hidden=quiet) as progress:
        found = published(out, to, mode, anew=anew, progress=progress)
    sent = f"{found.sent} graphs sent ({found.triples:,} triples)"
    typer.echo(f"{sent}, {found.unchanged} there already, {found.removed} removed")


# -- judge -----------------------------------------------------------------------------------------------------------


@app.command()
def evaluate(
    gold: Annotated[list[Path], typer.Argument(help="Annotated files: what a perfect graph of one source holds.")],
    sources: Annotated[Path, typer.Option("--sources", help="The folder in which the annotated sources lie.")],
    errors: Annotated[bool, typer.Option("--errors", help="List what was missed (-) and what was wrong (+).")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
) -> None:
    """Score the graph of each annotated source, built alone, against its gold file; several are pooled."""
    import json
    import tempfile

    from kg import pipeline
    from kg.evaluate import evaluate_pages, page_of
    from kg.read import read

    with faults_as_sentences(), tempfile.TemporaryDirectory() as folder, progress_bar(hidden=as_json) as progress:
        pages = [page_of(path, sources) for path in gold]
        outs = [Path(folder) / str(number) for number in range(len(pages))]
        for done, (page, out) in enumerate(zip(pages, outs, strict=True), 1):
            pipeline.build([page.source], out)
            progress("build", done)
        texts = [read(page.source).text for page in pages]
        outcomes, pool = evaluate_pages(pages, [out / "graph.ttl" for out in outs], texts)
    named = [(page.name, outcome) for page, outcome in zip(pages, outcomes, strict=True)]
    named += [("pooled", pool)] if len(pages) > 1 else []
    if as_json:
        typer.echo(json.dumps({name: outcome.figures() for name, outcome in named}, ensure_ascii=False, indent=1))
        return
    for name, outcome in named:
        typer.echo(f"{name}\n{outcome.table()}")
        if errors and outcome is not pool:
            typer.echo(outcome.errors())


@app.command()
def check(
    out: Out,
    sources: Annotated[
        list[Path] | None, typer.Option("--sources", help="The files that were built, to compare each quote with.")
    ] = None,
) -> None:
    """Check the graph: shapes, faithfulness of the evidence, unique labels, OWL 2 DL where Java is there.

    Exit code 0: nothing is wrong. 1: something is. 2: unusable call.
    """
    from kg.graph.check import check as check_graph
    from kg.read import read_texts

    with faults_as_sentences():
        report = check_graph(out, read_texts(sources) if sources else None)
    typer.echo(report)
    raise typer.Exit(0 if report.conforms else 1)


@app.command()
def explain(
    text: Annotated[str, typer.Argument(help="A sentence or more; - for standard input.")],
) -> None:
    """Show what is made of a text: what it names, what it says, by which rule, and the Turtle."""
    from kg.explain import CLAIM_HEAD, MENTION_HEAD, RULE_HEAD
    from kg.explain import explain as explained
    from kg.query.formats import draw

    found = explained(sys.stdin.read() if text == "-" else text)
    show(draw(MENTION_HEAD, found.mentions()))
    show(draw(CLAIM_HEAD, found.claims()))
    show(draw(RULE_HEAD, found.rules()))
    typer.echo(found.turtle)
