"""Interface words: one flat file a language in i18n/, with the same keys in each."""

from collections.abc import Mapping
from pathlib import Path

import msgspec

from plugins.core.frontmatter import Scalar
from plugins.core.languages import LANGUAGES
from plugins.core.problems import Fault, Problem, at
from plugins.core.vocabulary import read_data


class Words(msgspec.Struct, frozen=True):
    """The words of one language, by key; a word may hold places such as {name}."""

    lang: str
    words: Mapping[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """The word of `key` with its places filled. Raises KeyError, which names the key, if there is none."""
        return self.words[key].format(**values) if values else self.words[key]

    def counted(self, key: str, number: int, **values: object) -> str:
        """The form of `key` for a number: `key.one` or `key.other`, by the plural rule of the language (CLDR)."""
        from babel import Locale  # imported where used: it takes longer than a small build

        form = Locale(self.lang).plural_form(number)
        return self(f"{key}.{form if f'{key}.{form}' in self.words else 'other'}", number=number, **values)


def read_words(folder: Path) -> tuple[dict[str, Words], list[Problem]]:
    """The words of every language. A key that one file has and another lacks is a problem of the latter."""
    problems: list[Problem] = []
    found: dict[str, dict[str, str]] = {}
    for lang in LANGUAGES:
        path = folder / f"{lang}.yaml"
        faults: list[Fault] = []
        found[lang] = {k.value: v.value for k, v in read_data(path, faults).items if isinstance(v, Scalar)}
        problems.extend(at(_name(path), faults))
    every = {key for words in found.values() for key in words}
    for lang, words in found.items():
        problems.extend(
            Problem(_name(folder / f"{lang}.yaml"), 1, f"the word '{key}' is missing")
            for key in sorted(every - words.keys())
        )
    return {lang: Words(lang, words) for lang, words in found.items()}, problems


def _name(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"
