extension StandardTemplates {
  static let upcomingGerman = """
    Subject: {{^several}}Rechnung {{first.item}} ist am {{first.due}} fällig{{/several}}\
    {{#several}}Demnächst fällig: {{count}} Rechnungen, {{asked}}{{/several}}

    Guten Tag {{name}},

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

    \(waitingGerman)
    {{^several}}
    Bitte zahlen Sie {{asked}} bis zum {{first.due}} unter Angabe der
    Rechnungsnummer.
    {{/several}}
    {{#several}}
    Bitte zahlen Sie jede Rechnung bis zu ihrer Fälligkeit unter Angabe der
    Nummer, insgesamt {{asked}}.
    {{/several}}

    Ist Ihre Zahlung schon unterwegs, müssen Sie nichts weiter tun. Stimmt
    etwas an einer Rechnung nicht, sagen Sie es uns bitte.

    \(closingGerman)
    """

  static let reminderGerman = """
    Subject: {{^several}}Zahlungserinnerung: Rechnung {{first.item}}, fällig am {{first.due}}\
    {{/several}}{{#several}}Zahlungserinnerung: {{count}} offene Rechnungen, {{asked}}{{/several}}

    Guten Tag {{name}},

    {{^several}}
    diese Rechnung ist noch nicht vollständig bezahlt:
    {{/several}}
    {{#several}}
    diese Rechnungen sind noch nicht vollständig bezahlt:
    {{/several}}

    \(itemsGerman)

    \(waitingGerman)
    {{^notYetDue}}
    Bitte zahlen Sie {{asked}} in den nächsten Tagen unter Angabe der
    Rechnungsnummer.
    {{/notYetDue}}
    {{#notYetDue}}
    Bitte zahlen Sie in den nächsten Tagen, was überfällig ist, und den Rest
    bis zur Fälligkeit, unter Angabe der Rechnungsnummer: insgesamt {{asked}}.
    {{/notYetDue}}

    Haben Sie schon gezahlt, betrachten Sie diese Erinnerung bitte als
    erledigt. Stimmt etwas an einer Rechnung nicht, oder können Sie gerade
    nicht zahlen, sagen Sie es uns bitte; wir finden einen Weg.

    \(closingGerman)
    """

  static let secondGerman = """
    Subject: {{^several}}Zweite Mahnung: Rechnung {{first.item}}, {{asked}}{{/several}}\
    {{#several}}Zweite Mahnung: {{count}} offene Rechnungen, {{asked}}{{/several}}

    Guten Tag {{name}},

    {{^several}}
    wir warten noch immer auf die Zahlung dieser Rechnung:
    {{/several}}
    {{#several}}
    wir warten noch immer auf die Zahlung dieser Rechnungen:
    {{/several}}

    \(itemsGerman)

    \(waitingGerman)
    {{^notYetDue}}
    Bitte zahlen Sie {{asked}} jetzt, unter Angabe der Rechnungsnummer.
    {{/notYetDue}}
    {{#notYetDue}}
    Bitte zahlen Sie jetzt, was überfällig ist, und den Rest bis zur
    Fälligkeit, unter Angabe der Rechnungsnummer: insgesamt {{asked}}.
    {{/notYetDue}}

    Hindert Sie etwas am Zahlen, oder stimmt eine Rechnung nicht, sagen Sie es
    uns bitte noch heute. Wir einigen uns lieber mit Ihnen, als noch einmal zu
    schreiben.

    \(closingGerman)
    """

  static let finalGerman = """
    Subject: {{^several}}Letzte Mahnung: Rechnung {{first.item}}, {{asked}}{{/several}}\
    {{#several}}Letzte Mahnung: {{count}} offene Rechnungen, {{asked}}{{/several}}

    Guten Tag {{name}},

    {{^several}}
    diese Rechnung ist noch immer nicht bezahlt:
    {{/several}}
    {{#several}}
    diese Rechnungen sind noch immer nicht bezahlt:
    {{/several}}

    \(itemsGerman)

    \(waitingGerman)
    {{^notYetDue}}
    Dies ist unsere letzte Mahnung. Bitte zahlen Sie {{asked}} sofort, unter
    Angabe der Rechnungsnummer.
    {{/notYetDue}}
    {{#notYetDue}}
    Dies ist unsere letzte Mahnung. Bitte zahlen Sie sofort, was überfällig
    ist, und den Rest bis zur Fälligkeit, unter Angabe der Rechnungsnummer:
    insgesamt {{asked}}.
    {{/notYetDue}}

    Können Sie das nicht, schreiben Sie uns bitte jetzt. Erhalten wir weder
    eine Zahlung noch eine Nachricht von Ihnen, müssen wir weitere Schritte
    einleiten, um das Überfällige einzuziehen.

    \(closingGerman)
    """

  private static let itemsGerman = """
    | Rechnung | Ausgestellt | Fällig | Offen | Tage überfällig |
    | --- | --- | --- | ---: | ---: |
    {{#lines}}
    | {{item}} | {{issued}} | {{due}} | {{open}} | {{#overdue}}{{daysOverdue}}{{/overdue}} |
    {{/lines}}
    """

  private static let waitingGerman = """
    {{#waiting}}
    Von Ihnen sind {{waiting}} eingegangen, die noch keiner Rechnung
    zugeordnet sind. Sie sind hier abgezogen: Von {{total}} bleiben {{asked}}
    zu zahlen.

    {{/waiting}}
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

    Unser Zeichen: {{reference}}

    """
}
