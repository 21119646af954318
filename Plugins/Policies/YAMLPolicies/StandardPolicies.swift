/// The policies that a new book can begin with, as the text of their files.
enum StandardPolicies {
  static let friendly = """
    # Friendly: one word before an invoice is due, then three reminders in a month.
    # Change what you like. "dunwell policy check" tells whether it still makes sense.
    policy: friendly

    # Public holidays for rungs that count business days: DE, FR, GB, US, or none.
    calendar: none

    # After days without a run, and for an old ledger: "latest" sends the reminder next above what
    # was delivered, and the one after it at the ladder's own distance; "each" also does every task
    # and hold in order; "skip-older-than 14 days" is as latest, and leaves alone what reached no
    # rung so lately until another notice lists it. "jump" sends the highest at once, even first.
    catch-up: latest

    # A customer is never written to twice within this time, however many invoices are late.
    least-gap: 3 days

    # After a reminder, one that is no harsher waits so long: what becomes late meanwhile joins it.
    rhythm: 10 days

    # A reminder names a day to pay by ("new-due"). Nothing harsher goes before that day and so many
    # bank days more, which money sent in time may take.
    bank-days: 2

    # When the last reminder was delivered and its day has passed: "task" asks a person to decide,
    # "handoff" asks to hand it over, "nothing" lets it rest. It is asked for by mail no more, unless
    # "repeat-last: 14 days" sends the last reminder once again.
    after-last: task

    # Less than this is not worth a letter. It may differ: {EUR: 5.00, JPY: 1000, default: 5.00}
    minimum: 5.00

    # An invoice that is short by no more than this counts as paid.
    tolerance: 0.05

    # Money that arrived and fits no invoice yet: "net" takes it off what is asked for, "ignore"
    # asks for everything.
    unapplied: net

    # Money that names no invoice: "oldest-first" settles what is due first, as most laws have it;
    # "waits" leaves it for a person.
    waiting-money: oldest-first

    # To write to customers only by day, by their own clock, take away the # of the next line.
    # contact-hours: 08:00-20:00

    # The reminders, from the mildest to the last. "when" counts days or business days, before or
    # after due, after issue, or after previous, which is the day the rung before was sent.
    # The channel is email and the template is named as the rung, unless a line says otherwise.
    ladder:
      - rung: upcoming
        when: 3 days before due
      - rung: reminder
        when: 3 days after due
        new-due: 8 days
      - rung: second
        when: 14 days after due
        new-due: 8 days
      - rung: final
        when: 30 days after due
        new-due: 10 days

    # When a promise to pay is kept, and how reminders go on when it is not: "resume" with the next
    # one on its day, "again" with the last one once more, "escalate" with the next one at once.
    promises: {grace: 3 days, kept: 100%, part-kept: 50%, broken: resume}

    # What a payment plan may be, and with how many instalments missed it is over; with the last one
    # in any case. It never ends before the day that the notice about the missed one named.
    plans: {most: 6, missed: 2, grace: 5 days, default: escalate}

    # What being late costs, by the law of the contract, else of your own country (uk, de, fr, ie), or
    # by contract. "threatened" is said in reminders and owed by nobody; "booked" is owed, once the
    # rung named by "after" has gone out, and the fixed sum not before "fixed-sum-from" (5 days late).
    # charges: {law: de, interest: threatened, fixed-sum: threatened}

    # Who may offer to take less, and how much less.
    # settlements: {offers: [{who: [ada], at-least: 80%}]}

    # Above which amount a second person agrees to a write-off, and what is set aside by age.
    # losses: {approve-above: 500.00, provisions: {1-30: 2%, 31-60: 10%, 61-90: 25%, 90+: 50%}}

    # A statement of account for everybody on whose account something is open. By itself it informs,
    # and asks for nothing.
    # statements: {every: month, on: 1, due: 14 days}
    # With this line as well everybody is asked by statement and pays it as one: what is open falls due
    # with it, "due" after its day, and its number is what to quote.
    # asks-by: statement

    """

  static let firm = """
    # Firm: a reminder on the first day late, then one every week or two, and none is left out.
    # Change what you like. "dunwell policy check" tells whether it still makes sense.
    policy: firm

    # Public holidays for rungs that count business days: DE, FR, GB, US, or none.
    calendar: none

    # After days without a run, and for an old ledger, every reminder is still sent, in order and at
    # the ladder's own distances. "jump" would send the highest alone, even as the first.
    catch-up: each

    # A customer is never written to twice within this time, however many invoices are late.
    least-gap: 5 days

    # After a reminder, one that is no harsher waits so long: what becomes late meanwhile joins it.
    rhythm: 7 days

    # A reminder names a day to pay by ("new-due"). Nothing harsher goes before that day and so many
    # bank days more, which money sent in time may take.
    bank-days: 2

    # When the last reminder was delivered and its day has passed: "task" asks a person to decide,
    # "handoff" asks to hand it over, "nothing" lets it rest. It is asked for by mail no more, unless
    # "repeat-last: 14 days" sends the last reminder once again.
    after-last: task

    # Less than this is not worth a letter. It may differ: {EUR: 1.00, JPY: 100, default: 1.00}
    minimum: 1.00

    # An invoice that is short by no more than this counts as paid.
    tolerance: 0.01

    # Money that arrived and fits no invoice yet is taken off what is asked for. "ignore" would
    # ask for everything.
    unapplied: net

    # To write to customers only by day, by their own clock, take away the # of the next line.
    # contact-hours: 08:00-20:00

    # The reminders, from the mildest to the last.
    ladder:
      - rung: reminder
        when: 1 day after due
        new-due: 5 days
      - rung: second
        when: 8 days after due
        new-due: 5 days
      - rung: third
        when: 15 days after due
        new-due: 7 days
      - rung: final
        when: 30 days after due
        new-due: 7 days

    # When a promise to pay is kept, and how reminders go on when it is not: "resume" with the next
    # one on its day, "again" with the last one once more, "escalate" with the next one at once.
    promises: {grace: 3 days, kept: 100%, part-kept: 50%, broken: resume}

    # What a payment plan may be, and with how many instalments missed it is over; with the last one
    # in any case. It never ends before the day that the notice about the missed one named.
    plans: {most: 6, missed: 2, grace: 5 days, default: escalate}

    # What being late costs, by the law of the contract, else of your own country (uk, de, fr, ie), or
    # by contract. "threatened" is said in reminders and owed by nobody; "booked" is owed, once the
    # rung named by "after" has gone out, and the fixed sum not before "fixed-sum-from" (5 days late).
    # charges: {law: de, interest: threatened, fixed-sum: threatened}

    # Who may offer to take less, and how much less.
    # settlements: {offers: [{who: [ada], at-least: 80%}]}

    # Above which amount a second person agrees to a write-off, and what is set aside by age.
    # losses: {approve-above: 500.00, provisions: {1-30: 2%, 31-60: 10%, 61-90: 25%, 90+: 50%}}

    # A statement of account for everybody on whose account something is open. By itself it informs,
    # and asks for nothing.
    # statements: {every: month, on: 1, due: 14 days}
    # With this line as well everybody is asked by statement and pays it as one: what is open falls due
    # with it, "due" after its day, and its number is what to quote.
    # asks-by: statement

    """
}
