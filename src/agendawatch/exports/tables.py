"""The tables of an export: which columns each has, of which type, what they mean, and how a value of the store fills them.

Names stay; columns may come.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, get_args

from agendawatch.i18n.caveats import why_failing
from agendawatch.model import (
    AgendaItem,
    Change,
    Document,
    Meeting,
    Municipality,
    Organization,
    Party,
    Person,
    Proposal,
    Provenance,
)
from agendawatch.model.change import Coverage
from agendawatch.model.grounds import decision_ground, item_ground, link_to
from agendawatch.model.meeting import PLAIN_TEXTS
from agendawatch.proposals.authority import recommends
from agendawatch.store import Store
from agendawatch.store.queries import MeetingStamps

Kind = Literal["string", "integer", "boolean", "date", "datetime"]
"""As Frictionless names them."""
Cell = str | int | bool | dt.date | dt.datetime | None
Row = dict[str, Cell]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, its type, what it says; it may be empty unless it is `required`."""

    name: str
    kind: Kind
    says: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class ExportTable:
    """A table: its columns in order, and what tells a row from the others."""

    name: str
    says: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()
    """With what an export that was added to has more than once, the last row holds; `()` for rows that only add up."""


def _columns(written: str) -> tuple[Column, ...]:
    """Read rows of `name kind says`, an asterisk behind the name of what is never empty."""
    kinds: dict[str, Kind] = {kind: kind for kind in get_args(Kind)}
    rows = (line.split(None, 2) for line in written.splitlines() if line)
    return tuple(Column(name.rstrip("*"), kinds[kind], says, required=name.endswith("*")) for name, kind, says in rows)


_GROUND = """
words string The page's own words that it rests on
ground_url string Where they stand; it leads to the words where it can
certainty string stated, derived or inferred
seen datetime When the page was seen to say so
"""
_PLAIN_TEXTS = "\n".join(f"{name} string {told.column}" for name, told in reversed(PLAIN_TEXTS.items()))
_OF_MEETING = """
meeting_id* string The meeting; see meetings.id
meeting_modified* datetime meetings.last_modified of that time: rows of the latest hold
"""

TABLES = (
    ExportTable(
        "municipalities",
        "Municipalities and regions of which meetings are known",
        _columns("""
code* string Statistics Sweden's code; 99… exists nowhere
name* string The short name
classification* string municipality or region
county string The county (län)
example* boolean Whether it is made up
"""),
        key=("code",),
    ),
    ExportTable(
        "organizations",
        "Political organizations of which meetings are known",
        _columns("""
municipality_code string The municipality; empty where nobody told
organization* string The full name
classification* string council, executive_board, committee, subcommittee, company, region_board or other
meetings* integer How many meetings are known
"""),
        key=("municipality_code", "organization"),
    ),
    ExportTable(
        "meetings",
        "Meetings as they are known",
        _columns(f"""
id* string Durable and opaque
municipality_code string The municipality
municipality string Its name
organization* string Who meets
organization_classification* string What it is for
date* date The local day in Sweden that it begins
end_date date The last day, of a meeting over several
start datetime Empty when no hour is published
end datetime Empty when no end is published
{_PLAIN_TEXTS}
location string Where
url string The meeting's own page
status* string scheduled, convened, held, postponed, cancelled or unlisted (gone from its list; not cancelled)
status_words string The page's words for it
extra* boolean Extra sammanträde
reserve* boolean Reservdag
previous_starts string Starts that it was moved from, oldest first, with spaces between
agenda* string unpublished, published, or published empty
items* integer How many items the agenda has
documents* integer How many documents are listed with the meeting itself
warnings* integer How many things on the page cannot be so
nth* integer Which of the organization's meetings that day
example* boolean Whether it is made up, or read from what we constructed
{_GROUND}
created* datetime When it was first seen
last_modified* datetime When it was last seen to be other than it was
sequence* integer How often a subscriber had to notice
"""),
        key=("id",),
    ),
    ExportTable(
        "items",
        "Matters on agendas, and paragraphs of minutes",
        _columns(f"""
{_OF_MEETING}
item* integer Its place on the agenda, counted from 1
number string As written
title* string The matter
reference string The case number as written
classification* string decision, information, notice, motion, citizen_proposal, interpellation, question, board_initiative, election or formality
public boolean False when closed; empty when nothing says either
withdrawn* boolean Utgår
rapporteur string Who presents it
group string The heading that it stands under
{_GROUND}
"""),
        key=("meeting_id", "item"),
    ),
    ExportTable(
        "decisions",
        "What was decided, as minutes tell",
        _columns(f"""
{_OF_MEETING}
item* integer See items.item
title* string The matter
reference string The case number as written
municipality string Its name
organization* string Who met
date* date The meeting's day
outcome* string approved, partially_approved, rejected, tabled, referred_back, referred, noted, answered, dismissed, withdrawn, elected, forwarded or unknown
text string The decision as written
mode string unanimous, acclamation or vote; empty when the text does not say
winning integer Votes for what was decided
losing integer Votes for the other proposition
abstained integer Who abstained
meaning string What Ja and Nej stood for
next_organization string Where the matter goes next
recommended* boolean Whether it recommends, and another organization decides
immediately_adjusted* boolean Omedelbar justering
minority* boolean Put off by a third of those present
rule string The rule that read it
{_GROUND}
"""),
        key=("meeting_id", "item"),
    ),
    ExportTable(
        "votes",
        "How each person voted, where minutes list it",
        _columns(f"""
{_OF_MEETING}
item* integer See items.item
vote_event* integer 0 for the deciding vote, then the others in their order
nth* integer The place in the list, counted from 1
option* string yes, no, abstain or absent
person* string An elected person
party string The party's letters
about string What the vote was on, of others than the deciding one
"""),
        key=("meeting_id", "item", "vote_event", "nth"),
    ),
    ExportTable(
        "positions",
        "Where parties and persons stood",
        _columns(f"""
{_OF_MEETING}
item* integer See items.item
nth* integer The place in the list, counted from 1
role* string proposer, supporter, opponent, reservation or statement
party string The party's letters
party_name string Its name
person string An elected person
words string The text's words
"""),
        key=("meeting_id", "item", "nth"),
    ),
    ExportTable(
        "documents",
        "Documents of meetings and of items, by their addresses",
        _columns(f"""
{_OF_MEETING}
item* integer See items.item; 0 for the meeting's own
nth* integer The place in the list, counted from 1
url* string Where it is published
title* string As published
classification* string notice, agenda, supplementary_agenda, papers, proposal, minutes, partial_minutes, minutes_notice, attachment or other
media_type string As the page tells
size integer Octets, as the page tells
published datetime When the platform says that it was put there
content_hash string SHA-256 of the octets; empty until it was fetched
"""),
        key=("meeting_id", "item", "nth"),
    ),
    ExportTable(
        "proposals",
        "Followed proposals, and where each stands",
        _columns(f"""
id* string Durable and opaque
municipality_code string The municipality
municipality string Its name
title* string What it is about
reference string The case number
classification string Its form; empty when no source names it
parties string Letters of the parties, with spaces between
people string Names, with "; " between
status* string Where it stands at as_of
status_action integer The action that this rests on; see actions.nth
as_of* date The day that the status is told of
example* boolean Whether any of it is made up
{_GROUND}
"""),
        key=("id",),
    ),
    ExportTable(
        "actions",
        "What was done with followed proposals",
        _columns(f"""
proposal_id* string See proposals.id
nth* integer In the order that we learnt it, counted from 1
code* string What was done
date* date When
organization string By whom; empty for nobody's organization
authoritative* boolean Whether that organization decides, or only prepares
minority* boolean Put off by a third of those present
meeting_id string The meeting
meeting_date date Its day
said string The source's own words
match_certainty string How sure it is that it is of this proposal; empty where the source is the proposal itself
by_hand* boolean Whether a person told it
{_GROUND}
"""),
        key=("proposal_id", "nth"),
    ),
    ExportTable(
        "changes",
        "What was seen to be different, in the order seen",
        _columns("""
number* integer Grows with every change of the store; others come behind it, never before
seen* datetime When
kind* string What kind of difference
meeting_id* string See meetings.id
municipality_code string The municipality
organization* string Who meets, after the change
date* date The meeting's day, after the change
item_number string The item concerned
item_title string Likewise
document_url string The document concerned
document_title string Likewise
before string What it was
after string What it is
words string The page's words that it rests on
text_before string What a replaced document said, at the first passage that differs, without private persons
text_after string What it says there
text_page integer On which page it does
"""),
        key=("number",),
    ),
    ExportTable(
        "coverage",
        "How well each organization is followed, at the moment of the export",
        _columns("""
as_of* date The day that it is told of
municipality_code string The municipality
municipality string Its name
organization string Empty for a site that gave no meeting yet
sites string Addresses, with spaces between
last_success datetime When a site of it last gave meetings
last_change datetime When anything was last seen to be different
failing_since datetime Since when a site of it fails
failure string Why that site could not be read, as a code
failure_words string The same as a sentence
meetings* integer Meetings of the last months and to come
without_agenda* integer Near at hand, without an agenda
without_minutes* integer Past, without minutes
withheld* integer What is not told, since it is not read with certainty
withheld_codes string Why, as codes with spaces between
"""),
        key=("as_of", "municipality_code", "organization", "sites"),
    ),
)

Named = tuple[str, Row]
"""A row, and the table that it is of."""


_COLUMNS = {table.name: tuple(column.name for column in table.columns) for table in TABLES}


def _row(table: str, *things: object, **facts: object) -> Named:
    """Fill a table's columns: with a fact of that name, else with what the first of the things that has it has."""
    return table, {name: _cell(facts[name] if name in facts else _found(name, things)) for name in _COLUMNS[table]}


def _found(name: str, things: tuple[object, ...]) -> object:
    if name == "municipality_code":
        return getattr(_found("municipality", things), "code", None)
    name = "made_up" if name == "example" else name
    return next((getattr(thing, name) for thing in things if hasattr(thing, name)), None)


def _cell(value: object) -> Cell:
    """Write a value into a cell: somebody by the name, a party by its letters, several things by their number."""
    match value:
        case StrEnum():
            return str(value.value)
        case Municipality() | Organization():
            return value.name
        case Party():
            return value.code
        case Person():
            return str(value)
        case tuple():
            return len(value)
        case str() | int() | dt.date() | None:
            return value
        case _:
            raise TypeError(value)


def _ground(ground: Provenance | None) -> dict[str, object]:
    return {
        "words": ground and ground.words,
        "ground_url": link_to(ground),
        "certainty": ground and ground.certainty,
        "seen": ground and ground.seen,
    }


def place_rows(store: Store) -> Iterator[Named]:
    """Give municipalities and organizations."""
    known = store.queries.organizations()
    towns = {town.code: town for town, _, _ in known if town}
    for code in sorted(towns):
        yield _row("municipalities", towns[code])
    for place, organization, meetings in known:
        facts = {"organization": organization, "municipality_code": place and place.code, "meetings": meetings}
        yield _row("organizations", organization, **facts)


def meeting_rows(meeting: Meeting, stamps: MeetingStamps) -> Iterator[Named]:
    """Give a meeting, its items, decisions, votes, positions and documents."""
    agenda = meeting.agenda
    yield _row(
        "meetings",
        meeting,
        stamps,
        organization_classification=meeting.organization.classification,
        previous_starts=" ".join(start.isoformat() for start in meeting.previous_starts) or None,
        agenda="unpublished" if agenda is None else "published" if agenda else "published empty",
        items=agenda or (),
        **_ground(meeting.provenance),
    )
    of: dict[str, object] = {"meeting_id": meeting.id, "meeting_modified": stamps.last_modified}
    yield from _documents(meeting.documents, of | {"item": 0})
    for place, item in enumerate(agenda or (), start=1):
        yield from _item_rows(meeting, item, of | {"item": place})


def _item_rows(meeting: Meeting, item: AgendaItem, of: dict[str, object]) -> Iterator[Named]:
    yield _row("items", item, **of, **_ground(item_ground(meeting, item)))
    yield from _documents(item.documents, of)
    for nth, position in enumerate(item.positions, start=1):
        party, person = position.party, position.person
        yield _row("positions", position, **of, nth=nth, party_name=party and party.name, person=person and person.name)
    decision = item.decision
    if decision is None:
        return
    yield _row(
        "decisions",
        decision,
        decision.vote,
        item,
        meeting,
        **of,
        recommended=recommends(meeting.organization, item),
        rule=decision.provenance.rule if decision.provenance else None,
        **_ground(decision_ground(meeting, item)),
    )
    events = ((None, decision.votes), *((event.about, event.votes) for event in decision.other_votes))
    for number, (about, votes) in enumerate(events):
        for nth, one in enumerate(votes, start=1):
            who = one.person
            yield _row("votes", one, **of, vote_event=number, nth=nth, person=who.name, party=who.party, about=about)


def _documents(documents: Iterable[Document], of: dict[str, object]) -> Iterator[Named]:
    return (_row("documents", document, **of, nth=nth) for nth, document in enumerate(documents, start=1))


def proposal_rows(proposal: Proposal, today: dt.date) -> Iterator[Named]:
    """Give a followed proposal and what was done with it."""
    status = proposal.status_at(today)
    rests = next((nth for nth, it in enumerate(proposal.actions, start=1) if it is status.action), None)
    yield _row(
        "proposals",
        proposal,
        parties=" ".join(party.code for party in proposal.parties) or None,
        people="; ".join(map(str, proposal.people)) or None,
        status=status.code,
        status_action=rests,
        as_of=today,
        **_ground(proposal.provenance),
    )
    for nth, action in enumerate(proposal.actions, start=1):
        yield _row(
            "actions",
            action,
            proposal_id=proposal.id,
            nth=nth,
            said=action.words,
            match_certainty=action.match and action.match.certainty,
            **_ground(action.provenance),
        )


def change_row(number: int, change: Change) -> Named:
    """Give a change with its number."""
    item, document = change.item, change.document
    first = next(iter(change.differences), None)
    return _row(
        "changes",
        change,
        change.meeting,
        number=number,
        meeting_id=change.meeting.id,
        item_number=item and item.number,
        item_title=item and item.title,
        document_url=document and document.url,
        document_title=document and document.title,
        text_before=first and first.before,
        text_after=first and first.after,
        text_page=first and (first.after_page or first.before_page),
    )


def coverage_rows(rows: Iterable[Coverage], today: dt.date) -> Iterator[Named]:
    """Give how well each organization is followed."""
    for row in rows:
        yield _row(
            "coverage",
            row,
            as_of=today,
            sites=" ".join(row.sites) or None,
            failure_words=why_failing(row, "en"),
            withheld=row.doubts,
            withheld_codes=" ".join(sorted({doubt.code.value for doubt in row.doubts})) or None,
        )
