"""Stores and lines from before there were codes: their sentences are read as what they say."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Sequence

import pytest
import sqlalchemy as sa

from agendawatch.diff.normalization import content_hash
from agendawatch.model import (
    Action,
    ActionCode,
    Caveat,
    CaveatCode,
    Certainty,
    Joined,
    Listing,
    Match,
    Meeting,
    Municipality,
    Organization,
    Proposal,
    Site,
    Window,
)
from agendawatch.store import Store, schema
from agendawatch.store.rows import version_row
from agendawatch.store.upgrade import upgrade

SEEN = dt.datetime(2031, 1, 2, 6, tzinfo=dt.UTC)
TOWN = Municipality(code="9901", name="Exempelköping")
SITE = Site(url="https://exempelkoping.example/moten", municipality=TOWN)
MEETING = Meeting(municipality=TOWN, organization=Organization(name="Kommunstyrelsen"), date=dt.date(2031, 3, 10))
MATCH = Match(certainty=Certainty.INFERRED, evidence=())
PROPOSAL = Proposal(
    id="p1",
    title="Cykelplan för Ängen",
    municipality=TOWN,
    actions=(Action(code=ActionCode.PLACED_ON_AGENDA, date=dt.date(2031, 3, 9), match=MATCH),),
    joined=(Joined(other="p2", title="Plan för cyklar", match=MATCH, seen=SEEN),),
)

WARNINGS = [
    (
        "'måndag 11 mars 2031' says måndag, but 2031-03-11 is a tisdag",
        Caveat.of(CaveatCode.WEEKDAY_DIFFERS, words="måndag 11 mars 2031", weekday=1, date="2031-03-11"),
    ),
    (
        "no calendar has the day 2031-02-30 (\"30 'februari'\")",
        Caveat.of(CaveatCode.NO_SUCH_DAY, day="2031-02-30", words="30 'februari'"),
    ),
    ("2031-02 has no day 30", Caveat.of(CaveatCode.NO_SUCH_DAY, day="2031-02-30")),
    ("'18 februari 2032' stands under 2031", Caveat.of(CaveatCode.YEAR_DIFFERS, words="18 februari 2032", year=2031)),
    (
        "the link says 2031-03-10, the title 'Möte 11 mars'",
        Caveat.of(CaveatCode.LINK_DATE_DIFFERS, date="2031-03-10", words="Möte 11 mars"),
    ),
    (
        "the link says 2031-03-10, its words 'Möte\\n11 mars'",
        Caveat.of(CaveatCode.LINK_DATE_DIFFERS, date="2031-03-10", words="Möte\n11 mars"),
    ),
    (
        "the address says 2031-03-10, the row '11 mars | Kallelse'",
        Caveat.of(CaveatCode.LINK_DATE_DIFFERS, date="2031-03-10", words="11 mars | Kallelse"),
    ),
    (
        "the name says 'Nämnden (2031-03-10)', the date beside it '2031-03-11'",
        Caveat.of(CaveatCode.TITLE_DATE_DIFFERS, title="Nämnden (2031-03-10)", words="2031-03-11"),
    ),
    ("the file's name says 2031-03-11", Caveat.of(CaveatCode.FILE_DATE_DIFFERS, date="2031-03-11")),
    (
        "'Protokoll' is listed here, and says that it is of 2031-04-22",
        Caveat.of(CaveatCode.MINUTES_DATE_DIFFERS, title="Protokoll", date="2031-04-22"),
    ),
    ("RRULE:FREQ=MONTHLY;COUNT=3", Caveat.of(CaveatCode.RECURRENCE_RULE, rule="FREQ=MONTHLY;COUNT=3")),
]
EVIDENCE = [
    (
        "shared words: cykel, ängen (0.90)",
        Caveat.of(CaveatCode.SHARED_WORDS, shared=("cykel", "ängen"), score=0.9),
    ),
    ("shared words: cykel", Caveat.of(CaveatCode.SHARED_WORDS, shared=("cykel",))),
    ("same party: V", Caveat.of(CaveatCode.SAME_PARTY, shared=("V",))),
    ("same name: norra ängen, ängen", Caveat.of(CaveatCode.SAME_NAME, shared=("norra ängen", "ängen"))),
    ("same number: 12", Caveat.of(CaveatCode.SAME_NUMBER, shared=("12",))),
    ("same property: 1:34", Caveat.of(CaveatCode.SAME_PROPERTY, shared=("1:34",))),
    ("same stage: etapp 2", Caveat.of(CaveatCode.SAME_STAGE, shared=("etapp 2",))),
    ("same year: 2031", Caveat.of(CaveatCode.SAME_YEAR, shared=("2031",))),
    ("same month: mars", Caveat.of(CaveatCode.SAME_MONTH, shared=("mars",))),
    ("names V, MP", Caveat.of(CaveatCode.NAMES_PARTY, parties=("V", "MP"))),
    ("case number KS 2031/12", Caveat.of(CaveatCode.SAME_REFERENCE, reference="KS 2031/12")),
    ("no other item of the announced meeting does both", Caveat.of(CaveatCode.ONLY_ITEM)),
    (
        "on the agenda of Kommunstyrelsen on 2031-03-10",
        Caveat.of(CaveatCode.ON_AGENDA, organization="Kommunstyrelsen", date="2031-03-10"),
    ),
    ('"på "måndag"" means 2031-03-10', Caveat.of(CaveatCode.DATE_MEANT, words='på "måndag"', date="2031-03-10")),
    ("the source means 2031-03-10", Caveat.of(CaveatCode.DATE_MEANT, date="2031-03-10")),
    (
        "Nämnden för barn meets on 2031-03-10",
        Caveat.of(CaveatCode.MEETS_ON, organization="Nämnden för barn", date="2031-03-10"),
    ),
    (
        "the meeting has moved from that day to 2031-03-12",
        Caveat.of(CaveatCode.MEETING_MOVED, date="2031-03-12"),
    ),
    ("the meeting is cancelled", Caveat.of(CaveatCode.MEETING_CANCELLED)),
    ("Nämnden is named without a day", Caveat.of(CaveatCode.NO_DAY_NAMED, organization="Nämnden")),
    (
        "its nearest meeting after 2031-03-06 is on 2031-03-10",
        Caveat.of(CaveatCode.NEAREST_MEETING, after="2031-03-06", date="2031-03-10"),
    ),
    ("12 days apart", Caveat.of(CaveatCode.DAYS_APART, days=12)),
    ("proposed by S, V both times", Caveat.of(CaveatCode.SAME_PROPOSERS, parties=("S", "V"))),
    ("a person said so on 2031-03-12", Caveat.of(CaveatCode.SAID_BY_PERSON, date="2031-03-12")),
]
GROUNDS = [
    ("7 days apart (+20)", Caveat.of(CaveatCode.DAYS_APART, days=7, weight=20)),
    ("40 days apart (-20)", Caveat.of(CaveatCode.DAYS_APART, days=40, weight=-20)),
    ("today's page says that it was moved from there (+100)", Caveat.of(CaveatCode.MOVE_STATED, weight=100)),
    ("same documents (+70)", Caveat.of(CaveatCode.SAME_DOCUMENTS, weight=70)),
    ("same matters on the agenda (+60)", Caveat.of(CaveatCode.SAME_ITEMS, weight=60)),
    ("same page (+70)", Caveat.of(CaveatCode.SAME_PAGE, weight=70)),
    ("same place in the row of meetings (+30)", Caveat.of(CaveatCode.SAME_PLACE_IN_ROW, weight=30)),
    ("between the same meetings of the row (+10)", Caveat.of(CaveatCode.BETWEEN_SAME_MEETINGS, weight=10)),
    ("the only one gone, and the only one new (+30)", Caveat.of(CaveatCode.ONLY_ONE_GONE, weight=30)),
    (
        "the only one gone, and the only one new, past another (+25)",
        Caveat.of(CaveatCode.ONLY_ONE_GONE_PAST_ANOTHER, weight=25),
    ),
    ("same hour (+10)", Caveat.of(CaveatCode.SAME_HOUR, weight=10)),
    ("same hour of the same day (+10)", Caveat.of(CaveatCode.SAME_START, weight=10)),
    ("same name (+15)", Caveat.of(CaveatCode.SAME_TITLE, weight=15)),
    ("same place to meet (+5)", Caveat.of(CaveatCode.SAME_LOCATION, weight=5)),
    ("same turn that day (+12)", Caveat.of(CaveatCode.SAME_NTH, weight=12)),
    ("another hour of the same day (-10)", Caveat.of(CaveatCode.OTHER_START, weight=-10)),
    ("another name (-15)", Caveat.of(CaveatCode.OTHER_TITLE, weight=-15)),
    ("one is extra, the other is not (-25)", Caveat.of(CaveatCode.EXTRA_DIFFERS, weight=-25)),
    ("the platform gives another key (-10)", Caveat.of(CaveatCode.OTHER_SOURCE_ID, weight=-10)),
    ("the same day of another year (+30)", Caveat.of(CaveatCode.SAME_DAY_OTHER_YEAR, weight=30)),
]
OWN_WORDS = [
    "in words of its own",
    "30 februari finns inte",
    "the file's name says 2031-02-30",
    "the link says 2031-13-01, its words 'Möte'",
    "'sunday 11 mars' says sunday, but 2031-03-11 is a tuesday",
    "",
    "the page's words were: the file's name says 2031-03-11",
    "x" * 10_000,
]
"""Like no sentence of ours, or saying what cannot be."""


def _lay(
    address: str,
    *,
    warnings: Sequence[str] = (),
    evidence: Sequence[str] = (),
    grounds: Sequence[str] = (),
) -> None:
    """Lay out a database as the last release before codes left it, with these sentences in it."""
    engine = sa.create_engine(address)
    upgrade(engine, "0005")
    meeting = _with(version_row(MEETING, "")["body"], warnings=list(warnings))
    told = json.loads(PROPOSAL.model_dump_json(exclude_defaults=True))
    for part in (*told["actions"], *told["joined"]):
        part["match"]["evidence"] = list(evidence)
    proposal = _compact(told)
    held = {
        "looked": None,
        "listing": _with(_listing().model_dump_json(exclude_defaults=True), meetings=[json.loads(meeting)]),
    }
    about = {
        "before": "a",
        "after": MEETING.id,
        "same": True,
        "grounds": list(grounds),
        "weight": 1,
        "certainty": "inferred",
    }
    base = {"site_id": 1, "seen": SEEN}
    window = {"window_first": dt.date(2031, 1, 1), "window_last": dt.date(2031, 12, 31), "count": 1}
    place = {"municipality": "9901", "organization": "kommunstyrelsen", "date": MEETING.date}
    site = {"id": 1, "url": SITE.url, "municipality": "9901", "first_seen": SEEN, "body": SITE.model_dump_json()}
    version = {"id": 1, **base, "round_id": 1, "meeting_id": MEETING.id, **place, "content_hash": content_hash(MEETING)}
    stamps = {"created": SEEN, "last_modified": SEEN, "sequence": 3}
    rows = {
        schema.sites: [site],
        schema.rounds: [
            {"id": 1, **base, **window, "state": "accepted", "content_hash": "0" * 64, "body": None},
            {"id": 2, **base, **window, "state": "quarantined", "content_hash": "1" * 64, "body": json.dumps(held)},
        ],
        schema.versions: [{**version, "body": meeting}],
        schema.present: [{"meeting_id": MEETING.id, "version_id": 1, "site_id": 1, **place, **stamps}],
        schema.evidence: [{"id": 1, "round_id": 1, "before": "a", "after": MEETING.id, "body": _compact(about)}],
        schema.proposals: [
            {
                "id": 1,
                "proposal_id": "p1",
                "seen": SEEN,
                "municipality": "9901",
                "content_hash": hashlib.sha256(proposal.encode()).hexdigest(),
                "body": proposal,
            }
        ],
    }
    with engine.begin() as connection:
        for table, told_rows in rows.items():
            connection.execute(sa.insert(table), told_rows)
    engine.dispose()


def _listing() -> Listing:
    return Listing(window=Window.year(2031), meetings=(MEETING,))


def _with(body: str, **facts: object) -> str:
    """Put facts into JSON; an empty list is a default, which is not written."""
    told = {**json.loads(body), **{name: fact for name, fact in facts.items() if fact}}
    return _compact(told)


def _compact(told: object) -> str:
    """Write JSON as the model does."""
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def test_every_sentence_that_was_written_is_read(database: str) -> None:
    """Warnings of meetings, reasons of matches and grounds of identity, each as its code with its facts."""
    _lay(
        database,
        warnings=[said for said, _ in WARNINGS],
        evidence=[said for said, _ in EVIDENCE],
        grounds=[said for said, _ in GROUNDS],
    )

    with Store(database) as store:
        (meeting,) = store.meetings()
        (proposal,) = store.proposals()
        (about,) = store.queries.evidence(MEETING.id)

    assert meeting.warnings == tuple(caveat for _, caveat in WARNINGS)
    assert proposal.actions[0].match is not None
    assert proposal.actions[0].match.evidence == tuple(caveat for _, caveat in EVIDENCE)
    assert proposal.joined[0].match.evidence == tuple(caveat for _, caveat in EVIDENCE)
    assert about.grounds == tuple(caveat for _, caveat in GROUNDS)


def test_what_no_sentence_is_like_is_kept_in_its_own_words(database: str) -> None:
    """Nothing is lost, and nothing guessed."""
    _lay(database, warnings=OWN_WORDS, evidence=OWN_WORDS, grounds=OWN_WORDS)
    kept = tuple(Caveat.of(CaveatCode.PROSE, words=said) for said in OWN_WORDS)

    with Store(database) as store:
        (meeting,) = store.meetings()
        (proposal,) = store.proposals()
        (about,) = store.queries.evidence(MEETING.id)

    assert meeting.warnings == about.grounds == proposal.joined[0].match.evidence == kept


def test_all_else_stays(database: str) -> None:
    """Ids, stamps, hashes and counts; a round that sees the same changes nothing, and a proposal is not kept twice."""
    _lay(database, warnings=[WARNINGS[0][0]], evidence=["same party: V"], grounds=["same page (+70)"])

    with Store(database) as store:
        (meeting,) = store.meetings()
        (proposal,) = store.proposals()
        stamps = store.queries.stamps(MEETING.id)
        again = store.records.save_proposal(proposal, seen=SEEN + dt.timedelta(days=1))
        recorded = store.records.add(_listing(), site=SITE, seen=SEEN + dt.timedelta(days=1))

        assert meeting == MEETING.model_copy(update={"warnings": (WARNINGS[0][1],)})
        assert (stamps and stamps.sequence, stamps and stamps.last_modified) == (3, SEEN)
        assert not again
        assert recorded.changes == ()
        assert store.queries.stamps(MEETING.id) == stamps


def test_a_listing_that_was_held_back_can_be_released(database: str) -> None:
    """It holds meetings whole, warnings and all."""
    _lay(database, warnings=[WARNINGS[0][0]])

    with Store(database) as store:
        released = store.records.release(SITE, seen=SEEN + dt.timedelta(days=1))

        assert released.listing is not None
        assert [it.warnings for it in released.listing.meetings] == [(WARNINGS[0][1],)]


def test_rows_without_sentences_are_not_touched(database: str) -> None:
    """To the letter."""
    _lay(database)
    engine = sa.create_engine(database)
    bodies = sa.text("SELECT body FROM versions UNION ALL SELECT body FROM proposals UNION ALL SELECT body FROM rounds")
    with engine.begin() as connection:
        before = connection.execute(bodies).scalars().all()

    Store(database).close()

    with engine.begin() as connection:
        assert connection.execute(bodies).scalars().all() == before
    engine.dispose()


@pytest.mark.parametrize("version", [1, 4])
def test_lines_of_any_version_are_taken_in(database: str, version: int) -> None:
    """Those of the first tell in sentences what later ones tell as codes; both give the same store."""
    _lay(database, warnings=[WARNINGS[0][0]], evidence=["same party: V"], grounds=["same page (+70)"])
    if version == 1:
        lines = ['{"format": "agendawatch", "version": 1}', *_lines_before_codes(database)]
        Store(database).close()
    with Store(database) as store, Store("sqlite://") as twin:
        if version != 1:
            lines = list(store.maintenance.export_lines())
        twin.maintenance.import_lines(lines)

        assert tuple(twin.maintenance.export_lines()) == tuple(store.maintenance.export_lines())


def _lines_before_codes(address: str) -> list[str]:
    """Export a database as the release that laid it out did."""
    engine = sa.create_engine(address)
    lines = []
    with engine.begin() as connection:
        for table in (schema.sites, schema.rounds, schema.versions, schema.present, schema.evidence, schema.proposals):
            columns = [table.c[it["name"]] for it in sa.inspect(connection).get_columns(table.name)]
            for row in connection.execute(sa.select(*columns)).mappings():
                told = {name: it.isoformat() if isinstance(it, dt.date) else it for name, it in row.items()}
                lines.append(json.dumps({"table": table.name, **told}))
    engine.dispose()
    return lines
