// Elections as plain numbers, for oracles that share nothing with the library's counting: a ballot is one
// value a candidate and how many cast it. Ranked ballots hold ranks from 1 (0: not ranked), graded ones
// grades from 0 (−1: none), approvals 1 or 0.
#pragma once

#include "delib/ballot/profile_builder.hpp"
#include "delib/core/random.hpp"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace delib::oracle {

using plain_ballot = std::vector<int>;

struct election {
    std::size_t candidates = 0;
    std::vector<std::pair<plain_ballot, std::int64_t>> ballots{};  ///< with how many cast it
    ballot_kind kind = ballot_kind::ranked;
    int grades = 0;  ///< how many there are on the scale
};

/// Whether a ballot says anything.
inline bool is_blank(const election& e, const plain_ballot& b) {
    return std::all_of(b.begin(), b.end(), [&](int v) { return e.kind == ballot_kind::graded ? v < 0 : v == 0; });
}

inline std::string text(const election& e) {
    std::string out;
    for (const auto& [ballot, count] : e.ballots) {
        out += (out.empty() ? "" : ", ") + std::to_string(count) + ":";
        for (const int v : ballot) out += " " + (v < 0 ? std::string("-") : std::to_string(v));
    }
    return out.empty() ? "no ballots" : out;
}

/// The same ballots as the library holds them, each weighing `unit` a head.
inline profile to_profile(const election& e, const weight& unit = weight(1)) {
    const auto must = [](auto result) {
        if (!result) throw std::runtime_error(to_text(result.error()));
        return *std::move(result);
    };
    std::vector<std::string> names;
    for (std::size_t c = 0; c < e.candidates; ++c) names.push_back(std::string(1, static_cast<char>('A' + c)));
    std::vector<std::string> labels;
    for (int g = 0; g < e.grades; ++g) labels.push_back(std::to_string(g));
    profile_builder builder =
        must(e.kind == ballot_kind::ranked     ? profile_builder::ranked(names)
             : e.kind == ballot_kind::approval ? profile_builder::approval(names)
                                               : profile_builder::graded(names, must(scale::named(labels))));
    std::vector<entry> entries;
    for (const auto& [ballot, count] : e.ballots) {
        entries.clear();
        for (std::size_t c = 0; c < ballot.size(); ++c) {
            if (ballot[c] < (e.kind == ballot_kind::graded ? 0 : 1)) continue;
            entries.push_back({candidate_at(c), static_cast<std::uint32_t>(ballot[c])});
        }
        (void)must(builder.add({.entries = entries, .weight = unit, .heads = static_cast<std::uint64_t>(count)}));
    }
    return must(builder.freeze());
}

/// Every vector of `size` numbers `least` … `most` that `wanted` accepts.
template <class Wanted>
std::vector<plain_ballot> all_vectors(std::size_t size, int least, int most, Wanted&& wanted) {
    std::vector<plain_ballot> out;
    plain_ballot at(size, least);
    for (;;) {
        if (wanted(at)) out.push_back(at);
        std::size_t i = 0;
        while (i < size && at[i] == most) at[i++] = least;
        if (i == size) return out;
        ++at[i];
    }
}

/// Every way to rank some of m candidates, with ties: 26 for three. The first is blank.
inline std::vector<plain_ballot> all_rankings(std::size_t m) {
    return all_vectors(m, 0, static_cast<int>(m), [](const plain_ballot& b) {
        const int deepest = *std::max_element(b.begin(), b.end());
        for (int rank = 1; rank < deepest; ++rank) {
            if (std::find(b.begin(), b.end(), rank) == b.end()) return false;  // a gap: the same as without it
        }
        return true;
    });
}

/// The rankings of those that name nobody twice in a tier, and, if they must be complete, nobody not at all.
inline bool is_strict(const plain_ballot& b, bool complete) {
    for (std::size_t i = 0; i < b.size(); ++i) {
        if (b[i] == 0 && complete) return false;
        for (std::size_t j = 0; j < i; ++j) {
            if (b[i] != 0 && b[i] == b[j]) return false;
        }
    }
    return true;
}

/// Calls `f` with every multiset of `voters` of these ballots, one of each family that differs only in the
/// names of the candidates.
template <class F>
void each_multiset(const std::vector<plain_ballot>& kinds, std::size_t voters, F&& f) {
    const std::size_t m = kinds.front().size();
    std::vector<std::size_t> order(m);
    std::vector<std::vector<std::size_t>> renamed;  // for each renaming, where each ballot goes
    std::iota(order.begin(), order.end(), std::size_t{0});
    do {
        std::vector<std::size_t> to;
        for (const plain_ballot& b : kinds) {
            plain_ballot moved(m);
            for (std::size_t c = 0; c < m; ++c) moved[order[c]] = b[c];
            to.push_back(static_cast<std::size_t>(std::find(kinds.begin(), kinds.end(), moved) - kinds.begin()));
        }
        renamed.push_back(std::move(to));
    } while (std::next_permutation(order.begin(), order.end()));

    std::vector<std::size_t> pick(voters, 0), other(voters);
    for (;;) {
        const bool first_of_its_family = std::all_of(renamed.begin(), renamed.end(), [&](const auto& to) {
            std::transform(pick.begin(), pick.end(), other.begin(), [&](std::size_t b) { return to[b]; });
            std::sort(other.begin(), other.end());
            return pick <= other;
        });
        if (first_of_its_family) f(pick);
        std::size_t i = voters;
        while (i > 0 && pick[i - 1] == kinds.size() - 1) --i;
        if (i == 0) return;
        const std::size_t next = pick[i - 1] + 1;
        std::fill(pick.begin() + static_cast<std::ptrdiff_t>(i) - 1, pick.end(), next);
    }
}

/// Small elections: all of up to `voters` voters on these ballots (candidates renamed at random, so that no
/// place in the list is favoured), then `samples` larger ones of two to six kinds of ballots, `most` heads
/// each at most.
template <class F>
void each_small_election(const election& like, const std::vector<plain_ballot>& kinds, std::size_t voters, int samples,
                         std::uint64_t most, F&& f) {
    random_source random(2026);
    const auto run = [&](const std::vector<std::size_t>& pick, bool multiply) {
        election e = like;
        std::vector<std::size_t> order(e.candidates);
        std::iota(order.begin(), order.end(), std::size_t{0});
        random.shuffle(std::span(order));
        for (const std::size_t b : pick) {
            plain_ballot moved(e.candidates);
            for (std::size_t c = 0; c < e.candidates; ++c) moved[order[c]] = kinds[b][c];
            e.ballots.emplace_back(std::move(moved), multiply ? 1 + static_cast<std::int64_t>(random.below(most)) : 1);
        }
        f(std::as_const(e));
    };
    for (std::size_t n = 0; n <= voters; ++n) each_multiset(kinds, n, [&](const auto& pick) { run(pick, false); });
    for (int i = 0; i < samples; ++i) {
        std::vector<std::size_t> pick(2 + random.below(5));
        for (std::size_t& b : pick) b = random.below(kinds.size());
        run(pick, true);
    }
}

}  // namespace delib::oracle
