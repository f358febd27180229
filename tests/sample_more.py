"""Give the later sections of the sample story: governance, questions, the future, sources."""

from __future__ import annotations

from report import story as s
from report.text import NBSP, NNBSP, parse, text
from tests.sample_parts import OURS, REPORTED, SPECULATIVE, note, options, row, said


def governance() -> s.Section:
    """Who decides what, people, a timeline."""
    return s.Section(
        id="governance",
        label="Gouvernance",
        title=text("Renault garde les grandes décisions, Ampere une part d’autonomie"),
        lead=text(
            f"Le groupe tranche, la filiale opère{NBSP}; un même responsable conduit désormais "
            "l’ingénierie des deux."
        ),
        question=text("Qui doit décider de quoi ?"),
        number=3,
        blocks=(
            _responsibilities(),
            s.People(
                path="governance.people",
                title=text("Les personnes"),
                heads=("Nom", "Rôle", "De", "À", "Statut"),
                people=(
                    s.Person(
                        "Philippe Brunet",
                        text("Ingénierie du groupe et d’Ampere"),
                        f"sept.{NBSP}2025",
                        "en poste",
                        REPORTED,
                        (("De", f"sept.{NBSP}2025"), ("", "en poste")),
                    ),
                    s.Person(
                        "Luca de Meo",
                        text("Directeur général du groupe"),
                        "non daté",
                        f"parti, non{NBSP}daté",
                        REPORTED,
                        (("", f"parti, non{NBSP}daté"),),
                    ),
                ),
            ),
            _timeline(),
            s.Statements(
                path="governance.engineering",
                title=(),
                items=(
                    said(
                        "Ingénierie partagée",
                        "Réunir les pôles thermiques et électriques sous une même direction "
                        "doit mieux répartir les ressources, croiser les compétences et faire "
                        "gagner du temps face à la concurrence.",
                    ),
                ),
            ),
        ),
    )


def _responsibilities() -> s.Responsibilities:
    matters: tuple[tuple[str, str, tuple[int, ...]], ...] = (
        ("Grandes décisions", "Décide", (0,)),
        ("Opérations", "Autonomie partielle", (1,)),
        ("Nouvelle génération", "Pilote le développement", (1,)),
        ("Ingénierie", f"Un responsable commun{NBSP}: Philippe Brunet", (0, 1)),
        ("Statut d’Ampere", "À trancher, selon le marché et les impératifs industriels", ()),
    )
    return s.Responsibilities(
        path="governance.matters",
        title=text("Qui décide quoi"),
        matter_label="Matière",
        bodies=("Renault Group", "Ampere"),
        rows=tuple(
            s.Responsibility(text(matter), text(word), by, mark=REPORTED)
            for matter, word, by in matters
        ),
        status_head="Statut",
    )


def _timeline() -> s.Timeline:
    ticks = [s.Tick(float(month)) for month in range(25)]
    ticks[0] = s.Tick(0.0, "oct.", 1)
    for month, name in ((3, "janv."), (6, "avr."), (9, "juil."), (12, "oct."), (18, "avr.")):
        ticks[month] = s.Tick(float(month), name, 1)
    ticks[15] = s.Tick(15.0, "janv.", 1)
    years = (s.Tick(0.0, "2023", 2), s.Tick(3.0, "2024", 2), s.Tick(15.0, "2025", 2))
    return s.Timeline(
        path="governance.timeline",
        title=text("Moins de deux ans entre la création et l’ingénierie commune"),
        months=24.0,
        ticks=(*ticks, *years),
        events=(
            s.Event(
                "Novembre 2023",
                text("Création officielle d’Ampere"),
                "structure",
                "Structure",
                1.5,
                mark=REPORTED,
            ),
            s.Event(
                "Septembre 2025",
                text("Ingénierie confiée à Philippe Brunet"),
                "people",
                "Personnes",
                23.5,
                mark=REPORTED,
            ),
            s.Event(
                "Depuis 2025",
                text("Recrutements à Douai"),
                "industry",
                "Industrie",
                15.0,
                24.0,
                REPORTED,
            ),
        ),
        undated=(
            s.Event("", text("Entrée en Bourse abandonnée"), "finance", "Finance"),
            s.Event("", text(f"Départ de Luca{NBSP}de{NBSP}Meo"), "people", "Personnes"),
        ),
        undated_label="Sans date dans la source",
        known_until=24.0,
        alt="Frise de octobre 2023 à septembre 2025 : création d’Ampere en novembre 2023, "
        "recrutements à Douai depuis 2025, ingénierie commune en septembre 2025.",
        note=note(
            f"Échelle en mois, jusqu’à la date des données. Forme vide{NBSP}: date absente de la "
            "source. Rapporté ",
            ".",
        ),
    )


def questions() -> s.Section:
    """Options side by side, and a counted table."""
    return s.Section(
        id="questions",
        label="Questions ouvertes",
        title=text("Deux voies, aucune sans contrepartie"),
        lead=text(
            "La sécurité d’un grand groupe ou la vivacité d’une entreprise spécialisée : la "
            "source ne rapporte aucun choix."
        ),
        question=text("Quelle voie instruire d’abord ?"),
        number=4,
        blocks=(
            options(),
            s.Table(
                path="questions.table",
                title=text("Quatre questions à instruire"),
                columns=(s.Column("Question"), s.Column("Pourquoi elle compte")),
                rows=(
                    row(
                        f"Quelle voie financière après l’abandon de l’entrée en Bourse{NBSP}?",
                        "L’indépendance financière visée au départ en dépend.",
                        mark=REPORTED,
                    ),
                    row(
                        f"Un retour complet dans Renault est-il étudié{NBSP}?",
                        f"L’option revient dans l’actualité{NBSP}; aucune décision n’est "
                        "rapportée.",
                        mark=SPECULATIVE,
                    ),
                    row(
                        f"Qui porte la feuille de route après le départ de figures clés{NBSP}?",
                        "Sa stabilité à moyen terme est en doute.",
                        mark=REPORTED,
                    ),
                    row(
                        f"Quels effectifs et quelles formations à Cléon{NBSP}?",
                        "Le renforcement est progressif, sans chiffre ni calendrier.",
                        mark=REPORTED,
                    ),
                ),
                status_head="Statut",
                note=text(f"Responsables et échéances{NBSP}: à fixer en séance."),
                numbered=True,
            ),
        ),
    )


def future() -> s.Section:
    """Key figures, stages, a chart, a table of numbers with a total, a resolution."""
    return s.Section(
        id="future",
        label="Suites",
        title=text("Une résolution à préparer"),
        lead=(),
        question=text("Que doit préparer la direction ?"),
        number=5,
        blocks=(
            s.KeyFigures(
                path="future.figures",
                title=text("Trois repères"),
                label="Chiffres clés",
                figures=(
                    s.Figure(text("400"), text("postes à pourvoir"), text("Douai, 2025"), REPORTED),
                    s.Figure(text("2"), text("usines citées"), text("Douai et Cléon"), REPORTED),
                    s.Figure(text("1"), text("source"), (), OURS),
                ),
            ),
            s.Stages(
                path="future.stages",
                title=text("De la mécanique à l’électrique"),
                stages=(
                    s.Stage("Hier", text("Moteur thermique"), text("Renault 4 et 5"), "past"),
                    s.Stage(
                        "Aujourd’hui", text("Conversion"), text("Formation en cours"), "present"
                    ),
                    s.Stage(
                        "Ambition", text("Référence"), text("Centre européen du moteur"), "ambition"
                    ),
                ),
                below=(said("Conséquence", "Les métiers de l’électromobilité s’apprennent."),),
                mark=REPORTED,
            ),
            s.Chart(
                path="future.chart",
                title=text("Douai recrute, Cléon se renforce"),
                kind="bars",
                caption="Recrutements annoncés",
                unit="postes",
                categories=("Douai", "Cléon"),
                series=(s.Series("2025", (400.0, None), ("400", "–")),),
                alt="Douai : 400 postes ; Cléon : pas de nombre.",
                number_format="0",
                emphasis=(0,),
                finding=text("Seul Douai a un nombre."),
                text=(text("Le renforcement de Cléon est dit progressif."),),
                note=text("Aucune série longue dans la source."),
                mark=REPORTED,
            ),
            s.Table(
                path="future.table",
                title=text("Postes par site"),
                columns=(
                    s.Column("Site"),
                    s.Column("2024, postes", numeric=True),
                    s.Column("2025, postes", numeric=True),
                ),
                rows=(
                    row("Douai", "–", "400", mark=REPORTED),
                    row("Cléon", "–", "–", mark=REPORTED),
                    s.Row((s.Cell(text("À venir")), s.Cell(text("non publié"), True, span=2))),
                    row("Total", "–", f"1{NNBSP}400", total=True),
                ),
                status_head="Statut",
            ),
            s.Callout(
                path="future.resolution",
                title=text("La résolution proposée"),
                label="Résolution",
                text=parse(
                    "Le conseil **demande** à la direction une note sur les deux voies, "
                    "voir [le site du groupe](https://www.renaultgroup.com/)."
                ),
                aside_label="En cas de refus",
                aside=text("Le statut actuel demeure."),
            ),
        ),
    )


def sources() -> s.Section:
    """The sources, and the facts as a dense table."""
    facts = (
        ("Création officielle, impulsée par Luca de Meo", f"nov.{NBSP}2023", "1, 2, 4"),
        ("Ampere réunit l’électrique et le logiciel du groupe", "–", "1, 2"),
        ("Elle pilote moteurs, batteries et logiciels", "–", "2, 4"),
        ("Douai assure l’essentiel de la production électrique", "–", "1, 3"),
        ("400 postes à pourvoir à Douai, intérim et CDI", "2025", "1, 3, 4"),
        ("Un retour complet dans Renault est évoqué", "non daté", "1, 5"),
    )
    return s.Section(
        id="sources",
        label="Sources et faits",
        title=text("Une seule source porte tous les faits du dossier"),
        lead=(),
        question=(),
        blocks=(
            s.References(
                path="sources",
                title=text("Sources"),
                label="Sources",
                heads=("N°", "Source", "Nature"),
                sources=(
                    s.Source(
                        1,
                        "Presse",
                        text(
                            "Article en français sur Renault et sa filiale Ampere. Éditeur, "
                            "auteur et date non indiqués dans la copie reçue."
                        ),
                        text("Cité pages 1 à 5."),
                    ),
                    s.Source(
                        2,
                        "Cartographie",
                        text("Natural Earth, fond au 1:10 000 000, domaine public."),
                        link="https://www.naturalearthdata.com/",
                    ),
                ),
                legend_title="Lire les mentions",
                legend=(
                    (s.Mark("Confirmé"), text("Établi par un document de l’entreprise.")),
                    (s.Mark("Rapporté"), text("Affirmé par une source extérieure.")),
                    (s.Mark("Spéculatif", unsettled=True), text("Hypothèse relayée.")),
                ),
            ),
            s.Table(
                path="sources.facts",
                title=text("Six faits principaux"),
                columns=(
                    s.Column("N°"),
                    s.Column("Énoncé, d’après [1]"),
                    s.Column("Période"),
                    s.Column("Pages", numeric=True),
                    s.Column("Diffusion"),
                ),
                rows=tuple(
                    row(str(at), said_, when, pages, "Interne", mark=s.Mark("Rapporté"))
                    for at, (said_, when, pages) in enumerate(facts, 1)
                ),
                status_head="Statut",
                dense=True,
            ),
        ),
    )
