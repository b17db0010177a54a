"""What a platform's tests share: its `app`, served, and the site that stands on it; `SITE` says which platform, and where."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.replicas.server import App, Replica, serve

from agendawatch.model import Municipality, Site

PLACE = Municipality(code="9901", name="Exempelstad")


@pytest.fixture
def replica(app: App) -> Iterator[Replica]:
    """Serve the app of a test's module."""
    with serve(app) as running:
        yield running


@pytest.fixture
def site(request: pytest.FixtureRequest, replica: Replica) -> Site:
    """Name its site: the platform, the path, and what else it needs."""
    platform, path, parameters = request.module.SITE
    return Site(url=replica.address + path, platform=platform, municipality=PLACE, parameters=parameters)
