"""Members as a vocabulary: what authors may call them, and how they are shown."""

from pathlib import Path

import pytest

from tests.markup import page, texts
from tests.support import built, news_item


@pytest.mark.parametrize("name", ["Brussels", "brussels", "Bruxelles", "Bruselas", "Brussels-Capital Region"])
def test_a_member_may_be_called_by_any_of_its_names(tmp_path: Path, name: str) -> None:
    """And is shown by the one of the page's language."""
    output = built(tmp_path, {"content/news/x.md": news_item(members=f"[{name}]")})
    shown = [texts(page(output, f"{lang}news/x/index.html"), ".facts li") for lang in ("", "fr/", "es/")]
    assert shown == [["Brussels"], ["Bruxelles"], ["Bruselas"]]


def test_guests_follow_the_members(tmp_path: Path) -> None:
    output = built(tmp_path, {"content/news/x.md": news_item(guests="[Kocaeli]", members="[Berlin]")})
    assert texts(page(output, "es/news/x/index.html"), ".facts dt")[:1] == ["Miembros"]
    assert texts(page(output, "es/news/x/index.html"), ".facts li") == ["Berlin", "Kocaeli"]
