"""The command that finds the way to a municipality's meetings, and shows it."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import click

from agendawatch.cli import options, show
from agendawatch.config_tables import quoted
from agendawatch.i18n import ngettext, spoken, tr
from agendawatch.i18n.caveats import caveat_words
from agendawatch.model import Doubt, PageKind, Route, RoutePage, Window

KINDS: dict[PageKind, str] = {
    PageKind.LIST: "lists meetings",
    PageKind.PAPERS: "lists papers of meetings",
    PageKind.MEETING: "is of one meeting",
    PageKind.PLAN: "is a document with a plan",
    PageKind.FEED: "is a calendar for programs",
    PageKind.PORTAL: "is a portal",
    PageKind.LANDING: "is the front page",
    PageKind.HUB: "leads on",
    PageKind.NEWS: "is news",
    PageKind.UNREAD: "speaks of meetings, and none could be read",
    PageKind.OTHER: "holds nothing of meetings",
    PageKind.MISSING: "is gone",
    PageKind.REFUSED: "keeps us out",
    PageKind.FAILED: "could not be had",
}
"""What is said of a page of each kind."""
_REASONED = frozenset({PageKind.MISSING, PageKind.REFUSED, PageKind.FAILED})
"""Kinds that the reason says already."""
_NAMED = 3
"""Organizations that are named in a line of the tree."""
_LEFT = 10
"""Addresses that are told of those left for next time."""


@options.command()
@click.argument("where", shell_complete=options.complete_places)
@options.organization
@options.window_options
@options.pages
@click.option(
    "--store",
    "store_url",
    envvar="AGENDAWATCH_STORE",
    metavar="URL",
    help="Remember the way in this database, so that rounds go by it.",
)
@click.option("--toml", "as_toml", is_flag=True, help="Print rows for the registry.")
@options.user_agent
@options.as_json
def explore(
    where: str,
    organization: str | None,
    span: Window,
    *,
    pages: int,
    store_url: str | None,
    as_toml: bool,
    user_agent: str | None,
    as_json: bool,
) -> None:
    """Find the way from WHERE, a municipality or any address of it, to every page with its meetings.

    Pages are asked for one at a time, the most promising link first, until new ones bring no new meeting.

    \b
    agendawatch explore Kinda
    agendawatch explore https://www.kommun.example/ --toml
    agendawatch explore https://www.kommun.example/ --store sqlite:///agendawatch.db

    With --store the days that rounds look at are looked for, unless others are named.

    Writes nothing but the way, into the database of --store.
    """
    # httpx and the database are not needed for --help.
    from agendawatch.crawl.client import Client  # noqa: PLC0415
    from agendawatch.crawl.explore import Budget  # noqa: PLC0415
    from agendawatch.crawl.update import usual_window  # noqa: PLC0415
    from agendawatch.store import Store  # noqa: PLC0415

    store = Store(store_url) if store_url else None
    if store is not None and span == Window.year(options.now().year):
        # A round looks at more than this year, and would look for the way anew.
        span = usual_window(options.now())
    try:
        with Client(user_agent=user_agent, memory=store.records if store else None) as client:
            route = client.explore(options.place(where, None), organization, window=span, budget=Budget(pages))
    finally:
        if store is not None:
            store.close()
    if as_json:
        show.say(show.to_json(route))
    elif as_toml:
        show.say(registry_rows(route))
    else:
        for line in (*tree(route), *_summary(route)):
            show.say(line)


def tree(route: Route) -> Iterator[str]:
    """Draw the pages as a tree by what led to them, with what each gave."""
    urls = {it.url for it in route.pages}
    below: dict[str | None, list[RoutePage]] = {}
    for page in route.pages:
        above = page.reached_from if page.reached_from in urls and page.reached_from != page.url else None
        below.setdefault(above, []).append(page)
    host, drawn = urlsplit(route.start).netloc, set[str]()

    def branch(page: RoutePage, first: str, rest: str) -> Iterator[str]:
        drawn.add(page.url)
        yield f"{first}{_title(page, host)}: {_gave(page)}"
        kept = [lower for lower in below.get(page.url, ()) if lower.url not in drawn]
        for nth, child in enumerate(kept, 1):
            joint, under = ("└── ", "    ") if nth == len(kept) else ("├── ", "│   ")
            yield from branch(child, f"{rest}{joint}", f"{rest}{under}")

    for page in below.get(None, ()):
        yield from branch(page, "", "")


def _title(page: RoutePage, host: str) -> str:
    parts = urlsplit(page.url)
    address = page.url if parts.netloc != host or page.reached_from is None else page.url.partition(parts.netloc)[2]
    words = " ".join((page.words or "").split())
    return f"{words} ({address})" if words else address


def _gave(page: RoutePage) -> str:
    told = [] if page.kind in _REASONED and page.reason is not None else [tr(KINDS[page.kind])]
    if page.kind is PageKind.PORTAL:
        told.append(page.platform)
    if page.meetings:
        told.append(ngettext("1 meeting", "{n} meetings", page.meetings))
        told.append(_names(page.organizations))
    elif page.empty:
        told.append(tr("none at present"))
    if page.doubts:
        told.append(tr("in doubt: {names}", names=_names(tuple(sorted({_whose(doubt) for doubt in page.doubts})))))
    if page.documents:
        told.append(ngettext("1 document", "{n} documents", page.documents))
    if page.asks > 1:
        told.append(ngettext("1 page asked for", "{n} pages asked for", page.asks))
    if page.reason is not None:
        told.append(caveat_words(page.reason, spoken()))
    return ", ".join(filter(None, told))


def _whose(doubt: Doubt) -> str:
    return doubt.organization.name if doubt.organization is not None else tr("all of the page")


def _names(names: tuple[str, ...]) -> str:
    if len(names) <= _NAMED:
        return ", ".join(names)
    return ngettext("1 organization", "{n} organizations", len(names))


def _summary(route: Route) -> Iterator[str]:
    names = sorted({name for page in route.holding for name in page.organizations})
    yield ""
    yield tr(
        "Found: meetings of {names}, on {pages} of {asked} pages asked for, from {first} to {last}.",
        names=", ".join(names) or tr("no organization"),
        pages=len(route.holding),
        asked=route.asks,
        first=route.window.first,
        last=route.window.last,
    )
    for body in route.unreached:
        yield tr("Not found: {name} ({why}).", name=body.organization, why=caveat_words(body.reason, spoken()))
    if route.waiting:
        yield tr("Not asked for yet, and first next time:")
        yield from (f"  {url}" for url in route.waiting[:_LEFT])
        if len(route.waiting) > _LEFT:
            yield f"  {tr('and {count} more', count=len(route.waiting) - _LEFT)}"


def registry_rows(route: Route) -> str:
    """Write what was found as rows of the registry's files: a row for each portal, and one for the pages.

    The pages' row has the address nearest to them all, from which they are found again.
    """
    portals = [page for page in route.holding if page.kind is PageKind.PORTAL]
    pages = [page for page in route.holding if page.kind is not PageKind.PORTAL]
    rows = []
    day = route.explored.date().isoformat()
    for portal in portals:
        rows += [
            f"# {portal.meetings} meetings from {route.window.first} to {route.window.last}",
            *_row(portal.url, portal.platform, "portal", day, documents=portal.documents),
        ]
        if portal.parameters:
            rows += [
                "[municipality.site.parameters]",
                *(f"{name} = {quoted(value)}" for name, value in portal.parameters),
            ]
    if pages:
        url, kind = _best(route, pages)
        rows += [
            f"# {sum(page.meetings for page in pages)} meetings from {route.window.first} to {route.window.last}, on {len(pages)} pages:"
        ]
        rows += [f"#   {page.url} ({page.kind.value}: {', '.join(page.organizations)})" for page in pages]
        rows += _row(url, "page", kind, day, documents=sum(page.documents for page in pages))
    return "\n".join(rows)


def _row(url: str, platform: str, kind: str, day: str, *, documents: int) -> list[str]:
    return [
        "[[municipality.site]]",
        f"url = {quoted(url)}",
        f"platform = {quoted(platform)}",
        f"kind = {quoted(kind)}",
        'kind_basis = "opened"',
        'confidence = "high"',
        f"checked = {day}",
        f'basis = "{"documents" if documents else "landing page"}"',
    ]


def _best(route: Route, pages: list[RoutePage]) -> tuple[str, str]:
    """Choose the address to keep, and tell what it is: the page itself, the one that leads to them all, or the start."""
    if len(pages) == 1:
        return pages[0].url, "list"
    above = {page.reached_from for page in pages if page.reached_from not in {other.url for other in pages}}
    if len(above) == 1 and (only := above.pop()) is not None:
        return only, "landing page"
    return route.start, "landing page"
