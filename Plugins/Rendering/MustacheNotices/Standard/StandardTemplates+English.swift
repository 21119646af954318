extension StandardTemplates {
  static let english =
    [
      ("upcoming", upcomingEnglish),
      ("reminder", reminderEnglish),
      ("second", secondEnglish),
      ("third", thirdEnglish),
      ("final", finalEnglish),
      ("thanks", thanksEnglish),
      ("statement", statementEnglish),
      ("_greeting", greetingEnglish),
      ("_items", itemsEnglish),
      ("_notdue", notDueEnglish),
      ("_postings", postingsEnglish),
      ("_marks", marksEnglish),
      ("_sum", sumEnglish),
      ("_balance", balanceEnglish),
      ("_ways", waysEnglish),
      ("_charges", chargesEnglish),
      ("_closing", closingEnglish),
    ] + agreementsEnglish + moneyEnglish + reopenedEnglish + statementsEnglish

  /// What is asked for by its day, with its table.
  static let askedSoonEnglish = """
    {{^severalDays}}Please pay {{asked}} by {{first.due}}{{/severalDays}}\
    {{#severalDays}}Please pay {{asked}} in all, each amount by the day it is due{{/severalDays}}, \
    {{> quoting}}

    | Invoice | Issued | Due | Open |
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

  private static let upcomingEnglish = """
    Subject: {{#byStatement}}Due soon: {{> about}}{{/byStatement}}{{^byStatement}}\
    {{#several}}Due soon: {{count}} invoices, {{asked}}{{/several}}\
    {{^several}}Invoice {{first.invoice}} \
    {{^severalDays}}is due on {{first.due}}{{/severalDays}}{{#severalDays}}is due soon: {{asked}}{{/severalDays}}\
    {{/several}}{{/byStatement}}

    {{> greeting}}

    {{#byStatement}}This is to let you know that \(andTheyEnglish) about to fall due. {{/byStatement}}\
    {{^byStatement}}This is to let you know of {{#several}}invoices that are{{/several}}\
    {{^several}}an invoice that is{{/several}} about to fall due. {{/byStatement}}\
    \(askedSoonEnglish)
    If a payment is on its way, there is nothing you need to do. If anything
    about an invoice is not right, please tell us.

    {{> closing}}

    """

  private static let reminderEnglish = """
    Subject: Reminder: {{#byStatement}}{{> about}}{{/byStatement}}{{^byStatement}}\
    {{^several}}invoice {{first.invoice}} was due on {{first.due}}{{/several}}\
    {{#several}}{{> about}}{{/several}}{{/byStatement}}

    {{> greeting}}

    We have not yet received full payment of \
    \(themEnglish). \
    Please pay {{asked}} {{#newDue}}by {{newDue}}{{/newDue}}\
    {{^newDue}}within the next few days{{/newDue}}, {{> quoting}}

    {{> items}}

    {{> agreed}}
    {{> sum}}
    {{> ways}}
    {{> charges}}
    {{> notdue}}
    If you have paid already, please disregard this reminder. If anything
    about an invoice is not right, or you cannot pay at once, please tell us,
    and we will find a way.

    {{> closing}}

    """

  private static let secondEnglish = """
    Subject: {{#firstContact}}Payment overdue{{/firstContact}}{{^firstContact}}Second reminder{{/firstContact}}: \
    {{> about}}

    {{> greeting}}

    {{#firstContact}}
    \(theyEnglish) overdue, \
    and we have not received full payment. \
    Please pay {{asked}} {{#newDue}}by {{newDue}}{{/newDue}}{{^newDue}}now{{/newDue}}, \
    {{> quoting}}
    {{/firstContact}}
    {{^firstContact}}
    We are still waiting for payment of \
    \(themEnglish). \
    Please pay {{asked}} {{#newDue}}by {{newDue}}{{/newDue}}{{^newDue}}now{{/newDue}}, \
    {{> quoting}}
    {{/firstContact}}

    {{> items}}

    {{> agreed}}
    {{> sum}}
    {{> ways}}
    {{> charges}}
    {{> notdue}}
    If something keeps you from paying, or an invoice is not right, please
    tell us today. We would rather agree on a way with you than go further.

    {{> closing}}

    """

  private static let finalEnglish = """
    Subject: \
    {{#firstContact}}Please pay{{#newDue}} by {{newDue}}{{/newDue}}{{/firstContact}}\
    {{^firstContact}}Final reminder{{#repeats}} once more{{/repeats}}{{/firstContact}}: {{> about}}

    {{> greeting}}

    {{#firstContact}}
    \(theyEnglish) overdue and not paid in full. \
    Please pay {{asked}} {{#newDue}}by {{newDue}}{{/newDue}}{{^newDue}}at once{{/newDue}}, \
    {{> quoting}}
    {{/firstContact}}
    {{^firstContact}}
    {{#repeats}}On {{repeats}} we sent you our final reminder, and \
    \(andTheyEnglish) still not paid in full. {{/repeats}}\
    {{^repeats}}\(theyEnglish) still not paid in full. \
    This is our final reminder. {{/repeats}}\
    Please pay {{asked}} {{#newDue}}by {{newDue}}{{/newDue}}{{^newDue}}at once{{/newDue}}, \
    {{> quoting}}
    {{/firstContact}}

    {{> items}}

    {{> agreed}}
    {{> sum}}
    {{> ways}}
    {{> charges}}
    {{> notdue}}
    If you cannot pay, please write to us now. If we have neither payment nor
    word from you{{#newDue}} by {{newDue}}{{/newDue}}, we will take further steps to collect what
    is overdue.

    {{> closing}}

    """

  private static let thanksEnglish = """
    Subject: {{#paidByAnother}}Received for your account: {{received}}{{/paidByAnother}}\
    {{^paidByAnother}}Thank you for your payment{{#severalPaid}}s{{/severalPaid}}\
    {{#received}}{{^severalPaid}} of{{/severalPaid}}{{#severalPaid}}:{{/severalPaid}} {{received}}{{/received}}{{/paidByAnother}}

    {{> greeting}}

    {{#paidByAnother}}We have received for your account:{{/paidByAnother}}\
    {{^paidByAnother}}Thank you for your payment{{#severalPaid}}s{{/severalPaid}}.\
    {{#received}} We have received:{{/received}}{{/paidByAnother}}

    {{#received}}
    | For | Received | Amount |
    | --- | --- | ---: |
    {{#paid}}
    | {{item}} | {{on}} | {{amount}} |
    {{/paid}}

    {{/received}}
    {{#fulfilled}}
    This completes the settlement for {{fulfilled}}: nothing more of it is owed.

    {{/fulfilled}}
    {{^any}}
    Nothing is open on your account now.

    {{/any}}
    {{#hasOpen}}
    This is open on your account:

    {{/hasOpen}}
    {{> items}}

    {{> agreed}}
    {{> balance}}
    {{> notdue}}
    {{> closing}}

    """

  private static let statementEnglish = """
    Subject: Statement of account{{#statementNumber}} {{statementNumber}}{{/statementNumber}} from {{creditor.name}}, {{day}}: \
    {{#hasToPay}}{{toPay.amount}} to pay by {{toPay.due}}{{/hasToPay}}{{^hasToPay}}\
    {{#owing}}{{asked}} open{{/owing}}{{^owing}}{{#inFavour}}{{inFavour}} in your favour{{/inFavour}}\
    {{^inFavour}}{{#any}}nothing to pay{{/any}}{{^any}}nothing open{{/any}}{{/inFavour}}{{/owing}}{{/hasToPay}}

    {{> greeting}}

    This is your statement of account{{#statementNumber}} {{statementNumber}}{{/statementNumber}} with us as of {{day}}.
    {{#full}}

    {{> postings}}

    {{/full}}
    {{^any}}
    Nothing is open on it.

    {{/any}}
    {{#hasOpen}}
    Open items:

    {{/hasOpen}}
    {{> items}}

    {{> agreed}}
    {{> balance}}
    {{#hasToPay}}
    Please pay {{toPay.amount}}{{#toPay.isPart}} of the balance{{/toPay.isPart}} by {{toPay.due}}, quoting {{statementNumber}}.

    {{/hasToPay}}
    {{#owing}}
    {{#payNow}}
    You can pay {{payNow}} of it now:

    {{/payNow}}
    {{> ways}}
    {{/owing}}
    {{> notdue}}
    Please compare it with your books. If something differs, please tell us,
    and we will look at it together.

    {{> closing}}

    """

  private static let postingsEnglish = """
    What has moved since {{since}}:

    | Date |{{#family}} Customer |{{/family}} Entry | Amount | Balance |
    | --- |{{#family}} --- |{{/family}} --- | ---: | ---: |
    | {{since}} |{{#family}}  |{{/family}} Balance brought forward |  | {{opening}} |
    {{#postings}}
    | {{on}} |{{#family}} {{customer}} |{{/family}} {{#isInvoice}}Invoice {{document}}{{/isInvoice}}\
    {{#isCredit}}Credit note {{document}}{{/isCredit}}{{#isPayment}}Payment{{#document}} for {{document}}{{/document}}{{/isPayment}}\
    {{#isReversal}}Payment{{#document}} for {{document}}{{/document}} taken back{{/isReversal}}\
    {{#isWriteOff}}{{#document}}{{document}}: w{{/document}}{{^document}}W{{/document}}ritten off in our books; the claim remains{{/isWriteOff}}\
    {{#isTransfer}}Transfer{{/isTransfer}}{{#isPaidOut}}Paid out to you{{/isPaidOut}}\
    {{#isRefund}}Refund{{#document}} of the payment for {{document}}{{/document}}{{/isRefund}}\
    {{#isChargeback}}Payment{{#document}} for {{document}}{{/document}} returned by the bank{{/isChargeback}}\
    {{#isLapsed}}Settlement lapsed, owed again{{#document}}: {{document}}{{/document}}{{/isLapsed}}\
    {{#isCreditReversed}}Credit note {{document}} taken back{{/isCreditReversed}}\
    {{#isWaivedInvoice}}Waived{{#document}}: invoice {{document}}{{/document}}{{/isWaivedInvoice}}\
    {{#isCharge}}{{#label}}{{label}}{{/label}}{{^label}}Charge for late payment of {{document}}{{/label}}{{/isCharge}}{{#isDiscount}}Discount on {{document}}{{/isDiscount}}\
    {{#isWaiver}}Charges waived{{#document}}: invoice {{document}}{{/document}}{{/isWaiver}}\
    {{#isWaiverReversed}}Waiver of charges taken back{{#document}}: invoice {{document}}{{/document}}{{/isWaiverReversed}}\
    {{#isRecovery}}Write-off in our books taken back{{#document}}: {{document}}{{/document}}{{/isRecovery}} | {{amount}} | {{balance}} |
    {{/postings}}

    """

  private static let greetingEnglish = """
    Dear {{#contact}}{{contact}}{{/contact}}{{^contact}}{{name}}{{/contact}},

    """

  private static let itemsEnglish = """
    {{#hasLines}}
    | Invoice |{{#family}} Customer |{{/family}}{{#references}} Your ref. |{{/references}}\
    {{^amounts}} Issued |{{/amounts}} Due |\
    {{#amounts}} Amount |{{/amounts}} Open | Days overdue |
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

  private static let notDueEnglish = """
    {{#hasNotDue}}
    Not due yet, for your information:

    | Invoice | Due | Open |
    | --- | --- | ---: |
    {{#notDue}}
    | {{item}} | {{due}} | {{open}} |
    {{/notDue}}

    {{/hasNotDue}}

    """

  private static let marksEnglish = """
    {{#marked}}

    {{#held}}
    {{#disputed}}
    - {{item}}: {{disputed}} is in dispute and is not asked for here.
    {{/disputed}}
    {{#inAgreement}}
    - {{item}}: {{inAgreement}} is part of an agreement and is not asked for here.
    {{/inAgreement}}
    {{#beside}}
    - {{item}}: {{beside}} is not asked for here: it waits until what was agreed about the invoice is over.
    {{/beside}}
    {{#offered}}
    - {{item}}: {{offered}} is part of an offer that is open and is not asked for here.
    {{/offered}}
    {{#reviewed}}
    - {{item}}: {{reviewed}} is being looked at by us and is not asked for here.
    {{/reviewed}}
    {{#promised}}
    - {{item}}: {{promisedAmount}}, which you have promised to pay by {{promised}}, is not asked for here.
    {{/promised}}
    {{/held}}
    {{#instalments}}
    - Instalment {{number}} of {{of}} of your payment plan, due on {{due}}: {{open}} {{#states}}is open{{/states}}{{^states}}is asked for here{{/states}}.
    {{/instalments}}
    {{#owedBack}}
    - {{invoice}}: {{amount}}, which we had paid out on {{on}}; the payment that it was taken from has come back.
    {{/owedBack}}
    {{/marked}}

    """

  private static let sumEnglish = """
    {{#adjusted}}
    | Summary | Amount |
    | --- | ---: |
    {{#hasLines}}
    | Open on invoices | {{total}} |
    {{/hasLines}}
    {{#charges}}
    | {{label}}{{#booked}}, charged {{booked}}{{/booked}} | {{amount}} |
    {{/charges}}
    {{#lessReceived}}
    | Received from you, not matched to an invoice yet | {{lessReceived}} |
    {{/lessReceived}}
    {{#credits}}
    | Credit note {{number}} of {{on}}, not set against an invoice yet | {{less}} |
    {{/credits}}
    | {{#states}}{{#inFavour}}Balance in your favour{{/inFavour}}{{^inFavour}}Open in all{{/inFavour}}{{/states}}\
    {{^states}}To pay{{/states}} | {{#inFavour}}{{inFavour}}{{/inFavour}}{{^inFavour}}{{asked}}{{/inFavour}} |

    {{/adjusted}}
    {{#apart}}
    {{apart}} is being dealt with separately and is not asked for here.

    {{/apart}}

    """

  private static let balanceEnglish = """
    {{> sum}}
    {{^adjusted}}
    {{#inFavour}}
    Balance in your favour: {{inFavour}}.

    {{/inFavour}}
    {{#owing}}
    Open in all: {{asked}}.{{#overdueTotal}} {{overdueTotal}} of it is overdue.{{/overdueTotal}}\
    {{#noneOverdue}} None of it is overdue.{{/noneOverdue}}\
    {{#allOverdue}} All of it is overdue.{{/allOverdue}}

    {{/owing}}
    {{/adjusted}}
    {{#adjusted}}
    {{#overdueTotal}}
    {{overdueTotal}} of the balance is overdue.

    {{/overdueTotal}}
    {{#noneOverdue}}
    None of it is overdue.

    {{/noneOverdue}}
    {{#allOverdue}}
    All of it is overdue.

    {{/allOverdue}}
    {{/adjusted}}
    {{#owing}}
    {{#inDispute}}
    {{inDispute}} is in dispute.

    {{/inDispute}}
    {{#agreedLater}}
    {{agreedLater}} is promised or agreed for later, or waits until then.

    {{/agreedLater}}
    {{#offeredLater}}
    {{offeredLater}} is part of an offer that is open.

    {{/offeredLater}}
    {{#reviewedLater}}
    {{reviewedLater}} is being looked at by us.

    {{/reviewedLater}}
    {{#notDueTotal}}
    {{notDueTotal}} is not due yet.

    {{/notDueTotal}}
    {{/owing}}

    """

  private static let waysEnglish = """
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
    By bank transfer:\\
    {{#creditor.pay}}
    {{.}}
    {{/creditor.pay}}

    {{/creditor.hasPay}}

    """

  private static let closingEnglish = """
    Payments that had reached us by {{day}} are taken into account.

    Kind regards
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

    Our reference: {{reference}}
    {{/onPaper}}
    {{#creditor.hasLegal}}

    ---
    {{#creditor.legal}}
    {{.}}
    {{/creditor.legal}}
    {{/creditor.hasLegal}}

    """
}
