"""Pictures: what pages are told of a picture of content/, and the files that it becomes."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import PIL

from plugins.core import urls
from plugins.core.disk.kept import key_of
from plugins.core.entry import Image
from plugins.core.features.artifacts import Made
from plugins.core.media import images
from plugins.core.media.files import MediaFile
from plugins.core.site import Picture, Source

# Of the picture that stands for an entry where it is shared, in pixels (as Open Graph's users ask for it).
CARD_WIDTH, CARD_HEIGHT = 1200, 630

_TYPES = {"avif": "image/avif", "webp": "image/webp"}


def shown(file: MediaFile, alt: str, site_urls: urls.Urls) -> Picture:
    """A picture as pages show it; a drawing (SVG) serves at every size as it is."""
    facts = file.picture
    if facts is None:
        return Picture(site_urls.link(file.address), alt, file.width, file.height)
    files = {variant: site_urls.link(_address(file, variant)) for variant in images.variants(facts)}
    *others, fallback = files
    sources = tuple(
        Source(mime, tuple((files[each], each.width) for each in others if each.format == form))
        for form, mime in _TYPES.items()
    )
    return Picture(files[fallback], alt, fallback.width, images.height_at(facts, fallback.width), sources)


def card_address(file: MediaFile, image: Image) -> str:
    """Where the picture of an entry lies as it is shared."""
    return urls.of_picture(file.address, f"{file.digest}-{_percent(image.focus)}-card", "jpg")


def card_size(facts: images.Facts) -> tuple[int, int]:
    """How large a picture is as it is shared: never larger than it is, and always of one shape."""
    width = max(1, min(CARD_WIDTH, facts.width, facts.height * CARD_WIDTH // CARD_HEIGHT))
    return width, max(1, round(width * CARD_HEIGHT / CARD_WIDTH))


def made(file: MediaFile, path: Path) -> Iterator[Made]:
    """The files of a picture that pages show."""
    for variant in images.variants(file.picture) if file.picture else ():
        key = key_of("picture", PIL.__version__, file.digest, variant.format, str(variant.width))
        yield Made(_address(file, variant), key, partial(_encoded, path, variant), f"content/{file.path}")


def made_card(file: MediaFile, path: Path, image: Image) -> Iterator[Made]:
    """The picture of an entry as it is shared, cut around its focus; a drawing is not understood everywhere."""
    if file.picture:
        size = card_size(file.picture)
        key = key_of("card 2", PIL.__version__, file.digest, _percent(image.focus))
        yield Made(card_address(file, image), key, partial(_cropped, path, size, image.focus), f"content/{file.path}")


def _address(file: MediaFile, variant: images.Variant) -> str:
    return urls.of_picture(file.address, f"{file.digest}-{variant.width}", variant.format)


def _percent(focus: tuple[float, float]) -> str:
    return "-".join(str(round(100 * share)) for share in focus)


def _encoded(path: Path, variant: images.Variant) -> bytes:
    from plugins.core.media import pixels  # imported where used: most builds make no picture

    return pixels.encode(path.read_bytes(), variant)


def _cropped(path: Path, size: tuple[int, int], focus: tuple[float, float]) -> bytes:
    from plugins.core.media import pixels  # as above

    return pixels.cropped(path.read_bytes(), *size, focus)
