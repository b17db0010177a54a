"""Where every page of the site is: a promise that survives moves, renames of a title and new pages.

A path is relative to the site's root, in ASCII, and ends in "/" (the front page is ""). The same page in English
stands under `en/`; feeds stand beside a page, under its path with another ending. What a source wrote reaches a path
only through `slug`, so no path leaves the site.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from agendawatch.lang.sv.references import case_key
from agendawatch.model import AgendaItem, Meeting, Municipality, Organization, Party, Proposal, Watch, durable, slug
from agendawatch.registry import municipalities

if TYPE_CHECKING:
    from agendawatch.store.search import SearchHit

FRONT = ""
SUBSCRIBE = "prenumerera/"
COVERAGE = "tackning/"
ABOUT = "om/"
WORDS = "ord/"
"""What the words of municipal politics mean."""
MONTHS = "manad/"
"""The running month; a month of its own is under it."""
PARTIES = "partier/"
"""Under a municipality: its parties, a page each."""
CASES = "arenden/"
"""Under a municipality: its cases, a page each."""
MAIL = "mejl/"
"""Where a server takes subscriptions by mail; a static site has no such page."""
DOUBTS = "osakert/"
"""Where a server asks its host of what is in doubt, opened by the host's key; a static site has no such page."""
MEETINGS = "moten.json"
"""Under a municipality: where each of its meetings stands."""
FRAMED = "inbaddat/"
"""Where a server shows lists that pages of other hosts may frame; a static site has none."""
KEPT = "kalla/"
"""Under a meeting: the text of what it was read from, where that is kept and shown."""
SEARCH = "sok/"
"""The page of a search, on a server."""
MISSING = "404"
"""The page for an address that leads nowhere; static hosts look for `404.html`."""

_NAMELESS = "ovriga"
"""Where the meetings of no municipality stand."""
_PAGES = (SUBSCRIBE, COVERAGE, ABOUT, WORDS, MONTHS, PARTIES, CASES, MAIL, FRAMED, SEARCH)
_OTHERS = {"arende", "bevakning", "en", "assets", MISSING, "moten", _NAMELESS}
_TAKEN = frozenset(path.rstrip("/") for path in _PAGES) | _OTHERS
_LONGEST = 80
"""Letters of a name in an address; a file system takes 255 bytes."""
_SHORT = re.compile(r"[0-9a-z]{1,40}")


def _named(name: str, *, taken: frozenset[str] = frozenset(), otherwise: str = "") -> str:
    """Make the part of an address that a name gives: never empty, never long, never one that is taken."""
    made = slug(name)
    if len(made) > _LONGEST:
        made = f"{made[:_LONGEST].strip('-')}-{durable(name)[:8]}"
    if not made or made in taken:
        return "-".join(part for part in (made, otherwise or durable(name)[:8]) if part)
    return made


@cache
def _codes() -> dict[str, frozenset[str]]:
    """Tell which municipalities of the registry have names that come to the same slug."""
    codes: dict[str, frozenset[str]] = {}
    for place in municipalities():
        bare = slug(place.name)
        codes[bare] = codes.get(bare, frozenset()) | {place.code}
    return codes


@lru_cache(maxsize=4096)
def municipality_path(municipality: Municipality | None) -> str:
    """Tell where a municipality's page is.

    >>> municipality_path(Municipality(code="1480", name="Göteborg"))
    'goteborg/'
    >>> municipality_path(Municipality(code="0643", name="Habo")), municipality_path(Municipality(code="0305", name="Håbo"))
    ('habo-0643/', 'habo-0305/')

    Those of one slug are told apart by code, whether or not both are followed.
    """
    if municipality is None:
        return f"{_NAMELESS}/"
    made = _named(municipality.name, taken=_TAKEN, otherwise=municipality.code)
    others = _codes().get(made, frozenset()) - {municipality.code}
    return f"{made}-{municipality.code}/" if others else f"{made}/"


@lru_cache(maxsize=65536)
def organization_path(municipality: Municipality | None, organization: Organization | str) -> str:
    """Tell where an organization's page is; one whose name is spelt alike is the same organization.

    >>> organization_path(Municipality(code="1480", name="Göteborg"), Organization(name="Kommunstyrelsen"))
    'goteborg/kommunstyrelsen/'
    """
    name = organization if isinstance(organization, str) else organization.name
    return f"{municipality_path(municipality)}{_named(name, taken=_TAKEN, otherwise='organ')}/"


@lru_cache(maxsize=4096)
def party_path(municipality: Municipality, party: Party) -> str:
    """Tell where the page is of what a party does in a municipality, by the party's letters.

    >>> party_path(Municipality(code="1480", name="Göteborg"), Party(code="KD", name="Kristdemokraterna"))
    'goteborg/partier/kd/'

    Letters that an address cannot hold as they are get a mark behind them, so that Ö and O are two.
    """
    letters = party.code.casefold()
    made = _named(letters)
    return f"{municipality_path(municipality)}{PARTIES}{made if made == letters else f'{made}-{durable(letters)[:8]}'}/"


@lru_cache(maxsize=65536)
def case_path(municipality: Municipality, reference: str) -> str:
    """Tell where the page is of a case, by its number, however that is written.

    >>> case_path(Municipality(code="1480", name="Göteborg"), "Dnr KS2026-00123")
    'goteborg/arenden/ks-2026-123/'
    """
    return f"{municipality_path(municipality)}{CASES}{_named(' '.join(case_key(reference)))}/"


def key_of(identifier: str) -> str:
    """Make a durable id fit for an address: itself, where it is short and plain, else a hash of it.

    >>> key_of("1fe7a546f9b2eb1d7789"), key_of("../../etc")
    ('1fe7a546f9b2eb1d7789', 'ab6c101e6daec22186d3')
    """
    return identifier if _SHORT.fullmatch(identifier) else durable("key", identifier)


def meeting_path(meeting: Meeting) -> str:
    """Tell where a meeting's page is, by its durable id: it stays when the meeting moves."""
    return f"{organization_path(meeting.municipality, meeting.organization)}{key_of(meeting.id)}/"


def item_anchor(position: int) -> str:
    """Name the place of an item on its meeting's page, by its place on the agenda from 0.

    >>> item_anchor(0)
    'punkt-1'
    """
    return f"punkt-{position + 1}"


def hit_path(hit: SearchHit, own: frozenset[str] | None = None) -> str:
    """Tell where what a search found is shown: a meeting's page, the item's place on it, or a proposal's page.

    A meeting without a page of its own, which all of `own` have, stands on its municipality's month.
    """
    if hit.proposal_id is not None:
        return proposal_path(hit.proposal_id)
    if own is not None and hit.meeting_id not in own and hit.date is not None:
        home = municipality_path(hit.municipality) if hit.municipality else ""
        return f"{month_path(hit.date.year, hit.date.month, home)}#{key_of(hit.meeting_id or '')}"
    page = f"{organization_path(hit.municipality, hit.organization or '')}{key_of(hit.meeting_id or '')}/"
    return page if hit.position is None else f"{page}#{item_anchor(hit.position)}"


def meeting_way(meeting: Meeting, own: frozenset[str] | None, item: AgendaItem | None = None) -> str:
    """Tell where a meeting, or an item of it, stands: on its own page, which all of `own` have, or on its municipality's month.

    The way by the month leads there for as long as the meeting is of that month, whether or not it has a page.
    """
    if own is None or meeting.id in own:
        agenda = meeting.agenda or ()
        return f"{meeting_path(meeting)}{f'#{item_anchor(agenda.index(item))}' if item in agenda else ''}"
    month = month_path(meeting.date.year, meeting.date.month, municipality_path(meeting.municipality))
    return f"{month}#{key_of(meeting.id)}"


def proposal_path(proposal: Proposal | str) -> str:
    """Tell where a followed proposal's page is, by the proposal or its id."""
    return f"arende/{key_of(proposal if isinstance(proposal, str) else proposal.id)}/"


def watch_path(watch: Watch | str) -> str:
    """Tell where a watch's page is, by the watch or its name."""
    return f"bevakning/{_named(watch if isinstance(watch, str) else watch.name)}/"


def month_path(year: int, month: int, home: str = "") -> str:
    """Tell where a month's page is: of all that is followed, or of the municipality whose page is `home`.

    >>> month_path(2026, 3)
    'manad/2026-03/'
    """
    return f"{home}{MONTHS}{year:04}-{month:02}/"


def under(language: str) -> str:
    """Tell where the pages of a language stand: Swedish ones at the root, others under their code."""
    return "" if language == "sv" else f"{language}/"


def file_path(path: str, language: str = "sv") -> str:
    """Tell the file that holds a page in a language.

    >>> file_path("goteborg/"), file_path("", "en")
    ('goteborg/index.html', 'en/index.html')
    """
    return f"{under(language)}{path}{'.html' if path == MISSING else 'index.html'}"


def feed_path(path: str, ending: str, language: str = "sv") -> str:
    """Tell the file that holds the feed beside a page.

    >>> feed_path("goteborg/kommunstyrelsen/", "ics")
    'goteborg/kommunstyrelsen.ics'
    """
    return f"{under(language)}{path.rstrip('/') or 'index'}.{ending}"


def web_manifest_path(language: str = "sv") -> str:
    """Tell the file that says how the site stands on a phone's home screen, in a language.

    >>> web_manifest_path("en")
    'en/app.webmanifest'
    """
    return f"{under(language)}app.webmanifest"


def canonical(base_url: str, path: str, language: str = "sv") -> str:
    """Write a page's whole address.

    >>> canonical("https://example.se/", "goteborg/", "en")
    'https://example.se/en/goteborg/'
    """
    return f"{base_url}{under(language)}{path}"


def to_root(path: str, language: str = "sv") -> str:
    """Write the way from a page to the site's root: so that a site may stand anywhere, and be opened as files.

    >>> to_root("goteborg/kommunstyrelsen/"), to_root(""), to_root("", "en")
    ('../../', './', '../')
    """
    return "../" * (path.count("/") + (language != "sv")) or "./"
