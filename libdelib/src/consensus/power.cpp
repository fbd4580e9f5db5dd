#include "delib/consensus/power.hpp"

#include "delib/core/checked.hpp"
#include "delib/core/text.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <string>

namespace delib {

namespace {

// A count of coalitions in 64-bit words, which wraps; sums that fit come out right whatever happens on the way.
template <std::size_t Words>
struct wide_count {
    std::array<std::uint64_t, Words> words{};

    void add(const wide_count& other) noexcept {
        std::uint64_t carry = 0;
        for (std::size_t i = 0; i < Words; ++i) {
            const uint128 sum = static_cast<uint128>(words[i]) + other.words[i] + carry;
            words[i] = static_cast<std::uint64_t>(sum);
            carry = static_cast<std::uint64_t>(sum >> 64);
        }
    }
    void subtract(const wide_count& other) noexcept {
        std::uint64_t borrow = 0;
        for (std::size_t i = 0; i < Words; ++i) {
            const uint128 difference = static_cast<uint128>(words[i]) - other.words[i] - borrow;
            words[i] = static_cast<std::uint64_t>(difference);
            borrow = static_cast<std::uint64_t>(difference >> 64) & 1U;
        }
    }
    [[nodiscard]] rational exact() const {
        rational out = 0;
        const rational word = rational(int128{1} << 64);
        for (std::size_t i = Words; i > 0; --i) out = out * word + rational(static_cast<int128>(words[i - 1]));
        return out;
    }
};

struct whole_game {
    std::vector<std::size_t> weights{};
    std::size_t quota = 0;

    // The least that so many members weigh together.
    [[nodiscard]] std::vector<std::size_t> least() const {
        std::vector<std::size_t> rising = weights, out{0};
        std::sort(rising.begin(), rising.end());
        for (const std::size_t weight : rising) out.push_back(out.back() + weight);
        return out;
    }
};

// The coalitions that a member of this weight swings, by the number of their members. `counts` holds, at size · quota +
// weight, the coalitions of all members below the quota. Those without the member are an alternating sum of them.
template <std::size_t Words>
std::vector<wide_count<Words>> swings_of(const std::vector<wide_count<Words>>& counts, const whole_game& game,
                                         std::size_t weight) {
    const std::size_t n = game.weights.size(), quota = game.quota;
    const std::vector<std::size_t> least = game.least();
    std::vector<wide_count<Words>> out(n);
    // With the member k times more they lie within reach of the quota.
    for (std::size_t k = 0; k < n && k * weight < quota; ++k) {
        const std::size_t end = quota - k * weight, begin = end > weight ? end - weight : 0;
        for (std::size_t size = 0; size + k < n; ++size) {
            for (std::size_t sum = std::max(begin, least[size]); sum < end; ++sum) {
                if (k % 2 == 0)
                    out[size + k].add(counts[size * quota + sum]);
                else
                    out[size + k].subtract(counts[size * quota + sum]);
            }
        }
    }
    return out;
}

// For each member the swings, by the number of members of the coalition.
template <std::size_t Words>
std::vector<std::vector<rational>> count_swings(const whole_game& game) {
    const std::size_t n = game.weights.size(), quota = game.quota;
    std::vector<wide_count<Words>> counts((n + 1) * quota);
    counts[0].words[0] = 1;
    const std::vector<std::size_t> least = game.least();
    std::size_t members = 0;
    for (const std::size_t weight : game.weights) {
        ++members;
        for (std::size_t size = members; size > 0; --size) {
            for (std::size_t sum = weight + least[size - 1]; sum < quota; ++sum)
                counts[size * quota + sum].add(counts[(size - 1) * quota + sum - weight]);
        }
    }
    std::map<std::size_t, std::vector<rational>> by_weight;
    for (const std::size_t weight : game.weights) {
        auto& found = by_weight[weight];
        if (!found.empty()) continue;
        for (const auto& count : swings_of(counts, game, weight)) found.push_back(count.exact());
    }
    std::vector<std::vector<rational>> out;
    for (const std::size_t weight : game.weights) out.push_back(by_weight[weight]);
    return out;
}

// The same game with the smallest whole weights. A coalition wins if and only if the others together cannot stop it, so
// the game with the quota total + 1 − quota has the same powers; the smaller of the two is counted.
result<whole_game> whole(const std::vector<power_member>& members, const weight& quota) {
    const auto too_fine = [] {
        return error{error_code::overflow, "the weights have no common denominator within 128 bits", {}};
    };
    int128 denominator = quota.denominator();
    for (const power_member& m : members) {
        const auto shared = checked_lcm(denominator, m.weight.denominator());
        if (!shared) return too_fine();
        denominator = *shared;
    }
    std::vector<int128> weights;
    int128 common = 0, total = 0;
    for (const power_member& m : members) {
        const auto scaled = checked_multiply(m.weight.numerator(), denominator / m.weight.denominator());
        const auto sum = scaled ? checked_add(total, *scaled) : std::nullopt;
        if (!sum) return too_fine();
        weights.push_back(*scaled);
        common = gcd(common, *scaled);
        total = *sum;
    }
    const auto scaled = checked_multiply(quota.numerator(), denominator / quota.denominator());
    if (!scaled) return too_fine();
    if (*scaled > total) {
        return error{error_code::usage,
                     "the quota " + to_text(quota) + " is beyond the total weight " +
                         to_text(to_rational(total, denominator)) + ": nobody can reach it",
                     {}};
    }
    total /= common;
    int128 needed = (*scaled + common - 1) / common;
    needed = std::min(needed, total + 1 - needed);
    const auto cells = checked_multiply(needed, static_cast<int128>(members.size()) + 1);
    const std::size_t bytes = members.size() / 64 * 8 + 8;
    if (!cells || *cells > static_cast<int128>(max_power_bytes / bytes)) {
        return error{error_code::limit,
                     "coalitions of so many members and weights need a table of more than 256 MiB; round the weights",
                     {}};
    }
    whole_game out;
    out.quota = static_cast<std::size_t>(needed);
    for (const int128 w : weights) out.weights.push_back(static_cast<std::size_t>(w / common));
    return out;
}

result<void> check(const std::vector<power_member>& members, const weight& quota) {
    if (members.empty()) return error{error_code::usage, "there is no member", {}};
    if (members.size() > max_power_members) {
        return error{error_code::limit,
                     "power is counted for up to " + std::to_string(max_power_members) + " members, got " +
                         std::to_string(members.size()),
                     {}};
    }
    std::set<std::string> names;
    for (const power_member& m : members) {
        if (!names.insert(m.name).second)
            return error{error_code::name, "the member '" + visible(m.name) + "' stands twice", {}};
        if (m.weight.numerator() == 0)
            return error{error_code::usage, "the weight of '" + visible(m.name) + "' is 0; a member has some", {}};
    }
    if (quota.numerator() == 0)
        return error{error_code::usage, "the quota is 0, so that nobody decides anything; it is above 0", {}};
    return {};
}

}  // namespace

result<power_indices> power_of(const std::vector<power_member>& members, const weight& quota) {
    DELIB_CHECK(check(members, quota));
    DELIB_TRY(game, whole(members, quota));
    const std::size_t n = members.size();
    // Fewer than 2^n coalitions are counted.
    const auto swings = n < 64    ? count_swings<1>(game)
                        : n < 128 ? count_swings<2>(game)
                        : n < 192 ? count_swings<3>(game)
                                  : count_swings<4>(game);
    power_indices out;
    out.quota = to_rational(quota);
    rational all = 0;
    for (std::size_t i = 0; i < n; ++i) {
        member_power one;
        one.name = members[i].name;
        one.weight = to_rational(members[i].weight);
        out.total += one.weight;
        // A coalition of k others comes first in k! (n − 1 − k)! of n! orders: 1 / (n · C(n − 1, k)).
        rational orders = 1;
        for (std::size_t k = 0; k < n; ++k) {
            one.swings += swings[i][k];
            one.shapley += swings[i][k] / (orders * rational(n));
            orders *= rational(n - 1 - k);
            orders /= rational(k + 1);
        }
        all += one.swings;
        out.members.push_back(std::move(one));
    }
    for (member_power& one : out.members) one.banzhaf = one.swings / all;
    return out;
}

}  // namespace delib
