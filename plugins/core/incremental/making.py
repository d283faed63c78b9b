"""Making: the bytes of a file from its recipe."""

from collections.abc import Callable
from functools import lru_cache

import msgspec

from plugins.core.incremental.recipes import PartRecipe, Step, composition_of, decoded, page_of
from plugins.core.rendering.templates import Renderers

# Gives the size of another file of the site.
SizeOfPath = Callable[[str], int]
# The entries of a section's feeds, which hold the same ones in several formats.
_FRAGMENTS = 256


class Maker:
    """Makes the pages and the compositions of a site."""

    def __init__(self, renderers: Renderers) -> None:
        self._renderers = renderers
        self._fragment = lru_cache(_FRAGMENTS)(self._rendered)

    def make(self, step: Step, recipe: bytes, size_of: SizeOfPath) -> bytes:
        """The bytes of a page or a composition. Raises RenderError."""
        if step.sort == "page":
            page, view = page_of(recipe)
            return self._renderers[step.lang].page(page, view)
        composition, compose, facts = composition_of(recipe)
        parts = tuple(self._part(step.lang, part, size_of) for part in composition.parts)
        return bytes(compose(facts, parts))

    def _part(self, lang: str, part: PartRecipe | str, size_of: SizeOfPath) -> str:
        if isinstance(part, str):
            return str(size_of(part))
        return self._fragment(lang, part.template, part.view_type, bytes(part.view))

    def _rendered(self, lang: str, template: str, view_type: str, view: bytes) -> str:
        return self._renderers[lang].fragment(template, decoded(view_type, msgspec.Raw(view)))
