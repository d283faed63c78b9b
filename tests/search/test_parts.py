"""Which pages are indexed together."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from plugins.search.catalogue import Record
from plugins.search.parts import Part, parts_of


def record(address: str, lang: str = "en") -> Record:
    return Record(address=address, lang=lang, title="A page")


def names(parts: tuple[Part, ...]) -> list[str]:
    return [part.name for part in parts]


def test_a_language_with_few_pages_is_one_part() -> None:
    """Called as the language is."""
    assert names(parts_of([record("fr/news/", "fr"), record("news/"), record("calls/")], 2)) == ["en", "fr"]


def test_a_site_without_pages_has_no_part() -> None:
    """There is nothing to index."""
    assert parts_of([], 2) == ()


def test_many_pages_are_parted_evenly() -> None:
    """So that no part is much larger than is wanted, and what they find is ranked alike."""
    parts = parts_of([record(f"news/{number}/") for number in range(4000)], 1000)
    assert names(parts) == ["en-1", "en-2", "en-3", "en-4"]
    assert all(850 < len(part.records) < 1150 for part in parts)


@given(st.sets(st.integers(0, 500), max_size=60), st.integers(1, 20))
def test_every_page_is_in_one_part(pages: set[int], largest: int) -> None:
    """By address, whatever the number of parts."""
    parts = parts_of([record(f"news/{number}/") for number in sorted(pages)], largest)
    found = [record.address for part in parts for record in part.records]
    assert sorted(found) == sorted(f"news/{number}/" for number in pages)
    assert all(one.address < other.address for part in parts for one, other in pairwise(part.records))


def test_a_page_stays_in_its_part() -> None:
    """Whatever is added or goes, as long as the number of parts is the same."""
    pages = [record(f"news/{number}/") for number in range(16)]
    before = {page.address: part.name for part in parts_of(pages[:-1], 4) for page in part.records}
    after = {page.address: part.name for part in parts_of(pages, 4) for page in part.records}
    assert before.items() <= after.items()
