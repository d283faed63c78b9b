"""Links and pictures that say nothing: a warning each, whatever the language of the text."""

import pytest

from plugins.core.problems import Fault
from plugins.core.prose import ProseRenderer, is_file_name


def advice_on(text: str) -> tuple[Fault, ...]:
    return ProseRenderer("en").render(text)[1]


@pytest.mark.parametrize(
    "words",
    ["click here", "Here", "Read more…", "cliquez ici", "Lire la suite", "Haga clic aquí", "*aquí*", "más información"],
)
def test_a_link_names_what_it_leads_to(words: str) -> None:
    """Who goes from link to link hears these words alone."""
    said = f"the link '{words.strip('*')}' says nothing by itself: let its words name what it leads to"
    assert advice_on(f"One line.\n\n[{words}](https://x.org/).") == (Fault(3, said, "warning"),)


def test_each_such_link_is_told_of_at_its_line() -> None:
    assert [each.line for each in advice_on("[here](a.md)\n\n[all of it](b.md)\n\n[here](a.md)")] == [1, 5]


def test_a_link_of_more_words_or_with_a_picture_is_fine() -> None:
    assert not advice_on("[Here is the report](https://x.org/a) and [![A harbour.](a.svg)](https://x.org/b).")


def test_a_picture_of_a_text_is_described() -> None:
    said = "'a-harbour' is the name of a file: say what the picture shows, for those who do not see it"
    assert advice_on("Text.\n\n![a-harbour](a-harbour.svg)") == (Fault(3, said, "warning"),)


@pytest.mark.parametrize(
    ("alt", "file"),
    [
        ("harbour.jpg", "x.jpg"),
        ("IMG_2041", "x.jpg"),
        ("DSC01234", "x.jpg"),
        ("WhatsApp Image 2022-04-25 at 10.12.33", "x.jpg"),
        ("world-day", "world-day.png"),
        ("2022_forum", "photos/2022-forum.png"),
    ],
)
def test_names_of_files_and_of_cameras(alt: str, file: str) -> None:
    assert is_file_name(alt, file)


@pytest.mark.parametrize(
    ("alt", "file"),
    [("", "x.jpg"), ("World day", "world-day.png"), ("Barcelona", "barcelona.jpg"), ("Photo 3: the mayor", "x.jpg")],
)
def test_words_are_no_name(alt: str, file: str) -> None:
    """What a thing is called may be what its picture shows; no words at all say that it only adorns."""
    assert not is_file_name(alt, file)
