#include "delib/integrity/resampling.hpp"

#include "delib/core/random.hpp"

#include <algorithm>
#include <string>

namespace delib {

result<resampled> resample(const recount& count, std::uint64_t seed, std::uint64_t resamples) {
    const profile& p = count.ballots();
    const std::size_t m = p.candidates().size();
    const std::uint64_t voters = p.heads() + p.blank_heads();
    if (voters > most_heads_drawn) {
        return error{error_code::limit,
                     "at most " + std::to_string(most_heads_drawn) + " voters are drawn again, got " +
                         std::to_string(voters),
                     {}};
    }
    resampled out;
    out.candidates.resize(m);
    if (voters == 0) return out;
    // Whose turn it is: the pile in which the drawn number lies.
    std::vector<std::uint64_t> until;
    std::uint64_t sum = 0;
    for (const ballot_pile& pile : count.piles()) until.push_back(sum += pile.heads);
    ballot_change everybody;
    for (std::size_t i = 0; i < count.piles().size(); ++i) everybody.out.push_back({i, count.piles()[i].heads});

    random_source random(seed);
    std::vector<std::vector<std::uint64_t>> ranks(m);  // by candidate: how often it had each rank
    bool ordered = true;
    for (auto& of : ranks) of.assign(m + 1, 0);
    std::vector<std::uint64_t> drawn(count.piles().size());
    for (std::uint64_t r = 0; r < resamples && !count.work().expired(); ++r) {
        std::fill(drawn.begin(), drawn.end(), 0);
        for (std::uint64_t v = 0; v < voters; ++v)
            ++drawn[static_cast<std::size_t>(std::upper_bound(until.begin(), until.end(), random.below(voters)) -
                                             until.begin())];
        ballot_change change = everybody;
        for (std::size_t i = 0; i < drawn.size(); ++i) {
            if (drawn[i] > 0) change.in.push_back({count.piles()[i].entries, count.piles()[i].each, drawn[i]});
        }
        DELIB_TRY(decided, count.decide(change));
        ++out.resamples;
        for (const candidate w : decided.winners) {
            ++out.candidates[index(w)].wins;
            if (decided.winners.size() == 1) ++out.candidates[index(w)].alone;
        }
        std::size_t ranked = 0;
        if (decided.order) {
            for (const auto& tier : *decided.order) {
                for (const candidate c : tier) ++ranks[index(c)][ranked + 1];
                ranked += tier.size();
            }
        }
        ordered = ordered && ranked == m;
    }
    if (!ordered || out.resamples == 0) return out;
    // The ranks that hold what is left when a fortieth of the resamples is cut off at each end.
    const std::uint64_t cut = out.resamples / 40;
    for (std::size_t c = 0; c < m; ++c) {
        std::uint64_t low = 1, high = m;
        for (std::uint64_t seen = ranks[c][1]; seen <= cut; seen += ranks[c][static_cast<std::size_t>(low)]) ++low;
        for (std::uint64_t seen = ranks[c][m]; seen <= cut; seen += ranks[c][static_cast<std::size_t>(high)]) --high;
        out.candidates[c].ranks = std::pair(low, high);
    }
    return out;
}

}  // namespace delib
