"""What a meeting was read from is shown where it is kept and the settings say so; a town that does not exist."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

import pytest

from agendawatch.model import Document, DocumentClassification, Listing, Meeting, Municipality, Site, Window
from agendawatch.readers.agenda import read_agenda
from agendawatch.readers.schedule import read_schedule
from agendawatch.site.plan import plan
from agendawatch.site.settings import SiteSettings
from agendawatch.store import Store

NOW = dt.datetime(2031, 3, 3, 9, tzinfo=dt.UTC)
TOWN = Municipality(code="9901", name="Exempelköping")
LIST, SUMMONS = "https://exempelkoping.example/moten", "https://exempelkoping.example/kallelse"
SHOWN = SiteSettings(kept_pages=True, languages=("sv", "en"), feed_languages=("sv",))
PAGE = b"""<!doctype html><title>M\xc3\xb6ten</title><main><h1>Kommunstyrelsens sammantr\xc3\xa4den 2031</h1>
<ul><li>12 mars</li><li>9 april</li></ul><p>Fr\xc3\xa5gor besvaras av Exempla Exempelsson, 046-359 50 00.</p>
<script>alert(1)</script></main>"""
AGENDA = """<!doctype html><title>Kallelse</title><main><h1>Kallelse kommunstyrelsen 2031-03-12</h1>
<ol><li>Val av justerare</li><li>Brygga vid ån KS 2031/0012</li><li>Budget <b>2032</b> &lt;b&gt;</li></ol></main>"""


@pytest.fixture
def store() -> Iterator[Store]:
    """Open a store in memory, and fill it."""
    with Store("sqlite://") as made:
        keep(made)
        yield made


def keep(store: Store) -> None:
    """Keep a list of two meetings and a summons, with their pages."""
    listed = store.records.save_page(LIST, PAGE, NOW)
    summons = store.records.save_page(SUMMONS, AGENDA.encode(), NOW)
    paper = Document(url=SUMMONS, title="Kallelse", classification=DocumentClassification.NOTICE, content_hash=summons)
    meetings = [_of(meeting, listed) for meeting in read_schedule(PAGE)]
    items = read_agenda(AGENDA).items
    meetings[0] = meetings[0].model_copy(update={"documents": (paper,), "agenda": items})
    listing = Listing(window=Window.year(2031), meetings=tuple(meetings))
    store.records.add(listing, site=Site(url=LIST, municipality=TOWN), seen=NOW)


def _of(meeting: Meeting, content_hash: str) -> Meeting:
    ground = meeting.provenance
    assert ground is not None
    told = ground.model_copy(update={"url": LIST, "content_hash": content_hash})
    return meeting.model_copy(update={"municipality": TOWN, "provenance": told})


def made(store: Store, settings: SiteSettings = SHOWN) -> dict[str, str]:
    """Make the pages of meetings and of their sources."""
    files = {one.path: one for one in plan(store, settings, NOW)}
    return {path: files[path].make(None).decode() for path in files if re.search(r"/[0-9a-f]{20}/.*html$", path)}


def test_a_meeting_leads_to_what_it_was_read_from_with_it_marked(store: Store) -> None:
    """The list and the summons, each fact where it stands, in both languages; without private persons and scripts."""
    pages = made(store)
    path = next(path for path in pages if path.endswith("kalla/index.html") and "Brygga" in pages[path])
    page, meeting = pages[path], pages[path.replace("kalla/", "")]

    assert f'href="../../../{path.removesuffix("index.html")}"' in meeting
    assert re.search(r'<i id="f1-\d"></i><a class="mark f1" href="#f1">12 mars</a>', page)
    assert re.search(r'<a class="mark f\d" href="#f\d">[^<]*Brygga vid ån', page)
    assert page.count('<li id="f') == 4
    assert not [it for it in ("Exempelsson", "359 50", "<script>alert", "style=") if it in page]
    assert "&lt;b&gt;" in page
    assert '<meta name="robots" content="noindex">' in page
    assert "What it was read from" in pages[f"en/{path}"]


def test_nothing_is_shown_unasked(store: Store) -> None:
    """No page, no link, and not a letter of a page's own text."""
    pages = made(store, SiteSettings())

    assert pages
    assert not [path for path in pages if "kalla" in path]
    assert not [path for path in pages if "kalla/" in pages[path]]


def test_what_is_forgotten_is_shown_no_more(store: Store) -> None:
    """And the meeting's page says nothing of it."""
    store.maintenance.delete_pages()

    assert not [text for text in made(store).values() if "kalla/" in text]


def test_what_cannot_be_read_is_no_reason_to_show_nothing(store: Store) -> None:
    """It says so, beside the others."""
    broken = store.records.save_page(f"{SUMMONS}/2", b"%PDF-1.7 broken", NOW)
    meeting = next(iter(store.meetings()))
    more = Document(url=f"{SUMMONS}/2", title="Protokoll", content_hash=broken)
    listing = Listing(
        window=Window.year(2031), meetings=(meeting.model_copy(update={"documents": (*meeting.documents, more)}),)
    )
    store.records.add(listing, site=Site(url=LIST, municipality=TOWN), seen=NOW + dt.timedelta(hours=1), trusted=True)

    page = next(text for path, text in made(store).items() if "kalla/" in path and "Protokoll" in text)
    assert "Den kan inte visas här." in page
    assert "Brygga" in page


def test_each_step_of_a_case_leads_to_what_it_was_read_from(store: Store) -> None:
    """With its words marked there; nowhere where sources are not shown."""
    pages = [
        {planned.path: planned for planned in plan(store, settings, NOW)}[
            "exempelkoping/arenden/ks-2031-12/index.html"
        ].make(None)
        for settings in (SHOWN, SiteSettings())
    ]

    assert b'kalla/">' in pages[0]
    assert b"kalla/" not in pages[1]
