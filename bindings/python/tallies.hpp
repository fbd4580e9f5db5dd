// Tallies between Python and the engine.
#pragma once

#include <pybind11/pybind11.h>

namespace delib::python {

/// Adds the class `Tallies` and what makes one from ballots and from bytes.
void add_tallies(pybind11::module_& module);

}  // namespace delib::python
