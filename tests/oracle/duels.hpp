// Rules on duels from their definitions: the matrix ballot by ballot, defeats compared as fractions, Schulze
// by trying every path.
#pragma once

#include "delib/number/rational.hpp"
#include "oracle/election.hpp"
#include "oracle/paths.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace delib::oracle {

using matrix = std::vector<std::vector<rational>>;

inline matrix duels(const election& e, bool unranked_last, bool ties_are_half) {
    matrix votes(e.candidates, std::vector<rational>(e.candidates, rational(0)));
    const bool ranked = e.kind == ballot_kind::ranked;  // otherwise more is better
    for (const auto& [ballot, count] : e.ballots) {
        if (is_blank(e, ballot)) continue;
        for (std::size_t a = 0; a < e.candidates; ++a) {
            for (std::size_t b = 0; b < e.candidates; ++b) {
                if (a == b) continue;
                const int least = ranked ? 1 : 0;
                const bool both = ballot[a] >= least && ballot[b] >= least;
                if (!both && !unranked_last) continue;
                const bool above =
                    ranked ? ballot[a] > 0 && (ballot[b] == 0 || ballot[a] < ballot[b]) : ballot[a] > ballot[b];
                const bool tied = ballot[a] == ballot[b];
                if (above) votes[a][b] += count;
                if (tied && ties_are_half) votes[a][b] += rational(count) / 2;
            }
        }
    }
    return votes;
}

/// A strength as a pair that is compared like a word: larger is stronger.
using strength = std::pair<rational, rational>;

/// How strongly `w` against `l` defeats; nothing unless w > l.
inline std::optional<strength> defeat(const rational& w, const rational& l, std::string_view measure) {
    if (w <= l) return std::nullopt;
    if (measure == "margins") return strength{w - l, 0};
    if (measure == "winning-votes") return strength{w, 0};
    if (measure == "winning-votes-then-opposition") return strength{w, -l};
    if (measure == "losing-votes") return strength{-l, 0};
    return l == 0 ? strength{1, 0} : strength{0, w / l};  // ratio: without opposition it is infinite
}

inline std::vector<std::vector<std::optional<strength>>> defeats(const matrix& votes, std::string_view measure) {
    const std::size_t m = votes.size();
    std::vector<std::vector<std::optional<strength>>> out(m, std::vector<std::optional<strength>>(m));
    for (std::size_t a = 0; a < m; ++a) {
        for (std::size_t b = 0; b < m; ++b) {
            if (a != b) out[a][b] = defeat(votes[a][b], votes[b][a], measure);
        }
    }
    return out;
}

inline std::vector<std::size_t> schulze_winners(const matrix& votes, std::string_view measure) {
    const auto edge = defeats(votes, measure);
    std::vector<std::size_t> out;
    for (std::size_t a = 0; a < votes.size(); ++a) {
        bool wins = true;
        for (std::size_t b = 0; b < votes.size(); ++b) {
            if (strongest_simple_path(edge, a, b) < strongest_simple_path(edge, b, a)) wins = false;
        }
        if (wins) out.push_back(a);
    }
    return out;
}

/// For every candidate its strongest defeat, or the most votes against it for `opposition`; nothing if there
/// is none.
inline std::vector<std::optional<strength>> worst_defeats(const matrix& votes, std::string_view measure) {
    std::vector<std::optional<strength>> worst(votes.size());
    const auto edge = defeats(votes, measure);
    for (std::size_t a = 0; a < votes.size(); ++a) {
        for (std::size_t b = 0; b < votes.size(); ++b) {
            std::optional<strength> here = edge[b][a];
            if (measure == "opposition")
                here = a != b && votes[b][a] > 0 ? std::optional(strength{votes[b][a], 0}) : std::nullopt;
            if (worst[a] < here) worst[a] = here;
        }
    }
    return worst;
}

inline std::vector<std::size_t> minimax_winners(const matrix& votes, std::string_view measure) {
    const auto worst = worst_defeats(votes, measure);
    std::vector<std::size_t> out;
    for (std::size_t a = 0; a < votes.size(); ++a) {
        if (std::all_of(worst.begin(), worst.end(), [&](const auto& other) { return !(other < worst[a]); }))
            out.push_back(a);
    }
    return out;
}

inline std::vector<std::size_t> condorcet_winners(const matrix& votes) {
    std::vector<std::size_t> out;
    for (std::size_t a = 0; a < votes.size(); ++a) {
        bool beats_all = true;
        for (std::size_t b = 0; b < votes.size(); ++b) {
            if (a != b && votes[a][b] <= votes[b][a]) beats_all = false;
        }
        if (beats_all) out.push_back(a);
    }
    return out;
}

}  // namespace delib::oracle
