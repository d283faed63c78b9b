"""The theme's font files: small where every page waits for them, and each letter in one of them."""

import re

import pytest
from PIL import ImageFont

from plugins.core.data.words import read_words
from plugins.core.pages.drawing import has_letter
from tests.support import ROOT

STATIC = ROOT / "theme" / "static"
CSS = (STATIC / "css" / "fonts.css").read_text("utf-8")
FACES = re.findall(r'url\("(fonts/[^"]+)"\).*?unicode-range: ([^;]+);', CSS, re.DOTALL)
FIRST_WINDOW = 14_600
"""The bytes that a server may send before a browser has answered: ten packets (RFC 6928)."""


def letters(ranges: str) -> set[str]:
    """The letters of a `unicode-range`."""
    ends = (each.strip().removeprefix("U+").split("-") for each in ranges.split(","))
    return {chr(code) for each in ends for code in range(int(each[0], 16), int(each[-1], 16) + 1)}


def font(name: str) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(STATIC / name, 20, layout_engine=ImageFont.Layout.BASIC)


def test_the_font_that_every_page_waits_for_arrives_with_the_style_sheet() -> None:
    """With the head of its answer: a way to the server and back is a tenth of a second and more."""
    assert (STATIC / FACES[0][0]).stat().st_size + 300 < FIRST_WINDOW


def test_no_letter_is_in_two_files() -> None:
    """A browser would fetch both."""
    for place, (name, ranges) in enumerate(FACES):
        for other, others in FACES[:place]:
            assert not letters(ranges) & letters(others), (name, other)


@pytest.mark.parametrize(("name", "ranges"), FACES[:2])
def test_a_file_has_the_letters_of_its_range(name: str, ranges: str) -> None:
    """But for the marks that stand above others, which are no letters by themselves."""
    lacking = {letter for letter in letters(ranges) if not has_letter(font(name), letter)}
    assert not lacking


def test_the_first_file_is_enough_for_the_interface() -> None:
    """In every language of the site; narrow spaces have no shape."""
    first = letters(FACES[0][1])
    words, _ = read_words(ROOT / "i18n")
    needed = {letter for lang in words.values() for text in lang.words.values() for letter in text}
    assert not {each for each in needed - first if not each.isspace()}
