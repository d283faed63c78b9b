"""The members in a browser: maps of any size, in the dark and on paper; by keyboard; without JavaScript."""

from collections.abc import Callable
from itertools import combinations
from typing import TYPE_CHECKING

import pytest

from tests.browser.readers import reader
from tests.members.network import NETWORK
from tests.members.samples import SITE, person
from tests.support import built

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PAGES = {
    "list": "/members/",
    "region": "/members/asia-pacific/",
    "small region": "/fr/members/europe/",
    "member": "/es/members/berlin/",
    "applicant": "/members/kocaeli/",
    "people": "/people/",
    "earlier board": "/people/board/2022-01-27/",
}
MAPS = {"world": "/members/", "region": "/members/asia-pacific/", "member": "/members/berlin/"}
LONG = {
    "content/people/long.md": person(
        "Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh",
        "body: secretariat, office: Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    ),
    "content/news/new.md": SITE["content/news/new.md"],
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, serve: Callable[..., str]) -> str:
    """The address of the whole frozen network, built on 1 May 2022."""
    root = tmp_path_factory.mktemp("members")
    built(root, {**NETWORK, **LONG})
    return serve(root / "output")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing(browser: "Browser", site: str, path: str, scheme: str, width: int) -> None:
    """No violation of the rules that a program can check, contrast among them."""
    from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # it carries no types

    with reader(browser, width=width, color_scheme=scheme) as page:
        page.goto(site + path)
        results = Axe().run(page, options={"resultTypes": ["violations"]})
        assert not results.violations_count, results.generate_report()


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_a_small_screen_scrolls_one_way_only(browser: "Browser", site: str, path: str) -> None:
    """At 320 pixels; the map of a region, of which the small screen shows a part, scrolls by itself."""
    with reader(browser, width=320) as page:
        page.goto(site + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


COLOURS = """map => {
    const colour = (selector, name) => {
        const found = map.querySelector(selector)
        return found && getComputedStyle(found)[name]
    }
    return [getComputedStyle(map.querySelector("svg")).backgroundColor, colour(".map-land", "fill"),
            colour(".map-dot", "stroke")]
}"""


def luminance(colour: str) -> float:
    """Of `rgb(..)`, as WCAG has it."""
    parts = [int(part) / 255 for part in colour.removeprefix("rgb(").removesuffix(")").split(",")]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, two: str) -> float:
    dark, light = sorted(map(luminance, (one, two)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("media", ["screen", "print"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", MAPS.values(), ids=MAPS)
def test_a_map_can_be_read(browser: "Browser", site: str, path: str, scheme: str, media: str) -> None:
    """Dots stand out from land and sea by 3 to 1 (WCAG 1.4.11), and land differs from the sea."""
    with reader(browser, color_scheme=scheme) as page:
        page.emulate_media(media="print" if media == "print" else "screen")
        page.goto(site + path)
        sea, land, _ = page.locator(".map").evaluate(COLOURS)
        assert contrast(sea, land) > 1.3
        every = "all => all.map(each => getComputedStyle(each).stroke)"
        dots = set(page.locator(".map > svg .map-dot, .map-scroll .map-dot").evaluate_all(every))
        assert all(contrast(dot, land) >= 3 and contrast(dot, sea) >= 3 for dot in dots), (dots, land, sea)


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("region", ["asia-pacific", "europe", "africa", "north-america"])
def test_no_name_of_a_region_hides_another(browser: "Browser", site: str, region: str, width: int) -> None:
    """Nor a dot: as drawn, with the font that the browser found, in letters that can be read."""
    with reader(browser, width=width) as page:
        page.goto(f"{site}/members/{region}/")
        boxes = page.locator(".map-label").evaluate_all(
            "all => all.map(each => [each.textContent, ...Object.values(each.getBoundingClientRect().toJSON())])"
        )
        dots = page.locator(".map-places .map-dot").evaluate_all(
            "all => all.map(each => { const box = each.getBoundingClientRect(); return [box.x, box.y] })"
        )
        size = page.locator(".map-label").first.evaluate(
            "each => parseFloat(getComputedStyle(each).fontSize) * each.getScreenCTM().a"
        )
    assert size >= 10
    names = [
        (name, x + 1, y + 0.2 * height, x + across - 1, y + 0.85 * height) for name, x, y, across, height, *_ in boxes
    ]
    assert not [
        (one[0], two[0])
        for one, two in combinations(names, 2)
        if one[1] < two[3] and two[1] < one[3] and one[2] < two[4] and two[2] < one[4]
    ]
    assert not [
        name for name, left, top, right, bottom in names for x, y in dots if left < x < right and top < y < bottom
    ]
    assert not [
        (one, two) for one, two in combinations(dots, 2) if (one[0] - two[0]) ** 2 + (one[1] - two[1]) ** 2 < 64
    ]


@pytest.mark.parametrize(("path", "links"), [("/members/asia-pacific/", 73), ("/members/", 5)])
@pytest.mark.parametrize("width", [320, 1280])
def test_the_keyboard_comes_to_every_dot(browser: "Browser", site: str, path: str, links: int, width: int) -> None:
    """In reading order, each on the screen and marked while it has the focus; Enter follows it."""
    with reader(browser, width=width) as page:
        page.goto(site + path)
        hrefs = page.locator(".map svg a").evaluate_all("all => all.map(each => each.getAttribute('href'))")
        plain = page.locator(".map svg a .map-dot").first.evaluate("dot => getComputedStyle(dot).strokeWidth")
        page.locator(".map svg a").first.focus()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
        reached = []
        for _ in range(links):
            seen = page.evaluate("""() => {
                const link = document.activeElement, style = getComputedStyle(link.querySelector(".map-dot"))
                const box = link.querySelector(".map-dot").getBoundingClientRect()
                return [link.getAttribute("href"), style.strokeWidth, style.stroke, box.x]
            }""")
            assert float(seen[1].removesuffix("px")) > 1.5 * float(plain.removesuffix("px")), seen
            assert path == "/members/" or 0 <= seen[3] <= width, seen
            reached.append(seen[0])
            page.keyboard.press("Tab")
        assert reached == hrefs
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Enter")
        page.wait_for_url(site + hrefs[-1])


def shown(page: "Page") -> list[str]:
    return page.locator(".directory a:visible").all_inner_texts()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("sao", ["São Paulo"]),
        ("SÃO p", ["São Paulo"]),
        ("barcelona", ["Barcelona (city)", "Barcelona (metropolitan area)"]),
        ("morocco", ["Casablanca", "Marrakech", "Rabat"]),
        ("xi'an", ["Xi’an"]),
        ("xyz", []),
    ],
)
def test_the_filter_finds_names_and_countries(browser: "Browser", site: str, typed: str, found: list[str]) -> None:
    """Accents, case and the form of an apostrophe do not matter; letters without names go."""
    with reader(browser) as page:
        page.goto(f"{site}/members/")
        page.get_by_label("Find a member").fill(typed)
        assert shown(page) == found
        assert page.locator(".directory h3:visible").count() == len({name[0] for name in found})
        assert page.locator("[data-none]").is_visible() is (not found)
        page.get_by_label("Find a member").fill("")
        assert len(shown(page)) == 143


def test_what_was_typed_before_is_found_again(browser: "Browser", site: str) -> None:
    """Going back, a browser may fill the field by itself: the list then fits it."""
    with reader(browser) as page:
        page.goto(f"{site}/members/")
        page.get_by_label("Find a member").fill("sao")
        page.get_by_role("link", name="São Paulo").click()
        page.go_back()
        page.wait_for_load_state()
        typed = page.get_by_label("Find a member").input_value()
        assert len(shown(page)) == (1 if typed else 143)


def test_the_members_are_found_without_javascript(browser: "Browser", site: str) -> None:
    """By letter; the field is not there."""
    with reader(browser, java_script_enabled=False) as page:
        page.goto(f"{site}/members/")
        assert not page.locator("[data-filter]").is_visible()
        page.get_by_role("link", name="S", exact=True).click()
        assert page.url.endswith("#_s")
        page.locator(".directory").get_by_role("link", name="São Paulo").click()
        assert page.locator("h1").inner_text() == "São Paulo"


def test_a_pointer_follows_a_region_on_the_map(browser: "Browser", site: str) -> None:
    """A click beside a dot, as a finger would, is near enough."""
    with reader(browser) as page:
        page.goto(f"{site}/members/")
        lisbon = page.locator(".map svg").first.evaluate(
            """svg => {
                const [x, y] = svg.querySelector(".map-region-3 .map-dot").getAttribute("d").match(/[\\d.]+/g)
                const at = new DOMPoint(x, y).matrixTransform(svg.getScreenCTM())
                return [at.x, at.y]
            }"""
        )
        page.mouse.click(lisbon[0], lisbon[1] + 8)
        page.wait_for_url(f"{site}/members/europe/")


def test_on_paper_the_whole_map_is_there(browser: "Browser", site: str) -> None:
    """It is as wide as the paper, and what only a screen can do is not."""
    with reader(browser, width=700) as page:
        page.emulate_media(media="print")
        page.goto(f"{site}/members/asia-pacific/")
        assert page.locator(".map-scroll").evaluate("box => box.scrollWidth <= box.clientWidth")
        page.goto(f"{site}/members/")
        assert not page.locator(".letters").is_visible() and not page.locator(".filter").is_visible()
