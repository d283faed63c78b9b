"""Where search lies: its page, the catalogue of what is found, Pagefind's bundles (a language each, and all)."""

SEARCH = "search/"
CATALOGUE = "search/pages.json"
BUNDLES = "pagefind"
ALL = "all"


def bundle(name: str) -> str:
    """The address of the script of a bundle."""
    return f"{BUNDLES}/{name}/pagefind.js"
