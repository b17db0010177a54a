"""The same question gets the same rows, whoever is asked: thirty of them, through five fronts."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from tests.answers.fronts import Fronts, uids
from tests.cases import table

import agendawatch as aw
from agendawatch.answers.words import change_label

Asked = Mapping[str, str]
Rows = set[tuple[str, ...]]
"""What tells one row from the others."""

MEETINGS: tuple[Asked, ...] = table(__file__, "MEETINGS")
CHANGES: tuple[Asked, ...] = table(__file__, "CHANGES")
SEARCHES: tuple[Asked, ...] = table(__file__, "SEARCHES")


def _named(asked: Asked, **names: str) -> dict[str, str]:
    """Write a question with a front's own names."""
    return {names.get(name, name): value for name, value in asked.items()}


def _options(asked: Asked) -> list[str]:
    own = _named(asked, first="from", last="to")
    return [word for name, value in own.items() if name != "words" for word in (f"--{name}", value)]


def _change(told: Mapping[str, Any]) -> tuple[str, ...]:
    item, paper = told.get("item"), told.get("document")
    return (told["kind"], told["meeting"]["id"], _text(item), paper["title"] if paper else "")


def _text(told: object) -> str:
    """Give a title, however a front wraps it."""
    if isinstance(told, Mapping):
        return _text(told.get("outside") or told.get("title"))
    return str(told or "")


def _hit(kind: str, title: object, meeting: str | None, proposal: str | None) -> tuple[str, ...]:
    return (kind, "" if kind in {"meeting", "proposal"} else _text(title), meeting or proposal or "")


def _meetings_in_python(it: Fronts, asked: Asked) -> Rows:
    window = aw.Window(first=asked.get("first", "2000-01-01"), last=asked.get("last", "2100-12-31"))  # type: ignore[arg-type] # ISO text and single values are taken
    found = it.store.meetings(asked.get("municipality"), asked.get("organization"), window)
    return {(meeting.id,) for meeting in found}


def _meetings_typed(it: Fronts, asked: Asked) -> Rows:
    return {(meeting["id"],) for meeting in it.cli_json("meetings", *_options(asked))}


def _meetings_by_api(it: Fronts, asked: Asked) -> Rows:
    told = it.api("meetings", limit="200", **_named(asked, first="from", last="to"))
    return {(meeting["id"],) for meeting in told["items"]}


def _meetings_by_mcp(it: Fronts, asked: Asked) -> Rows:
    told = it.mcp("list_meetings", limit=50, **({"first": "2000-01-01"} | dict(asked)))
    return {(line["id"],) for line in told["meetings"]}


def _meetings_by_feed(it: Fronts, asked: Asked) -> Rows:
    _, told = it.site("feed.ics", past="400", **_named(asked, first="from", last="to"))
    return {(uid.partition("@")[0],) for uid in uids(told)}


def _changes_in_python(it: Fronts, asked: Asked) -> Rows:
    found = it.store.changes(
        asked.get("since"), asked.get("municipality"), asked.get("organization"), asked.get("kind")
    )
    return {_change(change.model_dump(mode="json")) for change in found}


def _changes_typed(it: Fronts, asked: Asked) -> Rows:
    return {_change(told) for told in it.cli_json("changes", *_options(asked))}


def _changes_by_api(it: Fronts, asked: Asked) -> Rows:
    return {_change(told) for told in it.api("changes", limit="200", **asked)["items"]}


def _changes_by_mcp(it: Fronts, asked: Asked) -> Rows:
    own = _named({"since": "2000-01-01"} | dict(asked), kind="kinds")
    told = it.mcp("list_changes", limit=50, **own)
    rows = (
        {**row, "document": {"title": _text(row["document"]["title"])} if row.get("document") else None}
        for row in told["changes"]
    )
    return {_change(row) for row in rows}


def _changes_by_feed(it: Fronts, asked: Asked) -> Rows:
    _, told = it.site("feed.json", **({"since": "2000-01-01"} | dict(asked)))
    items = json.loads(told)["items"]
    own = (re.search(r"/([0-9a-f]{20})/", item["content_text"]) for item in items)
    rows = {(item["tags"][-1], found[1]) for item, found in zip(items, own, strict=True) if found}
    # News leave out what lay behind when a town was met; all else is told.
    return {row for row in rows if row[0] != change_label(aw.ChangeKind.MEETING_ADDED)}


def _searched_in_python(it: Fronts, asked: Asked) -> Rows:
    own = _named(asked, first="since", last="until", words="text")
    return {_hit(hit.kind, hit.title, hit.meeting_id, hit.proposal_id) for hit in it.store.search(**own)}  # type: ignore[arg-type] # ISO text and single values are taken


def _searched_typed(it: Fronts, asked: Asked) -> Rows:
    found = it.cli_json("search", asked["words"], *_options(asked))
    return {_hit(hit["kind"], hit["title"], hit["meeting_id"], hit["proposal_id"]) for hit in found}


def _searched_by_api(it: Fronts, asked: Asked) -> Rows:
    told = it.api("search", **_named(asked, kind="type", first="from", last="to"))
    hits = (row["hit"] for row in told["items"])
    return {_hit(hit["kind"], hit["title"], hit["meeting_id"], hit["proposal_id"]) for hit in hits}


def _searched_by_mcp(it: Fronts, asked: Asked) -> Rows:
    found = it.mcp("search", **asked)["hits"]
    return {
        _hit(
            hit["kind"],
            (hit.get("item") or hit.get("document") or {}).get("title"),
            (hit.get("meeting") or {}).get("id"),
            (hit.get("proposal") or {}).get("id"),
        )
        for hit in found
    }


def _searched_on_the_page(it: Fronts, asked: Asked) -> Rows:
    _, told = it.site("sok/", **_named(asked, kind="type", first="from", last="to"))
    listed = re.search(r'<ol class="hits".*?</ol>', told, re.DOTALL)
    return {(str(listed[0].count("<li>") if listed else 0),)}


Front = Callable[[Fronts, Asked], Rows]
FRONTS: dict[str, tuple[tuple[Asked, ...], tuple[Front, ...]]] = {
    "meetings": (
        MEETINGS,
        (_meetings_in_python, _meetings_typed, _meetings_by_api, _meetings_by_mcp, _meetings_by_feed),
    ),
    "changes": (CHANGES, (_changes_in_python, _changes_typed, _changes_by_api, _changes_by_mcp, _changes_by_feed)),
    "search": (
        SEARCHES,
        (_searched_in_python, _searched_typed, _searched_by_api, _searched_by_mcp, _searched_on_the_page),
    ),
}


@pytest.mark.parametrize(
    ("kind", "nth"), [(kind, nth) for kind, (asked, _) in FRONTS.items() for nth in range(len(asked))]
)
def test_a_question_gets_the_same_rows_everywhere(fronts: Fronts, kind: str, nth: int) -> None:
    """In Python, typed, by the API, by an assistant, and on the site."""
    questions, asking = FRONTS[kind]
    asked = questions[nth]

    first, *others = (front(fronts, asked) for front in asking)

    for front, came in zip(asking[1:], others, strict=True):
        known = first
        if front is _searched_on_the_page:
            known = {(str(len(first)),)}
        elif front is _changes_by_feed:
            brought = {row[1] for row in first if row[0] == "agenda_published"}
            # A summons and the agenda that it brings are one piece of news.
            alone = (
                it for it in first if it[0] != "meeting_added" and (it[0] != "document_added" or it[1] not in brought)
            )
            known = {(change_label(aw.ChangeKind(it[0])), it[1]) for it in alone}
            known |= {row for row in came if row[0] == change_label(aw.ChangeKind.DOCUMENT_ADDED) and row[1] in brought}
        assert came == known, front.__name__
