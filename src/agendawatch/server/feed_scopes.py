"""What a feed's address stands for: a municipality, an organization or its meeting, a followed proposal, a watch, or all there is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from agendawatch.model import Municipality, Organization, Proposal, Watch
from agendawatch.site import addresses


@dataclass(frozen=True, slots=True)
class FeedScope:
    """What a feed is of."""

    path: str = ""
    """Of the page that it stands beside."""
    municipality: Municipality | None = None
    organization: Organization | None = None
    proposal: Proposal | None = None
    watch: Watch | None = None
    meeting_id: str | None = None

    @property
    def title(self) -> str:
        """Name it for people; "" for all there is."""
        if self.proposal or self.watch:
            return self.proposal.title if self.proposal else self.watch.name if self.watch else ""
        return ", ".join(str(part) for part in (self.organization, self.municipality) if part)


ALL = FeedScope()


def scopes(
    bodies: Iterable[tuple[Municipality | None, Organization]],
    proposals: Iterable[Proposal],
    watches: Iterable[Watch],
) -> Mapping[str, FeedScope]:
    """Give every scope by the path of its feed, without an ending."""
    found: dict[str, FeedScope] = {"feed": ALL, "index": ALL}

    def take(scope: FeedScope) -> None:
        found.setdefault(scope.path.rstrip("/"), scope)

    for municipality, organization in bodies:
        if municipality is not None:
            take(FeedScope(addresses.municipality_path(municipality), municipality))
        take(FeedScope(addresses.organization_path(municipality, organization), municipality, organization))
    for proposal in proposals:
        take(FeedScope(addresses.proposal_path(proposal), proposal=proposal))
    for watch in watches:
        take(FeedScope(addresses.watch_path(watch), watch=watch))
    return found
