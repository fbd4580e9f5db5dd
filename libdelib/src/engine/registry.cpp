#include "delib/engine/registry.hpp"

#include "delib/rule/all.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace delib {

namespace {

template <class R>
rule_entry entry_of() {
    return {R::info, R::rows,
            [](const option_texts& given) -> result<option_texts> {
                typename R::options options{};
                DELIB_CHECK(read_options_into(R::rows, &options, given));
                return effective_options<R>(options);
            },
            [](bases& from, const option_texts& given, std::int64_t seats, const control& c) -> result<outcome> {
                typename R::options options{};
                DELIB_CHECK(read_options_into(R::rows, &options, given));
                DELIB_TRY(basis, from.get<typename R::basis>());
                return decide_by<R>(*basis, options, seats, c);
            }};
}

template <class... Rules>
std::vector<rule_entry> entries_of(rule_list<Rules...>) {
    return {entry_of<Rules>()...};
}

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

std::span<const rule_entry> all_rule_entries() {
    static const std::vector<rule_entry> entries = entries_of(all_rules{});
    return entries;
}

result<const rule_entry*> find_rule(std::string_view id) {
    std::string near;
    for (const rule_entry& entry : all_rule_entries()) {
        if (entry.info.id == id) return &entry;
        if (id.size() < 64 && distance(id, entry.info.id) <= 2)
            near += (near.empty() ? "" : " or ") + std::string(entry.info.id);
    }
    return error{error_code::usage,
                 "there is no rule '" + visible(id.substr(0, 60)) + "'" +
                     (near.empty() ? "; `delib rules` lists them" : "; did you mean " + near + "?"),
                 {}};
}

}  // namespace delib
