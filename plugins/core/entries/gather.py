"""Gathering: everything that the site is made from, read and put in relation, with every problem there is."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import msgspec

from plugins.core.data.organisation import read_network
from plugins.core.data.vocabulary import ENTRIES, Vocabularies, Vocabulary, read_vocabularies
from plugins.core.data.words import read_words
from plugins.core.entries.links import Linker
from plugins.core.entries.pairing import pair
from plugins.core.entries.parse import Parsed
from plugins.core.entries.pictures import made, made_card
from plugins.core.entries.preview import with_unreleased
from plugins.core.entries.relations import ReadText, clashes, resolve_terms, vocabulary_of
from plugins.core.entries.translations import changed_originals
from plugins.core.entry import Kind
from plugins.core.features.artifacts import File, Made
from plugins.core.frontmatter.source import decode
from plugins.core.media.files import Media, MediaFile, find_media
from plugins.core.problems import Problem, errors_in
from plugins.core.settings import Settings
from plugins.core.site import Item, Site


class Gathered(msgspec.Struct, frozen=True, kw_only=True):
    """The site, without the entries that have errors. It is None where so much is missing that none can be made."""

    problems: tuple[Problem, ...]
    site: Site | None = None
    media_files: tuple[File | Made, ...] = ()


def gather(
    settings: Settings, kinds: Collection[Kind], parsed: Sequence[Parsed], unread: Iterable[Problem]
) -> Gathered:
    """Relate the texts, which were parsed, with all else there is. `unread` tells of files that are no such texts.

    Problems are values: nothing is raised for them.
    """

    def read_text(path: str) -> str:
        return str(decode((settings.content.parent / path).read_bytes()))

    items, problems, faulty = _paired(parsed, unread, settings, read_text)
    vocabularies, vocabulary_problems = _read_vocabularies(settings, items, kinds, faulty, read_text)
    words, word_problems = read_words(settings.words)
    network, network_problems = read_network(settings.data)
    items, term_problems = resolve_terms(items, vocabularies, read_text)
    if settings.preview and not word_problems:
        items = with_unreleased(items, words)
    media = find_media(settings.content)
    linker = Linker(items, media, settings.urls, read_text, faulty)
    shown = [item for item in items if item.state == "out"]
    bodies, files = linker.bodies(shown), linker.files(shown)
    preview = Linker(items, media, settings.urls, read_text, faulty)
    sound = [item for item in items if item.entry.path not in faulty]
    problems += [*vocabulary_problems, *word_problems, *network_problems, *term_problems]
    problems += [*linker.problems, *_lost_later(items, preview), *changed_originals(sound)]
    if network is None or word_problems:
        return Gathered(problems=tuple(problems))
    site = Site(
        settings=settings,
        network=network,
        items=tuple(sound),
        vocabularies=vocabularies,
        words=words,
        bodies=bodies,
        media=files,
    )
    media_files = [File(file.address, media.paths[file.path], f"content/{file.path}") for file in linker.used]
    pictures = [each for file in linker.shown for each in made(file, media.paths[file.path])]
    cards = [each for item in shown for each in _card(item, files, media)]
    return Gathered(problems=tuple(problems), site=site, media_files=(*media_files, *pictures, *cards))


def _paired(
    parsed: Sequence[Parsed], unread: Iterable[Problem], settings: Settings, read_text: ReadText
) -> tuple[list[Item], list[Problem], frozenset[str]]:
    """The items, the problems, and the paths of the files that have errors or became part of no item."""
    problems = [*unread, *(problem for each in parsed for problem in each.problems)]
    items, pair_problems = pair(parsed, errors_in(problems), settings.now, read_text)
    problems.extend(pair_problems)
    paired = {text.path for item in items for text in item.texts.values()}
    return items, problems, errors_in(problems) | ({each.source.path for each in parsed} - paired)


def _card(item: Item, files: Mapping[tuple[str, str], MediaFile], media: Media) -> Iterator[Made]:
    """The picture of an item as it is shared."""
    image = item.entry.image
    file = files.get((item.entry.path, image.file)) if image else None
    if image and file:
        yield from made_card(file, media.paths[file.path], image)


def _lost_later(items: Iterable[Item], preview: Linker) -> list[Problem]:
    """What is wrong with the links of items whose moment has not come: it must not be found out only then."""
    waiting = [item for item in items if item.state == "waiting"]
    preview.bodies(waiting)
    preview.files(waiting)
    return [problem for problem in preview.problems if problem.level == "error"]


def _read_vocabularies(
    settings: Settings, items: Iterable[Item], kinds: Iterable[Kind], faulty: Iterable[str], read_text: ReadText
) -> tuple[Vocabularies, list[Problem]]:
    """The lists of data/, and those that the entries of a kind make."""
    vocabularies, problems = read_vocabularies(settings.data)
    vocabularies |= {name: Vocabulary(noun, ()) for name, noun in ENTRIES.items()}
    for kind in kinds:
        if kind.vocabulary:
            of_kind = [item for item in items if item.kind.name == kind.name]
            vocabulary = vocabulary_of(kind.name, of_kind)
            problems.extend(clashes(of_kind, vocabulary, read_text))
            folder = f"{settings.content.name}/{kind.folder.removesuffix('*').rstrip('/')}/"
            complete = not any(path.startswith(folder) for path in faulty)
            vocabularies[kind.vocabulary] = msgspec.structs.replace(vocabulary, complete=complete)
    return vocabularies, problems
