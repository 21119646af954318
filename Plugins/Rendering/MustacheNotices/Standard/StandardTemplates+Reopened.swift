// What is written about invoices that are open again though nobody's payment came back, in each language,
// and about a third rung.
extension StandardTemplates {
  static let reopenedEnglish = [
    (
      "reopened",
      """
      Subject: {{#severalReopened}}Invoices are{{/severalReopened}}{{^severalReopened}}Invoice {{reopenedInvoice}} is{{/severalReopened}} \
      open again{{#several}}; {{asked}} to pay in all{{/several}}{{^several}}: {{asked}}{{/several}}

      {{> greeting}}

      {{> reopened}}
      Please pay {{asked}} {{#newDue}}by {{newDue}}{{/newDue}}{{^newDue}}within the next few days{{/newDue}}, \
      {{> quoting}}

      {{> items}}

      {{> agreed}}
      {{> sum}}
      {{> ways}}
      {{> charges}}
      {{> notdue}}
      If you see it otherwise, or have paid since, please tell us.

      {{> closing}}

      """
    ),
    (
      "_reopened",
      """
      {{#reopened}}
      {{#credit}}Credit note {{credit}} for {{invoice}} was withdrawn, and what it had taken off is open again{{/credit}}\
      {{^credit}}{{invoice}} is open again{{/credit}}\
      {{#moved}}: an amount that had been booked to it was moved{{/moved}}\
      {{#refunded}}: we have refunded {{refunded}}{{/refunded}}\
      {{#back}}: the payment of {{back}} of {{on}}, which somebody else had made for it, was returned{{/back}}.
      {{/reopened}}

      """
    ),
  ]

  static let reopenedGerman = [
    (
      "reopened",
      """
      Subject: {{#severalReopened}}Rechnungen{{/severalReopened}}{{^severalReopened}}Rechnung {{reopenedInvoice}}{{/severalReopened}} \
      wieder offen{{#several}}; insgesamt {{asked}} zu zahlen{{/several}}{{^several}}: {{asked}}{{/several}}

      {{> greeting}}

      {{> reopened}}
      Bitte zahlen Sie {{asked}} {{#newDue}}bis zum {{newDue}}{{/newDue}}{{^newDue}}in den nächsten Tagen{{/newDue}} \
      {{> quoting}}

      {{> items}}

      {{> agreed}}
      {{> sum}}
      {{> ways}}
      {{> charges}}
      {{> notdue}}
      Sehen Sie es anders, oder haben Sie inzwischen gezahlt, sagen Sie es uns bitte.

      {{> closing}}

      """
    ),
    (
      "_reopened",
      """
      {{#reopened}}
      {{#credit}}Gutschrift {{credit}} zu Rechnung {{invoice}} wurde zurückgenommen; was sie abgezogen hatte, ist wieder offen{{/credit}}\
      {{^credit}}Rechnung {{invoice}} ist wieder offen{{/credit}}\
      {{#moved}}: Ein Betrag, der auf ihr gebucht war, wurde umgebucht{{/moved}}\
      {{#refunded}}: Wir haben {{refunded}} erstattet{{/refunded}}\
      {{#back}}: Die Zahlung von {{back}} vom {{on}}, die jemand anderes dafür geleistet hatte, wurde zurückgegeben{{/back}}.
      {{/reopened}}

      """
    ),
  ]

  static let reopenedFrench = [
    (
      "reopened",
      """
      Subject: {{#severalReopened}}Factures{{/severalReopened}}{{^severalReopened}}Facture {{reopenedInvoice}}{{/severalReopened}} \
      à nouveau à régler{{#several}}\u{202F}; {{asked}} à payer au total{{/several}}{{^several}}\u{202F}: {{asked}}{{/several}}

      {{> greeting}}

      {{> reopened}}
      Nous vous remercions de régler {{asked}} {{#newDue}}au plus tard le {{newDue}}{{/newDue}}\
      {{^newDue}}dans les prochains jours{{/newDue}}, \
      {{> quoting}}

      {{> items}}

      {{> agreed}}
      {{> sum}}
      {{> ways}}
      {{> charges}}
      {{> notdue}}
      Si vous n’êtes pas d’accord, ou si vous avez réglé depuis, merci de nous le
      dire.

      {{> closing}}

      """
    ),
    (
      "_reopened",
      """
      {{#reopened}}
      {{#credit}}L’avoir {{credit}} sur la facture {{invoice}} a été annulé\u{202F}; ce qu’il avait déduit est à nouveau dû{{/credit}}\
      {{^credit}}La facture {{invoice}} est à nouveau ouverte{{/credit}}\
      {{#moved}}\u{202F}: un montant qui y était imputé a été déplacé{{/moved}}\
      {{#refunded}}\u{202F}: nous avons remboursé {{refunded}}{{/refunded}}\
      {{#back}}\u{202F}: le règlement de {{back}} du {{on}}, effectué par un tiers, a été rejeté{{/back}}.
      {{/reopened}}

      """
    ),
  ]

  static let reopenedSpanish = [
    (
      "reopened",
      """
      Subject: {{#severalReopened}}Facturas{{/severalReopened}}{{^severalReopened}}Factura {{reopenedInvoice}}{{/severalReopened}} \
      de nuevo por pagar{{#several}}; {{asked}} a pagar en total{{/several}}{{^several}}: {{asked}}{{/several}}

      {{> greeting}}

      {{> reopened}}
      Le rogamos que pague {{asked}} {{#newDue}}a más tardar el {{newDue}}{{/newDue}}\
      {{^newDue}}en los próximos días{{/newDue}}, \
      {{> quoting}}

      {{> items}}

      {{> agreed}}
      {{> sum}}
      {{> ways}}
      {{> charges}}
      {{> notdue}}
      Si no está de acuerdo, o ha pagado desde entonces, le agradeceremos que nos
      lo diga.

      {{> closing}}

      """
    ),
    (
      "_reopened",
      """
      {{#reopened}}
      {{#credit}}Se ha anulado el abono {{credit}} de la factura {{invoice}}; lo que había descontado vuelve a estar pendiente{{/credit}}\
      {{^credit}}La factura {{invoice}} vuelve a estar pendiente{{/credit}}\
      {{#moved}}: un importe que se le había asignado se ha traspasado{{/moved}}\
      {{#refunded}}: le hemos devuelto {{refunded}}{{/refunded}}\
      {{#back}}: el pago de {{back}} del {{on}}, que había hecho otra persona, ha sido devuelto{{/back}}.
      {{/reopened}}

      """
    ),
  ]

  // MARK: A third rung

  static let thirdEnglish = """
    Subject: {{#firstContact}}Payment overdue{{/firstContact}}{{^firstContact}}Third reminder{{/firstContact}}: \
    {{> about}}

    {{> greeting}}

    {{#firstContact}}\(theyEnglish) overdue, \
    and we have not received full payment. \
    {{/firstContact}}\
    {{^firstContact}}We have reminded you before, and \(andTheyEnglish) still not fully paid. \
    {{/firstContact}}\
    Please pay {{asked}} {{#newDue}}by {{newDue}}{{/newDue}}{{^newDue}}now{{/newDue}}, \
    {{> quoting}}

    {{> items}}

    {{> agreed}}
    {{> sum}}
    {{> ways}}
    {{> charges}}
    {{> notdue}}
    If something keeps you from paying, or an invoice is not right, please
    tell us today.{{^firstContact}} Without payment or word from you our final reminder follows.{{/firstContact}}

    {{> closing}}

    """

  static let thirdGerman = """
    Subject: {{#firstContact}}Zahlung überfällig{{/firstContact}}{{^firstContact}}Dritte Mahnung{{/firstContact}}: \
    {{> about}}

    {{> greeting}}

    {{#firstContact}}\(theyGerman) \
    überfällig und nicht vollständig bezahlt. \
    {{/firstContact}}\
    {{^firstContact}}wir haben Sie schon erinnert, und \(theyGerman) noch immer nicht vollständig bezahlt. \
    {{/firstContact}}\
    Bitte zahlen Sie {{asked}} {{#newDue}}bis zum {{newDue}}{{/newDue}}{{^newDue}}jetzt{{/newDue}} \
    {{> quoting}}

    {{> items}}

    {{> agreed}}
    {{> sum}}
    {{> ways}}
    {{> charges}}
    {{> notdue}}
    Hindert Sie etwas am Zahlen, oder stimmt eine Rechnung nicht, sagen Sie es
    uns bitte noch heute.{{^firstContact}} Ohne Zahlung und ohne Nachricht von Ihnen folgt unsere letzte Mahnung.{{/firstContact}}

    {{> closing}}

    """

  static let thirdFrench = """
    Subject: {{creditor.name}}\u{202F}: \
    {{#firstContact}}règlement en retard{{/firstContact}}{{^firstContact}}troisième rappel{{/firstContact}}, {{> about}}

    {{> greeting}}

    {{#firstContact}}\(overdueFrench). \
    {{/firstContact}}\
    {{^firstContact}}Malgré nos rappels, \
    {{#byStatement}}{{^severalStatements}}le relevé de compte {{statementNumbers}} n’est toujours pas entièrement réglé{{/severalStatements}}\
    {{#severalStatements}}les relevés de compte {{statementNumbers}} ne sont toujours pas entièrement réglés{{/severalStatements}}{{/byStatement}}\
    {{^byStatement}}{{#several}}ces factures ne sont toujours pas entièrement réglées{{/several}}\
    {{^several}}cette facture n’est toujours pas entièrement réglée{{/several}}{{/byStatement}}. \
    {{/firstContact}}\
    Nous vous prions de régler {{asked}} {{#newDue}}au plus tard le {{newDue}}{{/newDue}}{{^newDue}}dès maintenant{{/newDue}}, \
    {{> quoting}}

    {{> items}}

    {{> agreed}}
    {{> sum}}
    {{> ways}}
    {{> charges}}
    {{> notdue}}
    Si quelque chose vous empêche de payer, ou si une facture est inexacte,
    merci de nous le dire dès aujourd’hui.{{^firstContact}} Sans règlement ni nouvelles de votre part, notre dernier rappel suivra.{{/firstContact}}

    {{> closing}}

    """

  static let thirdSpanish = """
    Subject: {{#firstContact}}Pago vencido a {{creditor.name}}{{/firstContact}}\
    {{^firstContact}}Tercer recordatorio de {{creditor.name}}{{/firstContact}}: {{> about}}

    {{> greeting}}

    {{#firstContact}}\(overdueSpanish) por completo. \
    {{/firstContact}}\
    {{^firstContact}}Ya le hemos enviado recordatorios, y {{#byStatement}}{{^severalStatements}}el estado de cuenta {{statementNumbers}} sigue{{/severalStatements}}\
    {{#severalStatements}}los estados de cuenta {{statementNumbers}} siguen{{/severalStatements}}{{/byStatement}}\
    {{^byStatement}}{{#several}}estas facturas siguen{{/several}}\
    {{^several}}esta factura sigue{{/several}}{{/byStatement}} sin pagarse por completo. \
    {{/firstContact}}\
    Le rogamos que pague {{asked}} {{#newDue}}a más tardar el {{newDue}}{{/newDue}}{{^newDue}}ahora{{/newDue}}, \
    {{> quoting}}

    {{> items}}

    {{> agreed}}
    {{> sum}}
    {{> ways}}
    {{> charges}}
    {{> notdue}}
    Si algo le impide pagar, o una factura no es correcta, díganoslo hoy mismo,
    por favor.{{^firstContact}} Si no recibimos ni el pago ni noticias suyas, le enviaremos nuestro último recordatorio.{{/firstContact}}

    {{> closing}}

    """
}
