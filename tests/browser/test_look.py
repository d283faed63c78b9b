"""The pictures themselves."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

from tests.support import FEATURES, built, project
from tools.look import main

if TYPE_CHECKING:
    from playwright.sync_api import Browser


def test_a_picture_shows_the_page_with_its_styles(browser: "Browser", tmp_path: Path) -> None:
    """As wide as asked, light and dark, also where the site lies in a folder of its host. Needs `browser` to skip."""
    address = {"siteurl": "https://metropolis.example/site"}
    built(tmp_path, {}, **address)
    assert browser.is_connected()
    with ThreadPoolExecutor() as other:  # the fixture's own loop runs in this thread
        taken = other.submit(main, project(tmp_path, {}, **address), FEATURES, tmp_path / "look", "not_found")
        assert taken.result() == 0
    assert sorted(path.name for path in (tmp_path / "look").iterdir()) == [
        "index.html",
        *sorted(
            f"not_found.{lang}.{width}.{scheme}.jpg"
            for lang in ("en", "fr", "es")
            for width in (320, 768, 1280)
            for scheme in ("light", "dark")
        ),
    ]
    for scheme, ground in (("light", (255, 255, 255)), ("dark", (14, 22, 36))):
        with Image.open(tmp_path / "look" / f"not_found.en.320.{scheme}.jpg") as picture:
            seen = picture.convert("RGB").getpixel((310, 4))
            assert picture.width == 320 and isinstance(seen, tuple)
            assert all(abs(one - other) < 4 for one, other in zip(seen, ground, strict=True))
