"""The web as a reader sees it: the one place that makes HTTP requests."""

import urllib.error
import urllib.request

from publishing.errors import Unreachable

_PATIENCE = 20
_AGENT = "metropolis-publish"


def get(url: str) -> tuple[int, bytes]:
    """The status and the body of an address, past all caches that can be asked. Unreachable without an answer."""
    return _ask(urllib.request.Request(url, headers={"User-Agent": _AGENT, "Cache-Control": "no-cache"}))


def post(url: str, data: bytes, kind: str) -> int:
    """Send data of a content type to an address; the status of the answer. Unreachable without one."""
    return _ask(urllib.request.Request(url, data, {"User-Agent": _AGENT, "Content-Type": kind}, method="POST"))[0]


def _ask(request: urllib.request.Request) -> tuple[int, bytes]:
    try:
        with urllib.request.urlopen(request, timeout=_PATIENCE) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, b""
    except (OSError, ValueError) as error:
        raise Unreachable(f"{request.full_url} does not answer: {getattr(error, 'reason', error)}.") from None
