// An ordered scale, worst first: the grades of a graded ballot ("reject" … "excellent"), or the distinct points of a
// scored one. A ballot refers to a value by its place on the scale, so that comparing values is comparing places.
#pragma once

#include "delib/core/result.hpp"
#include "delib/core/text.hpp"
#include "delib/number/weight.hpp"

#include <algorithm>
#include <memory>
#include <numeric>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace delib {

/// A number that may be negative: sign and size. Points on a ballot are exact.
struct points {
    bool negative = false;
    weight size{0};

    friend bool operator==(const points&, const points&) = default;
};

[[nodiscard]] inline std::string to_text(const points& p) {
    return (p.negative ? "-" : "") + to_text(p.size);
}

[[nodiscard]] inline std::strong_ordering compare(const points& a, const points& b) noexcept {
    if (a.negative != b.negative) return a.negative ? std::strong_ordering::less : std::strong_ordering::greater;
    return a.negative ? compare(b.size, a.size) : compare(a.size, b.size);
}

/// Reads exact points such as `3`, `-1`, `2.5` or `1/3`.
[[nodiscard]] inline result<points> parse_points(std::string_view text) {
    text = trim(text);
    const bool minus = text.starts_with('-');
    auto size = parse_weight(minus ? text.substr(1) : text);
    if (!size) {
        if (size.error().code == error_code::overflow) return size.error();
        return error{error_code::parse,
                     "expected points such as 3, -1, 2.5 or 1/3, got '" + visible(text.substr(0, 60)) + "'",
                     {}};
    }
    return points{minus && size->numerator() != 0, *size};
}

class scale {
public:
    /// A scale of named grades, worst first. Empty or repeated names are errors.
    [[nodiscard]] static result<scale> named(const std::vector<std::string>& labels) {
        scale out;
        std::set<std::string, std::less<>> seen;
        for (const std::string& raw : labels) {
            std::string label{trim(raw)};
            if (label.empty()) return error{error_code::name, "a grade of the scale has an empty name", {}};
            if (!seen.insert(label).second)
                return error{error_code::name, "the scale names '" + visible(label) + "' twice", {}};
            out.labels_.push_back(std::move(label));
        }
        std::vector<points> values;
        for (const std::string& label : out.labels_) {
            auto value = parse_points(label);
            if (!value) return out;
            values.push_back(*value);
        }
        out.values_ = std::move(values);
        return out;
    }

    /// A scale of numbers, sorted, each once.
    [[nodiscard]] static scale numeric(std::vector<points> values) {
        std::sort(values.begin(), values.end(), [](const points& a, const points& b) { return compare(a, b) < 0; });
        values.erase(std::unique(values.begin(), values.end()), values.end());
        scale out;
        for (const points& value : values) out.labels_.push_back(to_text(value));
        out.values_ = std::move(values);
        return out;
    }

    [[nodiscard]] std::size_t size() const noexcept { return labels_.size(); }
    [[nodiscard]] const std::string& label(std::size_t place) const { return labels_[place]; }
    [[nodiscard]] const std::vector<std::string>& labels() const noexcept { return labels_; }

    /// The numbers that the labels stand for, if every label is a number; otherwise empty.
    [[nodiscard]] const std::vector<points>& values() const noexcept { return values_; }

    /// The place of a label, or of an equal number where the scale is numeric (`2` finds `2.0`).
    [[nodiscard]] std::optional<std::size_t> find(std::string_view label) const {
        label = trim(label);
        if (const auto same = std::find(labels_.begin(), labels_.end(), label); same != labels_.end()) {
            return static_cast<std::size_t>(same - labels_.begin());
        }
        if (values_.empty()) return std::nullopt;
        const auto number = parse_points(label);
        if (!number) return std::nullopt;
        const auto equal = std::find(values_.begin(), values_.end(), *number);
        if (equal == values_.end()) return std::nullopt;
        return static_cast<std::size_t>(equal - values_.begin());
    }

    friend bool operator==(const scale& a, const scale& b) { return a.labels_ == b.labels_; }

private:
    std::vector<std::string> labels_{};
    std::vector<points> values_{};
};

using shared_scale = std::shared_ptr<const scale>;

}  // namespace delib
