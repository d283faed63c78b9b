"""WCAG 2.2 AA on a page of every template: by axe, by keyboard, in large or spaced text, in colours of one's own."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from plugins.core.build import build
from tests.browser.whole import LONG, WHOLE
from tests.support import FEATURES, ROOT, project
from tools.look import sights

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

TEMPLATES = sorted(
    path.relative_to(ROOT / "theme" / "templates").as_posix()
    for path in (ROOT / "theme" / "templates").rglob("*.html")
    if re.search(r'\{% extends "', path.read_text("utf-8"))
)
"""What pages are drawn with: the others are parts of these, or lead elsewhere at once."""
OF_ONE_LANGUAGE = {"report/check.html", "styleguide.html", "translations.html"}
"""The pages for the people who write the site."""

Show = Callable[..., "Page"]

# What reaches out of the window or of a box that hides the rest, where nobody can scroll to it.
LOST = """() => {
    const hides = (style) => /hidden|clip/.test(style.overflowX + style.overflowY)
    const own = (element) => /auto|scroll/.test(getComputedStyle(element).overflowX)
    const scrolls = (element) => element.closest("svg, .visually-hidden, .skip-link") ||
        (element.parentElement && (own(element.parentElement) || scrolls(element.parentElement)))
    const lost = []
    for (const element of document.querySelectorAll("body *")) {
        const box = element.getBoundingClientRect()
        if (!box.width || !box.height || scrolls(element)) continue
        // A text may be wider than its box.
        const right = box.left + Math.max(box.width, own(element) ? 0 : element.scrollWidth)
        const wide = right > document.documentElement.clientWidth + 1 || box.left < -1
        const bleeds = element.matches(".hero, .hero-map")
        const cut = hides(getComputedStyle(element)) && element.textContent.trim() &&
            (element.scrollHeight > element.clientHeight + 2 || element.scrollWidth > element.clientWidth + 2)
        if ((wide && !bleeds) || (cut && !element.matches("main, .hero"))) lost.push(element.outerHTML.slice(0, 120))
    }
    return lost
}"""

SPACED = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-block-end: 2em !important; }
"""


@pytest.fixture(scope="module")
def addresses(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> dict[tuple[str, str], str]:
    """The page of each template in each language."""
    settings = project(tmp_path_factory.mktemp("whole"), WHOLE)
    problems, published = build(settings, FEATURES)
    assert published is not None, problems
    site = serve(settings.output)
    return {(each.template, each.lang): f"{site}/{each.address}" for each in sights(settings, FEATURES)}


@pytest.fixture(scope="module")
def show(browser: "Browser", addresses: dict[tuple[str, str], str]) -> Iterator[Show]:
    """Shows the page of a template, in one tab for all tests: as wide as asked, in a scheme or forced colours."""
    context = browser.new_context(reduced_motion="reduce", bypass_csp=True)  # a reader's own styles come from no page
    page = context.new_page()

    def show_(template: str, width: int = 1280, lang: str = "en", **media: Any) -> "Page":
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(**({"color_scheme": "light", "forced_colors": "none"} | media))
        page.goto(addresses[template, lang])
        return page

    yield show_
    context.close()


def test_every_template_is_looked_at(addresses: dict[tuple[str, str], str]) -> None:
    """A new template needs a page in tests/browser/whole.py; without it nothing below would see it."""
    assert set(TEMPLATES) <= {template for template, _ in addresses}
    assert set(TEMPLATES) - {template for template, lang in addresses if lang == "fr"} == OF_ONE_LANGUAGE


@pytest.mark.parametrize("template", TEMPLATES)
def test_axe_finds_nothing(show: Show, template: str) -> None:
    """All rules, that of target sizes (2.5.8) too: at each width in light, and in dark what a scheme can change."""
    from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # it carries no types

    run = "options => axe.run(options).then(found => found.violations)"
    options: dict[str, object] = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
    page = show(template)
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
    page.evaluate(Axe().axe_script)
    for width in (1280, 768, 320):
        page.set_viewport_size({"width": width, "height": 800})
        for scheme, only in (("light", {}), ("dark", {"runOnly": ["color-contrast", "link-in-text-block"]})):
            page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            found = page.evaluate(run, options | only)
            assert not found, (
                width,
                scheme,
                [(rule["id"], [node["html"] for node in rule["nodes"][:3]]) for rule in found],
            )


WATCHED = """() => {
    window.seen = []
    document.querySelectorAll("details").forEach(each => { each.open = true })
    document.addEventListener("focusin", ({ target }) => {
        const style = getComputedStyle(target)
        window.seen.push([target, style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1])
    })
}"""
STOPS = """[...document.querySelectorAll("a[href], button, input, summary, [tabindex='0']")]
    .filter(each => each.checkVisibility({ visibilityProperty: true }) && !each.closest("[inert], [hidden]"))"""
REACHED = f"""() => {{
    const name = (each) => each.outerHTML.slice(0, 120)
    const reached = new Set(window.seen.map(([element]) => element))
    return {{
        missed: {STOPS}.filter(each => !reached.has(each)).map(name),
        plain: window.seen.filter(([, outlined]) => !outlined).map(([element]) => name(element)),
    }}
}}"""
COVERED = f"""() => {STOPS}.filter(each => {{
    each.focus()
    if (each.closest("svg")) return false
    const {{ left, right, top, bottom }} = each.getClientRects()[0]
    const at = document.elementFromPoint((left + right) / 2, (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2)
    return !at || !(each.contains(at) || at.contains(each))
}}).map(each => each.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("template", TEMPLATES)
def test_the_keyboard_comes_everywhere_and_out_again(show: Show, template: str) -> None:
    """Tab reaches all, each is outlined (2.4.7), and the last key leaves the page (2.1.2)."""
    page = show(template)
    page.evaluate(WATCHED)
    for _ in range(1000):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
    else:
        pytest.fail("Tab does not lead out of the page")
    assert page.evaluate(REACHED) == {"missed": [], "plain": []}


@pytest.mark.parametrize("template", TEMPLATES)
def test_nothing_lies_over_what_has_the_focus(show: Show, template: str) -> None:
    """Wherever the page scrolls to show it (2.4.11), on a large and on a small screen."""
    for width in (1280, 320):
        assert show(template, width).evaluate(COVERED) == []


@pytest.mark.parametrize("template", TEMPLATES)
def test_nothing_is_lost_however_the_text_is_set(show: Show, template: str) -> None:
    """At 320 pixels (1.4.10), in letters of twice the size (1.4.4), and with room between them (1.4.12)."""
    page = show(template, 320)
    assert page.evaluate(LOST) == []
    page.add_style_tag(content=SPACED)
    assert page.evaluate(LOST) == []
    page = show(template, 1280)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate(LOST) == []


@pytest.mark.parametrize("template", [each for each in TEMPLATES if each not in OF_ONE_LANGUAGE])
def test_a_part_in_another_language_says_so(show: Show, template: str) -> None:
    """On a French page, wherever the English title stands (3.1.2); a citation is one string for machines."""
    page = show(template, lang="fr")
    told = page.evaluate(
        """title => [...document.querySelectorAll("main :not(.cite *)")]
            .filter(each => [...each.childNodes].some(node => node.nodeType === 3 && node.data.includes(title)))
            .filter(each => each.closest("[lang]").lang !== "en").map(each => each.outerHTML.slice(0, 160))""",
        LONG,
    )
    assert told == []


@pytest.mark.parametrize("template", ["home.html", "styleguide.html"])
def test_nothing_moves_for_those_who_asked_for_that(show: Show, template: str) -> None:
    """No animation and no smooth scrolling; the style guide has every component."""
    moving = """() => [document.documentElement, ...document.querySelectorAll("body *")].filter(each => {
        const style = getComputedStyle(each)
        return style.scrollBehavior === "smooth" || style.animationName !== "none" || style.transitionDuration !== "0s"
    }).map(each => each.tagName)"""
    assert show(template).evaluate(moving) == []


DRAWN = "main :is(.bars-bar rect, .map-dot, .hero-dots, .matrix circle, .cover-drawn circle)"


@pytest.mark.parametrize("template", ["home.html", "styleguide.html", "challenges/list.html", "members/region.html"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_drawings_take_on_the_colours_of_the_reader(show: Show, template: str, scheme: str) -> None:
    """Browsers force the colours of text, not those of drawings: these must differ from the ground by themselves."""
    page = show(template, forced_colors="active", color_scheme=scheme)
    found = page.evaluate(
        """selector => {
            const probe = document.body.appendChild(document.createElement("i"))
            const colour = (name) => { probe.style.color = name; return getComputedStyle(probe).color }
            const marks = ["CanvasText", "LinkText", "Highlight"].map(colour)
            const drawn = [...document.querySelectorAll(selector)].filter(each => !each.closest("[inert]"))
            const paint = (style) => style.stroke === "none" ? style.fill : style.stroke
            return [drawn.length, drawn.filter(each => !marks.includes(paint(getComputedStyle(each)))).length]
        }""",
        DRAWN,
    )
    assert found[0] and not found[1], found


@pytest.mark.parametrize(
    ("template", "selector"),
    [
        ("calendar/event.html", ".button"),
        ("calendar/event.html", ".event-state"),
        ("calls/call.html", ".call-state:not([hidden])"),
        ("calendar/list.html", ".masthead .menu:not(.languages) [aria-current]"),
    ],
)
def test_what_a_ground_or_a_line_tells_is_told_without_colours(show: Show, template: str, selector: str) -> None:
    """In forced colours a button still has its shape, a state its frame, and the menu marks where the reader is."""
    page = show(template, forced_colors="active")
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    found = page.locator(selector).first.evaluate(
        """each => {
            const style = getComputedStyle(each), line = parseFloat(style.borderBlockEndWidth) >= 1
            return [style.backgroundColor, line && style.borderBlockEndColor]
        }"""
    )
    assert [each for each in found if each and each != ground and not re.match("rgba.*, 0[)]", each)], found
