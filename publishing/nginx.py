"""The policy and the places of a release as what nginx reads inside a `server` block."""

import json
from collections.abc import Iterable, Iterator, Mapping

from publishing.places import Places, spellings
from publishing.policy import UNKNOWN_TYPE, Policy, as_regex, fields_of

_BEGINNING = """\
# Made from headers.toml and the release (`python3 run.py host-files`): what is changed here is lost.
# To be included in a server block that says listen, server_name and root: see docs/hosting.md.
server_tokens off;
absolute_redirect off;
index index.html;
autoindex off;
charset off;
"""

_STATIC = {"br": "brotli_static on;", "gz": "gzip_static on;\ngzip_proxied any;"}

# A page has one address. The rewritten path is the one that nginx has cleaned, which never leads to another host.
_ONE_ADDRESS = r"""
if ($request_uri ~ "/index\.html(?:\?|$)") {
    rewrite "^(.*/)index\.html$" $1 permanent;
}
"""

# What only servers read, and what no visitor may ask for by its name.
_UNSEEN = r"""
location ~ "(?:^/_|/\.(?!well-known/)|\.(?:br|gz)$)" { return 404; }
"""

_GONE_PAGE = """
location @gone { try_files $uri/index.html $not_found =410; }
"""


def nginx_conf(policy: Policy, places: Places) -> str:
    """The text to include."""
    return "".join(_parts(policy, places))


def _parts(policy: Policy, places: Places) -> Iterator[str]:
    yield _BEGINNING
    yield from (f"{_STATIC[encoding]}\n" for encoding in policy.encodings)
    yield "gzip_vary on;\n"
    yield from _types(policy.types, UNKNOWN_TYPE)
    yield "\n" + _fields(fields_of(policy, None))
    yield _not_found(places.apologies)
    yield _ONE_ADDRESS
    yield _UNSEEN
    yield from (_gone(address) for address in places.gone)
    yield _GONE_PAGE if places.gone else ""
    yield "\n"
    yield from (_redirect(old, new) for old, new in sorted(places.redirects.items()))
    for rule in policy.rules:
        names = "|".join(map(as_regex, rule.files))
        fields = fields_of(policy, rule)
        kind = fields.pop("Content-Type", "")
        inside = "".join(_types({}, kind)) if kind else ""
        yield f"\nlocation ~ {_quoted(f'^(?:{names})$')} {{\n{_indented(inside + _fields(fields))}}}\n"


def _types(types: Mapping[str, str], unknown: str) -> Iterator[str]:
    yield "types {\n"
    yield from (f"    {_quoted(kind)} {ending};\n" for ending, kind in sorted(types.items()))
    yield f"}}\ndefault_type {_quoted(unknown)};\n"


def _fields(fields: Mapping[str, str]) -> str:
    """Header fields of every answer, errors too. A location that has any has none of those around it."""
    return "".join(f"add_header {name} {_quoted(value)} always;\n" for name, value in fields.items())


def _not_found(folders: Iterable[str]) -> str:
    """The 404 page by the reader's language; a folder without a page is one more address that does not exist."""
    names = "|".join(folder.rstrip("/") for folder in folders)
    by_language = f'if ($uri ~ "^/({names})/") {{ set $not_found "/$1/404.html"; }}\n' if names else ""
    return (
        f'\nset $not_found "/404.html";\n{by_language}'
        "error_page 404 $not_found;\n"
        "error_page 403 =404 $not_found;\n"
        f'location ~ "^(?:/(?:{names}))?/404\\.html$" {{ internal; }}\n'
    )


def _gone(address: str) -> str:
    """A withdrawn page and what was in its folder or beside it under its name."""
    pattern = f"^/{as_regex(address.rstrip('/'))}(?:[./].*)?$"
    return f"location ~ {_quoted(pattern)} {{ error_page 410 @gone; return 410; }}\n"


def _redirect(old: str, new: str) -> str:
    return "".join(f"location = /{spelling} {{ return 301 /{new}; }}\n" for spelling in spellings(old))


def _indented(text: str) -> str:
    return "".join(f"    {line}\n" for line in text.splitlines())


def _quoted(text: str) -> str:
    """A string as nginx reads it; neither the policy nor an address holds a $, which would begin a variable."""
    return json.dumps(text)
