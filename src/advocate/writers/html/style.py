"""The style sheet of a document: one for screen and paper, in the colours and fonts of its look.

Text is set in `ink`, `muted` or `main` on white or `tint`, and in white on `main` only: pairs whose
contrast the palette answers for. `second`, `soft` and `hairline` draw lines.
"""

from string import Template

from advocate.models.brand import Brand, Palette
from advocate.models.document import DocumentInfo, DocumentKind
from advocate.writers.html.markup import css_colour, css_string

_FALLBACK = 'Calibri, Carlito, "Segoe UI", "Helvetica Neue", Arial, sans-serif'
_MARGIN = "19mm 21mm 21mm"
_LETTER_MARGIN = "15mm 21mm 17mm"
"""Less above and below: a letter has to fit one page."""

_SHEET = Template("""
:root { --ink: $ink; --muted: $muted; --main: $main; --second: $second; --tint: $tint;
  --soft: $soft; --hairline: $hairline; }
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0 auto; padding: 2rem 1.5rem 3rem; max-width: 38.5rem; background: #fff;
  color: var(--ink); font: 1.1875rem/1.55 $body_font; overflow-wrap: break-word; }
h1, h2, h3, h4, h5, h6 { font-family: $heading_font; line-height: 1.2; color: var(--main);
  text-wrap: balance; }
h1 { margin: 0 0 .3em; font-size: 2.25rem; }
h2 { margin: 2.2em 0 .6em; font-size: 1.5rem; }
h3 { margin: 1.8em 0 .5em; font-size: 1.2rem; color: var(--ink); }
h4, h5, h6 { margin: 1.6em 0 .4em; font-size: 1.125rem; color: var(--muted); }
h2 + h3 { margin-top: 0; }
p, ul, ol { margin: 0 0 .85em; }
ul, ol { padding-left: 1.4em; }
li { margin-bottom: .4em; }
li > ul, li > ol { margin: .4em 0 0; }
li::marker { color: var(--main); font-weight: 600; }
a { color: var(--main); text-underline-offset: .15em; overflow-wrap: anywhere; }
a:hover { text-decoration-thickness: .15em; }
a:focus-visible, [tabindex]:focus-visible { outline: 3px solid var(--main); outline-offset: 3px;
  border-radius: 2px; }
:target { background: var(--tint); }
sup { font-size: .72em; line-height: 0; font-weight: 400; }
sup a { padding: 0 .1em; text-decoration: none; }
sup a:hover, sup a:focus-visible { text-decoration: underline; }
img, svg { max-width: 100%; height: auto; }
pre { overflow-x: auto; padding: .8em 1em; background: var(--tint); }
code { font-family: Consolas, Menlo, monospace; font-size: .92em; }
hr { border: 0; border-top: 1px solid var(--soft); margin: 2em 0; }
body > header { display: flex; flex-wrap: wrap; gap: .75rem 1.5rem; align-items: center;
  justify-content: space-between; margin-bottom: 1.75rem; padding-bottom: .6rem;
  border-bottom: 1px solid var(--hairline); }
body > header img { max-height: 4rem; width: auto; }
body > header p { margin: 0; }
body > footer { margin-top: 2.5rem; padding-top: .6rem; border-top: 1px solid var(--hairline);
  color: var(--muted); font-size: .9rem; }
body > footer p { margin: 0; }
.state { font-weight: 600; font-size: .9rem; color: var(--main); }
.kicker { margin: 0 0 .4em; font-size: .9rem; font-weight: 700; letter-spacing: .06em;
  text-transform: uppercase; color: var(--muted); }
.subtitle { margin: 0 0 1.4em; font-size: 1.3rem; line-height: 1.35; color: var(--muted); }
.lead { font-size: 1.22rem; line-height: 1.45; }
.note, .sources, .status { font-size: .95rem; color: var(--muted); }
.warning { padding: .6em .9em; border-left: 5px solid var(--second); background: #fbf4e3;
  font-size: 1rem; }
.callout { padding: .85em 1em; border-left: 5px solid var(--main); background: var(--tint);
  font-size: 1.2rem; line-height: 1.4; }
h3.ask, h2.ask, h4.ask { padding-top: .8em; border-top: 3px solid var(--main); color: var(--main);
  font-size: 1.4rem; }
blockquote { margin: 0 0 1em; padding-left: 1em; border-left: 3px solid var(--soft); }
figure { margin: 1.5em 0; }
.voice { padding-left: 1em; border-left: 5px solid var(--second); }
.voice blockquote { margin: 0; padding: 0; border: 0; font-size: 1.25rem; line-height: 1.4;
  font-style: italic; color: var(--main); }
.voice p { margin-bottom: .3em; }
.voice figcaption { font-size: 1rem; color: var(--muted); }
.chart figcaption { margin-bottom: .6em; font-weight: 700; }
.chart svg { display: block; margin-bottom: .8em; }
.portrait img { display: block; width: auto; height: auto; max-height: 11rem; }
.portrait { margin-bottom: .3em; }
table { width: 100%; border-collapse: collapse; margin: 0 0 1.3em; font-size: 1rem;
  line-height: 1.4; }
th, td { padding: .5em .75em .5em 0; text-align: left; vertical-align: top;
  border-bottom: 1px solid var(--hairline); }
th:last-child, td:last-child { padding-right: 0; }
thead th, thead td { vertical-align: bottom; color: var(--main);
  border-bottom: 2px solid var(--main); }
tbody th { font-weight: 600; }
.number { text-align: right; font-variant-numeric: tabular-nums lining-nums; white-space: nowrap; }
thead .number { white-space: normal; }
.number + td, .number + th { padding-left: .6em; }
.centre { text-align: center; }
.facts th[scope=row], .glance th[scope=row] { width: 30%; }
.facts .figure { width: 1%; white-space: nowrap; padding-right: 1em; font-size: 1.6rem;
  line-height: 1.1; color: var(--main); font-variant-numeric: lining-nums; }
.glance { background: var(--tint); border-left: 6px solid var(--main); font-size: 1.0625rem; }
.glance th, .glance td, .glance th:last-child, .glance td:last-child { padding: .5em .9em; }
.glance tr:last-child > * { border-bottom: 0; }
.glance tbody th { color: var(--main); }
.glance thead th { background: var(--main); color: #fff; border-bottom: 0; }
.scroll { overflow-x: auto; margin-bottom: 1.3em; }
.scroll table { min-width: 33rem; margin-bottom: 0; }
.notes { margin-top: 3em; padding-top: .2em; border-top: 1px solid var(--soft); }
.notes h2 { margin: 1em 0 .6em; font-size: 1.2rem; }
.notes ol { padding-left: 1.9em; font-size: .95rem; line-height: 1.45; }
.notes p { margin: 0; }
[role=doc-backlink] { display: inline-block; min-width: 1.5em; text-align: center;
  text-decoration: none; }
nav { margin-bottom: 1.5em; padding: .6em 1em; background: var(--tint); }
nav ul { margin: 0; padding: 0; list-style: none; }
nav ul ul { padding-left: 1.2em; }
nav li { padding: .15em 0; }
.draft { margin: 0; letter-spacing: .08em; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
  white-space: nowrap; }
.letterhead { margin-bottom: 2em; padding-bottom: .7em; border-bottom: 2px solid var(--main);
  font-style: normal; font-size: .95rem; color: var(--muted); }
.letterhead strong { font-size: 1.35rem; color: var(--main); }
.dateline, .address { margin-bottom: 1.6em; }
.subject { margin: 0 0 .85em; font-size: 1.2rem; font-weight: 700; line-height: 1.35;
  color: var(--main); }
.closing { margin-top: 1.6em; margin-bottom: 2.6em; }
@media (max-width: 30rem) {
  body { padding: 1.25rem 1rem 2rem; font-size: 1.0625rem; }
  h1 { font-size: 1.8rem; } h2 { font-size: 1.35rem; }
  .facts th[scope=row], .glance th[scope=row] { width: 34%; }
  .glance th, .glance td, .glance th:last-child, .glance td:last-child { padding: .45em .65em; }
}
@page { size: A4; margin: $margin;
  @bottom-left { content: $footer; font: 8.5pt $body_font; color: $muted; width: 82%; }
  @bottom-right { content: "Page " counter(page) " of " counter(pages); font: 8.5pt $body_font;
    color: $muted; } }
@media print {
  body { max-width: none; padding: 0; font-size: 10.5pt; line-height: 1.42;
    print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  h1 { font-size: 23pt; } h2 { font-size: 15pt; margin-top: 1.5em; } h3 { font-size: 12pt; }
  h4, h5, h6 { font-size: 11pt; }
  h1, h2, h3, h4, h5, h6, .kicker, figcaption { break-after: avoid; }
  h1, h2, h3, h4, h5, h6, tr, figure, .callout, .warning, .voice, .portrait, nav, li
    { break-inside: avoid; }
  p, li { orphans: 2; widows: 2; }
  p:has(+ .scroll), p:has(+ ul) { break-after: avoid; }
  thead { display: table-header-group; }
  .facts, .glance { break-inside: avoid; }
  tbody tr:first-child, tbody tr:nth-last-child(2) { break-after: avoid; }
  a { color: inherit; text-decoration: none; }
  .notes a[href^=http]::after { content: " (" attr(href) ")"; overflow-wrap: anywhere; }
  [role=doc-backlink] { display: none; }
  :target { background: none; }
  table, .warning { font-size: 9.5pt; } .glance { font-size: 10pt; }
  .callout, .voice blockquote { font-size: 12.5pt; } .lead { font-size: 12pt; }
  .subtitle { font-size: 13pt; } .ask { font-size: 14pt !important; }
  .note, .sources, .status, .voice figcaption, .letterhead { font-size: 9pt; }
  .facts .figure { font-size: 18pt; }
  .scroll { overflow: visible; } .scroll table { min-width: 0; }
  .notes ol { font-size: 8.5pt; } .notes h2 { font-size: 11pt; } .notes li { margin-bottom: .2em; }
  .new-page { break-after: page; }
  body > header { margin-bottom: 1.2em; } body > footer { display: none; }
  .letter { font-size: 10pt; line-height: 1.34; } .letter p { margin-bottom: .7em; }
  .letter .subject { font-size: 11pt; }
  .letter .dateline, .letter .address { margin-bottom: 1.1em; }
  .letter .closing { margin-top: 1.1em; margin-bottom: 2em; }
  .letter .letterhead { margin-bottom: 1.2em; } .letter .letterhead strong { font-size: 15pt; }
  .letter .notes { margin-top: 1.2em; } .letter .notes h2 { margin-top: .5em; font-size: 9pt; }
  .letter .notes ol { font-size: 8pt; line-height: 1.3; } .letter .warning { font-size: 9pt; }
  .letter .notes a::after { content: none; }
}
""")


def style_sheet(palette: Palette, brand: Brand, info: DocumentInfo, footer: str) -> str:
    """Return the style sheet for one document; `footer` stands at the foot of printed pages."""
    body = _fonts(brand.body_font)
    return _SHEET.substitute(
        ink=css_colour(palette.ink),
        muted=css_colour(palette.muted),
        main=css_colour(palette.main),
        second=css_colour(palette.second),
        tint=css_colour(palette.tint),
        soft=css_colour(palette.soft),
        hairline=css_colour(palette.hairline),
        body_font=body,
        heading_font=_fonts(brand.heading_font) if brand.heading_font else body,
        footer=css_string(footer),
        margin=_LETTER_MARGIN if info.kind is DocumentKind.LETTER else _MARGIN,
    )


def _fonts(name: str | None) -> str:
    return f"{css_string(name)}, {_FALLBACK}" if name else _FALLBACK
