"""A host that serves but a shell."""

from __future__ import annotations

import pytest
from tests.replicas.asking import POLICY
from tests.replicas.ciceron import Diary
from tests.replicas.evolution import Diary as EvolutionDiary
from tests.replicas.evolution import DocumentWeb
from tests.replicas.norrkoping import Interface
from tests.replicas.page import ListingSite
from tests.replicas.server import App, serve

from agendawatch.crawl.client import Client
from agendawatch.fetch import run
from agendawatch.sources.detection import Detection, probe_host


def _probed(host: str) -> Detection | None:
    with Client(policy=POLICY) as client:
        return run(probe_host(host), client.page)


SHELLS: tuple[tuple[str, App], ...] = (
    ("ciceron", Diary([])),
    ("norrkoping", Interface([])),
    ("evolution", EvolutionDiary({584: ("Kommunfullmäktige", [])})),
    ("evolution", DocumentWeb([])),
)


@pytest.mark.parametrize(("platform", "app"), SHELLS)
def test_a_shell_is_asked_what_only_one_platform_answers(platform: str, app: App) -> None:
    """Its page says nothing."""
    with serve(app) as host:
        found = _probed(host.address)

        assert found is not None
        assert (found.platform, found.url, found.confidence) == (platform, f"{host.address}/", "high")


def test_a_host_of_another_platform_answers_none_of_it() -> None:
    """Nothing is known of it then."""
    with serve(ListingSite("Kommunstyrelsen")) as host:
        assert _probed(host.address) is None
