// Coombs's rule (1964): round after round the candidate with the most last places leaves, until somebody holds first
// places on a strict majority of all ballots.
//
// Last is, on a ballot, who of the remaining it does not rank, or else its lowest tier; several of them share that place
// equally. First places are read by `tied-tops`, with `approval` no majority ends the count. The order is the winner, who
// stood when the count ended, then those who left, the last first. Time O(rounds · (entries + m)), with `ties=parallel`
// times the sets visited.
#pragma once

#include "delib/rule/ranked/elimination.hpp"

#include <array>
#include <cstddef>
#include <map>

namespace delib {

struct coombs_options {
    delib::tied_tops tied_tops = delib::tied_tops::exhaust;
    tie_policy ties = ties_all;
};

/// What each candidate of `left` holds of last places, as a weight.
[[nodiscard]] inline std::vector<rational> last_places(const profile& p, const candidates_left& left) {
    std::map<std::size_t, std::vector<int128>> by_share;  // how many are last together → sums by candidate
    std::vector<candidate> bottom;
    for (std::size_t i = 0; i < p.size(); ++i) {
        const ballot_view ballot = p[i];
        if (ballot.blank()) continue;
        candidates_left unranked = left;
        for (const entry& e : ballot.entries) unranked[index(e.who)] = false;
        bottom = members(unranked);
        for (std::size_t end = ballot.entries.size(); end > 0 && bottom.empty();) {
            const std::uint32_t rank = ballot.entries[end - 1].value;
            for (; end > 0 && ballot.entries[end - 1].value == rank; --end) {
                if (left[index(ballot.entries[end - 1].who)]) bottom.push_back(ballot.entries[end - 1].who);
            }
        }
        auto& sums = by_share[bottom.size()];
        if (sums.empty()) sums.assign(left.size(), 0);
        for (const candidate who : bottom) sums[index(who)] += ballot.numerator;
    }
    std::vector<rational> out(left.size(), rational(0));
    for (const auto& [share, sums] : by_share) {
        const rational unit = rational(1) / (to_rational(p.denominator()) * share);
        for (std::size_t c = 0; c < left.size(); ++c) {
            if (sums[c] != 0) out[c] += to_rational(sums[c]) * unit;
        }
    }
    return out;
}

namespace detail {

class coombs_rounds final : public elimination_method {
public:
    coombs_rounds(const profile& p, tied_tops reading) : profile_(p), tops_(p, reading) {}

    [[nodiscard]] elimination_round look(const candidates_left& left, std::int64_t round) const override {
        const top_totals now = tops_.among(left);
        elimination_round out;
        out.held = last_places(profile_, left);
        for (rational& held : out.held) held = -held;
        out.last = lowest(out.held, left);
        out.shown.emplace_back(tops_.shown(now, members(left), round, tops_.total() / 2));
        if (const auto who = tops_.majority(now, tops_.total())) {
            out.winners = {*who};
            out.shown.emplace_back(events::majority{round, *who, now.held[index(*who)], tops_.total()});
        }
        return out;
    }
    [[nodiscard]] events::elimination leaves(std::int64_t round, std::vector<candidate> who,
                                             const elimination_round& now) const override {
        const rational with = -now.held[index(who.front())];
        return {round, std::move(who), events::elimination::reason::most_last_places, with};
    }

private:
    const profile& profile_;
    top_places tops_;
};

}  // namespace detail

namespace rules {

struct coombs {
    static constexpr rule_info info{"coombs",
                                    "Coombs",
                                    "Méthode de Coombs",
                                    "Round after round the candidate with the most last places leaves, until one is "
                                    "first on more than half of the ballots.",
                                    "À chaque tour, le candidat le plus souvent dernier est éliminé, jusqu’à ce qu’un "
                                    "autre soit premier sur plus de la moitié des bulletins.",
                                    basis_kind::profile,
                                    seats_kind::one};
    using basis = profile;
    using options = coombs_options;
    static constexpr std::array rows{DELIB_TIED_TOPS_ROW(coombs_options), DELIB_ELIMINATION_TIES_ROW(coombs_options)};

    [[nodiscard]] static result<outcome> decide(const profile& p, const options& opts, std::int64_t seats,
                                                const control& c) {
        DELIB_CHECK(detail::require_kind(p, ballot_kind::ranked, "last places"));
        return eliminate(detail::coombs_rounds(p, opts.tied_tops), candidates_left(p.candidates().size(), true),
                         begin_outcome(seats), opts.ties, p.candidates(), c);
    }
};

}  // namespace rules

inline constexpr rule_function<rules::coombs> coombs{};

}  // namespace delib
