"""The page of an event: what readers and search engines are told, in three languages."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.calendar.support import event, events
from tests.markup import attributes, graph, page, texts
from tests.support import built


def thing(output: Mapping[str, bytes], path: str) -> dict[str, Any]:
    """The event of a page, as search engines are told."""
    return next(each for each in graph(page(output, path)) if each["@type"] == "Event")


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("events/days/index.html", "30 December 2021 – 2 January 2022"),
        ("fr/events/days/index.html", "30 décembre 2021 – 2 janvier 2022"),
        ("events/summit/index.html", "1 June 2022, 10:00–12:30 (Barcelona time) Moved online"),
        ("fr/events/summit/index.html", "1er juin 2022, 10:00–12:30 (heure locale : Barcelona) Déplacé en ligne"),
        ("es/events/summit/index.html", "1 de junio de 2022, 10:00–12:30 (hora de Barcelona) Pasa a ser en línea"),
    ],
)
def test_an_event_says_when_and_whose_clocks(output: dict[str, bytes], path: str, said: str) -> None:
    assert texts(page(output, path), ".entry-meta") == [said]


def test_the_facts_of_an_event_are_said_in_the_language_of_the_page(output: dict[str, bytes]) -> None:
    tree = page(output, "fr/events/summit/index.html")
    facts = dict(zip(texts(tree, ".sheet dt"), texts(tree, ".sheet dd"), strict=True))
    assert facts == {
        "Thème": "Le soin",
        "Lieu": "Hôtel de ville, Bruxelles, Belgique",
        "Format": "En ligne",
        "Metropolis": "organise",
        "Organisé avec": "UN-Habitat",
        "Public": "tout le monde",
        "Langues": "anglais, arabe",
        "Régions": "Europe",
        "Série": "World Metropolitan Day",
    }
    assert texts(tree, ".event-changes li") == [
        "20 avril 2022: La salle est fermée. Il était annoncé pour le 20 mai 2022."
    ]
    assert texts(tree, ".programme li") == ["1er juin 2022, 10:00–11:00 EarlyAda, Mayor", "1er juin 2022, 12:00 Late"]


@pytest.mark.parametrize(
    ("fields", "offered"),
    [
        ({}, True),
        ({"audience": "public", "role": "takes-part"}, True),
        ({"role": "takes-part"}, False),
        ({"audience": "members"}, False),
        ({"audience": "invitation"}, False),
        ({"state": "cancelled", "changes": "{date: 2022-04-01, note: Ill.}"}, False),
        ({"state": "postponed", "changes": "{date: 2022-04-01, note: Ill.}"}, False),
        ({"state": "postponed", "changes": "{date: 2022-04-01, was: 2022-05-20, note: Ill.}"}, True),
        ({"start": "2022-04-30"}, False),
        ({"start": "2022-05-01"}, True),
    ],
)
def test_adding_is_offered_where_a_reader_can_attend_or_join(
    tmp_path: Path, fields: dict[str, str], offered: bool
) -> None:
    """Where the public may come, or the network organises it and bars nobody; where it takes place and is not over."""
    tree = page(built(tmp_path, events(x=event(**fields))), "events/x/index.html")
    assert len(attributes(tree, ".event-add a", "href")) == (3 if offered else 0)


@pytest.mark.parametrize(
    ("fields", "google", "outlook"),
    [
        ({"end": "2022-06-03"}, "dates=20220601%2F20220604", "startdt=2022-06-01&enddt=2022-06-04&allday=true"),
        (
            {"start": "2022-06-01 10:00", "end": "2022-06-01 11:00", "timezone": "Madrid"},
            "dates=20220601T080000Z%2F20220601T090000Z",
            "startdt=2022-06-01T08%3A00%3A00Z&enddt=2022-06-01T09%3A00%3A00Z&allday=false",
        ),
    ],
)
def test_others_are_given_moments_in_utc_and_days_with_the_day_after(
    tmp_path: Path, fields: dict[str, str], google: str, outlook: str
) -> None:
    tree = page(built(tmp_path, events(x=event(**fields))), "events/x/index.html")
    _, to_google, to_outlook = attributes(tree, ".event-add a", "href")
    assert google in to_google and outlook in to_outlook


def test_search_engines_are_told_what_readers_are(output: dict[str, bytes]) -> None:
    found = thing(output, "fr/events/summit/index.html")
    assert (found["name"], found["inLanguage"]) == ("Le sommet", "fr")
    assert (found["startDate"], found["endDate"]) == ("2022-06-01T10:00:00+02:00", "2022-06-01T12:30:00+02:00")
    assert found["eventStatus"] == "https://schema.org/EventMovedOnline"
    assert found["eventAttendanceMode"] == "https://schema.org/OnlineEventAttendanceMode"
    assert found["location"] == {"@type": "VirtualLocation", "url": "https://x.org/join"}
    assert found["previousStartDate"] == "2022-05-20"
    assert [each["name"] for each in found["organizer"]] == ["Metropolis", "UN-Habitat"]
    assert thing(output, "events/off/index.html")["eventStatus"] == "https://schema.org/EventCancelled"
    assert thing(output, "events/days/index.html")["endDate"] == "2022-01-02"


def test_a_new_date_is_no_postponement_without_one(tmp_path: Path) -> None:
    """A summary that says `Postponed` beside the new date would make readers doubt that one too."""
    moved = event(
        start="2022-06-01 10:00",
        timezone="Madrid",
        state="postponed",
        changes="\n  - {date: 2022-03-01, was: 2022-04-01, note: Once.}"
        "\n  - {date: 2022-04-01, was: 2022-05-01 10:00, note: Twice.}",
        place="{city: Kigali, country: RW}",
        format="hybrid",
    )
    output = built(tmp_path, events(x=moved))
    found = thing(output, "events/x/index.html")
    assert found["eventStatus"] == "https://schema.org/EventRescheduled"
    assert found["previousStartDate"] == "2022-05-01T10:00:00+02:00"
    assert [each["@type"] for each in found["location"]] == ["Place", "VirtualLocation"]
    assert texts(page(output, "events/x/index.html"), ".event-state") == ["New date"]
    assert len(texts(page(output, "events/x/index.html"), ".event-changes li")) == 2


def test_a_week_of_days_says_whose_hours_its_programme_has(tmp_path: Path) -> None:
    week = event(
        end="2022-06-07",
        timezone="Brussels",
        programme="\n  - {title: B, start: 2022-06-02 09:00}\n  - {title: A, start: 2022-06-01 09:00}",
        registration="{url: https://x.org/, deadline: 2022-05-01 18:00}",
    )
    tree = page(built(tmp_path, events(x=week)), "fr/events/x/index.html")
    assert texts(tree, ".programme .event-clock") == ["heure locale : Bruxelles"]
    assert texts(tree, ".programme li strong") == ["A", "B"] and not tree.select("[data-visitor-time]")
    assert "1er mai 2022, 18:00 (heure locale : Bruxelles)" in texts(tree, "p:has(> .button)")[0]
