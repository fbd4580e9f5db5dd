// What the counts of any ballots fulfil. A file that breaks one of these was not written by a count.
#include "delib/number/rational.hpp"
#include "tally/section.hpp"

#include <algorithm>
#include <map>

namespace delib {

namespace {

error impossible(section_kind kind, std::string_view what) {
    return {error_code::parse,
            "not a sound tally file: no ballots give these counts of '" + std::string(to_text(kind)) +
                "': " + std::string(what),
            {}};
}

// Ballots that each name one set of candidates of some size: the members' counts add up to the size times the weight of
// these ballots, of which no member can have more than all.
struct sets_of_one_size {
    rational sum = 0;
    int128 most = 0;
    std::uint64_t members = 0;

    void add(int128 count) {
        sum += to_rational(count);
        most = std::max(most, count);
        ++members;
    }
    [[nodiscard]] bool possible(std::uint32_t size) const {
        return members >= size && to_rational(most) * rational(size) <= sum;
    }
    [[nodiscard]] rational ballots(std::uint32_t size) const { return sum / rational(size); }
};

// Keys in order, each once; the candidate exists, and lengths, places and sizes go from 1 to the number of candidates.
result<void> check_keys(const section& s, std::size_t m) {
    const std::size_t width = key_size(s.kind), who = candidate_in_key(s.kind);
    if (width == 0) return {};  // cells without keys stand in a fixed order
    for (std::size_t i = 0; i < s.counts.size(); ++i) {
        const auto key = std::span(s.keys).subspan(i * width, width);
        if (i > 0) {
            const auto before = std::span(s.keys).subspan((i - 1) * width, width);
            if (!std::lexicographical_compare(before.begin(), before.end(), key.begin(), key.end()))
                return impossible(s.kind, "cells out of order");
        }
        for (std::size_t k = 0; k < width; ++k) {
            if (key[k] > m || (k == who && key[k] == m)) return impossible(s.kind, "a candidate or size out of range");
            const bool whole_length = s.kind == section_kind::positions && key[2] == 0;
            if (k != who && key[k] == 0 && (k == 0 || !whole_length)) return impossible(s.kind, "a size of 0");
            if (whole_length && k > 0 && key[k] != 0) return impossible(s.kind, "a place of 0");
        }
    }
    return {};
}

result<void> check_sets(const section& s) {
    const std::size_t size_in_key = 1 - candidate_in_key(s.kind);
    std::map<std::uint32_t, sets_of_one_size> by_size;
    for (std::size_t i = 0; i < s.counts.size(); ++i) by_size[s.keys[2 * i + size_in_key]].add(s.counts[i]);
    rational ballots = 0;
    for (const auto& [size, sets] : by_size) {
        if (!sets.possible(size)) return impossible(s.kind, "sets of a size that their members cannot fill");
        ballots += sets.ballots(size);
    }
    if (ballots != to_rational(s.total)) return impossible(s.kind, "they do not add up to the total");
    return {};
}

// The cells of ballots of one length: on each ballot, tiers follow one another from the first place to the last.
result<void> check_places(const section& s, std::size_t begin, std::size_t end) {
    const std::uint32_t ranked = s.keys[4 * begin];
    const int128 ballots = s.counts[begin];
    if (s.keys[4 * begin + 2] != 0) return impossible(s.kind, "places on ballots of a length that is missing");
    std::map<std::pair<std::uint32_t, std::uint32_t>, sets_of_one_size> tiers;
    std::uint32_t candidates = 0;
    int128 held = 0;
    for (std::size_t i = begin + 1; i < end; ++i) {
        const std::uint32_t* key = &s.keys[4 * i];
        const bool another = i == begin + 1 || key[1] != key[-3];
        candidates += another ? 1 : 0;
        held = (another ? 0 : held) + s.counts[i];
        if (held > ballots) return impossible(s.kind, "a candidate more than once on a ballot");
        if (std::uint64_t{key[2]} + key[3] - 1 > ranked) return impossible(s.kind, "a place beyond the ballot");
        tiers[{key[2], key[3]}].add(s.counts[i]);
    }
    if (candidates < ranked) return impossible(s.kind, "ballots longer than their candidates are many");
    std::map<std::uint32_t, rational> open;  // tiers that end before a place less those that begin with it
    open[1] += to_rational(ballots);
    open[ranked + 1] -= to_rational(ballots);
    for (const auto& [at, sets] : tiers) {
        const auto [place, size] = at;
        if (!sets.possible(size)) return impossible(s.kind, "tiers of a size that their members cannot fill");
        const rational weight = sets.ballots(size);
        open[place] -= weight;
        open[place + size] += weight;
    }
    for (const auto& [place, rest] : open) {
        if (rest != 0) return impossible(s.kind, "places that are filled too often or too rarely");
    }
    return {};
}

result<void> check_positions(const section& s) {
    rational ballots = 0;
    for (std::size_t begin = 0; begin < s.counts.size();) {
        std::size_t end = begin;
        while (end < s.counts.size() && s.keys[4 * end] == s.keys[4 * begin]) ++end;
        DELIB_CHECK(check_places(s, begin, end));
        ballots += to_rational(s.counts[begin]);
        begin = end;
    }
    if (ballots != to_rational(s.total)) return impossible(s.kind, "they do not add up to the total");
    return {};
}

result<void> check_duels(const section& s, const reading& r) {
    const std::size_t m = r.candidates->size();
    // Where the unranked are last and equals share a vote, each ballot gives a whole vote to each pair.
    const bool all_of_it =
        r.policy.unranked == unranked_policy::last && r.policy.pairwise_ties == pairwise_ties_policy::half;
    for (std::size_t a = 0; a < m; ++a) {
        if (s.counts[a * m + a] != 0) return impossible(s.kind, "a candidate preferred to itself");
        for (std::size_t b = 0; b < a; ++b) {
            const int128 votes = s.counts[a * m + b] + s.counts[b * m + a];
            if (votes > s.total) return impossible(s.kind, "more votes in a duel than ballots");
            if (all_of_it && votes != s.total) return impossible(s.kind, "fewer votes in a duel than ballots");
        }
    }
    return {};
}

result<void> check_rows(const section& s, const reading& r) {
    const std::size_t m = r.candidates->size(), width = r.grades->size() + 1;
    for (std::size_t who = 0; who < m; ++who) {
        int128 sum = 0;
        for (std::size_t i = who * width; i < (who + 1) * width; ++i) {
            sum += s.counts[i];
            if (sum > s.total) break;
        }
        if (sum != s.total) return impossible(s.kind, "the grades of a candidate do not add up to the total");
    }
    return {};
}

// The weight of the ballots that are not blank.
rational counted_weight(const section& s, const reading& r) {
    const rational total = to_rational(s.total, s.denominator);
    const bool with_blanks = on_grades(s.kind) && r.policy.ungraded == ungraded_policy::worst;
    return with_blanks ? total - to_rational(r.blank_weight) : total;
}

result<void> check_voters(const section& s, const reading& r) {
    const rational counted = counted_weight(s, r);
    if (counted < 0) return impossible(s.kind, "blank ballots weigh more than all");
    if (r.heads > 0) return {};
    if (counted != 0 || !s.keys.empty()) return impossible(s.kind, "ballots that nobody cast");
    return {};
}

}  // namespace

result<void> check_section(const section& s, const reading& r) {
    const std::size_t m = r.candidates->size();
    // Counts of a tally leave three bits free; so do sums of two of them.
    if (s.total > int128_max >> 3) return count_table::too_large();
    int128 common = gcd(s.denominator, s.total);
    for (const int128 count : s.counts) {
        if (count > s.total) return impossible(s.kind, "a count above the total");
        if (common > 1) common = gcd(common, count);
    }
    if (common != 1) return impossible(s.kind, "the counts are not in lowest terms");
    DELIB_CHECK(check_voters(s, r));
    DELIB_CHECK(check_keys(s, m));
    switch (s.kind) {
        case section_kind::first:
        case section_kind::approvals: return check_sets(s);
        case section_kind::positions: return check_positions(s);
        case section_kind::pairwise: return check_duels(s, r);
        case section_kind::grades:
        case section_kind::scores: return check_rows(s, r);
    }
    return {};
}

result<void> check_together(const std::vector<section>& all, const reading& r) {
    const section* graded = nullptr;
    for (const section& s : all) {
        if (counted_weight(s, r) != counted_weight(all.front(), r)) {
            return impossible(s.kind,
                              "they weigh other than those of '" + std::string(to_text(all.front().kind)) + "'");
        }
        if (!on_grades(s.kind)) continue;
        if (graded != nullptr && (graded->denominator != s.denominator || graded->counts != s.counts))
            return impossible(s.kind, "the grades are others");
        graded = &s;
    }
    return {};
}

section renamed(section s, const std::vector<std::uint32_t>& place) {
    const std::size_t cells = s.counts.size(), width = key_size(s.kind), m = place.size();
    std::vector<int128> counts(cells);
    if (width == 0) {
        const std::size_t row = m == 0 ? 0 : cells / m;
        for (std::size_t who = 0; who < m; ++who) {
            for (std::size_t i = 0; i < row; ++i) {
                const std::size_t to = s.kind == section_kind::pairwise ? place[i] : i;
                counts[place[who] * row + to] = s.counts[who * row + i];
            }
        }
        s.counts = std::move(counts);
        return s;
    }
    const std::size_t who = candidate_in_key(s.kind);
    for (std::size_t i = 0; i < cells; ++i) {
        if (s.kind == section_kind::positions && s.keys[i * width + 2] == 0) continue;
        s.keys[i * width + who] = place[s.keys[i * width + who]];
    }
    std::vector<std::size_t> order(cells);
    for (std::size_t i = 0; i < cells; ++i) order[i] = i;
    const auto key = [&](std::size_t i) { return std::span(s.keys).subspan(i * width, width); };
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return std::lexicographical_compare(key(a).begin(), key(a).end(), key(b).begin(), key(b).end());
    });
    std::vector<std::uint32_t> keys;
    keys.reserve(s.keys.size());
    for (std::size_t i = 0; i < cells; ++i) {
        keys.insert(keys.end(), key(order[i]).begin(), key(order[i]).end());
        counts[i] = s.counts[order[i]];
    }
    s.keys = std::move(keys);
    s.counts = std::move(counts);
    return s;
}

}  // namespace delib
