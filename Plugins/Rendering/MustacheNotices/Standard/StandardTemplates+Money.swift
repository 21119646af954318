// What is written about payments that came back, and about charges that are left when the invoice is
// paid, in each language.
extension StandardTemplates {
  static let moneyEnglish = [
    (
      "returned",
      """
      Subject: Payment of {{returned.amount}} of {{returned.day}} returned: {{asked}} is open

      {{> greeting}}

      Your payment of {{returned.amount}} of {{returned.day}}\
      {{#returned.document}} for {{returned.document}}{{/returned.document}} was returned\
      {{#returned.byBank}} by the bank{{/returned.byBank}}, so that {{asked}} is open now. \
      Please pay {{asked}} {{#newDue}}by {{newDue}}{{/newDue}}{{^newDue}}within the next few days{{/newDue}}, \
      quoting the invoice number{{#several}}s{{/several}}:

      {{> items}}

      {{> agreed}}
      {{> sum}}
      {{> ways}}
      {{> charges}}
      {{> notdue}}
      If you do not know why the payment came back, your bank can tell you. If
      you have paid since, there is nothing more you need to do.

      {{> closing}}

      """
    ),
    (
      "charges-alone",
      """
      Subject: Charges for late payment: {{asked}}

      {{> greeting}}

      Thank you for paying what we had invoiced. What is left on your account are the charges \
      for paying after the due day. \
      Please pay {{asked}} {{#newDue}}by {{newDue}}{{/newDue}}{{^newDue}}within the next few days{{/newDue}}, \
      quoting the invoice number:

      {{> items}}

      {{> agreed}}
      {{> sum}}
      {{> ways}}
      {{> charges}}
      {{> notdue}}
      If you see a reason why a charge should not be owed, please tell us.

      {{> closing}}

      """
    ),
  ]

  static let moneyGerman = [
    (
      "returned",
      """
      Subject: Zahlung von {{returned.amount}} vom {{returned.day}} zurückgegeben: {{asked}} offen

      {{> greeting}}

      Ihre Zahlung von {{returned.amount}} vom {{returned.day}}\
      {{#returned.document}} zu {{returned.document}}{{/returned.document}} wurde\
      {{#returned.byBank}} von der Bank{{/returned.byBank}} zurückgegeben; damit sind jetzt {{asked}} offen. \
      Bitte zahlen Sie {{asked}} {{#newDue}}bis zum {{newDue}}{{/newDue}}{{^newDue}}in den nächsten Tagen{{/newDue}} \
      unter Angabe der Rechnungsnummer{{#several}}n{{/several}}:

      {{> items}}

      {{> agreed}}
      {{> sum}}
      {{> ways}}
      {{> charges}}
      {{> notdue}}
      Wissen Sie nicht, warum die Zahlung zurückkam, gibt Ihre Bank Auskunft.
      Haben Sie inzwischen gezahlt, müssen Sie nichts weiter tun.

      {{> closing}}

      """
    ),
    (
      "charges-alone",
      """
      Subject: Verzugskosten: {{asked}}

      {{> greeting}}

      vielen Dank, dass Sie bezahlt haben, was wir Ihnen berechnet hatten. Auf Ihrem Konto offen sind \
      nur noch die Verzugskosten, die durch die verspätete Zahlung entstanden sind. \
      Bitte zahlen Sie {{asked}} {{#newDue}}bis zum {{newDue}}{{/newDue}}{{^newDue}}in den nächsten Tagen{{/newDue}} \
      unter Angabe der Rechnungsnummer:

      {{> items}}

      {{> agreed}}
      {{> sum}}
      {{> ways}}
      {{> charges}}
      {{> notdue}}
      Sehen Sie einen Grund, warum ein Betrag nicht geschuldet ist, sagen Sie
      es uns bitte.

      {{> closing}}

      """
    ),
  ]

  static let moneyFrench = [
    (
      "returned",
      """
      Subject: Règlement de {{returned.amount}} du {{returned.day}} rejeté\u{202F}: {{asked}} à régler

      {{> greeting}}

      Votre règlement de {{returned.amount}} du {{returned.day}}\
      {{#returned.document}} pour {{returned.document}}{{/returned.document}} a été rejeté\
      {{#returned.byBank}} par la banque{{/returned.byBank}}\u{202F}; {{asked}} restent donc à régler. \
      Nous vous remercions de régler {{asked}} {{#newDue}}au plus tard le {{newDue}}{{/newDue}}\
      {{^newDue}}dans les prochains jours{{/newDue}}, \
      en rappelant {{#several}}les numéros de facture{{/several}}{{^several}}le numéro de la facture{{/several}}\u{202F}:

      {{> items}}

      {{> agreed}}
      {{> sum}}
      {{> ways}}
      {{> charges}}
      {{> notdue}}
      Si vous ignorez la cause de ce rejet, votre banque pourra vous renseigner.
      Si vous avez réglé depuis, vous n’avez rien d’autre à faire.

      {{> closing}}

      """
    ),
    (
      "charges-alone",
      """
      Subject: {{creditor.name}}\u{202F}: frais de retard, {{asked}}

      {{> greeting}}

      Nous vous remercions d’avoir réglé ce que nous vous avions facturé. Il ne reste sur votre compte \
      que les frais entraînés par le règlement après l’échéance. \
      Nous vous remercions de régler {{asked}} {{#newDue}}au plus tard le {{newDue}}{{/newDue}}\
      {{^newDue}}dans les prochains jours{{/newDue}}, en rappelant le numéro de la facture\u{202F}:

      {{> items}}

      {{> agreed}}
      {{> sum}}
      {{> ways}}
      {{> charges}}
      {{> notdue}}
      Si vous estimez qu’une de ces sommes n’est pas due, merci de nous le dire.

      {{> closing}}

      """
    ),
  ]

  static let moneySpanish = [
    (
      "returned",
      """
      Subject: Pago de {{returned.amount}} del {{returned.day}} devuelto: pendiente {{asked}}

      {{> greeting}}

      Su pago de {{returned.amount}} del {{returned.day}}\
      {{#returned.document}} por {{returned.document}}{{/returned.document}} ha sido devuelto\
      {{#returned.byBank}} por el banco{{/returned.byBank}}, de modo que ahora quedan {{asked}} pendientes. \
      Le rogamos que pague {{asked}} {{#newDue}}a más tardar el {{newDue}}{{/newDue}}\
      {{^newDue}}en los próximos días{{/newDue}}, \
      indicando {{#several}}los números{{/several}}{{^several}}el número{{/several}} de factura:

      {{> items}}

      {{> agreed}}
      {{> sum}}
      {{> ways}}
      {{> charges}}
      {{> notdue}}
      Si no sabe por qué se ha devuelto el pago, su banco podrá decírselo. Si ha
      pagado desde entonces, no tiene que hacer nada más.

      {{> closing}}

      """
    ),
    (
      "charges-alone",
      """
      Subject: {{creditor.name}}: cargos por demora, {{asked}}

      {{> greeting}}

      Le agradecemos que haya pagado lo que le habíamos facturado. En su cuenta solo quedan \
      los cargos por haber pagado después del vencimiento. \
      Le rogamos que pague {{asked}} {{#newDue}}a más tardar el {{newDue}}{{/newDue}}\
      {{^newDue}}en los próximos días{{/newDue}}, indicando el número de factura:

      {{> items}}

      {{> agreed}}
      {{> sum}}
      {{> ways}}
      {{> charges}}
      {{> notdue}}
      Si cree que alguno de estos importes no se debe, le agradeceremos que nos lo
      diga.

      {{> closing}}

      """
    ),
  ]
}
