"""Followed proposals as events: one for each meeting that handles, or is said to handle, the proposal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from agendawatch.answers.text import address, line
from agendawatch.answers.words import (
    NAMELESS,
    Phrases,
    example_lines,
    moment_words,
    short_title,
    unless_told,
    who_and_town,
)
from agendawatch.feeds.description import compose, hour_lines, quoted, source_lines
from agendawatch.feeds.event import Event, EventStatus, Stamper, Stamps, proposal_stamps, uid
from agendawatch.feeds.event_fields import OFF, outcome_title, when_of
from agendawatch.feeds.options import Options
from agendawatch.i18n import catalogue, day_words
from agendawatch.i18n.caveats import caveat_words
from agendawatch.lang.sv.references import same_reference
from agendawatch.model import (
    STOCKHOLM,
    Action,
    ActionCode,
    Certainty,
    Decision,
    Meeting,
    MeetingStatus,
    Outcome,
    Proposal,
    durable,
)
from agendawatch.proposals.deadlines import appeal_ended, time_limits
from agendawatch.proposals.labels import (
    action_label,
    decision_words,
    prepares_words,
    related_words,
    status_label,
    unread_words,
    unsure_words,
)
from agendawatch.readers.own_facts import other_facts

FINAL = {
    ActionCode.APPROVED: Outcome.APPROVED,
    ActionCode.APPROVED_AMENDED: Outcome.APPROVED,
    ActionCode.PARTIALLY_APPROVED: Outcome.PARTIALLY_APPROVED,
    ActionCode.REJECTED: Outcome.REJECTED,
    ActionCode.ANSWERED: Outcome.ANSWERED,
    ActionCode.NOTED: Outcome.NOTED,
    ActionCode.DISMISSED: Outcome.DISMISSED,
    ActionCode.APPOINTED: Outcome.ELECTED,
}
"""What a code that ends a matter comes to."""
DECIDING = FINAL.keys() - {ActionCode.APPOINTED}
"""Of these, who acted decides or only recommends."""
_RECOMMENDED = {
    ActionCode.RECOMMENDED_APPROVAL: Outcome.APPROVED,
    ActionCode.RECOMMENDED_REJECTION: Outcome.REJECTED,
}
_OUTCOMES = {
    **FINAL,
    **_RECOMMENDED,
    ActionCode.TABLED: Outcome.TABLED,
    ActionCode.REFERRED_BACK: Outcome.REFERRED_BACK,
    ActionCode.REFERRED: Outcome.REFERRED,
    ActionCode.WITHDRAWN: Outcome.WITHDRAWN,
}
"""What an action says that a proposal came to at a meeting."""


@dataclass(slots=True)
class Handling:
    """A meeting that a proposal is tied to, by the actions that say so; or the day that it was put forward."""

    key: str
    """Durable: of the proposal, and of the organization and day that were first named."""
    names: set[tuple[str, dt.date]] = field(default_factory=set)
    meeting_ids: set[str] = field(default_factory=set)
    actions: list[Action] = field(default_factory=list)
    put_forward: dt.date | None = None
    """The day of its first action, where no meeting's day is known; `None` for a meeting."""

    @property
    def day(self) -> dt.date:
        """The day that was named last."""
        return self.put_forward or next(day for action in reversed(self.actions) if (day := _day(action)))

    @property
    def moves(self) -> int:
        """How often another day was named."""
        days = [day for action in self.actions if (day := _day(action))]
        return sum(a != b for a, b in pairwise(days))

    @property
    def outcomes(self) -> tuple[Action, ...]:
        """What it came to there, in the order that we learnt it; a recommendation and what is unsure too."""
        return tuple(action for action in self.actions if action.code in _OUTCOMES and not self.put_forward)

    @property
    def notices(self) -> int:
        """How often a subscriber had to notice: another day, or another outcome."""
        return self.moves + len({outcome.code for outcome in self.outcomes if _settles(outcome)})


def _settles(action: Action) -> bool:
    """Tell whether it was surely decided, or put off, and not recommended to another organization."""
    return not (_is_unsure(action) or _is_recommended(action) or action.code is ActionCode.REFERRED)


def _is_unsure(action: Action) -> bool:
    """Tell whether it is our inference, of the proposal or of what was decided."""
    grounds = (action.match, action.provenance)
    return any(ground is not None and ground.certainty is Certainty.INFERRED for ground in grounds)


def _is_recommended(action: Action) -> bool:
    return action.code in _RECOMMENDED or (action.code in FINAL and not action.authoritative)


def _day(action: Action) -> dt.date | None:
    """Find the meeting's day; what is done at a meeting is done on its day."""
    return action.meeting_date or (action.date if action.meeting_id else None)


def handlings(proposal: Proposal) -> tuple[Handling, ...]:
    """Gather a proposal's actions by the meeting that they speak of, in the order that we learnt of it.

    Actions belong together when they name one meeting's id, or one organization and day.
    So a meeting that moves keeps the event that its first word made.
    Where none names a day, all of them stand on the day that the first was done.
    """
    found: list[Handling] = []
    for action in proposal.actions:
        day = _day(action)
        if day is None:
            continue
        name = (action.organization.name.casefold() if action.organization else "", day)
        mine = next((one for one in found if action.meeting_id in one.meeting_ids or name in one.names), None)
        if mine is None:
            mine = Handling(durable("handling", proposal.id, name[0], name[1].isoformat()))
            found.append(mine)
        mine.names.add(name)
        mine.actions.append(action)
        if action.meeting_id:
            mine.meeting_ids.add(action.meeting_id)
    if not found and proposal.actions:
        first = min(action.date for action in proposal.actions)
        found.append(Handling(durable("put forward", proposal.id), actions=list(proposal.actions), put_forward=first))
    return tuple(found)


def proposal_events(
    proposal: Proposal,
    stamps: Stamper | None,
    options: Options,
    *,
    meetings: Sequence[Meeting] = (),
    visible: Sequence[Meeting] = (),
) -> Iterator[Event]:
    """Make an event for each meeting that a proposal is tied to; where no day of any is known, for the day it came up.

    `meetings` are those that its events may take time, place and state from;
    `visible` are those of them in the same feed, which it is then tied to.
    """
    in_feed = {meeting.id for meeting in visible}
    by_id = {meeting.id: meeting for meeting in meetings}
    for handling in handlings(proposal):
        meeting = _meeting(handling, proposal, by_id)
        told = (stamps(uid(handling.key)) if stamps else None) or proposal_stamps(proposal, handling.notices)
        yield _event(proposal, handling, meeting, told, options, parent=meeting is not None and meeting.id in in_feed)


def _meeting(handling: Handling, proposal: Proposal, by_id: Mapping[str, Meeting]) -> Meeting | None:
    for key in handling.meeting_ids:
        if key in by_id:
            return by_id[key]
    for meeting in by_id.values():
        mine, theirs = proposal.municipality, meeting.municipality
        same = mine is None or theirs is None or mine.code == theirs.code
        if same and (meeting.organization.name.casefold(), meeting.date) in handling.names:
            return meeting
    return None


def _event(
    proposal: Proposal, handling: Handling, meeting: Meeting | None, stamps: Stamps, options: Options, *, parent: bool
) -> Event:
    say = options.say
    stamps, status_rows = _status(proposal, handling, stamps, options)
    if all(action.provenance and action.provenance.retold for action in handling.actions):
        stamps = replace(stamps, witnessed=False, seen=None)  # what was told again nobody saw for us
    start, end = when_of(meeting, options) if meeting else (handling.day, None)
    where = who_and_town(meeting) if meeting else _place(proposal, handling)
    decision = _decision(proposal, handling, meeting)
    unheard = decision is None and not handling.put_forward and options.has_passed(handling.day)
    title = _title(proposal, handling, meeting, decision, where=where, say=say)
    if unheard:
        stamps = stamps.passed(handling.day)
    url = _url(handling, meeting)
    lines = (_action_line(action, say) for action in sorted(proposal.actions, key=lambda action: action.date))
    course = [fromkey for fromkey in dict.fromkeys(lines) if say.ground.format(words=fromkey) not in status_rows]
    prepares = next((it for action in handling.actions if (it := prepares_words(action, proposal, say.language))), "")
    whole = ", ".join(filter(None, where))
    head = [
        *example_lines(proposal.example, say),
        *unless_told(line(proposal.title), title),
        *_head(proposal, handling, decision, whole, say, unheard=unheard),
        prepares,
        *_hours(handling, meeting, say),
        *status_rows,
    ]
    sources = source_lines(stamps, url, say)
    return Event(
        uid=uid(handling.key),
        start=start,
        end=end,
        created=stamps.created,
        modified=stamps.modified,
        sequence=stamps.sequence,
        status=_event_status(handling, meeting),
        summary=title,
        description=compose(
            filter(None, head),
            [*((say.course, *course) if course else ()), *_related(proposal, say)],
            [],
            sources,
            say=say,
            where=url,
            more=say.more,
        ),
        location=(line(meeting.location) or None) if meeting and meeting.location else None,
        url=url,
        categories=_categories(proposal, handling, meeting, say),
        related_to=(uid(meeting.id),) if parent and meeting else (),
        alarms=options.alarms,
        facts=other_facts("proposal", proposal.id),
    )


def _decision(proposal: Proposal, handling: Handling, meeting: Meeting | None) -> Decision | None:
    """Find what became of a proposal at a meeting: what its own actions tell, with the item's vote where there is one.

    `None` until minutes tell; an outcome that is `unknown` where they do not, or where it is our inference that what
    they tell is of the proposal.
    """
    # Find the item of a meeting that a proposal is, by the title that it was matched under, else by its number.
    agenda = meeting.agenda or () if meeting else ()
    titles = {action.words for action in handling.actions if action.code is ActionCode.PLACED_ON_AGENDA}
    number = proposal.reference or ""
    item = next(
        (item for item in agenda if item.title in titles),
        next((item for item in agenda if item.reference and same_reference(item.reference, number)), None),
    )
    action = next(reversed(handling.outcomes), None)
    if action is None:
        undecided = item is not None and item.decision is not None and item.decision.outcome is Outcome.UNKNOWN
        return Decision() if undecided else None
    if _is_unsure(action):
        return Decision()
    outcome = _OUTCOMES[action.code]
    told = item.decision if item else None
    same = told is not None and (told.outcome is outcome or (told.outcome, outcome) in _TOLD_AS)
    return told if same else Decision(outcome=outcome)


_TOLD_AS = {
    (Outcome.FORWARDED, Outcome.REFERRED),
    (Outcome.PARTIALLY_APPROVED, Outcome.APPROVED),
}
"""Outcomes of an item whose actions say less."""


def _title(
    proposal: Proposal,
    handling: Handling,
    meeting: Meeting | None,
    decision: Decision | None,
    *,
    where: tuple[str, str],
    say: Phrases,
) -> str:
    """Say how the meeting stands where that is unusual, or what it came to, then what is proposed, by whom, and where."""
    parties = ", ".join(dict.fromkeys(line(party.code) for party in proposal.parties))
    tail = f" ({parties})" if 0 < len(parties) <= _PARTIES else ""
    settled = bool(handling.outcomes) and _settles(handling.outcomes[-1])
    outcome = decision_words(decision, say.language, brief=True) if decision and settled else None
    title = outcome_title(line(proposal.title) or NAMELESS, outcome)
    if handling.put_forward:
        # Nobody meets on that day: who handles it stands in the text.
        return short_title(say.put_forward.format(title=""), title, "", where[1], tail)
    mark = say.marks[meeting.status.value] if meeting and meeting.status in OFF else ""
    return short_title(mark, title, *where, tail)


_PARTIES = 8
"""Letters of the parties that a title has room for; the text names all."""


def _hours(handling: Handling, meeting: Meeting | None, say: Phrases) -> list[str]:
    if handling.put_forward:
        return [say.no_day]
    return hour_lines(meeting, say) if meeting else [say.time_unknown]


def _head(
    proposal: Proposal, handling: Handling, decision: Decision | None, where: str, say: Phrases, *, unheard: bool
) -> list[str]:
    """Tell who proposed it, who handles it or what it came to there, and its case number.

    `unheard` says that the meeting's day has passed and nothing is known of what it decided.
    """
    reference = say.case.format(reference=line(proposal.reference)) if proposal.reference else ""
    handled_by = (say.was_due if unheard else say.handled_by).format(where=where) if where else ""
    names = ", ".join(dict.fromkeys(line(party.name) for party in proposal.parties))
    if decision:
        recommended = bool(handling.outcomes) and _is_recommended(handling.outcomes[-1])
        outcome = line(decision_words(decision, say.language, recommended=recommended))
        handled_by = say.became.format(where=where or NAMELESS, outcome=outcome)
    return [say.proposed_by.format(names=names) if names else "", handled_by, reference]


def _status(proposal: Proposal, handling: Handling, stamps: Stamps, options: Options) -> tuple[Stamps, list[str]]:
    """Tell where the proposal stands and why. A day that passes in silence changes the text, and so the stamp."""
    say = options.say
    today = options.now.astimezone(STOCKHOLM).date() if options.now else None
    status = proposal.status_at(today) if today else proposal.status
    ended = appeal_ended(status, time_limits(proposal), today) if today else None
    rows = []
    if status.passed is not None:
        passed = say.passed.format(day=day_words(status.passed, say.language))
        rows.append(unread_words(status, say.language) or passed)
    elif ended is not None:
        rows.append(say.appeal_ended.format(day=day_words(ended, say.language)))
    else:
        rows.append(say.status.format(status=status_label(status, say.language)))
    if turned := status.passed or ended:
        stamps = stamps.passed(turned)
    if status.action is not None:
        rows.append(say.ground.format(words=_action_line(status.action, say)))
    matched = next((action for action in reversed(handling.actions) if action.match), None)
    unsure = [unsure_words(action, say.language) for action in (status.action, matched)]
    rows.extend(dict.fromkeys(filter(None, unsure)))
    match = matched.match if matched else None
    if match is not None and not _names_its_day(handling):
        rows.append(say.certainty[match.certainty])
        # In English alone, as it was when grounds were told in English: in Swedish they would make every event another.
        rows.extend(f"– {line(caveat_words(caveat, 'en'))}" for caveat in match.evidence if say.language == "en")
    return stamps, rows


def _related(proposal: Proposal, say: Phrases) -> list[str]:
    """Tell which other matters touch the proposal, and why they say nothing of it."""
    if not proposal.related:
        return []
    told = [line(related_words(matter, say.language)) for matter in proposal.related]
    return [catalogue(say.language).gettext("Related matters, which decide nothing here:"), *told]


def _names_its_day(handling: Handling) -> bool:
    """Tell whether a source named the meeting's day itself, so that only the item on its agenda is matched."""
    return any(
        action.meeting_date
        and action.match is None
        and action.provenance
        and action.provenance.certainty is not Certainty.INFERRED
        for action in handling.actions
    )


def _event_status(handling: Handling, meeting: Meeting | None) -> EventStatus:
    if meeting is not None and meeting.status is MeetingStatus.CANCELLED:
        return EventStatus.CANCELLED
    unsure = meeting is not None and (meeting.status in OFF or meeting.reserve)
    guessed = all(action.match and action.match.certainty is Certainty.INFERRED for action in handling.actions)
    return EventStatus.TENTATIVE if unsure or guessed else EventStatus.CONFIRMED


def _action_line(action: Action, say: Phrases) -> str:
    who = line(action.organization.name) if action.organization else ""
    words = quoted(action.words, action.provenance, say)
    done = f"{moment_words(action.date, say)}: {action_label(action.code, say.language)}{f' – {who}' if who else ''}"
    return f"{done}: {words}" if words else done


def _place(proposal: Proposal, handling: Handling) -> tuple[str, str]:
    organization = next((line(action.organization.name) for action in handling.actions if action.organization), "")
    return organization, line(proposal.municipality.name) if proposal.municipality else ""


def _url(handling: Handling, meeting: Meeting | None) -> str | None:
    if meeting is not None and meeting.url:
        return address(meeting.url)
    grounds = [action.provenance.url for action in handling.actions if action.provenance and action.provenance.url]
    return address(grounds[-1], "provenance.url") if grounds else None


def _categories(proposal: Proposal, handling: Handling, meeting: Meeting | None, say: Phrases) -> tuple[str, ...]:
    names = [action.organization.name for action in handling.actions if action.organization][:1]
    town = proposal.municipality or (meeting and meeting.municipality)
    if town:
        names.append(town.name)
    names += [say.kinds["proposal"], *(party.name for party in proposal.parties)]
    return tuple(dict.fromkeys(line(name) for name in names))
