"""A first walk over municipalities: reached, not reached and failed, resumable, and scored by a person's answers."""

from __future__ import annotations

import csv
import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.crawl.explore.conftest import DAYS, NOW, YEAR, Pages, links

from agendawatch.cli.main import main
from agendawatch.crawl.client import Client
from agendawatch.crawl.country import choose, score, survey, survey_by
from agendawatch.errors import InputError, UnknownMunicipalityError
from agendawatch.fetch import FetchPolicy
from agendawatch.fetch.message import Answer, Answers, Question
from agendawatch.model import Municipality
from agendawatch.registry import municipality

PLACES = (municipality("Ydre"), municipality("Kinda"))
HUB = "/ydre-kommun/kommun-och-politik/kallelser-handlingar-och-protokoll"


@pytest.fixture
def ydre() -> Pages:
    """Draw a site in Ydre's place: two organizations, of which one has no page."""
    site = Pages()
    site[HUB] = "<h1>Kallelser och protokoll</h1>" + links(Kommunstyrelsen="/ks", Valnämnden="/val")
    site["/ks"] = f"<h1>Kommunstyrelsen</h1><h2>Sammanträden 2026</h2>{DAYS}"
    site["/val"] = "<h1>Valnämnden</h1><p>Den ansvarar för valen.</p>"
    return site


def walk(site: Pages, out: Path) -> dict[str, int]:
    """Walk over both places; the other one has a bad day."""

    def answer(question: Question) -> Answer:
        return site.answer(question) if "ydre" in question.url else Answer("", status=500)

    with Client(transport=Answers(answer), now=lambda: NOW, policy=FetchPolicy(pause=0, attempts=1)) as client:
        survey(client, PLACES, out, window=YEAR)
    told: dict[str, int] = json.loads((out / "figures.json").read_text(encoding="utf-8"))
    return told


def answers(out: Path, *told: str) -> list[dict[str, str]]:
    """Fill the form in, in its order; give its rows."""
    with (out / "form.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row, words in zip(rows, told, strict=False):
        row["answer"] = words
    rows += [{**rows[0], "date": "2026-10-14", "answer": words} for words in told[len(rows) :]]
    with (out / "form.csv").open("w", encoding="utf-8", newline="") as file:
        form = csv.DictWriter(file, list(rows[0]))
        form.writeheader()
        form.writerows(rows)
    return rows


def test_what_is_reached_and_what_not_is_written_down(ydre: Pages, tmp_path: Path) -> None:
    """With every page as it was, and reasons."""
    figures = walk(ydre, tmp_path)
    report = (tmp_path / "report.html").read_text(encoding="utf-8")

    assert {
        name: figures[name] for name in ("municipalities", "reached", "in_part", "failed", "meetings", "unreached")
    } == {
        "municipalities": 2,
        "reached": 1,
        "in_part": 1,
        "failed": 1,
        "meetings": 4,
        "unreached": 1,
    }
    assert "Valnämnden: named at" in report
    assert "Failed: StatusError" in report
    (page,) = {row["file"] for row in answers(tmp_path)}
    assert "10 juni 2026" in (tmp_path / page).read_text(encoding="utf-8")


def test_a_walk_goes_on_where_it_stood(ydre: Pages, tmp_path: Path) -> None:
    """Who was visited is not asked again; answers that were given stay."""
    first = walk(ydre, tmp_path)
    answers(tmp_path, "yes")
    ydre.asked.clear()

    assert walk(ydre, tmp_path) == first
    assert ydre.asked == []
    assert answers(tmp_path)[0]["answer"] == "yes"


def test_answers_become_figures_and_records(ydre: Pages, tmp_path: Path) -> None:
    """A day that is no meeting is a trap; one that was missing is held."""
    walk(ydre, tmp_path)
    answers(tmp_path, "ja", "yes", "no", "y", "missing")

    told = score(tmp_path)
    (record,) = [json.loads(line) for line in (tmp_path / "records.jsonl").read_text(encoding="utf-8").splitlines()]

    assert (told.yes, told.no, told.missing, told.precision, told.recall) == (3, 1, 1, 0.75, 0.75)
    assert [it["date"] for it in record["meetings"]] == ["2026-01-14", "2026-02-11", "2026-06-10", "2026-10-14"]
    assert record["trap_dates"] == ["2026-04-08"]


def test_a_form_in_part_gives_no_records(ydre: Pages, tmp_path: Path) -> None:
    """A page of which one row is open is not labelled."""
    walk(ydre, tmp_path)
    answers(tmp_path, "yes")

    told = CliRunner().invoke(main, ["survey", "--score", str(tmp_path), "--language", "en"])

    assert "1 right, 0 wrong, 0 missing, 3 not answered: precision 1.000, recall 1.000" in told.output
    assert (tmp_path / "records.jsonl").read_text(encoding="utf-8") == ""


def test_an_answer_that_is_none_is_told(ydre: Pages, tmp_path: Path) -> None:
    """So is a folder without a form."""
    walk(ydre, tmp_path)
    answers(tmp_path, "perhaps")

    with pytest.raises(InputError, match="yes, no or missing"):
        score(tmp_path)
    with pytest.raises(InputError, match=r"form\.csv"):
        score(tmp_path / "nothing")


def test_a_sample_is_the_same_for_the_same_seed() -> None:
    """Names go before it; who nobody knows is told."""
    assert choose((), 5, 3) == choose((), 5, 3) != choose((), 5, 4)
    assert [it.name for it in choose(("Kinda",), 5)] == ["Kinda"]
    assert len(choose((), None)) > 300
    with pytest.raises(UnknownMunicipalityError):
        choose(("Nowhere",), None)


def test_workers_walk_side_by_side(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each municipality is one worker's; one whose worker is lost is left for the next time."""
    lost = ["Kinda"]

    def visit(_client: Client, place: Municipality, folder: Path, *_: object) -> None:
        if place.name in lost:
            lost.remove(place.name)
            raise RuntimeError(place.name)
        folder.mkdir(parents=True)
        told = {"municipality": place.model_dump(mode="json", exclude_defaults=True), "error": "HostError: x"}
        (folder / "visit.json").write_text(json.dumps(told | {"pages": {}}), encoding="utf-8")

    monkeypatch.setattr("agendawatch.crawl.country.surveys._visit", visit)
    with ThreadPoolExecutor(2) as threads:
        first = survey_by(threads, PLACES, tmp_path, window=YEAR)
        again = survey_by(threads, PLACES, tmp_path, window=YEAR)

    assert (first.municipalities, again.municipalities) == (1, 2)
    assert again.failed == 2
