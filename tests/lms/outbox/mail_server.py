"""A very small SMTP server for tests, which can be away, hang, or refuse people."""

import socketserver
import threading


class MailServer(socketserver.ThreadingTCPServer):
    """Keeps each letter it accepted in `letters`, as text."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Conversation)
        self.port = self.server_address[1]
        self.letters: list[str] = []
        self.calls = 0
        self.refused: set[str] = set()
        self.hangs_up = False
        # What it says to a word instead of «250 ok», for example to MAIL or AUTH.
        self.says: dict[bytes, str] = {}
        self.says_nothing = threading.Event()

    def __enter__(self) -> "MailServer":
        threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, *exc_info) -> None:
        self.says_nothing.clear()
        self.shutdown()
        self.server_close()


class _Conversation(socketserver.StreamRequestHandler):
    timeout = 5

    def handle(self) -> None:
        self.server.calls += 1
        if self.server.hangs_up:
            return
        if self.server.says_nothing.is_set():
            self.rfile.readline()
            return
        self._say("220 ready")
        while line := self.rfile.readline():
            word = line.split(b" ")[0].strip().upper()
            if word in self.server.says:
                self._say(self.server.says[word])
            elif word == b"DATA":
                self._take_letter()
            elif word == b"RCPT" and any(each.encode() in line for each in self.server.refused):
                self._say("550 no such person")
            elif word == b"QUIT":
                self._say("221 bye")
                return
            else:
                self._say("250 ok")

    def _take_letter(self) -> None:
        self._say("354 go on")
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line.decode())
        self.server.letters.append("".join(lines))
        self._say("250 taken")

    def _say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())
