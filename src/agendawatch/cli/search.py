"""The command that searches the store."""

from __future__ import annotations

import click

from agendawatch.answers import ask
from agendawatch.answers.ask import View
from agendawatch.answers.question import Question
from agendawatch.cli import options, show
from agendawatch.cli.terminal import say
from agendawatch.i18n import spoken, tr
from agendawatch.proposals.outcomes import decision_words
from agendawatch.store import Store
from agendawatch.store.search import SearchHit


@click.command()
@click.argument("text")
@options.question("municipality organization party kind from to limit", kind="hit_kinds")
@options.store
@options.as_json
def search(text: str, *, asked: Question, store_url: str, as_json: bool) -> None:
    """Find TEXT in items, meetings, documents and proposals.

    Every word must be there, in whatever inflection or compound, or else most of them; "words in a row" within quotes, case numbers however they are written.

    \b
    agendawatch search skolskjuts
    agendawatch search "cykelplan" -m Kinda --kind item
    agendawatch search "KS 2026/19"

    Writes nothing.
    """
    with Store(store_url, make=False) as store:
        view = View(store, options.now())
        wanted = view.settled(asked.model_copy(update={"text": text}))
        page = ask.search(view, wanted, limit=asked.limit, loosely=True)
    hits = page.hits
    if as_json:
        show.say(show.to_json(hits))
        return
    if page.loose and hits:
        say(tr("Nothing holds every word. This holds most of them."), err=True)
    for hit in hits:
        _tell(hit)
    if not hits:
        show.say(tr("Nothing is found."))


def _tell(hit: SearchHit) -> None:
    kinds = {"item": tr("item"), "meeting": tr("meeting"), "document": tr("document"), "proposal": tr("proposal")}
    number = f"{hit.number} " if hit.number else ""
    page = f", {tr('page')} {hit.page}" if hit.page else ""
    show.tell(click.style(f"{number}{hit.title}{page}", bold=True))
    where = ", ".join(str(it) for it in (hit.organization, hit.municipality, hit.date) if it)
    show.tell(f"  {' · '.join(filter(None, (kinds[hit.kind], where, hit.reference)))}")
    if hit.decision:
        outcome = decision_words(hit.decision, spoken(), recommended=hit.recommended)
        show.tell(f"  {tr('Outcome: {outcome}', outcome=outcome)}")
    if hit.snippet.text != hit.title:
        show.tell(f"  {hit.snippet.text}")
    if hit.url:
        show.tell(f"  {hit.url}")
