// What a comparison of rules says, beside what every report says: one function a sentence, in each language.
#pragma once

#include "delib/engine/compare.hpp"
#include "report/lang/phrases.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace delib::report {

/// Headings and column heads; in the order in which they are read.
struct comparing_labels {
    word untitled, result, by_rule, changes, failed;
    word rule, changes_with, with, then, why;
    word wins, tied;
};

/// A part of "the winner depends on the rule: A under 30 of 52 rules, several tied under 4, nobody under 2".
enum class under : std::uint8_t { one, several_tied, nobody };

class comparing_words {
public:
    comparing_words(noun what, std::shared_ptr<const phrases> say) : noun_(what), say_(std::move(say)) {}
    virtual ~comparing_words() = default;
    comparing_words(const comparing_words&) = delete;
    comparing_words& operator=(const comparing_words&) = delete;

    [[nodiscard]] virtual const comparing_labels& label() const = 0;

    // Lists that may be long: the first ones, and how many others there are.
    [[nodiscard]] virtual text and_others(const text& first, std::size_t others) const = 0;

    // Who is elected. `tied` is empty where nobody ties.
    [[nodiscard]] virtual text all_elect(std::size_t rules, const text& names, const text& tied) const = 0;
    [[nodiscard]] virtual text none_elects(std::size_t rules) const = 0;
    [[nodiscard]] virtual text wins_always(std::size_t rules, const text& name, std::size_t alone,
                                           std::size_t level) const = 0;
    [[nodiscard]] virtual text depends_on_rule(const text& parts) const = 0;
    /// `of` is 0 where it was said before, and `rules` where it is all of them.
    [[nodiscard]] virtual text part(under what, const text& name, std::size_t rules, std::size_t of) const = 0;
    [[nodiscard]] virtual text chosen_always(std::size_t rules, const text& names) const = 0;  ///< several seats
    [[nodiscard]] virtual text whatever_is_tried(std::size_t counts) const = 0;
    [[nodiscard]] virtual text loses_every_duel(const text& name) const = 0;
    [[nodiscard]] virtual text counted_as_they_are(const text& parts) const = 0;
    [[nodiscard]] virtual text read_as_rankings(const text& parts) const = 0;

    // What it depends on. `rules` is a list of names, empty where nothing changes.
    [[nodiscard]] virtual text reading_changes(std::string_view setting, ballot_kind kind, std::uint64_t ballots,
                                               std::size_t changed, std::size_t of, const text& rules) const = 0;
    [[nodiscard]] virtual text one_reading() const = 0;
    [[nodiscard]] virtual text options_change(std::size_t changed, std::size_t of, const text& rules) const = 0;

    // The tables.
    [[nodiscard]] virtual std::string rules_caption() const = 0;
    [[nodiscard]] virtual std::string as_they_are_caption() const = 0;
    [[nodiscard]] virtual std::string as_rankings_caption() const = 0;
    [[nodiscard]] virtual std::string support_caption(std::size_t rules) const = 0;
    [[nodiscard]] virtual text group_title(const text& names, const text& tied, std::size_t rules) const = 0;
    [[nodiscard]] virtual text marks() const = 0;
    [[nodiscard]] virtual text last_column() const = 0;
    [[nodiscard]] virtual text only_winners_shown(std::size_t of) const = 0;
    [[nodiscard]] virtual text only_sole_winners_shown(std::size_t of) const = 0;

    // What has no result.
    [[nodiscard]] virtual text failure(const failed_count& one) const = 0;
    [[nodiscard]] virtual text stopped(const text& found) const = 0;
    [[nodiscard]] virtual text inapplicable(std::size_t rules, std::int64_t seats, const text& names) const = 0;

protected:
    [[nodiscard]] bool proposals() const noexcept { return noun_ == noun::proposal; }
    [[nodiscard]] const phrases& say() const noexcept { return *say_; }
    [[nodiscard]] std::string number(std::size_t n) const { return say_->number(static_cast<std::uint64_t>(n)); }

private:
    noun noun_;
    std::shared_ptr<const phrases> say_;
};

[[nodiscard]] std::unique_ptr<const comparing_words> english_comparing(noun what, std::shared_ptr<const phrases> say);
[[nodiscard]] std::unique_ptr<const comparing_words> french_comparing(noun what, std::shared_ptr<const phrases> say);

}  // namespace delib::report
