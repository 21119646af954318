// How what stands on statements is named, in each language: by the statement where all of it does.
extension StandardTemplates {
  static let statementsEnglish = [
    (
      "_about",
      """
      {{#byStatement}}statement{{#severalStatements}}s{{/severalStatements}} {{statementNumbers}}{{/byStatement}}\
      {{^byStatement}}\
      {{^several}}invoice {{first.invoice}}{{/several}}{{#several}}{{count}} open invoices{{/several}}\
      {{/byStatement}}, {{asked}}

      """
    ),
    (
      "_quoting",
      """
      {{#byStatement}}quoting {{statementNumbers}}{{/byStatement}}\
      {{^byStatement}}quoting the invoice number{{#several}}s{{/several}}{{/byStatement}}:

      """
    ),
    (
      "_statements",
      """
      {{#hasStatements}}

      {{#statements}}
      - Statement {{number}} of {{on}}, due on {{due}}: {{open}}{{#isPart}} is asked for here{{/isPart}}{{^isPart}} open{{/isPart}}.
      {{/statements}}
      {{/hasStatements}}

      """
    ),
  ]

  static let statementsGerman = [
    (
      "_about",
      """
      {{#byStatement}}{{^severalStatements}}Kontoauszug{{/severalStatements}}\
      {{#severalStatements}}Kontoauszüge{{/severalStatements}} {{statementNumbers}}{{/byStatement}}{{^byStatement}}\
      {{^several}}Rechnung {{first.invoice}}{{/several}}{{#several}}{{count}} offene Rechnungen{{/several}}\
      {{/byStatement}}, {{asked}}

      """
    ),
    (
      "_quoting",
      """
      {{#byStatement}}unter Angabe der Nummer{{#severalStatements}}n{{/severalStatements}} {{statementNumbers}}{{/byStatement}}\
      {{^byStatement}}unter Angabe der Rechnungsnummer{{#several}}n{{/several}}{{/byStatement}}:

      """
    ),
    (
      "_statements",
      """
      {{#hasStatements}}

      {{#statements}}
      - Kontoauszug {{number}} vom {{on}}, fällig am {{due}}: {{open}}{{#isPart}} werden hier verlangt{{/isPart}}{{^isPart}} offen{{/isPart}}.
      {{/statements}}
      {{/hasStatements}}

      """
    ),
  ]

  static let statementsFrench = [
    (
      "_about",
      """
      {{#byStatement}}relevé{{#severalStatements}}s{{/severalStatements}} de compte {{statementNumbers}}{{/byStatement}}\
      {{^byStatement}}{{^several}}facture {{first.invoice}}{{/several}}{{#several}}{{count}} factures à régler{{/several}}\
      {{/byStatement}}, {{asked}}

      """
    ),
    (
      "_quoting",
      """
      {{#byStatement}}en rappelant {{#severalStatements}}les numéros{{/severalStatements}}\
      {{^severalStatements}}le numéro{{/severalStatements}} {{statementNumbers}}{{/byStatement}}\
      {{^byStatement}}en rappelant {{#several}}les numéros de facture{{/several}}\
      {{^several}}le numéro de la facture{{/several}}{{/byStatement}}\u{202F}:

      """
    ),
    (
      "_statements",
      """
      {{#hasStatements}}

      {{#statements}}
      - Relevé de compte {{number}} du {{on}}, à échéance du {{due}}\u{202F}: {{#isPart}}{{open}} sont demandés ici{{/isPart}}{{^isPart}}solde dû de {{open}}{{/isPart}}.
      {{/statements}}
      {{/hasStatements}}

      """
    ),
  ]

  static let statementsSpanish = [
    (
      "_about",
      """
      {{#byStatement}}estado{{#severalStatements}}s{{/severalStatements}} de cuenta {{statementNumbers}}{{/byStatement}}\
      {{^byStatement}}{{^several}}factura {{first.invoice}}{{/several}}{{#several}}{{count}} facturas{{/several}}\
      {{/byStatement}}, {{asked}}

      """
    ),
    (
      "_quoting",
      """
      {{#byStatement}}indicando {{#severalStatements}}los números{{/severalStatements}}\
      {{^severalStatements}}el número{{/severalStatements}} {{statementNumbers}}{{/byStatement}}\
      {{^byStatement}}indicando {{#several}}los números{{/several}}{{^several}}el número{{/several}} de factura{{/byStatement}}:

      """
    ),
    (
      "_statements",
      """
      {{#hasStatements}}

      {{#statements}}
      - Estado de cuenta {{number}} del {{on}}, vence el {{due}}: {{#isPart}}aquí se piden {{open}}{{/isPart}}{{^isPart}}pendiente {{open}}{{/isPart}}.
      {{/statements}}
      {{/hasStatements}}

      """
    ),
  ]

  // Within a sentence a partial would end the line.

  static let theyEnglish = """
    {{#byStatement}}Statement{{#severalStatements}}s{{/severalStatements}} {{statementNumbers}} \
    {{#severalStatements}}are{{/severalStatements}}{{^severalStatements}}is{{/severalStatements}}{{/byStatement}}\
    {{^byStatement}}{{#several}}These invoices are{{/several}}{{^several}}This invoice is{{/several}}{{/byStatement}}
    """

  static let andTheyEnglish = """
    \(themEnglish) {{#byStatement}}\
    {{#severalStatements}}are{{/severalStatements}}{{^severalStatements}}is{{/severalStatements}}{{/byStatement}}\
    {{^byStatement}}{{#several}}are{{/several}}{{^several}}is{{/several}}{{/byStatement}}
    """

  static let themEnglish = """
    {{#byStatement}}statement{{#severalStatements}}s{{/severalStatements}} {{statementNumbers}}{{/byStatement}}\
    {{^byStatement}}{{#several}}these invoices{{/several}}{{^several}}this invoice{{/several}}{{/byStatement}}
    """

  static let theyGerman = """
    {{#byStatement}}{{^severalStatements}}der Kontoauszug {{statementNumbers}} ist{{/severalStatements}}\
    {{#severalStatements}}die Kontoauszüge {{statementNumbers}} sind{{/severalStatements}}{{/byStatement}}\
    {{^byStatement}}{{#several}}diese Rechnungen sind{{/several}}{{^several}}diese Rechnung ist{{/several}}{{/byStatement}}
    """

  static let ofThemGerman = """
    {{#byStatement}}{{^severalStatements}}des Kontoauszugs {{statementNumbers}}{{/severalStatements}}\
    {{#severalStatements}}der Kontoauszüge {{statementNumbers}}{{/severalStatements}}{{/byStatement}}\
    {{^byStatement}}{{#several}}dieser Rechnungen{{/several}}{{^several}}dieser Rechnung{{/several}}{{/byStatement}}
    """

  static let overdueFrench = """
    {{#byStatement}}{{^severalStatements}}Le relevé de compte {{statementNumbers}} est échu et n’est pas entièrement réglé{{/severalStatements}}\
    {{#severalStatements}}Les relevés de compte {{statementNumbers}} sont échus et ne sont pas entièrement réglés{{/severalStatements}}{{/byStatement}}\
    {{^byStatement}}{{#several}}Ces factures sont échues et ne sont pas entièrement réglées{{/several}}\
    {{^several}}Cette facture est échue et n’est pas entièrement réglée{{/several}}{{/byStatement}}
    """

  static let overdueSpanish = """
    {{#byStatement}}{{^severalStatements}}El estado de cuenta {{statementNumbers}} ha vencido y no se ha pagado{{/severalStatements}}\
    {{#severalStatements}}Los estados de cuenta {{statementNumbers}} han vencido y no se han pagado{{/severalStatements}}{{/byStatement}}\
    {{^byStatement}}{{#several}}Estas facturas han vencido y no se han pagado{{/several}}\
    {{^several}}Esta factura ha vencido y no se ha pagado{{/several}}{{/byStatement}}
    """
}
