"""A municipality's sample is read as it was when somebody compared it with the site."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from agendawatch.crawl.client import Client
from agendawatch.crawl.sample import EXPECTED, replay_sample
from agendawatch.model import Listing, Window
from agendawatch.registry import municipality, sites

SAMPLES = sorted(it.parent for it in (Path(__file__).parents[1] / "samples").glob(f"*/{EXPECTED}"))
README = Path(__file__).parents[1] / "samples" / "README.md"


@pytest.mark.parametrize("folder", SAMPLES, ids=lambda it: it.name)
def test_a_sample_is_read_as_expected(folder: Path) -> None:
    """By the site's row in the registry, from the recording alone."""
    expected = json.loads((folder / EXPECTED).read_text(encoding="utf-8"))
    moment = dt.datetime.fromisoformat(expected["now"])
    site = next(it for it in sites(expected["site"]["municipality"]["code"]) if it.url == expected["site"]["url"])
    window = Window.model_validate_json(json.dumps(expected["window"]))

    with Client(transport=replay_sample(folder, moment), now=lambda: moment, pause=0) as client:
        listing = client.meetings(site, expected["organization"], window=window)

    assert isinstance(listing, Listing)
    told = [it.model_dump(mode="json", exclude_defaults=True) for it in listing.meetings]
    assert [(it["date"], it["organization"]["name"], it["id"]) for it in told] == [
        (it["date"], it["organization"]["name"], it["id"]) for it in expected["meetings"]
    ]


@pytest.mark.parametrize("folder", SAMPLES, ids=lambda it: it.name)
def test_a_sample_says_where_it_comes_from(folder: Path) -> None:
    """A recording of a replica must not pass for one of a site."""
    assert f"| `{folder.name}` |" in README.read_text(encoding="utf-8")


def test_a_sample_is_of_a_municipality_that_is_known() -> None:
    """It is named by its slug."""
    assert SAMPLES
    assert all(municipality(folder.name).slug == folder.name for folder in SAMPLES)
