"""The command that finds where a municipality publishes."""

from __future__ import annotations

import json
import sys

import click

from agendawatch.cli import options, show
from agendawatch.i18n import spoken, tr
from agendawatch.i18n.caveats import caveat_words
from agendawatch.sources.detection import Detection
from agendawatch.sources.platform_marks import WHOLE

__all__ = ["detect", "registry_row"]


@click.command()
@click.argument("url")
@options.user_agent
@options.as_json
def detect(url: str, *, user_agent: str | None, as_json: bool) -> None:
    """Find the platform behind URL, and print a row for the registry.

    URL is a municipality's page. Its links and frames are followed, at most a dozen pages.

    \b
    agendawatch detect https://www.kommun.example/
    agendawatch detect https://www.kommun.example/moten --json

    Writes nothing; exit code 1 says that no platform was found.
    """
    from agendawatch.crawl.client import Client  # noqa: PLC0415 - httpx is not needed for --help

    with Client(user_agent=user_agent) as client:
        found = client.detect(url)
    if as_json:
        show.say(show.to_json(found))
    elif found.platform is None:
        why = ", ".join(caveat_words(ground, spoken()) for ground in found.evidence)
        show.say(tr("No platform that we read was found from {url}: {why}", url=url, why=why))
    else:
        show.say(registry_row(found))
    if found.platform is None:
        sys.exit(1)


def registry_row(found: Detection) -> str:
    """Write a detection as a row of the registry's files, its evidence as comments.

    `checked` is left out: nobody has seen meetings there yet.
    """
    rows = [
        *(f"# {caveat_words(ground, 'en')}" for ground in found.evidence),
        "[[municipality.site]]",
        f"url = {_quoted(found.url)}",
        f"platform = {_quoted(found.platform or '')}",
        f"kind = {_quoted('portal' if found.platform in WHOLE else 'landing page')}",
        f"confidence = {_quoted(found.confidence)}",
        'basis = "inferred"',
    ]
    if found.parameters:
        rows += ["[municipality.site.parameters]", *(f"{name} = {_quoted(value)}" for name, value in found.parameters)]
    return "\n".join(rows)


def _quoted(words: str) -> str:
    """Quote as TOML does, which for one line is as JSON does."""
    return json.dumps(words, ensure_ascii=False)
