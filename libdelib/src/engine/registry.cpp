#include "delib/engine/registry.hpp"

#include "engine/rule_entries.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace delib {

namespace {

// Levenshtein's distance, for "did you mean".
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t corner = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t changed = corner + (a[i - 1] == b[j - 1] ? 0 : 1);
            corner = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, changed});
        }
    }
    return row[b.size()];
}

}  // namespace

namespace detail {

result<option_texts> effective_of(std::span<const option_row> rows, void* options, const option_texts& given,
                                  option_texts (*effective)(const void*)) {
    DELIB_CHECK(read_options_into(rows, options, given));
    return effective(options);
}

}  // namespace detail

std::span<const rule_entry> all_rule_entries() {
    static const std::vector<rule_entry> entries = [] {
        std::vector<rule_entry> all;
        for (const auto part : {place_rule_entries, round_rule_entries, duel_rule_entries, graded_rule_entries}) {
            const std::vector<rule_entry> family = part();
            all.insert(all.end(), family.begin(), family.end());
        }
        return all;
    }();
    return entries;
}

result<const rule_entry*> find_rule(std::string_view id) {
    for (const rule_entry& entry : all_rule_entries()) {
        if (entry.info.id == id) return &entry;
    }
    std::string near;
    for (const rule_entry& entry : all_rule_entries()) {
        if (id.size() < 64 && distance(id, entry.info.id) <= 2)
            near += (near.empty() ? "" : " or ") + std::string(entry.info.id);
    }
    return error{error_code::usage,
                 "there is no rule '" + visible(id.substr(0, 60)) + "'" +
                     (near.empty() ? "; `delib rules` lists them" : "; did you mean " + near + "?"),
                 {}};
}

}  // namespace delib
