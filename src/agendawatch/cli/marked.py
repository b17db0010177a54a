"""Facts as they are listed beside the document that they were read from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from agendawatch.documents.drawing import Shown
from agendawatch.i18n import spoken, tr
from agendawatch.i18n.caveats import caveat_words
from agendawatch.model import Agenda, AgendaItem, Meeting, Minutes, PressRelease, Provenance, Schedule

__all__ = ["shown"]

Read = tuple[Meeting, ...] | Agenda | tuple[AgendaItem, ...] | Minutes | PressRelease


def shown(facts: Read) -> Iterator[Shown]:
    """List the facts that were read, those inside others too, each with where it stands."""
    if isinstance(facts, PressRelease):
        who, day = str(facts.organization or tr("not said")), facts.date.isoformat() if facts.date else tr("not said")
        yield from _fact(tr("Handled by"), (who, day), facts.provenance)
        return
    for fact in facts:
        if isinstance(fact, Meeting):
            hour = f"{fact.start:%H.%M}" if fact.start else ""
            told = (fact.organization.name, fact.status_words or "", fact.location or "")
            yield from _fact(f"{fact.date.isoformat()} {hour}".strip(), told, fact.provenance)
        else:
            yield from _item(fact)
    for doubt in facts.doubts if isinstance(facts, Schedule | Agenda) else ():
        who = doubt.organization.name if doubt.organization is not None else tr("the whole page")
        yield from _fact(tr("Withheld"), (who, caveat_words(doubt.caveat, spoken())), doubt.provenance)
    for line in facts.excluded if isinstance(facts, Agenda) else ():
        yield from _fact(tr("No item"), (caveat_words(line.caveat, spoken()),), line.provenance)


def _item(item: AgendaItem) -> Iterator[Shown]:
    number = item.number or ""
    yield from _fact(number or item.title, (item.title if number else "", item.reference or ""), item.provenance)
    if item.decision is not None:
        yield from _fact(f"{number} {tr('Decision')}".strip(), (item.decision.outcome.value,), item.decision.provenance)
    for paper in item.documents:
        yield from _fact(f"{number} {tr('Document')}".strip(), (paper.title,), paper.provenance)


def _fact(title: str, told: Iterable[str], ground: Provenance | None) -> Iterator[Shown]:
    spans = ground.spans if ground is not None else ()
    yield Shown(title, " · ".join(filter(None, told)), tuple((span.start, span.end) for span in spans))
