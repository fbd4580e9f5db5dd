// How the tests of reports look at what is written: lines, columns, and what a reader reads.
#pragma once

#include "delib/core/language.hpp"
#include "delib/core/text.hpp"

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace delib::testing {

inline constexpr std::array languages{language::en, language::fr};

inline std::vector<std::string_view> lines_of(std::string_view words) {
    std::vector<std::string_view> out;
    while (!words.empty()) {
        const auto end = words.find('\n');
        out.push_back(words.substr(0, end));
        words.remove_prefix(end == std::string_view::npos ? words.size() : end + 1);
    }
    return out;
}

// An independent measure: every code point takes one column, ideographs and pictures two, these combining marks none.
inline std::size_t columns(std::string_view line) {
    std::size_t sum = 0;
    for (std::size_t at = 0; at < line.size();) {
        const auto c = decode_utf8(line.substr(at));
        if (!c) return 10'000;
        sum += c->value >= 0x300 && c->value < 0x370                              ? 0U
               : (c->value >= 0x2E80 && c->value < 0xD800) || c->value >= 0x1F000 ? 2U
                                                                                  : 1U;
        at += c->length;
    }
    return sum;
}

inline std::string lower(std::string words) {
    for (char& c : words) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return words;
}

// The words without everything between two marks. std::regex recurses once a character, so long parts are cut by hand.
inline std::string without(std::string_view words, std::string_view from, std::string_view to) {
    std::string out;
    for (;;) {
        const auto begin = words.find(from);
        out += words.substr(0, begin);
        out += ' ';
        if (begin == std::string_view::npos) return out;
        const auto end = words.find(to, begin + from.size());
        if (end == std::string_view::npos) return out;
        words.remove_prefix(end + to.size());
    }
}

// What a reader reads: without styles, tags and code.
inline std::string reading(std::string words) {
    for (const auto& [from, to] : {std::pair("<style>", "</style>"), std::pair("<code>", "</code>"),
                                   std::pair("```", "```"), std::pair("`", "`"), std::pair("<", ">")}) {
        words = without(words, from, to);
    }
    return words;
}

}  // namespace delib::testing
