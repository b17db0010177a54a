"""Followed proposals as commands speak of them: which one is meant, its drawing, and what is overdue."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import click

from agendawatch.cli import options, show
from agendawatch.cli.change_lines import marked
from agendawatch.crawl.corrections import find_item, say_of_item, say_of_proposal
from agendawatch.errors import InputError
from agendawatch.feeds import write_feed
from agendawatch.i18n import spoken, tr
from agendawatch.model import Certainty, Proposal
from agendawatch.proposals import (
    late_motions,
    seen_motions,
    tabled_matters,
    timeline,
    timeline_svg,
    timeline_text,
    without_agenda,
)
from agendawatch.store import Store

__all__ = ["correct", "draw", "matching", "only", "tell_overdue"]

_EXPECTED = "the number, the id or words of the title of a followed proposal"


def matching(store: Store, case: str | None, *, joined: bool = False) -> tuple[Proposal, ...]:
    """Give the followed proposals that are meant, or all; `InputError` when none is."""
    found = tuple(proposal for proposal in store.proposals(joined=joined) if _meant(proposal, case))
    if case and not found:
        raise InputError(field="case", value=case, expected=_EXPECTED)
    return found


def only(found: Sequence[Proposal], case: str | None) -> Proposal:
    """Give the one proposal that is meant; `InputError` names them when there are several."""
    if case is None or len(found) != 1:
        titles = "; ".join(f'"{proposal.title}" ({proposal.id})' for proposal in found)
        expected = f"{_EXPECTED}, one of: {titles or 'nothing is followed yet'}"
        raise InputError(field="case", value=case, expected=expected)
    return found[0]


def draw(proposal: Proposal, day: dt.date, path: Path) -> None:
    """Draw a timeline into a file, and tell it in words."""
    drawn = timeline(proposal, day, language=spoken())
    write_feed(path, timeline_svg(drawn).encode())
    for line in timeline_text(drawn):
        show.tell(line)
    show.tell(tr("Wrote {path}", path=path))


def tell_overdue(store: Store, day: dt.date, times: int, *, as_json: bool) -> None:
    """Tell which motions are late, which matters are tabled again and again, which meetings have no agenda."""
    meetings = tuple(store.meetings())
    followed = tuple(store.proposals())
    late = late_motions(followed, day)
    seen = seen_motions(meetings, day, followed=followed)
    tabled = tabled_matters(meetings, more_than=times)
    bare = without_agenda(meetings, day)
    if as_json:
        facts = {
            "day": day,
            "motions": [{"title": it.proposal.title, "days": it.days, "deadline": it.limit.deadline} for it in late],
            "seen_motions": [
                {
                    "title": it.title,
                    "reference": it.reference,
                    "raised": it.raised.model_copy(update={"agenda": None, "documents": ()}),
                    "days": it.days,
                    "deadline": it.deadline,
                }
                for it in seen
            ],
            "tabled": [
                {"title": it.title, "reference": it.reference, "days": [held.date for held in it.meetings]}
                for it in tabled
            ],
            "without_agenda": [it.model_copy(update={"documents": ()}) for it in bare],
        }
        show.say(show.to_json(facts))
        return
    for motion in late:
        unsure = f" ({tr('its start is inferred')})" if motion.limit.deadline.certainty is Certainty.INFERRED else ""
        said = tr(
            "{days} days past its year: {title}",
            days=motion.days,
            title=marked(motion.proposal.title, motion.proposal.example),
        )
        show.tell(said + unsure)
    for one in seen:
        where = f"{one.raised.title}, {one.raised.municipality}" if one.raised.municipality else one.raised.title
        raised = tr("seen at {meeting} on {day}", meeting=where, day=one.raised.date.isoformat())
        said = tr("{days} days past its year: {title}", days=one.days, title=marked(one.title, one.raised.example))
        show.tell(f"{said} ({raised})")
    for matter in tabled:
        days = ", ".join(held.date.isoformat() for held in matter.meetings)
        count = len(matter.meetings)
        title = marked(matter.title, matter.meetings[0].example)
        show.tell(tr("Tabled {count} times ({days}): {title}", count=count, days=days, title=title))
    for meeting in bare:
        town = f", {meeting.municipality}" if meeting.municipality else ""
        left, called = (meeting.date - day).days, marked(f"{meeting.title}{town} {meeting.date}", meeting.example)
        show.tell(tr("No agenda {days} days before: {meeting}", days=left, meeting=called))
    if not (late or seen or tabled or bare):
        show.tell(tr("Nothing is overdue."))


@click.command()
@click.argument("case")
@click.argument("word", metavar="same|not-same", type=click.Choice(["same", "not-same"]))
@click.argument("other")
@click.option("--meeting", "day", type=options.DAY, help="OTHER is words of an item of that day's agenda.")
@click.option("--instead", is_flag=True, help="Take back the opposite, if you have said that before.")
@options.store
@options.as_json
def correct(
    case: str, word: str, other: str, day: dt.date | None, store_url: str, *, instead: bool, as_json: bool
) -> None:
    """Say that CASE is the same as OTHER, or is not.

    CASE is a followed proposal, by number, id or words of its title. Your word wins over matching.

    \b
    agendawatch correct "KS 2026/00123" same "giftfria förskolor"
    agendawatch correct giftfria not-same "giftfri skolgård" --meeting 2026-03-11

    Two that were joined, by a rule or by your word, are parted by not-same: both stand again.

    Writes your word into the store, beside what was found; nothing is taken away.
    """
    with Store(store_url, make=False) as store:
        proposal = only(matching(store, case), case)
        if day:
            meeting, title = find_item(store, day, other, proposal)
            said = say_of_item(
                store, proposal, meeting, title, same=word == "same", seen=options.now(), instead=instead
            )
        else:
            # What was joined to another is told by that one, and can be meant all the same: to part them.
            theirs = only([it for it in matching(store, other, joined=True) if it.id != proposal.id], other)
            said = say_of_proposal(store, proposal, theirs, same=word == "same", seen=options.now(), instead=instead)
    if as_json:
        show.say(show.to_json(said))
    else:
        show.say(f"{marked(said.title, said.example)}: {said.corrections[-1]}")


def _meant(proposal: Proposal, case: str | None) -> bool:
    if case is None:
        return True
    asked = case.casefold()
    return asked in {proposal.id, (proposal.reference or "").casefold()} or asked in proposal.title.casefold()
