"""A proposal's life: drawn as a line with its stations, the same in words, and each status with its grounds."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from agendawatch.i18n import Language, pgettext, speaking, tr
from agendawatch.i18n.caveats import caveat_words
from agendawatch.model import STOCKHOLM, Action, ActionCode, Certainty, Proposal
from agendawatch.proposals.deadlines import appeal_ended, time_limits
from agendawatch.proposals.labels import (
    TIMELINE_TEXTS,
    action_label,
    certainty_label,
    prepares_words,
    related_words,
    status_label,
    unread_words,
    unsure_words,
)

_WIDTH, _TOP, _STEP, _LINE_AT = 720, 84, 52, 128
_COLOUR = "#0a5a66"
_LONGEST = 84
"""Letters of a line of the drawing; what is longer is cut, and stands whole in the description."""
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_AHEAD = {ActionCode.ANNOUNCED, ActionCode.PLACED_ON_AGENDA}


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One action, in words for a person."""

    day: dt.date
    label: str
    organization: str | None
    words: str | None
    settles: bool
    """Whether it was done by an organization that decides."""
    sure: bool
    """False when it is only inferred that it belongs here, or when."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """A proposal's life till a day."""

    key: str
    title: str
    status: str
    stations: tuple[str, ...]
    """The organizations that it came to, in order; one that it came back to stands again."""
    rows: tuple[TimelineRow, ...]
    language: Language


def timeline(proposal: Proposal, day: dt.date, *, language: Language = "sv") -> Timeline:
    """Put a proposal's actions till the end of a day in order, with the organizations that it passed through."""
    known = sorted((action for action in proposal.actions if action.date <= day), key=lambda action: action.date)
    stations: list[str] = []
    for action in known:
        name = action.organization.name if action.organization else None
        if name and stations[-1:] != [name]:
            stations.append(name)
    status = status_label(proposal.status_at(day), language)
    return Timeline(
        key=proposal.id,
        title=_text(proposal.example, language, title=proposal.title) if proposal.example else proposal.title,
        status=_text("status", language, day=day.isoformat(), status=status),
        stations=tuple(stations),
        rows=tuple(_timeline_row(action, language) for action in known),
        language=language,
    )


def timeline_text(drawn: Timeline) -> tuple[str, ...]:
    """Tell a timeline in lines: what the drawing shows, for those who do not see it."""
    lines = [drawn.title, drawn.status]
    if drawn.stations:
        lines.append(_text("stations", drawn.language, stations=" → ".join(drawn.stations)))
    for row in drawn.rows:
        parts = [part for part in (row.label, row.organization) if part]
        if not row.sure:
            parts.append(_text("unsure", drawn.language))
        words = f': "{row.words}"' if row.words else ""
        lines.append(f"{row.day.isoformat()}  {', '.join(parts)}{words}")
    return tuple(lines)


def timeline_svg(drawn: Timeline, *, alone: bool = True) -> str:
    """Draw a timeline as an SVG image that stands alone: a line, a dot for each action, filled where it settles.

    Its `title` and `desc` hold the text twin, so that a screen reader tells the same.
    One that is not `alone` leaves title, status and twin to the page that it stands on.
    """
    height = _TOP + _STEP * max(len(drawn.rows), 1)
    top = 0 if alone else _TOP - _STEP // 2
    ids = f"t-{re.sub(r'[^A-Za-z0-9_-]', '', drawn.key)}"
    attributes = f'role="img" aria-labelledby="{ids} {ids}-d"' if alone else 'aria-hidden="true"'
    parts = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 {top} {_WIDTH} {height - top}" width="{_WIDTH}"'
            f' height="{height - top}" {attributes} lang="{escape(drawn.language)}"'
            ' font-family="system-ui, sans-serif" font-size="14" fill="#1a1a1a">'
        ),
        f'<rect width="100%" height="{height}" fill="#fff"/>',
    ]
    if alone:
        # The text twin stands where a screen reader looks for it, before all that is drawn.
        head, *rest = timeline_text(drawn)
        parts[1:1] = [
            f'<title id="{ids}">{_xml(head)}</title>',
            f'<desc id="{ids}-d">{_xml(chr(10).join(rest))}</desc>',
        ]
        parts += [
            f'<text x="16" y="28" font-size="15" font-weight="bold">{_xml(_cut(drawn.title))}</text>',
            f'<text x="16" y="50">{_xml(drawn.status)}</text>',
        ]
    if drawn.rows:
        last = _TOP + _STEP * (len(drawn.rows) - 1)
        parts.append(
            f'<line x1="{_LINE_AT}" y1="{_TOP}" x2="{_LINE_AT}" y2="{last}" stroke="#5a6b7b" stroke-width="2"/>'
        )
    parts.extend(_drawn_row(row, _TOP + _STEP * nth) for nth, row in enumerate(drawn.rows))
    return "\n".join((*parts, "</svg>", ""))


def _timeline_row(action: Action, language: Language) -> TimelineRow:
    label = action_label(action.code, language)
    if action.code in _AHEAD and action.meeting_date:
        label = _text("meeting", language, label=label, day=action.meeting_date.isoformat())
    if action.minority:
        label = _text("minority", language, label=label)
    if action.words and action.provenance and action.provenance.retold:
        label = _text("retold", language, label=label)
    grounds = (action.match.certainty if action.match else None, action.provenance and action.provenance.certainty)
    return TimelineRow(
        day=action.date,
        label=label,
        organization=action.organization.name if action.organization else None,
        words=action.words,
        settles=action.authoritative,
        sure=Certainty.INFERRED not in grounds,
    )


def _drawn_row(row: TimelineRow, y: int) -> str:
    """Draw one row: the day, the dot, what was done by whom, and in whose words."""
    fill = _COLOUR if row.settles else "#fff"
    dashes = "" if row.sure else ' stroke-dasharray="3 2"'
    who = f" – {row.organization}" if row.organization else ""
    words = f'<tspan x="{_LINE_AT + 20}" dy="18" fill="#4a4a4a" font-size="12">{_xml(_cut(row.words))}</tspan>'
    return (
        f'<text x="16" y="{y + 5}">{row.day.isoformat()}</text>'
        f'<circle cx="{_LINE_AT}" cy="{y}" r="7" fill="{fill}" stroke="{_COLOUR}" stroke-width="2"{dashes}/>'
        f'<text x="{_LINE_AT + 20}" y="{y + 5}"><tspan font-weight="bold">{_xml(row.label)}</tspan>'
        f"{_xml(who)}{words if row.words else ''}</text>"
    )


def _cut(text: str | None) -> str:
    line = " ".join((text or "").split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"


def _xml(text: str) -> str:
    """Write text as XML holds it: signs escaped, and letters that it forbids left out."""
    return escape(_NOT_XML.sub("", text), quote=False)


def _text(key: str, language: Language, **facts: str) -> str:
    return pgettext("timeline", TIMELINE_TEXTS[key], language).format(**facts)


# A proposal's status on a day, with its grounds, in lines for a person.


def explain(proposal: Proposal, day: dt.date, *, language: Language = "en") -> tuple[str, ...]:
    """Tell where a proposal stands at the end of a day and why.

    First the status and its ground, then every action till then, other matters that touch it, and last what a person
    said of it.
    """
    with speaking(language):
        return tuple(_lines(proposal, day, language))


def _lines(proposal: Proposal, day: dt.date, language: Language) -> Iterator[str]:
    status = proposal.status_at(day)
    yield tr("Status on {day}: {status}", day=day.isoformat(), status=status_label(status, language))
    if status.action is None:
        yield tr("Nothing is known on that day.")
        return
    yield tr("Rests on: {action}", action=_line(status.action, language))
    if unsure := unsure_words(status.action, language):
        yield unsure
    if status.passed is not None:
        yield unread_words(status, language) or tr(
            "The meeting on {day} has passed. No source says what was decided.", day=status.passed.isoformat()
        )
    known = sorted((action for action in proposal.actions if action.date <= day), key=lambda action: action.date)
    known_then = proposal.model_copy(update={"actions": tuple(known)})
    if ended := appeal_ended(status, time_limits(known_then), day):
        yield tr("The time to appeal was out on {day}. Whether anybody did is not known.", day=ended.isoformat())
    for code, count in Counter(action.code for action in known).items():
        if count > 1 and code in {ActionCode.TABLED, ActionCode.REFERRED_BACK}:
            yield tr("{action} {count} times", action=action_label(code, language), count=count)
    for action in known:
        # Each with the reason why it belongs here, and whether who meets only prepares.
        yield f"- {_line(action, language)}"
        if action.match:
            certainty = certainty_label(action.match.certainty, language)
            evidence = "; ".join(caveat_words(it, language) for it in action.match.evidence)
            yield f"  {tr('belongs here ({certainty}): {evidence}', certainty=certainty, evidence=evidence)}"
        if action.code in _AHEAD and (prepares := prepares_words(action, proposal, language)):
            yield f"  {prepares}"
    yield from _beside(proposal, day, language)


def _beside(proposal: Proposal, day: dt.date, language: Language) -> Iterator[str]:
    """Tell of other matters that touch it, and of what a person said."""
    related = [it for it in proposal.related if it.meeting_date <= day]
    if related:
        yield tr("Related matters, which decide nothing here:")
        yield from (f"- {related_words(it, language)}" for it in related)
    for correction in proposal.corrections:
        if correction.made.astimezone(STOCKHOLM).date() <= day:
            yield f"- {tr('A person said {row}', row=correction)}"


def _line(action: Action, language: Language) -> str:
    """Show an action in one line: day, what, who, which meeting, in whose words."""
    parts = [f"{action.date.isoformat()} {action_label(action.code, language)}"]
    if action.organization:
        parts.append(action.organization.name)
    if action.meeting_date and action.meeting_date != action.date:
        parts.append(tr("meeting on {day}", day=action.meeting_date.isoformat()))
    if action.code is ActionCode.ANNOUNCED and action.meeting_date and action.provenance:
        # A day that we found ourselves is no surer than the finding, however plainly the organization is named.
        guessed = action.match is not None and action.match.certainty is Certainty.INFERRED
        certainty = Certainty.INFERRED if guessed else action.provenance.certainty
        parts.append(tr("the day is {certainty}", certainty=certainty_label(certainty, language)))
    if action.minority:
        parts.append(tr("by a minority of at least a third"))
    if action.code in {ActionCode.RECOMMENDED_APPROVAL, ActionCode.RECOMMENDED_REJECTION}:
        parts.append(tr("prepares for another organization"))
    line = ", ".join(parts)
    if not action.words:
        return line
    retold = f" ({tr('retold')})" if action.provenance and action.provenance.retold else ""
    return f'{line}: "{" ".join(action.words.split())}"{retold}'
