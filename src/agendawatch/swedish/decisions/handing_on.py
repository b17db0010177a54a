"""Sentences that hand a matter on to another organization."""

from __future__ import annotations

import re

from agendawatch.model.organization import Organization, OrganizationClassification
from agendawatch.swedish.decisions.voices import BODY, Voice, find_voice
from agendawatch.swedish.names.organizations import find_organizations, is_of_region, organization
from agendawatch.swedish.text.sentences import split_sentences

__all__ = ["find_addressed", "find_handed_to", "find_marked_next", "find_proposed_to"]

_GOES_ON = re.compile(
    r"(?i)\b(?:ärendet|frågan|förslaget|motionen|den)\s+(?:nu\s+|sedan\s+|därefter\s+|slutligen\s+)?(?:behandlas|avgörs|tas upp|går|lyfts|prövas|beslutas)\s+(?:nu\s+|sedan\s+|därefter\s+|slutligen\s+|vidare\s+|också\s+){0,2}(?:på|av|i|till|vid|upp i)\s+(?P<at>[^.;]{0,90})"
    r"|\b(?:ärendet|frågan|förslaget|beslutet|motionen|det|planen|budgeten|saken)\b[^.;]{0,40}?\b(?:ska|skall|kommer|går|tas|behandlas|avgörs|lyfts|skickas)\b[^.;]{0,60}?"
    r"\b(?:behandlas|tas upp|avgöras|avgörs|beslutas|vidare till|till|prövas|upp i|upp av|beslut i|beslut av)\b(?P<to>[^.;]{0,90})"
    r"|(?:^|\b(?:nu|därefter|sedan|senare)\s+)(?:går|skickas|lyfts|vandrar|förs)\s+(?:(?:nu|ärendet|frågan|förslaget|det|saken|motionen|beslutet|planen)\s+){0,2}(?:vidare\s+|upp\s+){0,2}(?:till|i)\s+(?P<on>[^.;]{0,90})"
    r"|\b(?:bereds|beredas)\s+(?:vidare\s+)?av\s+(?P<by>[^.;]{3,90})"
    rf"|^\W*till\s+(?P<plainly>{BODY})\s*(?=enligt\b|för\b|\.|$)"
    r"|\b(?:slut\w+|formell\w*|definitiv\w*)\s+(?:beslut\w*|avgörande\w*|ordet)\s+(?:\w+\s+){0,2}?(?:av|i|hos|på|till)\s+(?P<last>[^.;]{0,90})"
    rf"|(?P<who>{BODY})\s+(?:har sista ordet|(?:fattar|tar)\s+(?:\w+\s+){{0,2}}?(?:slut\w+\s+)?beslut\w*|avgör\b|tar (?:slutlig )?ställning|ska (?:\w+ )?(?:ta|fatta) (?:\w+ ){{0,2}}?(?:ställning|beslut\w*))"
)
_PROPOSES = re.compile(
    rf"(?i)\b(?:föresl(?:år|og|å|agit)|hemställ(?:er|a|de)(?: hos)?|rekommenderar?)\s+(?:att\s+)?(?P<to>{BODY})(?:\s+[\wåäö ]{{0,25}})?\s*(?:att\s+)?(?:\bbesluta\w*|\batt\b|\bom\b|:|$|\b(?:anta|godkänna|fastställa|avslå|bifalla|bevilja|uppdra|anse|medge|revidera|upphäva|teckna|avsätta|anslå|utse|välja|notera|lägga|ge)\b)"
    rf"|\b{BODY}s\s+förslag\s+till\s+(?P<its>{BODY})\s+är\b"
    rf"|\b(?:hemställ|begär|äska)\w*\s+(?:[^.;]{{0,60}}?\s)?hos\s+(?P<asked>{BODY})\b"
    rf"|\bbeslut\w+\s+att\s+föreslå\s+(?:att\s+)?(?P<decided>{BODY})\b"
    rf"|\bföresl(?:år|og)\s+att\s+(?P<that>{BODY})\s+(?:nu\s+|också\s+)?\w+(?:ar|er|år|r)\b"
)
_HANDS = re.compile(
    r"(?i)\b(?P<verb>(?:åter)?remitter\w*|skick\w* (?:\w+ ){0,3}?på remiss|på remiss|hänskjut\w*|överlämna\w*|lämna(?:r|s|de|des)?(?: över| vidare)?|skicka(?:s|r|de|des|ts)?(?: vidare)?|översänd\w*|vidarebefordra\w*|återförvisa\w*|sänds?|överlåt\w*)\b"
    r"(?P<between>(?:[^.;:]|:(?=\d)){0,120}?)\b(?:till|åt)\s+(?P<to>[^.;:]{3,160})"
)
_MATTER = re.compile(
    r"(?i)\b(?:ärendet|motion\w*|medborgarförslag\w*|frågan|[\wåäö]*förslag\w*|[\wåäö]*plan(?:en)?|[\wåäö]*program(?:met)?|den|det|dessa|initiativ\w*|planen|programmet|interpellation\w*|skrivelsen|yttrandet|remissvaret|svaret|[\wåäö]*rapporten|redovisningen|budgeten|bokslutet|årsredovisningen)\b"
)
_FOR_A_STAND = re.compile(
    r"(?i)\bför (?:[\wåäö]+ )?(?:beredning|beslut|antagande|yttrande|ställningstagande|prövning|godkännande|fastställande|avgörande|behandling|handläggning|svar)|återremi|remi(?:ss|tter)|återförvisa|\batt (?:besluta|avgöra|pröva|bereda|handlägga)\b"
)
_MARKED_NEXT = re.compile(
    r"(?i)(?:\s[–—-]|:)\s(?:remiss(?:as)?\s|remitteras\s|skickas\s)?till\s(?P<to>[^.;:\n]{5,80})$"
)
_BEHIND = re.compile(r"(?i)\s(?:som (?:sitt|svar|yttrande)|med anledning|avseende|angående|gällande|rörande|över)\b")
"""Words behind an addressee that tell what the matter is about."""
_OWN_MEETING = re.compile(
    r"(?i)\b(?:nästa|kommande)\s+(?:sammanträde|möte)|(?:fullmäktiges|styrelsens|nämndens)\s+(?:nästa|kommande)"
)


def _organization(words: str, text: str = "") -> Organization | None:
    """Take the first organization; "fullmäktige" in a region's text is the region's."""
    found = find_organizations(words)
    if not found:
        return None
    first = found[0]
    if first.words.casefold() == "fullmäktige" and is_of_region(text):
        return organization("Regionfullmäktige")
    return first.organization


def _named(match: re.Match[str]) -> str:
    """Take the words of whichever group of a match names the organization."""
    return next((words for words in match.groups() if words), "")


def find_proposed_to(text: str) -> Organization | None:
    """Find the higher organization that a body proposes to.

    >>> find_proposed_to("Kommunstyrelsen föreslår att kommunfullmäktige beslutar: Motionen avslås.").name
    'Kommunfullmäktige'
    """
    heading = re.match(rf"(?i)[^.\n]{{0,80}}?förslag till (?:beslut (?:i|till|av) )?(?P<to>{BODY})", text)
    if heading is not None:
        return _organization(heading["to"], text)
    proposed = _PROPOSES.search(text)
    return _organization(_named(proposed), text) if proposed is not None else None


def find_addressed(text: str) -> Organization | None:
    """Find the organization that a proposed decision has as its subject.

    >>> find_addressed("Kommunfullmäktige tar del av redovisningen.").name
    'Kommunfullmäktige'
    """
    match = re.match(rf"(?i)\W*(?:att\s+)?(?P<to>{BODY})\b", text)
    return _organization(match["to"], text) if match is not None else None


def _is_body(words: str) -> bool:
    """Tell whether the proposer before a verb is a body, not an office or a person."""
    return find_voice(words) in {Voice.PROPOSED, Voice.DECIDED}


def _proposes(words: str, proposed: re.Match[str]) -> bool:
    """Tell whether it is a body that proposes or asks: "begär hos styrelsen" is judged by who stands before it."""
    if proposed["its"]:
        return True
    if proposed["asked"]:
        return find_voice(words[: proposed.start()]) >= Voice.PROPOSED
    return _is_body(words[: proposed.start() + proposed[0].find(_named(proposed))])


def find_marked_next(line: str) -> Organization | None:
    """Find where a list's line sends a matter, behind its dash or colon.

    >>> find_marked_next("Utegym vid sjön – till tekniska nämnden för beslut").name
    'Tekniska nämnden'
    """
    marked = _MARKED_NEXT.search(line)
    return _organization(marked["to"]) if marked is not None else None


def find_handed_to(text: str, *, stays: bool = False) -> Organization | None:
    """Find the organization that a text hands the matter to: by proposal, remiss or plain words.

    >>> find_handed_to("Nämnden godkänner planen. Ärendet ska nu behandlas av kommunfullmäktige.").name
    'Kommunfullmäktige'
    >>> find_handed_to("Motionen remitteras till tekniska nämnden för beredning.").name
    'Tekniska nämnden'

    `stays` tells that nothing was decided or that it was put off: then only plain words count.
    """
    for sentence in split_sentences(text):
        words = sentence.words
        proposed = _PROPOSES.search(words)
        if proposed is not None and not stays and _proposes(words, proposed):
            return _organization(_named(proposed), text)
        goes = _GOES_ON.search(words)
        if goes is not None and not (stays and goes["who"]) and not _OWN_MEETING.search(goes[0]):
            to = _organization(_named(goes), text)
            if to is not None and find_voice(words[: goes.start()], "går") is Voice.DECIDED:
                return to
        hands = _HANDS.search(words)
        if hands is not None and not stays and find_voice(words[: hands.start()], hands["verb"]) >= Voice.PROPOSED:
            about = f"{words[: hands.start()]} {hands['between']}"
            to = _organization(_BEHIND.split(hands["to"], 1)[0], text)
            council = to is not None and to.classification is OrganizationClassification.COUNCIL
            if to is not None and (council or _FOR_A_STAND.search(hands[0]) or _MATTER.search(about)):
                return to
    return None
