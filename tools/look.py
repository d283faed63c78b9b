"""Pictures of every template, for review: three widths, light and dark, three languages, and a page of them all."""

import asyncio
import sys
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from mimetypes import guess_type
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from urllib.parse import unquote

import msgspec

from plugins.core import urls
from plugins.core.build import prepare
from plugins.core.features.artifacts import Page
from plugins.core.features.feature import Feature
from plugins.core.languages import DEFAULT, LANGUAGES
from plugins.core.progress import progress_bar
from plugins.core.settings import Settings
from tools.chromium import NO_CHROMIUM, arguments, chromium

if TYPE_CHECKING:  # Playwright takes a while to load
    from playwright.async_api import Browser, Route

WIDTHS = (320, 768, 1280)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")

_AT_ONCE = 4
_TALLEST = 9000  # what is further down repeats what is above


class LookError(Exception):
    """Why there can be no pictures; the message says it in one sentence."""


class Sight(msgspec.Struct, frozen=True):
    """A page to look at: the template that it shows, its language and its address."""

    template: str
    lang: str
    address: str

    def picture(self, width: int, scheme: str) -> str:
        """The name of its picture."""
        name = self.template.removesuffix(".html").replace("/", "-")
        return f"{name}.{self.lang}.{width}.{scheme}.jpg"


def main(settings: Settings, features: Iterable[Feature], folder: Path, only: str = "") -> int:
    """Take the pictures of the built site into a folder; of the templates alone whose name holds `only`."""
    try:
        program = chromium()
        if program is None:
            raise LookError(NO_CHROMIUM)
        seen = [sight for sight in sights(settings, features) if only in sight.template]
        if not seen:
            raise LookError(f"no template's name holds '{only}'")
        folder.mkdir(parents=True, exist_ok=True)
        asyncio.run(_take(program, settings, seen, folder))
        (folder / "index.html").write_text(index(seen), "utf-8")
    except (LookError, OSError) as reason:
        sys.stderr.write(f"look: {reason}\n")
        return 1
    sys.stdout.write(f"{len(seen) * len(WIDTHS) * len(SCHEMES)} pictures: open {(folder / 'index.html').as_posix()}\n")
    return 0


def sights(settings: Settings, features: Iterable[Feature]) -> list[Sight]:
    """The page of each template that has most to show, in every language that it has. Raises LookError."""
    if not (settings.output / urls.save_as(urls.HOME)).is_file():
        raise LookError(f"there is no site in {settings.output}: build it first (run.py build)")
    pages = [page for page in prepare(settings, features).artifacts if isinstance(page, Page)]
    sizes = {page.address: _size(settings, page.address) for page in pages}
    return list(richest(pages, sizes))


def richest(pages: Iterable[Page], sizes: Mapping[str, int]) -> Iterator[Sight]:
    """Of each template the largest page that was built, the first of equals, in every language."""
    built = [page for page in pages if sizes[page.address]]
    first: dict[str, Page] = {}
    for page in sorted(built, key=lambda page: (page.template, -sizes[page.address], page.address)):
        if page.lang == DEFAULT:
            first.setdefault(page.template, page)
    for template, page in first.items():
        for lang in LANGUAGES:
            address = urls.in_language(page.address, lang)
            if sizes.get(address):
                yield Sight(template, lang, address)


def _size(settings: Settings, address: str) -> int:
    """Of the file of a page, in bytes; 0 if it was not built."""
    file = settings.output / urls.save_as(address)
    return file.stat().st_size if file.is_file() else 0


async def _take(program: str, settings: Settings, seen: list[Sight], folder: Path) -> None:
    from playwright.async_api import async_playwright

    progress, free = counted(len(seen) * len(WIDTHS) * len(SCHEMES)), asyncio.Semaphore(_AT_ONCE)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=program, args=arguments())
        await asyncio.gather(*(_look_at(browser, settings, sight, folder, free, progress) for sight in seen))
        await browser.close()


async def _look_at(
    browser: "Browser",
    settings: Settings,
    sight: Sight,
    folder: Path,
    free: asyncio.Semaphore,
    progress: "Iterator[None]",
) -> None:
    """Take the pictures of one page, when a place is free."""
    async with free:
        page = await browser.new_page()
        await page.route("**/*", lambda route: _answer(route, settings))
        await page.goto(settings.urls.absolute(sight.address))
        for width in WIDTHS:
            await page.set_viewport_size({"width": width, "height": 900})
            for scheme in SCHEMES:
                await page.emulate_media(color_scheme=scheme)
                tall = min(await page.evaluate("document.documentElement.scrollHeight"), _TALLEST)
                clip = {"x": 0, "y": 0, "width": width, "height": tall}
                file = folder / sight.picture(width, scheme)
                await page.screenshot(path=file, type="jpeg", quality=80, full_page=True, clip=clip)  # type: ignore[arg-type]
                next(progress)
        await page.close()


async def _answer(route: "Route", settings: Settings) -> None:
    """Give the browser the file that lies at an address of the site, and nothing of anybody else."""
    site = settings.urls.absolute("")
    address = unquote(route.request.url.removeprefix(site).partition("?")[0])
    file = settings.output / urls.save_as(address)
    if route.request.url.startswith(site) and file.is_file():
        await route.fulfill(body=file.read_bytes(), content_type=guess_type(file.name)[0] or "text/plain")
    else:
        await route.abort()


def counted(total: int) -> Iterator[None]:
    """Each `next` draws that one more is done."""
    progress = progress_bar(sys.stderr)
    for done in range(1, total + 1):
        progress("pictures taken", done, total)
        yield


def index(seen: Iterable[Sight]) -> str:
    """A page of all pictures, by template and language."""
    return _PAGE.format(rows="".join(_row(sight) for sight in seen))


def _row(sight: Sight) -> str:
    names = [sight.picture(width, scheme) for scheme in SCHEMES for width in WIDTHS]
    shown = "".join(
        f'<a href="{name}"><img src="{name}" alt="{name}" loading="lazy" height="320"></a>\n' for name in names
    )
    return f"<h2>{escape(sight.template)}, {sight.lang}: /{escape(sight.address)}</h2>\n<p>{shown}</p>\n"


_PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Every template</title>
<h1>Every template</h1>
{rows}</html>
"""
