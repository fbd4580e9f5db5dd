// How much voters agree, as figures that people can compare: for the whole of the ballots and for each candidate, each
// with an interval, and how many support, object and abstain.
//
//     auto seen = delib::consensus_of(ballots, policy);
//     find(seen->candidates[0].figures, "van-der-eijk")->value;
//
// Which figures there are depends on the ballots; the identifiers stand in this order:
//
//     graded, scored, approval   overall        krippendorff-nominal, krippendorff-ordinal, krippendorff-interval,
//                                               krippendorff-ratio, fleiss-kappa       (consensus/raters.hpp)
//                                per candidate  van-der-eijk, tastle-wierman, leik, entropy, blair-lacy,
//                                               blair-lacy-squared, berry-mielke, esteban-ray  (consensus/agreement.hpp)
//     ranked                     overall        kendall-w, tau-b, tau-x, spearman, kemeny-distance, agreement,
//                                               polarization, kemeny-diversity, kemeny-polarization
//                                                                                     (consensus/rankings.hpp)
//                                per candidate  divisiveness
//
// Categories are the grades, worst first; approval has two, not approved and approved. They are as far apart as the
// numbers that name them, or one apart where names are no numbers; Krippendorff's ratio α needs numbers. A weight stands
// for so many voters. A missing grade counts for a candidate's figures as the policy says (`ungraded`); raters' figures
// always look at the grades that were given, and Fleiss' κ is nothing where some are missing.
//
// Intervals are percentiles of a bootstrap (Efron 1979): voters, whatever their weight, are drawn with replacement as many
// times as there are. More than 1,024 voters are first dealt at random into 1,024 groups, which are then drawn: the
// spread of a figure comes out the same but for some 2 % (random groups, Mahalanobis 1944). So a sample costs no more than
// a sum of groups, and all of them about as much as the figures themselves.
#pragma once

#include "delib/ballot/policy.hpp"
#include "delib/ballot/profile.hpp"
#include "delib/consensus/agreement.hpp"
#include "delib/core/control.hpp"
#include "delib/core/result.hpp"
#include "delib/number/rational.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace delib {

/// When a ranking supports a candidate.
enum class ranked_support : std::uint8_t {
    half,   ///< it puts the candidate above more others than below; objection is the reverse, abstention neither
    named,  ///< it ranks the candidate at all; objection is to leave it out, abstention a blank ballot
};

/// `half` or `named`.
[[nodiscard]] constexpr std::string_view to_text(ranked_support s) noexcept {
    return s == ranked_support::half ? "half" : "named";
}
[[nodiscard]] result<ranked_support> parse_ranked_support(std::string_view word);

/// Whole numbers that nobody gave, between the least and the greatest that somebody gave.
enum class scale_gaps : std::uint8_t {
    filled,      ///< are grades, too
    as_written,  ///< are none: the scale was declared
};

struct consensus_options {
    ranked_support support = ranked_support::half;
    scale_gaps gaps = scale_gaps::filled;
    double alpha = usual_esteban_ray_alpha;  ///< of Esteban and Ray, above 0 and up to 1.6
    std::uint64_t resamples = 200;           ///< samples for intervals; 0 for none
    std::uint64_t seed = 1;

    friend bool operator==(const consensus_options&, const consensus_options&) = default;
};

/// The share of samples that lie in an interval.
inline constexpr double interval_level = 0.95;
inline constexpr std::uint64_t max_resamples = 100'000;
/// A scale of more categories is refused.
inline constexpr std::size_t max_categories = 1'000;

struct figure_interval {
    double low = 0, high = 0;
};

struct consensus_figure {
    std::string_view id{};
    std::optional<double> value{};              ///< nothing where it has no meaning
    std::optional<figure_interval> interval{};  ///< nothing, too, for one voter or without samples
};

/// Who is for a candidate, in weight: support, objection and abstention add up to all ballots, blank ones included.
/// A grade above the middle of the scale is support, one below it objection; the middle itself, where the scale has one,
/// a missing grade and a blank ballot are abstention, whatever the policy makes of them in a count. An approval is
/// support, a ballot that approves others objection. For rankings `ranked_support` says it: those whom a ballot leaves out
/// stand below all others under `unranked=last`, and are not spoken of otherwise.
struct candidate_consensus {
    std::vector<consensus_figure> figures{};
    rational support = 0, objection = 0, abstention = 0;
};

struct consensus_figures {
    ballot_kind kind = ballot_kind::ranked;
    std::uint64_t voters = 0;    ///< who cast a ballot that is not blank
    std::size_t categories = 0;  ///< of grades; 0 for rankings
    std::vector<consensus_figure> overall{};
    std::vector<candidate_consensus> candidates{};
};

/// The figures of ballots under a policy. The same for any order of ballots; a last digit may depend on the logarithms of
/// the C library. Errors: an option outside its range; too many categories or candidates; counts beyond 128 bits; intervals
/// of tables too large; cancelled. Time O(ballots · m²) for rankings, O(ballots · m) for others, and for each sample that
/// of 1,024 rows of m² or m · categories cells.
[[nodiscard]] result<consensus_figures> consensus_of(const profile& p, const ballot_policy& policy = {},
                                                     const consensus_options& options = {}, const control& c = {});

/// The figure with this identifier; nullptr if there is none.
[[nodiscard]] const consensus_figure* find(const std::vector<consensus_figure>& figures, std::string_view id) noexcept;

}  // namespace delib
