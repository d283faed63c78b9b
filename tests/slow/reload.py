"""Save to reload: how long a writer waits, from the save of a text until the open page shows it in Chromium.

python3 run.py reload-test --entries 150,10000
"""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from bench.corpus import NEWEST, TODAY, corpus
from bench.main import Size
from bench.product import PROJECT, ROWS, Product, write_product
from bench.terms import challenges, members
from tests.slow.servers import free_port, wait_for
from tools.chromium import NO_CHROMIUM, arguments, chromium

if TYPE_CHECKING:  # Playwright takes a while to load
    from playwright.sync_api import Page

_EDITS = 10
# What a writer needs to look at the page before the next save; the build of the last one ends meanwhile.
_PAUSE = 2.0
_COLD = 1200.0
# In each new document: when its words were on the screen, by the clock that the saves are noted with.
_WATCH = """
new MutationObserver((_, observer) => {
  const found = document.body && document.body.textContent.match(/Edited for the \\d+th time/);
  if (!found) return;
  observer.disconnect();
  requestAnimationFrame(() => { window.seen = [found[0], Date.now()]; });
}).observe(document, { childList: true, subtree: true, characterData: true });
"""


def main(sizes: Iterable[Size]) -> int:
    """Measure each row of each size, and print the median and the worst of the edits."""
    program = chromium()
    if program is None:
        print(f"run.py: {NO_CHROMIUM}", file=sys.stderr)
        return 1
    for size in sizes:
        for row in size.rows:
            with tempfile.TemporaryDirectory(prefix="reload-") as folder:
                product = _product(Path(folder, "product"), row, size.entries)
                with _served(product) as address, _opened(program, f"{address}/news/{NEWEST}/") as page:
                    waits = [_wait(product, page, number) for number in range(1, _EDITS + 1)]
            middle, worst = statistics.median(waits), max(waits)
            print(
                f"{size.entries} entries, {ROWS[row]}: {middle:.3f} s from save to reload (worst {worst:.3f} s)",
                flush=True,
            )
    return 0


def _product(root: Path, row: str, count: int) -> Product:
    content = PROJECT / "content"
    terms = (*challenges(content), *members(content))
    slugs = [tuple(term.slug for term in each) for each in (challenges(content), members(content))]
    product = write_product(root, row, corpus(count, ("en",), *slugs), terms)
    if row == "like":  # what is published has few features; so has what is served
        features = (PROJECT / "bench" / "plain" / "publishconf.py").read_text("utf-8").partition("PLUGINS = ")[2]
        with (root / "pelicanconf.py").open("a", encoding="utf-8") as settings:
            settings.write(f"\nPLUGINS = {features}")
    return product


@contextmanager
def _served(product: Product) -> Iterator[str]:
    """The address of the site as `run.py serve` shows it, from its first build on."""
    port = free_port()
    command = [sys.executable, "run.py", "serve", "--port", str(port), "--today", TODAY.isoformat()]
    with subprocess.Popen(command, cwd=product.root, stdout=subprocess.DEVNULL) as server:
        try:
            wait_for(port, server, _COLD)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait()


@contextmanager
def _opened(program: str, address: str) -> Iterator["Page"]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=arguments())
        page = browser.new_page()
        page.add_init_script(_WATCH)
        page.goto(address, timeout=_COLD * 1000)
        yield page
        browser.close()


def _wait(product: Product, page: "Page", number: int) -> float:
    """Save another text and look at the page; the seconds between."""
    words = f"Edited for the {number}th time"
    file = product.root / "content" / "news" / f"{NEWEST}.md"
    text = file.read_text("utf-8").split("\nEdited for the ")[0]
    time.sleep(_PAUSE)
    file.write_text(f"{text}\n{words}.\n", "utf-8")
    saved = time.time()
    page.wait_for_function(f"() => window.seen && window.seen[0] === '{words}'", timeout=60_000)
    shown: float = page.evaluate("() => window.seen[1]")
    return shown / 1000 - saved
