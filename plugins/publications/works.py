"""Works: publications as the pages, the citations and the checks see them, each with what its files tell."""

from collections.abc import Iterator

import msgspec

from plugins.core.languages import LANGUAGES
from plugins.core.media.files import MediaFile
from plugins.core.prose import typeset
from plugins.core.site import Item, Site
from plugins.publications.publication import PUBLICATION, Edition, Publication


class Work(msgspec.Struct, frozen=True):
    """A publication, and the file of each edition (None where it is not ours), in the order of the editions."""

    item: Item
    publication: Publication
    files: tuple[MediaFile | None, ...]

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that it can be read in, the site's own first."""
        given = dict.fromkeys(edition.language for edition in self.publication.editions)
        return (*(lang for lang in LANGUAGES if lang in given), *sorted(given.keys() - set(LANGUAGES)))

    @property
    def is_reachable(self) -> bool:
        """Whether a reader finds any of it online."""
        audio = self.publication.audio
        return audio is not None or any(each.file or each.url for each in self.publication.editions)

    def pdf(self, lang: str) -> tuple[Edition, MediaFile] | None:
        """The edition in a language that is a PDF of ours, else the first that is one."""
        found = [
            (edition, file)
            for edition, file in zip(self.publication.editions, self.files, strict=True)
            if file and file.pages
        ]
        return next((each for each in found if each[0].language == lang), found[0] if found else None)

    def title(self) -> str:
        """The title under which it is cited: the one that the original gives, in every language of the site."""
        return typeset(self.item.original.title, self.item.entry.lang)


def works(site: Site) -> Iterator[Work]:
    """The publications that readers see, newest first; those of which no year is known come last, by title."""
    dated = [item for item in site.of(PUBLICATION.name) if item.entry.dated]
    undated = sorted(
        (item for item in site.of(PUBLICATION.name) if not item.entry.dated), key=lambda item: item.original.title
    )
    yield from (work(site, item) for item in (*dated, *undated))


def work(site: Site, item: Item) -> Work:
    """An item of the kind as a work."""
    publication = item.entry
    assert isinstance(publication, Publication), "every entry of the kind is a publication"
    files = tuple(site.file(item, each.file) if each.file else None for each in publication.editions)
    return Work(item, publication, files)
