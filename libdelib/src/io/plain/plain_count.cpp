#include "io/plain/plain_count.hpp"

#include "core/huge_pages.hpp"
#include "core/parallel.hpp"
#include "delib/ballot/profile_builder.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>

namespace delib::io {

struct plain_profile {
    static void make_room(profile& p, std::size_t rows, std::size_t entries) {
        p.offsets_.resize(rows + 1);
        p.entries_.resize(entries);
        p.weights_.resize(rows);
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
            const auto sum = checked_add(total, p.weights_[i]);
            if (!sum) return false;
            total = *sum;
            (blank ? p.blank_heads_ : p.counted_heads_) += p.heads_[i];
        }
        return true;
    }
};

namespace {

__extension__ typedef unsigned __int128 uint128;

enum class outcome : std::uint8_t { done, gaps, not_plain };

// From the highest bit: for each rank the candidate's place plus one; the strata; the weight. Where ballots leave ranks
// out, the ranks that they hold stand one after the other instead, each as candidate and rank.
struct layout {
    bool gaps = false;
    int who_bits = 0;
    int rank_bits = 0;  // beside each candidate, with gaps
    std::vector<int> stratum_bits{};
    int weight_bits = 0;
    int side_bits = 0;  // strata and weight
    int bits = 0;
    std::size_t ranks = 0;
    std::array<std::uint8_t, 128> lengths{};  // of a ballot, by the zeros at the end of its ranks

    layout(const plain_meaning& meaning, bool with_gaps) : gaps(with_gaps), ranks(meaning.ranks.size()) {
        const auto width = [](std::size_t values) {
            return values <= 1 ? 0 : static_cast<int>(std::bit_width(values - 1));
        };
        who_bits = width(meaning.candidates.names.size() + 1);
        if (who_bits == 0) who_bits = 1;
        if (gaps) rank_bits = width(ranks);
        weight_bits = width(meaning.weights.size());
        side_bits = weight_bits;
        for (const stratum_column& s : meaning.strata) side_bits += stratum_bits.emplace_back(width(s.values.size()));
        bits = ranks > 128 ? 129 : static_cast<int>(ranks) * field() + side_bits;
        for (std::size_t zeros = 0; zeros < lengths.size(); ++zeros) {
            const std::size_t silent = zeros / static_cast<std::size_t>(field());
            lengths[zeros] = static_cast<std::uint8_t>(ranks > silent ? std::min<std::size_t>(ranks - silent, 255) : 0);
        }
    }
    [[nodiscard]] int field() const noexcept { return who_bits + rank_bits; }
    [[nodiscard]] int shift(std::size_t place) const noexcept { return bits - static_cast<int>(place + 1) * field(); }
};

template <class Key>
int trailing_zeros(Key key) noexcept {
    const auto low = static_cast<std::uint64_t>(key);
    if (low != 0 || sizeof(Key) == sizeof low) return std::countr_zero(low);
    return 64 + std::countr_zero(static_cast<std::uint64_t>(key >> (sizeof(Key) * 4)));
}

template <class Key>
class counting {
public:
    counting(std::vector<plain_part>& parts, const plain_meaning& meaning, const layout& form, unsigned threads)
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
        plain_profile::make_room(into, ends_.back().rows, ends_.back().entries);
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
    [[nodiscard]] std::size_t bucket_of(Key key) const noexcept {
        return static_cast<std::size_t>(key >> (form_.bits - top_bits_));
    }
    [[nodiscard]] bool weighted() const noexcept { return !meaning_.weights.empty(); }

    void make_keys() {
        first_.assign(parts_.size() + 1, 0);
        for (std::size_t i = 0; i < parts_.size(); ++i) first_[i + 1] = first_[i] + parts_[i].block->rows;
        keys_.resize(first_.back());
        prefer_huge_pages(keys_);
        places_.assign(parts_.size() * buckets(), 0);
        for_each_parallel(threads_, parts_.size(), [&](std::size_t i) { make_keys(i); });
    }

    void make_keys(std::size_t part) {
        const plain_part& p = parts_[part];
        struct rank_column {
            std::size_t column, place;
        };
        std::vector<rank_column> ranks;
        std::vector<std::pair<std::size_t, std::vector<Key>>> sides;
        int below = form_.side_bits;
        for (std::size_t c = 0; c < p.columns->size(); ++c) {
            const table_column& column = (*p.columns)[c];
            const auto side = [&](const std::vector<std::uint32_t>& places, int shift) {
                std::vector<Key> shifted;
                for (const std::uint32_t place : places) shifted.push_back(static_cast<Key>(place) << shift);
                sides.emplace_back(c, std::move(shifted));
            };
            if (column.role == column_role::rank) {
                const auto at = std::lower_bound(meaning_.ranks.begin(), meaning_.ranks.end(), column.number);
                ranks.push_back({c, static_cast<std::size_t>(at - meaning_.ranks.begin())});
            } else if (column.role == column_role::weight) {
                side(p.places.weights, 0);
            } else if (column.role == column_role::stratum) {
                below = form_.side_bits;
                for (std::size_t s = 0; s <= column.number; ++s) below -= form_.stratum_bits[s];
                side(p.places.strata[column.number], below);
            }
        }
        std::sort(ranks.begin(), ranks.end(), [](const auto& a, const auto& b) { return a.place < b.place; });
        std::vector<Key> who{0};
        for (const std::uint32_t place : p.places.names) who.push_back(place == roster::gone ? 0 : Key{place} + 1);

        Key* out = keys_.data() + first_[part];
        std::size_t* const tally = places_.data() + part * buckets();
        const std::uint16_t* row = p.block->codes.data();
        const std::size_t columns = p.columns->size();
        for (std::size_t i = 0; i < p.block->rows; ++i, row += columns, ++out) {
            Key key = 0;
            if (form_.gaps) {
                std::size_t place = 0;
                for (const rank_column& r : ranks) {
                    const Key named = who[row[r.column]];
                    if (named == 0) continue;
                    key |= ((named << form_.rank_bits) | static_cast<Key>(r.place)) << form_.shift(place++);
                }
            } else {
                for (const rank_column& r : ranks) key |= who[row[r.column]] << form_.shift(r.place);
            }
            for (const auto& [c, places] : sides) key |= places[row[c]];
            *out = key;
            ++tally[bucket_of(key)];
        }
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
        return form_.lengths[static_cast<std::size_t>(trailing_zeros(ranks))];
    }

    outcome write(std::size_t bucket, profile& into) {
        const plain_profile::columns to = plain_profile::columns_of(into);
        const std::size_t strata = form_.stratum_bits.size(), last = begin_[bucket + 1];
        const int first = form_.shift(0), field_bits = form_.field(), rank_bits = form_.rank_bits;
        const bool gaps = form_.gaps;
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
            for (std::size_t r = 0; r < held; ++r, ++entries, shift -= field_bits) {
                const Key field = key >> shift;
                const auto who = static_cast<std::size_t>((field >> rank_bits) & who_mask);
                if (who == 0) return outcome::gaps;
                const std::size_t rank = gaps ? static_cast<std::size_t>(field & rank_mask) : r;
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
            to.weights[row] = static_cast<int128>(stop - i);
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
    const layout& form_;
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

outcome count(std::vector<plain_part>& parts, const plain_meaning& meaning, bool gaps, unsigned threads,
              profile& into) {
    const layout form(meaning, gaps);
    if (form.bits > 128) return outcome::not_plain;
    return form.bits <= 64 ? counting<std::uint64_t>(parts, meaning, form, threads).run(into)
                           : counting<uint128>(parts, meaning, form, threads).run(into);
}

}  // namespace

std::optional<profile> count_plain(std::vector<plain_part>& parts, const plain_meaning& meaning, unsigned threads) {
    const auto frame = [&]() -> result<profile> {
        DELIB_TRY(builder, profile_builder::ranked(meaning.candidates.names));
        DELIB_TRY(out, builder.freeze());
        plain_profile::set_strata(out, meaning.strata);
        return out;
    };
    for (const bool gaps : {false, true}) {
        auto out = frame();
        if (!out) return std::nullopt;
        const outcome said = count(parts, meaning, gaps, threads, *out);
        if (said == outcome::done) return std::move(*out);
        if (said == outcome::not_plain) break;
    }
    return std::nullopt;
}

}  // namespace delib::io
