// The entries of the registry, family by family as in rule/all.hpp: each is compiled in a file of its own, since all in
// one file would be the longest to build by far.
#pragma once

#include "delib/engine/registry.hpp"

#include <vector>

namespace delib {

[[nodiscard]] std::vector<rule_entry> place_rule_entries();
[[nodiscard]] std::vector<rule_entry> round_rule_entries();
[[nodiscard]] std::vector<rule_entry> duel_rule_entries();
[[nodiscard]] std::vector<rule_entry> graded_rule_entries();

namespace detail {

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

template <template <class...> class List, class... Rules>
std::vector<rule_entry> entries_of(List<Rules...>) {
    return {entry_of<Rules>()...};
}

}  // namespace detail

}  // namespace delib
