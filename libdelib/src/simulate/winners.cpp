#include "delib/simulate/winners.hpp"

#include "simulate/candidate_sets.hpp"
#include "simulate/locked_defeats.hpp"

#include <algorithm>
#include <limits>

namespace delib {

namespace {

using votes_of = const simulated_election&;

/// The candidates of a set with the highest key.
template <class Key>
candidate_set highest(candidate_set among, Key&& key) {
    candidate_set out = 0;
    std::int64_t best = std::numeric_limits<std::int64_t>::min();
    for_each(among, [&](std::size_t who) {
        const std::int64_t held = key(who);
        if (held > best) out = 0;
        if (held >= best) out |= only(who);
        best = std::max(best, held);
    });
    return out;
}
template <class Key>
candidate_set lowest(candidate_set among, Key&& key) {
    return highest(among, [&](std::size_t who) { return -key(who); });
}

candidate_set highest_count(candidate_set among, const simulated_counts& held) {
    return highest(among, [&](std::size_t who) { return held[who]; });
}

/// Whom a candidate beats.
candidate_set beaten_by(votes_of votes, std::size_t who) noexcept {
    candidate_set out = 0;
    for (std::size_t other = 0; other < votes.candidates(); ++other)
        out |= votes.margin(who, other) > 0 ? only(other) : 0;
    return out;
}

/// Who beats all others of a set, as a set of one, or of nobody.
candidate_set condorcet_among(votes_of votes, candidate_set among) noexcept {
    candidate_set out = 0;
    for_each(among, [&](std::size_t who) {
        bool beats_all = true;
        for_each(among & ~only(who), [&](std::size_t other) { beats_all = beats_all && votes.margin(who, other) > 0; });
        if (beats_all) out = only(who);
    });
    return out;
}

/// The sum of margins against the others of a set: twice the Borda points among them, less the same for everybody.
std::int64_t net_margin(votes_of votes, std::size_t who, candidate_set among) noexcept {
    std::int64_t sum = 0;
    for_each(among, [&](std::size_t other) { sum += votes.margin(who, other); });
    return sum;
}

/// Wins, less defeats: Copeland's score but for its scale.
std::int64_t net_wins(votes_of votes, std::size_t who) noexcept {
    std::int64_t sum = 0;
    for (std::size_t other = 0; other < votes.candidates(); ++other) {
        const std::int64_t margin = votes.margin(who, other);
        sum += (margin > 0) - (margin < 0);
    }
    return sum;
}

std::int64_t worst_defeat(votes_of votes, std::size_t who, candidate_set among) noexcept {
    std::int64_t worst = 0;
    for_each(among, [&](std::size_t other) { worst = std::max(worst, votes.margin(other, who)); });
    return worst;
}

/// What a round of an elimination finds: who wins, if the count ends, and who leaves.
struct round_found {
    candidate_set winners = 0;
    candidate_set last = 0;
};

/// All who could leave do so together; if nobody else is left, they all win (rule/ranked/elimination.hpp).
template <class Look>
candidate_set eliminate(candidate_set left, Look&& look) {
    for (;;) {
        if (std::has_single_bit(left)) return left;
        const round_found now = look(left);
        if (now.winners != 0) return now.winners;
        if (now.last == left) return left;
        left &= ~now.last;
    }
}

candidate_set majority_of(votes_of votes, candidate_set left, const simulated_counts& firsts) {
    const candidate_set top = highest_count(left, firsts);
    return 2 * firsts[static_cast<std::size_t>(std::countr_zero(top))] > votes.voters() ? top : 0;
}

candidate_set irv_among(votes_of votes, candidate_set left) {
    return eliminate(left, [&](candidate_set standing) {
        simulated_counts firsts;
        votes.count_firsts(standing, firsts);
        return round_found{majority_of(votes, standing, firsts),
                           lowest(standing, [&](std::size_t who) { return firsts[who]; })};
    });
}

candidate_set borda_among(votes_of votes, candidate_set among) {
    return highest(among, [&](std::size_t who) { return net_margin(votes, who, among); });
}

candidate_set minimax_among(votes_of votes, candidate_set among) {
    return lowest(among, [&](std::size_t who) { return worst_defeat(votes, who, among); });
}

std::optional<candidate_set> plurality(votes_of votes) {
    simulated_counts firsts;
    votes.count_firsts(votes.everybody(), firsts);
    return highest_count(votes.everybody(), firsts);
}

std::optional<candidate_set> anti_plurality(votes_of votes) {
    simulated_counts lasts;
    votes.count_lasts(votes.everybody(), lasts);
    return lowest(votes.everybody(), [&](std::size_t who) { return lasts[who]; });
}

std::optional<candidate_set> borda(votes_of votes) {
    return borda_among(votes, votes.everybody());
}

std::optional<candidate_set> two_round(votes_of votes) {
    if (votes.candidates() == 1) return votes.everybody();
    simulated_counts firsts;
    votes.count_firsts(votes.everybody(), firsts);
    if (const candidate_set winner = majority_of(votes, votes.everybody(), firsts); winner != 0) return winner;
    candidate_set finalists = highest_count(votes.everybody(), firsts);
    if (std::has_single_bit(finalists)) finalists |= highest_count(votes.everybody() & ~finalists, firsts);
    if (std::popcount(finalists) > 2) return std::nullopt;
    return borda_among(votes, finalists);
}

std::optional<candidate_set> irv(votes_of votes) {
    return irv_among(votes, votes.everybody());
}

std::optional<candidate_set> coombs(votes_of votes) {
    return eliminate(votes.everybody(), [&](candidate_set left) {
        simulated_counts firsts, lasts;
        votes.count_firsts(left, firsts);
        votes.count_lasts(left, lasts);
        return round_found{majority_of(votes, left, firsts), highest_count(left, lasts)};
    });
}

std::optional<candidate_set> baldwin(votes_of votes) {
    return eliminate(votes.everybody(), [&](candidate_set left) {
        return round_found{0, lowest(left, [&](std::size_t who) { return net_margin(votes, who, left); })};
    });
}

std::optional<candidate_set> nanson(votes_of votes) {
    return eliminate(votes.everybody(), [&](candidate_set left) {
        round_found now;
        for_each(left, [&](std::size_t who) { now.last |= net_margin(votes, who, left) < 0 ? only(who) : 0; });
        if (now.last == 0) now.winners = left;  // all hold the mean
        return now;
    });
}

std::optional<candidate_set> smith_irv(votes_of votes) {
    return irv_among(votes, smith_set_of(votes));
}

std::optional<candidate_set> condorcet_irv(votes_of votes) {
    const candidate_set winner = condorcet_winner_of(votes);
    return winner != 0 ? winner : irv_among(votes, votes.everybody());
}

std::optional<candidate_set> benham(votes_of votes) {
    return eliminate(votes.everybody(), [&](candidate_set left) {
        simulated_counts firsts;
        votes.count_firsts(left, firsts);
        return round_found{condorcet_among(votes, left), lowest(left, [&](std::size_t who) { return firsts[who]; })};
    });
}

std::optional<candidate_set> condorcet(votes_of votes) {
    return condorcet_winner_of(votes);
}

std::optional<candidate_set> weak_condorcet(votes_of votes) {
    candidate_set out = 0;
    for_each(votes.everybody(), [&](std::size_t who) {
        if (worst_defeat(votes, who, votes.everybody()) == 0) out |= only(who);
    });
    return out;
}

std::optional<candidate_set> copeland(votes_of votes) {
    return highest(votes.everybody(), [&](std::size_t who) { return net_wins(votes, who); });
}

std::optional<candidate_set> llull(votes_of votes) {
    return lowest(votes.everybody(), [&](std::size_t who) {
        std::int64_t defeats = 0;
        for (std::size_t other = 0; other < votes.candidates(); ++other) defeats += votes.margin(who, other) < 0;
        return defeats;
    });
}

std::optional<candidate_set> minimax(votes_of votes) {
    return minimax_among(votes, votes.everybody());
}

std::optional<candidate_set> smith_minimax(votes_of votes) {
    return minimax_among(votes, smith_set_of(votes));
}

std::optional<candidate_set> smith(votes_of votes) {
    return smith_set_of(votes);
}

// A Condorcet winner is the only one: whatever comes back to it is no defeat. Otherwise strongest paths, and whoever has
// none against itself that is stronger than the way back.
std::optional<candidate_set> schulze(votes_of votes) {
    if (const candidate_set winner = condorcet_winner_of(votes); winner != 0) return winner;
    const std::size_t m = votes.candidates();
    std::array<std::int64_t, most_simulated_candidates * most_simulated_candidates> path;
    for (std::size_t i = 0; i < m; ++i) {
        for (std::size_t j = 0; j < m; ++j) path[i * m + j] = std::max<std::int64_t>(votes.margin(i, j), 0);
    }
    for (std::size_t via = 0; via < m; ++via) {
        for (std::size_t i = 0; i < m; ++i) {
            const std::int64_t first = path[i * m + via];
            if (i == via || first == 0) continue;
            for (std::size_t j = 0; j < m; ++j)
                path[i * m + j] = std::max(path[i * m + j], std::min(first, path[via * m + j]));
        }
    }
    candidate_set out = 0;
    for (std::size_t i = 0; i < m; ++i) {
        bool unbeaten = true;
        for (std::size_t j = 0; j < m; ++j) unbeaten = unbeaten && path[j * m + i] <= path[i * m + j];
        if (unbeaten) out |= only(i);
    }
    return out;
}

// Only defeats within the Smith set matter: nothing outside it leads back.
std::optional<candidate_set> ranked_pairs(votes_of votes) {
    const candidate_set smith = smith_set_of(votes);
    if (std::has_single_bit(smith)) return smith;
    if (std::popcount(smith) > static_cast<int>(locked_defeats::most)) return std::nullopt;
    return locked_defeats(votes, smith).winners();
}

std::optional<candidate_set> black(votes_of votes) {
    const candidate_set winner = condorcet_winner_of(votes);
    return winner != 0 ? winner : borda_among(votes, votes.everybody());
}

struct named_rule {
    std::string_view id;
    fast_rule decide;
};

constexpr named_rule rules[] = {{"plurality", plurality},
                                {"anti-plurality", anti_plurality},
                                {"borda", borda},
                                {"two-round", two_round},
                                {"irv", irv},
                                {"coombs", coombs},
                                {"baldwin", baldwin},
                                {"nanson", nanson},
                                {"smith-irv", smith_irv},
                                {"condorcet-irv", condorcet_irv},
                                {"benham", benham},
                                {"condorcet", condorcet},
                                {"weak-condorcet", weak_condorcet},
                                {"copeland", copeland},
                                {"llull", llull},
                                {"minimax", minimax},
                                {"schulze", schulze},
                                {"ranked-pairs", ranked_pairs},
                                {"smith", smith},
                                {"smith-minimax", smith_minimax},
                                {"black", black}};

}  // namespace

candidate_set condorcet_winner_of(const simulated_election& votes) noexcept {
    return condorcet_among(votes, votes.everybody());
}

candidate_set smith_set_of(const simulated_election& votes) noexcept {
    // Whoever wins the most duels is in it, and so is whoever does not lose to a member.
    candidate_set out = highest(votes.everybody(), [&](std::size_t who) { return net_wins(votes, who); });
    for (candidate_set open = out; open != 0;) {
        candidate_set unbeaten = 0;
        for_each(open, [&](std::size_t who) { unbeaten |= votes.everybody() & ~beaten_by(votes, who); });
        open = unbeaten & ~out;
        out |= unbeaten;
    }
    return out;
}

fast_rule find_fast_rule(std::string_view id) noexcept {
    for (const named_rule& one : rules) {
        if (one.id == id) return one.decide;
    }
    return nullptr;
}

std::span<const std::string_view> fast_rule_ids() noexcept {
    static constexpr auto ids = [] {
        std::array<std::string_view, std::size(rules)> out{};
        for (std::size_t i = 0; i < out.size(); ++i) out[i] = rules[i].id;
        return out;
    }();
    return ids;
}

}  // namespace delib
