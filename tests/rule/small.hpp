// What the comparisons of rules with their oracles share.
#pragma once

#include "delib/outcome/outcome.hpp"
#include "oracle/election.hpp"
#include "support/ballots.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

namespace delib::oracle {

inline const std::vector<plain_ballot>& rankings_of_three() {
    static const auto all = all_rankings(3);
    return all;
}
inline const std::vector<plain_ballot>& rankings_of_four() {
    static const auto all = all_rankings(4);
    return all;
}

/// All elections of up to three voters on three candidates, with ties, short and blank ballots, and larger
/// samples on three and on four.
template <class F>
void each_ranked_election(int samples, F&& f) {
    each_small_election({.candidates = 3}, rankings_of_three(), 3, samples, 4, f);
    each_small_election({.candidates = 4}, rankings_of_four(), 0, samples, 5, f);
}

template <class Numbers>
std::string letters(const Numbers& who) {
    std::string out;
    for (const auto c : who) out += static_cast<char>('A' + static_cast<int>(c));
    return out;
}

/// `ABD`: the winners of an outcome.
inline std::string winners(const result<outcome>& out) {
    return out ? letters(out->winners) : to_text(out.error());
}

/// Candidates by decreasing score, as `B>A=C`.
template <class Score>
std::string order_by(const std::vector<Score>& score) {
    std::vector<std::size_t> all(score.size());
    for (std::size_t c = 0; c < all.size(); ++c) all[c] = c;
    std::stable_sort(all.begin(), all.end(), [&](std::size_t a, std::size_t b) { return score[b] < score[a]; });
    std::string out;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (i > 0) out += score[all[i]] < score[all[i - 1]] ? '>' : '=';
        out += static_cast<char>('A' + static_cast<int>(all[i]));
    }
    return out;
}

/// The order of an outcome, as `B>A=C`.
inline std::string order(const result<outcome>& out) {
    if (!out) return to_text(out.error());
    if (!out->order) return "none";
    std::string text;
    for (const auto& tier : *out->order) {
        for (std::size_t i = 0; i < tier.size(); ++i) {
            if (!text.empty()) text += i == 0 ? '>' : '=';
            text += static_cast<char>('A' + static_cast<int>(index(tier[i])));
        }
    }
    return text;
}

inline std::string scores(const result<outcome>& out) {
    return out ? testing::show(out->scores) : to_text(out.error());
}
inline std::string scores(const std::vector<rational>& all) {
    return testing::show(std::vector<std::optional<rational>>(all.begin(), all.end()));
}

}  // namespace delib::oracle
