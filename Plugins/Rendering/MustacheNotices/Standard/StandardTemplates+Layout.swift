extension StandardTemplates {
  /// What stands around a notice in HTML.
  ///
  /// Tables and inline styles, because mail programs drop the rest; the style sheet is for dark mode,
  /// small screens and paper, and nothing is lost without it. A logo stands on a white plate, which is
  /// seen in dark mode alone: most are drawn for white paper. The plate is a picture to mail programs
  /// that turn colours around by themselves, and pictures they leave.
  static let layout = """
    <!DOCTYPE html>
    <html lang="{{language}}" dir="ltr">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="supported-color-schemes" content="light dark">
    <meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
    <title>{{subject}}</title>
    <style>
    :root { color-scheme: light dark; }
    @media screen and (prefers-color-scheme: dark) {
    .page { background: #111418 !important; }
    .card { background: #1b1f24 !important; border-color: #3a424b !important; }
    .text { color: #e6e9ec !important; }
    .head { color: {{look.inkOnDark}} !important; }
    .line { border-color: #3a424b !important; }
    .small { color: #aab3bc !important; }
    .box { background: #262c33 !important; }
    .edge { border-color: {{look.edgeOnDark}} !important; }
    .logo { padding: 8px 12px !important; }
    }
    @media (max-width: 480px) {
    .page { padding: 0 !important; }
    .side { padding-left: 16px !important; padding-right: 16px !important; }
    .over, .none { display: none !important; }
    .parts, .part { display: block !important; }
    .parts { padding: 8px 0 !important; border-bottom: 1px solid #d9dee4; }
    .part { padding: 2px 0 !important; border: 0 !important; text-align: right !important; }
    .lead { text-align: left !important; font-weight: bold !important; }
    .label { display: inline !important; float: left !important; padding-right: 12px !important; \
    font-weight: normal !important; color: #5b6570; }
    }
    @media screen and (max-width: 480px) and (prefers-color-scheme: dark) {
    .label { color: #aab3bc !important; }
    .parts { border-color: #3a424b !important; }
    }
    @media print {
    .page, .card, .edge, .button { background: #ffffff !important; }
    .card { border: 0 !important; }
    .button { color: #000000 !important; }
    .button:after { content: ": " attr(href); font-weight: normal; }
    }
    </style>
    </head>
    <body class="page" style="margin:0;padding:0;background:#eef1f4">
    <div style="display:none;max-height:0;overflow:hidden;mso-hide:all">{{preheader}}</div>
    <table class="page" role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" \
    style="table-layout:fixed;background:#eef1f4">
    <tr><td class="page" align="center" style="padding:24px 8px;background:#eef1f4">
    <table class="card" role="presentation" width="600" cellpadding="0" cellspacing="0" border="0" \
    style="width:100%;max-width:600px;table-layout:fixed;background:#ffffff;border:1px solid #d9dee4">
    <tr><td bgcolor="{{look.colour}}" height="6" \
    style="height:6px;font-size:0;line-height:0;background:{{look.colour}}">&nbsp;</td></tr>
    <tr><td class="side head" align="left" style="padding:24px 32px 0;color:{{look.ink}};\
    font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:16px;\
    line-height:24px;font-weight:bold">
    {{#hasLogo}}
    <img class="logo" src="cid:logo" alt="{{creditor.name}}" height="48" \
    style="height:48px;width:auto;max-width:240px;border:0;border-radius:6px;background-color:#ffffff;\
    background-image:linear-gradient(#ffffff,#ffffff)">
    {{/hasLogo}}
    {{^hasLogo}}
    <bdi dir="auto">{{creditor.name}}</bdi>
    {{/hasLogo}}
    </td></tr>
    <tr><td class="side text" align="left" style="padding:16px 32px 24px;color:#1c2126;\
    font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:16px;\
    line-height:24px;overflow-wrap:anywhere">
    <h1 style="margin:0 0 24px;font-size:22px;line-height:28px;font-weight:bold">{{heading}}</h1>
    {{content}}
    </td></tr>
    </table>
    </td></tr>
    </table>
    </body>
    </html>

    """
}
