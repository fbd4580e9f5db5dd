#include "delib/integrity/fake_share.hpp"

#include "delib/engine/bases.hpp"

namespace delib {

result<std::optional<fake_share>> fake_share_of(const recount& count, const outcome& decided) {
    const std::optional<fake_share> none;
    const bool elects = count.how().rule->info.names == singled_out::winners;
    if (!elects || decided.seats != 1 || decided.winners.size() != 1) return none;
    const candidate winner = decided.winners.front();
    bases from(count.share_ballots(), count.how().policy);
    DELIB_TRY(duels, from.get<pairwise_tally>());
    std::optional<fake_share> out;
    for (std::size_t i = 0; i < duels->candidates().size(); ++i) {
        const candidate rival = candidate_at(i);
        if (rival == winner) continue;
        const int128 pro = (*duels)(winner, rival), both = pro + (*duels)(rival, winner);
        if (both == 0) return none;
        const rational support = to_rational(pro) / to_rational(both);
        if (!out || support < out->support) out = fake_share{rival, support, support * 2 - 1};
    }
    if (!out || out->below <= 0) return none;
    return out;
}

}  // namespace delib
