"""Components: a macro file, its style sheet and its examples are of one name, and the style guide shows them all."""

import re
from pathlib import Path

from plugins.styleguide import COMPONENTS
from tests.markup import attributes, dead_links, page, texts
from tests.support import ROOT, built

TEMPLATES = ROOT / "theme" / "templates"
CSS = ROOT / "theme" / "static" / "css"


def names(folder: Path, ending: str) -> set[str]:
    """The names of the files of a folder."""
    return {path.stem for path in folder.glob(f"*.{ending}")}


def test_every_component_has_examples_and_every_example_a_component() -> None:
    """They are how a component is looked at before it is used, and the page lists them in order."""
    assert names(TEMPLATES / "components", "html") == names(TEMPLATES / "examples", "html") == set(COMPONENTS)
    assert list(COMPONENTS) == sorted(COMPONENTS)


def test_an_example_calls_its_own_component() -> None:
    for name in COMPONENTS:
        text = (TEMPLATES / "examples" / f"{name}.html").read_text("utf-8")
        assert f'{{% from "components/{name}.html" import ' in text, name


def test_a_style_sheet_is_of_a_component_or_of_pages() -> None:
    """What lies in css/components/ is of the macros of its name, in css/pages/ of the templates of its name."""
    assert names(CSS / "components", "css") <= set(COMPONENTS)
    templates = {path.relative_to(TEMPLATES).parts[0].removesuffix(".html") for path in TEMPLATES.rglob("*.html")}
    assert names(CSS / "pages", "css") <= templates


def test_every_class_of_a_style_sheet_is_used() -> None:
    """By a template as it stands, by a name that one puts together, or by the text that an author wrote."""
    text = "\n".join(path.read_text("utf-8") for path in TEMPLATES.rglob("*.html"))
    stems = set(re.findall(r"([\w-]+-)\{\{", text))
    made = {"align-right", "align-center", "table-scroll"}  # by the prose
    for path in CSS.rglob("*.css"):
        classes = set(
            re.findall(
                r"\.([a-z][\w-]*)(?![\w-]*[\"(])", re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.DOTALL)
            )
        )
        unused = {each for each in classes - made if not re.search(rf"[\" ]{each}[\" {{]", text)}
        assert not {each for each in unused if not each.startswith(tuple(stems))}, path.name


def test_the_style_guide_shows_each_component_in_both_schemes(tmp_path: Path) -> None:
    """Once for everybody, and once more in the dark for the eyes alone, with ids of its own."""
    output = built(tmp_path, {})
    tree = page(output, "styleguide/index.html")
    assert texts(tree, ".styleguide-name") == list(COMPONENTS)
    for scheme in ("light", "dark"):
        assert all(texts(tree, f".styleguide-{scheme}")), scheme
    assert len(tree.select(".styleguide-dark[inert]")) == len(COMPONENTS)
    ids = attributes(tree, "[id]", "id")
    assert len(ids) == len(set(ids))
    assert not [link for link in dead_links(output, "https://metropolis.example") if link.startswith("styleguide")]


def test_the_style_guide_is_for_those_who_make_the_site(tmp_path: Path) -> None:
    """Not indexed, in no sitemap, no menu and no feed."""
    output = built(tmp_path, {})
    assert attributes(page(output, "styleguide/index.html"), "meta[name=robots]", "content") == ["noindex"]
    assert not [name for name, data in output.items() if b"styleguide/" in data and not name.startswith("styleguide/")]
