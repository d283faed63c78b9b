"""The ledger: by it, publishing knows what the last release promised."""

import json
from pathlib import Path

from tests.support import built, news_item

CONTENT = {
    "content/news/x.md": news_item(id="news/first-name"),
    "content/news/later.md": news_item(date="2022-06-01"),
    "content/news/draft.md": news_item(status="draft"),
    "content/news/gone.md": news_item(status="withdrawn"),
}


def test_it_knows_each_id_with_its_addresses(tmp_path: Path) -> None:
    """In all languages; nothing of what nobody has seen yet."""
    told = json.loads(built(tmp_path, CONTENT)["ledger.json"])
    news = {name: addresses for name, addresses in told["items"].items() if name.startswith("news/")}
    assert news == {"news/first-name": ["news/x/", "fr/news/x/", "es/news/x/"]}
    assert told["withdrawn"] == {"news/gone": ["news/gone/", "fr/news/gone/", "es/news/gone/"]}
