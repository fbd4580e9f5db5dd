// An ordered scale, worst first: the grades of a graded ballot ("reject" … "excellent"), or the distinct points of a
// scored one. A ballot refers to a value by its place on the scale, so that comparing values is comparing places.
#pragma once

#include "delib/core/config.hpp"
#include "delib/core/result.hpp"
#include "delib/core/text.hpp"
#include "delib/number/weight.hpp"

#include <memory>
#include <optional>
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

[[nodiscard]] std::string to_text(const points& p);

[[nodiscard]] inline std::strong_ordering compare(const points& a, const points& b) noexcept {
    if (a.negative != b.negative) return a.negative ? std::strong_ordering::less : std::strong_ordering::greater;
    return a.negative ? compare(b.size, a.size) : compare(a.size, b.size);
}

/// Reads exact points such as `3`, `-1`, `2.5` or `1/3`.
[[nodiscard]] result<points> parse_points(std::string_view text);

class scale {
public:
    /// A scale of named grades, worst first. Empty or repeated names are errors.
    [[nodiscard]] static result<scale> named(const std::vector<std::string>& labels);

    /// A scale of numbers, sorted, each once.
    [[nodiscard]] static scale numeric(std::vector<points> values);

    [[nodiscard]] std::size_t size() const noexcept { return labels_.size(); }
    [[nodiscard]] const std::string& label(std::size_t place) const { return labels_[place]; }
    [[nodiscard]] const std::vector<std::string>& labels() const noexcept { return labels_; }

    /// The numbers that the labels stand for, if every label is a number and they rise; otherwise empty.
    [[nodiscard]] const std::vector<points>& values() const noexcept { return values_; }

    /// The place of a label, or of an equal number where the scale is numeric (`2` finds `2.0`).
    [[nodiscard]] std::optional<std::size_t> find(std::string_view label) const;

    friend bool operator==(const scale& a, const scale& b) { return a.labels_ == b.labels_; }

private:
    std::vector<std::string> labels_{};
    std::vector<points> values_{};
};

using shared_scale = std::shared_ptr<const scale>;

}  // namespace delib

#ifdef DELIB_HEADER_ONLY
#    include "delib/ballot/impl/scale.ipp"
#endif
