#include "io/cells.hpp"

#include <algorithm>

namespace delib::io {

bool is_number(std::string_view cell) {
    if (cell.empty() || cell.find_first_of("0123456789") > 2) return false;
    const auto parsed = parse_points(cell);
    // A number of too many digits is one that does not fit, and no name.
    return parsed.has_value() || parsed.error().code == error_code::overflow;
}

std::optional<std::uint32_t> cell_reader::number(std::string_view cell) {
    // Most cells that are not numbers show it in the first bytes, and an error message costs more than a look.
    if (cell.find_first_of("0123456789") > 2) return std::nullopt;
    const auto parsed = parse_points(cell);
    if (!parsed) return std::nullopt;
    const auto [at, fresh] = by_number_.emplace(to_text(*parsed), static_cast<std::uint32_t>(numbers_.size()));
    if (fresh) numbers_.push_back(*parsed);
    return at->second;
}

std::optional<std::uint32_t> cell_reader::value(std::string_view cell) {
    if (reading_ == ballot_reading::approvals) {
        if (cell == "0" || cell == "1") return cell == "1" ? 1U : 0U;
        return std::nullopt;
    }
    if (reading_ == ballot_reading::matrix) {
        const auto rank = parse_digits(cell);
        if (!rank || *rank == 0 || *rank > std::numeric_limits<std::uint32_t>::max()) return std::nullopt;
        return static_cast<std::uint32_t>(*rank);
    }
    if (const auto seen = known_.find(cell); seen != known_.end()) return seen->second;
    std::optional<std::uint32_t> found;
    if (grades_ == nullptr) {
        found = number(cell);
    } else if (const auto place = grades_->find(clean_name(cell))) {
        found = static_cast<std::uint32_t>(*place);
    }
    if (found) known_.emplace(cell, *found);
    return found;
}

std::string cell_reader::expected() const {
    switch (reading_) {
        case ballot_reading::matrix: return "expected a rank, a whole number from 1 to 4294967295, or nothing";
        case ballot_reading::approvals: return "expected 1, 0 or nothing";
        case ballot_reading::points: return "expected a number such as 3, -1, 2.5 or 1/3, or nothing";
        default: break;
    }
    if (grades_ == nullptr)
        return "expected a number or nothing; grades in words need their scale (--scale WORST,…,BEST)";
    std::string all;
    for (std::size_t i = 0; i < grades_->size() && i < 40; ++i)
        all += (i == 0 ? "" : ", ") + visible(grades_->label(i));
    return "expected one of the grades " + all + ", or nothing";
}

number_scale scale_of(const std::vector<points>& numbers, const std::vector<bool>& used) {
    std::vector<points> kept;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        if (used[i]) kept.push_back(numbers[i]);
    }
    number_scale out{scale::numeric(std::move(kept)), {}};
    out.place.assign(numbers.size(), roster::gone);
    const std::vector<points>& sorted = out.values.values();
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        if (!used[i]) continue;
        const auto at = std::lower_bound(sorted.begin(), sorted.end(), numbers[i],
                                         [](const points& a, const points& b) { return compare(a, b) < 0; });
        out.place[i] = static_cast<std::uint32_t>(at - sorted.begin());
    }
    return out;
}

result<profile_builder> builder_for(ballot_reading reading, const std::vector<std::string>& names, scale values) {
    switch (reading) {
        case ballot_reading::grades: return profile_builder::graded(names, std::move(values));
        case ballot_reading::points: return profile_builder::scored(names, std::move(values));
        case ballot_reading::approvals: return profile_builder::approval(names);
        default: return profile_builder::ranked(names);
    }
}

result<weight> read_weight(std::string_view cell, std::optional<int> digits) {
    if (cell == "1") return weight(1);
    if (cell.empty())
        return error{error_code::parse, "this ballot has no weight; expected a number such as 3, 0.25 or 1/4", {}};
    if (!digits) return parse_weight(cell);
    const auto point = cell.find('.');
    if (point != std::string_view::npos && cell.find_first_not_of("0123456789", point + 1) == std::string_view::npos) {
        cell = cell.substr(0, point + 2 + static_cast<std::size_t>(*digits));
    }
    DELIB_TRY(exact, parse_weight(cell));
    return rounded(exact, *digits);
}

}  // namespace delib::io
