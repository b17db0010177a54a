"""Questions that people ask of five towns, each answered in at most three calls with facts of the store.

The second thirty were written down in words before any tool was looked at, over a second country.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from tests.cases import cases
from tests.mcp.client import Assistant, Json, check_meetings, talk
from tests.mcp.conftest import TODAY
from tests.mcp.second_country import TODAY as LATER
from tests.mcp.second_country import fill

from agendawatch.store import Store

Calls = tuple[tuple[str, Mapping[str, object]], ...]
"""Tools with their arguments; one that begins with @ is a path into what was told before."""


@pytest.fixture(scope="module")
def country(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Keep the second country once."""
    with Store(f"sqlite:///{tmp_path_factory.mktemp('country') / 'agendawatch.db'}") as store:
        fill(store)
        yield store


def at(told: object, path: str) -> object:
    """Give what stands at a path: a name or a place, `*` for each, `#` for how many, `kind=appeal` for those alone."""
    if not path:
        return told
    part, _, rest = path.partition(".")
    name, equals, value = part.partition("=")
    if isinstance(told, list):
        if part == "#":
            return len(told)
        if part == "*":
            return tuple(at(it, rest) for it in told)
        return at([it for it in told if it[name] == value] if equals else told[int(part)], rest)
    assert isinstance(told, dict), path
    return at(told.get(part), rest) if part in told else None


def answered(store: Store, today: dt.date, asked: Calls) -> Json:
    """Ask by a script, whose every meeting must stand in the store as it was told; give all that was told."""

    async def script(it: Assistant) -> Json:
        told: Json = {}
        for tool, arguments in asked:
            given = {name: at(told, str(arg)[1:]) if str(arg)[:1] == "@" else arg for name, arg in arguments.items()}
            told |= await it.ask(tool, **given)
        return told

    told, assistant = talk(store, today, script)
    assert assistant.calls <= 3
    check_meetings(store, assistant)
    return told


@cases("question", "asked", "told")
def test_a_question_is_answered_in_three_calls(region: Path, question: str, asked: Calls, told: Json) -> None:
    """Rightly, and with no meeting that the store does not know so."""
    with Store(f"sqlite:///{region}") as store:
        found = answered(store, TODAY, asked)

    assert {path: at(found, path) for path in told} == told, question


@pytest.mark.slow
@cases("question", "asked", "told")
def test_an_unseen_question_is_answered_in_three_calls(country: Store, question: str, asked: Calls, told: Json) -> None:
    """As those that were seen."""
    found = answered(country, LATER, asked)

    assert {path: at(found, path) for path in told} == told, question


def test_every_list_tells_what_it_answers_for(region: Path) -> None:
    """Empty or not, no list comes without its days, its sites and what it leaves out."""

    async def lists(it: Assistant) -> list[Json]:
        asked: tuple[tuple[str, dict[str, str]], ...] = (
            ("find_places", {}),
            ("list_meetings", {}),
            ("list_changes", {}),
            ("search", {"words": "x"}),
            ("coverage", {}),
        )
        return [(await it.ask(tool, **arguments))["reach"] for tool, arguments in asked]

    with Store(f"sqlite:///{region}") as store:
        reaches, _ = talk(store, TODAY, lists)

    for reach in reaches:
        assert reach["today"] == TODAY.isoformat()
        assert len(reach["sites"]) == 5
        assert all({"first", "last", "seen"} <= site.keys() for site in reach["sites"])
        assert {"withheld", "not_covered", "empty_means"} <= reach.keys()
