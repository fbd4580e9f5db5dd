// A ballot as one number whose order is that of the rows of a profile.
#pragma once

#include "io/plain/plain_count.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace delib::io {

__extension__ typedef unsigned __int128 uint128;

/// What the fields of such a number are, from the highest bit. Behind them stand the strata, and then the weight.
enum class field_order : std::uint8_t {
    by_rank,       ///< for each rank the candidate's place plus one, or 0
    with_rank,     ///< for each candidate on the ballot, by rank and then by place: the place plus one, and the rank
    by_candidate,  ///< for each candidate: 0 if neither it nor any behind it has a value, then the values, then no value
};

struct plain_layout {
    field_order order;
    int who_bits = 0;   // or those of a value
    int rank_bits = 0;  // beside each candidate
    std::vector<int> stratum_bits{};
    int weight_bits = 0;
    int side_bits = 0;  // strata and weight
    int bits = 0;
    std::size_t fields = 0;
    std::array<std::uint8_t, 128> lengths{};  // of a ballot in fields, by the zeros at their end

    plain_layout(const plain_meaning& meaning, field_order chosen) : order(chosen) {
        const auto width = [](std::size_t values) {
            return values <= 1 ? 0 : static_cast<int>(std::bit_width(values - 1));
        };
        const std::size_t candidates = meaning.candidates.names.size();
        fields = meaning.of_names ? meaning.ranks.size() : candidates;
        who_bits = std::max(1, width(order == field_order::by_candidate ? meaning.levels + 2 : candidates + 1));
        if (order == field_order::with_rank) rank_bits = width(meaning.ranks.size());
        weight_bits = width(meaning.weights.size());
        side_bits = weight_bits;
        for (const stratum_column& s : meaning.strata) side_bits += stratum_bits.emplace_back(width(s.values.size()));
        bits = fields > 128 ? 129 : static_cast<int>(fields) * field() + side_bits;
        for (std::size_t zeros = 0; zeros < lengths.size(); ++zeros) {
            const std::size_t silent = zeros / static_cast<std::size_t>(field());
            lengths[zeros] =
                static_cast<std::uint8_t>(fields > silent ? std::min<std::size_t>(fields - silent, 255) : 0);
        }
    }
    [[nodiscard]] int field() const noexcept { return who_bits + rank_bits; }
    [[nodiscard]] int shift(std::size_t place) const noexcept { return bits - static_cast<int>(place + 1) * field(); }
};

template <class Key>
[[nodiscard]] int trailing_zeros(Key key) noexcept {
    const auto low = static_cast<std::uint64_t>(key);
    if (low != 0 || sizeof(Key) == sizeof low) return std::countr_zero(low);
    return 64 + std::countr_zero(static_cast<std::uint64_t>(key >> (sizeof(Key) * 4)));
}

/// Writes the numbers of the ballots of a part, one after the other, and counts how many go to each bucket: what is left
/// when a number is shifted by `bucket_shift`.
template <class Key>
void make_keys(const plain_part& part, const plain_meaning& meaning, const plain_layout& form, int bucket_shift,
               Key* out, std::size_t* tally) {
    struct field {
        std::size_t column, place;
    };
    std::vector<field> fields;
    std::vector<std::pair<std::size_t, std::vector<Key>>> sides;
    int below = form.side_bits;
    for (std::size_t c = 0; c < part.columns->size(); ++c) {
        const table_column& column = (*part.columns)[c];
        const auto side = [&](const std::vector<std::uint32_t>& places, int shift) {
            std::vector<Key> shifted;
            for (const std::uint32_t place : places) shifted.push_back(static_cast<Key>(place) << shift);
            sides.emplace_back(c, std::move(shifted));
        };
        if (column.role == column_role::rank) {
            const auto at = std::lower_bound(meaning.ranks.begin(), meaning.ranks.end(), column.number);
            fields.push_back({c, static_cast<std::size_t>(at - meaning.ranks.begin())});
        } else if (column.role == column_role::candidate) {
            fields.push_back({c, meaning.candidates.place[column.number]});
        } else if (column.role == column_role::weight) {
            side(part.places.weights, 0);
        } else if (column.role == column_role::stratum) {
            below = form.side_bits;
            for (std::size_t s = 0; s <= column.number; ++s) below -= form.stratum_bits[s];
            side(part.places.strata[column.number], below);
        }
    }
    std::sort(fields.begin(), fields.end(), [](const auto& a, const auto& b) { return a.place < b.place; });
    // What a cell stands for: a candidate, or a value.
    std::vector<Key> said{0};
    for (const std::uint32_t place : meaning.of_names ? part.places.names : part.places.values)
        said.push_back(place == roster::gone ? 0 : Key{place} + 1);

    const std::uint16_t* row = part.block->codes.data();
    const std::size_t columns = part.columns->size();
    const auto write_all = [&](auto&& fields_of) {
        for (std::size_t i = 0; i < part.block->rows; ++i, row += columns, ++out) {
            Key key = fields_of();
            for (const auto& [c, places] : sides) key |= places[row[c]];
            *out = key;
            ++tally[static_cast<std::size_t>(key >> bucket_shift)];
        }
    };
    if (form.order == field_order::by_rank) {
        write_all([&] {
            Key key = 0;
            for (const field& f : fields) key |= said[row[f.column]] << form.shift(f.place);
            return key;
        });
    } else if (form.order == field_order::by_candidate) {
        const Key silent = Key{meaning.levels} + 1;
        write_all([&] {
            Key key = 0;
            std::size_t behind = 0;  // of the last field that is known to be silent
            for (const field& f : fields) {
                const Key value = said[row[f.column]];
                if (value == 0) continue;
                for (; behind < f.place; ++behind) key |= silent << form.shift(behind);
                key |= value << form.shift(behind++);
            }
            return key;
        });
    } else if (meaning.of_names) {
        write_all([&] {
            Key key = 0;
            std::size_t place = 0;
            for (const field& f : fields) {
                const Key named = said[row[f.column]];
                if (named == 0) continue;
                key |= ((named << form.rank_bits) | static_cast<Key>(f.place)) << form.shift(place++);
            }
            return key;
        });
    } else {
        std::vector<std::pair<Key, std::size_t>> ranked(fields.size());  // rank and candidate
        write_all([&] {
            std::size_t held = 0;
            for (const field& f : fields) {
                const Key rank = said[row[f.column]];
                if (rank == 0) continue;
                std::size_t at = held++;
                for (; at > 0 && ranked[at - 1].first > rank; --at) ranked[at] = ranked[at - 1];
                ranked[at] = {rank, f.place};
            }
            Key key = 0;
            for (std::size_t i = 0; i < held; ++i) {
                const Key who = static_cast<Key>(ranked[i].second) + 1;
                key |= ((who << form.rank_bits) | (ranked[i].first - 1)) << form.shift(i);
            }
            return key;
        });
    }
}

}  // namespace delib::io
