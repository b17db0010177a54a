"""A first walk over municipalities: what is reached, what not and why, for a person to check page by page.

Each municipality is visited once, within a budget, and written into a folder of its own when it is done, so that a walk
that was broken off goes on where it stood. A form is filled in by a person; what it says becomes figures and records.
"""

from __future__ import annotations

import csv
import hashlib
import json
import logging
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Executor, as_completed
from dataclasses import asdict, dataclass
from html import escape
from pathlib import Path
from random import Random

from agendawatch.crawl.client import Client
from agendawatch.crawl.explore import Budget
from agendawatch.crawl.resolve import find_start
from agendawatch.errors import InputError
from agendawatch.fetch import FetchPolicy
from agendawatch.i18n.caveats import caveat_words
from agendawatch.model import STOCKHOLM, Listing, Meeting, Municipality, Route, Value, Window
from agendawatch.registry import municipalities, municipality
from agendawatch.sources.flow import Response
from agendawatch.store import Store

_LOG = logging.getLogger(__name__)

FORM, REPORT, FIGURES, SCORE, RECORDS = "form.csv", "report.html", "figures.json", "score.json", "records.jsonl"
_VISIT, _PAGES, _TURNS = "visit.json", "pages", "turns.db"
_COLUMNS = ("municipality", "organization", "date", "start", "status", "words", "page", "file", "answer", "note")
_YES, _NO, _MISSING = (
    frozenset({"yes", "y", "ja", "j"}),
    frozenset({"no", "n", "nej"}),
    frozenset({"missing", "m", "saknas"}),
)
_READ_BY = "survey"

Progress = Callable[[int, int, str], None]
"""Is told how many municipalities are done, of how many, and what is visited next."""


@dataclass(frozen=True, slots=True)
class SurveyReport:
    """What a walk came to."""

    municipalities: int = 0
    reached: int = 0
    """Of which meetings were found."""
    in_part: int = 0
    """Of these, the ones that name organizations whose meetings were not found."""
    failed: int = 0
    organizations: int = 0
    unreached: int = 0
    meetings: int = 0
    documents: int = 0
    asks: int = 0


@dataclass(frozen=True, slots=True)
class Score:
    """What a form that was filled in says."""

    yes: int = 0
    no: int = 0
    missing: int = 0
    unanswered: int = 0

    @property
    def precision(self) -> float | None:
        """The share of what was found that is so; `None` where nothing was answered."""
        return self.yes / (self.yes + self.no) if self.yes + self.no else None

    @property
    def recall(self) -> float | None:
        """The share of what is so that was found; `None` where nothing was answered."""
        return self.yes / (self.yes + self.missing) if self.yes + self.missing else None


def choose(where: Iterable[str], sample: int | None, seed: int = 1) -> tuple[Municipality, ...]:
    """Choose whom to visit: those that are named, else a sample, the same for the same seed, else all."""
    named = tuple(municipality(name) for name in where)
    if named:
        return named
    every = municipalities()
    if sample is None:
        return every
    return tuple(sorted(Random(seed).sample(every, min(sample, len(every))), key=lambda it: it.code))  # noqa: S311 - a sample, no secret


def survey(
    client: Client,
    places: Iterable[Municipality],
    out: Path,
    *,
    window: Window,
    budget: Budget | None = None,
    progress: Progress | None = None,
) -> SurveyReport:
    """Visit municipalities, each once, and write what was found into a folder; those that stand there are left."""
    listed = tuple(places)
    out.mkdir(parents=True, exist_ok=True)
    for nth, place in enumerate(listed):
        if progress is not None:
            progress(nth, len(listed), place.name)
        folder = out / place.slug
        if not (folder / _VISIT).exists():
            _visit(client, place, folder, window, budget)
    return _told(out)


def survey_by(
    executor: Executor,
    places: Iterable[Municipality],
    out: Path,
    *,
    window: Window,
    budget: Budget | None = None,
    policy: FetchPolicy | None = None,
    progress: Progress | None = None,
) -> SurveyReport:
    """Visit municipalities as `survey` does, by workers of this machine, who take turns at hosts that several share.

    One whose worker was lost is left for the next time.
    """
    listed = tuple(places)
    out.mkdir(parents=True, exist_ok=True)
    turns = f"sqlite:///{out / _TURNS}"
    Store(turns).close()
    going = {
        executor.submit(_visit_alone, place, out / place.slug, window, budget, policy=policy, turns=turns): place
        for place in listed
        if not (out / place.slug / _VISIT).exists()
    }
    for nth, made in enumerate(as_completed(going), start=len(listed) - len(going)):
        if progress is not None:
            progress(nth, len(listed), going[made].name)
        if (error := made.exception()) is not None:
            _LOG.warning("%s: its worker was lost: %r", going[made].name, error)
    return _told(out)


def _visit_alone(
    place: Municipality, folder: Path, window: Window, budget: Budget | None, *, policy: FetchPolicy | None, turns: str
) -> None:
    """Visit one municipality; this is what a worker runs."""
    with Store(turns) as store, Client(policy=policy, claims=store.records) as client:
        _visit(client, place, folder, window, budget)


def _told(out: Path) -> SurveyReport:
    """Write the form, the figures and the report of all that was visited."""
    visits = tuple(_visits(out))
    if not (out / FORM).exists() or not _is_answered(out / FORM):
        _write_form(out, visits)
    figures = _figures(visits)
    (out / FIGURES).write_text(json.dumps(asdict(figures), indent=1) + "\n", encoding="utf-8")
    (out / REPORT).write_text(_report(visits, figures), encoding="utf-8")
    return figures


def _visit(client: Client, place: Municipality, folder: Path, window: Window, budget: Budget | None) -> None:
    kept: dict[str, str] = {}
    (folder / _PAGES).mkdir(parents=True, exist_ok=True)

    def keep(page: Response) -> None:
        ending = "pdf" if page.body[:5] == b"%PDF-" else "html"
        name = f"{_PAGES}/{hashlib.sha256(page.body).hexdigest()[:16]}.{ending}"
        (folder / name).write_bytes(page.body)
        kept[page.url] = name

    told: dict[str, object] = {"municipality": _plain(place)}
    client.show_pages(keep)
    try:
        site = find_start(place, window)
        told["start"] = site.url
        listing, route = client.look(site, window=window, budget=budget)
        told |= {"route": _plain(route), "listing": _plain(listing)}
    except (Exception, SystemExit) as error:  # noqa: BLE001 - one municipality costs itself alone
        told["error"] = f"{type(error).__name__}: {error}"
    finally:
        client.show_pages(None)
    told["pages"] = kept
    # Last, and in one piece: what stands there is done.
    part = folder / f"{_VISIT}.part"
    part.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    part.replace(folder / _VISIT)


def _plain(value: Value) -> object:
    return value.model_dump(mode="json", exclude_defaults=True)


@dataclass(frozen=True, slots=True)
class _Visit:
    """A municipality's folder, as it was written."""

    place: Municipality
    folder: str
    start: str
    route: Route | None
    listing: Listing | None
    error: str | None
    pages: Mapping[str, str]

    def file(self, meeting: Meeting) -> str:
        """Tell where the page is kept that a meeting was read from; empty where it is not."""
        url = meeting.provenance.url if meeting.provenance is not None else None
        name = self.pages.get(url or "")
        return f"{self.folder}/{name}" if name else ""


def _visits(out: Path) -> Iterator[_Visit]:
    for path in sorted(out.glob(f"*/{_VISIT}")):
        told = json.loads(path.read_text(encoding="utf-8"))
        route, listing = told.get("route"), told.get("listing")
        yield _Visit(
            place=Municipality.model_validate(told["municipality"]),
            folder=path.parent.name,
            start=told.get("start", ""),
            route=Route.model_validate_json(json.dumps(route)) if route else None,
            listing=Listing.model_validate_json(json.dumps(listing)) if listing else None,
            error=told.get("error"),
            pages=told["pages"],
        )


def _figures(visits: Iterable[_Visit]) -> SurveyReport:
    counted: Counter[str] = Counter()
    for visit in visits:
        counted["municipalities"] += 1
        counted["failed"] += visit.error is not None
        if visit.route is not None:
            counted["asks"] += visit.route.asks
        if visit.listing is None:
            continue
        counted["reached"] += bool(visit.listing.meetings)
        counted["in_part"] += bool(visit.listing.meetings and visit.listing.unreached)
        counted["organizations"] += len({it.organization.name for it in visit.listing.meetings})
        counted["unreached"] += len(visit.listing.unreached)
        counted["meetings"] += len(visit.listing.meetings)
        counted["documents"] += sum(len(it.documents) for it in visit.listing.meetings)
    return SurveyReport(**counted)


def _write_form(out: Path, visits: Iterable[_Visit]) -> None:
    with (out / FORM).open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(_COLUMNS)
        for visit in visits:
            for it in visit.listing.meetings if visit.listing is not None else ():
                ground = it.provenance
                rows.writerow((
                    visit.place.name, it.organization.name, it.date.isoformat(), _hour(it), it.status.value,
                    (ground.words if ground else None) or "", (ground.url if ground else None) or "", visit.file(it), "", "",
                ))  # fmt: skip


def _hour(meeting: Meeting) -> str:
    return meeting.start.astimezone(STOCKHOLM).strftime("%H:%M") if meeting.start is not None else ""


def _is_answered(path: Path) -> bool:
    return any(row["answer"].strip() for row in _rows(path))


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def score(out: Path) -> Score:
    """Turn a form that was filled in into figures and records, which are written beside it.

    An answer is yes, no, or missing: a row that the person added for a meeting that was not found. Records are of the
    corpus's shape (`schedules.jsonl`), one for each kept page of which every row was answered.
    """
    path = out / FORM
    if not path.exists():
        raise InputError(field="OUT", value=str(out), expected=f"a folder that a survey wrote, with its {FORM}")
    counted: Counter[str] = Counter()
    by_page: dict[str, list[dict[str, str]]] = {}
    for row in _rows(path):
        row["answer"] = _answer(row["answer"])
        counted[row["answer"]] += 1
        if row["file"]:
            by_page.setdefault(row["file"], []).append(row)
    told = Score(counted["yes"], counted["no"], counted["missing"], counted["unanswered"])
    figures = {**asdict(told), "precision": told.precision, "recall": told.recall}
    (out / SCORE).write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    records = [
        _record(file, rows)
        for file, rows in sorted(by_page.items())
        if all(it["answer"] != "unanswered" for it in rows)
    ]
    lines = "".join(json.dumps(it, ensure_ascii=False) + "\n" for it in records)
    (out / RECORDS).write_text(lines, encoding="utf-8")
    return told


def _answer(words: str) -> str:
    said = words.strip().casefold()
    if not said:
        return "unanswered"
    for name, known in (("yes", _YES), ("no", _NO), ("missing", _MISSING)):
        if said in known:
            return name
    raise InputError(field="answer", value=words, expected="yes, no or missing")


def _record(file: str, rows: list[dict[str, str]]) -> dict[str, object]:
    held = [it for it in rows if it["answer"] != "no"]
    return {
        "id": f"{_READ_BY}-{file.replace('/pages/', '-').partition('.')[0]}",
        "municipality": rows[0]["municipality"],
        "family": _READ_BY,
        "text_kind": "page",
        "file": file,
        "url": rows[0]["page"],
        "reference_date": None,
        "meetings": [
            {
                "body": it["organization"],
                "date": it["date"],
                "time": it["start"] or None,
                "status": it["status"] or "scheduled",
            }
            for it in held
        ],
        "trap_dates": sorted({it["date"] for it in rows if it["answer"] == "no"} - {it["date"] for it in held}),
    }


def _report(visits: Iterable[_Visit], figures: SurveyReport) -> str:
    rows = "".join(f"<tr><td>{name.replace('_', ' ')}<td>{value}</tr>" for name, value in asdict(figures).items())
    parts = "".join(_section(visit) for visit in visits)
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Survey</title>'
        "<style>body{font:16px/1.5 sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem}td,th{padding:.1rem .8rem .1rem 0;vertical-align:top;text-align:left}details{margin:.5rem 0}</style>"
        f"<h1>Survey</h1><p>Nobody has checked this yet: {FORM} is the form to fill in (yes, no, or missing), "
        f"<code>agendawatch survey --score</code> counts it.</p><table>{rows}</table>{parts}</html>\n"
    )


def _section(visit: _Visit) -> str:
    head = f"<h2>{escape(visit.place.name)}</h2><p>From <a href='{escape(visit.start)}'>{escape(visit.start)}</a></p>"
    if visit.error is not None:
        return f"{head}<p>Failed: {escape(visit.error)}</p>"
    if visit.route is None or visit.listing is None:
        return head
    counted = Counter(it.organization.name for it in visit.listing.meetings)
    reached = "".join(f"<tr><td>{escape(name)}<td>{count}</tr>" for name, count in sorted(counted.items()))
    missed = "".join(
        f"<li>{escape(it.organization)}: {escape(caveat_words(it.reason, 'en'))}" for it in visit.listing.unreached
    )
    pages = "".join(
        f"<tr><td><a href='{escape(it.url)}'>{escape(it.url)}</a><td>{_kept(visit, it.url)}<td>{it.kind.value}<td>{it.meetings or ''}<td>{it.documents or ''}"
        f"<td>{escape(caveat_words(it.reason, 'en')) if it.reason else ''}</tr>"
        for it in visit.route.pages
    )
    return (
        f"{head}<table><tr><th>Reached<th>Meetings</tr>{reached}</table>"
        f"{f'<p>Not reached:</p><ul>{missed}</ul>' if missed else ''}"
        f"<details><summary>{len(visit.route.pages)} pages</summary><table><tr><th>Page<th>Kept<th>Taken for<th>Meetings<th>Documents<th>Why not</tr>{pages}</table></details>"
    )


def _kept(visit: _Visit, url: str) -> str:
    name = visit.pages.get(url)
    return f"<a href='{escape(visit.folder)}/{escape(name)}'>as it was</a>" if name else ""
