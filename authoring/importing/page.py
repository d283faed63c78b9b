"""From a saved page to a draft: each fact becomes a field, the article becomes Markdown, what is doubtful a note."""

import posixpath
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec
from bs4 import Tag

from authoring.importing.attachments import Attachments
from authoring.importing.cleaning import clean
from authoring.importing.draft import Draft, Value
from authoring.importing.facts import Facts, article_of, text_of
from authoring.importing.fields import fields_in, values_of
from authoring.importing.links import Links, is_file_name, text_of_alt
from authoring.importing.markdown import to_markdown
from authoring.importing.saved import SavedPage
from plugins.core.data.vocabulary import Vocabulary
from plugins.core.entry import Kinds
from plugins.core.folding import fold
from plugins.core.languages import DEFAULT, LANGUAGES
from plugins.core.problems import Fault, quoted
from plugins.core.site import Site
from plugins.core.urls import in_language, of_entry

_DATED = ("news", "article", "publication")
_GUESTS = " Who is no member goes under 'guests:'."
_TERMS = ("members", "challenges", "outcomes", "alliances")


class Surroundings(msgspec.Struct, frozen=True):
    """What all pages of an import share: the site as it is, and the entries of both by their old addresses."""

    site: Site
    kinds: Kinds
    entries: Mapping[str, str]
    taken: dict[Path, Path]


def path_of(facts: Facts, kinds: Kinds, original: str = "") -> str:
    """Where the draft of a page lies below content/; a translation lies beside its original."""
    if original:
        return f"{original.removesuffix('.md')}.{facts.lang}.md"
    return f"{kinds[facts.kind].folder}/{facts.slug}.md"


def draft_of(page: SavedPage, facts: Facts, path: str, addresses: tuple[str, ...], around: Surroundings) -> Draft:
    """The draft of a page at a path below content/. `addresses` are those that led to it and its translations."""
    content = around.site.settings.content
    notes = list(facts.notes)
    place = content / path
    attachments = Attachments(page.path, place.parent, facts.slug, around.taken)
    article = article_of(page.tree)
    links = Links(facts, attachments, around.entries, posixpath.dirname(path), notes.append)
    fields: dict[str, Value] = {}
    if _is_translation(path):
        fields |= {"title": facts.title} | ({"summary": facts.summary} if facts.summary else {})
        for _, tag in fields_in(article):
            tag.extract()
        notes.append("this is a translation: compare it with its original, then run 'python3 run.py stamp' on it")
    else:
        fields |= dict(_head(facts, addresses, around.kinds, notes))
        fields |= _from_fields(article, facts, links, attachments, around.site, notes)
    clean(article, facts.title, notes.append)
    links.put_right(article)
    body = to_markdown(article, notes.append)
    if not body:
        notes.append("no text was found in the page: is it a list, or was it drawn by a script?")
    named = _named_in(text_of(article), around.site.vocabularies["members"], fields.get("members", ()))
    if named:
        notes.append(f"the text names members; put those that took part under 'members:': {', '.join(named)}")
    around.taken.update(attachments.copies)
    source = f"https://{facts.host}{facts.address}" if facts.host else page.path.name
    return Draft(
        path=place,
        fields=fields,
        body=body,
        copies=attachments.copies,
        source=source,
        notes=tuple(" ".join(note.split()) for note in dict.fromkeys(notes)),
    )


def _is_translation(path: str) -> bool:
    return any(path.endswith(f".{lang}.md") for lang in LANGUAGES)


def _head(facts: Facts, addresses: tuple[str, ...], kinds: Kinds, notes: list[str]) -> Iterator[tuple[str, Value]]:
    yield "title", facts.title
    if facts.kind in _DATED:
        yield "date", str(facts.days[0])
    if facts.kind == "event":
        yield "start", str(facts.days[0])
        if len(facts.days) > 1:
            yield "end", str(facts.days[1])
        notes.append("an event has more to say: place, format, timezone and hours, registration, who organises it")
        if facts.hours:
            notes.append(f"the page gives an hour ({', '.join(facts.hours)}): add it to 'start:', with 'timezone:'")
    yield "status", "draft"
    if facts.lang != DEFAULT:
        yield "lang", facts.lang
    if aliases := tuple(_aliases(facts, addresses, kinds, notes)):
        yield "aliases", aliases
    if facts.summary:
        yield "summary", facts.summary


def _aliases(facts: Facts, addresses: tuple[str, ...], kinds: Kinds, notes: list[str]) -> Iterator[str]:
    """The old addresses, without those that the entry has anyway."""
    pattern = kinds[facts.kind].address or ""
    own = {of_entry(pattern, facts.slug, lang) for lang in LANGUAGES}
    for address in filter(None, addresses):
        parts = address.strip("/").split("/")
        if any(not part or fold(part).replace(" ", "-") != part for part in parts):
            notes.append(f"the old address {quoted(address)} cannot be kept: it has signs that addresses here have not")
        elif parts[0] == "node":
            notes.append(f"the old address {quoted(address)} is only a number: look up the one that was published")
        elif not {in_language("/".join(parts) + "/", lang) for lang in LANGUAGES} & own:
            yield address


def _from_fields(
    article: Tag, facts: Facts, links: Links, attachments: Attachments, site: Site, notes: list[str]
) -> dict[str, Value]:
    """The fields of the draft that Drupal's fields give; their elements are taken out of the article."""
    found: dict[str, Value] = {}
    if image := _image(article, attachments, notes):
        found["image"] = image
    terms: dict[str, list[str]] = {}
    documents: list[dict[str, str]] = []
    for name, tag in fields_in(article):
        if name in _TERMS:
            terms.setdefault(name, []).extend(_terms(name, values_of(tag), site, notes))
        elif name == "documents":
            documents += _documents(tag, links)
        tag.extract()
    found |= {name: tuple(dict.fromkeys(codes)) for name, codes in terms.items() if codes}
    if documents and facts.kind == "publication":
        notes.append("a publication has 'editions:', one for each language: move what is one there from 'documents:'")
    return found | ({"documents": tuple(documents)} if documents else {})


def _image(article: Tag, attachments: Attachments, notes: list[str]) -> dict[str, str]:
    """The picture of the page's own field, if it was saved and has a text for those who do not see it."""
    picture = article.select_one("[class*='field-name-field-image'] img, [class*='field--name-field-image'] img")
    if picture is None:
        return {}
    name, alt = attachments.find(str(picture.get("src") or "")), text_of_alt(picture)
    if not name:
        notes.append(f"the page's picture was not saved with it: {quoted(str(picture.get('src') or ''))}")
    elif not alt or is_file_name(alt):
        notes.append(f"the picture '{name}' has no alternative text: write one, and add 'image: {{file: .., alt: ..}}'")
    else:
        return {"file": name, "alt": alt}
    return {}


def _terms(name: str, values: list[str], site: Site, notes: list[str]) -> Iterator[str]:
    """The values that the site's vocabulary knows, as authors write them; the others are noted."""
    vocabulary = site.vocabularies[name]
    for value in values:
        for wording in (value, value.split(" ")[0].rstrip(".")):
            code = vocabulary.find(wording)
            if not isinstance(code, Fault):
                yield code if not code.islower() else vocabulary[code].label.in_(DEFAULT) or code
                break
        else:
            fault = vocabulary.find(value)
            assert isinstance(fault, Fault)
            notes.append(f"{fault.message}{_GUESTS if name == 'members' else ''}")


def _documents(tag: Tag, links: Links) -> Iterator[dict[str, str]]:
    for link in tag.find_all("a"):
        target = links.target(str(link.get("href") or ""))
        if target:
            yield {"label": text_of(link) or target, "url" if "://" in target else "file": target}


def _named_in(text: str, members: Vocabulary, said: Value) -> list[str]:
    """The members that the text names and the draft does not list."""
    words = f" {fold(text)} "
    listed = {fold(each) for each in said if isinstance(each, str)}
    names = {term.code: [fold(name) for name in term.names() if len(name) > 3] for term in members.terms}
    found = [code for code, each in names.items() if any(_stands(name, words) for name in each)]
    labels = [members[code].label.in_(DEFAULT) or code for code in found]
    return [label for label in labels if fold(label) not in listed]


def _stands(name: str, words: str) -> bool:
    """Whether a name stands in the text as words of its own."""
    at = words.find(name)
    while at > 0:
        if not words[at - 1].isalnum() and not words[at + len(name)].isalnum():
            return True
        at = words.find(name, at + 1)
    return False
