// From the bytes of a cell, as they stand in the file, to a small number: each spelling is looked at once, and found
// again without allocation. Cells of up to 16 bytes are compared as two words.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace delib::io {

class cell_codes {
public:
    static constexpr std::uint32_t unknown = 0xFFFF'FFFF;

    cell_codes() { grow(256); }

    /// A hash of any text. Time O(length).
    [[nodiscard]] static std::uint64_t hash_of(std::string_view text) noexcept {
        std::uint64_t hash = text.size();
        for (std::size_t i = 0; i < text.size(); i += 8) {
            std::uint64_t word = 0;
            std::memcpy(&word, text.data() + i, text.size() - i < 8 ? text.size() - i : 8);
            hash = (hash ^ word) * 0xFF51AFD7ED558CCDULL;
            hash ^= hash >> 32;
        }
        return hash;
    }

    /// The number of a cell, or `unknown`. `end` is where the text ends. Expected time O(length).
    [[nodiscard]] std::uint32_t find(const char* cell, std::size_t length, const char* end) const noexcept {
        if (length > short_bytes || end - cell < static_cast<std::ptrdiff_t>(short_bytes))
            return find_odd(cell, length, end);
        const key k = key_of_short(cell, length);
        for (std::size_t at = place(k); slots_[at].length != free; at = (at + 1) & mask_) {
            const slot& s = slots_[at];
            if (s.low == k.low && s.high == k.high && s.length == length) return s.code;
        }
        return unknown;
    }

    /// Precondition: the cell is unknown and shorter than 2^32 - 1 bytes.
    void insert(std::string_view cell, std::uint32_t code) {
        if ((used_ + 1) * 4 > slots_.size()) grow(slots_.size() * 4);
        const key k = key_of(cell.data(), cell.size(), cell.data() + cell.size());
        slot s{k.low, k.high, static_cast<std::uint32_t>(cell.size()), code, 0};
        if (cell.size() > short_bytes) {
            s.longer = longer_.size();
            longer_.emplace_back(cell);
        }
        put(s);
        ++used_;
    }

private:
    static constexpr std::size_t short_bytes = 16;
    static constexpr std::uint32_t free = 0xFFFF'FFFF;

    struct key {
        std::uint64_t low = 0;
        std::uint64_t high = 0;
    };
    struct slot {
        std::uint64_t low = 0;
        std::uint64_t high = 0;
        std::uint32_t length = free;
        std::uint32_t code = 0;
        std::size_t longer = 0;  // place in longer_
    };

    // A cell that is long, or so near the end that what follows cannot be read with it: kept out of the loop over cells.
    [[nodiscard, gnu::noinline]] std::uint32_t find_odd(const char* cell, std::size_t length,
                                                        const char* end) const noexcept {
        const key k = key_of(cell, length, end);
        for (std::size_t at = place(k); slots_[at].length != free; at = (at + 1) & mask_) {
            const slot& s = slots_[at];
            if (s.low != k.low || s.high != k.high || s.length != length) continue;
            if (length > short_bytes && longer_[s.longer] != std::string_view(cell, length)) continue;
            return s.code;
        }
        return unknown;
    }

    [[nodiscard]] static key key_of(const char* cell, std::size_t length, const char* end) noexcept {
        key k;
        if (length > short_bytes) {
            k.low = hash_of({cell, length});
            return k;
        }
        if (end - cell < static_cast<std::ptrdiff_t>(short_bytes)) {
            std::array<char, 16> padded{};
            std::memcpy(padded.data(), cell, length);
            std::memcpy(&k, padded.data(), sizeof k);
            return k;
        }
        return key_of_short(cell, length);
    }

    // Precondition: 16 bytes can be read, of which the first ones are the cell.
    [[nodiscard]] static key key_of_short(const char* cell, std::size_t length) noexcept {
        key k;
        std::memcpy(&k, cell, sizeof k);
        std::array<std::uint64_t, 2> kept;
        std::memcpy(kept.data(), leading_ones.data() + 16 - length, sizeof kept);
        k.low &= kept[0];
        k.high &= kept[1];
        return k;
    }

    // 16 bytes from place 16 - n are n bytes of ones and then zeros.
    static constexpr std::array<unsigned char, 32> leading_ones = [] {
        std::array<unsigned char, 32> out{};
        for (std::size_t i = 0; i < 16; ++i) out[i] = 0xFF;
        return out;
    }();

    [[nodiscard]] std::size_t place(const key& k) const noexcept {
        const std::uint64_t hash = (k.low ^ (k.high * 0x9E3779B97F4A7C15ULL)) * 0xFF51AFD7ED558CCDULL;
        return (hash >> 40) & mask_;
    }

    void put(const slot& s) noexcept {
        std::size_t at = place({s.low, s.high});
        while (slots_[at].length != free) at = (at + 1) & mask_;
        slots_[at] = s;
    }

    void grow(std::size_t size) {
        std::vector<slot> old(size);
        old.swap(slots_);
        mask_ = size - 1;
        for (const slot& s : old) {
            if (s.length != free) put(s);
        }
    }

    std::vector<slot> slots_{};
    std::vector<std::string> longer_{};
    std::size_t mask_ = 0;
    std::size_t used_ = 0;
};

}  // namespace delib::io
