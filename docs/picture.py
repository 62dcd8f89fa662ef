"""Take the README's picture of the page: python docs/picture.py exports/graph.html docs/page.png NAME."""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

SIZE = {"width": 1440, "height": 860}
SETTLING = 2000  # ms


def take(page: Path, picture: Path, name: str) -> None:
    """Open a page as a reader would, without a network, find a thing by name, and write what is seen."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        tab = browser.new_context(viewport=SIZE, offline=True).new_page()
        tab.goto(page.resolve().as_uri())
        tab.wait_for_timeout(SETTLING)
        tab.keyboard.press("/")
        tab.keyboard.type(name)
        tab.wait_for_timeout(SETTLING)
        tab.keyboard.press("Enter")
        tab.wait_for_timeout(SETTLING)
        tab.screenshot(path=picture)
        browser.close()


if __name__ == "__main__":
    take(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
