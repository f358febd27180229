"""End to end: every data file that is shipped, for every audience, language and format."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from functools import cache
from itertools import product
from pathlib import Path

import pypdfium2
import pytest

from report import build, load
from report.read import deck_everything, deck_text, pdf_everything, pdf_text
from report.redact import redact, withheld
from report.template import library
from tests.briefings import ROOT
from tests.pdf.conformance import findings

DATA = ROOT / "data"
AUDIENCES, LANGUAGES = tuple(library().audiences()), ("fr", "en")
EDITIONS = list(product(("ampere", "showcase"), AUDIENCES, LANGUAGES))
Files = Callable[[str, str, str], dict[str, Path]]

# What a reader of either file must find, in the words of its language.
FACTS = {
    "fr": [
        "novembre 2023", "septembre 2025", "Luca de Meo", "Philippe Brunet", "directeur général",
        "Douai", "Cléon", "Hauts-de-France", "Normandie", "Ampere ElectriCity", "400 postes",
        "+400", "intérim et en CDI", "Renault 4", "Renault 5", "Renforcement progressif",
        "entrée en Bourse", "asiatiques et américains", "électromobilité", "moteur électrique",
        "moteurs, batteries et logiciels", "agilité", "autonomie", "à moyen terme",
        "Renault Group", "source",
    ],
    "en": [
        "November 2023", "September 2025", "Luca de Meo", "Philippe Brunet", "chief executive",
        "Douai", "Cléon", "Hauts-de-France", "Normandy", "Ampere ElectriCity", "400 positions",
        "+400", "temporary and permanent", "Renault 4", "Renault 5", "Gradual reinforcement",
        "listing", "Asian and American", "electric mobility", "electric motor",
        "motors, batteries and software", "agility", "autonomy", "medium term", "Renault Group",
        "source",
    ],
}  # fmt: skip
BOARD_ALONE = {
    "fr": ["réintégration complète", "Retour dans le groupe", "Sécurité d’un grand groupe"],
    "en": ["full reintegration", "Return into the group", "Security of a large group"],
}


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> Files:
    """Gives the two files of an edition, built at its first use."""
    out = tmp_path_factory.mktemp("editions")

    @cache
    def made(name: str, audience: str, language: str) -> dict[str, Path]:
        built = build(load(DATA / f"{name}.yaml"), audience, language, out=out)
        return {one.format: one.path for one in built}

    return made


def bare(words: str) -> str:
    """Without spaces, in small letters, and with one form of each sign."""
    signs = str.maketrans({"\u2011": "-", "\u2010": "-", "\u2212": "-", "’": "'", "\u00ad": None})
    return "".join(words.split()).translate(signs).casefold()


def shown(path: Path) -> str:
    """What a file shows, page by page or slide by slide."""
    return "\n".join(pdf_text(path) if path.suffix == ".pdf" else deck_text(path))


def everything(path: Path) -> str:
    """All text in a file, properties included."""
    return pdf_everything(path) if path.suffix == ".pdf" else deck_everything(path)


# ---------------------------------------------------------------- what is told


@pytest.mark.parametrize(("name", "audience", "language"), EDITIONS)
def test_every_edition_is_written_in_both_formats(
    files: Files, name: str, audience: str, language: str
) -> None:
    made = files(name, audience, language)
    assert [path.name for path in made.values()] == [
        f"{name}-{audience}-{language}.pdf",
        f"{name}-{audience}-{language}.pptx",
    ]


@pytest.mark.parametrize("format_", ["pdf", "pptx"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_board_is_told_every_fact(files: Files, language: str, format_: str) -> None:
    told = bare(shown(files("ampere", "board", language)[format_]))
    expected = FACTS[language] + BOARD_ALONE[language]
    assert [fact for fact in expected if bare(fact) not in told] == []


@pytest.mark.parametrize("format_", ["pdf", "pptx"])
def test_a_file_says_up_to_when_its_data_go_and_who_may_read_it(files: Files, format_: str) -> None:
    markings = {
        "board": "Confidentiel",
        "executive": "Confidentiel",
        "investors": "Public",
        "press": "Public",
        "works-council": "Confidentialité indiquée point par point",
    }
    assert markings.keys() == set(AUDIENCES)
    for audience, marking in markings.items():
        held = bare(everything(files("ampere", audience, "fr")[format_]))
        assert bare("Données arrêtées à septembre 2025") in held
        assert bare(marking) in held


@pytest.mark.parametrize("format_", ["pdf", "pptx"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_press_is_told_nothing_that_is_for_the_board(
    files: Files, language: str, format_: str
) -> None:
    held = bare(everything(files("ampere", "press", language)[format_]))
    assert [words for words in BOARD_ALONE[language] if bare(words) in held] == []
    assert bare("Douai") in held


@pytest.mark.parametrize(("name", "audience", "language"), EDITIONS)
def test_no_file_holds_a_text_that_is_withheld_from_its_readers(
    files: Files, name: str, audience: str, language: str
) -> None:
    paper = load(DATA / f"{name}.yaml")
    clearance = library().template(audience).clearance
    hidden = withheld(paper, redact(paper, clearance))
    long = [words for words in hidden if len(words.split()) >= 3 and "{{" not in words]
    assert long or clearance != "public"
    for path in files(name, audience, language).values():
        held = bare(everything(path))
        assert [words for words in long if bare(words) in held] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["ampere", "showcase"])
def test_the_executive_committee_is_told_in_four_pages_and_six_slides(
    files: Files, name: str, language: str
) -> None:
    made = files(name, "executive", language)
    assert len(pdf_text(made["pdf"])) <= 4
    assert len(deck_text(made["pptx"])) <= 6
    assert library().template("executive").budget.model_dump() == {"pages": 4, "slides": 6}


@pytest.mark.parametrize("format_", ["pdf", "pptx"])
def test_the_works_council_is_told_of_jobs_first_and_of_nothing_as_decided(
    files: Files, format_: str
) -> None:
    path = files("showcase", "works-council", "fr")[format_]
    told = bare(shown(path))
    told_in_order = ("Chaque électricien", "La marge des ateliers", "Peu d’acteurs ont")
    order = [bare(words) for words in told_in_order]
    assert sorted(order, key=told.index) == order
    assert bare("Aucune décision n’est prise avant son avis") in told
    held = bare(everything(path))
    for words in ("Décision demandée", "Résolution proposée", "Pour décision", "définitive"):
        assert bare(words) not in held, words
    assert bare("Offre indicative d’un partenaire") in told
    assert bare("déc. 2025") in told


@pytest.mark.parametrize("format_", ["pdf", "pptx"])
@pytest.mark.parametrize("audience", ["investors", "press"])
def test_readers_outside_are_not_told_what_the_board_is_asked(
    files: Files, audience: str, format_: str
) -> None:
    told = bare(everything(files("ampere", audience, "fr")[format_]))
    assert bare("Le conseil est invité") not in told
    assert bare("Conseil d’administration") not in told


def test_data_travels_in_the_pdf_of_readers_whose_template_lets_it(files: Files) -> None:
    for audience in AUDIENCES:
        with pypdfium2.PdfDocument(files("showcase", audience, "fr")["pdf"]) as document:
            assert document.count_attachments() == int(library().template(audience).data)
    assert not library().template("works-council").data


def test_the_press_gets_no_speaker_notes(files: Files) -> None:
    assert "notesSlide" not in _names(files("ampere", "press", "fr")["pptx"])
    assert "notesSlide" in _names(files("ampere", "board", "fr")["pptx"])


def _names(deck: Path) -> str:
    with zipfile.ZipFile(deck) as package:
        return " ".join(package.namelist())


# ---------------------------------------------------------------- one figure, one place


def test_a_figure_is_typed_once() -> None:
    lines = (DATA / "ampere.yaml").read_text(encoding="utf-8").splitlines()
    typed = [line.partition("#")[0] for line in lines]
    assert [line.strip() for line in typed if re.search(r"\b400\b", line)] == ["value: 400"]


def test_a_figure_that_changes_changes_everywhere_in_both_files(
    files: Files, tmp_path: Path
) -> None:
    data = tmp_path / "ampere.yaml"
    written = (DATA / "ampere.yaml").read_text(encoding="utf-8")
    data.write_text(written.replace("value: 400", "value: 401"), encoding="utf-8")
    for built in build(load(data), "board", "fr", out=tmp_path):
        before = shown(files("ampere", "board", "fr")[built.format])
        after = shown(built.path)
        assert len(_figures("400", before)) == len(_figures("401", after)) > 3
        assert _figures("400", after) == []


def _figures(figure: str, words: str) -> list[str]:
    return re.findall(rf"(?<!\d){figure}(?!\d)", words)


# ---------------------------------------------------------------- the same bytes


def test_a_build_elsewhere_gives_the_same_bytes(files: Files, tmp_path: Path) -> None:
    """Another folder, process, time zone, locale and order of hashes change nothing."""
    data = shutil.copy(DATA / "ampere.yaml", tmp_path / "copy.yaml")
    run_report(
        tmp_path,
        ["build", str(data), "--quiet", "-o", "elsewhere"],
        {"TZ": "Pacific/Kiritimati", "LANG": "C", "LC_ALL": "C", "PYTHONHASHSEED": "4"},
    )
    for path in files("ampere", "board", "fr").values():
        assert (tmp_path / "elsewhere" / path.name).read_bytes() == path.read_bytes(), path.name


def run_report(folder: Path, arguments: list[str], more: dict[str, str], at: Path = ROOT) -> str:
    """``report`` in another process, in ``folder``; the package is the one in ``at``."""
    done = subprocess.run(
        [sys.executable, "-m", "report", *arguments],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(at)} | more,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


# ---------------------------------------------------------------- other programs


def test_the_package_works_away_from_its_folder(tmp_path: Path) -> None:
    """The wheel holds all that a build needs: languages, audiences, themes, fonts, maps."""
    pytest.importorskip("hatchling", reason="hatchling is not here to make a wheel")
    make = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(make, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    site = tmp_path / "site"
    shutil.unpack_archive(wheel, site, "zip")
    shutil.copy(DATA / "ampere.yaml", tmp_path)
    told = run_report(tmp_path, ["build", "ampere.yaml"], {}, at=site)
    assert [line.split()[0] for line in told.splitlines()][:2] == [
        str(Path("out") / "ampere-board-fr.pdf"),
        str(Path("out") / "ampere-board-fr.pptx"),
    ]


@pytest.mark.parametrize(("name", "audience", "language"), EDITIONS)
def test_a_pdf_is_archival_and_accessible_in_the_eyes_of_three_validators(
    files: Files, name: str, audience: str, language: str
) -> None:
    assert findings(files(name, audience, language)["pdf"]) == []


@pytest.mark.parametrize(("name", "audience", "language"), EDITIONS)
def test_a_deck_has_no_fault_in_the_eyes_of_the_open_xml_sdk(
    files: Files, name: str, audience: str, language: str
) -> None:
    validator = os.environ.get("OOXML_VALIDATOR")
    if not validator:
        pytest.skip("OOXML_VALIDATOR does not name a validator")
    deck = files(name, audience, language)["pptx"]
    done = subprocess.run([validator, deck], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("name", ["ampere", "showcase"])
def test_a_deck_opens_in_another_program_with_all_its_slides(
    files: Files, name: str, tmp_path: Path
) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not here to open a deck")
    deck = files(name, "board", "fr")["pptx"]
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    convert = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*convert, str(deck)], check=True, capture_output=True, timeout=120)
    with pypdfium2.PdfDocument(tmp_path / deck.with_suffix(".pdf").name) as pages:
        assert len(pages) == len(deck_text(deck))
