"""Pixels: one picture as an author has it becomes the small files that browsers are sent.

Every picture is turned upright, brought to sRGB, freed of its metadata, and written as AVIF, WebP and a fallback that
all browsers read, at the widths that the layout asks for and never larger than it is.
"""

import io
import warnings
from collections.abc import Mapping
from typing import Any

from PIL import Image, ImageCms, ImageOps

from plugins.core.images import Facts, Format, Variant, height_at

# More than any camera of a telephone takes; what is larger is a mistake, or meant to exhaust the machine.
MOST_PIXELS = 80_000_000
_TOO_LARGE = f"it is too large: save it with less than {MOST_PIXELS // 1_000_000} million pixels"
READ = ("AVIF", "GIF", "JPEG", "PNG", "TIFF", "WEBP")

_OPTIONS: Mapping[Format, Mapping[str, Any]] = {
    "avif": {"quality": 55, "speed": 6, "max_threads": 1},  # more threads, other bytes on another machine
    "webp": {"quality": 78},
    "jpg": {"quality": 80, "optimize": True, "progressive": True},
    "png": {"optimize": True},
}
_PILLOW_NAME = {"avif": "AVIF", "webp": "WEBP", "jpg": "JPEG", "png": "PNG"}
_HEIF_BRANDS = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1")


class ImageError(Exception):
    """A picture that cannot be published; the message is a clause that says why."""


def facts(data: bytes) -> Facts:
    """What there is to know of a picture. Raises ImageError for one that cannot be published."""
    with _opened(data) as image:
        turned = image.getexif().get(0x0112, 1) in (5, 6, 7, 8)  # Exif 2.32, 4.6.4 A: lying on its side
        width, height = (image.height, image.width) if turned else image.size
        see_through = image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info
        _loaded(image)
        return Facts(width, height, see_through)


def encode(data: bytes, variant: Variant) -> bytes:
    """The bytes of one file of a picture. Raises ImageError."""
    with _opened(data) as image:
        upright = _shown(image)
    height = height_at(Facts(*upright.size, see_through=False), variant.width)
    if variant.width != upright.width:
        upright = upright.resize((variant.width, height), Image.Resampling.LANCZOS)
    return _written(upright, variant.format)


def cropped(data: bytes, width: int, height: int, focus: tuple[float, float] = (0.5, 0.5)) -> bytes:
    """A JPEG of that size, cut around `focus`: shares of width and height from the top left. Raises ImageError."""
    with _opened(data) as image:
        upright = _flat(_shown(image))
    return _written(ImageOps.fit(upright, (width, height), Image.Resampling.LANCZOS, centering=focus), "jpg")


def _opened(data: bytes) -> Image.Image:
    """The picture, not decoded yet, by what the bytes are and not by what the file is called."""
    try:
        with warnings.catch_warnings(action="ignore"):
            image = _heif(data) if data[4:8] == b"ftyp" and data[8:12] in _HEIF_BRANDS else _pillow(data)
    except Image.DecompressionBombError as error:
        raise ImageError(_TOO_LARGE) from error
    except (OSError, RuntimeError, SyntaxError, ValueError) as error:
        raise ImageError("it is damaged, or no picture of a kind that is published") from error
    if image.width * image.height > MOST_PIXELS:
        raise ImageError(_TOO_LARGE)
    if getattr(image, "n_frames", 1) > 1:
        raise ImageError("it moves: publish a still picture, or link to a video")
    return image


def _pillow(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data), formats=READ)


def _heif(data: bytes) -> Image.Image:
    import pillow_heif  # imported where used: few builds meet a picture from a telephone

    file = pillow_heif.open_heif(io.BytesIO(data), convert_hdr_to_8bit=True)
    image: Image.Image = file.to_pillow()
    return image


def _loaded(image: Image.Image) -> None:
    """Decode it, so that one that ends too soon is found."""
    try:
        image.load()
    except (OSError, RuntimeError, SyntaxError, ValueError, MemoryError) as error:
        raise ImageError("it ends too soon or is damaged: save it anew") from error


def _shown(image: Image.Image) -> Image.Image:
    """The picture as a screen shows it: upright, 8 bits a channel, sRGB."""
    _loaded(image)
    profile = image.info.get("icc_profile")
    upright = ImageOps.exif_transpose(image)
    if upright.mode.startswith("I") or upright.mode == "F":  # 16 bits and more of grey
        upright = _eight_bits(upright)
    mode = "RGBA" if upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info else "RGB"
    return _in_srgb(upright, profile, mode)


def _eight_bits(image: Image.Image) -> Image.Image:
    return image.convert("I").point(lambda value: value / 257).convert("L")


def _in_srgb(image: Image.Image, profile: bytes | None, mode: str) -> Image.Image:
    """Converted by its own colour profile where it has one that can be read; the profile itself is left behind."""
    if profile and image.mode in ("RGB", "RGBA", "CMYK", "L"):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            converted = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode=mode)
        except (ImageCms.PyCMSError, OSError):
            converted = None
        if converted is not None:
            return converted
    return image.convert(mode)


def _flat(image: Image.Image) -> Image.Image:
    """Without transparency, on white."""
    if image.mode != "RGBA":
        return image
    ground = Image.new("RGB", image.size, "white")
    ground.paste(image, mask=image.getchannel("A"))
    return ground


def _written(image: Image.Image, form: Format) -> bytes:
    """The bytes, without metadata: a new image has none, and no profile is passed on."""
    seen = _flat(image) if form == "jpg" else image
    bare = Image.frombytes(seen.mode, seen.size, seen.tobytes())
    out = io.BytesIO()
    bare.save(out, _PILLOW_NAME[form], **_OPTIONS[form])
    return out.getvalue()
