"""Rounds, and the changes that they saw."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from tests.cases import cases
from tests.cli.running import as_json, run, start
from tests.replicas.nobody import NOBODY
from tests.replicas.page import ListingSite
from tests.replicas.server import Given, serve

from agendawatch.cli import update
from agendawatch.cli.update import narrow
from agendawatch.crawl.update import SiteReport, UpdateReport
from agendawatch.errors import InputError, ReadError
from agendawatch.fetch import Report
from agendawatch.model import STOCKHOLM, Caveat, CaveatCode, Site, Unreached
from agendawatch.registry import municipality
from agendawatch.store import Store
from agendawatch.testing import played_region


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Give the address of a store of a made-up region, as of Friday 6 March 2026."""
    address = f"sqlite:///{tmp_path_factory.mktemp('region') / 'a.db'}"
    with Store(address) as store:
        played_region(store, dt.date(2026, 3, 6))
    return address


def test_changes_are_told_since_a_day(played: str) -> None:
    """Of the last day alone, or of all; each says that it is made up, in a line of its own as in JSON; in Swedish as feeds do."""
    since = as_json("changes", "--since", "2026-03-06", "--store", played)
    told = run("changes", "--store", played).stdout.splitlines()
    swedish = run("changes", "--language", "sv", "--store", played).output

    assert {change["kind"] for change in since} == {"agenda_published", "document_added"}
    assert {change["meeting"]["provenance"]["constructed"] for change in since} == {True}
    assert any("meeting moved" in line for line in told)
    assert all("(made-up example)" in line for line in told[1:])
    assert swedish.splitlines()[0].split() == ["Sett", "Ändring", "Kommun", "Möte", "Vad", "Före", "Efter", "Adress"]
    assert "Dagordning publicerad" in swedish


def test_a_watch_needs_something_to_watch() -> None:
    """Names or the whole country, not both."""
    assert run("update").exit_code == 2
    assert run("update", "--all", "Höör").exit_code == 2


@pytest.fixture
def _failing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the country have one site, which fails."""
    site = Site(url=f"http://{NOBODY}/", platform="page", municipality=municipality("Höör"))
    for module in ("crawl", "cli"):
        monkeypatch.setattr(f"agendawatch.{module}.update.known_sites", lambda *_: (site,))


@pytest.mark.usefixtures("_failing")
def test_the_whole_country_is_one_word() -> None:
    """A site that fails is told, and left in peace the next time."""
    first, second = run("update", "--all"), run("update", "--all")
    facts = as_json("update", "--all")

    assert f"1/1 http://{NOBODY}/: failed" in first.output
    assert first.exit_code == 1
    assert "1 are failing and left in peace" in second.output
    assert (facts["sites"], facts["requests"]) == (0, 0)


@pytest.mark.usefixtures("_failing")
def test_all_of_sweden_goes_before_the_config_files_places() -> None:
    """--all is said by a person, now."""
    Path("agendawatch.toml").write_text('municipalities = ["Habo"]\norganizations = ["KS", "KF"]\n', encoding="utf-8")

    assert f"1/1 http://{NOBODY}/: failed" in run("update", "--all").output


def meeting_page(title: str) -> ListingSite:
    """Draw a page with meetings of two organizations in the year after this one, which is within every round's window."""
    year = dt.datetime.now(STOCKHOLM).year + 1
    rows = (("Kommunstyrelsen", 14), ("Kommunfullmäktige", 15), ("Byggnadsnämnden", 16))
    cells = "".join(f"<tr><td>{who}</td><td>{day} april {year}</td></tr>" for who, day in rows)
    table = f"<table><tr><th>Organ</th><th>Sammanträde</th></tr>{cells}</table>"
    return ListingSite(title, html=f"<!doctype html><html lang='sv'><body><h1>{title}</h1>{table}</body></html>")


def test_a_round_takes_what_the_config_file_names() -> None:
    """Places, organizations and who asks; the others are neither kept nor taken to be gone when they are let go."""
    page, file = meeting_page("Sammanträden"), Path("agendawatch.toml")
    with serve(page) as replica:
        config = f'municipalities = ["{replica.address}{page.path}"]\n[site]\nbase_url = "https://moten.example/"\n'
        file.write_text(config, encoding="utf-8")
        everything = as_json("update")
        file.write_text('organizations = ["KS", "kommunfullmäktige"]\n' + config, encoding="utf-8")
        some = as_json("update")
        (agent,) = {wanted.headers["user-agent"] for wanted in replica.asked}

    names = ["Kommunstyrelsen", "Kommunfullmäktige", "Byggnadsnämnden"]
    assert [it["meeting"]["organization"]["name"] for it in everything["changes"]] == names
    assert (some["failed"], some["changes"]) == ([], [])
    assert "+https://moten.example/" in agent
    assert Path("agendawatch.db").exists()


def test_a_round_that_failed_says_nothing_of_changes() -> None:
    """Failure is never a quiet day, and a library's own warnings of further attempts are not told beside ours."""
    with serve(lambda _: Given("", status=503, headers=(("Retry-After", "0"),))) as replica:
        told = start("update", replica.address)

    assert len(replica.asked) > 1
    assert told.returncode == 1
    assert "Nothing has changed" not in told.stdout
    assert f"Failed: {replica.address}" in told.stdout
    assert told.stderr == f"… {replica.address}\n"


def test_what_was_not_read_is_said_last(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whom the site names and was not found too, a few of them, with the command that has the rest."""
    site = Site(url="https://hoor.example/", municipality=municipality("Höör"))
    reason = Caveat.of(CaveatCode.COLUMNS_LOST)
    missed = tuple(Unreached(organization=f"Nämnd {nth}", reason=reason) for nth in range(22))
    visit = SiteReport(site=site, unreached=missed, board_failed=ReadError("a board", "another page"))

    made = UpdateReport(
        dt.datetime(2031, 3, 1, tzinfo=dt.UTC), (visit,), Report(requests=1, not_modified=0, bytes=0, seconds=0)
    )
    monkeypatch.setattr(update, "make_round", lambda *_, **__: made)

    lines = run("update", site.url).stdout.splitlines()
    assert [line.partition(":")[0] for line in lines[3:6]] == ["Notice board not read", "Not found", "Not found"]
    assert lines[4] == "Not found: Nämnd 0, Höör (it is not clear which columns the cells are in)."
    assert lines[-1] == "and 2 more: agendawatch coverage"
    assert len(lines) == 25


def test_a_list_that_is_held_back_is_believed_on_a_persons_word() -> None:
    """Told as not believed until then; the next round has nothing more to believe."""
    today = dt.datetime.now(STOCKHOLM).date()
    days = [today + dt.timedelta(days=7 * weeks) for weeks in range(1, 7)]

    def page(listed: list[dt.date]) -> str:
        rows = "".join(f"<li>{day.isoformat()} kl. 13.00</li>" for day in listed)
        return f"<html><body><main><h1>Kommunstyrelsens sammanträden</h1><ul>{rows}</ul></main></body></html>"

    shown = {"page": page(days)}
    with serve(lambda wanted: Given(shown["page"]) if wanted.path == "/" else Given(status=404)) as town:
        watched = ("update", f"{town.address}/", "--platform", "page")
        run(*watched)
        shown["page"] = page(days[:1])
        held, told, after = run(*watched), as_json(*watched, "--believe"), run(*watched, "--believe")

    assert "Not believed yet" in held.output
    assert ([it["kind"] for it in told["changes"]], told["quarantined"]) == (["meeting_unlisted"] * 5, [])
    assert "Nothing has changed." in after.output


PORTAL = Site(url="https://portal.example/", platform="page")
BOARD = Site(url="https://board.example/", platform="page", organizations=("Kommunstyrelsen",))
SCHOOLS = Site(url="https://schools.example/", platform="page", organizations=("Skolnämnden", "Kommunfullmäktige"))


@cases("wanted", "left")
def test_sites_are_for_what_is_wanted(wanted: tuple[str, ...], left: dict[str, tuple[str, ...]]) -> None:
    """A portal is asked for these alone; a site of others is left out."""
    assert {site.url: site.organizations for site in narrow((PORTAL, BOARD, SCHOOLS), wanted)} == left


def test_an_organization_that_no_site_is_for_is_wrong_use() -> None:
    """Nothing to visit is no quiet round."""
    with pytest.raises(InputError, match="one that a named site is for"):
        narrow((BOARD,), ("Miljönämnden", "Skolnämnden"))
