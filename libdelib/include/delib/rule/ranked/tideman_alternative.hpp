// Tideman's alternative (Tideman 2006): round after round, of the Smith set of those who remain the candidate with the
// fewest first places leaves, until the set is one candidate. Elects a Condorcet winner if there is one.
//
// `set=schwartz` takes the Schwartz set instead. Whoever is outside a Smith set cannot come back into a later one; into a
// Schwartz set it can, once those who beat it have left: `outside` says whether it waits for that (pref_voting) or leaves
// for good (Tideman). Majorities are duels under the ballot policy, `tied-tops` reads first places as in irv. The order is
// the winner, who stood when the count ended, then those who left, the last first. Time O(m) · (entries + m²), with
// `ties=parallel` (entries + m²) times the sets visited.
#pragma once

#include "delib/rule/ranked/plurality_rounds.hpp"

#include <array>
#include <cstddef>

namespace delib {

enum class dominant_set : std::uint8_t { smith, schwartz };

/// What becomes of those outside the set.
enum class outsiders : std::uint8_t {
    wait,   ///< they come back if the set, found anew in a later round, holds them
    leave,  ///< they are out for good
};

struct tideman_alternative_options {
    dominant_set set = dominant_set::smith;
    outsiders outside = outsiders::wait;
    delib::tied_tops tied_tops = delib::tied_tops::exhaust;
    tie_policy ties = ties_all;
};

namespace detail {

class alternating_rounds final : public plurality_rounds {
public:
    alternating_rounds(const profile& p, const tideman_alternative_options& opts, const pairwise_tally& duels)
        : plurality_rounds(p, opts.tied_tops),
          duels_(duels),
          smith_(opts.set == dominant_set::smith),
          leave_(smith_ || opts.outside == outsiders::leave) {}

    // Nobody comes back into a Smith set, so there waiting and leaving are the same.
    [[nodiscard]] events::elimination dismissed(const candidates_left& left, std::int64_t round) const override {
        using events::elimination;
        elimination out{round,
                        {},
                        smith_ ? elimination::reason::outside_smith : elimination::reason::outside_schwartz,
                        std::nullopt};
        if (!leave_) return out;
        const std::vector<candidate> standing = members(left), stay = set_among(standing);
        std::set_difference(standing.begin(), standing.end(), stay.begin(), stay.end(), std::back_inserter(out.who));
        return out;
    }
    [[nodiscard]] elimination_round look(const candidates_left& left, std::int64_t round) const override {
        if (leave_) return plurality_rounds::look(left, round);
        const std::vector<candidate> stay = set_among(members(left));
        candidates_left in_set(left.size(), false);
        for (const candidate who : stay) in_set[index(who)] = true;
        elimination_round out = plurality_rounds::look(in_set, round);
        out.contenders = stay;
        return out;
    }

private:
    [[nodiscard]] std::vector<candidate> set_among(const std::vector<candidate>& standing) const {
        return smith_ ? smith_set(duels_, standing) : schwartz_set(duels_, standing);
    }

    const pairwise_tally& duels_;
    bool smith_;
    bool leave_;
};

}  // namespace detail

namespace rules {

struct tideman_alternative {
    static constexpr rule_info info{
        "tideman-alternative",
        "Tideman's alternative",
        "Méthode alternée de Tideman",
        "In turn, those leave who are outside the set that beats all others, then the one with the fewest first "
        "places.",
        "Tour à tour sortent ceux qui sont hors de l’ensemble qui bat tous les autres, puis le moins souvent premier.",
        basis_kind::profile,
        seats_kind::one,
        basis_kind::pairwise};
    using basis = ranked_basis;
    using options = tideman_alternative_options;
    static constexpr std::array rows{
        option_row{"set", option_type::word, "smith|schwartz", "the set that stays in each round",
                   "l’ensemble qui reste à chaque tour", offsetof(tideman_alternative_options, set)},
        option_row{"outside", option_type::word, "wait|leave",
                   "who is outside the set: may come back into a later one, or is out for good",
                   "qui est hors de l’ensemble : peut revenir dans un ensemble ultérieur, ou sort pour de bon",
                   offsetof(tideman_alternative_options, outside)},
        DELIB_TIED_TOPS_ROW(tideman_alternative_options), DELIB_ELIMINATION_TIES_ROW(tideman_alternative_options)};

    [[nodiscard]] static result<outcome> decide(const ranked_basis& from, const options& opts, std::int64_t seats,
                                                const control& c) {
        const auto& p = from.get<profile>();
        const auto& duels = from.get<pairwise_tally>();
        DELIB_CHECK(detail::require_kind(p, ballot_kind::ranked, "first places"));
        return eliminate(detail::alternating_rounds(p, opts, duels), candidates_left(p.candidates().size(), true),
                         begin_outcome(seats), opts.ties, p.candidates(), c);
    }
};

}  // namespace rules

inline constexpr rule_function<rules::tideman_alternative> tideman_alternative{};

}  // namespace delib
