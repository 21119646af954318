extension StandardTemplates {
  static let french =
    [
      ("upcoming", upcomingFrench),
      ("reminder", reminderFrench),
      ("second", secondFrench),
      ("third", thirdFrench),
      ("final", finalFrench),
      ("thanks", thanksFrench),
      ("statement", statementFrench),
      ("_greeting", greetingFrench),
      ("_items", itemsFrench),
      ("_notdue", notDueFrench),
      ("_postings", postingsFrench),
      ("_marks", marksFrench),
      ("_sum", sumFrench),
      ("_balance", balanceFrench),
      ("_ways", waysFrench),
      ("_charges", chargesFrench),
      ("_closing", closingFrench),
    ] + agreementsFrench + moneyFrench + reopenedFrench + statementsFrench

  /// What is asked for by its day, with its table.
  static let askedSoonFrench = """
    Nous vous remercions de régler \
    {{^severalDays}}{{asked}} au plus tard le {{first.due}}{{/severalDays}}\
    {{#severalDays}}{{asked}} au total, chaque somme à son échéance{{/severalDays}}, \
    {{> quoting}}

    | Facture | Émise le | Échéance | Solde dû |
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

  private static let upcomingFrench = """
    Subject: {{creditor.name}}\u{202F}: \
    {{#byStatement}}à régler prochainement, {{> about}}{{/byStatement}}{{^byStatement}}\
    {{#several}}{{count}} factures à régler prochainement, {{asked}}{{/several}}\
    {{^several}}votre facture {{first.invoice}} \
    {{^severalDays}}est à régler pour le {{first.due}}{{/severalDays}}{{#severalDays}}est à régler prochainement, {{asked}}{{/severalDays}}\
    {{/several}}{{/byStatement}}

    {{> greeting}}

    {{#byStatement}}{{^severalStatements}}Le relevé de compte {{statementNumbers}} arrive{{/severalStatements}}\
    {{#severalStatements}}Les relevés de compte {{statementNumbers}} arrivent{{/severalStatements}}{{/byStatement}}\
    {{^byStatement}}{{#several}}Ces factures arrivent{{/several}}{{^several}}Cette facture arrive{{/several}}{{/byStatement}} prochainement à échéance. \
    \(askedSoonFrench)
    Si votre règlement est déjà en cours, vous n’avez rien d’autre à faire. Si
    une facture vous semble inexacte, merci de nous le signaler.

    {{> closing}}

    """

  private static let reminderFrench = """
    Subject: {{creditor.name}}\u{202F}: rappel, {{> about}}

    {{> greeting}}

    {{#byStatement}}{{^severalStatements}}Le relevé de compte {{statementNumbers}} n’est pas encore entièrement réglé{{/severalStatements}}\
    {{#severalStatements}}Les relevés de compte {{statementNumbers}} ne sont pas encore entièrement réglés{{/severalStatements}}{{/byStatement}}\
    {{^byStatement}}{{#several}}Ces factures ne sont pas encore entièrement réglées{{/several}}\
    {{^several}}Cette facture n’est pas encore entièrement réglée{{/several}}{{/byStatement}}. \
    Nous vous remercions de régler {{asked}} {{#newDue}}au plus tard le {{newDue}}{{/newDue}}{{^newDue}}dans les prochains jours{{/newDue}}, \
    {{> quoting}}

    {{> items}}

    {{> agreed}}
    {{> sum}}
    {{> ways}}
    {{> charges}}
    {{> notdue}}
    Si votre règlement a croisé ce message, veuillez ne pas en tenir compte. Si
    une facture vous semble inexacte, ou si vous ne pouvez pas payer tout de
    suite, dites-le-nous\u{202F}: nous trouverons une solution.

    {{> closing}}

    """

  private static let secondFrench = """
    Subject: {{creditor.name}}\u{202F}: \
    {{#firstContact}}règlement en retard{{/firstContact}}{{^firstContact}}deuxième rappel{{/firstContact}}, {{> about}}

    {{> greeting}}

    {{#firstContact}}
    \(overdueFrench). \
    Nous vous prions de régler {{asked}} {{#newDue}}au plus tard le {{newDue}}{{/newDue}}{{^newDue}}dès maintenant{{/newDue}}, \
    {{> quoting}}
    {{/firstContact}}
    {{^firstContact}}
    Nous attendons toujours le règlement {{#byStatement}}{{^severalStatements}}du relevé de compte {{statementNumbers}}{{/severalStatements}}\
    {{#severalStatements}}des relevés de compte {{statementNumbers}}{{/severalStatements}}{{/byStatement}}{{^byStatement}}de {{#several}}ces factures{{/several}}{{^several}}cette facture{{/several}}{{/byStatement}}. \
    Nous vous prions de régler {{asked}} {{#newDue}}au plus tard le {{newDue}}{{/newDue}}{{^newDue}}dès maintenant{{/newDue}}, \
    {{> quoting}}
    {{/firstContact}}

    {{> items}}

    {{> agreed}}
    {{> sum}}
    {{> ways}}
    {{> charges}}
    {{> notdue}}
    Si quelque chose vous empêche de payer, ou si une facture est inexacte,
    merci de nous le dire dès aujourd’hui. Nous préférons convenir d’une
    solution avec vous plutôt que d’aller plus loin.

    {{> closing}}

    """

  private static let finalFrench = """
    Subject: {{#firstContact}}À régler{{#newDue}} au plus tard le {{newDue}}{{/newDue}}\u{202F}: {{/firstContact}}\
    {{^firstContact}}{{creditor.name}}\u{202F}: {{#repeats}}nouvel envoi du {{/repeats}}dernier rappel, {{/firstContact}}{{> about}}

    {{> greeting}}

    {{#firstContact}}
    {{#byStatement}}{{^severalStatements}}Le relevé de compte {{statementNumbers}} est échu et n’est pas entièrement réglé{{/severalStatements}}\
    {{#severalStatements}}Les relevés de compte {{statementNumbers}} sont échus et ne sont pas entièrement réglés{{/severalStatements}}{{/byStatement}}\
    {{^byStatement}}{{#several}}Ces factures sont échues et ne sont pas entièrement réglées{{/several}}\
    {{^several}}Cette facture est échue et n’est pas entièrement réglée{{/several}}{{/byStatement}}. \
    Nous vous prions de régler {{asked}} {{#newDue}}au plus tard le {{newDue}}{{/newDue}}{{^newDue}}sans délai{{/newDue}}, \
    {{> quoting}}
    {{/firstContact}}
    {{^firstContact}}
    {{#repeats}}Le {{repeats}}, nous vous avons adressé notre dernier rappel, et \
    {{#byStatement}}{{^severalStatements}}le relevé de compte {{statementNumbers}} n’est toujours pas entièrement réglé{{/severalStatements}}\
    {{#severalStatements}}les relevés de compte {{statementNumbers}} ne sont toujours pas entièrement réglés{{/severalStatements}}{{/byStatement}}\
    {{^byStatement}}{{#several}}ces factures ne sont toujours pas entièrement réglées{{/several}}{{^several}}cette facture n’est toujours pas entièrement réglée{{/several}}{{/byStatement}}. {{/repeats}}\
    {{^repeats}}{{#byStatement}}{{^severalStatements}}Le relevé de compte {{statementNumbers}} n’est toujours pas entièrement réglé{{/severalStatements}}\
    {{#severalStatements}}Les relevés de compte {{statementNumbers}} ne sont toujours pas entièrement réglés{{/severalStatements}}{{/byStatement}}\
    {{^byStatement}}{{#several}}Ces factures ne sont toujours pas entièrement réglées{{/several}}{{^several}}Cette facture n’est toujours pas entièrement réglée{{/several}}{{/byStatement}}. \
    Ceci est notre dernier rappel. {{/repeats}}\
    Nous vous prions de régler {{asked}} {{#newDue}}au plus tard le {{newDue}}{{/newDue}}{{^newDue}}sans délai{{/newDue}}, \
    {{> quoting}}
    {{/firstContact}}

    {{> items}}

    {{> agreed}}
    {{> sum}}
    {{> ways}}
    {{> charges}}
    {{> notdue}}
    Si cela ne vous est pas possible, écrivez-nous dès maintenant. Sans règlement ni nouvelles de votre part\
    {{#newDue}} au plus tard le {{newDue}}{{/newDue}}, nous entreprendrons d’autres démarches pour recouvrer les \
    sommes échues.

    {{> closing}}

    """

  private static let thanksFrench = """
    Subject: {{creditor.name}}\u{202F}: {{#paidByAnother}}reçu pour votre compte, {{received}}{{/paidByAnother}}\
    {{^paidByAnother}}merci pour \
    {{^severalPaid}}votre règlement{{#received}} de {{received}}{{/received}}{{/severalPaid}}\
    {{#severalPaid}}vos règlements, {{received}}{{/severalPaid}}{{/paidByAnother}}

    {{> greeting}}

    {{#paidByAnother}}Nous avons reçu pour votre compte\u{202F}:{{/paidByAnother}}\
    {{^paidByAnother}}Nous vous remercions de {{#severalPaid}}vos règlements{{/severalPaid}}\
    {{^severalPaid}}votre règlement{{/severalPaid}}.\
    {{#received}} Nous avons bien reçu\u{202F}:{{/received}}{{/paidByAnother}}

    {{#received}}
    | Pour | Reçu le | Montant |
    | --- | --- | ---: |
    {{#paid}}
    | {{item}} | {{on}} | {{amount}} |
    {{/paid}}

    {{/received}}
    {{#fulfilled}}
    L’accord pour solde de tout compte sur {{fulfilled}} est ainsi exécuté\u{202F}: vous n’en devez plus rien.

    {{/fulfilled}}
    {{^any}}
    Votre compte est maintenant soldé.

    {{/any}}
    {{#hasOpen}}
    Il reste sur votre compte\u{202F}:

    {{/hasOpen}}
    {{> items}}

    {{> agreed}}
    {{> balance}}
    {{> notdue}}
    {{> closing}}

    """

  private static let statementFrench = """
    Subject: {{creditor.name}}\u{202F}: relevé de compte{{#statementNumber}} {{statementNumber}}{{/statementNumber}} au {{day}}, \
    {{#hasToPay}}{{toPay.amount}} à régler au plus tard le {{toPay.due}}{{/hasToPay}}{{^hasToPay}}\
    {{#owing}}solde de {{asked}}{{/owing}}{{^owing}}{{#inFavour}}{{inFavour}} en votre faveur{{/inFavour}}\
    {{^inFavour}}{{#any}}rien à régler{{/any}}{{^any}}compte soldé{{/any}}{{/inFavour}}{{/owing}}{{/hasToPay}}

    {{> greeting}}

    Voici le relevé{{#statementNumber}} {{statementNumber}}{{/statementNumber}} de votre compte client au {{day}}.
    {{#full}}

    {{> postings}}

    {{/full}}
    {{^any}}
    Votre compte est soldé.

    {{/any}}
    {{#hasOpen}}
    Restent à régler\u{202F}:

    {{/hasOpen}}
    {{> items}}

    {{> agreed}}
    {{> balance}}
    {{#hasToPay}}
    Nous vous remercions de régler {{toPay.amount}}{{#toPay.isPart}} sur ce solde{{/toPay.isPart}} au plus tard le {{toPay.due}}, \
    en rappelant le numéro {{statementNumber}}.

    {{/hasToPay}}
    {{#owing}}
    {{#payNow}}
    Vous pouvez en régler {{payNow}} dès maintenant\u{202F}:

    {{/payNow}}
    {{> ways}}
    {{/owing}}
    {{> notdue}}
    Merci de le rapprocher de votre comptabilité. En cas d’écart, dites-le-nous\u{202F}:
    nous l’examinerons ensemble.

    {{> closing}}

    """

  private static let postingsFrench = """
    Mouvements depuis le {{since}}\u{202F}:

    | Date |{{#family}} Client |{{/family}} Écriture | Montant | Solde |
    | --- |{{#family}} --- |{{/family}} --- | ---: | ---: |
    | {{since}} |{{#family}}  |{{/family}} Solde reporté |  | {{opening}} |
    {{#postings}}
    | {{on}} |{{#family}} {{customer}} |{{/family}} {{#isInvoice}}Facture {{document}}{{/isInvoice}}\
    {{#isCredit}}Avoir {{document}}{{/isCredit}}{{#isPayment}}Règlement{{#document}} pour {{document}}{{/document}}{{/isPayment}}\
    {{#isReversal}}Règlement{{#document}} pour {{document}}{{/document}} annulé{{/isReversal}}\
    {{#isWriteOff}}{{#document}}{{document}}\u{202F}: p{{/document}}{{^document}}P{{/document}}assé en perte dans nos livres\u{202F}; la créance subsiste{{/isWriteOff}}\
    {{#isTransfer}}Virement interne{{/isTransfer}}{{#isPaidOut}}Versement à votre profit{{/isPaidOut}}\
    {{#isRefund}}Remboursement{{#document}} du règlement pour {{document}}{{/document}}{{/isRefund}}\
    {{#isChargeback}}Règlement{{#document}} pour {{document}}{{/document}} rejeté par la banque{{/isChargeback}}\
    {{#isLapsed}}Règlement amiable caduc, à nouveau dû{{#document}}\u{202F}: {{document}}{{/document}}{{/isLapsed}}\
    {{#isCreditReversed}}Avoir {{document}} annulé{{/isCreditReversed}}\
    {{#isWaivedInvoice}}Abandon de créance{{#document}}, facture {{document}}{{/document}}{{/isWaivedInvoice}}\
    {{#isCharge}}{{#label}}{{label}}{{/label}}{{^label}}Frais de retard sur {{document}}{{/label}}{{/isCharge}}{{#isDiscount}}Escompte sur {{document}}{{/isDiscount}}\
    {{#isWaiver}}Remise de frais de retard{{#document}}, facture {{document}}{{/document}}{{/isWaiver}}\
    {{#isWaiverReversed}}Remise de frais de retard annulée{{#document}}, facture {{document}}{{/document}}{{/isWaiverReversed}}\
    {{#isRecovery}}Passage en perte annulé dans nos livres{{#document}}\u{202F}: {{document}}{{/document}}{{/isRecovery}} | {{amount}} | {{balance}} |
    {{/postings}}

    """

  private static let greetingFrench = """
    {{#contact}}Bonjour {{contact}},{{/contact}}{{^contact}}Madame, Monsieur,{{/contact}}

    """

  private static let itemsFrench = """
    {{#hasLines}}
    | Facture |{{#family}} Client |{{/family}}{{#references}} Votre réf. |{{/references}}\
    {{^amounts}} Émise le |{{/amounts}} Échéance |\
    {{#amounts}} Montant |{{/amounts}} Solde dû | Jours de retard |
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

  private static let notDueFrench = """
    {{#hasNotDue}}
    Pour votre information, pas encore échu\u{202F}:

    | Facture | Échéance | Solde dû |
    | --- | --- | ---: |
    {{#notDue}}
    | {{item}} | {{due}} | {{open}} |
    {{/notDue}}

    {{/hasNotDue}}

    """

  private static let marksFrench = """
    {{#marked}}

    {{#held}}
    {{#disputed}}
    - {{item}}\u{202F}: {{disputed}} sont contestés et ne sont pas demandés ici.
    {{/disputed}}
    {{#inAgreement}}
    - {{item}}\u{202F}: {{inAgreement}} font l’objet d’un accord et ne sont pas demandés ici.
    {{/inAgreement}}
    {{#beside}}
    - {{item}}\u{202F}: {{beside}} ne sont pas demandés ici\u{202F}: cette somme attend la fin de l’accord sur la facture.
    {{/beside}}
    {{#offered}}
    - {{item}}\u{202F}: {{offered}} font l’objet de notre proposition et ne sont pas demandés ici.
    {{/offered}}
    {{#reviewed}}
    - {{item}}\u{202F}: {{reviewed}} sont en cours d’examen chez nous et ne sont pas demandés ici.
    {{/reviewed}}
    {{#promised}}
    - {{item}}\u{202F}: {{promisedAmount}}, que vous avez promis de régler pour le {{promised}}, ne sont pas demandés ici.
    {{/promised}}
    {{/held}}
    {{#instalments}}
    - Échéance {{number}} sur {{of}} de votre plan de paiement, due le {{due}}\u{202F}: {{open}} {{#states}}restent dus{{/states}}{{^states}}sont demandés ici{{/states}}.
    {{/instalments}}
    {{#owedBack}}
    - {{invoice}}\u{202F}: {{amount}} que nous avions versés le {{on}}\u{202F}; le règlement dont ils provenaient a été rejeté.
    {{/owedBack}}
    {{/marked}}

    """

  private static let sumFrench = """
    {{#adjusted}}
    | Récapitulatif | Montant |
    | --- | ---: |
    {{#hasLines}}
    | Solde des factures | {{total}} |
    {{/hasLines}}
    {{#charges}}
    | {{label}}{{#booked}}, en date du {{booked}}{{/booked}} | {{amount}} |
    {{/charges}}
    {{#lessReceived}}
    | Reçu de votre part, pas encore affecté à une facture | {{lessReceived}} |
    {{/lessReceived}}
    {{#credits}}
    | Avoir {{number}} du {{on}}, pas encore imputé à une facture | {{less}} |
    {{/credits}}
    | {{#states}}{{#inFavour}}Solde en votre faveur{{/inFavour}}{{^inFavour}}Solde total{{/inFavour}}{{/states}}\
    {{^states}}À régler{{/states}} | {{#inFavour}}{{inFavour}}{{/inFavour}}{{^inFavour}}{{asked}}{{/inFavour}} |

    {{/adjusted}}
    {{#apart}}
    {{apart}} sont traités séparément et ne sont pas demandés ici.

    {{/apart}}

    """

  private static let balanceFrench = """
    {{> sum}}
    {{^adjusted}}
    {{#inFavour}}
    Solde en votre faveur\u{202F}: {{inFavour}}.

    {{/inFavour}}
    {{#owing}}
    Solde total\u{202F}: {{asked}}.{{#overdueTotal}} Dont {{overdueTotal}} échus.{{/overdueTotal}}\
    {{#noneOverdue}} Rien n’en est encore échu.{{/noneOverdue}}\
    {{#allOverdue}} La totalité est échue.{{/allOverdue}}

    {{/owing}}
    {{/adjusted}}
    {{#adjusted}}
    {{#overdueTotal}}
    Sur le solde, {{overdueTotal}} sont échus.

    {{/overdueTotal}}
    {{#noneOverdue}}
    Rien de ce solde n’est encore échu.

    {{/noneOverdue}}
    {{#allOverdue}}
    La totalité du solde est échue.

    {{/allOverdue}}
    {{/adjusted}}
    {{#owing}}
    {{#inDispute}}
    Montant contesté\u{202F}: {{inDispute}}.

    {{/inDispute}}
    {{#agreedLater}}
    Promis ou convenu pour plus tard, ou en attente jusque-là\u{202F}: {{agreedLater}}.

    {{/agreedLater}}
    {{#offeredLater}}
    Objet de notre proposition\u{202F}: {{offeredLater}}.

    {{/offeredLater}}
    {{#reviewedLater}}
    En cours d’examen chez nous\u{202F}: {{reviewedLater}}.

    {{/reviewedLater}}
    {{#notDueTotal}}
    Pas encore échu\u{202F}: {{notDueTotal}}.

    {{/notDueTotal}}
    {{/owing}}

    """

  private static let waysFrench = """
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
    Par virement\u{202F}:\\
    {{#creditor.pay}}
    {{.}}
    {{/creditor.pay}}

    {{/creditor.hasPay}}

    """

  private static let closingFrench = """
    Les règlements reçus jusqu’au {{day}} sont pris en compte.

    Cordialement
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

    Client\u{202F}: {{name}}

    Notre référence\u{202F}: {{reference}}
    {{/onPaper}}
    {{#creditor.hasLegal}}

    ---
    {{#creditor.legal}}
    {{.}}
    {{/creditor.legal}}
    {{/creditor.hasLegal}}

    """
}
