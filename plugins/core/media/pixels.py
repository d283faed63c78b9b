"""Pixels: one picture as an author has it becomes the small files that browsers are sent.

Every picture is turned upright, brought to sRGB, freed of its metadata, and written as AVIF, WebP and a fallback that
all browsers read, at the widths that the layout asks for and never larger than it is.
"""

import io
import struct
import warnings
from collections.abc import Mapping
from typing import Any

from PIL import Image, ImageCms, ImageOps

from plugins.core.media.images import Facts, Format, Variant, height_at

# More than any camera of a telephone takes; what is larger is a mistake, or meant to exhaust the machine.
MOST_PIXELS = 80_000_000
_TOO_LARGE = f"it is too large: save it with less than {MOST_PIXELS // 1_000_000} million pixels"
READ = ("AVIF", "GIF", "JPEG", "PNG", "WEBP")
_CALLED = {
    "avif": "AVIF",
    "gif": "GIF",
    "heic": "HEIC",
    "heif": "HEIC",
    "jpeg": "JPEG",
    "jpg": "JPEG",
    "png": "PNG",
    "webp": "WEBP",
}
# Photographs in which a telephone keeps more than is seen, such as the depth: JPEG to all who do not look for it.
_WITH_MORE = ("MPO",)

_OPTIONS: Mapping[Format, Mapping[str, Any]] = {
    "avif": {"quality": 55, "speed": 6, "max_threads": 1},  # more threads, other bytes on another machine
    "webp": {"quality": 78},
    "jpg": {"quality": 80, "optimize": True, "progressive": True},
    "png": {"optimize": True},
}
_PILLOW_NAME = {"avif": "AVIF", "webp": "WEBP", "jpg": "JPEG", "png": "PNG"}
_HEIF_BRANDS = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1")


# How a picture is set upright, by what the camera noted (Exif 2.32, 4.6.4 A).
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_ON_ITS_SIDE = (5, 6, 7, 8)
# What the libraries raise for bytes that are not as they should be.
_BROKEN = (
    ArithmeticError,
    EOFError,
    LookupError,
    MemoryError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
)


class ImageError(Exception):
    """A picture that cannot be published; the message is a clause that says why."""


def facts(data: bytes, extension: str = "") -> Facts:
    """What there is to know of a picture. Raises ImageError for one that cannot be published.

    With the `extension` of its name, it must be what it is called.
    """
    with _opened(data) as image:
        kind = "JPEG" if image.format in _WITH_MORE else image.format or "HEIC"
        if extension and kind != _CALLED[extension]:
            raise ImageError(f"it is not what its name says: its bytes are {kind}. Let its name end in .{kind.lower()}")
        _loaded(image)
        width, height = (image.height, image.width) if _turned(image) in _ON_ITS_SIDE else image.size
        see_through = image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info
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
    except _BROKEN as error:
        raise ImageError("it is damaged, or no picture of a kind that is published") from error
    if image.width * image.height > MOST_PIXELS:
        raise ImageError(_TOO_LARGE)
    if getattr(image, "n_frames", 1) > 1 and image.format not in _WITH_MORE:
        raise ImageError("it moves: publish a still picture, or link to a video")
    return image


def _pillow(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data), formats=READ)


def _heif(data: bytes) -> Image.Image:
    import pillow_heif  # imported where used: few builds meet a picture from a telephone

    file = pillow_heif.open_heif(io.BytesIO(data), convert_hdr_to_8bit=True)
    image: Image.Image = file.to_pillow()
    return image


def _turned(image: Image.Image) -> int:
    """How the camera was held; as usual, if that cannot be read."""
    try:
        with warnings.catch_warnings(action="ignore"):
            return int(image.getexif().get(0x0112, 1))
    except _BROKEN:
        return 1


def _loaded(image: Image.Image) -> None:
    """Decode it, so that one that ends too soon is found."""
    try:
        with warnings.catch_warnings(action="ignore"):
            image.load()
    except _BROKEN as error:
        raise ImageError("it ends too soon or is damaged: save it anew") from error


def _shown(image: Image.Image) -> Image.Image:
    """The picture as a screen shows it: upright, 8 bits a channel, sRGB."""
    _loaded(image)
    profile = image.info.get("icc_profile")
    turn = _turned(image)
    upright = image.transpose(_TURNS[turn]) if turn in _TURNS else image
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
