"""Pages as the old site showed them and browsers saved them: Drupal 7 and 8, with all that is around an article."""

SEVEN = """<!DOCTYPE html>
<!-- saved from url=(0066)https://www.metropolis.org{address} -->
<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="{lang}" version="XHTML+RDFa 1.0" dir="ltr"
  xmlns:dc="http://purl.org/dc/terms/" lang="{lang}">
<head profile="http://www.w3.org/1999/xhtml/vocab">
  <meta http-equiv="Content-Type" content="text/html; charset={charset}">
  <meta name="Generator" content="Drupal 7 (http://drupal.org)">
  <link rel="shortlink" href="https://www.metropolis.org/node/1483">
  {head}
  <title>{title} | Metropolis</title>
  <style type="text/css" media="all">@import url("./{files}/system.base.css");</style>
  <script type="text/javascript" async="" src="./{files}/analytics.js"></script>
</head>
<body class="html not-front not-logged-in one-sidebar page-node page-node- page-node-1483 node-type-{type} i18n-{lang}">
  <div id="skip-link"><a href="#main-content" class="element-invisible element-focusable">Skip to main content</a></div>
  <div id="page"><div id="header"><a href="https://www.metropolis.org/" rel="home">
    <img src="./{files}/logo.png" alt="Home"></a>
    <ul class="menu"><li class="first leaf"><a href="https://www.metropolis.org/members-list">Members</a></li></ul>
    <form action="/search/node" method="post"><input type="text" name="search_block_form" value=""></form></div>
  <div id="main-wrapper"><div class="breadcrumb"><a href="https://www.metropolis.org/">Home</a> »
   <a href="/newsroom">News</a></div>
   <div id="content" class="column"><div class="section"><a id="main-content"></a>
    <h1 class="title" id="page-title">{title}</h1>
    <div class="tabs"></div>
    <div class="region region-content"><div id="block-system-main" class="block block-system"><div class="content">
     <div id="node-1483" class="node node-{type} clearfix" about="{address}" typeof="sioc:Item foaf:Document">
      <span property="dc:title" content="{title}" class="rdf-meta element-hidden"></span>
      <div class="content">{content}</div>
      <ul class="links inline"><li class="node-readmore"><a href="{address}">Read more</a></li></ul>
     </div></div></div>
    <div id="block-views-related" class="block block-views"><h2>Related news</h2><div class="view view-related">
      <div class="views-row"><a href="https://www.metropolis.org/news/other">Something else</a></div></div></div>
    </div></div></div>
   <div class="region region-sidebar-first"><h2>Newsletter</h2><p>Subscribe to our newsletter</p></div></div>
  <div id="footer"><p>Avinyó, 15. 08002 Barcelona</p></div></div>
</body></html>
"""

EIGHT = """<!DOCTYPE html>
<html lang="{lang}" dir="ltr" prefix="og: https://ogp.me/ns#"><head>
<meta http-equiv="Content-Type" content="text/html; charset=UTF-8">
<link rel="canonical" href="https://www.metropolis.org{address}">
<meta name="Generator" content="Drupal 8 (https://www.drupal.org)">
{head}
<title>{title} | Metropolis</title></head>
<body class="path-node page-node-type-{type}">
<a href="#main-content" class="visually-hidden focusable">Skip</a>
<div class="dialog-off-canvas-main-canvas"><header role="banner"><nav role="navigation"><ul><li>
<a href="/es" data-drupal-link-system-path="&lt;front&gt;">Metropolis</a></li></ul></nav></header>
<main role="main"><div class="region region-content"><div data-drupal-messages-fallback="" class="hidden"></div>
<div id="block-page-title" class="block"><h1 class="page-title"><span property="schema:name">{title}</span></h1></div>
<article role="article" about="{address}" class="node node--type-{type} node--view-mode-full">
<div class="node__content">{content}
<div class="addtoany_list"><a href="https://www.addtoany.com/share">Share</a></div></div></article></div>
<div class="views-element-container block"><h2>Más noticias</h2>
<ul><li><a href="/es/node/3">Otra</a></li></ul></div></main>
<footer role="contentinfo">Metropolis</footer></div></body></html>
"""


def seven(
    content: str, *, address: str = "/news/a-page", title: str = "A page", kind: str = "news", **more: str
) -> str:
    """A page of Drupal 7; `content` is what stands in its node."""
    known = {"lang": "en", "charset": "UTF-8", "head": "", "files": "page_files"} | more
    return SEVEN.format(content=content, address=address, title=title, type=kind, **known)


def eight(content: str, *, address: str = "/es/news/a-page", title: str = "Una página", **more: str) -> str:
    """A page of Drupal 8 in Spanish; `content` is what stands in its node."""
    known = {"lang": "es", "type": "news", "head": ""} | more
    return EIGHT.format(content=content, address=address, title=title, **known)


def field(name: str, *items: str, label: str = "") -> str:
    """A field of Drupal 7, with its items as they are and its label if it shows one."""
    shown = f'<div class="field-label">{label}:&nbsp;</div>' if label else ""
    each = "".join(
        f'<div class="field-item {"even" if number % 2 else "odd"}">{item}</div>'
        for number, item in enumerate(items, start=1)
    )
    return (
        f'<div class="field field-name-{name} field-type-text field-label-above">{shown}'
        f'<div class="field-items">{each}</div></div>'
    )


def body(html: str) -> str:
    """The text of a node of Drupal 7."""
    return (
        '<div class="field field-name-body field-type-text-with-summary field-label-hidden"><div class="field-items">'
        f'<div class="field-item even" property="content:encoded">{html}</div></div></div>'
    )


def day(date: str, shown: str) -> str:
    """The date of a node of Drupal 7."""
    return field(
        "field-date",
        f'<span class="date-display-single" property="dc:date" datatype="xsd:dateTime" content="{date}">{shown}</span>',
    )
