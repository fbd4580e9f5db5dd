// How ballots are read, as callers say it: `name=value,…` in one line, or a JSON object.
#pragma once

#include "c_api/context.hpp"
#include "delib/io/read.hpp"

namespace delib::c_api {

/// The reading that `text` (which may be NULL) asks for, within the limits of the context. delib.h lists the names.
/// Errors: an unknown name or value, a name twice.
[[nodiscard]] result<read_options> read_reading(const delib_context& context, const char* text);

/// A profile with where its ballots come from, under the limits of the context.
[[nodiscard]] answer give_profile(const delib_context& context, result<ballots> read, delib_profile** profile);

}  // namespace delib::c_api

struct delib_profile {
    std::shared_ptr<const delib::ballots> held{};
};
