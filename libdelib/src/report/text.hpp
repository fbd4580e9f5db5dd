// Words on their way to a reader: runs of plain, strong and code text. Renderers escape them; nobody else does.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace delib::report {

enum class style : std::uint8_t { plain, strong, code };

struct span {
    report::style style = report::style::plain;
    std::string words{};
};

class text {
public:
    text() = default;
    text(const char* words) : text(std::string(words)) {}
    text(std::string_view words) : text(std::string(words)) {}
    text(std::string words) {
        if (!words.empty()) spans_.push_back({style::plain, std::move(words)});
    }
    [[nodiscard]] static text strong(std::string words) { return styled(style::strong, std::move(words)); }
    [[nodiscard]] static text code(std::string words) { return styled(style::code, std::move(words)); }

    text& operator+=(const text& more) {
        spans_.insert(spans_.end(), more.spans_.begin(), more.spans_.end());
        return *this;
    }
    [[nodiscard]] const std::vector<span>& spans() const noexcept { return spans_; }
    [[nodiscard]] bool empty() const noexcept { return spans_.empty(); }

    /// The words without their styles.
    [[nodiscard]] std::string plain() const {
        std::string out;
        for (const span& s : spans_) out += s.words;
        return out;
    }

private:
    [[nodiscard]] static text styled(report::style s, std::string words) {
        text out;
        if (!words.empty()) out.spans_.push_back({s, std::move(words)});
        return out;
    }
    std::vector<span> spans_{};
};

/// The pattern with `{0}`, `{1}`, … replaced. A sentence is always one pattern, so that each language orders its words.
[[nodiscard]] inline text say(std::string_view pattern, std::initializer_list<text> parts = {}) {
    text out;
    std::size_t from = 0;
    for (std::size_t at = 0; at + 2 < pattern.size(); ++at) {
        if (pattern[at] != '{' || pattern[at + 2] != '}') continue;
        const auto which = static_cast<std::size_t>(pattern[at + 1] - '0');
        if (which >= parts.size()) continue;
        out += text(pattern.substr(from, at - from));
        out += parts.begin()[which];
        from = at + 3;
        at += 2;
    }
    out += text(pattern.substr(from));
    return out;
}

/// Sentences one after the other.
[[nodiscard]] inline text sentences(std::initializer_list<text> all) {
    text out;
    for (const text& one : all) {
        if (one.empty()) continue;
        if (!out.empty()) out += " ";
        out += one;
    }
    return out;
}

}  // namespace delib::report
