"""For tests of calls: call files written inline."""

HOURS = {"opens": "2022-05-10 09:00", "deadline": "2022-06-01 18:00", "timezone": "Europe/Madrid"}
DAYS = {"opens": "2022-03-03", "deadline": "2022-05-11", "timezone": "Europe/Madrid"}


def call(body: str = "Text.", **fields: str) -> str:
    """A call's file: a title and a contact unless given, the other fields as written, then the body."""
    front = {"title": "A call", "contact": "policy"} | fields
    lines = [f"{name}: {value}" for name, value in front.items() if value]
    return "\n".join(["---", *lines, "---", "", body, ""])


def calls(**files: str) -> dict[str, str]:
    """A project of calls by their names."""
    return {f"content/calls/{name}.md": text for name, text in files.items()}
