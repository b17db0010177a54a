"""No way to reach a person is kept, whatever page it stood on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from tests.cases import cases
from tests.store.invented import MORNING, SITE, listed, meet

import agendawatch as aw
from agendawatch.model import Match, Value
from agendawatch.store import Store
from agendawatch.store.contact_redaction import WORDS, without_contacts


@cases("way")
def test_no_words_of_a_meeting_reach_anybody(way: str) -> None:
    """Titles, decisions, documents' names, places and the page's own words alike."""
    meeting = meet(
        3,
        location=f"Stora salen, fråga efter vaktmästaren {way}",
        provenance=aw.Provenance(words=f"10 mars, anmälan {way}"),
        documents=(aw.Document(url="https://e.example/08-1234567.pdf", title=f"Yttrande, {way}"),),
        agenda=(
            aw.AgendaItem(
                title=f"Medborgarförslag om badplats ({way})",
                reference="KS 2031/1",
                decision=aw.Decision(
                    outcome=aw.Outcome.NOTED,
                    text=f"Anmälan noteras. Kontakt: {way}.",
                    vote=aw.VoteCount(winning=4, losing=3, meaning=f"Ja till förslaget ({way})"),
                ),
                group=f"Frågor besvaras av {way}",
            ),
        ),
    )

    kept = without_contacts(meeting)

    assert way not in kept.model_dump_json()
    assert kept.documents[0].url == meeting.documents[0].url
    assert kept.agenda is not None
    assert kept.agenda[0].title.startswith("Medborgarförslag om badplats (")


def test_what_reaches_nobody_is_the_very_same() -> None:
    """Dates, case numbers, paragraphs and sums are no telephone numbers."""
    meeting = meet(
        3, agenda=(aw.AgendaItem(title="Budget 2031–2033, §§ 12-14, 1 250 000 kr, KS 2031/00123, SLK-2031-00392"),)
    )

    assert without_contacts(meeting) is meeting


def test_a_store_keeps_none(store: Store) -> None:
    """Neither in meetings nor in changes, and the same page again is no change."""
    item = aw.AgendaItem(title="Medborgarförslag om badplats, ring 070-123 45 67")

    first = store.records.add(listed(meet(3, agenda=(item,))), site=SITE, seen=MORNING)
    again = store.records.add(listed(meet(3, agenda=(item,))), site=SITE, seen=MORNING.replace(hour=9))

    assert again.unchanged
    told = [change.model_dump_json() for change in (*first.changes, *store.changes())]
    assert [words for words in (*told, *store.maintenance.export_lines()) if "123 45 67" in words] == []


DOUBTS = (
    aw.Caveat.of(aw.CaveatCode.SHARED_WORDS, shared=("ring", "070-123 45 67")),
    aw.Caveat.of(aw.CaveatCode.DATE_MEANT, words="på onsdag, ring 070-123 45 67", date="2026-03-11"),
    aw.Caveat.of(aw.CaveatCode.YEAR_UNCLEAR, words="skriv till anna.ek@post.example"),
)
"""Each with a way to reach somebody in its facts."""


def test_no_proposal_reaches_anybody(store: Store) -> None:
    """Neither by its title, nor by what is done with it and why we believe so."""
    action = aw.Action(
        code=aw.ActionCode.SUBMITTED,
        date=MORNING.date(),
        words="Frågor till anna.ek@post.example",
        match=Match(certainty=aw.Certainty.DERIVED, evidence=tuple(DOUBTS)),
    )
    proposal = aw.Proposal(id="p", title="Badplats, ring 070-123 45 67", actions=(action,))

    saved = [store.records.save_proposal(proposal, seen=MORNING) for _ in range(2)]

    assert saved == [True, False]
    assert [line for line in store.maintenance.export_lines() if "123 45 67" in line or "anna.ek" in line] == []


def test_what_is_held_back_reaches_nobody(store: Store) -> None:
    """A listing that is not believed is kept whole, but for that; a failed visit's reason too."""
    store.records.add(listed(*(meet(month) for month in range(2, 8))), site=SITE, seen=MORNING)

    held = store.records.add(listed(meet(2, name="Ring 070-123 45 67")), site=SITE, seen=MORNING.replace(hour=9))
    health = store.records.note_visit(SITE, seen=MORNING, error="expected a table, found 'Ring 070-123 45 67'")

    assert held.quarantined
    assert [line for line in store.maintenance.export_lines() if "123 45 67" in line] == []
    assert health.error == store.queries.site_health()[0].error == "expected a table, found 'Ring 000-00 00 00'"


def _parts(kind: object) -> Iterator[object]:
    yield kind
    for part in get_args(kind):
        yield from _parts(part)


def _text_fields(value: type[Value]) -> set[str]:
    """Name the fields of a value, and of what it holds, that hold text."""
    names: set[str] = set()
    for name, field in value.model_fields.items():
        for part in _parts(field.annotation):
            if part is str:
                names.add(name)
            elif isinstance(part, type) and issubclass(part, Value):
                names |= _text_fields(part)
    return names


def test_every_text_is_words_or_is_let_be() -> None:
    """Whoever gives a value a new field of text decides which."""
    addresses = {"url", "website", "place", "media_type", "content_hash", "rule"}
    keys = {"id", "source_id", "meeting_id", "other", "joined_to", "code", "county", "number", "reference"}
    keys |= {"reader", "reading", "shape", "platform", "keys", "parameters"}
    addresses |= {"start", "reached_from", "waiting", "passed"}

    assert _text_fields(aw.Listing) | _text_fields(aw.Proposal) | _text_fields(aw.Route) == WORDS | addresses | keys
