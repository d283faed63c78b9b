"""Files that commands write: whole or not at all, and never over another."""

from pathlib import Path

from authoring.project import CommandError


def create(path: Path, text: str) -> None:
    """Write a new file. Raises CommandError if there is one already, or it cannot be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError as error:
        raise CommandError(f"{path.name} is there already: it was not touched") from error
    except OSError as error:
        raise CommandError(f"{path.name} cannot be written: {error.strerror}") from error


def replace(path: Path, text: str) -> None:
    """Write a file anew. Raises CommandError if it cannot be written; it is then as it was."""
    draft = path.with_name(f".{path.name}.draft")
    try:
        draft.write_text(text, encoding="utf-8", newline="\n")
        draft.replace(path)
    except OSError as error:
        raise CommandError(f"{path.name} cannot be written: {error.strerror}") from error
