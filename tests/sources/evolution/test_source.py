"""Both of Evolution's services are read: a diary with items, and a document web with whole minutes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.replicas.asking import POLICY, listing, read
from tests.replicas.evolution import Diary, DocumentWeb, Held, Row, folder, paper
from tests.replicas.pdf import pdf
from tests.replicas.server import Given, Replica, Wanted, serve

from agendawatch.errors import AgendawatchError, LayoutError
from agendawatch.model import DocumentClassification, Listing, Outcome, Site

Kind = DocumentClassification
SITE = ("evolution", "", ())
SUMMONS = pdf(["# Kallelse", "1. Val av justerare", "2. Lekplats vid torget"])
MINUTES = pdf(["# § 8 Lekplats vid torget", "Dnr KS 2026/00044", "# Beslut", "Bifall till förslaget."])

HELD = Held(
    71,
    "2026-03-09T18:00:00",
    (
        Row("k1", "Kallelse kommunfullmäktige"),
        Row("t1", "Lekplats vid torget", 2, hid="KS 2026/00044"),
        Row("t2", "Bilaga karta", 2),
        Row("s1", "Personalärende", 3, extension=""),
    ),
    (Row("p8", "Lekplats vid torget", 2),),
)


def _diary() -> Diary:
    board = [
        HELD,
        Held(72, "2026-05-11T00:00:00"),
        Held(70, "2025-12-08"),
        Held(73, "2026-03-09T20:00:00", description="Extra"),
    ]
    return Diary(
        {584: ("Kommunfullmäktige", board), 599: ("Kommunstyrelsen", [Held(80, "2026-03-02T13:15:00")])},
        {"p8": MINUTES},
    )


def _web() -> DocumentWeb:
    return DocumentWeb(
        [
            folder(
                "u-1",
                "Kommunfullmäktige",
                folder(
                    "u-2",
                    "Kommunfullmäktige_Möte 2026-03-09",
                    folder("u-9", "Handlingar", documents=[paper("d3", "Karta")]),
                    documents=[
                        paper("d0", "Kallelse"),
                        paper("d1", "Protokoll [Normal justering]"),
                        paper("d2", "Protokoll [Omedelbar justering]"),
                    ],
                ),
                folder("u-3", "Kommunfullmäktige_Möte 2026-05-11"),
                folder("u-4", "Kommunfullmäktige_Möte 2025-12-08", documents=[paper("d4", "Protokoll")]),
            ),
            folder("u-5", "Kommunstyrelsen", folder("u-6", "Möte 2026-03-02", documents=[paper("d5", "Kallelse")])),
            folder("u-7", "Styrdokument", documents=[paper("d9", "Policy")]),
        ],
        {"d0": SUMMONS, "d1": MINUTES},
    )


@pytest.fixture
def app(request: pytest.FixtureRequest) -> Diary | DocumentWeb:
    """Draw the service that a test names."""
    return _web() if getattr(request, "param", "diary") == "documents" else _diary()


def services(*names: str) -> pytest.MarkDecorator:
    """Run a test on some services."""
    return pytest.mark.parametrize("app", names or ("diary", "documents"), indirect=True)


def _told(listed: Listing) -> list[tuple[str, str, str, int]]:
    return [(it.organization.slug, f"{it.date:%m-%d}", it.status.value, len(it.documents)) for it in listed.meetings]


def test_the_diarys_meetings_have_hour_and_papers(site: Site) -> None:
    """Midnight is no hour; secret documents are no files; two on one day are two."""
    listed = listing(site)

    assert _told(listed) == [
        ("kommunstyrelsen", "03-02", "scheduled", 0),
        ("kommunfullmaktige", "03-09", "held", 4),
        ("kommunfullmaktige", "03-09", "scheduled", 0),
        ("kommunfullmaktige", "05-11", "scheduled", 0),
    ]
    assert [it.start and f"{it.start:%H:%M}" for it in listed.meetings] == ["13:15", "18:00", "20:00", None]
    assert [it.nth for it in listed.meetings] == [1, 1, 2, 1]
    assert listed.meetings[2].extra
    assert [it.classification for it in listed.meetings[1].documents] == [
        Kind.NOTICE, Kind.PAPERS, Kind.ATTACHMENT, Kind.PARTIAL_MINUTES
    ]  # fmt: skip


def test_the_diarys_items_are_joined_with_their_decisions(site: Site) -> None:
    """By their order; an item whose only file is secret is closed."""
    meeting = next(it for it in listing(site).meetings if it.documents)

    playground, secret = read(site, meeting).agenda or ()

    assert (playground.number, playground.title, playground.reference) == ("2", "Lekplats vid torget", "KS 2026/00044")
    assert len(playground.documents) == 3
    assert playground.decision is not None
    assert playground.decision.outcome is Outcome.APPROVED
    assert (secret.title, secret.public, secret.documents) == ("Personalärende", False, ())


def test_an_agenda_of_secret_papers_is_told(site: Site, app: Diary) -> None:
    """Their titles are public, their files are not; with nothing listed there is no agenda."""
    app.meetings[599][1][0] = replace(app.meetings[599][1][0], notices=(Row("s", "Personalärende", 1, extension=""),))
    closed, empty = listing(site, organization="KS").meetings[0], listing(site, organization="KF").meetings[2]

    assert [(it.title, it.public) for it in read(site, closed).agenda or ()] == [("Personalärende", False)]
    assert read(site, empty).agenda is None


@services("documents")
@pytest.mark.parametrize("shut", [False, True])
def test_a_folder_is_a_meeting(site: Site, app: DocumentWeb, shut: bool) -> None:
    """Known by its name and those around it; an empty one is not published; folders in it are opened."""
    app.shut = shut

    listed = listing(site)

    assert _told(listed) == [
        ("kommunstyrelsen", "03-02", "convened", 1),
        ("kommunfullmaktige", "03-09", "held", 4),
        ("kommunfullmaktige", "05-11", "scheduled", 0),
    ]
    assert [it.classification for it in listed.meetings[1].documents] == [
        Kind.NOTICE, Kind.MINUTES, Kind.PARTIAL_MINUTES, Kind.PAPERS
    ]  # fmt: skip


@services("documents")
def test_folders_of_no_meeting_are_told(site: Site, app: DocumentWeb) -> None:
    """A tree without a single day is another layout."""
    app.folders = [folder("u-7", "Styrdokument")]

    with pytest.raises(LayoutError, match="folders of meetings"):
        listing(site)


@services()
@pytest.mark.parametrize("service", ["diary", "documents"])
def test_a_site_may_say_which_it_is(app: Diary | DocumentWeb, replica: Replica, service: str) -> None:
    """Then the other is not tried."""
    site = Site(url=f"{replica.address}/moten", platform="evolution", parameters=(("service", service),))
    if isinstance(app, Diary) is (service == "diary"):
        assert listing(site).meetings
        return
    with pytest.raises(AgendawatchError):
        listing(site)


def test_a_municipalitys_page_leads_there() -> None:
    """By a link to a host of the platform's."""
    page = '<h1>Möten</h1><a href="https://dmw.exempelstad.example/">Handlingar</a>'

    def app(wanted: Wanted) -> Given:
        return Given("", content_type="text/plain") if wanted.path == "/robots.txt" else Given(page)

    with serve(app) as replica, pytest.raises(AgendawatchError, match=r"dmw\.exempelstad\.example"):
        listing(Site(url=f"{replica.address}/moten", platform="evolution"), policy=replace(POLICY, attempts=1))
