"""Commands for proposals: follow one, tell more of it, ask where it stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from urllib.parse import unquote, urlsplit

import click

from agendawatch.answers.words import marked
from agendawatch.cli import options, show
from agendawatch.cli.read import page_in
from agendawatch.cli.terminal import say
from agendawatch.crawl.followed import FollowResult, add_action, find_item, save_followed, say_of_item, say_of_proposal
from agendawatch.crawl.followed import rename as give_title
from agendawatch.crawl.followed import unfollow as stop_following
from agendawatch.errors import InputError, StoreError
from agendawatch.feeds import write_feed
from agendawatch.i18n import ngettext, spoken, tr
from agendawatch.i18n.caveats import caveat_words
from agendawatch.lang.sv.organizations import read_organization
from agendawatch.lang.sv.pages.submissions import is_telling_title
from agendawatch.lang.sv.references import case_key, is_case, part_references
from agendawatch.model import ActionCode, Certainty, Municipality, Proposal
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
from agendawatch.proposals import follow as follow_text
from agendawatch.proposals.following import find_followed, follow_case, follow_title, looked_for
from agendawatch.proposals.labels import unread_words, unsure_words
from agendawatch.readers.press import Submission, read_submission
from agendawatch.readers.sandbox import read_apart
from agendawatch.site.addresses import key_of
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


# Commands for proposals: follow one, and ask where it stands.

_ASKED, _LONGEST = 12, 300
"""Words, and letters, of a long title that the store is asked for."""
_SHOWN = 5
"""Items of the store that are shown when something is followed."""


@options.command()
@click.argument("what", required=False)
@click.option(
    "--published", type=options.DAY, help="The day the text was published; else the day that it bears, or today."
)
@click.option("--title", help="What it is to go by, where the text has no telling title, or in place of a text.")
@options.municipality_option("Which municipality it is about, when the text leaves it open.")
@click.option("--stop", is_flag=True, help="Cease to follow CASE; what is known of it stays, and it can be taken up.")
@click.option("--rename", metavar="TITLE", help="Follow CASE under another title; the former stays beside it.")
@click.option(
    "--add",
    "code",
    type=click.Choice([code.value for code in ActionCode]),
    metavar="ACTION",
    help="Tell an action by hand: approved, rejected, tabled, referred_back … (docs/reference/statuses.md).",
)
@click.option("--on", "day", type=options.DAY, help="With --add: the day it was done; today unless given.")
@click.option("--organization", "-o", help="With --add: the organization that did it, by name or short form (KS).")
@click.option("--words", help="With --add: the source's own words.")
@click.option("--final/--preparing", default=None, help="With --add: whether it decides, or prepares for another.")
@click.option("--same", metavar="OTHER", help="Say that CASE is the same as OTHER: your word wins over matching.")
@click.option("--not-same", metavar="OTHER", help="Say that it is not: two that were joined are parted.")
@click.option("--meeting", "held", type=options.DAY, help="OTHER is words of an item of that day's agenda.")
@click.option("--instead", is_flag=True, help="Take back the opposite, if you have said that before.")
@options.store
@options.as_json
def follow(
    *,
    what: str | None,
    published: dt.date | None,
    title: str | None,
    municipality: str | None,
    stop: bool,
    rename: str | None,
    code: str | None,
    day: dt.date | None,
    organization: str | None,
    words: str | None,
    final: bool | None,
    same: str | None,
    not_same: str | None,
    held: dt.date | None,
    instead: bool,
    store_url: str,
    as_json: bool,
) -> None:
    """Follow WHAT, a text, a case number or an item; or tell more of what is followed, or leave it.

    WHAT is a file (a motion, a press release, a letter), a case number, or the address of an item on our own site.
    From then on every round looks for it on agendas and in minutes, with a reason for every match.

    \b
    agendawatch follow motion.pdf -m Kinda
    agendawatch follow "KS 2026/19" -m Kinda
    agendawatch follow --title "Avgiftsfri skolskjuts" -m Kinda

    With --stop, --rename, --add, --same and --not-same WHAT is a CASE: a followed proposal, by number, id or words of its title.

    \b
    agendawatch follow "KS 2026/00123" --add approved --on 2026-03-30 -o KF
    agendawatch follow "gröna tak" --rename "Gröna tak på skolorna"
    agendawatch follow giftfria --not-same "giftfri skolgård" --meeting 2026-03-11
    agendawatch follow "gröna tak" --stop

    Writes the proposal, the action or your word into the store; nothing is taken away.
    """
    now = options.now()
    if sum(map(bool, (stop, rename, code, same, not_same))) > 1:
        msg = "say one of --stop, --rename, --add, --same and --not-same"
        raise click.UsageError(msg)
    if not (stop or rename or code or same or not_same):
        with _known(store_url) as known:
            wanted = proposal_of(
                known, what, today=now.date(), title=title, municipality=municipality, published=published
            )
        _begin(store_url, wanted, now, as_json=as_json)
        return
    with Store(store_url, make=False) as store:
        case = only(_matching(store, what), what)
        if stop:
            told = stop_following(store, case, seen=now)
            line = tr("No longer following {title}", title=repr(told.title))
        elif rename:
            _require_telling(rename)
            told = give_title(store, case, rename, seen=now)
            line = tr("{before} is followed as {title}", before=repr(case.title), title=repr(told.title))
        elif code:
            by = read_organization(organization) if organization else None
            told = add_action(
                store, case, ActionCode(code), day or now.date(), organization=by, words=words, final=final, seen=now
            )
            line = tr("Following {title}", title=marked(repr(told.title), told.example))
        else:
            other, is_same = str(same or not_same), same is not None
            if held:
                meeting, item = find_item(store, held, other, case)
                told = say_of_item(store, case, meeting, item, same=is_same, seen=now, instead=instead)
            else:
                # What was joined to another is told by that one, and can be meant all the same: to part them.
                theirs = only([match for match in _matching(store, other, joined=True) if match.id != case.id], other)
                told = say_of_proposal(store, case, theirs, same=is_same, seen=now, instead=instead)
            line = f"{marked(told.title, told.example)}: {told.corrections[-1]}"
    show.say(show.to_json(told) if as_json else line)
    if (rename or code) and not as_json:
        _timeline(told, now.date())


def _begin(store_url: str, wanted: Proposal, now: dt.datetime, *, as_json: bool) -> None:
    """Begin to follow what is asked for, and tell what it is looked for by."""
    with Store(store_url) as store:
        remembered = save_followed(store, wanted, seen=now)
        found = _held(store, remembered.proposal, now.date())
    if as_json:
        show.say(show.to_json(remembered.proposal))
        return
    _told(remembered, found)
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


def _told(remembered: FollowResult, found: SearchPage) -> None:
    proposal = remembered.proposal
    said = marked(repr(proposal.title), proposal.example)
    known = remembered.known
    show.say(tr("Followed already: {title}", title=said) if known else tr("Following {title}", title=said))
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
            where = ", ".join(str(part) for part in (hit.organization, hit.municipality) if part)
            show.say(f"    {hit.date}  {where}: {number}{hit.title}")
    else:
        show.say("  " + tr("The store holds nothing of it yet."))
    for other in remembered.alike:
        show.say("  " + tr("Much like one that is followed already, and kept apart: {title}", title=repr(other.title)))
        show.say("  " + tr("If they are one: agendawatch follow {one} --same {other}", one=other.id, other=proposal.id))


@options.command()
@click.argument("case", required=False)
@click.option("--on", "day", type=options.DAY, help="The day to tell of; today unless given.")
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
            named = [str(part) for part in (action.organization, action.meeting_date) if part]
            where = f" ({', '.join(named)})" if action.organization else ""
            show.tell(f"  {action.date.isoformat()}  {action_label(action.code, spoken())}{where}")
    limits = _limits(proposal, day)
    for due in (limit.deadline for limit in limits):
        unsure = f", {tr('inferred')}" if due.certainty is Certainty.INFERRED else ""
        kind = tr(due.kind.value.replace("_", " "))
        show.tell(f"  {due.date.isoformat()}  {tr('due')}: {kind} ({due.paragraph}{unsure})")
    if status.passed:
        told = tr("The meeting of {day} has been; no source says what came out.", day=status.passed.isoformat())
        show.tell(f"  {unread_words(status, spoken()) or told}")
    if ended := appeal_ended(status, limits, day):
        told = tr("The last day to appeal was {day}; whether anybody did is not known.", day=ended.isoformat())
        show.tell(f"  {told}")
    if touching := sum(matter.meeting_date <= day for matter in proposal.related):
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
        "deadlines": [limit.deadline for limit in _limits(proposal, day)],
    }


def _limits(proposal: Proposal, day: dt.date) -> tuple[TimeLimit, ...]:
    """List the law's deadlines as they are counted from what was known that day."""
    known = tuple(action for action in proposal.actions if action.date <= day)
    return time_limits(proposal.model_copy(update={"actions": known}))


# What somebody wants to follow, as a proposal: a text, a case number, an address of our own site, or a title.


def proposal_of(
    store: Store,
    what: str | None,
    *,
    today: dt.date,
    title: str | None = None,
    municipality: str | None = None,
    published: dt.date | None = None,
) -> Proposal:
    """Make a proposal of what is asked for; what tells no matter is a wrong use, and says what is lacking."""
    town = store.queries.municipality(municipality) if municipality else None
    if what is None:
        if title is None:
            raise click.UsageError(tr("give a file, a case number, an address of our site, or --title"))
        bare = " ".join(title.split())
        _require_telling(bare)
        return follow_title(bare, municipality=town)
    file = Path(what)
    if file.is_file():
        return _of_file(file, title, partial(read_submission, today=today, published=published, municipality=town))
    if "://" in what:
        return _of_address(store, what, title)
    numbers, rest = part_references(what)
    if len(numbers) == 1 and not rest:
        return _of_case(store, numbers[0], title, town)
    said = tr("{what} is no file, no case number and no address of our site; give a title with --title", what=what)
    raise click.UsageError(said)


def _require_telling(title: str) -> None:
    if not is_telling_title(title):
        raise click.UsageError(tr("{title} does not tell which matter it is; add what it is about", title=repr(title)))


def _of_file(file: Path, title: str | None, read: Callable[[bytes], Submission]) -> Proposal:
    page = page_in(file)
    found = read_apart(page, read, page)
    for warning in found.release.warnings:
        say(tr("Look at this yourself: {words}", words=caveat_words(warning, spoken())), err=True)
    release = found.release
    if title:
        release = release.model_copy(update={"title": title})
    elif not found.telling:
        said = tr(
            "the text has no title that tells which matter it is; give one with --title (it begins: {line})",
            line=release.title[:80],
        )
        raise click.UsageError(said)
    if not found.dated:
        say(tr("The text bears no day: it is taken for today's. --published tells another."), err=True)
    return follow_text(release, text=found.text).model_copy(update={"reference": found.reference})


def _of_case(store: Store, number: str, title: str | None, town: Municipality | None) -> Proposal:
    asked = store.search(number, municipality=town, limit=100)
    hits = [hit for hit in asked if hit.reference and is_case(number, hit.reference)]
    items = [hit for hit in hits if hit.kind == "item"]
    towns = {hit.municipality.code: hit.municipality for hit in hits if hit.municipality}
    if town is None and len(towns) > 1:
        names = ", ".join(sorted(it.name for it in towns.values()))
        raise click.UsageError(tr("{number} is a case in {names}; say which with -m", number=number, names=names))
    registers = {tuple(filter(str.isalpha, case_key(hit.reference))): hit.reference for hit in hits if hit.reference}
    if len(registers) > 1:
        numbers = ", ".join(sorted(registers.values()))
        raise click.UsageError(tr("{number} may be any of {numbers}; say which", number=number, numbers=numbers))
    if town is None and not towns:
        raise click.UsageError(tr("no case {number} is known; say whose it is with -m", number=number))
    town = town or next(iter(towns.values()))
    newest = max(items, key=lambda hit: hit.date or dt.date.min, default=None)
    reference = newest.reference if newest and newest.reference else number
    return follow_case(reference, municipality=town, title=title or (newest.title if newest else None))


def _of_address(store: Store, address: str, title: str | None) -> Proposal:
    parts = urlsplit(address)
    keys = [unquote(part) for part in parts.path.split("/") if part and part != "index.html"]
    last = keys[-1] if keys else ""
    if "arende" in keys:
        known = next((proposal for proposal in store.proposals() if key_of(proposal.id) == last), None)
        if known is not None:
            return known
    meeting = next((it for it in store.meetings() if key_of(it.id) == last), None)
    if meeting is None:
        raise click.UsageError(tr("{address} is no meeting, item or case that the store knows", address=address))
    place = parts.fragment.removeprefix("punkt-")
    items = meeting.agenda or ()
    if not place.isdigit() or not 0 < int(place) <= len(items):
        said = tr(
            "give the address of one item: it ends in #punkt- and its place on the agenda (1 to {last})",
            last=len(items),
        )
        raise click.UsageError(said)
    item = items[int(place) - 1]
    if item.reference:
        return follow_case(item.reference, municipality=meeting.municipality, title=title or item.title)
    return follow_title(title or item.title, municipality=meeting.municipality)
