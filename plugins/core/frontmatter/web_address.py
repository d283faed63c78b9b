"""Web addresses in front matter, held to the rules that links in a text are held to."""

import re
from typing import Any, Literal

import msgspec

from plugins.core.frontmatter.fields import Faults, Text, refuse
from plugins.core.frontmatter.syntax import Node
from plugins.core.problems import quoted
from plugins.core.prose.targets import objection

Scheme = Literal["https", "http", "mailto", "tel"]

_SAMPLES = {
    "https": ("web", "https://example.org/page"),
    "mailto": ("mail", "mailto:name@example.org"),
    "tel": ("telephone", "tel:+34933429460"),
}
_MAIL = re.compile(r"[^@\s?]+@[^@\s?]+\.[^@\s?]+(\?\S+)?")
_NUMBER = re.compile(r"\+?[0-9][0-9.()-]*")
_HOST = re.compile(r"https?://([^@/?#\s]+\.[^@/?#\s.]+|\[[0-9A-Fa-f:.]+\])([/?#]\S*)?", re.IGNORECASE)


class WebAddress(msgspec.Struct, frozen=True):
    """A whole address of the web; with more `schemes`, also that of a mailbox or a telephone."""

    help: str
    schemes: tuple[Scheme, ...] = ("https", "http")

    def read(self, node: Node, faults: Faults) -> str | None:
        text = Text(self.help).read(node, faults)
        if text is None or self._fits(text):
            return text
        refuse(node, faults, f"{quoted(text)} is not {self._form()}.{self._hint(text)}")
        return None

    def schema(self) -> dict[str, Any]:
        begins = [f"{scheme}:" for scheme in self.schemes if scheme not in ("https", "http")]
        web = "https?://" if "http" in self.schemes else "https://"
        return {"type": "string", "pattern": rf"^({'|'.join((web, *begins))})\S+$" if begins else rf"^{web}\S+$"}

    def _fits(self, text: str) -> bool:
        scheme, _, rest = text.partition(":")
        if scheme not in self.schemes or objection(text, "link"):
            return False
        match scheme:
            case "mailto":
                return _MAIL.fullmatch(rest) is not None
            case "tel":
                return _NUMBER.fullmatch(rest) is not None
        return _HOST.fullmatch(text) is not None

    def _form(self) -> str:
        allowed = [sample for scheme, sample in _SAMPLES.items() if scheme in self.schemes]
        *most, last = (name for name, _ in allowed)
        names = f"{', '.join(most)} or {last}" if most else last
        return f"a {names} address such as {' or '.join(example for _, example in allowed)}"

    def _hint(self, text: str) -> str:
        """What was meant, where that is plain: often the beginning alone is missing."""
        plain = (
            "https" + text.removeprefix("http") if text.startswith("http://") else f"https://{text.lstrip('/')}",
            f"mailto:{text}",
            f"tel:{re.sub(r'[ /]', '', text)}",
        )
        meant = next((each for each in plain if self._fits(each)), "")
        return f" Did you mean '{meant}'?" if meant else ""
