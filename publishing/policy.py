"""The policy: how each file of the site is served, as headers.toml says it for all servers at once."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

import msgspec

from publishing.errors import Stopped

UNKNOWN_TYPE = "application/octet-stream"

# What servers' own files can hold without quoting rules of their own: no sign that nginx or a line would take for its.
_VALUE = re.compile(r"[ !#%&'()*+,\-./0-9:;<=>?@A-Z^_`a-z|~]+")
_NAME = re.compile(r"[A-Za-z0-9-]+")
_FILES = re.compile(r"[/*][A-Za-z0-9/_.*#-]*")


class PolicyError(Stopped):
    """One sentence about what is wrong with the policy."""


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What differs for the files that these patterns name: whole fields, and directives of the CSP."""

    files: tuple[str, ...]
    fields: Mapping[str, str] = {}
    csp: Mapping[str, str] = {}

    def names(self, path: str) -> bool:
        """Whether the rule is about the file at a path below the site's root."""
        return any(re.fullmatch(as_regex(pattern), f"/{path}") for pattern in self.files)


class Compress(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Of which files compressed copies are made: of these kinds, from so many bytes on."""

    types: tuple[str, ...]
    least: int


class Policy(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All of headers.toml."""

    encodings: tuple[str, ...]
    fields: Mapping[str, str]
    csp: Mapping[str, str]
    types: Mapping[str, str]
    compress: Compress
    rules: tuple[Rule, ...] = ()


def read_policy(path: Path) -> Policy:
    """The policy in a file. PolicyError, with the file's name, if it cannot be read or followed."""
    try:
        policy = msgspec.convert(tomllib.loads(path.read_text("utf-8")), Policy)
    except OSError as error:
        raise PolicyError(f"{path.name}: cannot be read: {error.strerror}") from None
    except (tomllib.TOMLDecodeError, msgspec.ValidationError, UnicodeDecodeError) as error:
        raise PolicyError(f"{path.name}: {error}") from None
    for wrong in sorted(_wrong(policy)):
        raise PolicyError(f"{path.name}: {wrong}")
    return policy


def fields_for(policy: Policy, path: str) -> dict[str, str]:
    """The header fields of the file at a path below the site's root, such as `news/index.html`, by their names."""
    rule = next((rule for rule in policy.rules if rule.names(path)), None)
    kind = policy.types.get(PurePosixPath(path).suffix.removeprefix("."), UNKNOWN_TYPE)
    return {"Content-Type": kind} | fields_of(policy, rule)


def fields_of(policy: Policy, rule: Rule | None) -> dict[str, str]:
    """The fields of the files of a rule, or of those that no rule names; a type only if the rule sets one."""
    if rule is None:
        return dict(policy.fields) | {"Content-Security-Policy": csp(policy.csp)}
    return dict(policy.fields) | {"Content-Security-Policy": csp({**policy.csp, **rule.csp})} | dict(rule.fields)


def csp(directives: Mapping[str, str]) -> str:
    """The value of Content-Security-Policy."""
    return "; ".join(f"{name} {sources}" for name, sources in directives.items())


def as_regex(pattern: str) -> str:
    """A pattern of a rule as a regular expression that both Python and nginx know."""
    signs = {"*": ".*", "#": "[0-9a-f]", ".": r"\."}
    return "".join(signs.get(sign, sign) for sign in pattern)


def _wrong(policy: Policy) -> Iterator[str]:
    """What is wrong with the names and values of a policy."""
    for known in set(policy.encodings) - {"br", "gz"}:
        yield f"encodings: '{known}' is none of 'br', 'gz'"
    for kind in set(policy.compress.types) - set(policy.types):
        yield f"compress.types: '{kind}' has no line in [types]"
    tables = (policy.fields, policy.csp, policy.types, *(rule.fields for rule in policy.rules))
    for name, value in (line for table in (*tables, *(rule.csp for rule in policy.rules)) for line in table.items()):
        if not _NAME.fullmatch(name) or not _VALUE.fullmatch(value):
            yield f"{name} = '{value}' holds a sign that servers' own files cannot hold as it is"
    for pattern in (pattern for rule in policy.rules for pattern in rule.files):
        if not _FILES.fullmatch(pattern):
            yield f"files: '{pattern}' is no pattern such as '/theme/*' or '*.ics'"
