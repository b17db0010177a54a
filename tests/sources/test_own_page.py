"""What stands on a meeting's own page is the meeting's, where its list leads there."""

from __future__ import annotations

import pytest
from tests.replicas.asking import listing, read
from tests.replicas.page import Files, ListingSite
from tests.replicas.pdf import pdf
from tests.replicas.server import Given, Wanted, serve

from agendawatch.errors import LayoutError
from agendawatch.model import Meeting, MeetingStatus, Site

LIST = """<!doctype html><main><h1>Tekniska nämndens möten 2026</h1><ul>
<li><a href="/moten/20-januari">20 januari</a><li><a href="/moten/17-mars">17 mars kl. 13.00</a>
<li>21 april</ul></main>"""
ITEMS = """<!doctype html><nav><ol><li>Start<li>Politik</ol></nav><main><h1>Tekniska nämnden 17 mars 2026</h1>
<h2>Föredragningslista</h2><ol><li>Val av justerare<li>Gångbro över ån (dnr TN 2026/0044)
<a href="gangbro.pdf">Tjänsteskrivelse</a></ol></main>"""
FILES = """<!doctype html><main><h1>Tekniska nämnden 17 mars 2026</h1><ul>
<li><a href="/app/uploads/kallelse.pdf">Kallelse</a><li><a href="/app/uploads/underlag-2025-12-01.pdf">Underlag 2025-12-01</a>
<li><a href="/app/uploads/forra.pdf">Protokoll 2026-02-17</a></ul></main>"""
COMING = """<!doctype html><main><h1>Tekniska nämnden</h1><p>Mötet den 17 mars 2026 hålls i Sal Eken.</p>
<p>Så följer du mötet:</p><ol><li>Gå till biblioteket<li>Slå på radion</ol></main>"""


def _read(own: str, platform: str = "page") -> Meeting:
    """Read the meeting of March, whose own page is as given."""
    pages = {"/moten": LIST, "/moten/17-mars": own}

    def answer(wanted: Wanted) -> Given:
        if wanted.path in pages:
            return Given(pages[wanted.path])
        if wanted.path == "/app/uploads/kallelse.pdf":
            return Given(pdf(["# Kallelse", "1. Upprop", "2. Gångbro över ån"]), content_type="application/pdf")
        return Given("", status=404, content_type="text/plain")

    with serve(answer) as replica:
        place = Site(url=f"{replica.address}/moten", platform=platform)
        return read(place, listing(place).meetings[1])


@pytest.mark.parametrize("platform", ["page", "sitevision"])
def test_items_on_the_page_are_the_agenda(platform: str) -> None:
    """Under a heading that says so, with whole addresses; a menu is none."""
    meeting = _read(ITEMS, platform)

    assert [(it.number, it.title, it.reference) for it in meeting.agenda or ()] == [
        ("1", "Val av justerare", None),
        ("2", "Gångbro över ån", "TN 2026/0044"),
    ]
    (paper,) = (meeting.agenda or ())[1].documents
    assert paper.url.startswith("http://")
    assert paper.url.endswith("/moten/gangbro.pdf")


def test_files_on_the_page_are_the_meetings() -> None:
    """Those of another meeting are not; a paper may have any day in its name. The agenda among them is read."""
    meeting = _read(FILES)

    assert [it.title for it in meeting.documents] == ["Kallelse", "Underlag 2025-12-01"]
    assert meeting.status is MeetingStatus.CONVENED
    assert [it.title for it in meeting.agenda or ()] == ["Upprop", "Gångbro över ån"]


def test_files_that_only_a_script_lists_are_read() -> None:
    """As SiteVision draws them, on a meeting's page as on any other."""
    page = ListingSite("Tekniska nämnden", files=[Files("17 mars 2026", ("Handlingar.pdf",), as_state=True)]).page()

    assert [it.title for it in _read(page).documents] == ["Handlingar.pdf"]


def test_a_page_without_papers_publishes_none_yet() -> None:
    """What else is listed on it is no agenda."""
    meeting = _read(COMING)

    assert (meeting.agenda, meeting.documents, meeting.status) == (None, (), MeetingStatus.SCHEDULED)


def test_a_page_that_is_of_no_meeting_is_told() -> None:
    """Nothing is taken from it."""
    with pytest.raises(LayoutError, match="17-mars"):
        _read("<!doctype html><main><h1>Välkommen</h1><p>Vår nya webbplats är här.</p></main>")
