"""Whatever a text holds stays text: in labels, aliases, quotes, titles, ids, file names, with the policy and without."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Store

from kg.graph import as_turtle
from kg.view import write_page
from kg.view.review import Open
from kg.vocab import BASE, CETU, PREFIXES

PAYLOADS = [
    "<script>fired()</script>", "<img src=x onerror=fired()>", "<svg onload=fired()>", "<svg><script>fired()</script></svg>",
    "</script><script>fired()</script>", "<!--<script>fired()", "--><img src=x onerror=fired()>", "]]><script>fired()</script>",
    "<a href='javascript:fired()'>href</a>", "javascript:fired()", "href=javascript:fired()", "<iframe srcdoc='<script>parent.fired()</script>'>",
    "<iframe src=javascript:parent.fired()>", "<body onload=fired()>", "<details open ontoggle=fired()>", "<input autofocus onfocus=fired()>",
    "<style>@import 'http://evil.example/x.css'</style>", "<link rel=stylesheet href=http://evil.example/x.css>", "<meta http-equiv=refresh content='0;url=javascript:fired()'>", "<base href=http://evil.example/>",
    "\" onmouseover=\"fired()", "' onmouseover='fired()", "` onmouseover=`fired()", "\"><img src=x onerror=fired()>", "'><img src=x onerror=fired()>",
    "{{7*7}}", "{{constructor.constructor('fired()')()}}", "{% raw %}", "${fired()}", "`${fired()}`", "#{fired()}", "<%= fired() %>",
    "\\\"><script>fired()</script>", "\\u003cscript\\u003efired()\\u003c/script\\u003e", "&lt;script&gt;fired()&lt;/script&gt;", "&#60;img src=x onerror=fired()&#62;",
    "\u2028fired()\u2029", "\x07\x1b[31m", "\u202etxt.exe", "a\nb\r\nc\td", "=fired()", "+fired()", "-fired()", "@SUM(A1)", "=HYPERLINK(\"http://evil.example\")",
    "'; fired(); //", "\"); fired(); (\"", "__proto__", "constructor", "toString", "<math><mtext></p><img src=x onerror=fired()>", "<noscript><p title='</noscript><img src=x onerror=fired()>'>",
]  # fmt: skip


def hostile_store() -> Store:
    """Return a graph in which every text is a payload: about two hundred places."""
    store = Store()

    def add(s: Any, p: str, o: Any) -> None:
        store.add(Quad(s, NamedNode(p), o))

    rdf, rdfs, skos, owl = (PREFIXES[name] for name in ("rdf", "rdfs", "skos", "owl"))
    things = []
    kinds = ["Industry", "Institution", "Speech", "Article", "SourceDocument", "Measure", "Framework", "Observation"]
    for number, payload in enumerate(PAYLOADS):
        kind = kinds[number % len(kinds)]
        thing = NamedNode(f"{BASE}{kind.lower()}/{number}'onmouseover=fired()'")
        add(thing, rdf + "type", NamedNode(CETU[kind]))
        add(thing, rdfs + "label", Literal(payload, language="zh"))
        add(thing, skos + "prefLabel", Literal(payload))
        add(thing, skos + "altLabel", Literal(payload[::-1] + payload, language="zh"))
        for name in ("fileName", "title", "page", "publication", "documentNumber", "unit", "sha256", "role"):
            add(thing, CETU[name], Literal(payload))
        add(thing, CETU["date"], Literal(f"2020-01-01{payload}"))
        add(thing, CETU["value"], Literal("1"))
        things.append(thing)
    for number, payload in enumerate(PAYLOADS):
        s, o = things[number], things[(number + 1) % len(things)]
        evidence, axiom = NamedNode(f"{BASE}evidence/{number}"), BlankNode()
        relation = ("promotes", "broader", "proposes", "speaker", "hasStage", "indicator", "mentions")[number % 7]
        add(s, CETU[relation], o)
        add(evidence, rdf + "type", NamedNode(CETU["Evidence"]))
        add(evidence, CETU["quote"], Literal(f"{payload}{PAYLOADS[(number + 1) % len(things)]}"))
        add(evidence, CETU["rule"], Literal(payload))
        add(evidence, CETU["inSource"], things[4])
        add(evidence, CETU["inArticle"], things[3])
        for name, target in (("Source", s), ("Property", NamedNode(CETU[relation])), ("Target", o)):
            add(axiom, f"{owl}annotated{name}", target)
        add(axiom, CETU["evidence"], evidence)
    return store


def hostile_questions() -> Open:
    """What readers are asked, with a payload wherever a name, a reason or a quote may be."""
    store = Store()
    rows = ["id\tother\ttype\tlabel\tother label\tscore\treason"]
    for number, payload in enumerate(" ".join(payload.split()) for payload in PAYLOADS):
        rows.append("\t".join([f"x/{number}", f"y/{number}", payload, payload, payload, "0.5", payload]))
        node, evidence = NamedNode(f"{BASE}candidate/{number}"), NamedNode(f"{BASE}evidence/{number}")
        said = {
            PREFIXES["rdf"] + "subject": NamedNode(f"{BASE}article/{number}"),
            PREFIXES["rdf"] + "predicate": NamedNode(CETU["mentions"]),
            PREFIXES["rdf"] + "object": Literal(payload),
            PREFIXES["rdfs"] + "label": Literal(f"{payload} · mentions · Region/{payload}？"),
            CETU["evidence"]: evidence,
        }
        store.extend(Quad(node, NamedNode(predicate), value) for predicate, value in said.items())
        store.extend(Quad(evidence, NamedNode(CETU[name]), Literal(payload)) for name in ("quote", "rule"))
    return Open(BASE, "\n".join(rows), as_turtle(store), (tuple(PAYLOADS[:7]),))


@pytest.mark.parametrize("bypass", [False, True], ids=["policy", "no policy"])
def test_nothing_runs(watched: Callable[..., Any], tmp_path: Path, bypass: bool) -> None:
    path = tmp_path / "x.html"
    texts = {PAYLOADS[4]: "".join(PAYLOADS) * 9}
    write_page(as_turtle(hostile_store()), path, title="".join(PAYLOADS), texts=texts, open_=hostile_questions())
    page = watched(bypass_csp=bypass)
    page.page.add_init_script("globalThis.times = 0; globalThis.fired = () => { globalThis.times += 1 }")
    page.open(path, "all=1&classesOff=&relationsOff=")
    before = page.see("() => document.querySelectorAll('script, iframe, img, link, base, style').length")
    for view in ("list", "table", "timeline", "figures", "structure", "query", "review", "graph"):
        page.see(f"() => {{ location.hash = 'all=1&classesOff=&relationsOff=&view={view}' }}")
        page.calm()
        if view == "table":  # texts with line ends are told apart by what a person reads
            shown = page.page.inner_text("#table")
            assert "<script>fired()</script>" in shown and "{{7*7}}" in shown
    for number in range(len(PAYLOADS)):
        page.see(f"() => cetu.act.select({{ thing: {number} }})")
        page.calm()
        page.page.hover("#details button >> nth=0")
    page.see("() => { for (const d of document.querySelectorAll('details')) d.open = true }")
    page.page.fill("#search", "<")
    page.see(
        "() => { cetu.picture.network.body.emitter.emit('hoverNode', { node: 0, event: { clientX: 5, clientY: 5 } }) }"
    )
    page.page.keyboard.press("Escape")
    page.page.wait_for_timeout(100)
    assert page.see("() => times") == 0
    assert page.see("() => document.querySelectorAll('script, iframe, img, link, base, style').length") == before
    saved = saved_files(page)
    assert "\n'=fired()" in saved["CSV"].replace('"', "") or ",'=fired()" in saved["CSV"].replace('"', "")
    assert "<script>" not in saved["SVG"]
    again = Store()
    again.load(saved["Turtle"], format=RdfFormat.TURTLE)
    assert {quad.object.value for quad in again} >= set(PAYLOADS[:10])


def saved_files(page: Any) -> dict[str, str]:
    """Return the texts that the page hands out of what is shown."""
    files = {}
    for name in ("SVG", "CSV", "Turtle"):
        with page.page.expect_download() as download:
            page.page.locator("#export").select_option(name)
        files[name] = Path(download.value.path()).read_text("utf-8")
    return files


def test_the_policy_stops_what_would_run(watched: Callable[..., Any], page_file: Path) -> None:
    page = watched().open(page_file)
    page.see(
        "() => { globalThis.times = 0; globalThis.fired = () => { globalThis.times += 1 };"
        " document.body.insertAdjacentHTML('beforeend', '<img src=data:, onerror=fired()>') }"
    )
    page.page.wait_for_timeout(100)
    assert page.see("() => times") == 0
    assert page.problems and all("Content Security Policy" in problem for problem in page.problems)
    page.problems.clear()
