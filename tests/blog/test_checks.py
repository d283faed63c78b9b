"""What is printed for what is wrong with articles."""

from pathlib import Path

from tests.support import news_item, problems_of

ARTICLE = "content/blog/x.md"


def test_nobody_signs_twice(tmp_path: Path) -> None:
    """Accents and case do not make another person."""
    authors = "[{name: Inés Díaz}, {organisation: UN-Habitat}, {name: Ines DÍAZ, office: Mayor}]"
    assert problems_of(tmp_path, {ARTICLE: news_item(authors=authors)}) == [f"{ARTICLE}:4: 'Ines DÍAZ' signs it twice"]
