"""Rendering: a page's view and its template become bytes. A template sees nothing else that could change."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from plugins.core.artifacts import Page
from plugins.core.formats import Formats
from plugins.core.frame import Frame
from plugins.core.prose import Prose, Slot, assemble
from plugins.core.settings import Settings
from plugins.core.site import Body
from plugins.core.words import Words


class RenderError(Exception):
    """A template that cannot be rendered; the message names it, its line and what is wrong."""


class Renderer:
    """Renders the pages of one language."""

    def __init__(self, settings: Settings, frame: Frame, words: Words, prose: Mapping[str, Prose]) -> None:
        self._frame = frame
        self._prose = prose
        self._environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(settings.theme / "templates"),
            undefined=jinja2.StrictUndefined,
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        formats = Formats(frame.lang, settings.timezone)
        self._environment.globals |= {"t": words, "tn": words.counted}
        self._environment.filters |= {
            "body": self._body,
            "date": formats.date,
            "iso": formats.iso,
            "language": formats.language,
            "size": formats.size,
        }

    def render(self, page: Page) -> bytes:
        """The page as UTF-8. Raises RenderError."""
        try:
            template = self._environment.get_template(page.template)
            html = template.render(frame=self._frame, head=page.head, view=page.view, page=page)
        except jinja2.TemplateSyntaxError as error:
            raise RenderError(f"theme/templates/{error.name}:{error.lineno}: {error.message}") from error
        except jinja2.TemplateError as error:
            raise RenderError(f"theme/templates/{_place(error, page.template)}: {error.message}") from error
        except KeyError as error:
            raise RenderError(f"theme/templates/{_place(error, page.template)}: there is no word {error}") from error
        return html.encode()

    def _body(self, body: Body) -> Markup:
        """The HTML of a text; its links and pictures are drawn by the macros of components/prose.html."""
        macros: Any = self._environment.get_template("components/prose.html").module
        fills = iter(body.fills)

        def fill(_slot: Slot) -> str:
            filled = next(fills)
            return str(getattr(macros, type(filled).__name__.lower())(filled))

        return Markup(assemble(self._prose[body.key], fill))


def _place(error: BaseException, template: str) -> str:
    """The template's file and line at which an error was raised, as far as its traceback tells."""
    place, trace = f"{template}:1", error.__traceback__
    while trace is not None:
        file = Path(trace.tb_frame.f_code.co_filename)
        if file.suffix == ".html":
            place = f"{file.name}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place
