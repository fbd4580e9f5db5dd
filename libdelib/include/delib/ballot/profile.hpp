// A profile: the ballots of one count, immutable, compact, each distinct ballot once with its exact weight.
//
// A profile keeps what was written (tiers, gaps, truncation, missing grades) and interprets nothing; how silence is
// read is a `ballot_policy`, given where ballots are tallied. Distinct ballots stand in a canonical order, so two
// profiles of the same ballots are equal whatever order they came in.
//
// All kinds of ballots share one form, a list of entries (candidate, value):
//
//     kind      value                                  entries sorted by   a candidate without an entry
//     ranked    the rank written, from 1               rank, candidate     unranked
//     graded    the place on the grade scale, from 0   candidate           ungraded
//     approval  1                                      candidate           not approved
//     scored    the place on the points scale          candidate           not scored
//
// Profiles are made by a `profile_builder` or by the readers.
#pragma once

#include "delib/ballot/candidates.hpp"
#include "delib/ballot/scale.hpp"
#include "delib/core/checked.hpp"
#include "delib/core/config.hpp"
#include "delib/core/unset_vector.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace delib {

namespace io {
struct plain_profile;  // fills a profile with rows that are in order
}
namespace integrity {
struct recast;  // the ballots of a profile, cast by other numbers of people
}

enum class ballot_kind : std::uint8_t { ranked, graded, approval, scored };

/// `ranked`, `graded`, `approval` or `scored`.
[[nodiscard]] constexpr std::string_view to_text(ballot_kind kind) noexcept {
    constexpr std::string_view names[] = {"ranked", "graded", "approval", "scored"};
    return names[static_cast<std::size_t>(kind)];
}

/// What one ballot says of one candidate.
struct entry {
    candidate who{};
    std::uint32_t value = 0;

    friend bool operator==(const entry&, const entry&) = default;
    friend auto operator<=>(const entry& a, const entry& b) = default;
};

/// A property of voters, such as association or territory, and the values it takes.
struct stratum_column {
    std::string name{};
    std::vector<std::string> values{};

    friend bool operator==(const stratum_column&, const stratum_column&) = default;
};

/// One distinct ballot of a profile. The weight is `numerator` over the profile's denominator.
struct ballot_view {
    std::span<const entry> entries{};
    int128 numerator = 0;
    std::uint64_t heads = 0;                  ///< how many people cast it
    std::span<const std::uint32_t> strata{};  ///< for each column, the index of its value

    [[nodiscard]] bool blank() const noexcept { return entries.empty(); }
};

class profile {
public:
    // Not left to the compiler, which would write them again in every file.
    profile();
    profile(const profile&);
    profile(profile&&) noexcept;
    profile& operator=(const profile&);
    profile& operator=(profile&&) noexcept;
    ~profile();

    [[nodiscard]] ballot_kind kind() const noexcept { return kind_; }
    [[nodiscard]] const candidate_list& candidates() const noexcept { return *candidates_; }
    [[nodiscard]] const shared_candidates& share_candidates() const noexcept { return candidates_; }

    /// The grade or points scale; null for rankings and approvals.
    [[nodiscard]] const shared_scale& share_scale() const noexcept { return scale_; }

    [[nodiscard]] const std::vector<stratum_column>& strata() const noexcept { return *strata_; }

    /// How many distinct ballots there are.
    [[nodiscard]] std::size_t size() const noexcept { return heads_.size(); }

    [[nodiscard]] ballot_view operator[](std::size_t i) const noexcept {
        const std::size_t columns = strata_->size();
        return {std::span(entries_).subspan(offsets_[i], offsets_[i + 1] - offsets_[i]), weight_of(i), heads_[i],
                std::span(stratum_values_).subspan(i * columns, columns)};
    }

    /// What every ballot weight is divided by.
    [[nodiscard]] int128 denominator() const noexcept { return denominator_; }

    /// How many people cast a ballot that says something, and a blank one.
    [[nodiscard]] std::uint64_t heads() const noexcept { return counted_heads_; }
    [[nodiscard]] std::uint64_t blank_heads() const noexcept { return blank_heads_; }

    /// Their weight, over `denominator()`.
    [[nodiscard]] int128 total() const noexcept { return counted_weight_; }
    [[nodiscard]] int128 blank_total() const noexcept { return blank_weight_; }

private:
    [[nodiscard]] int128 weight_of(std::size_t i) const noexcept {
        return weights_.empty() ? static_cast<int128>(heads_[i]) : weights_[i];
    }

    friend class profile_builder;
    friend struct io::plain_profile;
    friend struct integrity::recast;
    ballot_kind kind_ = ballot_kind::ranked;
    shared_candidates candidates_ = std::make_shared<const candidate_list>();
    shared_scale scale_{};
    std::shared_ptr<const std::vector<stratum_column>> strata_ = std::make_shared<const std::vector<stratum_column>>();
    detail::unset_vector<std::size_t> offsets_{0};
    detail::unset_vector<entry> entries_{};
    detail::unset_vector<int128> weights_{};  // none where every head weighs 1
    detail::unset_vector<std::uint64_t> heads_{};
    detail::unset_vector<std::uint32_t> stratum_values_{};
    int128 denominator_ = 1;
    int128 counted_weight_ = 0;
    int128 blank_weight_ = 0;
    std::uint64_t counted_heads_ = 0;
    std::uint64_t blank_heads_ = 0;
};

}  // namespace delib

#ifdef DELIB_HEADER_ONLY
#    include "delib/ballot/impl/profile.ipp"
#endif
