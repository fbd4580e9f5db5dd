// Tideman's alternative (Tideman 2006): in turn, everybody outside the Smith set of those who remain leaves, then the
// candidate with the fewest first places in it, until one is left. Elects a Condorcet winner if there is one.
//
// `set=schwartz` takes the Schwartz set instead. Majorities are duels under the ballot policy, `tied-tops` reads first
// places as in irv. The order is that of leaving, reversed. Time O(m) · (entries + m²), with `ties=parallel`
// (entries + m²) times the sets visited.
#pragma once

#include "delib/rule/ranked/plurality_rounds.hpp"

#include <array>
#include <cstddef>

namespace delib {

enum class dominant_set : std::uint8_t { smith, schwartz };

struct tideman_alternative_options {
    dominant_set set = dominant_set::smith;
    delib::tied_tops tied_tops = delib::tied_tops::exhaust;
    tie_policy ties = ties_all;
};

namespace detail {

class alternating_rounds final : public plurality_rounds {
public:
    alternating_rounds(const profile& p, tied_tops reading, const pairwise_tally& duels, dominant_set set)
        : plurality_rounds(p, reading), duels_(duels), set_(set) {}

    [[nodiscard]] events::elimination dismissed(const candidates_left& left, std::int64_t round) const override {
        using events::elimination;
        const bool smith = set_ == dominant_set::smith;
        const std::vector<candidate> standing = members(left);
        const std::vector<candidate> stay = smith ? smith_set(duels_, standing) : schwartz_set(duels_, standing);
        elimination out{round,
                        {},
                        smith ? elimination::reason::outside_smith : elimination::reason::outside_schwartz,
                        std::nullopt};
        std::set_difference(standing.begin(), standing.end(), stay.begin(), stay.end(), std::back_inserter(out.who));
        return out;
    }

private:
    const pairwise_tally& duels_;
    dominant_set set_;
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
        DELIB_TIED_TOPS_ROW(tideman_alternative_options), DELIB_ELIMINATION_TIES_ROW(tideman_alternative_options)};

    [[nodiscard]] static result<outcome> decide(const ranked_basis& from, const options& opts, std::int64_t seats,
                                                const control& c) {
        const auto& p = from.get<profile>();
        const auto& duels = from.get<pairwise_tally>();
        DELIB_CHECK(detail::require_kind(p, ballot_kind::ranked, "first places"));
        return eliminate(detail::alternating_rounds(p, opts.tied_tops, duels, opts.set),
                         candidates_left(p.candidates().size(), true), begin_outcome(seats), opts.ties, p.candidates(),
                         c);
    }
};

}  // namespace rules

inline constexpr rule_function<rules::tideman_alternative> tideman_alternative{};

}  // namespace delib
