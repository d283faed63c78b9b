"""Interface words: one flat file a language in i18n/, with the same keys in each."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from string import Formatter

import msgspec

from plugins.core.data.vocabulary import read_data
from plugins.core.frontmatter.syntax import Scalar
from plugins.core.languages import DEFAULT, LANGUAGES
from plugins.core.problems import Fault, Problem, at
from plugins.core.prose import typeset


class WordError(LookupError):
    """A word that is asked for and not there, or asked for without a value for one of its places."""


class Words(msgspec.Struct, frozen=True):
    """The words of one language, by key; a word may hold places such as {name}."""

    lang: str
    words: Mapping[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """The word of `key` with its places filled. Raises WordError."""
        if key not in self.words:
            raise WordError(f"there is no word '{key}' in i18n/")
        try:
            return self.words[key].format(**values)
        except KeyError as place:
            raise WordError(f"the word '{key}' was given no value for its place {{{place.args[0]}}}") from place

    def counted(self, key: str, number: int, **values: object) -> str:
        """The form of `key` for a number: `key.one` or `key.other`, by the plural rule of the language (CLDR)."""
        from babel import Locale  # imported where used: it takes longer than a small build

        form = Locale(self.lang).plural_form(number)
        return self(f"{key}.{form if f'{key}.{form}' in self.words else 'other'}", number=number, **values)


def read_words(folder: Path) -> tuple[dict[str, Words], list[Problem]]:
    """The words of every language. A key that one file has and another lacks is a problem of the latter."""
    faults: dict[str, list[Fault]] = {lang: [] for lang in LANGUAGES}
    found = {lang: _read_file(folder / f"{lang}.yaml", faults[lang]) for lang in LANGUAGES}
    every = {key for words in found.values() for key in words}
    places = {key: _places(word.value) or set() for key, word in found[DEFAULT].items()}
    for lang, words in found.items():
        if not faults[lang]:
            faults[lang].extend(Fault(1, f"the word '{key}' is missing") for key in sorted(every - words.keys()))
            faults[lang].extend(_misplaced(words, places))
    problems = [problem for lang in LANGUAGES for problem in at(f"{folder.name}/{lang}.yaml", faults[lang])]
    typeset_words = {lang: {key: typeset(word.value, lang) for key, word in found[lang].items()} for lang in LANGUAGES}
    return {lang: Words(lang, words) for lang, words in typeset_words.items()}, problems


def _read_file(path: Path, faults: list[Fault]) -> dict[str, Scalar]:
    """The words of one file; what is not one line of text counts as missing."""
    if not path.exists():
        faults.append(Fault(1, "the file is missing: it holds the words of the interface in this language"))
        return {}
    items = read_data(path, faults).items
    return {key.value: word for key, word in items if isinstance(word, Scalar) and word.value.strip()}


def _misplaced(words: Mapping[str, Scalar], known: Mapping[str, set[str]]) -> Iterator[Fault]:
    """A fault for each word whose places cannot be filled: values are given for those of the default language."""
    for key, word in words.items():
        places = _places(word.value)
        if places is None:
            yield Fault(word.line, f"the word '{key}' has a brace too many: a place is written {{name}}")
        elif strange := places - known.get(key, places):
            yield Fault(
                word.line, f"the word '{key}' has a place {_listed(strange)} that {DEFAULT}.yaml does not give it"
            )


def _places(word: str) -> set[str] | None:
    """The names of the places of a word; None if its braces hold anything else."""
    try:
        parts = list(Formatter().parse(word))
    except ValueError:
        return None
    names = {name for _, name, _, _ in parts if name is not None}
    plain = all(name.isidentifier() for name in names) and not any(spec or as_ for _, _, spec, as_ in parts)
    return names if plain else None


def _listed(places: Iterable[str]) -> str:
    return ", ".join(f"{{{place}}}" for place in sorted(places))
