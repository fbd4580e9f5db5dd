// Options for tests that go through all rules.
#pragma once

#include "delib/rule/option.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace delib::testing {

/// The values of an option that a test can try: each word and flag, the ways to let ties stand, some numbers.
[[nodiscard]] inline std::vector<std::string> values_to_try(const option_row& row) {
    std::vector<std::string> out;
    switch (row.type) {
        case option_type::flag: return {"true", "false"};
        case option_type::numbers: return {"3,1,0", "0,1", "1,1,0"};
        case option_type::whole: return {"1", "2", "3"};
        case option_type::word:
        case option_type::ties: break;
    }
    for (const std::string_view value : detail::split_list(row.values, '|')) {
        if (row.type == option_type::word || value == "all" || value == "parallel") out.emplace_back(value);
    }
    return out;
}

}  // namespace delib::testing
