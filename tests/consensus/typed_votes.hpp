// Votes typed as pictures, for tests: a row a participant, `+` agrees, `-` disagrees, `0` passes, `.` has not voted.
#pragma once

#include "delib/ballot/votes.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace delib::testing {

inline vote_matrix typed(const std::vector<std::string>& rows, const std::vector<std::size_t>& moderated = {},
                         const std::vector<std::string>& colleges = {}) {
    vote_list list;
    const std::size_t m = rows.empty() ? 0 : rows.front().size();
    for (std::size_t s = 0; s < m; ++s) list.statements.push_back({std::to_string(s), {}});
    for (const std::size_t s : moderated) list.statements[s].moderated = moderation::rejected;
    for (std::uint32_t p = 0; p < rows.size(); ++p) {
        list.participants.push_back(std::to_string(p));
        for (std::size_t s = 0; s < m; ++s) {
            if (rows[p][s] == '.') continue;
            const stance said = rows[p][s] == '+' ? stance::agree : rows[p][s] == '-' ? stance::disagree : stance::pass;
            list.votes.push_back({cast_vote::unknown_time, p, static_cast<std::uint16_t>(s), said});
        }
    }
    if (!colleges.empty()) {
        stratum_column& column = list.strata.emplace_back();
        column.name = "college";
        for (const std::string& college : colleges) {
            std::size_t at = 0;
            while (at < column.values.size() && column.values[at] != college) ++at;
            if (at == column.values.size() && !college.empty()) column.values.push_back(college);
            list.stratum_values.push_back(college.empty() ? vote_list::no_value : static_cast<std::uint32_t>(at));
        }
    }
    auto out = vote_matrix::create(std::move(list));
    if (!out) {
        ADD_FAILURE() << to_text(out.error());
        return {};
    }
    return *std::move(out);
}

/// Two camps of seven that agree on statement 5; moderators took statement 6 out. The values that tests expect of it were
/// computed by a program of its own, dense and in the sign of Polis.
inline const std::vector<std::string>& two_camps() {
    static const std::vector<std::string> rows{"++-+.0+-", "++-+++.-", "+.-++0++", "++0+-+++", "+.-+.+++",
                                               ".+-++0.+", "++-0++.+", "--+.-++-", "-.+--0++", "--+-0+.-",
                                               "-0+--.+-", ".-+--+.-", "--++-+.+", "-.+--+++"};
    return rows;
}

}  // namespace delib::testing
