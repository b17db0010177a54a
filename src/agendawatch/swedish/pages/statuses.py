"""Words for what becomes of a meeting: cancelled, put off, moved, extra, kept in reserve."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from agendawatch.swedish.text.letters import small_letters

__all__ = ["STATUS_WORDS", "StatusKind", "StatusWords", "find_statuses"]


class StatusKind(StrEnum):
    """What some words say of a meeting."""

    CANCELLED = "cancelled"
    POSTPONED = "postponed"
    """Put off; a new day may or may not be near."""
    MOVED = "moved"
    """To or from another day: "flyttat från 4 april", "ersätts av"."""
    SAME = "same"
    """What was said before holds here too: "detsamma gäller"."""
    EXTRA = "extra"
    RESERVE = "reserve"
    """Held only if needed."""
    PRELIMINARY = "preliminary"
    """Not settled yet."""


STATUS_WORDS: tuple[tuple[StatusKind, str], ...] = (
    (StatusKind.CANCELLED, r"\binst\.(?=\s*\)|$)|inställ(?:t|d|da|es|s|as|ts|des)?\b|inställelse av|(?:ställs|ställer|ställts|ställdes|ställde|ställas?)\s(?:[\wåäö]+\s){0,3}in\b(?!\ssig)|utgår\b|utgått\b|avlys(?:t|es|s|ts)?\b|avbokat\b|avbokas\b|blir inte av\b|hålls (?:ej|inte)\b|äger (?:ej|inte) rum\b|strukits?\b|(?:inget|ej|inga) (?:sammanträden?|möten?)\b|stryks\b"),
    (StatusKind.MOVED, r"(?:fram|om|tidigare|senare)?flytt(?:at|ad|ade|as|ats|ades|ar)\b(?:\s(?:från|till|fram))?|framflytt\w*|flyttdatum|ersätt(?:er|s|s av|ningsdag\w*|ande möte)?\b(?!ar)|i stället för\b|istället för\b|byt(?:er|t|s) (?:dag|datum|till)\b|ändrat? (?:datum|dag)\b|nytt datum\b|ny dag\b|tidigarelagt\b|tidigareläggs\b|tidigarelagd\b|senarelagt\b|senareläggs\b|senarelagd\b"),
    (StatusKind.POSTPONED, r"uppskjut(?:et|en|na)\b|skjuts (?:upp|fram)\b|skjutits (?:upp|fram)\b|framskjut(?:et|en)\b|vilande\b|tills? vidare\b"),
    (StatusKind.SAME, r"(?:detsamma|samma sak) gäller\b|(?:det gäller|gäller) även\b"),
    (StatusKind.EXTRA, r"extra(?:\s?insatt[ae]?|ordinarie|ordinärt)?(?:\s?(?:sammanträden?|möten?|kommunfullmäktige\w*|fullmäktige\w*|kommunstyrelse\w*))?\b|extra(?:möten?|sammanträden?)t?\b"),
    (StatusKind.RESERVE, r"(?:ev(?:entuellt|entuell)?\.?\s)?reserv(?:dag(?:ar|en|arna)?|datum|tid(?:er)?|sammanträde\w*|möte\w*|eras?|erad|erat)?\b(?!ation)|vid behov\b|om (?:det )?behövs\b|om behov (?:finns|uppstår)\b|om ärenden (?:återstår|finns)\b|\bev\.\s|eventuellt (?:sammanträde|möte)\b|fortsättningsdag\b"),
    (StatusKind.PRELIMINARY, r"preliminär[ta]?\b|prel\.?(?!\w)|obekräftat\b|ej fastställ[td]\w*"),
)  # fmt: skip
"""Each kind's words, in small letters; of two that begin together the row nearer the top holds."""

_SCAN = re.compile("|".join(f"(?P<{kind.name}>(?<!\\w)(?:{pattern}))" for kind, pattern in STATUS_WORDS))


@dataclass(frozen=True, slots=True)
class StatusWords:
    """Words about a meeting's fate."""

    kind: StatusKind
    words: str
    span: tuple[int, int]
    """Where in the text the words stand."""


def find_statuses(text: str) -> tuple[StatusWords, ...]:
    """Find what a text says of meetings' fates, in order.

    >>> [(found.kind.value, found.words) for found in find_statuses("5 april (flyttat från 4 april), 9 maj INSTÄLLT")]
    [('moved', 'flyttat från'), ('cancelled', 'INSTÄLLT')]
    >>> find_statuses("Ledamöter och ersättare reserverade sig")
    ()
    """
    lowered = small_letters(text)
    return tuple(
        StatusWords(StatusKind[match.lastgroup or ""], text[match.start() : match.end()], match.span())
        for match in _SCAN.finditer(lowered)
    )
