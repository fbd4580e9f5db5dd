// Two-round voting from one ballot: who has first places on a strict majority wins; otherwise the two with the most first
// places meet in a duel.
//
// By default, where it is not clear who the two are, every pair that may be meant is followed, and a drawn duel elects
// both. The majority is of the ballots that name one first candidate as `tied-tops` reads them (with `approval` there is
// none); the duel counts all ballots under the ballot policy. The order is the winner, the other finalist, then first
// places. Time O(entries + m log m), O(m²) where all are level.
#pragma once

#include "delib/rule/ranked/plurality_rounds.hpp"
#include "delib/rule/ranked/runoff.hpp"

#include <array>
#include <cstddef>

namespace delib {

struct two_round_options {
    delib::tied_tops tied_tops = delib::tied_tops::exhaust;
    tie_policy ties = ties_parallel;
};

namespace rules {

struct two_round {
    static constexpr rule_info info{"two-round",
                                    "Two-round voting",
                                    "Scrutin à deux tours",
                                    "More than half of the first places wins; otherwise the two candidates with the "
                                    "most first places meet in a duel.",
                                    "Plus de la moitié des premières places suffit ; sinon les deux candidats le plus "
                                    "souvent premiers s’affrontent en duel.",
                                    basis_kind::profile,
                                    seats_kind::one,
                                    basis_kind::pairwise};
    using basis = ranked_basis;
    using options = two_round_options;
    static constexpr std::array rows{DELIB_TIED_TOPS_ROW(two_round_options), DELIB_RUNOFF_TIES_ROW(two_round_options)};

    [[nodiscard]] static result<outcome> decide(const ranked_basis& from, const options& opts, std::int64_t seats,
                                                const control& c) {
        const auto& p = from.get<profile>();
        DELIB_CHECK(detail::require_kind(p, ballot_kind::ranked, "first places"));
        const top_places tops(p, opts.tied_tops);
        const std::vector<candidate> all = everybody(p.candidates());
        const top_totals now = tops.among(candidates_left(all.size(), true));
        const std::vector<std::optional<rational>> held(now.held.begin(), now.held.end());
        outcome out = begin_outcome(seats);
        if (!all.empty()) out.rounds.emplace_back(tops.shown(now, all, 1, now.speaking / 2));
        const auto winner = tops.majority(now, now.speaking);
        if (!winner)
            return decide_by_runoff(std::move(out), held, from.get<pairwise_tally>(), drawn_runoff::both, opts.ties, c);
        out.rounds.emplace_back(events::majority{1, *winner, now.held[index(*winner)], now.speaking});
        DELIB_TRY(breaker, tie_breaker::create(opts.ties, p.candidates(), c));
        settle(out, rank_by_score(held), breaker, c);
        return out;
    }
};

}  // namespace rules

inline constexpr rule_function<rules::two_round> two_round{};

}  // namespace delib
