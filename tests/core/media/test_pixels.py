"""What becomes of the pictures that authors have, of whatever kind they are."""

import io
import struct
import zlib

import pillow_heif
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms, ImageDraw

from plugins.core.media.images import WIDTHS, Facts, Variant, variants
from plugins.core.media.pixels import MOST_PIXELS, ImageError, cropped, encode, facts

RED, BLUE = (200, 30, 30), (30, 30, 200)


def picture(size: tuple[int, int] = (900, 600), mode: str = "RGB") -> Image.Image:
    """Red at the left, blue at the right."""
    image = Image.new("RGB", size, RED)
    ImageDraw.Draw(image).rectangle((size[0] // 2, 0, *size), fill=BLUE)
    return image.convert(mode, palette=Image.Palette.ADAPTIVE)  # with others it is full of dots, which take long


def saved(image: Image.Image, form: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def is_red(image: Image.Image, x: float, y: float) -> bool:
    """Whether the colour at a share of width and height is red rather than blue."""
    pixel = image.convert("RGB").getpixel((int(image.width * x), int(image.height * y)))
    assert isinstance(pixel, tuple)
    return pixel[0] > 150 and pixel[2] < 100


def telephone(size: tuple[int, int] = (900, 600), orientation: int = 1) -> bytes:
    """HEIC, as pillow-heif writes it."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    out = io.BytesIO()
    pillow_heif.from_pillow(picture(size)).save(out, exif=exif.tobytes())
    return out.getvalue()


def sixteen_bits() -> bytes:
    """A PNG of 16 bits a channel, which Pillow reads and does not write: red at the left, blue at the right."""
    row = (
        b"\0"
        + struct.pack(">3H", 200 << 8, 30 << 8, 30 << 8) * 450
        + struct.pack(">3H", 30 << 8, 30 << 8, 200 << 8) * 450
    )
    return png((900, 600), 16, 2, zlib.compress(row * 600))


def png(size: tuple[int, int], depth: int, colours: int, data: bytes) -> bytes:
    """A PNG from its parts (PNG, third edition, 5.6)."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", *size, depth, colours, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def with_more() -> bytes:
    """A photograph with a second picture in its file, as telephones keep the depth of what they see."""
    return saved(picture(), "MPO", save_all=True, append_images=[picture((90, 60))])


PICTURES = {
    "a photograph": saved(picture(), "JPEG"),
    "a photograph for print": saved(picture(mode="CMYK"), "JPEG"),
    "a drawing of 256 colours": saved(picture(mode="P"), "PNG"),
    "one of 16 bits of grey": saved(Image.new("I;16", (900, 600), 30_000), "PNG"),
    "one that is see-through": saved(picture(mode="RGBA"), "PNG"),
    "one from a telephone": telephone(),
    "an AVIF": saved(picture(), "AVIF"),
    "one of 16 bits a colour": sixteen_bits(),
    "one of 256 colours that is see-through": saved(picture(mode="P"), "PNG", transparency=0),
    "one of grey that is see-through": saved(picture(mode="LA"), "PNG"),
    "a photograph with its depth": with_more(),
    "a still GIF": saved(picture(mode="P"), "GIF"),
    "of one pixel": saved(picture((1, 1)), "PNG"),
}


@pytest.mark.parametrize("name", PICTURES)
def test_every_kind_of_picture_becomes_files_that_browsers_read(name: str) -> None:
    """Of 8 bits a channel, in RGB, as large as was promised, and free of metadata."""
    data = PICTURES[name]
    known = facts(data)
    for variant in variants(known):
        image = opened(encode(data, variant))
        assert image.format == {"avif": "AVIF", "webp": "WEBP", "jpg": "JPEG", "png": "PNG"}[variant.format]
        assert image.width == variant.width <= known.width
        assert image.mode in ("RGB", "RGBA")
        assert not image.getexif() and "icc_profile" not in image.info


def test_widths_are_those_of_the_layout_and_never_larger_than_the_picture() -> None:
    assert Facts(4000, 3000, False).widths() == WIDTHS
    assert Facts(1360, 900, False).widths() == WIDTHS
    assert Facts(1000, 900, False).widths() == (480, 720, 1000)
    assert Facts(300, 200, False).widths() == (300,)


def test_one_fallback_is_enough() -> None:
    """And a see-through picture stays so."""
    assert [variant for variant in variants(Facts(1000, 900, False)) if variant.format == "jpg"] == [
        Variant("jpg", 1000)
    ]
    assert [variant for variant in variants(Facts(300, 200, True)) if variant.format == "png"] == [Variant("png", 300)]


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_stands_upright(orientation: int) -> None:
    """However the camera was held; the size that pages are told is that of the upright picture."""
    turns = {1: [], 2: [0], 3: [3], 4: [1], 5: [5], 6: [2], 7: [6], 8: [4]}
    lying = picture((600, 400))
    for turn in turns[orientation]:
        lying = lying.transpose(Image.Transpose(turn))
    exif = Image.Exif()
    exif[0x0112] = orientation
    data = saved(lying, "JPEG", exif=exif)
    known = facts(data)
    assert (known.width, known.height) == (600, 400)
    image = opened(encode(data, Variant("webp", 480)))
    assert image.size == (480, 320)
    assert is_red(image, 0.2, 0.5) and not is_red(image, 0.8, 0.5)


def test_colours_are_those_that_the_profile_means() -> None:
    """A profile is applied, not dropped: with the red and blue of this one exchanged, red means blue."""
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = srgb.replace(b"rXYZ", b"tXYZ").replace(b"bXYZ", b"rXYZ").replace(b"tXYZ", b"bXYZ")
    assert is_red(opened(encode(saved(picture(), "JPEG", icc_profile=srgb), Variant("webp", 480))), 0.2, 0.5)
    assert not is_red(opened(encode(saved(picture(), "JPEG", icc_profile=swapped), Variant("webp", 480))), 0.2, 0.5)


def test_a_profile_that_cannot_be_read_is_left_out() -> None:
    data = saved(picture(), "JPEG", icc_profile=b"no profile")
    assert is_red(opened(encode(data, Variant("jpg", 480))), 0.2, 0.5)


def test_a_see_through_picture_is_see_through() -> None:
    """But for JPEG, where it stands on white."""
    data = saved(Image.new("RGBA", (100, 100), (0, 0, 0, 0)), "PNG")
    assert facts(data).see_through
    assert opened(encode(data, Variant("webp", 100))).convert("RGBA").getpixel((50, 50)) == (0, 0, 0, 0)
    assert opened(cropped(data, 50, 50)).getpixel((20, 20)) == (255, 255, 255)


def test_a_crop_keeps_what_the_picture_is_about() -> None:
    """The focus: shares of its width and height."""
    data = saved(picture(), "PNG")
    assert opened(cropped(data, 100, 400)).size == (100, 400)
    assert is_red(opened(cropped(data, 100, 400, (0.1, 0.5))), 0.5, 0.5)
    assert not is_red(opened(cropped(data, 100, 400, (0.9, 0.5))), 0.5, 0.5)


def test_the_same_picture_gives_the_same_bytes() -> None:
    data = saved(picture(), "PNG")
    for variant in variants(facts(data)):
        assert encode(data, variant) == encode(data, variant)


def bomb() -> bytes:
    """A PNG of some kilobytes that claims 50,000 by 50,000 pixels."""
    return png((50_000, 50_000), 8, 0, zlib.compress(b"\0" * 99_999))


SMALL = {
    "JPEG": saved(picture((60, 40)), "JPEG"),
    "PNG": saved(picture((60, 40)), "PNG"),
    "WebP": saved(picture((60, 40)), "WEBP"),
    "AVIF": saved(picture((60, 40)), "AVIF"),
    "GIF": saved(picture((60, 40), "P"), "GIF"),
    "HEIC": telephone((60, 40)),
}
DAMAGED = "it is damaged, or no picture of a kind that is published"
REFUSED = {
    "one that moves": (
        saved(picture((9, 9)), "GIF", save_all=True, append_images=[picture((9, 9)).rotate(90)]),
        "it moves: publish a still picture, or link to a video",
    ),
    "another that moves": (
        saved(picture((9, 9)), "WEBP", save_all=True, append_images=[picture((9, 9)).rotate(90)]),
        "it moves: publish a still picture, or link to a video",
    ),
    "a PNG that ends too soon": (PICTURES["one that is see-through"][:-900], "it ends too soon or is damaged"),
    "a TIFF": (saved(picture(), "TIFF"), "it is damaged, or no picture of a kind that is published"),
    "one that ends too soon": (PICTURES["a photograph"][:-900], "it ends too soon or is damaged: save it anew"),
    "a bomb": (bomb(), "it is too large: save it with less than 80 million pixels"),
    "no picture": (b"<html></html>", DAMAGED),
    "half a HEIC": (telephone()[:200], DAMAGED),
    "nothing": (b"", DAMAGED),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_published_says_why(name: str) -> None:
    """Before anything large is decoded."""
    data, message = REFUSED[name]
    with pytest.raises(ImageError, match=message):
        facts(data)


def test_what_is_too_large_says_how_large_it_may_be() -> None:
    """Also where it is not so large that Pillow itself refuses it."""
    side = int(MOST_PIXELS**0.5) + 10
    data = saved(Image.new("1", (side, side)), "PNG")
    with pytest.raises(ImageError, match="it is too large: save it with less than 80 million pixels"):
        facts(data)


CALLED = {
    "jpg": "a photograph",
    "jpeg": "a photograph with its depth",
    "heic": "one from a telephone",
    "avif": "an AVIF",
}


@pytest.mark.parametrize(("extension", "name"), CALLED.items())
def test_a_picture_is_what_it_is_called(extension: str, name: str) -> None:
    assert facts(PICTURES[name], extension).width == 900


@pytest.mark.parametrize(
    ("extension", "name", "kind"),
    [("jpg", "one that is see-through", "PNG"), ("png", "one from a telephone", "HEIC"), ("gif", "an AVIF", "AVIF")],
)
def test_a_picture_that_is_called_something_else_is_told(extension: str, name: str, kind: str) -> None:
    """Nobody would see it on the site; but elsewhere its author, and whoever is sent the file, cannot open it."""
    message = f"its bytes are {kind}. Let its name end in .{kind.lower()}"
    with pytest.raises(ImageError, match=message):
        facts(PICTURES[name], extension)


def test_a_picture_of_a_telephone_stands_upright() -> None:
    """HEIC says itself how the camera was held; it is not turned twice."""
    data = telephone((600, 400), orientation=6)  # its left side is up
    known = facts(data)
    assert (known.width, known.height) == (400, 600)
    image = opened(encode(data, Variant("webp", 400)))
    assert is_red(image, 0.5, 0.2) and not is_red(image, 0.5, 0.8)


def test_sixteen_bits_become_the_same_colours() -> None:
    for name in ("one of 16 bits a colour", "a photograph for print", "a drawing of 256 colours"):
        image = opened(encode(PICTURES[name], Variant("webp", 480)))
        assert is_red(image, 0.2, 0.5) and not is_red(image, 0.8, 0.5), name


def test_notes_that_cannot_be_read_are_left_out() -> None:
    """They say how the camera was held; the picture itself is sound."""
    data = saved(picture(), "JPEG", exif=b"Exif\0\0II*\0\xff\xff\xff\xff")
    assert facts(data).width == 900
    data = saved(picture(), "JPEG", exif=b"Exif\0\0no notes")
    assert is_red(opened(encode(data, Variant("jpg", 480))), 0.2, 0.5)


@settings(max_examples=60, deadline=None)
@given(name=st.sampled_from(sorted(SMALL)), place=st.floats(0, 1), byte=st.integers(0, 255), cut=st.booleans())
def test_whatever_the_bytes_are_there_is_a_picture_or_a_reason(name: str, place: float, byte: int, cut: bool) -> None:
    """No traceback, and the size that pages were promised."""
    data = bytearray(SMALL[name])
    at = min(int(place * len(data)), len(data) - 1)
    data[at] = byte
    broken = bytes(data[:at] if cut else data)
    try:
        known = facts(broken)
    except ImageError:
        return
    width = known.widths()[0]
    assert opened(encode(broken, Variant("webp", width))).width == width
