"""For tests: rendered text, and whether its tags are in balance according to the standard library."""

from html.parser import HTMLParser

from plugins.core.prose import Fault, LinkSlot, PictureSlot, ProseRenderer, Slot, assemble

_VOID = {"br", "hr", "img", "wbr", "col"}
_RENDERERS = {lang: ProseRenderer(lang) for lang in ("en", "fr", "es")}


def fill(slot: Slot) -> str:
    """The simplest filling: the target as it is, escaped."""
    if isinstance(slot, LinkSlot):
        return f' href="{_escaped(slot.href)}"'
    if isinstance(slot, PictureSlot):
        return f'<img src="{_escaped(slot.src)}" alt="{_escaped(slot.alt)}">'
    return f'<a href="{_escaped(slot.href)}">{_escaped(slot.title)}</a>'


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")


def rendered(markdown: str, lang: str = "en") -> tuple[str, tuple[Fault, ...]]:
    """The whole HTML and the faults."""
    prose, faults = _RENDERERS[lang].render(markdown)
    return assemble(prose.chunks, map(fill, prose.outline.slots)), faults


def html(markdown: str, lang: str = "en") -> str:
    """The HTML of a text that has no fault."""
    whole, faults = rendered(markdown, lang)
    assert not faults, f"unexpected: {faults}"
    return whole


def messages(markdown: str, lang: str = "en") -> list[str]:
    """The faults as `line: message`."""
    return [f"{fault.line}: {fault.message}" for fault in rendered(markdown, lang)[1]]


def imbalance(source: str) -> str:
    """The first tag that is not in balance, with where it stands; empty if all are."""
    reader = _Balance()
    reader.feed(source)
    reader.close()
    return reader.trouble or (f"{reader.open} left open" if reader.open else "")


def dangers(source: str) -> list[str]:
    """What a browser would run: scripts, handlers, and addresses that are scripts."""
    reader = _Dangers()
    reader.feed(source)
    reader.close()
    return reader.found


class _Dangers(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        runs = [name for name, value in attrs if name.startswith("on") or _is_script(name, value or "")]
        if tag in ("script", "iframe", "object", "style") or runs:
            self.found.append(f"<{tag}> {runs}")


def _is_script(name: str, value: str) -> bool:
    return name in ("href", "src") and "".join(value.split()).lower().startswith("javascript:")


class _Balance(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.trouble = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.trouble = self.trouble or f"</{tag}> at {self.getpos()}"
