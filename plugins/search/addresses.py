"""Where search lies: its page, the catalogue of what is found, Pagefind's bundles (one a part, and that of all)."""

SEARCH = "search/"
CATALOGUE = "search/pages.json"
BUNDLES = "pagefind"
ALL = f"{BUNDLES}/all/pagefind.js"


def in_bundle(part: str, name: str) -> str:
    """The path of a file of the index of a part."""
    return f"{BUNDLES}/{part}/{name}"
