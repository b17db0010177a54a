"""The command that walks over municipalities for the first time, for a person to check."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from agendawatch.cli import options, show
from agendawatch.cli.terminal import say
from agendawatch.i18n import tr
from agendawatch.model import Window


@click.command()
@click.argument("where", nargs=-1, shell_complete=options.complete_places)
@click.argument("out", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--sample", type=click.IntRange(1, 311), help="So many municipalities and regions, drawn by lot; all unless given."
)
@click.option("--seed", type=int, default=1, show_default=True, help="Another number draws another sample.")
@options.pages
@click.option(
    "--workers",
    "count",
    type=click.IntRange(1, 64),
    default=1,
    show_default=True,
    help="Processes of this machine that visit municipalities side by side.",
)
@click.option("--score", "only_score", is_flag=True, help="Ask nobody; count the form in OUT that was filled in.")
@options.window_options
@options.user_agent
@options.as_json
def survey(
    where: tuple[str, ...],
    out: Path,
    span: Window,
    *,
    sample: int | None,
    seed: int,
    pages: int,
    count: int,
    only_score: bool,
    user_agent: str | None,
    as_json: bool,
) -> None:
    """Walk over municipalities, WHERE or a sample, and write into OUT what is reached, for a person to check.

    Each is visited once, within the budget; a walk that was broken off goes on where it stood.
    OUT/report.html shows it page by page; in OUT/form.csv every meeting is answered with yes or no, and one that was not found is added as a row with missing.

    \b
    agendawatch survey --sample 20 survey
    agendawatch survey Kinda Ydre survey
    agendawatch survey --score survey

    Writes a folder for each municipality, raw pages too, a report, a form and figures; with --score figures and records for the corpus.
    """
    # httpx and the registry are not needed for --help.
    from agendawatch.crawl.archive import worker_pool  # noqa: PLC0415
    from agendawatch.crawl.client import Client  # noqa: PLC0415
    from agendawatch.crawl.country import choose, score, survey_by  # noqa: PLC0415
    from agendawatch.crawl.country import survey as walk  # noqa: PLC0415
    from agendawatch.crawl.explore import Budget  # noqa: PLC0415
    from agendawatch.fetch import FetchPolicy  # noqa: PLC0415

    if only_score:
        told = score(out)
        if as_json:
            show.say(show.to_json({**asdict(told), "precision": told.precision, "recall": told.recall}))
            return
        share = {
            name: "-" if it is None else f"{it:.3f}"
            for name, it in (("precision", told.precision), ("recall", told.recall))
        }
        show.say(
            tr(
                "{yes} right, {no} wrong, {missing} missing, {unanswered} not answered: precision {precision}, recall {recall}",
                **{**asdict(told), **share},
            )
        )
        return
    places = choose(where, sample, seed)

    def progress(nth: int, count: int, name: str) -> None:
        say(f"{nth + 1}/{count} {name}", err=True)

    with worker_pool(count) as executor:
        if executor is None:
            with Client(user_agent=user_agent) as client:
                figures = walk(client, places, out, window=span, budget=Budget(pages), progress=progress)
        else:
            policy = FetchPolicy(user_agent=user_agent) if user_agent else None
            figures = survey_by(
                executor, places, out, window=span, budget=Budget(pages), policy=policy, progress=progress
            )
    if as_json:
        show.say(show.to_json(asdict(figures)))
        return
    show.say(
        tr(
            "{municipalities} visited: meetings of {reached} found, {in_part} of them in part, {failed} failed; {organizations} organizations with {meetings} meetings, {unreached} organizations not reached, {asks} pages asked for",
            **asdict(figures),
        )
    )
    show.say(tr("Look at {report}, and answer {form}.", report=out / "report.html", form=out / "form.csv"))
