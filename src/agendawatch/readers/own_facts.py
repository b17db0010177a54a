"""What an event's own properties cannot hold of our values, beside them in one line: `X-AGENDAWATCH`.

Other readers pass it over; ours reads equal values back. It is written as an address's query
("kind=meeting&municipality=9901"), so that it is ASCII and holds nothing that iCalendar escapes.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache
from urllib.parse import parse_qs, quote

from agendawatch.model import (
    AgendaItem,
    Caveat,
    ChangeKind,
    Document,
    DocumentClassification,
    ItemClassification,
    Jurisdiction,
    Meeting,
    MeetingStatus,
    Municipality,
    Organization,
    OrganizationClassification,
)
from agendawatch.model.meeting import PLAIN_TEXTS


def plain_values(meeting: Meeting, change: ChangeKind) -> tuple[str | None, ...]:
    """Give the texts of which a change is told as one kind."""
    return tuple(getattr(meeting, name) for name, row in PLAIN_TEXTS.items() if row.change == change)


def first_known(first: Meeting, second: Meeting) -> dict[str, str | None]:
    """Join what two sources say of one meeting: the first's texts, and of those that it does not have the second's."""
    return {name: getattr(first, name) or getattr(second, name) for name in PLAIN_TEXTS}


# What an event's own properties cannot hold of our values, beside them in one line.

Facts = dict[str, list[str]]
"""Values by name, in their order."""

_Pairs = list[tuple[str, str]]


def meeting_facts(meeting: Meeting) -> str:
    """Write what a meeting's event does not say otherwise."""
    pairs: _Pairs = [("kind", "meeting"), *_place(meeting)]
    pairs += _given(
        status=_unless(meeting.status, MeetingStatus.SCHEDULED),
        words=meeting.status_words,
        **{row.fact: getattr(meeting, name) for name, row in PLAIN_TEXTS.items()},
        page="1" if meeting.url else None,
        extra="1" if meeting.extra else None,
        reserve="1" if meeting.reserve else None,
        nth=str(meeting.nth) if meeting.nth > 1 else None,
        key=meeting.source_id,
        constructed="1" if meeting.provenance and meeting.provenance.constructed else None,
        last=None if meeting.end_date is None else meeting.end_date.isoformat(),
        begins=meeting.start.isoformat() if meeting.start and meeting.end_date and not meeting.end else None,
        items=None if meeting.agenda is None else str(len(meeting.agenda)),
    )
    pairs += [("from", start.isoformat()) for start in meeting.previous_starts]
    pairs += [("caveat", _written_caveat(caveat)) for caveat in meeting.warnings]
    return _written([*pairs, *_documents(meeting.documents)])


def item_facts(meeting: Meeting, item: AgendaItem, place: int) -> str:
    """Write what an item's event does not say otherwise: whose it is, and which in order."""
    pairs: _Pairs = [("kind", "item"), ("meeting", meeting.id), ("place", str(place)), ("title", item.title)]
    pairs += _given(
        number=item.number,
        reference=item.reference,
        classification=_unless(item.classification, ItemClassification.DECISION),
        group=item.group,
        withdrawn="1" if item.withdrawn else None,
        public=None if item.public is None else str(int(item.public)),
    )
    return _written([*pairs, *_documents(item.documents)])


def other_facts(kind: str, key: str) -> str:
    """Write of an event that is no meeting and no item what it is, and of what."""
    return _written([("kind", kind), ("id", key)])


def _place(meeting: Meeting) -> _Pairs:
    organization, town = meeting.organization, meeting.municipality
    kind = _unless(organization.classification, OrganizationClassification.OTHER)
    pairs = [("organization", organization.name), *_given(classification=kind)]
    if town is None:
        return pairs
    jurisdiction = _unless(town.classification, Jurisdiction.MUNICIPALITY)
    pairs += [("municipality", town.code), ("town", town.name)]
    return pairs + _given(jurisdiction=jurisdiction, county=town.county, website=town.website)


def _documents(documents: Iterable[Document]) -> _Pairs:
    """Write documents in the order of their addresses, which stand in properties of their own."""
    return [
        pair
        for document in documents
        for pair in (("paper", document.classification.value), ("called", document.title))
    ]


def _unless(value: StrEnum, usual: StrEnum) -> str | None:
    return None if value is usual else value.value


def _written_caveat(caveat: Caveat) -> str:
    """Write a caveat as JSON by the standard library, which lone surrogates pass through and back."""
    return json.dumps({"code": caveat.code, "facts": dict(caveat.facts)}, ensure_ascii=False, separators=(",", ":"))


def _given(**facts: str | None) -> _Pairs:
    return [(name, value) for name, value in facts.items() if value]


def _written(pairs: _Pairs) -> str:
    return "&".join(f"{name}={_quoted(value)}" for name, value in pairs)


@lru_cache(maxsize=4096)
def _quoted(value: str) -> str:
    """Write a value; those of a municipality's meetings are few."""
    return quote(value, safe=":/", errors="surrogatepass")


def read_facts(written: str) -> Facts:
    """Read them back.

    >>> read_facts("kind=meeting&town=%C3%85m%C3%A5l")
    {'kind': ['meeting'], 'town': ['Åmål']}
    """
    return parse_qs(written, errors="surrogatepass", max_num_fields=10_000)


def _one(facts: Facts, name: str) -> str | None:
    return facts[name][0] if facts.get(name) else None


def organization_of(facts: Facts) -> Organization:
    """Make the organization that is named."""
    kind = OrganizationClassification(_one(facts, "classification") or "other")
    return Organization(name=_one(facts, "organization") or "?", classification=kind)


def town_of(facts: Facts) -> Municipality | None:
    """Make the municipality that is named; `None` when none is."""
    code, name = _one(facts, "municipality"), _one(facts, "town")
    if not code or not name:
        return None
    return Municipality(
        code=code,
        name=name,
        classification=Jurisdiction(_one(facts, "jurisdiction") or "municipality"),
        county=_one(facts, "county"),
        website=_one(facts, "website"),
    )


def status_of(facts: Facts) -> MeetingStatus:
    """Tell the state of a meeting."""
    return MeetingStatus(_one(facts, "status") or "scheduled")


def documents_of(facts: Facts, held: Iterable[tuple[str, str | None]]) -> tuple[Document, ...]:
    """Make the documents of their addresses and kinds of media."""
    told = zip(held, facts.get("paper", ()), facts.get("called", ()), strict=True)
    return tuple(
        Document(url=url, title=title, classification=DocumentClassification(kind), media_type=media_type)
        for (url, media_type), kind, title in told
    )


def item_of(facts: Facts, documents: tuple[Document, ...]) -> AgendaItem:
    """Make the item."""
    public = _one(facts, "public")
    return AgendaItem(
        title=_one(facts, "title") or "?",
        number=_one(facts, "number"),
        reference=_one(facts, "reference"),
        classification=ItemClassification(_one(facts, "classification") or "decision"),
        group=_one(facts, "group"),
        withdrawn=_one(facts, "withdrawn") is not None,
        public=None if public is None else public == "1",
        documents=documents,
    )


def warnings_of(facts: Facts) -> tuple[Caveat, ...]:
    """Make what is warned of."""
    return tuple(Caveat.model_validate(json.loads(it), strict=False) for it in facts.get("caveat", ()))


def previous_of(facts: Facts) -> tuple[dt.datetime | dt.date, ...]:
    """Make the starts that a meeting was moved from."""
    return tuple(
        dt.datetime.fromisoformat(start) if "T" in start else dt.date.fromisoformat(start)
        for start in facts.get("from", ())
    )
