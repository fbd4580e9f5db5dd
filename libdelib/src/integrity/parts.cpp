#include "delib/integrity/parts.hpp"

#include "delib/core/random.hpp"

#include <algorithm>
#include <functional>
#include <unordered_map>

namespace delib {

namespace {

// How a column splits the ballots: for each of its values, how many of its voters cast the ballot of each pile.
class split {
public:
    split(const recount& count, std::size_t column) : count_(count), column_(column) {}

    [[nodiscard]] std::vector<std::uint64_t> those(const std::vector<bool>& wanted) const {
        const profile& p = count_.ballots();
        std::vector<std::uint64_t> out(count_.piles().size(), 0);
        for (std::size_t i = 0; i < p.size(); ++i) {
            const ballot_view ballot = p[i];
            if (wanted[ballot.strata[column_]]) out[count_.pile_of(i)] += ballot.heads;
        }
        return out;
    }

    // The winners among them; nothing if none of them says something.
    [[nodiscard]] result<std::optional<std::vector<candidate>>> winners(const std::vector<bool>& wanted) const {
        const std::vector<std::uint64_t> heads = those(wanted);
        std::uint64_t voters = 0;
        for (std::size_t i = 0; i < heads.size(); ++i) voters += count_.piles()[i].blank() ? 0 : heads[i];
        if (voters == 0) return std::optional<std::vector<candidate>>();
        DELIB_TRY(decided, count_.decide(heads));
        return std::optional(std::move(decided.winners));
    }

private:
    const recount& count_;
    std::size_t column_;
};

// The winners of coalitions, each counted once: from the tallies of its members where the rule reads tallies, otherwise
// from their ballots.
class coalitions {
public:
    coalitions(const recount& count, std::size_t column) : count_(count), parts_(count, column) {}

    [[nodiscard]] result<std::vector<candidate>> winners(const std::vector<bool>& who) {
        const auto found = known_.find(who);
        if (found != known_.end()) return found->second;
        DELIB_TRY(out, count(who));
        known_.emplace(who, out);
        return out;
    }

private:
    [[nodiscard]] result<std::vector<candidate>> count(const std::vector<bool>& who) {
        if (tallies_.empty()) {
            tallies_.resize(who.size());
            for (std::size_t v = 0; v < who.size(); ++v) {
                std::vector<bool> alone(who.size(), false);
                alone[v] = true;
                DELIB_TRY(counts, count_.tallied(parts_.those(alone)));
                if (!counts) break;
                tallies_[v] = *std::move(counts);
            }
        }
        if (tallies_.front().any() == nullptr) {
            DELIB_TRY(out, parts_.winners(who));
            return std::move(out).value_or(std::vector<candidate>{});
        }
        tallies all;
        for (std::size_t v = 0; v < who.size(); ++v) {
            if (who[v]) DELIB_CHECK(merge(all, tallies_[v]));
        }
        if (all.any() == nullptr || all.any()->heads() == 0) return std::vector<candidate>{};
        DELIB_TRY(decided, count_.decide(all));
        return std::move(decided.winners);
    }

    const recount& count_;
    split parts_;
    std::vector<tallies> tallies_{};  // by value; without any where ballots are read
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
            DELIB_TRY(winners, split(count, column).winners(wanted));
            part_left_out one{strata.name, strata.values[v], {}, false, !winners};
            if (winners) {
                one.winners = *std::move(winners);
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
