"""Tables of any form become meetings, by what their heads hold."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Telling = Callable[..., list[str]]

PAGES = [
    pytest.param(
        "<h1>Möten</h1><table><tr><th>Datum</th><th>Nämnd</th></tr><tr><td>2026-12-21</td><td>Kommunstyrelsen</td></tr><tr><td>2026-12-31</td><td>Valnämnden</td></tr><tr><td>2027-01-04</td><td>Kommunstyrelsen</td></tr><tr><td>2027-01-21</td><td>Valnämnden</td></tr><tr><td>2027-01-25</td><td>Kommunstyrelsen</td></tr><tr><td>2027-02-02</td><td>Fritidsnämnden</td></tr></table>",
        {},
        [
            "2026-12-21 - Kommunstyrelsen",
            "2026-12-31 - Valnämnden",
            "2027-01-04 - Kommunstyrelsen",
            "2027-01-21 - Valnämnden",
            "2027-01-25 - Kommunstyrelsen",
            "2027-02-02 - Fritidsnämnden",
        ],
        id="rows that go over New Year",
    ),
    pytest.param(
        "<h1>Fritidsnämnden: sammanträdesplan 2026</h1><table><tr><th>Stoppdatum</th><th>Presidieberedning</th><th>Nämnd kl. 13.15</th><th>Justering senast</th></tr><tr><td>2/1</td><td>12/1</td><td>22/1</td><td>28/1</td></tr></table>",
        {},
        ["2026-01-22 13:15 Fritidsnämnden"],
        id="hours behind a relative name",
    ),
    pytest.param(
        "<h1>Möten 2026</h1><table><tr><td></td><td>Tid</td><td>Sept</td><td>Okt</td></tr><tr><td>Valnämnden</td><td>13.00</td><td>3 INSTÄLLT</td><td>-</td></tr><tr><td>Fritidsnämnden</td><td>9.00</td><td>3</td><td>8 & 22</td></tr></table>",
        {},
        [
            "2026-09-03 09:00 Fritidsnämnden",
            "2026-09-03 13:00 Valnämnden cancelled",
            "2026-10-08 09:00 Fritidsnämnden",
            "2026-10-22 09:00 Fritidsnämnden",
        ],
        id="empty corner over hours",
    ),
    pytest.param(
        "<h1>Möten 2026</h1><table><tr><th>Månad</th><th>Valnämnden</th><th>Fritidsnämnden</th></tr><tr><td>Januari</td><td>-</td><td>8 & 22</td></tr><tr><td>September</td><td>3 INSTÄLLT</td><td>3</td></tr></table>",
        {},
        [
            "2026-01-08 - Fritidsnämnden",
            "2026-01-22 - Fritidsnämnden",
            "2026-09-03 - Fritidsnämnden",
            "2026-09-03 - Valnämnden cancelled",
        ],
        id="one cell's fate is no other's",
    ),
    pytest.param(
        "<h1>Kommunstyrelsens sammanträden 2026</h1><table><tr><th>Handlingar klara</th><td>5 jan</td><td>2 feb</td></tr><tr><th>Arbetsutskott</th><td>13 jan</td><td>10 feb</td></tr><tr><th>Kommunstyrelsen</th><td>20 jan</td><td>17 feb</td></tr><tr><th>Kommunfullmäktige</th><td>26 jan</td><td>23 feb</td></tr></table><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        [
            "2026-01-13 - Kommunstyrelsens arbetsutskott",
            "2026-01-20 - Kommunstyrelsen",
            "2026-01-26 - Kommunfullmäktige",
            "2026-02-10 - Kommunstyrelsens arbetsutskott",
            "2026-02-17 - Kommunstyrelsen",
            "2026-02-23 - Kommunfullmäktige",
        ],
        id="transposed process",
    ),
    pytest.param(
        "<h1>Beslutsprocess</h1><table><caption>Tidplan 2026</caption><tr><th>Sista dag för ärenden</th><th>KSAU kl. 8.30</th><th>KS kl. 13</th><th>KF kl. 18</th></tr><tr><td>29/12</td><td>13/1</td><td>20/1</td><td>26/1</td></tr><tr><td>26/1</td><td>10/2</td><td>17/2</td><td>-</td></tr></table><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        [
            "2026-01-13 08:30 Kommunstyrelsens arbetsutskott",
            "2026-01-20 13:00 Kommunstyrelsen",
            "2026-01-26 18:00 Kommunfullmäktige",
            "2026-02-10 08:30 Kommunstyrelsens arbetsutskott",
            "2026-02-17 13:00 Kommunstyrelsen",
        ],
        id="process orgs",
    ),
    pytest.param(
        "<h1>Möteskalender 2026</h1><table><tr><th>Datum</th><th>KF</th><th>KS</th><th>SN</th></tr><tr><td>Tisdag 13 januari</td><td></td><td>x</td><td></td></tr><tr><td>Torsdag 15 januari</td><td></td><td></td><td>x</td></tr><tr><td>Måndag 26 januari</td><td>x</td><td></td><td></td></tr></table><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        ["2026-01-13 - Kommunstyrelsen", "2026-01-15 - Socialnämnden", "2026-01-26 - Kommunfullmäktige"],
        id="x matrix",
    ),
    pytest.param(
        "<h1>Möteskalender 2026</h1><table><tr><th>Datum</th><th>Kommunfullmäktige</th><th>Kommunstyrelsen</th></tr><tr><td>13 januari</td><td></td><td>13.00</td></tr><tr><td>26 januari</td><td>18.00</td><td>kl. 15</td></tr></table><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        ["2026-01-13 13:00 Kommunstyrelsen", "2026-01-26 15:00 Kommunstyrelsen", "2026-01-26 18:00 Kommunfullmäktige"],
        id="time matrix",
    ),
    pytest.param(
        "<h1>Sammanträden 2026</h1><table><tr><th colspan=2>Kommunfullmäktige</th><th colspan=2>Kommunstyrelsen</th></tr><tr><th>Datum</th><th>Tid</th><th>Datum</th><th>Tid</th></tr><tr><td>26 januari</td><td>18.00</td><td>13 januari</td><td>13.00</td></tr><tr><td>23 februari</td><td>17.00</td><td>10 februari</td><td>9.00</td></tr></table><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        [
            "2026-01-13 13:00 Kommunstyrelsen",
            "2026-01-26 18:00 Kommunfullmäktige",
            "2026-02-10 09:00 Kommunstyrelsen",
            "2026-02-23 17:00 Kommunfullmäktige",
        ],
        id="two-level header",
    ),
    pytest.param(
        "<h1>Sammanträdesdagar</h1><h2>Våren 2026</h2><table><tr><th></th><th>Jan</th><th>Feb</th><th>Mars</th></tr><tr><th>Kommunfullmäktige kl. 18</th><td>26</td><td>23</td><td>-</td></tr><tr><th>Kommunstyrelsen kl. 13</th><td>13</td><td>10, 24</td><td>10</td></tr></table><h2>Hösten 2026</h2><table><tr><th></th><th>Aug</th><th>Sep</th></tr><tr><th>Kommunfullmäktige kl. 18</th><td>31</td><td>28</td></tr></table><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        [
            "2026-01-13 13:00 Kommunstyrelsen",
            "2026-01-26 18:00 Kommunfullmäktige",
            "2026-02-10 13:00 Kommunstyrelsen",
            "2026-02-23 18:00 Kommunfullmäktige",
            "2026-02-24 13:00 Kommunstyrelsen",
            "2026-03-10 13:00 Kommunstyrelsen",
            "2026-08-31 18:00 Kommunfullmäktige",
            "2026-09-28 18:00 Kommunfullmäktige",
        ],
        id="half years",
    ),
    pytest.param(
        "<h1>Sammanträden 2026</h1><table><tr><th colspan=3>Kommunfullmäktige</th></tr><tr><td>26 januari</td><td>kl. 18.00</td><td>Folkets hus</td></tr><tr><td>23 februari</td><td>kl. 18.00</td><td>Folkets hus</td></tr><tr><th colspan=3>Socialnämnden</th></tr><tr><td>15 januari</td><td>kl. 9.00</td><td>Sal B</td></tr></table><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        ["2026-01-15 09:00 Socialnämnden", "2026-01-26 18:00 Kommunfullmäktige", "2026-02-23 18:00 Kommunfullmäktige"],
        id="section rows",
    ),
    pytest.param(
        "<h1>Sammanträdeskalender</h1><h2>Januari 2026</h2><table><tr><th>Vecka</th><th>Mån</th><th>Tis</th><th>Ons</th><th>Tors</th><th>Fre</th></tr><tr><td>2</td><td>5</td><td>6<br>Trettondedag jul</td><td>7</td><td>8</td><td>9</td></tr><tr><td>3</td><td>12</td><td>13<br>KS 13.00</td><td>14</td><td>15<br>SN 9.00</td><td>16</td></tr><tr><td>5</td><td>26<br>KF 18.00</td><td>27<br>KSAU 8.30</td><td>28</td><td>29</td><td>30</td></tr></table><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        [
            "2026-01-13 13:00 Kommunstyrelsen",
            "2026-01-15 09:00 Socialnämnden",
            "2026-01-26 18:00 Kommunfullmäktige",
            "2026-01-27 08:30 Kommunstyrelsens arbetsutskott",
        ],
        id="month grid",
    ),
    pytest.param(
        "<h1>Sammanträden 2026</h1><h2>Kommunfullmäktige</h2><table><tr><th>Månad</th><th>Dag</th><th>Tid</th></tr><tr><td>Januari</td><td>26</td><td>18.00</td></tr><tr><td>Februari</td><td>-</td><td></td></tr><tr><td>Mars</td><td>30</td><td>17.00</td></tr></table><h2>Socialnämnden</h2><table><tr><th>Månad</th><th>Datum</th></tr><tr><td>Januari</td><td>15</td></tr><tr><td>November</td><td>5, 19</td></tr></table><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        [
            "2026-01-15 - Socialnämnden",
            "2026-01-26 18:00 Kommunfullmäktige",
            "2026-03-30 17:00 Kommunfullmäktige",
            "2026-11-05 - Socialnämnden",
            "2026-11-19 - Socialnämnden",
        ],
        id="month-day table per org",
    ),
    pytest.param(
        "<h1>Möten 2026</h1><table><tr><th>Datum</th><th>Tid</th><th>Nämnd</th><th>Anmärkning</th></tr><tr><td>13 januari</td><td>13:00</td><td>Kommunstyrelsen</td><td></td></tr><tr><td>10 februari</td><td>13:00</td><td>Kommunstyrelsen</td><td>Inställt</td></tr><tr><td>17 februari</td><td>13:00</td><td>Kommunstyrelsen</td><td>Flyttat från 16 februari</td></tr><tr><td>2 mars</td><td>09:00</td><td>Kommunfullmäktige</td><td>Extra sammanträde</td></tr><tr><td>3 mars</td><td>09:00</td><td>Utbildningsdag för förtroendevalda</td><td></td></tr><tr><td>4 mars</td><td>17:00</td><td>Gruppmöten</td><td></td></tr></table><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        [
            "2026-01-13 13:00 Kommunstyrelsen",
            "2026-02-10 13:00 Kommunstyrelsen cancelled",
            "2026-02-17 13:00 Kommunstyrelsen from 2026-02-16",
            "2026-03-02 09:00 Kommunfullmäktige extra",
        ],
        id="notes column",
    ),
    pytest.param(
        "<h1>Sammanträden 2026</h1><table><tr><th>Vecka</th><th>Måndag</th><th>Tisdag</th><th>Torsdag</th></tr><tr><td>3</td><td></td><td>KS 13.00</td><td>SN</td></tr><tr><td>5</td><td>KF 18.00</td><td></td><td></td></tr></table><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        ["2026-01-13 13:00 Kommunstyrelsen", "2026-01-15 - Socialnämnden", "2026-01-26 18:00 Kommunfullmäktige"],
        id="week x weekday orgs",
    ),
    pytest.param(
        "<h1>Sammanträden</h1><table><tr><th></th><th colspan=3>2026</th></tr><tr><th>Organ</th><th>Januari</th><th>Februari</th><th>Mars</th></tr><tr><td>Kommunfullmäktige<br>kl. 18.00</td><td>26</td><td>23</td><td>30</td></tr><tr><td>Kommunstyrelsen<br>kl. 13.00</td><td>13</td><td>10</td><td>9-10</td></tr></table><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        [
            "2026-01-13 13:00 Kommunstyrelsen",
            "2026-01-26 18:00 Kommunfullmäktige",
            "2026-02-10 13:00 Kommunstyrelsen",
            "2026-02-23 18:00 Kommunfullmäktige",
            "2026-03-09/2026-03-10 13:00 Kommunstyrelsen",
            "2026-03-30 18:00 Kommunfullmäktige",
        ],
        id="year colspan",
    ),
    pytest.param(
        "<h1>Sammanträden 2026</h1><table><tr><th>Kommunfullmäktige<br>kl. 18.00</th><th>Kommunstyrelsen<br>kl. 13.00</th></tr><tr><td>26 januari<br>23 februari</td><td>13 januari<br>10 februari (inställt)<br>10 mars</td></tr></table><table><tr><td>Socialnämnden</td><td>15 januari, 12 februari</td><td>kl. 9.00</td></tr></table><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        [
            "2026-01-13 13:00 Kommunstyrelsen",
            "2026-01-15 09:00 Socialnämnden",
            "2026-01-26 18:00 Kommunfullmäktige",
            "2026-02-10 13:00 Kommunstyrelsen cancelled",
            "2026-02-12 09:00 Socialnämnden",
            "2026-02-23 18:00 Kommunfullmäktige",
            "2026-03-10 13:00 Kommunstyrelsen",
        ],
        id="cells of dates",
    ),
    pytest.param(
        "<h1>Sammanträden 2026</h1><table><tr><th>Sammanträde</th><th>jan</th><th>feb</th></tr><tr><td>Kommunfullmäktige, måndagar kl. 18</td><td>26</td><td>23</td></tr><tr><td>Socialnämnden, torsdagar kl. 9.00</td><td>15</td><td>on 11</td></tr></table><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        [
            "2026-01-15 09:00 Socialnämnden",
            "2026-01-26 18:00 Kommunfullmäktige",
            "2026-02-11 09:00 Socialnämnden",
            "2026-02-23 18:00 Kommunfullmäktige",
        ],
        id="weekdays in names",
    ),
    pytest.param(
        "<h1>Socialnämnden 2026</h1><table><tr><th>Månad</th><th>Presidium</th><th>Arbetsutskott</th><th>Nämnd</th></tr><tr><td>Januari</td><td>5</td><td>8</td><td>15</td></tr><tr><td>Februari</td><td>2</td><td>5</td><td>12</td></tr></table><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        [
            "2026-01-08 - Socialnämndens arbetsutskott",
            "2026-01-15 - Socialnämnden",
            "2026-02-05 - Socialnämndens arbetsutskott",
            "2026-02-12 - Socialnämnden",
        ],
        id="presidium cols",
    ),
    pytest.param(
        "<h1>Sammanträden 2026</h1><table><tr><th>Datum</th><th>Tid</th><th>Instans</th></tr><tr><td colspan=3>Januari</td></tr><tr><td>Ti 13</td><td>13</td><td>KS</td></tr><tr><td>Må 26</td><td>18</td><td>KF</td></tr><tr><td colspan=3>Februari</td></tr><tr><td>Ti 10</td><td>13</td><td>KS</td></tr></table><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        ["2026-01-13 13:00 Kommunstyrelsen", "2026-01-26 18:00 Kommunfullmäktige", "2026-02-10 13:00 Kommunstyrelsen"],
        id="chronological by month section",
    ),
    pytest.param(
        "<h1>Sammanträden 2026</h1><table><tr><th>Nämnd</th><th>Datum</th><th>Tid</th><th>Plats</th></tr><tr><td>Kommunfullmäktige</td><td>26/1, 23/2, 30/3</td><td>18.00</td><td>Folkets hus</td></tr><tr><td>Kommunstyrelsen</td><td>13/1, 10/2 (kl. 9.00), 10/3</td><td>13.00</td><td>Sal A</td></tr></table><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        [
            "2026-01-13 13:00 Kommunstyrelsen",
            "2026-01-26 18:00 Kommunfullmäktige",
            "2026-02-10 09:00 Kommunstyrelsen",
            "2026-02-23 18:00 Kommunfullmäktige",
            "2026-03-10 13:00 Kommunstyrelsen",
            "2026-03-30 18:00 Kommunfullmäktige",
        ],
        id="org rows date lists",
    ),
    pytest.param(
        "<h1>Sammanträden 2026</h1><table><thead><tr><th rowspan=2>Organ</th><th colspan=2>Våren</th><th colspan=2>Hösten</th></tr><tr><th>Jan</th><th>Feb</th><th>Sep</th><th>Okt</th></tr></thead><tbody><tr><td>KF</td><td>26</td><td>23</td><td>28</td><td>26</td></tr><tr><td>KS</td><td>13</td><td>10</td><td>8</td><td><s>13</s></td></tr></tbody></table><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        [
            "2026-01-13 - Kommunstyrelsen",
            "2026-01-26 - Kommunfullmäktige",
            "2026-02-10 - Kommunstyrelsen",
            "2026-02-23 - Kommunfullmäktige",
            "2026-09-08 - Kommunstyrelsen",
            "2026-09-28 - Kommunfullmäktige",
            "2026-10-13 - Kommunstyrelsen cancelled",
            "2026-10-26 - Kommunfullmäktige",
        ],
        id="vår höst colspans",
    ),
    pytest.param(
        "<h1>Sammanträden 2026</h1><table><tr><th></th><th>KF</th><th>KS</th></tr><tr><td>Januari</td><td>26</td><td><del>13</del> 14</td></tr><tr><td>Februari</td><td>23 (inställt)</td><td>10 – utgår</td></tr><tr><td>Mars</td><td><s>30</s></td><td>10 extra, 24</td></tr></table><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        [
            "2026-01-14 - Kommunstyrelsen from 2026-01-13",
            "2026-01-26 - Kommunfullmäktige",
            "2026-02-10 - Kommunstyrelsen cancelled",
            "2026-02-23 - Kommunfullmäktige cancelled",
            "2026-03-10 - Kommunstyrelsen extra",
            "2026-03-24 - Kommunstyrelsen",
            "2026-03-30 - Kommunfullmäktige cancelled",
        ],
        id="struck cells",
    ),
    pytest.param(
        "<h1>Sammanträden 2026</h1><table><tr><th>Datum</th><th>Tid</th><th>Organ</th></tr><tr><td>26 januari</td><td>INSTÄLLT</td><td>Kommunfullmäktige</td></tr><tr><td>13 januari</td><td>13.00</td><td>Kommunstyrelsen</td></tr></table><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        ["2026-01-13 13:00 Kommunstyrelsen", "2026-01-26 - Kommunfullmäktige cancelled"],
        id="cancelled in time col",
    ),
    pytest.param(
        "<h1>Sammanträden 2026</h1><table><tr><th>Månad</th><th>Dag</th><th>Veckodag</th><th>Kl</th><th>Nämnd</th></tr><tr><td rowspan=2>Januari</td><td>13</td><td>tisdag</td><td>13.00</td><td>Kommunstyrelsen</td></tr><tr><td>26</td><td>måndag</td><td>18.00</td><td>Kommunfullmäktige</td></tr><tr><td>Februari</td><td>10</td><td>tisdag</td><td>13.00</td><td>Kommunstyrelsen</td></tr></table><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        ["2026-01-13 13:00 Kommunstyrelsen", "2026-01-26 18:00 Kommunfullmäktige", "2026-02-10 13:00 Kommunstyrelsen"],
        id="split date columns",
    ),
    pytest.param(
        "<h1>Sammanträden 2026</h1><table><tr><th>Månad</th><th>Datum</th><th>Tid</th><th>Nämnd</th></tr><tr><td rowspan=2>Januari</td><td>13 jan</td><td>13</td><td>Kommunstyrelsen</td></tr><tr><td>26 jan</td><td>18</td><td>Kommunfullmäktige</td></tr></table><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        ["2026-01-13 13:00 Kommunstyrelsen", "2026-01-26 18:00 Kommunfullmäktige"],
        id="month rowspans",
    ),
    pytest.param(
        "<h1>Kommunfullmäktige 2026</h1><table><tr><th>Gruppmöten</th><th>Sammanträde</th></tr><tr><td>19 januari</td><td>26 januari</td></tr><tr><td>16 februari</td><td>23 februari</td></tr></table><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        ["2026-01-26 - Kommunfullmäktige", "2026-02-23 - Kommunfullmäktige"],
        id="gruppmöte column",
    ),
    pytest.param(
        "<h1>Sammanträden 2026</h1><table><tr><th>Månad</th><th><abbr title='Hälso- och sjukvårdsnämnden'>HS</abbr></th><th><abbr title='Trafiknämnden'>TRN</abbr></th></tr><tr><td>Januari</td><td>20</td><td>21</td></tr></table><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        ["2026-01-20 - Hälso- och sjukvårdsnämnden", "2026-01-21 - Trafiknämnden"],
        id="abbr elements",
    ),
    pytest.param(
        "<h1>Sammanträdesplan</h1><h2>2026</h2><table><tr><th>Nämnd</th><th>Jan</th><th>Feb</th></tr><tr><td>Kommunfullmäktige</td><td>26</td><td>23</td></tr></table><h2>2027</h2><table><tr><th>Nämnd</th><th>Jan</th><th>Feb</th></tr><tr><td>Kommunfullmäktige</td><td>25</td><td>22</td></tr></table><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        [
            "2026-01-26 - Kommunfullmäktige",
            "2026-02-23 - Kommunfullmäktige",
            "2027-01-25 - Kommunfullmäktige",
            "2027-02-22 - Kommunfullmäktige",
        ],
        id="two tables no year in 2nd",
    ),
    pytest.param(
        "<h1>Sammanträden 2025/2026</h1><table><tr><th>Nämnd</th><th>Nov</th><th>Dec</th><th>Jan</th><th>Feb</th></tr><tr><td>Kommunfullmäktige</td><td>24</td><td>15</td><td>26</td><td>23</td></tr></table><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        [
            "2025-11-24 - Kommunfullmäktige",
            "2025-12-15 - Kommunfullmäktige",
            "2026-01-26 - Kommunfullmäktige",
            "2026-02-23 - Kommunfullmäktige",
        ],
        id="months wrap",
    ),
    pytest.param(
        "<h1>Kalendarium 2026</h1><table><tr><th>Datum</th><th>Händelse</th></tr><tr><td>13 januari</td><td>Kommunstyrelsen kl. 13.00</td></tr><tr><td>16–20 februari</td><td>Sportlov</td></tr><tr><td>26 januari</td><td>Kommunfullmäktige, budget kl. 18.00</td></tr><tr><td>1 maj</td><td>Helgdag</td></tr><tr><td>13 september</td><td>Val till riksdag, kommun och region</td></tr></table><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        ["2026-01-13 13:00 Kommunstyrelsen", "2026-01-26 18:00 Kommunfullmäktige"],
        id="uppehåll+helg table",
    ),
    pytest.param(
        "<h1>Sammanträden</h1><table><caption>2026</caption><tr><th>Kommunfullmäktige</th><th>Kommunstyrelsen</th></tr><tr><td>26 januari</td><td>13 januari</td></tr><tr><td>23 februari</td><td>10 februari</td></tr></table><p>Kommunfullmäktige börjar kl. 18.00 och kommunstyrelsen kl. 13.00.</p><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        [
            "2026-01-13 13:00 Kommunstyrelsen",
            "2026-01-26 18:00 Kommunfullmäktige",
            "2026-02-10 13:00 Kommunstyrelsen",
            "2026-02-23 18:00 Kommunfullmäktige",
        ],
        id="hours told after",
    ),
    pytest.param(
        "<h1>Sammanträden 2026</h1><details><summary>Kommunfullmäktige</summary><table><tr><th>Datum</th><th>Tid</th></tr><tr><td>26 januari</td><td>18.00</td></tr></table></details><details><summary>Kommunstyrelsen</summary><table><tr><th>Datum</th><th>Tid</th></tr><tr><td><a href='/m/2'>13 januari</a></td><td>13.00</td></tr></table></details><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        ["2026-01-13 13:00 Kommunstyrelsen", "2026-01-26 18:00 Kommunfullmäktige"],
        id="details tables",
    ),
    pytest.param(
        "Sammanträdestider 2026\n\nOrgan | Tid | Jan | Feb | Mars |\n---|---|---|---|---|\nKommunfullmäktige | 18.00 | 26* | 23 | 9,30 |\nTekniska utskottet | 8.00 | 16 | 13 | 13** |\nPolitiska gruppmötet | 17.00-18.30 | 19 | 16 | 16 |\nChefernas ledningsgrupp | 9.00 | 5,19 | 9 | 9 |\n* Hålls vid behov.\n** Annan veckodag.",
        {},
        [
            "2026-01-16 08:00 Tekniska utskottet",
            "2026-01-26 18:00 Kommunfullmäktige reserve",
            "2026-02-13 08:00 Tekniska utskottet",
            "2026-02-23 18:00 Kommunfullmäktige",
            "2026-03-09 18:00 Kommunfullmäktige",
            "2026-03-13 08:00 Tekniska utskottet",
            "2026-03-30 18:00 Kommunfullmäktige",
        ],
        id="pipe table",
    ),
    pytest.param(
        "<html><head><title>Möten</title></head><body><div id=top><a href=/>Ekby kommun</a></div><div id=menu><ul><li>Bygga</li><li>Politik</li></ul></div><div id=center><h1>Sammanträdesdagar 2026</h1><table><tr><td><b>Nämnd</b></td><td><b>Datum</b></td></tr><tr><td>Kommunfullmäktige</td><td>26/1, 23/2</td></tr><tr><td>Kommunstyrelsen</td><td>13/1, 10/2</td></tr></table><p>Uppdaterad 2026-01-09</p></div><div id=bottom>Öppettider: måndag-fredag 8-16. Julafton 24 december stängt.</div></body></html>",
        {},
        [
            "2026-01-13 - Kommunstyrelsen",
            "2026-01-26 - Kommunfullmäktige",
            "2026-02-10 - Kommunstyrelsen",
            "2026-02-23 - Kommunfullmäktige",
        ],
        id="div page no semantics",
    ),
    pytest.param(
        "<h1>Sammanträden 2026</h1><table><tr><th rowspan=2>Månad</th><th colspan=2>Socialnämnden</th><th colspan=2>Barn- och utbildningsnämnden</th></tr><tr><th>AU</th><th>Nämnd</th><th>AU</th><th>Nämnd</th></tr><tr><td>Januari</td><td>8</td><td>15</td><td>14</td><td>21</td></tr></table><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        [
            "2026-01-08 - Socialnämndens arbetsutskott",
            "2026-01-14 - Barn- och utbildningsnämndens arbetsutskott",
            "2026-01-15 - Socialnämnden",
            "2026-01-21 - Barn- och utbildningsnämnden",
        ],
        id="orgs with sub AU columns",
    ),
    pytest.param(
        "<h1>Socialnämnden</h1><h2>Möten 2026</h2><table><tr><th>Möte</th><th>Kallelse</th><th>Protokoll</th></tr><tr><td>2026-01-15</td><td><a href=a.pdf>Kallelse 2026-01-15</a></td><td><a href=b.pdf>Protokoll</a></td></tr><tr><td>2026-02-12</td><td></td><td></td></tr></table><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        ["2026-01-15 - Socialnämnden", "2026-02-12 - Socialnämnden"],
        id="doc list by date",
    ),
    pytest.param(
        "<h1>Sammanträden 2026</h1><table><tr><th>Nämnd</th><th>Jan</th><th>Feb</th></tr><tr><td>KS</td><td>13</td><td>10 (flyttat från 9)</td></tr><tr><td>KF</td><td>26 (extra)</td><td>23, inställt</td></tr></table><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        [
            "2026-01-13 - Kommunstyrelsen",
            "2026-01-26 - Kommunfullmäktige extra",
            "2026-02-10 - Kommunstyrelsen",
            "2026-02-23 - Kommunfullmäktige cancelled",
        ],
        id="moved in table cell",
    ),
    pytest.param(
        "<h1>Kommunstyrelsen 2026</h1><table><tr><th>Datum</th><th>Status</th></tr><tr><td>13 januari</td><td>Planerat</td></tr><tr><td>10 februari</td><td>Inställt</td></tr><tr><td>10 mars</td><td>Flyttat till 12 mars</td></tr></table><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        [
            "2026-01-13 - Kommunstyrelsen",
            "2026-02-10 - Kommunstyrelsen cancelled",
            "2026-03-12 - Kommunstyrelsen from 2026-03-10",
        ],
        id="status col symbols",
    ),
    pytest.param(
        "<h1>Sammanträden 2026</h1><table><tr><th>Nämnd</th><th>Nov</th><th>Dec</th><th>Jan 2027</th></tr><tr><td>KF</td><td>23</td><td>14</td><td>25</td></tr></table><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        ["2026-11-23 - Kommunfullmäktige", "2026-12-14 - Kommunfullmäktige", "2027-01-25 - Kommunfullmäktige"],
        id="jan next year col",
    ),
    pytest.param(
        "<h1>Sammanträden</h1><table><tr><th>Månad</th><th>KF</th></tr><tr><td>December 2026</td><td>14</td></tr><tr><td>Januari 2027</td><td>25</td></tr></table><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        ["2026-12-14 - Kommunfullmäktige", "2027-01-25 - Kommunfullmäktige"],
        id="rows month years",
    ),
    pytest.param(
        "<h1>Kallelser 2026</h1><table><tr><th>Instanser</th><th>Jan</th><th>Feb</th></tr><tr><td>Kommunstyrelsen</td><td><a href='?mdate=2026-01-13'>13</a></td><td><a href='?mdate=2026-02-10'>10</a> <a href='?mdate=2026-02-24'>24</a></td></tr></table><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        ["2026-01-13 - Kommunstyrelsen", "2026-02-10 - Kommunstyrelsen", "2026-02-24 - Kommunstyrelsen"],
        id="dates linked cells",
    ),
    pytest.param(
        "<h1>Sammanträden 2026</h1><table><tr><th></th><th>KF</th><th>KS</th></tr><tr><td>Januari</td><td>26*</td><td>13</td></tr><tr><td>Februari</td><td>23</td><td>10**</td></tr></table><p>* Börjar kl. 15.00.<br>** Reservdag</p><p>KF börjar kl. 18.00 och KS kl. 13.00.</p><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        [
            "2026-01-13 13:00 Kommunstyrelsen",
            "2026-01-26 15:00 Kommunfullmäktige",
            "2026-02-10 13:00 Kommunstyrelsen reserve",
            "2026-02-23 18:00 Kommunfullmäktige",
        ],
        id="footnote legend letters",
    ),
    pytest.param(
        "<h1>Möten 2026</h1><table><tr><th>Datum</th><th>Möte</th></tr><tr><td>13 januari</td><td>KSAU 8.30<br>KS 13.00</td></tr><tr><td>26 januari</td><td>KF 18.00</td></tr></table><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        [
            "2026-01-13 08:30 Kommunstyrelsens arbetsutskott",
            "2026-01-13 13:00 Kommunstyrelsen",
            "2026-01-26 18:00 Kommunfullmäktige",
        ],
        id="two org per cell",
    ),
    pytest.param(
        "<h1>Möten 2026</h1><table><tr><th>Vecka</th><th>Datum</th><th>Organ</th></tr><tr><td>3</td><td>13/1</td><td>KS</td></tr><tr><td>5</td><td>26/1</td><td>KF</td></tr></table><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        ["2026-01-13 - Kommunstyrelsen", "2026-01-26 - Kommunfullmäktige"],
        id="week ranges col",
    ),
    pytest.param(
        "<h1>Kommunfullmäktige 2026</h1><table><tr><th>Nr</th><th>Datum</th><th>Tid</th></tr><tr><td>1</td><td>26 januari</td><td>18.00</td></tr><tr><td>2</td><td>23 februari</td><td>18.00</td></tr></table><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        ["2026-01-26 18:00 Kommunfullmäktige", "2026-02-23 18:00 Kommunfullmäktige"],
        id="nr col",
    ),
    pytest.param(
        "<h1>Sammanträden 2026</h1><h2>Socialnämnden</h2><table><tr><th>Tid</th><td>kl. 9.00</td></tr><tr><th>Plats</th><td>Sal B</td></tr><tr><th>Datum</th><td>15 januari, 12 februari, 12 mars</td></tr></table><p>Senast uppdaterad: 9 januari 2026</p>",
        {},
        ["2026-01-15 09:00 Socialnämnden", "2026-02-12 09:00 Socialnämnden", "2026-03-12 09:00 Socialnämnden"],
        id="org h3 + definition table",
    ),
]


@pytest.mark.parametrize(("page", "given", "meetings"), PAGES)
def test_page_gives_its_meetings(told: Telling, page: str, given: dict[str, object], meetings: list[str]) -> None:
    """Every meeting of the page is told, and nothing else."""
    assert told(page, **given) == meetings
