"""Every platform is found by its name, and loaded when one is asked for."""

from __future__ import annotations

import subprocess
import sys

import pytest

from agendawatch.errors import InputError
from agendawatch.model import Site
from agendawatch.sources import source


@pytest.mark.parametrize("platform", [None, "", "paper"])
def test_an_unknown_platform_names_the_known_ones(platform: str | None) -> None:
    """The error says which there are."""
    with pytest.raises(InputError, match=r"goteborg.*page"):
        source(Site(url="https://example.se/", platform=platform))


def test_a_store_loads_no_platform() -> None:
    """What is kept is shown without what reads pages."""
    code = "import sys; from agendawatch.store import Store; print('agendawatch.sources.platforms' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - our own

    assert told.stdout == "False\n"
