// Ballots stream in, a profile comes out.
//
//     auto builder = delib::profile_builder::ranked({"A", "B", "C"});
//     builder->add({.entries = ranking});      // any number of times
//     auto profile = builder->freeze();
//
// Equal ballots are merged as they arrive, so memory grows with distinct ballots (and with named voters), not with
// ballots. Every ballot is checked; one that is not valid is an error and leaves the builder as it was.
#pragma once

#include "delib/ballot/profile.hpp"
#include "delib/core/result.hpp"
#include "delib/number/weight.hpp"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace delib {

/// A ballot on its way into a profile.
struct ballot_input {
    std::span<const entry> entries{};         ///< in any order; at most one for each candidate
    delib::weight weight{1};                  ///< of each head
    std::uint64_t heads = 1;                  ///< how many people cast exactly this
    std::span<const std::uint32_t> strata{};  ///< for each column the index of the value, or none at all
    std::string_view voter{};                 ///< an identity, for voters who vote twice; empty if unknown
};

/// Which ballot of a voter counts.
enum class revote_policy : std::uint8_t { last, first, reject };

/// What `add` did.
enum class added : std::uint8_t {
    counted,
    blank,
    replaced,    ///< counted; an earlier ballot of the same voter is not, any more
    superseded,  ///< not counted: the voter's first ballot stands
};

class profile_builder {
public:
    /// Rankings of these candidates; entry values are ranks from 1.
    [[nodiscard]] static result<profile_builder> ranked(const std::vector<std::string>& names) {
        return create(ballot_kind::ranked, names, nullptr);
    }
    /// Grades on a scale; entry values are places on it from 0.
    [[nodiscard]] static result<profile_builder> graded(const std::vector<std::string>& names, scale grades) {
        return create(ballot_kind::graded, names, std::make_shared<const scale>(std::move(grades)));
    }
    /// Approvals; the approved candidates are listed, values are 1.
    [[nodiscard]] static result<profile_builder> approval(const std::vector<std::string>& names) {
        return create(ballot_kind::approval, names, nullptr);
    }
    /// Points; entry values are places on the scale of all points that occur.
    [[nodiscard]] static result<profile_builder> scored(const std::vector<std::string>& names, scale values) {
        return create(ballot_kind::scored, names, std::make_shared<const scale>(std::move(values)));
    }
    /// An empty builder for ballots like those of `like`: same kind, candidates, scale and strata.
    [[nodiscard]] static profile_builder like(const profile& p) {
        profile_builder out;
        out.kind_ = p.kind();
        out.candidates_ = p.share_candidates();
        out.scale_ = p.share_scale();
        for (const stratum_column& column : p.strata()) out.add_stratum(column.name, column.values);
        return out;
    }
    /// The same for other candidates.
    [[nodiscard]] static result<profile_builder> like(const profile& p, const std::vector<std::string>& names) {
        DELIB_TRY(list, candidate_list::create(names));
        profile_builder out = like(p);
        out.candidates_ = std::make_shared<const candidate_list>(std::move(list));
        return out;
    }

    [[nodiscard]] const candidate_list& candidates() const noexcept { return *candidates_; }

    /// Declares a stratum column and the values it may take; values that come up later are added and sorted by name.
    /// Precondition: no ballot was added yet.
    void add_stratum(std::string name, std::vector<std::string> values = {}) {
        declared_.push_back(values.size());
        strata_.push_back({std::move(name), std::move(values)});
    }
    /// The index of a value in a stratum column, added if it is new. Expected time O(length).
    [[nodiscard]] std::uint32_t stratum_value(std::size_t column, std::string_view value) {
        if (stratum_index_.size() < strata_.size()) stratum_index_.resize(strata_.size());
        auto& known = stratum_index_[column];
        auto& values = strata_[column].values;
        for (std::size_t i = known.size(); i < values.size(); ++i)
            known.emplace(values[i], static_cast<std::uint32_t>(i));
        const auto [at, fresh] = known.emplace(std::string(value), static_cast<std::uint32_t>(values.size()));
        if (fresh) values.emplace_back(value);
        return at->second;
    }
    void set_revote(revote_policy policy) noexcept { revote_ = policy; }

    /// Adds a ballot. Errors: a candidate twice, a rank 0, a value off the scale, a candidate that does not exist, the
    /// wrong number of strata, a second ballot of a voter under `revote=reject`, a weight sum beyond 128 bits.
    /// Expected time O(entries log entries).
    [[nodiscard]] result<added> add(const ballot_input& ballot) {
        const auto total = checked_multiply(ballot.weight, delib::weight::ratio(static_cast<int128>(ballot.heads), 1));
        if (!total) return too_fine();
        return add_group(ballot.entries, *total, ballot.heads, ballot.strata, ballot.voter);
    }

    /// The same for `heads` equal ballots that weigh `total` together.
    [[nodiscard]] result<added> add_group(std::span<const entry> entries, const weight& total, std::uint64_t heads,
                                          std::span<const std::uint32_t> strata = {}, std::string_view voter = {}) {
        std::vector<entry>& row = scratch_;
        row.assign(entries.begin(), entries.end());
        DELIB_CHECK(check(row));
        if (!strata.empty() && strata.size() != strata_.size()) {
            return error{error_code::usage, "a ballot needs one value for each stratum column, or none", {}};
        }
        if (heads == 0) return error{error_code::usage, "a ballot is cast by somebody; its heads are 0", {}};
        if (heads > max_heads - heads_) return error{error_code::overflow, "more than 2^63 ballots", {}};

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

    /// The profile of all ballots so far. Error: the weights have no common denominator within 128 bits.
    /// Time O(distinct ballots · log).
    [[nodiscard]] result<profile> freeze() const {
        profile out;
        out.kind_ = kind_;
        out.candidates_ = candidates_;
        out.scale_ = scale_;
        std::vector<std::vector<std::uint32_t>> renumbered;
        out.strata_ = std::make_shared<const std::vector<stratum_column>>(canonical_strata(renumbered));

        int128 denominator = 1;
        std::vector<std::uint32_t> order;
        for (std::uint32_t s = 0; s < slots_.size(); ++s) {
            if (slots_[s].heads == 0) continue;
            order.push_back(s);
            const auto common = checked_lcm(denominator, slots_[s].total.denominator());
            if (!common) return too_fine();
            denominator = *common;
        }
        out.denominator_ = denominator;

        std::vector<std::uint32_t> strata(stratum_values_);
        for (std::size_t i = 0; i < strata.size(); ++i) {
            if (!strata_.empty()) strata[i] = renumbered[i % strata_.size()][strata[i]];
        }
        const auto strata_of = [&](std::uint32_t s) {
            return std::span<const std::uint32_t>(strata).subspan(s * strata_.size(), strata_.size());
        };
        std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
            const auto left = entries_of(a), right = entries_of(b);
            if (!std::equal(left.begin(), left.end(), right.begin(), right.end())) {
                return std::lexicographical_compare(left.begin(), left.end(), right.begin(), right.end());
            }
            const auto sa = strata_of(a), sb = strata_of(b);
            return std::lexicographical_compare(sa.begin(), sa.end(), sb.begin(), sb.end());
        });
        for (const std::uint32_t s : order) {
            const auto entries = entries_of(s);
            out.entries_.insert(out.entries_.end(), entries.begin(), entries.end());
            out.offsets_.push_back(out.entries_.size());
            const auto numerator =
                checked_multiply(slots_[s].total.numerator(), denominator / slots_[s].total.denominator());
            if (!numerator) return too_fine();
            out.weights_.push_back(*numerator);
            out.heads_.push_back(slots_[s].heads);
            const auto values = strata_of(s);
            out.stratum_values_.insert(out.stratum_values_.end(), values.begin(), values.end());
            int128& total = entries.empty() ? out.blank_weight_ : out.counted_weight_;
            const auto sum = checked_add(total, *numerator);
            if (!sum) return too_fine();
            total = *sum;
            (entries.empty() ? out.blank_heads_ : out.counted_heads_) += slots_[s].heads;
        }
        return out;
    }

private:
    struct slot {
        std::size_t offset;
        std::uint32_t length;
        std::uint32_t next;  // the next slot with the same hash, or itself
        delib::weight total{0};
        std::uint64_t heads = 0;
    };
    struct voter_record {
        std::uint32_t slot;
        delib::weight total;
        std::uint64_t heads;
    };

    [[nodiscard]] static result<profile_builder> create(ballot_kind kind, const std::vector<std::string>& names,
                                                        shared_scale s) {
        DELIB_TRY(list, candidate_list::create(names));
        profile_builder out;
        out.kind_ = kind;
        out.candidates_ = std::make_shared<const candidate_list>(std::move(list));
        out.scale_ = std::move(s);
        return out;
    }

    [[nodiscard]] static error too_fine() {
        return {error_code::overflow,
                "the ballot weights have no common denominator within 128 bits; round them with --weight-digits",
                {}};
    }

    // Sorts the entries canonically and checks them.
    [[nodiscard]] result<void> check(std::vector<entry>& row) {
        std::sort(row.begin(), row.end());
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (index(row[i].who) >= candidates_->size()) {
                return error{error_code::name,
                             "a ballot names candidate number " + std::to_string(index(row[i].who) + 1) + " of " +
                                 std::to_string(candidates_->size()),
                             {}};
            }
            if (i > 0 && row[i].who == row[i - 1].who) {
                return error{
                    error_code::name, "a ballot names '" + visible(candidates_->name(row[i].who)) + "' twice", {}};
            }
            if (kind_ == ballot_kind::ranked && row[i].value == 0) {
                return error{error_code::usage, "ranks count from 1, got 0", {}};
            }
            if (scale_ != nullptr && row[i].value >= scale_->size()) {
                return error{error_code::name, "a grade is beyond the scale of " + std::to_string(scale_->size()), {}};
            }
            if (kind_ == ballot_kind::approval) row[i].value = 1;
        }
        if (kind_ == ballot_kind::ranked) {
            std::sort(row.begin(), row.end(), [](const entry& a, const entry& b) {
                return std::pair(a.value, a.who) < std::pair(b.value, b.who);
            });
        }
        return {};
    }

    [[nodiscard]] std::span<const entry> entries_of(std::uint32_t s) const {
        return std::span(entries_).subspan(slots_[s].offset, slots_[s].length);
    }

    [[nodiscard]] std::uint32_t find_or_insert(std::span<const entry> row, std::span<const std::uint32_t> strata) {
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
        const auto fresh_slot = static_cast<std::uint32_t>(slots_.size());
        const auto [at, fresh] = by_hash_.emplace(hash, fresh_slot);
        if (!fresh) {
            for (std::uint32_t s = at->second;; s = slots_[s].next) {
                if (same(s)) return s;
                if (slots_[s].next == s) break;
            }
        }
        slots_.push_back(
            {entries_.size(), static_cast<std::uint32_t>(row.size()), fresh ? fresh_slot : at->second, weight(0), 0});
        at->second = fresh_slot;
        entries_.insert(entries_.end(), row.begin(), row.end());
        for (std::size_t i = 0; i < strata_.size(); ++i)
            stratum_values_.push_back(strata.empty() ? missing_value(i) : strata[i]);
        return fresh_slot;
    }

    [[nodiscard]] std::uint32_t missing_value(std::size_t column) { return stratum_value(column, ""); }

    // Stratum values sorted by name unless they were declared, so that the order of ballots leaves no trace.
    [[nodiscard]] std::vector<stratum_column>
    canonical_strata(std::vector<std::vector<std::uint32_t>>& renumbered) const {
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

    static constexpr std::uint64_t max_heads = std::uint64_t{1} << 63;

    ballot_kind kind_ = ballot_kind::ranked;
    shared_candidates candidates_{};
    shared_scale scale_{};
    std::uint64_t heads_ = 0;
    std::vector<stratum_column> strata_{};
    std::vector<std::size_t> declared_{};
    std::vector<std::unordered_map<std::string, std::uint32_t>> stratum_index_{};
    revote_policy revote_ = revote_policy::last;
    std::vector<slot> slots_{};
    std::vector<entry> entries_{};
    std::vector<std::uint32_t> stratum_values_{};
    std::unordered_map<std::uint64_t, std::uint32_t> by_hash_{};
    std::unordered_map<std::string, voter_record> voters_{};
    std::vector<entry> scratch_{};
};

}  // namespace delib
