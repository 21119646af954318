extension StandardTemplates {
  /// What stands around a notice on paper: the address where the window of the envelope is, the
  /// creditor above it, date and reference beside it, and page numbers.
  ///
  /// CSS Paged Media as WeasyPrint has it. The first page's places are measured from the upper margin,
  /// so that a browser prints them as well; only the page numbers and the line above later pages are
  /// lost there. Nothing floats: what does is printed twice where a page ends beside it.
  static let letter = """
    <!DOCTYPE html>
    <html lang="{{language}}" dir="ltr">
    <head>
    <meta charset="utf-8">
    <title>{{subject}}</title>
    <meta name="author" content="{{creditor.name}}">
    <style>
    @page {
    size: {{window.paper}};
    margin: 20mm {{window.right}} 13mm {{window.left}};
    @top-left { content: element(later); }
    @bottom-right {
    content: "{{label.page}} " counter(page) " {{label.of}} " counter(pages);
    font: 8pt 'Liberation Sans', 'Noto Sans', 'DejaVu Sans', Arial, sans-serif; color: #5b6570;
    }
    }
    @page :first { @top-left { content: none; } }
    body { margin: 0; color: #000000; font: 9.3pt/1.2 'Liberation Sans', 'Noto Sans', \
    'DejaVu Sans', Arial, sans-serif; overflow-wrap: break-word; }
    .later { position: running(later); font-size: 8pt; color: #5b6570; }
    .first { position: relative; height: {{window.words}}; }
    .first > * { position: absolute; }
    .house { top: -8mm; left: 0; font-size: 14pt; font-weight: bold; color: {{look.ink}}; }
    .house div { font-size: 8pt; font-weight: normal; color: #5b6570; padding-top: 1mm; }
    .house img { height: 14mm; width: auto; max-width: 80mm; }
    .return { left: {{window.addressLeft}}; bottom: {{window.returnBottom}}; \
    width: {{window.addressWidth}}; font-size: 7pt; padding-bottom: 1mm; }
    .address { left: {{window.addressLeft}}; top: {{window.addressTop}}; \
    width: {{window.addressWidth}}; height: {{window.addressHeight}}; font-size: 10pt; \
    line-height: 4.2mm; overflow: hidden; display: flex; flex-direction: column; \
    justify-content: {{window.addressFrom}}; }
    .details { left: {{window.detailsLeft}}; top: {{window.detailsTop}}; \
    width: {{window.detailsWidth}}; font-size: 9pt; line-height: 4.4mm; }
    .details span { color: #5b6570; }
    .details b { font-weight: normal; white-space: nowrap; }
    .fold { left: {{window.foldLeft}}; width: 4mm; border-top: 0.3pt solid #808080; }
    h1 { font-size: 12pt; margin: 0 0 2.5mm; break-after: avoid; }
    p, ul, table { orphans: 3; widows: 3; }
    p, ul, .table, table[role=presentation] { margin-bottom: 1.3mm !important; }
    .kept, thead { break-after: avoid; }
    .wide { overflow: visible !important; }
    tr, .together, .box { break-inside: avoid; }
    thead { display: table-header-group; }
    .table { width: 100%; font-size: 9pt !important; }
    .cell { padding-top: 0.6pt !important; padding-bottom: 0.6pt !important; \
    line-height: 1.15 !important; }
    .box { width: 100%; }
    .box td { padding: 1mm 3mm !important; }
    .said, .drawn { display: inline-block; vertical-align: top; }
    .said { width: 100%; }
    .said:not(:only-child) { width: 79%; }
    .drawn { width: 20%; text-align: right; padding: 0 !important; }
    .drawn svg { width: 23mm; height: 23mm; }
    div.small.line { break-before: avoid; break-inside: avoid; }
    .small.line { margin-top: 2.4mm !important; padding-top: 1.6mm !important; \
    font-size: 7.5pt !important; line-height: 1.3 !important; columns: 2; }
    th.small.line { font-size: 9pt !important; }
    .edge { border: 0 !important; background: none !important; padding: 0 !important; }
    .button { padding: 0 !important; background: none !important; color: #000000 !important; }
    .button:after { content: ": " attr(href); font-weight: normal; }
    </style>
    </head>
    <body>
    <div class="later">{{creditor.name}} · {{reference}} · {{day}}</div>
    <div class="first">
    <div class="house">{{#hasLogo}}<img src="{{logo}}" alt="{{creditor.name}}">{{/hasLogo}}\
    {{^hasLogo}}<bdi dir="auto">{{creditor.name}}</bdi>{{/hasLogo}}<div>{{letterhead}}</div></div>
    {{#sender}}
    <div class="return">{{sender}}</div>
    {{/sender}}
    <div class="address">
    {{#recipient}}
    <div><bdi dir="auto">{{.}}</bdi></div>
    {{/recipient}}
    </div>
    <div class="details">
    <div><span>{{label.day}}</span> {{day}}</div>
    <div><span>{{label.reference}}</span> <b>{{reference}}</b></div>
    <div><span>{{label.customer}}</span> {{customer}}</div>
    {{#creditor.phone}}
    <div><span>{{label.phone}}</span> {{creditor.phone}}</div>
    {{/creditor.phone}}
    {{#creditor.email}}
    <div>{{creditor.email}}</div>
    {{/creditor.email}}
    </div>
    {{#folds}}
    <div class="fold" style="top: {{.}}"></div>
    {{/folds}}
    </div>
    <h1>{{heading}}</h1>
    {{content}}
    </body>
    </html>

    """
}
