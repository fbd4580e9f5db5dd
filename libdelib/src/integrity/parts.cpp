#include "delib/integrity/parts.hpp"

#include "delib/ballot/profile_builder.hpp"
#include "delib/core/random.hpp"

#include <algorithm>
#include <functional>
#include <unordered_map>

namespace delib {

namespace {

// The ballots whose value in a column is wanted.
result<profile> those(const profile& p, std::size_t column, const std::vector<bool>& wanted) {
    profile_builder builder = profile_builder::like(p);
    for (std::size_t i = 0; i < p.size(); ++i) {
        const ballot_view ballot = p[i];
        if (!wanted[ballot.strata[column]]) continue;
        DELIB_TRY(done, builder.add_group(ballot.entries, weight::ratio(ballot.numerator, p.denominator()),
                                          ballot.heads, ballot.strata));
        static_cast<void>(done);
    }
    return builder.freeze();
}

// The winners of coalitions, each counted once.
class coalitions {
public:
    coalitions(const recount& count, std::size_t column) : count_(count), column_(column) {}

    [[nodiscard]] result<std::vector<candidate>> winners(const std::vector<bool>& who) {
        const auto found = known_.find(who);
        if (found != known_.end()) return found->second;
        DELIB_TRY(part, those(count_.ballots(), column_, who));
        std::vector<candidate> out;
        if (part.heads() > 0) {
            DELIB_TRY(decided, count_.decide(std::make_shared<const profile>(std::move(part))));
            out = std::move(decided.winners);
        }
        known_.emplace(who, out);
        return out;
    }

private:
    const recount& count_;
    std::size_t column_;
    std::unordered_map<std::vector<bool>, std::vector<candidate>> known_{};  // any order: lookups only
};

}  // namespace

result<left_out_parts> without_each_part(const recount& count, const outcome& decided) {
    left_out_parts out;
    const profile& p = count.ballots();
    for (std::size_t column = 0; column < p.strata().size(); ++column) {
        const stratum_column& strata = p.strata()[column];
        if (strata.values.size() > most_values_left_out) {
            out.skipped.push_back(strata.name);
            continue;
        }
        for (std::size_t v = 0; v < strata.values.size(); ++v) {
            if (count.work().expired()) return out;
            std::vector<bool> wanted(strata.values.size(), true);
            wanted[v] = false;
            DELIB_TRY(rest, those(p, column, wanted));
            part_left_out one{strata.name, strata.values[v], {}, false, rest.heads() == 0};
            if (!one.nobody) {
                DELIB_TRY(other, count.decide(std::make_shared<const profile>(std::move(rest))));
                one.winners = std::move(other.winners);
                one.same = one.winners == decided.winners;
            }
            out.parts.push_back(std::move(one));
        }
    }
    return out;
}

result<std::vector<column_power>> power_of_parts(const recount& count, std::uint64_t seed, std::uint64_t draws) {
    std::vector<column_power> out;
    const profile& p = count.ballots();
    random_source random(seed);
    for (std::size_t column = 0; column < p.strata().size(); ++column) {
        const stratum_column& strata = p.strata()[column];
        const std::size_t n = strata.values.size();
        if (n > most_values_left_out) continue;
        column_power one{strata.name, n <= most_values_of_coalitions, 0, {}};
        coalitions all(count, column);
        for (std::size_t v = 0; v < n; ++v) one.values.push_back({strata.values[v], 0, 0});
        const auto ask = [&](std::vector<bool> who, std::size_t v) -> result<void> {
            who[v] = false;
            DELIB_TRY(before, all.winners(who));
            who[v] = true;
            DELIB_TRY(after, all.winners(who));
            one.values[v].decisive += before == after ? 0U : 1U;
            ++one.values[v].of;
            return {};
        };
        if (one.every_coalition) {
            for (std::size_t bits = 1; bits < std::size_t{1} << n; ++bits) {
                std::vector<bool> who(n, false);
                for (std::size_t v = 0; v < n; ++v) who[v] = (bits >> v & 1U) != 0;
                for (std::size_t v = 0; v < n; ++v) {
                    if (!who[v]) DELIB_CHECK(ask(who, v));
                }
            }
            one.coalitions = n == 0 ? 0 : (std::uint64_t{1} << (n - 1)) - 1;
        } else {
            for (std::uint64_t d = 0; d < draws && !count.work().expired(); ++d) {
                for (std::size_t v = 0; v < n; ++v) {
                    std::vector<bool> who(n, false);
                    while (std::none_of(who.begin(), who.end(), [](bool in) { return in; })) {
                        for (std::size_t other = 0; other < n; ++other) who[other] = other != v && random.below(2) == 1;
                    }
                    DELIB_CHECK(ask(std::move(who), v));
                }
                ++one.coalitions;
            }
        }
        out.push_back(std::move(one));
    }
    return out;
}

}  // namespace delib
