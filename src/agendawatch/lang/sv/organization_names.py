"""Tables about organizations: short forms, endings that classify, and the words that names are built of."""

from __future__ import annotations

import re

from agendawatch.model import OrganizationClassification as Kind

# The fields of work that names of organizations are made of.
#
# To teach a reader a new field, add a word here and a name with it to the test of this module.

FIELDS = frozenset(
    [
        "arbete",
        "arbetsliv",
        "arbetsmarknad",
        "barn",
        "bildning",
        "bostad",
        "bostäder",
        "bygg",
        "civilsamhälle",
        "delaktighet",
        "demokrati",
        "digitalisering",
        "djurskydd",
        "ekonomi",
        "energi",
        "familj",
        "fastighet",
        "fastigheter",
        "fiske",
        "folkhälsa",
        "fritid",
        "funktionshinder",
        "funktionsnedsättning",
        "funktionsrätt",
        "funktionsstöd",
        "föreningsliv",
        "förskola",
        "gata",
        "gator",
        "grundskola",
        "gymnasie",
        "gymnasieskola",
        "gymnasium",
        "hamn",
        "hemtjänst",
        "hjälpmedel",
        "hälsa",
        "hälso",
        "hälsoskydd",
        "hälsovård",
        "hållbar",
        "hållbarhet",
        "idrott",
        "individ",
        "inkludering",
        "inköp",
        "integration",
        "intern",
        "it",
        "jord",
        "jämställdhet",
        "klimat",
        "kollektivtrafik",
        "kompetens",
        "konsument",
        "kost",
        "kultur",
        "kvalitet",
        "landsbygd",
        "landskap",
        "livskvalitet",
        "livsmiljö",
        "lokaler",
        "lokalförsörjning",
        "lärande",
        "lön",
        "löner",
        "mark",
        "medborgare",
        "miljö",
        "minoriteter",
        "mänskliga",
        "natur",
        "näring",
        "näringsliv",
        "omsorg",
        "park",
        "personal",
        "plan",
        "primärvård",
        "rehabilitering",
        "räddningstjänst",
        "rättigheter",
        "samhälle",
        "samhällsbyggnad",
        "service",
        "sjukvård",
        "skog",
        "skola",
        "social",
        "socialtjänst",
        "stadsbyggnad",
        "stadsutveckling",
        "stöd",
        "tandvård",
        "teknik",
        "tillgänglighet",
        "tillstånd",
        "tillsyn",
        "tillväxt",
        "trafik",
        "trygghet",
        "turism",
        "unga",
        "ungdom",
        "ungdomar",
        "upphandling",
        "utbildning",
        "utveckling",
        "vatten",
        "verksamhet",
        "vuxen",
        "vuxenutbildning",
        "vuxna",
        "välfärd",
        "vård",
        "äldre",
        "anhöriga",
        "funktionshindrade",
        "funktionsnedsatta",
        "pensionärer",
        "seniorer",
        "äldreomsorg",
        "överförmyndare",
    ]
)
"""Fields of work, as they stand in names: "Kultur och fritid", "Nämnden för funktionsstöd"."""


# Tables about organizations.

SHORT_FORMS = {
    "KF": "Kommunfullmäktige",
    "KFPR": "Kommunfullmäktiges presidium",
    "KFP": "Kommunfullmäktiges presidium",
    "KS": "Kommunstyrelsen",
    "KSAU": "Kommunstyrelsens arbetsutskott",
    "KSPU": "Kommunstyrelsens personalutskott",
    "KSPLU": "Kommunstyrelsens planutskott",
    "KSTU": "Kommunstyrelsens tekniska utskott",
    "KSN": "Kommunstyrelsen",
    "AN": "Arbetsmarknadsnämnden",
    "BUN": "Barn- och utbildningsnämnden",
    "BUU": "Barn- och utbildningsutskottet",
    "BN": "Byggnadsnämnden",
    "BLN": "Bygglovsnämnden",
    "FN": "Fritidsnämnden",
    "GVN": "Gymnasie- och vuxenutbildningsnämnden",
    "HSN": "Hälso- och sjukvårdsnämnden",
    "IFN": "Individ- och familjenämnden",
    "KFN": "Kultur- och fritidsnämnden",
    "KFU": "Kultur- och fritidsutskottet",
    "KHR": "Kommunala handikapprådet",
    "KLN": "Krisledningsnämnden",
    "KN": "Kulturnämnden",
    "KPR": "Kommunala pensionärsrådet",
    "KSR": "Kommunala seniorrådet",
    "KTR": "Kommunala tillgänglighetsrådet",
    "KFR": "Kommunala funktionshinderrådet",
    "MBN": "Miljö- och byggnadsnämnden",
    "MHN": "Miljö- och hälsoskyddsnämnden",
    "MN": "Miljönämnden",
    "MSN": "Miljö- och samhällsbyggnadsnämnden",
    "MSBN": "Miljö- och samhällsbyggnadsnämnden",
    "ON": "Omsorgsnämnden",
    "PN": "Patientnämnden",
    "RF": "Regionfullmäktige",
    "RS": "Regionstyrelsen",
    "RUN": "Regionala utvecklingsnämnden",
    "SBN": "Samhällsbyggnadsnämnden",
    "SBU": "Samhällsbyggnadsutskottet",
    "SN": "Socialnämnden",
    "SON": "Socialnämnden",
    "TN": "Tekniska nämnden",
    "TU": "Tekniska utskottet",
    "UN": "Utbildningsnämnden",
    "UAN": "Utbildnings- och arbetsmarknadsnämnden",
    "VN": "Valnämnden",
    "VLN": "Valnämnden",
    "VON": "Vård- och omsorgsnämnden",
    "ÄN": "Äldrenämnden",
    "ÖFN": "Överförmyndarnämnden",
    "ÖN": "Överförmyndarnämnden",
}
"""Letters that most municipalities use alike; with "AU" behind, the arbetsutskott. A page's own legend goes first."""

UNSAFE_SHORT_FORMS = frozenset({"FN", "AN", "ON", "PN", "TU", "UN", "KSN", "KN", "VN", "RS"})
"""Letters that mean other things too, or stand in case numbers: read in a cell or heading, not in running text."""

WHOLE = {
    "fullmäktige": "Kommunfullmäktige",
    "kommunfullmäktige": "Kommunfullmäktige",
    "kommunstyrelse": "Kommunstyrelsen",
    "kommunstyrelsen": "Kommunstyrelsen",
    "stadsfullmäktige": "Stadsfullmäktige",
    "budgetfullmäktige": "Kommunfullmäktige",
    "extrafullmäktige": "Kommunfullmäktige",
    "regionfullmäktige": "Regionfullmäktige",
    "regionstyrelse": "Regionstyrelsen",
    "regionstyrelsen": "Regionstyrelsen",
}
"""Names that stand for one organization, in small letters."""

_KINDS = (
    "nämnd",
    "nämnden",
    "styrelse",
    "styrelsen",
    "utskott",
    "utskottet",
    "beredning",
    "beredningen",
    "rådet",
    "direktion",
    "direktionen",
    "kommittén",
    "delegationen",
    "presidium",
    "presidiet",
    "förbundet",
)

INNER = frozenset({*_KINDS, "arbetsutskott", "arbetsutskottet", "delegation", "bolaget"})
"""Words for an organization that only the context can tell."""

BODIES = (*_KINDS, "fullmäktige", "utskotten")
"""What the last word of a name ends with; a genitive's "s" may stand behind."""

BOARDS = ("nämnd", "nämnden", "styrelse", "styrelsen", "fullmäktige", "förbundet", "direktionen")
"""Organizations that have an utskott, a beredning or a presidium."""

NOT_OURS = re.compile(
    r"(?:.*om|fö|sam|kommunal|region|oppositions?|borgar|landstings|stats|riks|nämnde)rådets?"
    r"|(?:läns|social|transport|kriminalvårds|sjöfarts|luftfarts|skol|skolöver|lantbruks|bolags|förenings|parti|grupp|medlems|själv)styrelsens?|(?:läns|bolags|förenings|parti|själv)styrelses?"
    r"|(?:ovan|nyss|först|sist|be|ut|förut|här|tidigare|ej|o|in|på|skatterätts|ansvars|domar|riksdags|hyres|arrende)nämnd(?:en)?s?"
    r"|(?:ärende|mark|vatten|väg|jord|risk|mat|efter|för|be|under|vidare)beredning(?:en)?s?"
    r"|(?:.*(?:riks|fack|idrotts|studie|fotbolls|hyresgäst|patient|bonde|lärar)|rums|själv|hem)förbundets?"
    r"|(?:kyrko|sparbanks|stämmo)fullmäktiges?"
)
"""Words that end like an organization's and are none of a municipality's: "området", "kommunalrådet", "länsstyrelsen"."""

ADJECTIVES = frozenset(
    {
        "tekniska",
        "teknisk",
        "regionala",
        "kommunala",
        "gemensamma",
        "gemensam",
        "sociala",
        "lokala",
        "allmänna",
        "centrala",
        "politiska",
        "finansiella",
        "strategiska",
        "operativa",
        "brottsförebyggande",
        "ekonomiska",
        "kulturella",
        "mellankommunala",
        "delregionala",
        "tillfälliga",
        "särskilda",
        "internationella",
    }
)
"""Adjectives that are a part of a name before its last word."""

AREAS = frozenset(
    [
        "centrum",
        "city",
        "hisingen",
        "nord",
        "nordost",
        "nordväst",
        "norr",
        "norra",
        "öst",
        "öster",
        "östra",
        "syd",
        "sydost",
        "sydväst",
        "söder",
        "södra",
        "väst",
        "väster",
        "västra",
    ]
)
"""Parts of a town or a region that stand behind a name: "Socialnämnden Centrum"."""

ENDINGS: tuple[tuple[re.Pattern[str], Kind], ...] = tuple(
    (re.compile(pattern), kind)
    for pattern, kind in (
        (r"\bab$|\bab\b|\baktiebolag|bolag(?:et)?$", Kind.COMPANY),
        (r"(?:utskott(?:et|en)?|beredning(?:en|ar|arna)?|presidi(?:um|et))\b(?!s)", Kind.SUBCOMMITTEE),
        (r"^(?:region|landstings)styrelsen?$", Kind.REGION_BOARD),
        (r"^(?:kommun|stads)styrelsen?$", Kind.EXECUTIVE_BOARD),
        (r"fullmäktige$|budgetfullmäktige$", Kind.COUNCIL),
        (r"nämnd(?:en)?\b", Kind.COMMITTEE),
    )
)
"""Where a name in small letters holds what, and what it tells; what stands first goes first."""
