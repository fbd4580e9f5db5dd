// The languages of what people read.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace delib {

enum class language : std::uint8_t { en, fr };

[[nodiscard]] constexpr std::string_view to_text(language l) noexcept {
    return l == language::fr ? "fr" : "en";
}

[[nodiscard]] constexpr std::optional<language> parse_language(std::string_view word) noexcept {
    if (word == "en") return language::en;
    if (word == "fr") return language::fr;
    return std::nullopt;
}

/// A text in every language; where one is missing, the other stands in for it.
struct localized {
    std::string en{};
    std::string fr{};

    [[nodiscard]] const std::string& in(language l) const noexcept {
        const std::string& wanted = l == language::fr ? fr : en;
        return wanted.empty() ? (l == language::fr ? en : fr) : wanted;
    }
    [[nodiscard]] bool empty() const noexcept { return en.empty() && fr.empty(); }
    friend bool operator==(const localized&, const localized&) = default;
};

}  // namespace delib
