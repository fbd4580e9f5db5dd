// Daunou's rule (1803): the Condorcet winner; if there is none, Condorcet losers are taken out one after the other, and
// of those who remain the one with the most first places wins.
//
// Majorities are duels under the ballot policy, `tied-tops` reads first places as in irv. The order is that of first
// places, then those taken out, the last first. Time O(m³ + entries).
#pragma once

#include "delib/rule/ranked/plurality_rounds.hpp"

#include <array>
#include <cstddef>

namespace delib {

struct daunou_options {
    delib::tied_tops tied_tops = delib::tied_tops::exhaust;
    tie_policy ties = ties_all;
};

namespace rules {

struct daunou {
    static constexpr rule_info info{
        "daunou",
        "Daunou",
        "Méthode de Daunou",
        "Who wins every duel is elected; if there is nobody, those who lose every duel leave, and first places decide.",
        "Qui gagne tous ses duels est élu ; s’il n’y a personne, ceux qui les perdent tous sortent et les premières "
        "places tranchent.",
        basis_kind::profile,
        seats_kind::one,
        basis_kind::pairwise};
    using basis = ranked_basis;
    using options = daunou_options;
    static constexpr std::array rows{DELIB_TIED_TOPS_ROW(daunou_options), DELIB_TIES_ROW(daunou_options)};

    [[nodiscard]] static result<outcome> decide(const ranked_basis& from, const options& opts, std::int64_t seats,
                                                const control& c) {
        const auto& p = from.get<profile>();
        const auto& duels = from.get<pairwise_tally>();
        DELIB_CHECK(detail::require_kind(p, ballot_kind::ranked, "first places"));
        DELIB_TRY(breaker, tie_breaker::create(opts.ties, p.candidates(), c));
        outcome out = begin_outcome(seats);
        if (elect_condorcet_winner(out, duels, c)) return out;
        candidates_left left(p.candidates().size(), true);
        ranking eliminated;  // in the order of leaving
        std::int64_t round = 1;
        for (auto loser = condorcet_loser_among(duels, members(left)); loser;
             loser = condorcet_loser_among(duels, members(left))) {
            left[index(*loser)] = false;
            eliminated.push_back({*loser});
            out.rounds.emplace_back(
                events::elimination{round++, {*loser}, events::elimination::reason::condorcet_loser, std::nullopt});
        }
        const std::vector<candidate> standing = members(left);
        const top_places tops(p, opts.tied_tops);
        const top_totals now = tops.among(left);
        out.rounds.emplace_back(tops.shown(now, standing, round, std::nullopt));
        ranking order = rank_by(standing.size(), [&](candidate a, candidate b) {
            return now.held[index(standing[index(a)])] > now.held[index(standing[index(b)])];
        });
        for (auto& tier : order) {
            for (candidate& who : tier) who = standing[index(who)];
        }
        order.insert(order.end(), eliminated.rbegin(), eliminated.rend());
        settle(out, std::move(order), breaker, c);
        return out;
    }
};

}  // namespace rules

inline constexpr rule_function<rules::daunou> daunou{};

}  // namespace delib
