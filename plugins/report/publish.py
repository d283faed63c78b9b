"""`run.py report`: writes a report as a PDF in each language, into content/, as editions of a publication.

From then on it is a document like any other: nothing makes it again by itself. The report keeps the digest of the data
that it was made from, so that the check can tell when that has changed.
"""

import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from plugins.core.build import prepare
from plugins.core.entry import ContentText
from plugins.core.features.feature import Feature
from plugins.core.languages import LANGUAGES
from plugins.core.problems import has_errors, tally
from plugins.core.settings import Settings
from plugins.core.site import Item, Site
from plugins.report.derive import derive
from plugins.report.digest import digest
from plugins.report.pdf import pdf
from plugins.report.report import REPORT, ReportEntry, report_of

_LABELS = {
    "en": "Report set by this website",
    "fr": "Rapport composé par ce site web",
    "es": "Informe compuesto por este sitio web",
}


class ReportError(Exception):
    """Why a report cannot be published; the message says it in one sentence."""


def main(settings: Settings, features: Iterable[Feature], file: str) -> int:
    """Write the PDFs of the report at a path, and what the content says of them; status 1 if that cannot be."""
    try:
        site = _site(settings, features)
        item = _report(site, file)
        entry = report_of(item)
        report = derive(site, entry.period, entry.lines)
        folder = settings.content / "publications"
        made = {_name(entry, lang): pdf(site, item, report, lang) for lang in LANGUAGES}
        said = {
            **_publication(folder, item, entry),
            Path(file): with_field(Path(file).read_text("utf-8"), "frozen", digest(report)),
        }
        _write({path: text.encode() for path, text in said.items()} | {folder / name: made[name] for name in made})
    except ReportError as reason:
        sys.stderr.write(f"{file}: {reason}\n")
        return 1
    except OSError as error:
        sys.stderr.write(f"{file}: {error.filename} cannot be written or read: {error.strerror}\n")
        return 1
    for name in made:
        sys.stdout.write(f"content/publications/{name}: written\n")
    for advice in _advice(folder / f"{entry.publication}.md", made):
        sys.stdout.write(f"{advice}\n")
    return 0


def _site(settings: Settings, features: Iterable[Feature]) -> Site:
    """The site, if its content has no errors. Problems are told as a build tells them."""
    prepared = prepare(settings, features)
    if has_errors(prepared.problems):
        for problem in prepared.problems:
            sys.stderr.write(f"{problem}\n")
        raise ReportError(f"{tally(prepared.problems)} in the site: nothing was written")
    assert prepared.gathered.site is not None, "a site without errors is there"
    return prepared.gathered.site


def _report(site: Site, file: str) -> Item:
    root, path = site.settings.content.parent, Path(file).resolve()
    found = [item for item in site.of(REPORT.name) if (root / item.entry.path).resolve() == path]
    if not found:
        known = ", ".join(item.entry.path for item in site.of(REPORT.name)) or "none"
        raise ReportError(f"there is no report that readers see at this path. There are: {known}")
    if not report_of(found[0]).publication:
        raise ReportError("add 'publication:', the name of the publication that is to hold it, such as report-2022-1")
    return found[0]


def _name(entry: ReportEntry, lang: str) -> str:
    return f"{entry.publication}-{lang}.pdf"


def _publication(folder: Path, item: Item, entry: ReportEntry) -> Mapping[Path, str]:
    """The files of the publication that are to be written: with editions where it has none, or all if there is none."""
    original = folder / f"{entry.publication}.md"
    if original.exists():
        text = original.read_text("utf-8")
        return {} if _names_editions(text) else {original: with_lines(text, _editions(entry))}
    front = [f"date: {entry.period.end}", "type: progress-report", *_editions(entry)]
    others = [lang for lang in item.languages if lang != entry.lang]
    texts = {folder / f"{entry.publication}.{lang}.md": _said(item.texts[lang], []) for lang in others}
    return texts | {original: _said(item.original, front)}


def _said(text: ContentText, lines: Iterable[str]) -> str:
    """A Markdown file with the title and the summary of a text, and further lines of front matter."""
    said = {"title": text.title, "summary": text.summary}
    front = (f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in said.items() if value)
    return "\n".join(["---", *front, *lines, "---", ""])


def _editions(entry: ReportEntry) -> Iterator[str]:
    yield "editions:"
    labels = ", ".join(f"{lang}: {label}" for lang, label in _LABELS.items())
    for lang in LANGUAGES:
        yield f"  - language: {lang}"
        yield f"    file: {_name(entry, lang)}"
        yield f"    label: {{{labels}}}"


def _names_editions(text: str) -> bool:
    return re.search(r"^editions:", text, re.MULTILINE) is not None


def _advice(original: Path, made: Iterable[str]) -> Iterator[str]:
    """What is left to do."""
    text = original.read_text("utf-8")
    if missing := [name for name in made if name not in text]:
        yield f"content/publications/{original.name}: add to its editions: {', '.join(missing)}"
    yield "look at the PDFs, then build the site"


def with_field(text: str, field: str, value: str) -> str:
    """A Markdown file with a field of its front matter set to a value."""
    kept = re.sub(rf"^{field}: .*\n", "", text, count=1, flags=re.MULTILINE)
    return with_lines(kept, [f"{field}: {value}"])


def with_lines(text: str, lines: Iterable[str]) -> str:
    """A Markdown file with lines added at the end of its front matter."""
    front, fence, body = text.removeprefix("---\n").partition("\n---\n")
    return "\n".join(["---", front, *lines]) + fence + body


def _write(files: Mapping[Path, bytes]) -> None:
    """All as drafts, then each into its place: what cannot be written leaves everything as it was."""
    drafts = {path: path.with_name(f".{path.name}.draft") for path in files}
    try:
        for path, data in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            drafts[path].write_bytes(data)
        for path, draft in drafts.items():
            draft.replace(path)
    finally:
        for draft in drafts.values():
            draft.unlink(missing_ok=True)
