"""The same lives told to the program, and what it answers: one book a law, one process a case."""
import csv
import json
import os
import re
import subprocess
from dataclasses import dataclass, field

# What the program's own friendly policy is changed to: nothing is too small to be asked for.
POLICY = (("minimum: 5.00", "minimum: 0"), ("tolerance: 0.05", "tolerance: 0.00"))
# By what the program knows that a law is owed by a customer at all.
TAGS = {"us-prompt-payment": "federal-agency"}
# Credits: why they were given.
NEVER_OWED, GOODWILL = "", "goodwill"


@dataclass
class Answer:
    interest: int = None
    fixed_sum: int = None
    booked: int = None
    lines: list = field(default_factory=list)
    refusal: str = None


class NotTaken(Exception):
    """What a book is made of was refused, so that there is nothing to judge."""


class Program:
    def __init__(self, path, folder):
        self.path, self.folder = os.path.abspath(path), folder
        self.environment = {key: value for key, value in os.environ.items()
                            if not key.startswith("DUNWELL")}

    def ask(self, *words):
        return subprocess.run((self.path,) + words, cwd=self.folder, env=self.environment,
                              stdin=subprocess.DEVNULL, capture_output=True, text=True)

    def tell(self, *words):
        answer = self.ask(*words)
        if answer.returncode != 0:
            raise NotTaken("`dunwell %s` ended with %d: %s" % (
                " ".join(words), answer.returncode, said(answer)))


class Book:
    """All cases of one law."""

    def __init__(self, program, law, cases):
        self.program, self.law, self.cases = program, law, cases
        self.name = law.name
        self.folder = os.path.join(program.folder, law.name)
        accounts = {id(case.account): case.account for case in cases}
        self.accounts = list(accounts.values())
        self.refusals = {}

    def make(self):
        self.program.tell("init", self.name)
        self.write_policy()
        self.bring("customers", self.customers())
        self.bring("invoices", self.invoices())
        self.bring("payments", self.payments(is_late=False))
        self.bring("credits", self.credits())
        for day in sorted({each.reminded for each in self.accounts if each.reminded}):
            self.program.tell("run", "--as-of", str(day), "--book", self.name)
        for case in self.cases:
            if case.booked_on:
                self.charge(case, case.booked_on)
        self.bring("payments", self.payments(is_late=True))
        for case in self.cases:
            if case.costs:
                self.act(case, "cost", decimal(case.costs), "--on", str(case.costs_on))
                self.charge(case, case.through)

    def charge(self, case, day):
        self.act(case, "book", "--law", self.law.asked_as, "--on", str(day))

    def act(self, case, what, *words):
        """65 where there is nothing to charge, which what is booked in all will tell."""
        answer = self.program.ask(
            "charge", what, case.invoice.number, *words, "--book", self.name)
        if answer.returncode not in (0, 65):
            self.refusals[case.invoice.number] = "charge %s: %s" % (what, said(answer))

    def write_policy(self):
        path = os.path.join(self.folder, "policy.yaml")
        with open(path, encoding="utf-8") as file:
            text = file.read()
        for old, new in POLICY:
            text = text.replace(old, new)
        # Only where something is booked; else nothing has to be said of charges.
        if self.law.has_costs:
            text += ("\ncharges: {law: %s, interest: booked, fixed-sum: booked, after: reminder}\n"
                     % self.law.asked_as)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        path = os.path.join(self.folder, "dunwell.yaml")
        with open(path, encoding="utf-8") as file:
            text = re.sub(r"country: [A-Z]{2}", "country: " + self.law.country, file.read())
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)

    def bring(self, kind, rows):
        if not rows:
            return
        path = os.path.join(self.folder, kind + ".csv")
        with open(path, "w", newline="", encoding="utf-8") as file:
            table = csv.DictWriter(file, rows[0].keys())
            table.writeheader()
            table.writerows(rows)
        self.program.tell("import", kind, path, "--book", self.name)

    # MARK: rows

    def customers(self):
        return [{"id": each.customer, "name": each.customer, "email": "ar@%s.example" %
                 each.customer.lower(), "currency": self.law.currency, "country": self.law.country,
                 "kind": self.law.kind, "tags": TAGS.get(self.name, "")} for each in self.accounts]

    def invoices(self):
        return [{"id": invoice.number, "customer": each.customer, "issue_date": invoice.issued,
                 "due_date": invoice.due, "amount": decimal(invoice.cents),
                 "currency": self.law.currency}
                for each in self.accounts for invoice in each.invoices]

    def payments(self, is_late):
        rows = []
        for each in self.accounts:
            for payment in each.payments:
                if payment.is_late == is_late:
                    rows.append(self.payment(each, payment))
        return rows

    def payment(self, account, payment):
        reference, invoice = "thank you", ""
        if payment.invoice and payment.by_reference:
            reference = "invoice " + payment.invoice
        elif payment.invoice:
            invoice = payment.invoice
        return {"id": payment.name, "customer": account.customer, "date": payment.day,
                "currency": self.law.currency, "amount": decimal(payment.cents),
                "reference": reference, "invoice": invoice}

    def credits(self):
        return [{"id": credit.name, "customer": each.customer, "date": credit.day,
                 "currency": self.law.currency, "amount": decimal(credit.cents),
                 "invoice": credit.invoice,
                 "reason": GOODWILL if credit.is_goodwill else NEVER_OWED}
                for each in self.accounts for credit in each.credits]

    # MARK: answers

    def answer(self, case):
        if case.invoice.number in self.refusals:
            return Answer(refusal=self.refusals[case.invoice.number])
        answer = self.program.ask(
            "charge", "show", case.invoice.number, "--law", self.law.asked_as, "--through",
            str(case.through), "--book", self.name, "--json")
        if answer.returncode != 0:
            return Answer(refusal=said(answer))
        told = json.loads(answer.stdout)
        lines = ["%s..%s %5d days on %s at %s%%: %s" % (
            line["from"], line["to"], line["days"], line["base"], line["rate"], line["amount"])
            for line in told["schedule"]]
        return Answer(cents(told["interest"]), cents(told["fixedSum"]), cents(told["booked"]),
                      lines)


def said(answer):
    return (answer.stderr + answer.stdout).strip()


def cents(money):
    whole, _, rest = money["amount"].partition(".")
    return int(whole + rest.ljust(2, "0"))


def decimal(cents_):
    return "%d.%02d" % divmod(cents_, 100)
