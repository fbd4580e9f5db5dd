#!/usr/bin/env python3
"""Show that symbols.py notices what it looks for."""
import unittest

import symbols

HEADER = """
/* DELIB_API int delib_in_a_comment(void); */
typedef enum delib_status { DELIB_OK = 0, DELIB_ERROR_PARSE = 1 } delib_status;
DELIB_API const char *delib_one(void);
DELIB_API delib_status delib_two(int a,
                                 int b);
"""
NAMES = {"delib_one", "delib_two"}
TESTS = "delib_one(); delib_two (1, 2); DELIB_OK; DELIB_ERROR_PARSE;"


class Symbols(unittest.TestCase):
    def fails(self, why, header=HEADER, listed=NAMES, seen=NAMES, tests=TESTS):
        found = symbols.problems(header, listed, seen, tests)
        self.assertTrue(any(why in problem for problem in found), f"{why!r} not in {found}")

    def test_good(self):
        self.assertEqual(symbols.problems(HEADER, NAMES, NAMES, TESTS), [])

    def test_a_function_that_went_away(self):
        self.fails("delib_old: error: in symbols.txt, not declared", listed=NAMES | {"delib_old"})

    def test_a_function_that_nobody_listed(self):
        self.fails("delib_two: error: declared in delib.h, not in symbols.txt", listed={"delib_one"})

    def test_a_symbol_of_cpp(self):
        self.fails("_ZN5delib3runEv: error: shown by the library", seen=NAMES | {"_ZN5delib3runEv"})

    def test_a_function_that_is_hidden(self):
        self.fails("delib_two: error: declared in delib.h, not shown", seen={"delib_one"})

    def test_a_function_that_no_test_calls(self):
        self.fails("delib_two: error: no test", tests="delib_one(); DELIB_OK; DELIB_ERROR_PARSE; /* delib_two() */")

    def test_a_status_that_no_test_meets(self):
        self.fails("DELIB_ERROR_PARSE: error: no test", tests="delib_one(); delib_two(); DELIB_OK;")

    def test_an_empty_header(self):
        self.fails("no function found", header="", listed=set(), seen=set())


if __name__ == "__main__":
    unittest.main()
