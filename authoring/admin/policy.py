"""The policy under which browsers run the editor: what it may load, and whom it may ask.

It is stricter than what the program could use (maps, stock pictures, translation services), and wider than that of
the site: the editor sets styles by script, and talks to the Git host. It stands in the editor's own page; a host that
sends headers sends the same for everything below /admin/, since a browser holds to both.
"""

import base64
import hashlib

HOSTS = {
    "github": "https://api.github.com https://github.com",
    "gitlab": "https://gitlab.com",
    "gitea": "https://gitea.com",
}
"""Whom the editor asks for each sort of Git host."""


def content_security_policy(backend: str, import_map: str) -> str:
    """The policy for a Git host and the one inline element of the page, which tells the names of its modules."""
    digest = base64.b64encode(hashlib.sha256(import_map.encode()).digest()).decode()
    rules = {
        "default-src": "'none'",
        "script-src": f"'self' 'wasm-unsafe-eval' 'sha256-{digest}'",
        "style-src": "'self' 'unsafe-inline'",
        "font-src": "'self'",
        "img-src": "'self' blob: data:",
        "media-src": "'self' blob:",
        "worker-src": "'self' blob:",
        "connect-src": f"'self' blob: data: {HOSTS[backend]}",
        "base-uri": "'none'",
        "form-action": "'self'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())
