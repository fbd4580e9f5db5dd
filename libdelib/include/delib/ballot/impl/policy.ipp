#pragma once

#include "delib/ballot/policy.hpp"

namespace delib {

DELIB_INLINE std::vector<std::pair<std::string, std::string>> to_pairs(const ballot_policy& policy) {
    const std::array<std::size_t, 4> chosen{
        static_cast<std::size_t>(policy.unranked), static_cast<std::size_t>(policy.pairwise_ties),
        static_cast<std::size_t>(policy.overvote), static_cast<std::size_t>(policy.ungraded)};
    std::vector<std::pair<std::string, std::string>> pairs;
    for (std::size_t i = 0; i < chosen.size(); ++i) {
        pairs.emplace_back(detail::policy_rows[i].name, detail::policy_rows[i].values[chosen[i]]);
    }
    return pairs;
}

DELIB_INLINE result<void> set(ballot_policy& policy, std::string_view name, std::string_view value) {
    const auto list = [](auto&& items, auto&& text) {
        std::string all;
        for (const auto& item : items) {
            if (text(item).empty()) continue;
            all += (all.empty() ? "" : ", ") + std::string(text(item));
        }
        return all;
    };
    for (std::size_t row = 0; row < detail::policy_rows.size(); ++row) {
        if (detail::policy_rows[row].name != name) continue;
        const auto& values = detail::policy_rows[row].values;
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (value.empty() || values[i] != value) continue;
            switch (row) {
                case 0: policy.unranked = static_cast<unranked_policy>(i); break;
                case 1: policy.pairwise_ties = static_cast<pairwise_ties_policy>(i); break;
                case 2: policy.overvote = static_cast<overvote_policy>(i); break;
                default: policy.ungraded = static_cast<ungraded_policy>(i); break;
            }
            return {};
        }
        return error{error_code::usage,
                     "policy " + std::string(name) + " has no value '" + std::string(value) + "'; expected one of " +
                         list(values, [](auto v) { return v; }),
                     {}};
    }
    return error{error_code::usage,
                 "there is no policy '" + std::string(name) + "'; expected one of " +
                     list(detail::policy_rows, [](const auto& r) { return r.name; }),
                 {}};
}

}  // namespace delib
