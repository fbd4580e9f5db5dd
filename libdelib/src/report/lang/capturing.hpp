// What a report says of how close a result is and of what published ballots tell, beside what every report says: one
// function a sentence, in each language. No sentence accuses anybody.
#pragma once

#include "delib/integrity/capture.hpp"
#include "delib/integrity/privacy.hpp"
#include "report/lang/phrases.hpp"

#include <cstdint>
#include <memory>
#include <string>

namespace delib::report {

/// Headings and column heads; in the order in which they are read.
struct capturing_labels {
    word untitled, result, close;
    word what, ballots, then, added, removed, changed, impossible, nobody;
    word witness_added, witness_removed, witness_changed, witness_instead;
    word again, wins, alone, ranks;
    word parts, value, power;
    word fakes, similar, ballot, voters, near, expected, surprise;
    word privacy, shared, smallest, unique, few, both, alone_ballots, alone_strata;
    word rare, small, revealed, stratum;
};

class capturing_words {
public:
    explicit capturing_words(std::shared_ptr<const phrases> say) : say_(std::move(say)) {}
    virtual ~capturing_words() = default;
    capturing_words(const capturing_words&) = delete;
    capturing_words& operator=(const capturing_words&) = delete;

    [[nodiscard]] virtual const capturing_labels& label() const = 0;

    // How close. `n` is a number in words of the language.
    [[nodiscard]] virtual text turned_by_added(std::uint64_t n) const = 0;
    [[nodiscard]] virtual text turned_within(std::uint64_t low, std::uint64_t high) const = 0;
    [[nodiscard]] virtual text turned_from(std::uint64_t low) const = 0;
    [[nodiscard]] virtual text not_turned() const = 0;
    [[nodiscard]] virtual std::string between(const std::string& low, const std::string& high) const = 0;
    [[nodiscard]] virtual std::string at_least(const std::string& low) const = 0;
    [[nodiscard]] virtual text what_margins_mean() const = 0;
    [[nodiscard]] virtual text not_looked_at() const = 0;
    [[nodiscard]] virtual text stopped() const = 0;

    // Voters drawn again.
    [[nodiscard]] virtual text what_drawing_means(std::uint64_t resamples) const = 0;
    [[nodiscard]] virtual std::string from_to(std::uint64_t low, std::uint64_t high) const = 0;

    // Parts.
    [[nodiscard]] virtual text same_without_any(const text& columns) const = 0;
    [[nodiscard]] virtual text without_part(const text& part, const text& winners) const = 0;
    [[nodiscard]] virtual text nobody_without(const text& part) const = 0;
    [[nodiscard]] virtual text what_power_means(const column_power& of) const = 0;
    [[nodiscard]] virtual std::string power_caption(const std::string& column) const = 0;

    // Fake voters.
    [[nodiscard]] virtual text stands_below(const text& winner, const text& rival, const std::string& support,
                                            const std::string& below) const = 0;
    [[nodiscard]] virtual text no_fake_share() const = 0;

    // Equal ballots.
    [[nodiscard]] virtual text nothing_similar(std::uint64_t voters) const = 0;
    [[nodiscard]] virtual text similar(std::uint64_t groups, std::uint64_t voters, std::uint64_t of,
                                       const std::string& voices) const = 0;
    [[nodiscard]] virtual text same_without_similar() const = 0;
    [[nodiscard]] virtual text other_without_similar(const text& winners) const = 0;
    [[nodiscard]] virtual text what_similar_means() const = 0;
    [[nodiscard]] virtual text first_ones(std::uint64_t shown, std::uint64_t all) const = 0;

    // Before ballots are published.
    [[nodiscard]] virtual text nobody_voted() const = 0;
    [[nodiscard]] virtual text can_be_found(std::uint64_t unique, std::uint64_t of, std::uint64_t k) const = 0;
    [[nodiscard]] virtual text hidden_among(std::uint64_t least, std::uint64_t k) const = 0;
    [[nodiscard]] virtual text published(const text& columns) const = 0;
    [[nodiscard]] virtual text published_alone() const = 0;
    [[nodiscard]] virtual text what_rare_means(std::uint64_t k) const = 0;
    [[nodiscard]] virtual text what_revealed_means() const = 0;
    [[nodiscard]] virtual text what_privacy_means() const = 0;
    [[nodiscard]] virtual text advice() const = 0;

protected:
    [[nodiscard]] std::string number(std::uint64_t n) const { return say_->number(n); }
    [[nodiscard]] const phrases& say_words() const { return *say_; }

private:
    std::shared_ptr<const phrases> say_;
};

[[nodiscard]] std::unique_ptr<const capturing_words> english_capturing(std::shared_ptr<const phrases> say);
[[nodiscard]] std::unique_ptr<const capturing_words> french_capturing(std::shared_ptr<const phrases> say);

}  // namespace delib::report
