"""Open data, read as programs read it: against its schemas, and against the lists of the site."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from plugins.core.build import prepare
from plugins.core.features.artifacts import Page
from tests.calendar.support import event, events
from tests.support import DATA, FEATURES, built, news_item, project

HOST = "https://metropolis.example/"
PERSON = """---
title: Ada
terms:
  - {body: board, role: presidency, members: [Brussels], from: 2020-01-01, until: unknown}
---
"""
SITE: Mapping[str, str | bytes] = {
    **events(
        summit=event(
            title="Summit",
            start="2022-06-01 10:00",
            end="2022-06-01 12:00",
            timezone="Barcelona (city)",
            date="2022-04-01",
            place="{city: Brussels, country: BE, name: {fr: Palais}}",
            registration="{url: 'https://x.org', deadline: 2022-05-30}",
            documents="[{label: Plan, file: plan.csv}]",
            challenges="['1.1', '2.3']",
            activity="{id: A04, line: L1}",
        ),
        days=event(title="Days", start="2022-04-05", end="2022-04-07", date="2022-03-01"),
    ),
    "content/events/plan.csv": b"a,b\n",
    "content/news/x.md": news_item(
        title="=1+1", challenges="[2.3]", members="[Brussels]", guests="['A, B', '@c']", alliances="[UCLG MEWA]"
    ),
    "content/news/x.fr.md": "---\ntitle: Le titre\nsummary: En bref.\n---\nTexte.\n",
    "content/news/y.md": news_item(date="2022-04-01 09:30", updated="{date: 2022-04-02, note: {en: A, fr: B}}"),
    "content/news/draft.md": news_item(title="Secret", status="draft"),
    "content/news/later.md": news_item(title="Later", date="2022-12-01"),
    "content/people/ada.md": PERSON,
    "content/open-data/data.md": "---\ntitle: Open data\n---\nText.\n",
}
Output = Mapping[str, bytes]


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Output:
    return built(tmp_path_factory.mktemp("data"), SITE)


def document(output: Output, path: str) -> Any:
    return json.loads(output[path])


def rows(output: Output, path: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(output[path].decode(), newline=""), strict=True))


def documents(output: Output) -> Iterator[str]:
    """The paths of all JSON files that are no schemas."""
    found = (path for path in output if path.startswith("data/v1/") and path.endswith(".json"))
    return (path for path in found if "/schemas/" not in path)


def local(address: str) -> str:
    """The path of a file of this site."""
    assert address.startswith(HOST)
    return address.removeprefix(HOST)


def test_every_file_is_as_its_schema_says(output: Output) -> None:
    """Each names its schema, which is a valid one of 2020-12."""
    names = list(documents(output))
    assert len(names) > 12
    for name in names:
        schema = document(output, local(document(output, name)["$schema"]))
        Draft202012Validator.check_schema(schema)
        assert local(schema["$id"]) in output
        checker = Draft202012Validator(schema, format_checker=FormatChecker())
        found = [error.message for error in checker.iter_errors(document(output, name))]
        assert not found, f"{name}: {found[0][:300]}"


def test_a_schema_lets_nothing_else_pass(output: Output) -> None:
    """A field more, one less, a day that is none: each is found."""
    schema = Draft202012Validator(document(output, "data/v1/schemas/items.json"), format_checker=FormatChecker())
    news = document(output, "data/v1/news.json")
    for change in ({"more": 1}, {"title": None}, {"date": "25 April"}, {"kind": "rumour"}):
        assert not schema.is_valid({**news, "items": [news["items"][0] | change]}), change
    assert not schema.is_valid({**news, "items": [{"id": "news/x", "kind": "news"}]})


def test_the_index_names_every_file_and_nothing_else(output: Output) -> None:
    index = document(output, "data/v1/index.json")
    named = {local(address) for each in index["datasets"] for address in each["files"].values()}
    schemas = {local(each["schema"]) for each in index["datasets"]} | {local(index["$schema"])}
    there = {path for path in output if path.startswith("data/v1/")}
    assert there == named | schemas | {"data/v1/index.json"}
    assert all(each["files"]["json"] for each in index["datasets"])
    for page in (address for each in index["datasets"] for address in each["pages"].values()):
        assert f"{local(page)}index.html" in output, page


def test_every_list_holds_what_its_page_lists(tmp_path: Path) -> None:
    """The same items in the same order, one file for all languages; nothing that readers do not see."""
    output = built(tmp_path, SITE)
    prepared = prepare(project(tmp_path, SITE), FEATURES)
    pages = [each for each in prepared.artifacts if isinstance(each, Page) and each.channel]
    assert {page.lang for page in pages} == {"en", "fr", "es"}
    for page in pages:
        assert page.channel
        data = document(output, page.channel.data.removeprefix("/"))
        assert [item["id"] for item in data["items"]] == list(page.channel.items)
        assert data["pages"][page.lang] == f"{HOST}{page.address}"
        assert data["title"][page.lang] == page.channel.title
    everything = {item["id"] for item in document(output, "data/v1/everything.json")["items"]}
    assert everything == {"news/x", "news/y", "event/summit", "event/days"}
    assert not [path for path in output if path.startswith("data/") and b"Secret" in output[path]]


def test_an_item_says_what_is_known_of_it(output: Output) -> None:
    """By language in those that it is written in; terms as codes; no text, no path, nothing that is not known."""
    by_id = {item["id"]: item for item in document(output, "data/v1/news.json")["items"]}
    assert by_id["news/x"] == {
        "id": "news/x",
        "kind": "news",
        "language": "en",
        "title": {"en": "=1+1", "fr": "Le titre"},
        "summary": {"fr": "En bref."},
        "url": {"en": f"{HOST}news/x/", "fr": f"{HOST}fr/news/x/"},
        "challenges": ["2.3"],
        "members": ["brussels"],
        "guests": ["A, B", "@c"],
        "alliances": ["uclg-mewa"],
        "date": "2022-04-25",
    }
    assert by_id["news/y"]["date"] == "2022-04-01T09:30:00+02:00"
    assert by_id["news/y"]["updated"] == {"date": "2022-04-02", "note": {"en": "A", "fr": "B"}}


def test_an_event_has_its_hours_twice(output: Output) -> None:
    """As the clocks of the place show them, and with the offset of its zone; a document is an address."""
    summit, days = document(output, "data/v1/calendar.json")["items"]
    assert (summit["start"], summit["end"]) == ("2022-06-01T10:00", "2022-06-01T12:00")
    assert (summit["begins"], summit["ends"]) == ("2022-06-01T10:00:00+02:00", "2022-06-01T12:00:00+02:00")
    assert (summit["zone"], summit["standing"]) == ("Europe/Madrid", "confirmed")
    assert summit["place"] == {"city": "Brussels", "country": "BE", "name": {"fr": "Palais"}}
    assert summit["activity"] == {"id": "A04", "line": "L1"}
    assert local(summit["documents"][0]["file"]) in output
    assert (days["begins"], days["ends"]) == ("2022-04-05", "2022-04-07") and "zone" not in days


def test_a_register_explains_the_codes(output: Output) -> None:
    """Terms of a list with their page, and entries that are terms."""
    challenges = {each["code"]: each for each in document(output, "data/v1/registers/challenges.json")["items"]}
    assert challenges["2.3"]["title"]["fr"] == "Résilience climatique"
    first = document(output, "data/v1/registers/organisations.json")["items"][1]
    assert (first["code"], first["label"]["fr"], first["kind"]) == ("uclg-mewa", "UCLG MEWA", "alliance")
    assert first["page"]["fr"] == f"{HOST}fr/organisations/uclg-mewa/"
    members = {each["id"]: each for each in document(output, "data/v1/registers/members.json")["items"]}
    assert (members["member/brussels"]["region"], members["member/brussels"]["standing"]) == ("europe", "member")
    (ada,) = document(output, "data/v1/registers/people.json")["items"]
    assert "url" not in ada and ada["terms"][0] | {"from": "2020-01-01", "until": "unknown"} == ada["terms"][0]


def test_the_table_of_members_stands_with_their_register(output: Output) -> None:
    """It is made with their map, and there is no second one."""
    index = document(output, "data/v1/index.json")
    (members,) = [each for each in index["datasets"] if each["name"] == "registers/members"]
    assert members["files"] == {
        "json": f"{HOST}data/v1/registers/members.json",
        "csv": f"{HOST}data/v1/members.csv",
        "geojson": f"{HOST}data/v1/members.geojson",
    }


def test_a_section_is_a_table_too(output: Output) -> None:
    """A row for each item, a column for each language; no cell is a formula."""
    for name in ("news", "calendar", "everything"):
        ids = [item["id"] for item in document(output, f"data/v1/{name}.json")["items"]]
        assert [row["id"] for row in rows(output, f"data/v1/{name}.csv")] == ids
    row = {row["id"]: row for row in rows(output, "data/v1/news.csv")}["news/x"]
    assert (row["title_en"], row["title_fr"], row["title_es"]) == ("'=1+1", "Le titre", "")
    assert (row["challenges"], row["guests"], row["date"]) == ("2.3", "A, B; @c", "2022-04-25")
    summit = next(row for row in rows(output, "data/v1/calendar.csv") if row["id"] == "event/summit")
    assert (summit["place_city"], summit["place_name_fr"], summit["activity_id"]) == ("Brussels", "Palais", "A04")
    assert not [row for row in rows(output, "data/v1/everything.csv") if None in row or None in row.values()]


@pytest.mark.parametrize(
    ("facts", "licence"),
    [
        ("", None),
        ("licence: {name: CC BY 4.0, url: 'https://x.org/by'}\n", {"name": "CC BY 4.0", "url": "https://x.org/by"}),
    ],
)
def test_the_licence_is_said_or_that_there_is_none(tmp_path: Path, facts: str, licence: object) -> None:
    """In each file, with whom to ask."""
    output = built(tmp_path, {**SITE, "data/organisation.yaml": DATA["data/organisation.yaml"] + facts})
    for name in documents(output):
        data = document(output, name)
        assert (data["licence"], data["contact"]) == (licence, "metropolis@metropolis.org"), name


def test_a_change_rewrites_the_lists_that_hold_the_item(tmp_path: Path) -> None:
    """And neither the schemas, nor the index, nor another list."""
    before = built(tmp_path, SITE)
    after = built(tmp_path, {**SITE, "content/news/y.md": news_item(title="New", date="2022-04-01 09:30")})
    changed = {path for path in after if path.startswith("data/") and before.get(path) != after[path]}
    assert changed == {f"data/v1/{name}.{form}" for name in ("news", "everything") for form in ("json", "csv")}


def test_a_site_without_items_has_its_data_too(tmp_path: Path) -> None:
    output = built(tmp_path, {})
    assert document(output, "data/v1/news.json")["items"] == [] and output["data/v1/news.csv"] == b""
    for name in documents(output):
        schema = document(output, local(document(output, name)["$schema"]))
        assert Draft202012Validator(schema).is_valid(document(output, name)), name
