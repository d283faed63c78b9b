"""The plan of a build: what the features make, together and one without the other."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from plugins.core.build import NO_HOME, build, draft_of, prepare, write
from plugins.core.features.artifacts import Artifact, File
from plugins.core.features.feature import Feature, NavigationEntry
from plugins.core.site import Site
from tests.markup import dead_links
from tests.support import FEATURES, news_item, problems_of, project, tree

CONTENT = {
    "content/news/one.md": news_item(title="One", challenges="[2.3]", aliases="[/old]"),
    "content/news/two.md": news_item(title="Two", challenges="[2.3]"),
    "content/news/gone.md": news_item(status="withdrawn"),
    "content/pages/about.md": "---\ntitle: About\n---\nText.\n",
    "content/contact/contact.md": "---\ntitle: Contact\n---\nText.\n",
}


UNTAGGED = {path: text.replace("challenges: [2.3]\n", "") for path, text in CONTENT.items()}
NO_MENU = [msgspec.structs.replace(each, navigation=()) for each in FEATURES if each.name in ("challenges", "projects")]
FEW = [*(each for each in FEATURES if each.name in ("contact", "home", "members", "news", "pages")), *NO_MENU]


def without(name: str) -> list[Feature]:
    return [feature for feature in FEATURES if feature.name != name]


@pytest.mark.parametrize("name", [feature.name for feature in FEATURES if feature.name != "home"])
def test_a_feature_that_is_taken_off_leaves_no_dead_link(tmp_path: Path, name: str) -> None:
    """Without it and its content the site builds, and no menu, list or text leads to what it made."""
    folders = [kind.folder for feature in FEATURES if feature.name == name for kind in feature.kinds]
    settings = project(tmp_path, UNTAGGED if name == "challenges" else CONTENT)
    for folder in (folder for folder in folders if (settings.content / folder).exists()):
        (settings.content / folder).rename(tmp_path / folder)
    problems, published = build(settings, without(name))
    assert published is not None, "\n".join(map(str, problems))
    assert not dead_links(tree(settings.output), settings.siteurl)


def test_a_site_without_a_home_page_is_a_problem(tmp_path: Path) -> None:
    """Every page links to it: without its feature, or without its text, there is nothing to link to."""
    said = f"content:1: {NO_HOME}"
    settings = project(tmp_path, {})
    (settings.content / "home" / "home.md").unlink()
    assert [str(problem) for problem in prepare(settings, FEATURES).problems] == [said]
    assert [str(problem) for problem in prepare(settings, without("home")).problems] == [said]


def test_a_menu_offers_what_is_there(tmp_path: Path) -> None:
    """A page that is not written yet, is a draft or was withdrawn is not in it."""
    draft = {"content/pages/about.md": "---\ntitle: About\nstatus: draft\n---\nText.\n"}
    settings = project(tmp_path, UNTAGGED | draft)
    menus = prepare(settings, FEW).frames
    assert [link.title for link in menus["fr"].header] == ["Actualités", "Membres"]
    assert [link.title for link in menus["fr"].footer] == ["Équipe", "Nous écrire"]


def test_a_menu_is_sorted_by_order_not_by_feature(tmp_path: Path) -> None:
    """Each language has its own words and addresses."""
    settings = project(tmp_path, UNTAGGED)
    extra = Feature(name="zzz", navigation=(NavigationEntry("home.title", "", 1),))
    menus = prepare(settings, [*FEW, extra]).frames
    assert [(link.title, link.url) for link in menus["es"].header] == [
        ("Inicio", "/es/"),
        ("Noticias", "/es/news/"),
        ("Miembros", "/es/members/"),
        ("Quiénes somos", "/es/about/"),
    ]


def test_two_at_one_address_are_a_problem_that_names_both(tmp_path: Path) -> None:
    """A page called `news` would lie where the list of news lies."""
    settings = project(tmp_path, {"content/pages/news.md": "---\ntitle: News\n---\nText.\n"})
    assert [str(problem) for problem in prepare(settings, FEATURES).problems] == [
        f"content/pages/news.md:1: its address '/{lang}news/' is already that of 'plugins/news.py'"
        for lang in ("es/", "fr/", "")
    ]


def test_an_alias_at_the_address_of_a_list_is_a_problem(tmp_path: Path) -> None:
    """It would be overwritten, or overwrite it. The line is the author's, for the list is where it must be."""
    problems = problems_of(tmp_path, {"content/news/x.md": news_item(aliases="[/news]")})
    assert "content/news/x.md:1: its address '/news/' is already that of 'plugins/news.py'" in problems


def test_a_feature_that_asks_for_an_unknown_word_is_a_problem(tmp_path: Path) -> None:
    """And no exception: nothing is planned."""

    def page_of_no_word(site: Site) -> Iterator[Artifact]:
        yield File("x.txt", site.words["en"]("no.such").encode(), "x")

    broken = Feature(name="broken", outputs=(page_of_no_word,))
    prepared = prepare(project(tmp_path, {}), [*FEATURES, broken])
    assert [str(problem) for problem in prepared.problems] == ["i18n:1: there is no word 'no.such' in i18n/"]
    assert not prepared.artifacts


def test_surveys_see_the_pages_of_all_features(tmp_path: Path) -> None:
    """Whichever feature comes first by name; and they see no files, and nothing of each other."""
    seen: list[set[str]] = []

    def survey(_site: Site, pages: tuple[Artifact, ...]) -> Iterator[Artifact]:
        seen.append({page.address for page in pages})
        return iter(())

    prepare(project(tmp_path, CONTENT), [*FEATURES, Feature(name="aaa", surveys=(survey,))])
    assert {"", "news/", "news/one/", "old/"} <= seen[0]
    assert "card.png" not in seen[0] and "robots.txt" not in seen[0]


def test_planning_does_not_touch_the_output(tmp_path: Path) -> None:
    settings = project(tmp_path, CONTENT)
    prepare(settings, FEATURES)
    assert not settings.output.exists()


def test_progress_is_told_of_every_text_and_every_artifact(tmp_path: Path) -> None:
    """Of those that are not there yet. How many are planned is known at the end."""
    told: defaultdict[str, list[tuple[int, int | None]]] = defaultdict(list)

    def progress(what: str, done: int, total: int | None) -> None:
        told[what].append((done, total))

    draft = draft_of(project(tmp_path, CONTENT), FEATURES, progress)
    assert draft.plan is not None
    write(draft, progress)
    texts, files = len(draft.plan.rows), len(draft.plan.steps)
    assert list(told) == ["texts read", "files planned", "files prepared", "files made"]
    assert told["texts read"] == [(done, texts) for done in range(1, texts + 1)]
    assert told["files prepared"] == told["files made"] == [(done, files) for done in range(1, files + 1)]
    assert told["files planned"][-2:] == [(files, None), (files, files)]


def test_a_site_may_be_built_into_another_folder(tmp_path: Path) -> None:
    """Where it is built changes no byte."""
    settings = project(tmp_path, CONTENT)
    build(settings, FEATURES)
    build(msgspec.structs.replace(settings, output=tmp_path / "far" / "away"), FEATURES)
    assert tree(tmp_path / "far" / "away") == tree(settings.output)
