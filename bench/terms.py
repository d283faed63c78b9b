"""The challenges and members of the site, which the entries of a corpus name."""

from pathlib import Path

import msgspec
import yaml

from plugins.core.languages import DEFAULT, LANGUAGES


class Term(msgspec.Struct, frozen=True):
    """A challenge or a member: the name of its file, its code, its title by language, its facts as written."""

    slug: str
    code: str
    titles: dict[str, str]
    path: Path
    front: dict[str, str]


def challenges(content: Path) -> tuple[Term, ...]:
    """The metropolitan challenges, by code."""
    return tuple(sorted(_terms(content, "challenges/*.md"), key=lambda term: term.code))


def members(content: Path) -> tuple[Term, ...]:
    """The metropolises that entries may name, by the name of their file."""
    found = _terms(content, "members/*/*.md")
    return tuple(term for term in found if "state: applicant" not in term.front[DEFAULT])


def _terms(content: Path, pattern: str) -> list[Term]:
    originals = sorted(path for path in content.glob(pattern) if "." not in path.stem)
    return [_term(content, path) for path in sorted(originals, key=lambda path: path.stem)]


def _term(content: Path, path: Path) -> Term:
    files = {DEFAULT: path} | {lang: path.with_suffix(f".{lang}.md") for lang in LANGUAGES if lang != DEFAULT}
    front = {lang: file.read_text("utf-8").split("---\n")[1] for lang, file in files.items() if file.exists()}
    facts = {lang: yaml.load(text, yaml.BaseLoader) for lang, text in front.items()}
    original = facts[DEFAULT]
    names = original.get("names", {}) | {lang: of_lang["title"] for lang, of_lang in facts.items()}
    return Term(
        slug=path.stem,
        code=original.get("code", path.stem),
        titles={lang: names.get(lang, original["title"]) for lang in LANGUAGES},
        path=path.relative_to(content),
        front=front,
    )
