"""The site under the strictest policy that a host can send with it (CSP): nothing of it breaks."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

import pytest

from plugins.core.build import build, prepare
from plugins.core.features.artifacts import Page as Planned
from tests.browser.conftest import QuietHandler
from tests.browser.whole import WHOLE
from tests.core.entries.test_pictures import photograph
from tests.documents import pdf
from tests.publications.samples import publication
from tests.support import FEATURES, ROOT, news_item, project

if TYPE_CHECKING:
    from playwright.sync_api import Page

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
PICTURE = "{file: photo.jpg, alt: A river}"
SITE: dict[str, str | bytes] = {
    **WHOLE,
    "content/news/x.md": news_item("![A bridge](photo.jpg)", image=PICTURE, aliases="[/old]"),
    "content/news/photo.jpg": photograph(),
    "content/publications/study.md": publication(editions="[{language: en, file: study.pdf}]"),
    "content/publications/study.pdf": pdf(),
}
# What is no page: the frame of all pages, and the mail.
NO_PAGES = {"base.html", "digest/mail.html"}


class Strict(QuietHandler):
    """Sends the policy with each file."""

    policy: ClassVar[str] = POLICY

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", self.policy)
        super().end_headers()


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """The output folder, and the address of one page of each template."""
    settings = project(tmp_path_factory.mktemp("policy"), SITE)
    prepared = prepare(settings, FEATURES)
    problems, published = build(settings, FEATURES)
    assert published is not None, problems
    return settings.output, {each.template: each.address for each in prepared.artifacts if isinstance(each, Planned)}


@pytest.fixture
def strict(page: "Page", pages: tuple[Path, dict[str, str]], serve: Callable[..., str]) -> Callable[[str], "Page"]:
    """Opens an address of the site under the policy, with what breaks it in `window.broken`."""
    address = serve(pages[0], Strict)
    page.add_init_script(
        "window.broken = []; addEventListener('securitypolicyviolation', event =>"
        " broken.push(`${event.effectiveDirective}: ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`))"
    )

    def open_(path: str) -> "Page":
        page.goto(f"{address}/{path}")
        page.wait_for_load_state("networkidle")
        return page

    return open_


def test_every_template_has_a_page(pages: tuple[Path, dict[str, str]]) -> None:
    """So that the next test sees them all: whoever adds a template adds a page of it to WHOLE."""
    templates = ROOT / "theme" / "templates"
    texts = {path.relative_to(templates).as_posix(): path.read_text("utf-8") for path in templates.rglob("*.html")}
    whole = {name for name, text in texts.items() if "{% extends" in text or "<!doctype" in text}
    assert whole - NO_PAGES == pages[1].keys()


def test_no_template_breaks_the_policy(pages: tuple[Path, dict[str, str]], strict: Callable[[str], "Page"]) -> None:
    """No inline script or style, nothing of another host, no cookie; structured data is no script to a browser."""
    asked: set[str] = set()
    wrong: dict[str, list[str]] = {}
    for template, address in pages[1].items():
        page = strict(address)
        page.on("request", lambda request: asked.add(request.url))
        page.reload()
        broken = page.evaluate("broken")
        if broken or page.context.cookies():
            wrong[f"{template} (/{address})"] = [*broken, *map(str, page.context.cookies())]
    assert not wrong
    hosts = {url.split("/")[2] for url in asked}
    assert len(hosts) == 1, hosts


def test_scripts_run_and_type_is_set_under_the_policy(strict: Callable[[str], "Page"]) -> None:
    """What the policy lets through works: the filter of the members, the typeface, the map, a picture."""
    page = strict("members/")
    assert page.locator("[data-filter]").is_visible()
    assert page.evaluate("[...document.fonts].some(font => font.status === 'loaded')")
    page = strict("news/x/")
    assert page.evaluate("[...document.images].every(image => image.loading === 'lazy' || image.naturalWidth > 0)")
