"""The server of `recension edit`: what it answers, what it refuses, and what
becomes of edition.yaml."""
import hashlib
import http.client
import json
import pathlib
import random
import re
import signal
import socket
import subprocess
import sys
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from support import Case, PROGRAM, run
from test_page import MISSING, PAGE, browse

YAML = """# mine
title: "Letters"   # for now

documents:
  - file: b.txt   # the second
    speaker: Somebody
"""


class Served(Case):
    def setUp(self):
        super().setUp()
        self.write("in/a.txt", "A letter\n\n4 May 1921\n\nThe bridge is closed, and "
                   "the carts go by the ferry.\n")
        self.write("in/b.txt", "The bridge is mended, and the carts may pass over "
                   "it again from Monday.\n")
        self.write("in/page.html", PAGE)
        self.yaml = self.write("in/edition.yaml", YAML)
        self.server = None

    def start(self, *options):
        self.server = subprocess.Popen(
            [str(PROGRAM), "edit", "--no-browser", *options,
             str(self.folder / "in")], stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, text=True)
        self.addCleanup(self.stop)
        self.url = self.server.stdout.readline().strip()
        found = re.fullmatch(r"http://127\.0\.0\.1:(\d+)/\?t=([0-9a-f]{64})", self.url)
        self.assertTrue(found, self.url)
        self.port, self.token = int(found[1]), found[2]
        self.cookie = {"Cookie": f"rcn_{self.port}={self.token}"}
        self.post = {**self.cookie, "Origin": f"http://127.0.0.1:{self.port}",
                     "Content-Type": "application/json"}

    def stop(self):
        if self.server and self.server.poll() is None:
            self.server.send_signal(signal.SIGINT)
            _, said = self.server.communicate(timeout=20)
            self.assertEqual(self.server.returncode, 0, said)

    def ask(self, method, path, headers, body=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        data = answer.read()
        connection.close()
        return answer, data

    def decide(self, file, change, was=None):
        answer, data = self.ask("POST", "/api/decide", self.post, json.dumps(
            {"file": file, "change": change, "was": was}))
        return answer.status, json.loads(data)

    def settled(self, revision):
        """The state after the revision."""
        for _ in range(600):
            state = json.loads(self.ask("GET", "/api/state", self.cookie)[1])
            if (state["revision"] > revision or state["error"]) and not state["busy"]:
                return state
            time.sleep(0.05)
        return self.fail("the folder was not read again")


class Server(Served):
    def test_strangers_are_refused(self):
        self.start()
        host = {"Host": f"evil.example:{self.port}"}
        cases = [
            ("GET", "/", {}, 403),
            ("GET", "/?t=" + "0" * 64, {}, 403),
            ("GET", "/review/index.js", {}, 403),
            ("GET", "/", {**self.cookie, **host}, 421),
            ("GET", f"/?t={self.token}", host, 421),
            ("GET", "/review/../../a.txt", self.cookie, 404),
            ("GET", "/review/%2e%2e/a.txt", self.cookie, 404),
            ("GET", "/a.txt", self.cookie, 404),
            ("GET", "/api/decide", self.cookie, 405),
            ("DELETE", "/", self.cookie, 405),
            ("POST", "/api/state", self.post, 405),
            ("POST", "/api/decide", {**self.post, "Origin": "http://evil.example"}, 403),
            ("POST", "/api/decide", {key: value for key, value in self.post.items()
                                     if key != "Origin"}, 403),
            ("POST", "/api/decide", {**self.post, "Content-Type": "text/plain"}, 403),
            ("POST", "/api/decide", {**self.post, "Sec-Fetch-Site": "cross-site"}, 403),
            ("GET", "/", self.cookie, 200),
            ("GET", "/review/app.js", self.cookie, 200),
            ("GET", f"/?t={self.token}", {}, 303),
        ]
        for method, path, headers, status in cases:
            with self.subTest(method=method, path=path, headers=headers):
                answer, _ = self.ask(method, path, headers, "{}" if method == "POST" else None)
                self.assertEqual(answer.status, status)
                self.assertIn("default-src 'none'", answer.headers["Content-Security-Policy"])
                self.assertNotIn("Access-Control-Allow-Origin", answer.headers)
        self.assertEqual(self.yaml.read_text(), YAML)

    def test_what_is_no_decision_changes_nothing(self):
        self.start()
        cases = [("{", 400), ("[]", 400), ('{"file": "a.txt"}', 400),
                 ('{"file": "none.txt", "change": {}}', 404),
                 ('{"file": "../a.txt", "change": {"title": "x"}}', 404),
                 ('{"file": "a.txt", "change": {"titel": "x"}}', 422),
                 ('{"file": "a.txt", "change": {"title": {"a": 1}}}', 422),
                 ("[" * 5000, 400), ("x" * 70000, 413)]
        for body, status in cases:
            with self.subTest(body=body[:60]):
                answer, _ = self.ask("POST", "/api/decide", self.post, body)
                self.assertEqual(answer.status, status)
        self.assertEqual(self.yaml.read_text(), YAML)

    def test_any_bytes_are_answered_or_dropped(self):
        """Requests with bytes changed, added and taken away, and bytes that are none."""
        self.start()
        chance = random.Random(7)
        body = b'{"file":"b.txt","change":{"cuts":{"1111111111111111":{"keep":"x"}}},"was":null}'
        head = "".join(f"{key}: {value}\r\n" for key, value in self.post.items())
        whole = (f"POST /api/decide HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\n{head}"
                 f"Content-Length: {len(body)}\r\n\r\n").encode() + body
        added = (b"\r\n", b"\0", b"[", b'"', b"\\u0000", b"%s", b"a" * 70000, b"&a *a : - ")
        for _ in range(100):
            request = bytearray(whole)
            for _ in range(chance.choice((1, 2, 8))):
                at = chance.randrange(len(request))
                request[at:at + chance.choice((0, 1, 20))] = chance.choice(
                    added + (bytes([chance.randrange(256)]),))
            with socket.create_connection(("127.0.0.1", self.port), timeout=20) as stream:
                try:
                    stream.sendall(request)
                    stream.shutdown(socket.SHUT_WR)
                    stream.recv(4096)
                except OSError:
                    pass  # it was dropped before its end
        self.assertIsNone(json.loads(self.ask("GET", "/api/state", self.cookie)[1])["error"])
        self.assertEqual(run("order", self.folder / "in").returncode, 0)

    def test_decisions_are_written_and_read(self):
        self.start()
        self.assertEqual(self.decide("b.txt", {"date": "1921-05~"}, {"date": None})[0], 200)
        state = self.settled(1)
        self.assertIsNone(state["error"])
        self.assertEqual(self.yaml.read_text(), YAML + '    date: "1921-05~"\n')
        self.assertEqual((self.folder / "in/edition.yaml~").read_text(), YAML)
        _, index = self.ask("GET", "/review/index.js", self.cookie)
        self.assertIn(b"[c. May 1921]", index)
        # The file is changed by another program; another key of it is no conflict.
        self.yaml.write_text(self.yaml.read_text() + "    issuer: Board\n")
        self.assertEqual(self.decide("b.txt", {"title": "T"}, {"title": None})[0], 200)
        status, body = self.decide("b.txt", {"issuer": "Council"}, {"issuer": None})
        self.assertEqual((status, body["field"], body["value"]), (409, "issuer", "Board"))
        self.assertTrue(self.yaml.read_text().endswith('issuer: Board\n    title: "T"\n'))

    def test_the_first_decision_of_a_folder_makes_the_file(self):
        self.yaml.unlink()
        self.start()
        self.assertEqual(self.decide("b.txt", {"date": "1921"}, {"date": None})[0], 200)
        self.assertRegex(self.yaml.read_text(), '^documents:\n  - file: "b.txt"\n'
                         '    sha256: "[0-9a-f]{16}"\n    date: "1921"\n$')
        self.assertFalse((self.folder / "in/edition.yaml~").exists())

    def test_a_file_that_cannot_be_read_is_said(self):
        self.start()
        self.yaml.write_text("documents: [\n")
        state = self.settled(1)
        self.assertIn("edition.yaml:2:1", state["error"])
        self.assertEqual(self.decide("a.txt", {"title": "T"})[0], 422)
        self.assertEqual(self.yaml.read_text(), "documents: [\n")
        self.yaml.write_text(YAML)
        for _ in range(600):
            state = self.settled(0)
            if not state["error"]:
                break
            time.sleep(0.05)
        self.assertIsNone(state["error"])

    def test_the_books_are_shown_when_they_are_asked_for(self):
        self.start()
        self.assertEqual(self.ask("GET", "/preview/EPUB/nav.xhtml", self.cookie)[0].status, 404)
        self.assertEqual(self.ask("POST", "/api/preview", self.cookie, "{}")[0].status, 403)
        self.assertEqual(self.ask("GET", "/api/preview", self.cookie)[0].status, 405)
        self.assertEqual(self.ask("POST", "/api/preview", self.post, "{}")[0].status, 200)
        for _ in range(1000):
            state = json.loads(self.ask("GET", "/api/state", self.cookie)[1])
            if state["preview"]:
                break
            time.sleep(0.05)
        self.assertEqual((state["preview"], state["preview_error"]), (1, None))
        key = hashlib.sha256((self.folder / "in/b.txt").read_bytes()).hexdigest()[:8]
        _, data = self.ask("GET", f"/preview/places/{key}.json", self.cookie)
        places = json.loads(data)
        self.assertEqual(places["chapter"], f"EPUB/d-{key}.xhtml")
        (file, anchor, page, label), = places["blocks"].values()
        self.assertEqual((file, anchor), (places["chapter"], f"d-{key}-p1"))
        self.assertTrue(label.isdigit())
        answer, chapter = self.ask("GET", f"/preview/{file}?r=1", self.cookie)
        self.assertEqual(answer.headers["Content-Type"], "application/xhtml+xml")
        self.assertIn("sandbox allow-same-origin", answer.headers["Content-Security-Policy"])
        self.assertIn(f'id="{anchor}"'.encode(), chapter)
        answer, picture = self.ask("GET", f"/preview/page/{page}.png", self.cookie)
        self.assertEqual((answer.status, picture[:8]), (200, b"\x89PNG\r\n\x1a\n"))
        for name in (f"page/{places['pages'] + 1}.png", "page/0.png", "page/-1.png",
                     "page/1.png.png", "page/99999999999999999999.png",
                     "META-INF/sources/b.txt", "../a.txt"):
            self.assertEqual(self.ask("GET", f"/preview/{name}", self.cookie)[0].status, 404, name)

    def test_a_new_document_is_seen(self):
        self.start()
        self.write("in/c.txt", "A third letter\n\n5 May 1921\n\nThe ferry is full.\n")
        self.settled(1)
        self.assertIn(b"c.txt", self.ask("GET", "/review/index.js", self.cookie)[1])

    def test_one_server_on_a_folder_and_a_port(self):
        self.start()
        done = run("edit", "--no-browser", self.folder / "in")
        self.assertEqual(done.returncode, 2)
        self.assertIn(b"another recension edit runs on this folder [server-start]",
                      done.stderr)
        other = self.folder / "other"
        other.mkdir()
        (other / "a.txt").write_text("Words.\n")
        done = run("edit", "--no-browser", f"--port={self.port}", other)
        self.assertEqual(done.returncode, 2)
        self.assertIn(b"is taken; without --port a free one is chosen", done.stderr)

    def test_only_this_machine_is_listened_to(self):
        self.start()
        table = pathlib.Path("/proc/net/tcp").read_text()
        wanted = f":{self.port:04X} "
        found = {line.split()[1] for line in table.splitlines()[1:]
                 if wanted in line.split()[1] + " " and line.split()[3] == "0A"}
        self.assertEqual(found, {f"0100007F:{self.port:04X}"})

    def test_bytes_that_are_no_request(self):
        self.start()
        for data in (b"\0" * 4096, b"GET " + b"/" * 70000, b"POST /api/decide HTTP/1.1\r\n"
                     b"Content-Length: 99999999999999999999\r\n\r\n", b"\r\n\r\n"):
            with socket.create_connection(("127.0.0.1", self.port), timeout=20) as line:
                try:
                    line.sendall(data)
                    line.shutdown(socket.SHUT_WR)
                    while line.recv(4096):
                        pass
                except OSError:
                    pass
        self.assertEqual(self.ask("GET", "/", self.cookie)[0].status, 200)


class Apply(Served):
    def test_a_file_of_decisions(self):
        decisions = self.write("decisions.yaml", 'documents:\n  - file: "b.txt"\n    '
                               'speaker: null\n    date: "1921"\n  - file: "a.txt"\n    '
                               "include: no\n")
        done = run("edit", f"--apply={decisions}", self.folder / "in")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(self.yaml.read_text(), YAML.replace("    speaker: Somebody\n", "")
                         + '    date: "1921"\n  - file: "a.txt"\n    include: no\n')
        self.write("decisions.yaml", "documents: [{title: T}]\n")
        done = run("edit", f"--apply={decisions}", self.folder / "in")
        self.assertEqual(done.returncode, 2)
        self.assertIn(b"expected a document with file:", done.stderr)


@unittest.skipIf(MISSING, "no browser")
class Browser(Served):
    def test_decisions_by_keys_are_in_the_file(self):
        self.start()
        found = browse("decide", self.url)
        self.assertEqual(found["errors"], [])
        self.assertEqual(found["yaml"], "# nothing is decided that edition.yaml does "
                         "not hold\n")
        written = re.sub('sha256: "[0-9a-f]{16}"', 'sha256: "HASH"', self.yaml.read_text())
        self.assertEqual(written, YAML.replace(
            "speaker: Somebody", 'speaker: "The \\"Speaker\\""') + f"""\
    date: "1921-05~"
    title: "A title: with “quotes” \\\\ and a # sign"
    notes:
      - "Seen by two editors."
    order: 1
    emend:
      - {{words: "from Monday", to: "from \\"Tuesday\\"", reason: "see the board"}}
  - file: "page.html"
    sha256: "HASH"
    cuts:
      {found["key"]}: {{keep: "It is: \\"text\\""}}
  - file: "a.txt"
    sha256: "HASH"
    include: no
""")

    def test_the_books_are_beside_the_text(self):
        self.start()
        found = browse("preview", self.url)
        self.assertEqual(found["errors"], [])
        self.assertEqual(found["faults"], [])
        self.assertEqual(found["sandbox"], "allow-same-origin")
        self.assertEqual(found["chapter"], "[The bridge]")
        self.assertEqual(found["page"][0], 1000)
        self.assertRegex(found["page"][1], r"^Page of the PDF, page \d+, \d+ of \d+ in the PDF$")
        self.assertNotEqual(found["turned"], found["page"][1])
        self.assertEqual(found["kept"], found["turned"])
        self.assertTrue(found["hidden"])

    def test_two_windows_and_a_changed_file(self):
        self.start()
        found = browse("meanwhile", self.url)
        self.assertEqual(found["errors"], [])
        self.assertEqual(found["other"], "The date is 1921-06, by you")
        self.assertIn("edition.yaml was changed meanwhile", found["asked"])
        self.assertIn('date: "1921-07"', self.yaml.read_text())


if __name__ == "__main__":
    unittest.main()
