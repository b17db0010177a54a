"""The tables that links and pages are judged by: each row has what it must match, and each weight its use."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from tests.crawl.explore.conftest import YEAR

import agendawatch.crawl.explore
from agendawatch.crawl.explore.leads import gate, make_lead, weights
from agendawatch.crawl.explore.links import PageLink
from agendawatch.lang.sv.pages.documents import Sign, find_region, find_signs, regions, signs
from agendawatch.registry import municipalities, sites


@pytest.mark.parametrize("sign", signs(), ids=lambda it: it.id)
def test_a_sign_matches_its_examples_and_not_those_near_them(sign: Sign) -> None:
    """In a link's words, a heading or an address."""
    assert [words for words in sign.yes if sign.id not in find_signs(words)] == []
    assert [words for words in sign.no if sign.id in find_signs(words)] == []


@pytest.mark.parametrize("region", regions(), ids=lambda it: it.id)
def test_a_region_matches_its_examples_and_not_those_near_them(region: Sign) -> None:
    """In the names of an element."""
    assert [names for names in region.yes if find_region(names) != region.id] == []
    assert [names for names in region.no if find_region(names) == region.id] == []


def test_every_weight_is_used_and_bounded() -> None:
    """A sign's, or a name that the code gives, with what it means; fewer than two hundred, none past forty."""
    folder = Path(agendawatch.crawl.explore.__file__).parent
    code = "".join(it.read_text(encoding="utf-8") for it in folder.glob("*.py"))
    rows = json.loads((folder / "weights.json").read_text(encoding="utf-8"))
    named = {it.id for it in signs()} | set(re.findall(r'"(\w+)"', code))
    told = {name: it for table in ("link", "page", "gates") for name, it in weights(table).items()}

    assert set(told) <= named
    assert sum(len(weights(table)) for table in ("link", "page", "gates")) < 200
    assert all(abs(it) <= 40 for it in told.values())
    assert all(means for table in ("link", "page", "gates") for _, means in rows[table].values())


_NUMBER = re.compile(r"\.(?:4|5)\.[0-9a-f]+\.html$|\.\d+\.html$|\.html?$|\.aspx$")


def steps() -> Iterator[tuple[str, float]]:
    """Give each step of each address that is no portal's, and what a link of its words would promise there."""
    for place in municipalities():
        for site in sites(place):
            parts = urlsplit(site.url)
            if site.platform not in {None, "page", "sitevision"}:
                continue
            path = ""
            for depth, piece in enumerate(it for it in parts.path.split("/") if it):
                path = f"{path}/{piece}"
                words = _NUMBER.sub("", piece).replace("-", " ").replace("_", " ")
                link = PageLink(f"https://{parts.netloc}{path}", words, "content" if depth else "top")
                front = f"https://{parts.netloc}/"
                lead = make_lead(
                    link, window=YEAR, page=front, relevance=min(depth / 2, 1.0), lists=False, depth=depth + 1
                )
                yield words, lead.score.value


def test_nearly_every_step_to_a_real_page_promises_enough() -> None:
    """By its words alone; the rest are names of systems, old years and news."""
    told = list(steps())

    assert len(told) > 700
    assert sum(value >= gate("ask_yet") for _, value in told) >= 0.93 * len(told)
