// What an opinion map says, beside what every report says: one function a sentence, in each language.
#pragma once

#include "report/lang/phrases.hpp"

#include <memory>
#include <string>

namespace delib::report {

/// Headings, column heads and the words around the picture; in the order in which they are read.
struct mapping_labels {
    word title, result, picture, shared, divided, groups, made, veto, bursts;
    word statement, agree, classic, size_weighted, bridging, divisiveness, as_it_is, without_them;
    word stance, share, elsewhere, agrees, disagrees, passes, among_others;
    word ungrouped, colour_by, group_column, larger, smaller, whole;
    word setting, value, mode, how_many, automatic, by, seed, resamples, smallest, format, votes, superseded;
};

class mapping_words {
public:
    mapping_words() = default;
    virtual ~mapping_words() = default;
    mapping_words(const mapping_words&) = delete;
    mapping_words& operator=(const mapping_words&) = delete;

    [[nodiscard]] virtual const mapping_labels& label() const = 0;
    /// `Group A` of emergent ones.
    [[nodiscard]] virtual std::string group(const std::string& letter) const = 0;
    /// How many were read. All numbers are at least 0; `groups` counts those that were found or declared.
    [[nodiscard]] virtual text emerged(const std::string& participants, std::size_t groups) const = 0;
    [[nodiscard]] virtual text declared(const std::string& participants, std::size_t groups,
                                        const text& column) const = 0;
    [[nodiscard]] virtual text turnout(const std::string& votes, const std::string& participants,
                                       const std::string& statements) const = 0;
    [[nodiscard]] virtual text left_out(std::size_t statements) const = 0;
    /// A number of groups nearly as good as the one chosen.
    [[nodiscard]] virtual text near_tie(const std::string& best, const std::string& other) const = 0;
    [[nodiscard]] virtual text no_near_tie(const std::string& silhouette, const std::string& margin) const = 0;
    [[nodiscard]] virtual text sampled_silhouettes(const std::string& participants) const = 0;
    [[nodiscard]] virtual text weak_axes() const = 0;
    [[nodiscard]] virtual text what_the_picture_means() const = 0;
    [[nodiscard]] virtual text picture_in_pages() const = 0;
    [[nodiscard]] virtual text drawn_of(const std::string& drawn, const std::string& all) const = 0;
    [[nodiscard]] virtual text members(const std::string& participants, const std::string& share) const = 0;
    [[nodiscard]] virtual text firm(const std::string& stability) const = 0;
    [[nodiscard]] virtual text unsteady(const std::string& stability) const = 0;
    [[nodiscard]] virtual text nothing_representative() const = 0;
    [[nodiscard]] virtual text what_consensus_means() const = 0;
    [[nodiscard]] virtual text what_division_means() const = 0;
    [[nodiscard]] virtual text what_a_bloc_would_do() const = 0;
    /// By the measure of this name.
    [[nodiscard]] virtual std::string veto_caption(const std::string& measure) const = 0;
    /// Whether who came together votes alike. `participants` are those whose first vote has a time.
    [[nodiscard]] virtual text no_times() const = 0;
    [[nodiscard]] virtual text too_few_votes() const = 0;
    [[nodiscard]] virtual text no_burst(const std::string& participants) const = 0;
    [[nodiscard]] virtual text bursts_listed(const std::string& listed, const std::string& found) const = 0;
    [[nodiscard]] virtual text not_all_compared() const = 0;
    [[nodiscard]] virtual std::string burst(const std::string& participants, const std::string& from,
                                            const std::string& to) const = 0;
    [[nodiscard]] virtual text what_a_burst_is(const std::string& comparable, const std::string& alike,
                                               const std::string& expected, const std::string& together,
                                               const std::string& surprise) const = 0;
    [[nodiscard]] virtual std::string shared_in_burst_caption() const = 0;
    [[nodiscard]] virtual std::string without_burst_caption() const = 0;
    /// Where there are so many groups with everybody, and another number without the burst.
    [[nodiscard]] virtual text other_groups(std::size_t with, std::size_t without) const = 0;
    [[nodiscard]] virtual text what_bursts_mean() const = 0;
    [[nodiscard]] virtual text when_not_to_trust() const = 0;
    [[nodiscard]] virtual text weighed_down(std::size_t participants) const = 0;
    [[nodiscard]] virtual text made_by(const std::string& version) const = 0;
    [[nodiscard]] virtual std::string picture_caption() const = 0;
    [[nodiscard]] virtual std::string shared_caption() const = 0;
    [[nodiscard]] virtual std::string divided_caption() const = 0;
    [[nodiscard]] virtual std::string representative_caption(const std::string& group) const = 0;
    [[nodiscard]] virtual std::string made_caption() const = 0;
    [[nodiscard]] virtual std::string point(const std::string& id, const std::string& group,
                                            std::size_t votes) const = 0;
};

[[nodiscard]] std::unique_ptr<const mapping_words> english_mapping();
[[nodiscard]] std::unique_ptr<const mapping_words> french_mapping();

}  // namespace delib::report
