#!/usr/bin/env python3
"""Show that each check of the house fails on a small tree with the fault it looks for, and passes without it."""
import pathlib
import tempfile
import unittest

import hard_rules
import layers
import snippets
import summary

INCLUDE = "libdelib/include/delib/"
GOOD = {
    INCLUDE + "core/result.hpp": "#pragma once\n#include <string>\n",
    INCLUDE + "number/rational.hpp": "#pragma once\n#include <boost/multiprecision/cpp_int.hpp>\n",
    INCLUDE + "ballot/profile.hpp": '#pragma once\n#include "delib/core/result.hpp"\n',
    INCLUDE + "io/csv.hpp": '#pragma once\n#include "delib/ballot/profile.hpp"\n',
    INCLUDE + "tally/pairwise.hpp": '#pragma once\n#include "delib/ballot/profile.hpp"\n',
    INCLUDE + "graph/majority.hpp": '#pragma once\n#include "delib/tally/pairwise.hpp"\n#include "impl/majority.ipp"\n',
    INCLUDE + "graph/impl/majority.ipp": '#include "delib/graph/majority.hpp"\n#include <boost/graph/adjacency_list.hpp>\n',
    INCLUDE + "rule/schulze.hpp": '#pragma once\n#include "delib/graph/majority.hpp"\n',
    INCLUDE + "delib.hpp": "#pragma once\n"
    '#include "delib/number/rational.hpp"\n#include "delib/io/csv.hpp"\n#include "delib/rule/schulze.hpp"\n',
    "libdelib/src/io/csv.cpp": '#include "delib/io/csv.hpp"\n#include "scanner.hpp"\n',
    "libdelib/src/io/scanner.hpp": "#pragma once\n",
}


def problems_of(check, changes):
    with tempfile.TemporaryDirectory() as folder:
        for name, text in {**GOOD, **changes}.items():
            path = pathlib.Path(folder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return check(folder)


class Layers(unittest.TestCase):
    def fails(self, name, line, why):
        found = problems_of(layers.check, {name: GOOD.get(name, "#pragma once\n") + line + "\n"})
        self.assertTrue(any(why in problem for problem in found), f"{why!r} not in {found}")

    def test_a_good_tree_passes(self):
        self.assertEqual(problems_of(layers.check, {}), [])

    def test_an_empty_tree_fails(self):
        with tempfile.TemporaryDirectory() as folder:
            self.assertTrue(layers.check(folder))

    def test_backwards(self):
        self.fails(INCLUDE + "core/result.hpp", '#include "delib/ballot/profile.hpp"', "core must not include ballot")
        self.fails(INCLUDE + "tally/pairwise.hpp", "#include <delib/rule/schulze.hpp>", "tally must not include rule")
        self.fails(INCLUDE + "ballot/profile.hpp", '#include "../io/csv.hpp"', "ballot must not include io")

    def test_io_and_tally_stay_apart(self):
        self.fails(INCLUDE + "io/csv.hpp", '#include "delib/tally/pairwise.hpp"', "io must not include tally")
        self.fails(INCLUDE + "tally/pairwise.hpp", '#include "delib/io/csv.hpp"', "tally must not include io")

    def test_verify_is_independent(self):
        name = INCLUDE + "integrity/verify/kemeny.hpp"
        self.fails(name, '#include "delib/rule/schulze.hpp"', "integrity/verify must not include rule")
        self.fails(name, '#include "delib/graph/majority.hpp"', "integrity/verify must not include graph")

    def test_third_parties_stay_in_their_place(self):
        self.fails(INCLUDE + "graph/majority.hpp", "#include <boost/graph/adjacency_list.hpp>", "must not be included")
        self.fails(INCLUDE + "graph/impl/majority.ipp", "#include <Eigen/Dense>", "must not be included")
        self.fails(INCLUDE + "rule/schulze.hpp", "#include <nlohmann/json.hpp>", "must not be included")
        self.fails(INCLUDE + "rule/schulze.hpp", "#include <boost/multiprecision/cpp_int.hpp>", "must not be included")
        self.fails("libdelib/src/io/csv.cpp", "#include <openssl/evp.h>", "must not be included")

    def test_sources_obey_too(self):
        self.fails("libdelib/src/io/csv.cpp", '#include "delib/tally/pairwise.hpp"', "io must not include tally")

    def test_the_c_api_is_the_last_room(self):
        name = "libdelib/src/c_api/result.cpp"
        self.assertEqual(problems_of(layers.check, {name: '#include "delib/rule/schulze.hpp"\n#include <delib.h>\n'}), [])
        self.fails(INCLUDE + "rule/schulze.hpp", "#include <delib.h>", "only the C API")
        self.fails("libdelib/src/io/csv.cpp", "#include <delib.h>", "only the C API")

    def test_umbrella_is_for_users(self):
        self.fails(INCLUDE + "rule/schulze.hpp", '#include "delib/delib.hpp"', "umbrella")

    def test_umbrella_has_everything(self):
        self.fails(INCLUDE + "core/forgotten.hpp", "", "delib.hpp does not include it")

    def test_private_parts_stay_private(self):
        self.fails(INCLUDE + "rule/schulze.hpp", '#include "delib/graph/impl/majority.ipp"', "private to graph")

    def test_unknown_rooms_and_files(self):
        self.fails(INCLUDE + "misc/tools.hpp", "", "outside the rooms")
        self.fails(INCLUDE + "core/result.hpp", '#include "delib/core/none.hpp"', "does not exist")

    def test_cycles(self):
        self.fails(INCLUDE + "core/result.hpp", '#include "delib/core/b.hpp"', "does not exist")
        found = problems_of(layers.check, {
            INCLUDE + "core/a.hpp": '#pragma once\n#include "delib/core/b.hpp"\n',
            INCLUDE + "core/b.hpp": '#pragma once\n#include "delib/core/a.hpp"\n',
        })
        self.assertTrue(any("include each other" in problem for problem in found), found)

    def test_a_commented_include_is_none(self):
        name = INCLUDE + "core/result.hpp"
        self.assertEqual(problems_of(layers.check, {name: GOOD[name] + '// #include "delib/io/csv.hpp"\n'}), [])


class HardRules(unittest.TestCase):
    def fails(self, line, why, name=INCLUDE + "rule/schulze.hpp"):
        found = problems_of(hard_rules.check, {name: GOOD.get(name, "") + line + "\n"})
        self.assertTrue(any(why in problem for problem in found), f"{why!r} not in {found}")

    def test_a_good_tree_passes(self):
        self.assertEqual(problems_of(hard_rules.check, {}), [])

    def test_each_rule(self):
        self.fails('inline void f() { std::cout << "x"; }', "never prints")
        self.fails("#include <iostream>", "never prints")
        self.fails("inline void f() { std::exit(1); }", "never ends the program")
        self.fails('inline void f() { setlocale(0, "C"); }', "locale")
        self.fails("inline void f() { throw 1; }", "result<T>")
        self.fails("std::uniform_int_distribution<int> d;", "core/random.hpp")
        self.fails("inline int f(std::string s) { return std::stoi(s); }", "from_chars")
        self.fails("#include <boost/rational.hpp>", "recurses")
        self.fails("std::unordered_map<int, int> m; void f() { for (auto& [k, v] : m) use(k, v); }", "not ours")
        self.fails("inline double f();", "no floating point")
        self.fails("using namespace std;", "open a namespace")
        self.fails("#define MAX 3", "DELIB_")
        self.fails("int \u00e9t\u00e9;", "ASCII")
        self.fails("\tint x;", "indent")

    def test_no_pragma_once(self):
        found = problems_of(hard_rules.check, {INCLUDE + "core/a.hpp": "struct a {};\n"})
        self.assertTrue(any("#pragma once" in problem for problem in found), found)

    def test_comments_and_strings_are_free(self):
        line = '// throw, exit(1), \u00e9t\u00e9\ninline auto f() { return "double \u00e9t\u00e9 exit(1)"; }\nchar32_t c = U\'\u00e9\';\n'
        name = INCLUDE + "rule/schulze.hpp"
        self.assertEqual(problems_of(hard_rules.check, {name: GOOD[name] + line}), [])

    def test_walking_through_in_any_order_must_be_declared(self):
        line = "std::unordered_map<int, int> m;  // any order: a sum\nint f() { for (auto& [k, v] : m) s += v; }\n"
        name = INCLUDE + "rule/schulze.hpp"
        self.assertEqual(problems_of(hard_rules.check, {name: GOOD[name] + line}), [])

    def test_bodies_walk_through_what_their_header_declares(self):
        header, body = INCLUDE + "rule/schulze.hpp", INCLUDE + "rule/impl/schulze.ipp"
        walk = "#pragma once\nint f() { for (auto& [k, v] : m) s += v; }\n"
        for comment, problems in (("", 1), ("  // any order: a sum", 0)):
            tree = {header: GOOD[header] + f"std::unordered_map<int, int> m;{comment}\n", body: walk}
            self.assertEqual(len(problems_of(hard_rules.check, tree)), problems)

    def test_looking_up_is_welcome(self):
        line = "std::unordered_map<int, int> m; bool f() { return m.contains(1); }\n"
        name = INCLUDE + "rule/schulze.hpp"
        self.assertEqual(problems_of(hard_rules.check, {name: GOOD[name] + line}), [])


class Snippets(unittest.TestCase):
    def test_output_is_compared(self):
        same = snippets.same_output
        self.assertTrue(same("a\nb\n", "a\nb\n"))
        self.assertFalse(same("a\nb\n", "a\nc\n"))
        self.assertFalse(same("a\n", "a\nb\n"))
        self.assertTrue(same("a\n\u2026\nd\n", "a\nb\nc\nd\n"))
        self.assertTrue(same("\u2026\n", ""))
        self.assertFalse(same("a\n\u2026\nd\n", "a\nb\nc\n"))
        self.assertFalse(same("a\n\u2026\nd\n", "b\nd\n"))

    def test_blocks_are_found(self):
        text = "x\n```cpp\nint a;\n```\n```output\n3\n```\n```console\n$ echo hi\nhi\n$ echo a \\\n    b\na b\n```\n"
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "a.md"
            path.write_text(text, encoding="utf-8")
            blocks = list(snippets.blocks(path))
        self.assertEqual([(b.language, b.line) for b in blocks], [("cpp", 2), ("output", 5), ("console", 8)])
        self.assertEqual(snippets.commands(blocks[2].text), [("echo hi", "hi\n"), ("echo a \\\n    b", "a b\n")])

    def test_programs_in_c_are_run_where_they_can_be(self):
        class Tools:
            c_library = ""
        block = snippets.Block("a.md:1", 1, "c", "", "int main(void) { return 0; }")
        self.assertFalse(snippets.runs(Tools, block))
        Tools.c_library = "libdelib.so"
        self.assertTrue(snippets.runs(Tools, block))
        self.assertFalse(snippets.runs(Tools, snippets.Block("a.md:1", 1, "sh", "", "")))

    def test_program(self):
        self.assertIn("int main()", snippets.program("#include <a>\nint x = 1;\n", ""))
        self.assertEqual(snippets.program("int main() {}\n", "").count("main"), 1)
        wrapped = snippets.program("#include <a>\nint x = 1;\n", "")
        self.assertLess(wrapped.index("#include"), wrapped.index("int main"))
        self.assertIn("struct a;\n", snippets.program("struct a;\n", "file").split("int main")[0])


class Summary(unittest.TestCase):
    def test_counts(self):
        cases = (
            '<testcase status="run"/><testcase status="fail"/><testcase status="disabled"/>'
            '<testcase status="notrun"><skipped message="SKIP_RETURN_CODE=77"/></testcase>'
            '<testcase status="notrun"><skipped message="Unable to find executable"/></testcase>'
        )
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "j.xml"
            path.write_text(f"<testsuite>{cases}</testsuite>", encoding="utf-8")
            self.assertEqual(summary.count(path), (1, 2, 2))


if __name__ == "__main__":
    unittest.main()
