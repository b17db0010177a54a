"""Words in the names of political bodies, and words of a plan's headings that are none of theirs.

Tables of patterns. To teach a reader a new word, add a row here and one to the test of this module.
"""

from __future__ import annotations

import re

__all__ = ["AUDITORS", "BODY", "COMPANY", "FILLERS", "INNER_BODY", "LINKING", "OF_TOWN", "RELATIVE_BODY"]


BODY = re.compile(
    r"\w{0,40}nämnd(?:en|er|erna)?\b|\w{0,40}styrelsen?\b|\w{0,40}utskott(?:et|en)?\b|\w{0,40}fullmäktige\b|\w{0,40}beredning(?:en)?\b"
    r"|\w{2,40}råd(?:et)?\b|\bråd(?:et)? för\b|\w{0,40}förbund(?:et)?\b|\bdirektion(?:en)?\b|\w{0,40}kommitt[eé](?:n|er)?\b"
    r"|\w{0,40}delegation(?:en)?\b|\w{0,40}presidiu?m?(?:et)?\b|\b\w{1,40} AB\b|\bAB \w+|\w{0,40}bolag(?:et)?\b|\bstiftelsen?\b|\bförbundsdirektion\w*|\b(?:kommun)?revisionen\b|\brevisorerna\b",
    re.IGNORECASE,
)
"""Words that a political organization's name holds."""

INNER_BODY = re.compile(r"\w{0,30}utskott(?:et)?", re.IGNORECASE)
"""A body inside another one."""

RELATIVE_BODY = re.compile(
    r"(?:nämnd(?:en)?|styrelse(?:n)?|(?:beredning(?: i)? )?(?P<inner>(?:arbets|personal|plan|social|individ)?utskott(?:et)?|au))",
    re.IGNORECASE,
)
"""A body that only the heading above it tells which."""

FILLERS = re.compile(
    r"\b(?:sammanträdes|mötes)(?:tider(?:na)?|dagar(?:na)?|datum|plan(?:en)?|kalender(?:n)?|schema|dag|tid|program|handlingar)\b"
    r"|\b(?:sammanträden(?:a)?|sammanträde|möten|mötena|möte|tider|datum|kalender|kalendarium|plan|dagar|sammanträder)\b(?!-)"
    r"|\b(?:ordinarie|politiska|kommande|planerade|preliminära|årets|öppna|offentliga|nästa)\b"
    r"|\b(?:måndag|tisdag|onsdag|torsdag|fredag)(?:ar|en|arna)?\b|\b(?:vårens|höstens|våren|hösten|vår|höst|vt|ht|första halvåret|andra halvåret)\b"
    r"|\b(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)\b",
    re.IGNORECASE,
)
"""Words of a plan's headings that are no part of an organization's name."""

LINKING = re.compile(r"(?:för|i|med|till|under|år|hos|av|den|på|och)", re.IGNORECASE)
"""Words that may be left at the edges of a name when fillers are cut."""

COMPANY = re.compile(
    r"\b(?:tillsammans med|gemensamt med|ihop med|samt med|efter|före|inför|i anslutning till)\s+$", re.IGNORECASE
)
"""What stands before an organization that is not the one that meets."""

_TOWN = r"[A-ZÅÄÖ][a-zåäö]+(?:-[A-ZÅÄÖ][a-zåäö]+)?"
OF_TOWN = re.compile(
    rf"^\s*{_TOWN}s?\s(?:kommun|stad)\s*[,:–-]"
    rf"|(?<=[a-zåäö])\s+i\s+{_TOWN}(?=[\s,:–-]*$|\s*[,:–-]|\s{{2}})"
    rf"|(?:^[\w-]+|\s[a-zåäö][\w-]*)(?P<last>,\s+(?!\w{{0,40}}(?:nämnd|styrelse|utskott|fullmäktige|beredning|råd)){_TOWN}(?=\s*(?:,\s*år)?\s*$))"
    rf"|\s*[,–-]?\s+{_TOWN}s?\s(?:kommun|stad)\b(?![a-zåäö-])"
)
"""What tells the town beside a heading's organization: "Socialnämnden i Lillmåla", "… – Lillmåla kommun", "Lillmåla kommun: …".

`last` is a name behind a comma, which a joint committee has several of.
"""

AUDITORS = re.compile(r"\b(?:Kommunrevisionen|Regionrevisionen|Revisionen|Revisorerna)\b")
"""Who audits the others, where a plan lists their meetings too; in running text they are mostly someone's reader."""

LONE_BODY = re.compile(r"(?:Förbunds)?[Dd]irektionen\b")
"""A body that is the only one of its page, and goes by no other name there."""
