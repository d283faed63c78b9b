"""What is measured: the builds of a site, each after one change that authors, designers or editors make."""

from collections.abc import Callable
from pathlib import Path

import msgspec

from bench.corpus import LARGE, NEWEST, TODAY
from bench.product import Product

Change = Callable[[Product, int], None]


class Case(msgspec.Struct, frozen=True):
    """A change, made before a build. A round makes all of them in their order, each another time in another round."""

    name: str
    change: Change


def _nothing_kept(product: Product, _turn: int) -> None:
    product.forget()


def _nothing(_product: Product, _turn: int) -> None:
    """The site is as it was."""


def _edit(product: Product, turn: int) -> None:
    _rewrite(_newest(product), lambda text: f"{text}\nAnd this was added at the end, in turn {turn}.\n")


def _retag(product: Product, turn: int) -> None:
    def changed(text: str) -> str:
        lines = text.split("\n")
        place = next(number for number, line in enumerate(lines) if line.startswith("challenges: "))
        lines[place] = f"challenges: [{('1.1', '2.3', '3.1')[turn % 3]}]"
        return "\n".join(lines)

    _rewrite(_newest(product), changed)


def _new_event(product: Product, turn: int) -> None:
    text = f"---\ntitle: Event of turn {turn}\nstart: {TODAY.isoformat()}\nchallenges: [2.3]\n---\n\nCome and see.\n"
    (product.root / f"content/events/new-{turn}.md").write_text(text, "utf-8")


def _template(product: Product, turn: int) -> None:
    """The template of all entries."""
    path = product.root / "theme/templates/entry.html"
    _rewrite(path, lambda text: text.replace("</article>", f"<!-- {turn} -->\n</article>", 1))


def _word(product: Product, turn: int) -> None:
    """A word of the menu, which stands on every English page."""
    path = product.root / "i18n/en.yaml"
    lines = path.read_text("utf-8").split("\n")
    changed = [f'nav.news: "News {turn}"' if line.startswith("nav.news:") else line for line in lines]
    path.write_text("\n".join(changed), "utf-8")


def _newest(product: Product) -> Path:
    return product.root / f"content/news/{NEWEST}.md"


def _rewrite(path: Path, change: Callable[[str], str]) -> None:
    path.write_text(change(path.read_text("utf-8")), "utf-8")


_GROWING = (
    Case("cold: nothing kept", _nothing_kept),
    Case("nothing changed", _nothing),
    Case("one body edit", _edit),
)
_OTHERS = (
    Case("one retag", _retag),
    Case("one new event", _new_event),
    Case("one template edit", _template),
    Case("one interface word", _word),
)


def cases_of(entries: int) -> tuple[Case, ...]:
    """What is measured with so many entries."""
    return _GROWING if entries > LARGE else _GROWING + _OTHERS
