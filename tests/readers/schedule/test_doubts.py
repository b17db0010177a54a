"""What is withheld and why, and which days are no meetings: doubts and exclusions of a schedule, through the door."""

from __future__ import annotations

from typing import Any

from tests.cases import cases
from tests.readers.schedule.told import line

import agendawatch as aw
from agendawatch.readers.schedule import explain_schedule


def shown(doubt: aw.Doubt) -> str:
    """Show a doubt on a line: its code, who is in doubt, and the days that it asks of, or else its words."""
    meetings = {it for way in doubt.alternatives for it in way.meetings}
    days = sorted({f"{it.date} {it.status.value}".removesuffix(" scheduled") for it in meetings})
    told = ", ".join(days) or (doubt.provenance.words if doubt.provenance else None)
    return ": ".join(filter(None, (f"{doubt.code.value} {doubt.organization or '–'}", told)))


@cases("page", "given", "meetings", "doubts", "excluded")
def test_page_gives_its_claims_and_doubts(
    page: str,
    given: dict[str, Any] | None,
    meetings: tuple[str, ...],
    doubts: tuple[str, ...] | None,
    excluded: tuple[str, ...] | None,
) -> None:
    """What is sure is claimed, with its warnings; the rest is a doubt, or told as no meeting, with its words."""
    found = aw.read_schedule(page, **(given or {}))

    assert tuple(" ! ".join([line(it), *(warning.code.value for warning in it.warnings)]) for it in found) == meetings
    assert tuple(map(shown, found.doubts)) == (doubts or ())
    assert tuple(f"{it.date} {it.caveat.code.value}" for it in found.excluded) == (excluded or ())
    assert all(it.provenance is not None and it.provenance.words for it in found.excluded)


PAGE = "Valnämnden 2026\n\n12 januari\n9 februari\n9 mars\n13 april\n\nUppdaterad 2026-01-02\n"


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


def test_a_list_that_something_is_due_by_is_told_so() -> None:
    """By the line that leads it, and by no heading."""
    page = (
        "<h1>Valnämnden 2026</h1><p>Ansökan ska vara hos oss senast:</p>"
        "<ul><li>9 januari<li>6 februari<li>6 mars<li>10 april</ul>"
    )

    told = "\n".join(explain_schedule(page).days)

    assert "none.due_list" in told
    assert "none.occasion_heading" not in told


def test_a_schedule_is_a_tuple_of_meetings() -> None:
    """Callers of before keep working: it is compared, counted and gone through as one."""
    found = aw.read_schedule("Valnämnden 2026\n\n12 januari\n9 februari\n")

    assert isinstance(found, tuple)
    assert [it.date.day for it in found] == [12, 9]
    assert found.doubts == ()


@cases("sentence")
def test_names_of_whom_nothing_says_that_each_meets_do_not_share_a_day(sentence: str) -> None:
    """Their members meet, their presidia, or one of them: the first is not claimed because it stands beside the other."""
    assert "Socialnämnden" not in {it.organization.name for it in aw.read_schedule(sentence)}


@cases("sentence", "who")
def test_whose_room_or_office_something_is_owns_no_day(sentence: str, who: str) -> None:
    """The title tells whose page it is, unless a sentence says who meets."""
    days = "<ul><li>4 februari<li>4 mars<li>8 april</ul>"
    found = aw.read_schedule(f"<title>Valnämnden</title><h1>Sammanträden 2026</h1><p>{sentence}</p>{days}")

    assert [it.organization.name for it in found] == [who] * 3


@cases("habit", "year")
def test_the_weekday_of_all_meetings_tells_the_year(habit: str, year: int) -> None:
    """Where the days' own words don't, and it is of those meetings; of two weekdays neither does."""
    days = "15 januari\n12 februari\n12 mars\n16 april\n14 maj\n17 september\n15 oktober\n"

    assert {it.date.year for it in aw.read_schedule(f"Valnämnden\n\n{habit}\n\n{days}", today="2025-10-15")} == {year}
