"""A web server on this machine that does what servers should not; it ends with its standard input."""
import http.server
import json
import ssl
import sys
import threading
import time


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    hits = []

    def answer(self):
        length = int(self.headers.get("Content-Length") or 0)
        body = self.rfile.read(length).decode("utf-8", "replace")
        path = self.path.split("?")[0]
        Handler.hits.append(path)
        if path == "/slow":
            time.sleep(5)
        if path == "/close":
            self.close_connection = True
            self.connection.close()
            return
        if path == "/cut":
            self.send_response(200)
            self.send_header("Content-Length", "1000")
            self.end_headers()
            self.wfile.write(b"x" * 10)
            self.wfile.flush()
            self.close_connection = True
            self.connection.close()
            return
        if path == "/redirect":
            self.reply(302, b"elsewhere", {"Location": "/landed"})
        elif path == "/large":
            self.reply(200, b"x" * (1 << 20))
        elif path == "/status":
            self.reply(int(self.path.split("?")[1]), b"{}", {"Retry-After": "7"})
        elif path == "/hits":
            self.reply(200, json.dumps(Handler.hits).encode())
        else:
            said = {"method": self.command, "path": self.path, "body": body,
                    "fields": {name.lower(): value for name, value in self.headers.items()}}
            self.reply(200, json.dumps(said).encode(), {"Set-Cookie": "a=b"})

    do_GET = do_POST = do_DELETE = answer

    def reply(self, status, body, fields=None):
        self.send_response(status)
        for name, value in (fields or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *words):
        pass


def serve(secure):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    if secure:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(sys.argv[1])
        server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server.server_address[1]


print(serve(False), serve(True) if len(sys.argv) > 1 else 0, flush=True)
sys.stdin.read()
