"""Lists, headings and lines become meetings."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Telling = Callable[..., list[str]]

PAGES = [
    pytest.param(
        "<h1>Möten 2026</h1><p>Valnämnden, kl. 18.30</p><p><strong>Datum</strong></p><p>17 mars<br>14 april</p><p>Fritidsnämnden, kl. 9.00</p><p><strong>Datum:</strong></p><p>19 mars</p>",
        {},
        ["2026-03-17 18:30 Valnämnden", "2026-03-19 09:00 Fritidsnämnden", "2026-04-14 18:30 Valnämnden"],
        id="a label in bold under a name",
    ),
    pytest.param(
        "<h1>Politiska möten 2026</h1><h2>Januari</h2><ul><li>Tisdag 13 – Kommunstyrelsen, kl. 13.00</li><li>Måndag 26 – Kommunfullmäktige, kl. 18.00</li></ul><h2>Februari</h2><ul><li>Tisdag 10 – Kommunstyrelsen, kl. 13.00 (inställt)</li></ul><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        [
            "2026-01-13 13:00 Kommunstyrelsen",
            "2026-01-26 18:00 Kommunfullmäktige",
            "2026-02-10 13:00 Kommunstyrelsen cancelled",
        ],
        id="month headings",
    ),
    pytest.param(
        "<h1>Kalender 2026</h1><dl><dt>Tisdag 13 januari</dt><dd>Kommunstyrelsen, kl. 13.00</dd><dt>Måndag 26 januari</dt><dd>Kommunfullmäktige, kl. 18.00, Folkets hus</dd></dl><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        ["2026-01-13 13:00 Kommunstyrelsen", "2026-01-26 18:00 Kommunfullmäktige"],
        id="dl by date",
    ),
    pytest.param(
        "<h1>Sammanträdestider 2026</h1><p><strong>Kommunstyrelsen</strong><br>Tid: 13.00<br>13/1, 10/2, 10/3</p><p><strong>Kommunfullmäktige</strong><br>Tid: 18.00<br>26/1, 23/2</p><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        [
            "2026-01-13 13:00 Kommunstyrelsen",
            "2026-01-26 18:00 Kommunfullmäktige",
            "2026-02-10 13:00 Kommunstyrelsen",
            "2026-02-23 18:00 Kommunfullmäktige",
            "2026-03-10 13:00 Kommunstyrelsen",
        ],
        id="bold paragraphs",
    ),
    pytest.param(
        "<h1>Sammanträdestider 2026</h1><p>Kommunfullmäktige: 26/1, 23/2 och 30/3 kl. 18.00</p><p>Kommunstyrelsen: 13/1, 10/2, kl. 13.00</p><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        [
            "2026-01-13 13:00 Kommunstyrelsen",
            "2026-01-26 18:00 Kommunfullmäktige",
            "2026-02-10 13:00 Kommunstyrelsen",
            "2026-02-23 18:00 Kommunfullmäktige",
            "2026-03-30 18:00 Kommunfullmäktige",
        ],
        id="colon lines",
    ),
    pytest.param(
        "<h1>Sammanträdestider</h1><h2>2026</h2><h3>Kommunfullmäktige</h3><ul><li>26 januari</li></ul><h3>Kommunstyrelsen</h3><ul><li>13 januari</li></ul><h2>2027</h2><h3>Kommunfullmäktige</h3><ul><li>25 januari</li></ul><h3>Kommunstyrelsen</h3><ul><li>12 januari</li></ul><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        [
            "2026-01-13 - Kommunstyrelsen",
            "2026-01-26 - Kommunfullmäktige",
            "2027-01-12 - Kommunstyrelsen",
            "2027-01-25 - Kommunfullmäktige",
        ],
        id="two years",
    ),
    pytest.param(
        "<h1>Sammanträdestider 2025/2026</h1><h2>Kommunfullmäktige</h2><p>25 augusti, 29 september, 26 januari och 23 februari</p><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        [
            "2025-08-25 - Kommunfullmäktige",
            "2025-09-29 - Kommunfullmäktige",
            "2026-01-26 - Kommunfullmäktige",
            "2026-02-23 - Kommunfullmäktige",
        ],
        id="year range",
    ),
    pytest.param(
        "<h1>Sammanträden 2026</h1><ul><li>Kommunfullmäktige (kl. 18.00)<ul><li>26 januari</li><li>23 februari – ställs in</li></ul></li><li>Kommunstyrelsen (kl. 13.00)<ul><li>13 januari</li><li>10 februari (kl. 9.00)</li></ul></li></ul><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        [
            "2026-01-13 13:00 Kommunstyrelsen",
            "2026-01-26 18:00 Kommunfullmäktige",
            "2026-02-10 09:00 Kommunstyrelsen",
            "2026-02-23 18:00 Kommunfullmäktige cancelled",
        ],
        id="nested lists",
    ),
    pytest.param(
        "<h1>Möten</h1><ul><li>2026-01-13 kl 13:00 Kommunstyrelsen</li><li>2026-01-26 kl 18:00 Kommunfullmäktige</li><li>2026-02-03 Kommunstyrelsens arbetsutskott, 08:30</li></ul><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        [
            "2026-01-13 13:00 Kommunstyrelsen",
            "2026-01-26 18:00 Kommunfullmäktige",
            "2026-02-03 08:30 Kommunstyrelsens arbetsutskott",
        ],
        id="iso list",
    ),
    pytest.param(
        "<h1>Kommunstyrelsens sammanträden 2026</h1><ul><li>13 januari</li><li>INSTÄLLT: 10 februari</li><li>Extra sammanträde: 17 februari kl. 8.00</li><li>Reservdag: 24 februari</li></ul><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        [
            "2026-01-13 - Kommunstyrelsen",
            "2026-02-10 - Kommunstyrelsen cancelled",
            "2026-02-17 08:00 Kommunstyrelsen extra",
            "2026-02-24 - Kommunstyrelsen reserve",
        ],
        id="status first",
    ),
    pytest.param(
        "Kulturnämnden\n\nUnder 2026 möts nämnden så här:\n\nMånad Datum\nJanuari\nFebruari 4\nOktober 7, 28\n\nSocialnämnden\n\nUnder 2026 sammanträder socialnämnden dessa dagar:\n\nMånad Datum\nJanuari 15\nNovember 5, 19\n\nPublicerad den 14 december 2025, senast ändrad den 8 januari 2026\n",
        {},
        [
            "2026-01-15 - Socialnämnden",
            "2026-02-04 - Kulturnämnden",
            "2026-10-07 - Kulturnämnden",
            "2026-10-28 - Kulturnämnden",
            "2026-11-05 - Socialnämnden",
            "2026-11-19 - Socialnämnden",
        ],
        id="month lines plain",
    ),
    pytest.param(
        "<h1>Mötesdatum 2026</h1><p>Nedan ser du vilka dagar kommunfullmäktige möts under 2026.</p><ul><li>3 februari<br>Listan över ärenden läggs ut en vecka i förväg.</li><li>3 mars<br>Listan över ärenden läggs ut en vecka i förväg.</li></ul><h2>Kommunfullmäktiges möten</h2><p>Kommunfullmäktige möts klockan 18 den första tisdagen i varje månad, i stadshuset.</p><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        ["2026-02-03 18:00 Kommunfullmäktige", "2026-03-03 18:00 Kommunfullmäktige"],
        id="default after",
    ),
    pytest.param(
        "<h1>Möten 2026</h1><ul><li>13 januari: KSAU 08.30, KS 13.00</li><li>26 januari: KF kl. 18</li></ul><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        [
            "2026-01-13 08:30 Kommunstyrelsens arbetsutskott",
            "2026-01-13 13:00 Kommunstyrelsen",
            "2026-01-26 18:00 Kommunfullmäktige",
        ],
        id="multi org line",
    ),
    pytest.param(
        "<h1>Kommunstyrelsen</h1><h2>Sammanträden 2026</h2><ul><li>13 januari</li><li>10 februari</li></ul><h2>Nyheter</h2><ul><li>14 mars: Öppet hus på biblioteket</li><li>Valdag 13 september 2026</li></ul><h2>Kontakt</h2><p>Öppet 5 januari–9 januari kl. 9–12</p><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        ["2026-01-13 - Kommunstyrelsen", "2026-02-10 - Kommunstyrelsen"],
        id="news in main",
    ),
    pytest.param(
        "<h1>Regionfullmäktige 2026</h1><ul><li>17–18 februari</li><li>26 och 27 maj</li><li>30 september–1 oktober kl. 9.00</li></ul><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        [
            "2026-02-17/2026-02-18 - Regionfullmäktige",
            "2026-05-26 - Regionfullmäktige",
            "2026-05-27 - Regionfullmäktige",
            "2026-09-30/2026-10-01 09:00 Regionfullmäktige",
        ],
        id="multi-day",
    ),
    pytest.param(
        "<h1>Kommunstyrelsen 2026</h1><p>Sammanträdena börjar kl. 13.00 om inget annat anges.</p><ul><li>13 januari*</li><li>10 februari</li><li>10 mars**</li></ul><p>* kl. 9.00<br>** Inställt</p><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        [
            "2026-01-13 09:00 Kommunstyrelsen",
            "2026-02-10 13:00 Kommunstyrelsen",
            "2026-03-10 13:00 Kommunstyrelsen cancelled",
        ],
        id="time footnote 2",
    ),
    pytest.param(
        "<h1>Möteskalender 2026</h1><p>Kommunfullmäktige – måndag 26 januari – kl. 18.00 – Folkets hus<br>Kommunstyrelsen – tisdag 13 januari – kl. 13.00 – Sal A</p><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        ["2026-01-13 13:00 Kommunstyrelsen", "2026-01-26 18:00 Kommunfullmäktige"],
        id="dash lines",
    ),
    pytest.param(
        "<h1>Sammanträden</h1><h2>Kommunfullmäktige 2026, kl. 18.00, Folkets hus</h2><p>26 januari<br>23 februari</p><h2>Kommunstyrelsen 2026 – kl 13</h2><p>13 januari<br>10 februari</p><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        [
            "2026-01-13 13:00 Kommunstyrelsen",
            "2026-01-26 18:00 Kommunfullmäktige",
            "2026-02-10 13:00 Kommunstyrelsen",
            "2026-02-23 18:00 Kommunfullmäktige",
        ],
        id="heading all",
    ),
    pytest.param(
        "<h1>Utbildningsnämnden</h1><h2>Sammanträden 2026</h2><ul><li>14 januari</li><li>11 februari, utbildningsdag</li><li>11 mars</li></ul><h2>Ledamöter 2023–2026</h2><p>Anna Ek, vald 1 januari 2023</p><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        ["2026-01-14 - Utbildningsnämnden", "2026-03-11 - Utbildningsnämnden"],
        id="utbildningsnämnden",
    ),
    pytest.param(
        "Sammanträden 2026\n\n13 januari\n10 februari kl. 9\n",
        {"organization": "Socialnämnden"},
        ["2026-01-13 - Socialnämnden", "2026-02-10 09:00 Socialnämnden"],
        id="owner given",
    ),
    pytest.param(
        "<h1>Kommunstyrelsens möten</h1><ul><li><a href='/a/1'>Kommunstyrelsen 2026-01-13</a></li><li><a href='/a/2'>Kommunstyrelsen 2026-02-10 (inställt)</a></li></ul><h2>Protokoll</h2><ul><li><a href='p.pdf'>Protokoll 2025-12-09 (PDF, 300 kB)</a></li></ul><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        ["2026-01-13 - Kommunstyrelsen", "2026-02-10 - Kommunstyrelsen cancelled"],
        id="linked list with weekday before",
    ),
    pytest.param(
        "<h1>Kommande sammanträden</h1><h2>26 januari 2026</h2><p>Kommunfullmäktige kl. 18.00 i Folkets hus</p><h2>13 januari 2026</h2><p>Kommunstyrelsen kl. 13.00</p><p>Socialnämnden kl. 9.00</p><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        ["2026-01-13 09:00 Socialnämnden", "2026-01-13 13:00 Kommunstyrelsen", "2026-01-26 18:00 Kommunfullmäktige"],
        id="h3 date headings",
    ),
    pytest.param(
        "<h1>Sammanträden 2026</h1><dl><dt>Kommunfullmäktige</dt><dd>Tid: 18.00</dd><dd>26 januari, 23 februari</dd><dt>Kommunstyrelsen</dt><dd>Tid: 13.00</dd><dd>13 januari, 10 februari</dd></dl><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        [
            "2026-01-13 13:00 Kommunstyrelsen",
            "2026-01-26 18:00 Kommunfullmäktige",
            "2026-02-10 13:00 Kommunstyrelsen",
            "2026-02-23 18:00 Kommunfullmäktige",
        ],
        id="definition nested",
    ),
    pytest.param(
        "<h1>Mötesdagar 2026</h1><div class=row><div>26 januari</div><div>18.00</div><div>Kommunfullmäktige</div></div><div class=row><div>13 januari</div><div>13.00</div><div>Kommunstyrelsen</div></div><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        ["2026-01-13 13:00 Kommunstyrelsen", "2026-01-26 18:00 Kommunfullmäktige"],
        id="divs grid of rows",
    ),
    pytest.param(
        "<h1>Kommunstyrelsen 2026</h1><ul><li>13 januari kl. 9.00</li><li>13 januari kl. 13.00</li></ul><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        ["2026-01-13 09:00 Kommunstyrelsen", "2026-01-13 13:00 Kommunstyrelsen"],
        id="same day two",
    ),
    pytest.param(
        "<!doctype html><html lang=sv><head><title>Sammanträdestider 2026 - Ekby</title></head><body><header><nav><a href=/>Start</a></nav></header><main><h1>Sammanträdestider</h1><h2>Kommunfullmäktige</h2><ul><li>26 januari</li><li>23 november</li></ul><p>Publicerad 2025-11-10</p></main><aside><h2>Nyheter</h2><p>Öppet hus 14 februari 2026 kl. 11.00</p></aside><footer>Växel vardagar kl. 8–16</footer></body></html>",
        {},
        ["2026-01-26 - Kommunfullmäktige", "2026-11-23 - Kommunfullmäktige"],
        id="title year only",
    ),
    pytest.param(
        "<!doctype html><html lang=sv><head><title>Sammanträdestider - Exempelby kommun</title></head><body><header><nav><a href=/>Start</a></nav></header><main><h1>Sammanträdestider</h1><h2>Kommunfullmäktige</h2><ul><li>26 januari</li><li>23 november</li></ul><h2>Om tiderna</h2><p>Datumen gäller 2026 och kan ändras.</p><p>Publicerad 2025-11-10</p></main><aside><h2>Nyheter</h2><p>Öppet hus 14 februari 2026 kl. 11.00</p></aside><footer>Växel vardagar kl. 8–16</footer></body></html>",
        {},
        ["2026-01-26 - Kommunfullmäktige", "2026-11-23 - Kommunfullmäktige"],
        id="year told after",
    ),
    pytest.param(
        "<!doctype html><html lang=sv><head><title>Sammanträdestider - Exempelby kommun</title></head><body><header><nav><a href=/>Start</a></nav></header><main><h1>Sammanträdestider</h1><h2>Kommunfullmäktige</h2><p>26 januari, 23 februari, 30 mars, 27 april, 25 maj, 15 juni, 31 augusti, 28 september, 26 oktober, 23 november, 14 december</p><p>Publicerad 2025-11-10</p></main><aside><h2>Nyheter</h2><p>Öppet hus 14 februari 2026 kl. 11.00</p></aside><footer>Växel vardagar kl. 8–16</footer></body></html>",
        {},
        [
            "2026-01-26 - Kommunfullmäktige",
            "2026-02-23 - Kommunfullmäktige",
            "2026-03-30 - Kommunfullmäktige",
            "2026-04-27 - Kommunfullmäktige",
            "2026-05-25 - Kommunfullmäktige",
            "2026-06-15 - Kommunfullmäktige",
            "2026-08-31 - Kommunfullmäktige",
            "2026-09-28 - Kommunfullmäktige",
            "2026-10-26 - Kommunfullmäktige",
            "2026-11-23 - Kommunfullmäktige",
            "2026-12-14 - Kommunfullmäktige",
        ],
        id="no year plan late",
    ),
    pytest.param(
        "<h1>Kommunstyrelsen</h1><div class=puff><a href=/n/1>Öppet hus på biblioteket</a><br>14 februari 2026 kl. 11.00</div><h2>Sammanträden 2026</h2><ul><li>13 januari</li></ul><div class=puff><a href=/f>Föreläsning om sömn</a><br>15 mars 2026</div><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        ["2026-01-13 - Kommunstyrelsen"],
        id="teaser in main",
    ),
    pytest.param(
        "<h1>Kommunstyrelsens sammanträden 2026</h1><ul><li>13 januari</li></ul><p><a href=/n/2>Öppet hus på brandstationen</a><br>14 februari 2026 kl. 11.00</p><p>Även 10 februari möts kommunstyrelsen.</p><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        ["2026-01-13 - Kommunstyrelsen", "2026-02-10 - Kommunstyrelsen"],
        id="teaser after list no heading",
    ),
    pytest.param(
        "<h1>Möteskalender</h1><h2>Mars 2026</h2><p><a href=/m/1>Tisdag 10 mars kl. 13:00 Kommunstyrelsen</a></p><p><a href=/m/2>Måndag 30 mars kl. 18:00 Kommunfullmäktige</a></p><h2>April 2026</h2><p><a href=/m/3>Tisdag 14 april kl. 13:00 Kommunstyrelsen – INSTÄLLT</a></p><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        [
            "2026-03-10 13:00 Kommunstyrelsen",
            "2026-03-30 18:00 Kommunfullmäktige",
            "2026-04-14 13:00 Kommunstyrelsen cancelled",
        ],
        id="h4 org with p list & link times",
    ),
    pytest.param(
        "<h1>Kalender</h1><ul><li><h3><a href=/1>Kommunstyrelsen</a></h3><p>2026-01-13 13:00–16:00</p><p>Sal A</p></li><li><h3><a href=/2>Socialnämnden</a></h3><p>2026-01-15 09:00–12:00</p></li></ul><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        ["2026-01-13 13:00 Kommunstyrelsen", "2026-01-15 09:00 Socialnämnden"],
        id="kalender cards time range",
    ),
    pytest.param(
        "<h1>Kommunstyrelsen 2026</h1><h3>Kvartal 1</h3><p>13 januari, 10 februari</p><h3>Kvartal 2</h3><p>14 april</p><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        ["2026-01-13 - Kommunstyrelsen", "2026-02-10 - Kommunstyrelsen", "2026-04-14 - Kommunstyrelsen"],
        id="quarter headings",
    ),
    pytest.param(
        "<h1>Kommunstyrelsen 2026</h1><ul><li>kl. 13.00 tisdag 13 januari</li><li>kl. 9.00 tisdag 10 februari</li></ul><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        ["2026-01-13 13:00 Kommunstyrelsen", "2026-02-10 09:00 Kommunstyrelsen"],
        id="time before date",
    ),
    pytest.param(
        "<h1>Kommunfullmäktige</h1><p><strong>26 januari 2026</strong></p><p>Kl. 18.00, Folkets hus</p><p><strong>23 februari 2026</strong></p><p>Kl. 17.00, Folkets hus</p><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        ["2026-01-26 18:00 Kommunfullmäktige", "2026-02-23 17:00 Kommunfullmäktige"],
        id="bold date lines",
    ),
    pytest.param(
        "<h1>Kommunfullmäktiges sammanträden</h1><h2>Måndag 26 januari 2026</h2><ul><li><a href=a.pdf>Kallelse (PDF)</a></li></ul><h2>Måndag 23 februari 2026</h2><ul><li><a href=b.pdf>Kallelse (PDF, 2 MB)</a></li></ul><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        ["2026-01-26 - Kommunfullmäktige", "2026-02-23 - Kommunfullmäktige"],
        id="dates in headings under org",
    ),
    pytest.param(
        "<h1>Sammanträden 2026</h1><h2>Kommunstyrelsen</h2><p>Januari: tisdag 13<br>Februari: tisdag 10 och 24<br>Mars: inget möte</p><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        ["2026-01-13 - Kommunstyrelsen", "2026-02-10 - Kommunstyrelsen", "2026-02-24 - Kommunstyrelsen"],
        id="weekday prefix colon",
    ),
    pytest.param(
        "<h1>Kommunstyrelsen 2026</h1><ul><li>13 januari → 15 januari</li><li>10 februari ersätts av 12 februari</li><li>12 mars (ersätter 10 mars)</li><li>14 april, flyttat från 7 april</li><li>12 maj (tidigare 5 maj)</li></ul><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        [
            "2026-01-15 - Kommunstyrelsen from 2026-01-13",
            "2026-02-12 - Kommunstyrelsen from 2026-02-10",
            "2026-03-12 - Kommunstyrelsen from 2026-03-10",
            "2026-04-14 - Kommunstyrelsen from 2026-04-07",
            "2026-05-12 - Kommunstyrelsen from 2026-05-05",
        ],
        id="list moved forms",
    ),
    pytest.param(
        "<h1>Sammanträdestider</h1><div role=tablist><button role=tab aria-controls=a>2026</button><button role=tab aria-controls=b>2027</button></div><div role=tabpanel id=a><h2>2026</h2><p>Kommunfullmäktige: 26 januari</p></div><div role=tabpanel id=b><h2>2027</h2><p>Kommunfullmäktige: 25 januari</p></div><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        ["2026-01-26 - Kommunfullmäktige", "2027-01-25 - Kommunfullmäktige"],
        id="tabs w/ same h2",
    ),
    pytest.param(
        "<h1>Sammanträden 2026</h1><ul><li><strong>Kommunfullmäktige</strong> kl. 18.00: 26 januari, 23 februari</li><li><strong>Kommunstyrelsen</strong> kl. 13.00: 13 januari, 10 februari</li></ul><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        [
            "2026-01-13 13:00 Kommunstyrelsen",
            "2026-01-26 18:00 Kommunfullmäktige",
            "2026-02-10 13:00 Kommunstyrelsen",
            "2026-02-23 18:00 Kommunfullmäktige",
        ],
        id="bullets with org in bold",
    ),
    pytest.param(
        "<h1>Kommunstyrelsen 2026</h1><h2>Sammanträden</h2><ul><li>13 januari</li></ul><h2>Sista dag för ärenden</h2><ul><li>29 december 2025</li></ul><h2>Justering</h2><ul><li>20 januari</li></ul><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        ["2026-01-13 - Kommunstyrelsen"],
        id="sista dag list",
    ),
]


@pytest.mark.parametrize(("page", "given", "meetings"), PAGES)
def test_page_gives_its_meetings(told: Telling, page: str, given: dict[str, object], meetings: list[str]) -> None:
    """Every meeting of the page is told, and nothing else."""
    assert told(page, **given) == meetings
