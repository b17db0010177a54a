"""Commands for proposals: follow one, and ask where it stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import click

from agendawatch.casebook import add_action
from agendawatch.cli import options, show
from agendawatch.cli.cases import draw, matching, only, tell_overdue
from agendawatch.cli.news import marked
from agendawatch.cli.reading import page_in
from agendawatch.docket import remember_proposal
from agendawatch.following import TimeLimit, action_label, appeal_ended, explain, status_label, time_limits, timeline
from agendawatch.following import follow as follow_release
from agendawatch.following.telling import unsure_words
from agendawatch.history import Store
from agendawatch.i18n import ngettext, spoken, tr
from agendawatch.i18n.caveats import caveat_words
from agendawatch.model import ActionCode, Certainty, Deadline, Proposal
from agendawatch.reading.press import read_press_release
from agendawatch.reading.sandbox import read_apart
from agendawatch.swedish.names.organizations import read_organization

__all__ = ["follow", "status"]


@click.command()
@click.argument("file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--published", type=options.DAY, help="The day the release was published.")
@click.option(
    "--municipality",
    "-m",
    shell_complete=options.complete_places,
    help="Which municipality it is about, when the text leaves it open.",
)
@click.option(
    "--add",
    "code",
    type=click.Choice([code.value for code in ActionCode]),
    metavar="ACTION",
    help="Tell an action by hand: approved, rejected, tabled, referred_back … (docs/reference/statuses.md).",
)
@click.option("--case", help="With --add: the followed proposal, by number, id or words of its title.")
@click.option("--on", "day", type=options.DAY, help="With --add: the day it was done; today unless given.")
@click.option("--by", "organization", help="With --add: the organization that did it, by name or short form.")
@click.option("--words", help="With --add: the source's own words.")
@click.option("--final/--preparing", default=None, help="With --add: whether it decides, or prepares for another.")
@options.store
@options.as_json
def follow(
    *,
    file: Path | None,
    published: dt.date | None,
    municipality: str | None,
    code: str | None,
    case: str | None,
    day: dt.date | None,
    organization: str | None,
    words: str | None,
    store_url: str,
    final: bool | None,
    as_json: bool,
) -> None:
    """Follow a press release's proposal, or tell an action by hand.

    From then on every round looks for it on agendas and in minutes, with a reason for every match.

    \b
    agendawatch follow pressmeddelande.txt --published 2020-03-06
    agendawatch follow --add approved --case "KS 2026/00123" --on 2026-03-30 --by KF

    Writes the proposal, or the action, into the store.
    """
    match = None
    if code:
        with Store(store_url, make=False) as store:
            proposal = add_action(
                store,
                only(matching(store, case), case),
                ActionCode(code),
                day or options.now().date(),
                organization=read_organization(organization) if organization else None,
                words=words,
                final=final,
                seen=options.now(),
            )
    elif file and published:
        page = page_in(file)
        release = read_apart(page, partial(read_press_release, published=published, municipality=municipality), page)
        for warning in release.warnings:
            click.echo(tr("Look at this yourself: {words}", words=caveat_words(warning, spoken())), err=True)
        with Store(store_url) as store:
            proposal, match = remember_proposal(store, follow_release(release), seen=options.now())
    else:
        msg = "give a FILE and --published, or --add and --case"
        raise click.UsageError(msg)
    if as_json:
        show.say(show.to_json(proposal))
        return
    show.say(tr("Following {title}", title=marked(repr(proposal.title), proposal.example)))
    if match:
        why = f"({match.certainty.value}): {'; '.join(caveat_words(it, spoken()) for it in match.evidence)}"
        show.say(f"  {tr('joined to what was followed already')} {why}")
    _timeline(proposal, options.now().date())


@click.command()
@click.argument("case", required=False)
@click.option("--at", "day", type=options.DAY, help="The day to tell of; today unless given.")
@click.option("--why", is_flag=True, help="Show every action, and why each is held to belong here.")
@click.option("--svg", type=click.Path(dir_okay=False, path_type=Path), help="Draw the CASE's timeline into a file.")
@click.option("--overdue", is_flag=True, help="Tell what is late or lies still, in place of where proposals stand.")
@click.option(
    "--times", type=click.IntRange(1), default=1, show_default=True, help="With --overdue: tabled more often."
)
@options.store
@options.as_json
def status(
    *,
    case: str | None,
    day: dt.date | None,
    svg: Path | None,
    times: int,
    store_url: str,
    why: bool,
    overdue: bool,
    as_json: bool,
) -> None:
    """Tell where followed proposals stand, and on what that rests.

    All of them, or the CASE with that number, id or words in its title.

    \b
    agendawatch status
    agendawatch status "KS 2026/00123" --why
    agendawatch status --overdue

    Writes nothing but the drawing of --svg.
    """
    when = day or options.now().date()
    with Store(store_url, make=False) as store:
        if overdue:
            tell_overdue(store, when, times, as_json=as_json)
            return
        found = matching(store, case)
    if svg:
        draw(only(found, case), when, svg)
    elif as_json:
        show.say(show.to_json([_facts(proposal, when) for proposal in found]))
    else:
        _tell(found, when, why=why)


def _tell(found: Sequence[Proposal], when: dt.date, *, why: bool) -> None:
    for proposal in found:
        show.tell(marked(proposal.title, proposal.example))
        if why:
            for line in explain(proposal, when, language=spoken()):
                show.tell(f"  {line}")
        else:
            _timeline(proposal, when)
    if not found:
        show.tell(tr("Nothing is followed yet: agendawatch follow FILE --published DAY"))


def _timeline(proposal: Proposal, day: dt.date) -> None:
    status = proposal.status_at(day)
    show.tell(f"  {day.isoformat()}: {status_label(status, spoken())}")
    if unsure := unsure_words(status.action, spoken()):
        show.tell(f"  {unsure}")
    for action in sorted(proposal.actions, key=lambda action: action.date):
        if action.date <= day:
            named = [str(it) for it in (action.organization, action.meeting_date) if it]
            where = f" ({', '.join(named)})" if action.organization else ""
            show.tell(f"  {action.date.isoformat()}  {action_label(action.code, spoken())}{where}")
    for due in _deadlines(proposal, day):
        unsure = f", {tr('inferred')}" if due.certainty is Certainty.INFERRED else ""
        kind = tr(due.kind.value.replace("_", " "))
        show.tell(f"  {due.date.isoformat()}  {tr('due')}: {kind} ({due.paragraph}{unsure})")
    if status.passed:
        told = tr("The meeting of {day} has been; no source says what came out.", day=status.passed.isoformat())
        show.tell(f"  {told}")
    ended = appeal_ended(status, _limits(proposal, day), day)
    if ended:
        told = tr("The last day to appeal was {day}; whether anybody did is not known.", day=ended.isoformat())
        show.tell(f"  {told}")
    if touching := sum(it.meeting_date <= day for it in proposal.related):
        told = ngettext(
            "1 related matter decides nothing here (--why tells which).",
            "{n} related matters decide nothing here (--why tells which).",
            touching,
        )
        show.tell(f"  {told}")


def _facts(proposal: Proposal, day: dt.date) -> dict[str, object]:
    status = proposal.status_at(day)
    return {
        "proposal": proposal,
        "day": day,
        "status": str(status),
        "rests_on": status.action,
        "meeting_passed": status.passed,
        "stations": timeline(proposal, day).stations,
        "deadlines": _deadlines(proposal, day),
    }


def _deadlines(proposal: Proposal, day: dt.date) -> tuple[Deadline, ...]:
    """List the law's deadlines as they are counted from what was known that day."""
    return tuple(limit.deadline for limit in _limits(proposal, day))


def _limits(proposal: Proposal, day: dt.date) -> tuple[TimeLimit, ...]:
    known = tuple(action for action in proposal.actions if action.date <= day)
    return time_limits(proposal.model_copy(update={"actions": known}))
