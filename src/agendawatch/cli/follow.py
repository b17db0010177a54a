"""Commands for proposals: follow one, ask where it stands, say that two are one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import click

from agendawatch.answers.words import marked
from agendawatch.cli import options, show
from agendawatch.cli.subjects import AskedSubject, proposal_of
from agendawatch.crawl.followed import FollowResult, add_action, find_item, save_followed, say_of_item, say_of_proposal
from agendawatch.crawl.followed import rename as give_title
from agendawatch.crawl.followed import unfollow as stop_following
from agendawatch.errors import InputError, StoreError
from agendawatch.feeds import write_feed
from agendawatch.i18n import ngettext, spoken, tr
from agendawatch.lang.sv.organizations import read_organization
from agendawatch.lang.sv.pages.submissions import is_telling_title
from agendawatch.model import ActionCode, Certainty, Deadline, Proposal
from agendawatch.proposals import (
    TimeLimit,
    action_label,
    appeal_ended,
    explain,
    late_motions,
    seen_motions,
    status_label,
    tabled_matters,
    time_limits,
    timeline,
    timeline_svg,
    timeline_text,
    without_agenda,
)
from agendawatch.proposals.following import find_followed, looked_for
from agendawatch.proposals.labels import unread_words
from agendawatch.proposals.match_words import unsure_words
from agendawatch.store import Store
from agendawatch.store.search import SearchPage, SearchQuery

# Followed proposals as commands speak of them: which one is meant, its drawing, and what is overdue.

_EXPECTED = "the number, the id or words of the title of a followed proposal"


def _matching(store: Store, case: str | None, *, joined: bool = False) -> tuple[Proposal, ...]:
    """Give the followed proposals that are meant, or all; `InputError` when none is."""
    known = store.proposals(joined=joined)
    found = tuple(known) if case is None else find_followed(known, case)
    if case and not found:
        raise InputError(field="case", value=case, expected=_EXPECTED)
    return found


def only(found: Sequence[Proposal], case: str | None) -> Proposal:
    """Give the one proposal that is meant; `InputError` names them when there are several."""
    if case is None or len(found) != 1:
        titles = "; ".join(map(_candidate, found))
        expected = f"{_EXPECTED}, one of: {titles or 'nothing is followed yet'}"
        raise InputError(field="case", value=case, expected=expected)
    return found[0]


def _candidate(proposal: Proposal) -> str:
    town = proposal.municipality.name if proposal.municipality else None
    return f'"{proposal.title}" ({", ".join(filter(None, (proposal.reference, town, proposal.id)))})'


def draw(proposal: Proposal, day: dt.date, path: Path) -> None:
    """Draw a timeline into a file, and tell it in words."""
    drawn = timeline(proposal, day, language=spoken())
    write_feed(path, timeline_svg(drawn).encode())
    for line in timeline_text(drawn):
        show.tell(line)
    show.tell(tr("Wrote {path}", path=path))


def _tell_overdue(store: Store, day: dt.date, times: int, *, as_json: bool) -> None:
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
        proposal = only(_matching(store, case), case)
        if day:
            meeting, title = find_item(store, day, other, proposal)
            said = say_of_item(
                store, proposal, meeting, title, same=word == "same", seen=options.now(), instead=instead
            )
        else:
            # What was joined to another is told by that one, and can be meant all the same: to part them.
            theirs = only([it for it in _matching(store, other, joined=True) if it.id != proposal.id], other)
            said = say_of_proposal(store, proposal, theirs, same=word == "same", seen=options.now(), instead=instead)
    if as_json:
        show.say(show.to_json(said))
    else:
        show.say(f"{marked(said.title, said.example)}: {said.corrections[-1]}")


# Commands for proposals: follow one, and ask where it stands.

_ASKED, _LONGEST = 12, 300
"""Words, and letters, of a long title that the store is asked for."""
_SHOWN = 5
"""Items of the store that are shown when something is followed."""


@click.command()
@click.argument("what", required=False)
@click.option(
    "--published", type=options.DAY, help="The day the text was published; else the day that it bears, or today."
)
@click.option("--title", help="What it is to go by, where the text has no telling title, or in place of a text.")
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
    what: str | None,
    published: dt.date | None,
    title: str | None,
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
    """Follow WHAT: a text, a case number or an item; or tell an action by hand.

    WHAT is a file (a motion, a press release, a letter), a case number, or the address of an item on our own site.
    From then on every round looks for it on agendas and in minutes, with a reason for every match.

    \b
    agendawatch follow motion.pdf -m Kinda
    agendawatch follow "KS 2026/19" -m Kinda
    agendawatch follow --title "Avgiftsfri skolskjuts" -m Kinda
    agendawatch follow --add approved --case "KS 2026/00123" --on 2026-03-30 --by KF

    Writes the proposal, or the action, into the store.
    """
    now = options.now()
    if code:
        with Store(store_url, make=False) as store:
            proposal = add_action(
                store,
                only(_matching(store, case), case),
                ActionCode(code),
                day or now.date(),
                organization=read_organization(organization) if organization else None,
                words=words,
                final=final,
                seen=now,
            )
        remembered = FollowResult(proposal, known=True, alike=())
        found = SearchPage((), 0)
    else:
        with _known(store_url) as known:
            asked = proposal_of(known, AskedSubject(what, title, municipality, published, now.date()))
        with Store(store_url) as store:
            remembered = save_followed(store, asked, seen=now)
            found = _held(store, remembered.proposal, now.date())
    if as_json:
        show.say(show.to_json(remembered.proposal))
        return
    _told(remembered, found, added=code is not None)
    _timeline(remembered.proposal, now.date())


def _known(store_url: str) -> Store:
    """Open what is known so far; where nothing is, wrong use leaves nothing behind."""
    try:
        return Store(store_url, make=False)
    except StoreError:
        return Store("sqlite://")


def _held(store: Store, proposal: Proposal, today: dt.date) -> SearchPage:
    """Ask what the store holds now that a person would look at: by the number, else by the words, or most of them."""
    words = proposal.reference or " ".join(looked_for(proposal)[:_ASKED])
    towns = (proposal.municipality,) if proposal.municipality else ()
    asked = SearchQuery(words[:_LONGEST], towns, kinds=("item",), loosely=proposal.reference is None)
    return store.queries.search_page(asked, limit=_SHOWN, today=today) if words else SearchPage((), 0)


def _told(remembered: FollowResult, found: SearchPage, *, added: bool) -> None:
    proposal = remembered.proposal
    said = marked(repr(proposal.title), proposal.example)
    already = remembered.known and not added
    show.say(tr("Followed already: {title}", title=said) if already else tr("Following {title}", title=said))
    if added:
        return
    town = proposal.municipality.name if proposal.municipality else tr("every municipality")
    if proposal.reference:
        show.say("  " + tr("Looks for the case number {number} in {town}", number=proposal.reference, town=town))
    words = ", ".join(looked_for(proposal))
    if words:
        show.say("  " + tr("Looks for these words in titles, in {town}: {words}", town=town, words=words))
    if found.hits:
        mostly = tr("The store holds nothing with all these words; with most of them:")
        show.say("  " + (mostly if found.loose else tr("The store holds now:")))
        for hit in found.hits:
            number = f"{hit.number} " if hit.number else ""
            where = ", ".join(str(it) for it in (hit.organization, hit.municipality) if it)
            show.say(f"    {hit.date}  {where}: {number}{hit.title}")
    else:
        show.say("  " + tr("The store holds nothing of it yet."))
    for other in remembered.alike:
        show.say("  " + tr("Much like one that is followed already, and kept apart: {title}", title=repr(other.title)))
        show.say("  " + tr("If they are one: agendawatch correct {one} same {other}", one=other.id, other=proposal.id))


@click.command()
@click.argument("case")
@options.store
@options.as_json
def unfollow(case: str, store_url: str, *, as_json: bool) -> None:
    """Cease to follow CASE.

    CASE is a followed proposal, by number, id or words of its title.
    What is known of it stays in the store, and follow takes it up again.

    \b
    agendawatch unfollow "KS 2026/00123"
    agendawatch unfollow "gröna tak"

    Writes that it is followed no more.
    """
    with Store(store_url, make=False) as store:
        ceased = stop_following(store, only(_matching(store, case), case), seen=options.now())
    show.say(show.to_json(ceased) if as_json else tr("No longer following {title}", title=repr(ceased.title)))


@click.command()
@click.argument("case")
@click.argument("title")
@options.store
@options.as_json
def rename(case: str, title: str, store_url: str, *, as_json: bool) -> None:
    """Follow CASE under another TITLE.

    CASE is a followed proposal, by number, id or words of its title. It is looked for by the words of its title.

    \b
    agendawatch rename "KS 2026/00123" "Avgiftsfri skolskjuts"
    agendawatch rename "gröna tak" "Gröna tak på skolorna"

    Writes the new title; the former stays beside it.
    """
    now = options.now()
    if not is_telling_title(title):
        raise click.UsageError(tr("{title} does not tell which matter it is; add what it is about", title=repr(title)))
    with Store(store_url, make=False) as store:
        before = only(_matching(store, case), case)
        renamed = give_title(store, before, title, seen=now)
    if as_json:
        show.say(show.to_json(renamed))
        return
    show.say(tr("{before} is followed as {title}", before=repr(before.title), title=repr(renamed.title)))
    _timeline(renamed, now.date())


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
            _tell_overdue(store, when, times, as_json=as_json)
            return
        found = _matching(store, case)
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
        show.tell(tr("Nothing is followed yet: agendawatch follow FILE"))


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
        show.tell(f"  {unread_words(status, spoken()) or told}")
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
