extension StandardTemplates {
  static let english =
    [
      ("upcoming", upcomingEnglish),
      ("reminder", reminderEnglish),
      ("second", secondEnglish),
      ("final", finalEnglish),
      ("thanks", thanksEnglish),
      ("statement", statementEnglish),
      ("_greeting", greetingEnglish),
      ("_items", itemsEnglish),
      ("_postings", postingsEnglish),
      ("_marks", marksEnglish),
      ("_sum", sumEnglish),
      ("_ways", waysEnglish),
      ("_charges", chargesEnglish),
      ("_closing", closingEnglish),
    ] + agreementsEnglish

  private static let upcomingEnglish = """
    Subject: {{^several}}Invoice {{first.item}} is due on {{first.due}}{{/several}}\
    {{#several}}Due soon: {{count}} invoices, {{asked}}{{/several}}

    {{> greeting}}

    {{^several}}
    This is to let you know that an invoice is about to fall due:
    {{/several}}
    {{#several}}
    This is to let you know of the invoices that are open or about to fall
    due:
    {{/several}}

    | Invoice | Issued | Due | Open |
    | --- | --- | --- | ---: |
    {{#lines}}
    | {{item}} | {{issued}} | {{due}} | {{open}} |
    {{/lines}}
    {{> marks}}

    {{> sum}}
    {{^several}}
    Please pay {{asked}} by {{first.due}}, quoting the invoice number.
    {{/several}}
    {{#several}}
    Please pay each invoice by the day it is due, quoting its number:
    {{asked}} in all.
    {{/several}}

    {{> ways}}
    If a payment is on its way, there is nothing you need to do. If anything
    about an invoice is not right, please tell us.

    {{> closing}}

    """

  private static let reminderEnglish = """
    Subject: {{^several}}Reminder: invoice {{first.item}} was due on {{first.due}}{{/several}}\
    {{#several}}Reminder: {{count}} open invoices, {{asked}}{{/several}}

    {{> greeting}}

    {{^several}}
    We have not yet received full payment of this invoice:
    {{/several}}
    {{#several}}
    We have not yet received full payment of these invoices:
    {{/several}}

    {{> items}}

    {{> agreed}}
    {{> sum}}
    {{^notYetDue}}
    Please pay {{asked}} {{#newDue}}by {{newDue}}{{/newDue}}\
    {{^newDue}}within the next few days{{/newDue}}, quoting the invoice number.
    {{/notYetDue}}
    {{#notYetDue}}
    Please pay what is overdue {{#newDue}}by {{newDue}}{{/newDue}}\
    {{^newDue}}within the next few days{{/newDue}} and the rest by the
    day it is due, quoting the invoice number: {{asked}} in all.
    {{/notYetDue}}

    {{> ways}}
    {{> charges}}
    If you have paid already, please disregard this reminder. If anything
    about an invoice is not right, or you cannot pay at once, please tell us,
    and we will find a way.

    {{> closing}}

    """

  private static let secondEnglish = """
    Subject: {{^several}}Second reminder: invoice {{first.item}}, {{asked}}{{/several}}\
    {{#several}}Second reminder: {{count}} open invoices, {{asked}}{{/several}}

    {{> greeting}}

    {{^several}}
    We are still waiting for payment of this invoice:
    {{/several}}
    {{#several}}
    We are still waiting for payment of these invoices:
    {{/several}}

    {{> items}}

    {{> agreed}}
    {{> sum}}
    {{^notYetDue}}
    Please pay {{asked}} {{#newDue}}by {{newDue}}{{/newDue}}{{^newDue}}now{{/newDue}}, \
    quoting the invoice number.
    {{/notYetDue}}
    {{#notYetDue}}
    Please pay what is overdue {{#newDue}}by {{newDue}}{{/newDue}}{{^newDue}}now{{/newDue}} \
    and the rest by the day it is due, quoting
    the invoice number: {{asked}} in all.
    {{/notYetDue}}

    {{> ways}}
    {{> charges}}
    If something keeps you from paying, or an invoice is not right, please
    tell us today. We would rather agree on a way with you than write again.

    {{> closing}}

    """

  private static let finalEnglish = """
    Subject: {{^several}}Final reminder: invoice {{first.item}}, {{asked}}{{/several}}\
    {{#several}}Final reminder: {{count}} open invoices, {{asked}}{{/several}}

    {{> greeting}}

    {{^several}}
    This invoice is still not paid:
    {{/several}}
    {{#several}}
    These invoices are still not paid:
    {{/several}}

    {{> items}}

    {{> agreed}}
    {{> sum}}
    {{^notYetDue}}
    This is our final reminder. Please pay {{asked}} {{#newDue}}by {{newDue}}{{/newDue}}\
    {{^newDue}}at once{{/newDue}}, quoting the
    invoice number.
    {{/notYetDue}}
    {{#notYetDue}}
    This is our final reminder. Please pay what is overdue {{#newDue}}by {{newDue}}{{/newDue}}\
    {{^newDue}}at once{{/newDue}} and the
    rest by the day it is due, quoting the invoice number: {{asked}} in all.
    {{/notYetDue}}

    {{> ways}}
    {{> charges}}
    If you cannot, please write to us now. If we receive neither payment nor
    word from you, we will have to take further steps to collect what is
    overdue.

    {{> closing}}

    """

  private static let thanksEnglish = """
    Subject: Thank you for your payment{{#severalPaid}}s{{/severalPaid}}\
    {{#received}}{{^severalPaid}} of{{/severalPaid}}{{#severalPaid}}:{{/severalPaid}} {{received}}{{/received}}

    {{> greeting}}

    Thank you for your payment{{#severalPaid}}s{{/severalPaid}}.{{#received}} We have received:{{/received}}

    {{#received}}
    | For | Received | Amount |
    | --- | --- | ---: |
    {{#paid}}
    | {{item}} | {{on}} | {{amount}} |
    {{/paid}}

    {{/received}}
    {{^any}}
    Nothing is open on your account now.

    {{/any}}
    {{#any}}
    This is still open on your account:

    {{> items}}

    {{> agreed}}
    {{> sum}}
    {{^adjusted}}
    Open in all: {{asked}}.{{#notYetDue}} What is not yet due can wait for its day.{{/notYetDue}}

    {{/adjusted}}
    {{/any}}
    {{> closing}}

    """

  private static let statementEnglish = """
    Subject: Statement of account from {{creditor.name}}, {{day}}: \
    {{#any}}{{asked}} open{{/any}}{{^any}}nothing open{{/any}}

    {{> greeting}}

    This is your statement of account with us as of {{day}}.
    {{#full}}

    {{> postings}}

    {{/full}}
    {{#any}}Open on it{{#several}} are{{/several}}{{^several}} is{{/several}}:{{/any}}\
    {{^any}}Nothing is open on it.{{/any}}

    {{#any}}
    {{> items}}

    {{> agreed}}
    {{> sum}}
    {{^adjusted}}
    Open in all: {{asked}}.{{#notYetDue}} What is not yet due can wait for its day.{{/notYetDue}}

    {{/adjusted}}
    {{> ways}}
    {{/any}}
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
    {{#isCredit}}Credit note {{document}}{{/isCredit}}{{#isPayment}}Payment {{document}}{{/isPayment}}\
    {{#isReversal}}Payment {{document}} taken back{{/isReversal}}{{#isWriteOff}}Written off{{/isWriteOff}}\
    {{#isTransfer}}Transfer{{/isTransfer}}\
    {{#isCharge}}Late charge on {{document}}{{/isCharge}}{{#isDiscount}}Discount on {{document}}{{/isDiscount}}\
    {{#isWaiver}}Late charge waived{{/isWaiver}}{{#isRecovery}}Written off, reopened{{/isRecovery}} | {{amount}} | {{balance}} |
    {{/postings}}

    """

  private static let greetingEnglish = """
    Dear {{#contact}}{{contact}}{{/contact}}{{^contact}}{{name}}{{/contact}},

    """

  private static let itemsEnglish = """
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
    {{> marks}}

    """

  private static let marksEnglish = """
    {{#marked}}

    {{#lines}}
    {{#disputed}}
    - {{item}}: {{disputed}} is in dispute and is not asked for here.
    {{/disputed}}
    {{#agreed}}
    - {{item}}: {{agreed}} is part of an agreement and is not asked for here.
    {{/agreed}}
    {{#promised}}
    - {{item}}: you have promised to pay by {{promised}}.
    {{/promised}}
    {{/lines}}
    {{#instalments}}
    - Instalment {{number}} of {{of}} of your payment plan, due on {{due}}: {{open}} is asked for here.
    {{/instalments}}
    {{/marked}}

    """

  private static let sumEnglish = """
    {{^adjusted}}
    {{#waiting}}
    We have received {{waiting}} from you that is not matched to an invoice
    yet. It is taken off here: of {{total}}, {{asked}} remains to be paid.

    {{/waiting}}
    {{/adjusted}}
    {{#adjusted}}
    | Summary | Amount |
    | --- | ---: |
    | Open on invoices | {{total}} |
    {{#charges}}
    | {{label}} | {{amount}} |
    {{/charges}}
    {{#lessDisputed}}
    | In dispute | {{lessDisputed}} |
    {{/lessDisputed}}
    {{#lessAgreed}}
    | Promised, or agreed for later | {{lessAgreed}} |
    {{/lessAgreed}}
    {{#lessNotDue}}
    | Not due yet | {{lessNotDue}} |
    {{/lessNotDue}}
    {{#lessWaiting}}
    | Received, not matched yet | {{lessWaiting}} |
    {{/lessWaiting}}
    | To pay | {{asked}} |

    {{/adjusted}}

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

  private static let chargesEnglish = """
    {{#hasThreatened}}
    If your payment does not reach us{{#newDue}} by {{newDue}}{{/newDue}}{{^newDue}} soon{{/newDue}}, these may be added:

    {{#threatened}}
    - {{label}}: {{amount}}
    {{/threatened}}

    {{/hasThreatened}}
    {{#hasSchedule}}
    How the interest comes about:

    | Invoice | From | To | Days | On | Rate a year | Interest |
    | --- | --- | --- | ---: | ---: | ---: | ---: |
    {{#schedule}}
    | {{item}} | {{from}} | {{to}} | {{days}} | {{base}} | {{rate}} | {{amount}} |
    {{/schedule}}

    {{#hasUnsure}}
    * This rate has not been confirmed yet.

    {{/hasUnsure}}
    {{/hasSchedule}}

    """

  private static let closingEnglish = """
    Payments that had reached us by {{day}} are taken into account.

    Kind regards

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

    Our reference: {{reference}}
    {{#creditor.hasLegal}}

    ---
    {{#creditor.legal}}
    {{.}}
    {{/creditor.legal}}
    {{/creditor.hasLegal}}

    """
}
