"""Drawn pages and agendas hold what their labels say, are the same everywhere, and are of towns that do not exist."""

from __future__ import annotations

import datetime as dt
import html
import json
import re
import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from benchmarks.drawn import FAMILIES, Draw, agendas, draw
from benchmarks.drawn.folder import laid_out, words_of
from lxml.html import fromstring
from tests.cases import table

import agendawatch as aw

ROOT = Path(__file__).parents[2]
DRAWN = ROOT / "benchmarks" / "corpus" / "drawn"
SEEDS = (1, 2, 3)

Row = dict[str, Any]
"""A record. Any: JSON."""

drawn = cache(draw)


def shown(content: str | bytes) -> str:
    """Give the words that somebody sees on a page, a blank between what boxes part."""
    if isinstance(content, bytes):
        text = words_of(content)
    elif content.lstrip().startswith("<"):
        text = html.unescape(re.sub(r"(?s)<!--.*?-->|<(script|style)\b.*?</\1>|<[^>]*>", " ", content))
    else:
        text = content
    return " ".join(text.split())


def kept() -> dict[str, Row]:
    """Read the records that the corpus keeps."""
    lines = [line for name in ("pages", "schedules") for line in (DRAWN / f"{name}.jsonl").read_text("utf-8").splitlines()]  # fmt: skip
    return {row["id"]: row for row in map(json.loads, lines)}


@pytest.mark.parametrize("family", FAMILIES)
def test_every_labelled_day_and_name_stands_on_the_page(family: str) -> None:
    """A label's day is found in the words of the page, by its number or its week, and its organization by a name."""
    for seed in SEEDS:
        page = drawn(family, seed)
        text = shown(page.content)
        labelled = {(it["body"], it["date"]): it for it in page.record["meetings"]}

        assert {(body, on) for body, on, _ in page.words} == set(labelled)
        for body, on, words in page.words:
            day = dt.date.fromisoformat(on)
            assert words in text
            assert re.search(rf"(?<!\d)0?(?:{day.day}|{day.isocalendar().week})(?!\d)", words)
            assert _is_named(body, page.record, text)


def _is_named(body: str, record: Row, text: str) -> bool:
    """Whether a name stands there, or one that is right too, or that of the board above."""
    board = re.match(r"(\w+(?:- och \w+)?en|Regionstyrelsen)s ", body)
    names = [body, *record["body_aliases"].get(body, ()), *([board[1]] if board else [])]
    return any(name.casefold() in text.casefold() for name in names)


def labels(page: Draw) -> set[tuple[str, str]]:
    """Give who meets on which day by the labels."""
    return {(it["body"], it["date"]) for it in page.record["meetings"]}


def test_a_table_says_by_its_cells_what_its_labels_say() -> None:
    """The name of the row, the month of the column and the numbers in the cell give the labels and no more."""
    for seed in (1, 4, 7, 10):
        page = drawn("table-months-across", seed)
        rows = [[" ".join(it.text_content().split()) for it in row.iter("th", "td")] for row in _tree(page).iter("tr")]
        read = set()
        for name, *cells in rows[1:]:
            for head, cell in zip(rows[0][1:], cells, strict=True):
                month = next((at for at, it in enumerate(_MONTHS, 1) if it.startswith(head[:3].lower())), 0)
                numbers = re.findall(r"\d+", re.sub(r"\(?(?:startar )?kl\. [\d.:]+\)?", "", cell)) if month else []
                read |= {(name, f"{_year(page)}-{month:02}-{int(it):02}") for it in numbers}

        assert read == labels(page)


def test_a_list_says_by_its_headings_what_its_labels_say() -> None:
    """What stands above a list holds for all its days."""
    for seed in (1, 4, 7, 10):
        page = drawn("list-every-hour", seed)
        read = set()
        for item in _tree(page).iter("li"):
            found = re.search(rf"(\d+) ({'|'.join(_MONTHS)})", item.text_content())
            if found and (heads := item.xpath("ancestor::ul/preceding-sibling::h2[1]")):
                month = _MONTHS.index(found[2]) + 1
                read.add((heads[0].text_content(), f"{_year(page)}-{month:02}-{int(found[1]):02}"))

        assert read == labels(page)


_MONTHS = [*table(__file__, "_MONTHS")]


def _tree(page: Draw) -> Any:  # noqa: ANN401 - lxml's elements have no type
    return fromstring(page.content)


def _year(page: Draw) -> str:
    year: str = page.record["meetings"][0]["date"][:4]
    return year


@pytest.mark.parametrize("family", FAMILIES)
def test_an_hour_that_is_labelled_stands_on_the_page(family: str) -> None:
    """It may be written with a dot or a colon, or alone where it is whole."""
    for seed in SEEDS:
        page = drawn(family, seed)
        text = shown(page.content)
        for start in {it["time"] for it in page.record["meetings"]} - {None}:
            hour, minutes = start.split(":")
            assert re.search(rf"(?<!\d)0?{int(hour)}[.:]{minutes}(?!\d)", text)


def test_a_page_is_the_same_in_every_process() -> None:
    """What another Python draws, without our hashes, is what is drawn here."""
    command, here = [sys.executable, "-m", "benchmarks.drawn", "cards-flat", "2"], drawn("cards-flat", 2).content

    said = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)  # noqa: S603 - our own program

    assert isinstance(here, str)
    assert said.stdout.decode() == f"{here}\n"


def test_the_corpus_keeps_what_is_drawn() -> None:
    """Every family thrice: its page to the letter, its record to the last label, and no other."""
    found = kept()
    files = {path.name for path in (DRAWN / "pages").iterdir()}
    wanted: dict[str, Row] = {}
    named: set[str] = set()
    for family in FAMILIES:
        for seed in SEEDS:
            page = drawn(family, seed)
            _, record = laid_out(family, seed, page)
            wanted[record["id"]] = record
            if path := record.get("file"):
                named |= {Path(path).name, *([f"{Path(path).name}.txt"] if path.endswith(".pdf") else [])}
            if isinstance(page.content, str) and path:
                assert (DRAWN / path).read_text("utf-8") == page.content

    assert found == wanted
    assert files == named


def test_there_is_enough_and_enough_of_it_is_hard() -> None:
    """More than sixty families, and noise of every kind in more than a third of all draws."""
    features = Counter(name for row in kept().values() for name in row["features"])
    noisy = [row for row in kept().values() if row["features"]]

    assert len(FAMILIES) >= 60
    assert len(noisy) > len(kept()) / 3
    assert set(features) == {
        "cancelled", "moved", "struck", "extra", "reserve", "remark", "off-hour", "two-days", "impossible-day",
        "weekday-slip", "day-slip", "year-slip", "title-year-slip", "utc-datetime", "missing-blank", "denied",
        "strange-names", "presidium", "group-meetings", "deadlines", "training", "holidays", "other-events",
        "opening-hours", "dated-menu", "news", "events", "next-meeting",
    }  # fmt: skip


def test_a_mistake_in_a_day_is_not_held_against_a_reader() -> None:
    """A weekday or a year that is wrong leaves the meeting to be found or not; a day that is wrong counts neither way."""
    for family in ("list-every-hour", "feed-list", "text-lines", "cards-day-last"):
        for seed in range(1, 40):
            row = drawn(family, seed).record
            optional = sum(bool(it.get("optional")) for it in row["meetings"])

            assert optional or not {"weekday-slip", "year-slip"} & set(row["features"])
            assert bool(row["ignore_dates"]) == ("day-slip" in row["features"])


def test_every_town_is_made_up_and_no_day_is_two_things() -> None:
    """No municipality has such a name, and a day of something else is no meeting's."""
    real = {it.name.casefold() for it in aw.municipalities()}
    for row in kept().values():
        assert row["municipality"].casefold() not in real
        assert row["text_kind"] == "drawn"
        assert not set(row["trap_dates"]) & {it["date"] for it in row["meetings"]}
        assert row["family"] in FAMILIES


def test_pages_without_meetings_have_days() -> None:
    """What has no label is there to be refused, and not empty."""
    for family in (it for it in FAMILIES if it.startswith("none-")):
        row = drawn(family, 2).record

        assert row["meetings"] == []
        assert row["trap_dates"]


@pytest.mark.parametrize("family", agendas.FAMILIES)
def test_every_label_stands_in_the_agenda(family: str) -> None:
    """Each item's title and case number are found in its words, no item is drawn twice, and a seed is the same again."""
    for seed in SEEDS:
        content, record = agendas.draw(family, seed)
        text = shown(content)
        titles = [it["title"] for it in record["items"]]

        assert agendas.draw(family, seed) == (content, record)
        assert agendas.draw(family, seed + 1)[0] != content
        assert len(titles) == len(set(titles)) >= 4
        for it in record["items"]:
            assert it["title"] in text
            assert it["reference"] is None or it["reference"] in text


def test_items_are_taken_off_and_lists_of_other_things_stand_beside_them() -> None:
    """Over all families each kind of what is no item is drawn, and some items are withdrawn."""
    features = {it for family in agendas.FAMILIES for seed in SEEDS for it in agendas.draw(family, seed)[1]["features"]}

    assert {"attendance", "programme", "steps", "related", "minutes", "withdrawn"} <= features
