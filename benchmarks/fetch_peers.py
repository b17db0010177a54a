"""A round over the pages of `benchmarks.fetch` by somebody else's client, in a process of its own.

    python -m benchmarks.fetch_peers WAY PORT HOSTS MOMENT FOLDER

The server is reached as a proxy, so that every host keeps its name. Each is set up to be as sparing as it can:

- requests: a session, nothing kept.
- scrapelib: `FileCache(check_last_modified=True)`, read as well as written; no pause.
- Scrapy: `HTTPCACHE_ENABLED` with `RFC2616Policy`, its clock set to the round's day; no pause, robots.txt obeyed.

What is printed are the addresses at which the new day was seen.
"""

from __future__ import annotations

import json
import os
import sys
from importlib import import_module
from typing import Any  # the clients have no types

from benchmarks.country import MOVED
from benchmarks.drawn.towns import ORGANIZATIONS

_MARK = MOVED[0]


def addresses(hosts: int) -> list[str]:
    """Name every page."""
    return [
        f"http://kommun{host}.example/moten/{number}" for host in range(hosts) for number in range(len(ORGANIZATIONS))
    ]


def by_requests(urls: list[str], _moment: float, _folder: str) -> list[str]:
    """Ask for everything."""
    with import_module("requests").Session() as session:
        return [url for url in urls if _MARK in session.get(url).text]


def by_scrapelib(urls: list[str], _moment: float, folder: str) -> list[str]:
    """Ask through scrapelib's file cache."""
    scrapelib: Any = import_module("scrapelib")
    scraper = scrapelib.Scraper(requests_per_minute=0, raise_errors=False)
    scraper.cache_storage = scrapelib.FileCache(folder, check_last_modified=True)
    scraper.cache_write_only = False
    return [url for url in urls if _MARK in scraper.get(url).text]


def by_scrapy(urls: list[str], moment: float, folder: str) -> list[str]:
    """Ask through Scrapy's HTTP cache."""
    scrapy: Any = import_module("scrapy")
    # Freshness is counted from the days that the pages tell: the cache must live on the round's day, too.
    cache: Any = import_module("scrapy.extensions.httpcache")
    cache.time = lambda: moment
    seen: list[str] = []

    def parse(_spider: object, response: Any) -> None:  # noqa: ANN401 - scrapy's response has no types
        if _MARK in response.text:
            seen.append(response.url)

    spider = type("Round", (scrapy.Spider,), {"name": "round", "start_urls": urls, "parse": parse})
    process = import_module("scrapy.crawler").CrawlerProcess(
        {
            "HTTPCACHE_ENABLED": True,
            "HTTPCACHE_POLICY": "scrapy.extensions.httpcache.RFC2616Policy",
            "HTTPCACHE_DIR": folder,
            "ROBOTSTXT_OBEY": True,
            "RETRY_TIMES": 1,
            "DOWNLOAD_DELAY": 0,
            "LOG_ENABLED": False,
            "TELNETCONSOLE_ENABLED": False,
        }
    )
    process.crawl(spider)
    process.start()
    return seen


WAYS = {"requests": by_requests, "scrapelib": by_scrapelib, "Scrapy": by_scrapy}


def main(way: str, port: str, hosts: str, moment: str, folder: str) -> None:
    """Make a round, and print what was seen."""
    os.environ["http_proxy"] = f"http://127.0.0.1:{port}"
    sys.stdout.write(json.dumps(WAYS[way](addresses(int(hosts)), float(moment), folder)))


if __name__ == "__main__":
    main(*sys.argv[1:])
