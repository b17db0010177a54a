"""Ciceron as PLATFORMS tells it: JSON-RPC with words inside words, sessions that are lost, files named in cp1252."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlsplit
from zlib import crc32

from tests.replicas.server import Given, Wanted

SHELL = '<!doctype html><html><head><title>Sök</title><script src="iciceronsok.js"></script></head><body ng-app="app"></body></html>'


@dataclass(frozen=True, slots=True)
class Paper:
    """A file."""

    name: str
    body: bytes = b""

    @property
    def encoded(self) -> str:
        """The name as the diary writes it."""
        return b64encode(self.name.encode("cp1252")).decode()


@dataclass(frozen=True, slots=True)
class Case:
    """An item of an agenda."""

    title: str
    number: str = ""
    papers: tuple[Paper, ...] = ()


@dataclass(frozen=True, slots=True)
class Sitting:
    """A meeting as the diary shows it."""

    body: str
    day: str
    diary: str = "KS"
    tid: str = ""
    plats: str = ""
    papers: tuple[Paper, ...] = ()
    cases: tuple[Case, ...] = ()
    title: str = ""

    def row(self) -> dict[str, object]:
        """Show it in a list of results; `contains_files` is false even where there are some."""
        return {
            "doctype": 1,
            "type": "Möte",
            "title": self.title or f"{self.body} {self.day}",
            "contains_files": False,
            "diary_name": self.diary,
            "object_link": f"?t=1&i={self.body}&d={self.day} 00:00:00&n={self.diary}",
        }


@dataclass(frozen=True, slots=True)
class Post:
    """A notice on the board."""

    title: str
    diary: str = "KS"
    papers: tuple[Paper, ...] = ()


@dataclass(slots=True)
class Diary:
    """The diary, as an app for `serve`."""

    sittings: list[Sitting]
    diaries: dict[str, str] = field(default_factory=lambda: {"KS": "Kommunstyrelsen/Kommunfullmäktige"})
    posts: list[Post] = field(default_factory=list)
    envelope: str = "results"
    """`results`, `value` or `list`: how rows come."""
    loses_after: int = 0
    """After how many calls a session is lost, once; 0 for never."""
    loses_with: str = "error"
    """`error`, `rowless` or `empty`: what a lost session answers."""
    only_documents: bool = False
    """Whether searches for meetings and minutes find nothing, as in one diary."""
    dates_count: bool = True
    """Whether a search by dates works; else it has no hits."""
    board_kind: int = 21
    calls: list[str] = field(default_factory=list)
    _sessions: dict[str, dict[str, list[tuple[dict[str, object], Sitting | Post]]]] = field(default_factory=dict)
    _made: int = 0
    _since: int = 0

    def __call__(self, wanted: Wanted) -> Given:
        """Answer a request."""
        if wanted.path == "/json" and wanted.method == "POST":
            return self._json(json.loads(wanted.body))
        if wanted.path == "/download/document":
            return self._file(wanted)
        return Given(SHELL)

    def _json(self, call: dict[str, object]) -> Given:
        method = str(call["method"]).removeprefix("CiceronsokServer:")
        params = call.get("params")
        assert isinstance(params, dict)
        assert "session_id" not in params
        self.calls.append(method)
        session = str(call.get("session_id") or "")
        self._since += 1
        lost = session not in self._sessions and session != ""
        if self.loses_after and self._since > self.loses_after:
            self.loses_after, lost = 0, True
            self._sessions.clear()
        if not session or lost:
            self._made += 1
            session = f"s{self._made}" if not lost else session
            self._sessions.setdefault(session, {})
        answer = self._lost(method) if lost else {"result": self._result(method, params, self._sessions[session])}
        return _given({"jsonrpc": "2.0", **answer, "session_id": session})

    def _lost(self, method: str) -> dict[str, object]:
        if self.loses_with == "error":
            return {"error": {"code": -32000, "message": "session"}}
        empty: object = json.dumps({"hits": 3}) if method in {"Search", "ReadObject"} else []
        if method == "ReadObjectDetails":
            empty = {"value": "{}" if self.loses_with == "empty" else None}
        return {"result": {"result": empty}}

    def _result(
        self, method: str, params: dict[str, object], session: dict[str, list[tuple[dict[str, object], Sitting | Post]]]
    ) -> object:
        name = str(params.get("search_id", ""))
        if method == "ReadDiaries":
            return {code: {"description": told, "instances": self._bodies(code)} for code, told in self.diaries.items()}
        if method in {"Search", "ReadObject"}:
            session[name] = self._search(method, params)
            return {"result": json.dumps({"hits": len(session[name])})}
        if method == "ReadItems":
            return self._rows(session.get(name, []), int(str(params["offset"])), int(str(params["limit"])))
        if method == "ReadObjectDetails":
            return {"value": json.dumps(_details(session[name][int(str(params["id"]))][1]), ensure_ascii=False)}
        if method == "ReadArendeFiles":
            return {"results": [_paper(it) for it in self._case(params).papers]}
        return {}

    def _bodies(self, code: str) -> list[str]:
        return sorted({it.body for it in self.sittings if it.diary == code})

    def _search(self, method: str, params: dict[str, object]) -> list[tuple[dict[str, object], Sitting | Post]]:
        asked = json.loads(str(params["param"]))
        if method == "ReadObject":
            assert all(isinstance(it, str) for it in asked.values())
            return [] if self.only_documents else _listed(it for it in self._sorted() if it.body == asked["i"])
        kind = params["doctype"]
        assert isinstance(kind, int)
        if params["search_id"] == "billboard_21":
            return [(_post(it), it) for it in self.posts] if kind == self.board_kind else []
        chosen = [
            it
            for it in self._sorted()
            if asked["board"] in {"", it.body}
            and asked["diary"] in {"", it.diary}
            and (not asked["from_date"] or (self.dates_count and asked["from_date"] <= it.day <= asked["to_date"]))
        ]
        if kind == 4:
            return _documents(chosen, str(params["text"]))
        return [] if self.only_documents else _listed(iter(chosen))

    def _sorted(self) -> list[Sitting]:
        return sorted(self.sittings, key=lambda it: it.day, reverse=True)

    def _rows(self, rows: list[tuple[dict[str, object], Sitting | Post]], offset: int, limit: int) -> object:
        shown = [{"id": str(n), **row} for n, (row, _) in enumerate(rows)][offset : offset + limit]
        if self.envelope == "list":
            return shown
        return {self.envelope: json.dumps(shown) if self.envelope == "value" else shown}

    def _case(self, params: dict[str, object]) -> Case:
        return next(
            case
            for it in self.sittings
            for case in it.cases
            if case.number == params["case_id"] and f"{it.day} 00:00:00" == params["mote_dat"]
        )

    def _file(self, wanted: Wanted) -> Given:
        if wanted.method == "HEAD":
            return Given("", status=404)
        asked = dict(parse_qsl(urlsplit(wanted.target).query))
        papers = [
            *(it for post in self.posts for it in post.papers),
            *(it for sitting in self.sittings for it in sitting.papers),
            *(it for sitting in self.sittings for case in sitting.cases for it in case.papers),
        ]
        for paper in papers:
            if asked.get("id") == _number(paper):
                if asked.get("filename") == paper.encoded:
                    return Given(paper.body, content_type="application/pdf")
                return Given("<html><title>Fel</title>", status=200 if _is_utf8(asked) else 500)
        return Given("<html><title>Fel</title>", status=500)


def _documents(sittings: list[Sitting], text: str) -> list[tuple[dict[str, object], Sitting | Post]]:
    """Show the files that a word is in the name of, each as a row of its own."""
    found: list[tuple[dict[str, object], Sitting | Post]] = []
    for it in sittings:
        for paper in it.papers:
            title = f"{paper.name.split()[0]} {it.body.lower()} {it.day}"
            row: dict[str, object] = {"doctype": 4, "type": "Handling", "title": title, "diary_name": it.diary}
            if text in paper.name.lower():
                found.append((row, Sitting(it.body, it.day, papers=(paper,))))
    return found


def _is_utf8(asked: dict[str, str]) -> bool:
    try:
        b64decode(asked.get("filename", "")).decode()
    except ValueError:
        return False
    return True


def _listed(sittings: object) -> list[tuple[dict[str, object], Sitting | Post]]:
    return [(it.row(), it) for it in sittings]  # type: ignore[attr-defined] # an iterable of sittings


def _number(paper: Paper) -> str:
    return str(crc32(paper.name.encode()))


def _paper(paper: Paper) -> dict[str, object]:
    return {
        "size": len(paper.body),
        "type": "pdf",
        "dok_id": "D-1",
        "id": _number(paper),
        "description": paper.name.rpartition(".")[0],
        "name": paper.name,
        "filename": paper.name,
        "filename_b64": paper.encoded,
        "title": paper.name.rpartition(".")[0],
        "exists": True,
    }


def _post(post: Post) -> dict[str, object]:
    return {"type": "Anslag", "title": post.title, "diary_name": post.diary, "object_link": "?t=21&i=1"}


def _details(found: Sitting | Post) -> dict[str, object]:
    papers = [_paper(it) for it in found.papers]
    if isinstance(found, Post):
        return {"documents": papers}
    items = [
        {
            "title": it.title,
            "diarie": it.number,
            "diary_name": found.diary,
            "document_type": 2,
            "instans": found.body,
            "motedat": f"{found.day} 00:00:00",
            "avbild": "0",
        }
        for it in found.cases
    ]
    return {"tid": found.tid, "plats": found.plats, "documents": papers, "items": items}


def _given(answer: dict[str, object]) -> Given:
    body = json.dumps(answer, ensure_ascii=False)
    return Given(body, content_type="application/json", headers=(("Set-Cookie", "cicsoksid=1"),), etag=False)
