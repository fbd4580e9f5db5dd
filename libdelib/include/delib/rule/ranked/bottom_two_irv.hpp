// Bottom-two-runoff IRV (Robert LeGrand 2003): round after round, of the two candidates with the fewest first places the
// one who loses their duel leaves. Elects a Condorcet winner if there is one.
//
// A drawn duel is lost by the one with fewer first places. Where it is not clear who the two are, `ties=all` eliminates
// the loser of every duel that may be meant (if nobody would be left, all that remain win), `parallel` follows each of
// them, and other ways decide who the two are; of two with the same votes, who they put last loses a drawn duel.
// Majorities are duels under the ballot policy, `tied-tops` reads first places as in irv. The order is that of leaving,
// reversed. Time O(rounds · (entries + m²)), with `ties=parallel` times the sets visited.
#pragma once

#include "delib/rule/ranked/plurality_rounds.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace delib {

struct bottom_two_irv_options {
    delib::tied_tops tied_tops = delib::tied_tops::exhaust;
    tie_policy ties = ties_all;
};

namespace detail {

class bottom_two_rounds final : public plurality_rounds {
public:
    bottom_two_rounds(const profile& p, tied_tops reading, const pairwise_tally& duels)
        : plurality_rounds(p, reading), duels_(duels) {}

    [[nodiscard]] elimination_round look(const candidates_left& left, std::int64_t round) const override {
        elimination_round out = plurality_rounds::look(left, round);
        const ranking bottom = lowest_two(out.held, left);
        out.last = losers(bottom);
        if (bottom.front().size() + bottom.back().size() == (bottom.size() > 1 ? 2U : 4U)) {
            candidate a = bottom.back().back(), b = bottom.front().front();
            if (duels_.margin(a, b) < 0) std::swap(a, b);
            out.shown.emplace_back(events::runoff{round, events::duel_of(duels_, a, b)});
        }
        return out;
    }
    [[nodiscard]] events::elimination leaves(std::int64_t round, std::vector<candidate> who,
                                             const elimination_round&) const override {
        return {round, std::move(who), events::elimination::reason::lost_duel, std::nullopt};
    }
    [[nodiscard]] std::vector<candidate> resolve(const elimination_round& now, const candidates_left& left,
                                                 std::int64_t round, const tie_breaker& breaker,
                                                 const std::vector<std::vector<rational>>& history,
                                                 tie& record) const override {
        ranking bottom = lowest_two(now.held, left);
        ranking refined = breaker.resolve(bottom.front(), round, history, record);
        if (bottom.size() > 1) refined.push_back(bottom.back());
        return losers(refined);
    }

private:
    // The tiers, better first, in which the two stand who have the fewest: one if they are level, else two.
    [[nodiscard]] static ranking lowest_two(const std::vector<rational>& held, candidates_left left) {
        ranking out{lowest(held, left)};
        if (out.front().size() > 1) return out;
        take_out(left, out.front());
        if (auto next = lowest(held, left); !next.empty()) out.insert(out.begin(), std::move(next));
        return out;
    }
    // Everybody who loses some duel of two who may be the last of `tiers`.
    [[nodiscard]] std::vector<candidate> losers(const ranking& tiers) const {
        const std::vector<candidate>& last = tiers.back();
        std::vector<candidate> out;
        if (last.size() > 1) {
            for (const candidate a : last) {
                if (std::any_of(last.begin(), last.end(),
                                [&](candidate b) { return a != b && duels_.margin(a, b) <= 0; }))
                    out.push_back(a);
            }
            return out;
        }
        if (tiers.size() < 2) return last;
        bool loses = false;
        for (const candidate other : tiers[tiers.size() - 2]) {
            if (duels_.margin(last.front(), other) > 0)
                out.push_back(other);
            else
                loses = true;
        }
        if (loses) out.push_back(last.front());
        std::sort(out.begin(), out.end());
        return out;
    }

    const pairwise_tally& duels_;
};

}  // namespace detail

namespace rules {

struct bottom_two_irv {
    static constexpr rule_info info{
        "bottom-two-irv",
        "Bottom-two-runoff IRV",
        "Vote alternatif à duel des deux derniers",
        "Round after round, of the two with the fewest first places the one who loses their duel leaves.",
        "À chaque tour, des deux candidats les moins souvent premiers, celui qui perd leur duel est éliminé.",
        basis_kind::profile,
        seats_kind::one,
        basis_kind::pairwise};
    using basis = ranked_basis;
    using options = bottom_two_irv_options;
    static constexpr std::array rows{DELIB_TIED_TOPS_ROW(bottom_two_irv_options),
                                     DELIB_ELIMINATION_TIES_ROW(bottom_two_irv_options)};

    [[nodiscard]] static result<outcome> decide(const ranked_basis& from, const options& opts, std::int64_t seats,
                                                const control& c) {
        const auto& p = from.get<profile>();
        const auto& duels = from.get<pairwise_tally>();
        DELIB_CHECK(detail::require_kind(p, ballot_kind::ranked, "first places"));
        return eliminate(detail::bottom_two_rounds(p, opts.tied_tops, duels),
                         candidates_left(p.candidates().size(), true), begin_outcome(seats), opts.ties, p.candidates(),
                         c);
    }
};

}  // namespace rules

inline constexpr rule_function<rules::bottom_two_irv> bottom_two_irv{};

}  // namespace delib
