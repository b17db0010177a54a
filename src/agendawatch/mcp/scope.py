"""What a list answers for: the sites, the days that they have answered for, what is withheld, what is not covered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from agendawatch.answers import ask
from agendawatch.answers.ask import View
from agendawatch.answers.question import Question
from agendawatch.diff.normalization import folded
from agendawatch.i18n.caveats import caveat_words
from agendawatch.i18n.failures import why_failing
from agendawatch.mcp.answers import AnswerScope, SiteScope, Withheld
from agendawatch.model import Site
from agendawatch.model.change import Health
from agendawatch.model.grounds import link_to
from agendawatch.store.doubts import KnownDoubt
from agendawatch.store.naming import names_of
from agendawatch.store.store import RoundRecord

_SITES = 10
"""Sites that an answer names; of more it gives the number."""
_WITHHELD = 10
_ROUNDS = 40
"""A site's last rounds, whose windows together it has answered for."""
_DAYS = 12

_LISTED = "Within these days and sites: nothing such was listed when each site was last seen. Outside them: not known."
_NOWHERE = "Nothing: no site answers for what was asked. It is not known; it does not mean that nothing happens."
_HELD_BACK = "Less than it seems: some of what was asked is withheld or not covered. See withheld and not_covered."


def scope_of(view: View, want: Question) -> AnswerScope:
    """Tell what a list of some place, organization and days answers for."""
    sites = ask.sites(view, want)
    healths = {health.url: health for health in view.store.queries.site_health()}
    noted = _rounds(view, sites)
    scopes = [_site(site, noted[site.url], healths.get(site.url)) for site in sites]
    doubts = [doubt for doubt in ask.doubts(view, want) if _is_of(doubt, want)]
    missing = tuple(_missing(view, want, scopes, noted))
    answering = any(scope.first is not None for scope in scopes)
    empty = _NOWHERE if not answering else _HELD_BACK if doubts or missing else _LISTED
    return AnswerScope(
        today=view.today,
        first=want.first,
        last=want.last,
        sites=tuple(scopes[:_SITES]),
        more_sites=max(len(scopes) - _SITES, 0),
        withheld=tuple(_withheld(doubt) for doubt in doubts[:_WITHHELD]),
        more_withheld=max(len(doubts) - _WITHHELD, 0),
        not_covered=missing,
        empty_means=empty,
    )


def _rounds(view: View, sites: Sequence[Site]) -> dict[str, list[RoundRecord]]:
    """Give each site's last rounds, latest first."""
    noted: defaultdict[str, list[RoundRecord]] = defaultdict(list)
    if len(sites) > _SITES:
        for note in view.store.queries.rounds(limit=_ROUNDS * _SITES):
            noted[note.url].append(note)
    for site in sites:
        if site.url not in noted:
            noted[site.url] = list(view.store.queries.rounds(site, limit=_ROUNDS))
    return noted


def _site(site: Site, notes: list[RoundRecord], health: Health | None) -> SiteScope:
    taken = [note for note in notes if note.state == "accepted"]
    names = taken[0].organizations if taken else None
    held = notes[0].reason if notes and notes[0].state == "quarantined" else None
    return SiteScope.of(
        site,
        first=min((note.window.first for note in taken), default=None),
        last=max((note.window.last for note in taken), default=None),
        organizations=None if names is None else names[:_DAYS],
        seen=taken[0].seen if taken else None,
        failing_since=health.failing_since if health else None,
        failure=health.failure if health else None,
        why=why_failing(health, "en"),
        held_back=held,
    )


def _is_of(known: KnownDoubt, want: Question) -> bool:
    """Tell whether what is withheld may be of the organization asked for."""
    names = known.doubt.organizations
    if not want.organizations or names is None:
        return True
    return not names_of(want.organizations[0]).isdisjoint(map(folded, names))


def _withheld(known: KnownDoubt) -> Withheld:
    doubt = known.doubt
    days = sorted({meeting.date for way in doubt.alternatives for meeting in way.meetings})
    return Withheld.of(
        doubt,
        code=doubt.code.value,
        why=caveat_words(doubt.caveat, "en"),
        url=link_to(doubt.provenance) or known.site.url,
        since=known.since,
        possible_days=tuple(days[:_DAYS]),
    )


def _missing(view: View, want: Question, scopes: list[SiteScope], noted: dict[str, list[RoundRecord]]) -> Iterator[str]:
    """Say what no site answers for."""
    town = view.store.queries.municipality(want.municipalities[0]) if want.municipalities else None
    place = town.name if town else "any municipality asked for"
    if not scopes:
        yield f"No site of {place} is followed here."
        return
    windows = [(scope.first, scope.last) for scope in scopes if scope.first and scope.last]
    if not windows:
        reasons = (scope.why for scope in scopes if scope.why)
        yield " ".join(dict.fromkeys((f"No list of {place} has been taken yet.", *reasons)))
        return
    begin, end = min(first for first, _ in windows), max(last for _, last in windows)
    if want.first is not None and want.first < begin:
        yield f"Days before {begin.isoformat()}: no list has answered for them."
    if want.last is not None and want.last > end:
        yield f"Days after {end.isoformat()}: no list has answered for them."
    for scope in scopes:
        if scope.failing_since is not None and scope.municipality is not None:
            since = scope.failing_since.date().isoformat()
            yield f"What {scope.municipality.name} has published since {since}: a site of it fails. {scope.why}"
        if scope.held_back is not None and scope.municipality is not None and scope.seen is not None:
            since = scope.seen.date().isoformat()
            yield f"What {scope.municipality.name} has published since {since}: its later list is held back, see held_back."
    if town is not None and want.organizations:
        listed = {folded(name) for scope in scopes for note in noted[scope.url] for name in note.organizations or ()}
        known = names_of(want.organizations[0]) & listed or any(view.store.meetings(town, want.organizations[0]))
        if not known:
            yield f"No meeting of an organization by the name asked for is known in {place}; find_places lists those that are."
