"""Rendering: a page's view and its template become bytes. A template sees nothing else that could change."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from traceback import walk_tb
from typing import Any

import jinja2
from jinja2.bccache import Bucket
from markupsafe import Markup

from plugins.core.data.words import WordError, Words
from plugins.core.prose import assemble
from plugins.core.rendering.formats import Formats
from plugins.core.rendering.frame import Frame
from plugins.core.settings import Settings
from plugins.core.site import Body, Fill, Picture

_IN_SIGHT = 1000  # signs of HTML: some twelve lines on a telephone, below the title
# Gives the HTML of a text, cut at its slots, by the path of its file.
Chunks = Callable[[str], Sequence[str]]
Renderers = Mapping[str, "Renderer"]
Compiled = jinja2.BytecodeCache

# Parts that many pages show alike, such as the cards of the newest items: so many are remembered.
_ONCE = 4096


class RenderError(Exception):
    """A template that cannot be rendered; the message names it, its line and what is wrong."""


def renderers(
    settings: Settings,
    words: Mapping[str, Words],
    frames: Mapping[str, Frame],
    chunks: Chunks,
    compiled: Compiled | None = None,
) -> Renderers:
    """A renderer for each language of `frames`; what they compile is put to what is `compiled`, to be used again."""
    if compiled is None:
        compiled = nothing_compiled()
    return {lang: Renderer(settings, frame, words[lang], chunks, compiled) for lang, frame in frames.items()}


def nothing_compiled() -> Compiled:
    """What is compiled at first."""
    return _Compiled()


class _Compiled(jinja2.BytecodeCache):
    """The compiled templates, which are the same in all languages, by their files and texts."""

    def __init__(self) -> None:
        self._code: dict[tuple[str, str], Any] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Called by Jinja; a template that was not compiled yet is left as it is."""
        bucket.code = self._code.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Called by Jinja."""
        self._code[bucket.key, bucket.checksum] = bucket.code


def _called(macro: Callable[..., str], *values: object) -> str:
    """What a macro draws of some values: `once(macro, values..)` draws it for the first page that shows it."""
    return macro(*values)


def _in_sight(fills: Sequence[Fill], chunks: Sequence[str]) -> int | None:
    """Which fill is the first picture of a text, if so little stands before it that readers see it at once."""
    index = next((index for index, fill in enumerate(fills) if isinstance(fill, Picture)), None)
    return index if index is not None and sum(map(len, chunks[: index + 1])) <= _IN_SIGHT else None


class Renderer:
    """Renders what is in one language. Those of one build share what is `compiled`."""

    def __init__(self, settings: Settings, frame: Frame, words: Words, chunks: Chunks, compiled: Compiled) -> None:
        self._chunks = chunks
        self._templates = settings.theme / "templates"
        self._environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(self._templates),
            bytecode_cache=compiled,
            auto_reload=False,  # a build sees its templates once
            undefined=jinja2.StrictUndefined,
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        formats = Formats(frame.lang, settings.timezone)
        # Not among the values of a page: macros see these too, and are loaded once for all pages.
        self._environment.globals |= {
            "frame": frame,
            "t": words,
            "tn": words.counted,
            "once": lru_cache(_ONCE)(_called),
        }
        self._environment.filters |= {
            "body": self._body,
            "date": formats.date,
            "iso": formats.iso,
            "language": formats.language,
            "size": formats.size,
        }

    def page(self, page: Any, view: Any) -> bytes:
        """A page as UTF-8: `page` has its address, language, template, head and channel. Raises RenderError."""
        return self._rendered(page.template, head=page.head, view=view, page=page).encode()

    def fragment(self, template: str, view: Any) -> str:
        """The HTML of a template that extends nothing. Raises RenderError."""
        return self._rendered(template, view=view)

    def _rendered(self, name: str, **values: object) -> str:
        try:
            return self._environment.get_template(name).render(**values)
        except jinja2.TemplateSyntaxError as error:
            raise RenderError(f"theme/templates/{error.name}:{error.lineno}: {error.message}") from error
        except jinja2.TemplateNotFound as error:
            raise RenderError(f"{self._place(error, name)}: there is no template '{error.name}'") from error
        except (jinja2.TemplateError, WordError) as error:
            raise RenderError(f"{self._place(error, name)}: {error}") from error
        except Exception as error:  # what a template does with its values can raise anything
            raise RenderError(f"{self._place(error, name)}: {type(error).__name__} {error}".rstrip()) from error

    def _body(self, body: Body, macros_of: str = "components/prose.html", *, opens: bool = False) -> Markup:
        """The HTML of a text; its links and pictures are drawn by the macros of a template.

        If the text `opens` its page, where no picture stands yet, one near its beginning is fetched at once.
        """
        macros: Any = self._environment.get_template(macros_of).module
        chunks = self._chunks(body.text.path)
        fills = [str(getattr(macros, type(fill).__name__.lower())(fill)) for fill in body.fills]
        if opens and (index := _in_sight(body.fills, chunks)) is not None:
            fills[index] = str(macros.picture(body.fills[index], first=True))
        return Markup(assemble(chunks, fills))

    def _place(self, error: BaseException, name: str) -> str:
        """The innermost line of a template at which an error was raised, as far as its traceback tells."""
        frames = ((Path(frame.f_code.co_filename), line) for frame, line in walk_tb(error.__traceback__))
        lines = [(file, line) for file, line in frames if file.is_relative_to(self._templates)]
        file, line = lines[-1] if lines else (self._templates / name, 1)
        return f"theme/templates/{file.relative_to(self._templates).as_posix()}:{line}"
