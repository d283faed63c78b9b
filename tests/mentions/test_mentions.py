"""Media mentions: by month, on the pages of the outlets, as data; and what can be wrong with them."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.markup import attributes, dead_links, page, texts
from tests.support import built, problems_of

Output = dict[str, bytes]

ORGANISATIONS = """
paper: {label: {en: The Paper, fr: Le Journal, es: El Diario}, kind: media, also: [Paper]}
radio: {label: Radio, kind: media}
silent: {label: Silent, kind: media}
"""
SITE = {
    "data/organisations.yaml": ORGANISATIONS,
    "content/mentions/2022-01.md": """---
title: January
month: 2022-01
mentions:
  - {outlet: The Paper, about: MetroTalks}
  - outlet: Radio
    item: {en: A study, fr: Une étude, es: Un estudio}
    about: MetroTalks
    date: 2022-01-07
    url: https://radio.example/study
---
""",
    "content/mentions/2022-04.md": "---\ntitle: April\nmonth: 2022-04\nmentions: {outlet: Paper, item: EGI}\n---\n",
    "content/mentions/2021-12.md": "---\ntitle: December 2021\nmonth: 2021-12\n"
    "mentions: {outlet: Paper, item: X}\n---\n",
    "content/mentions/2022-03.md": "---\ntitle: March\nstatus: draft\nmonth: 2022-03\n"
    "mentions: {outlet: Silent, item: X}\n---\n",
}


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Output:
    """The site with mentions of three months, and of one that is a draft."""
    return built(tmp_path_factory.mktemp("mentions"), SITE)


def test_no_link_is_dead(output: Output) -> None:
    assert not dead_links(output, "https://metropolis.example")


def test_mentions_are_listed_by_month(output: Output) -> None:
    """The latest first, each month with its number, in the order of its file."""
    found = page(output, "mentions/index.html")
    assert texts(found, "h2")[:3] == ["April 2022 1", "January 2022 2", "December 2021 1"]
    assert texts(found, "dt") == ["The Paper", "The Paper", "Radio", "The Paper"]
    assert texts(page(output, "fr/mentions/index.html"), "h2")[0] == "Avril 2022 1"


def test_what_is_not_known_is_left_out(output: Output) -> None:
    """A mention has its day and its link where they are known, else outlet and subject alone."""
    found = page(output, "fr/mentions/index.html")
    assert texts(found, "dd") == [
        *("EGI", "MetroTalks", "7 janvier 2022 · Une étude MetroTalks · Lire sur Radio", "X"),
    ]
    assert attributes(found, "dd a[rel=external]", "href") == ["https://radio.example/study"]


def test_a_page_without_mentions_says_so(tmp_path: Path) -> None:
    output = built(tmp_path, {})
    assert "No mention has been recorded yet." in texts(page(output, "mentions/index.html"), "main p")
    assert not [name for name in output if name.startswith("data/") and "mentions" in name]


def test_a_mention_stands_on_the_page_of_its_outlet(output: Output) -> None:
    """Also of one of which there is nothing else; a draft gives nobody a page."""
    assert texts(page(output, "es/organisations/paper/index.html"), ".mentions li") == [
        *("abril de 2022 · EGI", "enero de 2022 · MetroTalks", "diciembre de 2021 · X"),
    ]
    assert texts(page(output, "organisations/radio/index.html"), ".mentions li") == [
        "7 January 2022 · A study MetroTalks · Read it at Radio"
    ]
    assert "organisations/silent/index.html" not in output
    assert "/organisations/radio/" in attributes(page(output, "mentions/index.html"), "dt a", "href")


def test_mentions_are_data(output: Output) -> None:
    """A table with a row for each; the register of the months is JSON; both are among the open data."""
    rows = list(csv.DictReader(io.StringIO(output["data/v1/mentions.csv"].decode())))
    assert [(row["month"], row["outlet"], row["item_fr"]) for row in rows] == [
        *(("2022-04", "paper", "EGI"), ("2022-01", "paper", "MetroTalks")),
        *(("2022-01", "radio", "Une étude"), ("2021-12", "paper", "X")),
    ]
    assert rows[2] == {
        "month": "2022-01",
        "date": "2022-01-07",
        "outlet": "radio",
        "outlet_name": "Radio",
        "item_en": "A study",
        "item_fr": "Une étude",
        "item_es": "Un estudio",
        "about": "metrotalks",
        "url": "https://radio.example/study",
    }
    months = json.loads(output["data/v1/registers/mentions.json"])["items"]
    assert [each["month"] for each in months] == ["2021-12", "2022-01", "2022-04"]
    assert months[0]["title"] == {"en": "December 2021", "fr": "décembre 2021", "es": "diciembre de 2021"}
    assert months[2]["mentions"] == [{"outlet": "paper", "item": {"en": "EGI", "fr": "EGI", "es": "EGI"}}]
    (register,) = [
        each for each in json.loads(output["data/v1/index.json"])["datasets"] if each["name"] == "registers/mentions"
    ]
    assert register["files"] == {
        "json": "https://metropolis.example/data/v1/registers/mentions.json",
        "csv": "https://metropolis.example/data/v1/mentions.csv",
    }
    assert register["pages"]["fr"] == "https://metropolis.example/fr/mentions/"
    assert attributes(page(output, "es/mentions/index.html"), ".data-files a", "href") == ["/data/v1/mentions.csv"]


@pytest.mark.parametrize(
    ("mention", "said"),
    [
        ("{outlet: The Papre, item: X}", "unknown organisation 'The Papre'. Did you mean 'The Paper'?"),
        ("{outlet: Radio, about: MetroTalk}", "unknown project 'MetroTalk'. Did you mean 'MetroTalks'?"),
        ("{outlet: Radio}", "a mention says of what: write 'item', 'about', or both"),
        ("{item: X}", "the field 'outlet' is missing"),
        ("{outlet: Radio, item: X, url: radio.example}", "'radio.example' is not a web address"),
        ("{outlet: Radio, item: X, date: 2022-05-01}", "2022-05-01 is no day of 2022-04"),
        ("{outlet: Radio, item: X, date: 2021-04-01}", "2021-04-01 is no day of 2022-04"),
    ],
)
def test_a_mention_that_does_not_fit_is_told_at_its_line(tmp_path: Path, mention: str, said: str) -> None:
    path = "content/mentions/2022-04.md"
    head = "---\ntitle: M\nmonth: 2022-04\nmentions:\n  - {outlet: Radio, item: X, date: 2022-04-30}\n"
    problems = problems_of(tmp_path, {"data/organisations.yaml": ORGANISATIONS, path: f"{head}  - {mention}\n---\n"})
    assert [problem for problem in problems if problem.startswith(f"{path}:6: {said}")], problems
    assert len(problems) == 1


@pytest.mark.parametrize(
    ("month", "said"),
    [
        ("2022-05", "the month is 2022-05, and the file is named '2022-04': both must say the same"),
        ("2022-13", "'2022-13' is not a month of a year such as 2022-04"),
        ("April", "'April' is not a month of a year such as 2022-04"),
    ],
)
def test_the_month_is_that_of_the_name_of_the_file(tmp_path: Path, month: str, said: str) -> None:
    path = "content/mentions/2022-04.md"
    text = f"---\ntitle: M\nmonth: {month}\nmentions: {{outlet: Radio, item: X}}\n---\n"
    problems = problems_of(tmp_path, {"data/organisations.yaml": ORGANISATIONS, path: text})
    assert problems == [f"{path}:3: {said}"]


def test_a_month_without_mentions_is_no_month(tmp_path: Path) -> None:
    """It would stand on the page with nothing below it."""
    path = "content/mentions/2022-04.md"
    problems = problems_of(tmp_path, {path: "---\ntitle: M\nmonth: 2022-04\nmentions: []\n---\n"})
    assert problems[0].startswith(f"{path}:4: the field 'mentions' is empty: write it"), problems
