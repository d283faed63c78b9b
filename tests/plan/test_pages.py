"""The page of the plan, and the pages of its lines, axes and outcomes."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

from tests.markup import attributes, dead_links, hreflang, page, texts
from tests.support import built, news_item, problems_of, site_of

PLAN = """
L1: {label: {en: Leadership, fr: Gouverner, es: Liderazgo}}
L1A1: {label: Narrative}
L1A1D1: {label: Recommendations}
L1A1D2: {label: Debates}
L1A2: {label: Agendas}
L1A2D1: {label: Positions}
L2: {label: Capacities}
L2A1D3: {label: Research}
L3A1D4:
"""
EVENT = "---\ntitle: {title}\nstart: 2022-03-01\n{more}---\nText.\n"
FILES = {
    "data/outcomes.yaml": PLAN,
    "content/news/both.md": news_item(
        title="Both", outcomes="[L1A1D1, L1A2D1]", activity="{id: A01, line: L1}", date="2022-04-03"
    ),
    "content/news/both.fr.md": "---\ntitle: Les deux\n---\nTexte.\n",
    "content/news/two-lines.md": news_item(
        title="Two lines", outcomes="[L1A1D1, L2A1D3]", activity="{id: A02, line: L1}", date="2022-04-02"
    ),
    "content/news/line-only.md": news_item(title="Line only", activity="{id: A03, line: L1}", date="2022-04-01"),
    "content/news/draft.md": news_item(title="Draft", outcomes="[L1A1D1]", status="draft"),
    "content/news/later.md": news_item(title="Later", outcomes="[L1A1D1]", date="2023-01-01"),
    "content/news/none.md": news_item(title="None"),
    "content/events/unnamed.md": EVENT.format(title="Unnamed", more="outcomes: [L3A1D4]\n"),
    "content/pages/about.md": "---\ntitle: About\noutcomes: [L1A1D1]\n---\nText.\n",
}
CODES = ("L1", "L1A1", "L1A1D1", "L1A1D2", "L1A2", "L1A2D1", "L2", "L2A1", "L2A1D3", "L3", "L3A1", "L3A1D4")


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return built(tmp_path_factory.mktemp("plan"), FILES)


def counts(output: Mapping[str, bytes], path: str = "plan/index.html") -> dict[str, int]:
    """The number beside each code of the tree."""
    names = page(output, path).select(".plan-name")
    codes = [code for name in names for code in texts(name, ".plan-code")]
    return dict(zip(codes, (int(number) for name in names for number in texts(name, ".count")), strict=True))


def counted_by_hand(files: Mapping[str, str]) -> dict[str, int]:
    """How many published news and events of `files` are under each code, by their front matter alone."""
    under: dict[str, set[str]] = {}
    for path, text in files.items():
        if not re.fullmatch(r"content/(news|events)/[\w-]+\.md", path):
            continue
        front = yaml.load(text.split("---\n")[1], Loader=yaml.BaseLoader)
        if front.get("status") == "draft" or front.get("date", "") > "2022-05-01":
            continue
        codes = [*front.get("outcomes", []), *([front["activity"]["line"]] if "activity" in front else [])]
        for code in codes:
            for end in (2, 4, 6):
                under.setdefault(code[:end], set()).add(path)
    return {code: len(under.get(code, ())) for code in CODES}


def test_the_counts_are_those_of_the_files(output: dict[str, bytes]) -> None:
    """Computed here from the front matter: an item once under each outcome, axis and line, however it names them."""
    for prefix in ("", "fr/", "es/"):
        assert counts(output, f"{prefix}plan/index.html") == counted_by_hand(FILES)
    assert counted_by_hand(FILES)["L1"] == 3 and counted_by_hand(FILES)["L1A1D1"] == 2


@pytest.mark.parametrize("code", CODES)
def test_a_page_has_each_of_its_items(output: dict[str, bytes], code: str) -> None:
    """As many as its number says: as cards what is under none of its parts, below the parts what is."""
    for prefix in ("", "fr/", "es/"):
        found = page(output, f"{prefix}plan/{code.lower()}/index.html")
        shown = attributes(found, ".plan-cards .card-title a, .plan-items a", "href")
        assert len(set(shown)) == counted_by_hand(FILES)[code], f"{prefix}{code}: {shown}"


def test_the_tree_is_read_from_the_codes(output: dict[str, bytes]) -> None:
    """Lines, axes, outcomes, in the order of their numbers; what is not listed above an outcome is there."""
    found = page(output, "plan/index.html")
    assert texts(found, "h2.plan-name .plan-code") == ["L1", "L2", "L3"]
    assert texts(found, "h3.plan-name .plan-code") == ["L1A1", "L1A2", "L2A1", "L3A1"]
    assert texts(found, "h4.plan-name .plan-code") == ["L1A1D1", "L1A1D2", "L1A2D1", "L2A1D3", "L3A1D4"]


def test_what_is_known_by_its_line_alone_stands_there(output: dict[str, bytes]) -> None:
    assert texts(page(output, "plan/l1/index.html"), ".plan-cards .card-title") == ["Line only"]


def test_what_was_not_done_is_said(output: dict[str, bytes]) -> None:
    """In the tree, on the page of the outcome, and in a list of those outcomes."""
    found = page(output, "plan/index.html")
    assert texts(found, ".plan-undone a") == ["L1A1D2 Debates"]
    assert "Outcomes under which this site shows something: 4 of 5." in texts(found, ".plan-lead p")
    assert texts(page(output, "plan/l1a1d2/index.html"), ".plan-remark") == [
        "Nothing done under it is on this site so far."
    ]


def test_a_code_without_a_label_is_shown_with_a_remark(output: dict[str, bytes]) -> None:
    """In every language, in the tree and on a page of its own."""
    for prefix, title in (("", "Outcome L3A1D4"), ("fr/", "Résultat L3A1D4"), ("es/", "Resultado L3A1D4")):
        found = page(output, f"{prefix}plan/l3a1d4/index.html")
        assert texts(found, "h1") == [title]
        assert len(found.select(".plan-remark")) == 1
        assert page(output, f"{prefix}plan/index.html").select(".plan-outcome .plan-remark")


def test_an_item_leads_to_its_outcomes(output: dict[str, bytes]) -> None:
    links = attributes(page(output, "fr/news/both/index.html"), ".facts a", "href")
    assert {"/fr/plan/l1a1d1/", "/fr/plan/l1a2d1/"} <= set(links)


def test_every_page_has_its_languages_its_way_up_and_its_channel(output: dict[str, bytes]) -> None:
    found = page(output, "es/plan/l1a1d1/index.html")
    assert hreflang(found).keys() == {"en", "fr", "es", "x-default"}
    assert attributes(found, ".plan-above a", "href") == ["/es/plan/l1/", "/es/plan/l1a1/"]
    assert texts(found, ".plan-above a") == ["L1 Liderazgo", "L1A1 Narrative"]
    assert not dead_links(output, "https://metropolis.example")


def test_many_items_under_one_outcome_fold(tmp_path: Path) -> None:
    """On the page of the whole plan; the outcome's own page has them all."""
    files = {f"content/news/n{number}.md": news_item(outcomes="[L1A1D1]") for number in range(6)}
    output = built(tmp_path, files)
    assert texts(page(output, "plan/index.html"), "details summary") == ["6 items"]
    assert len(page(output, "plan/l1a1d1/index.html").select(".plan-cards .card")) == 6


def test_without_a_plan_there_is_no_page_of_it(tmp_path: Path) -> None:
    output = built(tmp_path, {"data/outcomes.yaml": ""})
    assert not [name for name in output if name.startswith("plan/")]
    assert "/plan/" not in attributes(page(output, "index.html"), "a", "href")


def test_a_term_that_is_no_code_of_the_plan_is_an_error(tmp_path: Path) -> None:
    """It would have no place in the tree."""
    wrong = {"data/outcomes.yaml": "L1: {label: Leadership}\nL1D1: {label: Lost}\n"}
    assert problems_of(tmp_path, wrong) == [
        "data/outcomes.yaml:1: 'L1D1' is no code of the plan: a line is L1, an axis L1A1, an outcome L1A1D1"
    ]


def test_an_unknown_outcome_is_an_error_with_a_hint(tmp_path: Path) -> None:
    found = problems_of(tmp_path, {"content/news/x.md": news_item(outcomes="[L1A1D9]")})
    assert len(found) == 1 and found[0].startswith("content/news/x.md:4: unknown outcome 'L1A1D9'. Did you mean")


def test_the_feature_tells_where_terms_are(tmp_path: Path) -> None:
    site = site_of(tmp_path, FILES)
    assert site.term_page("outcomes", "L3A1D4", "fr") == "/fr/plan/l3a1d4/"
