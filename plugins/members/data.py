"""The members as open data: a table (CSV) and a map layer (GeoJSON, RFC 7946)."""

from collections.abc import Iterator

from plugins.core.features.artifacts import File
from plugins.core.languages import DEFAULT, LANGUAGES
from plugins.core.network.directory import Metropolis, by_name, directory
from plugins.core.rendering.tables import document, table
from plugins.core.site import Site

TABLE, LAYER = "data/v1/members.csv", "data/v1/members.geojson"
FILES = (("CSV", TABLE), ("GeoJSON", LAYER))
_ORIGIN = "plugins/members/data.py"


def data(site: Site) -> Iterator[File]:
    """Both files; names in all languages."""
    metropolises = by_name(directory(site), DEFAULT)
    yield File(TABLE, _table(site, metropolises), _ORIGIN)
    yield File(LAYER, _layer(site, metropolises), _ORIGIN)


def _facts(site: Site, metropolis: Metropolis) -> dict[str, str]:
    member = metropolis.member
    names = {f"name_{lang}": metropolis.item.text(lang).title for lang in LANGUAGES}
    return {
        "id": member.slug,
        **names,
        "region": metropolis.region,
        "country": member.country,
        "state": member.standing_on(site.settings.today),
        "since": member.since.isoformat() if member.since else "",
        "until": member.until.isoformat() if member.until else "",
        "url": site.settings.urls.absolute(metropolis.item.address(DEFAULT)),
    }


def _table(site: Site, metropolises: tuple[Metropolis, ...]) -> bytes:
    rows = [
        _facts(site, each) | {"latitude": _number(each.member.latitude), "longitude": _number(each.member.longitude)}
        for each in metropolises
    ]
    return table(tuple(rows[0]), rows) if rows else b""


def _layer(site: Site, metropolises: tuple[Metropolis, ...]) -> bytes:
    features = [
        {"type": "Feature", "geometry": _point(each), "properties": _facts(site, each)} for each in metropolises
    ]
    layer = {"type": "FeatureCollection", "features": features}
    return document(layer)


def _point(metropolis: Metropolis) -> dict[str, object] | None:
    """RFC 7946, section 3.2: no geometry for a place that is not known; longitude comes first."""
    member = metropolis.member
    if member.latitude is None or member.longitude is None:
        return None
    return {"type": "Point", "coordinates": [member.longitude, member.latitude]}


def _number(value: float | None) -> str:
    return "" if value is None else repr(value)
