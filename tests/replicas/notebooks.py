"""Make the notebooks' recordings: `python -m tests.replicas.notebooks`.

Göteborg's portal as a replica, from the tables in `notebooks/facts/`: days, files' names and addresses, and what the
minutes say of each proposal. The pages are drawn by us. So are the minutes, in our own short words: they hold the
proposals alone, and name parties and no person.
"""

from __future__ import annotations

import csv
import datetime as dt
import shutil
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from tests.replicas.goteborg import File, Portal, Session
from tests.replicas.network import Strict
from tests.replicas.pdf import pdf
from tests.replicas.server import serve

from agendawatch.crawl.client import Client
from agendawatch.fetch import FetchPolicy, Recorder
from agendawatch.model import STOCKHOLM, Window

FOLDER = Path(__file__).parents[2] / "notebooks" / "recordings"
NOW = dt.datetime(2026, 6, 28, 9, tzinfo=STOCKHOLM)
"""The day that the tables speak of: what came later is in none of them."""
ORGANIZATION = "Kommunstyrelsen"
_FACTS = FOLDER.parent / "facts"
_HOSTS = ("goteborg.se", "www4.goteborg.se")
_LETTERS = 84
"""As many as a line of the minutes holds."""
_SAID = {
    "rejected": "{whose} avslås.",
    "answered": "{whose} anses besvarad.",
    "approved": "{whose} bifalls.",
}

Fact = Mapping[str, str]
"""A row of a table."""


def main(folder: Path = FOLDER) -> None:
    """Record the portal twice anew: a year of meetings with all their files, and five meetings with their minutes."""
    shutil.rmtree(folder, ignore_errors=True)
    _record(folder / "year", _sessions("kommunstyrelsen-2025.csv", {}), (2025,))
    minutes = {day: _minutes(day, tuple(its)) for day, its in groupby(_facts("proposals.csv"), itemgetter("day"))}
    _record(folder / "minutes", _sessions("minutes.csv", minutes), (2024, 2025, 2026), agendas=True)


def _record(folder: Path, sessions: list[Session], years: Sequence[int], *, agendas: bool = False) -> None:
    portal = Portal(sessions, years=tuple(str(year) for year in years))
    with serve(portal) as replica:
        recorder = Recorder(folder, Strict(dict.fromkeys(_HOSTS, replica.address)))
        with Client(transport=recorder, now=lambda: NOW, policy=FetchPolicy(pause=0)) as client:
            for year in years:
                found = client.meetings("Göteborg", ORGANIZATION, window=Window.year(year))
                for meeting in found.meetings if agendas else ():
                    client.agenda(meeting)


def _facts(name: str) -> Iterator[Fact]:
    with (_FACTS / name).open(encoding="utf-8", newline="") as table:
        yield from csv.DictReader(table)


def _sessions(name: str, bodies: Mapping[str, bytes]) -> list[Session]:
    return [
        Session(ORGANIZATION, day, tuple(_file(it, bodies.get(day, b"")) for it in its))
        for day, its in groupby(_facts(name), itemgetter("day"))
    ]


def _file(fact: Fact, body: bytes) -> File:
    return File.named(fact["file"], int(fact["key"], 16), body)


def _minutes(day: str, facts: Sequence[Fact]) -> bytes:
    lines = [
        "# Kommunstyrelsen, Göteborgs Stad: protokoll",
        f"Sammanträdesdatum: {day}",
        "Ritat för agendawatchs anteckningsböcker: förslagen, i våra korta ord; inte stadens handling.",
        "",
    ]
    for fact in facts:
        lines += (line for said in _paragraph(fact) for line in textwrap.wrap(said, _LETTERS) or [""])
    return pdf(lines)


def _paragraph(fact: Fact) -> Iterator[str]:
    who = " och ".join(", ".join(fact["parties"].split()).rsplit(", ", 1))
    yield f"§ {fact['paragraph']} Ärendenummer {fact['reference']}"
    yield f"{fact['kind']} från {who} {fact['subject']}"
    yield "Beslut"
    yield _decision(fact, who)
    if fact["vote"]:
        yes, no = fact["vote"].split("-")
        yield "Omröstning"
        yield f"Beslutet fattas med {yes} röster mot {no}."
    yield ""


def _decision(fact: Fact, who: str) -> str:
    if fact["outcome"] == "tabled":
        return f"På förslag av en ledamot ({fact['tabled_by']}): Ärendet bordläggs till den {fact['tabled_to']}."
    whose = "Motionen" if fact["kind"] == "Motion" else f"Yrkandet från {who}"
    said = _SAID[fact["outcome"]].format(whose=whose)
    return f"Kommunstyrelsen föreslår att kommunfullmäktige beslutar: {said}" if fact["for"] else said


if __name__ == "__main__":
    main()
