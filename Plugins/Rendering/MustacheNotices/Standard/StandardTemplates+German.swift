extension StandardTemplates {
  static let german =
    [
      ("upcoming", upcomingGerman),
      ("reminder", reminderGerman),
      ("second", secondGerman),
      ("third", thirdGerman),
      ("final", finalGerman),
      ("thanks", thanksGerman),
      ("statement", statementGerman),
      ("_greeting", greetingGerman),
      ("_items", itemsGerman),
      ("_notdue", notDueGerman),
      ("_postings", postingsGerman),
      ("_marks", marksGerman),
      ("_sum", sumGerman),
      ("_balance", balanceGerman),
      ("_ways", waysGerman),
      ("_charges", chargesGerman),
      ("_closing", closingGerman),
    ] + agreementsGerman + moneyGerman + reopenedGerman + statementsGerman

  /// What is asked for by its day, with its table.
  static let askedSoonGerman = """
    {{^severalDays}}Bitte zahlen Sie {{asked}} bis zum {{first.due}}{{/severalDays}}\
    {{#severalDays}}Bitte zahlen Sie insgesamt {{asked}}, jeden Betrag bis zu seiner Fälligkeit,{{/severalDays}} \
    {{> quoting}}

    | Rechnung | Ausgestellt | Fällig | Offen |
    | --- | --- | --- | ---: |
    {{#lines}}
    | {{item}} | {{issued}} | {{due}} | {{open}} |
    {{/lines}}
    {{> statements}}
    {{> marks}}

    {{> sum}}
    {{> ways}}
    {{> notdue}}
    """

  private static let upcomingGerman = """
    Subject: {{#byStatement}}Demnächst fällig: {{> about}}{{/byStatement}}{{^byStatement}}\
    {{#several}}Demnächst fällig: {{count}} Rechnungen, {{asked}}{{/several}}\
    {{^several}}Rechnung {{first.invoice}} \
    {{^severalDays}}ist am {{first.due}} fällig{{/severalDays}}{{#severalDays}}ist demnächst fällig: {{asked}}{{/severalDays}}\
    {{/several}}{{/byStatement}}

    {{> greeting}}

    wir möchten Sie darauf hinweisen, dass {{#byStatement}}\
    {{^severalStatements}}der Kontoauszug {{statementNumbers}} demnächst fällig wird{{/severalStatements}}\
    {{#severalStatements}}die Kontoauszüge {{statementNumbers}} demnächst fällig werden{{/severalStatements}}\
    {{/byStatement}}{{^byStatement}}{{#several}}diese Rechnungen demnächst fällig werden{{/several}}\
    {{^several}}diese Rechnung demnächst fällig wird{{/several}}{{/byStatement}}. \
    \(askedSoonGerman)
    Ist Ihre Zahlung schon unterwegs, müssen Sie nichts weiter tun. Stimmt
    etwas an einer Rechnung nicht, sagen Sie es uns bitte.

    {{> closing}}

    """

  private static let reminderGerman = """
    Subject: Zahlungserinnerung: {{#byStatement}}{{> about}}{{/byStatement}}{{^byStatement}}\
    {{^several}}Rechnung {{first.invoice}}, fällig am {{first.due}}{{/several}}\
    {{#several}}{{> about}}{{/several}}{{/byStatement}}

    {{> greeting}}

    \(theyGerman) \
    noch nicht vollständig bezahlt. \
    Bitte zahlen Sie {{asked}} {{#newDue}}bis zum {{newDue}}{{/newDue}}\
    {{^newDue}}in den nächsten Tagen{{/newDue}} {{> quoting}}

    {{> items}}

    {{> agreed}}
    {{> sum}}
    {{> ways}}
    {{> charges}}
    {{> notdue}}
    Haben Sie schon gezahlt, betrachten Sie diese Erinnerung bitte als
    erledigt. Stimmt etwas an einer Rechnung nicht, oder können Sie gerade
    nicht zahlen, sagen Sie es uns bitte; wir finden einen Weg.

    {{> closing}}

    """

  private static let secondGerman = """
    Subject: {{#firstContact}}Zahlung überfällig{{/firstContact}}{{^firstContact}}Zweite Mahnung{{/firstContact}}: \
    {{> about}}

    {{> greeting}}

    {{#firstContact}}
    \(theyGerman) \
    überfällig und nicht vollständig bezahlt. \
    Bitte zahlen Sie {{asked}} {{#newDue}}bis zum {{newDue}}{{/newDue}}{{^newDue}}jetzt{{/newDue}} \
    {{> quoting}}
    {{/firstContact}}
    {{^firstContact}}
    wir warten noch immer auf die Zahlung \(ofThemGerman). \
    Bitte zahlen Sie {{asked}} {{#newDue}}bis zum {{newDue}}{{/newDue}}{{^newDue}}jetzt{{/newDue}} \
    {{> quoting}}
    {{/firstContact}}

    {{> items}}

    {{> agreed}}
    {{> sum}}
    {{> ways}}
    {{> charges}}
    {{> notdue}}
    Hindert Sie etwas am Zahlen, oder stimmt eine Rechnung nicht, sagen Sie es
    uns bitte noch heute. Wir einigen uns lieber mit Ihnen, als weitere
    Schritte zu gehen.

    {{> closing}}

    """

  private static let finalGerman = """
    Subject: \
    {{#firstContact}}Bitte zahlen{{#newDue}} bis {{newDue}}{{/newDue}}{{/firstContact}}\
    {{^firstContact}}Letzte Mahnung{{#repeats}}, erneut{{/repeats}}{{/firstContact}}: {{> about}}

    {{> greeting}}

    {{#firstContact}}
    \(theyGerman) \
    überfällig und nicht vollständig bezahlt. \
    Bitte zahlen Sie {{asked}} {{#newDue}}bis zum {{newDue}}{{/newDue}}{{^newDue}}sofort{{/newDue}} \
    {{> quoting}}
    {{/firstContact}}
    {{^firstContact}}
    {{#repeats}}am {{repeats}} haben wir Ihnen unsere letzte Mahnung geschickt, und \
    \(theyGerman) noch immer nicht vollständig bezahlt. {{/repeats}}\
    {{^repeats}}\(theyGerman) noch immer nicht vollständig bezahlt. \
    Dies ist unsere letzte Mahnung. {{/repeats}}\
    Bitte zahlen Sie {{asked}} {{#newDue}}bis zum {{newDue}}{{/newDue}}{{^newDue}}sofort{{/newDue}} \
    {{> quoting}}
    {{/firstContact}}

    {{> items}}

    {{> agreed}}
    {{> sum}}
    {{> ways}}
    {{> charges}}
    {{> notdue}}
    Können Sie nicht zahlen, schreiben Sie uns bitte jetzt. Geht {{#newDue}}bis zum {{newDue}} {{/newDue}}\
    weder eine Zahlung noch eine Nachricht von Ihnen ein, leiten wir weitere Schritte ein, \
    um den überfälligen Betrag einzuziehen.

    {{> closing}}

    """

  private static let thanksGerman = """
    Subject: {{#paidByAnother}}Für Ihr Konto eingegangen: {{received}}{{/paidByAnother}}\
    {{^paidByAnother}}Danke für Ihre Zahlung{{#severalPaid}}en{{/severalPaid}}\
    {{#received}}{{^severalPaid}} von{{/severalPaid}}{{#severalPaid}}:{{/severalPaid}} {{received}}{{/received}}{{/paidByAnother}}

    {{> greeting}}

    {{#paidByAnother}}für Ihr Konto {{#severalPaid}}sind{{/severalPaid}}{{^severalPaid}}ist{{/severalPaid}} eingegangen:{{/paidByAnother}}\
    {{^paidByAnother}}vielen Dank für Ihre Zahlung{{#severalPaid}}en{{/severalPaid}}.{{#received}} Eingegangen \
    {{#severalPaid}}sind{{/severalPaid}}{{^severalPaid}}ist{{/severalPaid}}:{{/received}}{{/paidByAnother}}

    {{#received}}
    | Für | Eingang | Betrag |
    | --- | --- | ---: |
    {{#paid}}
    | {{item}} | {{on}} | {{amount}} |
    {{/paid}}

    {{/received}}
    {{#fulfilled}}
    Damit ist der Vergleich zu {{fulfilled}} erfüllt: Davon ist nichts mehr zu zahlen.

    {{/fulfilled}}
    {{^any}}
    Auf Ihrem Konto ist jetzt nichts mehr offen.

    {{/any}}
    {{#hasOpen}}
    Auf Ihrem Konto {{#several}}sind{{/several}}{{^several}}ist{{/several}} offen:

    {{/hasOpen}}
    {{> items}}

    {{> agreed}}
    {{> balance}}
    {{> notdue}}
    {{> closing}}

    """

  private static let statementGerman = """
    Subject: Kontoauszug{{#statementNumber}} {{statementNumber}}{{/statementNumber}} von {{creditor.name}} zum {{day}}: \
    {{#hasToPay}}{{toPay.amount}} bis {{toPay.due}} zu zahlen{{/hasToPay}}{{^hasToPay}}\
    {{#owing}}{{asked}} offen{{/owing}}{{^owing}}{{#inFavour}}{{inFavour}} zu Ihren Gunsten{{/inFavour}}\
    {{^inFavour}}{{#any}}nichts zu zahlen{{/any}}{{^any}}nichts offen{{/any}}{{/inFavour}}{{/owing}}{{/hasToPay}}

    {{> greeting}}

    dies ist Ihr Kontoauszug{{#statementNumber}} {{statementNumber}}{{/statementNumber}} bei uns zum {{day}}.
    {{#full}}

    {{> postings}}

    {{/full}}
    {{^any}}
    Es ist nichts offen.

    {{/any}}
    {{#hasOpen}}
    Offen {{#several}}sind{{/several}}{{^several}}ist{{/several}}:

    {{/hasOpen}}
    {{> items}}

    {{> agreed}}
    {{> balance}}
    {{#hasToPay}}
    Bitte zahlen Sie{{#toPay.isPart}} vom Saldo{{/toPay.isPart}} {{toPay.amount}} bis zum {{toPay.due}} unter Angabe der Nummer {{statementNumber}}.

    {{/hasToPay}}
    {{#owing}}
    {{#payNow}}
    Davon können Sie {{payNow}} jetzt bezahlen:

    {{/payNow}}
    {{> ways}}
    {{/owing}}
    {{> notdue}}
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
    {{#isCredit}}Gutschrift {{document}}{{/isCredit}}{{#isPayment}}Zahlung{{#document}} zu {{document}}{{/document}}{{/isPayment}}\
    {{#isReversal}}Zahlung{{#document}} zu {{document}}{{/document}} zurückgebucht{{/isReversal}}\
    {{#isWriteOff}}{{#document}}{{document}}: i{{/document}}{{^document}}I{{/document}}n unseren Büchern ausgebucht; die Forderung besteht weiter{{/isWriteOff}}\
    {{#isTransfer}}Umbuchung{{/isTransfer}}{{#isPaidOut}}Auszahlung an Sie{{/isPaidOut}}\
    {{#isRefund}}Erstattung{{#document}} der Zahlung zu {{document}}{{/document}}{{/isRefund}}\
    {{#isChargeback}}Zahlung{{#document}} zu {{document}}{{/document}} von der Bank zurückgegeben{{/isChargeback}}\
    {{#isLapsed}}Vergleich hinfällig, wieder geschuldet{{#document}}: {{document}}{{/document}}{{/isLapsed}}\
    {{#isCreditReversed}}Gutschrift {{document}} zurückgenommen{{/isCreditReversed}}\
    {{#isWaivedInvoice}}Erlass{{#document}} der Rechnung {{document}}{{/document}}{{/isWaivedInvoice}}\
    {{#isCharge}}{{#label}}{{label}}{{/label}}{{^label}}Verzugskosten zu {{document}}{{/label}}{{/isCharge}}{{#isDiscount}}Skonto zu {{document}}{{/isDiscount}}\
    {{#isWaiver}}Verzugskosten erlassen{{#document}}: Rechnung {{document}}{{/document}}{{/isWaiver}}\
    {{#isWaiverReversed}}Erlass von Verzugskosten aufgehoben{{#document}}: Rechnung {{document}}{{/document}}{{/isWaiverReversed}}\
    {{#isRecovery}}Ausbuchung in unseren Büchern aufgehoben{{#document}}: {{document}}{{/document}}{{/isRecovery}} | {{amount}} | {{balance}} |
    {{/postings}}

    """

  private static let greetingGerman = """
    Guten Tag {{#contact}}{{contact}}{{/contact}}{{^contact}}{{name}}{{/contact}},

    """

  private static let itemsGerman = """
    {{#hasLines}}
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
    {{/hasLines}}
    {{> statements}}
    {{> marks}}

    """

  private static let notDueGerman = """
    {{#hasNotDue}}
    Zu Ihrer Information, noch nicht fällig:

    | Rechnung | Fällig | Offen |
    | --- | --- | ---: |
    {{#notDue}}
    | {{item}} | {{due}} | {{open}} |
    {{/notDue}}

    {{/hasNotDue}}

    """

  private static let marksGerman = """
    {{#marked}}

    {{#held}}
    {{#disputed}}
    - {{item}}: {{disputed}} sind strittig und werden hier nicht gefordert.
    {{/disputed}}
    {{#inAgreement}}
    - {{item}}: {{inAgreement}} sind Teil einer Vereinbarung und werden hier nicht verlangt.
    {{/inAgreement}}
    {{#beside}}
    - {{item}}: {{beside}} verlangen wir hier nicht: Das ruht, bis die Vereinbarung zur Rechnung erledigt ist.
    {{/beside}}
    {{#offered}}
    - {{item}}: {{offered}} sind Gegenstand unseres Angebots und werden hier nicht verlangt.
    {{/offered}}
    {{#reviewed}}
    - {{item}}: {{reviewed}} werden von uns geprüft und hier nicht verlangt.
    {{/reviewed}}
    {{#promised}}
    - {{item}}: {{promisedAmount}}, die Sie bis zum {{promised}} zugesagt haben, verlangen wir hier nicht.
    {{/promised}}
    {{/held}}
    {{#instalments}}
    - Rate {{number}} von {{of}} Ihres Ratenplans, fällig am {{due}}: {{open}} {{#states}}sind offen{{/states}}{{^states}}werden hier verlangt{{/states}}.
    {{/instalments}}
    {{#owedBack}}
    - {{invoice}}: {{amount}}, die wir am {{on}} ausgezahlt hatten; die Zahlung, aus der sie stammten, kam zurück.
    {{/owedBack}}
    {{/marked}}

    """

  private static let sumGerman = """
    {{#adjusted}}
    | Aufstellung | Betrag |
    | --- | ---: |
    {{#hasLines}}
    | Offen auf Rechnungen | {{total}} |
    {{/hasLines}}
    {{#charges}}
    | {{label}}{{#booked}}, berechnet am {{booked}}{{/booked}} | {{amount}} |
    {{/charges}}
    {{#lessReceived}}
    | Von Ihnen eingegangen, noch keiner Rechnung zugeordnet | {{lessReceived}} |
    {{/lessReceived}}
    {{#credits}}
    | Gutschrift {{number}} vom {{on}}, noch nicht verrechnet | {{less}} |
    {{/credits}}
    | {{#states}}{{#inFavour}}Guthaben{{/inFavour}}{{^inFavour}}Insgesamt offen{{/inFavour}}{{/states}}\
    {{^states}}Zu zahlen{{/states}} | {{#inFavour}}{{inFavour}}{{/inFavour}}{{^inFavour}}{{asked}}{{/inFavour}} |

    {{/adjusted}}
    {{#apart}}
    {{apart}} werden gesondert bearbeitet und hier nicht verlangt.

    {{/apart}}

    """

  private static let balanceGerman = """
    {{> sum}}
    {{^adjusted}}
    {{#inFavour}}
    Guthaben zu Ihren Gunsten: {{inFavour}}.

    {{/inFavour}}
    {{#owing}}
    Insgesamt offen: {{asked}}.{{#overdueTotal}} Davon sind {{overdueTotal}} überfällig.{{/overdueTotal}}\
    {{#noneOverdue}} Davon ist nichts überfällig.{{/noneOverdue}}\
    {{#allOverdue}} Alles davon ist überfällig.{{/allOverdue}}

    {{/owing}}
    {{/adjusted}}
    {{#adjusted}}
    {{#overdueTotal}}
    Vom Saldo sind {{overdueTotal}} überfällig.

    {{/overdueTotal}}
    {{#noneOverdue}}
    Vom Saldo ist nichts überfällig.

    {{/noneOverdue}}
    {{#allOverdue}}
    Der ganze Saldo ist überfällig.

    {{/allOverdue}}
    {{/adjusted}}
    {{#owing}}
    {{#inDispute}}
    Strittig sind {{inDispute}}.

    {{/inDispute}}
    {{#agreedLater}}
    Zugesagt, für später vereinbart oder bis dahin zurückgestellt sind {{agreedLater}}.

    {{/agreedLater}}
    {{#offeredLater}}
    Gegenstand unseres Angebots sind {{offeredLater}}.

    {{/offeredLater}}
    {{#reviewedLater}}
    Von uns geprüft werden {{reviewedLater}}.

    {{/reviewedLater}}
    {{#notDueTotal}}
    Noch nicht fällig sind {{notDueTotal}}.

    {{/notDueTotal}}
    {{/owing}}

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

  private static let closingGerman = """
    Zahlungen, die bis zum {{day}} eingegangen sind, haben wir berücksichtigt.

    Mit freundlichen Grüßen
    {{^onPaper}}

    {{/onPaper}}
    {{creditor.name}}
    {{^onPaper}}
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
    {{/onPaper}}
    {{#creditor.hasLegal}}

    ---
    {{#creditor.legal}}
    {{.}}
    {{/creditor.legal}}
    {{/creditor.hasLegal}}

    """
}
