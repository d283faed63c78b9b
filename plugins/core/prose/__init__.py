"""Markdown in, `Prose` out: rendered text whose links and pictures are still open.

`ProseRenderer.render` gives the text and its faults; `assemble` fills the open places for one page. Nothing
here knows an address of the site, reads a file or raises for what an author wrote.
"""

from plugins.core.problems import Fault
from plugins.core.prose.lines import line_of
from plugins.core.prose.model import EMPTY, LinkSlot, MediaSlot, Outline, PictureSlot, Prose, Slot, assemble
from plugins.core.prose.renderer import ProseRenderer
from plugins.core.prose.typography import typeset
from plugins.core.prose.wording import is_file_name, nameless

__all__ = [
    "EMPTY",
    "Fault",
    "LinkSlot",
    "MediaSlot",
    "Outline",
    "PictureSlot",
    "Prose",
    "ProseRenderer",
    "Slot",
    "assemble",
    "is_file_name",
    "line_of",
    "nameless",
    "typeset",
]
