// What is written about payments that came back, and about charges that are left when the invoice is
// paid, in each language.
extension StandardTemplates {
  static let moneyEnglish = [
    (
      "returned",
      """
      Subject: {{#severalReturned}}Payments returned{{/severalReturned}}\
      {{^severalReturned}}Payment{{#hasReturned}} of {{returned.amount}} of {{returned.day}}{{/hasReturned}} returned{{/severalReturned}}: \
      {{asked}} is due

      {{> greeting}}

      {{> returns}}
      {{> reopened}}
      {{asked}} is due now. Please pay {{asked}} {{#newDue}}by {{newDue}}{{/newDue}}{{^newDue}}within the next few days{{/newDue}}, \
      {{> quoting}}

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
      "returned-soon",
      """
      Subject: {{#hasReturned}}{{#severalReturned}}Payments returned{{/severalReturned}}\
      {{^severalReturned}}Payment of {{returned.amount}} of {{returned.day}} returned{{/severalReturned}}{{/hasReturned}}\
      {{^hasReturned}}{{#severalReopened}}Invoices are{{/severalReopened}}{{^severalReopened}}Invoice {{reopenedInvoice}} is{{/severalReopened}} open again{{/hasReturned}}: \
      {{asked}} is due {{^severalDays}}on {{first.due}}{{/severalDays}}{{#severalDays}}soon{{/severalDays}}

      {{> greeting}}

      {{> returns}}
      {{> reopened}}
      \(askedSoonEnglish)
      {{#hasReturned}}If you do not know why the payment came back, your bank can tell you. {{/hasReturned}}\
      If you have paid since, there is nothing more you need to do.

      {{> closing}}

      """
    ),
    (
      "_returns",
      """
      {{#returns}}
      {{#whole}}{{amount}} of your payment of {{whole}} of {{day}}{{/whole}}\
      {{^whole}}Your payment of {{amount}} of {{day}}{{/whole}}\
      {{#document}} for {{document}}{{/document}} was returned{{#byBank}} by the bank{{/byBank}}.
      {{/returns}}

      """
    ),
    (
      "charges-alone",
      """
      Subject: {{#planInterest}}Interest of your payment plan{{/planInterest}}{{^planInterest}}Charges for late payment{{/planInterest}}: {{asked}}

      {{> greeting}}

      {{#paidOff}}Thank you for paying invoice{{#severalPaidOff}}s{{/severalPaidOff}} {{paidOff}}. {{/paidOff}}\
      {{#closedOff}}Invoice{{#severalClosedOff}}s{{/severalClosedOff}} {{closedOff}} \
      {{#severalClosedOff}}are{{/severalClosedOff}}{{^severalClosedOff}}is{{/severalClosedOff}} closed. {{/closedOff}}\
      What is left{{#hasSettled}} of {{#severalSettled}}them{{/severalSettled}}{{^severalSettled}}it{{/severalSettled}}{{/hasSettled}} \
      {{#planInterest}}is the interest that was agreed for your payment plan. {{/planInterest}}\
      {{^planInterest}}are the charges for late payment{{#alsoPlanInterest}} and the interest of your payment plan{{/alsoPlanInterest}}. {{/planInterest}}\
      Please pay {{asked}} {{#newDue}}by {{newDue}}{{/newDue}}{{^newDue}}within the next few days{{/newDue}}, \
      quoting the invoice number{{#severalSettled}}s{{/severalSettled}}:

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
      Subject: {{#severalReturned}}Zahlungen{{/severalReturned}}\
      {{^severalReturned}}Zahlung{{#hasReturned}} von {{returned.amount}} vom {{returned.day}}{{/hasReturned}}{{/severalReturned}} \
      zurückgegeben: {{asked}} fällig

      {{> greeting}}

      {{> returns}}
      {{> reopened}}
      Fällig sind damit jetzt {{asked}}. \
      Bitte zahlen Sie {{asked}} {{#newDue}}bis zum {{newDue}}{{/newDue}}{{^newDue}}in den nächsten Tagen{{/newDue}} \
      {{> quoting}}

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
      "returned-soon",
      """
      Subject: {{#hasReturned}}{{#severalReturned}}Zahlungen{{/severalReturned}}\
      {{^severalReturned}}Zahlung von {{returned.amount}} vom {{returned.day}}{{/severalReturned}} zurückgegeben{{/hasReturned}}\
      {{^hasReturned}}{{#severalReopened}}Rechnungen{{/severalReopened}}{{^severalReopened}}Rechnung {{reopenedInvoice}}{{/severalReopened}} wieder offen{{/hasReturned}}: \
      {{asked}} {{^severalDays}}am {{first.due}}{{/severalDays}}{{#severalDays}}demnächst{{/severalDays}} fällig

      {{> greeting}}

      {{> returns}}
      {{> reopened}}
      \(askedSoonGerman)
      {{#hasReturned}}Wissen Sie nicht, warum die Zahlung zurückkam, gibt Ihre Bank Auskunft. {{/hasReturned}}\
      Haben Sie inzwischen gezahlt, müssen Sie nichts weiter tun.

      {{> closing}}

      """
    ),
    (
      "_returns",
      """
      {{#returns}}
      {{#whole}}{{amount}} Ihrer Zahlung von {{whole}} vom {{day}}{{/whole}}\
      {{^whole}}Ihre Zahlung von {{amount}} vom {{day}}{{/whole}}\
      {{#document}} zu {{document}}{{/document}} {{#whole}}wurden{{/whole}}{{^whole}}wurde{{/whole}}\
      {{#byBank}} von der Bank{{/byBank}} zurückgegeben.
      {{/returns}}

      """
    ),
    (
      "charges-alone",
      """
      Subject: {{#planInterest}}Zinsen Ihres Ratenplans{{/planInterest}}{{^planInterest}}Verzugskosten{{/planInterest}}: {{asked}}

      {{> greeting}}

      {{#paidOff}}vielen Dank, dass Sie die Rechnung{{#severalPaidOff}}en{{/severalPaidOff}} {{paidOff}} bezahlt haben. {{/paidOff}}\
      {{#closedOff}}{{#paidOff}}D{{/paidOff}}{{^paidOff}}d{{/paidOff}}ie Rechnung{{#severalClosedOff}}en{{/severalClosedOff}} {{closedOff}} \
      {{#severalClosedOff}}sind{{/severalClosedOff}}{{^severalClosedOff}}ist{{/severalClosedOff}} erledigt. {{/closedOff}}\
      {{#hasSettled}}Offen sind dazu nur noch{{/hasSettled}}{{^hasSettled}}offen sind{{/hasSettled}} \
      {{#planInterest}}die vereinbarten Zinsen Ihres Ratenplans. {{/planInterest}}\
      {{^planInterest}}die Verzugskosten, die durch die verspätete Zahlung entstanden sind{{#alsoPlanInterest}}, und die vereinbarten Zinsen Ihres Ratenplans{{/alsoPlanInterest}}. {{/planInterest}}\
      Bitte zahlen Sie {{asked}} {{#newDue}}bis zum {{newDue}}{{/newDue}}{{^newDue}}in den nächsten Tagen{{/newDue}} \
      unter Angabe der Rechnungsnummer{{#severalSettled}}n{{/severalSettled}}:

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
      Subject: {{#severalReturned}}Règlements rejetés{{/severalReturned}}\
      {{^severalReturned}}Règlement{{#hasReturned}} de {{returned.amount}} du {{returned.day}}{{/hasReturned}} rejeté{{/severalReturned}}\
      \u{202F}: {{asked}} à régler

      {{> greeting}}

      {{> returns}}
      {{> reopened}}
      {{asked}} sont donc à régler maintenant. \
      Nous vous remercions de régler {{asked}} {{#newDue}}au plus tard le {{newDue}}{{/newDue}}\
      {{^newDue}}dans les prochains jours{{/newDue}}, \
      {{> quoting}}

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
      "returned-soon",
      """
      Subject: {{#hasReturned}}{{#severalReturned}}Règlements rejetés{{/severalReturned}}\
      {{^severalReturned}}Règlement de {{returned.amount}} du {{returned.day}} rejeté{{/severalReturned}}{{/hasReturned}}\
      {{^hasReturned}}{{#severalReopened}}Factures{{/severalReopened}}{{^severalReopened}}Facture {{reopenedInvoice}}{{/severalReopened}} à nouveau à régler{{/hasReturned}}\
      \u{202F}: {{asked}} à régler {{^severalDays}}pour le {{first.due}}{{/severalDays}}{{#severalDays}}prochainement{{/severalDays}}

      {{> greeting}}

      {{> returns}}
      {{> reopened}}
      \(askedSoonFrench)
      {{#hasReturned}}Si vous ignorez la cause de ce rejet, votre banque pourra vous renseigner. {{/hasReturned}}\
      Si vous avez réglé depuis, vous n’avez rien d’autre à faire.

      {{> closing}}

      """
    ),
    (
      "_returns",
      """
      {{#returns}}
      {{#whole}}{{amount}} de votre règlement de {{whole}} du {{day}}{{/whole}}\
      {{^whole}}Votre règlement de {{amount}} du {{day}}{{/whole}}\
      {{#document}} pour {{document}}{{/document}} {{#whole}}ont été rejetés{{/whole}}{{^whole}}a été rejeté{{/whole}}\
      {{#byBank}} par la banque{{/byBank}}.
      {{/returns}}

      """
    ),
    (
      "charges-alone",
      """
      Subject: {{creditor.name}}\u{202F}: {{#planInterest}}intérêts du plan de paiement{{/planInterest}}{{^planInterest}}frais de retard{{/planInterest}}, {{asked}}

      {{> greeting}}

      {{#paidOff}}Nous vous remercions d’avoir réglé {{#severalPaidOff}}les factures{{/severalPaidOff}}\
      {{^severalPaidOff}}la facture{{/severalPaidOff}} {{paidOff}}. {{/paidOff}}\
      {{#closedOff}}{{#severalClosedOff}}Les factures {{closedOff}} sont closes{{/severalClosedOff}}\
      {{^severalClosedOff}}La facture {{closedOff}} est close{{/severalClosedOff}}. {{/closedOff}}\
      Il n’en reste que {{#planInterest}}les intérêts convenus du plan de paiement. {{/planInterest}}\
      {{^planInterest}}les frais de retard{{#alsoPlanInterest}} et les intérêts du plan de paiement{{/alsoPlanInterest}}. {{/planInterest}}\
      Nous vous remercions de régler {{asked}} {{#newDue}}au plus tard le {{newDue}}{{/newDue}}\
      {{^newDue}}dans les prochains jours{{/newDue}}, en rappelant \
      {{#severalSettled}}les numéros de facture{{/severalSettled}}{{^severalSettled}}le numéro de la facture{{/severalSettled}}\u{202F}:

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
      Subject: {{#severalReturned}}Pagos devueltos{{/severalReturned}}\
      {{^severalReturned}}Pago{{#hasReturned}} de {{returned.amount}} del {{returned.day}}{{/hasReturned}} devuelto{{/severalReturned}}: \
      por pagar {{asked}}

      {{> greeting}}

      {{> returns}}
      {{> reopened}}
      Ahora hay que pagar {{asked}}. \
      Le rogamos que pague {{asked}} {{#newDue}}a más tardar el {{newDue}}{{/newDue}}\
      {{^newDue}}en los próximos días{{/newDue}}, \
      {{> quoting}}

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
      "returned-soon",
      """
      Subject: {{#hasReturned}}{{#severalReturned}}Pagos devueltos{{/severalReturned}}\
      {{^severalReturned}}Pago de {{returned.amount}} del {{returned.day}} devuelto{{/severalReturned}}{{/hasReturned}}\
      {{^hasReturned}}{{#severalReopened}}Facturas{{/severalReopened}}{{^severalReopened}}Factura {{reopenedInvoice}}{{/severalReopened}} de nuevo por pagar{{/hasReturned}}: \
      {{asked}} por pagar {{^severalDays}}hasta el {{first.due}}{{/severalDays}}{{#severalDays}}próximamente{{/severalDays}}

      {{> greeting}}

      {{> returns}}
      {{> reopened}}
      \(askedSoonSpanish)
      {{#hasReturned}}Si no sabe por qué se ha devuelto el pago, su banco podrá decírselo. {{/hasReturned}}\
      Si ha pagado desde entonces, no tiene que hacer nada más.

      {{> closing}}

      """
    ),
    (
      "_returns",
      """
      {{#returns}}
      {{#whole}}{{amount}} de su pago de {{whole}} del {{day}}{{/whole}}\
      {{^whole}}Su pago de {{amount}} del {{day}}{{/whole}}\
      {{#document}} por {{document}}{{/document}} {{#whole}}han sido devueltos{{/whole}}{{^whole}}ha sido devuelto{{/whole}}\
      {{#byBank}} por el banco{{/byBank}}.
      {{/returns}}

      """
    ),
    (
      "charges-alone",
      """
      Subject: {{creditor.name}}: {{#planInterest}}intereses del plan de pagos{{/planInterest}}{{^planInterest}}cargos por demora{{/planInterest}}, {{asked}}

      {{> greeting}}

      {{#paidOff}}Le agradecemos que haya pagado {{#severalPaidOff}}las facturas{{/severalPaidOff}}\
      {{^severalPaidOff}}la factura{{/severalPaidOff}} {{paidOff}}. {{/paidOff}}\
      {{#closedOff}}{{#severalClosedOff}}Las facturas {{closedOff}} están cerradas{{/severalClosedOff}}\
      {{^severalClosedOff}}La factura {{closedOff}} está cerrada{{/severalClosedOff}}. {{/closedOff}}\
      Solo quedan {{#planInterest}}los intereses acordados del plan de pagos. {{/planInterest}}\
      {{^planInterest}}los cargos por demora{{#alsoPlanInterest}} y los intereses del plan de pagos{{/alsoPlanInterest}}. {{/planInterest}}\
      Le rogamos que pague {{asked}} {{#newDue}}a más tardar el {{newDue}}{{/newDue}}\
      {{^newDue}}en los próximos días{{/newDue}}, indicando \
      {{#severalSettled}}los números{{/severalSettled}}{{^severalSettled}}el número{{/severalSettled}} de factura:

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
