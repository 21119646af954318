// What is written about payment plans, promises and offers, in each language.
extension StandardTemplates {
  static let agreementsEnglish = [
    (
      "instalment",
      """
      Subject: Your next instalment: {{asked}}, due on {{instalment.due}}

      {{> greeting}}

      This is to remind you of instalment {{instalment.number}} of {{instalment.of}} of your payment plan:
      {{instalment.open}} is due on {{instalment.due}}. {{^instalment.last}}After it {{instalment.rest}} remains
      to be paid.{{/instalment.last}}{{#instalment.last}}It is the last one.{{/instalment.last}}\
      {{#instalment.rate}} Interest of {{instalment.rate}} a year was agreed and comes on top: it is asked for when the plan
      is over{{#instalment.interest}}; {{instalment.interest}} of it is booked by now{{/instalment.interest}}.{{/instalment.rate}}

      Please pay {{asked}} by then, quoting an invoice number of the plan.

      {{> ways}}
      Thank you for keeping to what we agreed. If you cannot pay this instalment
      in time, please tell us before it is due.

      {{> closing}}

      """
    ),
    (
      "instalment-missed",
      """
      Subject: {{^instalment.listed}}Your instalment of {{instalment.due}} has not arrived in full{{/instalment.listed}}\
      {{#instalment.listed}}Instalments of your payment plan have not arrived in full{{/instalment.listed}}: {{asked}}

      {{> greeting}}

      {{#instalment.listed}}
      These instalments of your payment plan have not arrived in full:

      {{#missed}}
      - Instalment {{number}} of {{of}}, due on {{due}}: {{open}} is still open.
      {{/missed}}

      {{#instalment.besides}}With what else is overdue that is {{asked}} in all. {{/instalment.besides}}\
      {{/instalment.listed}}\
      {{^instalment.listed}}
      Instalment {{instalment.number}} of {{instalment.of}} of your payment plan was due on {{instalment.due}},
      and we have not received all of it: {{instalment.open}} is still open. \
      {{#instalment.besides}}With what else is overdue that is {{asked}} in all. {{/instalment.besides}}\
      {{/instalment.listed}}\
      {{#instalment.rate}}Interest of {{instalment.rate}} a year was agreed and comes on top: it is asked for when the plan
      is over{{#instalment.interest}}; {{instalment.interest}} of it is booked by now{{/instalment.interest}}.{{/instalment.rate}}

      Please pay {{asked}} {{#newDue}}by {{newDue}}{{/newDue}}{{^newDue}}now{{/newDue}}. Without it the plan may end,
      and everything that is open falls due at once.

      {{> ways}}
      If something stands in the way, please call us, and we will look for a way.

      {{> closing}}

      """
    ),
    (
      "_agreed",
      """
      {{#hasBroken}}
      You promised {{broken.amount}} by {{broken.day}}; \
      {{#broken.nothing}}nothing came by then{{/broken.nothing}}\
      {{#broken.some}}{{broken.received}} of it came{{/broken.some}}\
      {{^broken.nothing}}{{^broken.some}}it was not paid in full{{/broken.some}}{{/broken.nothing}}.

      {{/hasBroken}}
      {{#hasMissed}}
      What we ask for includes {{#severalMissed}}instalments of your payment plan that have not arrived. Without them{{/severalMissed}}\
      {{^severalMissed}}an instalment of your payment plan that has not arrived. Without it{{/severalMissed}} the plan may end,
      and everything that is open of it falls due at once.

      {{/hasMissed}}
      {{#hasEndedPlan}}
      The payment plan of {{endedPlan.agreed}} has ended, as instalments of it were not paid.
      All that is open of it is due now.

      {{/hasEndedPlan}}
      {{#hasLapsed}}
      We had {{#lapsed.accepted}}agreed{{/lapsed.accepted}}{{^lapsed.accepted}}offered{{/lapsed.accepted}} to take \
      {{lapsed.amount}} in full settlement if it was paid by {{lapsed.deadline}}. It was not, and all that is open
      is owed again.

      {{/hasLapsed}}
      {{#offers}}
      We have {{#accepted}}agreed{{/accepted}}{{^accepted}}offered{{/accepted}} to take {{amount}} in full settlement\
      {{#invoices}} of invoice{{#severalInvoices}}s{{/severalInvoices}} {{invoices}}{{/invoices}} \
      if it is paid by {{until}}.

      {{/offers}}

      """
    ),
  ]

  static let agreementsGerman = [
    (
      "instalment",
      """
      Subject: Ihre nächste Rate: {{asked}}, fällig am {{instalment.due}}

      {{> greeting}}

      wir erinnern Sie an Rate {{instalment.number}} von {{instalment.of}} Ihres Ratenplans:
      {{instalment.open}} sind am {{instalment.due}} fällig. {{^instalment.last}}Danach bleiben
      {{instalment.rest}} zu zahlen.{{/instalment.last}}{{#instalment.last}}Es ist die letzte.{{/instalment.last}}\
      {{#instalment.rate}} Hinzu kommen die vereinbarten Zinsen von {{instalment.rate}} im Jahr, um die wir nach
      dem Ende des Plans bitten{{#instalment.interest}}; gebucht sind davon bisher {{instalment.interest}}{{/instalment.interest}}.{{/instalment.rate}}

      Bitte zahlen Sie {{asked}} bis dahin unter Angabe einer Rechnungsnummer
      des Plans.

      {{> ways}}
      Vielen Dank, dass Sie sich an unsere Vereinbarung halten. Können Sie diese
      Rate nicht rechtzeitig zahlen, sagen Sie es uns bitte vor der Fälligkeit.

      {{> closing}}

      """
    ),
    (
      "instalment-missed",
      """
      Subject: {{^instalment.listed}}Ihre Rate vom {{instalment.due}} ist nicht vollständig eingegangen{{/instalment.listed}}\
      {{#instalment.listed}}Raten Ihres Ratenplans sind nicht vollständig eingegangen{{/instalment.listed}}: {{asked}}

      {{> greeting}}

      {{#instalment.listed}}
      diese Raten Ihres Ratenplans sind nicht vollständig eingegangen:

      {{#missed}}
      - Rate {{number}} von {{of}}, fällig am {{due}}: {{open}} sind noch offen.
      {{/missed}}

      {{#instalment.besides}}Mit dem, was sonst überfällig ist, sind es {{asked}}. {{/instalment.besides}}\
      {{/instalment.listed}}\
      {{^instalment.listed}}
      Rate {{instalment.number}} von {{instalment.of}} Ihres Ratenplans war am {{instalment.due}}
      fällig und ist nicht vollständig eingegangen: {{instalment.open}} sind noch offen. \
      {{#instalment.besides}}Mit dem, was sonst überfällig ist, sind es {{asked}}. {{/instalment.besides}}\
      {{/instalment.listed}}\
      {{#instalment.rate}}Hinzu kommen die vereinbarten Zinsen von {{instalment.rate}} im Jahr, um die wir nach
      dem Ende des Plans bitten{{#instalment.interest}}; gebucht sind davon bisher {{instalment.interest}}{{/instalment.interest}}.{{/instalment.rate}}

      Bitte zahlen Sie {{asked}} {{#newDue}}bis zum {{newDue}}{{/newDue}}{{^newDue}}jetzt{{/newDue}}. Sonst kann der Plan enden,
      und alles, was offen ist, wird auf einmal fällig.

      {{> ways}}
      Steht etwas im Wege, rufen Sie uns bitte an, und wir suchen einen Weg.

      {{> closing}}

      """
    ),
    (
      "_agreed",
      """
      {{#hasBroken}}
      Sie hatten {{broken.amount}} bis zum {{broken.day}} zugesagt; \
      {{#broken.nothing}}bis dahin ist nichts eingegangen{{/broken.nothing}}\
      {{#broken.some}}davon sind {{broken.received}} eingegangen{{/broken.some}}\
      {{^broken.nothing}}{{^broken.some}}das wurde nicht vollständig bezahlt{{/broken.some}}{{/broken.nothing}}.

      {{/hasBroken}}
      {{#hasMissed}}
      {{#severalMissed}}Darin sind Raten Ihres Ratenplans enthalten, die nicht eingegangen sind. Bleiben sie aus{{/severalMissed}}\
      {{^severalMissed}}Darin ist eine Rate Ihres Ratenplans enthalten, die nicht eingegangen ist. Bleibt sie aus{{/severalMissed}}, kann der Plan enden,
      und alles, was davon offen ist, wird auf einmal fällig.

      {{/hasMissed}}
      {{#hasEndedPlan}}
      Der Ratenplan vom {{endedPlan.agreed}} ist beendet, da Raten nicht bezahlt wurden.
      Alles, was davon offen ist, ist jetzt fällig.

      {{/hasEndedPlan}}
      {{#hasLapsed}}
      Wir hatten {{#lapsed.accepted}}zugesagt{{/lapsed.accepted}}{{^lapsed.accepted}}angeboten{{/lapsed.accepted}}, \
      {{lapsed.amount}} als vollständige Erledigung anzunehmen, wenn sie bis zum {{lapsed.deadline}} eingehen. \
      Das ist nicht geschehen, und alles, was offen ist, ist wieder zu zahlen.

      {{/hasLapsed}}
      {{#offers}}
      Wir haben {{#accepted}}zugesagt{{/accepted}}{{^accepted}}angeboten{{/accepted}}, \
      {{#invoices}}für {{#severalInvoices}}die Rechnungen{{/severalInvoices}}\
      {{^severalInvoices}}die Rechnung{{/severalInvoices}} {{invoices}} {{/invoices}}\
      {{amount}} als vollständige Erledigung anzunehmen, \
      wenn sie bis zum {{until}} eingehen.

      {{/offers}}

      """
    ),
  ]

  static let agreementsFrench = [
    (
      "instalment",
      """
      Subject: Votre prochaine échéance\u{202F}: {{asked}}, le {{instalment.due}}

      {{> greeting}}

      Nous vous rappelons l’échéance {{instalment.number}} sur {{instalment.of}} de votre plan de
      paiement\u{202F}: {{instalment.open}} à régler le {{instalment.due}}. {{^instalment.last}}Il restera ensuite
      {{instalment.rest}} à régler.{{/instalment.last}}{{#instalment.last}}C’est la dernière.{{/instalment.last}}\
      {{#instalment.rate}} S’y ajoutent les intérêts convenus de {{instalment.rate}} par an, demandés à la fin
      du plan{{#instalment.interest}}\u{202F}; {{instalment.interest}} en sont comptabilisés à ce jour{{/instalment.interest}}.{{/instalment.rate}}

      Nous vous remercions de régler {{asked}} d’ici là, en rappelant un numéro de
      facture du plan.

      {{> ways}}
      Merci de respecter notre accord. Si vous ne pouvez pas régler cette échéance à
      temps, merci de nous prévenir avant.

      {{> closing}}

      """
    ),
    (
      "instalment-missed",
      """
      Subject: {{^instalment.listed}}Votre échéance du {{instalment.due}} ne nous est pas entièrement parvenue{{/instalment.listed}}\
      {{#instalment.listed}}Des échéances de votre plan de paiement ne nous sont pas entièrement parvenues{{/instalment.listed}}\u{202F}: {{asked}}

      {{> greeting}}

      {{#instalment.listed}}
      Ces échéances de votre plan de paiement ne nous sont pas entièrement parvenues\u{202F}:

      {{#missed}}
      - Échéance {{number}} sur {{of}}, à régler le {{due}}\u{202F}: {{open}} restent dus.
      {{/missed}}

      {{#instalment.besides}}Avec ce qui est échu par ailleurs, cela fait {{asked}} en tout. {{/instalment.besides}}\
      {{/instalment.listed}}\
      {{^instalment.listed}}
      L’échéance {{instalment.number}} sur {{instalment.of}} de votre plan de paiement était à régler
      le {{instalment.due}} et ne nous est pas entièrement parvenue\u{202F}: {{instalment.open}} restent dus. \
      {{#instalment.besides}}Avec ce qui est échu par ailleurs, cela fait {{asked}} en tout. {{/instalment.besides}}\
      {{/instalment.listed}}\
      {{#instalment.rate}}S’y ajoutent les intérêts convenus de {{instalment.rate}} par an, demandés à la fin
      du plan{{#instalment.interest}}\u{202F}; {{instalment.interest}} en sont comptabilisés à ce jour{{/instalment.interest}}.{{/instalment.rate}}

      Nous vous remercions de régler {{asked}} {{#newDue}}au plus tard le {{newDue}}{{/newDue}}{{^newDue}}dès maintenant{{/newDue}}. À défaut,
      le plan peut prendre fin et la totalité du solde devenir exigible.

      {{> ways}}
      En cas de difficulté, appelez-nous\u{202F}: nous chercherons une solution.

      {{> closing}}

      """
    ),
    (
      "_agreed",
      """
      {{#hasBroken}}
      Vous aviez promis {{broken.amount}} pour le {{broken.day}}\u{202F}; \
      {{#broken.nothing}}rien ne nous est parvenu à cette date{{/broken.nothing}}\
      {{#broken.some}}{{broken.received}} nous en sont parvenus{{/broken.some}}\
      {{^broken.nothing}}{{^broken.some}}cette somme n’a pas été réglée en totalité{{/broken.some}}{{/broken.nothing}}.

      {{/hasBroken}}
      {{#hasMissed}}
      Cette somme comprend {{#severalMissed}}des échéances de votre plan de paiement qui ne nous sont pas parvenues{{/severalMissed}}\
      {{^severalMissed}}une échéance de votre plan de paiement qui ne nous est pas parvenue{{/severalMissed}}. À défaut de règlement,
      le plan peut prendre fin et la totalité de son solde devenir exigible.

      {{/hasMissed}}
      {{#hasEndedPlan}}
      Le plan de paiement du {{endedPlan.agreed}} a pris fin, des échéances n’ayant pas été
      réglées. La totalité de son solde est exigible dès maintenant.

      {{/hasEndedPlan}}
      {{#hasLapsed}}
      Nous avions {{#lapsed.accepted}}accepté{{/lapsed.accepted}}{{^lapsed.accepted}}proposé{{/lapsed.accepted}} \
      un règlement pour solde de tout compte de {{lapsed.amount}}, à condition de le recevoir au plus tard le \
      {{lapsed.deadline}}. Tel n’a pas été le cas, et la totalité du solde est de nouveau due.

      {{/hasLapsed}}
      {{#offers}}
      Nous avons {{#accepted}}accepté{{/accepted}}{{^accepted}}proposé{{/accepted}} de considérer \
      {{#invoices}}{{#severalInvoices}}les factures {{invoices}} comme réglées{{/severalInvoices}}\
      {{^severalInvoices}}la facture {{invoices}} comme réglée{{/severalInvoices}}{{/invoices}}\
      {{^invoices}}votre dette comme réglée{{/invoices}} par un paiement de {{amount}}, \
      à condition de le recevoir au plus tard le {{until}}.

      {{/offers}}

      """
    ),
  ]

  static let agreementsSpanish = [
    (
      "instalment",
      """
      Subject: Su próximo plazo: {{asked}}, el {{instalment.due}}

      {{> greeting}}

      Le recordamos el plazo {{instalment.number}} de {{instalment.of}} de su plan de pagos:
      {{instalment.open}} vencen el {{instalment.due}}. {{^instalment.last}}Después quedarán
      {{instalment.rest}} por pagar.{{/instalment.last}}{{#instalment.last}}Es el último.{{/instalment.last}}\
      {{#instalment.rate}} Se añaden los intereses acordados del {{instalment.rate}} anual, que se pedirán al terminar
      el plan{{#instalment.interest}}; hasta hoy hay {{instalment.interest}} contabilizados{{/instalment.interest}}.{{/instalment.rate}}

      Le rogamos que pague {{asked}} hasta entonces, indicando un número de factura
      del plan.

      {{> ways}}
      Gracias por cumplir lo acordado. Si no puede pagar este plazo a tiempo, le
      agradeceremos que nos avise antes.

      {{> closing}}

      """
    ),
    (
      "instalment-missed",
      """
      Subject: {{^instalment.listed}}No hemos recibido completo su plazo del {{instalment.due}}{{/instalment.listed}}\
      {{#instalment.listed}}No hemos recibido completos plazos de su plan de pagos{{/instalment.listed}}: {{asked}}

      {{> greeting}}

      {{#instalment.listed}}
      Estos plazos de su plan de pagos no nos han llegado completos:

      {{#missed}}
      - Plazo {{number}} de {{of}}, que vencía el {{due}}: quedan {{open}} pendientes.
      {{/missed}}

      {{#instalment.besides}}Con lo demás que está vencido son {{asked}} en total. {{/instalment.besides}}\
      {{/instalment.listed}}\
      {{^instalment.listed}}
      El plazo {{instalment.number}} de {{instalment.of}} de su plan de pagos vencía el {{instalment.due}}
      y no nos ha llegado completo: quedan {{instalment.open}} pendientes. \
      {{#instalment.besides}}Con lo demás que está vencido son {{asked}} en total. {{/instalment.besides}}\
      {{/instalment.listed}}\
      {{#instalment.rate}}Se añaden los intereses acordados del {{instalment.rate}} anual, que se pedirán al terminar
      el plan{{#instalment.interest}}; hasta hoy hay {{instalment.interest}} contabilizados{{/instalment.interest}}.{{/instalment.rate}}

      Le rogamos que pague {{asked}} {{#newDue}}a más tardar el {{newDue}}{{/newDue}}{{^newDue}}ahora{{/newDue}}. De lo contrario el
      plan puede terminar y todo lo pendiente vencería de una vez.

      {{> ways}}
      Si algo se lo impide, llámenos y buscaremos una solución.

      {{> closing}}

      """
    ),
    (
      "_agreed",
      """
      {{#hasBroken}}
      Usted prometió {{broken.amount}} para el {{broken.day}}; \
      {{#broken.nothing}}hasta entonces no llegó nada{{/broken.nothing}}\
      {{#broken.some}}de ello llegaron {{broken.received}}{{/broken.some}}\
      {{^broken.nothing}}{{^broken.some}}no se pagó por completo{{/broken.some}}{{/broken.nothing}}.

      {{/hasBroken}}
      {{#hasMissed}}
      Esta suma incluye {{#severalMissed}}plazos de su plan de pagos que no hemos recibido. Sin ellos{{/severalMissed}}\
      {{^severalMissed}}un plazo de su plan de pagos que no hemos recibido. Sin él{{/severalMissed}} el plan puede terminar,
      y todo lo pendiente de él vencería de una vez.

      {{/hasMissed}}
      {{#hasEndedPlan}}
      El plan de pagos del {{endedPlan.agreed}} ha terminado, porque no se pagaron sus plazos.
      Todo lo que queda pendiente de él vence ahora.

      {{/hasEndedPlan}}
      {{#hasLapsed}}
      {{#lapsed.accepted}}Habíamos acordado con usted{{/lapsed.accepted}}{{^lapsed.accepted}}Le habíamos ofrecido{{/lapsed.accepted}} \
      aceptar {{lapsed.amount}} como pago total si llegaban a más tardar el {{lapsed.deadline}}. No fue así, y se debe \
      de nuevo todo lo pendiente.

      {{/hasLapsed}}
      {{#offers}}
      {{#accepted}}Hemos acordado con usted{{/accepted}}{{^accepted}}Le hemos ofrecido{{/accepted}} \
      aceptar {{amount}} como pago total\
      {{#invoices}} de {{#severalInvoices}}las facturas{{/severalInvoices}}\
      {{^severalInvoices}}la factura{{/severalInvoices}} {{invoices}}{{/invoices}} \
      si llegan a más tardar el {{until}}.

      {{/offers}}

      """
    ),
  ]
}
