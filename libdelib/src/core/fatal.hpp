// Where the program ends when it cannot go on: memory, in the mode without exceptions.
#pragma once

namespace delib {

/// Says that the system gave no memory: throws `std::bad_alloc`, as the standard library does.
///
/// Compiled with `DELIB_NO_EXCEPTIONS` the library has nothing to throw with. What would be thrown, here and by Boost,
/// then calls `std::terminate`, and what the standard library throws itself ends there as well, since nothing catches
/// it. `std::set_terminate` is thus the one place where a program can learn of it (docs/design/0002-errors.md).
[[noreturn]] void out_of_memory();

}  // namespace delib
