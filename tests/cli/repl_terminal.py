#!/usr/bin/env python3
"""slant repl on a terminal: typing, history, completion, Ctrl-C, Ctrl-D.

Waits for what is to come out, never for a time: SLANT names the program.
"""

import os
import pty
import re
import select
import signal
import stat
import struct
import sys
import tempfile
import termios
import time
from fcntl import ioctl

PROMPT, MORE = r"slant> $", r"   \.\.\. $"
UP, TAB, CTRL_C, CTRL_D = "\x1b[A", "\t", "\x03", "\x04"
CTRL_A, BACKSPACE = "\x01", "\x7f"
CONTROLS = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b[=>]|\x1b\([B0]|[\x07\x0f]")
DEADLINE = time.monotonic() + 50  # of everything; only reached when it fails


class Session:
    """A slant repl behind a terminal of 80 columns."""

    def __init__(self, home, **environment):
        self.bytes, self.start = b"", 0  # all of it; where the news begin
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.chdir(home)
            os.execve(os.environ["SLANT"], ["slant", "repl"], {
                "HOME": home, "TERM": "xterm", "LC_ALL": "C.UTF-8",
                "LSAN_OPTIONS": os.environ.get("LSAN_OPTIONS", ""),
                **environment})
        ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))

    @property
    def raw(self):
        return self.bytes.decode(errors="replace")

    def read(self):
        """More of what comes out; False at its end."""
        ready, _, _ = select.select([self.fd], [], [],
                                    max(0, DEADLINE - time.monotonic()))
        if not ready:
            os.kill(self.pid, signal.SIGKILL)
            fail("nothing more came", self.raw)
        try:
            self.bytes += os.read(self.fd, 4096)
        except OSError:  # the other side is closed
            return False
        return True

    def wait(self, pattern):
        """Reads until what came since the last wait fits; returns it."""
        while True:
            text = self.bytes[self.start:].decode(errors="replace")
            text = CONTROLS.sub("", text)
            if re.search(pattern, text):
                self.start = len(self.bytes)
                return text.replace("\r", "")
            if not self.read():
                fail(f"it ended before {pattern!r}", self.raw)

    def type(self, text, until=PROMPT):
        os.write(self.fd, text.encode())
        return self.wait(until)

    def end(self):
        os.write(self.fd, CTRL_D.encode())
        while self.read():
            pass
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])


def fail(what, output):
    sys.exit(f"{what}; it printed:\n{output}")


def has(text, part):
    if part not in text:
        fail(f"{part!r} is missing", text)


def lacks(text, part):
    if part in text:
        fail(f"{part!r} should not be there", text)


def typing(s):
    has(s.type("1 + 1\r"), "\n2\n")
    has(s.type('"über" .. "中文"\r'), '\n"über中文"\n')
    has(s.type(f'"über{BACKSPACE * 4}où"{CTRL_A}#\r'), "\n3\n")
    has(s.type("_ + 1\r"), "\n4\n")
    s.type("function twice(x)\r", MORE)
    s.type("return 2 * x\r", MORE)
    s.type("end\r")
    has(s.type("twice(21)\r"), "\n42\n")


def recalling(s):
    s.type("1000 + 7\r")
    has(s.type(UP + "0\r"), "\n1070\n")
    has(s.type(UP + UP + "\r"), "\n1007\n")
    # a chunk of several lines is one entry
    s.type("print('one',\r", MORE)
    s.type("'two')\r")
    has(s.type(UP + "\r"), "\none\ttwo\n")


def completing(s):
    s.type("unusual_name = 4321\r")
    has(s.type("unusual" + TAB + " + 1\r"), "\n4322\n")
    s.type("unusual_other = 1\r")
    text = s.type("unu" + TAB + "x" + BACKSPACE + TAB, r"unusual_other[^$]*unusual_$")
    has(text, "unusual_name")
    has(s.type("name\r"), "\n4321\n")
    has(s.type("corpus.cou" + TAB + "\r"), "corpus.count")
    has(s.type(".he" + TAB + " run\r"), "run(")
    # the variable of a loop, of which nothing but its name is known yet
    has(s.type("for doc in pairs{} do print(doc.publ" + TAB + ") end\r"),
        "doc.published)")
    has(s.type("help\r"), "corpus.each")


def stopping(s):
    s.type("print('begun') while true do end\r", r"begun\r\n")
    has(s.type(CTRL_C), "interrupted\n")
    s.type("print('begun') while true do pcall(error) end\r", r"begun\r\n")
    has(s.type(CTRL_C), "interrupted\n")
    has(s.type("6 * 7\r"), "\n42\n")
    # a half-typed line, a half-typed chunk, after the window changed meanwhile
    s.type("print('begun') while true do end\r", r"begun\r\n")
    os.kill(s.pid, signal.SIGWINCH)
    has(s.type(CTRL_C), "interrupted\n")
    s.type("nonsense(", r"nonsense\($")
    s.type(CTRL_C)
    s.type("for i = 1, 2 do\r", MORE)
    s.type(CTRL_C)
    has(s.type("6 * 8\r"), "\n48\n")


def history_of(home):
    return os.path.join(home, ".local/state/slant/history")


def ended(s):
    if s.end() != 0:
        fail("Ctrl-D did not end with status 0", s.raw)


def first(home):
    s = Session(home, NO_COLOR="1")
    s.wait(PROMPT)
    for part in typing, recalling, completing, stopping:
        part(s)
    for colour in "\x1b[1m", "\x1b[31m", "\x1b[2m":
        lacks(s.raw, colour)
    ended(s)
    mode = stat.S_IMODE(os.stat(history_of(home)).st_mode)
    if mode != 0o600:
        fail("others may read the history", oct(mode))


def again(home):
    """In colour; its history is the first one's, and too long by now."""
    with open(history_of(home), "r+") as f:
        lines = f.readlines()
        f.seek(0)
        f.writelines([f"old = {i}\n" for i in range(2500)] + lines)
    s = Session(home)
    s.wait(PROMPT)
    has(s.raw, "\x1b[1m")
    has(s.type(UP + "\r"), "\n48\n")
    s.type("error('x')\r")
    has(s.raw, "\x1b[31m")
    ended(s)
    with open(history_of(home)) as f:
        kept = f.readlines()
    if len(kept) != 1002 or kept[-1] != "error('x')\n":
        fail("the history was not shortened", "".join(kept[-5:]))


def main():
    with tempfile.TemporaryDirectory() as home:
        first(home)
        again(home)
    with tempfile.TemporaryDirectory() as home:  # no place for a history
        s = Session(home, XDG_STATE_HOME="/proc/none")
        s.wait(PROMPT)
        has(s.raw, "not kept")
        has(s.type("3 * 4\r"), "\n12\n")
        ended(s)


main()
