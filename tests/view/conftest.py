"""A page on an invented graph, opened in a real browser that is offline."""

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from synthetic_graph import synthetic

from kg.view import write_page

BROWSER = shutil.which("chromium")


@dataclass
class Watched:
    """A page under test, with all that a person would not see: requests, console errors, script errors."""

    page: Any
    problems: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", lambda m: m.type in {"error", "warning"} and self.problems.append(f"console: {m.text}"))
        self.page.on("pageerror", lambda error: self.problems.append(f"script: {error}"))
        self.page.on("request", lambda r: re.match("file:|blob:|data:", r.url) or self.problems.append(r.url))
        self.page.on("dialog", lambda dialog: (self.problems.append(f"dialog: {dialog.message}"), dialog.dismiss()))

    def open(self, path: Path, state: str = "") -> "Watched":
        """Open a file, wait until its picture is drawn."""
        self.page.goto(f"{path.as_uri()}#{state}" if state else path.as_uri())
        self.page.wait_for_selector("html[data-ready]", state="attached")
        return self

    def calm(self) -> None:
        """Wait until what was done has been drawn: the page's own tasks come first."""
        self.page.evaluate("() => new Promise((done) => setTimeout(() => requestAnimationFrame(() => done()), 40))")

    def see(self, script: str) -> Any:
        """Evaluate in the page, when it is calm."""
        self.calm()
        return self.page.evaluate(script)

    def search(self, text: str) -> None:
        """Type into the search box and take the first hit."""
        self.page.fill("#search", text)
        self.page.keyboard.press("Enter")
        self.calm()

    @property
    def status(self) -> str:
        """Return what the status line says."""
        self.calm()
        return str(self.page.text_content("#status"))

    @property
    def details(self) -> str:
        """Return what the details panel says."""
        self.calm()
        return str(self.page.inner_text("#details"))


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    if not BROWSER:
        pytest.skip("no chromium to open the page in")
    pytest.importorskip("playwright")
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def watched(chromium: Any) -> Iterator[Callable[..., Watched]]:
    """Open pages in fresh contexts; at the end nothing may have gone wrong in any."""
    contexts, pages = [], []

    def start(**options: Any) -> Watched:
        context = chromium.new_context(offline=True, viewport={"width": 1400, "height": 900}, **options)
        contexts.append(context)
        pages.append(Watched(context.new_page()))
        return pages[-1]

    yield start
    problems = [problem for page in pages for problem in page.problems]
    for context in contexts:
        context.close()
    assert problems == []


@pytest.fixture(scope="session")
def turtle() -> str:
    return synthetic(200)


@pytest.fixture(scope="session")
def page_file(turtle: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    # a name with Chinese, a space and a hash, as people have them
    path = tmp_path_factory.mktemp("page") / "图谱 #1.html"
    write_page(turtle, path, title="云洲产业政策图谱")
    return path


@pytest.fixture
def opened(watched: Callable[..., Watched], page_file: Path) -> Watched:
    return watched().open(page_file)
