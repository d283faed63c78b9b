"""Folding: names are the same, however they are typed."""

import pytest

from plugins.core.folding import fold, slugify


@pytest.mark.parametrize(
    "names",
    [
        ("Montréal", "MONTREAL", "Montre\u0301al"),
        ("UCLG – MEWA", "uclg-mewa", "UCLG_MEWA", "UCLG  MEWA "),
        ("L’Hospitalet", "L'Hospitalet", "l\u02bchospitalet"),
        ("Łódź", "Lodz"),
        ("İstanbul", "Istanbul", "ıstanbul"),
        ("Straße", "STRASSE"),
        ("Œuvre", "oeuvre"),
    ],
)
def test_spellings_of_one_name(names: tuple[str, ...]) -> None:
    assert len({fold(name) for name in names}) == 1


def test_different_names_stay_different() -> None:
    assert fold("1.1") != fold("1.10") != fold("11.0")
    assert fold("Barcelona (city)") != fold("Barcelona (metropolitan area)")


@pytest.mark.parametrize(
    ("text", "slug"), [("IMG 2041", "img-2041"), ("¡Hola, São Paulo!", "hola-sao-paulo"), ("北京", "")]
)
def test_a_slug_has_plain_letters(text: str, slug: str) -> None:
    assert slugify(text) == slug
