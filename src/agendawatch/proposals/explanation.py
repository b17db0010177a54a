"""A proposal's status on a day, with its grounds, in lines for a person."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator

from agendawatch.i18n import Language, speaking, tr
from agendawatch.i18n.caveats import caveat_words
from agendawatch.model import STOCKHOLM, Action, ActionCode, Certainty, Proposal
from agendawatch.proposals.deadlines import appeal_ended, time_limits
from agendawatch.proposals.labels import (
    action_label,
    certainty_label,
    prepares_words,
    related_words,
    status_label,
    unread_words,
    unsure_words,
)

_AHEAD = {ActionCode.ANNOUNCED, ActionCode.PLACED_ON_AGENDA}


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
        yield from _told(action, proposal, language)
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


def _told(action: Action, proposal: Proposal, language: Language) -> Iterator[str]:
    """Show an action, why it belongs here, and whether who meets only prepares."""
    yield f"- {_line(action, language)}"
    if action.match:
        certainty = certainty_label(action.match.certainty, language)
        evidence = "; ".join(caveat_words(it, language) for it in action.match.evidence)
        yield f"  {tr('belongs here ({certainty}): {evidence}', certainty=certainty, evidence=evidence)}"
    if action.code in _AHEAD and (prepares := prepares_words(action, proposal, language)):
        yield f"  {prepares}"


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
