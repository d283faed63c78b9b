"""Sites to publish one after the other: each page, its style and its picture say of which variant they are."""

import re
from pathlib import Path

from tests.publishing.support import SITE, Tree

_PAGE = """<!doctype html><title>{address}</title>
<link rel="canonical" href="{site}/{address}">
<meta name="variant" content="{variant}">
<link rel="stylesheet" href="/theme/site.{variant:010x}.css">
<img src="/files/{name}.{variant:010x}-720.webp" alt="">
<a href="/">Home</a>
{text}
"""
_VARIANT = re.compile(r'name="variant" content="(\d+)"')
_ASSET = re.compile(r'(?:href="(/theme/[^"]+)|src="([^"]+))"')


def addresses(pages: int) -> list[str]:
    """The addresses of a site of so many pages."""
    return ["", *(f"news/{number}/" for number in range(1, pages))]


def page(address: str, variant: int) -> str:
    """The page at an address in a variant; its text is long enough to arrive in pieces."""
    name = address.strip("/").replace("/", "-") or "home"
    text = f"<p>{variant} of {name}</p>\n" * 400
    return _PAGE.format(site=SITE, address=address, variant=variant, name=name, text=text)


def site(pages: int, variant: int) -> Tree:
    """The whole site in a variant."""
    files = {f"theme/site.{variant:010x}.css": f"/* {variant} */"}
    for address in addresses(pages):
        text = page(address, variant)
        files[f"{address}index.html"] = text
        files[assets(text)[1].lstrip("/")] = f"picture {variant} of {address}"
    return Tree(pages=dict.fromkeys(addresses(pages), ""), files=files, items={}, style="0" * 10)


def is_whole(body: str, address: str) -> bool:
    """Whether this is the page at an address, all of it of one variant."""
    found = _VARIANT.search(body)
    return found is not None and body == page(address, int(found[1]))


def assets(body: str) -> list[str]:
    """The links to what a page needs to be shown."""
    return [style or picture for style, picture in _ASSET.findall(body)]


def write(folder: Path, pages: int, variant: str) -> None:
    """Put a variant where a build would put it; `edit` is the first one with one page changed."""
    tree = site(pages, 1 if variant == "edit" else int(variant))
    if variant == "edit":
        tree.files["news/1/index.html"] += "<p>One edit.</p>"
    tree.write(folder)
