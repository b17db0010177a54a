"""The words of real addresses: what the registry's municipalities call their pages, step by step."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from tests.crawl.explore.conftest import YEAR

from agendawatch.crawl.explore.leads import make_lead
from agendawatch.crawl.explore.links import PageLink
from agendawatch.crawl.explore.weights import gate
from agendawatch.registry import municipalities, sites

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
