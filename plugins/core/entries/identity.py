"""Identity: no two entries may have one address, now or from before, nor one id."""

from collections.abc import Iterable, Iterator

from plugins.core.entries.relations import ReadText, line_of_value
from plugins.core.languages import LANGUAGES
from plugins.core.problems import Problem
from plugins.core.site import Item
from plugins.core.urls import in_language


def clashes(items: Iterable[Item], read_text: ReadText) -> list[Problem]:
    """One problem for each entry, and each alias, that claims what is another's."""
    items = tuple(items)
    owners: dict[str, Item] = {}
    same_address = list(_same_addresses(items, owners))
    reported = {problem.path for problem in same_address}
    same_id = (problem for problem in _same_ids(items) if problem.path not in reported)
    return [*same_address, *same_id, *_taken_aliases(items, owners, read_text)]


def _same_addresses(items: Iterable[Item], owners: dict[str, Item]) -> Iterator[Problem]:
    """Fills `owners`: the item at each address."""
    for item in items:
        if item.kind.address is None:
            continue
        taken = [address for lang in LANGUAGES if owners.setdefault(address := item.address(lang), item) is not item]
        if taken:
            path = owners[taken[0]].entry.path
            message = f"its address '/{taken[0]}' is already that of '{path}': rename or remove one of the two files"
            yield Problem(item.entry.path, 1, message)


def _same_ids(items: Iterable[Item]) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for item in items:
        path = first.setdefault(item.entry.id, item.entry.path)
        if path != item.entry.path:
            message = f"its id '{item.entry.id}' is already that of '{path}': give it one of its own with 'id:'"
            yield Problem(item.entry.path, 1, message)


def _taken_aliases(items: Iterable[Item], owners: dict[str, Item], read_text: ReadText) -> Iterator[Problem]:
    for item, alias in ((each, alias) for each in items for alias in each.entry.aliases):
        addresses = [in_language(alias, lang) for lang in LANGUAGES]
        owner = next((owners[address] for address in addresses if address in owners), None)
        if owner:
            whose = "this entry" if owner is item else f"'{owner.entry.path}'"
            line = _line_of_alias(read_text(item.entry.path), alias)
            yield Problem(item.entry.path, line, f"'/{alias}' is already an address of {whose}: take this alias away")
        else:
            owners.update(dict.fromkeys(addresses, item))


def _line_of_alias(text: str, alias: str) -> int:
    """The line of an alias, which may be written with or without its last slash."""
    return max(line_of_value(text, "aliases", written) for written in (f"/{alias}", f"/{alias[:-1]}"))
