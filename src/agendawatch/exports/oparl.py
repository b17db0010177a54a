"""A store as OParl 1.1, read-only: a system, bodies, organizations, meetings, papers and what hangs on them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any
from urllib.parse import urlencode

from agendawatch.exports.vocabularies import OPARL_RESULTS, OPARL_STATES
from agendawatch.model import (
    STOCKHOLM,
    Action,
    AgendaItem,
    Document,
    DocumentClassification,
    Meeting,
    MeetingStatus,
    Municipality,
    Organization,
    Proposal,
    durable,
)
from agendawatch.store import Store
from agendawatch.store.queries import MeetingStamps

__all__ = ["OPARL_PATH", "OParl"]

OPARL_PATH = "oparl/v1"
_SCHEMA = "https://schema.oparl.org/1.1/"
_PAGE = 100
_FARTHEST = 1_000_000
_NOTICES = frozenset({DocumentClassification.NOTICE, DocumentClassification.AGENDA})

Row = dict[str, Any]
"""A JSON object. Any: JSON."""
Dated = tuple[Row, dt.datetime, dt.datetime]
"""An object, when it was first seen, and when it was last seen to be other than it was."""


@dataclass(frozen=True, slots=True)
class OParl:
    """Answers each address of an OParl server from a store.

    What OParl has no word for is told beside, as `agendawatch:status`; `unlisted` is never called cancelled.
    Persons are not listed: we know them by name alone.
    """

    store: Store
    root: str
    """Where the server is found, with a slash at its end."""
    today: dt.date
    shown: tuple[str, ...] | None = None
    """Codes of the municipalities that are shown; `None` for all."""
    page: int = 1
    """Which page of a list is asked for."""
    limits: Mapping[str, dt.datetime] = field(default_factory=dict)
    """What a list is narrowed by, by OParl's names: `created_since`, `created_until`, and likewise `modified_`."""

    def answer(self, path: str) -> Row | None:
        """Answer an address under `oparl/v1/`; `None` where there is nothing."""
        kind, _, rest = path.strip("/").partition("/")
        if kind in {"", "system"} and not rest:
            return self.system()
        if kind == "bodies" and not rest:
            return self._list("bodies", ((self.body(town), *_ALWAYS) for town in self._towns()))
        identifier, _, below = rest.partition("/")
        if kind == "body":
            return self._of_body(identifier, below)
        if kind == "organization":
            return self._of_organization(identifier, below)
        if below:
            return None
        return self._object(kind, identifier)

    def _object(self, kind: str, identifier: str) -> Row | None:
        if kind == "paper":
            return next((row for row, _, _ in self._papers(None) if row["id"] == self._id("paper", identifier)), None)
        if kind == "consultation":
            return next((row for row in self._consultations(None) if row["id"] == self._id(kind, identifier)), None)
        makers: Mapping[str, Callable[[Row], Iterable[Row]]] = {
            "meeting": lambda row: (row,),
            "agendaItem": lambda row: row["agendaItem"],
            "file": _files,
            "location": lambda row: (row["location"],) if "location" in row else (),
        }
        if kind not in makers:
            return None
        key = identifier.partition("-")[0]
        meeting, stamps = self.store.meeting(key), self.store.queries.stamps(key)
        if meeting is None or stamps is None or not self._is_shown(meeting.municipality):
            return None
        found = makers[kind](self.meeting(meeting, stamps))
        return next((row for row in found if row["id"] == self._id(kind, identifier)), None)

    def _is_shown(self, town: Municipality | None) -> bool:
        return town is not None and (self.shown is None or town.code in self.shown)

    def _towns(self) -> list[Municipality]:
        towns = {town.code: town for town, _ in self._bodies()}
        return [towns[code] for code in sorted(towns)]

    def _bodies(self) -> Iterator[tuple[Municipality, Organization]]:
        for town, organization, _ in self.store.queries.organizations():
            if town is not None and self._is_shown(town):
                yield town, organization

    def _id(self, kind: str, key: str) -> str:
        return f"{self.root}{OPARL_PATH}/{kind}/{key}"

    def _list_of(self, kind: str, key: str, name: str) -> str:
        return f"{self._id(kind, key)}/{name}"

    def system(self) -> Row:
        """Tell of the server itself."""
        return {
            "id": f"{self.root}{OPARL_PATH}/system",
            "type": f"{_SCHEMA}System",
            "oparlVersion": _SCHEMA,
            "name": "agendawatch",
            "website": self.root,
            "body": f"{self.root}{OPARL_PATH}/bodies",
        }

    def body(self, town: Municipality) -> Row:
        """Tell of a municipality."""
        lists = ("organization", "person", "meeting", "paper", "agendaItem", "consultation", "file")
        more = {"membership": "membership", "locationList": "location", "legislativeTermList": "legislativeTerm"}
        return {
            "id": self._id("body", town.code),
            "type": f"{_SCHEMA}Body",
            "system": f"{self.root}{OPARL_PATH}/system",
            "name": town.name,
            "shortName": town.name,
            "classification": town.classification.value,
            **({"website": town.website} if town.website else {}),
            **{name: self._list_of("body", town.code, name) for name in lists},
            **{name: self._list_of("body", town.code, path) for name, path in more.items()},
            "legislativeTerm": [],
        }

    def _of_body(self, code: str, below: str) -> Row | None:
        town = next((it for it in self._towns() if it.code == code), None)
        if town is None:
            return None
        if not below:
            return self.body(town)
        at = f"body/{code}/{below}"
        if below in {"person", "membership", "legislativeTerm"}:
            return self._list(at, ())
        if below == "organization":
            rows = ((self.organization(town, it), *_ALWAYS) for of, it in self._bodies() if of.code == code)
            return self._list(at, rows)
        if below == "paper":
            return self._list(at, self._papers(code))
        if below == "consultation":
            return self._list(at, ((row, *_ALWAYS) for row in self._consultations(code)))
        inside: Mapping[str, Callable[[Row], Iterable[Row]]] = {
            "meeting": lambda row: (row,),
            "agendaItem": lambda row: row["agendaItem"],
            "file": _files,
            "location": lambda row: (row["location"],) if "location" in row else (),
        }
        if below not in inside:
            return None
        meetings = self._meetings(town, None)
        return self._list(at, ((it, *when) for row, *when in meetings for it in inside[below](row)))  # type: ignore[misc] # two moments

    def organization(self, town: Municipality, organization: Organization) -> Row:
        """Tell of an organization."""
        key = _organization_key(town, organization)
        return {
            "id": self._id("organization", key),
            "type": f"{_SCHEMA}Organization",
            "body": self._id("body", town.code),
            "name": organization.name,
            "shortName": organization.name,
            "organizationType": organization.classification.value,
            "membership": [],
            "meeting": self._list_of("organization", key, "meeting"),
        }

    def _of_organization(self, key: str, below: str) -> Row | None:
        for town, organization in self._bodies():
            if _organization_key(town, organization) == key:
                if not below:
                    return self.organization(town, organization)
                if below == "meeting":
                    return self._list(f"organization/{key}/meeting", self._meetings(town, organization))
        return None

    def _meetings(self, town: Municipality, organization: Organization | None) -> Iterator[Dated]:
        of = self._placed(town.code)
        for meeting, stamps in self.store.queries.stamped_meetings(municipality=town, organization=organization):
            yield self.meeting(meeting, stamps, of), stamps.created, stamps.last_modified

    def _placed(self, code: str | None) -> Mapping[str, list[tuple[str, Action]]]:
        """Give the consultations of followed proposals by the meeting that they are of."""
        found: dict[str, list[tuple[str, Action]]] = {}
        for proposal in self.store.proposals(code):
            for nth, action in enumerate(proposal.actions, start=1):
                if action.meeting_id:
                    found.setdefault(action.meeting_id, []).append((f"{proposal.id}-{nth}", action))
        return found

    def meeting(
        self, meeting: Meeting, stamps: MeetingStamps, of: Mapping[str, list[tuple[str, Action]]] | None = None
    ) -> Row:
        """Tell of a meeting, with its agenda and documents within."""
        placed = self._placed(meeting.municipality.code if meeting.municipality else None) if of is None else of
        state = OPARL_STATES[meeting.status]
        minutes = [it for it in meeting.documents if it.classification is DocumentClassification.MINUTES]
        notices = [it for it in meeting.documents if it.classification in _NOTICES]
        others = [it for it in meeting.documents if it not in (*minutes[:1], *notices[:1])]
        files = {it: self._file(meeting, it, stamps) for it in meeting.documents}
        start = meeting.start or dt.datetime.combine(meeting.date, dt.time(), STOCKHOLM)
        place = {
            "id": self._id("location", meeting.id),
            "type": f"{_SCHEMA}Location",
            "description": meeting.location,
        }
        town = meeting.municipality
        return {
            "id": self._id("meeting", meeting.id),
            "type": f"{_SCHEMA}Meeting",
            "name": meeting.title,
            **({"meetingState": state} if state else {}),
            "cancelled": meeting.status is MeetingStatus.CANCELLED,
            "agendawatch:status": meeting.status.value,
            "agendawatch:allDay": meeting.start is None,
            "start": start.isoformat(),
            **({"end": meeting.end.isoformat()} if meeting.end else {}),
            **({"location": place} if meeting.location else {}),
            "organization": [self._id("organization", _organization_key(town, meeting.organization))] if town else [],
            **({"invitation": files[notices[0]]} if notices else {}),
            **({"resultsProtocol": files[minutes[0]]} if minutes else {}),
            "auxiliaryFile": [files[it] for it in others],
            "agendaItem": [
                self._item(meeting, item, place, stamps, placed.get(meeting.id, ()))
                for place, item in enumerate(meeting.agenda or ())
            ],
            **_times(stamps.created, stamps.last_modified),
            **({"web": meeting.url} if meeting.url else {}),
        }

    def _item(
        self,
        meeting: Meeting,
        item: AgendaItem,
        place: int,
        stamps: MeetingStamps,
        placed: Iterable[tuple[str, Action]],
    ) -> Row:
        decision = item.decision
        result = OPARL_RESULTS[decision.outcome] if decision else ""
        consultation = next((key for key, action in placed if _is_of(item, action)), None)
        return {
            "id": self._id("agendaItem", f"{meeting.id}-{place + 1}"),
            "type": f"{_SCHEMA}AgendaItem",
            "meeting": self._id("meeting", meeting.id),
            "order": place,
            "name": item.title,
            **({"number": item.number} if item.number else {}),
            **({"public": item.public} if item.public is not None else {}),
            **({"consultation": self._id("consultation", consultation)} if consultation else {}),
            **({"result": result} if result else {}),
            **({"agendawatch:outcome": decision.outcome.value} if decision else {}),
            **({"resolutionText": decision.text} if decision and decision.text else {}),
            "auxiliaryFile": [self._file(meeting, it, stamps) for it in item.documents],
            **_times(stamps.created, stamps.last_modified),
        }

    def _file(self, meeting: Meeting, document: Document, stamps: MeetingStamps) -> Row:
        return {
            "id": self._id("file", f"{meeting.id}-{durable('file', document.url)}"),
            "type": f"{_SCHEMA}File",
            "name": document.title,
            **({"mimeType": document.media_type} if document.media_type else {}),
            **({"size": document.size} if document.size is not None else {}),
            **({"date": document.published.astimezone(STOCKHOLM).date().isoformat()} if document.published else {}),
            "accessUrl": document.url,
            "meeting": [self._id("meeting", meeting.id)],
            **_times(stamps.created, stamps.last_modified),
        }

    def _papers(self, code: str | None) -> Iterator[Dated]:
        for proposal in self.store.proposals(code):
            if self._is_shown(proposal.municipality):
                first, last = _moments(proposal)
                yield self.paper(proposal), first, last

    def paper(self, proposal: Proposal) -> Row:
        """Tell of a followed proposal, with its consultations within."""
        days = [action.date for action in proposal.actions]
        town = proposal.municipality
        return {
            "id": self._id("paper", proposal.id),
            "type": f"{_SCHEMA}Paper",
            **({"body": self._id("body", town.code)} if town else {}),
            "name": proposal.title,
            **({"reference": proposal.reference} if proposal.reference else {}),
            **({"date": min(days).isoformat()} if days else {}),
            **({"paperType": proposal.classification.value} if proposal.classification else {}),
            "agendawatch:status": proposal.status_at(self.today).code.value,
            "auxiliaryFile": [],
            "consultation": list(self._of_paper(proposal)),
            **_times(*_moments(proposal)),
        }

    def _consultations(self, code: str | None) -> Iterator[Row]:
        for row, _, _ in self._papers(code):
            yield from row["consultation"]

    def _of_paper(self, proposal: Proposal) -> Iterator[Row]:
        town = proposal.municipality
        for nth, action in enumerate(proposal.actions, start=1):
            meeting = self.store.meeting(action.meeting_id) if action.meeting_id else None
            if meeting is None:
                continue
            place = next((at for at, item in enumerate(meeting.agenda or (), start=1) if _is_of(item, action)), None)
            yield {
                "id": self._id("consultation", f"{proposal.id}-{nth}"),
                "type": f"{_SCHEMA}Consultation",
                "paper": self._id("paper", proposal.id),
                "meeting": self._id("meeting", meeting.id),
                **({"agendaItem": self._id("agendaItem", f"{meeting.id}-{place}")} if place else {}),
                "organization": [self._id("organization", _organization_key(town, meeting.organization))]
                if town
                else [],
                "authoritative": action.authoritative,
                "role": action.code.value,
                **_times(*_moments(proposal)),
            }

    def _list(self, path: str, rows: Iterable[Dated]) -> Row:
        """Write a page of a list, with the filters and the links that OParl asks for."""
        page = self.page
        kept = (row for row, created, modified in rows if _within(created, modified, self.limits))
        listed = list(islice(kept, _FARTHEST))
        pages = max(-(-len(listed) // _PAGE), 1)
        here = f"{self.root}{OPARL_PATH}/{path}"

        def link(number: int) -> str:
            told = {**{name: moment.isoformat() for name, moment in self.limits.items()}, "page": str(number)}
            return f"{here}?{urlencode(told)}"

        links = {"first": link(1), "self": link(page), "last": link(pages)}
        links |= {"prev": link(page - 1)} if page > 1 else {}
        links |= {"next": link(page + 1)} if page < pages else {}
        return {
            "data": listed[(page - 1) * _PAGE : page * _PAGE],
            "pagination": {
                "totalElements": len(listed),
                "elementsPerPage": _PAGE,
                "currentPage": page,
                "totalPages": pages,
            },
            "links": links,
        }


_LONG_AGO = dt.datetime(2020, 3, 6, tzinfo=dt.UTC)
_ALWAYS = (_LONG_AGO, _LONG_AGO)
"""Of what we know no day of: it is older than any filter."""


def _times(created: dt.datetime, modified: dt.datetime) -> Row:
    return {"created": created.isoformat(), "modified": modified.isoformat()}


def _moments(proposal: Proposal) -> tuple[dt.datetime, dt.datetime]:
    """Tell when a proposal was first and last known to be other than it was, by what its actions rest on."""
    seen = [
        (action.provenance.seen if action.provenance else None)
        or dt.datetime.combine(action.date, dt.time(), tzinfo=dt.UTC)
        for action in proposal.actions
    ]
    return (min(seen), max(seen)) if seen else _ALWAYS


def _organization_key(town: Municipality, organization: Organization) -> str:
    return durable("organization", town.code, organization.name.casefold())


def _is_of(item: AgendaItem, action: Action) -> bool:
    """Tell whether an action was done with an item: its words are the item's title or decision."""
    said = (action.words or "").casefold()
    text = (item.decision.text or "") if item.decision else ""
    return bool(said) and (said == item.title.casefold() or (bool(text) and said.startswith(text.casefold())))


def _files(row: Row) -> Iterator[Row]:
    for name in ("invitation", "resultsProtocol"):
        if name in row:
            yield row[name]
    yield from row["auxiliaryFile"]
    for item in row["agendaItem"]:
        yield from item["auxiliaryFile"]


def _within(created: dt.datetime, modified: dt.datetime, limits: Mapping[str, dt.datetime]) -> bool:
    return (
        created >= limits.get("created_since", created)
        and created <= limits.get("created_until", created)
        and modified >= limits.get("modified_since", modified)
        and modified <= limits.get("modified_until", modified)
    )
