"""Templates become bytes, or one sentence that says where and why not."""

import shutil
from pathlib import Path

import pytest

from plugins.core.build import build
from plugins.core.features.artifacts import Composition, File, SizeOf, View
from plugins.core.features.feature import Feature
from plugins.core.rendering.templates import RenderError
from tests.markup import page, texts
from tests.support import FEATURES, ROOT, built, news_item, project, tree


def theme_with(tmp_path: Path, **templates: str) -> Path:
    """A copy of the theme in which some templates are others."""
    theme = tmp_path / "theme"
    shutil.copytree(ROOT / "theme", theme)
    for name, text in templates.items():
        (theme / "templates" / f"{name}.html").write_text(text, encoding="utf-8")
    return theme


def said_of(tmp_path: Path, home: str) -> str:
    """What is said of a site whose home page has this template."""
    with pytest.raises(RenderError) as error:
        build(project(tmp_path, {}, theme=theme_with(tmp_path, home=home)), FEATURES)
    return str(error.value)


@pytest.mark.parametrize(
    ("template", "sentence"),
    [
        ("<p>\n{{ t('no.such') }}</p>", "home.html:2: there is no word 'no.such' in i18n/"),
        (
            "<p>\n{{ t('news.year.title') }}",
            "home.html:2: the word 'news.year.title' was given no value for its place {year}",
        ),
        ("\n\n{{ view.colour }}", "home.html:3: 'plugins.home.HomeView object' has no attribute 'colour'"),
        ("{{ colour }}", "home.html:1: 'colour' is undefined"),
        ("\n{% if %}", "home.html:2: Expected an expression, got 'end of statement block'"),
        ("{% extends 'none.html' %}", "home.html:1: there is no template 'none.html'"),
        ("\n{{ 'today' | date }}", "home.html:2: AssertionError"),
        ("\n{{ 'de' | language }}\n{{ 'xx' | language }}", "home.html:3: KeyError 'xx'"),
        ("\n{{ 1 / 0 }}", "home.html:2: ZeroDivisionError division by zero"),
    ],
)
def test_a_broken_template_is_one_sentence(tmp_path: Path, template: str, sentence: str) -> None:
    """The file and line of the template, and what is wrong, for the one who writes it: no traceback."""
    said = said_of(tmp_path, template)
    assert said.startswith(f"theme/templates/{sentence}") and "\n" not in said


def test_the_sentence_names_the_innermost_template(tmp_path: Path) -> None:
    """A fault in a component is that of its own file, in its folder, whatever page it is on."""
    theme = theme_with(
        tmp_path, **{"components/card": "{% macro card(card, lang, level=2) %}\n{{ t('x') }}{% endmacro %}"}
    )
    with pytest.raises(RenderError, match=r"^theme/templates/components/card\.html:2: there is no word 'x'"):
        build(project(tmp_path, {"content/news/x.md": news_item()}, theme=theme), FEATURES)


def test_a_broken_template_leaves_the_last_good_site(tmp_path: Path) -> None:
    """All pages are rendered before the first is published."""
    settings = project(tmp_path, {})
    build(settings, FEATURES)
    before = tree(settings.output)
    said_of(tmp_path, "{{ t('no.such') }}")
    assert tree(settings.output) == before


@pytest.mark.parametrize("lang", ["", "fr/", "es/"])
def test_what_authors_write_is_escaped(tmp_path: Path, lang: str) -> None:
    """In every field that a template shows."""
    fields = {
        "title": "'<b>Title</b> & more'",
        "summary": "'<i>Summary</i>'",
        "guests": "['<u>Guest</u>']",
        "actions": "[{label: '<s>Join</s>', url: 'https://x.org/?a=1&b=\"2\"'}]",
        "documents": "[{label: '<q>Report</q>'}]",
        "updated": "{date: 2022-04-26, note: '<em>Note</em>'}",
    }
    tree = page(built(tmp_path, {"content/news/x.md": news_item(**fields)}), f"{lang}news/x/index.html")
    assert not tree.select("main :is(b, i, u, s, q, em)")
    shown = tree.select("main")[0].get_text()
    for word in ("<b>", "<i>", "<u>", "<s>", "<q>", "<em>"):
        assert word in shown


def test_a_text_is_drawn_by_the_macros_of_the_theme(tmp_path: Path) -> None:
    """Links out are marked; what leads to a page that is not to be seen is plain words."""
    body = "[out](https://x.org) [in](y.md) [gone](z.md) [mail](mailto:a@b.org)"
    files = {"x": news_item(body), "y": news_item(), "z": news_item(status="withdrawn")}
    output = built(tmp_path, {f"content/news/{slug}.md": text for slug, text in files.items()})
    prose = page(output, "news/x/index.html").select(".prose p")[0]
    assert [(a.get("href"), a.get("rel")) for a in prose.select("a[href]")] == [
        ("https://x.org", ["external"]),
        ("/news/y/", None),
        ("mailto:a@b.org", None),
    ]
    assert texts(page(output, "news/x/index.html"), ".prose a:not([href])") == ["gone"]


def joined(_facts: View, parts: tuple[str, ...]) -> bytes:
    return ",".join(parts).encode()


def test_a_composition_is_told_the_sizes_of_other_files(tmp_path: Path) -> None:
    """As digits, in their place among its fragments, whatever the order in which the files are made."""
    files = (File("zz.txt", b"four", "tests"), File("aa.txt", b"", "tests"))
    parts = (SizeOf("zz.txt"), SizeOf("aa.txt"))
    listed = Composition(address="made.txt", lang="en", fragments=parts, compose=joined, facts=View(), origin="tests")
    made = Feature(name="made", outputs=(lambda _site: [*files, listed],))
    settings = project(tmp_path, {})
    build(settings, [*FEATURES, made])
    assert tree(settings.output)["made.txt"] == b"4,0"
