#pragma once

#include "delib/ballot/profile_builder.hpp"
#include "delib/core/huge_pages.hpp"

#include <algorithm>
#include <bit>
#include <compare>
#include <numeric>

namespace delib {

namespace detail {

template <class T>
[[nodiscard]] std::strong_ordering compare(std::span<const T> a, std::span<const T> b) {
    return std::lexicographical_compare_three_way(a.begin(), a.end(), b.begin(), b.end());
}

}  // namespace detail

DELIB_INLINE profile_builder::profile_builder() = default;
DELIB_INLINE profile_builder::profile_builder(const profile_builder&) = default;
DELIB_INLINE profile_builder::profile_builder(profile_builder&&) noexcept = default;
DELIB_INLINE profile_builder& profile_builder::operator=(const profile_builder&) = default;
DELIB_INLINE profile_builder& profile_builder::operator=(profile_builder&&) noexcept = default;
DELIB_INLINE profile_builder::~profile_builder() = default;

DELIB_INLINE result<profile_builder> profile_builder::graded(const std::vector<std::string>& names, scale grades) {
    return create(ballot_kind::graded, names, std::make_shared<const scale>(std::move(grades)));
}

DELIB_INLINE result<profile_builder> profile_builder::scored(const std::vector<std::string>& names, scale values) {
    return create(ballot_kind::scored, names, std::make_shared<const scale>(std::move(values)));
}

DELIB_INLINE profile_builder profile_builder::like(const profile& p) {
    profile_builder out;
    out.kind_ = p.kind();
    out.candidates_ = p.share_candidates();
    out.scale_ = p.share_scale();
    out.pack();
    for (const stratum_column& column : p.strata()) out.add_stratum(column.name, column.values);
    return out;
}

DELIB_INLINE result<profile_builder> profile_builder::like(const profile& p, const std::vector<std::string>& names) {
    DELIB_TRY(list, candidate_list::create(names));
    profile_builder out = like(p);
    out.candidates_ = std::make_shared<const candidate_list>(std::move(list));
    out.pack();
    return out;
}

DELIB_INLINE void profile_builder::pack() {
    packed_ = {kind_, candidates_->size(), scale_ == nullptr ? 0 : scale_->size()};
}

DELIB_INLINE void profile_builder::add_stratum(std::string name, std::vector<std::string> values) {
    declared_.push_back(values.size());
    strata_.push_back({std::move(name), std::move(values)});
}

DELIB_INLINE std::uint32_t profile_builder::stratum_value(std::size_t column, std::string_view value) {
    if (stratum_index_.size() < strata_.size()) stratum_index_.resize(strata_.size());
    auto& known = stratum_index_[column];
    auto& values = strata_[column].values;
    for (std::size_t i = known.size(); i < values.size(); ++i) known.emplace(values[i], static_cast<std::uint32_t>(i));
    const auto [at, fresh] = known.emplace(std::string(value), static_cast<std::uint32_t>(values.size()));
    if (fresh) values.emplace_back(value);
    return at->second;
}

DELIB_INLINE result<added> profile_builder::add(const ballot_input& ballot) {
    const auto heads = delib::weight::ratio(static_cast<int128>(ballot.heads), 1);
    if (ballot.weight == delib::weight(1))
        return add_group(ballot.entries, heads, ballot.heads, ballot.strata, ballot.voter);
    const auto total = checked_multiply(ballot.weight, heads);
    if (!total) return too_fine();
    return add_group(ballot.entries, *total, ballot.heads, ballot.strata, ballot.voter);
}

DELIB_INLINE result<added> profile_builder::add_group(std::span<const entry> entries, const weight& total,
                                                      std::uint64_t heads, std::span<const std::uint32_t> strata,
                                                      std::string_view voter) {
    const bool weighs_heads = total == delib::weight::ratio(static_cast<int128>(heads), 1);
    const bool alike = weights_are_heads_ && weighs_heads && heads == 1 && heads_ < max_heads;
    if (alike && strata_.empty() && strata.empty() && voter.empty() && packed_.add(entries)) {
        ++heads_;
        return entries.empty() ? added::blank : added::counted;
    }
    std::vector<entry>& row = scratch_;
    row.assign(entries.begin(), entries.end());
    DELIB_CHECK(check(row));
    if (!strata.empty() && strata.size() != strata_.size()) {
        return error{error_code::usage, "a ballot needs one value for each stratum column, or none", {}};
    }
    if (heads == 0) return error{error_code::usage, "a ballot is cast by somebody; its heads are 0", {}};
    if (heads > max_heads - heads_) return error{error_code::overflow, "more than 2^63 ballots", {}};
    if (!weighs_heads && weights_are_heads_) unpack();

    voter_record* earlier = nullptr;
    if (!voter.empty()) {
        const auto found = voters_.find(std::string(voter));
        if (found != voters_.end()) {
            if (revote_ == revote_policy::reject) {
                return error{error_code::name, "voter '" + visible(voter) + "' has voted before", {}};
            }
            if (revote_ == revote_policy::first) return added::superseded;
            earlier = &found->second;
        }
    }

    const std::uint32_t at = find_or_insert(row, strata);
    slot now = slots_[at];
    slot before = earlier != nullptr ? slots_[earlier->slot] : now;
    const bool same_slot = earlier != nullptr && earlier->slot == at;
    if (earlier != nullptr) {
        slot& from = same_slot ? now : before;
        const auto rest = checked_subtract(from.total, earlier->total);
        if (!rest) return too_fine();
        from.total = *rest;
        from.heads -= earlier->heads;
    }
    const auto sum = checked_add(now.total, total);
    if (!sum) return too_fine();
    now.total = *sum;
    now.heads += heads;
    heads_ += heads;
    if (earlier != nullptr && !same_slot) slots_[earlier->slot] = before;
    slots_[at] = now;
    if (earlier != nullptr) {
        heads_ -= earlier->heads;
        *earlier = {at, total, heads};
        return added::replaced;
    }
    if (!voter.empty()) voters_.emplace(std::string(voter), voter_record{at, total, heads});
    return row.empty() ? added::blank : added::counted;
}

DELIB_INLINE result<profile> profile_builder::freeze() const {
    profile out;
    out.kind_ = kind_;
    out.candidates_ = candidates_;
    out.scale_ = scale_;
    std::vector<std::vector<std::uint32_t>> renumbered;
    out.strata_ = std::make_shared<const std::vector<stratum_column>>(canonical_strata(renumbered));

    std::vector<std::uint32_t> strata(stratum_values_);
    for (std::size_t i = 0; i < strata.size(); ++i) {
        if (!strata_.empty()) strata[i] = renumbered[i % strata_.size()][strata[i]];
    }
    const std::vector<std::uint32_t> slots = sorted_slots(strata);
    const detail::packed_counts packed = packed_.counts();

    int128 denominator = 1;
    std::size_t length = 0;
    for (const std::uint32_t s : slots) {
        length += slots_[s].length;
        if (slots_[s].total.denominator() == denominator) continue;
        const auto common = checked_lcm(denominator, slots_[s].total.denominator());
        if (!common) return too_fine();
        denominator = *common;
    }
    out.denominator_ = denominator;
    for (const uint128 ballot : packed.ballots) length += packed_.length(ballot);
    // Room for all; where a slot and a packed ballot are one, some of it is left over.
    const std::size_t most = packed.ballots.size() + slots.size();
    const auto make_room = [](auto& column, std::size_t size) {
        column.resize(size);
        prefer_huge_pages(column);
    };
    make_room(out.entries_, length);
    make_room(out.offsets_, most + 1);
    if (!weights_are_heads_) make_room(out.weights_, most);
    make_room(out.heads_, most);
    out.offsets_[0] = 0;
    out.stratum_values_.reserve(slots.size() * strata_.size());

    // Both are sorted: the next ballot is that of the slot, the packed one, or both.
    std::size_t rows = 0;
    entry* to = out.entries_.data();
    std::vector<entry> next;
    const auto unpack_next = [&](std::size_t at) {
        if (slots.empty() || at >= packed.ballots.size()) return;
        next.resize(packed_.length(packed.ballots[at]));
        packed_.unpack(packed.ballots[at], next.data());
    };
    unpack_next(0);
    for (std::size_t i = 0, j = 0; i < slots.size() || j < packed.ballots.size();) {
        const auto order = i == slots.size() ? std::strong_ordering::greater
                           : j == packed.ballots.size()
                               ? std::strong_ordering::less
                               : detail::compare(entries_of(slots[i]), std::span<const entry>(next));
        entry* const from = to;
        int128 weight = 0;
        std::uint64_t heads = 0;
        if (order <= 0) {
            const slot& s = slots_[slots[i]];
            const auto entries = entries_of(slots[i]);
            to = std::copy(entries.begin(), entries.end(), from);
            const auto numerator = checked_multiply(s.total.numerator(), denominator / s.total.denominator());
            if (!numerator) return too_fine();
            weight = *numerator;
            heads = s.heads;
            const auto values = std::span(strata).subspan(slots[i] * strata_.size(), strata_.size());
            out.stratum_values_.insert(out.stratum_values_.end(), values.begin(), values.end());
            ++i;
        }
        if (order >= 0) {
            // Then a head weighs 1 on all ballots, so that nothing overflows.
            to = packed_.unpack(packed.ballots[j], from);
            weight += static_cast<int128>(packed.heads[j]);
            heads += packed.heads[j];
            unpack_next(++j);
        }
        if (!weights_are_heads_) out.weights_[rows] = weight;
        out.heads_[rows] = heads;
        out.offsets_[++rows] = static_cast<std::size_t>(to - out.entries_.data());
        int128& total = to == from ? out.blank_weight_ : out.counted_weight_;
        const auto sum = checked_add(total, weight);
        if (!sum) return too_fine();
        total = *sum;
        (to == from ? out.blank_heads_ : out.counted_heads_) += heads;
    }
    out.entries_.resize(out.offsets_[rows]);
    out.offsets_.resize(rows + 1);
    if (!weights_are_heads_) out.weights_.resize(rows);
    out.heads_.resize(rows);
    return out;
}

DELIB_INLINE result<profile_builder> profile_builder::create(ballot_kind kind, const std::vector<std::string>& names,
                                                             shared_scale s) {
    DELIB_TRY(list, candidate_list::create(names));
    profile_builder out;
    out.kind_ = kind;
    out.candidates_ = std::make_shared<const candidate_list>(std::move(list));
    out.scale_ = std::move(s);
    out.pack();
    return out;
}

DELIB_INLINE error profile_builder::too_fine() {
    return {error_code::overflow,
            "the ballot weights have no common denominator within 128 bits; round them with --weight-digits",
            {}};
}

DELIB_INLINE result<void> profile_builder::check(std::vector<entry>& row) {
    if (seen_.size() != candidates_->size()) seen_.assign(candidates_->size(), 0);
    ++ballot_;
    for (entry& e : row) {
        const std::size_t who = index(e.who);
        if (who >= candidates_->size()) {
            return error{error_code::name,
                         "a ballot names candidate number " + std::to_string(who + 1) + " of " +
                             std::to_string(candidates_->size()),
                         {}};
        }
        if (seen_[who] == ballot_)
            return error{error_code::name, "a ballot names '" + visible(candidates_->name(e.who)) + "' twice", {}};
        seen_[who] = ballot_;
        if (kind_ == ballot_kind::ranked && e.value == 0)
            return error{error_code::usage, "ranks count from 1, got 0", {}};
        if (scale_ != nullptr && e.value >= scale_->size())
            return error{error_code::name, "a grade is beyond the scale of " + std::to_string(scale_->size()), {}};
        if (kind_ == ballot_kind::approval) e.value = 1;
    }
    const auto sort_by = [&](auto before) {
        if (!std::is_sorted(row.begin(), row.end(), before)) std::sort(row.begin(), row.end(), before);
    };
    if (kind_ == ballot_kind::ranked) {
        sort_by([](const entry& a, const entry& b) { return a.value != b.value ? a.value < b.value : a.who < b.who; });
    } else {
        sort_by([](const entry& a, const entry& b) { return a.who < b.who; });
    }
    return {};
}

DELIB_INLINE std::uint32_t profile_builder::find_or_insert(std::span<const entry> row,
                                                           std::span<const std::uint32_t> strata) {
    std::uint64_t hash = 0x9E3779B97F4A7C15ULL + row.size();
    const auto mix = [&](std::uint64_t word) {
        hash ^= word;
        hash *= 0xFF51AFD7ED558CCDULL;
        hash ^= hash >> 32;
    };
    for (const entry& e : row) mix((static_cast<std::uint64_t>(e.who) << 32) | e.value);
    for (std::size_t i = 0; i < strata_.size(); ++i) mix(strata.empty() ? missing_value(i) : strata[i]);
    const auto same = [&](std::uint32_t s) {
        const auto kept = entries_of(s);
        if (!std::equal(kept.begin(), kept.end(), row.begin(), row.end())) return false;
        for (std::size_t i = 0; i < strata_.size(); ++i) {
            if (stratum_values_[s * strata_.size() + i] != (strata.empty() ? missing_value(i) : strata[i]))
                return false;
        }
        return true;
    };
    if ((slots_.size() + 1) * 2 > places_.size()) grow_places();
    const std::size_t mask = places_.size() - 1;
    std::size_t at = hash & mask;
    for (; places_[at] != 0; at = (at + 1) & mask) {
        const std::uint32_t s = places_[at] - 1;
        if (slots_[s].hash == hash && same(s)) return s;
    }
    const auto fresh = static_cast<std::uint32_t>(slots_.size());
    places_[at] = fresh + 1;
    slots_.push_back({entries_.size(), hash, weight(0), 0, static_cast<std::uint32_t>(row.size())});
    entries_.insert(entries_.end(), row.begin(), row.end());
    for (std::size_t i = 0; i < strata_.size(); ++i)
        stratum_values_.push_back(strata.empty() ? missing_value(i) : strata[i]);
    return fresh;
}

DELIB_INLINE void profile_builder::grow_places() {
    places_.assign(std::max<std::size_t>(64, places_.size() * 4), 0);
    const std::size_t mask = places_.size() - 1;
    for (std::uint32_t s = 0; s < slots_.size(); ++s) {
        std::size_t at = slots_[s].hash & mask;
        while (places_[at] != 0) at = (at + 1) & mask;
        places_[at] = s + 1;
    }
}

// Where weights differ, every ballot has a slot: then what does not fit is found where it is added.
DELIB_INLINE void profile_builder::unpack() {
    weights_are_heads_ = false;
    const detail::packed_counts packed = packed_.counts();
    std::vector<entry> row;
    for (std::size_t i = 0; i < packed.ballots.size(); ++i) {
        row.resize(packed_.length(packed.ballots[i]));
        packed_.unpack(packed.ballots[i], row.data());
        slot& s = slots_[find_or_insert(row, {})];
        s.heads += packed.heads[i];
        s.total = delib::weight::ratio(static_cast<int128>(s.heads), 1);
    }
    pack();
}

// The slots that hold somebody's ballot, in the order of a profile.
DELIB_INLINE std::vector<std::uint32_t> profile_builder::sorted_slots(const std::vector<std::uint32_t>& strata) const {
    const std::vector<std::uint64_t> keys = sort_keys();
    std::vector<std::pair<std::uint64_t, std::uint32_t>> order;
    order.reserve(slots_.size());
    for (std::uint32_t s = 0; s < slots_.size(); ++s) {
        if (slots_[s].heads != 0) order.emplace_back(keys[s], s);
    }
    const auto strata_of = [&](std::uint32_t s) {
        return std::span<const std::uint32_t>(strata).subspan(s * strata_.size(), strata_.size());
    };
    std::sort(order.begin(), order.end(), [&](const auto& one, const auto& other) {
        if (one.first != other.first) return one.first < other.first;
        const auto by_entries = detail::compare(entries_of(one.second), entries_of(other.second));
        return by_entries != 0 ? by_entries < 0 : detail::compare(strata_of(one.second), strata_of(other.second)) < 0;
    });
    std::vector<std::uint32_t> out;
    out.reserve(order.size());
    for (const auto& [key, s] : order) out.push_back(s);
    return out;
}

// A number for each slot that grows with its entries, as far as 64 bits hold them: most comparisons need no more.
DELIB_INLINE std::vector<std::uint64_t> profile_builder::sort_keys() const {
    std::uint32_t largest = 0;
    for (const entry& e : entries_) largest = std::max(largest, e.value);
    const auto who_bits = static_cast<int>(std::bit_width(candidates_->size()));
    const auto value_bits = static_cast<int>(std::bit_width(largest));
    std::vector<std::uint64_t> keys(slots_.size(), 0);
    for (std::uint32_t s = 0; s < slots_.size(); ++s) {
        int left = 64;
        for (const entry& e : entries_of(s)) {
            // Candidates from 1, so that a shorter ballot comes first.
            if (left < who_bits + value_bits) break;
            left -= who_bits;
            keys[s] |= (static_cast<std::uint64_t>(index(e.who)) + 1) << left;
            left -= value_bits;
            keys[s] |= static_cast<std::uint64_t>(e.value) << left;
        }
    }
    return keys;
}

DELIB_INLINE std::vector<stratum_column>
profile_builder::canonical_strata(std::vector<std::vector<std::uint32_t>>& renumbered) const {
    std::vector<stratum_column> out = strata_;
    for (std::size_t c = 0; c < out.size(); ++c) {
        std::vector<std::uint32_t> order(out[c].values.size());
        std::iota(order.begin(), order.end(), 0U);
        const std::size_t declared = c < declared_.size() ? declared_[c] : 0;
        std::sort(order.begin() + static_cast<std::ptrdiff_t>(declared), order.end(),
                  [&](std::uint32_t a, std::uint32_t b) { return strata_[c].values[a] < strata_[c].values[b]; });
        std::vector<std::uint32_t> place(order.size());
        for (std::uint32_t i = 0; i < order.size(); ++i) {
            place[order[i]] = i;
            out[c].values[i] = strata_[c].values[order[i]];
        }
        renumbered.push_back(std::move(place));
    }
    return out;
}

}  // namespace delib
