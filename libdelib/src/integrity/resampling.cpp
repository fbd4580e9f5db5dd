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
    // The pile on which the ballot of the voter with this number lies.
    std::vector<std::uint32_t> pile_of;
    pile_of.reserve(static_cast<std::size_t>(voters));
    for (std::size_t i = 0; i < count.piles().size(); ++i)
        pile_of.insert(pile_of.end(), static_cast<std::size_t>(count.piles()[i].heads), static_cast<std::uint32_t>(i));

    random_source random(seed);
    std::vector<std::vector<std::uint64_t>> ranks(m);  // by candidate: how often it had each rank
    bool ordered = true;
    for (auto& of : ranks) of.assign(m + 1, 0);
    std::vector<std::uint64_t> drawn(count.piles().size());
    for (std::uint64_t r = 0; r < resamples && !count.work().expired(); ++r) {
        std::fill(drawn.begin(), drawn.end(), 0);
        for (std::uint64_t v = 0; v < voters; ++v) ++drawn[pile_of[static_cast<std::size_t>(random.below(voters))]];
        DELIB_TRY(decided, count.decide(drawn));
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
