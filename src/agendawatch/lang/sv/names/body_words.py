"""Words in the names of political bodies, and words of a plan's headings that are none of theirs.

Tables of patterns. To teach a reader a new word, add a row here and one to the test of this module.
"""

from __future__ import annotations

import re

__all__ = [
    "BODY",
    "BODY_JOINT",
    "COMPANY",
    "FILLERS",
    "LINKING",
]


BODY = re.compile(
    r"\w{0,40}nämnd(?:en|er|erna)?\b|\w{0,40}styrelsen?\b|\w{0,40}utskott(?:et|en)?\b|\w{0,40}fullmäktige\b|\w{0,40}beredning(?:en)?\b"
    r"|\w{2,40}råd(?:et)?\b|\bråd(?:et)? för\b|\w{0,40}förbund(?:et)?\b|\bdirektion(?:en)?\b|\w{0,40}kommitt[eé](?:n|er)?\b"
    r"|\w{0,40}delegation(?:en)?\b|\w{0,40}presidiu?m?(?:et)?\b|\b\w{1,40} AB\b|\bAB \w+|\w{0,40}bolag(?:et)?\b|\bstiftelsen?\b|\bförbundsdirektion\w*|\b(?:kommun)?revisionen\b|\brevisorerna\b",
    re.IGNORECASE,
)
"""Words that a political organization's name holds."""


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


LONE_BODY = re.compile(r"(?:Förbunds)?[Dd]irektionen\b")
"""A body that is the only one of its page, and goes by no other name there."""

BODY_JOINT = re.compile(
    r"(?<=\w{4})(?=styrelse|fullmäktig|nämnd|utskott|beredning|utbildning|förvaltning|råd\b|rådet|bolag|\bförbund)"
)
"""Where a long name of a body may be parted between two lines."""
