// The search for a counterexample: the same elections for every rule and axiom. First those on record, which
// longer searches have found; then all elections of a few voters on three candidates (one of each family that
// differs only in names, since rules are neutral), in turn with seeded samples on three and four. What is
// found is made as small as it gets by leaving voters out.
#pragma once

#include "properties/axioms.hpp"

#include <map>
#include <utility>
#include <vector>

namespace delib::properties {

/// A search ends after so many elections, and after asking the rule so often for winners.
inline constexpr std::size_t most_samples = 700;
inline constexpr std::size_t most_questions = 2'000;

/// Violations that random search meets too rarely, each found once with a hundred times the effort.
[[nodiscard]] inline std::vector<election> elections_on_record(ballot_kind kind, domain where) {
    if (kind == ballot_kind::approval) return {};
    if (kind == ballot_kind::graded) {
        // Majority judgment loses its winner to three more voters who prefer it.
        return {{2, {{{1, 2}, 4}, {{2, 2}, 2}, {{3, 2}, 5}}, kind, grades_here}};
    }
    std::vector<election> out{
        // Schulze: participation, and so minimax; positive involvement; instant runoff: participation.
        {4, {{{2, 3, 1, 4}, 2}, {{3, 4, 2, 1}, 2}, {{4, 1, 3, 2}, 3}}},
        {4, {{{1, 2, 3, 4}, 1}, {{2, 1, 3, 4}, 8}, {{2, 4, 3, 1}, 6}, {{3, 1, 4, 2}, 5}, {{3, 4, 1, 2}, 7}}},
        {4, {{{1, 3, 4, 2}, 3}, {{2, 4, 1, 3}, 2}, {{2, 4, 3, 1}, 4}}}};
    if (where != domain::strict) {
        // Winning votes: later no harm.
        out.push_back({4, {{{0, 1, 0, 0}, 1}, {{0, 2, 3, 1}, 1}, {{1, 0, 0, 2}, 1}, {{2, 0, 1, 0}, 1}}});
        // Minimax by winning votes: positive involvement.
        out.push_back({3, {{{0, 2, 1}, 2}, {{1, 0, 0}, 1}, {{1, 0, 2}, 1}, {{2, 1, 0}, 1}}});
    }
    return out;
}

[[nodiscard]] inline const std::vector<election>& elections(ballot_kind kind, domain where) {
    static std::map<std::pair<ballot_kind, domain>, std::vector<election>> known;
    auto& out = known[{kind, where}];
    if (!out.empty()) return out;
    for (election& e : elections_on_record(kind, where)) out.push_back(canonical(std::move(e)));
    const bool graded = kind == ballot_kind::graded;
    const election like{graded ? 2U : 3U, {}, kind, graded ? grades_here : 0};
    const auto& kinds = ballots_in(kind, like.candidates, where);
    std::vector<election> small, large;
    // As many voters as there are few kinds of ballots: 6 strict rankings allow more than 25 with ties.
    const std::size_t voters = kinds.size() <= 7 ? 5 : kinds.size() <= 16 ? 4 : 3;
    for (std::size_t n = 1; n <= voters; ++n) {
        oracle::each_multiset(kinds, n, [&](const std::vector<std::size_t>& pick) {
            election e = like;
            for (const std::size_t b : pick) e.ballots.emplace_back(kinds[b], 1);
            small.push_back(canonical(std::move(e)));
        });
    }
    random_source random(7);
    while (large.size() < most_samples) {
        election e = like;
        e.candidates += large.size() % 3 == 0 ? 0U : 1U;
        const auto& all = ballots_in(kind, e.candidates, where);
        for (std::uint64_t n = 2 + random.below(4); n > 0; --n) {
            e.ballots.emplace_back(all[random.below(all.size())], 1 + static_cast<std::int64_t>(random.below(5)));
        }
        large.push_back(canonical(std::move(e)));
    }
    for (std::size_t i = 0; i < std::max(small.size(), large.size()); ++i) {
        if (i < small.size()) out.push_back(small[i]);
        if (i < large.size()) out.push_back(large[i]);
    }
    return out;
}

/// The smallest violation that the search meets, in words; empty if it meets none.
[[nodiscard]] inline finding find_violation(const subject& rule, const axiom& law, domain where) {
    const std::size_t stop = rule.asked + most_questions;
    for (election e : elections(rule.kind, where)) {
        if (rule.asked >= stop) break;
        finding found = law.violation(rule, e, where);
        if (found.empty()) continue;
        for (bool smaller = true; smaller;) {
            smaller = false;
            for (std::size_t i = 0; i < e.ballots.size() && !smaller; ++i) {
                election less = e;
                --less.ballots[i].second;
                less = canonical(std::move(less));
                finding still = law.violation(rule, less, where);
                if (still.empty()) continue;
                e = std::move(less);
                found = std::move(still);
                smaller = true;
            }
        }
        return found;
    }
    return {};
}

}  // namespace delib::properties
