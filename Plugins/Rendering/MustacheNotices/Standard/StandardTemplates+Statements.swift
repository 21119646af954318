// How what stands on statements is named, in each language: by the statement where all of it does.
extension StandardTemplates {
  static let statementsEnglish = [
    (
      "_they",
      """
      {{#byStatement}}Statement{{#severalStatements}}s{{/severalStatements}} {{statementNumbers}} \
      {{#severalStatements}}are{{/severalStatements}}{{^severalStatements}}is{{/severalStatements}}{{/byStatement}}\
      {{^byStatement}}{{#several}}These invoices are{{/several}}{{^several}}This invoice is{{/several}}{{/byStatement}}

      """
    ),
    (
      "_andthey",
      """
      {{> them}} {{#byStatement}}\
      {{#severalStatements}}are{{/severalStatements}}{{^severalStatements}}is{{/severalStatements}}{{/byStatement}}\
      {{^byStatement}}{{#several}}are{{/several}}{{^several}}is{{/several}}{{/byStatement}}

      """
    ),
    (
      "_them",
      """
      {{#byStatement}}statement{{#severalStatements}}s{{/severalStatements}} {{statementNumbers}}{{/byStatement}}\
      {{^byStatement}}{{#several}}these invoices{{/several}}{{^several}}this invoice{{/several}}{{/byStatement}}

      """
    ),
    (
      "_quoting",
      """
      {{#byStatement}}quoting {{statementNumbers}}{{/byStatement}}\
      {{^byStatement}}quoting the invoice number{{#several}}s{{/several}}{{/byStatement}}

      """
    ),
    (
      "_statements",
      """
      {{#hasStatements}}

      {{#statements}}
      - Statement {{number}} of {{on}}, due on {{due}}: {{open}} open.
      {{/statements}}
      {{/hasStatements}}

      """
    ),
  ]

  static let statementsGerman = [
    (
      "_they",
      """
      {{#byStatement}}{{^severalStatements}}der Kontoauszug {{statementNumbers}} ist{{/severalStatements}}\
      {{#severalStatements}}die Kontoauszüge {{statementNumbers}} sind{{/severalStatements}}{{/byStatement}}\
      {{^byStatement}}{{#several}}diese Rechnungen sind{{/several}}{{^several}}diese Rechnung ist{{/several}}{{/byStatement}}

      """
    ),
    (
      "_ofthem",
      """
      {{#byStatement}}{{^severalStatements}}des Kontoauszugs {{statementNumbers}}{{/severalStatements}}\
      {{#severalStatements}}der Kontoauszüge {{statementNumbers}}{{/severalStatements}}{{/byStatement}}\
      {{^byStatement}}{{#several}}dieser Rechnungen{{/several}}{{^several}}dieser Rechnung{{/several}}{{/byStatement}}

      """
    ),
    (
      "_quoting",
      """
      {{#byStatement}}unter Angabe der Nummer{{#severalStatements}}n{{/severalStatements}} {{statementNumbers}}{{/byStatement}}\
      {{^byStatement}}unter Angabe der Rechnungsnummer{{#several}}n{{/several}}{{/byStatement}}

      """
    ),
    (
      "_statements",
      """
      {{#hasStatements}}

      {{#statements}}
      - Kontoauszug {{number}} vom {{on}}, fällig am {{due}}: {{open}} offen.
      {{/statements}}
      {{/hasStatements}}

      """
    ),
  ]

  static let statementsFrench = [
    (
      "_quoting",
      """
      {{#byStatement}}en rappelant {{#severalStatements}}les numéros{{/severalStatements}}\
      {{^severalStatements}}le numéro{{/severalStatements}} {{statementNumbers}}{{/byStatement}}\
      {{^byStatement}}en rappelant {{#several}}les numéros de facture{{/several}}\
      {{^several}}le numéro de la facture{{/several}}{{/byStatement}}

      """
    ),
    (
      "_statements",
      """
      {{#hasStatements}}

      {{#statements}}
      - Relevé de compte {{number}} du {{on}}, à échéance du {{due}}\u{202F}: solde dû de {{open}}.
      {{/statements}}
      {{/hasStatements}}

      """
    ),
  ]

  static let statementsSpanish = [
    (
      "_quoting",
      """
      {{#byStatement}}indicando {{#severalStatements}}los números{{/severalStatements}}\
      {{^severalStatements}}el número{{/severalStatements}} {{statementNumbers}}{{/byStatement}}\
      {{^byStatement}}indicando {{#several}}los números{{/several}}{{^several}}el número{{/several}} de factura{{/byStatement}}

      """
    ),
    (
      "_statements",
      """
      {{#hasStatements}}

      {{#statements}}
      - Estado de cuenta {{number}} del {{on}}, vence el {{due}}: pendiente {{open}}.
      {{/statements}}
      {{/hasStatements}}

      """
    ),
  ]
}
