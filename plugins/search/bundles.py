"""Bundles: the index of each language, what filters need to know of its pages, and the script that asks all of them.

Pagefind has filters of its own, but writes them in another order each time: the same pages are to give the same bytes.
"""

import gzip
import json
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from plugins.core.urls import save_as
from plugins.search import pagefind
from plugins.search.addresses import ALL, BUNDLES, bundle
from plugins.search.catalogue import Record

_ALL_LANGUAGES = Path(__file__).with_name("all.js")
_SIGNATURE = b"pagefind_dcd"


def recipe() -> tuple[str, ...]:
    """What the bundles depend on besides the pages."""
    return (*pagefind.recipe(), _ALL_LANGUAGES.read_text("utf-8"))


def make_bundles(room: Path, documents: Iterable[tuple[Record, str]]) -> dict[str, Path]:
    """The files of all bundles, made in the empty folder `room`, by their paths in the output.

    Raises PagefindError, also where a page is not in the bundle of its language: nobody would notice that else.
    """
    languages: defaultdict[str, dict[str, Record]] = defaultdict(dict)
    for record, text in documents:
        page = room / "pages" / record.lang / save_as(record.address)
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(text, "utf-8", newline="\n")
        languages[record.lang][f"/{record.address}"] = record
    for lang, records in languages.items():
        target = room / BUNDLES / lang
        pagefind.make_bundle(room / "pages" / lang, target)
        _write_facets(target, records)
    if languages:
        _write_all_languages(room / bundle(ALL), sorted(languages))
    return {path.relative_to(room).as_posix(): path for path in sorted((room / BUNDLES).rglob("*")) if path.is_file()}


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


def _write_all_languages(path: Path, languages: list[str]) -> None:
    path.parent.mkdir(parents=True)
    known = f"const LANGUAGES = {json.dumps(languages)};\n"
    path.write_text(known + _ALL_LANGUAGES.read_text("utf-8"), "utf-8", newline="\n")
