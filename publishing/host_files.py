"""The files by which a release tells its server how to serve it, made from headers.toml and from the release itself.

`_nginx.conf` is for nginx; `_headers` and `_redirects` are for hosts of pages that read such files. For hosts that read
nothing, pages can say the most important of it themselves.
"""

import html
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

from publishing.compress import compress
from publishing.errors import Stopped
from publishing.nginx import nginx_conf
from publishing.places import Places, read_places, spellings
from publishing.policy import Policy, fields_for, fields_of, read_policy

NAMES = ("_nginx.conf", "_headers", "_redirects")

_CHARSET = b'<meta charset="utf-8">\n'
_SAID_BY_PAGES = b'<meta http-equiv="Content-Security-Policy"'
_NOT_IN_PAGES = "frame-ancestors"
"""A page cannot say who may frame it: browsers want to know that before they read it."""


_LEDGER = "ledger.json"


class _Ledger(msgspec.Struct, frozen=True):
    """Of the build's ledger, what matters here: the addresses of each id that was withdrawn."""

    withdrawn: Mapping[str, tuple[str, ...]] = {}


def add_host_files(folder: Path, policy: Policy, gone: Iterable[str] = ()) -> Places:
    """Write the files of NAMES into a release. `gone` are the addresses of withdrawn pages, such as `news/x/`."""
    places = read_places(folder, gone)
    texts = (nginx_conf(policy, places), headers_file(policy), redirects_file(places))
    for name, text in zip(NAMES, texts, strict=True):
        (folder / name).write_bytes(text.encode())
    return places


def headers_file(policy: Policy) -> str:
    """`_headers`: all rules that name a file hold there, so ours stand in reverse and take back what they replace."""
    return "".join(_header_lines(policy))


def _header_lines(policy: Policy) -> Iterator[str]:
    always = fields_of(policy, None)
    yield "/*\n" + "".join(f"  {name}: {value}\n" for name, value in always.items())
    yield from (f"/*.{ending}\n  Content-Type: {kind}\n" for ending, kind in sorted(policy.types.items()))
    for rule in reversed(policy.rules):
        other = {name: value for name, value in fields_of(policy, rule).items() if always.get(name) != value}
        lines = "".join(f"  ! {name}\n  {name}: {value}\n" for name, value in other.items())
        yield from (f"{pattern}\n{lines}" for pattern in _simple(rule.files))


def _simple(patterns: Iterable[str]) -> Iterator[str]:
    """Those that such hosts know. `*/x` names `/x` too, which there takes a rule of its own."""
    for pattern in patterns:
        if pattern.count("*") < 2 and "#" not in pattern:
            yield from (pattern[1:], f"/{pattern}") if pattern.startswith("*/") else (f"/{pattern.removeprefix('/')}",)


def redirects_file(places: Places) -> str:
    """`_redirects`: an old address a line."""
    return "".join(
        f"/{spelling} /{new} 301\n" for old, new in sorted(places.redirects.items()) for spelling in spellings(old)
    )


def add_meta(folder: Path, policy: Policy) -> int:
    """Have the pages of a release say themselves what their host does not; returns how many there are."""
    pages = sorted(folder.rglob("*.html"))
    for page in pages:
        data = page.read_bytes()
        if _SAID_BY_PAGES not in data:
            meta = _meta(policy, page.relative_to(folder).as_posix())
            page.write_bytes(data.replace(_CHARSET, _CHARSET + meta.encode(), 1))
    return len(pages)


def _meta(policy: Policy, path: str) -> str:
    fields = fields_for(policy, path)
    directives = fields["Content-Security-Policy"].split("; ")
    csp = "; ".join(each for each in directives if not each.startswith(_NOT_IN_PAGES))
    referrer = fields.get("Referrer-Policy", "")
    said = f'{_SAID_BY_PAGES.decode()} content="{html.escape(csp, quote=False)}">\n'
    return said + (f'<meta name="referrer" content="{referrer}">\n' if referrer else "")


def main(folder: Path, policy_file: Path, kept: Path, *, meta: bool) -> int:
    """Make a copy of the built site ready for its host; 1 if that cannot be done.

    With `meta` that is a host that reads none of our files and compresses by itself; `kept` is where compressed copies
    are kept between releases.
    """
    try:
        policy = read_policy(policy_file)
        if not (folder / "index.html").is_file():
            raise Stopped(f"{folder} holds no site: copy output/ there first.")
        places = add_host_files(folder, policy, _take_withdrawn(folder))
        added = f"{add_meta(folder, policy)} pages tell" if meta else f"{compress(folder, policy, kept)} copies"
    except Stopped as error:
        sys.stderr.write(f"run.py: {error}\n")
        return 1
    found = f"{len(places.redirects)} old addresses, {len(places.gone)} withdrawn pages"
    sys.stdout.write(f"{folder.as_posix()}: {', '.join(NAMES)} ({found}); {added}\n")
    return 0


def _take_withdrawn(folder: Path) -> tuple[str, ...]:
    """The addresses of withdrawn pages by the build's ledger, which is not published itself."""
    path = folder / _LEDGER
    if not path.exists():
        return ()
    try:
        withdrawn = msgspec.json.decode(path.read_bytes(), type=_Ledger).withdrawn
    except msgspec.MsgspecError as error:
        raise Stopped(f"{path} cannot be read ({error}): build the site again.") from None
    path.unlink()
    return tuple(address for addresses in withdrawn.values() for address in addresses)
