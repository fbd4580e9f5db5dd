#pragma once

#include "delib/ballot/candidates.hpp"

namespace delib {

DELIB_INLINE result<candidate_list> candidate_list::create(const std::vector<std::string>& names) {
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

DELIB_INLINE std::optional<candidate> candidate_list::find(std::string_view name) const {
    const auto found = by_name_.find(trim(name));
    if (found == by_name_.end()) return std::nullopt;
    return found->second;
}

}  // namespace delib
