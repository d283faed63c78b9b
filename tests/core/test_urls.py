"""Addresses, by themselves and in every link of a built site."""

import re
from pathlib import Path, PurePosixPath

import pytest
from bs4 import BeautifulSoup
from bs4.filter import SoupStrainer

from plugins.core import urls
from plugins.core.urls import Urls
from tests.documents import pdf
from tests.markup import attributes, dead_links, hreflang, links
from tests.support import built, news_item

SITEURLS = ("", "https://x.org", "https://x.org/", "https://x.org/metropolis", "https://x.org/metropolis/")
PICTURE = b'<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'
CONTENT: dict[str, str | bytes] = {
    "content/news/one.md": news_item(
        "See [two](two.md), [me](#a) and [the file](A%20file.pdf).\n\n## A\n\n![Hall](Große%20Halle.svg)",
        challenges="[2.3]",
        aliases="[/old/one]",
    ),
    "content/news/one.fr.md": "---\ntitle: Un\n---\nVoir [deux](two.md).\n",
    "content/news/two.md": news_item(challenges="[2.3]", date="2021-01-01"),
    "content/news/gone.md": news_item(status="withdrawn"),
    "content/news/A file.pdf": pdf(),
    "content/news/Große Halle.svg": PICTURE,
    "content/pages/about.md": "---\ntitle: About\n---\nText.\n",
}


@pytest.mark.parametrize(
    ("siteurl", "link", "absolute"),
    [
        ("", "/news/x/", "/news/x/"),
        ("https://x.org", "/news/x/", "https://x.org/news/x/"),
        ("https://x.org/", "/news/x/", "https://x.org/news/x/"),
        ("https://x.org/m", "/m/news/x/", "https://x.org/m/news/x/"),
        ("https://x.org/m/", "/m/news/x/", "https://x.org/m/news/x/"),
    ],
)
def test_an_address_becomes_a_link_below_the_path_of_the_site(siteurl: str, link: str, absolute: str) -> None:
    """A site may be a project page in a folder of its host, and its owner may write the last slash or not."""
    assert (Urls(siteurl).link("news/x/"), Urls(siteurl).absolute("news/x/")) == (link, absolute)


@pytest.mark.parametrize("siteurl", SITEURLS)
def test_the_home_page_is_the_site_itself(siteurl: str) -> None:
    """Its address ends in one slash."""
    assert Urls(siteurl).absolute("") == siteurl.rstrip("/") + "/"


@pytest.mark.parametrize("siteurl", SITEURLS)
def test_every_link_of_the_site_leads_somewhere_below_its_path(tmp_path: Path, siteurl: str) -> None:
    """Pages, pictures, documents, theme, icons, old addresses: nothing escapes the path, and nothing is dead."""
    assert not dead_links(built(tmp_path, CONTENT, siteurl=siteurl), siteurl)


@pytest.mark.parametrize("siteurl", SITEURLS)
def test_what_others_read_is_absolute(tmp_path: Path, siteurl: str) -> None:
    """Search engines and other sites are told scheme and host; links within the site hold neither."""
    output = built(tmp_path, CONTENT, siteurl=siteurl)
    base = siteurl.rstrip("/") + "/"
    for name in (name for name in output if name.endswith(".html")):
        tree = BeautifulSoup(output[name], "html.parser", parse_only=SoupStrainer(["link", "meta"]))
        told = [
            *attributes(tree, "link[rel=canonical]", "href"),
            *attributes(tree, 'meta[property="og:url"], meta[property="og:image"]', "content"),
            *hreflang(tree).values(),
        ]
        assert told and all(address.startswith(base) and "//" not in address[len(base) :] for address in told), name
        within = [link for link in links(output[name]) if link not in told and not link.startswith("#")]
        assert not [link for link in within if re.match(r"https?://(x.org|local.example)", link)], name


def test_the_default_language_lives_at_the_root() -> None:
    assert [urls.of_entry("news/{slug}/", "x", lang) for lang in ("en", "fr", "es")] == [
        "news/x/",
        "fr/news/x/",
        "es/news/x/",
    ]


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("news/IMG 2041.JPG", "files/news/img-2041.jpg"),
        ("news/Große Halle.svg", "files/news/grosse-halle.svg"),
        ("Ümläut/été.pdf", "files/umlaut/ete.pdf"),
        ("???/!!!.png", "files/x/x.png"),
    ],
)
def test_a_file_gets_an_address_in_plain_letters(path: str, address: str) -> None:
    """Whatever an officer's camera called it."""
    assert urls.of_file(PurePosixPath(path)) == address


@pytest.mark.parametrize(
    ("address", "file"),
    [("", "index.html"), ("news/", "news/index.html"), ("404.html", "404.html"), ("fr/", "fr/index.html")],
)
def test_a_page_lies_in_the_index_of_its_folder(address: str, file: str) -> None:
    assert urls.save_as(address) == file


def test_an_asset_is_named_by_its_bytes() -> None:
    """So that browsers may keep it for good."""
    assert urls.of_asset("css/site.css", "0123") == "theme/css/site.0123.css"
