"""The figures of the pages are those that anyone counts who reads the Markdown files."""

import datetime as dt
from pathlib import Path

import msgspec
import pytest
import yaml
from bs4 import Tag

from plugins.core.build import build
from tests.challenges.counting import Counted, count, front_matter, originals
from tests.challenges.samples import FILES
from tests.markup import attributes, page, texts
from tests.support import FEATURES, ROOT, project, tree

LATER = dt.datetime(2100, 1, 1, 12, 0)  # noqa: DTZ001  # the site's own zone, as in Settings
PREFIXES = ("", "fr/", "es/")


class Case(msgspec.Struct, frozen=True):
    """A project, what its files say, and the site that is built from it."""

    root: Path
    counted: dict[str, Counted]
    output: dict[str, bytes]

    def page(self, code: str, prefix: str = "") -> Tag:
        """The page of a challenge."""
        path = next(each for each in originals(self.root / "content/challenges") if front_matter(each)["code"] == code)
        return page(self.output, f"{prefix}challenges/{path.stem}/index.html")

    def labels(self, name: str) -> dict[str, str]:
        """What the terms of a list of data/ are called, by code."""
        terms = yaml.load((self.root / "data" / f"{name}.yaml").read_text("utf-8"), yaml.BaseLoader)
        return {code: term["label"]["en"] for code, term in terms.items()}

    def table(self, code: str, caption: str) -> dict[str, int]:
        """A table of the figures of a challenge; rows that count nothing are left out."""
        for table in self.page(code).select(".figures table"):
            if texts(table, "caption") == [caption]:
                pairs = zip(texts(table, "tbody th"), texts(table, "tbody .bars-count"), strict=True)
                return {label: int(number) for label, number in pairs if number != "0"}
        return {}


@pytest.fixture(scope="module", params=["inline", "real"])
def case(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Case:
    """A dozen entries of several kinds, and the content of this very site, when all of it is out."""
    root = tmp_path_factory.mktemp("counts")
    settings = project(root, FILES, now=LATER)
    if request.param == "real":
        settings = msgspec.structs.replace(settings, content=ROOT / "content", data=ROOT / "data")
    problems, published = build(settings, FEATURES)
    assert published is not None, "\n".join(map(str, problems))
    root = settings.content.parent
    return Case(root, count(root), tree(settings.output))


def test_the_counting_finds_something(case: Case) -> None:
    """Else nothing below would say anything."""
    assert sum(each.total for each in case.counted.values()) > 5
    assert any(each.regions for each in case.counted.values())


@pytest.mark.parametrize("prefix", PREFIXES)
def test_the_totals(case: Case, prefix: str) -> None:
    for code, counted in case.counted.items():
        sums = [int(number) for number in texts(case.page(code, prefix), ".figures-sums dd")]
        expected = [number for number in (counted.total, len(counted.members), len(counted.regions)) if number]
        assert sums == expected, code


def test_by_kind(case: Case) -> None:
    words = yaml.load((ROOT / "i18n/en.yaml").read_text("utf-8"), yaml.BaseLoader)
    for code, counted in case.counted.items():
        expected = {words[f"kinds.{kind}"]: number for kind, number in counted.kinds.items()}
        assert case.table(code, "By kind") == expected, code


def test_by_year(case: Case) -> None:
    for code, counted in case.counted.items():
        assert case.table(code, "By year") == dict(counted.years), code


def test_by_region(case: Case) -> None:
    """In the figures, and at the head of the part of each region."""
    labels = case.labels("regions")
    for code, counted in case.counted.items():
        assert case.table(code, "By region") == {labels[each]: n for each, n in counted.regions.items()}, code
        parts = case.page(code).select(".challenge-part")
        found = {str(part["id"]).removeprefix("_"): int(texts(part, ".count")[0]) for part in parts}
        assert found == dict(counted.regions), code


def test_the_most_active_members(case: Case) -> None:
    """As many as the page shows, and none that did more is left out."""
    for code, counted in case.counted.items():
        shown = case.table(code, "Most active members")
        numbers = sorted(counted.members.values(), reverse=True)
        assert sorted(shown.values(), reverse=True) == numbers[: len(shown)], code
        assert len(shown) == min(8, len(numbers)), code


def test_challenges_in_common(case: Case) -> None:
    titles = {front_matter(path)["code"]: front_matter(path)["title"] for path in _challenges(case)}
    for code, counted in case.counted.items():
        expected = {titles[each]: number for each, number in counted.challenges.items()}
        assert case.table(code, "Challenges in common") == expected, code


@pytest.mark.parametrize("prefix", PREFIXES)
def test_the_matrix(case: Case, prefix: str) -> None:
    """Each cell, and each leads to a part of a page that is there."""
    found = page(case.output, f"{prefix}challenges/index.html")
    rows = found.select(".matrix tbody tr")
    assert [texts(row, ".challenge-code")[0] for row in rows] == sorted(case.counted)
    for row in rows:
        code = texts(row, ".challenge-code")[0]
        counted = case.counted[code]
        expected = [counted.regions[region] for region in case.labels("regions")]
        assert [int(number) for number in texts(row, "td")] == [*expected, counted.total], code
        anchors = [href.partition("#")[2] for href in attributes(row, "td a", "href")]
        assert set(anchors) == set(attributes(case.page(code, prefix), ".challenge-part", "id")), code


def test_the_list_says_how_much_there_is(case: Case) -> None:
    found = page(case.output, "challenges/index.html").select(".challenges-list li")
    counts = {texts(each, ".challenge-code")[0]: int(texts(each, ".count")[0].split()[0]) for each in found}
    assert counts == {code: counted.total for code, counted in case.counted.items()}


def _challenges(case: Case) -> list[Path]:
    return originals(case.root / "content/challenges")
