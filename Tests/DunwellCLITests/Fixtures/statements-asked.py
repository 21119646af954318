"""A customer who is invoiced every week and pays statements.

    statements-asked.py invoices    the rows of three months
    statements-asked.py policy      adds the rules to the policy of the standard input
    statements-asked.py mails       what the notices of the standard input, JSON, say in the outbox
"""
import datetime
import email
import email.policy
import json
import os
import sys

FIRST = datetime.date(2025, 9, 1)
OUTBOX = os.path.join("outbox", "new")


def invoices():
    print("id,customer,issue_date,due_date,amount")
    for week in range(13):
        issued = FIRST + datetime.timedelta(7 * week)
        due = issued + datetime.timedelta(14)
        print("W-%02d,C1,%s,%s,%d.00" % (week + 1, issued, due, 100 + week))


def policy():
    rules = "statements: {every: month, on: 1, due: 14 days}\nasks-by: statement\n\nladder:"
    print(sys.stdin.read().replace("\nladder:", "\n" + rules, 1), end="")


def mails():
    said = {}
    for name in os.listdir(OUTBOX):
        with open(os.path.join(OUTBOX, name), "rb") as file:
            mail = email.message_from_binary_file(file, policy=email.policy.default)
        said[mail["X-Dunwell-Notice"]] = mail
    for notice in json.load(sys.stdin)["notices"]:
        mail = said[notice["id"]]
        text = mail.get_body(("plain",)).get_content()
        print("%s: %s\n" % (notice["on"], mail["Subject"]))
        print(text[:text.index("Payments that had")])


{"invoices": invoices, "policy": policy, "mails": mails}[sys.argv[1]]()
