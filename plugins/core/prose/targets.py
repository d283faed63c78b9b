"""Where a link or a picture may lead, and which targets are videos or recordings."""

import re
from typing import Literal
from urllib.parse import urlsplit

LINK_SCHEMES = ("https", "http", "mailto", "tel", "webcal")
PICTURE_SCHEMES = ("https", "http")

_VIDEO_HOSTS = ("youtube.com", "youtube-nocookie.com", "youtu.be", "vimeo.com")
_AUDIO_HOSTS = ("soundcloud.com", "ivoox.com", "open.spotify.com")
_VIDEO_FILES = (".mp4", ".webm")
_AUDIO_FILES = (".mp3", ".ogg", ".m4a", ".opus")
_FIRST_SEGMENT = re.compile(r"[^/?#]*")
_SHOWN = 80
"""Characters of a target that a message shows."""


def objection(target: str, kind: Literal["link", "picture"]) -> str | None:
    """Why `target` may not be used, as a sentence for its author; None if it may.

    The scheme is taken to be all that precedes the first colon of the first path segment. That is stricter
    than a browser (which strips white space and controls first), so no disguise of `javascript:` gets past
    it.
    """
    name = shown(target)
    if not target.strip():
        return f"a {kind} has no target: write the address between the round brackets"
    if any(char < " " or char == "\\" for char in target):
        return f"the {kind} '{name}' holds a line break, a tab or a backslash: write it in one line, with /"
    if target.startswith("//"):
        return f"the {kind} '{name}' begins with //: write https:// and the name of the site"
    segment = _first_segment(target)
    scheme, colon, _ = segment.partition(":")
    allowed = LINK_SCHEMES if kind == "link" else PICTURE_SCHEMES
    if colon and scheme.lower() not in allowed:
        names = ", ".join(f"{scheme}:" for scheme in allowed)
        return f"the {kind} '{name}' begins with '{shown(scheme)}:', which is not allowed: use {names} or a path"
    if scheme.lower() in ("http", "https") and colon and not _has_host(target):
        return f"the {kind} '{name}' is not a whole address: write it as https://example.org/page"
    return None


def medium(target: str) -> Literal["video", "audio"] | None:
    """Whether `target` is the page or the file of a video or of a recording."""
    try:
        parts = urlsplit(target)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return None
    path = parts.path.lower()
    if _is_at(host, _VIDEO_HOSTS) or path.endswith(_VIDEO_FILES):
        return "video"
    if _is_at(host, _AUDIO_HOSTS) or path.endswith(_AUDIO_FILES):
        return "audio"
    return None


def shown(target: str) -> str:
    """`target` as a message shows it: on one line and not too long."""
    line = " ".join(target.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"


def _first_segment(target: str) -> str:
    found = _FIRST_SEGMENT.match(target)
    return found[0] if found else ""


def _has_host(target: str) -> bool:
    try:
        return bool(urlsplit(target).hostname)
    except ValueError:
        return False


def _is_at(host: str, sites: tuple[str, ...]) -> bool:
    return any(host == site or host.endswith(f".{site}") for site in sites)
