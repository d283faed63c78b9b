"""Extras: the elements of a feed that feedgen does not know, or whose attributes it loses."""

from collections.abc import Mapping
from typing import Any

from feedgen.util import xml_elem

DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
HISTORY = "http://purl.org/syndication/history/1.0"
_ATOM = "http://www.w3.org/2005/Atom"
_XHTML = "http://www.w3.org/1999/xhtml"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


class Extras:
    """An extension of feedgen, of a feed or of an entry: what is given to it is written after all else.

    `spaces` are the namespaces, by prefix, of what the feed or its entries borrow.
    In Atom it also stands for feedgen's own links of an entry, which lose all attributes but their address.
    """

    def __init__(self, **spaces: str) -> None:
        self._spaces = spaces
        self._links: list[Mapping[str, str]] = []
        self._elements: list[tuple[str, str]] = []
        self._language = ""
        self._preface = ("", "", "")

    def link(self, **attributes: str) -> None:
        """Adds an Atom link, which RSS borrows."""
        self._links.append(attributes)

    def dublin_core(self, name: str, text: str) -> None:
        """Adds an element of Dublin Core, which RSS borrows."""
        self._elements.append((f"{{{DUBLIN_CORE}}}{name}", text))

    def atom(self, name: str, text: str) -> None:
        """Adds an element of Atom, which RSS borrows."""
        self._elements.append((f"{{{_ATOM}}}{name}", text))

    def archive(self) -> None:
        """Marks an Atom feed as one that does not change any more (RFC 5005, section 4)."""
        self._elements.append((f"{{{HISTORY}}}archive", ""))

    def language(self, lang: str) -> None:
        """Says the language of an entry of Atom."""
        self._language = lang

    def preface(self, text: str, page: str, title: str) -> None:
        """Adds a sentence and a link to a page for those who open the feed in a browser."""
        self._preface = (text, page, title)

    def extend_ns(self) -> dict[str, str]:
        """The namespaces, by prefix, that the root of the document declares."""
        return self._spaces

    def extend_rss(self, element: Any) -> None:
        """Writes into the root of a document, whose first element is the channel, or into an item."""
        self._write(element[0] if element.tag == "rss" else element, f"{{{_ATOM}}}link")

    def extend_atom(self, element: Any) -> None:
        """Writes into the root of a document or into an entry."""
        if self._language:
            element.set(_LANGUAGE, self._language)
        self._write(element, "link")

    def _write(self, parent: Any, link: str) -> None:
        for attributes in self._links:
            xml_elem(link, parent, **attributes)
        for tag, text in self._elements:
            xml_elem(tag, parent).text = text or None
        text, page, title = self._preface
        if text:
            # Namespaces as feedgen writes them: with a prefix for XHTML, validators warn.
            division = xml_elem("div", parent, xmlns=_XHTML)
            xml_elem("p", division).text = text
            paragraph = xml_elem("p", division)
            xml_elem("a", paragraph, href=page).text = title
