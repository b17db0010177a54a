"""A proposal's life drawn as a line with its stations, and the same in words."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from html import escape

from agendawatch.i18n import Language, pgettext
from agendawatch.model import Action, ActionCode, Certainty, Proposal
from agendawatch.proposals.labels import TIMELINE_TEXTS, action_label, status_label

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
        rows=tuple(_row(action, language) for action in known),
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
        *(_twin(drawn, ids) if alone else ()),
        f'<rect width="100%" height="{height}" fill="#fff"/>',
        *(_heading(drawn) if alone else ()),
    ]
    if drawn.rows:
        last = _TOP + _STEP * (len(drawn.rows) - 1)
        parts.append(
            f'<line x1="{_LINE_AT}" y1="{_TOP}" x2="{_LINE_AT}" y2="{last}" stroke="#5a6b7b" stroke-width="2"/>'
        )
    parts.extend(_drawn_row(row, _TOP + _STEP * nth) for nth, row in enumerate(drawn.rows))
    return "\n".join((*parts, "</svg>", ""))


def _twin(drawn: Timeline, ids: str) -> tuple[str, str]:
    """Put the text twin where a screen reader looks for it."""
    head, *rest = timeline_text(drawn)
    return f'<title id="{ids}">{_xml(head)}</title>', f'<desc id="{ids}-d">{_xml(chr(10).join(rest))}</desc>'


def _heading(drawn: Timeline) -> tuple[str, str]:
    return (
        f'<text x="16" y="28" font-size="15" font-weight="bold">{_xml(_cut(drawn.title))}</text>',
        f'<text x="16" y="50">{_xml(drawn.status)}</text>',
    )


def _row(action: Action, language: Language) -> TimelineRow:
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
