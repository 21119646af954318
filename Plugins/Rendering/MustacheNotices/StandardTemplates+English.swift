extension StandardTemplates {
  static let upcomingEnglish = """
    Subject: {{^several}}Invoice {{first.item}} is due on {{first.due}}{{/several}}\
    {{#several}}Due soon: {{count}} invoices, {{asked}}{{/several}}

    Dear {{name}},

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

    \(waitingEnglish)
    {{^several}}
    Please pay {{asked}} by {{first.due}}, quoting the invoice number.
    {{/several}}
    {{#several}}
    Please pay each invoice by the day it is due, quoting its number:
    {{asked}} in all.
    {{/several}}

    If a payment is on its way, there is nothing you need to do. If anything
    about an invoice is not right, please tell us.

    \(closingEnglish)
    """

  static let reminderEnglish = """
    Subject: {{^several}}Reminder: invoice {{first.item}} was due on {{first.due}}{{/several}}\
    {{#several}}Reminder: {{count}} open invoices, {{asked}}{{/several}}

    Dear {{name}},

    {{^several}}
    We have not yet received full payment of this invoice:
    {{/several}}
    {{#several}}
    We have not yet received full payment of these invoices:
    {{/several}}

    \(itemsEnglish)

    \(waitingEnglish)
    {{^notYetDue}}
    Please pay {{asked}} within the next few days, quoting the invoice number.
    {{/notYetDue}}
    {{#notYetDue}}
    Please pay what is overdue within the next few days and the rest by the
    day it is due, quoting the invoice number: {{asked}} in all.
    {{/notYetDue}}

    If you have paid already, please disregard this reminder. If anything
    about an invoice is not right, or you cannot pay at once, please tell us,
    and we will find a way.

    \(closingEnglish)
    """

  static let secondEnglish = """
    Subject: {{^several}}Second reminder: invoice {{first.item}}, {{asked}}{{/several}}\
    {{#several}}Second reminder: {{count}} open invoices, {{asked}}{{/several}}

    Dear {{name}},

    {{^several}}
    We are still waiting for payment of this invoice:
    {{/several}}
    {{#several}}
    We are still waiting for payment of these invoices:
    {{/several}}

    \(itemsEnglish)

    \(waitingEnglish)
    {{^notYetDue}}
    Please pay {{asked}} now, quoting the invoice number.
    {{/notYetDue}}
    {{#notYetDue}}
    Please pay what is overdue now and the rest by the day it is due, quoting
    the invoice number: {{asked}} in all.
    {{/notYetDue}}

    If something keeps you from paying, or an invoice is not right, please
    tell us today. We would rather agree on a way with you than write again.

    \(closingEnglish)
    """

  static let finalEnglish = """
    Subject: {{^several}}Final reminder: invoice {{first.item}}, {{asked}}{{/several}}\
    {{#several}}Final reminder: {{count}} open invoices, {{asked}}{{/several}}

    Dear {{name}},

    {{^several}}
    This invoice is still not paid:
    {{/several}}
    {{#several}}
    These invoices are still not paid:
    {{/several}}

    \(itemsEnglish)

    \(waitingEnglish)
    {{^notYetDue}}
    This is our final reminder. Please pay {{asked}} at once, quoting the
    invoice number.
    {{/notYetDue}}
    {{#notYetDue}}
    This is our final reminder. Please pay what is overdue at once and the
    rest by the day it is due, quoting the invoice number: {{asked}} in all.
    {{/notYetDue}}

    If you cannot, please write to us now. If we receive neither payment nor
    word from you, we will have to take further steps to collect what is
    overdue.

    \(closingEnglish)
    """

  private static let itemsEnglish = """
    | Invoice | Issued | Due | Open | Days overdue |
    | --- | --- | --- | ---: | ---: |
    {{#lines}}
    | {{item}} | {{issued}} | {{due}} | {{open}} | {{#overdue}}{{daysOverdue}}{{/overdue}} |
    {{/lines}}
    """

  private static let waitingEnglish = """
    {{#waiting}}
    We have received {{waiting}} from you that is not matched to an invoice
    yet. It is taken off here: of {{total}}, {{asked}} remains to be paid.

    {{/waiting}}
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

    Our reference: {{reference}}

    """
}
