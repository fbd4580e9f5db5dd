#include "tally/widen.hpp"

#include "tally/parts.hpp"

namespace delib {

namespace {

using detail::tally_parts;

// Where the candidates of a tally stand among all.
std::vector<std::uint32_t> places(const candidate_list& from, const candidate_list& all) {
    std::vector<std::uint32_t> out;
    out.reserve(from.size());
    for (const std::string& name : from.names()) out.push_back(static_cast<std::uint32_t>(*all.find(name)));
    return out;
}

reading read_with(const tally_base& tally, const shared_candidates& all) {
    reading r = tally_parts::common(tally);
    r.candidates = all;
    if (r.policy.unranked == unranked_policy::reject) r.heads = 0;
    return r;
}

// A tally whose cells have keys: nobody new has a cell.
template <tally T>
result<T> widened_keys(const T& tally, const shared_candidates& all) {
    const reading r = read_with(tally, all);
    section s = tally_parts::apart(tally);
    if (r.policy.unranked == unranked_policy::reject) s = {s.kind, 1, 0, {}, {}};
    return tally_parts::together<T>(renamed(std::move(s), places(tally.candidates(), *all)), r);
}

}  // namespace

result<first_tally> widened(const first_tally& tally, const shared_candidates& all) {
    return widened_keys(tally, all);
}

result<positions_tally> widened(const positions_tally& tally, const shared_candidates& all) {
    return widened_keys(tally, all);
}

result<pairwise_tally> widened(const pairwise_tally& tally, const shared_candidates& all,
                               const std::vector<weight>& ranked) {
    const reading r = read_with(tally, all);
    const std::size_t m = all->size();
    section s{section_kind::pairwise, tally.denominator(), tally.total(), {}, std::vector<int128>(m * m, 0)};
    if (r.policy.unranked == unranked_policy::reject) {
        s.denominator = 1;
        s.total = 0;
        return tally_parts::together<pairwise_tally>(s, r);
    }
    const std::vector<std::uint32_t> place = places(tally.candidates(), *all);
    std::vector<bool> fresh(m, true);
    for (std::size_t a = 0; a < place.size(); ++a) {
        fresh[place[a]] = false;
        for (std::size_t b = 0; b < place.size(); ++b)
            s.counts[place[a] * m + place[b]] = tally(candidate_at(a), candidate_at(b));
    }
    if (r.policy.unranked == unranked_policy::last) {
        const bool half = r.policy.pairwise_ties == pairwise_ties_policy::half;
        // Over the tally's denominator, which counts half votes. What nobody ranks is new, too.
        std::vector<int128> held(m, 0);
        for (std::size_t a = 0; a < place.size(); ++a)
            held[place[a]] = ranked[a].numerator() * (s.denominator / ranked[a].denominator());
        for (std::size_t other = 0; other < m; ++other) {
            if (!fresh[other]) continue;
            for (std::size_t a = 0; a < m; ++a) {
                if (a == other) continue;
                const int128 tied = half ? (s.total - held[a]) / 2 : 0;
                s.counts[a * m + other] = held[a] + tied;
                s.counts[other * m + a] = tied;
            }
        }
    }
    return tally_parts::together<pairwise_tally>(tally_parts::in_lowest_terms(std::move(s)), r);
}

}  // namespace delib
