"""A site of any size to measure: the same entries for the same size, on any machine.

News make up four fifths of it; the rest are events and publications. Every entry has about 450 words and names one to
three metropolitan challenges, half of them also members. A larger corpus begins with the entries of a smaller one.
"""

import datetime as dt
import random
from collections.abc import Iterator, Mapping, Sequence

import msgspec

# The day of every build: the same corpus gives the same site, whenever it is measured.
TODAY = dt.date(2022, 10, 1)
# The newest of the news, which is what authors change most.
NEWEST = "entry-000000"

# Of larger corpora only growth is measured: the rest would take most of an hour and say nothing new.
LARGE = 10_000

_FIRST_DAY = dt.date(2012, 1, 1)
_LAST_EVENT = dt.date(2022, 12, 20)
YEARS = range(_FIRST_DAY.year, TODAY.year + 1)

_SYLLABLES = ("me", "tro", "po", "lis", "ur", "ban", "gar", "den", "ri", "ver", "ca", "re", "mo", "bi", "ty", "son")
_WORDS = 2_000


class Entry(msgspec.Struct, frozen=True):
    """An entry as it is in any generator: `texts` gives title and Markdown by language, the original's first."""

    name: str
    folder: str
    day: dt.date
    summary: str
    challenges: tuple[str, ...]
    members: tuple[str, ...]
    texts: Mapping[str, tuple[str, str]]


def corpus(
    entries: int, languages: Sequence[str], challenges: Sequence[str], members: Sequence[str]
) -> Iterator[Entry]:
    """So many entries in these languages, about these challenges and members (by their slugs)."""
    vocabulary = _vocabulary()
    for number in range(entries):
        # Chance of its own for each entry, from its number: what it is does not depend on how many there are.
        chance = random.Random(f"entry {number}")
        folder = _folder(number)
        yield Entry(
            name=name_of(number),
            folder=folder,
            day=_day(number, folder, chance),
            summary=f"{_sentence(chance, vocabulary, 18)}.",
            challenges=tuple(sorted(chance.sample(challenges, chance.randint(1, 3)))),
            members=tuple(sorted(chance.sample(members, chance.randint(1, 4)))) if chance.random() < 0.5 else (),
            texts={lang: _text(chance, vocabulary, number) for lang in languages},
        )


def name_of(number: int) -> str:
    """The name of an entry's file."""
    return f"entry-{number:06d}"


def _folder(number: int) -> str:
    return {8: "events", 9: "publications"}.get(number % 10, "news")


def _day(number: int, folder: str, chance: random.Random) -> dt.date:
    """News and publications are out; some events are still to come."""
    last = _LAST_EVENT if folder == "events" else TODAY - dt.timedelta(days=2)
    day = _FIRST_DAY + dt.timedelta(days=chance.randint(0, (last - _FIRST_DAY).days))
    return TODAY - dt.timedelta(days=1) if name_of(number) == NEWEST else day


def _vocabulary() -> list[str]:
    chance = random.Random("words")
    return ["".join(chance.choices(_SYLLABLES, k=chance.randint(1, 4))) for _ in range(_WORDS)]


def _sentence(chance: random.Random, vocabulary: Sequence[str], words: int) -> str:
    return " ".join(chance.choices(vocabulary, k=words)).capitalize()


def _text(chance: random.Random, vocabulary: Sequence[str], number: int) -> tuple[str, str]:
    """A title, and about 450 words with a heading, a list, emphasis and links, some to an entry before it."""
    parts = []
    for place in range(7):
        words = chance.choices(vocabulary, k=56)
        words[5] = f"**{words[5]}**"
        words[20] = f"*{words[20]} {words[21]}*"
        if place in (1, 4):
            words[12] = f"[{words[12]} {words[13]}](https://example.org/{words[12]})"
        if place == 2 and number and chance.random() < 0.3:
            other = chance.randrange(number)
            words[30] = f"[{words[30]} {words[31]}](../{_folder(other)}/{name_of(other)}.md)"
        if place == 3:
            parts.append(f"## {_sentence(chance, vocabulary, 5)}")
        if place == 5:
            parts.append("\n".join(f"- {_sentence(chance, vocabulary, 9)}" for _ in range(4)))
        parts.append(f"{' '.join(words).capitalize()}.")
    return _sentence(chance, vocabulary, 7), "\n\n".join(parts)
