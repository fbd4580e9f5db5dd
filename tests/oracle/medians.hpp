// Majority judgment to the letter (Balinski and Laraki 2011, §1.4): write down the grades, take out the lower
// median, write it down, and so on; compare the words. Candidates with unequal numbers of grades are compared
// after each list is repeated up to the least common multiple of the lengths.
#pragma once

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <vector>

namespace delib::oracle {

inline std::vector<int> majority_value(std::vector<int> grades) {
    std::sort(grades.begin(), grades.end());
    std::vector<int> out;
    while (!grades.empty()) {
        const std::size_t middle = (grades.size() - 1) / 2;
        out.push_back(grades[middle]);
        grades.erase(grades.begin() + static_cast<std::ptrdiff_t>(middle));
    }
    return out;
}

/// Negative if `a` is worse than `b`, positive if it is better. Who has no grade is behind all others.
inline int compare_judgments(const std::vector<int>& a, const std::vector<int>& b) {
    if (a.empty() || b.empty()) return static_cast<int>(!a.empty()) - static_cast<int>(!b.empty());
    const std::size_t length = std::lcm(a.size(), b.size());
    const auto repeated = [&](const std::vector<int>& grades) {
        std::vector<int> out;
        for (std::size_t i = 0; i < length / grades.size(); ++i) out.insert(out.end(), grades.begin(), grades.end());
        return majority_value(out);
    };
    const auto x = repeated(a), y = repeated(b);
    return x < y ? -1 : x > y ? 1 : 0;
}

}  // namespace delib::oracle
