"""What the renderer gives away."""

from plugins.core.prose import EMPTY, LinkSlot, PictureSlot, Prose, assemble


def test_assemble_puts_each_filling_in_its_place() -> None:
    """Chunk, filling, chunk, filling, chunk: in that order."""
    slots = (LinkSlot("a.md"), PictureSlot("b.jpg", "B"))
    prose = Prose(chunks=("1", "2", "3"), slots=slots, headings=(), anchors=(), excerpt="", words=0)
    filled = assemble(prose, lambda slot: f"<{slot.href if isinstance(slot, LinkSlot) else 'picture'}>")
    assert filled == "1<a.md>2<picture>3"


def test_no_text_is_no_html() -> None:
    assert assemble(EMPTY, lambda _: "never asked") == ""
