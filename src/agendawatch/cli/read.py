"""The command that reads one document."""

from __future__ import annotations

import datetime as dt
import re
import shlex
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import click
from click.core import ParameterSource

from agendawatch.answers.doubts import DoubtQuestion, days_words, questions, reading_words, same_question
from agendawatch.cli import options, show
from agendawatch.cli.doubts import document_text, marked
from agendawatch.cli.sentences import DAYS, MODES, OBJECTS, REASONS, REFUSALS, SAYS
from agendawatch.diff.differences import read_as
from agendawatch.documents.drawing import ShownRange
from agendawatch.errors import InputError, ReadError, TooLargeError
from agendawatch.i18n import spoken, tr
from agendawatch.i18n.caveats import caveat_words
from agendawatch.model import (
    Agenda,
    AgendaItem,
    Alternative,
    CaveatCode,
    Meeting,
    Minutes,
    Outcome,
    PressRelease,
    Provenance,
    Schedule,
)
from agendawatch.proposals.labels import outcome_label
from agendawatch.readers.agenda import explain_agenda, read_agenda
from agendawatch.readers.explanation import ExplainedClause
from agendawatch.readers.minutes import explain_minutes, read_minutes
from agendawatch.readers.opening import open_document
from agendawatch.readers.press import explain_press_release, read_press_release
from agendawatch.readers.sandbox import read_apart
from agendawatch.readers.schedule import explain_schedule, schedule_of
from agendawatch.readers.schedule.ledger import ExplainedSchedule
from agendawatch.readers.unknown import Unknown, find_unknown

# How grounds are shown: of minutes, of schedules and of releases alike, clause by clause.


def _show_schedule(found: ExplainedSchedule) -> None:
    """Print what became of every day, then every clause that says what becomes of meetings."""
    for line in found.days:
        sum_of = _SUM.fullmatch(line)
        feature = _FEATURE.fullmatch(line)
        if sum_of:
            told = ", ".join(_DAY_WORDS.sub(_day_words, part) for part in sum_of[2].split(", "))
            show.say(tr("of {count} days: {told}", count=sum_of[1], told=told))
        elif feature:
            show.say(f"{feature[1]}: {tr(feature[2])}")
        else:  # what the page says stands between its quotation marks
            before, opened, rest = line.partition(" «")
            words, closed, behind = rest.rpartition("»")
            show.say(_DAY_WORDS.sub(_day_words, before) + opened + words + closed + _DAY_WORDS.sub(_day_words, behind))
    if found.statuses:
        show.say()
        show.say(tr("What clauses say of meetings:"))
    _show_clauses(found.statuses)


_SUM = re.compile(r"of (\d+) days: (.*)")
_FEATURE = re.compile(r"([\w.]+ [+-]\d+\.\d): (.+)")
_DAY_WORDS = re.compile(rf"(?<![\w.])(?:{'|'.join(map(re.escape, DAYS))})(?![\w.])")
"""What the reader says of days, where it says so."""


def _day_words(said: re.Match[str]) -> str:
    return tr(DAYS[said[0]])


def _show_clauses(found: Iterable[ExplainedClause]) -> None:
    for clause in found:
        says = (
            outcome_label(Outcome(clause.gives), spoken()) if clause.gives in set(Outcome) else tr(SAYS[clause.gives])
        )
        rows = (
            (tr("Says"), f"{says}: {clause.value}" if clause.value else says),
            (tr("Rule"), clause.rule),
            (tr("Who"), clause.actor or tr("nobody is named")),
            (tr("Of what"), tr(OBJECTS[clause.object]) if clause.object in OBJECTS else clause.object),
            (
                tr("How"),
                f"{tr(MODES[clause.mode])} ({clause.mode_rule})" if clause.mode_rule else tr(MODES[clause.mode]),
            ),
            (tr("Heading"), clause.heading),
            (tr("Counts"), _counts(clause)),
        )
        show.say(f"    «{clause.words}»")
        for name, told in rows:
            if told:
                show.say(f"      {name:9} {told}")


def _counts(clause: ExplainedClause) -> str:
    if clause.refused is not None and clause.kind == "day":
        return tr("no: {why}", why=tr(clause.refused.replace("_", " ")))
    if clause.refused is not None:
        code = "mode" if clause.refused in MODES else clause.refused
        return tr("no: {why}", why=tr(REFUSALS[code] if code in REFUSALS else REFUSALS["object"]))
    if clause.counts:
        return tr("yes: {meetings}", meetings=", ".join(clause.counts_for)) if clause.counts_for else tr("yes")
    if clause.kind == "status":
        return tr("no: no meeting here is the one, or other clauses say more")
    return tr("no: what is read rests on other clauses")


# Facts as they are listed beside the document that they were read from.

Read = tuple[Meeting, ...] | Agenda | tuple[AgendaItem, ...] | Minutes | PressRelease


def shown(facts: Read) -> Iterator[ShownRange]:
    """List the facts that were read, those inside others too, each with where it stands."""
    if isinstance(facts, PressRelease):
        who, day = str(facts.organization or tr("not said")), facts.date.isoformat() if facts.date else tr("not said")
        yield from _fact(tr("Handled by"), (who, day), facts.provenance)
        return
    for fact in facts:
        if isinstance(fact, Meeting):
            hour = f"{fact.start:%H.%M}" if fact.start else ""
            told = (fact.organization.name, fact.status_words or "", fact.location or "")
            yield from _fact(f"{fact.date.isoformat()} {hour}".strip(), told, fact.provenance)
        else:
            yield from _item(fact)
    for doubt in facts.doubts if isinstance(facts, Schedule | Agenda) else ():
        who = doubt.organization.name if doubt.organization is not None else tr("the whole page")
        yield from _fact(tr("In doubt"), (who, caveat_words(doubt.caveat, spoken())), doubt.provenance)
    for line in facts.excluded if isinstance(facts, Agenda) else ():
        yield from _fact(tr("No item"), (caveat_words(line.caveat, spoken()),), line.provenance)


def _item(item: AgendaItem) -> Iterator[ShownRange]:
    number = item.number or ""
    yield from _fact(number or item.title, (item.title if number else "", item.reference or ""), item.provenance)
    if item.decision is not None:
        yield from _fact(f"{number} {tr('Decision')}".strip(), (item.decision.outcome.value,), item.decision.provenance)
    for paper in item.documents:
        yield from _fact(f"{number} {tr('Document')}".strip(), (paper.title,), paper.provenance)


def _fact(title: str, told: Iterable[str], ground: Provenance | None) -> Iterator[ShownRange]:
    spans = ground.spans if ground is not None else ()
    yield ShownRange(title, " · ".join(filter(None, told)), tuple((span.start, span.end) for span in spans))


# The command that reads one document.

_MOST = 100_000_000
"""Bytes of a file; no page from a host may have more either."""


def _once(ctx: click.Context, param: click.Parameter, said: tuple[str, ...]) -> str | None:
    """Take one name: of two, neither would be said to be left out."""
    if len(said) > 1:
        msg = "say --organization once"
        raise click.UsageError(msg, ctx)
    del param
    return next(iter(said), None)


@options.command()
@click.argument("kind", type=click.Choice(["schedule", "agenda", "minutes", "press"]))
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--published", type=options.DAY, help="The day a press release was published.")
@click.option("--today", type=options.DAY, help="The day that settles a missing year in a schedule.")
@click.option(
    "--organization", "-o", multiple=True, callback=_once, help="One organization, by name or short form (KS)."
)
@click.option(
    "--choose",
    type=click.IntRange(min=1),
    multiple=True,
    metavar="N",
    help="Read what is in doubt in a schedule as its reading N; may be said again.",
)
@click.option("--unknown", is_flag=True, help="Print the words that were not understood, and where they stand.")
@click.option(
    "--why", is_flag=True, help="Print what became of every day and clause, whether it counts or not, and why."
)
@click.option(
    "--show",
    "drawn",
    type=click.Path(dir_okay=False, writable=True, path_type=Path),
    help="Draw the document as a web page there, with every fact marked where it stands.",
)
@options.as_json
def read(
    kind: str,
    file: Path,
    published: dt.date | None,
    today: dt.date | None,
    organization: str | None,
    *,
    choose: tuple[int, ...],
    unknown: bool,
    why: bool,
    drawn: Path | None,
    as_json: bool,
) -> None:
    """Read FILE as a KIND of document, and print its facts.

    FILE is HTML, PDF or plain text.

    \b
    agendawatch read schedule moten.html
    agendawatch read schedule moten.html --choose 2
    agendawatch read press pressmeddelande.txt --published 2020-03-06
    agendawatch read schedule moten.html --unknown
    agendawatch read schedule moten.html --why
    agendawatch read agenda kallelse.html --why
    agendawatch read minutes protokoll.pdf --why
    agendawatch read minutes protokoll.pdf --show protokoll.html

    Writes nothing, unless --show tells where.
    """
    if kind == "press" and published is None:
        msg = "a press release needs --published, the day that 'på onsdag' is counted from"
        raise click.UsageError(msg)
    if choose and (kind != "schedule" or why):
        msg = "--choose reads a schedule, and goes without --why"
        raise click.UsageError(msg)
    page = page_in(file)
    by_kind: dict[str, Mapping[str, Any]] = {
        "schedule": {"organization": organization, "today": today, "years": _years(choose, today)},
        "press": {"published": published},
    }
    asked = by_kind.get(kind, {})
    if why:
        _explain(kind, page, asked, as_json=as_json)
        return
    facts = _read(partial(_KINDS[kind].read, **asked), page, file, drawn)
    doubted: Sequence[DoubtQuestion] = ()
    settled: frozenset[str] = frozenset()
    if isinstance(facts, Schedule):
        claimed = {fact.id for fact in facts}
        doubted, facts = _asked(facts, choose)
        settled = frozenset(fact.id for fact in facts if fact.id not in claimed)
    if drawn is not None:
        _draw(page, file, facts, drawn)
    if unknown:
        _unknown(find_unknown(() if isinstance(facts, PressRelease) else facts), as_json=as_json)
    elif as_json:
        # Who was there is for scripts that ask: `aw.read_minutes`.
        show.say(show.to_json(facts.items if isinstance(facts, Minutes) else facts))
    elif isinstance(facts, PressRelease):
        _press(facts)
    elif kind == "schedule":
        show.meetings(fact for fact in facts if isinstance(fact, Meeting))
        _warned(facts, settled)
        _ask(doubted, page, _again(file, choose))
    else:
        show.items(fact for fact in facts if isinstance(fact, AgendaItem))
        _warned(facts)


def _read(read_it: Callable[[bytes], Read], page: bytes, file: Path, drawn: Path | None) -> Read:
    """Read a page apart; draw one that cannot be read, so that it is looked at too."""
    try:
        return read_apart(page, read_it, page)
    except ReadError:
        if drawn is not None:
            _draw(page, file, (), drawn)
        raise


def page_in(file: Path) -> bytes:
    """Read a page's file whole; raise for one that is larger than a page from a host may be."""
    with file.open("rb") as opened:
        # Not by what the file says of its size: some have no end.
        page = opened.read(_MOST + 1)
    if len(page) > _MOST:
        limit = f"{_MOST} bytes"
        raise TooLargeError(limit, "a file of more", url=str(file))
    return page


def _explain(kind: str, page: bytes, asked: Mapping[str, Any], *, as_json: bool) -> None:
    grounds = read_apart(page, partial(_KINDS[kind].explain, **asked), page)
    if as_json:
        show.say(show.to_json(grounds))
    elif kind == "minutes":
        # Print each item with its outcome, and every clause that was weighed for it.
        for item in grounds:
            number = f"§ {item.number} " if item.number else ""
            why = tr(REASONS[item.reason] if item.reason in REASONS else REFUSALS[item.reason])
            show.say(f"{number}{item.title}")
            show.say(f"  {outcome_label(item.outcome, spoken())}: {why}")
            _show_clauses((*item.clauses, *item.others))
            show.say()
    elif kind == "schedule":
        _show_schedule(grounds)
    elif kind == "press":
        _show_clauses(grounds)
    else:
        for line in grounds:
            show.say(line)
    if not (grounds or as_json):
        show.say(tr("No clause here says anything that has to be explained."))


_OF_PAGE = frozenset({CaveatCode.PAGES_SCANNED, CaveatCode.NO_SUCH_DAY})
"""Warnings that a meeting bears for its page."""
_DAYS = 12
"""Days of a reading that are shown."""
_YEARS = 1000
"""From which what is chosen is a year, and no reading's number."""


def _years(choose: Iterable[int], today: dt.date | None) -> tuple[int, ...]:
    """Give the year that is chosen for days of which nothing tells it; without one, and without a day, those that may be."""
    chosen, now = tuple(key for key in choose if key >= _YEARS), options.now().year
    if len(chosen) > 1:
        raise InputError(field="choose", value=", ".join(map(str, chosen)), expected="one year")
    return chosen or (() if today else (now, now + 1, now - 1))


def _read_schedule(page: bytes, *, years: tuple[int, ...], **given: Any) -> Schedule:  # noqa: ANN401 - as the reader takes it
    return schedule_of(open_document(page), years=years, **given)


def _asked(facts: Schedule, choose: Iterable[int]) -> tuple[Sequence[DoubtQuestion], Schedule]:
    """Read what is in doubt as is chosen; give what is left to be asked, each with its readings by their numbers."""
    all_of_it = questions(facts.doubts)
    read_of = {
        it.date.year
        for it in (
            *facts,
            *(meeting for doubt in facts.doubts for way in doubt.alternatives for meeting in way.meetings),
        )
    }
    if strange := next((key for key in choose if key >= _YEARS and key not in read_of), None):
        raise InputError(field="choose", value=str(strange), expected="a year that days of the page may be of")
    chosen: dict[int, Alternative | None] = {}
    for number in (key for key in choose if key < _YEARS):
        meant = next((question for question in all_of_it if number in question.ways), None)
        if meant is None:
            last = max((number for question in all_of_it for number in question.ways if number < _YEARS), default=0)
            expected = f"a number up to {last}" if last else "nothing: nothing is in doubt"
            raise InputError(field="choose", value=str(number), expected=expected)
        if meant.at in chosen:
            raise InputError(field="choose", value=str(number), expected="one reading of each doubt")
        chosen[meant.at] = meant.ways[number]
    left = tuple(question for question in all_of_it if question.at not in chosen)
    firsts = (same_question(facts.doubts, at) for at in range(len(facts.doubts)))
    meetings, doubts = read_as(facts, facts.doubts, {at: chosen[it] for at, it in enumerate(firsts) if it in chosen})
    return left, Schedule(meetings, doubts if left else (), facts.excluded, facts.account)


def _again(file: Path, choose: Iterable[int]) -> str:
    """Give the command that was run, as far as its answer hangs on it."""
    given = ["agendawatch", "read", "schedule", str(file)]
    here = click.get_current_context()
    given += ["--organization", here.params["organization"]] if here.params["organization"] else []
    given += ["--today", str(here.params["today"])] if here.params["today"] else []
    sources = {context.get_parameter_source("language") for context in (here, here.find_root())}
    given += ["--language", spoken()] if ParameterSource.COMMANDLINE in sources else []
    return shlex.join([*given, *(word for number in choose for word in ("--choose", str(number)))])


def _ask(asked: Sequence[DoubtQuestion], page: bytes, again: str) -> None:
    """Say what is in doubt: why, in which words, how it may be read, and the command that reads it so."""
    text = read_apart(page, document_text, page) if asked else ""
    for _, doubt, ways in asked:
        show.say()
        show.say(f"{tr('In doubt')}: {caveat_words(doubt.caveat, spoken())}")
        for line in marked(text, doubt):
            show.say(f"  | {line}")
        if any(ways.values()):
            say = tr("Look at the page, and run the command under the reading that is right; it is added to the table:")
        else:
            say = tr("No reading of it can be offered. This leaves the table as it is, and asks no more:")
        show.say("  " + say)
        for number, way in ways.items():
            days = days_words(way.meetings, _DAYS) if way else tr("none of these: the table stands as it is")
            how = f" ({_how(way, ways)})" if way else ""
            show.say(f"  {number}. {days}{how}")
            show.say(f"     {again} --choose {number}")
        if any(number >= _YEARS for number in ways):
            show.say("  " + tr("Any other year is chosen in the same way: --choose and the year."))
        left = tr(
            "Is none right, or does the page not tell? Ask the municipality, or put the days into your calendar by hand."
        )
        show.say("  " + left)
    if len(asked) > 1:
        show.say("\n  " + tr("Answer one question at a time: the command for the next stands in the new answer."))


def _how(way: Alternative, ways: Mapping[int, Alternative | None]) -> str:
    """Say how something is read; of a year, whether weekdays leave another."""
    if not way.reading.isdigit():
        return reading_words(way.reading)
    several = sum(chosen_way is not None for chosen_way in ways.values()) > 1
    return (
        tr("if the page is of that year") if several else tr("of the likely years, the weekdays are right in it alone")
    )


def _warned(facts: Read, settled: frozenset[str] = frozenset()) -> None:
    """Say what of an agenda is in doubt, where minutes contradict themselves, what is odd about a meeting that nobody chose, and which pages were not read."""
    odd = [fact for fact in facts if fact.id not in settled and fact.warnings] if isinstance(facts, Schedule) else []
    for meeting in odd:
        for warning in meeting.warnings:
            of_it = "" if warning.code in _OF_PAGE else f" {meeting.date.isoformat()} {meeting.organization}:"
            show.say(f"{tr('Warning')}:{of_it} {caveat_words(warning, spoken())}")
    if odd:
        show.say("  " + tr("The table stands; look at the page, or ask the municipality, before you rely on these."))
    withheld = [doubt.caveat for doubt in facts.doubts] if isinstance(facts, Agenda) else []
    for caveat in withheld:
        show.say(f"{tr('In doubt')}: {caveat_words(caveat, spoken())}")
    for warning in facts.warnings if isinstance(facts, Agenda | Minutes) else ():
        if warning not in withheld:
            show.say(f"{tr('Warning')}: {caveat_words(warning, spoken())}")


def _draw(page: bytes, file: Path, facts: Read, drawn: Path) -> None:
    """Draw the document, with its facts, as a web page of its own."""
    listed = tuple(shown(facts))
    heads = tr("{count} facts were read", count=len(listed)), file.name
    drawn.write_text(read_apart(page, _drawing, page, listed, file.name, heads, spoken()), encoding="utf-8")


def _drawing(page: bytes, listed: tuple[ShownRange, ...], title: str, heads: tuple[str, str], language: str) -> str:
    """Draw where a page may be parsed."""
    from agendawatch.documents.drawing import draw  # noqa: PLC0415 - only here

    return draw(open_document(page), page, listed, title=title, heads=heads, language=language)


class DocumentKind(NamedTuple):
    """How one kind of document is read, and why it is read so."""

    read: Callable[..., Read]
    explain: Callable[..., Any]
    """Any: an agenda's lists and items are told in lines, all else in clauses."""


_KINDS = {
    "schedule": DocumentKind(_read_schedule, explain_schedule),
    "agenda": DocumentKind(read_agenda, explain_agenda),
    "minutes": DocumentKind(read_minutes, explain_minutes),
    "press": DocumentKind(read_press_release, explain_press_release),
}


def _unknown(found: tuple[Unknown, ...], *, as_json: bool) -> None:
    if as_json:
        show.say(show.to_json(found))
    elif not found:
        show.say(tr("There is no word here that we know we do not understand."))
    else:
        heads = (tr("Said of"), tr("Words"), tr("Where"))
        show.table(heads, [(tr(unknown.of), unknown.words, unknown.line) for unknown in found])


def _press(release: PressRelease) -> None:
    rows = (
        (tr("Title"), release.title),
        (tr("Published"), release.published.isoformat()),
        (tr("Municipality"), str(release.municipality or tr("not said"))),
        (tr("Handled by"), str(release.organization or tr("not said"))),
        (tr("Day"), f"{release.date} ({release.when_words})" if release.date else tr("not said")),
        (tr("Kind"), release.proposal_classification.value if release.proposal_classification else tr("no proposal")),
        (tr("Parties"), ", ".join(party.code for party in release.parties) or tr("none named")),
        (tr("People"), ", ".join(str(person) for person in release.people) or tr("none named")),
    )
    for name, words in rows:
        show.say(f"{name:13} {words}")
    for day in release.excluded:
        show.say(f"{tr('Not the day'):13} {day.date} ({day.words}): {tr(day.reason.value.replace('_', ' '))}")
    for warning in release.warnings:
        show.say(f"{tr('Warning'):13} {caveat_words(warning, spoken())}")
