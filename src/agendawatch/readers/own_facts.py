"""What an event's own properties cannot hold of our values, beside them in one line: `X-AGENDAWATCH`.

Other readers pass it over; ours reads equal values back. It is written as an address's query
("kind=meeting&municipality=9901"), so that it is ASCII and holds nothing that iCalendar escapes.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TypeVar
from urllib.parse import parse_qs, quote

from agendawatch.model import (
    AgendaItem,
    Caveat,
    ChangeKind,
    Document,
    DocumentClassification,
    Meeting,
    Municipality,
    Organization,
    Provenance,
    Value,
)
from agendawatch.model.meeting import PLAIN_TEXTS

T = TypeVar("T", bound=Value)


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


_ORGANIZATION = {"organization": "name", "classification": "classification"}
_TOWN = {
    "municipality": "code",
    "town": "name",
    "jurisdiction": "classification",
    "county": "county",
    "website": "website",
}
_SAID = {"status": "status", "words": "status_words", **{row.fact: name for name, row in PLAIN_TEXTS.items()}}
_MARKS = {"extra": "extra", "reserve": "reserve", "nth": "nth", "key": "source_id"}
_LAST = {"last": "end_date"}
_ITEM = {
    "title": "title",
    "number": "number",
    "reference": "reference",
    "classification": "classification",
    "group": "group",
    "withdrawn": "withdrawn",
    "public": "public",
}
"""What facts are called, and the fields that they tell, in the order that they are written in."""


def meeting_facts(meeting: Meeting) -> str:
    """Write what a meeting's event does not say otherwise."""
    pairs: _Pairs = [("kind", "meeting"), *_told(meeting.organization, _ORGANIZATION)]
    pairs += _told(meeting.municipality, _TOWN) if meeting.municipality else []
    pairs += [*_told(meeting, _SAID), *([("page", "1")] if meeting.url else []), *_told(meeting, _MARKS)]
    pairs += [("constructed", "1")] if meeting.provenance and meeting.provenance.constructed else []
    pairs += _told(meeting, _LAST)
    if meeting.start and meeting.end_date and not meeting.end:
        pairs.append(("begins", meeting.start.isoformat()))
    pairs += [] if meeting.agenda is None else [("items", str(len(meeting.agenda)))]
    pairs += [("from", start.isoformat()) for start in meeting.previous_starts]
    # By the standard library, which lone surrogates pass through and back.
    caveats = ({"code": caveat.code, "facts": dict(caveat.facts)} for caveat in meeting.warnings)
    pairs += [("caveat", json.dumps(it, ensure_ascii=False, separators=(",", ":"))) for it in caveats]
    return _written([*pairs, *_documents(meeting.documents)])


def item_facts(meeting: Meeting, item: AgendaItem, place: int) -> str:
    """Write what an item's event does not say otherwise: whose it is, and which in order."""
    pairs: _Pairs = [("kind", "item"), ("meeting", meeting.id), ("place", str(place)), *_told(item, _ITEM)]
    return _written([*pairs, *_documents(item.documents)])


def other_facts(kind: str, key: str) -> str:
    """Write of an event that is no meeting and no item what it is, and of what."""
    return _written([("kind", kind), ("id", key)])


def _told(value: Value, names: Mapping[str, str]) -> _Pairs:
    """Write those fields of a value that are not as usual, by the names of their facts."""
    usual = type(value).model_fields
    held = ((fact, getattr(value, field), usual[field].default) for fact, field in names.items())
    kept = ((fact, told) for fact, told, default in held if told not in (default, ""))
    return [(fact, str(int(told)) if isinstance(told, bool) else str(told)) for fact, told in kept]


def _documents(documents: Iterable[Document]) -> _Pairs:
    """Write documents in the order of their addresses, which stand in properties of their own."""
    return [pair for it in documents for pair in (("paper", it.classification.value), ("called", it.title))]


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


def fact(facts: Facts, name: str) -> str | None:
    """Give the first fact of a name; `None` where none is."""
    return facts[name][0] if facts.get(name) else None


def _made(kind: type[T], facts: Facts, names: Mapping[str, str], **held: object) -> T:
    """Make a value of the facts that tell its fields, and of what is known of others."""
    told = {field: facts[name][0] for name, field in names.items() if facts.get(name)}
    return kind.model_validate({**held, **told}, strict=False)


def organization_of(facts: Facts) -> Organization:
    """Make the organization that is named."""
    return _made(Organization, facts, _ORGANIZATION, name="?")


def town_of(facts: Facts) -> Municipality | None:
    """Make the municipality that is named; `None` when none is."""
    return _made(Municipality, facts, _TOWN) if facts.get("municipality") and facts.get("town") else None


def meeting_of(facts: Facts, **held: object) -> Meeting:
    """Make the meeting, with what its event's own properties hold."""
    starts = facts.get("from", ())
    return _made(
        Meeting,
        facts,
        {**_SAID, **_MARKS, **_LAST},
        organization=organization_of(facts),
        municipality=town_of(facts),
        previous_starts=tuple((dt.datetime if "T" in it else dt.date).fromisoformat(it) for it in starts),
        warnings=warnings_of(facts),
        provenance=Provenance(constructed=True) if "constructed" in facts else None,
        **held,
    )


def documents_of(facts: Facts, held: Iterable[tuple[str, str | None]]) -> tuple[Document, ...]:
    """Make the documents of their addresses and kinds of media."""
    told = zip(held, facts.get("paper", ()), facts.get("called", ()), strict=True)
    return tuple(
        Document(url=url, title=title, classification=DocumentClassification(kind), media_type=media_type)
        for (url, media_type), kind, title in told
    )


def item_of(facts: Facts, documents: tuple[Document, ...]) -> AgendaItem:
    """Make the item."""
    return _made(AgendaItem, facts, _ITEM, title="?", documents=documents)


def warnings_of(facts: Facts) -> tuple[Caveat, ...]:
    """Make what is warned of."""
    return tuple(Caveat.model_validate(json.loads(it), strict=False) for it in facts.get("caveat", ()))
