"""Pages: how features make them, with the head that each needs."""

from collections.abc import Iterator, Mapping
from functools import partial

import msgspec

from plugins.core import urls
from plugins.core.entries.pictures import CARD_HEIGHT, CARD_WIDTH, card_address, card_size, shown
from plugins.core.entry import Kind
from plugins.core.features.artifacts import Page, View
from plugins.core.features.feature import Output
from plugins.core.features.head import Crumb, Drawn, Head, Shared, alternates, breadcrumbs, jsonld, switch
from plugins.core.languages import DEFAULT, LANGUAGES
from plugins.core.pages import structured
from plugins.core.pages.related import Related, relate
from plugins.core.pages.views import ActionView, EntryView, Notice, documents, facts, related
from plugins.core.prose import typeset
from plugins.core.site import Item, Picture, Site

# In pixels: what is smaller is shown as a stamp beside the words, if at all.
_LEAST_SHARED = 600


class Listing(msgspec.Struct, frozen=True):
    """A place in the site above an entry: the word that names it and its address in the default language."""

    word: str
    address: str


def entry_pages(kind: Kind, above: tuple[Listing, ...] = ()) -> Output:
    """An output: the page of every entry of a kind in every language, below the listings `above`."""
    return partial(_entry_pages, kind=kind, above=above)


def _entry_pages(site: Site, kind: Kind, above: tuple[Listing, ...]) -> Iterator[Page]:
    index = relate(site.with_pages)
    for item in site.of(kind.name):
        yield from (entry_page(site, item, lang, above, index) for lang in LANGUAGES)
    yield from withdrawn_pages(site, kind)


def withdrawn_pages(site: Site, kind: Kind) -> Iterator[Page]:
    """A page at the address of every withdrawn entry of a kind that says so."""
    for item in site.items:
        if item.kind.name == kind.name and item.state == "withdrawn":
            yield from (_withdrawn_page(site, item, lang) for lang in LANGUAGES)


def entry_page(
    site: Site,
    item: Item,
    lang: str,
    above: tuple[Listing, ...],
    index: Related,
    thing: structured.Describe = structured.creative_work,
    card: Drawn | None = None,
) -> Page:
    """The page of an item in a language, translated or not. `thing` gives the item in the terms of schema.org.

    `card` is drawn where it has no picture of its own, instead of its section's.
    """
    return Page(
        address=item.address(lang),
        lang=lang,
        template=item.kind.template,
        head=entry_head(site, item, lang, above, thing, card),
        view=msgspec.structs.replace(entry_view(site, item, lang), related=related(site, item, lang, index)),
        origin=item.entry.path,
    )


def entry_head(
    site: Site,
    item: Item,
    lang: str,
    above: tuple[Listing, ...] = (),
    thing: structured.Describe = structured.creative_work,
    card: Drawn | None = None,
) -> Head:
    """The head of an item's page. Without a translation, the page says that the original is the one to index."""
    text = item.text(lang)
    absolute = {each: site.settings.urls.absolute(item.address(each)) for each in LANGUAGES}
    title = typeset(text.title, text.lang)
    description = typeset(text.summary, text.lang) or text.outline.excerpt or title
    image = _own_picture(site, item, lang) or site.once(_drawn, card or _card_above(site, lang, above))
    crumbs = site.once(_crumbs, lang, above)
    said = {"headline": title, "name": title, "description": description, "image": image.url}
    trail = [(crumb.title, site.settings.urls.absolute(address)) for crumb, address in crumbs]
    things = [thing(site, item, text.lang, said)]
    if trail:
        things.append(breadcrumbs([*trail, (title, absolute[lang])]))
    return Head(
        title=document_title(site, title),
        description=description,
        canonical=absolute[text.lang],
        image=image,
        alternates=alternates({each: absolute[each] for each in item.languages}) if lang in item.texts else (),
        switch=switch({each: site.settings.urls.link(item.address(each)) for each in LANGUAGES}, item.languages),
        crumbs=tuple(crumb for crumb, _ in crumbs),
        og_type="article" if item.entry.published_on else "website",
        jsonld=jsonld(*things),
    )


def entry_view(site: Site, item: Item, lang: str) -> EntryView:
    """What the template of an item's page sees, without what else there is to read."""
    return site.once(_entry_view, item, lang)


def _entry_view(site: Site, item: Item, lang: str) -> EntryView:
    text, entry = item.text(lang), item.entry
    contact = site.vocabularies["contacts"][entry.contact] if entry.contact else None
    return EntryView(
        title=typeset(text.title, text.lang),
        kind=item.kind.name,
        slug=entry.slug,
        url=site.settings.urls.link(item.address(lang)),
        save_as=urls.save_as(item.address(lang)),
        lang=text.lang,
        date=entry.published_on,
        summary=typeset(text.summary, text.lang),
        body=site.body(item, lang),
        translated=lang in item.texts,
        outdated=_newer_original(site, item, lang),
        updated=Notice(entry.updated.date, typeset(entry.updated.note.in_(lang), lang)) if entry.updated else None,
        image=picture(site, item, lang),
        image_lang=picture_lang(item, lang),
        image_credit=entry.image.credit if entry.image else "",
        facts=facts(site, item, lang),
        documents=documents(site, item, lang),
        actions=tuple(ActionView(typeset(each.label.in_(lang), lang), each.url) for each in entry.actions),
        contact=contact.email if contact else "",
        contact_label=typeset(contact.label.in_(lang), lang) if contact else "",
    )


def page_head(
    site: Site,
    lang: str,
    address: str,
    title: str,
    description: str,
    *,
    above: tuple[Listing, ...] = (),
    card: Drawn | None = None,
) -> Head:
    """The head of a page that no entry stands behind and that exists in every language, at `address` in the default.

    Without a `card`, it has that of the section `above` it, or is a section itself.
    """
    head = hidden_head(site, lang, everywhere(address), title, description, above=above)
    absolute = {each: site.settings.urls.absolute(there) for each, there in everywhere(address).items()}
    trail = [(crumb.title, site.settings.urls.absolute(there)) for crumb, there in site.once(_crumbs, lang, above)]
    drawn = card or (_card_above(site, lang, above) if above else Drawn(address, lang, title))
    return msgspec.structs.replace(
        head,
        noindex=False,
        image=site.once(_drawn, drawn),
        alternates=alternates(absolute),
        jsonld=jsonld(breadcrumbs([*trail, (title, absolute[lang])])) if trail else "",
    )


def hidden_head(
    site: Site,
    lang: str,
    addresses: Mapping[str, str],
    title: str,
    description: str,
    *,
    above: tuple[Listing, ...] = (),
) -> Head:
    """The head of a page that search engines are not to show; `addresses` are those of it in its languages."""
    return Head(
        title=document_title(site, title),
        description=description,
        canonical=site.settings.urls.absolute(addresses[lang]),
        image=site.once(_drawn, _card_above(site, lang, above)),
        switch=switch({each: site.settings.urls.link(there) for each, there in addresses.items()}),
        crumbs=tuple(crumb for crumb, _ in site.once(_crumbs, lang, above)),
        noindex=True,
    )


def editors_head(site: Site, address: str, title: str, description: str, *, above: tuple[Listing, ...] = ()) -> Head:
    """The head of a page for those who make the site: in its default language alone, and hidden."""
    return hidden_head(site, DEFAULT, {DEFAULT: address}, title, description, above=above)


def everywhere(address: str) -> dict[str, str]:
    """The addresses in all languages of a page at `address` in the default."""
    return {each: urls.in_language(address, each) for each in LANGUAGES}


def document_title(site: Site, title: str) -> str:
    """A page's title as browsers and search engines show it."""
    return f"{title} – {site.settings.sitename}"


def _own_picture(site: Site, item: Item, lang: str) -> Shared | None:
    """The picture of an item as it is shared; None where it has none, or one too small for that, or a drawing, which
    not everyone shows.
    """
    if item.entry.image is None:
        return None
    file = site.file(item, item.entry.image.file)
    width, height = card_size(file.picture) if file.picture else (0, 0)
    if width < _LEAST_SHARED:
        return None
    return Shared(site.settings.urls.absolute(card_address(file, item.entry.image)), _alt(item, lang), width, height)


def _drawn(site: Site, card: Drawn) -> Shared:
    words = site.words[card.lang]
    alt = words("card.alt.cover" if card.cover else "card.alt", title=card.title)
    return Shared(
        site.settings.urls.absolute(urls.of_card(card.address, card.lang)), alt, CARD_WIDTH, CARD_HEIGHT, card
    )


def _card_above(site: Site, lang: str, above: tuple[Listing, ...]) -> Drawn:
    """The card of the section that the listings above a page begin with; without any, that of the home page."""
    if above:
        return Drawn(above[0].address, lang, site.words[lang](above[0].word))
    home = next((item for item in site.with_pages if item.kind.address == urls.HOME), None)
    return Drawn(urls.HOME, lang, _title(home, lang) if home else site.settings.sitename)


def picture(site: Site, item: Item, lang: str) -> Picture | None:
    """The picture that stands for an item; None if there is none."""
    if item.entry.image is None:
        return None
    file = site.file(item, item.entry.image.file)
    return shown(file, _alt(item, lang), site.settings.urls)


def _title(item: Item, lang: str) -> str:
    text = item.text(lang)
    return typeset(text.title, text.lang)


def _alt(item: Item, lang: str) -> str:
    assert item.entry.image is not None, "only of an item that has a picture"
    return item.text(lang).alt or item.entry.image.alt


def picture_lang(item: Item, lang: str) -> str:
    """The language of the alternative text of that picture on a page in `lang`."""
    text = item.text(lang)
    return lang if text.lang == lang and text.alt else item.entry.lang


def _crumbs(site: Site, lang: str, above: tuple[Listing, ...]) -> tuple[tuple[Crumb, str], ...]:
    """The way to a page, each step with its address: the home page, then the listings above it; none for no listing."""
    if not above:
        return ()
    steps = (Listing("home.title", ""), *above)
    places = ((site.words[lang](step.word), urls.in_language(step.address, lang)) for step in steps)
    return tuple((Crumb(title, site.settings.urls.link(address)), address) for title, address in places)


def _newer_original(site: Site, item: Item, lang: str) -> str:
    """Where the original is, if it was materially corrected after this translation was stamped; '' if not."""
    updated, text = item.entry.updated, item.text(lang)
    if updated is None or text.lang == item.entry.lang or not text.source:
        return ""
    seen = text.source.partition(" ")[2]
    return site.settings.urls.link(item.address(item.entry.lang)) if seen < updated.date.isoformat() else ""


def _withdrawn_page(site: Site, item: Item, lang: str) -> Page:
    words = site.words[lang]
    addresses = {each: item.address(each) for each in LANGUAGES}
    head = hidden_head(site, lang, addresses, words("withdrawn.title"), words("withdrawn.text"))
    return Page(
        address=item.address(lang), lang=lang, template="withdrawn.html", head=head, view=View(), origin=item.entry.path
    )
