// A short notation for elections in tests:
//
//     rankings("A B C", {"3: A>B=C", "2x1/2: C", "1:"})     3 people; 2 people of weight 1/2 each; a blank
//     ballot approvals("A B C", {"3: A B"}) grades("A B", "bad fair good", {"2: good fair", "1: - bad"}) one
//     grade a candidate, - for none
//
// A mistake in the notation throws: the test is wrong, not the library.
#pragma once

#include "delib/ballot/profile_builder.hpp"
#include "delib/outcome/outcome.hpp"
#include "delib/outcome/ties.hpp"

#include <initializer_list>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace delib::testing {

inline std::vector<std::string> words(std::string_view text) {
    std::istringstream in{std::string(text)};
    std::vector<std::string> out;
    for (std::string word; in >> word;) out.push_back(word);
    return out;
}

/// The value of a result that must be one.
template <class T>
T value(result<T> r) {
    if (!r) throw std::runtime_error(to_text(r.error()));
    return *std::move(r);
}

struct counted_text {
    std::uint64_t heads = 1;
    weight each{1};
    std::string text{};
};

inline counted_text parse_count(std::string_view ballot) {
    counted_text out;
    const auto colon = ballot.find(':');
    if (colon == std::string_view::npos) throw std::runtime_error("a ballot needs 'count:'");
    const std::string count(ballot.substr(0, colon));
    const auto times = count.find('x');
    out.heads = std::stoull(count.substr(0, times));
    if (times != std::string::npos) out.each = value(parse_weight(count.substr(times + 1)));
    out.text = std::string(trim(ballot.substr(colon + 1)));
    return out;
}

/// Entries of `A>B=C`; nothing for an empty text.
inline std::vector<entry> ranking_entries(const candidate_list& names, std::string_view text) {
    std::vector<entry> entries;
    if (text.empty()) return entries;
    std::uint32_t rank = 0;
    for (const auto& tier : value(parse_order(text, names))) {
        ++rank;
        for (const candidate who : tier) entries.push_back({who, rank});
    }
    return entries;
}

template <class Ballots = std::initializer_list<std::string_view>>
profile rankings(std::string_view names, const Ballots& ballots) {
    auto builder = value(profile_builder::ranked(words(names)));
    for (const auto& ballot : ballots) {
        const counted_text b = parse_count(ballot);
        const auto entries = ranking_entries(builder.candidates(), b.text);
        (void)value(builder.add({.entries = entries, .weight = b.each, .heads = b.heads}));
    }
    return value(builder.freeze());
}
inline profile rankings(std::string_view names, std::initializer_list<std::string_view> ballots) {
    return rankings<std::initializer_list<std::string_view>>(names, ballots);
}

inline profile approvals(std::string_view names, std::initializer_list<std::string_view> ballots) {
    auto builder = value(profile_builder::approval(words(names)));
    for (const auto& ballot : ballots) {
        const counted_text b = parse_count(ballot);
        std::vector<entry> entries;
        for (const std::string& name : words(b.text)) entries.push_back({builder.candidates().find(name).value(), 1});
        (void)value(builder.add({.entries = entries, .weight = b.each, .heads = b.heads}));
    }
    return value(builder.freeze());
}

inline profile grades(std::string_view names, std::string_view labels, std::initializer_list<std::string_view> ballots,
                      ballot_kind kind = ballot_kind::graded) {
    const scale steps = value(scale::named(words(labels)));
    auto builder = value(kind == ballot_kind::graded ? profile_builder::graded(words(names), steps)
                                                     : profile_builder::scored(words(names), steps));
    for (const auto& ballot : ballots) {
        const counted_text b = parse_count(ballot);
        std::vector<entry> entries;
        const auto given = words(b.text);
        for (std::size_t c = 0; c < given.size(); ++c) {
            if (given[c] == "-") continue;
            entries.push_back({candidate_at(c), static_cast<std::uint32_t>(steps.find(given[c]).value())});
        }
        (void)value(builder.add({.entries = entries, .weight = b.each, .heads = b.heads}));
    }
    return value(builder.freeze());
}

/// `A B`: names in the order given.
inline std::string show(const candidate_list& names, const std::vector<candidate>& who,
                        std::string_view between = " ") {
    std::string out;
    for (const candidate c : who) out += (out.empty() ? "" : std::string(between)) + names.name(c);
    return out;
}

/// `A>B=C`.
inline std::string show(const candidate_list& names, const ranking& order) {
    std::string out;
    for (const auto& tier : order) out += (out.empty() ? "" : ">") + show(names, tier, "=");
    return out;
}

/// `3 1/2 -`: one score a candidate.
inline std::string show(const std::vector<std::optional<rational>>& scores) {
    std::string out;
    for (const auto& score : scores) out += (out.empty() ? "" : " ") + (score ? to_text(*score) : std::string("-"));
    return out;
}

}  // namespace delib::testing
