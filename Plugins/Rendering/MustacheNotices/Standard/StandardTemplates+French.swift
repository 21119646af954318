extension StandardTemplates {
  static let french =
    [
      ("upcoming", upcomingFrench),
      ("reminder", reminderFrench),
      ("second", secondFrench),
      ("final", finalFrench),
      ("thanks", thanksFrench),
      ("statement", statementFrench),
      ("_greeting", greetingFrench),
      ("_items", itemsFrench),
      ("_postings", postingsFrench),
      ("_marks", marksFrench),
      ("_sum", sumFrench),
      ("_ways", waysFrench),
      ("_charges", chargesFrench),
      ("_closing", closingFrench),
    ] + agreementsFrench

  private static let upcomingFrench = """
    Subject: {{^several}}{{creditor.name}}\u{202F}: votre facture {{first.item}} est à régler pour le {{first.due}}{{/several}}\
    {{#several}}{{creditor.name}}\u{202F}: {{count}} factures à régler prochainement, {{asked}}{{/several}}

    {{> greeting}}

    {{^several}}
    Pour votre information, cette facture arrive prochainement à échéance\u{202F}:
    {{/several}}
    {{#several}}
    Pour votre information, voici vos factures en cours ou qui arrivent
    prochainement à échéance\u{202F}:
    {{/several}}

    | Facture | Émise le | Échéance | Solde dû |
    | --- | --- | --- | ---: |
    {{#lines}}
    | {{item}} | {{issued}} | {{due}} | {{open}} |
    {{/lines}}
    {{> marks}}

    {{> sum}}
    {{^several}}
    Nous vous remercions de régler {{asked}} au plus tard le {{first.due}},
    en rappelant le numéro de la facture.
    {{/several}}
    {{#several}}
    Nous vous remercions de régler chaque facture à son échéance, en rappelant
    son numéro\u{202F}: {{asked}} au total.
    {{/several}}

    {{> ways}}
    Si votre règlement est déjà en cours, vous n’avez rien d’autre à faire. Si
    une facture vous semble inexacte, merci de nous le signaler.

    {{> closing}}

    """

  private static let reminderFrench = """
    Subject: {{^several}}{{creditor.name}}\u{202F}: rappel, facture {{first.item}}, {{asked}}{{/several}}\
    {{#several}}{{creditor.name}}\u{202F}: rappel, {{count}} factures à régler, {{asked}}{{/several}}

    {{> greeting}}

    {{^several}}
    Sauf erreur de notre part, cette facture n’est pas encore entièrement
    réglée\u{202F}:
    {{/several}}
    {{#several}}
    Sauf erreur de notre part, ces factures ne sont pas encore entièrement
    réglées\u{202F}:
    {{/several}}

    {{> items}}

    {{> agreed}}
    {{> sum}}
    {{^notYetDue}}
    Nous vous remercions de régler {{asked}} {{#newDue}}au plus tard le {{newDue}}{{/newDue}}\
    {{^newDue}}dans les prochains jours{{/newDue}},
    en rappelant le numéro de la facture.
    {{/notYetDue}}
    {{#notYetDue}}
    Nous vous remercions de régler {{#newDue}}au plus tard le {{newDue}}{{/newDue}}\
    {{^newDue}}dans les prochains jours{{/newDue}} ce qui est échu,
    et le reste à son échéance, en rappelant le numéro de la facture\u{202F}: {{asked}} au total.
    {{/notYetDue}}

    {{> ways}}
    {{> charges}}
    Si votre règlement a croisé ce message, veuillez ne pas en tenir compte. Si
    une facture vous semble inexacte, ou si vous ne pouvez pas payer tout de
    suite, dites-le-nous\u{202F}: nous trouverons une solution.

    {{> closing}}

    """

  private static let secondFrench = """
    Subject: {{^several}}{{creditor.name}}\u{202F}: deuxième rappel, facture {{first.item}}, {{asked}}{{/several}}\
    {{#several}}{{creditor.name}}\u{202F}: deuxième rappel, {{count}} factures à régler, {{asked}}{{/several}}

    {{> greeting}}

    {{^several}}
    Nous attendons toujours le règlement de cette facture\u{202F}:
    {{/several}}
    {{#several}}
    Nous attendons toujours le règlement de ces factures\u{202F}:
    {{/several}}

    {{> items}}

    {{> agreed}}
    {{> sum}}
    {{^notYetDue}}
    Nous vous prions de régler {{asked}} {{#newDue}}au plus tard le {{newDue}}{{/newDue}}\
    {{^newDue}}dès maintenant{{/newDue}}, en rappelant le
    numéro de la facture.
    {{/notYetDue}}
    {{#notYetDue}}
    Nous vous prions de régler {{#newDue}}au plus tard le {{newDue}}{{/newDue}}\
    {{^newDue}}dès maintenant{{/newDue}} ce qui est échu, et le reste à
    son échéance, en rappelant le numéro de la facture\u{202F}: {{asked}} au total.
    {{/notYetDue}}

    {{> ways}}
    {{> charges}}
    Si quelque chose vous empêche de payer, ou si une facture est inexacte,
    merci de nous le dire dès aujourd’hui. Nous préférons convenir d’une
    solution avec vous plutôt que de vous écrire à nouveau.

    {{> closing}}

    """

  private static let finalFrench = """
    Subject: {{^several}}{{creditor.name}}\u{202F}: dernier rappel, facture {{first.item}}, {{asked}}{{/several}}\
    {{#several}}{{creditor.name}}\u{202F}: dernier rappel, {{count}} factures à régler, {{asked}}{{/several}}

    {{> greeting}}

    {{^several}}
    Cette facture n’est toujours pas réglée\u{202F}:
    {{/several}}
    {{#several}}
    Ces factures ne sont toujours pas réglées\u{202F}:
    {{/several}}

    {{> items}}

    {{> agreed}}
    {{> sum}}
    {{^notYetDue}}
    Ceci est notre dernier rappel. Nous vous prions de régler {{asked}}
    {{#newDue}}au plus tard le {{newDue}}{{/newDue}}\
    {{^newDue}}sans délai{{/newDue}}, en rappelant le numéro de la facture.
    {{/notYetDue}}
    {{#notYetDue}}
    Ceci est notre dernier rappel. Nous vous prions de régler {{#newDue}}au plus tard le {{newDue}}{{/newDue}}\
    {{^newDue}}sans délai{{/newDue}}
    ce qui est échu, et le reste à son échéance, en rappelant le numéro de la
    facture\u{202F}: {{asked}} au total.
    {{/notYetDue}}

    {{> ways}}
    {{> charges}}
    Si cela ne vous est pas possible, écrivez-nous dès maintenant. Sans
    règlement ni nouvelles de votre part, nous devrons entreprendre d’autres
    démarches pour recouvrer les sommes échues.

    {{> closing}}

    """

  private static let thanksFrench = """
    Subject: {{creditor.name}}\u{202F}: merci pour \
    {{^severalPaid}}votre règlement{{#received}} de {{received}}{{/received}}{{/severalPaid}}\
    {{#severalPaid}}vos règlements, {{received}}{{/severalPaid}}

    {{> greeting}}

    {{^severalPaid}}
    Nous vous remercions de votre règlement.{{#received}} Nous avons bien reçu\u{202F}:{{/received}}
    {{/severalPaid}}
    {{#severalPaid}}
    Nous vous remercions de vos règlements. Nous avons bien reçu\u{202F}:
    {{/severalPaid}}

    {{#received}}
    | Pour | Reçu le | Montant |
    | --- | --- | ---: |
    {{#paid}}
    | {{item}} | {{on}} | {{amount}} |
    {{/paid}}

    {{/received}}
    {{^any}}
    Votre compte est maintenant soldé.

    {{/any}}
    {{#any}}
    Il reste sur votre compte\u{202F}:

    {{> items}}

    {{> agreed}}
    {{> sum}}
    {{^adjusted}}
    Solde total\u{202F}: {{asked}}.{{#notYetDue}} Ce qui n’est pas encore échu\
     peut attendre son échéance.{{/notYetDue}}

    {{/adjusted}}
    {{/any}}
    {{> closing}}

    """

  private static let statementFrench = """
    Subject: {{creditor.name}}\u{202F}: relevé de compte au {{day}}, \
    {{#any}}solde de {{asked}}{{/any}}{{^any}}compte soldé{{/any}}

    {{> greeting}}

    Voici le relevé de votre compte client au {{day}}.
    {{#full}}

    {{> postings}}

    {{/full}}
    {{#any}}{{#several}}Factures{{/several}}{{^several}}Facture{{/several}} restant à régler\u{202F}:{{/any}}\
    {{^any}}Votre compte est soldé.{{/any}}

    {{#any}}
    {{> items}}

    {{> agreed}}
    {{> sum}}
    {{^adjusted}}
    Solde total\u{202F}: {{asked}}.{{#notYetDue}} Ce qui n’est pas encore échu\
     peut attendre son échéance.{{/notYetDue}}

    {{/adjusted}}
    {{> ways}}
    {{/any}}
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
    {{#isCredit}}Avoir {{document}}{{/isCredit}}{{#isPayment}}Paiement {{document}}{{/isPayment}}\
    {{#isReversal}}Paiement {{document}} annulé{{/isReversal}}{{#isWriteOff}}Passage en perte{{/isWriteOff}}\
    {{#isTransfer}}Virement interne{{/isTransfer}}\
    {{#isCharge}}Frais de retard sur {{document}}{{/isCharge}}{{#isDiscount}}Escompte sur {{document}}{{/isDiscount}}\
    {{#isWaiver}}Remise de frais de retard{{/isWaiver}}{{#isRecovery}}Passage en perte annulé{{/isRecovery}} | {{amount}} | {{balance}} |
    {{/postings}}

    """

  private static let greetingFrench = """
    {{#contact}}Bonjour {{contact}},{{/contact}}{{^contact}}Madame, Monsieur,{{/contact}}

    """

  private static let itemsFrench = """
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
    {{> marks}}

    """

  private static let marksFrench = """
    {{#marked}}

    {{#lines}}
    {{#disputed}}
    - {{item}}\u{202F}: {{disputed}} sont contestés et ne sont pas demandés ici.
    {{/disputed}}
    {{#agreed}}
    - {{item}}\u{202F}: {{agreed}} font l’objet d’un accord et ne sont pas demandés ici.
    {{/agreed}}
    {{#promised}}
    - {{item}}\u{202F}: vous avez promis le règlement pour le {{promised}}.
    {{/promised}}
    {{/lines}}
    {{#instalments}}
    - Échéance {{number}} sur {{of}} de votre plan de paiement, due le {{due}}\u{202F}: {{open}} sont demandés ici.
    {{/instalments}}
    {{/marked}}

    """

  private static let sumFrench = """
    {{^adjusted}}
    {{#waiting}}
    Nous avons reçu de votre part {{waiting}}, qui ne sont pas encore affectés
    à une facture. Ils sont déduits ici\u{202F}: sur {{total}}, il reste {{asked}}
    à régler.

    {{/waiting}}
    {{/adjusted}}
    {{#adjusted}}
    | Récapitulatif | Montant |
    | --- | ---: |
    | Solde des factures | {{total}} |
    {{#charges}}
    | {{label}} | {{amount}} |
    {{/charges}}
    {{#lessDisputed}}
    | Montant contesté | {{lessDisputed}} |
    {{/lessDisputed}}
    {{#lessAgreed}}
    | Promis ou convenu pour plus tard | {{lessAgreed}} |
    {{/lessAgreed}}
    {{#lessNotDue}}
    | Pas encore échu | {{lessNotDue}} |
    {{/lessNotDue}}
    {{#lessWaiting}}
    | Reçu, pas encore affecté | {{lessWaiting}} |
    {{/lessWaiting}}
    | À régler | {{asked}} |

    {{/adjusted}}

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

  private static let chargesFrench = """
    {{#hasThreatened}}
    Si votre règlement ne nous parvient pas {{#newDue}}au plus tard le {{newDue}}{{/newDue}}{{^newDue}}prochainement{{/newDue}}, pourront s’ajouter\u{202F}:

    {{#threatened}}
    - {{label}}\u{202F}: {{amount}}
    {{/threatened}}

    {{/hasThreatened}}
    {{#hasSchedule}}
    Détail du calcul des intérêts\u{202F}:

    | Facture | Du | Au | Jours | Sur | Taux annuel | Intérêts |
    | --- | --- | --- | ---: | ---: | ---: | ---: |
    {{#schedule}}
    | {{item}} | {{from}} | {{to}} | {{days}} | {{base}} | {{rate}} | {{amount}} |
    {{/schedule}}

    {{#hasUnsure}}
    * Ce taux n’est pas encore confirmé.

    {{/hasUnsure}}
    {{/hasSchedule}}

    """

  private static let closingFrench = """
    Les règlements reçus jusqu’au {{day}} sont pris en compte.

    Cordialement

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

    Client\u{202F}: {{name}}

    Notre référence\u{202F}: {{reference}}
    {{#creditor.hasLegal}}

    ---
    {{#creditor.legal}}
    {{.}}
    {{/creditor.legal}}
    {{/creditor.hasLegal}}

    """
}
