"""The way from Markdown to `Prose`, step by step."""

from plugins.core.problems import Fault
from plugins.core.prose import cutting, limits, markup, outline, reading, shape, wording
from plugins.core.prose.engine import ATTRIBUTES_IN_BRACES, Engine
from plugins.core.prose.lines import Locator
from plugins.core.prose.markup import Token
from plugins.core.prose.model import EMPTY, Outline, Prose
from plugins.core.prose.sanitise import sanitise
from plugins.core.prose.second_opinion import confirmed
from plugins.core.prose.setting import typeset_tokens


class ProseRenderer:
    """Renders texts of one language, one after the other. Not to be shared between threads."""

    def __init__(self, lang: str) -> None:
        self._lang = lang
        self._engine = Engine()

    def render(self, markdown: str) -> tuple[Prose, tuple[Fault, ...]]:
        """The prose of a text and what its author has to put right, by line. Raises nothing, whatever the
        text is.

        Text that breaks a limit is not rendered. Any other faulty text is, without the faulty parts.
        """
        text, impurities = limits.clean(markdown)
        excesses = limits.excesses(text)
        if excesses:
            return EMPTY, _in_order([*impurities, *excesses])
        try:
            html = self._engine.convert(text)
        except RecursionError:  # the limits leave room for any text, but not on top of any stack
            return EMPTY, (Fault(1, "the text is nested too deeply: use fewer quotes and lists within each other"),)
        tokens, faults = self._checked(html, text)
        prose, more_faults = self._finished(tokens, text)
        return prose, _in_order([*impurities, *faults, *more_faults])

    def _checked(self, html: str, text: str) -> tuple[list[Token], list[Fault]]:
        """What may be published of `html`. A browser's view is asked only where HTML may have been written by hand."""
        locator = Locator(text)
        tokens, faults = sanitise(markup.read(html), locator)
        if "<" in text:
            tokens, doubts = confirmed(tokens, Locator(text), known_faulty=bool(faults))
            faults += doubts
        if "[" in text:
            faults += reading.left_over(tokens, Locator(text)) + reading.wordless(tokens, Locator(text))
        if "** " in text:
            faults += reading.stars(tokens, Locator(text))
        if "](" in text or "<" in text:
            faults += wording.advice(tokens, Locator(text))
        return tokens, faults + self._refusals(locator) + self._depths(Locator(text))

    def _depths(self, locator: Locator) -> list[Fault]:
        return [Fault(locator.line(line, line.strip()), limits.TOO_DEEP) for line in self._engine.too_deep]

    def _refusals(self, locator: Locator) -> list[Fault]:
        names = ", ".join(sorted(ATTRIBUTES_IN_BRACES))
        return [
            Fault(locator.line(f"{name}=", name), f"'{name}' cannot be set between {{ }}: only {names} can")
            for name in self._engine.refused
        ]

    def _finished(self, tokens: list[Token], text: str) -> tuple[Prose, list[Fault]]:
        locator = Locator(text)
        shaped, faults = shape.shaped(typeset_tokens(tokens, self._lang), locator)
        named, heading_faults = outline.outlined(shaped, Locator(text))
        chunks, slots = cutting.cut(named)
        noticed = Outline(slots, outline.anchors(named), reading.excerpt(named), blank=not slots and chunks == ("",))
        return Prose(chunks, noticed), faults + heading_faults


def _in_order(faults: list[Fault]) -> tuple[Fault, ...]:
    """By line, each once, otherwise in the order in which they were found."""
    return tuple(sorted(dict.fromkeys(faults), key=lambda fault: fault.line))
