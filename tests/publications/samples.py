"""A small library: what is hard to cite, to find and to show."""

from tests.documents import pdf


def publication(body: str = "Text.", **fields: str) -> str:
    """A publication: `title` unless given, the other fields as written, then the body."""
    lines = [f"{name}: {value}" for name, value in ({"title": "A title"} | fields).items()]
    return "\n".join(["---", *lines, "---", "", body, ""])


# No quotation mark of YAML in it, so that it can be written as one.
HARD = r"Ünïted & {loose} 100% $5 #1 a_b ~x ^y \z “quoted” " + '"straight" ' + "on " * 120 + "end"

CITED = HARD.replace('"straight"', "“straight”")

SERIES = "---\ntitle: Issue Papers\nsort: series\nalso_known_as: [Issue Paper]\n---\n"
LIBRARY: dict[str, str | bytes] = {
    "content/projects/issue-papers.md": SERIES,
    "content/publications/nature.md": publication(
        title="Bringing nature back",
        summary="Nature for all.",
        date="2022-03-31",
        type="issue-paper",
        series="Issue Paper",
        number="12",
        challenges="[2.3]",
        partners="[UN Habitat]",
        authors="[{name: Claudia López Hernández, family: López Hernández, organisation: Bogotá}, {name: Ada Colau}]",
        editions="[{language: en, file: nature.pdf}, {language: fr, file: nature-fr.pdf}]",
        isbn="978-92-1-132000-8",
        doi="10.1000/nature_1",
        contents="[{en: Trees, fr: Arbres}, {en: Water, fr: Eau}]",
        supersedes="trees",
    ),
    "content/publications/nature.fr.md": publication("Texte.", title="Faire revenir la nature", summary="Pour tous."),
    "content/publications/nature.pdf": pdf(12, "en-GB"),
    "content/publications/nature-fr.pdf": pdf(14, "fr"),
    "content/publications/trees.md": publication(title="Trees", date="2020-05", type="report", challenges="[2.3, 1.1]"),
    "content/publications/elsewhere.md": publication(
        title="Elsewhere",
        date="2022",
        type="report",
        publisher="UCLG",
        authors="[{organisation: 'Cities, and Regions'}]",
        editions="[{language: ar, url: 'https://x.org/a_b', pages: 40}, {language: en}]",
    ),
    "content/publications/hard.md": publication(title=f"'{HARD}'", editions="[{language: en}]"),
    "content/publications/gone.md": publication(title="Gone", status="withdrawn", date="2021"),
    "content/publications/later.md": publication(title="Later", date="2023"),
    "content/publications/talk.md": publication(
        title="A talk", date="2021", type="talk", audio="{url: 'https://x.org/talk.mp3', duration: '42:10'}"
    ),
}
