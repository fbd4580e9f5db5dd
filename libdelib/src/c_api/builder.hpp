// Ballots on their way into a profile: as arrays, or as the text of a file.
#pragma once

#include "c_api/context.hpp"
#include "c_api/rows.hpp"
#include "delib/ballot/profile_builder.hpp"
#include "delib/io/read.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace delib::c_api {

/// The text of a ballot file in pieces.
struct text_feed {
    std::string name{};
    read_options reading{};
    std::string text{};
};

/// Takes bulk calls, each whole or not at all: a first pass over the rows finds what is wrong, a second one adds them.
/// The sums of weights are bounded beforehand; where the bound does not show that the second pass cannot fail, what was
/// taken so far is copied first.
class array_builder {
public:
    [[nodiscard]] static result<array_builder> create(ballot_kind kind, const std::vector<std::string>& names);

    [[nodiscard]] answer set_scale(const std::vector<std::string>& grades);
    [[nodiscard]] answer add_stratum(std::string name, std::vector<std::string> values);
    [[nodiscard]] answer stratum_value(std::size_t column, std::string_view value, std::uint32_t& place);
    [[nodiscard]] answer set_revote(revote_policy policy);

    [[nodiscard]] ballot_kind kind() const noexcept { return kind_; }
    [[nodiscard]] row_context rows() noexcept { return {names_.size(), grades_ ? grades_->size() : 0, &taken_.points}; }

    [[nodiscard]] answer add(const delib_context& context, ballot_rows& rows, const delib_ballot_extras& extras);
    [[nodiscard]] answer freeze(ballots& into) const;

private:
    /// A ballot of a voter that stands.
    struct vote {
        std::uint64_t row = 0;
        std::uint64_t heads = 1;
    };
    struct superseded_vote {
        vote which{};
        std::string why{};
    };
    struct column {
        stratum_column known{};
        std::size_t declared = 0;  // the first values, which keep their order
        std::unordered_map<std::string, std::uint32_t> places{};
    };
    /// A bound on all sums of weights: none needs more than `most` over `denominator`. Without `most` nobody knows.
    struct weight_bound {
        int128 denominator = 1;
        std::optional<int128> most = 0;
    };
    /// All that bulk calls change.
    struct taken {
        std::vector<column> strata{};
        std::optional<profile_builder> ballots{};
        points_table points{};
        std::unordered_map<std::string, vote> voters{};
        std::vector<superseded_vote> superseded{};
        std::uint64_t rows = 0;
        std::uint64_t heads = 0;
        weight_bound bound{};
    };
    /// What the first pass learns.
    struct survey {
        std::uint64_t heads = 0;
        weight_bound bound{};
    };

    [[nodiscard]] answer before_ballots(const char* what) const;
    [[nodiscard]] std::uint32_t place_of_value(std::size_t column, std::string_view value);
    [[nodiscard]] result<profile_builder> empty_builder() const;
    [[nodiscard]] answer look(const delib_context& context, ballot_rows& rows, const delib_ballot_extras& extras,
                              survey& found) const;
    [[nodiscard]] result<void> check_extras(std::size_t row, const delib_ballot_extras& extras) const;
    [[nodiscard]] answer take(ballot_rows& rows, const delib_ballot_extras& extras);
    [[nodiscard]] result<void> take_row(std::vector<entry>& entries, std::size_t row,
                                        const delib_ballot_extras& extras);
    [[nodiscard]] bool takes_vote(const std::string& voter, const vote& now);
    [[nodiscard]] result<profile> with_points(const profile& places) const;

    ballot_kind kind_ = ballot_kind::ranked;
    std::vector<std::string> names_{};
    std::optional<scale> grades_{};
    revote_policy revote_ = revote_policy::last;
    taken taken_{};
    bool broken_ = false;                        // memory ended while ballots were added
    std::vector<std::uint32_t> empty_values_{};  // of each column, for a call without strata
};

}  // namespace delib::c_api

/// Exactly one of the two.
struct delib_builder {
    std::optional<delib::c_api::array_builder> arrays{};
    std::optional<delib::c_api::text_feed> feed{};
};
