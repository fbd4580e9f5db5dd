"""Rules as functions made from the registry, and the stub that tells editors of them."""
import importlib
import inspect
import json
import pathlib
import subprocess
import sys

import pytest

import delib


def test_there_is_one_function_a_rule(command):
    listed = json.loads(command("rules", "--output", "json"))["rules"]
    assert list(delib.rules) == [rule["id"] for rule in listed]
    for rule in listed:
        function = getattr(delib, rule["id"].replace("-", "_"))
        assert delib.rules[rule["id"]] is function and function.__name__ in delib.__all__
        assert (function.id, dict(function.info)) == (rule["id"], rule)


@pytest.mark.parametrize("rule", delib.rules.values(), ids=list(delib.rules))
def test_signatures_have_every_option_with_its_default(rule):
    parameters = inspect.signature(rule).parameters
    for option in rule.info["options"]:
        name = option["name"].replace("-", "_")
        default = parameters[name].default
        assert (str(default).lower() if isinstance(default, bool) else str(default)) == option["default"]
        assert parameters[name].kind is inspect.Parameter.KEYWORD_ONLY
        assert f"  {name}: {option['meaning']['en']}" in rule.__doc__ and option["meaning"]["fr"] in rule.__doc__
    assert ("seats" in parameters) == (rule.info["seats"] == "many")
    assert rule.info["summary"]["en"] in rule.__doc__ and rule.info["summary"]["fr"] in rule.__doc__


def test_wrong_arguments_are_pythons_own_errors(capitals):
    with pytest.raises(TypeError, match=r"schulze\(\) got an unexpected keyword argument 'strenght'"):
        delib.schulze(capitals, strenght="ratio")
    with pytest.raises(TypeError, match=r"schulze\(\) missing a required argument: 'profile'"):
        delib.schulze()


def test_defaults_that_depend_on_others_are_left_to_the_engine(capitals):
    assert delib.ranked_priorities(capitals, places=4)[0].options["weights"] == "4,3,2,1"


def test_the_stub_is_up_to_date(root):
    done = subprocess.run([sys.executable, "-B", root / "bindings/python/stubs.py", "--check"], capture_output=True,
                          text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_check_of_the_stub_can_fail(root, monkeypatch, capsys):
    monkeypatch.syspath_prepend(str(root / "bindings/python"))
    stubs = importlib.import_module("stubs")
    monkeypatch.setattr(stubs, "HEAD", stubs.HEAD + "x: int\n")
    monkeypatch.setattr(sys, "argv", ["stubs.py", "--check"])
    assert stubs.main() == 1 and "out of date" in capsys.readouterr().out


def test_the_package_is_typed():
    assert (pathlib.Path(delib.__file__).parent / "py.typed").exists()
