"""What is withheld and why, and which days are no meetings: doubts and exclusions of a schedule, through the door."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.cases import cases

import agendawatch as aw
from agendawatch.readers.schedule import explain_schedule

CARDS = "".join(
    f"<article class=card><p class=date>{day}</p><h3>{name}</h3></article>"
    for day, name in (
        ("12 jan", "Valnämnden"),
        ("14 jan", "Dialogforum skog"),
        ("9 feb", "Valnämnden"),
        ("9 mar", "Valnämnden"),
        ("13 apr", "Valnämnden"),
    )
)
PAGE = f"<h1>Möten 2026</h1><main>{CARDS}</main><footer>Senast uppdaterad 2026-01-02</footer>"


def test_days_of_a_name_that_nobody_knows_are_no_neighbours() -> None:
    """Its day is claimed neither for it nor for who stands before it."""
    found = aw.read_schedule(PAGE)

    assert {(it.organization.name, it.date) for it in found} <= {
        ("Valnämnden", dt.date(2026, month, day)) for month, day in ((1, 12), (2, 9), (3, 9), (4, 13))
    }


def test_days_that_are_no_meetings_tell_what_they_are() -> None:
    """When the page was changed, when papers are due, a party's own meeting: each by its code, with its words."""
    page = (
        "Valnämnden 2026\n\nSammanträden:\n12 januari\n9 februari\n9 mars\n13 april\n\n"
        "Ärenden lämnas in senast den 2 januari 2026.\n\nUppdaterad 2025-12-20\n"
    )

    found = aw.read_schedule(page)

    codes = {it.date: it.caveat.code for it in found.excluded}
    assert codes[dt.date(2025, 12, 20)] is aw.CaveatCode.PUBLISHING
    assert dt.date(2026, 1, 2) in codes
    assert all(it.provenance is not None and it.provenance.words for it in found.excluded)


def test_a_day_of_the_same_words_that_is_a_meeting_is_none_of_them() -> None:
    """The days that are claimed are not excluded too."""
    found = aw.read_schedule("Valnämnden 2026\n\n12 januari\n9 februari\n9 mars\n13 april\n")

    assert len(found) == 4
    assert not {it.date for it in found} & {it.date for it in found.excluded}


@pytest.mark.parametrize("heading", ["Valnämnden och kulturnämnden", "Dialogforum skog"])
def test_whose_days_are_not_told_is_in_doubt(heading: str) -> None:
    """Two names side by side, or one that nobody knows: the days are withheld, and the doubt holds them."""
    days = "".join(f"<li>{day}</li>" for day in ("12 januari", "9 februari", "9 mars", "13 april", "11 maj"))
    page = f"<h1>Möten 2026</h1><h2>{heading}</h2><ul>{days}</ul><h2>Skolnämnden</h2><ul>{days}</ul>"

    found = aw.read_schedule(page)

    withheld = {doubt.organization.name for doubt in found.doubts if doubt.organization}
    assert {it.organization.name for it in found} == {"Skolnämnden"}
    assert withheld == ({"Valnämnden", "Kulturnämnden"} if " och " in heading else {heading})
    assert {doubt.alternatives for doubt in found.doubts} == {found.doubts[0].alternatives}


def test_doubts_come_in_the_order_of_the_page() -> None:
    """Bodies that share every day are withheld each, as they stand on the page, and so does a name that nobody knows."""
    names = ("Valnämnden", "Skolnämnden", "Dialogforum skog", "Kulturnämnden", "Byggnadsnämnden", "Socialnämnden")
    days = "".join(f"<li>{day}</li>" for day in ("12 januari", "9 februari", "9 mars", "13 april", "11 maj"))
    page = "<h1>Möten 2026</h1>" + "".join(f"<h2>{name}</h2><ul>{days}</ul>" for name in names)

    found = aw.read_schedule(page)

    withheld = [doubt.organization.name for doubt in found.doubts if doubt.organization]
    assert withheld == list(names)


def test_excluded_days_come_in_the_order_of_the_page() -> None:
    """Days that are no meetings are told as they stand, whatever their dates."""
    page = (
        "Valnämnden 2026\n\nUppdaterad 2025-12-20\n\nÄrenden lämnas in senast den 2 juni 2026.\n\n"
        "Sammanträden:\n12 januari\n9 februari\n9 mars\n13 april\n\nSidan publicerad 2025-11-03\n"
    )

    found = aw.read_schedule(page)

    assert [it.date for it in found.excluded] == [dt.date(2025, 12, 20), dt.date(2026, 6, 2), dt.date(2025, 11, 3)]


def test_an_impossible_day_is_no_meeting() -> None:
    """The thirty-first of April is claimed for nobody, and the others stand."""
    found = aw.read_schedule("<h2>Valnämnden 2026</h2><ul><li>12 januari<li>9 februari<li>31 april<li>11 maj</ul>")

    assert [it.date.month for it in found] == [1, 2, 5]


def test_why_tells_every_day_and_what_its_features_mean() -> None:
    """Each day has its line, and each feature that was weighed its sentence."""
    lines = explain_schedule(PAGE).days

    assert any(line.startswith("2026-01-12 Valnämnden: ") for line in lines)
    assert any("2026-01-02: no meeting" in line for line in lines)
    assert any(line.startswith("none +") for line in lines)


def test_why_tells_the_clause_that_a_status_rests_on() -> None:
    """With its rule, who does it, of which day, and the meeting; one that counts for none with the reason."""
    page = """<h1>Valnämnden 2026</h1><ul><li>12 januari<li>9 februari<li>9 mars<li>13 april</ul>
    <p>Presidiet har beslutat att ställa in mötet den 9 mars. Mötet den 13 april kan komma att ställas in.</p>"""

    off, may_be = explain_schedule(page).statuses

    assert (off.gives, off.rule, off.actor, off.object, off.mode) == (
        "cancelled",
        "called-off",
        "Presidiet",
        "9/3",
        "asserted",
    )
    assert off.counts_for == ("2026-03-09 Valnämnden",)
    assert (may_be.refused, may_be.counts_for) == ("possible", ())


def test_a_day_of_papers_beside_a_meeting_is_told_as_no_meeting() -> None:
    """It stands among what is excluded, and the ledger says the same."""
    page = "<h1>Möten 2026</h1><h2>Skolnämnden</h2><p>15 januari (handlingar 8 januari)</p>"

    assert [(it.date.day, it.caveat.code) for it in aw.read_schedule(page).excluded if it.date] == [
        (8, aw.CaveatCode.OTHER_OCCASION)
    ]
    assert any(line.startswith("2026-01-08: no meeting") for line in explain_schedule(page).days)


def test_a_schedule_is_a_tuple_of_meetings() -> None:
    """Callers of before keep working: it is compared, counted and gone through as one."""
    found = aw.read_schedule("Valnämnden 2026\n\n12 januari\n9 februari\n")

    assert isinstance(found, tuple)
    assert [it.date.day for it in found] == [12, 9]
    assert found.doubts == ()


SHARED = "".join(f"<li>{day} kl. 13.00</li>" for day in ("12 januari", "9 februari", "9 mars", "13 april"))
BOTH = f"<h2>Valnämnden</h2><ul>{SHARED}</ul><h2>Skolnämnden</h2><ul>{SHARED}</ul>"


def test_two_that_share_every_day_and_hour_are_both_in_doubt() -> None:
    """No two boards meet at the same hours all year: one of them was given the other's days."""
    found = aw.read_schedule(f"<h1>Möten 2026</h1>{BOTH}")

    assert not found
    assert {it.caveat.code for it in found.doubts if it.organization} == {aw.CaveatCode.OWNER_UNCLEAR}


def test_two_that_meet_as_one_may_share_every_day() -> None:
    """The page says so."""
    found = aw.read_schedule(f"<h1>Möten 2026</h1><p>Nämnderna har gemensamma möten.</p>{BOTH}")

    assert len(found) == 8
    assert not found.doubts


def test_a_list_that_begins_the_year_anew_without_one_is_in_doubt() -> None:
    """Two tabs of which no words say the year: the second is hardly of the first one's."""
    first = "".join(f"<li>{day}</li>" for day in ("14 januari", "11 februari", "11 mars", "15 april"))
    second = "".join(f"<li>{day}</li>" for day in ("13 januari", "10 februari", "10 mars", "14 april"))
    page = f"<title>Möten 2026</title><h1>Möten</h1><div><h3>Valnämnden</h3><ul>{first}</ul></div><div><h3>Valnämnden</h3><ul>{second}</ul></div>"
    found = aw.read_schedule(page)

    assert not found
    assert [it.caveat.code for it in found.doubts if it.organization] == [aw.CaveatCode.YEAR_UNCLEAR]


def test_a_presidium_only_prepares() -> None:
    """Beside its board's, its days are no meetings of anybody's; alone on a page, they are its own."""
    table = "".join(
        f"<tr><td>{month}</td><td>{day}</td><td>{day + 7}</td></tr>"
        for month, day in (("Januari", 5), ("Februari", 2), ("Mars", 2), ("April", 6))
    )
    page = f"<h1>Möten 2026</h1><table><tr><th>Månad</th><th>Valnämndens presidium</th><th>Valnämnden</th></tr>{table}</table>"

    assert {it.organization.name for it in aw.read_schedule(page)} == {"Valnämnden"}


DAYS = "14 januari\n11 februari\n11 mars\n15 april\n"


@cases("page", "given", "claimed", "doubted", claimed=set, doubted=set)
def test_a_name_that_is_only_mentioned_owns_nothing(
    page: str, given: str | None, claimed: set[str], doubted: set[str | None]
) -> None:
    """The page's heading goes first, then the caller's word, then what meets; where the first two differ, that is told."""
    found = aw.read_schedule(page, organization=given)

    assert {it.organization.name for it in found} == claimed
    assert {it.organization.name if it.organization else None for it in found.doubts} == doubted


def test_a_list_that_no_reading_takes_is_a_doubt_of_the_name_above_it() -> None:
    """Days set aside by a heading of something else, under a name of which nothing is claimed; a few such days are none."""
    many = aw.read_schedule(f"Valnämnden 2026\n\nGruppmöten\n\n{DAYS}")
    few = aw.read_schedule(
        "Valnämnden 2026\n\n14 januari\n11 februari\n11 mars\n\nGruppmöten\n\n13 januari\n10 februari\n"
    )

    assert [it.organization.name for it in many.doubts if it.organization] == ["Valnämnden"]
    assert len(many.doubts[0].alternatives[0].meetings) == 4
    assert len(few) == 3
    assert few.doubts == ()


@pytest.mark.parametrize(
    ("sentence", "lost"),
    [
        ("Kommunfullmäktige sammanträder tillsammans med kommunstyrelsen den 3 mars 2026.", {"Kommunstyrelsen"}),
        ("Kommunfullmäktige sammanträder den 3 mars 2026, efter kommunstyrelsen.", set()),
    ],
)
def test_who_is_there_too_is_in_doubt(sentence: str, lost: set[str]) -> None:
    """Who meets is claimed; of whom it meets with, the day is withheld. Whoever met before is neither."""
    found = aw.read_schedule(sentence)

    assert [it.organization.name for it in found] == ["Kommunfullmäktige"]
    assert {it.organization.name for it in found.doubts if it.organization} == lost
    assert all(it.alternatives[0].meetings[0].date == dt.date(2026, 3, 3) for it in found.doubts)


@cases("sentence")
def test_names_of_whom_nothing_says_that_each_meets_do_not_share_a_day(sentence: str) -> None:
    """Their members meet, their presidia, or one of them: the first is not claimed because it stands beside the other."""
    assert "Socialnämnden" not in {it.organization.name for it in aw.read_schedule(sentence)}


@cases("page", "off", off=set)
def test_a_shared_day_that_is_off_is_nobodys_meeting_as_planned(page: str, off: set[str]) -> None:
    """It is off for each; of whom that is not sure, the day is withheld."""
    found = aw.read_schedule(page)

    assert {it.organization.name for it in found} == off
    assert all(it.status is aw.MeetingStatus.CANCELLED for it in found)
    assert {it.organization.name for it in found.doubts if it.organization} == {
        "Socialnämnden",
        "Byggnadsnämnden",
    } - off


@cases("sentence", "who")
def test_whose_room_or_office_something_is_owns_no_day(sentence: str, who: str) -> None:
    """The title tells whose page it is, unless a sentence says who meets."""
    days = "<ul><li>4 februari<li>4 mars<li>8 april</ul>"
    found = aw.read_schedule(f"<title>Valnämnden</title><h1>Sammanträden 2026</h1><p>{sentence}</p>{days}")

    assert [it.organization.name for it in found] == [who] * 3


def test_what_would_have_been_is_not_shown_as_planned() -> None:
    """That it "skulle ha ägt rum" tells that something became of it; that it takes place tells nothing of the kind."""
    page = "<h1>Möten 2026</h1><p>Valnämndens sammanträde skulle {} den 3 mars 2026.</p><p>Skolnämnden sammanträder den 4 mars 2026.</p>"

    off = aw.read_schedule(page.format("ha ägt rum"))
    on = aw.read_schedule(page.replace("skulle {}", "äger rum"))

    assert [it.organization.name for it in off] == ["Skolnämnden"]
    assert [way.meetings[0].status.value for way in off.doubts[0].alternatives] == ["scheduled", "cancelled"]
    assert [it.organization.name for it in on] == ["Valnämnden", "Skolnämnden"]


def test_presidia_that_meet_are_not_their_boards() -> None:
    """Neither of those whose presidia they are meets; another board's day stands."""
    found = aw.read_schedule(
        "Valnämndens och kulturnämndens presidier sammanträder den 3 mars 2026. Skolnämnden sammanträder den 4 mars 2026."
    )

    assert [(it.organization.name, it.date.day) for it in found] == [("Skolnämnden", 4)]


def test_a_months_meetings_are_called_off_whatever_the_month_is_called() -> None:
    """One in "januari månads sammanträde" is January's; that of another month stands."""
    days = "<ul><li>18 januari<li>15 februari<li>15 mars</ul>"
    found = aw.read_schedule(f"<h1>Valnämnden 2026</h1>{days}<p>Nämnden ställer in januari månads sammanträde.</p>")

    assert [it.status.value for it in found] == ["cancelled", "scheduled", "scheduled"]


@pytest.mark.parametrize(
    ("line", "days"),
    [
        ("22 januari (ärenden inlämnas senast 7 januari)", [22]),
        ("22 januari (senast 7 januari ska ärenden lämnas in)", [22]),
        ("22 januari (studiebesök, anmälan senast 7 januari)", []),
    ],
)
def test_the_words_of_a_bracket_are_of_the_day_in_it(line: str, days: list[int]) -> None:
    """What is due by another day says nothing of the day before the bracket; what that day is for does."""
    found = aw.read_schedule(f"<h1>Valnämnden 2026</h1><h2>Sammanträdesdagar</h2><ul><li>{line}<li>19 februari</ul>")

    assert [it.date.day for it in found if it.date.month == 1] == days


@cases("page", "today", "years", years=set)
def test_a_list_through_the_year_is_of_one(page: str, today: str, years: set[int]) -> None:
    """Read between two years it is of either; weekdays tell, and a list that begins in December goes on in January."""
    found = aw.read_schedule(page, today=today)

    assert {it.date.year for it in found} == years
    told = [{it.date.year for it in way.meetings} for doubt in found.doubts for way in doubt.alternatives]
    assert told == ([] if years else [{2026}, {2027}])


def test_a_cell_behind_the_last_head_is_nobodys() -> None:
    """It is asked of, and the rest stands; where the head is there, it is that one's."""
    table = "<table><tr><th>Valnämnden</th><th>Skolnämnden</th>{}</tr><tr><td>13 januari</td><td>20 januari</td><td>21 januari</td></tr></table>"

    (doubt,) = aw.read_schedule(f"<h1>Möten 2026</h1>{table.format('')}").doubts
    whole = aw.read_schedule(f"<h1>Möten 2026</h1>{table.format('<th>Kulturnämnden</th>')}")

    assert [it.date.day for way in doubt.alternatives for it in way.meetings] == [21]
    assert [it.organization.name for it in whole] == ["Valnämnden", "Skolnämnden", "Kulturnämnden"]
    assert not whole.doubts


def test_a_list_under_a_heading_that_nobody_knows_keeps_the_heading() -> None:
    """Laid out as those of names that are known; news are not, and are no meetings."""
    known = "<h2>Skolnämnden</h2><ul><li>13 januari<li>10 februari</ul>"
    lists = "<h2>Trygghet och samverkan</h2><ul><li>22 januari<li>19 februari</ul>"
    news = "<h3>Nytt på webben</h3><div><p>22 januari: ny blankett</p><p>19 februari: ny karta</p></div>"

    (doubt,) = aw.read_schedule(f"<h1>Sammanträdesdagar 2026</h1>{known}{lists}").doubts

    assert doubt.organizations == frozenset({"Trygghet och samverkan"})
    assert [it.date.month for it in doubt.alternatives[0].meetings] == [1, 2]
    assert not aw.read_schedule(f"<h1>Sammanträdesdagar 2026</h1>{known}{news}").doubts


def test_a_list_behind_senast_is_of_deadlines() -> None:
    """The line right above it ends so; one that says from when on meetings are leads meetings."""
    days = "<ul><li>9 januari<li>6 februari<li>6 mars</ul>"
    due = aw.read_schedule(f"<h1>Valnämnden 2026</h1><p>Ansökan ska vara hos oss senast:</p>{days}")
    held = aw.read_schedule(f"<h1>Valnämnden 2026</h1><p>Vi träffas följande dagar:</p>{days}")

    assert (len(due), len(held)) == (0, 3)
    assert {it.caveat.code for it in due.excluded} == {aw.CaveatCode.DEADLINE}


def test_a_sentence_that_names_who_meets_heads_no_column() -> None:
    """A name, a sentence with it and days in a text are a list, and no table without columns."""
    text = "Valnämnden\nValnämnden möts klockan 9 dessa dagar 2026:\n14 januari\n18 februari\n22 april\n16 september\n"

    assert [it.date.month for it in aw.read_schedule(text)] == [1, 2, 4, 9]


def test_names_side_by_side_in_another_order_own_days_of_their_own() -> None:
    """Each list is asked of, of each of the names: none of their days is lost."""
    lists = [
        f"<h2>{names}</h2><ul>{''.join(f'<li>{day}' for day in days)}</ul>"
        for names, days in (
            ("Valnämnden och kulturnämnden", ("19 januari", "16 februari", "16 mars", "20 april")),
            ("Kulturnämnden och valnämnden", ("21 januari", "18 februari", "18 mars", "22 april")),
        )
    ]

    found = aw.read_schedule(f"<h1>Möten 2026</h1>{''.join(lists)}")

    asked = {it.date.day for doubt in found.doubts for way in doubt.alternatives for it in way.meetings}
    assert asked == {19, 16, 20, 21, 18, 22}
    assert len(found.doubts) == 4


def test_a_year_does_not_settle_a_day_without_a_month() -> None:
    """It is read once for each year that may be, and no more."""
    page = (
        "<h1>Valnämnden</h1><p>Nästa möte hålls på onsdag.</p><ul><li>15 januari<li>12 februari<li>16 april"
        "<li>10 december</ul><p>Nämnden sammanträder den 15 och på torsdag.</p>"
    )

    assert aw.CaveatCode.YEAR_UNCLEAR in {it.code for it in aw.read_schedule(page, today="2026-12-15").doubts}


def test_a_list_that_something_is_due_by_is_told_so() -> None:
    """By the line that leads it, and by no heading."""
    page = (
        "<h1>Valnämnden 2026</h1><p>Ansökan ska vara hos oss senast:</p>"
        "<ul><li>9 januari<li>6 februari<li>6 mars<li>10 april</ul>"
    )

    told = "\n".join(explain_schedule(page).days)

    assert "none.due_list" in told
    assert "none.occasion_heading" not in told


@cases("page", "claimed", "ways")
def test_what_may_be_either_of_two_is_claimed_as_neither(
    page: str, claimed: tuple[str, ...], ways: tuple[tuple[str, ...], ...]
) -> None:
    """Of two days that a page leaves open, or of a day whose head may be another, the doubt tells how each may be read; what is sure stands."""
    found = aw.read_schedule(page)

    read = [tuple(f"{it.date:%m-%d}" for it in way.meetings) for doubt in found.doubts for way in doubt.alternatives]
    assert tuple(f"{it.date:%m-%d}" for it in found) == claimed
    assert tuple(read) == ways


def test_a_day_of_a_list_without_its_month_is_unread_and_doubted() -> None:
    """An item that is a figure between whole days is one of them, of which month nobody tells; under a month it is a day."""
    days = ("15 januari", "12 februari", "15", "16 april", "14 maj")
    found = aw.read_schedule(f"<h2>Valnämnden 2026</h2><ul>{''.join(f'<li>{it}' for it in days)}</ul>")
    headed = aw.read_schedule("Valnämnden 2026\n\nMars\n\n- 12\n- 15\n- 18\n")

    assert [it.date.month for it in found] == [1, 2, 4, 5]
    assert [(it.code, it.provenance.words if it.provenance else "") for it in found.doubts] == [
        (aw.CaveatCode.DAYS_UNEXPLAINED, "15")
    ]
    assert ([it.date.day for it in headed], headed.account.unread) == ([12, 15, 18], 0)


@pytest.mark.parametrize(
    ("words", "warned"),
    [
        ("31/3 (flyttas eventuellt till 7/4)", True),
        ("31 mars, kan komma att flyttas till 7 april", True),
        ("31/3 (flyttas till 7/4)", False),
    ],
)
def test_a_meeting_that_is_perhaps_moved_stands_and_warns(words: str, warned: bool) -> None:
    """The day that it may go to is no meeting of its own; one that is moved has left."""
    found = aw.read_schedule(f"Valnämnden 2026\n\n- 17 februari\n- {words}\n- 21 april\n- 19 maj\n")

    (moved,) = (it for it in found if it.date.isoformat() in {"2026-03-31", "2026-04-07"})
    assert moved.date == (dt.date(2026, 3, 31) if warned else dt.date(2026, 4, 7))
    assert [it.code for it in moved.warnings] == [aw.CaveatCode.STATUS_UNCLEAR] * warned
    assert moved.previous_starts == (() if warned else (dt.date(2026, 3, 31),))


def test_the_day_that_replaces_one_that_is_perhaps_off_is_no_surer() -> None:
    """What stands in the same brackets is as unsure."""
    found = aw.read_schedule(
        "Valnämnden 2026\n\n- 17 februari\n- 31/3 (ställs eventuellt in, i så fall 7/4)\n- 21 april\n- 19 maj\n"
    )

    (warned,) = (it for it in found if it.date.isoformat() == "2026-04-07")
    assert [it.code for it in warned.warnings] == [aw.CaveatCode.STATUS_UNCLEAR]


@pytest.mark.parametrize(
    ("habit", "year"),
    [
        ("Nämnden sammanträder onsdagar.", 2025),
        ("Sammanträdena hålls normalt kl. 13 på onsdagar.", 2025),
        ("Nämnden sammanträder onsdagar eller torsdagar.", 2026),
        ("Nämnden sammanträder inte på onsdagar.", 2026),
        ("Kallelsen till mötet publiceras på onsdagar.", 2026),
        ("Mötena sänds i repris onsdagar.", 2026),
        ("Socialnämnden sammanträder onsdagar.", 2026),
    ],
)
def test_the_weekday_of_all_meetings_tells_the_year(habit: str, year: int) -> None:
    """Where the days' own words don't, and it is of those meetings; of two weekdays neither does."""
    days = "15 januari\n12 februari\n12 mars\n16 april\n14 maj\n17 september\n15 oktober\n"

    assert {it.date.year for it in aw.read_schedule(f"Valnämnden\n\n{habit}\n\n{days}", today="2025-10-15")} == {year}
