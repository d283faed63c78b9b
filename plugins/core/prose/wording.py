"""What is well-formed and says nothing: links called 'here', pictures described by the name of their file."""

import re
from collections.abc import Iterable
from pathlib import PurePosixPath

from plugins.core.folding import fold, slugify
from plugins.core.problems import Fault, quoted
from plugins.core.prose.lines import Locator
from plugins.core.prose.markup import Close, Open, Text, Token

# Folded, in all languages of the site, whatever that of the text.
_VAGUE = frozenset(
    fold(words)
    for words in (
        *("click here", "click", "here", "this link", "link", "read more", "more", "learn more", "see more"),
        *("cliquez ici", "cliquer ici", "ici", "ce lien", "lien", "lire la suite", "en savoir plus", "voir plus"),
        *("haga clic aquí", "haz clic aquí", "clic aquí", "pulse aquí", "aquí", "este enlace", "enlace"),
        *("leer más", "más", "más información", "saber más", "ver más"),
    )
)
_ENDING = re.compile(r"\.(avif|gif|heic|heif|jpe?g|png|svg|webp)$", re.IGNORECASE)
_CAMERA = re.compile(
    r"(img|dsc[fn]?|dcim|pxl|photo|image|picture|screenshot|whatsapp image)[ _-]*[0-9][0-9 _.()-]*(at [0-9.]+)?",
    re.IGNORECASE,
)
_JOINED = re.compile(r"[0-9_.-]")


def advice(tokens: Iterable[Token], locator: Locator) -> list[Fault]:
    """A warning for each link and picture that tells nothing to who hears its words alone."""
    faults: list[Fault] = []
    target, words = "", ""
    for token in tokens:
        match token:
            case Open(tag="a"):
                target, words = token.get("href") or "", ""
            case Open(tag="img"):
                source, alt, target = token.get("src") or "", token.get("alt") or "", ""
                if is_file_name(alt, source):
                    faults.append(Fault(locator.line(source), nameless(alt), "warning"))
            case Text(text):
                words += text
            case Close(tag="a") if target and fold(words).rstrip(" .:…»>→") in _VAGUE:
                shown = quoted(words)
                message = f"the link {shown} says nothing by itself: let its words name what it leads to"
                faults.append(Fault(locator.line(f"]({target}", target), message, "warning"))
    return faults


def nameless(alt: str) -> str:
    """What is said of an alternative text that `is_file_name`."""
    return f"{quoted(alt)} is the name of a file: say what the picture shows, for those who do not see it"


def is_file_name(alt: str, file: str) -> bool:
    """Whether the alternative text of a picture is what its file, or a camera's, is called."""
    same = slugify(alt) == slugify(PurePosixPath(file).stem) and len(alt.split()) == 1
    named = same and _JOINED.search(alt) is not None
    return bool(alt) and (named or _ENDING.search(alt) is not None or _CAMERA.fullmatch(alt) is not None)
