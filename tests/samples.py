"""Give tests a look and a story: the house theme, and one story that has every block."""

from __future__ import annotations

from pathlib import Path

from report import story as s
from report.text import NBSP, NNBSP, Run, text
from report.theme import Colors, Fonts, Theme
from tests.sample_more import future, governance, questions, sources
from tests.sample_parts import REPORTED, SPECULATIVE, footprint, options, said, why

_TEMPLATES = Path(__file__).parent.parent / "templates"


def house_theme() -> Theme:
    """The house look, as a literal: the same that ``templates/themes/house`` gives."""
    folder = _TEMPLATES / "fonts" / "carlito"
    regular, bold, italic, bold_italic = (
        folder / f"Carlito-{cut}.ttf" for cut in ("Regular", "Bold", "Italic", "BoldItalic")
    )
    return Theme(
        name="House",
        colors=Colors(
            ink="#14213D",
            accent="#0B7A75",
            unsettled="#B5452E",
            grey="#5B6472",
            muted="#8A94A3",
            rule="#C9CED6",
            tint="#DCEAE8",
            paper="#FFFFFF",
            ground="#F3F5F7",
            sea="#E9EDF1",
            neighbour="#F6F7F9",
        ),
        fonts=Fonts("Carlito", regular, bold, italic, bold_italic, "Calibri"),
        page="A4",
        deck=_TEMPLATES / "themes" / "house" / "deck.pptx",
    )


def story() -> s.Story:
    """A briefing in French on Ampere with every block of ``report.story``."""
    return s.Story(
        id="ampere",
        language="fr",
        title=text(f"Ampere{NNBSP}: filiale autonome ou retour dans Renault{NNBSP}?"),
        short_title="Ampere",
        subtitle=text("Dossier du conseil d’administration"),
        organisation="Renault Group",
        author="Secrétariat du conseil",
        subject="Ampere",
        date="2025-10-06",
        meeting="Conseil d’administration · Point 4.2 · 20 minutes · Date à fixer",
        marking="Confidentiel",
        as_of="Données arrêtées à septembre 2025",
        version="Version 1.0, projet",
        notice="",
        cover=(
            s.Cover("Séance", ("Conseil d’administration", "Date à fixer")),
            s.Cover("Point", ("4.2", "20 minutes")),
        ),
        summary=_summary(),
        sections=(why(), footprint(), governance(), questions(), future(), sources()),
        words=s.Words(
            page="Page {page} sur {pages}",
            continued="Suite",
            contents="Sommaire",
            agenda="Ordre du jour",
            agenda_title=text("Quatre questions, une discussion"),
            sources_label="Sources",
            source_line=f"Source{NBSP}: ",
            status="Statut",
            data="Les données de ce document, en YAML",
        ),
    )


def _summary() -> s.Summary:
    return s.Summary(
        label="Synthèse",
        title=text("Les usines d’Ampere montent en puissance ; son statut reste à trancher"),
        purpose="Pour discussion",
        filled=True,
        ask=text(
            "Le conseil est invité à débattre des deux voies et à fixer les informations "
            f"à{NBSP}réunir avant tout choix."
        ),
        answer_label="La réponse",
        answer=text(
            f"Les usines d’Ampere montent en puissance{NBSP}; son statut reste à trancher "
            "après l’échec de l’entrée en Bourse."
        ),
        answer_mark=REPORTED,
        points_label="L’essentiel",
        points=(
            said(
                "Une entité dédiée.",
                "Depuis novembre 2023, Ampere réunit les activités électriques et logicielles "
                "de Renault.",
            ),
            said(
                "Douai, pilier industriel.",
                f"L’usine assure l’essentiel de la{NBSP}production électrique de la marque, "
                "et recrute.",
            ),
            said(
                "Cléon se convertit.",
                "L’usine de moteurs passe à l’électrique et forme ses salariés "
                f"à{NBSP}de{NBSP}nouveaux métiers.",
            ),
            said(
                "Une ingénierie, un responsable.",
                "Philippe Brunet supervise celle du groupe et celle d’Ampere.",
            ),
            said(
                "Un retour évoqué.",
                "La réintégration complète d’Ampere dans Renault revient régulièrement dans "
                "l’actualité.",
                SPECULATIVE,
            ),
        ),
        figures=s.KeyFigures(
            path="summary.figures",
            title=(),
            label="Chiffres clés",
            figures=(
                s.Figure(
                    text("400"),
                    text("postes à pourvoir à Douai"),
                    text("en intérim et en CDI, 2025"),
                    REPORTED,
                ),
                s.Figure(
                    text(f"Nov.{NBSP}2023"), text("création officielle d’Ampere"), (), REPORTED
                ),
                s.Figure(
                    text(f"Sept.{NBSP}2025"),
                    text("responsable commun nommé à l’ingénierie"),
                    (),
                    REPORTED,
                ),
            ),
        ),
        options=options(),
        options_label="Les deux voies",
        advantage_label="Avantage",
        risk_label="Risque",
        notes=(
            (
                Run(f"Avantages et risques{NBSP}: lecture de la rédaction d’après "),
                Run("[1]", to="source-1"),
                Run(", détaillée dans "),
                Run("Questions ouvertes", to="questions"),
                Run("."),
            ),
            (
                Run(f"Le dossier repose sur une seule source, un article de presse{NBSP}: "),
                Run("Sources et faits", to="sources"),
                Run("."),
            ),
        ),
    )
