"""One tiny site as a whole, so that a reviewer sees what a change does to the pages."""

import re
from pathlib import Path

from syrupy.assertion import SnapshotAssertion

from tests.support import built, news_item

SITE = {
    "content/home/home.fr.md": "---\ntitle: L'association des métropoles\n---\nBienvenue.\n",
    "content/home/home.es.md": "---\ntitle: La asociación de metrópolis\n---\nBienvenidos.\n",
    "content/news/one.md": news_item(
        "See [two](two.md).\n\n## A heading\n\nText.",
        title="The first item",
        summary="In short.",
        challenges="[2.3]",
        members="[Brussels]",
        updated="{date: 2022-04-28, note: A figure was wrong.}",
        aliases="[/old]",
    ),
    "content/news/one.fr.md": "---\ntitle: Le premier texte\nsummary: En bref.\n---\nVoir [deux](two.md).\n",
    "content/news/one.es.md": "---\ntitle: El primer texto\n---\nVer [dos](two.md).\n",
    "content/news/two.md": news_item(title="Only in English", date="2021-12-01T10:00", challenges="[2.3]"),
    "content/pages/about.md": "---\ntitle: About\n---\nText.\n",
    "content/pages/about.fr.md": "---\ntitle: À propos\n---\nTexte.\n",
    "content/pages/about.es.md": "---\ntitle: Acerca de\n---\nTexto.\n",
}


def shown(output: dict[str, bytes]) -> str:
    """The files one after another, each footer once; of the theme's files only the links, without hashes."""
    parts: list[str] = []
    footers: set[str] = set()
    for name, data in output.items():
        if not name.startswith("theme/"):
            text = data.decode() if name.endswith((".html", ".xml", ".txt")) else ""
            for footer in re.findall(r"(?s)<footer.*</footer>", text):
                text = text.replace(footer, "<footer> as before") if footer in footers else text
                footers.add(footer)
            parts.append(f"=== {name}\n{text}")
    return re.sub(r"(theme/[\w/-]+)\.[0-9a-f]{10}\.", r"\1.HASH.", "\n".join(parts))


def test_the_whole_tree(tmp_path: Path, snapshot: SnapshotAssertion) -> None:
    """What differs is looked at, and if it is right taken over: `pytest tests/test_snapshot.py --snapshot-update`."""
    assert shown(built(tmp_path, SITE)) == snapshot
