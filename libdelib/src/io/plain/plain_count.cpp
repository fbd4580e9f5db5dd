#include "io/plain/plain_count.hpp"

#include "core/parallel.hpp"
#include "delib/ballot/profile_builder.hpp"
#include "delib/core/huge_pages.hpp"
#include "io/plain/plain_layout.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>

namespace delib::io {

struct plain_profile {
    static void make_room(profile& p, std::size_t rows, std::size_t entries, bool weighted) {
        p.offsets_.resize(rows + 1);
        p.entries_.resize(entries);
        if (weighted) p.weights_.resize(rows);
        p.heads_.resize(rows);
        p.stratum_values_.resize(rows * p.strata_->size());
        prefer_huge_pages(p.offsets_);
        prefer_huge_pages(p.entries_);
        prefer_huge_pages(p.weights_);
        prefer_huge_pages(p.heads_);
        prefer_huge_pages(p.stratum_values_);
        p.offsets_[0] = 0;
    }
    // Where the columns of a profile begin.
    struct columns {
        entry* entries;
        std::size_t* offsets;
        int128* weights;
        std::uint64_t* heads;
        std::uint32_t* strata;
    };
    static columns columns_of(profile& p) {
        return {p.entries_.data(), p.offsets_.data(), p.weights_.data(), p.heads_.data(), p.stratum_values_.data()};
    }
    static void set_strata(profile& p, std::vector<stratum_column> columns) {
        p.strata_ = std::make_shared<const std::vector<stratum_column>>(std::move(columns));
    }
    static void set_denominator(profile& p, int128 denominator) { p.denominator_ = denominator; }

    // Sums over the rows, of which only the first ones can be blank.
    [[nodiscard]] static bool add_up(profile& p) {
        for (std::size_t i = 0; i < p.size(); ++i) {
            const bool blank = p.offsets_[i] == p.offsets_[i + 1];
            int128& total = blank ? p.blank_weight_ : p.counted_weight_;
            const auto sum = checked_add(total, p.weight_of(i));
            if (!sum) return false;
            total = *sum;
            (blank ? p.blank_heads_ : p.counted_heads_) += p.heads_[i];
        }
        return true;
    }
};

namespace {

enum class outcome : std::uint8_t { done, gaps, not_plain };

template <class Key>
class counting {
public:
    counting(std::vector<plain_part>& parts, const plain_meaning& meaning, const plain_layout& form, unsigned threads)
        : parts_(parts),
          meaning_(meaning),
          form_(form),
          threads_(threads),
          top_bits_(std::min(form.bits - form.weight_bits, bucket_bits(parts))) {}

    outcome run(profile& into) {
        make_keys();
        distribute();
        ends_.resize(buckets() + 1);
        for_each_parallel(threads_, buckets(), [&](std::size_t b) {
            sort(b);
            survey(b);
        });
        for (std::size_t b = 0; b < buckets(); ++b) {
            ends_[b + 1].rows += ends_[b].rows;
            ends_[b + 1].entries += ends_[b].entries;
        }
        plain_profile::make_room(into, ends_.back().rows, ends_.back().entries, weighted());
        if (weighted()) totals_.resize(ends_.back().rows);
        std::atomic<outcome> worst{outcome::done};
        for_each_parallel(threads_, buckets(), [&](std::size_t b) {
            const outcome said = write(b, into);
            if (said != outcome::done && worst.load() != outcome::not_plain) worst = said;
        });
        if (worst.load() != outcome::done) return worst.load();
        if (weighted() && !weigh(into)) return outcome::not_plain;
        return plain_profile::add_up(into) ? outcome::done : outcome::not_plain;
    }

private:
    // How many rows and entries the distinct ballots of the buckets before have.
    struct end {
        std::size_t rows = 0;
        std::size_t entries = 0;
    };

    // Buckets of about a thousand ballots, but no more of them than can be written side by side.
    [[nodiscard]] static int bucket_bits(const std::vector<plain_part>& parts) {
        std::size_t ballots = 0;
        for (const plain_part& part : parts) ballots += part.block->rows;
        return std::clamp(static_cast<int>(std::bit_width(ballots)) - 10, 1, 10);
    }
    [[nodiscard]] std::size_t buckets() const noexcept { return std::size_t{1} << top_bits_; }
    [[nodiscard]] bool weighted() const noexcept { return !meaning_.weights.empty(); }

    void make_keys() {
        first_.assign(parts_.size() + 1, 0);
        for (std::size_t i = 0; i < parts_.size(); ++i) first_[i + 1] = first_[i] + parts_[i].block->rows;
        keys_.resize(first_.back());
        prefer_huge_pages(keys_);
        places_.assign(parts_.size() * buckets(), 0);
        for_each_parallel(threads_, parts_.size(), [&](std::size_t i) {
            io::make_keys(parts_[i], meaning_, form_, form_.bits - top_bits_, keys_.data() + first_[i],
                          places_.data() + i * buckets());
        });
    }

    // Each part writes its keys to its own places in each bucket.
    void distribute() {
        begin_.assign(buckets() + 1, 0);
        std::size_t at = 0;
        for (std::size_t b = 0; b < buckets(); ++b) {
            begin_[b] = at;
            for (std::size_t i = 0; i < parts_.size(); ++i) {
                const std::size_t here = places_[i * buckets() + b];
                places_[i * buckets() + b] = at;
                at += here;
            }
        }
        begin_.back() = at;
        sorted_.resize(at);
        prefer_huge_pages(sorted_);
        for_each_parallel(threads_, parts_.size(), [&](std::size_t i) {
            std::size_t* const place = places_.data() + i * buckets();
            const Key* const from = keys_.data();
            Key* const to = sorted_.data();
            const int shift = form_.bits - top_bits_;
            for (std::size_t k = first_[i]; k < first_[i + 1]; ++k)
                to[place[static_cast<std::size_t>(from[k] >> shift)]++] = from[k];
        });
    }

    // By digits from the lowest; keys_ lends the room.
    void sort(std::size_t bucket) {
        Key* from = sorted_.data() + begin_[bucket];
        Key* to = keys_.data() + begin_[bucket];
        const std::size_t size = begin_[bucket + 1] - begin_[bucket];
        if (size < 64) {
            std::sort(from, from + size);
            return;
        }
        const int left = form_.bits - top_bits_;
        const int most = std::clamp(static_cast<int>(std::bit_width(size)), 8, 11);
        const int passes = (left + most - 1) / most;
        const int digit_bits = passes == 0 ? 0 : (left + passes - 1) / passes;
        const std::size_t digits = std::size_t{1} << digit_bits;
        std::array<std::size_t, 2048> place;
        bool moved = false;
        for (int pass = 0; pass < passes; ++pass) {
            const auto digit = [&](Key key) {
                return static_cast<std::size_t>(key >> (pass * digit_bits)) & (digits - 1);
            };
            std::fill_n(place.begin(), digits, std::size_t{0});
            for (std::size_t i = 0; i < size; ++i) ++place[digit(from[i])];
            if (place[digit(from[0])] == size) continue;
            std::size_t at = 0;
            for (std::size_t d = 0; d < digits; ++d) at += std::exchange(place[d], at);
            for (std::size_t i = 0; i < size; ++i) to[place[digit(from[i])]++] = from[i];
            std::swap(from, to);
            moved = !moved;
        }
        if (moved) std::copy_n(from, size, to);
    }

    void survey(std::size_t bucket) {
        const Key* const sorted = sorted_.data();
        const int weight_bits = form_.weight_bits;
        end found;
        Key last = 0;
        for (std::size_t i = begin_[bucket]; i < begin_[bucket + 1]; ++i) {
            const Key ballot = sorted[i] >> weight_bits;
            if (i != begin_[bucket] && ballot == last) continue;
            last = ballot;
            ++found.rows;
            found.entries += length(sorted[i]);
        }
        ends_[bucket + 1] = found;
    }

    [[nodiscard]] std::size_t length(Key key) const noexcept {
        const Key ranks = key >> form_.side_bits;
        if (ranks == 0) return 0;
        const std::size_t fields = form_.lengths[static_cast<std::size_t>(trailing_zeros(ranks))];
        if (form_.order != field_order::by_candidate) return fields;
        std::size_t held = 0;
        for (std::size_t f = 0; f < fields; ++f) held += value_at(key, f) <= meaning_.levels ? 1U : 0U;
        return held;
    }

    [[nodiscard]] std::size_t value_at(Key key, std::size_t field) const noexcept {
        return static_cast<std::size_t>((key >> form_.shift(field)) & ((Key{1} << form_.who_bits) - 1));
    }

    // Of a ballot with a value for each of some candidates.
    void write_values(Key key, entry* to, std::size_t held) const {
        for (std::size_t f = 0; held > 0; ++f) {
            const std::size_t value = value_at(key, f);
            if (value > meaning_.levels) continue;
            *to++ = {candidate_at(f), meaning_.values[value - 1]};
            --held;
        }
    }

    outcome write(std::size_t bucket, profile& into) {
        const plain_profile::columns to = plain_profile::columns_of(into);
        const std::size_t strata = form_.stratum_bits.size(), last = begin_[bucket + 1];
        const int first = form_.shift(0), field_bits = form_.field(), rank_bits = form_.rank_bits;
        const bool by_candidate = form_.order == field_order::by_candidate;
        const bool with_rank = form_.order == field_order::with_rank;
        const Key who_mask = (Key{1} << form_.who_bits) - 1;
        const Key rank_mask = (Key{1} << rank_bits) - 1;
        const std::uint32_t* const ranks = meaning_.ranks.data();
        const std::size_t candidates = meaning_.candidates.names.size();
        std::vector<std::size_t> seen(candidates <= 64 ? 0 : candidates, 0);
        std::size_t row = ends_[bucket].rows, entries = ends_[bucket].entries;
        for (std::size_t i = begin_[bucket]; i < last; ++row) {
            const Key key = sorted_[i];
            const std::size_t stop = next_ballot(i, last, row);
            const std::size_t held = length(key);
            std::uint64_t named = 0;
            int shift = first;
            if (by_candidate) {
                write_values(key, to.entries + entries, held);
                entries += held;
            }
            for (std::size_t r = by_candidate ? held : 0; r < held; ++r, ++entries, shift -= field_bits) {
                const Key field = key >> shift;
                const auto who = static_cast<std::size_t>((field >> rank_bits) & who_mask);
                if (who == 0) return outcome::gaps;
                const std::size_t rank = with_rank ? static_cast<std::size_t>(field & rank_mask) : r;
                if (candidates <= 64) {
                    if ((named >> (who - 1) & 1) != 0) return outcome::not_plain;
                    named |= std::uint64_t{1} << (who - 1);
                } else if (std::exchange(seen[who - 1], row + 1) == row + 1) {
                    return outcome::not_plain;
                }
                to.entries[entries] = {candidate_at(who - 1), ranks[rank]};
            }
            to.offsets[row + 1] = entries;
            to.heads[row] = stop - i;
            int below = form_.side_bits;
            for (std::size_t s = 0; s < strata; ++s) {
                below -= form_.stratum_bits[s];
                to.strata[row * strata + s] =
                    static_cast<std::uint32_t>((key >> below) & ((Key{1} << form_.stratum_bits[s]) - 1));
            }
            i = stop;
        }
        return overflow_.load() ? outcome::not_plain : outcome::done;
    }

    // Where the next ballot begins; the weights of this one are added up on the way.
    std::size_t next_ballot(std::size_t i, std::size_t last, std::size_t row) {
        const Key ballot = sorted_[i] >> form_.weight_bits;
        if (!weighted()) {
            while (i < last && sorted_[i] == ballot) ++i;
            return i;
        }
        weight total(0);
        const Key mask = (Key{1} << form_.weight_bits) - 1;
        while (i < last && sorted_[i] >> form_.weight_bits == ballot) {
            const Key weighing = sorted_[i];
            const std::size_t from = i;
            while (i < last && sorted_[i] == weighing) ++i;
            const auto equal = checked_multiply(meaning_.weights[static_cast<std::size_t>(weighing & mask)],
                                                weight::ratio(static_cast<int128>(i - from), 1));
            const auto sum = equal ? checked_add(total, *equal) : std::nullopt;
            if (!sum) {
                overflow_ = true;
                continue;
            }
            total = *sum;
        }
        totals_[row] = total;
        return i;
    }

    bool weigh(profile& into) {
        int128 denominator = 1;
        for (const weight& total : totals_) {
            if (total.denominator() == denominator) continue;
            const auto common = checked_lcm(denominator, total.denominator());
            if (!common) return false;
            denominator = *common;
        }
        plain_profile::set_denominator(into, denominator);
        for (std::size_t i = 0; i < totals_.size(); ++i) {
            const auto numerator = checked_multiply(totals_[i].numerator(), denominator / totals_[i].denominator());
            if (!numerator) return false;
            plain_profile::columns_of(into).weights[i] = *numerator;
        }
        return true;
    }

    std::vector<plain_part>& parts_;
    const plain_meaning& meaning_;
    const plain_layout& form_;
    unsigned threads_;
    int top_bits_;                       // that choose the bucket; ballots that differ in weight only share it
    std::vector<std::size_t> first_{};   // of each part's keys
    std::vector<std::size_t> places_{};  // for each part and bucket
    std::vector<std::size_t> begin_{};   // of each bucket
    detail::unset_vector<Key> keys_{};
    detail::unset_vector<Key> sorted_{};
    std::vector<end> ends_{};
    std::vector<weight> totals_{};
    std::atomic<bool> overflow_{false};
};

outcome count(std::vector<plain_part>& parts, const plain_meaning& meaning, field_order order, unsigned threads,
              profile& into) {
    const plain_layout form(meaning, order);
    if (form.bits > 128) return outcome::not_plain;
    return form.bits <= 64 ? counting<std::uint64_t>(parts, meaning, form, threads).run(into)
                           : counting<uint128>(parts, meaning, form, threads).run(into);
}

}  // namespace

std::optional<profile> count_plain(std::vector<plain_part>& parts, const plain_meaning& meaning, unsigned threads) {
    const auto in_order = [&](field_order order) -> std::pair<outcome, std::optional<profile>> {
        auto builder = builder_for(meaning.reading, meaning.candidates.names, meaning.grades);
        if (!builder) return {outcome::not_plain, std::nullopt};
        auto out = builder->freeze();
        if (!out) return {outcome::not_plain, std::nullopt};
        plain_profile::set_strata(*out, meaning.strata);
        const outcome said = count(parts, meaning, order, threads, *out);
        if (said != outcome::done) return {said, std::nullopt};
        return {said, std::move(*out)};
    };
    if (!meaning.of_names) {
        const bool ranked = meaning.reading == ballot_reading::matrix;
        return in_order(ranked ? field_order::with_rank : field_order::by_candidate).second;
    }
    auto [said, out] = in_order(field_order::by_rank);
    return said == outcome::gaps ? in_order(field_order::with_rank).second : std::move(out);
}

}  // namespace delib::io
