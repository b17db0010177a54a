"""The JSON API: pages of lists, each valid by its own document."""

from __future__ import annotations

import base64
import datetime as dt
import json
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter
from tests.cases import cases
from tests.server.country import ANGSBY, BUILDING, DOUBT, HOSTILE, MATCH, NOW, SJOSTAD, Served

from agendawatch.errors import InputError
from agendawatch.model import (
    Action,
    ActionCode,
    AgendaItem,
    Meeting,
    Organization,
    Proposal,
    Provenance,
    Related,
    Span,
)
from agendawatch.server import lists
from agendawatch.server.api import OPERATIONS, ROOT
from agendawatch.server.lists import AFTER, PASSED, SEEN, Row, read_cursor, write_cursor, written
from agendawatch.store import Store

LISTS = [operation for operation in OPERATIONS if "limit" in operation.form.names]
ASKED = {"/search": "?words=cykelbanor"}


def validate(served: Served, path: str, asked: str) -> dict[str, Any]:
    """Ask, and hold the answer against the document. Any: JSON."""
    document = served.ask(f"{ROOT}/openapi.json").json()
    answer = served.ask(asked)
    (content,) = document["paths"][path]["get"]["responses"][str(answer.status_code)]["content"].values()
    schema = {**content["schema"], "components": document["components"]}
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(answer.json(), schema, format_checker=jsonschema.FormatChecker())
    body: dict[str, Any] = answer.json()
    return body


@pytest.mark.parametrize("operation", LISTS, ids=lambda it: it.path)
def test_every_list_is_as_its_document_says(served: Served, operation: Any) -> None:  # noqa: ANN401 - an Operation
    """And so are its refusals."""
    asked = f"{ROOT}{operation.path}{ASKED.get(operation.path, '')}"

    whole = validate(served, f"{ROOT}{operation.path}", asked)
    refused = validate(served, f"{ROOT}{operation.path}", f"{ROOT}{operation.path}?limit=0")

    assert whole["items"]
    assert refused["field"] in {"limit", "words"}


@pytest.mark.parametrize("operation", LISTS, ids=lambda it: it.path)
@pytest.mark.parametrize("limit", [1, 2, 3])
def test_pages_join_to_the_whole(served: Served, operation: Any, limit: int) -> None:  # noqa: ANN401 - an Operation
    """Nothing is told twice, nothing is left out, and the last page has no next."""
    asked = f"{ROOT}{operation.path}{ASKED.get(operation.path, '?')}"
    whole = served.ask(asked).json()
    rows: list[object] = []
    cursor = ""
    while True:
        page = served.ask(f"{asked}&limit={limit}{cursor}").json()
        assert page["items"]
        rows += page["items"]
        if page["next"] is None:
            break
        assert len(page["items"]) == limit
        cursor = f"&cursor={page['next']}"

    assert whole["next"] is None
    assert rows == whole["items"]


@cases("query", "doubt", "ground")
def test_caveats_are_told_in_the_language_asked_for(served: Served, query: str, doubt: str, ground: str) -> None:
    """Beside their codes and facts, in lists and alone; the values read them back."""
    (listed,) = served.ask(f"{ROOT}/meetings?municipality=9901&organization=Byggnadsnämnden&{query}").json()["items"]
    alone = validate(served, f"{ROOT}/meetings/{{id}}", f"{ROOT}/meetings/{listed['id']}?{query}")
    changes = served.ask(f"{ROOT}/changes?organization=Byggnadsnämnden&{query}").json()["items"]
    (followed,) = served.ask(f"{ROOT}/proposals?{query}").json()["items"]
    one = validate(served, f"{ROOT}/proposals/{{id}}", f"{ROOT}/proposals/p1?{query}")

    (told,) = listed["warnings"]
    assert told == {
        "code": "weekday_differs",
        "facts": {"date": "2026-03-20", "weekday": 4, "words": "torsdag 20 mars"},
        "text": doubt,
    }
    assert alone == {**listed, "links": {}}
    assert Meeting.model_validate_json(json.dumps(listed)).warnings == (DOUBT,)
    assert {it["text"] for change in changes for it in change["meeting"]["warnings"]} == {doubt}
    assert one == followed
    assert followed["status"] == "unknown"
    assert followed["proposal"]["joined"][0]["match"]["evidence"] == [
        {"code": "days_apart", "facts": {"days": 3}, "text": ground}
    ]


def test_a_list_leads_to_the_words_that_it_rests_on(served: Served) -> None:
    """A meeting to its row on the page, an item and a decision to the page of the PDF; what is in doubt likewise."""
    row = Provenance(words="Byggnadsnämnden 1 juni", url="https://9901.example/")
    spans = (Span(start=0, end=9, page=3),)
    item = AgendaItem(
        title="Brygga", provenance=Provenance(words="1. Brygga", url="https://9901.example/k.pdf", spans=spans)
    )
    key = served.add(organization=BUILDING, date=dt.date(2026, 6, 1), provenance=row, agenda=(item,)).id
    served.see()

    links = served.ask(f"{ROOT}/meetings?from=2026-06-01").json()["links"]
    changed = json.loads(served.ask(f"{ROOT}/export/changes").text.splitlines()[-1])
    one = validate(served, f"{ROOT}/meetings/{{id}}", f"{ROOT}/meetings/{key}")
    kept = [json.loads(line) for line in served.ask(f"{ROOT}/export/snapshot").text.splitlines()]
    changes = validate(served, f"{ROOT}/changes", f"{ROOT}/changes?from=2026-06-01")

    assert links == {
        key: "https://9901.example/#:~:text=Byggnadsn%C3%A4mnden%201%20juni",
        f"{key}#punkt-1": "https://9901.example/k.pdf#page=3",
    }
    assert changed["link"] == links[key]
    assert one["links"] == links
    assert [line["links"] for line in kept if line.get("meeting", {}).get("id") == key] == [links]
    assert [it["meeting"]["id"] for it in changes["items"]] == [key]
    assert changes["links"] == [links[key]]


def test_a_proposal_leads_to_the_words_of_each_action(served: Served) -> None:
    """In the list as by its id; an action without an address has none."""
    page = Provenance(words="Motion om brygga", url="https://9901.example/m")
    minutes = Provenance(url="https://9901.example/p.pdf", spans=(Span(start=0, end=9, page=7),))
    day = dt.date(2026, 3, 1)
    actions = (
        Action(code=ActionCode.SUBMITTED, date=day, provenance=page),
        Action(code=ActionCode.REGISTERED, date=day, provenance=Provenance(words="Diarieförd")),
        Action(code=ActionCode.REJECTED, date=day, provenance=minutes),
    )
    near = Related(
        title="Bryggor",
        organization=BUILDING,
        meeting_id="m1",
        meeting_date=day,
        match=MATCH,
        provenance=minutes,
    )
    with Store(served.url) as store:
        store.records.save_proposal(
            Proposal(id="p7", title="Brygga", municipality=ANGSBY, actions=actions, related=(near,), provenance=page),
            NOW,
        )
    served.see()

    one = validate(served, f"{ROOT}/proposals/{{id}}", f"{ROOT}/proposals/p7")
    listed = validate(served, f"{ROOT}/proposals", f"{ROOT}/proposals")["items"]

    first, later = "https://9901.example/m#:~:text=Motion%20om%20brygga", "https://9901.example/p.pdf#page=7"
    assert one["links"] == {"p7": first, "p7#steg-1": first, "p7#steg-3": later, "p7#relaterat-1": later}
    assert [row["links"] for row in listed if row["proposal"]["id"] == "p7"] == [one["links"]]


def test_a_meeting_that_nobody_knows_is_told_as_the_document_says(served: Served) -> None:
    """With a status."""
    assert validate(served, f"{ROOT}/meetings/{{id}}", f"{ROOT}/meetings/nobody")["status"] == 404


@cases("asked", "count")
def test_lists_are_narrowed(served: Served, asked: str, count: int) -> None:
    """By what feeds are narrowed by; places, days and kinds are asked of every front in `tests/answers`."""
    assert len(served.ask(f"{ROOT}{asked}").json()["items"]) == count


def test_what_is_known_is_counted(served: Served) -> None:
    """With the way to its page and calendar."""
    first = served.ask(f"{ROOT}/municipalities").json()["items"]

    assert [row["municipality"]["name"] for row in first] == [SJOSTAD.name, ANGSBY.name]
    assert [(row["organizations"], row["meetings"]) for row in first] == [(2, 4), (2, 4)]
    for row in first:
        assert served.ask(f"/{row['page']}").status_code == 200
        assert served.ask(f"/{row['feed']}").status_code == 200


def test_hostile_words_are_text(served: Served) -> None:
    """They come back as they were."""
    meeting = served.ask(f"{ROOT}/meetings?words=f%C3%B6rskola").json()["items"][0]

    assert HOSTILE in [item["title"] for item in meeting["agenda"]]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(min_size=1, max_size=60))
@example("0/")
@example("#")
def test_no_id_breaks_the_server(served: Served, identifier: str) -> None:
    """What is no id of ours is not found; a slash at the end is led to the address without."""
    answer = served.ask(f"{ROOT}/meetings/{identifier.replace('?', '')}")

    assert answer.status_code in {200, 307, 404, 400}, answer.text


def test_what_is_withheld_is_told_with_how_it_may_be_read(served: Served) -> None:
    """Of one municipality where it is asked for, in the language asked for; and not among the meetings."""
    (row,) = served.ask(f"{ROOT}/doubts?municipality=9901").json()["items"]

    assert (row["municipality"]["name"], row["site"]) == ("Ängsby", "https://9901.example/")
    assert row["doubt"]["caveat"]["text"] == "två sätt att läsa ger olika möten"
    assert row["doubt"]["provenance"]["place"] == "the list under the heading"
    assert [len(way["meetings"]) for way in row["doubt"]["alternatives"]] == [1, 1]
    (row,) = served.ask(f"{ROOT}/doubts?municipality=9902&language=en").json()["items"]
    assert row["doubt"]["caveat"]["text"] == "two ways of reading it give other meetings"
    assert "Kulturnämnden" not in served.ask(f"{ROOT}/meetings").text


# Lists are cut at rows and at octets, and go on where they ended.


def rows(count: int, letters: int = 1) -> Iterator[Row]:
    """Make rows so large."""
    for nth in range(count):
        yield Organization(name=f"{nth}" + "x" * letters), str(nth)


def test_a_page_ends_sooner_rather_than_grow(monkeypatch: pytest.MonkeyPatch) -> None:
    """One row at least is in it, however large."""
    monkeypatch.setattr(lists, "_MOST_OCTETS", 1000)

    page = json.loads(written(rows(100, 300), 50, "sv"))
    huge = json.loads(written(rows(2, 5000), 50, "sv"))

    assert 0 < len(page["items"]) < 5
    assert page["next"] == str(len(page["items"]) - 1)
    assert (len(huge["items"]), huge["next"]) == (1, "0")


@given(st.text(alphabet=st.characters(exclude_characters="\0", exclude_categories=["Cs"])), st.dates(dt.date(1, 1, 2)))
def test_a_cursor_comes_back_as_it_went_out(word: str, day: dt.date) -> None:
    """In letters that an address takes as they are."""
    written = write_cursor(day.isoformat(), word, "m1")

    assert written.replace("-", "").replace("_", "").isalnum()
    assert read_cursor(written, AFTER) == (day, word, "m1")


@cases("facts")
def test_a_cursor_of_another_list_is_refused(facts: str) -> None:
    """Kinds and bounds are checked, and so is every letter; a moment has its zone."""
    kinds: tuple[TypeAdapter[Any], ...] = (PASSED, SEEN, AFTER)  # Any: each of its own type
    for kind in kinds:
        for cursor in (base64.urlsafe_b64encode(facts.encode()).decode(), f"{facts}!"):
            with pytest.raises(InputError, match="the page before"):
                read_cursor(cursor, kind)


def test_a_moment_of_a_cursor_is_told_in_utc() -> None:
    """Whatever its zone."""
    written = write_cursor("2026-03-11T10:00:00+01:00", 7)

    assert read_cursor(written, SEEN) == (dt.datetime(2026, 3, 11, 9, tzinfo=dt.UTC), 7)
