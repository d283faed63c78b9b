"""Covers: the picture that an author gives, else the first page of the PDF, else a drawing of the kind of work.

The drawing is made of dots, as the network's mark is: each type has its own pattern, and nothing is made up.
"""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import msgspec

from plugins.core.disk.publish import PublishError
from plugins.core.entries.pictures import shown
from plugins.core.features.artifacts import Made
from plugins.core.features.head import Drawn
from plugins.core.languages import DEFAULT, LANGUAGES
from plugins.core.media.pdf import first_page, first_page_key
from plugins.core.pages.views import name_of
from plugins.core.prose import typeset
from plugins.core.site import Picture, Site
from plugins.core.urls import of_first_page
from plugins.publications.works import Work, works

# Rows of four dots: O large, o small, . none.
_PATTERNS = {
    "comparative-study": ("O..o", "O..o", "o..O", "O..O"),
    "issue-paper": ("....", ".O..", "....", "...o"),
    "policy-brief": ("OOOO", "....", "oooo", "oo.."),
    "report": ("Oooo", "Oooo", "Oooo", "Oo.."),
    "progress-report": ("o...", "oo..", "ooO.", "oooO"),
    "toolkit": ("OoOo", "oOoO", "OoOo", "oOoO"),
    "white-paper": ("oooo", "o..o", "o..o", "oooo"),
    "plan": ("O...", "oO..", "o.oO", "o.o."),
    "statement": ("OO..", "....", "....", "..OO"),
    "communique": ("OOOO", "o..o", "o..o", "OOOO"),
    "call-to-action": ("...o", "..o.", ".o..", "O..."),
    "talk": ("..O.", "o.O.", "oOO.", "o.O."),
    "publication": ("....", ".OO.", ".OO.", "...."),
}
_STEP, _LARGE, _SMALL = 20, 8, 3


class Dot(msgspec.Struct, frozen=True):
    """A dot of a drawn cover, in a square of 80."""

    x: int
    y: int
    radius: int


class Cover(msgspec.Struct, frozen=True, kw_only=True):
    """A cover: a picture, or else what is drawn, with the title in its language.

    Whoever cannot see it misses nothing that the page does not say.
    """

    picture: Picture | None = None
    dots: tuple[Dot, ...] = ()
    type: str
    title: str
    lang: str
    series: str = ""


def cover(site: Site, work: Work, lang: str) -> Cover:
    """The cover of a work, with the picture of the PDF in `lang` if there is one."""
    publication = work.publication
    series = name_of(site, "projects", publication.series, lang) if publication.series else ""
    drawn = Cover(
        type=publication.type,
        title=work.title(),
        lang=work.item.entry.lang,
        series=f"{series} {publication.number}".strip(),
        dots=_dots(publication.type),
    )
    return msgspec.structs.replace(drawn, picture=_picture(site, work, lang))


def cover_card(site: Site, work: Work, lang: str) -> Drawn | None:
    """The card that a work is shared with: its cover; None if that is drawn, or is no picture made of dots."""
    chosen, text = cover(site, work, lang), work.item.text(lang)
    if chosen.picture is None or chosen.picture.src.endswith(".svg"):
        return None
    title, label = typeset(text.title, text.lang), site.words[lang](f"publications.type.{chosen.type}")
    return Drawn(work.item.address(DEFAULT), lang, title, label, cover=chosen.picture.src)


def first_pages(site: Site) -> Iterator[Made]:
    """The pictures of first pages that serve as covers, each once."""
    chosen = (work.pdf(lang) for work in works(site) if not work.publication.cover for lang in LANGUAGES)
    for path, file in {pdf[1].path: pdf[1] for pdf in chosen if pdf}.items():
        key, origin = first_page_key(file.source.read_bytes()), f"content/{path}"
        yield Made(of_first_page(file.address), key, partial(_draw, file.source, origin), origin)


def _draw(source: Path, origin: str) -> bytes:
    try:
        return first_page(source.read_bytes())
    except (OSError, ValueError) as error:
        raise PublishError(f"{origin}: {error}. Nothing was changed.") from error


def _picture(site: Site, work: Work, lang: str) -> Picture | None:
    if work.publication.cover:
        return shown(site.file(work.item, work.publication.cover), "", site.settings.urls)
    pdf = work.pdf(lang)
    if pdf is None:
        return None
    link = site.settings.urls.link(of_first_page(pdf[1].address))
    return Picture(link, "", pdf[1].width, pdf[1].height)


def _dots(kind: str) -> tuple[Dot, ...]:
    sizes = {"O": _LARGE, "o": _SMALL}
    return tuple(
        Dot(_STEP * column + _STEP // 2, _STEP * row + _STEP // 2, sizes[sign])
        for row, signs in enumerate(_PATTERNS[kind])
        for column, sign in enumerate(signs)
        if sign in sizes
    )
