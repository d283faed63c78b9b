"""Structured data: entries and the network in the terms of schema.org."""

from collections.abc import Callable, Mapping
from typing import Any

from plugins.core import urls
from plugins.core.site import Item, Site

# Describes an item in a language as a schema.org type; the mapping gives its headline, name, description and image.
Describe = Callable[[Site, Item, str, Mapping[str, str]], dict[str, Any]]


def organization(site: Site) -> dict[str, Any]:
    """The network as a schema.org Organization."""
    network, address = site.network, site.network.address
    home = site.settings.urls.absolute("")
    thing: dict[str, Any] = {
        "@type": "Organization",
        "@id": f"{home}#organization",
        "name": network.name,
        "url": home,
        "email": network.email,
        "telephone": network.telephone,
        "address": {
            "@type": "PostalAddress",
            "streetAddress": address.street,
            "postalCode": address.postal_code,
            "addressLocality": address.city,
            "addressCountry": address.country,
        },
    }
    same_as = [channel.url for channel in network.channels if channel.url]
    return thing | ({"sameAs": same_as} if same_as else {})


def website(site: Site, lang: str, description: str) -> dict[str, Any]:
    """The site in one language as a schema.org WebSite."""
    address = site.settings.urls.absolute(urls.in_language("", lang))
    return {
        "@type": "WebSite",
        "@id": f"{address}#website",
        "name": site.settings.sitename,
        "url": address,
        "inLanguage": lang,
        "description": description,
    }


def creative_work(site: Site, item: Item, lang: str, facts: Mapping[str, str]) -> dict[str, Any]:
    """An entry as the schema.org type of its kind. `facts` gives its headline, description and image."""
    canonical = site.settings.urls.absolute(item.address(lang))
    publisher = {"@type": "Organization", "name": site.network.name, "url": site.settings.urls.absolute("")}
    thing: dict[str, Any] = {
        "@type": item.kind.schema_type,
        "@id": f"{canonical}#entry",
        "url": canonical,
        "mainEntityOfPage": canonical,
        "inLanguage": lang,
        "publisher": publisher,
        **facts,
    }
    moment = item.entry.published_on
    if moment:
        thing["author"] = publisher
    if moment and moment.known == "day":  # search engines take no part of a date for one
        thing["datePublished"] = moment.iso(site.settings.timezone)
    if item.entry.updated:
        thing["dateModified"] = item.entry.updated.date.isoformat()
    return thing
