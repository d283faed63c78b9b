"""Typography, language by language. `_` stands for a narrow no-break space, `~` for a no-break space."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plugins.core.prose import typeset
from tests.core.prose.html_reading import html


def _visible(text: str) -> str:
    return text.replace("\u202f", "_").replace("\u00a0", "~")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "yes".', "He said “yes”."),
        ("'Yes', the mayor's office", "‘Yes’, the mayor’s office"),
        ("\"It's 'fine'\"", "“It’s ‘fine’”"),
        ("the '90s", "the ’90s"),
        ("1990--1995 -- a while---yes", "1990–1995 – a while—yes"),
        ("run it with --force <-- or -->", "run it with --force <-- or -->"),
        ("well... ....", "well… ...."),
        ('(see "a")', "(see “a”)"),
        ("https://x.org/a--b?c='d", "https://x.org/a--b?c=’d"),
        ("“right” already – yes…", "“right” already – yes…"),
        ("Really? Yes!", "Really? Yes!"),
        ('a 5" nail', 'a 5" nail'),
    ],
)
def test_english(text: str, expected: str) -> None:
    assert typeset(text, "en") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('Il dit "oui".', "Il dit «_oui_»."),
        ("Il dit « oui ».", "Il dit «_oui_»."),
        ("«oui»", "«_oui_»"),
        ("Quoi? Oui! Non; si: fin", "Quoi_? Oui_! Non_; si~: fin"),
        ("Quoi ?! Oui !", "Quoi_?! Oui_!"),
        ("À 14:30, voir https://x.org/a?b ; a:b", "À 14:30, voir https://x.org/a?b_; a:b"),
        ("l'été aujourd'hui", "l’été aujourd’hui"),
        ("un 'mot' d'ici", "un “mot” d’ici"),
        ('"a "b" c"', "«_a “b” c_»"),
        ("(!) :) ;)", "(!) :) ;)"),
        ('" mot "', "«_mot_»"),
    ],
)
def test_french(text: str, expected: str) -> None:
    assert _visible(typeset(text, "fr")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('Dijo "sí".', "Dijo «sí»."),
        ("\"Dijo 'sí'\"", "«Dijo “sí”»"),
        ('¿"Sí"? ¡No!', "¿«Sí»? ¡No!"),
        ("d'aquí: sí; no", "d’aquí: sí; no"),
        ("2019--2023", "2019–2023"),
    ],
)
def test_spanish(text: str, expected: str) -> None:
    assert typeset(text, "es") == expected


def test_another_language_is_left_alone() -> None:
    assert typeset('"a" -- b...', "ca") == '"a" -- b...'


@given(
    st.text(alphabet="ab1 \"'-.:;!?«»“”‘’()<>\u00a0\u202f\n…–/", max_size=24),
    st.sampled_from(["en", "fr", "es"]),
)
@example('""', "fr")
def test_setting_twice_changes_nothing(text: str, lang: str) -> None:
    """So that text which is right already, or comes from the cache, stays as it is."""
    once = typeset(text, lang)
    assert typeset(once, lang) == once


@pytest.mark.parametrize(
    ("source", "lang", "expected"),
    [
        ('"*a*" and *"b"*', "en", "<p>“<em>a</em>” and <em>“b”</em></p>"),
        ('Say "`x`" `"y"`', "en", '<p>Say “<code>x</code>” <code>"y"</code></p>'),
        ("**Quoi**? *Oui* !", "fr", "<p><strong>Quoi</strong>_? <em>Oui</em>_!</p>"),
        ('<kbd>"</kbd>', "en", '<p><kbd>"</kbd></p>'),
        ('"a\n\nb"', "en", '<p>“a</p>\n<p>b"</p>'),
        ("<abbr title=\"the 'UN'\">UN</abbr>", "en", '<p><abbr title="the ‘UN’">UN</abbr></p>'),
        ('"a" <q lang="fr">"b"</q> "c"', "en", '<p>“a” <q lang="fr">«_b_»</q> “c”</p>'),
        ("&quot;a&quot; &lt;b&gt;", "en", "<p>“a” &lt;b&gt;</p>"),
    ],
)
def test_markup_neither_stops_nor_spoils_it(source: str, lang: str, expected: str) -> None:
    """A quote may open outside an element and close inside; code is never touched; `lang` is heeded."""
    assert _visible(html(source, lang)) == expected
