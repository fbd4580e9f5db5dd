#pragma once

#include "delib/ballot/votes.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace delib {

namespace detail {

[[nodiscard]] inline std::optional<error> wrong_sizes(const vote_list& list) {
    if (list.participants.size() > max_participants) {
        return error{error_code::limit,
                     "at most " + std::to_string(max_participants) + " participants can be mapped, got " +
                         std::to_string(list.participants.size()),
                     {}};
    }
    if (list.statements.size() > max_statements) {
        return error{error_code::limit,
                     "at most " + std::to_string(max_statements) + " statements can be mapped, got " +
                         std::to_string(list.statements.size()),
                     {}};
    }
    if (list.votes.size() > std::numeric_limits<std::uint32_t>::max())
        return error{error_code::limit, "more than 4294967295 votes", {}};
    for (const cast_vote& v : list.votes) {
        if (v.participant < list.participants.size() && v.on < list.statements.size()) continue;
        return error{error_code::usage, "a vote of a participant or on a statement that is not in the list", {}};
    }
    if (list.stratum_values.size() != list.participants.size() * list.strata.size())
        return error{error_code::usage, "each participant has one value, or none, of each declared column", {}};
    for (std::size_t i = 0; i < list.stratum_values.size(); ++i) {
        const std::uint32_t value = list.stratum_values[i];
        if (value == vote_list::no_value || value < list.strata[i % list.strata.size()].values.size()) continue;
        return error{error_code::usage, "a value of a declared column that is not in its list", {}};
    }
    return std::nullopt;
}

}  // namespace detail

DELIB_INLINE result<vote_matrix> vote_matrix::create(vote_list list) {
    if (auto wrong = detail::wrong_sizes(list)) return *std::move(wrong);
    const std::size_t people = list.participants.size();
    vote_matrix out;

    // Votes by participant, in the order of the list.
    std::vector<std::size_t> starts(people + 1, 0);
    for (const cast_vote& v : list.votes) ++starts[v.participant + 1];
    std::partial_sum(starts.begin(), starts.end(), starts.begin());
    std::vector<std::uint32_t> order(list.votes.size());
    {
        std::vector<std::size_t> next(starts.begin(), starts.end() - 1);
        for (std::uint32_t i = 0; i < order.size(); ++i) order[next[list.votes[i].participant]++] = i;
    }

    out.offsets_.reserve(people + 1);
    out.columns_.reserve(list.votes.size());
    out.votes_.reserve(list.votes.size());
    std::vector<std::int64_t> first(people, cast_vote::unknown_time);
    for (std::size_t p = 0; p < people; ++p) {
        const auto begin = order.begin() + static_cast<std::ptrdiff_t>(starts[p]);
        const auto end = order.begin() + static_cast<std::ptrdiff_t>(starts[p + 1]);
        for (auto i = begin; i != end; ++i) {
            const std::int64_t time = list.votes[*i].time;
            if (time == cast_vote::unknown_time) continue;
            if (first[p] == cast_vote::unknown_time || time < first[p]) first[p] = time;
        }
        const auto before = [&](std::uint32_t a, std::uint32_t b) {
            const cast_vote &x = list.votes[a], &y = list.votes[b];
            return x.on != y.on ? x.on < y.on : x.time != y.time ? x.time < y.time : a < b;
        };
        if (!std::is_sorted(begin, end, before)) std::sort(begin, end, before);
        for (auto i = begin; i != end; ++i) {
            const cast_vote& v = list.votes[*i];
            if (i + 1 != end && list.votes[*(i + 1)].on == v.on) {
                ++out.superseded_;
                continue;
            }
            out.columns_.push_back(v.on);
            out.votes_.push_back(v.vote);
        }
        out.offsets_.push_back(out.columns_.size());
    }

    out.arrival_.resize(people);
    std::iota(out.arrival_.begin(), out.arrival_.end(), 0U);
    std::stable_sort(out.arrival_.begin(), out.arrival_.end(), [&](std::uint32_t a, std::uint32_t b) {
        const bool known_a = first[a] != cast_vote::unknown_time, known_b = first[b] != cast_vote::unknown_time;
        return known_a != known_b ? known_a : known_a && first[a] < first[b];
    });
    const auto known = [](std::int64_t time) { return time != cast_vote::unknown_time; };
    if (std::any_of(first.begin(), first.end(), known)) out.first_ = std::move(first);
    out.participants_ = std::move(list.participants);
    out.statements_ = std::move(list.statements);
    out.strata_ = std::move(list.strata);
    out.stratum_values_ = std::move(list.stratum_values);
    return out;
}

}  // namespace delib
