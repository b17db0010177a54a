"""How each site is followed, in a word: for programs that watch whether what they read is fresh."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from agendawatch.answers import ask
from agendawatch.answers.question import Question
from agendawatch.i18n import Language
from agendawatch.i18n.failures import why_failing
from agendawatch.model import Site
from agendawatch.model.change import Health
from agendawatch.server.feed_builder import FeedRequest
from agendawatch.server.lists import Row, counted
from agendawatch.server.rows import SiteState, SiteStateCode

_STALE = dt.timedelta(days=8)
"""A site that has not given its meetings for so long is stale: rounds are made at least once a week."""


def states(asking: FeedRequest, asked: Question) -> Iterator[Row]:
    """List every site with its state, by address."""
    healths = {health.url: health for health in asking.store.queries.site_health()}
    whole = {it.site.url for it in asking.store.doubts() if it.doubt.organization is None}
    now = asking.now
    rows = (
        SiteState(
            site=site.url,
            municipality=site.municipality,
            state=state_of(site, healths.get(site.url), withheld=site.url in whole, now=now),
            last_success=healths[site.url].succeeded if site.url in healths else None,
            **_failure(healths.get(site.url), asking.wanted.language),
        )
        for site in sorted(ask.sites(asking.view, asked), key=lambda site: site.url)
    )
    return counted(rows, asked.cursor)


def _failure(health: Health | None, language: Language) -> dict[str, Any]:  # Any: fields of several kinds
    if health is None or health.failing_since is None:
        return {"failing_since": None}
    told = {"failing_since": health.failing_since, "failure": health.failure, "status": health.status}
    return {**told, "failure_words": why_failing(health, language)}


def state_of(site: Site, health: Health | None, *, withheld: bool, now: dt.datetime) -> SiteStateCode:
    """Tell how a site is followed; the first that fits, in the order of the codes."""
    if site.last_year is not None and site.last_year < now.year:
        return SiteStateCode.DISCONTINUED
    if health is None or health.succeeded is None:
        return SiteStateCode.NEVER
    if health.failing_since is not None:
        return SiteStateCode.FAILING
    if withheld:
        return SiteStateCode.WITHHELD
    return SiteStateCode.STALE if now - health.succeeded > _STALE else SiteStateCode.OK
