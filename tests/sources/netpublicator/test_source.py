"""A NetPublicator reader is walked in every layout, and half of one is an error."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.replicas.asking import listing, read
from tests.replicas.netpublicator import Channel, Doc, Meet
from tests.replicas.netpublicator import Site as Replicated
from tests.replicas.pdf import pdf
from tests.replicas.server import Replica

from agendawatch.errors import InputError, LayoutError
from agendawatch.model import Caveat, CaveatCode, DocumentClassification, Listing, Outcome, Site, Window

SITE = ("netpublicator", "/reader/r12345678", ())

SUMMONS = Doc("Kallelse KS", pdf(["# Kallelse", "1. Val av justerare", "2. Gångbro över ån"]))
MINUTES = Doc(
    "Protokoll skapad KS 2026-03-17 08.34.10",
    pdf(["# § 61 Gångbro över ån", "Dnr KS 2026/00044", "# Beslut", "Kommunstyrelsen bordlägger ärendet."]),
)
PARAGRAPH = Doc(
    "§ 12 Taxa för bygglov", pdf(["# § 12 Taxa för bygglov", "# Beslut", "Byggnadsnämnden bifaller förslaget."])
)
TREE = [
    Channel(
        "Kommunfullmäktige",
        (
            Meet("2026-04-27 kl. 18.00", (Channel("Protokoll", (Doc("KF § 1-20", MINUTES.body),)), Doc("Dagordning", SUMMONS.body))),
            Meet("1 juni 2026 INSTÄLLT"),
            Channel("2025", (Meet("16 oktober", (Doc("Protokoll KF", MINUTES.body),)), Meet("18 februari 2026"))),
        ),
    ),
    Channel(
        "Kommunstyrelsen",
        (
            Channel(
                "2026 handlingar och protokoll",
                (
                    Meet("11 mars", (Channel("1. Val av justerare"), Channel("2. Gångbro över ån", (Doc("Tjänsteskrivelse"),)), SUMMONS, MINUTES)),
                    Channel("Extra möte 2026-03-25", (SUMMONS,)),
                    Channel("2026-03-25"),
                ),
            ),
            Channel("2024", (Meet("2024-01-17"),)),
            Channel("Kommunstyrelsens arbetsutskott", (Doc("Protokoll 2026-02-04", MINUTES.body), Doc("Kallelse 2026-02-04", SUMMONS.body), Doc("Karta"))),
        ),
    ),
    Channel("Nämnder", (Channel("Byggnadsnämnden", (Meet("2022-30-30", (Doc("§ 1 Val 2026-05-05"),)), Meet("2026-05-06", (PARAGRAPH,)))),)),
]  # fmt: skip
EVERY = [
    ("Kommunstyrelsens arbetsutskott", "2026-02-04", 1, "held", 2),
    ("Kommunstyrelsen", "2026-03-11", 1, "held", 2),
    ("Kommunstyrelsen", "2026-03-25", 1, "convened", 1),
    ("Kommunstyrelsen", "2026-03-25", 2, "scheduled", 0),
    ("Kommunfullmäktige", "2026-04-27", 1, "held", 2),
    ("Byggnadsnämnden", "2026-05-05", 1, "held", 1),
    ("Byggnadsnämnden", "2026-05-06", 1, "held", 1),
    ("Kommunfullmäktige", "2026-06-01", 1, "cancelled", 0),
]
BOTH_YEARS = Window(first=dt.date(2025, 1, 1), last=dt.date(2026, 12, 31))


@pytest.fixture
def app() -> Replicated:
    """Draw a reader with every layout."""
    return Replicated(TREE)


@pytest.fixture
def site(site: Site, replica: Replica) -> Site:
    """Name its API's host, too."""
    return site.model_copy(update={"parameters": (("api", replica.address),)})


def _told(listed: Listing) -> list[tuple[str, str, int, str, int]]:
    return [
        (it.organization.name, it.date.isoformat(), it.nth, it.status.value, len(it.documents))
        for it in listed.meetings
    ]


@pytest.mark.parametrize("bare", [True, False])
def test_every_layout_is_walked(site: Site, app: Replicated, *, bare: bool) -> None:
    """Under bodies, years and groups; channels that are meetings; documents that tell of one; two on a day."""
    app.bare = bare

    listed = listing(site, BOTH_YEARS)

    earlier = [
        ("Kommunfullmäktige", "2025-02-18", 1, "scheduled", 0),
        ("Kommunfullmäktige", "2025-10-16", 1, "held", 1),
    ]
    assert _told(listed) == [*earlier, *EVERY]
    assert listed.window == BOTH_YEARS
    told = {it.date.isoformat(): it for it in listed.meetings}
    assert told["2026-04-27"].start == dt.datetime(2026, 4, 27, 16, tzinfo=dt.UTC)
    assert told["2025-02-18"].warnings == (Caveat.of(CaveatCode.YEAR_DIFFERS, words="18 februari 2026", year=2025),)
    assert told["2026-06-01"].status_words == "1 juni 2026 INSTÄLLT"
    assert {it.classification for it in told["2026-04-27"].documents} == {
        DocumentClassification.MINUTES,
        DocumentClassification.AGENDA,
    }


def test_years_outside_the_window_are_not_asked_for(site: Site, replica: Replica) -> None:
    """And a listing answers from the first year that the tree has."""
    wide = listing(site, Window(first=dt.date(2010, 1, 1), last=dt.date(2026, 12, 31)))
    replica.asked.clear()
    listing(site)

    assert wide.window.first == dt.date(2024, 1, 1)
    skipped = TREE[1].inside[1]
    assert not any(it.query.get("hash", "").endswith(skipped.key) for it in replica.asked)


def test_one_organization_is_walked_alone(site: Site, replica: Replica) -> None:
    """An utskott is looked for within its board's channel, and others' channels are not asked for."""
    assert _told(listing(site, organization="KSAU")) == EVERY[:1]
    assert TREE[0].key not in " ".join(it.query.get("hash", "") for it in replica.asked)
    with pytest.raises(InputError, match=r"one of .*Kommunstyrelsen"):
        listing(site, organization="Socialnämnden")


@pytest.mark.parametrize("ends_with_id", [True, False])
@pytest.mark.parametrize("strays", ["404", "html"])
def test_items_are_channels_or_documents(site: Site, app: Replicated, strays: str, *, ends_with_id: bool) -> None:
    """One channel each, one document each, or those of the summons; whatever the hash of a document ends with."""
    app.ends_with_id, app.strays = ends_with_id, strays
    listed = {it.date.isoformat(): it for it in listing(site, BOTH_YEARS).meetings}
    march, may, april, february = (read(site, listed[f"2026-{day}"]) for day in ("03-11", "05-06", "04-27", "02-04"))

    election, bridge = march.agenda or ()
    assert (election.number, bridge.number, bridge.title) == ("1", "2", "Gångbro över ån")
    assert [it.title for it in bridge.documents] == ["Tjänsteskrivelse"]
    assert bridge.decision is not None
    assert bridge.decision.outcome is Outcome.TABLED
    (fee,) = may.agenda or ()
    assert (fee.number, fee.title) == ("12", "Taxa för bygglov")
    assert fee.decision is not None
    assert fee.decision.outcome is Outcome.APPROVED
    assert [it.title for it in april.agenda or ()] == ["Val av justerare", "Gångbro över ån"]
    assert [it.title for it in february.agenda or ()] == ["Val av justerare", "Gångbro över ån"]


@pytest.mark.parametrize("strays", ["root", "404", "html"])
def test_a_meeting_that_moved_within_the_tree_is_found_again(site: Site, app: Replicated, strays: str) -> None:
    """At New Year it moves into the year's channel: the old path leads astray, the meeting keeps its id."""
    meet = Meet("2026-03-11", (SUMMONS,))
    app.tree, app.strays = [Channel("Kommunstyrelsen", (meet,))], strays
    meeting = listing(site).meetings[0]
    app.tree = [Channel("Kommunstyrelsen", (Channel("2026", (meet,)),))]
    moved, again = read(site, meeting), listing(site).meetings[0]

    assert [it.title for it in moved.agenda or ()] == ["Val av justerare", "Gångbro över ån"]
    assert moved.id == meeting.id == again.id
    assert moved.url == again.url != meeting.url


class _Astray(Replicated):
    def _find(self, path: str) -> Channel | None:
        return None if path.count("-") > 0 else super()._find(path)


@pytest.mark.parametrize("app", [_Astray(TREE)])
def test_a_path_that_gives_the_root_again_is_told(site: Site) -> None:
    """The root's list in a channel's place is no channel's list."""
    with pytest.raises(LayoutError, match="the root's list"):
        listing(site)


@pytest.mark.parametrize(
    ("tree", "missing"),
    [
        ([], "channels at the root"),
        ([Channel("Kommunstyrelsen", (Meet("Sammanträde"),))], "a day"),
        ([Channel("Handlingar", (Meet("2026-03-11"),))], "an organization"),
        ([Channel("Kommunstyrelsen", (Doc("x", kind="video"),))], "the types video"),
    ],
)
def test_a_tree_of_another_shape_is_told(site: Site, app: Replicated, tree: list[Channel], missing: str) -> None:
    """No channels, a meeting without a day or a body, nothing of a known kind."""
    app.tree = tree

    with pytest.raises(LayoutError, match=missing):
        listing(site)


def test_a_body_without_meetings_is_empty(site: Site, app: Replicated) -> None:
    """Its channel is there, and holds nothing."""
    app.tree = [Channel("Kommunstyrelsen")]

    assert listing(site).meetings == ()
