"""Words about meetings: what makes a date a meeting's, whose and when, and what became of it.

Tables of patterns. To teach a reader a new word, add a row here and one to the test of this module.
"""

from __future__ import annotations

import re

from agendawatch.lang.sv.days.calendar_words import MONTH, MONTHS

__all__ = [
    "ACTED_BY",
    "EXCEPT",
    "GENERIC_LABELS",
    "MEETS",
    "NONE_PLANNED",
    "ONE_MONTH",
    "PLACE_LABELS",
    "PLAN_WORDS",
    "STARTS",
    "TERM",
    "TIME_LABELS",
    "TOPIC_OF_YEAR",
    "WHO_LABELS",
]


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


MEETS = _any(
    r"sammantr[äa]d\w*",
    r"\b(?:\w{0,40}-)?(?:\w{0,30}styrelse|\w{0,30}nämnds?|\w{0,30}utskotts|\w{0,30}råds|\w{0,30}direktions|\w{0,20}fullmäktige)?möte(?:t|ts|n|ns|na|nas|sdag\w*|stid\w*|sdatum)?\b",
    r"\b(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)möte(?:t|ts|na)?\b",
    r"\bmöts\b",
    r"\b(?:extra|nästa) \w{0,20}(?:fullmäktige|styrelse|nämnd)\b",
    r"\bmöter\b",
    r"\bträffas\b",
    r"\bträff(?:en|ar|arna)\b",
    r"\bsammankomst\w*",
    r"\bkallas\b",
    r"\bkallelse\s+till\b",
    r"\bkungörelse\b",
    r"\bärendelista\w*",
    r"\bdagordning(?:en)?\s+(?:för|till)\b",
    r"\bföredragningslista(?:n)?\s+(?:för|till)\b",
    r"\btidpunkt\b",
    r"(?<!justeringens )(?<!justering )\bplats och tid\b",
    r"\btid och plats\b",
    r"\b(?:budget)?debatterar\b",
    r"\bföljande (?:dagar|datum|tider)\b",
    r"\b(?:inbokade|planerade|bestämda|fastställda) (?:dagar|datum|tider)\b",
)
"""What a meeting's date stands with."""


ONE_MONTH = re.compile(
    rf"\b(?:sammanträdet|mötet) i (?P<month>{MONTH})\b|\b(?P<own>{'|'.join(forms[0] for forms in MONTHS)})(?:sammanträdet|mötet)\b",
    re.IGNORECASE,
)
"""How a sentence speaks of one month's meeting alone."""

NONE_PLANNED = _any(
    r"\b(?:inga|det finns inga|för närvarande inga|just nu inga)\b.{0,40}\b(?:möten|sammanträden|sammanträdestider)\b"
    r".{0,60}\b(?:(?:in)?planera\w*|(?:in)?bokade|beslutade|att visa|finns|publicera\w*|hitta\w*|kommande)\b",
    r"\b(?:inga|det finns inga)\b.{0,20}\b(?:kommande|(?:in)?planerade|(?:in)?bokade|beslutade)\b.{0,20}\b(?:möten|sammanträden|händelser|evenemang)\b",
    r"\b(?:möten|sammanträden)\b.{0,20}\bsaknas\b",
    r"(?<![\d.:])0 (?:\w+ )?(?:möten|sammanträden)\b",
    r"\b(?:sammanträdestider|mötestider|sammanträdesdagar|tider|datum)\w*\b.{0,40}\b(?:är|har) (?:ännu )?(?:inte|ej)\b.{0,20}\b(?:beslutade|fastställ\w+|klara|bestämda|publicerade)\b",
)
"""What says that there are no meetings to list."""


TIME_LABELS = _any(
    r"^(?:mötes|sammanträdes|start)?tid(?:en|punkt)?\b",
    r"^klockan\b",
    r"^klockslag\b",
    r"^kl\b\.?",
    r"^start(?:ar)?\b",
    r"^börjar\b",
)
"""Labels of hours."""

PLACE_LABELS = _any(
    r"^(?:mötes|sammanträdes)?plats(?:en)?\b",
    r"^(?:mötes|sammanträdes)?loka(?:l|len|ler)\b",
    r"^sal$",
    r"^var\b$",
    r"^rum$",
)
"""Labels of places."""

WHO_LABELS = _any(
    r"^(?:politiskt? )?organ(?:isation)?\b",
    r"^nämnd(?:er)?(?:/\w+)?$",
    r"^nämnd(?:er)?\s*(?:/|och|,)",
    r"^(?:besluts)?instans\b",
    r"^styrelse\s*(?:/|och)\s*nämnd",
    r"^vem\b",
    r"^sammanträde$",
    r"^möte$",
    r"^typ\b",
    r"^forum\b",
    r"^grupp\b",
)
"""Labels of who meets."""

GENERIC_LABELS = _any(
    r"^(?:vecko)?dag(?:ar|en)?$",
    r"^datum$",
    r"^(?:sammanträdes|mötes)(?:datum|dag|dagar|tider)$",
    r"^(?:sammanträden|möten|sammanträde|möte|tider)$",
    r"^månad(?:er)?$",
    r"^vecka$",
    r"^veckor$",
    r"^v\.?$",
    r"^år$",
    r"^när$",
)
"""Labels of days."""


PLAN_WORDS = _any(
    r"\b(?:sammanträdes|mötes)?(?:tider(?:na)?|dagar(?:na)?|datum|plan(?:en)?|kalender(?:n)?)\b",
    r"\bgäller (?:för )?(?:år )?20\d\d",
)
"""Words of a sentence that tells which year a plan is for."""


ACTED_BY = re.compile(r"\w{3,}(?:s|d|t|en|na)\s(?:\w+\s){0,2}av(?:\s\w{1,20}){0,2}\s{0,2}$", re.IGNORECASE)
"""What stands before who did something on a day: "har antagits av", "valdes av", "beslutat av den nya"."""


EXCEPT = re.compile(
    r"\b(?:med undantag (?:för|av)|undantag(?:et|en)?(?: är| utgörs av| görs för)?:?(?=\s|$)|undantaget|förutom|utom)\b",
    re.IGNORECASE,
)
"""What stands before the days that a rule does not hold for."""

STARTS = re.compile(r"\bbörjar\b|\bstart\w*", re.IGNORECASE)
"""What tells that hours are a beginning."""

TERM = re.compile(
    r"(?:läsåret?)?\s?(?:(?:höst|vår)terminen?)?\s?(?:20\d\d(?:\s?[-/–]\s?\d{2,4})?)?[\s:.]{0,3}", re.IGNORECASE
)
"""A heading that is a term or a school year and nothing else: under a committee's name it parts its meetings."""

TOPIC_OF_YEAR = re.compile(
    r"\b(?:budget\w*|bokslut\w*|årsredovisning\w*|delårsrapport\w*|årsbokslut\w*|resursplan\w*|verksamhetsplan\w*|internkontrollplan\w*|tertial\w*)"
    r"\s+(?:\d\s+)?(?:för\s+)?(?:år\s+)?$",
    re.IGNORECASE,
)
"""What stands before a year that a matter is about, not a meeting's."""
