// One set of ballots in the report of a comparison: sentences (comparing.cpp) and tables (comparing_tables.cpp).
#pragma once

#include "delib/engine/compare.hpp"
#include "report/lang/comparing.hpp"
#include "report/telling.hpp"

namespace delib::report {

inline constexpr std::size_t most_names_in_a_title = 6;

/// What rules take ballots for that are no rankings.
enum class taken_for : std::uint8_t { what_they_are, rankings };

class comparison_part {
public:
    comparison_part(const telling& t, const comparing_words& words, const ballots_comparison& all, std::int64_t seats)
        : t_(t), words_(words), all_(all), seats_(seats) {}

    [[nodiscard]] text verdict() const;
    [[nodiscard]] text context() const;
    [[nodiscard]] bullet_list dependences() const;
    void tell_support(std::vector<block>& out) const;
    void tell_rules(int level, const std::string& id, std::vector<block>& out) const;
    void tell_changes(int level, const std::string& id, std::vector<block>& out) const;
    void tell_failures(int level, const std::string& id, std::vector<block>& out) const;

private:
    [[nodiscard]] text key(candidate who) const { return text::strong(t_.name(all_.candidates->name(who)).key); }
    [[nodiscard]] text keys(const std::vector<candidate>& who) const {
        std::vector<text> names;
        for (const candidate c : who) names.push_back(key(c));
        return listed(names, most_names_in_a_title);
    }
    /// The list, or its beginning and how many others there are.
    [[nodiscard]] text listed(const std::vector<text>& items, std::size_t most) const {
        if (items.size() <= most) return t_.say->list(items);
        text first;
        for (std::size_t i = 0; i < most; ++i) {
            if (i > 0) first += ", ";
            first += items[i];
        }
        return words_.and_others(first, items.size() - most);
    }
    [[nodiscard]] text rule_names(const std::vector<std::string>& rules, std::size_t most) const {
        std::vector<text> names;
        for (const std::string& rule : rules) names.emplace_back(t_.rule_name(rule));
        return listed(names, most);
    }

    [[nodiscard]] text parts_of(const std::vector<agreeing_rules>& groups) const;
    [[nodiscard]] std::vector<agreeing_rules> groups_of(taken_for what) const;
    /// `note` says who is missing.
    [[nodiscard]] std::vector<candidate> shown_candidates(text& note) const;
    [[nodiscard]] table matrix(const std::vector<agreeing_rules>& groups, const std::vector<candidate>& shown) const;
    [[nodiscard]] text changes_of(const rule_variants& rule) const;
    [[nodiscard]] text chosen(const choice& c) const;

    const telling& t_;
    const comparing_words& words_;
    const ballots_comparison& all_;
    std::int64_t seats_;
};

/// The items with something between them.
[[nodiscard]] inline text joined(const std::vector<text>& items, const char* between) {
    text out;
    for (const text& item : items) {
        if (!out.empty()) out += between;
        out += item;
    }
    return out;
}

}  // namespace delib::report
