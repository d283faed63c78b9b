"""Sets the tree of the Strategic Action Plan as a PDF in each language, from data/outcomes.yaml.

    .venv/bin/python tools/make_plan_pdf.py

The site publishes what it writes into content/publications/. It is a summary and says so: the network's own document
is not among what this site was made from. Same data, same bytes: no date, and only the fonts that typst brings.
"""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import typst
import yaml

ROOT = Path(__file__).parent.parent
TREE = ROOT / "data" / "outcomes.yaml"
FOLDER = ROOT / "content" / "publications"

WORDS = {
    "en": {
        "title": "Metropolis Strategic Action Plan 2021–2023",
        "subtitle": "Lines, axes and outcomes",
        "note": (
            "This is a summary, not the original document. The website of Metropolis has set it from the plan as it is"
            " printed in the progress report of January to April 2022. The gaps in the numbering are the report's."
        ),
        "line": "Line",
        "page": "Page",
    },
    "fr": {
        "title": "Plan d’action stratégique 2021-2023 de Metropolis",
        "subtitle": "Lignes, axes et résultats",
        "note": (
            "Ceci est un résumé et non le document original. Le site web de Metropolis l’a composé d’après le plan tel"
            " qu’il est imprimé dans le rapport d’activité de janvier à avril 2022 ; les intitulés français sont une"
            " traduction du site. Les lacunes de la numérotation sont celles du rapport."
        ),
        "line": "Ligne",
        "page": "Page",
    },
    "es": {
        "title": "Plan de Acción Estratégico 2021-2023 de Metropolis",
        "subtitle": "Líneas, ejes y resultados",
        "note": (
            "Esto es un resumen y no el documento original. El sitio web de Metropolis lo ha compuesto a partir del"
            " plan tal como está impreso en el informe de progreso de enero a abril de 2022; los títulos en español"
            " son una traducción del sitio. Los saltos en la numeración son los del informe."
        ),
        "line": "Línea",
        "page": "Página",
    },
}

TEMPLATE = r"""
#let plan = json(bytes(sys.inputs.plan))
#let blue = rgb("#1450b4")
#let soft = rgb("#4a5768")
#set document(title: plan.title, author: "Metropolis", date: none)
#set text(font: "Libertinus Serif", size: 10.5pt, lang: plan.lang)
#set page(
  paper: "a4",
  margin: (x: 25mm, top: 25mm, bottom: 22mm),
  footer: context align(right, text(9pt, fill: soft)[#plan.page #counter(page).display("1 / 1", both: true)]),
)
#set par(leading: 0.6em, spacing: 0.9em)
#show heading.where(level: 1): set text(26pt, weight: "bold")
#show heading.where(level: 2): set text(16pt, fill: blue)
#show heading.where(level: 3): set text(11.5pt)
#show heading: set block(above: 1.6em, below: 0.8em)
#let entry(code, label) = grid(
  columns: (19mm, 1fr),
  text(9pt, fill: soft, code), label,
)

#block(below: 14mm, pdf.artifact(circle(radius: 9mm, fill: blue)))
#heading(level: 1, plan.title)
#text(15pt, fill: soft, plan.subtitle)
#block(above: 8mm, below: 8mm, stroke: (left: 2pt + blue), inset: (left: 4mm, y: 1mm), plan.note)
#for each in plan.lines [
  #block(above: 2em, pdf.artifact(line(length: 100%, stroke: 0.5pt + soft)))
  #heading(level: 2)[#plan.line #each.number. #each.label]
  #for axis in each.axes [
    #block(breakable: false, above: 1.6em)[
      #heading(level: 3, entry(axis.code, axis.label))
      #for outcome in axis.outcomes [
        #entry(outcome.code, outcome.label)
      ]
    ]
  ]
]
"""


def tree(outcomes: Mapping[str, Any], lang: str) -> list[dict[str, Any]]:
    """The lines (L1) with their axes (L1A1), these with their outcomes (L1A1D1), as far as they have a name."""
    named = {code: term["label"][lang] for code, term in outcomes.items() if term.get("label")}
    return [
        {
            "number": line.removeprefix("L"),
            "label": label,
            "axes": [
                {"code": axis, "label": named[axis], "outcomes": _below(named, axis, "D")}
                for axis in (each["code"] for each in _below(named, line, "A"))
            ],
        }
        for line, label in named.items()
        if re.fullmatch(r"L\d+", line)
    ]


def make(outcomes: Mapping[str, Any], lang: str) -> bytes:
    """The PDF in a language, tagged so that it can be read aloud (PDF/UA-1)."""
    plan = {"lang": lang, **WORDS[lang], "lines": tree(outcomes, lang)}
    made = typst.compile(
        TEMPLATE.encode(),
        sys_inputs={"plan": json.dumps(plan, ensure_ascii=False)},
        ignore_system_fonts=True,
        pdf_standards="ua-1",
    )
    assert isinstance(made, bytes), "a PDF is one file"
    return made


def main() -> None:
    """Write the PDF of each language."""
    outcomes = yaml.safe_load(TREE.read_text("utf-8"))
    for lang in WORDS:
        (FOLDER / f"strategic-action-plan-2021-2023-summary-{lang}.pdf").write_bytes(make(outcomes, lang))


def _below(named: Mapping[str, str], above: str, letter: str) -> list[dict[str, str]]:
    level = re.compile(rf"{above}{letter}\d+")
    return [{"code": code, "label": label} for code, label in named.items() if level.fullmatch(code)]


if __name__ == "__main__":
    main()
