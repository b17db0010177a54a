"""Lines that are about a notice or a meeting, and name no matter: dates, "Publicerad …", "Rapport från fullmäktige"."""

from __future__ import annotations

import re

from agendawatch.lang.sv.cases.references import find_references
from agendawatch.lang.sv.names.body_pattern import BODY

__all__ = ["is_notice_line"]

_MONTHS = r"(?:jan(?:uari)?|feb(?:ruari)?|mars|apr(?:il)?|maj|juni?|juli?|aug(?:usti)?|sep(?:t(?:ember)?)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
_SKIPPED = re.compile(
    rf"(?i)\b(?:\d{{4}}-\d\d-\d\d|\d{{1,2}}[.:]\d\d|\d{{1,2}}/\d{{1,2}}(?:[-/ ]\d{{2,4}})?|\d{{1,2}}(?::?[ae])?\s+{_MONTHS}|{_MONTHS}|\d{{1,4}}"
    rf"|(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en|ens|s)?|{BODY}s?\w{{0,3}})\b"
)
"""Dates, times, weekdays and organizations."""
_WORDS = frozenset(
    """
    dagens kvällens gårdagens föredragningslista ärendelista ikväll region regionens senaste nästa förra årets nya möte mötet mötets möten sammanträde sammanträdet sammanträdets sammanträden
    i på vid från av om till den det de en ett har hade haft hölls och för med under efter var är igår idag dag går kväll
    beslut besluten beslutat beslutade beslutades fattades fattade fattat tog togs följande ärende ärenden ärendena dagordning dagordningen
    korthet kort kortfattat sammanfattning sammandrag referat rapport rapporten rapporter nytt nyheter notiser notis notisform resumé
    kallelse kallelsen protokoll protokollet snabbprotokoll beslutsprotokoll sammanträdesprotokoll publicerad publicerat uppdaterad uppdaterades senast skriven skapad
    sist granskad ändrad av kl klockan justering justeras justerat sker hände detta här några viktigaste utvalda urval ur vad om information informerar
    sammanträtt träffats sammanträdde samlats första sista extra extrainsatt ordinarie år års årets månad månads månadens vecka veckans vid s sitt sina
    kommunen kommunens regionen regionens stadens stads kommunala politiska politiken dagarna mandatperioden sent tidigt avhölls genomfördes
    läs mer aktuellt blogg inlägg inlägget krönika brev nyhetsbrev webbsändning sändning ledamöter ledamöterna vi jag partiet gruppen kommunpolitik
    """.split()  # noqa: SIM905 - a table of words reads best as words
)
_OPENING = re.compile(
    r"(?i)(?:publicera[dt]|senast (?:uppdaterad|ändrad|granskad)|uppdaterad|skriven|skapad|postat|inlagd|foto|bild)\b[^.]{0,80}\.?"
    r"|(?:justering(?:en)?|protokollet)\s+(?:sker|justeras)\b.{0,90}|(?-i:[A-ZÅÄÖ ]{4,60}BESLUT(?:AR)?)|till (?:[\wåäö]+s )?(?:kommun|region)?fullmäktige"
    r"|(?:motioner|medborgarförslag|ärenden|interpellationer|förslag) under beredning|(?:obesvarade|pågående) (?:motioner|medborgarförslag|ärenden)"
    r"|hej!?|kära .{0,40}!?|utlåtande\s+\d{4}:\d{1,4}\b.{0,40}"
)
_LONGEST = 160
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3})*[.)]?")
"""An item's number on a line of its own."""
_NAME = re.compile(
    r"(?!\w+(?:rapport|redovisning|berättelse|bokslut|granskning|program|plan|taxa|avtal|utredning|svar)\b|Val\b|Avsägelse|Fyllnadsval|Reglemente|Arbetsordning|Budget|Arvode|Yttrande|Remiss|Svar\b|Motion|Medborgarförslag)[A-ZÅÄÖ][\wåäö-]+"
)
_MEETING = re.compile(rf"(?i)\b(?:{BODY}|möte[tn]?|sammanträde[tn]?)s?\b")


def is_notice_line(line: str) -> bool:
    """Tell whether a line is about the notice or the meeting, not about a matter.

    >>> [is_notice_line(line) for line in ("Snabbprotokoll 28 januari", "Beslut från KS den 3 maj", "Beslut om taxor")]
    [True, True, False]

    What is left when dates, organizations and the words of notices are taken away decides; one name may be left
    ("Rapport från Tidaholms kommunfullmäktige", "Vänsterpartiet på fullmäktige").
    """
    words = line.strip().strip("*#•– ").strip()
    if _OPENING.fullmatch(words):
        return True
    if not words or len(words) > _LONGEST or _NUMBER.fullmatch(words) or find_references(words):
        return False
    left = re.findall(r"[\wåäö-]+", _SKIPPED.sub(" ", words))
    rest = [word for word in left if word.casefold() not in _WORDS]
    told = len(left) > len(rest) or _SKIPPED.search(words) is not None
    return told and (
        not rest or (len(rest) == 1 and _NAME.fullmatch(rest[0]) is not None and _MEETING.search(words) is not None)
    )
