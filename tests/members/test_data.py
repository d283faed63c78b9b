"""The members as open data, read as programs read it."""

import csv
import io
import json
from typing import Any

Output = dict[str, bytes]


def table(output: Output) -> dict[str, dict[str, str]]:
    """The rows of the table by their id."""
    text = output["data/v1/members.csv"].decode()
    return {row["id"]: row for row in csv.DictReader(io.StringIO(text, newline=""), strict=True)}


def layer(output: Output) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(output["data/v1/members.geojson"])
    return found


def test_the_table_has_all_who_have_a_page(output: Output) -> None:
    """Applicants and former members too, with how they stand on the day of the build."""
    rows = table(output)
    assert {name: row["state"] for name, row in rows.items() if row["state"] != "member"} == {
        "kocaeli": "applicant",
        "old-town": "former",
        "late": "former",
    }
    assert rows["berlin"] == {
        "id": "berlin",
        "name_en": "Berlin",
        "name_fr": "Berlin",
        "name_es": "Berlín",
        "region": "europe",
        "country": "DE",
        "state": "member",
        "since": "1990-05-01",
        "until": "",
        "url": "https://metropolis.example/members/berlin/",
        "latitude": "52.5238",
        "longitude": "13.3996",
    }
    assert (rows["shiraz"]["latitude"], rows["shiraz"]["longitude"]) == ("", "")


def test_lines_end_as_rfc_4180_has_it(output: Output) -> None:
    data = output["data/v1/members.csv"]
    assert data.count(b"\r\n") == data.count(b"\n") == len(table(output)) + 1


def test_the_layer_is_geojson(network: Output) -> None:
    """RFC 7946: a collection of features, each a point with longitude first, or without a place."""
    found = layer(network)
    assert set(found) == {"type", "features"} and found["type"] == "FeatureCollection"
    assert len(found["features"]) == len(table(network)) == 144  # with an applicant
    for feature in found["features"]:
        assert set(feature) == {"type", "geometry", "properties"} and feature["type"] == "Feature"
        if feature["geometry"] is not None:
            assert feature["geometry"]["type"] == "Point"
            longitude, latitude = feature["geometry"]["coordinates"]
            assert -180 <= longitude <= 180 and -90 <= latitude <= 90


def test_a_place_is_the_same_in_both(network: Output) -> None:
    rows = table(network)
    for feature in layer(network)["features"]:
        row = rows[feature["properties"]["id"]]
        point = feature["geometry"]["coordinates"] if feature["geometry"] else ["", ""]
        assert [str(value) for value in point] == [row["longitude"], row["latitude"]]
        assert feature["properties"].items() <= row.items()


def test_names_are_as_they_are_written(network: Output) -> None:
    """No typography: what is data can be compared."""
    assert table(network)["male"]["name_en"] == "Male'"
