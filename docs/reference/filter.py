#!/usr/bin/env python3
"""Show a file to Doxygen in a form that it understands.

usage: filter.py FILE      (run by Doxygen in the root of the source tree)

A header: the comment at its top, which says what the header is, becomes that of the file. A page of docs/: pages and
headings get names, links lead to these names, and links to files that are not pages become their text.
"""
import pathlib
import re
import sys

DOCS = pathlib.Path("docs").resolve()
# Pages under which others stand, in the order of their links.
INDEX = {"docs-reference-main", "docs-rules"}


def header(path, text):
    """The lines stay where they are: that of `#pragma once`, which follows, makes room for the name."""
    name = path.as_posix().rpartition("/include/")[2]
    comment = re.match(r"((?://[^\n]*\n)+)#pragma once\n", text)
    if comment:
        return f"/// @file {name}\n" + re.sub(r"^//", "///", comment.group(1), flags=re.M) + text[comment.end():]
    return re.sub(r"\A/\*\n", f"/** @file {name}\n", text)


def page_name(path):
    """The name of a page; None for what is not one."""
    path = path.resolve()
    if not path.is_relative_to(DOCS) or path.suffix != ".md" or not path.is_file():
        return None
    parts = path.relative_to(DOCS).with_suffix("").parts
    if parts[0] == "design":
        return None
    return "-".join(["docs", *(part for part in parts if part != "README")]).lower()


def slug(heading):
    """The fragment by which GitHub knows a heading."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-").replace(".", "-")


def link(path, match):
    text, target = match.groups()
    if re.match(r"\w+://", target):
        return match.group()
    file, _, fragment = target.partition("#")
    name = page_name(path.parent / file if file else path)
    if name is None:
        return text
    if fragment:
        return f"[{text}](#{name}-{fragment.replace('.', '-')})"
    if page_name(path) in INDEX:
        return f'@subpage {name} "{text.strip("`")}"'
    return f"[{text}](#{name})"


def page(path, text):
    name, fenced, first, out = page_name(path), False, True, []
    for line in text.splitlines():
        if line.startswith("```"):
            fenced = not fenced
        elif not fenced:
            heading = re.match(r"#+ (.*)", line)
            if heading:
                line = line.replace("`", "")  # the menu would show it as a tag
                line += f" {{#{name}}}" if first else f" {{#{name}-{slug(heading.group(1))}}}"
                first = False
            line = re.sub(r'<a id="([^"]*)"></a>', lambda m: f'@anchor {name}-{m.group(1).replace(".", "-")} ', line)
            line = re.sub(r"\[([^][]*)\]\(([^()\s]*)\)", lambda m: link(path, m), line)
        out.append(line)
    return "\n".join(out) + "\n"


def main():
    path = pathlib.Path(sys.argv[1])
    text = path.read_text(encoding="utf-8")
    sys.stdout.buffer.write((page if path.suffix == ".md" else header)(path, text).encode())


if __name__ == "__main__":
    main()
