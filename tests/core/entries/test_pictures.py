"""Pictures as pages show them."""

import io
from pathlib import Path

from PIL import Image

from tests.markup import Output, attributes, dead_links, page
from tests.support import built, news_item

SITE = "https://metropolis.example"


def photograph(width: int = 1000, height: int = 500) -> bytes:
    """A JPEG with the place where it was taken."""
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "taken at home"
    Image.linear_gradient("L").resize((width, height)).convert("RGB").save(out, "JPEG", exif=exif)
    return out.getvalue()


def site(root: Path, **image: str) -> Output:
    facts = {"file": "photo.jpg", "alt": "A river"} | image
    written = ", ".join(f"{name}: {value}" for name, value in facts.items())
    text = news_item("![A bridge](photo.jpg)", image=f"{{{written}}}")
    return built(root, {"content/news/x.md": text, "content/news/photo.jpg": photograph()})


def test_a_page_offers_a_picture_at_the_widths_of_its_layout(tmp_path: Path) -> None:
    """In two modern formats and one for all; each link leads to a picture as wide as it says."""
    output = site(tmp_path)
    tree = page(output, "news/x/index.html")
    assert attributes(tree, "main source", "type") == ["image/avif", "image/webp"] * 2
    offered = [each.split() for each in attributes(tree, "main source", "srcset")[0].split(", ")]
    assert [width for _, width in offered] == ["480w", "720w", "1000w"]
    for link, width in offered:
        assert f"{Image.open(io.BytesIO(output[link.removeprefix('/')])).width}w" == width
    assert not dead_links(output, SITE)


def test_nothing_moves_when_it_arrives(tmp_path: Path) -> None:
    """Its size is known; only what stands first on the page is fetched at once."""
    tree = page(site(tmp_path), "news/x/index.html")
    assert attributes(tree, "main img", "width") == ["1000", "1000"]
    assert attributes(tree, "main img", "height") == ["500", "500"]
    assert [image.get("loading") for image in tree.select("main img")] == [None, "lazy"]


def test_the_picture_that_opens_a_text_is_fetched_at_once(tmp_path: Path) -> None:
    """It is often the largest thing in sight: readers would see its gap first. What stands further down can wait."""
    bridge, tower = "![A bridge](photo.jpg)", "![A tower](tower.jpg)"
    texts = {"near": f"A line.\n\n{bridge}\n\n{tower}", "far": f"{'Many words. ' * 100}\n\n{bridge}"}
    files = {f"content/news/{slug}.md": news_item(text) for slug, text in texts.items()}
    pictures = {f"content/news/{name}.jpg": photograph(width) for name, width in (("photo", 600), ("tower", 500))}
    output = built(tmp_path, {**files, **pictures})
    near, far = (page(output, f"news/{slug}/index.html").select("main img") for slug in texts)
    assert [(image.get("loading"), image.get("fetchpriority")) for image in near] == [(None, "high"), ("lazy", None)]
    assert [image.get("loading") for image in far] == ["lazy"]


def test_what_a_camera_notes_is_not_published(tmp_path: Path) -> None:
    """Neither is the picture as it was given."""
    output = site(tmp_path)
    assert not [name for name, data in output.items() if b"taken at home" in data]
    assert "files/news/photo.jpg" not in output


def test_where_it_is_shared_it_is_cut_around_its_focus(tmp_path: Path) -> None:
    """To the shape that others show, from what it is about."""
    output = site(tmp_path, focus="50% 0%")
    card = attributes(page(output, "news/x/index.html"), "meta[property='og:image']", "content")[0]
    shared = Image.open(io.BytesIO(output[card.removeprefix(f"{SITE}/")]))
    assert (shared.format, shared.size) == ("JPEG", (952, 500))
    bottom = site(tmp_path / "other", focus="50% 100%")
    assert card.removeprefix(f"{SITE}/") not in bottom


def test_a_picture_is_never_made_larger(tmp_path: Path) -> None:
    """One that is too small to be shared stands on its page, and the card of its section is shared."""
    text = news_item(image="{file: photo.jpg, alt: A river}")
    output = built(tmp_path, {"content/news/x.md": text, "content/news/photo.jpg": photograph(300, 200)})
    sizes = [Image.open(io.BytesIO(data)).size for name, data in output.items() if name.startswith("files/")]
    assert len(sizes) == 4 and all(width <= 300 and height <= 200 for width, height in sizes)
    tree = page(output, "news/x/index.html")
    assert attributes(tree, "main img", "width") == ["300"]
    assert attributes(tree, "meta[property='og:image']", "content") == [f"{SITE}/news/card.png"]


def test_others_are_told_what_they_are_shown(tmp_path: Path) -> None:
    """The size of the picture as it is shared, and its alternative text."""
    tree = page(site(tmp_path), "news/x/index.html")
    told = {
        name: attributes(tree, f"meta[property='og:image:{name}']", "content")[0] for name in ("width", "height", "alt")
    }
    assert told == {"width": "952", "height": "500", "alt": "A river"}


def test_a_drawing_is_published_as_it_is(tmp_path: Path) -> None:
    """It serves at every size; where it would be shared, the card of its section stands in."""
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200"/>'
    text = news_item("![A plan](plan.svg)", image="{file: plan.svg, alt: A plan}")
    output = built(tmp_path, {"content/news/x.md": text, "content/news/plan.svg": drawing})
    tree = page(output, "news/x/index.html")
    assert output["files/news/plan.svg"] == drawing
    assert attributes(tree, "main img", "src") == ["/files/news/plan.svg"] * 2
    assert attributes(tree, "meta[property='og:image']", "content") == [f"{SITE}/news/card.png"]
