// Instant-runoff voting by recursion, without memory: every order in which tied candidates can leave is
// followed.
#pragma once

#include "delib/number/rational.hpp"
#include "oracle/election.hpp"

#include <map>
#include <set>
#include <string_view>
#include <vector>

namespace delib::oracle {

struct irv_round {
    std::map<std::size_t, rational> held{};  ///< by continuing candidate
    rational speaking = 0;
};

inline irv_round irv_totals(const election& e, const std::set<std::size_t>& left, std::string_view tied_tops) {
    irv_round out;
    for (const std::size_t c : left) out.held[c] = 0;
    for (const auto& [ballot, count] : e.ballots) {
        for (int rank = 1; rank <= static_cast<int>(e.candidates); ++rank) {
            std::vector<std::size_t> written, tops;
            for (std::size_t c = 0; c < e.candidates; ++c) {
                if (ballot[c] != rank) continue;
                written.push_back(c);
                if (left.contains(c)) tops.push_back(c);
            }
            if (written.size() > 1 && tied_tops == "exhaust") break;
            if (tops.empty()) continue;
            out.speaking += count;
            for (const std::size_t c : tops) {
                out.held[c] +=
                    tied_tops == "split" ? rational(count) / static_cast<std::int64_t>(tops.size()) : rational(count);
            }
            break;
        }
    }
    return out;
}

/// The continuing candidates with the fewest votes.
inline std::vector<std::size_t> lowest(const irv_round& now) {
    std::vector<std::size_t> out;
    for (const auto& [c, votes] : now.held) {
        if (!out.empty() && votes < now.held.at(out[0])) out.clear();
        if (out.empty() || votes == now.held.at(out[0])) out.push_back(c);
    }
    return out;
}

/// Who wins when all tied last candidates leave together; those left when everybody ties.
inline std::set<std::size_t> irv_all(const election& e, std::set<std::size_t> left, std::string_view tied_tops) {
    while (left.size() > 1) {
        const irv_round now = irv_totals(e, left, tied_tops);
        for (const auto& [c, votes] : now.held) {
            if (tied_tops != "approval" && votes * 2 > now.speaking) return {c};
        }
        const auto last = lowest(now);
        if (last.size() == left.size()) return left;
        for (const std::size_t c : last) left.erase(c);
    }
    return left;
}

/// Everybody who wins when ties for the last place are broken in some way.
inline std::set<std::size_t> irv_parallel(const election& e, const std::set<std::size_t>& left,
                                          std::string_view tied_tops) {
    if (left.size() <= 1) return left;
    const irv_round now = irv_totals(e, left, tied_tops);
    for (const auto& [c, votes] : now.held) {
        if (tied_tops != "approval" && votes * 2 > now.speaking) return {c};
    }
    std::set<std::size_t> winners;
    for (const std::size_t c : lowest(now)) {
        std::set<std::size_t> rest = left;
        rest.erase(c);
        winners.merge(irv_parallel(e, rest, tied_tops));
    }
    return winners;
}

/// The order in which candidates leave when the latest in `preference` leaves first, reversed: best first.
inline std::vector<std::size_t> irv_order(const election& e, std::set<std::size_t> left, std::string_view tied_tops,
                                          const std::vector<std::size_t>& preference) {
    std::vector<std::size_t> out;
    while (!left.empty()) {
        std::size_t leaves = 0;
        const auto last = lowest(irv_totals(e, left, tied_tops));
        for (const std::size_t c : preference) {
            if (std::find(last.begin(), last.end(), c) != last.end()) leaves = c;
        }
        left.erase(leaves);
        out.insert(out.begin(), leaves);
    }
    return out;
}

}  // namespace delib::oracle
