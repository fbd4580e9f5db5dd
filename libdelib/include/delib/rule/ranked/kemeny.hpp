// Kemeny's rule (Kemeny 1959, Young 1988): an order of all candidates that reverses the fewest pairs of voters, that is,
// the fewest of their preferences between two candidates. Everybody wins who is first in some optimal order.
//
// The objective is that number of reversals, over the voters' weight; a ballot that prefers neither of two adds nothing.
// Every optimal order puts a component of the weak majority graph before those it beats (Truchon 1998), and within a
// component of n candidates all optima are found by dynamic programming on its subsets: time O(2ⁿ n), memory 24 · 2ⁿ
// bytes. Beyond 20 candidates in a component the rule answers with an error. The order is given if it is the only
// optimum; the trace holds the number of optima and one of them: the first in the order of candidates.
#pragma once

#include "delib/rule/ranked/duels.hpp"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace delib {

/// What the optimum is an order of: one candidate a place.
enum class kemeny_output : std::uint8_t { linear };

struct kemeny_options {
    kemeny_output output = kemeny_output::linear;
    tie_policy ties = ties_all;
};

namespace detail {

/// Optimal orders of one component.
struct kemeny_optimum {
    int128 reversed = 0;
    std::uint64_t count = 1;  ///< at most 20!, which fits
    std::vector<candidate> first{};
    std::vector<candidate> one{};
};

class kemeny_component {
public:
    static constexpr std::size_t limit = 20;

    kemeny_component(const pairwise_tally& tally, const std::vector<candidate>& part) : part_(part) {
        for (std::size_t x = 0; x < part.size(); ++x) {
            for (std::size_t half = 0; half < 2; ++half) {
                auto& sums = above_[x][half];
                sums.assign(std::size_t{1} << half_bits, 0);
                for (std::size_t set = 1; set < sums.size(); ++set) {
                    const std::size_t y = half * half_bits + static_cast<std::size_t>(std::countr_zero(set));
                    if (y < part.size()) sums[set] = sums[set & (set - 1)] + (y == x ? 0 : tally(part[y], part[x]));
                }
            }
        }
    }

    /// Error: cancelled.
    [[nodiscard]] result<kemeny_optimum> solve(const control& c) const {
        const std::size_t n = part_.size();
        const std::size_t sets = std::size_t{1} << n;
        std::vector<int128> least(sets, 0);         // reversals within the set, in its best orders
        std::vector<std::uint64_t> count(sets, 1);  // how many best orders it has
        for (std::size_t set = 1; set < sets; ++set) {
            if (set % 65536 == 0 && c.cancelled(-1)) return cancelled_error();
            int128 best = -1;
            std::uint64_t ways = 0;
            for (std::size_t rest = set; rest != 0; rest &= rest - 1) {
                const std::size_t without = set ^ (rest & (0 - rest));
                const int128 cost = least[without] + first_in(set, static_cast<std::size_t>(std::countr_zero(rest)));
                if (best < 0 || cost < best) {
                    best = cost;
                    ways = 0;
                }
                if (cost == best) ways += count[without];
            }
            least[set] = best;
            count[set] = ways;
        }
        kemeny_optimum out{least[sets - 1], count[sets - 1], {}, {}};
        for (std::size_t set = sets - 1; set != 0;) {
            std::size_t next = 0;
            for (std::size_t x = 0; x < n; ++x) {
                const std::size_t without = set & ~(std::size_t{1} << x);
                if (without == set || least[without] + first_in(set, x) != least[set]) continue;
                if (set == sets - 1) out.first.push_back(part_[x]);
                if (next == 0) {
                    out.one.push_back(part_[x]);
                    next = without + 1;
                }
            }
            set = next - 1;
        }
        return out;
    }

private:
    static constexpr std::size_t half_bits = limit / 2;

    // Preferences reversed by putting x before the others of a set.
    [[nodiscard]] int128 first_in(std::size_t set, std::size_t x) const noexcept {
        return above_[x][0][set & ((std::size_t{1} << half_bits) - 1)] + above_[x][1][set >> half_bits];
    }

    const std::vector<candidate>& part_;
    std::array<std::array<std::vector<int128>, 2>, limit> above_{};  // of x over each set of a half: their weight
};

}  // namespace detail

namespace rules {

struct kemeny {
    static constexpr rule_info info{
        "kemeny",
        "Kemeny’s rule",
        "Méthode de Kemeny",
        "The order that contradicts the fewest preferences of voters between two candidates decides.",
        "L’ordre qui contredit le moins de préférences des votants entre deux candidats décide.",
        basis_kind::pairwise,
        seats_kind::one};
    using basis = pairwise_tally;
    using options = kemeny_options;
    static constexpr std::array rows{
        option_row{"output", option_type::word, "linear", "what is looked for: an order with one candidate a place",
                   "ce qui est cherché : un ordre avec un candidat par place", offsetof(kemeny_options, output)},
        DELIB_TIES_ROW(kemeny_options)};

    [[nodiscard]] static result<outcome> decide(const pairwise_tally& tally, const options& opts, std::int64_t seats,
                                                const control& c) {
        const auto parts = components(weak_majority_graph(tally));
        for (const auto& part : parts) {
            if (part.size() <= detail::kemeny_component::limit) continue;
            return error{error_code::limit,
                         "kemeny: " + std::to_string(part.size()) +
                             " candidates in one cycle of majorities are beyond the limit of " +
                             std::to_string(detail::kemeny_component::limit),
                         {}};
        }
        int128 reversed = 0;
        events::optimal_orders found;
        std::vector<candidate> winners;
        std::vector<std::size_t> place(tally.size(), 0);
        for (std::size_t i = 0; i < parts.size(); ++i) {
            DELIB_TRY(best, detail::kemeny_component(tally, parts[i]).solve(c));
            if (i == 0) winners = best.first;
            reversed += best.reversed;
            found.count *= best.count;
            found.one.insert(found.one.end(), best.one.begin(), best.one.end());
            for (const candidate who : parts[i]) place[index(who)] = i;
        }
        for (const candidate a : detail::everybody(tally.size())) {
            for (const candidate b : detail::everybody(tally.size())) {
                if (place[index(a)] < place[index(b)]) reversed += tally(b, a);
            }
        }
        outcome out = begin_outcome(seats);
        out.objective = to_rational(reversed, tally.denominator());
        if (found.count == 1) {
            out.order.emplace();
            for (const candidate who : found.one) out.order->push_back({who});
        }
        if (!found.one.empty()) out.rounds.emplace_back(std::move(found));
        return detail::elect(std::move(out), winners, opts.ties, tally.candidates(), c);
    }
};

}  // namespace rules

inline constexpr rule_function<rules::kemeny> kemeny{};

}  // namespace delib
