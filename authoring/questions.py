"""Questions: asking a writer for the fields of a file, one after the other, until each answer fits."""

from collections.abc import Callable, Collection, Mapping

from authoring.answers import as_yaml, choices, group_in, objections
from plugins.core.data.vocabulary import Vocabularies
from plugins.core.frontmatter.fields import Field, ListOf
from plugins.core.frontmatter.records import fields_of, required_fields, written_names
from plugins.core.problems import unknown

_FEW = 12
_YES = frozenset({"y", "yes", "o", "oui", "s", "sí", "si"})


class Interview:
    """Asks with `read`, which gives the answer to a prompt, and explains with `say`."""

    def __init__(self, read: Callable[[str], str], say: Callable[[str], None], vocabularies: Vocabularies) -> None:
        self._read = read
        self._say = say
        self._vocabularies = vocabularies

    def ask(self, name: str, field: Field, *, required: bool, default: str = "") -> str:
        """The value of a field as YAML; '' if the writer leaves it out, which a required one cannot be."""
        self._say(f"\n{name}: {field.help}")
        group = group_in(field)
        if group is None:
            return self._value(name, field, required=required, default=default)
        one = self._group(name, field)
        if not isinstance(field, ListOf):
            return one
        found = [one]
        while self._read(f"another one for '{name}'? [no] ").strip().lower() in _YES:
            found.append(self._group(name, field))
        return f"[{', '.join(found)}]"

    def more(self, known: Mapping[str, Field], lead: str = "There may also be") -> tuple[str, ...]:
        """The fields, of those known, that a writer also wants to fill in."""
        self._say(f"\n{lead}: {', '.join(known)}")
        while True:
            answer = self._read("Which of them? (names with commas; ? explains them; Enter: none) ").strip()
            names = [name.strip() for name in answer.split(",") if name.strip()]
            wrong = [name for name in names if name not in known]
            if answer.startswith("?"):
                for name, field in known.items():
                    self._say(f"  {name}: {field.help}")
            elif wrong:
                self._say(f"  {unknown('field', wrong[0], known)}")
            else:
                return tuple(names)

    def choose(self, name: str, offered: Collection[str]) -> str:
        """One of a few words."""
        self._say(f"\n{name}: {_offer(dict.fromkeys(offered, ''))}")
        while True:
            answer = self._read(f"{name}: ").strip()
            if answer in offered:
                return answer
            self._say(f"  {unknown(name, answer, offered)}")

    def _value(self, name: str, field: Field, *, required: bool, default: str = "") -> str:
        offered = choices(field, self._vocabularies)
        prompt = f"{name}{f' [{default}]' if default else '' if required else ' [none]'}: "
        if offered:
            self._say(f"  {_offer(offered)}")
        while True:
            answer = self._read(prompt).strip() or default
            if answer.startswith("?"):
                self._say(f"  {_like(answer[1:], offered)}")
            elif not answer and not required:
                return ""
            else:
                yaml = as_yaml(field, answer, self._vocabularies)
                wrong = objections(name, field, yaml, self._vocabularies)
                if not wrong:
                    return yaml
                self._say(f"  {wrong[0]}")

    def _group(self, name: str, field: Field) -> str:
        """The fields of a group, those that it needs first."""
        group = group_in(field)
        assert group is not None, "only groups have fields"
        written, needed = written_names(group), required_fields(group)
        order = sorted(fields_of(group).items(), key=lambda pair: pair[0] not in needed)
        while True:
            values: dict[str, str] = {}
            for attribute, inner in order:
                if group_in(inner) is None:
                    self._say(f"  {written[attribute]}: {inner.help}")
                    if value := self._value(f"{name}.{written[attribute]}", inner, required=attribute in needed):
                        values[written[attribute]] = value
            yaml = "{" + ", ".join(f"{key}: {value}" for key, value in values.items()) + "}"
            wrong = objections(name, field, yaml, self._vocabularies)
            if not wrong:
                return yaml
            self._say(f"  {wrong[0]}")


def _offer(offered: Mapping[str, str]) -> str:
    if len(offered) <= _FEW:
        return f"One of: {_listed(offered)}" if offered else "There is nothing to choose from yet."
    return f"There are {len(offered)}: ? lists them all, ?ba those with 'ba' in them."


def _like(part: str, offered: Mapping[str, str]) -> str:
    wanted = part.strip().casefold()
    found = {each: meaning for each, meaning in offered.items() if wanted in f"{each} {meaning}".casefold()}
    return _listed(found) if found else f"none with '{part.strip()}' in it"


def _listed(offered: Mapping[str, str]) -> str:
    """The words alone, or one a line with what each stands for."""
    if not any(offered.values()):
        return ", ".join(offered)
    return "".join(f"\n    {each}  {meaning}" for each, meaning in offered.items())
