// What all parts of a report need while it is told: the result, the phrases, and names as they are shown.
#pragma once

#include "delib/engine/registry.hpp"
#include "delib/engine/run.hpp"
#include "report/document.hpp"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace delib::report {

/// A count with the counts of its parts.
struct count_group {
    const count_request* request = nullptr;
    const count_result* whole = nullptr;
    std::vector<const count_result*> parts{};
    std::size_t number = 0;  ///< from 1
};

class telling {
public:
    telling(const consultation_result& result, language lang);

    const consultation_result& result;
    const noun what;  ///< that is voted on, as far as the declaration says
    const std::shared_ptr<const phrases> say;
    std::vector<count_group> groups{};

    // Names. `set` is the place of a ballot set.
    [[nodiscard]] const candidate_list& candidates(const count_result& count) const {
        return *result.sets[count.set].candidates;
    }
    [[nodiscard]] shown_name name(const count_result& count, candidate who) const {
        return name(candidates(count).name(who));
    }
    [[nodiscard]] shown_name name(const std::string& candidate_name) const;
    /// The name in a sentence: the key, strong.
    [[nodiscard]] text key(const count_result& count, candidate who) const {
        return text::strong(name(count, who).key);
    }
    /// The key and the title.
    [[nodiscard]] text long_name(const count_result& count, candidate who) const;
    [[nodiscard]] text keys(const count_result& count, const std::vector<candidate>& who) const;
    /// `A > B = C`
    [[nodiscard]] text tiers(const count_result& count, const ranking& order) const;

    [[nodiscard]] std::string theme_of(const std::string& candidate_name) const;  ///< its id, or empty
    [[nodiscard]] std::string theme_title(const std::string& id) const;
    [[nodiscard]] std::string title(const localized& words) const;  ///< typeset and visible
    [[nodiscard]] std::string grade_title(const std::string& label) const;
    [[nodiscard]] std::string column_title(const std::string& column) const;
    [[nodiscard]] std::string rule_name(const std::string& id) const;
    [[nodiscard]] std::string rule_summary(const std::string& id) const;
    [[nodiscard]] std::string count_title(const count_group& group) const;
    /// The name of the rule where no other count has the same, the title otherwise.
    [[nodiscard]] std::string short_title(const count_group& group) const;

    [[nodiscard]] const rule_entry* rule(const std::string& id) const;
    [[nodiscard]] std::optional<basis_kind> basis(const outcome& o) const;
    [[nodiscard]] unit score_unit(const outcome& o) const;

private:
    language lang_;
    std::unordered_map<std::string, const proposal*> proposals_{};
};

/// What became of a candidate.
[[nodiscard]] standing standing_of(const outcome& o, candidate who);

/// Whether more of the score is better and the order is that of the scores.
[[nodiscard]] bool orders_by_score(const outcome& o);

/// The place of every candidate in the order, from 1; tied candidates share the better place. Empty without an order.
[[nodiscard]] std::vector<std::size_t> places(const outcome& o, std::size_t candidates);

/// All candidates: best first as far as the outcome says, the elected before the others of their tier.
[[nodiscard]] std::vector<candidate> in_order(const outcome& o, std::size_t candidates);

/// The elected, best first.
[[nodiscard]] std::vector<candidate> elected_in_order(const outcome& o, std::size_t candidates);

/// The last who is chosen and the first who is not, where an order separates them.
struct cut {
    candidate in{};
    candidate out{};
    std::size_t place_in = 0;
    std::size_t place_out = 0;
};
[[nodiscard]] std::optional<cut> cut_of(const outcome& o, std::size_t candidates);

// The parts of the document. Each appends blocks.
[[nodiscard]] text verdict(const telling& t, const count_result& count);
[[nodiscard]] text clearness(const telling& t, const count_result& count);
/// Which themes the chosen ones cover; empty without themes.
[[nodiscard]] text coverage(const telling& t, const count_result& count);
void tell_chosen(const telling& t, const count_result& count, std::vector<block>& out);
void tell_charts(const telling& t, const count_group& group, std::vector<block>& out);
void tell_why(const telling& t, const count_result& count, std::vector<block>& out);
void tell_ties(const telling& t, const count_group& group, std::vector<block>& out);
void tell_requirements(const telling& t, const count_group& group, std::vector<block>& out);
void tell_parts(const telling& t, const count_group& group, std::vector<block>& out);
void tell_options(const telling& t, const count_group& group, std::vector<block>& out);
void tell_comparison(const telling& t, std::vector<block>& out);
void tell_ballots(const telling& t, std::vector<block>& out);

}  // namespace delib::report
