"""The words, numbers, dates and typography of one language, read from its file."""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from report.errors import ReportError, unknown_name
from report.faults import problems_of
from report.source import Source, read_source
from report.text import NBSP

CODES = {
    "E402": "no such language",
    "E408": "no such locale",
    "E409": "a language that is written from right to left",
    "E410": "not a pattern of a date",
}

# Units that are written as signs, and never as a word of a language's own.
_TYPESET_MOST = 5000  # texts that a language remembers
_UNITS = r"[kMGT]?Wh?|[kM]?t|[kcm]?m[²³]?|kg|ha|km/h"
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True, order=True)
class Date:
    """A year, a month or a day: ISO 8601-1 with reduced precision, as EDTF level 0 has it."""

    year: int
    month: int = 0
    day: int = 0

    @staticmethod
    def read(written: str) -> Date:
        """``2023``, ``2023-11`` or ``2023-11-05``; ValueError for anything else."""
        match = _DATE.fullmatch(written)
        if not match:
            raise ValueError(written)
        date = Date(*(int(part or 0) for part in match.groups()))
        date.first_day()  # refuses the 30th of February and month 13
        return date

    def first_day(self) -> datetime.date:
        """The first day that the date may mean."""
        return datetime.date(self.year, self.month or 1, self.day or 1)

    def last_day(self) -> datetime.date:
        """The last day that the date may mean."""
        if self.day:
            return self.first_day()
        month = self.month or 12
        return datetime.date(self.year, month, calendar.monthrange(self.year, month)[1])

    def __str__(self) -> str:
        parts = (f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part))
        return "-".join(parts)


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class DateForms(_Model):
    """Patterns of Unicode's CLDR for each grain of date."""

    day: str
    first_day: str
    month: str
    short_month: str
    year: str
    since: str  # "depuis {date}"
    since_day: str | None = None  # where a day needs other words than a month


class Purpose(_Model):
    """What a meeting is asked, as a badge says it."""

    decision: str
    discussion: str
    information: str


class Statuses(_Model):
    """How settled a statement is."""

    confirmed: str
    reported: str
    speculative: str
    reading: str


class Markings(_Model):
    """Who may read."""

    public: str
    internal: str
    confidential: str
    secret: str


class SourceKinds(_Model):
    """What sort of thing a source is."""

    press: str
    filing: str
    interview: str
    internal: str
    statistic: str
    website: str
    cartography: str


class FactKinds(_Model):
    """What sort of figure a fact is."""

    stock: str  # counted on one day
    flow: str  # over a period
    target: str  # still to be reached


class EventKinds(_Model):
    """What sort of event stands on a timeline."""

    structure: str
    people: str
    finance: str
    industry: str
    other: str


class Labels(_Model):
    """Heads of columns, labels of parts, short words of the interface."""

    summary: str
    answer: str
    essentials: str
    key_figures: str
    options: str  # "Les voies"
    two_options: str
    advantage: str
    risk: str
    rationale: str
    footprint: str
    governance: str
    open_questions: str
    risks: str
    decision: str
    glossary: str
    annex: str
    annexes: str
    sources: str
    sources_and_facts: str
    facts: str
    legend: str
    context: str
    drivers: str
    takeaways: str
    skills: str
    stages: str
    map: str
    sites: str
    people: str
    timeline: str
    responsibilities: str
    shared_engineering: str
    options_title: str
    criteria: str
    questions: str
    actions: str
    principle: str
    advantages: str
    risks_row: str
    criterion: str
    to_settle: str
    undated: str
    resolution: str
    if_refused: str
    meeting: str
    subject: str
    state: str
    status: str
    name: str
    role: str
    since: str
    until: str
    in_office: str
    not_dated: str
    left: str
    site: str
    region: str
    activity: str
    heritage: str
    workforce: str
    workforce_period: str
    matter: str
    question: str
    why: str
    owner: str
    due: str
    owner_open: str
    due_open: str
    date_open: str
    action: str
    cause: str
    effect: str
    likelihood: str
    impact: str
    mitigation: str
    number: str
    source: str
    kind: str
    statement: str
    period: str
    diffusion: str
    none: str
    total: str
    term: str
    audience: str
    key_facts: str
    held_back: str
    item: str
    reason: str
    held_until: str
    no_end: str


class Trades(_Model):
    """What a site does, as the key of the map says it."""

    assembly: str
    engines: str
    batteries: str
    software: str
    other: str


class Levels(_Model):
    """How likely or how grave a risk is."""

    low: str
    medium: str
    high: str


class Phrases(_Model):
    """Sentences with places to fill in, in braces."""

    page: str
    continued: str
    contents: str
    agenda: str
    agenda_title: str
    source_line: str
    data: str  # what the data file is that travels inside the PDF
    numbered_copy: str  # the number of a copy and its recipient, behind the text
    as_of: str
    as_of_day: str | None = None  # where a day needs other words than a month
    version: str
    draft: str
    final: str
    item: str
    minutes: str
    one_source: str
    unowned: str  # "Responsables et échéances : à fixer en séance."
    options_note: str
    map_background: str  # "Fond : Natural Earth"; its reference follows
    map_source: str  # how the list of sources names the outlines
    equal_markers: str
    sized_markers: str
    shape: str
    timeline_note: str
    timeline_alt: str
    map_alt: str
    marked_until: str  # "jusqu’à {date}", after a marking
    marked_until_day: str | None = None
    accessed: str
    accessed_day: str | None = None
    sources_title_none: str
    sources_title_one: str
    sources_title_many: str
    sources_title_map: str  # where the map has a source of its own, behind one of those
    kilometres: str
    accounts: str  # "{name} : {value}", in the words of a picture
    marked_by_item: str  # at the foot, where no marking goes for the whole
    held_back_title: str
    held_back_means: str
    key_facts_title: str
    shapes: dict[str, str]


class ChangeNouns(_Model):
    """What happened to an item, by what it is: "New risk", "Person out", "Question closed"."""

    fact: str
    source: str
    person: str
    option: str
    question: str
    risk: str
    action: str
    site: str
    event: str
    statement: str
    table: str
    row: str
    decision: str
    term: str
    section: str


class ChangeWords(_Model):
    """How what changed since an earlier version is told."""

    label: str
    title: str
    title_day: str | None = None  # where a day needs other words than a month
    none: str
    subject: str
    change: str
    before: str
    after: str
    sign_means: str  # what the sign beside a changed fact means
    percent: str
    restated: str
    raised: str  # to a more settled status
    lowered: str
    added: ChangeNouns
    removed: ChangeNouns
    changed: ChangeNouns


class CountedThings(_Model):
    """What authors call several items of each kind, in all the forms that follow a number."""

    options: tuple[str, ...]
    criteria: tuple[str, ...]
    questions: tuple[str, ...]
    risks: tuple[str, ...]
    actions: tuple[str, ...]
    sites: tuple[str, ...]
    people: tuple[str, ...]
    bodies: tuple[str, ...]
    events: tuple[str, ...]
    stages: tuple[str, ...]
    drivers: tuple[str, ...]
    figures: tuple[str, ...]
    facts: tuple[str, ...]
    sources: tuple[str, ...]
    terms: tuple[str, ...]
    annexes: tuple[str, ...]


class Scales(_Model):
    """The words and short forms that stand behind a large number, in all their forms."""

    thousand: tuple[str, ...]
    million: tuple[str, ...]
    billion: tuple[str, ...]  # a thousand millions


class CountWords(_Model):
    """How a text tells how many things there are, and about how much. Nothing of it is printed."""

    numbers: tuple[tuple[str, ...], ...] = Field(min_length=19, max_length=19)  # from two to twenty
    things: CountedThings
    scales: Scales
    about: tuple[str, ...]  # what stands before a number that is not exact

    @cached_property
    def spelled(self) -> dict[str, int]:
        """``{"two": 2, "both": 2, …}``."""
        return {word: number for number, words in enumerate(self.numbers, 2) for word in words}


class LegendWords(_Model):
    """What each status means, for the list of sources."""

    confirmed: str
    reported: str
    speculative: str
    reading: str


class Typography(_Model):
    """Signs of a language's printing."""

    space_before: str = ""  # signs that a no-break space stands before
    space_after: str = ""  # signs that a no-break space stands after
    apostrophe: str = "’"
    open_quote: str = "“"
    close_quote: str = "”"
    dash: str = "–"  # what a hyphen between two spaces becomes
    large_numbers: tuple[str, ...] = ()  # words that stay on the line of their number: 27 millions
    ordinals: dict[str, str] = {}  # whole words with their raised letters: 1er, 1ᵉʳ


class Language(_Model):
    """All that one language needs: ``format_*`` write, the rest are words."""

    code: str = Field(pattern="^[a-z]{2}(-[A-Z]{2})?$")
    name: str
    locale: str
    typography: Typography
    dates: DateForms
    purpose: Purpose
    statuses: Statuses
    legend: LegendWords
    markings: Markings
    source_kinds: SourceKinds
    fact_kinds: FactKinds
    event_kinds: EventKinds
    levels: Levels
    trades: Trades
    labels: Labels
    phrases: Phrases
    changes: ChangeWords
    count: CountWords

    def format_number(self, number: Decimal, signed: bool = False) -> str:
        """``number`` with the language's separators and exactly the decimals it was typed with."""
        from babel.numbers import format_decimal  # deferred: 20 ms, and --help needs no number

        decimals = max(0, -int(number.as_tuple().exponent))
        pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
        printed = str(format_decimal(abs(number), pattern, locale=self.locale))
        return _sign(number, signed) + printed

    def format_date(self, date: Date, short: bool = False) -> str:
        """``novembre 2023``, or ``nov. 2023`` if ``short``; as fine as the date is known."""
        forms = self.dates
        if date.day:
            pattern = forms.first_day if date.day == 1 else forms.day
        elif date.month:
            pattern = forms.short_month if short else forms.month
        else:
            pattern = forms.year
        return self.format_pattern(date, pattern)

    def format_pattern(self, date: Date, pattern: str) -> str:
        """The first day that ``date`` may mean, in a pattern of Unicode's CLDR, on one line."""
        from babel.dates import format_date  # deferred, as above

        printed = format_date(date.first_day(), pattern, locale=self.locale)
        return str(printed).replace(" ", NBSP)

    def month_name(self, month: int) -> str:
        """``janv.``: a month's short name."""
        from babel.dates import format_date  # deferred, as above

        return str(format_date(datetime.date(2001, month, 1), "MMM", locale=self.locale))

    def typeset(self, words: str) -> str:
        """``words`` with the language's spaces, apostrophes, quotes, dashes and ordinals."""
        if (known := self._typeset_before.get(words)) is not None:
            return known
        if len(self._typeset_before) == _TYPESET_MOST:
            self._typeset_before.clear()
        return self._typeset_before.setdefault(words, self._typeset(words))

    @cached_property
    def _typeset_before(self) -> dict[str, str]:
        return {}  # a language lasts as long as its file; the next build says most of it again

    def _typeset(self, words: str) -> str:
        words = words.replace("'", self.typography.apostrophe)
        words = _curled(words, self.typography)
        for pattern, by in self._rules:
            words = pattern.sub(by, words)
        return words

    @cached_property
    def _rules(self) -> tuple[tuple[re.Pattern[str], str], ...]:
        # A hyphen between spaces is a dash, but between two numbers it is perhaps a minus.
        spaced = re.compile(r"(?<=\S) +--? +(?=[^\W\d])|(?<=[^\s\d]) +--? +(?=\S)")
        rules = [(spaced, f"{NBSP}{self.typography.dash} ")]
        rules.append((_with_number(self.typography.large_numbers), NBSP))
        for typed, printed in self.typography.ordinals.items():
            rules.append((re.compile(rf"(?<![\w.,-]){re.escape(typed)}(?![\w-])"), printed))
        if before := re.escape(self.typography.space_before):
            # An ordinary space before the sign becomes a no-break one; where a word runs straight
            # into the sign and the word ends there, one is put in (not in 12:30 or https://).
            rules.append((re.compile(rf"[ \u00a0\u202f]+([{before}])"), rf"{NBSP}\1"))
            rules.append(
                (re.compile(rf"(?<=[\w)%’»])([{before}])(?=[\s:;!?.,)»]|$)"), rf"{NBSP}\1")
            )
        if after := re.escape(self.typography.space_after):
            rules.append((re.compile(rf"([{after}])[ \u00a0\u202f]*(?=\S)"), rf"\1{NBSP}"))
        return tuple(rules)


def _with_number(large: tuple[str, ...]) -> re.Pattern[str]:
    """The space between a number and its sign, its unit or its word for a large number."""
    words = "|".join(map(re.escape, large))
    whole = rf"(?:{words}|{_UNITS})(?!\w)" if words else rf"(?:{_UNITS})(?!\w)"
    return re.compile(rf"(?<=\d) (?=[%‰°€$£¥]|[kMG]€|{whole})")


def _curled(words: str, signs: Typography) -> str:
    if '"' not in words:
        return words
    words = re.sub(r'(^|[\s(\[])"', rf"\1{signs.open_quote}", words)
    return words.replace('"', signs.close_quote)


def _sign(number: Decimal, signed: bool) -> str:
    if number < 0:
        return "\u2212"  # the minus sign, as wide as the plus
    return "+" if signed and number > 0 else ""


def language_codes(folders: tuple[Path, ...]) -> list[str]:
    """The codes that there is a file for, sorted."""
    return sorted({path.stem for folder in folders for path in folder.glob("*.yaml")})


def load_language(code: str, folders: tuple[Path, ...]) -> Language:
    """The language of the first folder that has ``<code>.yaml``; ReportError if none has."""
    for folder in folders:
        path = folder / f"{code}.yaml"
        if re.fullmatch(r"[A-Za-z-]+", code) and path.is_file():
            return _read(path, path.stat().st_mtime_ns)
    raise unknown_name("language", code, language_codes(folders), "E402")


@cache
def _read(path: Path, _changed: int) -> Language:
    source = read_source(path)
    try:
        language = Language.model_validate(source.data)
    except ValidationError as error:
        raise ReportError(problems_of(error, source, Language)) from None
    _check_locale(language, source)
    return language


def _check_locale(language: Language, source: Source) -> None:
    """That Unicode's CLDR knows the locale, and that we can print its script's direction."""
    from babel import Locale, UnknownLocaleError  # deferred, as above

    try:
        locale = Locale.parse(language.locale)
    except (UnknownLocaleError, ValueError):
        what = f"'{language.locale}' is no locale that is known"
        hint = "write a language and a country, such as fr_FR"
        raise ReportError(source.problem(("locale",), what, hint, "E408")) from None
    if locale.character_order == "right-to-left":
        what = "this language is written from right to left, which cannot be printed yet"
        hint = "use a language that is written from left to right"
        raise ReportError(source.problem(("locale",), what, hint, "E409"))
    for name, pattern in language.dates:
        if pattern and not name.startswith("since"):
            try:
                language.format_pattern(Date(2001, 2, 3), pattern)
            except (AttributeError, KeyError, ValueError):
                what = f"'{pattern}' is no pattern of a date"
                hint = "write one in the form of Unicode's CLDR, such as d MMMM y"
                raise ReportError(source.problem(("dates", name), what, hint, "E410")) from None


def filled(phrase: str, **values: Any) -> str:
    """``phrase`` with its ``{names}`` replaced; a brace that names nothing stays as typed."""
    for name, value in values.items():
        phrase = phrase.replace("{" + name + "}", str(value))
    return phrase
