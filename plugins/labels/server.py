#!/usr/bin/env python3
"""A small model server, to try the plugin `labels` with.

server.py [PORT] [--batch N] [--wait SECONDS]

POST /label {"model": "words", "text": ...}  ->  {"label": ..., "score": ...}
GET /                                        ->  what it did so far

As servers of large models do, it gathers requests and answers a batch at once:
when N are there, or SECONDS after the last one came. Port 0 takes any that is
free; the first line of its output tells the port.
"""
import argparse
import collections
import http.server
import json
import re
import threading

TOPICS = {
    "trade": "trade export exports import imports tariff tariffs market gas oil economic",
    "security": "military army troops missile missiles exercise exercises border weapons",
    "diplomacy": "summit visit talks treaty minister ministers partnership ambassador",
}
WORDS = {word: topic for topic, words in TOPICS.items() for word in words.split()}


def words_model(text):
    """The topic with most words in the text, and its share of all such words."""
    found = collections.Counter(
        WORDS[word] for word in re.findall(r"[a-z]+", text.lower()) if word in WORDS)
    if not found:
        return {"label": "other"}
    label, n = min(found.items(), key=lambda item: (-item[1], item[0]))
    return {"label": label, "score": n / sum(found.values())}


MODELS = {"words": words_model}


class Batch:
    """Lets those who wait go on together."""

    def __init__(self, size, seconds):
        self.size, self.seconds = size, seconds
        self.turn = threading.Condition()
        self.number = self.waiting = self.most = self.all = 0

    def join(self):
        with self.turn:
            mine = self.number
            self.all += 1
            self.waiting += 1
            self.most = max(self.most, self.waiting)
            if self.waiting == self.size:
                self.go()
            while self.number == mine:
                seen = self.all
                if not self.turn.wait(self.seconds) and self.all == seen:
                    self.go()

    def go(self):
        self.number += 1
        self.waiting = 0
        self.turn.notify_all()


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self, status, value):
        body = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self):
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        model = MODELS.get(asked["model"])
        if self.path != "/label" or not model:
            self.answer(404, {"error": f"there is no {self.path} of {asked['model']}"})
            return
        self.server.batch.join()
        self.answer(200, model(asked["text"]))

    def do_GET(self):
        batch = self.server.batch
        self.answer(200, {"asked": batch.all, "batches": batch.number, "most": batch.most})

    def log_message(self, *args):
        pass


class Server(http.server.ThreadingHTTPServer):
    request_queue_size = 128
    daemon_threads = True


def main():
    parser = argparse.ArgumentParser(description="A small model server.")
    parser.add_argument("port", type=int, nargs="?", default=8765)
    parser.add_argument("--batch", type=int, default=64)
    parser.add_argument("--wait", type=float, default=0.05)
    options = parser.parse_args()
    server = Server(("127.0.0.1", options.port), Handler)
    server.batch = Batch(options.batch, options.wait)
    print(server.server_port, flush=True)
    server.serve_forever()


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        pass
