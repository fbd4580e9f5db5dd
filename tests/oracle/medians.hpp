// Grades written out one by one, for all rules on grades and points. Majority judgment to the letter (Balinski and Laraki 2011, §1.4): write down the grades, take out the lower
// median, write it down, and so on; compare the words. Candidates with unequal numbers of grades are compared
// after each list is repeated up to the least common multiple of the lengths.
#pragma once

#include "delib/number/rational.hpp"
#include "oracle/election.hpp"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <numeric>
#include <optional>
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

/// What one candidate received, sorted; missing grades are the worst, or are left out.
inline std::vector<int> grades_received(const election& e, std::size_t c, bool missing_is_worst) {
    std::vector<int> out;
    for (const auto& [ballot, count] : e.ballots) {
        for (std::int64_t i = 0; i < count; ++i) {
            if (ballot[c] >= 0)
                out.push_back(ballot[c]);
            else if (missing_is_worst)
                out.push_back(0);
        }
    }
    std::sort(out.begin(), out.end());
    return out;
}

/// The lower median, then what `tie_break` makes of the shares above (p) and below it (q); nothing without grades.
using median_key = std::vector<rational>;
using median_tie_break = std::function<median_key(const rational& p, const rational& q)>;
inline median_key key_of_median(const std::vector<int>& sorted, const median_tie_break& tie_break) {
    if (sorted.empty()) return {};
    const int median = sorted[(sorted.size() - 1) / 2];
    const auto share = [&](auto&& counts) {
        return rational(std::count_if(sorted.begin(), sorted.end(), counts)) / static_cast<std::int64_t>(sorted.size());
    };
    median_key out = tie_break(share([&](int g) { return g > median; }), share([&](int g) { return g < median; }));
    out.insert(out.begin(), rational(median));
    return out;
}
inline median_key by_gauge(const rational& p, const rational& q) {
    return p > q ? median_key{1, p} : median_key{0, -q};
}
inline median_key by_difference(const rational& p, const rational& q) {
    return {p - q};
}
inline median_key by_usual(const rational& p, const rational& q) {
    return {(p - q) / (2 * (1 - p - q))};
}
inline median_key by_central(const rational& p, const rational& q) {
    return {p + q == 0 ? rational(0) : rational((p - q) / (2 * (p + q)))};
}
inline median_key by_share_below(const rational&, const rational& q) {
    return {-q};
}

/// The mean of points, once `percent` of them are left out at each end: each is written a hundred times.
inline std::optional<rational> trimmed_mean(const std::vector<rational>& sorted, std::size_t percent) {
    if (sorted.empty()) return std::nullopt;
    std::vector<rational> hundred;
    for (const rational& point : sorted) hundred.insert(hundred.end(), 100, point);
    rational sum = 0;
    const std::size_t off = percent * sorted.size(), left = hundred.size() - 2 * off;
    for (std::size_t i = off; i < off + left; ++i) sum += hundred[i];
    return sum / static_cast<std::int64_t>(left);
}

/// For less against, on three grades.
inline std::vector<rational> for_less_against(const election& e) {
    std::vector<rational> out(e.candidates, rational(0));
    for (const auto& [ballot, count] : e.ballots) {
        for (std::size_t c = 0; c < e.candidates; ++c) out[c] += ballot[c] == 2 ? count : ballot[c] == 0 ? -count : 0;
    }
    return out;
}

/// Approvals, or for each ballot a whole shared among those approved.
inline std::vector<rational> approvals_of(const election& e, bool shared) {
    std::vector<rational> out(e.candidates, rational(0));
    for (const auto& [ballot, count] : e.ballots) {
        const auto size = std::count(ballot.begin(), ballot.end(), 1);
        for (std::size_t c = 0; c < e.candidates; ++c) {
            if (ballot[c] == 1) out[c] += shared ? rational(count) / size : rational(count);
        }
    }
    return out;
}

}  // namespace delib::oracle
