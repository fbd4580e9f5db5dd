// Text as bytes of UTF-8: checks, trimming, and making hostile characters visible.
#pragma once

#include "delib/core/config.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace delib {

/// Without blanks and tabs (and carriage returns) at either end.
[[nodiscard]] constexpr std::string_view trim(std::string_view text) noexcept {
    const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
    while (!text.empty() && blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && blank(text.back())) text.remove_suffix(1);
    return text;
}

/// One decoded character of UTF-8: its code point and its length in bytes.
struct code_point {
    char32_t value = 0;
    std::size_t length = 1;
};

/// The character at the front of `text`; nothing if the bytes are not UTF-8 (overlong forms, surrogates and values
/// past U+10FFFF included). Precondition: text is not empty.
[[nodiscard]] constexpr std::optional<code_point> decode_utf8(std::string_view text) noexcept {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(0);
    if (lead < 0x80) return code_point{lead, 1};
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || text.size() < length) return std::nullopt;
    char32_t value = lead & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0) != 0x80) return std::nullopt;
        value = (value << 6) | (byte(i) & 0x3FU);
    }
    const char32_t least = length == 4 ? 0x10000 : length == 3 ? 0x800 : 0x80;
    if (value < least || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) return std::nullopt;
    return code_point{value, length};
}

/// The offset of the first byte that is not UTF-8, if there is one. Time O(bytes).
[[nodiscard]] constexpr std::optional<std::size_t> find_invalid_utf8(std::string_view text) noexcept {
    for (std::size_t at = 0; at < text.size();) {
        const auto decoded = decode_utf8(text.substr(at));
        if (!decoded) return at;
        at += decoded->length;
    }
    return std::nullopt;
}

/// Control characters, and the marks that reorder text on screen (Unicode's bidirectional controls), which a name from
/// a file could use to imitate another.
[[nodiscard]] constexpr bool is_deceptive(char32_t c) noexcept {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x061C || c == 0x200E || c == 0x200F || c == 0x2028 ||
           c == 0x2029 || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

/// The text with deceptive characters and broken bytes written as `\u{202E}` and `\x{FF}`.
[[nodiscard]] std::string visible(std::string_view text);

/// How deep brackets nest in a text of JSON: reading and writing JSON recurses as deep. Time O(bytes).
[[nodiscard]] constexpr std::size_t json_nesting(std::string_view text) noexcept {
    std::size_t depth = 0, most = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted) {
            if (c == '\\') ++i;
            quoted = c != '"';
        } else if (c == '"') {
            quoted = true;
        } else if (c == '[' || c == '{') {
            most = ++depth > most ? depth : most;
        } else if ((c == ']' || c == '}') && depth > 0) {
            --depth;
        }
    }
    return most;
}

/// What callers give as JSON is small: deeper nesting is refused.
inline constexpr std::size_t max_json_nesting = 16;

}  // namespace delib

#ifdef DELIB_HEADER_ONLY
#    include "delib/core/impl/text.ipp"
#endif
