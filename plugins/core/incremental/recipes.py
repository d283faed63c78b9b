"""Recipes: artifacts as bytes, from which files are made.

A file is made from the decoded bytes of its recipe, and these bytes are what is hashed to know whether it has to be
made again. So a template cannot see what was not hashed: it would not be there in any build. They are JSON, in which a
moment keeps its offset.
"""

from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import Any, Literal

import msgspec

from plugins.core import urls
from plugins.core.features.artifacts import Artifact, Composition, File, Fragment, Made, Page, SizeOf
from plugins.core.features.channels import Channel
from plugins.core.features.head import Head
from plugins.core.incremental.hashes import digest
from plugins.core.site import TextRef


class Step(msgspec.Struct, frozen=True, array_like=True):
    """A file of the site: where it is published, and the hash of all it is made from besides the texts it shows.

    `texts` are the paths of those, `sizes` those of the published files whose sizes it tells. The recipe of what is
    `made` is the key of its bytes among those that are kept.
    """

    path: str
    sort: Literal["page", "composition", "file", "made"]
    lang: str
    digest: bytes
    texts: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()


class PageRecipe(msgspec.Struct, frozen=True, array_like=True):
    """A page to render; templates see it as `page`."""

    address: str
    lang: str
    template: str
    head: Head
    view_type: str
    view: msgspec.Raw
    channel: Channel | None


class PartRecipe(msgspec.Struct, frozen=True, array_like=True):
    """A fragment to render."""

    template: str
    view_type: str
    view: msgspec.Raw


class CompositionRecipe(msgspec.Struct, frozen=True, array_like=True):
    """A composition to put together: `compose` and the type of its facts by their names; a path stands for a size."""

    compose: str
    facts_type: str
    facts: msgspec.Raw
    parts: tuple[PartRecipe | str, ...]


class Recipes:
    """Makes recipes of artifacts."""

    def __init__(self) -> None:
        self._texts: dict[str, None] = {}
        self._encode = msgspec.json.Encoder(enc_hook=self._reference).encode

    def of(self, artifact: Artifact) -> tuple[Step, bytes]:
        """The step that makes an artifact, and its recipe. OSError if its file cannot be read."""
        path = urls.save_as(artifact.address)
        match artifact:
            case Page():
                return self._step(path, "page", artifact.lang, self._page(artifact))
            case Composition():
                sizes = tuple(urls.save_as(part.address) for part in artifact.fragments if isinstance(part, SizeOf))
                return self._step(path, "composition", artifact.lang, self._composition(artifact), sizes)
            case Made():
                return self._step(path, "made", "", artifact.key.encode())
            case File():
                data = artifact.data if isinstance(artifact.data, bytes) else artifact.data.read_bytes()
                return self._step(path, "file", "", data)

    def _step(
        self,
        path: str,
        sort: Literal["page", "composition", "file", "made"],
        lang: str,
        recipe: bytes,
        sizes: tuple[str, ...] = (),
    ) -> tuple[Step, bytes]:
        texts = tuple(self._texts)
        self._texts.clear()
        return Step(path, sort, lang, digest(recipe), texts, sizes), recipe

    def _page(self, page: Page) -> bytes:
        view = msgspec.Raw(self._encode(page.view))
        head, channel = page.head, page.channel
        return self._encode(
            PageRecipe(page.address, page.lang, page.template, head, _name_of(type(page.view)), view, channel)
        )

    def _composition(self, composition: Composition) -> bytes:
        facts = msgspec.Raw(self._encode(composition.facts))
        parts = tuple(self._part(part) for part in composition.fragments)
        compose, facts_type = _name_of(composition.compose), _name_of(type(composition.facts))
        return self._encode(CompositionRecipe(compose, facts_type, facts, parts))

    def _part(self, part: Fragment | SizeOf) -> PartRecipe | str:
        if isinstance(part, SizeOf):
            return urls.save_as(part.address)
        return PartRecipe(part.template, _name_of(type(part.view)), msgspec.Raw(self._encode(part.view)))

    def _reference(self, value: object) -> str:
        """Called for what the encoder does not know, which may only be a reference to a text."""
        if isinstance(value, TextRef):
            self._texts[value.path] = None
            return value.path
        raise TypeError(f"a view holds a {type(value).__name__}, which is no plain value")


def page_of(recipe: bytes) -> tuple[PageRecipe, Any]:
    """The page of a recipe, and its view."""
    page = _decoder(PageRecipe).decode(recipe)
    return page, decoded(page.view_type, page.view)


def composition_of(recipe: bytes) -> tuple[CompositionRecipe, Callable[..., bytes], Any]:
    """The composition of a recipe, the function that composes it, and its facts."""
    found = _decoder(CompositionRecipe).decode(recipe)
    return found, _named(found.compose), decoded(found.facts_type, found.facts)


def decoded(name: str, raw: msgspec.Raw) -> Any:
    """A value of the type of this name."""
    return _decoder(_named(name)).decode(raw)


def _name_of(thing: Any) -> str:
    """The name by which `_named` finds a function or a class. ValueError for one that has none."""
    name = f"{thing.__module__}:{thing.__qualname__}"
    if "<" in name:
        raise ValueError(f"{name} can only be found in the function that made it")
    return name


@cache
def _named(name: str) -> Any:
    module, _, path = name.partition(":")
    found: Any = import_module(module)
    for part in path.split("."):
        found = getattr(found, part)
    return found


@cache
def _decoder(kind: Any) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(kind, dec_hook=lambda _kind, value: TextRef(value))
