"""What tests of the command share: a folder with ballots, the command run in it, and what is expected of it."""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

RANKS = "rank1,rank2,rank3,channel\nA,B,C,web\nA,C,,web\nB,C,A,paper\nC,B,,paper\n,,,web\n"


class Done:
    def __init__(self, process):
        self.status = process.returncode
        self.out = process.stdout.decode("utf-8")
        self.err = process.stderr.decode("utf-8")


class CliTest(unittest.TestCase):
    maxDiff = None
    command = root = ""  # main() knows them

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.write("b.csv", RANKS)

    def write(self, name, text):
        path = self.folder / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
        return path

    def run_delib(self, *words, stdin=b"", **environment):
        clean = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG", "NO_COLOR"))}
        return Done(subprocess.run([self.command, *words], cwd=self.folder, input=stdin, capture_output=True, timeout=60,
                                   env={**clean, "LC_ALL": "C.UTF-8", **environment}, check=False))

    def works(self, *words, **more):
        done = self.run_delib(*words, **more)
        self.assertEqual((done.status, done.err), (0, ""), words)
        return done.out

    def result(self, *words, **more):
        return json.loads(self.works("tally", *words, "--output", "json", **more))

    def fails(self, status, message, *words, **more):
        done = self.run_delib(*words, **more)
        self.assertEqual((done.status, done.out), (status, ""), (words, done.err))
        self.assertIn(message, done.err)
        return done.err


def main():
    """Runs the tests of the script: SCRIPT COMMAND ROOT [unittest arguments]."""
    CliTest.command, CliTest.root = (os.path.abspath(path) for path in sys.argv[1:3])
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]], verbosity=1)
