#pragma once

#include "delib/ballot/scale.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace delib {

DELIB_INLINE std::string to_text(const points& p) {
    return (p.negative ? "-" : "") + to_text(p.size);
}

DELIB_INLINE result<points> parse_points(std::string_view text) {
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

DELIB_INLINE result<scale> scale::named(const std::vector<std::string>& labels) {
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
        // Numbers that fall from the worst grade to the best are names of grades and no points.
        if (!value || (!values.empty() && compare(values.back(), *value) >= 0)) return out;
        values.push_back(*value);
    }
    out.values_ = std::move(values);
    return out;
}

DELIB_INLINE scale scale::numeric(std::vector<points> values) {
    std::sort(values.begin(), values.end(), [](const points& a, const points& b) { return compare(a, b) < 0; });
    values.erase(std::unique(values.begin(), values.end()), values.end());
    scale out;
    for (const points& value : values) out.labels_.push_back(to_text(value));
    out.values_ = std::move(values);
    return out;
}

DELIB_INLINE std::optional<std::size_t> scale::find(std::string_view label) const {
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

}  // namespace delib
