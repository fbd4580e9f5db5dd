"""The example in examples/python runs, in both languages, and draws its picture."""
import os
import subprocess
import sys

import pytest


@pytest.mark.parametrize("lang, first, winner", [("en", "573 ballots, 12 candidates", "Bayrou: "),
                                                 ("fr", "573 bulletins, 12 candidats", "Bayrou : ")])
def test_compare_rules(root, tmp_path, lang, first, winner):
    pytest.importorskip("matplotlib")
    picture = tmp_path / "profile.png"
    script = root / "examples/python/compare_rules.py"
    done = subprocess.run([sys.executable, "-B", script, "--lang", lang, "--to", picture], capture_output=True,
                          encoding="utf-8", check=False,
                          env={**os.environ, "MPLBACKEND": "Agg", "MPLCONFIGDIR": str(tmp_path)})
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[0] == first and any(line.startswith(winner) for line in lines)
    # Balinski and Laraki 2011: at this station Royal came first, Bayrou second.
    judged = next(line for line in lines if line.startswith(("Majority judgment", "Jugement majoritaire")))
    assert 0 < judged.index("Royal") < judged.index("Bayrou")
    assert picture.read_bytes().startswith(b"\x89PNG")
