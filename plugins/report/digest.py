"""The digest of a report: it stands for all the data that a PDF was made from."""

import hashlib

import msgspec

from plugins.report.model import Report


def digest(report: Report) -> str:
    """Sixteen hexadecimal digits."""
    return hashlib.blake2b(msgspec.json.encode(report, order="sorted"), digest_size=8).hexdigest()
