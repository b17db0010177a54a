"""Coded: a month's meetings by short forms."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from agendawatch.reading.schedule import read_schedule
from agendawatch.reading.schedule.coded import spell_codes

HEAD = "Datum\tOrgan"


@pytest.mark.parametrize(
    "text",
    [
        "jan KS 13 KF 26\nfeb KS 10 KF 23",
        "Januari: KS 13, KF 26\nFebruari: KS 10, KF 23",
        "Januari\nKS 13   KF 26\nFebruari\nKS 10   KF 23",
    ],
)
def test_short_forms_and_days_become_rows(text: str) -> None:
    """The month stands first on the line, or on a line of its own above."""
    rows = spell_codes(text.split("\n"), legend={})

    assert rows == [HEAD, "13 januari\tKS", "26 januari\tKF", "10 februari\tKS", "23 februari\tKF"]


def test_pages_list_short_forms_under_months(told: Callable[..., list[str]]) -> None:
    """In HTML too, the day first or last, and with the hours of a list of short forms."""
    page = (
        "<h1>Möten 2026</h1><ul><li>KF Kommunfullmäktige, måndagar 18.00</li><li>KS Kommunstyrelsen, tisdagar 13.00</li></ul>"
        "<h2>Januari</h2><p>KS 13, KF 26</p><h2>Februari</h2><p>10 (KS), 23 (KF)</p>"
    )

    assert told(page) == [
        "2026-01-13 13:00 Kommunstyrelsen",
        "2026-01-26 18:00 Kommunfullmäktige",
        "2026-02-10 13:00 Kommunstyrelsen",
        "2026-02-23 18:00 Kommunfullmäktige",
    ]


def test_several_days_may_stand_behind_one_short_form() -> None:
    """A comma between days without a new short form goes on with the last."""
    assert spell_codes(["Mars: KS 3, 17 KF 23", "April: KS 14"], legend={})[1:4] == [
        "3 mars\tKS",
        "17 mars\tKS",
        "23 mars\tKF",
    ]


def test_hours_may_stand_behind_the_days() -> None:
    """Each short form with its own."""
    rows = spell_codes(["Jan: KS 13 kl 10, KF 26 (kl. 18.30)", "Feb: KS 10 kl 10, KF 23 (kl. 18.30)"], legend={})

    assert rows[1:3] == ["13 januari kl. 10\tKS", "26 januari kl. 18.30\tKF"]


@pytest.mark.parametrize(
    "text",
    [
        "jan KS 13 KF 26",
        "Januari: KS 13, XQ 26\nFebruari: KS 10, XQ 23",
        "Januari: KS 13 på Gården 26\nFebruari: KS 10 på Gården 23",
        "Den 13 januari möts KS.",
    ],
    ids=["too few", "nobody's short form", "other words", "prose"],
)
def test_what_is_no_such_list_stays(text: str) -> None:
    """Where a short form is of nobody known, or anything else stands there."""
    assert spell_codes(text.split("\n"), legend={}) == text.split("\n")


def test_the_page_explains_its_short_forms() -> None:
    """Within brackets, with small letters."""
    page = "Plan 2026 (POM = plan- och miljönämnden, KS = kommunstyrelsen)\n\nJanuari: POM 13, KS 27\nFebruari: POM 10, KS 24"

    assert [m.organization.name for m in read_schedule(page)] == ["Plan- och miljönämnden", "Kommunstyrelsen"] * 2
