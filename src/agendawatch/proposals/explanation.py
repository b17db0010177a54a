"""A proposal's status on a day, with its grounds, in lines for a person."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator

from agendawatch.i18n import Language, catalogue
from agendawatch.i18n.caveats import caveat_words
from agendawatch.model import STOCKHOLM, Action, ActionCode, Certainty, Proposal
from agendawatch.proposals.labels import action_label, status_label
from agendawatch.proposals.legal_limits import appeal_ended, time_limits
from agendawatch.proposals.match_words import prepares_words, related_words, unsure_words

__all__ = ["explain"]

_TEXTS = {
    "status": ("Status {day}: {status}", "Status on {day}: {status}"),
    "nothing": ("Ingenting är känt den dagen.", "Nothing is known on that day."),
    "rests": ("Vilar på: {action}", "Rests on: {action}"),
    "passed": (
        "Mötet {day} har varit. Ingen källa säger vad som beslutades.",
        "The meeting on {day} has passed. No source says what was decided.",
    ),
    "ended": (
        "Tiden att överklaga gick ut {day}. Om någon överklagade är inte känt.",
        "The time to appeal was out on {day}. Whether anybody did is not known.",
    ),
    "prepares": ("bereder åt ett annat organ", "prepares for another organization"),
    "minority": ("minoritet, minst en tredjedel", "by a minority of at least a third"),
    "meeting": ("möte {day}", "meeting on {day}"),
    "times": ("{action} {count} gånger", "{action} {count} times"),
    "why": ("hör hit ({certainty}): {evidence}", "belongs here ({certainty}): {evidence}"),
    "said": ("En person sade {row}", "A person said {row}"),
    "retold": ("återberättat", "retold"),
    "reading": ("dagen är {certainty}", "the day is {certainty}"),
}
_CERTAINTY = {
    "stated": ("sagd", "stated"),
    "derived": ("härledd", "derived"),
    "inferred": ("förmodad", "inferred"),
}

_AHEAD = {ActionCode.ANNOUNCED, ActionCode.PLACED_ON_AGENDA}


def explain(proposal: Proposal, day: dt.date, *, language: Language = "en") -> tuple[str, ...]:
    """Tell where a proposal stands at the end of a day and why.

    First the status and its ground, then every action till then, other matters that touch it, and last what a person
    said of it.
    """
    status = proposal.status_at(day)
    lines = [_text("status", language, day=day.isoformat(), status=status_label(status, language))]
    known = sorted((action for action in proposal.actions if action.date <= day), key=lambda action: action.date)
    if status.action is None:
        return (*lines, _text("nothing", language))
    lines.append(_text("rests", language, action=_line(status.action, language)))
    if unsure := unsure_words(status.action, language):
        lines.append(unsure)
    if status.passed is not None:
        lines.append(_text("passed", language, day=status.passed.isoformat()))
    known_then = proposal.model_copy(update={"actions": tuple(known)})
    if ended := appeal_ended(status, time_limits(known_then), day):
        lines.append(_text("ended", language, day=ended.isoformat()))
    for code, count in Counter(action.code for action in known).items():
        if count > 1 and code in {ActionCode.TABLED, ActionCode.REFERRED_BACK}:
            lines.append(_text("times", language, action=action_label(code, language), count=str(count)))
    for action in known:
        lines.extend(_told(action, proposal, language))
    related = [it for it in proposal.related if it.meeting_date <= day]
    if related:
        lines.append(catalogue(language).gettext("Related matters, which decide nothing here:"))
        lines.extend(f"- {related_words(it, language)}" for it in related)
    said = [it for it in proposal.corrections if it.made.astimezone(STOCKHOLM).date() <= day]
    return (*lines, *(f"- {_text('said', language, row=str(it))}" for it in said))


def _told(action: Action, proposal: Proposal, language: Language) -> Iterator[str]:
    """Show an action, why it belongs here, and whether who meets only prepares."""
    yield f"- {_line(action, language)}"
    if action.match:
        certainty = _CERTAINTY[action.match.certainty][language == "en"]
        evidence = "; ".join(caveat_words(it, language) for it in action.match.evidence)
        yield f"  {_text('why', language, certainty=certainty, evidence=evidence)}"
    if action.code in _AHEAD and (prepares := prepares_words(action, proposal, language)):
        yield f"  {prepares}"


def _line(action: Action, language: Language) -> str:
    """Show an action in one line: day, what, who, which meeting, in whose words."""
    parts = [f"{action.date.isoformat()} {action_label(action.code, language)}"]
    if action.organization:
        parts.append(action.organization.name)
    if action.meeting_date and action.meeting_date != action.date:
        parts.append(_text("meeting", language, day=action.meeting_date.isoformat()))
    if action.code is ActionCode.ANNOUNCED and action.meeting_date and action.provenance:
        # A day that we found ourselves is no surer than the finding, however plainly the organization is named.
        guessed = action.match is not None and action.match.certainty is Certainty.INFERRED
        certainty = Certainty.INFERRED if guessed else action.provenance.certainty
        parts.append(_text("reading", language, certainty=_CERTAINTY[certainty][language == "en"]))
    if action.minority:
        parts.append(_text("minority", language))
    if action.code in {ActionCode.RECOMMENDED_APPROVAL, ActionCode.RECOMMENDED_REJECTION}:
        parts.append(_text("prepares", language))
    line = ", ".join(parts)
    if not action.words:
        return line
    retold = f" ({_text('retold', language)})" if action.provenance and action.provenance.retold else ""
    return f'{line}: "{" ".join(action.words.split())}"{retold}'


def _text(key: str, language: Language, **facts: str) -> str:
    return _TEXTS[key][language == "en"].format(**facts)
