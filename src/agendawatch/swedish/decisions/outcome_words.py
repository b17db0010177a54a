"""The words for what became of a matter, one row an outcome, and where they are meant: teach the reader a new word here."""

from __future__ import annotations

import re

from agendawatch.model.item import Outcome
from agendawatch.swedish.decisions.earlier_meetings import stands_after

__all__ = ["OUTCOME_WORDS", "is_said"]

_SAYS = r"(?:s(?:a|ade|äger|äga|agt)|tacka(?:r|de|t)|svara(?:r|de)|(?:blev|blir|bli)(?: det)?|f(?:ick|år|ått)|g(?:er|av|ett|e)|lämna(?:r|de))"
"""Verbs with a yes or a no behind them, a few words between: "sa i går nej", "blev det nej", "fick grönt ljus"."""
_BODY_BEFORE = r"(?:(?<=fullmäktige: )|(?<=nämnden: )|(?<=styrelsen: ))"
_BY_BODY = (
    r"(?:(?<=majoritet )|(?<=församling )|(?<=fullmäktige )|(?<=nämnden )|(?<=nämnd )|(?<=styrelsen )|(?<=styrelse ))"
)
_MOST = r"(?:en |hela |ett enigt )?(?:[\wåäö]+ )?(?:majoritet(?:en)?|fullmäktige|nämnden|styrelsen)(?: i [\wåäö]+)?"
_THE_BODY = r"(?:(?:en|ett) enig\w* |hela )?[\wåäö]*(?:fullmäktige|styrelsen?|nämnd(?:en)?)\b"


def _verdict(short: str, figures: str) -> str:
    """Write the ways to say a yes or a no: behind a verb, as a headline, behind a body's name, as a body's own word."""
    either = rf"(?:{short}\b(?! tack)|{figures})"
    return (
        rf"{_SAYS} (?:(?!ing|int|ej )[\wåäö]+ ){{0,3}}?{either}|^(?:[\wåäö]+t )?(?:{figures}|{short}(?= [^.]*(?:fullmäktige|nämnden|styrelsen)))(?= (?:till|för|åt)\b)"
        rf"|^(?:enigt|enhälligt|klart|tydligt) {short} till\b|{_BODY_BEFORE}{short} till\b|{short}(?: tack)?,? sa(?:de)? {_THE_BODY}"
    )


_YES = _verdict("ja", r"tummen upp|grönt ljus|klartecken|positivt (?:\w*besked|svar)|sitt godkännande")
_NO = _verdict("nej", r"tummen ne[rd]|rött ljus|kalla handen|nobben|negativt (?:\w*besked|svar)")

OUTCOME_WORDS: tuple[tuple[Outcome, str], ...] = (
    (Outcome.PARTIALLY_APPROVED, r"delvis (?:bif\w+|tillstyrk\w+)|(?:bifall\w*|bifölls?) (?:delvis|till viss del|i (?:den )?del\w*)"),
    (Outcome.REFERRED_BACK, r"(?:minoritets)?åter\s?remi(?:tter|ss)(?!yrkande|begäran|förslag)\w*|bakläxa\b|(?:minoritets)?återförvisa\w*|hänvisa\w* tillbaka|(?:skick\w+|går|gick|gå|sänd\w*|lämna\w*) (?:[\wåäö]+ ){0,4}?tillbaka (?:frågan|ärendet\b|för (?:\w+ )?(?:omarbetning|komplettering|utredning|beredning)|(?:[\wåäö-]+(?:en|et)(?: om [^.;:]{3,60}?)? )?till (?!\w*skol))"),
    (Outcome.TABLED, r"bordl(?:ägg|ad|ag)\w*|skju(?:ts|ter|ta|tits) (?:\w+ ){0,3}?upp\b|sköts? (?:\w+ ){0,3}?upp\b|uppskjut\w*|uppsköts?\b|sk(?:juter|öt) på beslutet\b|(?:vänta(?:r|de)?|avvakta(?:r|de)?) med (?:(?:att (?:fatta |ta ))?beslut(?:et)?|frågan|ärendet)\b|(?:stå|står|stod) över\b|f(?:år|ick) (?:vänta|anstå)\b|senarel(?:ägg|ades|agts)\w*|(?:lyfts|tas upp|behandlas) (?:igen|på nytt)\b|hann(?:s)? inte\b|tiden räckte inte\b|sk(?:jut|öt)s? (?:\w+ )?på framtiden|(?:behandla|ta upp|avgöra) (?:ärendet|frågan) (?:igen|på nytt|(?:först )?(?:på|vid) (?:nästa|ett senare|ett kommande))\b|skju(?:ta|ter|ts|tits) [^.;:]{0,40}?\btill\b(?! (?:\d|pengar|medel|extra))|(?:avgörs|beslutas|behandlas|tas upp) först (?:i|på|vid|efter|till)\b|sköts? [^.;:]{0,40}?\btill\b|(?:flytta(?:s|des|ts)|hän(?:skjuts|skjutits|sköts?)) (?:ärendet |frågan |motionen |interpellationen )?till (?:[\wåäö]{2,20}(?:mötet|sammanträdet)\b|nästa|ett senare|kommande|[\wåäö]+s (?:möte|sammanträde)|(?:mötet|sammanträdet) (?:i|den))\b"),
    (Outcome.REFERRED, r"(?:skick|sänd|gå|gick|ut)\w* (?:\w+ ){0,3}?på remiss|remitter\w*|^till (?!\w*fullmäktige)[^.;:]{3,80}? för (?:beslut|yttrande|svar)\b|hänskjut\w*|hänsköts?|för (?:vidare |fortsatt |egen )?(?:beredning|handläggning|utredning|hantering)|bered(?:as|s) vidare|(?:ska|skall) (?:\w+ ){0,2}?beredas av\b|(?:skicka\w*|sänds?|lämnas?|överlämna\w*|översänd\w*) (?:över |[\wåäö]*(?:motion|förslag|ärende)[\wåäö]* )?till [^.;:]{3,90}? för (?:yttrande|synpunkter)\b|(?<=att )(?:skicka|sända|lämna|överlämna) (?:den|dem|motion(?:en|erna)|medborgarförslage[nt]) (?:vidare |över )?till (?!\w*fullmäktige)|(?:motion(?:en|erna)|medborgarförslage[nt]) (?:skicka(?:s|des)|går|gick|lämna(?:s|des)) (?:nu |vidare |över )?till (?!\w*fullmäktige)|(?:skick|gå|gick|lämna)\w* (?:\w+ )?till (?:vidare |fortsatt )?beredning\b|bereda(?= (?:motionen|medborgarförslaget|initiativ\w*)\b)|överlåt\w*(?: (?:till|åt|på) [^.;:]{3,60})? att (?:besluta|avgöra|bereda|handlägga|pröva)|(?:skicka|gå|gick|lämna|överlämna|översänd|sänd|överlåt)\w* (?:nu |vidare |över |det |den )?(?:till|åt) (?!\w*fullmäktige)[^.;:]{3,80}? för beslut\b|lämna(?:r|s|de|des)? över (?:\w+ )?till [^.;:]{3,60} att (?:besluta|avgöra|bereda|handlägga|pröva)|(?:överlämna|lämna|skicka|sän|gå|gick)\w* (?:över |vidare )?till [^.;:]{3,60}? som (?:får|ska|har) (?:\w+ ){0,4}?(?:besluta|beslut|avgöra|bereda|pröva)\b|hanteras (?:fortsättningsvis |vidare )?av\b"),
    (Outcome.ANSWERED, r"besvara(?:d|t|de|s|des|ts)\b|fick (?:[\wåäö]+ )?svar (?:av|från|på)\b|besvara(?= (?:motionen|medborgarförslaget)\b)"),
    (Outcome.DISMISSED, r"avskriv\w*|avskrev\w*|(?<=ärendet )(?:avslutas|stängs|läggs ne[rd])\b|(?:avsluta|stäng|lägg)(?:a|ar|as|s|er)?\s(?:ne[rd]\s)?(?:uppdraget|ärendet|utredningen)\b(?:\sutan\s(?:vidare\s)?åtgärd\w*|\sned\b)?"),
    (Outcome.WITHDRAWN, r"utgår?\b(?! (?:med|enligt|till)\b| från (?!\w*listan|dag|kväll|sammanträd|möte)| ifrån| ur)|(?:lyftes|plockades) ut\b|utgick\b(?! från (?!\w*listan|dag|kväll|sammanträd|möte))|dro?gs ur\b|dras ur\b|(?:strö?ks|lyfts|lyftes|tas|togs|plocka(?:s|des)) (?:(?:bort|ut) )?(?:från|ur) (?:[\wåäö]+s )?(?:dagordning|ärende|föredragnings)\w*|togs? tillbaka|(?:drar?|drog|dragit)s? (?:\w+ ){0,3}?tillbaka|åter(?:kallas?|kallade\w*|kallat\w*|tas|tagits|togs|tog|tar)\b"),
    (Outcome.REJECTED, r"gick (?:[\wåäö]+ ){0,3}?inte igenom|neka(?:r|s|de|des|t|ts)\b|förkasta\w*|fälldes?(?= (?:av|med|i|efter)\b)|avsl(?:å(?:r|s|tt)?|ogs?|agits?|agen|aget|agna|ag|aget)\b|avstyrk\w*|avvisa[rsd]\w*\b(?! (?:kritik|påstå|anklag|tanken))|röstades? (?:\w+ ){0,3}(?:ned|ner)\b|avser inte att\b|nedrösta(?:d|t|de|des)\b|utan bifall\b|(?<=förslaget )(?:lämnas )?utan åtgärd\b|(?<=motionen )(?:lämnas )?utan åtgärd\b|(?:övriga|alla andra) (?:partier|ledamöter) (?:röstade|sa|sade) (?:emot|nej|mot|för avslag)|bereds inte vidare|ställer sig inte bakom|avböj\w*|röstade (?:\w+ ){0,2}nej till|fallit(?= (?:i|med)\b)|föll\b(?= (?:motionen|förslaget)\b|(?: (?:alltså|därmed|således|ändå|dock))?(?: (?:med|i|på|mot|efter|igenom)\b|[.,]))|(?:fick|vann|får) (?:\w+ )?(?:inte|inget|ingen|ej|aldrig) (?:någo[nt] )?(?:gehör|stöd|bifall|majoritet)|nej(?:et|-sidan)? (?:vann|segrade)\b|finner (?:inte|ej|inga) skäl att|inte (?:genomföra|går? vidare med|verkställa) (?:[\wåäö]+ )?(?:medborgarförslaget|motionen|förslaget|initiativet)|ställ(?:er|de) sig negativ\w* till(?= [^.]*\boch (?:lämnar|överlämnar|översänder|föreslår|beslutar|ger|hemställer)\b)|negativt (?:\w*besked|svar)\b|(?:ger|gav|gett) avslag|stoppades?\b|[\wåäö]*(?:förslag|motion|yrkande)(?:et|en)? (?:fick|samlade) (?:\w+ )?bara (?:[\wåäö:]+ ){0,4}röster\b|stoppas(?= av)|sågades(?= av)|vill(?:e)? (?:majoriteten |[\wåäö]*fullmäktige |[\wåäö]*nämnden )?inte (?:bifalla|godkänna|anta|bevilja)\b|" + _BY_BODY + r"röstade (?:emot|mot|nej)\b|röstade " + _MOST + r" (?:emot|mot|nej till)\b|" + _NO),
    (Outcome.NOTED, r"till (?:protokollet|handlingarna)|anteckna(?:s|r|des?)\b|noter(?:ar|ade|as|ades|a|at)\b|(?:tar|tog|tagit|ta) del\b|tas emot\b|(?:informerades|informeras) om\b|för kännedom|till kännedom|tacka(?:r|de)? för (?:information|redovisning|rapport|föredragning|dragning)\w*|utan (?:vidare |ytterligare )?åtgärd\b|(?:ingen|inte föranled\w+ någon) (?:vidare |ytterligare )?åtgärd\b|mottas\b|ad acta\b|(?:fick|får) (?:en )?(?:information|redovisning|föredragning)(?:en)?\b|mottages\b|(?:tar|tog) emot (?:information|rapport|redovisning)\w*"),
    (Outcome.ELECTED, r"(?:om|ny|in|åter)?välj(?:a|er|s|es)\b(?! att)|(?:om|ny|in|åter)?val(?:de|des|ts|t)\b(?! att| [\wåäö]+s (?:budget|förslag|linje))|^till (?:[\wåäö]+ ){0,3}(?:ordförande|ledamot|ledamöter|ersättare|ombud|revisor|justerare)\b(?=[^.:]{0,60}:)|valda?(?= till)|utse(?:r|s|tts|tt)?\b|utsågs?\b|förordna[rs]?\b|förordnades\b|efterträd\w*|bl(?:ir|ev)(?= (?:ny|nytt|nya) (?:[\wåäö]+ )?(?:ordförande|ledamot|ersättare|vice|gruppledare|\w+råd\b|revisor))|(?:blir|blev)(?= (?:ny |nytt )?(?-i:[A-ZÅÄÖ])[\wåäö-]+ (?-i:[A-ZÅÄÖ])[\wåäö-]+ \()"),
    (Outcome.FORWARDED, r"utan eget (?:ställningstagande|förslag|yttrande)|vidarebefordra\w*|(?:överlämna(?:r|s|de|des|t)?|översänd\w*|lämnas? (?:över|vidare)|överlät\w*)\b(?![^.;]{0,90}\bför (?:\w+ )?(?:beredning|handläggning|utredning|hantering))"),
    (Outcome.APPROVED, r"bif(?:all(?:a|er|it|its|en|et|na|s|es)?|öll|ölls)\b|godkän\w*|godtag\w*|godta[rs]?\b|medge(?:s|r)\b|medgavs\b|anta(?:r|s|git|gits|gen|gna|get)?\b|antogs?\b|fastställ\w*|fastsl(?:å|og)\w*|bevilj\w*|tillstyrk\w*|förorda(?:r|de)\b(?! (?:avslag|återremiss|att))|accepter\w*|ställ(?:er|de|a|s) sig (?:[^.;]{1,40} )?bakom|rösta(?:de|des|ts|t) igenom|klubba(?:de|des|t|ts)?|gick (?:(?!inte\b)[\wåäö]+ ){0,8}?igenom(?=\W*$|[.,;!]| (?:i|med|efter|trots|utan|på)\b)|(?:fick|fått|får|lyckades få) (?:[\wåäö]+ ){0,4}?igenom|(?:fick|vann) (?:[\wåäö]+ )?[\wåäö]+s (?:stöd|gillande|välsignelse)\b|(?:fick|vann) majoritet\b|fick (?:[\wåäö]+ )?stöd av (?:en (?:[\wåäö]+ )?majoritet|alla|samtliga|[\wåäö]*fullmäktige)\b|(?:står|stod) bakom beslutet\b|instämm\w*|(?:fick|får|fått) (?:vi )?(?:\w+ )?gehör för (?:vår|vårt|våra|sin|sitt|sina)\b|röstade (?:\w+ ){0,2}ja till|(?:inget|ingenting|intet) att (?:erinra|invända)|(?:ingen|utan) erinran|(?:har|hade) inga invändningar|positivt (?:\w*besked|svar)\b|vann (?:[^.;]{1,90}? )?(?:gehör|bifall)\b|vann (?:[\wåäö]+s )(?:\w+ )?(?:budget(?:förslag)?|förslag|yrkande|linje)\b|ställ(?:er|de) sig positiv\w* till(?= [^.]*\boch (?:lämnar|överlämnar|översänder|föreslår|beslutar|ger|hemställer)\b)|valde [\wåäö]+s (?:budget|förslag|linje)|vann förslaget\b|vann de som ville (?:ha|införa|bygga|se)\b|(?:vann|segrade) (?:i|över|med|mot|omröstning\w*|votering\w*)\b|(?:får|fick) (?:också |även )?ställas\b|(?:ger|gav|gett) (?:\w+ )?bifall|" + _BY_BODY + r"(?:röstade (?:för\b(?! att)|ja\b)|st(?:år|od) bakom\b)|röstade " + _MOST + r" (?:för|ja till)\b|" + _YES),
)  # fmt: skip
"""Each outcome's words, as patterns; of two that overlap, the row nearer the top holds."""

_NOUNS = re.compile(
    r"(?i)(?:åter\w*remiss\w*|\w*återremiss\w*|bordläggning\w*|avslag|bifall|avskrivning\w*|godkännande\w*|antagande\w*|fastställande\w*|överlämnande\w*|bifallen|avslagen)$"
)
"""Outcomes as nouns: they say that something was decided only with words that say so."""

_CUE = 60
_NOUN_CUE = re.compile(
    r"(?i)(?:\bbeslut\w*(?: om)?|\bfick|\bblev(?: det)?|\bblir(?: det)?|\bfår|\bfinner|slutade(?: med| i)?|ans(?:es|ågs)|utföll|resulter\w+ i"
    r"|\bsom (?:en|ett)|(?:går|gick|skickas|skickades)(?: [\wåäö]+)? på|\s-|\banvänd\w+(?: sig av)?|\b(?:igenom|fram)|gehör för|\btill|^|[:–—\"”“'])\s*(?:en |ett |\w+ )?[\"”“']?$"
)
_ATTRIBUTE = re.compile(r"(?i)\w+(?:agna|agda|allna|ända|ällda|ivna)")
"""Participles that belong to the noun behind them: "redovisningen av bifallna motioner"."""
_NO_NOUN = re.compile(
    r"(?i)\s+(?:av|till|i|på|med|enligt|för|utan|efter|vid|och|eller|men|som|den|under|från|igen|redan|nu)\b|\s*(?:[^\w\s]|$)"
)
_IMPERSONAL = re.compile(r"(?i)\b(?:som yttrande|till yttrande)\b")


def is_said(outcome: Outcome, clause: str, start: int, end: int) -> bool:
    """Tell whether a word that looks like an outcome is one where it stands."""
    word, before, after = clause[start:end], clause[:start], clause[end : end + 60]
    if _NOUNS.match(word) and (stands_after(before) or not _NOUN_CUE.search(before, max(0, start - _CUE))):
        return False
    if _ATTRIBUTE.fullmatch(word) and not _NO_NOUN.match(after):
        return False
    if outcome is Outcome.NOTED and _IMPERSONAL.search(after[:25]):
        return False
    if outcome is Outcome.ANSWERED and re.search(r"(?i)\b(?:anförande|frågor|hälsning|inlägg)", before):
        return False
    if word.casefold() == "bevilj" or re.match(r"(?i)\w*(?:avgift|taxa|lista|stöd)\b", after):
        return False
    return not re.match(r"(?i)\s*(?:den|på|till)?\s*\d{4}-\d\d-\d\d.*\boch\b.*\bsvarat\b", after)
