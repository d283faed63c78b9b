"""The network itself: the facts of data/organisation.yaml that every page's footer and metadata carry."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import msgspec

from plugins.core.data.vocabulary import read_data
from plugins.core.frontmatter import fields, records
from plugins.core.frontmatter.syntax import Mapping
from plugins.core.frontmatter.values import Localised
from plugins.core.frontmatter.web_address import WebAddress
from plugins.core.languages import DEFAULT, LANGUAGES
from plugins.core.problems import Fault, Problem, at

# Codes of CLDR for what is no country (ISO 3166 leaves them free, or gives them to groups).
_NO_COUNTRY = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})


class Address(msgspec.Struct, frozen=True):
    """Where the secretariat is."""

    street: Annotated[str, fields.Text("Street and number.")]
    postal_code: Annotated[str, fields.Text("Postal code.")]
    city: Annotated[str, fields.Text("City.")]
    country: Annotated[str, fields.Pattern("Country.", r"[A-Z]{2}", "a country code such as ES")]


class Followers(msgspec.Struct, frozen=True):
    """How many followed an account, as a report of some months gives it; the day of the count may not be known."""

    count: Annotated[float, fields.Decimal("How many, as exactly as the report says it.", 0, 1e10)]
    start: Annotated[dt.date, fields.Day("The first day of the months that the report is on.")]
    end: Annotated[dt.date, fields.Day("The last day of them.")]

    def misfits(self) -> Iterator[tuple[str, str]]:
        """Time goes one way."""
        if self.end < self.start:
            yield "end", f"the end, {self.end}, is before the start, {self.start}"


class Channel(msgspec.Struct, frozen=True):
    """An account of the network elsewhere."""

    name: Annotated[str, fields.Text("The service.")]
    handle: Annotated[str, fields.Text("The name of the account.")] = ""
    url: Annotated[str, WebAddress("Its address.", ("https",))] = ""
    followers: Annotated[
        tuple[Followers, ...], fields.ListOf("Its followers, the latest count first.", records.Group("One.", Followers))
    ] = ()


class Licence(msgspec.Struct, frozen=True):
    """The terms under which others may reuse something."""

    name: Annotated[str, fields.Text("Its name, such as CC BY 4.0.")]
    url: Annotated[str, WebAddress("Where it can be read.", ("https",))]


class Newsletter(msgspec.Struct, frozen=True):
    """The newsletter, which the network's mail provider sends."""

    url: Annotated[str, WebAddress("Where readers sign up.", ("https",))]


class Network(msgspec.Struct, frozen=True, kw_only=True):
    """Name, address and channels; `credit` names who supports the site, where there is someone to name.

    `licence` is that of the open data, `newsletter` the one that readers can sign up for: None while there is none.
    """

    name: Annotated[str, fields.Text("The network's name.")]
    address: Annotated[Address, records.Group("Where it is.", Address)]
    telephone: Annotated[str, fields.Pattern("With the country's prefix.", r"\+[\d ]+", "a number such as +34 93 ..")]
    email: Annotated[str, fields.Pattern("The general mailbox.", r"[^@\s]+@[^@\s]+\.[^@\s]+", "a mail address")]
    website: Annotated[str, fields.Text("The site's name.")] = ""
    hashtag: Annotated[str, fields.Text("The hashtag.")] = ""
    channels: Annotated[tuple[Channel, ...], fields.ListOf("Accounts.", records.Group("One.", Channel))] = ()
    credit: Annotated[Localised | None, fields.PerLanguage("Who supports the site.")] = None
    licence: Annotated[Licence | None, records.Group("The licence of the open data.", Licence)] = None
    newsletter: Annotated[Newsletter | None, records.Group("The newsletter.", Newsletter)] = None


def read_network(data: Path) -> tuple[Network | None, list[Problem]]:
    """The facts of `organisation.yaml`; None, with problems, if they cannot be read."""
    path = data / "organisation.yaml"
    name = f"{data.name}/{path.name}"
    if not path.exists():
        return None, [
            Problem(name, 1, "the file is missing: it holds the network's name, address, telephone and mailbox")
        ]
    faults: list[Fault] = []
    facts = read_data(path, faults)
    network = records.read_record(Network, facts, faults)
    if network and not is_country(network.address.country):
        faults.append(Fault(_line_of_country(facts), f"unknown country '{network.address.country}'"))
    return network, at(name, faults)


def is_country(code: str) -> bool:
    """Whether a code is that of a country (ISO 3166), which then has a name in every language."""
    from babel import Locale  # imported where used: reading its data takes longer than a small build

    return code in Locale(DEFAULT).territories and code not in _NO_COUNTRY


def is_language(code: str) -> bool:
    """Whether a code is that of a language that has a name in every language of the site."""
    from babel import Locale  # as above

    return all(code in Locale(lang).languages for lang in LANGUAGES)


def _line_of_country(facts: Mapping) -> int:
    address = facts.get("address")
    country = address.get("country") if isinstance(address, Mapping) else None
    return country.line if country else 1
