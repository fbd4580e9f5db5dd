// Limits that requirements set, and how few ballots move one.
#include "integrity/stays.hpp"

#include <algorithm>

namespace delib::integrity {

namespace {

// `who` has more than the share s of those who prefer one of the two while (1 − s) for − s against is above 0.
rational beyond_share(const pairwise_tally& duels, candidate who, candidate against, const rational& share) {
    return (rational(1) - share) * to_rational(duels(who, against), duels.denominator()) -
           share * to_rational(duels(against, who), duels.denominator());
}

rational share_of(const requirement& r) {
    return r.kind == requirement_kind::status_quo ? rational(1) / 2 : r.share;
}

// Only adding leaves a quorum alone: what is taken away, or made blank, may be missing.
limit quorum_limit() {
    return {0, 0, 1, 1};
}

}  // namespace

std::optional<std::vector<limit>> limits_of_winner(const recount& count, const pairwise_tally& duels,
                                                   candidate winner) {
    std::vector<limit> out;
    for (const requirement& r : count.how().requirements) {
        if (r.kind == requirement_kind::quorum) {
            out.push_back(quorum_limit());
            continue;
        }
        if (r.kind != requirement_kind::supermajority && r.kind != requirement_kind::status_quo) return std::nullopt;
        const auto against = duels.candidates().find(r.against);
        if (!against || *against == winner) return std::nullopt;
        const rational share = share_of(r), rest = rational(1) - share;
        // Added against it, or taken from it; one in the place of another does both.
        out.push_back({beyond_share(duels, winner, *against, share), share, rest, 1});
    }
    return out;
}

std::optional<std::vector<limit>> limits_of_status_quo(const recount& count, const pairwise_tally& duels,
                                                       candidate winner) {
    std::vector<limit> out;
    for (const requirement& r : count.how().requirements) {
        if (r.kind == requirement_kind::quorum) out.push_back(quorum_limit());
        const bool known = r.kind == requirement_kind::quorum || r.kind == requirement_kind::supermajority ||
                           r.kind == requirement_kind::status_quo;
        if (!known) return std::nullopt;
        if (r.kind != requirement_kind::quorum && duels.candidates().find(r.against) != winner) return std::nullopt;
    }
    for (std::size_t c = 0; c < duels.candidates().size(); ++c) {
        if (candidate_at(c) == winner) continue;
        // Of those it misses, the one it misses most clearly.
        std::optional<limit> missed;
        for (const requirement& r : count.how().requirements) {
            if (r.kind != requirement_kind::supermajority) continue;
            const rational gap = -beyond_share(duels, candidate_at(c), winner, r.share);
            if (gap > 0 && (!missed || gap > missed->gap)) missed = limit{gap, rational(1) - r.share, r.share, 1};
        }
        if (!missed) return std::nullopt;
        out.push_back(*std::move(missed));
    }
    return out;
}

namespace {

std::uint64_t rounded_up(const rational& x) {
    const rational whole = x.is_whole() ? x : rational(x.floor() + 1);
    return static_cast<std::uint64_t>(parse_digits(to_text(whole)).value_or(0));
}

// The heaviest ballots first.
std::optional<std::uint64_t> fewest_through(tampering what, const recount& count, const limit& one) {
    const rational& rate = what == tampering::added     ? one.added
                           : what == tampering::removed ? one.removed
                                                        : one.changed;
    if (rate <= 0) return std::nullopt;
    const rational gap = one.gap / rate;
    if (gap <= 0) return 1;
    if (what == tampering::added) return rounded_up(gap);
    std::vector<std::pair<rational, std::uint64_t>> weights;
    for (const ballot_pile& pile : count.piles()) weights.emplace_back(to_rational(pile.each), pile.heads);
    std::stable_sort(weights.begin(), weights.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    rational left = gap;
    std::uint64_t out = 0;
    for (const auto& [by, heads] : weights) {
        if (by <= 0) break;
        const std::uint64_t wanted = rounded_up(left / by);
        if (wanted <= heads) return out + wanted;
        out += heads;
        left -= by * rational(heads);
    }
    return std::nullopt;
}

}  // namespace

std::optional<std::uint64_t> fewest_that_move(tampering what, const recount& count, const proof& by) {
    std::optional<std::uint64_t> least;
    for (const limit& one : by.limits) {
        const auto fewest = fewest_through(what, count, one);
        if (fewest && (!least || *fewest < *least)) least = fewest;
    }
    return least;
}

}  // namespace delib::integrity
