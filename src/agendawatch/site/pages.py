"""A page's facts as HTML: one template for each kind of page, autoescape always.

    from agendawatch.site.facts.meetings import meeting_page
    from agendawatch.site.pages import render
    from agendawatch.site.settings import SiteSettings

    render(meeting_page(meeting, today=today), SiteSettings(base_url="https://example.se/"), "sv")  # -> bytes

Equal facts, settings and language give equal bytes. Links within the site are relative, so that it may stand anywhere.
The words of a language are put in when its templates are compiled, once; a page is then little more than a join.
"""

from __future__ import annotations

import datetime as dt
from base64 import b64encode
from collections.abc import Mapping
from functools import cache, lru_cache, partial
from types import MappingProxyType
from typing import Any, NamedTuple
from urllib.parse import quote, urlencode, urlsplit

import segno
from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup, escape

from agendawatch.answers.doubts import reading_words
from agendawatch.answers.words import CHANGE_LABELS, change_label, phrases
from agendawatch.i18n import Language, catalogue
from agendawatch.i18n.caveats import place_words
from agendawatch.model import Action, AgendaItem, ChangeKind, Example, Meeting, Organization, Outcome, slug
from agendawatch.model.grounds import decision_ground, item_ground, link_to
from agendawatch.model.meeting import PLAIN_TEXTS
from agendawatch.proposals import timeline, timeline_svg
from agendawatch.proposals.hits import FoundPlace
from agendawatch.proposals.labels import (
    action_label,
    deadline_label,
    outcome_label,
    prepares_words,
    status_label,
    unread_words,
    unsure_words,
)
from agendawatch.site import addresses
from agendawatch.site.assets import asset_path
from agendawatch.site.facts.cases import CasePage
from agendawatch.site.facts.organizations import MunicipalityPage, OrganizationPage
from agendawatch.site.facts.page import Page
from agendawatch.site.facts.parties import PartyPage
from agendawatch.site.facts.proposals import ProposalPage, story_of
from agendawatch.site.facts.served import FoundPage, pieces
from agendawatch.site.facts.watches import WatchPage
from agendawatch.site.settings import SiteSettings
from agendawatch.site.words.display import Filters, clean
from agendawatch.site.words.report_link import report_link, request_link
from agendawatch.site.words.sentences import (
    CERTAINTY,
    EXAMPLES,
    EXPLAINED,
    FACETS,
    FORMS,
    FOUND_KINDS,
    GLOSSARY,
    LACKS,
    ROLES,
    SIDES,
    SPOTS,
    STATUSES,
    with_links,
)

_TABLES: Mapping[str, Mapping[Any, str]] = {  # Any: each table has keys of its own
    "roles": ROLES,
    "sides": SIDES,
    "statuses": STATUSES,
    "forms": FORMS,
    "lacks": LACKS,
    "sureness": CERTAINTY,
    "spots": SPOTS,
    "examples": EXAMPLES,
    "found_kinds": FOUND_KINDS,
    "facets": FACETS,
}
_NARROWING = frozenset({FoundPlace.MUNICIPALITY, FoundPlace.ORGANIZATION, FoundPlace.KIND})
"""Where a watch looks rather than what for: told only where nothing else is found."""
_STANDING = frozenset(
    {addresses.FRONT, addresses.MONTHS, addresses.SUBSCRIBE, addresses.COVERAGE, addresses.ABOUT, addresses.SEARCH}
)
"""Pages that the bar above every page leads to."""
_WORDLESS = frozenset({"words", "kept", "framed", "doubt", "mail"})
_FROM_AND_TO = frozenset(
    {
        ChangeKind.MEETING_MOVED,
        ChangeKind.MEETING_TIME_CHANGED,
        ChangeKind.MEETING_PLACE_CHANGED,
        ChangeKind.MEETING_RENAMED,
        ChangeKind.CORRECTED,
    }
)
"""Changes whose `before` and `after` are words or moments, and no codes of ours."""
_QUOTED = frozenset(
    {
        ChangeKind.MEETING_CANCELLED,
        ChangeKind.MEETING_POSTPONED,
        ChangeKind.MEETING_REINSTATED,
        ChangeKind.MEETING_MOVED,
        ChangeKind.DECISION_RECORDED,
    }
)
"""Changes whose words tell more than they do themselves."""


def render(page: Page, site: SiteSettings, language: Language = "sv") -> bytes:
    """Write a page in a language, as UTF-8.

    Only http and https addresses become links; no text of a source becomes mark-up.
    """
    root = _root(page, site, language)
    feeds_in = language if language in site.feed_languages else "sv"
    at = _At(
        page=page,
        site=site,
        root=root,
        here=root if language == "sv" else f"{root}{language}/",
        feeds_in=feeds_in,
        links=_links(page, site, feeds_in),
        example=Example.MADE_UP if site.made_up else max((it for it in page.examples if it), default=None),
        mail=_mail(page) if site.mail else None,
        mixed=None in page.examples,
        asks=request_link(site, language) is not None,
    )
    drawn = _template(language, page.template).render(page=page, site=site, at=at)
    # Elsewhere a word is explained by its code alone; a framed page and one of kept text hold no words of ours.
    linked = language == "sv" and page.template not in _WORDLESS
    return (with_links(drawn, f"{at.here}{addresses.WORDS}") if linked else drawn).encode()


class _At(NamedTuple):
    """Where a page is, and what of its site the parts that pages share need."""

    page: Page
    site: SiteSettings
    root: str
    """The way to the site's root."""
    here: str
    """The way to the root of the page's language."""
    feeds_in: Language
    links: _Links
    example: Example | None
    """What kind of example the page, or the whole site, shows; `None` when it shows none."""
    mail: str | None
    """The query by which the form of mail is filled with what the page is of; `None` where no mail can be asked for."""
    mixed: bool
    """Whether it shows what is real too: then each example says so by itself."""
    asks: bool
    """Whether somebody can be asked to compile what nobody has."""


class _Links(NamedTuple):
    """The absolute addresses that a page's head and its ways to subscribe need; `None` while the site has none."""

    pages: Mapping[Language, str] = MappingProxyType({})
    """The page's own, by language."""
    feed: str | None = None
    webcal: str | None = None


def _root(page: Page, site: SiteSettings, language: Language) -> str:
    """Find the way to the root; a page that is shown at any address needs the whole of it."""
    if page.path != addresses.MISSING:
        return addresses.to_root(page.path, language)
    return urlsplit(site.base_url).path if site.base_url else "/"


def _links(page: Page, site: SiteSettings, feeds_in: Language) -> _Links:
    """Write the absolute addresses of a page and its calendar."""
    if site.base_url is None:
        return _Links()
    pages = {told: addresses.canonical(site.base_url, page.path, told) for told in site.languages}
    if not page.feeds:
        return _Links(pages)
    path = addresses.feed_path(page.path, "ics", feeds_in)
    return _Links(pages, site.base_url + path, _webcal(site.base_url) + path)


def _mail(page: Page) -> str | None:
    """Write what a page is of as the query of the form of mail; `None` for a page of no one thing."""
    if isinstance(page, ProposalPage):
        return urlencode({"proposal": page.proposal.id})
    if isinstance(page, CasePage):
        return urlencode({"reference": page.reference, "municipality": page.municipality.code})
    if isinstance(page, PartyPage):
        return urlencode({"party": page.party.code, "municipality": page.municipality.code})
    if isinstance(page, FoundPage):
        return page.feed if page.feed and "from=" not in page.feed and "to=" not in page.feed else None
    if isinstance(page, WatchPage):
        told = {
            "words": (*page.watch.words, *page.watch.phrases),
            "reference": page.watch.references[:1],
            "municipality": page.watch.municipalities[:1],
            "organization": page.watch.organizations[:1],
        }
        return urlencode({name: ", ".join(terms) for name, terms in told.items() if terms})
    if not isinstance(page, MunicipalityPage | OrganizationPage):
        return None
    place = {"municipality": page.municipality.code} if page.municipality else {}
    board = {"organization": page.organization.name} if isinstance(page, OrganizationPage) else {}
    return urlencode(place | board)


def _calendar(at: _At, path: str) -> str:
    """Lead to the calendar beside a page: to subscribe to where the site knows its address, else to the file."""
    feed = addresses.feed_path(path, "ics", at.feeds_in)
    return f"{_webcal(at.site.base_url) if at.site.base_url else at.root}{feed}"


def _webcal(address: str) -> str:
    """Write an address as one that a calendar subscribes to."""
    return "webcal" + address[address.index(":") :]


@cache
def _template(language: Language, name: str) -> Template:
    return _environment(language).get_template(f"{name}.html")


@cache
def _environment(language: Language) -> Environment:
    """Set up the templates of one language; what is said in it is a constant of the compiled template."""
    made = Environment(
        loader=PackageLoader("agendawatch.site"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
    )
    words = catalogue(language)
    showing = Filters(language, words.gettext("Show all"), words.gettext("the address cannot be followed"))
    made.filters |= showing.filters()
    made.filters |= {
        "report": partial(report_link, language=language),
        "request": partial(request_link, language=language),
        "say": words.gettext,
        "count": lambda count, one, many, **facts: words.ngettext(one, many, count).format(n=count, **facts),
        "fill": lambda text, **facts: escape(text).format(**facts),
        "quoted": lru_cache(maxsize=8192)(lambda text: quote(text, safe="")),
        "way": addresses.meeting_way,
        "key": lambda meeting: addresses.key_of(meeting.id),
        "packed": lambda data: b64encode(data).decode(),
        "party_path": addresses.party_path,
        "case_path": addresses.case_path,
        "ground_of": _ground_of,
        "proposal_path": addresses.proposal_path,
        "story_of": story_of,
        "webcal": _webcal,
        "spaced": _spaced,
        "reading": reading_words,
        "where": partial(place_words, language=language),
        "qr": _qr,
        "drawing": lambda page: _drawing(page, language),
        "drawn": Markup,
        "anchor": slug,
    }
    made.globals |= {
        "language": language,
        "other": "en" if language == "sv" else "sv",
        "places": addresses,
        "style": asset_path("style.css"),
        "script": asset_path("search.js"),
        "icon": asset_path("icon.svg"),
        "picture": asset_path("icon.png"),
        "phrases": phrases,
        "plain_texts": PLAIN_TEXTS,
        "kinds": {kind: change_label(kind, language) for kind in CHANGE_LABELS},
        "telling": _FROM_AND_TO,
        "quoted": _QUOTED,
        "calendar": _calendar,
        "status_label": lambda status: status_label(status, language),
        "unread_words": lambda status: unread_words(status, language),
        "action_label": lambda code: action_label(code, language),
        "deadline_label": lambda kind: deadline_label(kind, language),
        "unsure_words": lambda action: unsure_words(action, language),
        "prepares_words": lambda action, proposal: (it := prepares_words(action, proposal, language)) and clean(it),
    }
    made.globals["pieces"] = pieces
    made.globals |= {"standing": _STANDING, "narrowing": _NARROWING, "explained": EXPLAINED}
    made.globals["glossary"] = [(word, words.gettext(said)) for word, said in GLOSSARY.items()]
    for name, table in _TABLES.items():
        made.globals[name] = {code: words.gettext(said) for code, said in table.items()}
    made.globals["outcomes"] = {outcome: outcome_label(outcome, language) for outcome in Outcome}
    parts = made.get_template("parts.html").module
    made.globals |= {"parts": parts, "layout": made.get_template("base.html")}
    made.globals["kept"] = lru_cache(maxsize=4096)(lambda name, *facts: getattr(parts, name)(*facts))
    return made


@lru_cache(maxsize=1024)
def _qr(url: str) -> Markup:
    """Draw an address as a QR code, to be scanned with a phone."""
    code = segno.make(url, error="l", micro=False)
    return Markup(code.svg_inline(scale=4, border=2, svgclass="qr", lineclass=None, omitsize=True))  # noqa: S704 - segno draws paths of figures alone


def _spaced(text: str) -> str:
    """Clean a piece of a line, whose white space at its ends parts it from the others."""
    return (
        f"{' ' if text[:1].isspace() else ''}{clean(text)}{' ' if text[-1:].isspace() else ''}" if text.strip() else " "
    )


def _drawing(page: ProposalPage, language: Language) -> Markup:
    """Draw a proposal's course as it stands within a page, which tells the same in words."""
    told = page.proposal.model_copy(update={"actions": tuple(map(_clean, page.actions))})
    drawn = timeline(told, page.since or dt.date.min, language=language)
    return Markup(timeline_svg(drawn, alone=False))  # noqa: S704 - `timeline_svg` escapes what it is given


def _ground_of(meeting: Meeting, item: AgendaItem) -> str | None:
    """Lead to the words that an item's decision rests on, else the item."""
    return link_to(decision_ground(meeting, item) or item_ground(meeting, item))


def _clean(action: Action) -> Action:
    """Take marks that turn text around out of what a drawing says."""
    organization = action.organization and Organization(name=clean(action.organization.name))
    words = clean(action.words) if action.words else None
    return action.model_copy(update={"words": words, "organization": organization})
