"""What `run.py bench` measures, it may compare: of the same entries, the product and Hugo make the same pages."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from bench.corpus import corpus
from bench.hugo_site import HugoMissingError, hugo_program, write_hugo
from bench.measure import cost_of
from bench.product import PROJECT, write_product
from bench.terms import challenges, members
from tests.support import tree


def test_hugo_makes_the_same_pages(tmp_path: Path) -> None:
    """Pages of entries, challenges and members, and their feeds: as many, at the same addresses."""
    try:
        hugo_program()
    except HugoMissingError as error:
        pytest.fail(str(error), pytrace=False)
    content = PROJECT / "content"
    terms = (*challenges(content)[:4], *members(content)[:4])
    slugs = [term.slug for term in terms]
    entries = tuple(corpus(30, ("en",), slugs[:4], slugs[4:]))
    product = write_product(tmp_path / "product", "like", entries, terms)
    hugo = write_hugo(tmp_path / "hugo", entries, terms, ("en",))
    for site in (product, hugo):
        cost_of(site.command, site.root)
    assert compared(tree(product.output)) == compared(tree(hugo.output))


def compared(paths: Iterable[str]) -> set[str]:
    """The pages and feeds of what has a name: archives differ where a year has nothing, and lists in where they lie."""
    ours = re.compile(
        r"(?:fr/|es/)?(?:news|events|publications|challenges|members)/[^/]*[a-z][^/]*/(?:index.html|feed.xml)"
    )
    return {path for path in paths if ours.fullmatch(path)}
