"""Lex2Publish as PLATFORMS tells it: ids rotate at each call, a long search times out, files are words in JSON."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass, field

from tests.replicas.server import Given, Wanted, json_given

BASE = "/Lex2PublishWasm"
TENANT = "0f8fad5b-d9cb-469f-a165-70867728950e"


@dataclass(frozen=True, slots=True)
class Paper:
    """A document."""

    name: str
    body: bytes | None = b"%PDF-1.4 "
    """`None` for one that is withheld."""


@dataclass(frozen=True, slots=True)
class Session:
    """A meeting: `KF/2026-06-15`."""

    type_name: str
    unit: str
    papers: tuple[Paper, ...] = ()
    description: str = ""

    @property
    def day(self) -> str:
        """Its day."""
        return self.type_name.partition("/")[2]


@dataclass(slots=True)
class Publisher:
    """A tenant's interface, as an app for `serve`."""

    sessions: list[Session]
    since: str = "2025-01-01T00:00:00"
    neighbours: bool = False
    """Whether a search gives other months' meetings as well."""
    _calls: int = 0
    _ids: dict[str, Session | Paper] = field(default_factory=dict)
    _subjects: set[str] = field(default_factory=set)

    def __call__(self, wanted: Wanted) -> Given:
        """Answer a request."""
        self._calls += 1
        name = wanted.path.removeprefix(f"{BASE}/publish/")
        if wanted.path == "/moten":
            return Given(
                f'<h1>Möten</h1><iframe src="{BASE}/?t={TENANT}"></iframe><a href="https://x.example{BASE}">Sök</a>'
            )
        told = json.loads(wanted.body) if wanted.body else {}
        match wanted.method, name.split("/"):
            case "GET", ["getsearchingfromdate", key] if key == TENANT:
                return json_given(self.since)
            case "GET", ["getsubjectareas", key] if key == TENANT:
                self._subjects = {f"s{self._calls}-{number}" for number in range(2)}
                return json_given([{"id": key, "name": "Möten"} for key in sorted(self._subjects)])
            case "POST", ["search", key] if key == TENANT:
                return self._search(told)
            case "POST", ["getmeeting"]:
                return self._meeting(told.get("uniqueId", ""))
            case "POST", ["getdocument"]:
                return self._document(told)
        return Given("<!doctype html><title>Lex2Publish</title><div id=app></div>")

    def _id(self, thing: Session | Paper) -> str:
        key = f"{self._calls}-{len(self._ids)}"
        self._ids[key] = thing
        return key

    def _search(self, told: dict[str, object]) -> Given:
        first, last = str(told["fromDate"])[:10], str(told["toDate"])[:10]
        subjects = told["subjects"]
        if not isinstance(subjects, list) or set(subjects) != self._subjects:
            return Given('{"error": "subjects"}', status=400, content_type="application/json")
        if first[:4] != last[:4] or int(last[5:7]) - int(first[5:7]) > 1:
            return Given("", status=504)
        found = [it for it in self.sessions if first <= it.day <= last or self.neighbours]
        rows = [
            {
                "id": self._id(it),
                "uniqueId": self._id(it),
                "unit": it.unit,
                "description": it.description,
                "type": {"name": it.type_name},
            }
            for it in found
        ]
        return json_given({"documents": [], "cases": [], "meetings": rows, "objects": []})

    def _meeting(self, key: str) -> Given:
        session = self._ids.get(key)
        if not isinstance(session, Session):
            return json_given(None, 404)
        rows = [
            {"uniqueId": self._id(it), "description": it.name, "type": {"name": "Dokument"}} for it in session.papers
        ]
        return json_given({"documents": rows})

    def _document(self, told: dict[str, object]) -> Given:
        paper = self._ids.get(str(told.get("uniqueId")))
        if not isinstance(paper, Paper) or told.get("includeFile") is not True:
            return json_given(None, 404)
        data = base64.b64encode(paper.body).decode() if paper.body is not None else None
        return json_given({"file": {"data": data}})
