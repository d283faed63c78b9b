"""The theme: its templates, components and style sheets fit together."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader, nodes

from tests.markup import page
from tests.support import ROOT, built, news_item

TEMPLATES = ROOT / "theme" / "templates"
COMPONENTS = sorted((TEMPLATES / "components").glob("*.html"))
STYLES = "\n".join(path.read_text("utf-8") for path in sorted((ROOT / "theme" / "static" / "css").rglob("*.css")))


@pytest.mark.parametrize(
    "path", sorted(TEMPLATES.rglob("*.html")), ids=lambda path: path.relative_to(TEMPLATES).as_posix()
)
def test_a_template_says_nothing_about_escaping(path: Path) -> None:
    """Everything is escaped, but for the JSON-LD, which is made safe where it is made."""
    text = path.read_text("utf-8")
    assert "autoescape" not in text and "Markup" not in text
    assert re.findall(r"\{\{[^}]*\| *safe", text) == (["{{ head.jsonld | safe"] if path.name == "base.html" else [])


@pytest.mark.parametrize("path", COMPONENTS, ids=lambda path: path.stem)
def test_a_component_is_macros_that_say_what_they_draw(path: Path) -> None:
    """A file begins with a comment and holds macros alone: nothing is drawn by importing it."""
    text = path.read_text("utf-8")
    assert text.startswith("{# ")
    tree = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True).parse(text)
    drawn = [node for node in tree.body if not isinstance(node, nodes.Macro | nodes.Import | nodes.FromImport)]
    assert not "".join(
        part.data
        for node in drawn
        if isinstance(node, nodes.Output)
        for part in node.nodes
        if isinstance(part, nodes.TemplateData)
    ).strip()


def test_raw_colours_stand_in_one_file() -> None:
    """All others use the tokens: a theme is changed in one place, for light and dark."""
    css = ROOT / "theme" / "static" / "css"
    raw = re.compile(r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch)a?\(", re.IGNORECASE)
    assert [path.name for path in css.rglob("*.css") if raw.search(path.read_text("utf-8"))] == ["tokens.css"]


def test_every_token_that_is_used_is_declared() -> None:
    declared = set(re.findall(r"(--[\w-]+):", STYLES))
    assert set(re.findall(r"var\((--[\w-]+)", STYLES)) <= declared


def test_a_page_asks_nobody_else_for_anything(tmp_path: Path) -> None:
    """No script, font, style or picture of another host, and no inline style or handler: a strict policy would hold."""
    body = "![video: A talk](https://vimeo.com/1)\n\n[out](https://x.org)"
    output = built(tmp_path, {"content/news/x.md": news_item(body)})
    for name in (name for name in output if name.endswith(".html")):
        tree = page(output, name)
        fetched = tree.select(
            "script[src], img[src], iframe, video, audio, object, embed, link[rel~=stylesheet], link[rel~=icon]"
        )
        sources = [str(element.get("src") or element.get("href")) for element in fetched]
        assert all(source.startswith("/") and not source.startswith("//") for source in sources), name
        assert not tree.select("[style], style, [onclick], [onload]"), name


def test_every_page_has_its_landmarks(tmp_path: Path) -> None:
    """One of each, and every navigation is named, each by another name."""
    output = built(
        tmp_path, {"content/news/x.md": news_item(), "content/pages/privacy.md": "---\ntitle: P\n---\nText.\n"}
    )
    for name in (name for name in output if name.endswith(".html")):
        tree = page(output, name)
        for landmark in ("header.masthead", "main#_content", "footer"):
            assert len(tree.select(landmark)) == 1, f"{name}: {landmark}"
        navigations = tree.select("nav:not([inert] nav)")
        names = [str(each.get("aria-label") or each.get("aria-labelledby")) for each in navigations]
        assert "None" not in names and len(names) == len(set(names)), name
        assert not tree.select("nav ul:empty") and not [ul for ul in tree.select("nav ul") if not ul.select("li")], name


def test_headings_leave_no_level_out(tmp_path: Path) -> None:
    """On every page the first is the only h1, and each goes at most one level deeper."""
    fields = {"challenges": "[2.3]", "documents": "[{label: A}]", "contact": "policy"}
    files = {f"content/news/{slug}.md": news_item("## A\n\n### B", **fields) for slug in "xy"}
    output = built(tmp_path, files)
    for name in (name for name in output if name.endswith(".html")):
        levels = [int(heading.name[1]) for heading in page(output, name).select("h1, h2, h3, h4, h5, h6")]
        assert levels[0] == 1 and levels.count(1) == 1, name
        assert all(deeper - level <= 1 for level, deeper in pairwise(levels)), name


def test_ids_are_used_once(tmp_path: Path) -> None:
    """Also where a text has a heading of the name that the theme uses itself."""
    files = {"x": "## Related\n\n## Content\n\n## News", "y": "Text."}
    output = built(
        tmp_path, {f"content/news/{slug}.md": news_item(body, challenges="[2.3]") for slug, body in files.items()}
    )
    for name in (name for name in output if name.endswith(".html")):
        ids = [str(element["id"]) for element in page(output, name).select("[id]")]
        assert len(ids) == len(set(ids)), f"{name}: {sorted(ids)}"


def own_sheets(text: str) -> set[str]:
    """The names of the sheets of pages/ that a template links."""
    return set(re.findall(r'frame\.assets\["css/pages/(\w+)\.css"\]', text))


def drawn_by(name: str) -> str:
    """A template with all that it extends, imports and includes, but for the components, which every page can draw."""
    text = (TEMPLATES / name).read_text("utf-8")
    others = re.findall(r'{% (?:extends|from|import|include) "((?!components/)[^"]+\.html)"', text)
    return "\n".join([text, *map(drawn_by, others)])


def classes_of(*paths: Path) -> set[str]:
    return {name for path in paths for name in re.findall(r"\.([a-z][\w-]*)(?=[^}]*\{)", path.read_text("utf-8"))}


@pytest.mark.parametrize(
    "name",
    sorted(
        path.relative_to(TEMPLATES).as_posix()
        for path in TEMPLATES.rglob("*.html")
        if path.read_text("utf-8").startswith("{% extends ") or path.parent.name == "components"
    ),
)
def test_a_page_links_the_sheets_of_the_classes_that_it_draws(name: str) -> None:
    """No page waits for what another needs; a component is drawn on any page, so the sheet of all has its styles."""
    css = ROOT / "theme" / "static" / "css"
    pages = {path.stem: classes_of(path) for path in (css / "pages").glob("*.css")}
    of_all = classes_of(*(path for path in css.rglob("*.css") if path.parent.name != "pages"))
    text = drawn_by(name)
    used = {each for part in re.findall(r'class="([^"]*)"', text) for each in re.sub(r"{.*?}", " ", part).split()}
    linked = own_sheets(text)
    assert linked <= pages.keys()
    lost = used & set().union(*pages.values()) - of_all - set().union(*(pages[sheet] for sheet in linked))
    assert not lost, f"{name} draws {sorted(lost)}, and links only {sorted(linked)}"
