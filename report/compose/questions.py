"""What is open: options and criteria, questions, risks; what is asked and what follows."""

from __future__ import annotations

from collections.abc import Iterator

from report import story
from report.briefing import Action, Claim, OpenQuestions, Question, Risk
from report.compose.parts import cell, extras, title_of
from report.compose.teller import Teller
from report.text import EMPTY, Text, joined, text

_LETTERS = "ABCDEFGH"


def open_questions(teller: Teller, item: OpenQuestions) -> Iterator[story.Block]:
    """The blocks of the open questions, but for the decision."""
    if item.options:
        yield options(teller, item)
    if item.questions:
        yield questions(teller, item)
    yield from extras(teller, item)


def options(teller: Teller, item: OpenQuestions) -> story.Options:
    """The options side by side, lettered, with what the criteria say of each."""
    labels = teller.language.labels
    return story.Options(
        path="open_questions.options",
        title=title_of(teller, item, "options", labels.options_title),
        options=tuple(
            story.Option(
                letter=_LETTERS[index],
                name=teller.say(option.name),
                principle=teller.say(option.principle),
                advantages=tuple(teller.say(words) for words in option.advantages),
                risks=tuple(teller.say(words) for words in option.risks),
                mark=teller.mark(option, item),
            )
            for index, option in enumerate(item.options)
        ),
        principle_label=labels.principle,
        advantages_label=labels.advantages,
        risks_label=labels.risks_row,
        criteria_title=title_of(teller, item, "criteria", labels.criteria)
        if item.criteria
        else EMPTY,
        criterion_label=labels.criterion,
        criteria=tuple(
            story.Criterion(
                teller.say(criterion.name),
                tuple(story.Verdict(teller.say(v.text), v.better) for v in criterion.verdicts),
            )
            for criterion in item.criteria
        ),
        open_label=labels.to_settle if item.depends else "",
        open_text=teller.say(item.depends),
        note=teller.set(teller.language.phrases.options_note),
    )


def questions(teller: Teller, item: OpenQuestions) -> story.Table:
    """A counted row per question. Where nobody owns any of them yet, a note says so instead."""
    labels = teller.language.labels
    unowned = not any(question.owner or question.due for question in item.questions)
    rows = tuple(_question(teller, question, item, unowned) for question in item.questions)
    heads = [labels.question, labels.why, *([] if unowned else [labels.owner, labels.due])]
    return story.Table(
        path="open_questions.questions",
        title=title_of(teller, item, "questions", labels.questions),
        columns=tuple(story.Column(head) for head in heads),
        rows=rows,
        status_head=labels.status if any(row.mark for row in rows) else "",
        note=teller.set(teller.language.phrases.unowned) if unowned else EMPTY,
        numbered=True,
    )


def _question(teller: Teller, question: Question, holder: Claim, unowned: bool) -> story.Row:
    asked = (story.Cell(teller.say(question.question)), story.Cell(teller.say(question.why)))
    more = () if unowned else _owner_and_due(teller, question)
    return story.Row((*asked, *more), teller.mark(question, holder))


def _owner_and_due(teller: Teller, item: Question | Action) -> tuple[story.Cell, story.Cell]:
    labels = teller.language.labels
    owner = story.Cell(teller.say(item.owner)) if item.owner else cell(labels.owner_open, True)
    due = (
        cell(teller.language.format_date(item.due, short=True))
        if item.due
        else cell(labels.due_open, True)
    )
    return owner, due


def risks(teller: Teller, items: tuple[Risk, ...]) -> story.Table:
    """A row per risk: cause, effect, how likely, how grave, whose, what is done."""
    labels, levels = teller.language.labels, teller.language.levels
    rows = []
    for risk in items:
        owner = story.Cell(teller.say(risk.owner)) if risk.owner else cell(labels.owner_open, True)
        rows.append(
            story.Row(
                (
                    story.Cell(_held_cause(teller, risk)),
                    story.Cell(teller.say(risk.effect)),
                    cell(getattr(levels, risk.likelihood)),
                    cell(getattr(levels, risk.impact)),
                    owner,
                    story.Cell(teller.say(risk.mitigation))
                    if risk.mitigation
                    else cell(labels.none, True),
                )
            )
        )
    heads = (
        labels.cause,
        labels.effect,
        labels.likelihood,
        labels.impact,
        labels.owner,
        labels.mitigation,
    )
    return story.Table("risks", EMPTY, _columns(heads), tuple(rows))


def _held_cause(teller: Teller, risk: Risk) -> Text:
    """The cause; beside it that it is confidential: seven columns would be too narrow."""
    held = teller.held_mark(risk)
    return joined((teller.say(risk.cause), text(str(held) if held else "")), " · ")


def _columns(heads: tuple[str, ...]) -> tuple[story.Column, ...]:
    return tuple(map(story.Column, heads))


def _held_head(teller: Teller, rows: tuple[story.Row, ...]) -> str:
    """The head of the column that says what is confidential, where anything is."""
    return teller.language.labels.diffusion if any(row.mark for row in rows) else ""


def decision(teller: Teller, item: OpenQuestions) -> Iterator[story.Block]:
    """The resolution that the meeting is asked to take."""
    labels, asked = teller.language.labels, item.decision
    if asked:
        yield story.Callout(
            path="open_questions.decision",
            title=EMPTY,
            label=labels.resolution,
            text=teller.say(asked.resolution),
            aside_label=labels.if_refused if asked.if_refused else "",
            aside=teller.say(asked.if_refused),
        )


def actions(
    teller: Teller, items: tuple[Action, ...], titled: bool = True
) -> Iterator[story.Block]:
    """What follows: what, who, when."""
    labels = teller.language.labels
    if items:
        rows = tuple(
            story.Row(
                (story.Cell(teller.say(item.what)), *_owner_and_due(teller, item)),
                teller.held_mark(item),
            )
            for item in items
        )
        heads = (labels.action, labels.owner, labels.due)
        title: Text = own_title(teller, "actions", labels.actions) if titled else EMPTY
        yield story.Table("actions", title, _columns(heads), rows, _held_head(teller, rows))


def own_title(teller: Teller, part: str, default: str) -> Text:
    """The author's title for a part that is no section of its own, else the language's word."""
    titles = teller.edition.titles
    return teller.say(titles[part]) if part in titles else text(default)
