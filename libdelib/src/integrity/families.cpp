// Families of changes, one for each idea of how a rival could be brought ahead of a winner.
#include "integrity/ballot_forms.hpp"
#include "integrity/search.hpp"

#include <algorithm>
#include <array>
#include <functional>

namespace delib::integrity {

result<bool> changes::alter(const ballot_change& change, std::vector<candidate>& now) {
    DELIB_TRY(decided, count_.decide(change));
    all_complete_ = all_complete_ && decided.complete;
    now = decided.winners;
    return decided.complete && decided.winners != before_;
}

namespace {

constexpr std::size_t most_rivals = 30;            // looked at for each winner, those who stand best first
constexpr std::size_t most_winners = 4;            // of several tied ones
constexpr std::size_t most_for_third_parties = 8;  // beyond, no ballots for somebody else than rival and winner

// Everybody as the count sees them, best first.
std::vector<candidate> in_order(const outcome& decided, std::size_t m) {
    std::vector<candidate> out;
    if (decided.order) {
        for (const auto& tier : *decided.order) out.insert(out.end(), tier.begin(), tier.end());
    } else {
        out = decided.winners;
    }
    for (std::size_t c = 0; c < m; ++c) {
        if (std::find(out.begin(), out.end(), candidate_at(c)) == out.end()) out.push_back(candidate_at(c));
    }
    return out;
}

// Ballots for `rival` and against `holder`.
std::vector<std::vector<entry>> ballots_against(const recount& count, const std::vector<candidate>& standing,
                                                candidate rival, candidate holder) {
    std::vector<candidate> others;
    for (const candidate c : standing) {
        if (c != rival && c != holder) others.push_back(c);
    }
    std::vector<std::vector<entry>> out;
    const auto take = [&](std::vector<entry> ballot) {
        if (ballot.empty() || !admitted(count, ballot)) return;
        if (std::find(out.begin(), out.end(), ballot) == out.end()) out.push_back(std::move(ballot));
    };
    const profile& p = count.ballots();
    if (p.kind() == ballot_kind::ranked) {
        const auto ranking_of = [&](std::vector<candidate> first, bool reversed, bool holder_last) {
            std::vector<std::vector<candidate>> tiers;
            for (const candidate c : first) tiers.push_back({c});
            std::vector<candidate> rest;
            for (const candidate c : others) {
                if (std::find(first.begin(), first.end(), c) == first.end()) rest.push_back(c);
            }
            if (reversed) std::reverse(rest.begin(), rest.end());
            for (const candidate c : rest) tiers.push_back({c});
            if (holder_last) tiers.push_back({holder});
            return ballot_of(tiers);
        };
        take(ranking_of({rival}, true, true));
        take(ranking_of({rival}, false, true));
        take(ballot_of({{rival}}));
        take(ranking_of({rival}, true, false));
        std::vector<candidate> all_but = others;
        all_but.push_back(rival);
        take(ballot_of({all_but, {holder}}));
        take(ballot_of({{rival}, others, {holder}}));
        if (standing.size() > most_for_third_parties) return out;
        for (const candidate third : others) {
            take(ranking_of({third, rival}, true, true));
            take(ballot_of({{third}}));
        }
        return out;
    }
    const bool approvals = p.kind() == ballot_kind::approval;
    const std::uint32_t best = approvals ? 1 : static_cast<std::uint32_t>(p.share_scale()->size() - 1);
    const auto marked = [&](bool others_best, bool others_marked) {
        std::vector<entry> ballot{{rival, best}};
        if (!approvals) ballot.push_back({holder, 0});
        for (const candidate c : others) {
            if (approvals ? others_best : others_marked || others_best) ballot.push_back({c, others_best ? best : 0});
        }
        std::sort(ballot.begin(), ballot.end());
        return ballot;
    };
    take(marked(false, true));
    take(marked(true, true));
    take(marked(false, false));
    return out;
}

// Where a ballot puts somebody: less is better, the middle of nothing for those it leaves out.
std::int64_t place_on(const ballot_pile& pile, ballot_kind kind, candidate who) {
    for (const entry& e : pile.entries) {
        if (e.who == who) return kind == ballot_kind::ranked ? e.value : -static_cast<std::int64_t>(e.value) - 1;
    }
    return kind == ballot_kind::ranked ? std::int64_t{1} << 20 : 0;
}

// Orders in which ballots are taken away: those first that hold the holder up against the rival.
std::vector<std::vector<std::size_t>> removals(const recount& count, const std::vector<candidate>& standing,
                                               candidate rival, candidate holder) {
    const ballot_kind kind = count.ballots().kind();
    const auto& piles = count.piles();
    const auto top = [&](std::size_t i, candidate who) {
        if (piles[i].blank()) return false;
        std::int64_t best = std::int64_t{1} << 30;
        for (const entry& e : piles[i].entries) best = std::min(best, place_on(piles[i], kind, e.who));
        return place_on(piles[i], kind, who) == best;
    };
    using key = std::array<std::int64_t, 3>;
    std::vector<std::function<key(std::size_t)>> ideas;
    const auto at = [&](std::size_t i, candidate who) { return place_on(piles[i], kind, who); };
    ideas.push_back([&](std::size_t i) {
        return key{at(i, holder) < at(i, rival) ? 0 : 1, top(i, holder) ? 0 : 1, -at(i, rival)};
    });
    ideas.push_back([&](std::size_t i) { return key{at(i, holder) - at(i, rival)}; });
    ideas.push_back([&](std::size_t i) {
        return key{at(i, holder) < at(i, rival) ? 0 : 1, at(i, rival) == std::int64_t{1} << 20 ? 0 : 1, at(i, holder)};
    });
    ideas.push_back([&](std::size_t i) { return key{-at(i, rival), at(i, holder)}; });
    ideas.push_back([&](std::size_t i) { return key{at(i, holder), -at(i, rival)}; });
    if (standing.size() <= most_for_third_parties) {
        for (const candidate third : standing) {
            if (third == rival || third == holder) continue;
            ideas.push_back([&, third](std::size_t i) {
                return key{top(i, third) ? 0 : 1, at(i, holder) < at(i, rival) ? 0 : 1, at(i, holder) - at(i, rival)};
            });
        }
    }
    std::vector<std::vector<std::size_t>> out;
    std::vector<std::pair<key, std::size_t>> keyed(piles.size());
    for (const auto& idea : ideas) {
        for (std::size_t i = 0; i < piles.size(); ++i) keyed[i] = {idea(i), i};
        std::stable_sort(keyed.begin(), keyed.end(), [&](const auto& a, const auto& b) {
            return a.first != b.first ? a.first < b.first : compare(piles[a.second].each, piles[b.second].each) > 0;
        });
        std::vector<std::size_t> order;
        for (const auto& [unused, i] : keyed) order.push_back(i);
        if (std::find(out.begin(), out.end(), order) == out.end()) out.push_back(std::move(order));
    }
    return out;
}

// One family: the change of k ballots.
struct family {
    std::vector<std::size_t> order{};  // in which ballots are taken away; empty if none are
    std::vector<entry> ballot{};       // what is put in; empty if nothing is
};

class searching {
public:
    searching(tampering what, const recount& count, const outcome& decided, ballot_margin& margin)
        : what_(what), count_(count), test_(count, decided), margin_(margin) {
        const std::uint64_t voters = count.heads() + count.ballots().blank_heads();
        // Added ballots beyond twice all weight change nothing that so many had not.
        const rational weight = to_rational(count.ballots().total(), count.ballots().denominator());
        const auto heavy = parse_digits(to_text((weight * 2).floor() + 2));
        const int128 most = std::min<int128>(heavy.value_or(1 << 30), int128{1} << 40);
        most_ = what == tampering::added ? static_cast<std::uint64_t>(most) : voters;
    }

    [[nodiscard]] bool done() const {
        return count_.work().expired() || (margin_.upper && margin_.lower && *margin_.upper <= *margin_.lower);
    }

    [[nodiscard]] result<void> look(const family& f) {
        const std::uint64_t least = margin_.lower.value_or(1);
        std::uint64_t low = least - 1, high = 0;
        if (margin_.upper) {
            // Worth a look if it does better than what there is.
            high = *margin_.upper - 1;
            if (high < least) return {};
            DELIB_TRY(better, works(f, high));
            if (!better) return {};
        } else {
            for (std::uint64_t k = least;; k *= 2) {
                k = std::min(k, most_);
                DELIB_TRY(there, works(f, k));
                if (there) {
                    high = k;
                    break;
                }
                low = k;
                if (k == most_) return {};
            }
        }
        while (high - low > 1) {
            const std::uint64_t middle = low + (high - low) / 2;
            DELIB_TRY(there, works(f, middle));
            (there ? high : low) = middle;
        }
        // Not every rule is monotone: fewer may do.
        for (std::uint64_t k = high - 1, tried = 0; k >= least && k > 0 && tried < 4; --k, ++tried) {
            DELIB_TRY(there, works(f, k));
            static_cast<void>(there);
        }
        return {};
    }

private:
    // Counts the change of k ballots, and keeps it if it is the best so far.
    [[nodiscard]] result<bool> works(const family& f, std::uint64_t k) {
        if (count_.work().expired()) return false;
        ballot_change change;
        std::uint64_t left = k;
        for (const std::size_t i : f.order) {
            const std::uint64_t heads = std::min(left, count_.piles()[i].heads);
            if (heads > 0) change.out.push_back({i, heads});
            left -= heads;
            if (left == 0) break;
        }
        if (what_ == tampering::added) {
            change.in.push_back({f.ballot, weight{1}, k});
        } else {
            if (left > 0) return false;
            if (what_ == tampering::removed && !leaves_a_voice(count_, change.out)) return false;
            if (what_ == tampering::changed) change.in = in_place_of(count_, change.out, f.ballot);
        }
        std::vector<candidate> now;
        DELIB_TRY(other, test_.alter(change, now));
        if (other && (!margin_.upper || k < *margin_.upper)) {
            margin_.upper = k;
            margin_.witness = std::move(change);
            margin_.winners = std::move(now);
        }
        return other;
    }

    tampering what_;
    const recount& count_;
    changes test_;
    ballot_margin& margin_;
    std::uint64_t most_ = 0;
};

}  // namespace

result<void> search_families(tampering what, const recount& count, const outcome& decided, ballot_margin& margin) {
    const std::size_t m = count.ballots().candidates().size();
    const std::vector<candidate> standing = in_order(decided, m);
    std::vector<candidate> winners = decided.winners;
    if (winners.empty()) winners = standing;  // whom one would bring to win
    if (winners.size() > most_winners) winners.resize(most_winners);
    searching search(what, count, decided, margin);
    for (const candidate holder : winners) {
        std::size_t rivals = 0;
        for (const candidate rival : standing) {
            if (rival == holder || ++rivals > most_rivals) continue;
            std::vector<std::vector<entry>> ballots{{}};
            if (what != tampering::removed) ballots = ballots_against(count, standing, rival, holder);
            std::vector<std::vector<std::size_t>> orders{{}};
            if (what != tampering::added) orders = removals(count, standing, rival, holder);
            for (const auto& order : orders) {
                for (const auto& ballot : ballots) {
                    if (search.done()) return {};
                    DELIB_CHECK(search.look({order, ballot}));
                }
            }
        }
    }
    return {};
}

}  // namespace delib::integrity
