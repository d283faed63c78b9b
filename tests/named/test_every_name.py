"""Every organisation, project, platform, series and call that the network's documents name is found on its site.

The lists are frozen: they are read from the documents, not from content/ or data/.
"""

import datetime as dt
import re
from pathlib import Path

import pytest

from plugins.core.build import build, prepare
from plugins.core.prose import typeset
from plugins.core.settings import Settings
from plugins.core.site import Site
from tests.markup import attributes, page, texts
from tests.support import FEATURES, ROOT, project, tree

Output = dict[str, bytes]

ORGANISATIONS = """
UCLG
UCLG Africa
UCLG - Africa
UCLG ASPAC
UCLG Eurasia
UCLG MEWA
UCLG – MEWA
UCLG-MEWA
UCLG CCRE / CEMR
CEMR
Global taskforce of Local and Regional governments
Global Taskforce of Local and Regional Governments
GTF
UN-Habitat
UN Habitat
UNDP
LSE
Marmara Municipalities Union (MMU)
Turkish Cities Association
Mercociudades
UITP
Gèneva City Hub
U20
G20
Cities For Digital Rights
Cities Coalition for Digital Rights
CC4DR
The Development Partners Network on Decentralisation and Local Governance
Internacional de Servicios Públicos
Paradiplomacia.org
Barcelona Metropolitan Strategic Plan (PEMB)
Chicago Council on Global Affairs
Global and Local
KlipSa
L'Institut Paris Region
SmartURBuild
MITI Cairo
Housing & Building National Research Centre
Barcelona Lab for Urban Environmental Justice and Sustainability
University of Lodz
Università degli Studi di Torino
Blanquerna (URL)
Pompeu Fabra University (UPF)
El Tiempo
Alcaldía de Bogotá
Ciudad Sostenible
Ciudad de México
Perspective.brussels
Urban Brussels
Urban resilience hub – UN Habitat
Urban Resilience Hub
Smart City Expo World Congress
@CulturaenBta
@tomorrowcity
"""

MEMBERS_BODIES = """
Barcelona City Council
Brussels Capital Region
Brussels-Capital Region
Gauteng Province
Kathmandu Metropolitan City
Metropolitan Area of Barcelona (AMB)
Barcelona Metropolitan Area
Seoul Metropolitan Government
"""

PROJECTS = """
Agora Metropolis
Cities for Global Health
CITY MANAGERS COMMUNITY
City Managers' Community
City managers Report
Clearing House
comparative metropolitan studies
Proyecto Diálogo de áreas metropolitanas sobre infraestructuras verdes: superando retos y potenciando beneficios
Emergency Governance Initiative
EGI
Global Database of Metropolises
Global State of Metropolis
Issue Paper
Knowledge Exchange Mechanism on UF-NBS
Learning From Cities
Learning from cities
Metropolis Blog
Metropolis Through Children’s Eyes
Metropolis Women
Metropolitan Governance in Africa
Metropolitan governance in Africa: Peer Learning from Local Experiences
Metrotalks
MetroTalks
Metropolis 2023-2025 Call for Pilot Projects
World Metropolitan Day
"""

CALLS = (
    "Knowledge Exchange Mechanism",
    "pilot projects",
    "rethink",
    "World Metropolitan Day",
)


def named(names: str) -> list[str]:
    return names.strip().splitlines()


def settings(root: Path) -> Settings:
    """The real site, on a day after all that the documents tell of."""
    now = dt.datetime(2023, 1, 2, 12, 0)  # noqa: DTZ001  # the site's own zone, as in Settings
    return project(root, {}, content=ROOT / "content", data=ROOT / "data", now=now)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    found = prepare(settings(tmp_path_factory.mktemp("named")), FEATURES).gathered.site
    assert found is not None
    return found


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Output:
    chosen = settings(tmp_path_factory.mktemp("named"))
    problems, published = build(chosen, FEATURES)
    assert published is not None, "\n".join(map(str, problems))
    return tree(chosen.output)


def label_of(site: Site, vocabulary: str, name: str) -> str:
    """What the site calls the term that is meant by a name as printed."""
    code = site.vocabularies[vocabulary].find(name)
    assert isinstance(code, str), f"nobody knows '{name}' among the {vocabulary}: {code.message}"
    return typeset(site.label(vocabulary, code, "en"), "en")


@pytest.mark.parametrize("name", named(ORGANISATIONS))
def test_an_organisation_is_named(site: Site, output: Output, name: str) -> None:
    """On the page of all organisations, whatever the spelling in which a document has it."""
    entries = page(output, "organisations/index.html").select("section.list-part li")
    names = [" ".join(each.get_text(" ").split()) for each in entries]
    assert [each for each in names if each.startswith(label_of(site, "organisations", name))], f"'{name}' is not there"


@pytest.mark.parametrize("name", named(MEMBERS_BODIES))
def test_the_body_of_a_member_is_known_as_the_member(site: Site, output: Output, name: str) -> None:
    assert label_of(site, "members", name) in texts(page(output, "members/index.html"), ".directory a")


@pytest.mark.parametrize("name", named(PROJECTS))
def test_a_project_is_named(site: Site, output: Output, name: str) -> None:
    """On the page of all projects."""
    assert label_of(site, "projects", name) in texts(page(output, "projects/index.html"), "h3")


@pytest.mark.parametrize("name", CALLS)
def test_a_call_is_named(output: Output, name: str) -> None:
    """On the page of all calls, or in the title of one of them."""
    pages = [path for path in output if path.startswith("calls/") and path.endswith("index.html")]
    headings = [text for path in pages for text in texts(page(output, path), "h1, h2, h3")]
    assert [text for text in headings if name.casefold() in text.casefold()], headings


@pytest.mark.parametrize("section", ["calls", "organisations", "projects"])
@pytest.mark.parametrize("lang", ["", "fr/", "es/"])
def test_no_page_is_empty(output: Output, section: str, lang: str) -> None:
    """It says something besides its title and what sort of thing it is, and the overview leads to it."""
    overview = f"{lang}{section}/index.html"
    linked = {f"{link.strip('/')}/index.html" for link in attributes(page(output, overview), "main a", "href")}
    pages = {path for path in output if re.fullmatch(rf"{lang}{section}/[^/]+/index\.html", path)} - _moved(output)
    assert pages and pages <= linked
    assert [path for path in sorted(pages) if not _says_something(output, path)] == []


def _moved(output: Output) -> set[str]:
    return {path for path, data in output.items() if b'http-equiv="refresh"' in data}


def _says_something(output: Output, path: str) -> bool:
    """A text, something that belongs to it, a meeting with it, a mention by it."""
    return bool(
        " ".join(
            texts(page(output, path), "main .prose, main .card, main .meetings li, main .mentions li, main .holder")
        ).strip()
    )
