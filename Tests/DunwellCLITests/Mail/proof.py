#!/usr/bin/env python3
"""Sends the notices of a book to a real mail server, and holds what arrived against the book.

    proof.py languages DUNWELL    four languages and difficult names, over STARTTLS
    proof.py killed DUNWELL       kill -9 again and again while notices go out

The server is aiosmtpd on a loopback port. Prints one line of what held and ends with 0; ends with 1
and a sentence where something did not hold, with 3 where aiosmtpd or openssl is missing. Takes less
than two minutes and ends by itself.
"""
import asyncio
import collections
import email
import email.policy
import json
import os
import random
import shutil
import signal
import ssl
import subprocess
import sys
import tempfile
import threading
import time

try:
    from aiosmtpd.smtp import SMTP
except ImportError:
    sys.exit(3)

NAMES = {
    "de": "Bäckerei Müller & Söhne 🥐 GmbH", "fr": "L'Épicerie d'Hélène",
    "es": "Panadería Ñandú S.L.", "en": "מאפיית שלום Ltd",
}
DAY = "2026-03-20"


def main():
    signal.alarm(120)
    kind, dunwell = sys.argv[1:3]
    if not shutil.which("openssl"):
        sys.exit(3)
    with tempfile.TemporaryDirectory() as folder:
        print({"languages": languages, "killed": killed}[kind](os.path.abspath(dunwell), folder))


class Mailbox:
    """Keeps every message that arrives, whole."""

    def __init__(self):
        self.messages = []

    async def handle_DATA(self, server, session, envelope):
        self.messages.append(envelope.original_content)
        return "250 taken"


class Server:
    def __init__(self, folder):
        certificate, key = folder + "/cert.pem", folder + "/key.pem"
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj",
             "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1",
             "-keyout", key, "-out", certificate], check=True, capture_output=True)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        self.mailbox, self.authority = Mailbox(), certificate
        loop, ready = asyncio.new_event_loop(), threading.Event()

        def serve():
            asyncio.set_event_loop(loop)
            made = loop.run_until_complete(loop.create_server(
                lambda: SMTP(self.mailbox, hostname="localhost", tls_context=context,
                             require_starttls=True, loop=loop), "127.0.0.1", 0))
            self.port = made.sockets[0].getsockname()[1]
            ready.set()
            loop.run_forever()

        threading.Thread(target=serve, daemon=True).start()
        ready.wait(10)

    def parsed(self):
        return [email.message_from_bytes(m, policy=email.policy.default)
                for m in list(self.mailbox.messages)]


class Book:
    def __init__(self, dunwell, folder, server, customers):
        self.dunwell, self.folder = dunwell, folder + "/book"
        self.ask("init", self.folder, book=False)
        path = self.folder + "/dunwell.yaml"
        written = open(path).read()
        text = written.replace(
            "    kind: folder\n    path: outbox\n",
            "    kind: smtp\n    host: localhost\n    port: %d\n    tls: starttls\n"
            "    from: ar@northwind.example\n    caFile: %s\n    timeoutSeconds: 20\n"
            % (server.port, server.authority))
        if text == written:
            fail("the settings of a new book have no folder channel to replace")
        open(path, "w").write(text)
        with open(folder + "/customers.csv", "w", encoding="utf-8") as file:
            file.write("id,name,email,language,currency,country\n")
            for number, (language, name) in enumerate(customers):
                file.write('C%d,"%s",c%d@example.com,%s,EUR,DE\n' % (number, name, number, language))
        with open(folder + "/invoices.csv", "w") as file:
            file.write("id,customer,issue_date,due_date,amount\n")
            for number in range(len(customers)):
                file.write("INV-%d,C%d,2026-01-10,2026-03-10,%d.50\n" % (number, number, 1234 + number))
        self.ask("import", "customers", folder + "/customers.csv")
        self.ask("import", "invoices", folder + "/invoices.csv")

    def command(self, *words):
        return [self.dunwell, "--book", self.folder, *words]

    def ask(self, *words, book=True):
        command = self.command(*words) if book else [self.dunwell, *words]
        done = subprocess.run(command, capture_output=True, text=True, timeout=100)
        if done.returncode:
            fail("%s ends in %d: %s" % (" ".join(words), done.returncode, done.stderr.strip()))
        return done.stdout


def languages(dunwell, folder):
    server = Server(folder)
    book = Book(dunwell, folder, server, list(NAMES.items()))
    book.ask("run", "--as-of", DAY)
    mails = server.parsed()
    words = {"de": "1.234,50", "fr": "1\u202f235,50", "es": "1.236,50", "en": "1,237.50"}
    for number, (language, name) in enumerate(NAMES.items()):
        mail = [m for m in mails if "c%d@" % number in m["To"]][0]
        text = mail.get_body(("plain",)).get_content()
        page = mail.get_body(("html",)).get_content()
        shown = mail["To"].addresses[0].display_name
        if shown.replace("\u2068", "").replace("\u2069", "") != name:
            fail("the name of the %s customer arrives as %r" % (language, shown))
        if name not in text.replace("\u2068", "").replace("\u2069", ""):
            fail("the %s text does not say the name" % language)
        for form in (text, page.replace("&nbsp;", "\u00a0")):
            if words[language] not in form.replace("\u00a0", "\u202f" if language == "fr" else " "):
                fail("the %s notice does not say the amount as %s" % (language, words[language]))
        if 'lang="%s"' % language not in page:
            fail("the %s page does not say its language" % language)
        if any(part.defects for part in mail.walk()):
            fail("the %s message has defects" % language)
    if len(mails) != len(NAMES):
        fail("%d messages for %d customers" % (len(mails), len(NAMES)))
    return "4 languages arrived as they were meant"


def killed(dunwell, folder, seed=7):
    dice, server = random.Random(seed), Server(folder)
    book = Book(dunwell, folder, server, [("en", "Cafe %d" % n) for n in range(150)])
    kills = after = 0
    for _ in range(60):
        before = len(server.mailbox.messages)
        run = subprocess.Popen(book.command("run", "--as-of", DAY), stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
        # Until some have arrived, so that the kills are spread over the delivery.
        wanted, deadline = before + dice.randint(0, 6), time.time() + 10
        while len(server.mailbox.messages) < wanted and run.poll() is None \
                and time.time() < deadline:
            time.sleep(0.0005)
        time.sleep(dice.random() * 0.004)
        if run.poll() is not None:
            break
        run.kill()
        run.wait()
        kills += 1
        after += len(server.mailbox.messages) > before
    book.ask("run", "--as-of", DAY)
    arrived = collections.Counter(m["Message-ID"].strip("<>").split("@")[0].rsplit(".", 1)[0]
                                  for m in server.parsed())
    ids = collections.Counter(m["Message-ID"] for m in server.parsed())
    twice = [name for name, count in ids.items() if count > 1]
    if twice:
        fail("%d Message-IDs arrived twice" % len(twice))
    notices = json.loads(book.ask("notices", "--json"))["notices"]
    by = collections.defaultdict(set)
    for notice in notices:
        by[notice["status"]].add(notice["id"])
    lost = by["sent"] - set(arrived)
    if lost:
        fail("%d are told as sent and never arrived" % len(lost))
    wrong = set(arrived) - by["sent"] - by["unknown"]
    if wrong:
        fail("%d arrived and are told as neither sent nor unknown" % len(wrong))
    again = [name for name, count in arrived.items() if count > 1]
    if again:
        fail("%d notices arrived under two attempts" % len(again))
    if len(by["unknown"]) > kills:
        fail("%d unknown after %d kills" % (len(by["unknown"]), kills))
    if len(notices) != 150 or after < 10:
        fail("%d notices, %d kills during delivery: too little to prove" % (len(notices), after))
    book.ask("verify")
    return "%d sent, %d unknown of which %d arrived, %d kills, %d of them during delivery" % (
        len(by["sent"]), len(by["unknown"]), len(by["unknown"] & set(arrived)), kills, after)


def fail(sentence):
    print(sentence)
    os._exit(1)


if __name__ == "__main__":
    main()
