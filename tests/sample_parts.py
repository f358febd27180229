"""Give the first sections of the sample story, and the small parts that all of them use."""

from __future__ import annotations

from report import story as s
from report.text import NBSP, Run, Text, parse, text

REPORTED = s.Mark("Rapporté", (1,))
SPECULATIVE = s.Mark("Spéculatif", (1,), unsettled=True)
OURS = s.Mark("Lecture de la rédaction")


def said(head: str, words: str, mark: s.Mark | None = REPORTED, *bullets: str) -> s.Statement:
    """A statement whose text may hold markup."""
    return s.Statement(text(head), parse(words), mark, tuple(text(item) for item in bullets))


def row(*cells: str, mark: s.Mark | None = None, total: bool = False) -> s.Row:
    return s.Row(tuple(s.Cell(text(cell), muted=cell == "–") for cell in cells), mark, total)


def note(before: str, after: str) -> Text:
    """A note that refers to the first source."""
    return (Run(before), Run("[1]", to="source-1"), Run(after))


def why() -> s.Section:
    return s.Section(
        id="why",
        label="Pourquoi Ampere",
        title=text("Une filiale dédiée pour accélérer dans l’électrique et le logiciel"),
        lead=text(
            "Renault y réunit l’électrique et le logiciel, pour s’adapter plus vite "
            "à un marché mondial disputé."
        ),
        question=text("La mission d’Ampere est-elle toujours la bonne ?"),
        number=1,
        blocks=(
            s.Statements(
                path="why.context",
                title=(),
                ruled=False,
                items=(
                    said(
                        "Contexte",
                        f"Ampere naît officiellement en novembre 2023, sous l’impulsion "
                        f"de Luca{NBSP}de{NBSP}Meo, alors directeur général du groupe. "
                        "Le choix est d’abord stratégique : la demande de mobilité durable "
                        "progresse vite, et Renault veut rester compétitif sur un marché qui "
                        "change. Il confie donc le véhicule zéro émission et la technologie "
                        "logicielle à une entité qui leur est entièrement consacrée.",
                    ),
                    said(
                        "Périmètre",
                        "La filiale conduit la mise au point de trois ensembles, destinés à la "
                        f"nouvelle génération de Renault électriques{NBSP}:",
                        REPORTED,
                        f"les moteurs{NBSP};",
                        f"les batteries{NBSP};",
                        "les logiciels.",
                    ),
                ),
            ),
            s.Statements(
                path="why.drivers",
                title=text("Quatre motifs, tous qualitatifs"),
                numbered=True,
                items=(
                    said(
                        "Regrouper",
                        "Les activités électriques et informatiques sont réunies sous un même "
                        "toit, et avec elles l’expertise du groupe en ingénierie électrique.",
                    ),
                    said(
                        "Innover",
                        f"Une structure à part entière soutient l’innovation interne{NBSP}: elle "
                        "donne à la recherche un cadre qui lui est propre.",
                    ),
                    said(
                        "Tenir tête",
                        "La concurrence est mondiale, portée notamment par des géants asiatiques "
                        "et américains. Ampere en est la réponse pragmatique.",
                    ),
                    said(
                        "Gagner en agilité",
                        "Recherche et production doivent pouvoir suivre plus vite les "
                        "transformations du marché.",
                    ),
                ),
            ),
            s.Statements(
                path="why.lessons",
                title=text("Ce qu’il faut en retenir"),
                items=(
                    said(
                        "Ce qui manque",
                        "Ni le capital d’Ampere, ni son effectif, ni ses volumes, ni ses "
                        "résultats ne figurent dans l’article. Ces motifs expliquent une "
                        f"intention{NBSP}; ils ne mesurent pas un **succès**.",
                        OURS,
                    ),
                    s.Statement(
                        text("Pour le débat"),
                        (
                            Run(
                                f"Vitesse et spécialisation fondent la filiale{NBSP}: ce sont "
                                "aussi deux des critères pour juger d’un éventuel retour dans "
                                "le groupe ("
                            ),
                            Run("Questions ouvertes", to="questions"),
                            Run(")."),
                        ),
                        OURS,
                    ),
                ),
            ),
        ),
    )


# Shores as coarse as a test needs: a bay, and a neighbour beyond the sea.
_FRANCE = ((-1.8, 48.6), (-1.9, 49.7), (-1.2, 49.3), (0.2, 49.7), (1.6, 50.9), (2.5, 51.1),
           (3.2, 50.6), (4.2, 49.9), (4.95, 49.8), (4.95, 48.0), (-1.8, 48.0))  # fmt: skip
_BRITAIN = ((-1.85, 50.7), (0.2, 50.75), (1.4, 51.2), (1.4, 52.0), (-1.85, 52.0))


def footprint() -> s.Section:
    return s.Section(
        id="footprint",
        label="Empreinte industrielle",
        title=text("Douai assemble et recrute, Cléon passe au moteur électrique"),
        lead=text(
            f"Le cœur industriel est dans les Hauts\u2011de\u2011France{NBSP}; "
            "la Normandie y ajoute le moteur."
        ),
        question=text("Les moyens sont-ils au bon endroit ?"),
        number=2,
        blocks=(
            s.Map(
                path="footprint.sites",
                title=text("Deux usines, deux régions, deux métiers"),
                lands=(s.Land((_FRANCE,), subject=True), s.Land((_BRITAIN,), subject=False)),
                bounds=(-1.85, 48.53, 4.95, 51.2),
                sites=(
                    s.Site(
                        "Douai",
                        (text("Véhicules électriques"), text("+400 recrutements, 2025")),
                        50.37,
                        3.08,
                        head=text("Assembler"),
                        text=text("Douai assure l’essentiel de la production."),
                    ),
                    s.Site(
                        "Cléon",
                        (text("Moteurs électriques"), text("Renforcement progressif")),
                        49.31,
                        1.03,
                        "circle",
                        head=text("Motoriser"),
                        text=text("Cléon fabrique les moteurs."),
                    ),
                ),
                places=(
                    s.Place("Calais", 50.95, 1.85, "town"),
                    s.Place("Lille", 50.63, 3.07, "town"),
                    s.Place("Paris", 48.86, 2.35, "town"),
                    s.Place("Manche", 50.25, -0.2, "sea"),
                    s.Place("Normandie", 48.95, -0.2, "region"),
                    s.Place("Royaume-Uni", 51.0, -0.9, "country"),
                ),
                scale_km=50,
                scale_label=f"50{NBSP}km",
                key=(
                    text(f"Carré{NBSP}: assemblage. Rond{NBSP}: moteurs."),
                    text(
                        f"Marqueurs de taille égale{NBSP}: la source ne donne pas "
                        "l’effectif des sites."
                    ),
                    (Run(f"Fond{NBSP}: Natural Earth "), Run("[2]", to="source-2"), Run(".")),
                ),
                alt="Carte du nord de la France : Douai dans les Hauts-de-France, Cléon en "
                "Normandie.",
                mark=REPORTED,
            ),
            s.Table(
                path="footprint.targets",
                title=text("Seul Douai affiche un objectif chiffré"),
                columns=(
                    s.Column("Site"),
                    s.Column("Région"),
                    s.Column("Activité"),
                    s.Column("Effectif ciblé, 2025"),
                ),
                rows=(
                    row(
                        "Douai, ElectriCity",
                        "Hauts\u2011de\u2011France",
                        "Véhicules électriques de la marque",
                        "+400 recrutements, intérim et CDI",
                        mark=REPORTED,
                    ),
                    row(
                        "Cléon",
                        "Normandie",
                        "Moteurs électriques",
                        "Renforcement progressif",
                        mark=REPORTED,
                    ),
                ),
                status_head="Statut",
            ),
            s.Statements(
                path="footprint.skills",
                title=text("Deux façons de garder les savoir-faire"),
                items=(
                    said(
                        "Reconvertir",
                        "Les recrutements de Douai illustrent la volonté de réorienter les "
                        "compétences de l’automobile classique vers des technologies propres.",
                    ),
                    said(
                        "Transmettre",
                        f"Cléon a fabriqué les mécaniques de la Renault{NBSP}4 ou de la 5. Le "
                        "site doit devenir une référence européenne du moteur "
                        f"électrique{NBSP}; la formation et le transfert de compétences y sont "
                        "prioritaires.",
                    ),
                ),
            ),
        ),
    )


def options() -> s.Options:
    """Two ways to go, and three criteria."""
    return s.Options(
        path="questions.options",
        title=(),
        options=(
            s.Option(
                "A",
                text("Filiale autonome"),
                text("Ampere reste une société spécialisée, distincte du groupe."),
                (
                    text("Vivacité d’une structure spécialisée"),
                    text("Agilité d’origine préservée"),
                ),
                (text("Indépendance financière non acquise"), text("Autonomie encore partielle")),
            ),
            s.Option(
                "B",
                text("Retour dans le groupe"),
                text(f"Ampere est entièrement réintégrée à{NBSP}Renault."),
                (text("Sécurité d’un grand groupe"), text("Ingénierie mutualisée, déjà engagée")),
                (text("Agilité d’origine menacée"), text("Fin de la structure dédiée")),
                SPECULATIVE,
            ),
        ),
        principle_label="Principe",
        advantages_label="Avantages",
        risks_label="Risques",
        criteria_title=text("Aucune voie ne l’emporte sur tous les critères"),
        criterion_label="Critère",
        criteria=(
            s.Criterion(
                text("Agilité"),
                (s.Verdict(text("Favorable"), better=True), s.Verdict(text("À protéger"))),
            ),
            s.Criterion(
                text("Sécurité financière"),
                (s.Verdict(text("À construire")), s.Verdict(text("Favorable"), better=True)),
            ),
            s.Criterion(
                text("Ingénierie partagée"),
                (
                    s.Verdict(text("Possible, responsable commun en place")),
                    s.Verdict(text("Favorable"), better=True),
                ),
            ),
        ),
        open_label="À trancher",
        open_text=text("Aucun choix n’est rapporté par la source."),
        note=note(
            f"Options et critères{NBSP}: lecture de la rédaction d’après ",
            ", sans pondération ni chiffrage.",
        ),
    )
