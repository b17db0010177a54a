"""Aligned: tables that only spaces hold together, and text whose columns are not certain."""

from __future__ import annotations

import datetime as dt

import pytest

from agendawatch.reading.schedule import read_schedule
from agendawatch.reading.schedule.aligned import align_columns

MONTHS_ACROSS = "            Jan   Feb   Mars\nKF  kl 18   26          23\nKS  kl 13   14    11    11"


def test_white_that_runs_down_parts_columns() -> None:
    """An empty place stays empty; hours beside a name have a column of their own."""
    assert align_columns(MONTHS_ACROSS.split("\n")) == [
        "\t\tJan\tFeb\tMars",
        "KF\tkl 18\t26\t\t23",
        "KS\tkl 13\t14\t11\t11",
    ]


def test_months_that_a_narrow_column_ran_together_are_parted() -> None:
    """As "april maj" in a head of five letters a column."""
    made = align_columns(["     mars  april maj   juni", "KF   2           4     8", "KS   16    13    18    15"])

    assert made[0] == "\tmars\tapril\tmaj\tjuni"


def test_a_name_over_two_lines_is_one_row() -> None:
    """A month alone on its line is a row of its own."""
    names = align_columns(
        ["            Jan   Feb   Mars", "Barn- och   20    17    17", "skolnämnden", "KS          14    11    11"]
    )
    months = align_columns(
        ["Månad      KS    KF    BN", "jan        14          20", "juli", "augusti    19    24    26"]
    )

    assert names[1] == "Barn- och skolnämnden\t20\t17\t17"
    assert months[2] == "juli\t\t\t"


def test_a_table_is_read_through_an_empty_line() -> None:
    """Two organizations side by side, each with its days under it."""
    page = "Tider 2026\n\nSkolnämnden        Arbetsutskottet\n\n29 januari         20 januari\n26 februari        17 februari"

    found = read_schedule(page)

    assert [(m.organization.name, m.date) for m in found] == [
        ("Skolnämndens arbetsutskott", dt.date(2026, 1, 20)),
        ("Skolnämnden", dt.date(2026, 1, 29)),
        ("Skolnämndens arbetsutskott", dt.date(2026, 2, 17)),
        ("Skolnämnden", dt.date(2026, 2, 26)),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Kommunstyrelsen möts i Stadshuset.  Alla är välkomna.\nMötet börjar kl. 13.\nDet är öppet.",
        "        Jan  Feb  Mars\nKF      26        23      30\nKS      14   11   11",
        "        Jan   Feb   Mars\nKF      26 28   23    2\nKS      14     11\nBN            3   9  11",
        "KF    26/1    23/2\nKS    14/1    11/2",
        "",
    ],
    ids=["prose", "a cell under no head", "cells that run over columns", "no heads", "nothing"],
)
def test_uncertain_columns_stay_text(text: str) -> None:
    """A day is not put in a month by guess."""
    assert align_columns(text.split("\n")) == text.split("\n")


def test_many_lines_that_may_be_heads_take_no_long_time() -> None:
    """Each is tried against a bounded number of rows."""
    lines = ["Organ   Plats   Dag"] * 3_000

    assert len(align_columns(lines)) == len(lines)
