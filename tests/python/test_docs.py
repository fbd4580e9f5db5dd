"""The sessions and scripts that the documentation shows are run and compared."""
import doctest
import pathlib
import re

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PAGES = [path for path in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "examples").rglob("*.md")]
         if re.search(r"^```(pycon|python)$", path.read_text(encoding="utf-8"), re.MULTILINE)]


def blocks(page):
    """The fenced blocks of a page that hold Python: their language, first line and text."""
    text = page.read_text(encoding="utf-8")
    for match in re.finditer(r"^```(pycon|python)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
        yield match.group(1), text.count("\n", 0, match.start(2)), match.group(2)


def problems(page):
    """What a page shows and Python does not do. The blocks of a page are one session."""
    names, found = {}, []
    runner = doctest.DocTestRunner(verbose=False, optionflags=doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS)
    for language, line, text in blocks(page):
        if language == "python":
            exec(compile("\n" * line + text, str(page), "exec"), names)
            continue
        test = doctest.DocTestParser().get_doctest(text, {}, page.name, str(page), line)
        test.globs = names
        runner.run(test, out=found.append, clear_globs=False)
    return found


@pytest.fixture
def scratch(tmp_path, monkeypatch):
    """A folder that looks like the source tree, so that a page may write files."""
    for path in ROOT.iterdir():
        if not path.name.startswith((".", "build")):
            (tmp_path / path.name).symlink_to(path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    return tmp_path


def test_some_pages_show_python():
    assert ROOT / "docs/python.md" in PAGES and ROOT / "README.md" in PAGES


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_page(page, scratch):
    found = problems(page)
    assert not found, "".join(found)


def test_a_wrong_page_is_noticed(scratch):
    page = scratch / "wrong.md"
    page.write_text("```python\nx = 2\n```\n\n```pycon\n>>> x + 1\n4\n```\n", encoding="utf-8")
    assert "Expected:\n    4\nGot:\n    3\n" in "".join(problems(page))
