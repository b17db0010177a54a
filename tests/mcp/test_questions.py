"""Thirty questions that people ask of five towns, each answered in at most three calls with facts of the store."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from tests.mcp.client import Assistant, Json, check_meetings, talk
from tests.mcp.conftest import TODAY

from agendawatch.store import Store

Question = Callable[[Assistant], Awaitable[Any]]
"""Any: what each asks for."""

BOARD, COUNCIL = "Kommunstyrelsen", "Kommunfullmäktige"
CULTURE, BUILDING = "Kultur- och fritidsnämnden", "Miljö- och byggnadsnämnden"


async def _first(it: Assistant, town: str, who: str, **days: str) -> Json:
    meetings = (await it.ask("list_meetings", municipality=town, organization=who, **days))["meetings"]
    return dict(meetings[0])


async def _on(it: Assistant, town: str, who: str, day: str) -> Json:
    return await _first(it, town, who, first=day, last=day)


async def _item(it: Assistant, words: str, **where: str) -> Json:
    return dict((await it.ask("search", words=words, kind="item", **where))["hits"][0])


async def next_board(it: Assistant) -> object:
    """Ask: when does the board of Sommarköping meet next."""
    return (await _first(it, "Sommarköping", "KS"))["date"]


async def where_it_meets(it: Assistant) -> object:
    """Ask: and where."""
    return (await _first(it, "Sommarköping", "KS"))["location"]


async def agenda_of_a_day(it: Assistant) -> object:
    """Ask: how many matters has it on 9 December."""
    meeting = await _on(it, "Sommarköping", BOARD, "2026-12-09")
    return len((await it.ask("get_meeting", id=meeting["id"]))["items"])


async def next_week_about_playgrounds(it: Assistant) -> object:
    """Ask: what does it decide next week about playgrounds."""
    hit = await _item(
        it, "lekplatser", municipality="Sommarköping", organization="KS", first="2026-12-07", last="2026-12-13"
    )
    return hit["meeting"]["date"], hit["item"]["ground"]["words"]["outside"]


async def how_do_you_know(it: Assistant) -> object:
    """Ask: how do you know."""
    hit = await _item(it, "lekplatser", municipality="Sommarköping")
    ground = hit["item"]["ground"]
    return ground["certainty"], ground["seen"][:10], ground["url"].partition("#")[2]


async def was_the_motion_carried(it: Assistant) -> object:
    """Ask: was the motion on the jetty carried."""
    return (await _item(it, "bryggan", municipality="Lingonvik"))["item"]["outcome"]


async def by_which_vote(it: Assistant) -> object:
    """Ask: by which vote."""
    vote = (await _item(it, "bryggan", municipality="Lingonvik"))["item"]["vote"]
    return vote["winning"], vote["losing"]


async def last_day_to_appeal(it: Assistant) -> object:
    """Ask: until when can that be appealed."""
    proposal = await it.ask("get_proposal", reference="KS 2026/00031")
    return [due["date"] for due in proposal["deadlines"] if due["kind"] == "appeal"]


async def where_the_motion_stands(it: Assistant) -> object:
    """Ask: where does the motion stand, and on what does that rest."""
    proposal = await it.ask("get_proposal", reference="KS 2026/00031")
    return proposal["proposal"]["status"], proposal["rests_on"]["code"]


async def where_the_playgrounds_stand(it: Assistant) -> object:
    """Ask: where does the proposal on playgrounds stand."""
    found = (await it.ask("search", words="lekplatser", kind="proposal"))["hits"][0]["proposal"]
    return (await it.ask("get_proposal", id=found["id"]))["proposal"]["status"]


async def is_it_cancelled(it: Assistant) -> object:
    """Ask: is the building committee of Myrsjöstad called off on 10 December, and in which words."""
    meeting = await _on(it, "Myrsjöstad", BUILDING, "2026-12-10")
    return meeting["status"], meeting["status_words"]["outside"]


async def is_the_lost_one_cancelled(it: Assistant) -> object:
    """Ask: is its culture committee called off on 15 December."""
    meeting = await _on(it, "Myrsjöstad", CULTURE, "2026-12-15")
    return meeting["status"], "not known to be called off" in meeting["note"]


async def what_moved(it: Assistant) -> object:
    """Ask: which meeting of Sommarköping has moved."""
    told = await it.ask("list_changes", municipality="Sommarköping", kinds=["meeting_moved"])
    return [change["meeting"]["organization"]["outside"] for change in told["changes"]]


async def from_which_day(it: Assistant) -> object:
    """Ask: from which day."""
    meeting = await _on(it, "Sommarköping", CULTURE, "2026-12-15")
    return [start[:10] for start in meeting["moved_from"]]


async def news_of_a_town_in_doubt(it: Assistant) -> object:
    """Ask: what is new in Granbroby."""
    told = await it.ask("list_changes", municipality="Granbroby")
    return told["changes"], "held back" in told["reach"]["not_covered"][0]


async def does_it_still_meet(it: Assistant) -> object:
    """Ask: does its board still meet on 15 December."""
    told = await it.ask(
        "list_meetings", municipality="Granbroby", organization="KS", first="2026-12-15", last="2026-12-15"
    )
    return told["meetings"][0]["status"], "withheld or not covered" in told["reach"]["empty_means"]


async def is_a_failing_town_followed(it: Assistant) -> object:
    """Ask: is Kråkängsund followed."""
    told = await it.ask("coverage", municipality="Kråkängsund")
    return told["rows"][0]["failing_since"][:10]


async def a_meeting_of_a_failing_town(it: Assistant) -> object:
    """Ask: when does its council meet."""
    told = await it.ask("list_meetings", municipality="Kråkängsund", organization=COUNCIL)
    return told["meetings"][0]["date"], "a site of it fails" in told["reach"]["not_covered"][0]


async def a_town_that_nobody_follows(it: Assistant) -> object:
    """Ask: when does the board of Göteborg meet."""
    told = await it.ask("list_meetings", municipality="Göteborg", organization="KS")
    return (
        told["meetings"],
        told["reach"]["not_covered"],
        "does not mean that nothing happens" in told["reach"]["empty_means"],
    )


async def a_town_that_is_none(it: Assistant) -> object:
    """Ask: and that of a place that is none."""
    return (await it.ask("list_meetings", municipality="Sommarkoping kommunn"))["error"]["code"]


async def at_what_hour(it: Assistant) -> object:
    """Ask: at what hour do the schools of Lingonvik meet."""
    meeting = await _first(it, "Lingonvik", "Barn- och utbildningsnämnden")
    return "start" in meeting


async def where_the_minutes_are(it: Assistant) -> object:
    """Ask: where are the minutes of its council."""
    meeting = await _on(it, "Lingonvik", COUNCIL, "2026-11-16")
    papers = (await it.ask("get_meeting", id=meeting["id"]))["documents"]
    return [paper["url"].rpartition("/")[2] for paper in papers if paper["kind"] == "minutes"]


async def what_became_of_the_plan(it: Assistant) -> object:
    """Ask: what became of the zoning plan."""
    item = (await _item(it, "Lingonkullen"))["item"]
    return item["outcome"], item["next_organization"]["outside"]


async def was_the_report_approved(it: Assistant) -> object:
    """Ask: was the annual report approved, in which words."""
    item = (await _item(it, "årsredovisning", municipality="Lingonvik"))["item"]
    return item["outcome"], item["decision_ground"]["words"]["outside"]


async def who_meets_on_christmas_eve(it: Assistant) -> object:
    """Ask: who meets on Christmas Eve."""
    told = await it.ask("list_meetings", first="2026-12-24", last="2026-12-24")
    return [(row["municipality"]["name"], row["organization"]["outside"]) for row in told["meetings"]]


async def a_week_everywhere(it: Assistant) -> object:
    """Ask: how many meetings are there in the week of 7 December."""
    told = await it.ask("list_meetings", first="2026-12-07", last="2026-12-13")
    return len(told["meetings"]), "next" in told


async def the_swimming_hall(it: Assistant) -> object:
    """Ask: what is decided of a swimming hall."""
    told = await it.ask("search", words="simhall", municipality="Sommarköping")
    return told["hits"], told["reach"]["sites"][0]["seen"][:10]


async def an_organization_that_nobody_knows(it: Assistant) -> object:
    """Ask: when does the council of Myrsjöstad meet."""
    told = await it.ask("list_meetings", municipality="Myrsjöstad", organization=COUNCIL)
    return told["meetings"], "No meeting of an organization by the name asked for" in told["reach"]["not_covered"][0]


async def far_ahead(it: Assistant) -> object:
    """Ask: what is there in 2029."""
    told = await it.ask("list_meetings", municipality="Lingonvik", first="2029-01-01", last="2029-12-31")
    return told["meetings"], told["reach"]["not_covered"]


async def an_agenda_that_is_not_there(it: Assistant) -> object:
    """Ask: what is on the agenda of 2 December."""
    return (await _on(it, "Sommarköping", BOARD, "2026-12-02"))["agenda"]


async def by_case_number(it: Assistant) -> object:
    """Ask: what is KS 2026/00047."""
    told = await it.ask("get_proposal", reference="KS 2026/00047")
    return told["proposal"]["title"]["outside"], told["example"]


async def who_there_is(it: Assistant) -> object:
    """Ask: which organizations has Lingonvik."""
    place = (await it.ask("find_places", name="9902"))["places"][0]
    return [row["organization"]["outside"] for row in place["organizations"]]


ASKED: dict[Question, object] = {
    next_board: "2026-12-02",
    where_it_meets: {"outside": "Solsalen"},
    agenda_of_a_day: 6,
    next_week_about_playgrounds: (
        "2026-12-09",
        "Yrkande från Sommarlistan om fler lekplatser i Solbacken (KS 2026/00047)",
    ),
    how_do_you_know: (
        "stated",
        "2026-11-30",
        ":~:text=Yrkande%20fr%C3%A5n%20Sommarlistan%20om,i%20Solbacken%20%28KS%202026%2F00047%29",
    ),
    was_the_motion_carried: "approved",
    by_which_vote: (17, 14),
    last_day_to_appeal: ["2026-12-17"],
    where_the_motion_stands: ("appeal_period", "posted"),
    where_the_playgrounds_stand: "on_agenda",
    is_it_cancelled: ("cancelled", "Inställt"),
    is_the_lost_one_cancelled: ("unlisted", True),
    what_moved: [CULTURE],
    from_which_day: ["2026-12-08"],
    news_of_a_town_in_doubt: ([], True),
    does_it_still_meet: ("scheduled", True),
    is_a_failing_town_followed: "2026-11-28",
    a_meeting_of_a_failing_town: ("2026-12-16", True),
    a_town_that_nobody_follows: ([], ["No site of Göteborg is followed here."], True),
    a_town_that_is_none: "unknown_municipality",
    at_what_hour: False,
    where_the_minutes_are: ["protokoll-kommunfullmaktige-2026-11-16.html"],
    what_became_of_the_plan: ("referred_back", BOARD),
    was_the_report_approved: ("approved", "Kommunfullmäktige godkänner årsredovisningen."),
    who_meets_on_christmas_eve: [("Granbroby", COUNCIL)],
    a_week_everywhere: (4, False),
    the_swimming_hall: ([], "2026-11-30"),
    an_organization_that_nobody_knows: ([], True),
    far_ahead: ([], ["Days after 2027-12-31: no list has answered for them."]),
    an_agenda_that_is_not_there: "unpublished",
    by_case_number: ("Sommarlistan vill ha fler lekplatser i Solbacken", True),
    who_there_is: ["Barn- och utbildningsnämnden", COUNCIL, BOARD],
}


@pytest.mark.parametrize("question", ASKED, ids=lambda question: question.__name__)
def test_a_question_is_answered_in_three_calls(region: Path, question: Question) -> None:
    """The answer is right, and every meeting that was told of stands in the store as told."""
    with Store(f"sqlite:///{region}") as store:
        found, assistant = talk(store, TODAY, question)

        assert found == ASKED[question]
        assert assistant.calls <= 3
        check_meetings(store, assistant)


def test_there_are_thirty_questions() -> None:
    """As many as the set that nobody saw."""
    assert len(ASKED) >= 30


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
