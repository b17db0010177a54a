"""Words that speak of decisions, and take none: to come, only supposed, taken elsewhere, or asked for in vain."""

from __future__ import annotations

import re

__all__ = ["asks_in_vain", "binds_nobody", "is_to_come"]

_SOON = r"(?:i morgon|imorgon|i kväll|ikväll|nästa|nästkommande|kommande|på (?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?|senare|snart|inom kort|i höst|i vår|till hösten)"
_PUT = r"(?:besluta|ta (?:ställning|beslut)|fatta (?:\w+ )?beslut|avgöra|rösta|behandla|godkänna|anta|avslå|bifalla|bordlägga|pröva|säga (?:ja|nej))"
_PUTS = r"(?:beslutar|avgör|röstar|behandlar|tar (?:ställning|beslut)|fattar)"

_TO_COME = re.compile(
    rf"(?i)\b(?:ska|skall|väntas|kommer (?:inte |aldrig )?att|förväntas|avser att|planerar att|tänker)\s+(?:[\wåäö]+\s+){{0,4}}?{_PUT}\b"
    rf"|\b{_PUTS}\s+(?:[\wåäö]+\s+){{0,2}}?{_SOON}\b|\b(?:besvaras|behandlas|avgörs|beslutas)\s+(?:[\wåäö]+\s+){{0,2}}?{_SOON}\b|\b{_SOON}(?:\s+\w+)?\s+(?:{_PUTS}|ska|skall|väntas)\b"
    rf"|\b(?:{_PUTS}|tar del)\b[^.;]{{0,60}}?\si\s(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)\W*$"
    rf"|\b{_PUTS}\s+den\s\d{{1,2}}\s[a-zåäö]{{3,9}}\W*$"
    r"|^\W*(?:den|på|i|till)\s[^.,]{2,25}?\s(?:ska|skall|kommer)\s[^.]{0,30}?\b(?:antas|beslutas|avgöras|behandlas|godkännas|klubbas)\b"
)


_SUPPOSED = re.compile(
    r"(?i)^\W*(?:om|ifall|skulle)\s+(?:inte\s+)?(?:[\wåäö]+(?:en|et|na)|vi|de[nt]?|KF|KS)\s+(?:[\wåäö]+\s+){0,3}?[\wåäö]+(?:s|r|a|er)\b(?!\s*:)"
    r"|\b(?:hade|skulle ha)\s+(?:[\wåäö]+\s+){0,2}[\wåäö]+(?:t|ts|its)\s+(?:om|ifall)\b|\b(?:vore|riskerar att|hotas av|förslag(?:et)? är att)\b"
)
"""A decision that a sentence only supposes: "Om motionen bifalls", "hade bifallits om", "vore"."""
_TO_BE_DONE = re.compile(
    r"(?i)\b(?:ska|skall|måste|behöver)\s+(?:[\wåäö]+\s+){0,2}?[\wåäö]+as\s+av\s+[\wåäö]*(?:fullmäktige|styrelsen|nämnden)\b"
)
"""What a body has yet to do: "avtalet ska godkännas av nämnden"."""
_ELSEWHERE = re.compile(
    r"(?i)^\W*(?:[\wåäö-]*(?:rätten|domstolen|stämman|kongressen|årsmötet)|länsstyrelsen|styrelsen\s(?:för|i)\s[\wåäö]*(?:bolag|förening|stiftelse)[\wåäö]*|[\wåäö]*(?:bolag|förening|stiftelse)[\wåäö]*s\sstyrelse|regeringen|riksdagen|medlemmarna)\s+"
    r"(?:har|hade|sa|[\wåäö]+(?:ar|er|år|de|te|og|öll))\b(?!.*\b[\wåäö]*(?:fullmäktige|(?<!läns)styrelsen|nämnden|utskottet)\s(?!måste|ska|kan|vill|har ännu|har inte))"
)
"""A court, the state or a party as who decides: nothing of a municipality's is decided there."""

_REQUEST = r"(?:förslag(?:et|en)?|yrkande(?:t|na)?|begäran|krav(?:et|en)?)"
_PUT_OFF = r"(?:återremi|bordlägg|skjuta upp|avsl(?:å|ag)|avstyrk)"
_BY_NAME = r"(?:återremiss|bordläggnings|avslags)(?:yrkande|förslag|begäran|krav)"
_NEAR = 120
"""Letters before a no within which it is told what was asked for."""
_LOST_BEFORE = re.compile(
    rf"(?i)\b(?:{_REQUEST}\s(?:om|på)?\s?(?:att\s)?(?:[\wåäö]+\s){{0,2}}?{_PUT_OFF}|{_BY_NAME})[^.;,]{{0,60}}$"
    r"|\bnej\s(?:[\wåäö]+\s){0,2}?till\s(?:att\s)?$|\bingen\s(?:[\wåäö]+\s){0,2}?$"
)
_LOST_BEHIND = re.compile(
    rf"(?i)\s*(?:att\s(?:\w+\s)?{_PUT_OFF}|(?!(?:efter|utan|trots|med|vid|och|men|samt|enligt|genom|sedan|utom|av)\b)(?:[\wåäö]+\s(?:\([A-ZÅÄÖ]{{1,3}}\)s?\s)?){{0,3}}?"
    rf"(?:(?:{_REQUEST}\s|till\s)(?:om\s|på\s|till\s)?(?:att\s)?(?:[\wåäö]+\s){{0,2}}?{_PUT_OFF}|{_BY_NAME}|{_PUT_OFF}\w*\s?(?:$|[.,;])))"
)
"""What somebody asked for that would have put the matter off, or ended it, and that the meeting did not want."""


def is_to_come(sentence: str) -> bool:
    """Tell whether a sentence tells of a decision that is yet to come.

    >>> is_to_come("I morgon beslutar nämnden om badet."), is_to_come("I går beslutade nämnden om badet.")
    (True, False)
    """
    return _TO_COME.search(sentence) is not None


def binds_nobody(sentence: str) -> bool:
    """Tell whether a sentence speaks of a decision that no organization took: to come, supposed, or taken elsewhere.

    >>> binds_nobody("Om motionen bifalls byggs ett bad."), binds_nobody("Motionen bifalls.")
    (True, False)
    """
    return any(pattern.search(sentence) for pattern in (_TO_COME, _TO_BE_DONE, _SUPPOSED, _ELSEWHERE))


def asks_in_vain(words: str, start: int, end: int) -> bool:
    """Tell whether a no is to a wish to put a matter off or to refuse it: what became of the matter, it does not say.

    >>> asks_in_vain("avslog yrkandet om återremiss", 0, 6), asks_in_vain("avslog motionen om bad", 0, 6)
    (True, False)

    `start` and `end` are where the no stands.
    """
    return (
        _LOST_BEFORE.search(words, max(0, start - _NEAR), start) is not None
        or _LOST_BEHIND.match(words, end) is not None
    )
