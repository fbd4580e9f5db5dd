#include "io/names.hpp"

#include <algorithm>

namespace delib::io {

std::string lower_ascii(std::string_view text) {
    std::string out(text);
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return out;
}

bool natural_before(std::string_view a, std::string_view b) noexcept {
    const auto number = [](std::string_view t) {
        return !t.empty() && t.find_first_not_of("0123456789") == std::string_view::npos;
    };
    const bool na = number(a), nb = number(b);
    if (na != nb) return na;
    if (na) {
        const auto bare = [](std::string_view t) { return t.substr(std::min(t.find_first_not_of('0'), t.size())); };
        const auto ba = bare(a), bb = bare(b);
        if (ba.size() != bb.size()) return ba.size() < bb.size();
        if (ba != bb) return ba < bb;
    }
    return a < b;
}

std::optional<std::uint32_t> name_index::find(std::string_view raw) {
    raw = trim(raw);
    if (const auto known = by_spelling_.find(raw); known != by_spelling_.end()) return known->second;
    const auto named = by_name_.find(clean_name(raw));
    if (named == by_name_.end()) return std::nullopt;
    by_spelling_.emplace(raw, named->second);
    return named->second;
}

std::optional<std::uint32_t> name_index::intern(std::string_view raw) {
    if (const auto known = find(raw)) return known;
    if (names_.size() >= max_candidates) return std::nullopt;
    const auto number = static_cast<std::uint32_t>(names_.size());
    names_.push_back(clean_name(raw));
    by_name_.emplace(names_.back(), number);
    by_spelling_.emplace(trim(raw), number);
    fixed_.push_back(false);
    used_.push_back(false);
    return number;
}

std::optional<std::uint32_t> name_index::fix(std::string_view raw) {
    const auto number = intern(raw);
    if (number && !fixed_[*number]) {
        fixed_[*number] = true;
        fixed_order_.push_back(*number);
    }
    return number;
}

roster name_index::resolve() const {
    std::vector<std::uint32_t> order = fixed_order_;
    for (std::uint32_t i = 0; i < names_.size(); ++i) {
        if (used_[i] && !fixed_[i]) order.push_back(i);
    }
    std::sort(order.begin() + static_cast<std::ptrdiff_t>(fixed_order_.size()), order.end(),
              [&](std::uint32_t a, std::uint32_t b) { return natural_before(names_[a], names_[b]); });
    roster out;
    out.place.assign(names_.size(), roster::gone);
    for (const std::uint32_t i : order) {
        out.place[i] = static_cast<std::uint32_t>(out.names.size());
        out.names.push_back(names_[i]);
    }
    return out;
}

}  // namespace delib::io
