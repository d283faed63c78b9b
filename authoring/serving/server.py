"""The server: the files of a folder on this machine alone, pages with the script that loads them again."""

import mimetypes
import sys
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path, PurePosixPath
from queue import Empty
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from authoring.serving.visitors import Visitors

_SCRIPT = Path(__file__).with_name("reload.js")
_TAG = b'<script type="module" src="/_serve/reload.js"></script></body>'
_PING = 15.0
_TYPES = {
    ".ics": "text/calendar",
    ".avif": "image/avif",
    ".woff2": "font/woff2",
    ".webmanifest": "application/manifest+json",
}


class Server(ThreadingHTTPServer):
    """Serves a folder at http://127.0.0.1:PORT/; what `fresh` holds by path comes before what lies there."""

    daemon_threads = True

    def __init__(self, port: int, folder: Path, visitors: Visitors) -> None:
        """OSError if the port is taken."""
        self.folder = folder
        self.visitors = visitors
        self.fresh: dict[str, bytes] = {}
        super().__init__(("127.0.0.1", port), _Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Called for what a request raised; that a page was closed before it was all there is no error."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)

    def read(self, path: str) -> bytes | None:
        """The file at a path below the folder; None if there is none."""
        if path in self.fresh:
            return self.fresh[path]
        try:
            return (self.folder / path).read_bytes()
        except OSError:
            return None


class _Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Called for each request."""
        parts = urlsplit(self.path)
        if parts.path == "/_serve/events":
            self._events(_file_of(parse_qs(parts.query).get("page", ["/"])[0]))
        elif parts.path == "/_serve/reload.js":
            self._send(HTTPStatus.OK, "text/javascript", _SCRIPT.read_bytes())
        else:
            self._file(_file_of(parts.path), parts.path)

    do_HEAD = do_GET  # noqa: N815  # the name that http.server calls

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  # the name that it was given there
        """Requests are not worth a line each."""

    def _file(self, path: str, asked: str) -> None:
        data = self.server.read(path)
        if data is None and self.server.read(f"{path}/index.html") is not None:
            self._send(HTTPStatus.MOVED_PERMANENTLY, "text/plain", b"", location=f"{asked}/")
        elif data is None:
            lang = path.split("/")[0]
            page = self.server.read(f"{lang}/404.html") or self.server.read("404.html") or b"There is no such page."
            self._send(HTTPStatus.NOT_FOUND, "text/html", page)
        else:
            self._send(HTTPStatus.OK, _type_of(path), data)

    def _send(self, status: HTTPStatus, kind: str, data: bytes, location: str = "") -> None:
        if kind == "text/html":
            head, found, tail = data.rpartition(b"</body>")
            data = head + _TAG + tail if found else data
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        if location:
            self.send_header("Location", location)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def _events(self, path: str) -> None:
        """What happens, as it does (server-sent events, HTML Living Standard), until the page is closed."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        visitor = self.server.visitors.enter(path)
        try:
            self._write(b": here\n\n")
            while True:
                try:
                    name, data = visitor.events.get(timeout=_PING)
                    self._write(f"event: {name}\ndata: {data}\n\n".encode())
                except Empty:
                    self._write(b": still here\n\n")
        except OSError:
            pass  # the page was closed
        finally:
            self.server.visitors.leave(visitor)

    def _write(self, data: bytes) -> None:
        self.wfile.write(data)
        self.wfile.flush()


def _file_of(address: str) -> str:
    """The path of the file at an address, which cannot lead out of the folder."""
    path = unquote(address)
    parts = [part for part in PurePosixPath(path).parts if part not in ("/", "..")]
    return "/".join([*parts, "index.html"] if path.endswith("/") or not parts else parts)


def _type_of(path: str) -> str:
    suffix = PurePosixPath(path).suffix
    return _TYPES.get(suffix) or mimetypes.guess_type(path)[0] or "application/octet-stream"
