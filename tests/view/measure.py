"""How quick the page is, beside plain pyvis on the same graph: prints a table.

    python tests/view/measure.py [2000 5000 | 20000 60000] [--pyvis]

Not part of the test run: plain pyvis draws nothing for minutes.
"""

import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from pyvis.network import Network

sys.path.insert(0, str(Path(__file__).parents[1]))
from synthetic_graph import store_of, synthetic

from kg.view import write_page
from kg.view.facts import read_facts

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
    facts = read_facts(store_of(turtle), ())
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
    turtle = synthetic(*sizes)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        began = time.time()
        info = write_page(store_of(turtle), folder / "page.html", title="t", turtle=turtle)
        print(
            f"{info.things} things, {info.links} links, {info.size / 1e6:.1f} MB, written in {time.time() - began:.1f} s"
        )
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        measure(browser, folder / "page.html")
        if "--pyvis" in sys.argv:
            plain(browser, turtle, folder)
        browser.close()


if __name__ == "__main__":
    main()
