"""The report as open data: JSON with its schema, and tables."""

import csv
import io
import json
from typing import Any

import jsonschema
import pytest

from tests.report.facts import ACTIVITIES
from tests.report.samples import of_facts
from tests.support import built


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The site of the frozen facts."""
    return built(tmp_path_factory.mktemp("site"), of_facts())


@pytest.fixture
def record(output: dict[str, bytes]) -> dict[str, Any]:
    """The report as JSON."""
    read: dict[str, Any] = json.loads(output["data/v1/reports/2022-01.json"])
    return read


def rows(data: bytes) -> list[dict[str, str]]:
    """The rows of a table."""
    return list(csv.DictReader(io.StringIO(data.decode(), newline="")))


def test_the_json_keeps_to_its_schema(output: dict[str, bytes], record: dict[str, Any]) -> None:
    """The schema is where the report says."""
    schema = json.loads(output["data/v1/schemas/report.json"])
    assert record["$schema"] == schema["$id"] == "https://metropolis.example/data/v1/schemas/report.json"
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(record, schema)


def test_the_schema_refuses_what_is_no_report(output: dict[str, bytes], record: dict[str, Any]) -> None:
    schema = json.loads(output["data/v1/schemas/report.json"])
    record["report"]["months"][0]["count"] = "many"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(record, schema)


def test_the_json_holds_every_activity(record: dict[str, Any]) -> None:
    found = [each for line in record["report"]["lines"] for each in line["activities"]]
    assert [each["id"] for each in found] == [fact.id for fact in ACTIVITIES]
    assert found[0]["days"] == {"start": "2022-02-15", "end": "2022-02-16"}
    assert record["report"]["crossing"] == ["A17"]


def test_the_table_of_activities(output: dict[str, bytes]) -> None:
    found = rows(output["data/v1/reports/2022-01.csv"])
    assert [row["id"] for row in found] == [fact.id for fact in ACTIVITIES]
    assert found[1]["members"] == "rabat; tunis; cairo; nouakchott; abidjan; harare"
    assert found[1]["guests"] == "Kigali"
    assert found[1]["url"] == "https://metropolis.example/events/a02/"


def test_the_table_of_figures(output: dict[str, bytes]) -> None:
    """Each count with the names of what is counted; the activities by line and by month add up to all."""
    found = rows(output["data/v1/reports/2022-01-figures.csv"])
    sums: dict[str, int] = {}
    for row in found:
        sums[row["figure"]] = sums.get(row["figure"], 0) + int(row["count"])
    assert sums["activities by line"] == sums["activities by month"] == sums["activities by kind"] == 21
    assert sums["activities by outcome"] == sum(len(fact.outcomes) for fact in ACTIVITIES)
    assert {"figure": "activities by challenge", "code": "4.3", "label_en": "Challenge 4.3"}.items() <= next(
        row for row in found if row["code"] == "4.3"
    ).items()
