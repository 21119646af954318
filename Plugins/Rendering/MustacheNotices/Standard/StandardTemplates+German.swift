extension StandardTemplates {
  static let german =
    [
      ("upcoming", upcomingGerman),
      ("reminder", reminderGerman),
      ("second", secondGerman),
      ("final", finalGerman),
      ("thanks", thanksGerman),
      ("statement", statementGerman),
      ("_greeting", greetingGerman),
      ("_items", itemsGerman),
      ("_postings", postingsGerman),
      ("_marks", marksGerman),
      ("_sum", sumGerman),
      ("_ways", waysGerman),
      ("_charges", chargesGerman),
      ("_closing", closingGerman),
    ] + agreementsGerman

  private static let upcomingGerman = """
    Subject: {{^several}}Rechnung {{first.item}} ist am {{first.due}} fällig{{/several}}\
    {{#several}}Demnächst fällig: {{count}} Rechnungen, {{asked}}{{/several}}

    {{> greeting}}

    {{^several}}
    wir möchten Sie darauf hinweisen, dass eine Rechnung demnächst fällig
    wird:
    {{/several}}
    {{#several}}
    wir möchten Sie auf die Rechnungen hinweisen, die offen sind oder
    demnächst fällig werden:
    {{/several}}

    | Rechnung | Ausgestellt | Fällig | Offen |
    | --- | --- | --- | ---: |
    {{#lines}}
    | {{item}} | {{issued}} | {{due}} | {{open}} |
    {{/lines}}
    {{> marks}}

    {{> sum}}
    {{^several}}
    Bitte zahlen Sie {{asked}} bis zum {{first.due}} unter Angabe der
    Rechnungsnummer.
    {{/several}}
    {{#several}}
    Bitte zahlen Sie jede Rechnung bis zu ihrer Fälligkeit unter Angabe der
    Nummer, insgesamt {{asked}}.
    {{/several}}

    {{> ways}}
    Ist Ihre Zahlung schon unterwegs, müssen Sie nichts weiter tun. Stimmt
    etwas an einer Rechnung nicht, sagen Sie es uns bitte.

    {{> closing}}

    """

  private static let reminderGerman = """
    Subject: {{^several}}Zahlungserinnerung: Rechnung {{first.item}}, fällig am {{first.due}}\
    {{/several}}{{#several}}Zahlungserinnerung: {{count}} offene Rechnungen, {{asked}}{{/several}}

    {{> greeting}}

    {{^several}}
    diese Rechnung ist noch nicht vollständig bezahlt:
    {{/several}}
    {{#several}}
    diese Rechnungen sind noch nicht vollständig bezahlt:
    {{/several}}

    {{> items}}

    {{> agreed}}
    {{> sum}}
    {{^notYetDue}}
    Bitte zahlen Sie {{asked}} {{#newDue}}bis zum {{newDue}}{{/newDue}}\
    {{^newDue}}in den nächsten Tagen{{/newDue}} unter Angabe der
    Rechnungsnummer.
    {{/notYetDue}}
    {{#notYetDue}}
    Bitte zahlen Sie {{#newDue}}bis zum {{newDue}}{{/newDue}}\
    {{^newDue}}in den nächsten Tagen{{/newDue}}, was überfällig ist, und den Rest
    bis zur Fälligkeit, unter Angabe der Rechnungsnummer: insgesamt {{asked}}.
    {{/notYetDue}}

    {{> ways}}
    {{> charges}}
    Haben Sie schon gezahlt, betrachten Sie diese Erinnerung bitte als
    erledigt. Stimmt etwas an einer Rechnung nicht, oder können Sie gerade
    nicht zahlen, sagen Sie es uns bitte; wir finden einen Weg.

    {{> closing}}

    """

  private static let secondGerman = """
    Subject: {{^several}}Zweite Mahnung: Rechnung {{first.item}}, {{asked}}{{/several}}\
    {{#several}}Zweite Mahnung: {{count}} offene Rechnungen, {{asked}}{{/several}}

    {{> greeting}}

    {{^several}}
    wir warten noch immer auf die Zahlung dieser Rechnung:
    {{/several}}
    {{#several}}
    wir warten noch immer auf die Zahlung dieser Rechnungen:
    {{/several}}

    {{> items}}

    {{> agreed}}
    {{> sum}}
    {{^notYetDue}}
    Bitte zahlen Sie {{asked}} {{#newDue}}bis zum {{newDue}}{{/newDue}}{{^newDue}}jetzt{{/newDue}}, \
    unter Angabe der Rechnungsnummer.
    {{/notYetDue}}
    {{#notYetDue}}
    Bitte zahlen Sie {{#newDue}}bis zum {{newDue}}{{/newDue}}{{^newDue}}jetzt{{/newDue}}, \
    was überfällig ist, und den Rest bis zur
    Fälligkeit, unter Angabe der Rechnungsnummer: insgesamt {{asked}}.
    {{/notYetDue}}

    {{> ways}}
    {{> charges}}
    Hindert Sie etwas am Zahlen, oder stimmt eine Rechnung nicht, sagen Sie es
    uns bitte noch heute. Wir einigen uns lieber mit Ihnen, als noch einmal zu
    schreiben.

    {{> closing}}

    """

  private static let finalGerman = """
    Subject: {{^several}}Letzte Mahnung: Rechnung {{first.item}}, {{asked}}{{/several}}\
    {{#several}}Letzte Mahnung: {{count}} offene Rechnungen, {{asked}}{{/several}}

    {{> greeting}}

    {{^several}}
    diese Rechnung ist noch immer nicht bezahlt:
    {{/several}}
    {{#several}}
    diese Rechnungen sind noch immer nicht bezahlt:
    {{/several}}

    {{> items}}

    {{> agreed}}
    {{> sum}}
    {{^notYetDue}}
    Dies ist unsere letzte Mahnung. Bitte zahlen Sie {{asked}} {{#newDue}}bis zum {{newDue}}{{/newDue}}\
    {{^newDue}}sofort{{/newDue}}, unter
    Angabe der Rechnungsnummer.
    {{/notYetDue}}
    {{#notYetDue}}
    Dies ist unsere letzte Mahnung. Bitte zahlen Sie {{#newDue}}bis zum {{newDue}}{{/newDue}}\
    {{^newDue}}sofort{{/newDue}}, was überfällig
    ist, und den Rest bis zur Fälligkeit, unter Angabe der Rechnungsnummer:
    insgesamt {{asked}}.
    {{/notYetDue}}

    {{> ways}}
    {{> charges}}
    Können Sie das nicht, schreiben Sie uns bitte jetzt. Erhalten wir weder
    eine Zahlung noch eine Nachricht von Ihnen, müssen wir weitere Schritte
    einleiten, um das Überfällige einzuziehen.

    {{> closing}}

    """

  private static let thanksGerman = """
    Subject: Danke für Ihre Zahlung{{#severalPaid}}en{{/severalPaid}}\
    {{#received}}{{^severalPaid}} von{{/severalPaid}}{{#severalPaid}}:{{/severalPaid}} {{received}}{{/received}}

    {{> greeting}}

    vielen Dank für Ihre Zahlung{{#severalPaid}}en{{/severalPaid}}.{{#received}} Eingegangen \
    {{#severalPaid}}sind{{/severalPaid}}{{^severalPaid}}ist{{/severalPaid}}:{{/received}}

    {{#received}}
    | Für | Eingang | Betrag |
    | --- | --- | ---: |
    {{#paid}}
    | {{item}} | {{on}} | {{amount}} |
    {{/paid}}

    {{/received}}
    {{^any}}
    Auf Ihrem Konto ist jetzt nichts mehr offen.

    {{/any}}
    {{#any}}
    Auf Ihrem Konto {{#several}}sind{{/several}}{{^several}}ist{{/several}} noch offen:

    {{> items}}

    {{> agreed}}
    {{> sum}}
    {{^adjusted}}
    Insgesamt offen: {{asked}}.{{#notYetDue}} Was noch nicht fällig ist, hat bis dahin Zeit.{{/notYetDue}}

    {{/adjusted}}
    {{/any}}
    {{> closing}}

    """

  private static let statementGerman = """
    Subject: Kontoauszug von {{creditor.name}} zum {{day}}: \
    {{#any}}{{asked}} offen{{/any}}{{^any}}nichts offen{{/any}}

    {{> greeting}}

    dies ist Ihr Kontoauszug bei uns zum {{day}}.
    {{#full}}

    {{> postings}}

    {{/full}}
    {{#any}}Offen {{#several}}sind{{/several}}{{^several}}ist{{/several}}:{{/any}}\
    {{^any}}Es ist nichts offen.{{/any}}

    {{#any}}
    {{> items}}

    {{> agreed}}
    {{> sum}}
    {{^adjusted}}
    Insgesamt offen: {{asked}}.{{#notYetDue}} Was noch nicht fällig ist, hat bis dahin Zeit.{{/notYetDue}}

    {{/adjusted}}
    {{> ways}}
    {{/any}}
    Bitte vergleichen Sie ihn mit Ihren Büchern. Weicht etwas ab, sagen Sie es
    uns bitte; wir sehen es uns gemeinsam an.

    {{> closing}}

    """

  private static let postingsGerman = """
    Bewegungen seit dem {{since}}:

    | Datum |{{#family}} Kunde |{{/family}} Buchung | Betrag | Saldo |
    | --- |{{#family}} --- |{{/family}} --- | ---: | ---: |
    | {{since}} |{{#family}}  |{{/family}} Saldovortrag |  | {{opening}} |
    {{#postings}}
    | {{on}} |{{#family}} {{customer}} |{{/family}} {{#isInvoice}}Rechnung {{document}}{{/isInvoice}}\
    {{#isCredit}}Gutschrift {{document}}{{/isCredit}}{{#isPayment}}Zahlung {{document}}{{/isPayment}}\
    {{#isReversal}}Zahlung {{document}} zurückgebucht{{/isReversal}}{{#isWriteOff}}Ausbuchung{{/isWriteOff}}\
    {{#isTransfer}}Umbuchung{{/isTransfer}}\
    {{#isCharge}}Verzugskosten zu {{document}}{{/isCharge}}{{#isDiscount}}Skonto zu {{document}}{{/isDiscount}}\
    {{#isWaiver}}Erlass von Verzugskosten{{/isWaiver}}{{#isRecovery}}Ausbuchung aufgehoben{{/isRecovery}} | {{amount}} | {{balance}} |
    {{/postings}}

    """

  private static let greetingGerman = """
    Guten Tag {{#contact}}{{contact}}{{/contact}}{{^contact}}{{name}}{{/contact}},

    """

  private static let itemsGerman = """
    | Rechnung |{{#family}} Kunde |{{/family}}{{#references}} Ihr Zeichen |{{/references}}\
    {{^amounts}} Ausgestellt |{{/amounts}} Fällig |\
    {{#amounts}} Betrag |{{/amounts}} Offen | Tage überfällig |
    | --- |{{#family}} --- |{{/family}}{{#references}} --- |{{/references}}\
    {{^amounts}} --- |{{/amounts}} --- |\
    {{#amounts}} ---: |{{/amounts}} ---: | ---: |
    {{#lines}}
    | {{item}} |{{#family}} {{customer}} |{{/family}}{{#references}} {{yourReference}} |{{/references}}\
    {{^amounts}} {{issued}} |{{/amounts}} {{due}} |\
    {{#amounts}} {{amount}} |{{/amounts}} {{open}} | {{#overdue}}{{daysOverdue}}{{/overdue}} |
    {{/lines}}
    {{> marks}}

    """

  private static let marksGerman = """
    {{#marked}}

    {{#lines}}
    {{#disputed}}
    - {{item}}: {{disputed}} sind strittig und werden hier nicht gefordert.
    {{/disputed}}
    {{#agreed}}
    - {{item}}: {{agreed}} sind Teil einer Vereinbarung und werden hier nicht verlangt.
    {{/agreed}}
    {{#promised}}
    - {{item}}: Sie haben die Zahlung bis zum {{promised}} zugesagt.
    {{/promised}}
    {{/lines}}
    {{#instalments}}
    - Rate {{number}} von {{of}} Ihres Ratenplans, fällig am {{due}}: {{open}} werden hier verlangt.
    {{/instalments}}
    {{/marked}}

    """

  private static let sumGerman = """
    {{^adjusted}}
    {{#waiting}}
    Von Ihnen sind {{waiting}} eingegangen, die noch keiner Rechnung
    zugeordnet sind. Sie sind hier abgezogen: Von {{total}} bleiben {{asked}}
    zu zahlen.

    {{/waiting}}
    {{/adjusted}}
    {{#adjusted}}
    | Aufstellung | Betrag |
    | --- | ---: |
    | Offen auf Rechnungen | {{total}} |
    {{#charges}}
    | {{label}} | {{amount}} |
    {{/charges}}
    {{#lessDisputed}}
    | Strittig | {{lessDisputed}} |
    {{/lessDisputed}}
    {{#lessAgreed}}
    | Zugesagt oder für später vereinbart | {{lessAgreed}} |
    {{/lessAgreed}}
    {{#lessNotDue}}
    | Noch nicht fällig | {{lessNotDue}} |
    {{/lessNotDue}}
    {{#lessWaiting}}
    | Eingegangen, noch nicht zugeordnet | {{lessWaiting}} |
    {{/lessWaiting}}
    | Zu zahlen | {{asked}} |

    {{/adjusted}}

    """

  private static let waysGerman = """
    {{#ways}}
    {{label}}\\
    {{#details}}
    {{.}}
    {{/details}}
    {{#picture}}
    {{picture}}
    {{/picture}}
    {{#link}}
    {{link}}
    {{/link}}

    {{/ways}}
    {{#creditor.hasPay}}
    Per Überweisung:\\
    {{#creditor.pay}}
    {{.}}
    {{/creditor.pay}}

    {{/creditor.hasPay}}

    """

  private static let chargesGerman = """
    {{#hasThreatened}}
    Geht Ihre Zahlung nicht {{#newDue}}bis zum {{newDue}}{{/newDue}}{{^newDue}}bald{{/newDue}} bei uns ein, können hinzukommen:

    {{#threatened}}
    - {{label}}: {{amount}}
    {{/threatened}}

    {{/hasThreatened}}
    {{#hasSchedule}}
    So ergeben sich die Zinsen:

    | Rechnung | Von | Bis | Tage | Auf | Zinssatz p. a. | Zinsen |
    | --- | --- | --- | ---: | ---: | ---: | ---: |
    {{#schedule}}
    | {{item}} | {{from}} | {{to}} | {{days}} | {{base}} | {{rate}} | {{amount}} |
    {{/schedule}}

    {{#hasUnsure}}
    * Dieser Satz ist noch nicht bestätigt.

    {{/hasUnsure}}
    {{/hasSchedule}}

    """

  private static let closingGerman = """
    Zahlungen, die bis zum {{day}} eingegangen sind, haben wir berücksichtigt.

    Mit freundlichen Grüßen

    {{creditor.name}}
    {{#creditor.address}}
    {{.}}
    {{/creditor.address}}
    {{#creditor.email}}
    {{creditor.email}}
    {{/creditor.email}}
    {{#creditor.phone}}
    {{creditor.phone}}
    {{/creditor.phone}}
    {{#creditor.website}}
    {{creditor.website}}
    {{/creditor.website}}

    Unser Zeichen: {{reference}}
    {{#creditor.hasLegal}}

    ---
    {{#creditor.legal}}
    {{.}}
    {{/creditor.legal}}
    {{/creditor.hasLegal}}

    """
}
