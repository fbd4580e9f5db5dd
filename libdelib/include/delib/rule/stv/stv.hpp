// Single transferable vote: voters rank, each has one vote, and what a candidate does not need passes on to the next
// preference, so that groups of voters win seats in proportion to their size.
//
//     variant    values of votes          equal candidates                    after
//     scottish   five decimals, cut       who was ahead at a later stage      Scottish local elections (stv/scottish.hpp)
//     wigm       exact                    as `ties` says                      weighted inclusive Gregory (stv/wigm.hpp)
//     meek       nine decimals            as `ties` says                      Meek 1969, Hill et al. 1987 (stv/meek.hpp)
//
// A ballot speaks up to its first tier with several candidates; one that begins with such a tier names nobody first, and
// counts neither for a candidate nor for the quota. `ties=parallel` finds every committee that some resolution elects.
// Time O(entries + stages · m) without ties, times the states visited with them.
#pragma once

#include "delib/rule/rule.hpp"
#include "delib/rule/stv/meek.hpp"
#include "delib/rule/stv/scottish.hpp"
#include "delib/rule/stv/wigm.hpp"

#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <utility>

namespace delib {

enum class stv_variant : std::uint8_t { scottish, wigm, meek };

struct stv_options {
    stv_variant variant = stv_variant::scottish;
    stv_quota quota = stv_quota::droop;
    std::int64_t digits = -1;  ///< 0: exact; -1: those of the variant
    tie_policy ties = ties_parallel;
};

namespace rules {

struct stv {
    static constexpr rule_info info{
        "stv",
        "Single transferable vote",
        "Vote unique transférable",
        "Who holds the quota takes a seat, and what is beyond it passes to the next choices; else the last one leaves.",
        "Qui atteint le quota obtient un siège et son excédent passe aux choix suivants ; sinon le dernier sort.",
        basis_kind::profile,
        seats_kind::many};
    using basis = profile;
    using options = stv_options;
    static constexpr std::array rows{
        option_row{"variant", option_type::word, "scottish|wigm|meek", "the way of counting", "la façon de compter",
                   offsetof(stv_options, variant)},
        option_row{"quota", option_type::word, "droop|hare|hagenbach-bischoff",
                   "the votes that a seat takes: V/(S+1) and a step, V/S, more than V/(S+1)",
                   "les voix que demande un siège : V/(S+1) et un pas, V/S, plus de V/(S+1)",
                   offsetof(stv_options, quota)},
        option_row{"digits", option_type::whole, "0…18",
                   "decimals that values of votes keep; 0: exact; by default scottish 5, wigm 0, meek 9",
                   "décimales gardées des valeurs des voix ; 0 : exact ; par défaut scottish 5, wigm 0, meek 9",
                   offsetof(stv_options, digits), 0, 18},
        option_row{"ties", option_type::ties, "parallel|order:A>B|ballot:A>B=C|seed:TEXT|backward|forward",
                   "who leaves, or passes on a surplus first, when several could; parallel: every way",
                   "qui sort, ou transfère d’abord, quand plusieurs le pourraient ; parallel : toutes les suites",
                   offsetof(stv_options, ties)}};

    /// The digits in force.
    static void complete(options& opts) {
        if (opts.digits >= 0) return;
        opts.digits = opts.variant == stv_variant::scottish ? scottish_stv::digits
                      : opts.variant == stv_variant::meek   ? meek_stv::digits
                                                            : 0;
    }

    [[nodiscard]] static result<outcome> decide(const profile& p, const options& given, std::int64_t seats,
                                                const control& c) {
        DELIB_CHECK(detail::require_kind(p, ballot_kind::ranked, "preferences"));
        options opts = given;
        complete(opts);
        const auto places = static_cast<std::size_t>(seats);
        outcome out = begin_outcome(seats);
        if (opts.variant == stv_variant::meek) {
            if (opts.digits == 0) {
                return error{error_code::usage, "stv: variant=meek has no exact end; expected digits from 1 to 18", {}};
            }
            DELIB_TRY(count, meek_count::create(p, places, opts.quota, static_cast<int>(opts.digits)));
            return fill_seats(std::move(count), std::move(out), opts.ties, look_back::none, p.candidates(), c);
        }
        const bool by_law = opts.variant == stv_variant::scottish;
        const auto digits = opts.digits == 0 ? std::nullopt : std::optional(static_cast<int>(opts.digits));
        return fill_seats(std::make_unique<gregory_count>(p, places, opts.quota, digits), std::move(out), opts.ties,
                          by_law ? scottish_stv::equals : wigm_stv::equals, p.candidates(), c);
    }
    [[nodiscard]] static result<outcome> decide(const rank_planes& ballots, const options& opts, std::int64_t seats,
                                                const control& c) {
        DELIB_TRY(one_by_one, profile_of(ballots));
        return decide(one_by_one, opts, seats, c);
    }
};

}  // namespace rules

inline constexpr rule_function<rules::stv> stv{};

}  // namespace delib
