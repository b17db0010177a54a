"""Whole web pages around what is drawn: the markup of the systems that municipalities use, menus, boxes and feet."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.drawn.sheet import Sheet

_DATES = ("{d} {m} {y}", "{y}-{nn}-{dd}", "{d}/{n} {y}", "{wd} {d} {m} {y}")
_UPDATED = ("Senast uppdaterad: {}", "Uppdaterad {}", "Sidan publicerades {}", "Innehållet granskat {}", "Sidan ändrades senast {}")  # fmt: skip
_HAPPENS = (
    "Loppis på torget", "Sagostund på biblioteket", "Öppet hus på reningsverket", "Föreläsning om fågelholkar",
    "Läxhjälp", "Cykelns dag", "Rundvandring i gruvmuseet", "Soppteater", "Invigning av gångbron",
)  # fmt: skip
_NEWS = (
    "Ny förskola får namn", "Så planeras vintervägarna", "Badplatserna har provtagits", "Sök bidrag till föreningen",
    "Beslut i korthet", "Bron stängs av för arbete", "Lämna synpunkter på översiktsplanen",
)  # fmt: skip
_MENU = ("Organisation", "Politiker", "Beslut och insyn", "Diarium och arkiv", "Överklaga beslut", "Val och demokrati", "Styrande dokument")  # fmt: skip

Boxes = list[tuple[str, str]]
"""A heading and what stands under it."""


def boxes(sheet: Sheet) -> Boxes:
    """Draw what stands beside the page's own matter."""
    dice, found = sheet.dice, []
    form = dice.one(_DATES)
    if sheet.has("next-meeting"):
        lines, said = [], sheet.year_said
        for body in sheet.bodies[:2]:
            one = sheet.of(body)[0]
            note = sheet.note(one)
            lines.append(f"<p><strong>{body.name}</strong><br>{sheet.day(one, '{wd} {d} {m} {y}')} {note}</p>")
        found.append((dice.one(("Nästa sammanträde", "Kommande möten")), "".join(lines)))
        sheet.year_said = said  # a box does not say the year of what stands beside it
    if sheet.has("news"):
        lines = [f'<li><a href="/nyheter/{at}">{it}</a> <span class="date">{sheet.trap(form)}</span></li>' for at, it in enumerate(dice.some(_NEWS, 3))]  # fmt: skip
        found.append(("Nyheter", f"<ul>{''.join(lines)}</ul>"))
    if sheet.has("events"):
        lines = [f"<li>{sheet.trap('{d} {m}')} kl. {9 + dice.below(9)}.00 {it}</li>" for it in dice.some(_HAPPENS, 3)]
        found.append((dice.one(("På gång", "Evenemang")), f"<ul>{''.join(lines)}</ul>"))
    found.append(("Kontakt", f"<p>{sheet.town.title}<br>Växel 0000-12 34 56<br>E-post kansliet@{_host(sheet)}</p>"))
    return found


def opening(sheet: Sheet) -> str:
    """Draw when the house is open."""
    usual = "Öppet måndag–torsdag 8.00–16.30, fredag 8.00–15.00"
    if not sheet.has("opening-hours"):
        return f"<p>{usual}</p>"
    closed = sheet.trap("{wd} {d} {m}", last=4), sheet.trap("{d} {m}", last=4)
    return f"<p>{usual}. Receptionen är stängd {closed[0]} och stänger kl. 12.00 {closed[1]}.</p>"


def updated(sheet: Sheet) -> str:
    """Draw when the page was last changed; most pages say it."""
    if not sheet.dice.chance(0.85):
        return "Sidansvarig: kansliet"
    return sheet.dice.one(_UPDATED).format(sheet.published(sheet.dice.one(_DATES[:2])))


def menu(sheet: Sheet) -> list[str]:
    """Draw the names of a menu, with dated ones among them where these are asked for."""
    names = sheet.dice.some(_MENU, 5)
    if sheet.has("dated-menu"):
        form = sheet.dice.one(_DATES[:2])
        names += [f"Anslag {sheet.trap(form)}", f"Nyhetsbrev {sheet.trap(form)}"]
    return names


def _host(sheet: Sheet) -> str:
    return sheet.town.name.lower().translate(str.maketrans("åäö", "aao")) + ".example"


def _links(names: list[str], item: str = '<li><a href="#">{}</a></li>') -> str:
    return "".join(item.format(name) for name in names)


def sitevision(sheet: Sheet, main: str) -> str:
    """Draw SiteVision's portlets in layouts."""
    aside = "".join(
        f'<div class="sv-text-portlet sv-use-margins"><div id="{name}"><!-- {name} --></div><div class="sv-text-portlet-content"><h2 class="sv-font-rubrik-2">{name}</h2>{inner}</div></div>'
        for name, inner in boxes(sheet)
    )
    nav = "".join(f'<li class="lp-menu-item"><a href="/{at}.html">{name}</a></li>' for at, name in enumerate(menu(sheet)))  # fmt: skip
    return f"""<!DOCTYPE html>
<html lang="sv" class="sv-no-js"><head><meta charset="UTF-8"><title>{sheet.title} - {sheet.town.title}</title><link rel="stylesheet" href="/2.{sheet.seed}a1b/sitevision-responsive-grids.css"><script>(function(c){{c.add('sv-js');}})(document.documentElement.classList);</script></head>
<body class="sv-responsive env-m-around--0"><div id="svid10_1" class="sv-layout"><div class="sv-vertical sv-layout sv-template-layout" id="svid94_1"><a class="lp-skip-link" href="#Innehall">Till innehållet på sidan</a>
<div class="sv-custom-module sv-se-soleil-breadcrumbs"><nav aria-label="Länkstig"><a href="/">Startsida</a> / <a href="/kommun-och-politik.html">Kommun och politik</a></nav></div>
<div class="sv-row sv-layout"><div class="sv-layout sv-column-3"><nav class="lp-menu"><ul>{nav}</ul></nav></div><div class="sv-layout sv-column-6" id="Innehall"><div class="sv-text-portlet sv-use-margins c81"><div id="Sidrubrik"><!-- Sidrubrik --></div><div class="sv-text-portlet-content"><h1 class="sv-font-rubrik-1" id="h-1">{sheet.title}</h1></div></div>
<div class="sv-text-portlet sv-use-margins c82"><div id="Innehall-1"><!-- Innehåll --></div><div class="sv-text-portlet-content">{main}</div></div><div class="sv-script-portlet sv-portlet"><p class="lp-page-info">{updated(sheet)}</p></div></div><div class="sv-layout sv-column-3">{aside}</div></div>
<footer class="sv-layout"><div class="sv-text-portlet"><div class="sv-text-portlet-content">{opening(sheet)}</div></div></footer></div></div><script src="/sitevision/spa.js"></script></body></html>
"""


def wordpress(sheet: Sheet, main: str) -> str:
    """Draw a WordPress theme with blocks."""
    aside = "".join(f'<section class="widget widget_block"><h3 class="widget-title">{name}</h3>{inner}</section>' for name, inner in boxes(sheet))  # fmt: skip
    return f"""<!DOCTYPE html>
<html lang="sv-SE"><head><meta charset="UTF-8"><title>{sheet.title} &#8211; {sheet.town.title}</title><meta name="generator" content="WordPress 6.5"><link rel="https://api.w.org/" href="/wp-json/"><style id="wp-block-library-inline-css">.wp-block-table{{overflow-x:auto}}</style></head>
<body class="page-template-default page page-id-{100 + sheet.seed} wp-embed-responsive"><a class="screen-reader-text" href="#content">Hoppa till innehåll</a><header id="masthead" class="site-header"><a href="/" class="custom-logo-link">{sheet.town.title}</a><nav id="site-navigation"><ul id="primary-menu">{_links(menu(sheet), '<li class="menu-item"><a href="#">{}</a></li>')}</ul></nav></header>
<div id="content" class="site-content"><main id="main"><article class="page type-page status-publish hentry"><header class="entry-header"><h1 class="entry-title">{sheet.title}</h1></header><div class="entry-content">
{main}
</div><footer class="entry-footer"><span class="posted-on">{updated(sheet)}</span></footer></article></main><aside id="secondary" class="widget-area">{aside}</aside></div>
<footer id="colophon" class="site-footer">{opening(sheet)}<p>&copy; {sheet.town.title}</p></footer><script src="/wp-includes/js/wp-embed.min.js"></script></body></html>
"""


def optimizely(sheet: Sheet, main: str) -> str:
    """Draw a page of Optimizely (EPiServer)."""
    aside = "".join(f'<div class="block contactblock col-12"><h2>{name}</h2>{inner}</div>' for name, inner in boxes(sheet))  # fmt: skip
    return f"""<!DOCTYPE html>
<html lang="sv"><head><meta charset="utf-8" /><title>{sheet.title} | {sheet.town.title}</title><link href="/dist/main.css?v={sheet.seed}" rel="stylesheet" /><meta name="epi.pageid" content="{4000 + sheet.seed}" /></head>
<body class="standardpage"><div class="c-alert" role="status">Just nu finns inga störningar.</div><header class="c-header"><a class="c-logo" href="/"><img src="/globalassets/logo.svg" alt="{sheet.town.title}" /></a></header>
<nav class="c-submenu"><ul>{_links(menu(sheet))}</ul></nav><main id="main" class="o-grid"><div class="o-grid__item u-8/12"><h1>{sheet.title}</h1><div class="editor-content">{main}</div><div class="c-page-meta"><span>{updated(sheet)}</span> <button>Skriv ut</button></div></div><div class="o-grid__item u-4/12">{aside}</div></main>
<footer class="c-footer"><div class="block">{opening(sheet)}</div></footer><script>window.dataLayer=window.dataLayer||[];</script></body></html>
"""


def drupal(sheet: Sheet, main: str) -> str:
    """Draw a page of Drupal."""
    aside = "".join(f'<div class="block block-block-content"><h2>{name}</h2><div class="field field--name-body">{inner}</div></div>' for name, inner in boxes(sheet))  # fmt: skip
    return f"""<!DOCTYPE html>
<html lang="sv" dir="ltr"><head><meta charset="utf-8" /><meta name="Generator" content="Drupal 10 (https://www.drupal.org)" /><title>{sheet.title} | {sheet.town.title}</title></head>
<body class="path-node page-node-type-page"><a href="#main-content" class="visually-hidden focusable">Hoppa till huvudinnehåll</a><div class="dialog-off-canvas-main-canvas"><header role="banner"><div class="region region-header"><a href="/" rel="home">{sheet.town.title}</a></div></header><nav role="navigation" class="block-menu"><ul class="menu">{_links(menu(sheet), '<li class="menu-item"><a href="#">{}</a></li>')}</ul></nav>
<main role="main"><a id="main-content" tabindex="-1"></a><div class="region region-content"><h1 class="page-title"><span class="field field--name-title">{sheet.title}</span></h1><article class="node node--type-page"><div class="node__content"><div class="text-formatted field field--name-body field__item">{main}</div></div><div class="node__meta">{updated(sheet)}</div></article></div></main><aside class="region region-sidebar">{aside}</aside>
<footer role="contentinfo"><div class="region region-footer">{opening(sheet)}</div></footer></div></body></html>
"""


def umbraco(sheet: Sheet, main: str) -> str:
    """Draw a page of Umbraco's grid."""
    aside = "".join(f'<div class="panel"><div class="panel-heading"><h3>{name}</h3></div><div class="panel-body">{inner}</div></div>' for name, inner in boxes(sheet))  # fmt: skip
    return f"""<!DOCTYPE html>
<html lang="sv-se"><head><meta charset="utf-8"><title>{sheet.title} - {sheet.town.title}</title><link rel="stylesheet" href="/css/app.css"></head>
<body data-page="{2000 + sheet.seed}"><div class="cookie-consent hidden"><h2>Kakor på webbplatsen</h2><p>Vi sparar bara det nödvändigaste.</p></div><header><div class="container"><a href="/" class="logo">{sheet.town.title}</a></div></header>
<div class="container umb-grid"><div class="grid-section"><div class="row clearfix"><div class="col-md-3 column"><ul class="left-nav">{_links(menu(sheet))}</ul></div><div class="col-md-6 column"><div class="umb-rte"><h1>{sheet.title}</h1></div><div class="umb-rte">{main}</div><div class="page-info">{updated(sheet)}</div></div><div class="col-md-3 column">{aside}</div></div></div></div>
<footer><div class="container">{opening(sheet)}</div></footer><script src="/scripts/app.bundle.js"></script></body></html>
"""


def react(sheet: Sheet, main: str) -> str:
    """Draw what a React application sends, its data at the end."""
    aside = "".join(f'<section class="Box_box__{at}k"><h2 class="Box_h__q">{name}</h2>{inner}</section>' for at, (name, inner) in enumerate(boxes(sheet)))  # fmt: skip
    return f"""<!DOCTYPE html><html lang="sv"><head><meta charset="utf-8"/><title>{sheet.title} · {sheet.town.title}</title><script src="/_next/static/chunks/main-{sheet.seed}f.js" defer=""></script></head><body><div id="__next"><div class="Layout_root__u2"><header class="Header_bar__3"><a class="Header_logo__k" href="/">{sheet.town.title}</a><nav class="Nav_nav__1">{_links(menu(sheet), '<a class="Nav_link__8" href="#">{}</a>')}</nav></header><main class="Main_main__p"><h1 class="Typography_h1__A">{sheet.title}</h1>{main}<p class="Meta_m__2">{updated(sheet)}</p></main><aside class="Aside_a__5">{aside}</aside><footer class="Footer_f__1">{opening(sheet)}</footer></div></div><script id="__NEXT_DATA__" type="application/json">{{"props":{{"pageProps":{{"build":"{sheet.year - 1}-10-02"}}}},"page":"/moten"}}</script></body></html>
"""


def portal(sheet: Sheet, main: str) -> str:
    """Draw a meeting portal beside the municipality's site."""
    return f"""<!DOCTYPE html>
<html lang="sv"><head><meta charset="utf-8"><title>{sheet.title}</title><link rel="stylesheet" href="/assets/portal.css"></head><body class="portal"><a class="sr-only" href="#content">Hoppa över navigering</a><nav class="navbar"><span class="navbar-brand">{sheet.town.title}</span><ul class="navbar-nav"><li class="nav-item">Möten</li><li class="nav-item">Sök ärenden</li><li class="nav-item">Anslagstavla</li></ul></nav>
<div class="container-fluid" id="content"><h1 class="page-header">{sheet.title}</h1>{main}</div><footer class="footer"><p>{updated(sheet)}</p>{opening(sheet)}<p>Portalen använder endast nödvändiga kakor.</p></footer></body></html>
"""


def handmade(sheet: Sheet, main: str) -> str:
    """Draw a page made by hand, long ago, in tables."""
    side = "".join(f"<tr><td><b>{name}</b><br>{inner}</td></tr>" for name, inner in boxes(sheet))
    return f"""<html><head><title>{sheet.title}</title></head><body bgcolor="#ffffff"><table width="760" border="0" cellspacing="0" cellpadding="4"><tr><td colspan="3" bgcolor="#003366"><font color="#ffffff" size="5">{sheet.town.title}</font></td></tr>
<tr><td width="150" valign="top">{_links(menu(sheet), '<a href="#">{}</a><br>')}</td><td valign="top"><font face="Verdana"><h1>{sheet.title}</h1>
{main}
<p><i>{updated(sheet)}</i></p></font></td><td width="160" valign="top"><table border="0">{side}</table></td></tr><tr><td colspan="3">{opening(sheet)}</td></tr></table></body></html>
"""


def text(sheet: Sheet, main: str) -> str:
    """Put around a text what is copied along with it: a path, news, when the page was changed."""
    dice, lines = sheet.dice, []
    if sheet.has("dated-menu"):
        lines += [*menu(sheet), ""]
    lines += [sheet.title, "", main.strip("\n"), ""]
    if sheet.has("news"):
        lines += ["Nyheter", *(f"{sheet.trap('{y}-{nn}-{dd}')} {it}" for it in dice.some(_NEWS, 3)), ""]
    if sheet.has("events"):
        lines += ["På gång", *(f"{it}, {sheet.trap('{d} {m}')}" for it in dice.some(_HAPPENS, 3)), ""]
    if sheet.has("opening-hours"):
        lines += [f"Kommunhuset är stängt {sheet.trap('{wd} {d} {m}', last=4)}.", ""]
    lines.append(updated(sheet))
    return "\n".join(lines) + "\n"


SHELLS: dict[str, Callable[[Sheet, str], str]] = {
    it.__name__: it for it in (sitevision, wordpress, optimizely, drupal, umbraco, react, portal, handmade, text)
}
"""By the system's name; "text" is none."""
