// The smallest number of ballots by trying all of them, on elections in plain numbers: nothing here is shared with the
// library's margins but the rule itself.
#pragma once

#include "delib/engine/bases.hpp"
#include "delib/engine/registry.hpp"
#include "delib/integrity/margin.hpp"
#include "oracle/election.hpp"
#include "support/ballots.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace delib::testing {

using oracle::election;
using oracle::plain_ballot;

inline std::vector<candidate> winners_of(const counting& how, const profile& p) {
    bases from(p, how.policy);
    return value(how.rule->decide(from, how.options, how.seats, {})).winners;
}

/// Every ballot of this kind, the blank one too.
inline std::vector<plain_ballot> every_plain_ballot(const election& e) {
    if (e.kind == ballot_kind::ranked) return oracle::all_rankings(e.candidates);
    const bool graded = e.kind == ballot_kind::graded;
    return oracle::all_vectors(e.candidates, graded ? -1 : 0, graded ? e.grades - 1 : 1,
                               [](const plain_ballot&) { return true; });
}

/// What trying every way with up to `tried` ballots found.
struct brute_answer {
    std::optional<std::uint64_t> least{};
    std::uint64_t tried = 0;
};

class brute_force {
public:
    brute_force(const counting& how, const election& e)
        : how_(how), election_(e), all_(every_plain_ballot(e)), before_(winners_of(how, oracle::to_profile(e))) {}

    brute_answer answer(tampering what, std::uint64_t most) {
        brute_answer out;
        for (std::uint64_t k = 1; k <= most; ++k) {
            election now = election_;
            if (what == tampering::added ? add(now, k, 0) : take(now, 0, k, what == tampering::changed ? k : 0)) {
                out.least = k;
                return out;
            }
            out.tried = k;
        }
        return out;
    }

private:
    bool differs(const election& now) const { return winners_of(how_, oracle::to_profile(now)) != before_; }
    static bool says_something(const election& now) {
        return std::any_of(now.ballots.begin(), now.ballots.end(),
                           [&](const auto& b) { return b.second > 0 && !oracle::is_blank(now, b.first); });
    }
    bool add(election& now, std::uint64_t k, std::size_t from) const {
        if (k == 0) return says_something(now) && differs(now);
        for (std::size_t b = from; b < all_.size(); ++b) {
            now.ballots.emplace_back(all_[b], 1);
            if (add(now, k - 1, b)) return true;
            now.ballots.pop_back();
        }
        return false;
    }
    bool take(election& now, std::size_t from, std::uint64_t k, std::uint64_t put) const {
        if (k == 0) {
            election left = now;
            std::erase_if(left.ballots, [](const auto& b) { return b.second == 0; });
            return add(left, put, 0);
        }
        for (std::size_t i = from; i < election_.ballots.size(); ++i) {
            if (now.ballots[i].second == 0) continue;
            --now.ballots[i].second;
            const bool found = take(now, i, k - 1, put);
            ++now.ballots[i].second;
            if (found) return true;
        }
        return false;
    }

    counting how_;
    election election_;
    std::vector<plain_ballot> all_;
    std::vector<candidate> before_;
};

/// What is wrong with a margin, seen from the truth; empty if nothing is.
inline std::string complaint(const ballot_margin& m, const brute_answer& truth) {
    const auto text = [](const std::optional<std::uint64_t>& n) { return n ? std::to_string(*n) : std::string("-"); };
    const std::string both = " (bounds " + text(m.lower) + " to " + text(m.upper) + " by " +
                             std::string(to_text(m.proof)) + ", found " + text(truth.least) + " of " +
                             std::to_string(truth.tried) + " tried)";
    if (truth.least && !m.lower) return "nothing was said to do it" + both;
    if (truth.least && *m.lower > *truth.least) return "the lower bound is too large" + both;
    if (m.upper && *m.upper <= truth.tried) return "the upper bound does not do it" + both;
    if (truth.least && m.exact() && *m.upper != *truth.least) return "exact, and wrong" + both;
    if (m.upper && (!m.lower || *m.lower > *m.upper)) return "the bounds cross" + both;
    return {};
}

/// The witness of a margin, counted again on plain numbers; empty if it holds.
inline std::string witness_complaint(tampering what, const recount& count, const election& e, const ballot_margin& m) {
    if (!m.upper) return m.witness.in.empty() && m.witness.out.empty() ? "" : "a witness of nothing";
    election now = e;
    std::uint64_t out = 0, in = 0;
    const auto plain = [&](const std::vector<entry>& entries) {
        plain_ballot b(e.candidates, e.kind == ballot_kind::graded ? -1 : 0);
        for (const entry& one : entries) b[index(one.who)] = static_cast<int>(one.value);
        return b;
    };
    for (const some_of_pile& some : m.witness.out) {
        const plain_ballot b = plain(count.piles()[some.pile].entries);
        std::uint64_t left = some.heads;
        for (auto& [ballot, heads] : now.ballots) {
            const std::int64_t here = ballot == b ? std::min<std::int64_t>(heads, static_cast<std::int64_t>(left)) : 0;
            heads -= here;
            left -= static_cast<std::uint64_t>(here);
        }
        if (left > 0) return "more taken than there is";
        out += some.heads;
    }
    std::erase_if(now.ballots, [](const auto& b) { return b.second == 0; });
    for (const ballot_pile& pile : m.witness.in) {
        now.ballots.emplace_back(plain(pile.entries), static_cast<std::int64_t>(pile.heads));
        in += pile.heads;
    }
    if (out != (what == tampering::added ? 0 : *m.upper)) return "not so many taken away";
    if (in != (what == tampering::removed ? 0 : *m.upper)) return "not so many put in";
    const auto winners = winners_of(count.how(), oracle::to_profile(now));
    if (winners == winners_of(count.how(), oracle::to_profile(e))) return "the winners are the same";
    return winners == m.winners ? "" : "the winners are others than it says";
}

inline constexpr tampering every_tampering[] = {tampering::added, tampering::removed, tampering::changed};

}  // namespace delib::testing
