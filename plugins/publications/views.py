"""What templates see of works: a row of a list, and a page."""

from urllib.parse import quote

import msgspec

from plugins.core.entry import Audio
from plugins.core.languages import LANGUAGES
from plugins.core.pages.views import Card, DocumentView, EntryView, Tag, brief, card, document_view, name_of, tag_of
from plugins.core.prose import typeset
from plugins.core.site import Site
from plugins.publications import addresses
from plugins.publications.citations import bibtex, highwire, plain, reference, ris
from plugins.publications.covers import Cover, cover
from plugins.publications.publication import Author
from plugins.publications.works import Work

# The mailbox that is asked for what is not online, in data/contacts.yaml.
_ASKED = "secretariat"


class WorkCard(msgspec.Struct, frozen=True, kw_only=True):
    """A work in a list of the library. `type` is the key of what it is, `languages` are those of its editions."""

    card: Card
    cover: Cover
    type: str
    series: str
    languages: tuple[str, ...]


class CitationView(msgspec.Struct, frozen=True, kw_only=True):
    """How to cite a work, and where the files for programs are."""

    plain: str
    bibtex: str
    ris: str
    bib_url: str
    ris_url: str


class Mailbox(msgspec.Struct, frozen=True):
    """Whom to ask, with a link that begins the letter."""

    label: str
    email: str
    url: str


class AudioView(msgspec.Struct, frozen=True, kw_only=True):
    """A recording to listen to; `duration` is '' if it is not known."""

    url: str
    duration: str
    external: bool = False
    type: str = ""
    size: int = 0


class WorkView(EntryView, frozen=True, kw_only=True):
    """A work on its page. `editions` can be read, of `offline` only the language is known for sure.

    `ask` is whom to ask, where nothing of it is online; `meta` are names and contents.
    """

    cover: Cover
    type: str
    series: Tag | None
    number: str
    authors: tuple[str, ...]
    publisher: str
    partners: tuple[Tag, ...]
    isbn: str
    doi: str
    editions: tuple[DocumentView, ...]
    offline: tuple[DocumentView, ...]
    contents: tuple[str, ...]
    audio: AudioView | None
    ask: Mailbox | None
    citation: CitationView
    supersedes: Card | None
    superseded_by: tuple[Card, ...]
    meta: tuple[tuple[str, str], ...]


def work_card(site: Site, work: Work, lang: str) -> WorkCard:
    """A work as a row of a list in `lang`."""
    made = cover(site, work, lang)
    return WorkCard(
        card=card(site, work.item, lang),
        cover=made,
        type=work.publication.type,
        series=made.series,
        languages=work.languages,
    )


def work_view(
    site: Site, work: Work, lang: str, view: EntryView, older: Work | None, newer: tuple[Work, ...]
) -> WorkView:
    """A work on its page, whose view as an entry is given; `older` is what it replaces, `newer` what replaces it."""
    publication = work.publication
    cited = reference(site, work, work.item.entry.lang)
    link = site.settings.urls.link
    known = editions(site, work, lang)
    return WorkView(
        **(msgspec.structs.asdict(view) | ({} if work.is_reachable else {"contact": ""})),  # whom to ask says it
        cover=cover(site, work, lang),
        type=publication.type,
        series=tag_of(site, "projects", publication.series, lang) if publication.series else None,
        number=publication.number,
        authors=tuple(_written(author) for author in publication.authors),
        publisher=publication.publisher,
        partners=tuple(tag_of(site, "organisations", code, lang) for code in publication.partners),
        isbn=publication.isbn,
        doi=publication.doi,
        editions=tuple(each for each in known if each.url),
        offline=tuple(each for each in known if not each.url),
        contents=tuple(typeset(chapter.in_(lang), lang) for chapter in publication.contents),
        audio=_audio(site, work, publication.audio) if publication.audio else None,
        ask=None if work.is_reachable else _mailbox(site, work, lang),
        citation=CitationView(
            plain=plain(site, work, lang),
            bibtex=bibtex(cited),
            ris=ris(cited).replace("\r\n", "\n"),
            bib_url=link(addresses.citation(publication.slug, "bib")),
            ris_url=link(addresses.citation(publication.slug, "ris")),
        ),
        supersedes=brief(site, older.item, lang) if older else None,
        superseded_by=tuple(brief(site, each.item, lang) for each in newer),
        meta=highwire(cited),
    )


def editions(site: Site, work: Work, lang: str) -> tuple[DocumentView, ...]:
    """The editions of a work, that in `lang` first; then in the order of the languages, and of their codes."""
    order = {lang: -1} | {each: place for place, each in enumerate(LANGUAGES) if each != lang}
    chosen = sorted(work.publication.editions, key=lambda each: (order.get(each.language, len(order)), each.language))
    return tuple(
        document_view(
            site,
            work.item,
            typeset(each.label.in_(lang), lang) if each.label else "",
            each.file,
            each.url,
            (each.language,),
            int(each.pages or 0),
        )
        for each in chosen
    )


def _written(author: Author) -> str:
    return ", ".join(filter(None, (author.name, author.organisation)))


def _audio(site: Site, work: Work, audio: Audio) -> AudioView:
    if not audio.file:
        return AudioView(url=audio.url, duration=audio.duration, external=True)
    file = site.file(work.item, audio.file)
    url = site.settings.urls.link(file.address)
    return AudioView(url=url, duration=audio.duration, type=file.extension.upper(), size=file.size)


def _mailbox(site: Site, work: Work, lang: str) -> Mailbox:
    """The mailbox that the entry names, else the secretariat's, else the network's."""
    code = work.publication.contact or _ASKED
    contacts = site.vocabularies["contacts"]
    email = contacts[code].email if code in contacts else site.network.email
    label = name_of(site, "contacts", code, lang) if code in contacts else site.network.name
    return Mailbox(label, email, f"mailto:{email}?subject={quote(work.title())}")
