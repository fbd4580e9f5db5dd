// What the tests of this room share: a count from a rule and ballots in short notation.
#pragma once

#include "delib/integrity/recount.hpp"
#include "support/ballots.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace delib::testing {

inline counting by(std::string_view rule, option_texts options = {}, ballot_policy policy = {}) {
    return {value(find_rule(rule)), std::move(options), 1, {}, policy};
}

inline recount counted(counting how, profile p) {
    return value(recount::of(std::make_shared<const profile>(std::move(p)), std::move(how)));
}

/// Rankings with one stratum column: `3: A>B | west`.
template <class Ballots = std::initializer_list<std::string_view>>
profile rankings_in(std::string_view column, std::string_view names, const Ballots& ballots) {
    auto builder = value(profile_builder::ranked(words(names)));
    builder.add_stratum(std::string(column));
    for (const std::string_view ballot : ballots) {
        const auto bar = ballot.find('|');
        const counted_text b = parse_count(ballot.substr(0, bar));
        const auto entries = ranking_entries(builder.candidates(), b.text);
        const std::uint32_t in = builder.stratum_value(0, trim(ballot.substr(bar + 1)));
        (void)value(builder.add({.entries = entries, .weight = b.each, .heads = b.heads, .strata = {&in, 1}}));
    }
    return value(builder.freeze());
}
inline profile rankings_in(std::string_view column, std::string_view names,
                           std::initializer_list<std::string_view> ballots) {
    return rankings_in<std::initializer_list<std::string_view>>(column, names, ballots);
}

inline std::string winners_text(const recount& count, const std::vector<candidate>& who) {
    return show(count.ballots().candidates(), who);
}

}  // namespace delib::testing
