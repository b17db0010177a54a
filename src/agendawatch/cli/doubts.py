"""The command for doubts: what is withheld, how it may be read, and a person's word on it."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

import click

from agendawatch.answers.doubts import answer, asked, days_words, open_doubts, reading_words
from agendawatch.cli import options, show
from agendawatch.cli.coverage import named
from agendawatch.errors import BUGS, AgendawatchError, InputError
from agendawatch.i18n import ngettext, spoken, tr
from agendawatch.i18n.caveats import caveat_words, place_words
from agendawatch.model import Alternative, Doubt
from agendawatch.readers.opening import open_document
from agendawatch.readers.sandbox import read_apart
from agendawatch.store import Store
from agendawatch.store.doubts import KnownDoubt, KnownSettlement

Known = TypeVar("Known", KnownDoubt, KnownSettlement)

_LETTERS = 8
"""Of an id, as it is shown; as many as tell one from the others may be given."""
_DAYS = 6
"""Days of an alternative that are shown."""
_LINES, _BESIDE, _QUOTED = 8, 60, 120
"""Lines of a page that are shown of what is in doubt, letters of a line beside its words, and letters of the line above."""
_NO_KEY = re.compile(r"\x1b(?:[\[O][0-9;]*[A-Za-z~]?)?")
"""What arrows and their like send."""


@options.command()
@click.argument("doubt", required=False, metavar="[DOUBT]")
@options.municipality
@click.option(
    "--choose", type=click.IntRange(min=1), metavar="N", help="Say that DOUBT is to be read as its alternative N."
)
@click.option("--none", "no_meetings", is_flag=True, help="Say that DOUBT tells of no meetings.")
@click.option("--ask", is_flag=True, help="Ask of them one by one: a key each.")
@click.option("--forget", is_flag=True, help="Take back what was said of DOUBT.")
@options.store
@options.as_json
def doubts(
    *,
    doubt: str | None,
    municipality: str | None,
    choose: int | None,
    no_meetings: bool,
    ask: bool,
    forget: bool,
    store_url: str,
    as_json: bool,
) -> None:
    """Tell what is withheld since we are not sure of it, or say how DOUBT is to be read.

    DOUBT is the beginning of an id that is listed. Your word holds from the site's next round on, for every page of the same shape: next month's page needs no asking.

    \b
    agendawatch doubts -m Göteborg
    agendawatch doubts --ask
    agendawatch doubts 1fe7a0c2 --choose 2
    agendawatch doubts 1fe7a0c2 --forget

    Writes your word into the store; the next round uses it.
    """
    if (choose is not None) + no_meetings + ask + forget > 1:
        msg = "say one of --choose, --none, --ask and --forget"
        raise click.UsageError(msg)
    saying = choose is not None or no_meetings or forget
    if saying and doubt is None:
        msg = "name the doubt that you mean, by its id"
        raise click.UsageError(msg)
    with Store(store_url, make=False) as store:
        if doubt is not None and saying:
            said = _said(store, doubt, choose, forget=forget)
            show.say(show.to_json(_word(said))) if as_json else _tell_said(said, forgotten=forget)
            return
        known, words = store.doubts(municipality), store.queries.settlements(municipality)
        if ask:
            _ask(
                store,
                [listed for listed in open_doubts(store, municipality) if listed.id.startswith(doubt or "")],
            )
            return
    if doubt is not None:
        known, words = tuple(it for it in known if it.id.startswith(doubt)), ()
    if as_json:
        show.say(show.to_json({"doubts": list(map(_doubt, known)), "settlements": list(map(_word, words))}))
    else:
        _tell(known, words)


def _said(store: Store, doubt: str, choose: int | None, *, forget: bool) -> KnownSettlement:
    """Keep a person's word, or take it back."""
    if forget:
        words = [
            settlement
            for settlement in store.queries.settlements()
            if _is_meant(doubt, settlement.id, settlement.settlement.doubt.id)
        ]
        return store.records.delete_settlement(_only(words, doubt).id, made=options.now())
    known = _only([row for row in store.doubts() if _is_meant(doubt, row.id)], doubt)
    return store.records.settle(
        known.id, None if choose is None else _way(known.doubt, choose).reading, made=options.now()
    )


def _ask(store: Store, known: Sequence[KnownDoubt]) -> None:
    """Ask of each doubt in turn, and keep what is answered."""
    with _keys() as read:
        said = _answered(store, known, read)
    show.say(ngettext("1 is settled.", "{n} are settled.", said))


def _answered(store: Store, known: Sequence[KnownDoubt], read: Callable[[], str]) -> int:
    """Count what is answered: by a digit, 0 for no meetings, u to take the last back."""
    said: list[tuple[int, str]] = []
    nth = 0
    while nth < len(known):
        shown = asked(known[nth])
        show.say(click.style(tr("{nth} of {count}", nth=nth + 1, count=len(known)), bold=True))
        _tell_doubt(shown.known, excerpt=_excerpt(store, shown.known.doubt))
        keys = f"1–{len(shown.ways)}" if len(shown.ways) > 1 else "1"
        show.tell(tr("{keys} as it is to be read, 0 no meetings, space later, u take the last back, q stop", keys=keys))
        key = read().lower()
        if key == "q":
            break
        if key == "u" and said:
            nth, identifier = said.pop()
            store.records.delete_settlement(identifier, made=options.now())
            continue
        if word := answer(store, shown, key, made=options.now()):
            said.append((nth, word.id))
            _tell_said(word, forgotten=False)
        elif key not in {" ", "\r", "\n"}:
            continue
        nth += 1
        show.say()
    return len(said)


@contextmanager
def _keys() -> Iterator[Callable[[], str]]:
    """Give what reads a key, and waits for it; one that is pressed ahead counts in its turn, as a terminal in `click` drops it."""
    if sys.platform == "win32" or not sys.stdin.isatty():
        yield _elsewhere
        return
    import termios  # noqa: PLC0415 - no Windows has them
    import tty  # noqa: PLC0415

    terminal, ahead = sys.stdin.fileno(), list[str]()

    def read() -> str:
        while not ahead:
            pressed = os.read(terminal, 32)
            if not pressed or b"\x04" in pressed:  # hung up, or Ctrl-D
                raise EOFError
            ahead.extend(_NO_KEY.sub("", pressed.decode("utf-8", "replace")))
        return ahead.pop(0)

    before = termios.tcgetattr(terminal)
    tty.setcbreak(terminal, termios.TCSANOW)
    try:
        yield read
    finally:
        termios.tcsetattr(terminal, termios.TCSADRAIN, before)


def _elsewhere() -> str:
    """Read a key from the terminal that the command belongs to, where what comes in is none."""
    try:
        return click.getchar()
    except OSError as error:
        msg = "--ask reads keys from a terminal, and there is none: name a doubt, with --choose or --none"
        raise click.UsageError(msg) from error


def _excerpt(store: Store, doubt: Doubt) -> str | None:
    """Give the kept page's text around the words in doubt, these marked; `None` where it is not kept or cannot be read."""
    ground = doubt.provenance
    page = store.records.page(ground.content_hash) if ground and ground.content_hash else None
    if ground is None or page is None or not ground.spans:
        return None
    try:
        text = read_apart(page.body, document_text, page.body)
    except (AgendawatchError, *BUGS):
        return None
    if any(text[span.start : span.end] not in (ground.words or "") for span in ground.spans):
        return None
    return "\n".join(f"  | {line}" for line in marked(text, doubt))


def document_text(body: bytes) -> str:
    """Give the one text of a page, where it may be parsed."""
    return open_document(body).text


def marked(text: str, doubt: Doubt) -> Iterator[str]:
    """Give the lines that hold the words in doubt, these marked, each under the line that it stands under."""
    spans = sorted({(span.start, span.end) for span in doubt.provenance.spans}) if doubt.provenance else []
    lines: dict[int, list[tuple[int, int]]] = {}
    for first, last in spans:
        lines.setdefault(text.rfind("\n", 0, first) + 1, []).append((first, last))
    shown = -1
    for nth, (begin, inside) in enumerate(lines.items()):
        if nth == _LINES:
            yield "…"
            return
        above = text[:begin].rstrip()
        if (last := above.rfind("\n") + 1) > shown:
            yield " ".join(above[last:].split())[:_QUOTED]
        shown = begin
        stop = text.find("\n", inside[-1][1])
        stop = min(stop if stop >= 0 else len(text), inside[-1][1] + _BESIDE)
        told, at = "", max(begin, inside[0][0] - _BESIDE)
        for first, last in inside:
            told += text[at : max(at, first)] + click.style(f"»{text[max(at, first) : last]}«", fg="yellow", bold=True)
            at = max(at, last)
        yield " ".join((told + text[at:stop]).split())


def _is_meant(begun: str, *ids: str) -> bool:
    return any(identifier.startswith(begun) for identifier in ids)


def _only(found: Sequence[Known], begun: str) -> Known:
    if len(found) != 1:
        expected = "more letters of the id: several begin so" if found else "the id of one that is listed"
        raise InputError(field="doubt", value=begun, expected=expected)
    return found[0]


def _way(doubt: Doubt, choose: int) -> Alternative:
    if choose > len(doubt.alternatives):
        count = len(doubt.alternatives)
        expected = f"a number up to {count}" if count else "--none: it has no alternatives"
        raise InputError(field="choose", value=str(choose), expected=expected)
    return doubt.alternatives[choose - 1]


def _doubt(known: KnownDoubt) -> dict[str, object]:
    return {"id": known.id, "site": known.site, "since": known.since.isoformat(), "doubt": known.doubt}


def _word(known: KnownSettlement) -> dict[str, object]:
    word = known.settlement
    return {"id": known.id, "site": known.site, "made": word.made.isoformat(), "reading": word.reading, "doubt": word.doubt}  # fmt: skip


def _tell(known: Sequence[KnownDoubt], words: Sequence[KnownSettlement]) -> None:
    for doubt in known:
        _tell_doubt(doubt)
    if not known:
        show.say(tr("Nothing is in doubt."))
    if words:
        show.say(tr("Settled by a person's word:"))
    for word in words:
        show.tell(f"  {word.id[:_LETTERS]}  {_about(word)}: {reading_words(word.settlement.reading)}")


def _tell_doubt(known: KnownDoubt, *, excerpt: str | None = None) -> None:
    doubt, ground = known.doubt, known.doubt.provenance
    who = str(doubt.organization) if doubt.organization else tr("the whole page")
    town = named(known.site.municipality)
    since = tr("since {day}", day=known.since.date().isoformat())
    show.tell(f"{known.id[:_LETTERS]}  {f'{who}, {town}' if town else who} ({since})")
    show.tell("  " + tr("Not read with certainty: {why}", why=caveat_words(doubt.caveat, spoken())))
    place = place_words(doubt.place, spoken()) if doubt.place else None
    where = " · ".join(filter(None, (place, (ground.url if ground else None) or known.site.url)))
    show.tell("  " + tr("Where: {place}", place=where))
    if excerpt:
        show.say(excerpt)
    elif ground and ground.words:
        show.tell("  " + tr("In the page's words: “{words}”", words=ground.words))
    for way in ways(doubt):
        show.tell(f"  {way}")
    if not doubt.shape:
        show.tell("  " + tr("It cannot be settled: there is nothing to know it by on the next page."))
    elif not excerpt:
        choose = "--choose N | --none" if doubt.alternatives else "--none"
        show.tell("  " + tr("To settle it: {command}", command=f"agendawatch doubts {known.id[:_LETTERS]} {choose}"))
    show.say()


def _tell_said(known: KnownSettlement, *, forgotten: bool) -> None:
    show.tell(f"{_about(known)}: {reading_words(known.settlement.reading)}")
    show.tell(
        tr("Taken back: from the next round on it is in doubt again.")
        if forgotten
        else tr("Kept: from the next round on every page of the site of this shape is read so.")
    )


def _about(known: KnownSettlement) -> str:
    who = known.settlement.doubt.organization
    return ", ".join(filter(None, (str(who) if who else tr("the whole page"), named(known.site.municipality))))


def ways(doubt: Doubt) -> Iterator[str]:
    """Tell each way to read what is in doubt, by its number: whose meetings, and on which days."""
    for number, way in enumerate(doubt.alternatives, start=1):
        yield f"{number}. {reading_words(way.reading)}: {days_words(way.meetings, _DAYS)}"
