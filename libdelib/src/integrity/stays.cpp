#include "integrity/stays.hpp"

#include "delib/ballot/transform.hpp"
#include "delib/rule/ranked/irv.hpp"
#include "delib/tally/pairwise.hpp"

#include <algorithm>
#include <initializer_list>
#include <map>
#include <memory>
#include <string_view>

namespace delib::integrity {

namespace {

bool is_one_of(std::string_view id, std::initializer_list<std::string_view> ids) {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

std::string_view option_of(const outcome& decided, std::string_view name) {
    for (const auto& [option, value] : decided.options) {
        if (option == name) return value;
    }
    return {};
}

// Whoever is the only first on more than half of the ballots wins alone.
bool elects_a_majority(const outcome& o) {
    if (o.rule == "positional" || o.rule == "superior" || option_of(o, "tied-tops") == "approval") return false;
    return is_one_of(o.rule, {"plurality",
                              "bucklin",
                              "simplified-bucklin",
                              "weighted-bucklin",
                              "two-round",
                              "irv",
                              "coombs",
                              "condorcet",
                              "weak-condorcet",
                              "copeland",
                              "llull",
                              "minimax",
                              "leximax",
                              "schulze",
                              "ranked-pairs",
                              "river",
                              "split-cycle",
                              "simple-stable",
                              "stable",
                              "kemeny",
                              "smith",
                              "schwartz",
                              "uncovered",
                              "smith-minimax",
                              "black",
                              "raynaud"});
}

// Whoever wins every duel wins alone.
bool elects_a_condorcet_winner(const outcome& o) {
    if (o.rule == "minimax") return option_of(o, "strength") != "opposition";
    return is_one_of(o.rule, {"baldwin",
                              "nanson",
                              "bottom-two-irv",
                              "smith-irv",
                              "condorcet-irv",
                              "benham",
                              "woodall",
                              "daunou",
                              "tideman-alternative",
                              "condorcet-plurality",
                              "condorcet",
                              "copeland",
                              "llull",
                              "weak-condorcet",
                              "leximax",
                              "schulze",
                              "river",
                              "ranked-pairs",
                              "split-cycle",
                              "simple-stable",
                              "stable",
                              "kemeny",
                              "smith",
                              "schwartz",
                              "uncovered",
                              "smith-minimax",
                              "black",
                              "raynaud",
                              "loss-trimmer",
                              "copeland-borda",
                              "knockout",
                              "copeland-minimax",
                              "most-wins-smallest-loss",
                              "borda-minimax-faceoff"});
}

// Rules that look at nothing but who wins which duel.
bool looks_at_signs(const outcome& o) {
    return is_one_of(o.rule, {"condorcet", "weak-condorcet", "condorcet-loser", "copeland", "llull", "smith",
                              "schwartz", "uncovered", "iterated-condorcet-loser"});
}

using gaps = std::vector<std::vector<rational>>;

gaps margins_among(const pairwise_tally& duels) {
    const std::size_t m = duels.candidates().size();
    gaps out(m, std::vector<rational>(m));
    for (std::size_t a = 0; a < m; ++a) {
        for (std::size_t b = 0; b < m; ++b)
            out[a][b] = to_rational(duels(candidate_at(a), candidate_at(b)), duels.denominator()) -
                        to_rational(duels(candidate_at(b), candidate_at(a)), duels.denominator());
    }
    return out;
}

// The least of f over everybody but one.
template <class F>
std::optional<rational> least_but(std::size_t m, std::size_t one, F&& f) {
    std::optional<rational> least;
    for (std::size_t other = 0; other < m; ++other) {
        if (other == one) continue;
        rational here = f(other);
        if (!least || here < *least) least = std::move(here);
    }
    return least;
}

// f first places of T: a ballot that moves w changes 2 f − T by w at most.
rational majority_gap(const profile& rankings, candidate winner) {
    int128 first = 0;
    for (std::size_t i = 0; i < rankings.size(); ++i) {
        const ballot_view ballot = rankings[i];
        const bool alone = !ballot.blank() && ballot.entries[0].who == winner &&
                           (ballot.entries.size() == 1 || ballot.entries[1].value != ballot.entries[0].value);
        if (alone) first += ballot.numerator;
    }
    return to_rational(first, rankings.denominator()) * 2 - to_rational(rankings.total(), rankings.denominator());
}

rational sign_gap(const gaps& margin) {
    std::optional<rational> least;
    for (std::size_t a = 0; a < margin.size(); ++a) {
        for (std::size_t b = 0; b < a; ++b) {
            const rational size = margin[a][b] < 0 ? rational(-margin[a][b]) : margin[a][b];
            if (!least || size < *least) least = size;
        }
    }
    return least.value_or(0);
}

// The strength of a link is its margin, or 0 where it is lost: a margin that moves by t moves no path by more than t, so
// that the way there and the way back come closer by 2 t at most.
rational path_gap(const gaps& margin, std::size_t winner) {
    const std::size_t m = margin.size();
    gaps path(m, std::vector<rational>(m));
    for (std::size_t a = 0; a < m; ++a) {
        for (std::size_t b = 0; b < m; ++b) path[a][b] = std::max(margin[a][b], rational(0));
    }
    for (std::size_t via = 0; via < m; ++via) {
        for (std::size_t a = 0; a < m; ++a) {
            for (std::size_t b = 0; b < m; ++b) {
                if (a != b && a != via && b != via)
                    path[a][b] = std::max(path[a][b], std::min(path[a][via], path[via][b]));
            }
        }
    }
    return least_but(m, winner, [&](std::size_t b) { return rational(path[winner][b] - path[b][winner]); })
               .value_or(0) /
           2;
}

// The worst defeat of each moves by t at most. Undefeated is 0 here, which can only make the gap smaller.
rational worst_duel_gap(const gaps& margin, std::size_t winner) {
    const auto worst = [&](std::size_t who) {
        rational most = 0;
        for (std::size_t b = 0; b < margin.size(); ++b) most = std::max(most, margin[b][who]);
        return most;
    };
    const rational own = worst(winner);
    return least_but(margin.size(), winner, [&](std::size_t b) { return rational(worst(b) - own); }).value_or(0) / 2;
}

// Two orders of m candidates differ in m (m − 1) / 2 pairs at most, and a ballot that moves w brings their reversals
// closer by w for each. The best order with c on top is c, then a best order of the others.
result<rational> order_gap(const recount& count, const outcome& decided, const pairwise_tally& duels) {
    const std::size_t m = duels.candidates().size();
    if (!decided.objective || m < 2) return rational(0);
    std::optional<rational> least;
    for (std::size_t c = 0; c < m; ++c) {
        if (candidate_at(c) == decided.winners.front()) continue;
        std::vector<candidate> others;
        rational reversed = 0;
        for (std::size_t b = 0; b < m; ++b) {
            if (b == c) continue;
            others.push_back(candidate_at(b));
            reversed += to_rational(duels(candidate_at(b), candidate_at(c)), duels.denominator());
        }
        DELIB_TRY(rest, restrict_to(duels, others));
        tallies some;
        some.put(std::make_shared<const pairwise_tally>(std::move(rest)));
        bases from(some);
        option_texts options = count.how().options;
        std::erase_if(options, [](const auto& option) { return option.first == "ties"; });
        DELIB_TRY(best, count.how().rule->decide(from, options, 1, count.work()));
        if (!best.complete || !best.objective) return rational(0);
        reversed += *best.objective;
        if (!least || reversed < *least) least = std::move(reversed);
    }
    const auto pairs = static_cast<std::int64_t>(m * (m - 1) / 2);
    return rational(least.value_or(*decided.objective) - *decided.objective) / pairs;
}

// Eliminations. A ballot that moves w changes the difference of what two candidates hold by w at most, and so that between
// one of them and the sum of others, if it speaks for one at a time. As long as the j lowest together hold less than each
// of the others, those j leave before anybody else, in whatever order; what the others hold then is the same. A majority
// of what speaks wins, now or later: its holder is never the lowest.
class elimination_gap {
public:
    elimination_gap(const profile& p, tied_tops reading, candidate winner)
        : rounds_(p, reading), apart_(reading != tied_tops::full), winner_(winner) {}

    [[nodiscard]] rational of(const candidates_left& left) {
        const auto found = known_.find(left);
        if (found != known_.end()) return found->second;
        rational best = 0;
        if (known_.size() < most_states) best = look(left);
        return known_.emplace(left, best).first->second;
    }

private:
    static constexpr std::size_t most_states = 2'000;

    [[nodiscard]] rational look(const candidates_left& left) {
        const elimination_round now = rounds_.look(left, 1);
        std::vector<candidate> order = members(left);
        std::stable_sort(order.begin(), order.end(),
                         [&](candidate a, candidate b) { return now.held[index(a)] < now.held[index(b)]; });
        rational best = 0;
        if (const auto* shown = std::get_if<events::round>(&now.shown.front()); shown != nullptr && shown->needed)
            best = std::max(best, rational(now.held[index(winner_)] * 2 - *shown->needed * 2));
        rational together = 0;
        for (std::size_t j = 1; j < order.size() && (apart_ || j == 1); ++j) {
            together += now.held[index(order[j - 1])];
            if (order[j - 1] == winner_) break;
            const rational gap = now.held[index(order[j])] - together;
            if (gap <= best) continue;
            candidates_left after = left;
            for (std::size_t i = 0; i < j; ++i) after[index(order[i])] = false;
            const bool alone = j + 1 == order.size();
            best = std::max(best, alone ? gap : std::min(gap, of(after)));
        }
        return best;
    }

    irv_rounds rounds_;
    bool apart_;
    candidate winner_;
    std::map<candidates_left, rational> known_{};
};

result<rational> round_gap(const recount& count, const outcome& decided) {
    const std::string_view words[] = {"exhaust", "split", "approval"};
    const auto at = std::find(std::begin(words), std::end(words), option_of(decided, "tied-tops")) - std::begin(words);
    const profile& p = count.ballots();
    if (at == 3 || p.kind() != ballot_kind::ranked) return rational(0);
    elimination_gap gap(p, static_cast<tied_tops>(at), decided.winners.front());
    return gap.of(candidates_left(p.candidates().size(), true));
}

}  // namespace

result<std::vector<proof>> proofs_of(const recount& count, const outcome& decided) {
    std::vector<proof> out;
    const auto offer = [&](margin_proof by, const rational& gap) {
        if (gap > 0) out.push_back({by, {{gap}}});
    };
    const profile& p = count.ballots();
    const rule_info& rule = count.how().rule->info;
    if (decided.winners.empty() || decided.seats != 1 || p.candidates().size() < 2) return out;
    const candidate winner = decided.winners.front();
    const bool alone = decided.winners.size() == 1;
    const bool ranked = p.kind() == ballot_kind::ranked;
    const bool required = !count.how().requirements.empty();
    const auto looks_at = [&](basis_kind kind) { return rule.basis == kind || rule.also == kind; };

    // Silence that is no opinion would let a first place win no duel.
    const bool last = count.how().policy.unranked == unranked_policy::last;
    if (alone && ranked && last && !required && elects_a_majority(decided))
        offer(margin_proof::majority, majority_gap(p, winner));
    if (alone && ranked && !required && decided.rule == "irv") {
        DELIB_TRY(gap, round_gap(count, decided));
        offer(margin_proof::rounds, gap);
    }
    if (!looks_at(basis_kind::pairwise) && !(elects_a_condorcet_winner(decided) && last)) return out;
    bases from(count.share_ballots(), count.how().policy);
    DELIB_TRY(duels, from.get<pairwise_tally>());
    const gaps margin = margins_among(*duels);
    if (alone && elects_a_condorcet_winner(decided) && (last || looks_at(basis_kind::pairwise))) {
        const rational gap = least_but(margin.size(), index(winner), [&](std::size_t b) {
                                 return margin[index(winner)][b];
                             }).value_or(0);
        if (!required) {
            offer(margin_proof::duels, gap);
        } else if (auto limits = limits_of_winner(count, *duels, winner)) {
            limits->push_back({gap});
            out.push_back({margin_proof::duels, *std::move(limits)});
        }
        if (required) {
            if (auto limits = limits_of_status_quo(count, *duels, winner))
                out.push_back({margin_proof::duels, *std::move(limits)});
        }
    }
    if (required || rule.basis != basis_kind::pairwise || rule.also) return out;
    if (looks_at_signs(decided)) offer(margin_proof::duel_signs, sign_gap(margin));
    if (!alone) return out;
    if (decided.rule == "schulze" && option_of(decided, "strength") == "margins")
        offer(margin_proof::paths, path_gap(margin, index(winner)));
    if (decided.rule == "minimax" && option_of(decided, "strength") == "margins")
        offer(margin_proof::worst_duels, worst_duel_gap(margin, index(winner)));
    if (decided.rule == "kemeny") {
        DELIB_TRY(gap, order_gap(count, decided, *duels));
        offer(margin_proof::orders, gap);
    }
    return out;
}

}  // namespace delib::integrity
