"""Thirty more questions, written down in words before any tool was looked at, over a second country of five towns."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.mcp.client import Assistant, Json, check_meetings, talk
from tests.mcp.second_country import TODAY, fill

from agendawatch.store import Store

Script = Callable[[Assistant], Awaitable[Any]]
"""Any: what each asks for."""


@pytest.fixture(scope="module")
def country(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Keep the country once."""
    file: Path = tmp_path_factory.mktemp("country") / "agendawatch.db"
    with Store(f"sqlite:///{file}") as store:
        fill(store)
        yield store


async def _list(it: Assistant, **asked: object) -> list[Json]:
    return list((await it.ask("list_meetings", **asked))["meetings"])


async def _item(it: Assistant, words: str, **asked: object) -> Json:
    return dict((await it.ask("search", words=words, kind="item", **asked))["hits"][0]["item"])


async def next_board_and_where(it: Assistant) -> object:
    """Answer “När sammanträder kommunstyrelsen i Exempelås nästa gång, och var?”."""
    first, *_ = await _list(it, municipality="Exempelås", organization="Kommunstyrelsen")
    return first["date"], first["location"]["outside"]


async def the_swimming_hall_and_how_you_know(it: Assistant) -> object:
    """Answer “Vad ska den besluta om simhallen, och hur vet du det?”."""
    item = await _item(it, "simhallen", municipality="Exempelås", organization="KS")
    return item["title"]["outside"], item["ground"]["certainty"], item["ground"]["words"]["outside"]


async def is_it_called_off_in_which_words(it: Assistant) -> object:
    """Answer “Är byggnadsnämndens möte i Prövhult inställt? Vad står det ordagrant?”."""
    (told,) = await _list(it, municipality="Prövhult", organization="Byggnadsnämnden")
    return told["status"], told["status_words"]["outside"]


async def is_what_is_gone_called_off(it: Assistant) -> object:
    """Answer “Socialnämndens möte syns inte längre. Är det inställt?”."""
    first, *_ = await _list(it, municipality="Prövhult", organization="Socialnämnden")
    return first["date"], first["status"], "not known to be called off" in first["note"]


async def next_week_everywhere(it: Assistant) -> object:
    """Answer “Vilka möten är det i alla fem kommuner den här veckan?”."""
    told = await _list(it, first="2031-03-10", last="2031-03-16")
    return sorted((row["municipality"]["name"], row["organization"]["outside"]) for row in told)


async def at_what_hour_and_where(it: Assistant) -> object:
    """Answer “Vilken tid börjar Mallviks kommunstyrelse, och var?”."""
    first, *_ = await _list(it, municipality="Mallvik", organization="KS")
    return first["start"], first["location"]["outside"]


async def was_it_moved(it: Assistant) -> object:
    """Answer “Har det mötet flyttats, och från vilken dag?”."""
    first, *_ = await _list(it, municipality="Mallvik", organization="KS")
    return first["date"], [moment[:10] for moment in first["moved_from"]]


async def what_changed_since_monday(it: Assistant) -> object:
    """Answer “Vad har ändrats i Exempelås sedan i måndags?”."""
    told = await it.ask("list_changes", municipality="Exempelås", since="2031-03-03")
    return [row["kind"] for row in told["changes"]]


async def which_documents(it: Assistant) -> object:
    """Answer “Vilka handlingar finns till ärendet om simhallen?”."""
    item = await _item(it, "simhallen", municipality="Exempelås")
    return [paper["title"]["outside"] for paper in item["documents"]]


async def how_did_the_motion_go(it: Assistant) -> object:
    """Answer “Hur gick det med motionen om cykelgarage?”."""
    return (await _item(it, "cykelgarage", municipality="Exempelås"))["outcome"]


async def who_entered_a_reservation(it: Assistant) -> object:
    """Answer “Vem reserverade sig mot beslutet?”."""
    item = await _item(it, "cykelgarage", municipality="Exempelås")
    return [row["party"]["outside"] for row in item["positions"] if row["role"] == "reservation"]


async def how_many_voted(it: Assistant) -> object:
    """Answer “Hur många röstade för och emot?”."""
    return (await _item(it, "cykelgarage", municipality="Exempelås"))["vote"]


async def which_party_moved_it(it: Assistant) -> object:
    """Answer “Vilket parti lade motionen om barngrupper?”."""
    told = await it.ask("get_proposal", reference="KS 2031/0009")
    return [party["outside"] for party in told["proposal"]["parties"]]


async def when_must_it_be_answered(it: Assistant) -> object:
    """Answer “När ska den senast vara besvarad?”."""
    told = await it.ask("get_proposal", reference="KS 2031/0009")
    return [due["date"] for due in told["deadlines"] if due["kind"] == "motion_answer"]


async def is_the_agenda_published(it: Assistant) -> object:
    """Answer “Är dagordningen publicerad för nästa kommunstyrelse i Prövhult?”."""
    first, *_ = await _list(it, municipality="Prövhult", organization="KS")
    return first["agenda"]


async def what_did_the_council_decide(it: Assistant) -> object:
    """Answer “Vad beslutade fullmäktige om översiktsplanen?”."""
    item = await _item(it, "översiktsplan", municipality="Exempelås", organization="KF")
    return item["outcome"], item["decision"]["outside"]


async def of_whom_do_you_know_nothing_now(it: Assistant) -> object:
    """Answer “Vilka kommuner vet du ingenting om just nu, och varför?”."""
    told = await it.ask("coverage")
    return [line for line in told["reach"]["not_covered"] if "Lånsjö" in line]


async def when_was_it_read_last(it: Assistant) -> object:
    """Answer “När lästes Lånsjös sidor senast?”."""
    told = await it.ask("coverage", municipality="Lånsjö")
    return {row["last_success"] for row in told["rows"]}


async def a_year_that_nobody_read(it: Assistant) -> object:
    """Answer “Hur många möten hade Lånsjö 2019?”."""
    told = await it.ask("list_meetings", municipality="Lånsjö", first="2019-01-01", last="2019-12-31")
    return told["meetings"], told["reach"]["not_covered"][0]


async def is_there_a_social_committee(it: Assistant) -> object:
    """Answer “Har Fiktivby en socialnämnd, och när möts den?”."""
    return [row["date"] for row in await _list(it, municipality="Fiktivby", organization="Socialnämnden")]


async def which_organizations(it: Assistant) -> object:
    """Answer “Vilka organ har Fiktivby?”."""
    (place,) = (await it.ask("find_places", name="Fiktivby"))["places"]
    return [row["organization"]["outside"] for row in place["organizations"]]


async def what_is_about_schools(it: Assistant) -> object:
    """Answer “Vilka ärenden i hela landet rör skolan?”."""
    told = await it.ask("search", words="skola", kind="item")
    return {hit["item"]["title"]["outside"] for hit in told["hits"]}


async def when_was_it_added(it: Assistant) -> object:
    """Answer “När lades fullmäktiges möte i Mallvik till?”."""
    told = await it.ask("list_changes", municipality="Mallvik", organization="KF", kinds=["meeting_added"])
    return [(row["meeting"]["date"], row["seen"][:10]) for row in told["changes"]]


async def a_name_spelt_wrong(it: Assistant) -> object:
    """Answer “Vilken kommun heter något som Exempelas?”."""
    (place,) = (await it.ask("find_places", name="Exempelas"))["places"]
    return place["municipality"]["name"]


async def where_is_the_case_now(it: Assistant) -> object:
    """Answer “Var är ärende KS 2031/0101 nu?”."""
    followed = await it.ask("get_proposal", reference="KS 2031/0101")
    hit = (await it.ask("search", words="KS 2031/0101"))["hits"][0]
    return followed["error"]["code"], hit["meeting"]["date"], hit["item"]["title"]["outside"]


async def what_is_other_in_the_summons(it: Assistant) -> object:
    """Answer “Vad är ändrat i texten i den utbytta kallelsen?”."""
    told = await it.ask("list_changes", municipality="Exempelås", kinds=["document_text_changed"])
    ((row,),) = (change["differences"] for change in told["changes"])
    return "12 miljoner" in row["before"]["outside"], "19 miljoner" in row["after"]["outside"], row["page"]


async def all_that_is_called_off_this_year(it: Assistant) -> object:
    """Answer “Vilka möten är inställda i år, i alla kommuner?”."""
    told = await _list(it, first="2031-01-01", last="2031-12-31", status="cancelled")
    return [(row["municipality"]["name"], row["date"]) for row in told]


async def is_anything_withheld(it: Assistant) -> object:
    """Answer “Är något undanhållet om Fiktivbys kulturnämnd?”."""
    told = await it.ask("list_meetings", municipality="Fiktivby", organization="Kulturnämnden")
    (row,) = told["reach"]["withheld"]
    return told["meetings"], row["possible_days"], "withheld" in told["reach"]["empty_means"]


async def where_can_i_read_it_myself(it: Assistant) -> object:
    """Answer “På vilken adress kan jag läsa det själv, på rätt sida?”."""
    return (await _item(it, "simhallen", municipality="Exempelås"))["ground"]["url"]


async def what_can_still_be_appealed(it: Assistant) -> object:
    """Answer “Vad kan ännu överklagas i Exempelås?”."""
    found = (await it.ask("search", kind="proposal", municipality="Exempelås"))["hits"]
    told = await it.ask("get_proposal", id=found[0]["proposal"]["id"])
    return told["proposal"]["status"], [due["date"] for due in told["deadlines"] if due["kind"] == "appeal"]


ASKED: dict[Script, object] = {
    next_board_and_where: ("2031-03-12", "Sal A"),
    the_swimming_hall_and_how_you_know: (
        "Renovering av simhallen",
        "stated",
        "4. Renovering av simhallen KS 2031/0101",
    ),
    is_it_called_off_in_which_words: ("cancelled", "Inställt på grund av få ärenden"),
    is_what_is_gone_called_off: ("2031-03-20", "unlisted", True),
    next_week_everywhere: [
        ("Exempelås", "Kommunstyrelsen"),
        ("Fiktivby", "Barn- och utbildningsnämnden"),
        ("Lånsjö", "Kommunstyrelsen"),
    ],
    at_what_hour_and_where: ("2031-03-19T08:00:00+01:00", "Rum 2"),
    was_it_moved: ("2031-03-19", ["2031-03-17"]),
    what_changed_since_monday: ["document_replaced", "document_text_changed"],
    which_documents: ["Tjänsteskrivelse simhallen"],
    how_did_the_motion_go: "rejected",
    who_entered_a_reservation: ["Exempellistan"],
    how_many_voted: {"winning": 21, "losing": 18},
    which_party_moved_it: ["Exempellistan"],
    when_must_it_be_answered: ["2032-01-27"],
    is_the_agenda_published: "unpublished",
    what_did_the_council_decide: ("approved", "Kommunfullmäktige antar översiktsplanen."),
    of_whom_do_you_know_nothing_now: [
        "What Lånsjö has published since 2031-03-10: a site of it fails. The site could not be read, and nobody knows yet why. We try again."
    ],
    when_was_it_read_last: {"2031-03-05T06:00:00Z"},
    a_year_that_nobody_read: ([], "Days before 2031-01-01: no list has answered for them."),
    is_there_a_social_committee: ["2031-04-02"],
    which_organizations: ["Barn- och utbildningsnämnden", "Socialnämnden"],
    what_is_about_schools: {"Skolskjutsreglemente", "Ny förskola i Norra byn"},
    when_was_it_added: [("2031-03-31", "2031-03-05")],
    a_name_spelt_wrong: "Exempelås",
    where_is_the_case_now: ("not_found", "2031-03-12", "Renovering av simhallen"),
    what_is_other_in_the_summons: (True, True, 2),
    all_that_is_called_off_this_year: [("Prövhult", "2031-03-18")],
    is_anything_withheld: ([], ["2031-03-25"], True),
    where_can_i_read_it_myself: "https://exempelas.example/kallelse.pdf#page=3",
    what_can_still_be_appealed: ("appeal_period", ["2031-03-24"]),
}


@pytest.mark.slow
@pytest.mark.parametrize("script", ASKED, ids=lambda script: script.__name__)
def test_an_unseen_question_is_answered_in_three_calls(country: Store, script: Script) -> None:
    """With what the store holds, and every meeting as it is known there."""
    found, assistant = talk(country, TODAY, script)

    assert found == ASKED[script]
    assert assistant.calls <= 3
    check_meetings(country, assistant)
