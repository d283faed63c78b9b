"""What the renderer gives away."""

import pytest

from plugins.core.prose import EMPTY, assemble


def test_assemble_puts_each_filling_in_its_place() -> None:
    """Chunk, filling, chunk, filling, chunk: in that order."""
    assert assemble(("1", "2", "3"), iter(["<a.md>", "<picture>"])) == "1<a.md>2<picture>3"


def test_what_does_not_fit_is_no_text() -> None:
    """As many fillings as there are slots, or the text is not that of the outline."""
    with pytest.raises(ValueError, match="zip"):
        assemble(("1", "2"), ())


def test_no_text_is_no_html() -> None:
    assert assemble(EMPTY.chunks, ()) == ""
