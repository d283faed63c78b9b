"""Bundles: the index of each part, what filters need to know of its pages, and the script that asks all of them.

Pagefind has filters of its own, but writes them in another order each time: the same pages are to give the same bytes.
"""

import gzip
import json
from collections.abc import Iterable
from pathlib import Path

from plugins.core.urls import save_as
from plugins.search import pagefind
from plugins.search.catalogue import Record
from plugins.search.parts import Part

_ALL_PARTS = Path(__file__).with_name("all.js")
_SIGNATURE = b"pagefind_dcd"


def make_bundle(room: Path, part: Part, texts: Iterable[str]) -> dict[str, Path]:
    """The files of the index of a part, made of the texts of its pages in the empty folder `room`, by their names.

    Raises PagefindError, also where a page is not in the index: nobody would notice that else.
    """
    pages, target = room / "pages", room / "bundle"
    for record, text in zip(part.records, texts, strict=True):
        page = pages / save_as(record.address)
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(text, "utf-8", newline="\n")
    pagefind.make_bundle(pages, target)
    _write_facets(target, {f"/{record.address}": record for record in part.records})
    return {path.relative_to(target).as_posix(): path for path in sorted(target.rglob("*")) if path.is_file()}


def script_for_all(parts: Iterable[Part]) -> str:
    """The script that asks the parts of some languages, or of all."""
    known: dict[str, list[str]] = {}
    for part in parts:
        known.setdefault(part.lang, []).append(part.name)
    return f"const PARTS = {json.dumps(known)};\n" + _ALL_PARTS.read_text("utf-8")


def _write_facets(target: Path, records: dict[str, Record]) -> None:
    """The facets of each page, by the name that Pagefind gives it, in a file named by the index that it belongs to."""
    pages = {fragment.stem: _page_of(fragment) for fragment in sorted(target.glob("fragment/*.pf_fragment"))}
    if missing := records.keys() - pages.values():
        raise pagefind.PagefindError(f"Pagefind left out {len(missing)} of the pages, such as '{min(missing)}'.")
    facets = {name: _facets(records[page]) for name, page in pages.items()}
    index = next(target.glob("*.pf_meta")).name.split(".")[1]
    text = json.dumps(facets, separators=(",", ":"))
    (target / f"facets.{index}.json").write_text(text + "\n", "utf-8", newline="\n")


def _page_of(fragment: Path) -> str:
    """The address of the page that a file of the index tells of."""
    told = gzip.decompress(fragment.read_bytes()).removeprefix(_SIGNATURE)
    return str(json.loads(told)["url"])


def _facets(record: Record) -> dict[str, tuple[str, ...]]:
    return {
        "kind": (record.kind,),
        "challenge": record.challenges,
        "region": record.regions,
        "year": (record.date[:4],) if record.date else (),
    }
