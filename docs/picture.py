"""Take the README's picture of the page: python docs/picture.py exports/graph.html docs/page.png."""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

SIZE = {"width": 1440, "height": 860}


def take(page: Path, picture: Path) -> None:
    """Open a page as a reader would, without a network, and write what is seen once it has settled."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        tab = browser.new_context(viewport=SIZE, offline=True).new_page()
        tab.goto(page.resolve().as_uri())
        tab.wait_for_timeout(3000)
        tab.screenshot(path=picture)
        browser.close()


if __name__ == "__main__":
    take(Path(sys.argv[1]), Path(sys.argv[2]))
