#include "delib/integrity/margin.hpp"

#include "integrity/medians.hpp"
#include "integrity/points.hpp"
#include "integrity/search.hpp"
#include "integrity/stays.hpp"

#include <algorithm>

namespace delib {

namespace {

using namespace integrity;

// Counts a witness again; nothing is reported that was not.
result<bool> confirmed(const recount& count, const outcome& decided, ballot_margin& margin) {
    return changes(count, decided).alter(margin.witness, margin.winners);
}

}  // namespace

result<ballot_margin> margin_of(tampering what, const recount& count, const outcome& decided,
                                const margin_effort& effort) {
    ballot_margin out;
    const std::size_t m = count.ballots().candidates().size();
    const bool all_elected = decided.winners.size() == m && static_cast<std::size_t>(decided.seats) >= m;
    if (all_elected && count.how().requirements.empty()) return ballot_margin{.proof = margin_proof::all_elected};
    out.lower = 1;
    DELIB_TRY(by_points, margin_by_points(what, count, decided));
    DELIB_TRY(by_medians, by_points ? std::move(by_points) : margin_by_medians(what, count, decided));
    if (by_medians) {
        if (by_medians->upper) {
            DELIB_TRY(holds, confirmed(count, decided, *by_medians));
            if (!holds) by_medians.reset();
        }
        if (by_medians && by_medians->exact()) return *std::move(by_medians);
        if (by_medians) out = *std::move(by_medians);
    }
    DELIB_TRY(proofs, proofs_of(count, decided));
    for (const proof& one : proofs) {
        const auto fewest = fewest_that_move(what, count, one);
        if (!fewest) return ballot_margin{.proof = one.by};
        if (!out.lower || *fewest > *out.lower) {
            out.lower = fewest;
            out.proof = one.by;
        }
    }
    DELIB_CHECK(search_families(what, count, decided, out));
    if (out.exact()) return out;
    const std::uint64_t most = out.upper ? *out.upper - 1 : UINT64_MAX;
    DELIB_CHECK(try_every_way(what, count, decided, most, effort, out));
    if (out.lower && out.tried + 1 > *out.lower) {
        out.lower = out.tried + 1;
        out.proof = margin_proof::every_way;
    }
    return out;
}

result<margins> margins_of(const recount& count, const outcome& decided, const margin_effort& effort) {
    margins out;
    DELIB_TRY(added, margin_of(tampering::added, count, decided, effort));
    DELIB_TRY(removed, margin_of(tampering::removed, count, decided, effort));
    DELIB_TRY(changed, margin_of(tampering::changed, count, decided, effort));
    out = {std::move(added), std::move(removed), std::move(changed)};
    return out;
}

}  // namespace delib
