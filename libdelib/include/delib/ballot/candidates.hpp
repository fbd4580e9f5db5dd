// The candidates of a count, in their declared order. The order is used for display and for canonical output only;
// no rule prefers an earlier candidate.
#pragma once

#include "delib/core/ids.hpp"
#include "delib/core/result.hpp"
#include "delib/core/text.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace delib {

class candidate_list {
public:
    /// Names are trimmed; an empty name, a name given twice, or more than `max_candidates` are errors. Names are
    /// compared as bytes: readers bring them to Unicode's normal form C first. Time O(total length).
    [[nodiscard]] static result<candidate_list> create(const std::vector<std::string>& names) {
        candidate_list list;
        if (names.size() > max_candidates) {
            return error{error_code::limit,
                         "at most " + std::to_string(max_candidates) + " candidates can be counted, got " +
                             std::to_string(names.size()),
                         {}};
        }
        list.names_.reserve(names.size());
        for (const std::string& raw : names) {
            std::string name{trim(raw)};
            if (name.empty()) return error{error_code::name, "a candidate has an empty name", {}};
            if (!list.by_name_.emplace(name, candidate_at(list.names_.size())).second) {
                return error{error_code::name, "two candidates are named '" + visible(name) + "'", {}};
            }
            list.names_.push_back(std::move(name));
        }
        return list;
    }

    [[nodiscard]] std::size_t size() const noexcept { return names_.size(); }
    [[nodiscard]] const std::string& name(candidate c) const { return names_[index(c)]; }
    [[nodiscard]] const std::vector<std::string>& names() const noexcept { return names_; }

    /// The candidate with this name (trimmed). Expected time O(length).
    [[nodiscard]] std::optional<candidate> find(std::string_view name) const {
        const auto found = by_name_.find(trim(name));
        if (found == by_name_.end()) return std::nullopt;
        return found->second;
    }

    friend bool operator==(const candidate_list& a, const candidate_list& b) { return a.names_ == b.names_; }

private:
    struct text_hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const noexcept { return std::hash<std::string_view>{}(text); }
    };
    std::vector<std::string> names_{};
    std::unordered_map<std::string, candidate, text_hash, std::equal_to<>> by_name_{};
};

using shared_candidates = std::shared_ptr<const candidate_list>;

}  // namespace delib
