"""Page 1: what is asked, the answer, the points, the figures, the options at a glance."""

from __future__ import annotations

import re

from report import story
from report.briefing import KeyFigure, Statement, Summary
from report.compose.parts import statement
from report.compose.teller import Teller
from report.frozen import replace
from report.language import filled
from report.template import Template
from report.text import NBSP, Run, Text, joined, plain, text

_STOP = re.compile(r"(?<!\betc)(?<=\w{3})[)»”]?\.$")  # not of an abbreviation, nor of an ellipsis


def summary(teller: Teller, item: Summary) -> story.Summary:
    """The summary but for what needs the sections: see ``completed``."""
    words, labels = teller.language, teller.language.labels
    purpose = teller.edition.meeting.purpose
    return story.Summary(
        label=teller.name(item.label) or labels.summary,
        title=_as_title(teller.say(item.message)),
        purpose=getattr(words.purpose, purpose),
        filled=purpose != "information",
        ask=teller.say(item.ask),
        answer_label=labels.answer,
        answer=teller.say(item.message),
        answer_mark=teller.mark(item),
        points_label=labels.essentials,
        points=tuple(_point(teller, point, item) for point in item.points),
        figures=_figures(teller, item),
        options=None,
        options_label="",
        advantage_label=labels.advantage,
        risk_label=labels.risk,
        notes=(),
    )


def _as_title(sentence: Text) -> Text:
    """``sentence`` without its full stop, which titles do not have; other signs stay."""
    if not sentence or not _STOP.search(plain(sentence)):
        return sentence
    return (*sentence[:-1], replace(sentence[-1], text=sentence[-1].text.removesuffix(".")))


def _point(teller: Teller, item: Statement, holder: Summary) -> story.Statement:
    """A point, whose head leads into its sentence and so ends with a full stop."""
    point = statement(teller, item, holder)
    ends = plain(point.head)[-1:].isalnum()
    return replace(point, head=point.head + text(".")) if ends else point


def completed(
    teller: Teller, opening: story.Summary, sections: tuple[story.Section, ...]
) -> story.Summary:
    """``opening`` with the options at a glance, and what the reader must know of its grounds."""
    labels = teller.language.labels
    found = (block for part in sections for block in part.blocks)
    options = next((block for block in found if isinstance(block, story.Options)), None)
    two = options is not None and len(options.options) == 2
    return replace(
        opening,
        options=options,
        options_label=labels.two_options if two else labels.options,
        notes=_notes(teller, options),
    )


def _figures(teller: Teller, item: Summary) -> story.KeyFigures | None:
    if not item.figures:
        return None
    label = teller.language.labels.key_figures
    figures = tuple(_figure(teller, figure, item) for figure in item.figures)
    return story.KeyFigures("summary.figures", text(label), label, figures)


def _figure(teller: Teller, figure: KeyFigure, holder: Summary) -> story.Figure:
    value = teller.cite(f"{figure.fact}.{'short' if figure.show == 'period' else 'value'}")
    printed = value.text[:1].upper() + value.text[1:]
    return story.Figure(
        value=(Run(printed, fact=value.fact),),
        label=teller.say(figure.label),
        detail=teller.say(figure.detail),
        mark=teller.mark(figure, holder),
    )


def _notes(teller: Teller, options: story.Options | None) -> tuple[Text, ...]:
    """What the reader of one page must know of its grounds: whose reading, how many sources."""
    phrases, found = teller.language.phrases, []
    if options and plain(options.note):
        found.append(options.note)
    sources = teller.edition.sources
    cited = [(name, n) for name, n in teller.references() if name in sources]
    if len(cited) == 1:
        name, number = cited[0]
        kind = getattr(teller.language.source_kinds, sources[name].kind)
        before, _, after = teller.language.typeset(phrases.one_source).partition("{source}")
        link = (Run(f"[{number}]", to=f"source-{number}"),)
        found.append(joined((text(before.rstrip(" ") + NBSP + kind + NBSP), link, text(after)), ""))
    return tuple(found)


def addressed(teller: Teller, told: story.Summary, template: Template) -> story.Summary:
    """``told`` with what the template asks of its readers, in the place of the meeting's."""
    purpose = template.purpose or teller.edition.meeting.purpose
    return replace(
        told,
        purpose=getattr(teller.language.purpose, purpose),
        filled=purpose != "information",
        ask=teller.say(template.ask) if template.ask else told.ask,
    )


def cover(teller: Teller, template: Template) -> tuple[story.Cover, ...]:
    """The cover's three columns: the meeting or the readers, the subject, the document's state."""
    meeting, words = teller.edition.meeting, teller.language
    when = words.format_date(meeting.date) if meeting.date else words.labels.date_open
    item = meeting.item if template.meeting else None
    subject = [filled(words.phrases.item, item=item)] if item else []
    purpose = getattr(words.purpose, template.purpose or meeting.purpose)
    met = (words.labels.meeting, [teller.name(meeting.body), when] if meeting.body else [])
    readers = (words.labels.audience, [template.label(words.code)])
    columns = (
        met if template.meeting else readers,
        (words.labels.subject, [*subject, purpose]),
        (words.labels.state, [version(teller), as_of(teller)]),
    )
    return tuple(
        story.Cover(label, tuple(words.typeset(line) for line in lines))
        for label, lines in columns
        if lines
    )


def meeting_line(teller: Teller, template: Template) -> str:
    """``Conseil d’administration · Point 4.2 · 20 minutes · Date à fixer``, or who the readers are.

    They stand there where the template is not for the meeting.
    """
    meeting, words = teller.edition.meeting, teller.language
    if not template.meeting:
        return words.typeset(template.label(words.code))
    if not meeting.body:
        return ""
    parts = [teller.name(meeting.body)]
    if meeting.item:
        parts.append(filled(words.phrases.item, item=meeting.item))
    if meeting.minutes:
        parts.append(filled(words.phrases.minutes, minutes=meeting.minutes))
    when = words.format_date(meeting.date) if meeting.date else words.labels.date_open
    parts.append(when[:1].upper() + when[1:])
    return " · ".join(parts)


def version(teller: Teller) -> str:
    """``Version 1.0, projet``."""
    head, phrases = teller.edition.briefing, teller.language.phrases
    status = getattr(phrases, head.status)
    if head.version is None:
        return str(status[:1].upper() + status[1:])
    return filled(phrases.version, version=head.version, status=status)


def as_of(teller: Teller) -> str:
    """``Données arrêtées à septembre 2025``."""
    date, phrases = teller.edition.briefing.as_of, teller.language.phrases
    phrase = phrases.as_of_day if date.day and phrases.as_of_day else phrases.as_of
    return filled(phrase, date=teller.language.format_date(date))
