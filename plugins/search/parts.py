"""Parts: the pages of a language are indexed together, or in parts where they are many.

A change of a page costs the indexing of its part, and a question of a visitor asks every part; so there are as few as
keep the first short. A page stays in its part whatever becomes of others, until the number of parts has to double.
Pages are spread by their addresses evenly, so that what is found in one part ranks as what is found in another.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator

import msgspec

from plugins.search.catalogue import Record

# Of pages of 450 words, Pagefind indexes about 450 a second.
LARGEST = 4_000


class Part(msgspec.Struct, frozen=True):
    """Pages of one language that are indexed together, by address."""

    name: str
    lang: str
    records: tuple[Record, ...]


def parts_of(records: Iterable[Record], largest: int) -> tuple[Part, ...]:
    """All parts, by language: each of about `largest` pages at most."""
    languages: defaultdict[str, list[Record]] = defaultdict(list)
    for record in records:
        languages[record.lang].append(record)
    return tuple(part for lang in sorted(languages) for part in _parts(lang, languages[lang], largest))


def _parts(lang: str, records: list[Record], largest: int) -> Iterator[Part]:
    """One that is called as the language, or two, four .., which are numbered."""
    number = 1
    while number * largest < len(records):
        number *= 2
    groups: defaultdict[int, list[Record]] = defaultdict(list)
    for record in sorted(records, key=lambda record: record.address):
        groups[_spread(record.address) % number].append(record)
    for index, group in sorted(groups.items()):
        yield Part(lang if number == 1 else f"{lang}-{index + 1}", lang, tuple(group))


def _spread(address: str) -> int:
    return int.from_bytes(hashlib.blake2b(address.encode(), digest_size=8).digest(), "big")
