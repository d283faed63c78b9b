"""Small sites for tests: content is written inline, and built with the real theme, words and features."""

import datetime as dt
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path

import msgspec

from pelicanconf import PLUGINS
from plugins.core.build import build, draft_of, made_first, prepare
from plugins.core.features.feature import Feature
from plugins.core.now import Now
from plugins.core.problems import has_errors
from plugins.core.rendering import templates
from plugins.core.settings import Settings
from plugins.core.site import Item, Site

ROOT = Path(__file__).parent.parent
FEATURES: tuple[Feature, ...] = tuple(import_module(name).feature(None) for name in PLUGINS if name != "plugins.core")
NOW = dt.datetime(2022, 5, 1, 12, 0)  # noqa: DTZ001  # the site's own zone, as in Settings

# The least that a site needs beside its content: who it is, and the words that content may refer to.
DATA: Mapping[str, str] = {
    "data/organisation.yaml": """
name: Metropolis
address: {street: "Avinyó, 15", postal_code: "08002", city: Barcelona, country: ES}
telephone: +34 93 342 94 60
email: metropolis@metropolis.org
""",
    "data/outcomes.yaml": """
L1: {label: Leadership}
L1A1D1: {label: Policy recommendations}
L3A1D4:
""",
    "data/organisations.yaml": """
un-habitat: {label: UN-Habitat, kind: alliance, also: [UN Habitat]}
uclg-mewa: {label: UCLG MEWA, kind: alliance, also: [UCLG-MEWA]}
g20: {label: G20, kind: network}
""",
    "data/contacts.yaml": "policy: {label: Policy, email: policy@metropolis.org}\n",
    "content/challenges/1-1-inequalities.md": "---\ntitle: Combating inequalities\ncode: 1.1\n---\n",
    "content/challenges/1-1-inequalities.fr.md": "---\ntitle: Lutter contre les inégalités\n---\n",
    "content/challenges/1-1-inequalities.es.md": "---\ntitle: Combatir las desigualdades\n---\n",
    "content/challenges/2-1-social-resilience.md": "---\ntitle: Social resilience\ncode: 2.1\n---\n",
    "content/challenges/2-1-social-resilience.fr.md": "---\ntitle: Résilience sociale\n---\n",
    "content/challenges/2-1-social-resilience.es.md": "---\ntitle: Resiliencia social\n---\n",
    "content/challenges/2-3-climate-resilience.md": "---\ntitle: Climate resilience\ncode: 2.3\n---\n",
    "content/challenges/2-3-climate-resilience.fr.md": "---\ntitle: Résilience climatique\n---\n",
    "content/challenges/2-3-climate-resilience.es.md": "---\ntitle: Resiliencia climática\n---\n",
    "content/projects/metrotalks.md": "---\ntitle: MetroTalks\n---\n",
    "content/members/europe/brussels.md": """---
title: Brussels
names: {fr: Bruxelles, es: Bruselas}
also_known_as: [Brussels-Capital Region]
---
""",
    "content/members/europe/berlin.md": "---\ntitle: Berlin\n---\n",
    "content/members/europe/barcelona-city.md": "---\ntitle: Barcelona (city)\n---\n",
    "content/members/europe/barcelona-metropolitan-area.md": "---\ntitle: Barcelona (metropolitan area)\n---\n",
    "content/home/home.md": "---\ntitle: The association of metropolises\nsummary: Who we are.\n---\nWelcome.\n",
}


def news_item(body: str = "Text.", **fields: str) -> str:
    """A news file: `title` and `date` unless given, the other fields as written, then the body."""
    front = {"title": "A title", "date": "2022-04-25"} | fields
    lines = [f"{name}: {value}" for name, value in front.items()]
    return "\n".join(["---", *lines, "---", "", body, ""])


def project(root: Path, files: Mapping[str, str | bytes], **changes: object) -> Settings:
    """Write a project of `files` (over the least there must be) below `root`; gives the settings to build it with."""
    for name, text in ({**DATA, **files}).items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    settings = Settings(
        content=root / "content",
        data=root / "data",
        words=ROOT / "i18n",
        theme=ROOT / "theme",
        output=root / "output",
        cache=root / ".cache",
        siteurl="https://metropolis.example",
        sitename="Metropolis",
        timezone="Europe/Madrid",
        default_lang="en",
        now=Now(NOW, "Europe/Madrid"),
    )
    if isinstance(now := changes.get("now"), dt.datetime):
        changes["now"] = Now(now, settings.timezone)
    return msgspec.structs.replace(settings, **changes)


def problems_of(root: Path, files: Mapping[str, str | bytes], **changes: object) -> list[str]:
    """The lines that are printed for a project of `files`."""
    return [str(problem) for problem in prepare(project(root, files, **changes), FEATURES).problems]


def site_of(root: Path, files: Mapping[str, str | bytes], **changes: object) -> Site:
    """The site of `files`, which must be without errors."""
    prepared = prepare(project(root, files, **changes), FEATURES)
    assert not has_errors(prepared.problems), "\n".join(map(str, prepared.problems))
    assert prepared.gathered.site is not None
    return prepared.gathered.site


def item_of(site: Site, identifier: str) -> Item:
    """The item with this id."""
    return next(item for item in site.items if item.entry.id == identifier)


def built(root: Path, files: Mapping[str, str | bytes], **changes: object) -> dict[str, bytes]:
    """Every file of the built site by its path below output/; the project must be without errors."""
    settings = project(root, files, **changes)
    problems, published = build(settings, FEATURES)
    assert published is not None, "\n".join(map(str, problems))
    return tree(settings.output)


def built_in_part(root: Path, files: Mapping[str, str | bytes], *paths: str, **changes: object) -> dict[str, bytes]:
    """These pages of the site, and no others: for a large site, or many of them, of which a test looks at little."""
    draft = draft_of(project(root, files, **changes), FEATURES)
    assert draft.plan is not None, "\n".join(map(str, draft.problems))
    return made_first(draft, paths, templates.nothing_compiled())


def tree(folder: Path) -> dict[str, bytes]:
    """The files below a folder, by their relative path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }
