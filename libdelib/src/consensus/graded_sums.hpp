// What the figures on grades are made of, as sums over ballots: for each candidate, how many gave it no grade, and how many
// gave it each. Points and approvals are grades here, too. Before them stand, for samples, the squares of the weights that
// gave it any (consensus/resampling.hpp).
#pragma once

#include "delib/ballot/policy.hpp"
#include "delib/ballot/profile.hpp"
#include "delib/consensus/consensus.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace delib {

/// The categories that ballots are graded in, worst first.
struct grade_categories {
    std::vector<double> positions{};
    bool numeric = false;                 ///< whether positions are numbers that somebody wrote
    std::vector<std::size_t> of_grade{};  ///< for each place on the scale
    std::vector<int> side{};              ///< 1 above the middle of the scale, −1 below it, 0 at it

    [[nodiscard]] std::size_t size() const noexcept { return positions.size(); }
};

/// Error: more than `max_categories`.
[[nodiscard]] result<grade_categories> categories_of(const profile& p, scale_gaps gaps);

class graded_sums {
public:
    graded_sums(const profile& p, const ballot_policy& policy, const consensus_options& options, grade_categories in)
        : m_(p.candidates().size()),
          approval_(p.kind() == ballot_kind::approval),
          ungraded_(policy.ungraded),
          alpha_(options.alpha),
          in_(std::move(in)) {}

    [[nodiscard]] const grade_categories& in() const noexcept { return in_; }
    [[nodiscard]] std::size_t cells() const noexcept { return m_ * (in_.size() + 3); }
    [[nodiscard]] std::size_t squares() const noexcept { return m_; }
    /// The cell of a candidate's missing grades; those of its grades follow.
    [[nodiscard]] std::size_t cell(std::size_t who) const noexcept { return m_ + who * (in_.size() + 1); }
    /// Whether blank ballots count.
    [[nodiscard]] bool reads_blank() const noexcept { return !approval_ && ungraded_ == ungraded_policy::worst; }

    /// Adds a ballot that `heads` voters of the same weight cast.
    void add(const ballot_view& ballot, double weight, double heads, std::span<double> into) const;

    static constexpr std::array<std::string_view, 5> overall{
        "krippendorff-nominal", "krippendorff-ordinal", "krippendorff-interval", "krippendorff-ratio", "fleiss-kappa"};
    static constexpr std::array<std::string_view, 8> by_candidate{
        "van-der-eijk", "tastle-wierman",     "leik",         "entropy",
        "blair-lacy",   "blair-lacy-squared", "berry-mielke", "esteban-ray"};

    /// Adds nothing but what figures on pairs of raters must know of raters who weigh less than 1; part of `add`.
    void add_parts(const ballot_view& ballot, double weight, double heads, std::span<double> into) const;

    /// The figures of a row: the overall ones, then those of each candidate.
    [[nodiscard]] std::vector<std::optional<double>> figures(std::span<const double> row) const;

private:
    // The first of the cells of parts of raters.
    [[nodiscard]] std::size_t parts() const noexcept { return m_ * (in_.size() + 2); }

    std::size_t m_;
    bool approval_;
    ungraded_policy ungraded_;
    double alpha_;
    grade_categories in_;
};

}  // namespace delib
