"""The step after the build that makes the index: when it does something, and what it leaves behind."""

import gzip
import json
import re
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from plugins.core.disk.tree import Tree
from plugins.search import indexing, pagefind
from plugins.search.bundles import make_bundle
from plugins.search.documents import IndexingError
from plugins.search.indexing import index, main, withdraw
from plugins.search.pagefind import PagefindError
from plugins.search.parts import LARGEST, Part
from tests.search.samples import SITE
from tests.support import built, news_item, project, tree


class Place:
    """A site that was built once, and its folders."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.output = root / "output"
        self.cache = root / ".cache"

    def build(self, **changed: str) -> None:
        """Build with other texts, by the names of news; '' takes the file away."""
        files = {f"content/news/{name}.md": text for name, text in changed.items()}
        for path in (path for path, text in files.items() if not text):
            (self.root / path).unlink()
        built(self.root, {path: text for path, text in files.items() if text})

    def index(self, largest: int = LARGEST) -> bool:
        return index(self.output, self.cache, largest).made

    def files(self) -> dict[str, bytes]:
        folder = self.output / "pagefind"
        return tree(folder) if folder.exists() else {}

    def addresses(self) -> set[str]:
        """The pages that are in the index of a language, as it says itself."""
        told = (gzip.decompress(data) for name, data in self.files().items() if "/fragment/" in name)
        return {json.loads(each[each.index(b"{") :])["url"].removeprefix("/") for each in told}

    def pages(self, lang: str = "en") -> int:
        """How many pages the index of a language names; 0 if it is not whole."""
        files = self.files()
        entry = json.loads(files[f"{lang}/pagefind-entry.json"])["languages"][lang]
        whole = f"{lang}/pagefind.{entry['hash']}.pf_meta" in files and f"{lang}/wasm.{lang}.pagefind" in files
        fragments = [name for name in files if name.startswith(f"{lang}/fragment/")]
        return int(entry["page_count"]) if whole and len(fragments) >= entry["page_count"] else 0


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("once")
    project(root, SITE)
    built(root, {})
    index(root / "output", root / ".cache")
    return root


@pytest.fixture
def place(once: Path, tmp_path: Path) -> Place:
    """The site, built and indexed."""
    shutil.copytree(once, tmp_path / "site")
    return Place(tmp_path / "site")


def test_there_is_an_index_for_each_language_and_one_script_for_all(place: Place) -> None:
    """Each with nothing but what is needed to search."""
    files = place.files()
    assert {"all/pagefind.js", "en/pagefind.js", "fr/pagefind-entry.json", "es/wasm.es.pagefind"} <= files.keys()
    assert files["all/pagefind.js"].startswith(b'const PARTS = {"en": ["en"], "es": ["es"], "fr": ["fr"]};\n')
    assert not [name for name in files if "-ui." in name or "worker" in name or "unknown" in name]
    assert place.pages("en") > place.pages("fr") > 0


def test_every_page_can_be_found(place: Place) -> None:
    """Each that search engines are to see under its own address, but for those that only narrow a list."""
    narrow = re.compile(r"(fr/|es/)?(news/\d+|calendar/.+|people/board/.+|publications/[a-z]+/.+)/")
    pages = ((name.removesuffix("index.html"), html) for name, html in tree(place.output).items() if b"<html" in html)
    own = {
        address
        for address, html in pages
        if f'rel="canonical" href="https://metropolis.example/{address}"'.encode() in html and b"noindex" not in html
    }
    assert place.addresses() == {address for address in own if not narrow.fullmatch(address)}
    assert {"news/water/", "fr/news/water/", "news/many-7/", "members/sao-paulo/", "es/news/"} <= place.addresses()


def test_a_page_that_is_left_out_is_told(
    place: Place, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever the reason: the old index stays."""
    make = pagefind.make_bundle

    def forgetful(pages: Path, target: Path) -> None:
        make(pages, target)
        next((target / "fragment").iterdir()).unlink()

    monkeypatch.setattr(pagefind, "make_bundle", forgetful)
    before = place.files()
    place.build(fresh=news_item("New."))
    assert main(place.output, place.cache) == 1
    assert "Pagefind left out 1 of the pages, such as '/" in capsys.readouterr().err
    assert place.files() == before


def test_unchanged_pages_are_not_indexed_again(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even Pagefind is started, also after a build of the same texts."""
    monkeypatch.setattr(pagefind, "make_bundle", None)
    before = place.files()
    assert place.index() is False
    place.build()
    assert place.index() is False
    assert place.files() == before


def test_another_program_indexes_again(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two versions of Pagefind do not read each other's files."""
    monkeypatch.setattr(indexing, "program_version", lambda: "0.1")
    assert place.index() is True


def test_a_change_is_indexed(place: Place) -> None:
    """And what is gone from the index is gone from the folder."""
    before = place.files()
    place.build(old=news_item("Something else about archives.", title="An old story", date="2020-02-03"))
    assert place.index() is True
    after = place.files()
    assert len(after) == len(before) and place.pages()
    assert {name for name in before if "/fragment/en_" in name} - after.keys()


def test_many_pages_are_indexed_in_parts(place: Place) -> None:
    """All of them, and what was made of the language as a whole goes; parts and whole give the same pages."""
    whole = place.addresses()
    assert place.index(largest=20) is True
    names = {name.partition("/")[0] for name in place.files()}
    assert {"en-1", "en-2"} < names and "en" not in names
    assert place.addresses() == whole
    assert place.index(largest=20) is False
    parted = place.files()
    shutil.rmtree(place.output / "pagefind")
    shutil.rmtree(place.cache)
    assert place.index(largest=20) is True and place.files() == parted


def test_progress_is_told_of_every_part(place: Place) -> None:
    """Of those that are made, in pages."""
    told: list[tuple[str, int, int | None]] = []
    pages = len(place.addresses())
    index(place.output, place.cache, largest=20, progress=lambda *each: told.append(each))
    assert told[0] == ("pages indexed", 0, pages) and told[-1] == ("pages indexed", pages, pages)
    assert len(told) == len({name.partition("/")[0] for name in place.files()} - {"all"}) + 1


def test_a_change_costs_its_part_alone(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """The others are not made again, and stay whole."""
    place.index(largest=20)
    made: list[str] = []

    def noted(room: Path, part: Part, texts: Iterable[str]) -> dict[str, Path]:
        made.append(part.name)
        return make_bundle(room, part, texts)

    monkeypatch.setattr(indexing, "make_bundle", noted)
    before = place.files()
    place.build(old=news_item("Something else about archives.", title="An old story", date="2020-02-03"))
    assert place.index(largest=20) is True
    changed = {name.partition("/")[0] for name, _ in place.files().items() ^ before.items()}
    assert len(made) == 1 and changed == set(made)
    assert place.index(largest=20) is False


@pytest.mark.parametrize("harm", ["remove", "change", "forget"])
def test_a_damaged_index_is_made_again(place: Place, harm: str) -> None:
    """Or one of which the cache does not know any more: it may be deleted at any time."""
    whole = place.files()
    file = next((place.output / "pagefind/en/fragment").iterdir())
    if harm == "remove":
        file.unlink()
    elif harm == "change":
        file.write_bytes(b"x")
    else:
        shutil.rmtree(place.cache)
    assert place.index() is True
    assert place.files() == whole


def test_the_same_pages_give_the_same_bytes(place: Place, tmp_path: Path) -> None:
    """In another folder, from nothing."""
    other = Place(tmp_path / "other")
    project(other.root, SITE)
    other.build()
    other.index()
    assert other.files() == place.files()


def test_a_build_leaves_the_index_alone(place: Place) -> None:
    """It is none of the build's own files, and in nobody's way."""
    before = place.files()
    place.build(fresh=news_item("New."))
    assert place.files() == before


def test_without_indexing_an_index_stays_while_its_pages_do(place: Place) -> None:
    """That a text changed, or came, does no harm."""
    place.build(old=news_item("Changed."), fresh=news_item("New."))
    assert withdraw(place.output, place.cache) is False
    assert place.pages()


def test_without_indexing_no_index_names_what_is_gone(place: Place) -> None:
    """It goes as a whole; the next indexing brings it back, and the page of search says so meanwhile."""
    place.build(old="")
    assert main(place.output, place.cache, wanted=False) == 0
    assert not (place.output / "pagefind").exists()
    assert place.index() is True and place.pages()


def test_an_index_of_which_nobody_knows_is_not_trusted(place: Place) -> None:
    """Without the cache, nobody can say which pages it names."""
    shutil.rmtree(place.cache)
    assert withdraw(place.output, place.cache) is True
    assert place.files() == {}


def test_a_site_without_search_has_no_index(place: Place) -> None:
    """The feature was taken off: what it made goes."""
    (place.output / "search/pages.json").unlink()
    place.index()
    assert place.files() == {}


@pytest.mark.parametrize("after", [0, 1, 7, 14, 20, 30])
def test_a_run_that_is_killed_leaves_the_old_index_or_the_new(
    place: Place, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    """Of each language, at any moment: what names the other files comes last. The next run brings the rest."""
    old = {lang: place.pages(lang) for lang in ("en", "fr", "es")}
    place.build(
        fresh=news_item("New.", title="New"),
        old="",
        **{f"many-{number}": news_item(f"Other words, {number}.", date="2021-06-01") for number in range(1, 13)},
    )
    left = iter(range(after))
    put, remove = Tree.put, Tree.remove

    def until_killed(step: Callable[..., Any]) -> Callable[..., Any]:
        def one_more(*values: object) -> object:
            if next(left, None) is None:
                raise KeyboardInterrupt
            return step(*values)

        return one_more

    with monkeypatch.context() as patch:
        patch.setattr(Tree, "put", until_killed(put))
        patch.setattr(Tree, "remove", until_killed(remove))
        with pytest.raises(KeyboardInterrupt):
            index(place.output, place.cache)
    assert all(place.pages(lang) for lang in old)
    assert place.index() is True
    assert not (place.root / ".output.state/staging").exists()
    expected = place.files()
    shutil.rmtree(place.output / "pagefind")
    assert place.index() is True and place.files() == expected


def test_a_missing_program_is_said_in_one_sentence(
    place: Place, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The site is built; the old index stays, for its pages are there."""
    monkeypatch.setattr("pagefind.service.get_executable", lambda: None)
    place.build(fresh=news_item("New."))
    before = place.files()
    assert main(place.output, place.cache) == 1
    said = capsys.readouterr().err
    assert said.startswith("run.py: the site was built, but its search is not up to date: ") and "is missing" in said
    assert said.count("\n") == 1 and place.files() == before


def test_a_program_that_fails_is_quoted(place: Place, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Its last line says most."""
    program = tmp_path / "pagefind"
    program.write_text("#!/bin/sh\necho first >&2\necho 'no room left' >&2\nexit 3\n")
    program.chmod(0o755)
    monkeypatch.setattr("pagefind.service.get_executable", lambda: program)
    place.build(fresh=news_item("New."))
    with pytest.raises(PagefindError, match="Pagefind failed: no room left"):
        place.index()


def test_a_program_that_cannot_be_started_is_named(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """As where it was made for another system."""
    monkeypatch.setattr("pagefind.service.get_executable", lambda: Path("/nowhere/pagefind"))
    with pytest.raises(PagefindError, match="/nowhere/pagefind cannot be started"):
        pagefind.make_bundle(place.output, place.root / "bundle")


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (lambda output: (output / "search/pages.json").write_text("[{"), r"pages\.json is damaged"),
        (lambda output: (output / "news/old/index.html").unlink(), "news/old/index.html is gone: build again"),
        (lambda output: (output / "news/old/index.html").write_text("x"), "has no <main>"),
    ],
    ids=["catalogue", "page", "empty"],
)
def test_an_output_that_was_meddled_with_is_said(place: Place, harm: object, said: str) -> None:
    """With the file that it is about."""
    assert callable(harm)
    harm(place.output)
    with pytest.raises(IndexingError, match=said):
        place.index()
