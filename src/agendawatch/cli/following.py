"""Commands for proposals: follow one, and ask where it stands."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from agendawatch.cli import options, show
from agendawatch.errors import InputError
from agendawatch.following import action_label, explain, status_label
from agendawatch.following import follow as follow_release
from agendawatch.history import Store
from agendawatch.model import Proposal
from agendawatch.reading.press import read_press_release
from agendawatch.rounds import remember_proposal

__all__ = ["follow", "status"]


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--published", type=options.DAY, required=True, help="The day the release was published.")
@click.option("--municipality", "-m", help="Which municipality it is about, when the text leaves it open.")
@options.store
@options.as_json
def follow(file: Path, published: dt.date, municipality: str | None, store_url: str, *, as_json: bool) -> None:
    """Follow the proposal of a press release in FILE through every later round.

    \b
    agendawatch follow pressmeddelande.txt --published 2020-03-06
    """
    release = read_press_release(file.read_bytes(), published=published, municipality=municipality)
    with Store(store_url) as store:
        proposal, match = remember_proposal(store, follow_release(release), seen=options.now())
    if as_json:
        show.say(show.to_json(proposal))
        return
    show.say(f"Following {proposal.title!r}")
    if match:
        show.say(f"  joined to what was followed already ({match.certainty.value}): {'; '.join(match.evidence)}")
    _timeline(proposal, options.now().date())


@click.command()
@click.argument("case", required=False)
@click.option("--at", "day", type=options.DAY, help="The day to tell of; today unless given.")
@click.option("--why", is_flag=True, help="Show every action, and why each is held to belong here.")
@options.store
@options.as_json
def status(case: str | None, day: dt.date | None, store_url: str, *, why: bool, as_json: bool) -> None:
    """Tell where followed proposals stand: all of them, or the CASE with that number, id or words in its title."""
    when = day or options.now().date()
    with Store(store_url) as store:
        found = tuple(proposal for proposal in store.proposals() if _meant(proposal, case))
    if case and not found:
        raise InputError(
            field="case", value=case, expected="the number, the id or words of the title of a followed proposal"
        )
    if as_json:
        show.say(show.to_json([_facts(proposal, when) for proposal in found]))
        return
    for proposal in found:
        show.say(proposal.title)
        if why:
            for line in explain(proposal, when):
                show.say(f"  {line}")
        else:
            _timeline(proposal, when)
    if not found:
        show.say("Nothing is followed yet: agendawatch follow FILE --published DAY")


def _meant(proposal: Proposal, case: str | None) -> bool:
    if case is None:
        return True
    asked = case.casefold()
    return asked in {proposal.id, (proposal.reference or "").casefold()} or asked in proposal.title.casefold()


def _timeline(proposal: Proposal, day: dt.date) -> None:
    status = proposal.status_at(day)
    show.say(f"  {day.isoformat()}: {status_label(status, 'en')}")
    for action in sorted(proposal.actions, key=lambda action: action.date):
        if action.date <= day:
            where = f" ({action.organization}, {action.meeting_date})" if action.organization else ""
            show.say(f"  {action.date.isoformat()}  {action_label(action.code, 'en')}{where}")
    if status.passed:
        show.say(f"  The meeting of {status.passed.isoformat()} has been; no source says what came out.")


def _facts(proposal: Proposal, day: dt.date) -> dict[str, object]:
    status = proposal.status_at(day)
    return {
        "proposal": proposal,
        "day": day,
        "status": str(status),
        "rests_on": status.action,
        "meeting_passed": status.passed,
    }
