// The names of candidates while files are being read: some are fixed in an order (declared, or standing in a header),
// the others are found on ballots and sorted at the end, so that the order of ballots leaves no trace.
#pragma once

#include "delib/core/ids.hpp"
#include "delib/core/text.hpp"
#include "delib/core/text_normal.hpp"

#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace delib::io {

/// Trimmed and in Unicode's normal form C.
[[nodiscard]] inline std::string clean_name(std::string_view raw) {
    return std::string(trim(normalize_nfc(trim(raw))));
}

/// Lower case of ASCII, for words that the formats reserve.
[[nodiscard]] std::string lower_ascii(std::string_view text);

/// Whether `a` comes before `b`: numbers by size and before other names, those by their bytes.
[[nodiscard]] bool natural_before(std::string_view a, std::string_view b) noexcept;

struct text_hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const noexcept { return std::hash<std::string_view>{}(text); }
};
template <class T>
using text_map = std::unordered_map<std::string, T, text_hash, std::equal_to<>>;

/// The final list, and where each provisional number went (`gone` for names that only rejected ballots held).
struct roster {
    static constexpr std::uint32_t gone = std::numeric_limits<std::uint32_t>::max();
    std::vector<std::string> names{};
    std::vector<std::uint32_t> place{};
};

class name_index {
public:
    /// The number of a name, in any spelling that cleans to it. Expected time O(length).
    [[nodiscard]] std::optional<std::uint32_t> find(std::string_view raw);

    /// The same, adding the name if it is new. Nothing once there are `max_candidates` of them.
    [[nodiscard]] std::optional<std::uint32_t> intern(std::string_view raw);

    /// Adds a name that keeps its place; all of these come before any that was only interned.
    [[nodiscard]] std::optional<std::uint32_t> fix(std::string_view raw);

    [[nodiscard]] const std::string& name(std::uint32_t number) const { return names_[number]; }
    [[nodiscard]] std::size_t size() const noexcept { return names_.size(); }

    /// A name found on a counted ballot is a candidate even if no header says so.
    void use(std::uint32_t number) { used_[number] = true; }

    /// Fixed names in their order, then the used ones in natural order. Time O(n log n).
    [[nodiscard]] roster resolve() const;

private:
    std::vector<std::string> names_{};
    std::vector<bool> fixed_{};
    std::vector<bool> used_{};
    std::vector<std::uint32_t> fixed_order_{};
    text_map<std::uint32_t> by_name_{};
    text_map<std::uint32_t> by_spelling_{};
};

}  // namespace delib::io
