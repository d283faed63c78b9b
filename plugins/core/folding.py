"""Folding: the plain form in which names are compared, whatever their accents, case, dashes and spaces."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

_SEPARATORS = re.compile(r"[\s\-\u2010-\u2015_/]+")
_APOSTROPHES = re.compile(r"[\u2018\u2019\u02bc]")
_NOT_IN_A_SLUG = re.compile(r"[^a-z0-9]+")
# Letters that Unicode does not decompose into a base letter and an accent.
_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "ı": "i", "þ": "th", "ð": "d"})


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """`UCLG – MEWA` and `uclg mewa`, `Montréal` and `montreal` have one folded form."""
    # Decomposing can give capitals (™), and folding case can give what decomposes: hence in between and around.
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    letters = "".join(char for char in decomposed if not unicodedata.combining(char)).translate(_LETTERS)
    return _SEPARATORS.sub(" ", _APOSTROPHES.sub("'", letters)).strip()


def sorted_as(name: str) -> str:
    """The folded form of a name from its first letter or digit on: `'s-Gravenhage` stands under S."""
    folded = fold(name)
    return folded[next((index for index, sign in enumerate(folded) if sign.isalnum()), 0) :]


def slugify(text: str) -> str:
    """The text as a part of an address: `IMG 2041.JPG` without its ending gives `img-2041`; may be empty."""
    return _NOT_IN_A_SLUG.sub("-", fold(text)).strip("-")


def repeated(texts: Iterable[str]) -> Iterator[tuple[int, str]]:
    """The place and the text of each that stands there a second time, be it in another spelling."""
    seen: set[str] = set()
    for number, text in enumerate(texts):
        if fold(text) in seen:
            yield number, text
        seen.add(fold(text))
