// The entries of the registry, family by family as in rule/all.hpp: each is compiled in a file of its own, since all in
// one file would be the longest to build by far.
#pragma once

#include "delib/engine/registry.hpp"

#include <iterator>
#include <vector>

namespace delib {

[[nodiscard]] std::vector<rule_entry> place_rule_entries();
[[nodiscard]] std::vector<rule_entry> round_rule_entries();
[[nodiscard]] std::vector<rule_entry> duel_rule_entries();
[[nodiscard]] std::vector<rule_entry> graded_rule_entries();

namespace detail {

/// What is the same for all rules: their options read into `options`, a struct that holds the defaults.
[[nodiscard]] result<option_texts> effective_of(std::span<const option_row> rows, void* options,
                                                const option_texts& given, option_texts (*effective)(const void*));

/// What is the same for all rules of one basis.
template <class Basis>
result<outcome> decide_from(bases& from, std::span<const option_row> rows, void* options, const option_texts& given,
                            std::int64_t seats, const control& c,
                            result<outcome> (*decide)(const Basis&, const void*, std::int64_t, const control&)) {
    DELIB_CHECK(read_options_into(rows, options, given));
    DELIB_TRY(basis, from.get<Basis>());
    return decide(*basis, options, seats, c);
}

template <class R>
constexpr rule_entry entry_of() {
    using basis = typename R::basis;
    using options = typename R::options;
    return {R::info, R::rows,
            [](const option_texts& given) -> result<option_texts> {
                options all{};
                return effective_of(R::rows, &all, given, [](const void* o) {
                    return effective_options<R>(*static_cast<const options*>(o));
                });
            },
            [](bases& from, const option_texts& given, std::int64_t seats, const control& c) -> result<outcome> {
                options all{};
                return decide_from<basis>(from, R::rows, &all, given, seats, c,
                                          [](const basis& b, const void* o, std::int64_t s, const control& k) {
                                              return decide_by<R>(b, *static_cast<const options*>(o), s, k);
                                          });
            }};
}

template <template <class...> class List, class... Rules>
std::vector<rule_entry> entries_of(List<Rules...>) {
    static constexpr rule_entry entries[] = {entry_of<Rules>()...};
    return {std::begin(entries), std::end(entries)};
}

}  // namespace detail

}  // namespace delib
