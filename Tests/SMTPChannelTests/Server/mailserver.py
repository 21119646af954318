#!/usr/bin/env python3
"""A mail server for tests, on a loopback port of its choosing.

    mailserver.py real '{"tls": "starttls", "user": "..", "password": ".."}'
    mailserver.py scripted '{"offers": ["PIPELINING"], "replies": {"RCPT": ["550 no"]}, ...}'

`real` is aiosmtpd. `scripted` is a raw one that replies and breaks off as its plan says. Prints one
line of JSON with the port; then answers each line of JSON on its standard input with one: "report"
tells what happened so far, "close" what had happened when all connections were over, {"plan": {..}}
is the plan from then on. Ends with its standard input, or after 60 seconds.
"""
import hashlib
import json
import os
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import tempfile
import threading


def main():
    signal.signal(signal.SIGALRM, lambda *_: sys.exit(1))
    signal.alarm(60)
    kind, options = sys.argv[1], json.loads(sys.argv[2])
    folder = tempfile.mkdtemp(prefix="mailserver-")
    try:
        tls = make_certificates(folder) if options.get("tls", "none") != "none" else None
        server = {"real": RealServer, "scripted": ScriptedServer}[kind](options, tls)
        answer({"port": server.port, "folder": folder})
        for line in sys.stdin:
            command = json.loads(line)
            if command == "close":
                server.wait_for_ends()
            elif command != "report":
                server.plan(command["plan"])
            answer(server.report())
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        # Connections that were left hanging on purpose hold nobody up.
        os._exit(0)


def answer(value):
    print(json.dumps(value), flush=True)


class Report:
    """What a server saw, as tests ask for it."""

    def __init__(self):
        self.lock = threading.Lock()
        self.connections, self.messages, self.packets, self.strays = 0, [], [], []
        self.names = []

    def store(self, sender, recipients, body, extra=""):
        with self.lock:
            self.messages.append({
                "sender": sender, "recipient": recipients[0], "copies": recipients[1:], "size": len(body), "extra": extra,
                "hash": hashlib.sha256(body).hexdigest(),
                "text": body.decode("utf-8", "replace") if len(body) < 5000 else ""})

    def value(self):
        with self.lock:
            return {"connections": self.connections, "messages": self.messages,
                    "packets": self.packets, "strays": self.strays, "names": self.names}


class RealServer:
    def __init__(self, options, tls):
        from aiosmtpd.controller import Controller
        from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword
        seen = self.seen = Report()

        class Mailbox:
            async def handle_DATA(self, server, session, envelope):
                seen.store(envelope.mail_from, envelope.rcpt_tos, envelope.original_content,
                           " ".join(envelope.mail_options))
                return "250 2.0.0 taken"

        class Counting(SMTP):
            def connection_made(self, transport):
                # After STARTTLS the same connection is made once more.
                if self.transport is None:
                    seen.connections += 1
                super().connection_made(transport)

        def authenticate(server, session, envelope, mechanism, given):
            right = LoginPassword(options["user"].encode(), options["password"].encode())
            return AuthResult(success=given == right, handled=False)

        settings = {"enable_SMTPUTF8": options.get("utf8", False), "data_size_limit": 0}
        if options.get("tls") == "starttls":
            settings.update(tls_context=tls, require_starttls=True)
        if "user" in options:
            settings.update(authenticator=authenticate, auth_required=True,
                            auth_require_tls=options.get("tls") == "starttls")

        class Listening(Controller):
            def factory(self):
                return Counting(self.handler, **settings)

        self.port = free_port()
        Listening(Mailbox(), hostname="127.0.0.1", port=self.port,
                  ssl_context=tls if options.get("tls") == "tls" else None).start()
        # To see whether it listens, the controller connects once itself.
        seen.connections = 0

    def report(self):
        return self.seen.value()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class ScriptedServer:
    """Plan, all optional:

    offers: the lines of the answer to EHLO; replies: for each of greeting, EHLO, MAIL, RCPT, DATA,
    dot and RSET a list of replies that are used up one by one before the standing ones; breaks: a
    list of {at, how} that are used up one by one, where at is a step (before its reply), "after"
    and a step, "data" (when the message begins), "answer" (the message is stored), or a number of
    bytes of input since the plan; how is close, reset, silent, or asleep, which listens on after
    more than a second; drop: closes a connection after so many messages; careless: takes a message
    for nobody.
    """
    STANDING = {"greeting": "220 mail.northwind.example", "MAIL": "250 2.1.0 fine",
                "RCPT": "250 2.1.5 fine", "DATA": "354 go on", "dot": "250 2.0.0 taken",
                "RSET": "250 2.0.0 fine", "QUIT": "221 2.0.0 bye"}

    def __init__(self, options, tls):
        self.seen, self.tls, self.threads = Report(), tls, []
        self.plan(options)
        self.listener = socket.socket()
        # Small, so that what a server does not read is soon not sent either.
        self.listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 8192)
        self.listener.bind(("127.0.0.1", 0))
        self.listener.listen(20)
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self.accept, daemon=True).start()

    def plan(self, plan):
        self.offers = plan.get("offers", [])
        self.replies = {step: list(texts) for step, texts in plan.get("replies", {}).items()}
        self.breaks = list(plan.get("breaks", []))
        self.drop, self.careless = plan.get("drop"), plan.get("careless", False)
        self.bytes_left = next((b["at"] for b in self.breaks if isinstance(b["at"], int)), None)

    def report(self):
        return self.seen.value()

    def accept(self):
        while True:
            connection, _ = self.listener.accept()
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            with self.seen.lock:
                self.seen.connections += 1
            self.threads.append(threading.Thread(target=self.serve, args=(connection,), daemon=True))
            self.threads[-1].start()

    def wait_for_ends(self):
        for thread in self.threads:
            thread.join(10)

    def serve(self, connection):
        try:
            if self.tls:
                connection = self.tls.wrap_socket(connection, server_side=True)
            Dialogue(self, connection).run()
        except (OSError, BrokenOff):
            pass
        finally:
            connection.close()

    def reply_to(self, step):
        waiting = self.replies.get(step)
        return waiting.pop(0) if waiting else self.STANDING.get(step, "500 5.5.2 what")


class BrokenOff(Exception):
    pass


class Dialogue:
    def __init__(self, server, connection):
        self.server, self.connection, self.seen = server, connection, server.seen
        self.input, self.messages = b"", 0
        self.sender, self.recipients = None, []

    def run(self):
        self.reply("greeting")
        while True:
            line = self.line()
            verb = line.split(b" ")[0].upper().decode()
            if verb == "EHLO":
                self.sender, self.recipients = None, []
                self.ehlo(line.partition(b" ")[2].decode())
            elif verb == "QUIT":
                self.reply("QUIT")
                return
            elif verb == "MAIL":
                if self.sender is not None:
                    self.say("503 5.5.1 one message at a time")
                elif self.reply("MAIL"):
                    self.sender, self.recipients, self.extra = inside(line), [], after(line)
            elif verb == "RCPT":
                if self.sender is None:
                    self.say("503 5.5.1 MAIL first")
                elif self.reply("RCPT"):
                    self.recipients.append(inside(line))
            elif verb == "DATA":
                if not self.recipients and not self.server.careless:
                    self.say("503 5.5.1 RCPT first")
                elif self.reply("DATA"):
                    self.data()
            elif verb == "RSET":
                self.sender, self.recipients = None, []
                self.reply("RSET")
            else:
                with self.seen.lock:
                    self.seen.strays.append(line.decode("utf-8", "replace"))
                self.say("500 5.5.2 what")

    def ehlo(self, name):
        with self.seen.lock:
            self.seen.names.append(name)
        lines = ["mail.northwind.example"] + self.server.offers
        waiting = self.server.replies.get("EHLO")
        if waiting:
            return self.say(waiting.pop(0))
        self.break_off("EHLO")
        self.say("\r\n".join("250%s%s" % (" " if i == len(lines) - 1 else "-", line)
                             for i, line in enumerate(lines)))

    def data(self):
        self.break_off("data")
        body = b""
        try:
            while (line := self.line(is_data=True)) != b".":
                body += (line[1:] if line.startswith(b".") else line) + b"\r\n"
        except BrokenOff:
            self.look_for_strays(body)
            raise
        self.break_off("dot")
        text = self.server.reply_to("dot")
        if text.startswith("2"):
            self.seen.store(self.sender, self.recipients or [None], body, self.extra)
        self.sender, self.recipients = None, []
        self.break_off("answer")
        self.say(text)
        self.messages += 1
        if self.messages == self.server.drop:
            raise BrokenOff

    def reply(self, step):
        self.break_off(step)
        text = self.server.reply_to(step)
        self.say(text)
        if text.startswith("421"):
            raise BrokenOff
        self.break_off("after " + step)
        return text[0] in "23"

    def say(self, text):
        self.connection.sendall(text.encode() + b"\r\n")

    def line(self, is_data=False):
        while b"\r\n" not in self.input:
            self.input += self.receive(is_data)
        line, self.input = self.input.split(b"\r\n", 1)
        if b"\n" in line or b"\r" in line:
            with self.seen.lock:
                self.seen.strays.append("a bare line end")
        return line

    def receive(self, is_data):
        left = self.server.bytes_left
        if left == 0:
            self.break_now(self.server.breaks.pop(0)["how"])
        piece = self.connection.recv(65536 if left is None else min(left, 65536))
        if not piece:
            raise BrokenOff
        if left is not None:
            self.server.bytes_left = left - len(piece)
        elif not is_data:
            verbs = [line.split(b" ")[0].decode("utf-8", "replace")
                     for line in piece.split(b"\r\n") if line]
            with self.seen.lock:
                self.seen.packets.append("+".join(verbs))
        return piece

    def drain(self):
        rest = self.input
        while piece := self.connection.recv(65536):
            rest += piece
        self.look_for_strays(rest)

    def look_for_strays(self, unfinished):
        for stray in (b"MAIL FROM", b"RSET", b"QUIT", b"\r\n.\r\n"):
            if stray in unfinished:
                with self.seen.lock:
                    self.seen.strays.append("%r in a message" % stray)

    def break_off(self, at):
        breaks = self.server.breaks
        if breaks and breaks[0]["at"] == at:
            self.break_now(breaks.pop(0)["how"])

    def break_now(self, how):
        self.server.bytes_left = None
        if how == "silent":
            threading.Event().wait()
        if how == "asleep":
            threading.Event().wait(2)
            self.drain()
        if how == "reset":
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
        raise BrokenOff


def inside(line):
    return line[line.index(b"<") + 1:line.index(b">")].decode()


def after(line):
    return line[line.index(b">") + 1:].decode().strip()


def make_certificates(folder):
    """An authority, one that signed nothing here, and a certificate for this machine."""
    def run(*arguments):
        subprocess.run(["openssl", *arguments], check=True, cwd=folder,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def authority(name):
        run("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
            "-keyout", name + ".key", "-out", name + ".pem", "-days", "2",
            "-subj", "/CN=Northwind test " + name)

    authority("ca")
    authority("stranger")
    run("req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
        "-keyout", "server.key", "-out", "server.csr", "-subj", "/CN=localhost")
    with open(os.path.join(folder, "names"), "w") as file:
        file.write("subjectAltName=DNS:localhost,IP:127.0.0.1\n")
    run("x509", "-req", "-in", "server.csr", "-CA", "ca.pem", "-CAkey", "ca.key",
        "-CAcreateserial", "-days", "2", "-extfile", "names", "-out", "server.pem")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(os.path.join(folder, "server.pem"), os.path.join(folder, "server.key"))
    return context


if __name__ == "__main__":
    main()
