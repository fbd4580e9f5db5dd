"""What the house tests know about the tree: its rooms, its files, and their text without comments and strings."""
import pathlib
import re

TOKEN = re.compile(
    r"""(?P<comment>//[^\n]*|/\*.*?\*/)
      | (?P<raw>\bu?8?R"(?P<mark>[^()\\\s]{0,16})\(.*?\)(?P=mark)")
      | (?P<string>"(?:\\.|[^"\\\n])*")
      | (?P<character>(?:\b(?:u8|u|U|L)|(?<![0-9A-Za-z_]))'(?:\\.|[^'\\\n])+')""",
    re.VERBOSE | re.DOTALL,
)
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"\n]+)[>"]', re.MULTILINE)


def without_comments(text):
    """The text with comments blanked; the lines stay where they are."""
    return TOKEN.sub(lambda m: re.sub(r"[^\n]", " ", m.group()) if m.group("comment") else m.group(), text)


def code_only(text):
    """The text with comments, strings and character literals blanked; the lines stay where they are."""
    return TOKEN.sub(lambda m: re.sub(r"[^\n]", " ", m.group()), text)


class File:
    def __init__(self, root, path):
        self.path = path
        self.name = path.relative_to(root).as_posix()
        self.text = path.read_text(encoding="utf-8")

    def place(self, offset):
        return f"{self.name}:{self.text.count(chr(10), 0, offset) + 1}"

    def includes(self):
        """Yield (place, quoted, what) for each include directive."""
        for match in INCLUDE.finditer(without_comments(self.text)):
            yield self.place(match.start()), match.group(1) == '"', match.group(2)


def files(root, *folders):
    """C++ and C files below the folders, in a stable order."""
    for folder in folders:
        for path in sorted((pathlib.Path(root) / folder).rglob("*")):
            if path.suffix in (".hpp", ".ipp", ".cpp", ".h", ".c") and path.is_file():
                yield File(pathlib.Path(root), path)


def report(name, problems):
    """Print the problems as a compiler would; return the exit status."""
    for problem in problems:
        print(problem)
    print(f"{name}: {len(problems)} problem{'' if len(problems) == 1 else 's'}")
    return 1 if problems else 0
