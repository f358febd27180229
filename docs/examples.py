"""One example for each fault and each remark, by its code."""

from __future__ import annotations

from docs.making import (
    BASE,
    FILE,
    Example,
    action,
    budget,
    copies,
    foreign_pdf,
    head,
    held,
    in_a_circle,
    lacking,
    language,
    logo,
    look,
    missing_language,
    new_twice,
    no_country,
    no_deck,
    no_font,
    no_glyph,
    no_room,
    no_title,
    odd_deck,
    odd_name,
    own_templates,
    part,
    put,
    raw,
    recipients,
    refreshed_without_links,
    remark,
    series,
    sheet,
    substituted,
    telling,
    template,
    template_twice,
    text,
    unreadable,
    unsafe_deck,
    unwritable,
)
from report.extract import extract_record
from report.pipeline import load, tell
from report.recheck import recheck
from report.redact import redact
from report.source import read_source, read_text
from report.template import library

_INTERNAL = BASE.replace("marking: public", "marking: internal")
_HEAD_CITES = BASE.replace("A second quay", '"A quay for {{cost}}"')
_SECRET = "facts:\n  cost: {value: 48, marking: secret}\n"

_COUNTED = """\
rationale:
  message: Three scenarios were compared
open_questions:
  message: Which way to go
  options:
    - {name: Build, principle: A second quay}
    - {name: Wait, principle: Nothing is built}
    - {name: Sell, principle: The harbour is sold, marking: secret}
"""

_ROUNDED = """\
facts:
  price: {value: 1234567, unit: euros, marking: secret}
rationale:
  message: The quay costs about 1.2 million
"""

_REGISTER = "copy,recipient,reason,date,language,file,sha256\n"
_GIVEN = f"{_REGISTER}1,Paul Noir,,2026-03-31,en,harbour-board-en-001-paul-noir.pdf,{'0' * 64}\n"
_COPIES = "report build harbour.yaml --copies recipients.csv"

EXAMPLES: dict[str, Example] = {
    "E101": action("report build harbor.yaml", lambda folder: read_source(folder / "harbor.yaml")),
    "E102": action("report build data/", lambda folder: read_source(folder)),
    "E103": action("report build harbour.yaml/more.yaml", unreadable),
    "E104": raw("(a file of 12 MB)", b"a: " + b"x" * 12_000_000),
    "E105": raw("title: Le d\ufffdbat", "title: Le débat\n".encode("latin-1")),
    "E106": text("title: A second\u2028quay\n"),
    "E107": text("summary:\n\tmessage: Ships wait\n"),
    "E108": text("summary:\n\u00a0 message: Ships wait\n"),
    "E109": text("second\u00a0title: A quay\n"),
    "E110": text("# nothing but a comment\n"),
    "E111": text("- a list\n"),
    "E112": text("title: A quay\ntitle: A second quay\n"),
    "E113": text("title: &quay A second quay\n"),
    "E114": text("options:\n  <<: more\n"),
    "E115": text("title: !important A quay\n"),
    "E116": text(": A second quay\n"),
    "E117": text("title: A quay\n---\ntitle: A second quay\n"),
    "E118": text("title: Quay #2\n"),
    "E119": action(
        "a: [[[[[[[[[[[[[[[[ … and so on, 65 levels deep",
        lambda _: read_text("a: " + "[" * 65, FILE),
        "yaml",
    ),
    "E120": text("title: The harbour: a second quay\n"),
    "E121": text("title: **A second** quay\n"),
    "E122": text('title: "A second quay\norganisation: Harbour Authority\n'),
    "E123": text('folder: "C:\\data"\n'),
    "E124": text("points: - A full quay\n"),
    "E125": text("summary:\n  message: Ships wait\n ask: To decide\n"),
    "E126": text("advantages: [Quick, Cheap\nrisks: [Debt]\n"),
    "E127": text('message: "Ships" wait too long\n'),
    "E128": text("title: A quay\nlanguage:en\n"),
    "E129": text("title: !a!b quay\n"),
    "E201": part("actions:\n  - {what: Tender the studies, ownr: Director}\n"),
    "E202": part("actions:\n  - {owner: Director}\n"),
    "E203": head("status: finished"),
    "E204": part("risks:\n"),
    "E205": part("actions: Tender the studies\n"),
    "E206": part("glossary:\n  - term: Berth\n    meaning: {Note : where a ship lies}\n"),
    "E207": part("meeting: {minutes: 6000}\n"),
    "E208": part("actions:\n  - {what: Tender the studies, due: June 2026}\n"),
    "E251": Example("schema: 2\n", lambda folder: load(put(folder, BASE.replace(": 1", ": 2")))),
    "E252": part('facts:\n  cost: {value: 48}\nactions:\n  - {what: "Find {{costs}}"}\n'),
    "E253": part('facts:\n  cost: {value: 48}\nactions:\n  - {what: "Find {{cost.valeu}}"}\n'),
    "E254": part('facts:\n  cost: {value: 48}\nactions:\n  - {what: "By {{cost.period}}"}\n'),
    "E255": part('facts:\n  cost: {value: 48}\nactions:\n  - {what: "Find {{cost"}\n'),
    "E256": part(
        "open_questions:\n  message: M\n  options:\n    - {name: Build, principle: P}\n"
        "    - {name: Share, principle: P}\n"
        "  criteria:\n    - {name: Cost, verdicts: [{text: High}]}\n"
    ),
    "E257": part('facts:\n  cost: {value: 48}\n  total: {text: "{{cost}} and more"}\n'),
    "E258": part("rationale:\n  message: The quay \u05e0\u05de\u05dc\n"),
    "E259": part(
        "facts:\n  hires: {value: 40, kind: flow}\n  staff: {value: 900, kind: stock}\n"
        "rationale:\n  message: M\n  series:\n    - id: people\n      title: People\n"
        "      unit: people\n      points:\n        - {name: Hired, fact: hires}\n"
        "        - {name: In all, fact: staff}\n"
    ),
    "E301": look("primary: teal", "primary: teall"),
    "E302": look('teal: "#0B7A75"', 'teal: "#2FB5AE"'),
    "E303": look("base: Carlito", "base: Carlitto"),
    "E304": look("Carlito-Bold.ttf", "Carlito-Heavy.ttf"),
    "E305": look("deck: deck.pptx", "deck: slides.pptx"),
    "E306": action("message: Ships wait \U00013000\n", no_glyph, "yaml"),
    "E307": action("(a file of a theme that is no TrueType font)", no_font, "text"),
    "E308": action("(a base deck in which no layout has a title)", no_title, "text"),
    "E309": action("(a base deck whose footers fill its slides)", no_room, "text"),
    "E310": action("report build harbour.yaml --deck notes.txt", no_deck, "sh"),
    "E311": action("(a base deck with a picture on the web)", unsafe_deck, "text"),
    "E312": logo("logo: {images: {sun: sun.png}, medium: sunn}"),
    "E313": logo("logo: sun.png", b"Sun"),
    "E401": action("report build harbour.yaml -a bord", lambda _: library().template("bord")),
    "E402": action("report build harbour.yaml -l xx", lambda _: library().language("xx")),
    "E403": action("theme: hous\n", lambda folder: own_templates(folder, "theme: hous"), "yaml"),
    "E404": action("report build harbour.yaml -l fr", missing_language),
    "E405": action("map: {countries: [XX]}\n", no_country, "yaml"),
    "E406": action(
        "languages: [fr]\n", lambda folder: own_templates(folder, "languages: [fr]"), "yaml"
    ),
    "E408": language("locale: en_GB", "locale: xx_XX"),
    "E409": language("locale: en_GB", "locale: ar_EG"),
    "E410": language('day: "d MMMM y"', 'day: "d bb y"'),
    "E411": action("# templates/audiences/mine.yaml\nextends: mine\n", in_a_circle, "yaml"),
    "E412": action("report template new 'Our bank'", odd_name),
    "E413": action("report template new bankers   # for the second time", template_twice),
    "E414": template("outline: [footprint, risks, footprint]\n"),
    "E415": template("outline: [{section: footprint, show: [skils]}]\n"),
    "E416": template("words: {en: {labels: {sumary: Press kit}}}\n"),
    "E417": template("words: {en: {phrases: {minutes: A quarter of an hour}}}\n"),
    "E418": template('watermark: "{{cost}}"\n'),
    "E419": template("marking: items\n"),
    "E501": action(
        "report build harbour.yaml -a press",
        lambda folder: redact(load(put(folder, _INTERNAL)), "public"),
    ),
    "E502": part(_SECRET + 'actions:\n  - {what: "Find {{cost}}", marking: public}\n'),
    "E503": action(
        'title: "A quay for {{cost}}"\n…\n' + _SECRET,
        lambda folder: redact(load(put(folder, _HEAD_CITES + _SECRET)), "public"),
        "yaml",
    ),
    "E504": action(
        _COUNTED,
        lambda folder: tell(load(put(folder, BASE + _COUNTED)), "press", "en", library()),
        "yaml",
    ),
    "E505": action(
        _ROUNDED,
        lambda folder: tell(load(put(folder, BASE + _ROUNDED)), "press", "en", library()),
        "yaml",
    ),
    "E601": action("(a deck that lacks a statement; no such file is kept)", lacking, "text"),
    "E611": action(
        "(a deck that tells a statement twice)", lambda folder: odd_deck(folder, "twice"), "text"
    ),
    "E612": action(
        "(a deck with words of its own)", lambda folder: odd_deck(folder, "more"), "text"
    ),
    "E613": action(
        "(a deck whose chart draws another number)",
        lambda folder: odd_deck(folder, "drawn"),
        "text",
    ),
    "E614": action(
        "(a deck whose parts changed places)", lambda folder: odd_deck(folder, "order"), "text"
    ),
    "E602": action("(a rule of redaction that has failed; no such file is kept)", telling, "text"),
    "E603": action("report build harbour.yaml --out out/deeper   # out is a file", unwritable),
    "E604": action("report new harbour   # for the second time", new_twice),
    "E605": action(
        "report extract minutes.pdf   # a PDF of another program",
        lambda folder: extract_record(foreign_pdf(folder)),
    ),
    "E606": action("report extract harbour.yaml", lambda folder: extract_record(put(folder, BASE))),
    "E607": action(
        "report verify minutes.docx --data harbour.yaml",
        lambda folder: recheck(load(put(folder, BASE)), folder / "minutes.docx"),
    ),
    "E608": action(
        "report verify as-sent.pdf --data harbour.yaml",
        lambda folder: recheck(load(put(folder, BASE)), folder / "as-sent.pdf"),
    ),
    "E609": action(
        "report refresh harbour-board-en.pptx --data harbour.yaml --out new.pptx",
        lambda folder: refreshed_without_links(folder, "new.pptx"),
    ),
    "E610": action(
        "report refresh harbour-board-en.pptx --data harbour.yaml --out harbour-board-en.pptx",
        lambda folder: refreshed_without_links(folder, "harbour-board-en.pptx"),
    ),
    "E701": sheet("", "from: sales.xlsx\n      columns: [{head: Line, column: line}]"),
    "E702": sheet("", "from: ../sales.csv\n      columns: [{head: Line, column: line}]"),
    "E703": sheet("line\nSolar\n", "from: sale.csv\n      columns: [{head: Line, column: line}]"),
    "E704": action(
        "(a CSV file of 3 MB)", lambda folder: sheet("x" * 3_000_000).tell(folder), "text"
    ),
    "E705": sheet('line;sales\n"Solar;148\n'),
    "E706": sheet('line;sales\n"Solar" power;148\n'),
    "E707": sheet("line,sales;more\nSolar,148;1\n"),
    "E708": sheet("line;sales\nSolar\n"),
    "E709": sheet("line;sales;\nSolar;148;new\n"),
    "E710": sheet("line;line\nSolar;148\n"),
    "E711": sheet("line;sales\n"),
    "E712": sheet("line;sale\nSolar;148\n"),
    "E713": sheet("line;sales\nSolar;148\n", "from: sales.csv\n      columns: [{head: Line}]"),
    "E714": sheet("line;sales\nSolar;1,234\n"),
    "E715": sheet("line;sales\nSolar;1,5\nWind;2,5\nHydro;3.5\n"),
    "E716": sheet("line;sales\nSolar;#REF!\n"),
    "E717": sheet("line;sales\nSolar;many\n"),
    "E718": action(
        "line;sales\n;148\n",
        lambda folder: series(folder, "line;sales\n;148\n"),
        "text",
    ),
    "E719": sheet(
        "line;sales\nSolar;148\n",
        "from: sales.csv\n"
        "      columns: [{head: Sales, numeric: true, column: {en: sales, fr: line}}]",
    ),
    "E801": recipients("person,reason\nAnne Martin,Board\n"),
    "E802": recipients("recipient,number\nAnne Martin,1\n,2\n"),
    "E803": copies(
        f"{_COPIES} --date 2026-04-30   # after a copy 1 for Paul Noir",
        day="2026-04-30",
        kept=_GIVEN,
    ),
    "E804": copies(f"{_COPIES} --date 2026-03-31 -a press", "press", "2026-03-31"),
    "E805": copies(_COPIES),
    "E806": copies(
        f"{_COPIES} --date 2026-03-31   # the register has lost its first line",
        day="2026-03-31",
        kept=_GIVEN.removeprefix(_REGISTER),
    ),
    "W101": remark("meeting: {purpose: decision}\n"),
    "W102": remark(
        "meeting: {purpose: decision}\nopen_questions:\n  message: M\n  options:\n"
        "    - {name: Build, principle: P, risks: [Debt]}\n"
        "    - {name: Share, principle: P, risks: [Delay]}\n"
    ),
    "W103": remark(
        "open_questions:\n  message: M\n  options:\n"
        "    - {name: Build, principle: P, advantages: [Quick]}\n"
    ),
    "W104": remark("actions:\n  - {what: Tender the studies}\n"),
    "W105": remark(
        "risks:\n  - {cause: Works overrun, effect: Delay, likelihood: low, impact: high}\n"
    ),
    "W106": remark("facts:\n  cost: {value: 48, unit: million euros}\n"),
    "W107": remark("facts:\n  sale: {text: a sale of the port, status: speculative}\n"),
    "W108": remark(
        "rationale:\n  message: The quay has been full for two years, ships wait for more than a"
        " day, lines leave for other harbours, and nothing in sight will change that soon\n"
    ),
    "W109": remark(
        "rationale: {message: The quay is full}\nfootprint: {message: The quay is full}\n"
    ),
    "W110": remark("sources:\n  survey: {kind: internal, title: Survey of berths}\n"),
    "W111": remark("facts:\n  cost: {value: 48, unit: million euros, period: 2029}\n"),
    "W112": remark("facts:\n  cost: {value: 48, unit: million euros, period: 2029}\n"),
    "W114": budget("budget: {slides: 1}\n"),
    "W115": budget("outline:\n  - {section: rationale, slides: 2}\n"),
    "W116": held("facts:\n  cost: {value: 48, marking: confidential, until: 2027}\n"),
    "W117": held("facts:\n  cost: {value: 48, marking: confidential, reason: Under tender}\n"),
    "W119": logo("logo: {medium: sun.svg}"),
    "W118": substituted("report build harbour.yaml --deck company.pptx", "Grotesk Nobody Has"),
    "W113": remark(
        "", BASE.replace("title: A second quay", "title: {en: A second quay, fr: Un second quai}")
    ),
}
