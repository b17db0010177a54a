"""Decisions told without an outcome's own word: "beslutade om en budget", "får i uppdrag", and those yet to come."""

from __future__ import annotations

import re
from typing import NamedTuple

from agendawatch.model.item import Outcome
from agendawatch.swedish.decisions.undecided import is_to_come
from agendawatch.swedish.decisions.voices import BODY

__all__ = [
    "BECAME",
    "DECIDES",
    "DID",
    "DOES",
    "IS_DONE",
    "TO_PROPOSE",
    "Act",
    "decides_plainly",
    "unrefused",
]

_TAKEN = r"(?:(?!ing|int)[\wåäö]+\s+){0,4}?beslut(?:et)?\s+(?:om|att|på)"


_SETTLED = r"(?:beslut(?:ar|ade|at)|beslöt|bestäm(?:mer|de|t))"


class Act(NamedTuple):
    """Words for an act, and a hint that any of them holds: looking for the hint is cheap, and most text has none."""

    pattern: re.Pattern[str]
    hint: re.Pattern[str]

    def search(self, words: str) -> re.Match[str] | None:
        """Find the act's words."""
        return self.pattern.search(words) if self.hint.search(words) else None


_SOMEBODY = re.compile(
    r"(?i)fullmäktige|styrelse|nämnd|utskott|beredning|direktion|presidi|landsting"
    r"|\b(?:vi|man|majoriteten|beslut|beslutet|beslutades|(?-i:[KR][FS]|KS[AP]U|AU|[A-ZÅÄÖ]{1,5}N|[A-ZÅÄÖ]{2,5}AU))s?\b"
)
"""Bodies as in `BODY`, roughly, and those who speak for one."""
_IN_PASSIVE = re.compile(r"s\b|uppdrag|fullmakt|upphör|ingår|läggs", re.IGNORECASE)

DECIDES = Act(
    re.compile(
        "(?i)"
        + "|".join(
            (
                rf"\b(?:{BODY}|vi|majoriteten|man)\b[^.,;]{{0,40}}?\b(?:tog|fattade|ha(?:r|de)\s+(?:[\wåäö]+\s+){{0,2}}?(?:tagit|fattat))\s+{_TAKEN}\b",
                rf"\b{BODY}\s+(?:har\s+)?anställ(?:er|de|t)\b",
                rf"\b(?:tog|fattade)\s+(?:{BODY}|vi|man|majoriteten)\s+{_TAKEN}\b",
                rf"\bbeslutet\s+(?:togs|fattades)\s+av\s+(?:(?:en|ett)\s+enig\w*\s+)?{BODY}",
                rf"\b{BODY}\s+(?:tog|fattade)\s+beslutet\b(?!\s+(?:om|att))",
                rf"\b(?:överklaga\w*|laglighetspröv\w*)\b[^.;]*?\b{BODY}s\s+[\wåäö]*beslut\b",
                rf"\b(?:upphävdes|höjdes|sänktes|infördes|inrättades|förlängdes|tilldelades|avsattes|utökades|ändrades)\s+av\s+{BODY}\b",
                rf"\b{BODY}\s+(?:får|fick)\s+(?:[\wåäö]+\s+){{0,3}}?(?:[\wåäö]*anslag|(?!stats|EU)[\wåäö]*bidrag|medel|pengar|kronor)\b(?!\s(?:i stats|från (?:staten|EU|regeringen)))",
                rf"\b(?:{BODY}\s+enades|enades\s+{BODY})\s+om\b",
                rf"\bdet\s+(?:stod|står|blev)\s+klart\s+(?:efter|sedan|när)\b[^.]{{0,60}}?\b{BODY}\b",
                rf"\b{BODY}\s+(?:valde\s+att\s+)?(?:följ(?:er|de|a)|(?:går|gick)\s+på)\s+[^.;]{{0,60}}?(?:förslag|linje|yrkande)\b",
                r"\b(?:det|detta)\s+beslutades\b|\b(?:enhälligt|enigt)\s+beslut\W*$",
                rf"\b(?:efter|genom|med|enligt)\s+(?:ett\s+|enigt\s+|[\wåäö]+(?:ens|dags|kvälls)\s+)?beslut(?:et)?\s+i\s+{BODY}",
                rf"\b{BODY}\s+(?:(?:var|är)\s+enig\w*\b|enig\w*\W*$)",
                rf"\b(?:{BODY}s\s+beslut|beslutet(?:\s+i\s+{BODY})?)\s+(?:(?:var|är|blev)\s+(?:(?:dock\s+)?inte\s+)?(?:enigt|enhälligt)|(?:har\s+vunnit|vann)\s+laga\s+kraft|(?:togs|fattades)(?!\s+(?:inte|aldrig)))\b",
                rf"\b(?:gav|ger)\s+{BODY}\s+[\wåäö]+(?:et|en|na)\s+(?:i\s+uppdrag|rätt|tillstånd|möjlighet)\b",
                rf"\breserver\w+ sig mot {BODY}s\s+[\wåäö]*beslut\s+(?:att|om)\b",
                rf"\b(?:{BODY}|vi|majoriteten)\b(?:(?!\b(?:innan|när)\b)[^.,;]){{0,40}}?\b{_SETTLED}\b(?!\s+(?:att\s+)?(?:inte|föreslå))",
                rf"\b{_SETTLED}\s+(?:idag\s+|i dag\s+|därför\s+|också\s+|enhälligt\s+|\w+ligen\s+|(?:en|ett)\s+o?enig\w*\s+){{0,2}}(?:{BODY}|majoriteten)\b(?!\s+(?:i \w+ )?(?:att\s+)?föreslå)",
            )
        )
    ),
    _SOMEBODY,
)
"""A body, or "vi", that decides something."""

BECAME = re.compile(
    rf"(?i)\b(?:vilket|som|så)\s+(?:också\s+|även\s+)?blev\s+(?:också\s+)?(?:{BODY}s\s+)?beslut(?:et)?\b"
)
"""A yrkande that "också blev nämndens beslut"."""

TO_PROPOSE = Act(
    re.compile(
        rf"(?i)\b{BODY}\s+(?:\w+\s+)?{_SETTLED}\s+(?:enhälligt\s+)?att\s+föreslå\s+(?:att\s+)?{BODY}\b"
        rf"|\b{BODY}\s+föreslår\s+(?:att\s+)?{BODY}\s+(?:att\s+)?beslutar?\b"
    ),
    _SOMEBODY,
)
"""A body that decides to propose something to a higher one."""

_GRANTED = r"(?:uppdrag|stöd|tillstånd|dispens|klartecken|fullmakt|borgen|rätt|avslag|bifall|pengar|miljon|kronor|möjlighet|[\wåäö]*bidrag|[\wåäö]*lov|[\wåäö]*besked)"
_MADE_SO = r"(?:avsluta|fullgjor|vilande|ogiltig|upphör|justera|uppfyll|tillgodose|slutbehandla|jäv)"
DOES = Act(
    re.compile(
        rf"(?i)\b{BODY}\s+(?:\w+\s+)?(?:"
        r"(?:tilldela|uppdra|uppdrog|anslå|avsätt|upphäv|inför|inrätt|fördela|höj|sänk|köp|sälj|förläng|teckna"
        r"|delegera|ändra|medge|bilda|utöka|revidera|bekräfta|avsluta|reservera|lämna|införskaffa|avge|starta|inleda|"
        r"utreda|förvärva|överlåta|anvisa|entledig|befria|omfördela|förelägg|ansöka|tillsätt)(?:r|ar|er|de|ade|te|tte|gick|dde|s|log|v|s?)\b"
        r"(?!\s(?:mötet|sammanträdet|dagen|kvällen|svar|information|sig)\b)"
        rf"|(?:ger|gav)\b(?=[^.;]{{0,60}}?\b{_GRANTED})|förklara(?:r|de)\b(?=[^.;]{{0,80}}?\b{_MADE_SO})"
        r"|skj(?:uter|öt)\s(?=till\b)|(?:säger|sade|sa)\s(?=upp\b)|(?:skriver|skrev)\s(?=under\b)|betala(?:r|de)\s(?=ut\b)|(?:ingår|ingick)\b(?!\s(?:också\s)?i\b))"
    ),
    _SOMEBODY,
)
"""A body that does what only a decision lets it do."""

_TALKS = (
    r"(?:ajourner|anteckn|arbet|avsluta|avvakta|begär|behandl|behöv|bered|berätt|berör|berömd|besök|bevista|bord|börja|debatt|dela|disk|efterlyst|efterfråg"
    r"|enades|fatta|fira|fokus|fram|följ|förde|försök|gjord|granska|gratul|gäst|had|hant|hedra|hemst|hoppa|hör|inform|inled|inrikta|inspekt|jobba|komment|konstat"
    r"|kriti|kräv|kunde|känd|led|levde|lov|lyckad|lyckat|lyft|lyssna|lämna|överlämna|sände|skick|lärde|mena|mins|motsatt|mån|mött|noter|oro|planer|pekade|present|prat|pröv|påmin|påpek|redog"
    r"|redov|remitt|reserv|resonera|rådde|rådgj|räckt|räkn|röst|sade|sakna|samla|samman|samrå|samtal|skild|skulle|stud|summer|svara|tack|tala|tilltr|trodd|träff|tvek|tyckt"
    r"|tänkt|undra|uppfatt|uppmärk|uppskatt|utred|uttal|utvärd|varna|ville|visa|visst|vänd|vänta|väckt|yrk|yttra|åter|ägna|önska|öppna)"
)
"""How verbs begin that tell what a body says, hears, feels or does at its meeting: nothing is decided by it."""
_THING = r"(?!ing|[^.;]{0,40}\b(?:möte|sammanträde)[tn]?\b)(?:\d|[\wåäö/-]{2,}(?:en|et|na|nen|or|ar|er)\b|(?:en|ett|den|det|de|sin|sitt|sina|alla|ny|nya|nytt|fler|två|tre|fyra|fem)\s)"
DID = Act(
    re.compile(
        rf"(?i)\b(?:{BODY}|majoriteten)\s+(?!{_TALKS})[a-zåäö]{{3,20}}(?:ade|de|te)\s+(?={_THING})"
        rf"|^(?:[\wåäö/.-]+\s+){{1,5}}(?!{_TALKS})[a-zåäö]{{3,20}}(?:ade|de|te)\s+{BODY}\s+(?={_THING})"
    ),
    _SOMEBODY,
)
"""A body that did something to a thing: "spikade fullmäktige programmet"; all verbs but those of talk."""

IS_DONE = Act(
    re.compile(
        r"(?i)\b(?:(?:får|ges|fick|gavs) (?:\w+ )?i uppdrag|höjs|sänks|upphävs|inrättas|införs|revideras|ändras|ges\b|fördelas|avsätts|anslås"
        r"|delegeras|upphör|utökas|tilldelas|anvisas|medges|förlängs|undertecknas|upprättas|säljs|köps|överlåts|omfördelas"
        r"|förklaras|entledigas|befrias|bekräftas|uppdras|får fullmakt|bemyndigas|tillsätts|avslutas|ingår|ingås|ersätts|läggs ned|startas|byggs)\b"
    ),
    _IN_PASSIVE,
)
"""Passive verbs: decisions under a decision's heading, news elsewhere."""

_NO_DECISION = re.compile(
    r"(?i)\b(?:ingen|inga|inget|inte|ej|icke|informer\w*|information\w*|redogör\w*|redovisa\w*|föredra\w*|diskuter\w*|tackar|svarar|talar"
    r"|yrka\w*|föresl\w*|förslag till|frågar|överlägg\w*|ajourner\w*|se (?:bilaga|nästa|sida|ovan|nedan)|sekretess\w*|yttra\w*|reserver\w*|avstår|se protokoll\w*|jäv)\b"
)
_LEAST_WORDS = 3


def decides_plainly(text: str) -> bool:
    """Tell whether text under a decision's heading decides something, in words of its own.

    >>> decides_plainly("att genomföra upphandlingen"), decides_plainly("Ärendet föredras av skolchefen.")
    (True, False)
    """
    first = text.strip().partition("\n\n")[0][:400]
    return len(first.split()) >= _LEAST_WORDS and _NO_DECISION.search(first) is None and not is_to_come(first)


_REFUSED = re.compile(r"(?i)\s+(?:inte|ej|icke|ingen|inget|inga)\b")
_NONE = re.compile(r"(?i)\W*(?:ingen|inget|inga)\s")
"""How a sentence begins that decides against something: "Ingen bro, beslutade nämnden"."""
_GRANTS = re.compile(r"(?i)\b(?:medge|tilldela|anslå|avsätt|förläng|ge)\w*$")
"""Verbs whose denial refuses what was asked for."""
_ASKED_OF = re.compile(r"(?i)\b(?:motionen|medborgarförslaget|förslaget|ansökan|begäran|initiativet|önskemålet)\b")
_NOT = re.compile(r"(?i)\b(?:inte|ej|icke)\b")


def unrefused(words: str, act: re.Match[str]) -> Outcome | None:
    """Tell what a decision without an outcome's word came to; `None` when a "inte" leaves it open.

    >>> words = "Nämnden medger inte dispens."
    >>> unrefused(words, re.search("medger", words))
    <Outcome.REJECTED: 'rejected'>
    """
    if _NONE.match(words):
        return Outcome.REJECTED
    if _REFUSED.match(words, act.end()):
        return Outcome.REJECTED if _GRANTS.search(act[0]) else None
    if not _NOT.search(words, act.end(), act.end() + 80):
        return Outcome.APPROVED
    return Outcome.REJECTED if _ASKED_OF.search(words, act.end()) else None
