"""Links: where those of an old page lead now: to an entry, to a file beside it, or where they led."""

import posixpath
from collections.abc import Mapping
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from bs4 import Tag

from authoring.importing.attachments import Attachments, is_attachment
from authoring.importing.facts import Facts, text_of
from authoring.importing.markdown import Note
from plugins.core.problems import quoted
from plugins.core.prose.targets import medium, objection


class Links:
    """Puts the links and pictures of one page right. `entries` are the entries of the site by their old addresses."""

    def __init__(self, facts: Facts, attachments: Attachments, entries: Mapping[str, str], folder: str, note: Note):
        self._facts = facts
        self._attachments = attachments
        self._entries = entries
        self._folder = folder
        self._note = note
        self._base = f"https://{facts.host}{facts.address}" if facts.host else ""

    def put_right(self, article: Tag) -> None:
        """Change every link and picture below an element to what the draft says."""
        for picture in article.find_all("img"):
            self._picture(picture)
        for link in article.find_all("a"):
            self._link(link)

    def target(self, href: str) -> str:
        """What the draft says for an address of the page; '' if nothing can be linked to."""
        whole = urljoin(self._base, href.strip()) if self._base else href.strip()
        parts = urlsplit(whole)
        ours = parts.scheme in ("", "http", "https") and _bare(parts.netloc) == _bare(self._facts.host)
        if ours and is_attachment(parts.path) and (name := self._attachments.find(href)):
            return name
        if objection(whole, "link") or not parts.scheme:
            self._note(f"a link leads nowhere outside the old page, and became plain words: {quoted(href)}")
            return ""
        return self._on_the_site(parts.path, whole) if ours else whole

    def _on_the_site(self, path: str, whole: str) -> str:
        entry = self._entries.get(unquote(path).rstrip("/"))
        if entry:
            return posixpath.relpath(entry, self._folder)
        if is_attachment(path):
            self._note(f"the document was not saved with the page: download {whole}, put it beside, and link to it")
        else:
            self._note(f"a link leads to a page of the old site that is not here yet: {whole}")
        return whole

    def _link(self, link: Tag) -> None:
        href = str(link.get("href") or "").strip()
        picture = link.find("img")
        if isinstance(picture, Tag) and not text_of(link):
            if href and not is_attachment(urlsplit(href).path):
                self._note(f"a picture was a link to {quoted(href)}: only the picture was kept")
            link.unwrap()
        elif not href or urldefrag(urljoin(self._base, href)).url in ("", self._base):
            link.unwrap()  # to a place of its own page, or to the top
        elif target := self.target(href):
            link["href"] = target
        else:
            link.unwrap()

    def _picture(self, picture: Tag) -> None:
        source = str(picture.get("src") or "")
        if source.startswith("data:") or not source:
            source = str(picture.get("data-src") or "")
        if medium(source):
            return
        alt = text_of_alt(picture)
        name = self._attachments.find(source) if source else ""
        if not name:
            what = quoted(alt or source) if alt or source else "it has no address"
            self._note(f"a picture was not saved with the page, and was left out: {what}")
            picture.decompose()
            return
        picture["src"], picture["alt"] = name, "" if is_file_name(alt) else alt
        if not picture["alt"]:
            self._note(f"the picture '{name}' has no alternative text: its place in the text says what to do")


def _bare(host: str) -> str:
    return host.lower().removeprefix("www.")


def text_of_alt(picture: Tag) -> str:
    """The alternative text of a picture on one line."""
    return " ".join(str(picture.get("alt") or "").split())


def is_file_name(alt: str) -> bool:
    """Whether an alternative text is only the name of a file."""
    return " " not in alt and is_attachment(alt)
