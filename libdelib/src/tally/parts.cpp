#include "tally/parts.hpp"

#include <algorithm>

namespace delib::detail {

namespace {

// The cells of a table that begins with the total, in the order of the section.
result<count_table> table_after_total(const section& s) {
    std::vector<int128> cells;
    cells.reserve(s.counts.size() + 1);
    cells.push_back(s.total);
    cells.insert(cells.end(), s.counts.begin(), s.counts.end());
    return count_table::from_cells(cells, s.denominator, s.total);
}

}  // namespace

section tally_parts::in_lowest_terms(section s) {
    int128 common = gcd(s.denominator, s.total);
    for (std::size_t i = 0; i < s.counts.size() && common > 1; ++i) common = gcd(common, s.counts[i]);
    if (common <= 1) return s;
    s.denominator /= common;
    s.total /= common;
    for (int128& count : s.counts) count /= common;
    return s;
}

reading tally_parts::common(const tally_base& tally) {
    return {tally.share_candidates(), tally.policy(),      nullptr, tally.heads(),
            tally.blank_heads(),      tally.blank_weight()};
}

void tally_parts::set_voters(tally_base& tally, const reading& r) noexcept {
    tally.heads_ = r.heads;
    tally.blank_heads_ = r.blank_heads;
    tally.blank_weight_ = r.blank_weight;
}

section tally_parts::apart(const first_tally& tally) {
    section s{section_kind::first, tally.denominator(), tally.total(), {}, {}};
    tally.for_each([&s](candidate who, std::uint32_t size, int128 count) {
        s.keys.insert(s.keys.end(), {static_cast<std::uint32_t>(who), size});
        s.counts.push_back(count);
    });
    return in_lowest_terms(std::move(s));
}

section tally_parts::apart(const approvals_tally& tally) {
    section s{section_kind::approvals, tally.denominator(), tally.total(), {}, {}};
    tally.for_each([&s](candidate who, std::uint32_t size, int128 count) {
        s.keys.insert(s.keys.end(), {size, static_cast<std::uint32_t>(who)});
        s.counts.push_back(count);
    });
    return in_lowest_terms(std::move(s));
}

section tally_parts::apart(const positions_tally& tally) {
    std::vector<std::pair<position, int128>> cells = tally.sorted();
    for (const std::uint32_t ranked : tally.lengths())
        cells.emplace_back(position{ranked, {}, 0, 0}, tally.ballots_ranking(ranked));
    std::sort(cells.begin(), cells.end());
    section s{section_kind::positions, tally.denominator(), tally.total(), {}, {}};
    for (const auto& [p, count] : cells) {
        s.keys.insert(s.keys.end(), {p.ranked, static_cast<std::uint32_t>(p.who), p.place, p.size});
        s.counts.push_back(count);
    }
    return in_lowest_terms(std::move(s));
}

section tally_parts::apart(const pairwise_tally& tally) {
    section s{section_kind::pairwise, tally.denominator(), tally.total(), {}, {}};
    const std::size_t cells = tally.size() * tally.size();
    s.counts.reserve(cells);
    for (std::size_t i = 0; i < cells; ++i) s.counts.push_back(tally.counts_[i]);
    return in_lowest_terms(std::move(s));
}

section tally_parts::apart(const grades_tally& tally) {
    section s{section_kind::grades, tally.denominator(), tally.total(), {}, {}};
    const std::size_t cells = tally.counts_.size() - 1;
    s.counts.reserve(cells);
    for (std::size_t i = 0; i < cells; ++i) s.counts.push_back(tally.counts_[i]);
    return in_lowest_terms(std::move(s));
}

section tally_parts::apart(const scores_tally& tally) {
    section s = apart(tally.counts());
    s.kind = section_kind::scores;
    return s;
}

result<first_tally> tally_parts::make(std::type_identity<first_tally>, const section& s, const reading& r) {
    first_tally tally(r.candidates, r.policy);
    DELIB_TRY(table, table_after_total(s));
    tally.counts_ = std::move(table);
    for (std::size_t i = 0; i < s.counts.size(); ++i)
        tally.places_.emplace_hint(tally.places_.end(), std::pair(candidate_at(s.keys[2 * i]), s.keys[2 * i + 1]),
                                   i + 1);
    set_voters(tally, r);
    return tally;
}

result<positions_tally> tally_parts::make(std::type_identity<positions_tally>, const section& s, const reading& r) {
    positions_tally tally(r.candidates, r.policy);
    DELIB_TRY(table, table_after_total(s));
    tally.counts_ = std::move(table);
    for (std::size_t i = 0; i < s.counts.size(); ++i) {
        const std::uint32_t* key = &s.keys[4 * i];
        tally.cells_.emplace(positions_tally::key({key[0], candidate_at(key[1]), key[2], key[3]}), i + 1);
    }
    set_voters(tally, r);
    return tally;
}

result<approvals_tally> tally_parts::make(std::type_identity<approvals_tally>, const section& s, const reading& r) {
    approvals_tally tally(r.candidates, r.policy);
    std::vector<int128> cells(tally.size() + 1);
    cells.back() = s.total;
    for (std::size_t i = 0; i < s.counts.size(); ++i) {
        const std::uint32_t size = s.keys[2 * i], who = s.keys[2 * i + 1];
        tally.by_size_.emplace_hint(tally.by_size_.end(), std::pair(size, candidate_at(who)), cells.size());
        cells.push_back(s.counts[i]);
        cells[who] += s.counts[i];  // at most the total
    }
    DELIB_TRY(table, count_table::from_cells(cells, s.denominator, s.total));
    tally.counts_ = std::move(table);
    set_voters(tally, r);
    return tally;
}

result<pairwise_tally> tally_parts::make(std::type_identity<pairwise_tally>, const section& s, const reading& r) {
    pairwise_tally tally(r.candidates, r.policy);
    // The table counts half votes over the denominator of whole ones.
    const bool halves = s.denominator % pairwise_tally::units_per_vote == 0;
    const int128 units = halves ? 1 : pairwise_tally::units_per_vote;
    std::vector<int128> cells = s.counts;
    cells.push_back(s.total);
    for (int128& cell : cells) {
        const auto scaled = checked_multiply(cell, units);
        if (!scaled) return count_table::too_large();
        cell = *scaled;
    }
    const int128 total = cells.back();
    DELIB_TRY(table,
              count_table::from_cells(cells, halves ? s.denominator / pairwise_tally::units_per_vote : s.denominator,
                                      total, pairwise_tally::units_per_vote));
    tally.counts_ = std::move(table);
    set_voters(tally, r);
    return tally;
}

result<grades_tally> tally_parts::make(std::type_identity<grades_tally>, const section& s, const reading& r) {
    grades_tally tally(r.candidates, r.grades, r.policy);
    std::vector<int128> cells = s.counts;
    cells.push_back(s.total);
    DELIB_TRY(table, count_table::from_cells(cells, s.denominator, s.total));
    tally.counts_ = std::move(table);
    set_voters(tally, r);
    return tally;
}

result<scores_tally> tally_parts::make(std::type_identity<scores_tally>, const section& s, const reading& r) {
    DELIB_TRY(counts, together<grades_tally>(s, r));
    scores_tally tally(std::move(counts));
    set_voters(tally, r);
    return tally;
}

}  // namespace delib::detail
