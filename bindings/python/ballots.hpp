// Ballots between Python and the engine: arrays become profiles, profiles become arrays.
#pragma once

#include <pybind11/pybind11.h>

namespace delib::python {

/// Adds the class `Ballots` and what makes one from files, texts, matrices and lists of entries.
void add_ballots(pybind11::module_& module);

}  // namespace delib::python
