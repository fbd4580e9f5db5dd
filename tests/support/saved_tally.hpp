// Tally files as docs/format.md describes them, written a second time without the library's code: whole ones to compare
// with, and forged ones whose digest and checksum are right.
#pragma once

#include "delib/core/checked.hpp"
#include "delib/core/digest.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace delib::testing {

using byte_row = std::vector<std::byte>;

inline void append(byte_row& to, uint128 number, std::size_t width) {
    for (std::size_t i = 0; i < width; ++i)
        to.push_back(static_cast<std::byte>(static_cast<unsigned>(number >> (8 * i)) & 0xFFU));
}

inline void append(byte_row& to, std::string_view text) {
    append(to, text.size(), 4);
    for (const char c : text) to.push_back(static_cast<std::byte>(c));
}

inline void append(byte_row& to, const std::vector<std::string>& names) {
    append(to, names.size(), 4);
    for (const std::string& name : names) append(to, name);
}

inline byte_row sha256(const byte_row& bytes) {
    const std::string hex = sha256_hex({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    byte_row out;
    for (std::size_t i = 0; i < hex.size(); i += 2) {
        const auto nibble = [](char c) { return static_cast<unsigned>(c <= '9' ? c - '0' : c - 'a' + 10); };
        out.push_back(static_cast<std::byte>(nibble(hex[i]) * 16 + nibble(hex[i + 1])));
    }
    return out;
}

inline constexpr std::size_t digest_at = 16, policy_at = 48, names_at = 52;

/// The digest of policy, candidates and grades in a file, if so many bytes are there.
inline std::optional<byte_row> digest_in(const byte_row& file) {
    std::size_t at = names_at;
    const auto number = [&]() -> std::optional<std::size_t> {
        if (file.size() - at < 4) return std::nullopt;
        std::size_t value = 0;
        for (std::size_t i = 4; i-- > 0;) value = value * 256 + std::to_integer<std::size_t>(file[at + i]);
        at += 4;
        return value;
    };
    const auto names = [&]() -> std::optional<std::vector<std::string>> {
        const auto count = number();
        if (!count) return std::nullopt;
        std::vector<std::string> all;
        for (std::size_t i = 0; i < *count; ++i) {
            const auto size = number();
            if (!size || *size > file.size() - at) return std::nullopt;
            all.emplace_back(reinterpret_cast<const char*>(file.data() + at), *size);
            at += *size;
        }
        return all;
    };
    if (file.size() < names_at) return std::nullopt;
    auto candidates = names();
    const auto grades = candidates ? names() : std::nullopt;
    if (!grades) return std::nullopt;
    std::sort(candidates->begin(), candidates->end());
    byte_row covered(file.begin() + policy_at, file.begin() + names_at);
    append(covered, *candidates);
    append(covered, *grades);
    return sha256(covered);
}

/// A file with the digest and the checksum that fit the rest of it.
inline byte_row sealed(byte_row file) {
    if (const auto digest = digest_in(file)) std::copy(digest->begin(), digest->end(), file.begin() + digest_at);
    if (file.size() < 32) return file;
    file.resize(file.size() - 32);
    const byte_row checksum = sha256(file);
    file.insert(file.end(), checksum.begin(), checksum.end());
    return file;
}

/// One tally in a file, number by number.
struct written_section {
    std::uint32_t kind = 1;
    std::uint32_t width = 8;
    std::uint64_t cells = 0;
    int128 denominator = 1;
    int128 total = 0;
    std::vector<std::uint32_t> keys{};
    std::vector<int128> counts{};
};

/// A file, number by number.
struct written_tally {
    std::array<unsigned char, 8> magic{0x89, 'd', 'l', 'b', '\r', '\n', 0x1A, '\n'};
    std::uint32_t version = 1;
    std::uint32_t how_many = 1;
    std::array<std::uint8_t, 4> policy{0, 0, 0, 0};
    std::vector<std::string> candidates{};
    std::vector<std::string> grades{};
    std::uint64_t heads = 0;
    std::uint64_t blank_heads = 0;
    int128 blank_above = 0;
    int128 blank_below = 1;
    std::vector<written_section> sections{};
    std::string after{};  ///< what must not be there

    [[nodiscard]] byte_row bytes() const {
        byte_row out;
        for (const unsigned char c : magic) out.push_back(static_cast<std::byte>(c));
        append(out, version, 4);
        append(out, how_many, 4);
        out.resize(policy_at);
        for (const std::uint8_t setting : policy) append(out, setting, 1);
        append(out, candidates);
        append(out, grades);
        append(out, heads, 8);
        append(out, blank_heads, 8);
        append(out, static_cast<uint128>(blank_above), 16);
        append(out, static_cast<uint128>(blank_below), 16);
        for (const written_section& s : sections) {
            append(out, s.kind, 4);
            append(out, s.width, 4);
            append(out, s.cells, 8);
            append(out, static_cast<uint128>(s.denominator), 16);
            append(out, static_cast<uint128>(s.total), 16);
            for (const std::uint32_t key : s.keys) append(out, key, 4);
            for (const int128 count : s.counts) append(out, static_cast<uint128>(count), s.width);
        }
        for (const char c : after) out.push_back(static_cast<std::byte>(c));
        out.resize(out.size() + 32);
        return sealed(std::move(out));
    }
};

}  // namespace delib::testing
