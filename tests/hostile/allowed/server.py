"""A server that says its port, labels texts, and has odd answers for some paths."""
import http.server
import json
import time


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self, status, body, kind="application/json"):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        if status == 302:
            self.send_header("Location", "http://127.0.0.1:1/")
        self.end_headers()
        try:
            self.wfile.write(body)
        except BrokenPipeError:
            pass

    def do_POST(self):
        text = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["text"]
        label = "long" if len(text) > 200 else "short"
        self.answer(200, json.dumps({"label": label}).encode())

    def do_GET(self):
        if self.path == "/elsewhere":
            self.answer(302, b"")
        elif self.path == "/huge":
            self.answer(200, b"x" * (17 << 20))
        elif self.path == "/silent":
            time.sleep(3)
        elif self.path == "/garbage":
            self.wfile.write(b"\x00\x01 no HTTP\r\n\r\n")
            self.close_connection = True
        else:
            self.answer(404, b"")

    def log_message(self, *args):
        pass


class Server(http.server.ThreadingHTTPServer):
    request_queue_size = 128
    daemon_threads = True


server = Server(("127.0.0.1", 0), Handler)
print(server.server_port, flush=True)
server.serve_forever()
