"""How quick the page is, beside plain pyvis on the same graph: prints a table.

    python tests/view/measure.py [2000 5000 | 20000 60000 | GRAPH.ttl] [--pyvis]

Not part of the test run: plain pyvis draws nothing for minutes.
"""

import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from pyvis.network import Network

sys.path.insert(0, str(Path(__file__).parents[1]))
from synthetic_graph import synthetic

from kg.view import write_page
from kg.view.page import facts_of

FIRST = "() => new Promise((done) => { const look = () => globalThis.cetu?.picture.labels.length ? done(performance.now()) : requestAnimationFrame(look); look() })"
FRAMES = """() => { const { renderer } = cetu.picture.network; const draw = renderer._redraw; globalThis.frames_ = 0;
  renderer._redraw = (...given) => { frames_ += 1; return draw.apply(renderer, given) } }"""
PLAIN = """() => new Promise((done) => { const look = () => globalThis.network?.body?.emitter && globalThis.drawn ? done(drawn) : requestAnimationFrame(look);
  const wait = () => { if (!globalThis.network) return setTimeout(wait, 5); network.once('stabilizationIterationsDone', () => setTimeout(() => { globalThis.drawn = performance.now() }, 0)) }; wait(); look() })"""


def drag(page: Any, seconds: float = 3.0) -> float:
    """Drag the picture about; return frames a second."""
    box = page.locator("#canvas").bounding_box()
    x, y = box["x"] + 30, box["y"] + 30
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 9, y + 9)
    page.evaluate(FRAMES)
    began, step = time.time(), 0
    while time.time() - began < seconds:
        step += 1
        page.mouse.move(x + (step * 7) % 300, y + (step * 3) % 200)
    frames, took = page.evaluate("() => frames_"), time.time() - began
    page.mouse.up()
    return float(frames / took)


def python_side(turtle: str) -> None:
    """Print the processor time of making the page: of reading the graph, of the layout, and of the rest."""
    page_of = import_module("kg.view.page")
    content = import_module("kg.view.content")
    page_of.page("", title="t")  # script, style and engine are read once
    laid = [0.0]

    def timed(arrange: Callable[..., Any]) -> Callable[..., Any]:
        def work(*given: Any) -> Any:
            began = time.process_time()
            places = arrange(*given)
            laid[0] += time.process_time() - began
            return places

        return work

    content.islands, content.spread = timed(content.islands), timed(content.spread)
    began = time.process_time()
    with page_of.without_collection():
        facts = page_of.facts_of(turtle)
    read = time.process_time() - began
    began = time.process_time()
    page_of.page(turtle, title="t")
    rest = time.process_time() - began - read - laid[0]
    print(f"{len(facts.things)} things, {len(facts.links)} links, {turtle.count(chr(10))} lines of Turtle")
    print(f"Python            {read:.2f} s to read, {laid[0]:.2f} s for the layout, {rest:.2f} s for the rest")


def measure(browser: Any, path: Path) -> None:
    """Print the figures of our page."""
    page = browser.new_context(offline=True, viewport={"width": 1400, "height": 900}).new_page()
    page.goto(path.as_uri(), wait_until="commit")
    print(
        f"first picture     {page.evaluate(FIRST) / 1000:.2f} s, {page.evaluate('() => cetu.picture.labels.length')} labels"
    )
    typed = "() => { const began = performance.now(); const box = document.querySelector('#search'); box.value = 'yz'; box.dispatchEvent(new Event('input')); const took = performance.now() - began; box.value = ''; box.dispatchEvent(new Event('input')); return took }"
    print(f"search            {page.evaluate(typed):.0f} ms")
    print(f"drag, opening     {drag(page):.0f} frames a second")
    began = time.time()
    page.evaluate("() => { location.hash = 'all=1' }")
    page.evaluate(
        "() => new Promise((done) => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(done)), 0))"
    )
    print(
        f"show everything   {time.time() - began:.2f} s, {page.evaluate('() => cetu.picture.shown.things.length')} things"
    )
    print(f"drag, everything  {drag(page):.0f} frames a second")
    began = time.time()
    page.evaluate("() => { location.hash = 'view=query' }")
    page.wait_for_selector("#query .note:has-text('ms')", timeout=60000)
    print(f"query engine      {time.time() - began:.2f} s to ready: {page.inner_text('#query .note')}")


def plain(browser: Any, turtle: str, folder: Path) -> None:
    """Print when plain pyvis first shows the same drawn things and links."""
    facts = facts_of(turtle)
    hidden = {"Article", "SourceDocument", "Observation", "Measure", "Membership"}
    net = Network(directed=True, cdn_resources="in_line")
    kept = {n for n, thing in enumerate(facts.things) if thing.kind not in hidden}
    for number in kept:
        net.add_node(number, label=facts.things[number].label)
    for link in facts.links:
        if link.subject in kept and link.object in kept:
            net.add_edge(link.subject, link.object)
    path = folder / "plain.html"
    path.write_text(net.generate_html(), "utf-8")
    page = browser.new_context(offline=True, viewport={"width": 1400, "height": 900}).new_page()
    page.set_default_timeout(900_000)
    page.goto(path.as_uri(), wait_until="commit")
    print(
        f"plain pyvis       {page.evaluate(PLAIN) / 1000:.1f} s to its first picture ({len(net.nodes)} nodes, {len(net.edges)} edges)"
    )


def main() -> None:
    """Measure."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    sizes = [int(word) for word in sys.argv[1:] if word.isdigit()] or [2000, 5000]
    given = [Path(word) for word in sys.argv[1:] if word.endswith(".ttl")]
    turtle = given[0].read_text("utf-8") if given else synthetic(*sizes)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        began = time.time()
        info = write_page(turtle, folder / "page.html", title="t")
        print(f"{info.size / 1e6:.1f} MB, written in {time.time() - began:.1f} s")
        python_side(turtle)
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        measure(browser, folder / "page.html")
        if "--pyvis" in sys.argv:
            plain(browser, turtle, folder)
        browser.close()


if __name__ == "__main__":
    main()
