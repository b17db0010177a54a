"""The command that shows what agendawatch does, without a network: the case of 2020, and a made-up region."""

from __future__ import annotations

import datetime as dt
from itertools import takewhile
from pathlib import Path

import click

from agendawatch.answers.words import marked
from agendawatch.cli import options, show
from agendawatch.cli.show import kind
from agendawatch.cli.terminal import say
from agendawatch.crawl.update import UpdateReport
from agendawatch.demo import DemoReport, Seed, run_demo
from agendawatch.i18n import day_words, spoken, tr
from agendawatch.i18n.caveats import caveat_words
from agendawatch.i18n.finished import tr_said
from agendawatch.model import ChangeKind, Example, PressRelease, Proposal
from agendawatch.proposals import explain

STEPS = {
    "region": "Playing six weeks in five towns …",
    "seed": "Reading two press releases …",
    "calendars": "Writing calendars …",
    "site": "Making the site …",
}
"""What is told of each step as it begins."""
_ASKED_OF = tuple(dt.date(2020, *day) for day in ((3, 5), (3, 6), (3, 11), (3, 12), (6, 15), (6, 18)))
"""Days on which it is told where the proposals of 2020 stood."""


@options.command()
@click.argument("out", type=click.Path(file_okay=False, path_type=Path), default=Path("agendawatch-demo"))
@click.option("--serve", "serves", is_flag=True, help="Serve the site, with search, at a port that is printed.")
@click.option("--on", "day", type=options.DAY, help="Play as if on that day; today unless given.")
@options.as_json
def demo(out: Path, *, serves: bool, day: dt.date | None, as_json: bool) -> None:
    """Run the whole job on a made-up region and the case of 2020, without a network.

    Five towns that exist nowhere, over the last six weeks: plans, summonses, minutes with a vote, a move, a meeting
    called off. And two press releases of 2020, told again in our words, with what follows from them alone.

    \b
    agendawatch demo
    agendawatch demo /tmp/prova --serve

    Writes a database, two calendars and a site into OUT, agendawatch-demo unless given.
    """
    today = day or options.now().date()
    if not serves:
        _play(out, today, None, as_json=as_json)
        return
    try:
        from agendawatch.server.app import make_app, make_service  # noqa: PLC0415 - needs an extra
        from agendawatch.server.runner import listen, run  # noqa: PLC0415 - likewise
    except ImportError as error:
        raise click.UsageError(tr("--serve needs an extra: pip install 'agendawatch[serve]'")) from error
    with listen("127.0.0.1", 0) as listening:
        base = f"http://127.0.0.1:{listening.getsockname()[1]}/"
        report = _play(out, today, base, as_json=as_json)
        say(tr("Look at {address} (Ctrl-C ends it)", address=base), err=as_json)
        service = make_service(f"sqlite:///{report.database}", report.settings, now=lambda: report.now)
        try:
            run(make_app(service), listening)
        except KeyboardInterrupt:
            say(err=True)


def _play(out: Path, today: dt.date, base: str | None, *, as_json: bool) -> DemoReport:
    """Play the demo, and print what came of it."""

    def progress(step: str) -> None:
        say(tr(STEPS[step]), err=True)

    report = run_demo(out, today=today, language=spoken(), base_url=base, progress=progress)
    if as_json:
        facts = {
            "now": report.now,
            "releases": report.seed.releases,
            "meetings": report.seed.meetings,
            "proposals": (*report.seed.proposals, *report.proposals),
            "changes": [change for made in report.region.rounds for change in made.changes],
            "files": [str(path) for path in (*report.calendars, report.database, report.site)],
            "address": base,
        }
        show.say(show.to_json(facts))
        return report
    _tell_seed(report.seed)
    _tell_region(report)
    show.say()
    page = report.site / "index.html"
    for path in (*report.calendars, report.database, page):
        show.say(tr("Wrote {path}", path=path))
    show.say()
    show.say(tr("Next, look at the site: open {path}, or", path=page))
    show.say("  agendawatch demo --serve")
    return report


def _tell_seed(seed: Seed) -> None:
    """Tell what two press releases say, what follows from them, and what does not."""
    show.tell(tr("Göteborg in 2020: two press releases, told again in our words, and what follows from them alone."))
    for release in seed.releases:
        _tell_release(release)
    first, second = seed.proposals
    compared = seed.comparison
    sure, title = tr(compared.certainty.value), repr(first.title)
    show.tell("  " + tr("It is another proposal than {title} ({sure}):", title=title, sure=sure))
    for line in compared.evidence:
        show.tell(f"    {caveat_words(line, spoken())}")
    show.say()
    show.tell(tr("Where they stood, and on what that rests"))
    for proposal in (first, second):
        _tell_course(proposal)


def _tell_release(release: PressRelease) -> None:
    parties = ", ".join(party.code for party in release.parties)
    show.say()
    show.tell(f"{_day(release.published)}: {release.title} ({parties}; {tr('retold')})")
    if release.provenance and release.provenance.url:
        show.tell("  " + tr("The original: {url}", url=release.provenance.url))
    place = f"{release.organization}, {release.municipality}"
    if release.date and release.when_words:
        facts = {"words": release.when_words, "day": _day(release.date), "place": place}
        show.tell("  " + tr('"{words}" is {day}: {place} meets.', **facts))
        show.tell("  " + tr("That follows from the text. No source that we have gives an hour, an agenda or a file."))
    else:
        show.tell("  " + tr("{place} is to decide; no day is told.", place=place))


def _tell_course(proposal: Proposal) -> None:
    show.say()
    show.tell(proposal.title)
    begun = min(action.date for action in proposal.actions)
    for day in _ASKED_OF:
        for line in _standing(proposal, day) if day >= begun else ():
            show.tell(f"  {line}")
    passed = proposal.status_at(_ASKED_OF[-1]).passed
    if passed:
        ground = tr("The meeting of {day} has been; no source says what came out.", day=passed.isoformat())
    else:
        ground = tr("No source says on which day it was handled.")
    show.tell("  " + tr("What came of it is not known. {ground}", ground=ground))


def _standing(proposal: Proposal, day: dt.date) -> tuple[str, ...]:
    """Tell where a proposal stands and on what that rests, without all that was done before."""
    lines = explain(proposal, day, language=spoken())
    return tuple(takewhile(lambda line: not line.startswith("- "), lines))


def _tell_region(report: DemoReport) -> None:
    """Print round by round what was seen in the towns that exist nowhere."""
    towns = ", ".join(town.name for town in report.region.towns)
    show.say()
    show.tell(
        tr("A made-up region for all the rest: {names} exist nowhere, and nothing below has happened.", names=towns)
    )
    for made in report.region.rounds:
        show.say()
        counts = {"asked": made.asked, "same": made.not_modified, "changes": len(made.changes)}
        asked = tr("Asked {asked} pages, {same} not modified; {changes} changes.", **counts)
        show.tell(f"{_day(made.started.date())}. {asked}")
        _tell_round(made)
    for proposal in report.proposals:
        show.say()
        show.tell(marked(proposal.title, proposal.example))
        for line in _standing(proposal, report.now.date()):
            show.tell(f"  {line}")


def _tell_round(made: UpdateReport) -> None:
    added = [change for change in made.changes if change.kind is ChangeKind.MEETING_ADDED]
    if added:
        towns = {change.meeting.municipality.name for change in added if change.meeting.municipality}
        counted = tr("{count} meetings in {towns} towns", count=len(added), towns=len(towns))
        show.tell(f"  {marked(counted, Example.MADE_UP)}")
    for change in made.changes:
        if change.kind is not ChangeKind.MEETING_ADDED and change.document is None:
            meeting = change.meeting
            who = f"{meeting.organization}, {meeting.municipality}, {meeting.date.isoformat()}"
            what = f": {change.item.title}" if change.item else ""
            show.tell(f"  {marked(f'{kind(change)}: {who}', meeting.example)}{what}")
    for visit in made.visits:
        town = marked(str(visit.site.municipality), Example.MADE_UP)
        if visit.quarantined:
            show.tell(f"  {tr('Not believed yet')}: {town}: {tr_said(visit.quarantined)}")
        if visit.failed:
            show.tell(f"  {tr('Failed')}: {town}: {tr_said(str(visit.failed))}")


def _day(day: dt.date) -> str:
    return day_words(day, spoken())
