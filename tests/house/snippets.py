#!/usr/bin/env python3
"""Compile and run every snippet in C++ and C, and run every command line, that README.md and docs/ show.

usage: snippets.py BUILD [FILE.md…]

    ```cpp          statements, or a whole program if `int main` is in it; it must compile, run and return 0
    ```cpp file     declarations at namespace scope
    ```c            a whole program in C99, linked with libdelib.so; it must compile, run and return 0
    ```output       right after one of these: what that program prints
    ```console      lines that begin with `$ ` are run by bash in a folder that looks like the source tree; the lines
                    that follow are what they print (`$ false  # exit 1` tells an exit status other than 0)

A line `…` in shown output stands for any number of lines. `delib` is the command of this build.
"""
import concurrent.futures
import dataclasses
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import source
import toolchain


@dataclasses.dataclass
class Block:
    place: str
    line: int
    language: str
    words: str
    text: str


def blocks(path):
    """The fenced blocks of a Markdown file."""
    inside, lines = None, []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        fence = re.match(r"\s*```(.*)", line)
        if fence and inside is None:
            language, _, words = fence.group(1).strip().partition(" ")
            inside, lines = Block(f"{path}:{number}", number, language, words.strip(), ""), []
        elif fence:
            inside.text = "".join(text + "\n" for text in lines)
            yield inside
            inside = None
        elif inside is not None:
            lines.append(line)
    if inside is not None:
        raise SystemExit(f"{inside.place}: error: a block that does not end")


def same_output(shown, got):
    """Whether the output is what is shown, where a line `…` is any number of lines."""
    pattern = "".join(r"(?:[^\n]*\n)*" if line.strip() == "\u2026" else re.escape(line.rstrip()) + r"[ \t]*\n"
                      for line in shown.splitlines())
    return re.fullmatch(pattern, got if not got or got.endswith("\n") else got + "\n") is not None


def commands(text):
    """The (command, shown output) pairs of a console block."""
    found, continued = [], False
    for line in text.splitlines():
        if line.startswith("$ "):
            found.append([line[2:], ""])
            continued = line.endswith("\\")
        elif continued:
            found[-1][0] += "\n" + line
            continued = line.endswith("\\")
        elif found:
            found[-1][1] += line + "\n"
    return [tuple(pair) for pair in found]


def program(text, words):
    """A whole program around a snippet."""
    if re.search(r"\bint\s+main\s*\(", text):
        return text
    if words == "file":
        return text + "int main() {}\n"
    lines = text.splitlines()
    includes = [line for line in lines if re.match(r"\s*(#\s*include|using namespace)\b", line)]
    rest = [line for line in lines if line not in includes]
    return "\n".join([*includes, "int main() {", *rest, "}", ""])


def run_cpp(tools, block, shown, folder):
    text = program(block.text, block.words)
    file = pathlib.Path(folder) / "snippet.cpp"
    file.write_text(text, encoding="utf-8")
    object_file, executable = file.with_suffix(".o"), file.with_suffix(".exe")
    done = tools.compile(file, "-O0", "-c", "-o", object_file)
    if done.returncode == 0:
        done = tools.run(tools.compiler, *tools.sanitizers, object_file, tools.library, *tools.link, "-o", executable)
    if done.returncode != 0:
        return f"{block.place}: error: the snippet does not compile\n{done.stderr}"
    return run_program(tools, executable, block, shown, folder)


def run_c(tools, block, shown, folder):
    file = pathlib.Path(folder) / "snippet.c"
    file.write_text(block.text, encoding="utf-8")
    executable = file.with_suffix(".exe")
    done = tools.run(tools.c_compiler, "-std=c99", "-pedantic", "-Wall", "-Wextra", "-Werror", "-I", tools.include,
                     *tools.sanitizers, file, tools.c_library, f"-Wl,-rpath,{pathlib.Path(tools.c_library).parent}",
                     "-o", executable)
    if done.returncode != 0:
        return f"{block.place}: error: the snippet does not compile\n{done.stderr}"
    return run_program(tools, executable, block, shown, folder)


def run_program(tools, executable, block, shown, folder):
    done = tools.run(executable, cwd=scratch(tools, folder), timeout=60)
    if done.returncode != 0:
        return f"{block.place}: error: the snippet returns {done.returncode}\n{done.stdout}{done.stderr}"
    if shown is not None and not same_output(shown.text, done.stdout):
        return f"{shown.place}: error: the snippet prints\n{done.stdout}"
    return None


def scratch(tools, folder):
    """A folder that looks like the source tree, so that commands may write files without touching it."""
    tree = pathlib.Path(folder) / "tree"
    if not tree.exists():
        tree.mkdir()
        for path in tools.root.iterdir():
            if not path.name.startswith("build") and path.name != ".git":
                (tree / path.name).symlink_to(path)
        (tree / "build").mkdir()
        for path in tools.build.iterdir():
            (tree / "build" / path.name).symlink_to(path)
    return tree


def run_console(tools, block, folder):
    where = scratch(tools, folder)
    path = f"{pathlib.Path(tools.command).parent}:{os.environ['PATH']}" if tools.command else os.environ["PATH"]
    environment = {**os.environ, "PATH": path, "NO_COLOR": "1", "COLUMNS": "80"}
    pairs = commands(block.text)
    if not pairs:
        return f"{block.place}: error: a console block without a line that begins with `$ `"
    for command, shown in pairs:
        done = subprocess.run(["bash", "-c", command], cwd=where, env=environment, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=120)
        got = done.stdout.decode("utf-8", "replace")
        expected = re.search(r"#\s*exit (\d+)\s*$", command)
        if done.returncode != int(expected.group(1) if expected else 0):
            return f"{block.place}: error: `{command}` ends with status {done.returncode} and prints\n{got}"
        if not same_output(shown, got):
            return f"{block.place}: error: `{command}` prints\n{got}"
    return None


def run(tools, job):
    block, shown = job
    with tempfile.TemporaryDirectory() as folder:
        if block.language == "console":
            return run_console(tools, block, folder)
        return (run_cpp if block.language == "cpp" else run_c)(tools, block, shown, folder)


def runs(tools, block):
    """Whether this build can run the block: C needs libdelib.so."""
    return block.language in ("cpp", "console") or (block.language == "c" and bool(tools.c_library))


def check(tools, paths):
    work, problems = [], []
    for path in paths:
        previous = None
        for block in blocks(path):
            if block.language == "output":
                if previous is None or previous.language not in ("cpp", "c"):
                    problems.append(f"{block.place}: error: an output block that does not follow a program")
                elif runs(tools, previous):
                    work[-1] = (previous, block)
            elif runs(tools, block):
                work.append((block, None))
            previous = block
    with concurrent.futures.ThreadPoolExecutor(toolchain.jobs()) as pool:
        problems += [problem for problem in pool.map(lambda job: run(tools, job), work) if problem]
    print(f"{len(work)} snippets")
    return problems


def main():
    tools = toolchain.Toolchain(sys.argv[1])
    paths = [pathlib.Path(name).resolve() for name in sys.argv[2:]]
    if not paths:
        pages = {*tools.root.glob("*.md"), *(tools.root / "docs").rglob("*.md"), *(tools.root / "examples").rglob("*.md")}
        paths = sorted(page for page in pages if "node_modules" not in page.parts)
    return source.report("snippets", check(tools, paths))


if __name__ == "__main__":
    sys.exit(main())
