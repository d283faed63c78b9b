"""Scalars: the values of front matter where they stand, so that one can be written anew and all else left as it is."""

import datetime as dt
import json
from collections.abc import Iterator
from typing import Any

import msgspec
import yaml


class Spot(msgspec.Struct, frozen=True):
    """A value between two places of a block. `keys` are the fields it stands in; `flow` is between brackets."""

    start: int
    end: int
    value: str
    style: str
    keys: tuple[str, ...]
    flow: bool


class _Open(msgspec.Struct):
    """A collection that is being read; `key` is the field of a mapping whose value comes next."""

    mapping: bool
    flow: bool
    key: str | None = None


def spots(block: str) -> list[Spot]:
    """Each value of a block that is one line of text; none of a block that cannot be read."""
    try:
        return list(_spots(block))
    except yaml.YAMLError:
        return []


def _spots(block: str) -> Iterator[Spot]:
    stack: list[_Open] = []
    for event in yaml.parse(block, Loader=yaml.SafeLoader):
        if isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            stack.append(_Open(isinstance(event, yaml.MappingStartEvent), bool(event.flow_style)))
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            stack.pop()
            _value_ends(stack)
        elif isinstance(event, yaml.ScalarEvent):
            inside = stack[-1] if stack else None
            if inside and inside.mapping and inside.key is None:
                inside.key = event.value
                continue
            spot = _spot(event, stack)
            if "\n" not in block[spot.start : spot.end] and spot.style not in ("|", ">"):
                yield spot
            _value_ends(stack)


def _spot(event: Any, stack: list[_Open]) -> Spot:
    return Spot(
        start=event.start_mark.index,
        end=event.end_mark.index,
        value=event.value,
        style=event.style or "",
        keys=tuple(each.key for each in stack if each.key is not None),
        flow=any(each.flow for each in stack),
    )


def _value_ends(stack: list[_Open]) -> None:
    if stack and stack[-1].mapping:
        stack[-1].key = None


def replaced(block: str, new: dict[Spot, str]) -> str:
    """The block with other values at some of its spots, each with quotes if it needs them."""
    for spot, value in sorted(new.items(), key=lambda pair: -pair[0].start):
        block = block[: spot.start] + written(value, flow=spot.flow) + block[spot.end :]
    return block


def written(value: str, *, flow: bool = False) -> str:
    """A value as YAML: plain if any reader of YAML can tell from it what was written, else in double quotes."""
    return value if value and "\n" not in value and _is_plain(value, flow) else json.dumps(value, ensure_ascii=False)


def _is_plain(value: str, flow: bool) -> bool:
    """Whether readers that give values a type take it for this text, or for a day or number that is written so."""
    try:
        read = yaml.safe_load(f"[{value}]" if flow else f"x: {value}")
    except (yaml.YAMLError, ValueError):  # a day that is none
        return False
    values = read if isinstance(read, list) else list(read.values())
    if len(values) != 1 or isinstance(read, list) != flow:
        return False
    return values[0] == value or (type(values[0]) in (int, float, dt.date) and str(values[0]) == value)


def with_needed_quotes(block: str) -> str:
    """The block with quotes where they are needed, and those double."""
    return replaced(block, {spot: spot.value for spot in spots(block) if spot.style in ("'", '"')})
