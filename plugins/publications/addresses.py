"""Where the library's pages and files lie, in the default language."""

LIBRARY = "publications/"


def slice_of(facet: str, value: str) -> str:
    """The publications of one value of one facet: a year, a series, a challenge, a language, a type."""
    return f"{LIBRARY}{facet}/{value}/"


def citation(slug: str, suffix: str) -> str:
    """What a program for citations reads of one publication: `bib` or `ris`."""
    return f"{LIBRARY}{slug}.{suffix}"
