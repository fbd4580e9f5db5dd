// Everything a report says, as one set of phrases that each language implements: a phrase without a translation does not
// compile. A sentence is one function, whole, so that grammar, plural and order of words belong to the language.
#pragma once

#include "delib/ballot/profile.hpp"
#include "delib/core/language.hpp"
#include "delib/engine/consultation.hpp"
#include "delib/number/rational.hpp"
#include "delib/outcome/outcome.hpp"
#include "report/text.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace delib::report {

/// What is voted on: people, or proposals with titles.
enum class noun : std::uint8_t { candidate, proposal };

/// What a score counts.
enum class unit : std::uint8_t { votes, points, approvals, none };

/// Whether a total can only change by whole votes.
enum class steps : std::uint8_t { ones, any };

/// What happens to a majority grade as medians are removed one by one.
enum class grade_move : std::uint8_t { rises, falls };

/// A label; there is no empty one, so that a table of labels is complete or does not compile.
struct word {
    std::string_view in;
    constexpr word(const char* words) : in(words) {}
    operator std::string() const { return std::string(in); }
    operator text() const { return text(in); }
};

/// Headings and column heads.
struct labels {
    word untitled, notice, contents, skip;
    word result, comparison, coverage, ballots, provenance;
    word why, ties, requirements, options, two_level, reweighted, reading;
    word place, score, theme, no_theme, chosen, tied, not_chosen, eliminated, winner;
    word seats, option, value, meaning;
    word kind, format, file, digest, no_digest, where, reason, remark;
    word met, not_met, whole_vote, held;
    word majority_grade, no_grade;
    word against, chain, weakest, chain_back, none, worst_duel, votes_for, votes_against;
    word exhausted, needed_to_win, quota, voters, same_as_whole, difference, nobody;
    word declared, cast_weight, used, unused, order;
};

/// Signs of numbers: the decimal mark, the mark between thousands, and what follows a percentage.
struct number_signs {
    std::string_view decimal, thousands, percent;
};

class phrases {
public:
    explicit phrases(noun what) : noun_(what) {}
    virtual ~phrases() = default;
    phrases(const phrases&) = delete;
    phrases& operator=(const phrases&) = delete;

    [[nodiscard]] virtual language lang() const = 0;
    [[nodiscard]] virtual const labels& label() const = 0;
    [[nodiscard]] virtual number_signs signs() const = 0;
    /// Words that somebody else wrote, with the spaces that the language's typography asks for.
    [[nodiscard]] virtual std::string typeset(std::string_view words) const = 0;

    // Numbers. Up to three decimals where a number has them; otherwise rounded to two, with a sign that says so.
    [[nodiscard]] std::string number(const rational& value) const;
    [[nodiscard]] std::string number(std::uint64_t value) const { return number(rational(value)); }
    /// A share as a percentage with one decimal.
    [[nodiscard]] std::string percent(const rational& share) const;
    /// A share as it was required: `2/3 (66.7%)`.
    [[nodiscard]] std::string fraction(const rational& share) const;
    [[nodiscard]] virtual std::string amount(unit what, const rational& value) const = 0;
    [[nodiscard]] virtual std::string ordinal(std::size_t place) const = 0;
    [[nodiscard]] virtual text list(const std::vector<text>& items) const = 0;
    [[nodiscard]] virtual text quoted(const text& words) const = 0;

    // Nouns that depend on what is voted on.
    [[nodiscard]] virtual std::string one_noun() const = 0;  ///< `Proposal`, as a column head
    [[nodiscard]] virtual std::string count_title(std::size_t number, const std::string& rule) const = 0;

    // Ballots.
    [[nodiscard]] virtual text turnout(std::uint64_t cast, std::uint64_t counted, std::uint64_t blank,
                                       std::uint64_t aside) const = 0;
    [[nodiscard]] virtual text weighed(const rational& weight) const = 0;
    [[nodiscard]] virtual text ballot_kind_words(ballot_kind kind) const = 0;
    [[nodiscard]] virtual text set_title(const text& name) const = 0;
    [[nodiscard]] virtual text rejected_title(std::uint64_t shown, std::uint64_t all) const = 0;
    [[nodiscard]] virtual text notes_title(std::uint64_t shown, std::uint64_t all) const = 0;
    [[nodiscard]] virtual text note(const reading_note& n) const = 0;
    [[nodiscard]] virtual text policy_meaning(std::string_view name, std::string_view value) const = 0;
    [[nodiscard]] virtual text made_by(std::string_view version, std::string_view schema) const = 0;

    // What was decided.
    [[nodiscard]] virtual text chosen(std::size_t n, std::size_t of, const text& names) const = 0;
    [[nodiscard]] virtual text chosen_and_tied(std::size_t n, std::size_t of, const text& names, const text& tied,
                                               std::size_t open) const = 0;
    [[nodiscard]] virtual text only_tied(const text& tied, std::size_t how_many, std::size_t open) const = 0;
    [[nodiscard]] virtual text nobody() const = 0;
    [[nodiscard]] virtual text decided(decision what, const text& status_quo) const = 0;
    [[nodiscard]] virtual text incomplete() const = 0;
    [[nodiscard]] virtual text seats_empty(std::size_t open) const = 0;
    [[nodiscard]] virtual text committees(const std::string& total) const = 0;
    [[nodiscard]] virtual text of_part(const text& column, const text& value) const = 0;

    // How clearly. Places count from 1; `in` is the last one chosen, `out` the first one not.
    [[nodiscard]] virtual text leads(std::size_t place_in, const text& in, std::size_t place_out, const text& out,
                                     const std::string& margin, const std::string& share) const = 0;
    [[nodiscard]] virtual text wins_duel(const text& a, const text& b, const rational& votes_a,
                                         const rational& votes_b) const = 0;
    [[nodiscard]] virtual text draws_duel(const text& a, const text& b, const rational& votes) const = 0;
    [[nodiscard]] virtual text in_by_chain(const text& in, const text& out) const = 0;
    [[nodiscard]] virtual text grades_differ(std::size_t place_in, const text& in, const text& grade_in,
                                             std::size_t place_out, const text& out, const text& grade_out) const = 0;
    [[nodiscard]] virtual text grades_same(std::size_t place_in, const text& in, std::size_t place_out, const text& out,
                                           const text& grade, const rational& above_in, const rational& below_in,
                                           const rational& above_out, const rational& below_out) const = 0;
    [[nodiscard]] virtual text grade_moves_first(const text& name, grade_move how) const = 0;

    // What would have been needed.
    /// `at least 8 votes` where only whole votes exist, `more than 7.5 points` otherwise.
    [[nodiscard]] virtual std::string beyond(unit what, const rational& value, steps how) const = 0;
    [[nodiscard]] virtual text needs_more(const text& out, const std::string& beyond_margin) const = 0;
    [[nodiscard]] virtual text needs_change(const text& out, const text& in, const std::string& beyond_half) const = 0;
    [[nodiscard]] virtual text needs_grade(const text& out, const text& grade, const rational& share) const = 0;
    [[nodiscard]] virtual text needs_votes(const text& out, std::int64_t round,
                                           const std::string& beyond_lack) const = 0;

    // What happened.
    [[nodiscard]] virtual text round(std::int64_t number) const = 0;
    [[nodiscard]] virtual text eliminated(std::int64_t round, const text& names, std::size_t how_many,
                                          events::elimination::reason because, const rational& with) const = 0;
    [[nodiscard]] virtual text runoff(std::int64_t round, const text& a, const text& b, const rational& votes_a,
                                      const rational& votes_b) const = 0;
    [[nodiscard]] virtual text majority(std::int64_t round, const text& name, const rational& votes,
                                        const rational& of) const = 0;
    /// What a seat takes.
    [[nodiscard]] virtual text quota(const events::quota& seat) const = 0;
    /// Where the quota is that of the votes which still speak: what it has come to.
    [[nodiscard]] virtual text quota_fell(std::int64_t round, const rational& votes) const = 0;
    [[nodiscard]] virtual text takes_seat(std::int64_t round, const text& names, std::size_t how_many,
                                          events::election::reason because, const rational& least) const = 0;
    [[nodiscard]] virtual text passes_on(std::int64_t round, const text& name, const rational& surplus,
                                         const rational& value) const = 0;
    [[nodiscard]] virtual text keeps(std::int64_t round, const text& shares) const = 0;
    /// The votes that nobody holds in a round, and those that rounding dropped.
    [[nodiscard]] virtual text not_transferable(std::int64_t round, const rational& votes,
                                                const rational& dropped) const = 0;
    [[nodiscard]] virtual text all_tied(std::int64_t round, const text& names) const = 0;
    [[nodiscard]] virtual text exhausted(std::int64_t round, const rational& weight) const = 0;
    [[nodiscard]] virtual text last_left(const text& name) const = 0;
    [[nodiscard]] virtual text spoilt(const rational& weight, std::int64_t more_than) const = 0;
    [[nodiscard]] virtual text beats_everybody(const text& name, std::size_t others) const = 0;
    [[nodiscard]] virtual text smith_set(const text& names) const = 0;
    [[nodiscard]] virtual text no_defeat(const text& name) const = 0;
    [[nodiscard]] virtual text smallest_defeat(const text& name, const text& by, const rational& lost,
                                               const rational& got) const = 0;
    [[nodiscard]] virtual text no_stronger_chain(const text& name) const = 0;
    [[nodiscard]] virtual text countback(const text& order) const = 0;
    [[nodiscard]] virtual text removed(std::int64_t n, const text& names, std::size_t how_many,
                                       events::removal::reason why) const = 0;
    [[nodiscard]] virtual text optimal_orders(const rational& count, const text& one) const = 0;
    [[nodiscard]] virtual text highest_score(const text& name, const std::string& score) const = 0;
    [[nodiscard]] virtual text best_grade(const text& name, const text& grade) const = 0;
    [[nodiscard]] virtual std::string duel_amounts(const rational& won, const rational& lost) const = 0;

    // Ties.
    [[nodiscard]] virtual text tie_where(tie::place where, std::int64_t round, const text& names) const = 0;
    [[nodiscard]] virtual text tie_how(tie::place where, tie::resolution how) const = 0;
    [[nodiscard]] virtual text tie_order(const text& order) const = 0;
    [[nodiscard]] virtual text recompute() const = 0;
    [[nodiscard]] virtual text no_ties() const = 0;

    // Requirements.
    [[nodiscard]] virtual text requirement(std::string_view kind, const text& name, const text& against,
                                           const std::string& needed, const std::string& got) const = 0;

    // Parts of the electorate.
    [[nodiscard]] virtual std::string by_part(const std::string& column) const = 0;
    [[nodiscard]] virtual std::string by_part_grid(const std::string& column) const = 0;
    [[nodiscard]] virtual text parts_agree(std::size_t same, std::size_t of) const = 0;
    [[nodiscard]] virtual text part_differs(const text& more, const text& less) const = 0;
    [[nodiscard]] virtual text reweighted(const text& column) const = 0;
    [[nodiscard]] virtual text two_level(const text& column, carried carry, const text& second) const = 0;
    [[nodiscard]] virtual text unused_weight(const text& values) const = 0;

    // Several counts side by side, and the themes that the chosen cover.
    [[nodiscard]] virtual text counts_agree(std::size_t counts) const = 0;
    [[nodiscard]] virtual text chosen_by_all(std::size_t n, std::size_t counts, const text& names) const = 0;
    [[nodiscard]] virtual text chosen_by_none_of_all(std::size_t counts) const = 0;
    [[nodiscard]] virtual text chosen_by_some(const text& name, const text& counts, std::size_t how_many) const = 0;
    [[nodiscard]] virtual text covers(std::size_t themes, std::size_t of, const text& missing,
                                      std::size_t how_many_missing) const = 0;

    // Charts.
    [[nodiscard]] virtual std::string scores_caption(bool grouped) const = 0;
    [[nodiscard]] virtual std::string score_head(unit what) const = 0;
    [[nodiscard]] virtual std::string cut(std::size_t seats, const std::string& amount) const = 0;
    [[nodiscard]] virtual std::string profile_caption() const = 0;
    [[nodiscard]] virtual std::string profile_table_caption() const = 0;
    [[nodiscard]] virtual std::string median_words() const = 0;
    [[nodiscard]] virtual std::string matrix_caption() const = 0;
    [[nodiscard]] virtual text matrix_legend() const = 0;
    [[nodiscard]] virtual text matrix_shading() const = 0;
    [[nodiscard]] virtual text matrix_in_files(std::size_t candidates) const = 0;
    [[nodiscard]] virtual std::string flow_caption(unit what) const = 0;
    [[nodiscard]] virtual std::string needed_in_round(const rational& needed) const = 0;
    [[nodiscard]] virtual std::string chosen_caption() const = 0;
    [[nodiscard]] virtual std::string duels_caption(const std::string& name) const = 0;
    [[nodiscard]] virtual std::string comparison_caption() const = 0;
    [[nodiscard]] virtual std::string coverage_caption() const = 0;
    [[nodiscard]] virtual text only_first(std::size_t shown, std::size_t all) const = 0;
    [[nodiscard]] virtual text last_rounds(std::size_t shown, std::size_t all) const = 0;
    [[nodiscard]] virtual text marks_legend() const = 0;
    [[nodiscard]] virtual text default_weights() const = 0;

protected:
    [[nodiscard]] bool proposals() const noexcept { return noun_ == noun::proposal; }

private:
    noun noun_;
};

[[nodiscard]] std::shared_ptr<const phrases> english(noun what);
[[nodiscard]] std::shared_ptr<const phrases> french(noun what);
[[nodiscard]] inline std::shared_ptr<const phrases> phrases_in(language lang, noun what) {
    return lang == language::fr ? french(what) : english(what);
}

}  // namespace delib::report
