#include "integrity/points.hpp"

#include "integrity/ballot_forms.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <tuple>

namespace delib::integrity {

namespace {

std::string_view option_of(const outcome& decided, std::string_view name) {
    for (const auto& [option, value] : decided.options) {
        if (option == name) return value;
    }
    return {};
}

// Whether a rule adds up points, as these options have it, on ballots of this kind.
bool adds_points(std::string_view rule, const outcome& decided, const profile& p, const ballot_policy& policy) {
    const auto any = [&](std::initializer_list<std::string_view> ids) {
        return std::find(ids.begin(), ids.end(), rule) != ids.end();
    };
    switch (p.kind()) {
        case ballot_kind::ranked:
            return any({"plurality", "anti-plurality", "approval-k", "borda", "dowdall", "positional",
                        "positive-negative", "ranked-priorities"});
        case ballot_kind::approval: return any({"approval", "satisfaction-approval"});
        case ballot_kind::graded:
        case ballot_kind::scored: {
            if (rule == "approval-disapproval") return true;
            if (rule != "score") return false;
            // A mean is a sum over the same weight for everybody where missing points are the worst ones.
            const std::string_view mode = option_of(decided, "mode");
            if (policy.ungraded == ungraded_policy::worst) return mode == "sum" || mode == "mean";
            return mode == "sum" && policy.ungraded == ungraded_policy::exclude;
        }
    }
    return false;
}

// Whether a candidate whom nobody scored comes after all others, and not among them with no points.
bool needs_a_voice(std::string_view rule, const outcome& decided, const ballot_policy& policy) {
    return rule == "score" && option_of(decided, "mode") == "sum" && policy.ungraded == ungraded_policy::exclude;
}

// Whether points are what the proof for such rules asks for: none below zero, some above.
bool worth_having(const scale& grades) {
    const auto& values = grades.values();
    return std::none_of(values.begin(), values.end(), [](const points& v) { return v.negative; }) &&
           std::any_of(values.begin(), values.end(), [](const points& v) { return v.size.numerator() != 0; });
}

// What decides between equal points: nothing, or something that keeps its choice while the equal ones stay the same.
bool leaves_ties(std::string_view rule, const outcome& decided) {
    const std::string_view ties = option_of(decided, "ties");
    if (rule == "ranked-priorities" && option_of(decided, "countback") != "false") return false;
    return ties == "all" || ties == "parallel";
}

// Where a candidate stands on a ballot, as far as points can depend on it.
struct standing {
    std::uint32_t length = 0;  // candidates on the ballot; for grades 0
    std::uint32_t value = 0;   // first place of the tier, 1 if approved, the grade from 1; 0 if not on the ballot
    std::uint32_t size = 0;    // of the tier

    friend auto operator<=>(const standing&, const standing&) = default;
};

class point_table {
public:
    explicit point_table(const recount& count) : count_(count), m_(count.ballots().candidates().size()) {}

    // The points that one ballot of weight 1 gives who stands there.
    [[nodiscard]] result<rational> at(const standing& where) {
        const auto found = known_.find(where);
        if (found != known_.end()) return found->second;
        const ballot_pile ballot{ballot_with(where), weight{1}, 1};
        DELIB_TRY(p, only(count_, ballot));
        DELIB_TRY(alone, count_.decide(std::make_shared<const profile>(std::move(p))));
        rational points = alone.scores.empty() || !alone.scores[0] ? rational(0) : *alone.scores[0];
        return known_.emplace(where, std::move(points)).first->second;
    }

    [[nodiscard]] std::vector<standing> standings(const std::vector<entry>& ballot) const {
        const ballot_kind kind = count_.ballots().kind();
        const auto length = static_cast<std::uint32_t>(ballot.size());
        const bool grades = kind == ballot_kind::graded || kind == ballot_kind::scored;
        std::vector<standing> out(m_, standing{grades ? 0 : length, 0, 0});
        for (std::size_t i = 0; i < ballot.size();) {
            std::size_t end = i + 1;
            while (kind == ballot_kind::ranked && end < ballot.size() && ballot[end].value == ballot[i].value) ++end;
            for (std::size_t k = i; k < end; ++k) {
                standing& here = out[index(ballot[k].who)];
                if (kind == ballot_kind::ranked)
                    here = {length, static_cast<std::uint32_t>(i + 1), static_cast<std::uint32_t>(end - i)};
                else
                    here.value = kind == ballot_kind::approval ? 1 : ballot[k].value + 1;
            }
            i = end;
        }
        return out;
    }

    // A ballot on which candidate 0 stands there.
    [[nodiscard]] std::vector<entry> ballot_with(const standing& where) const {
        return ballot_with(where, candidate_at(0), std::nullopt, {});
    }

    // A ballot on which `who` stands there, and `other`, if there is one, stands elsewhere on a ballot of that length.
    [[nodiscard]] std::vector<entry> ballot_with(const standing& where, candidate who, std::optional<candidate> other,
                                                 const standing& there) const {
        std::vector<candidate> rest;
        for (std::size_t c = 0; c < m_; ++c) {
            if (candidate_at(c) != who && candidate_at(c) != other) rest.push_back(candidate_at(c));
        }
        std::vector<entry> out;
        const ballot_kind kind = count_.ballots().kind();
        if (kind != ballot_kind::ranked) {
            const auto mark = [&](candidate c, const standing& s) {
                if (s.value > 0) out.push_back({c, kind == ballot_kind::approval ? 1 : s.value - 1});
            };
            mark(who, where);
            if (other) mark(*other, there);
            if (kind == ballot_kind::approval) {
                for (std::size_t i = 0; out.size() < where.length; ++i) out.push_back({rest[i], 1});
            } else if (count_.how().policy.ungraded == ungraded_policy::reject) {
                for (const candidate c : rest) out.push_back({c, 0});
            }
            std::sort(out.begin(), out.end());
            return out;
        }
        std::size_t next = 0;
        std::uint32_t rank = 0;
        for (std::uint32_t place = 1; place <= where.length;) {
            ++rank;
            std::uint32_t size = 1;
            std::optional<candidate> here;
            if (place == where.value) {
                here = who;
                size = where.size;
            } else if (other && place == there.value) {
                here = other;
                size = there.size;
            }
            if (here) out.push_back({*here, rank});
            for (std::uint32_t k = here ? 1 : 0; k < size; ++k) out.push_back({rest[next++], rank});
            place += size;
        }
        std::sort(out.begin(), out.end(),
                  [](const entry& a, const entry& b) { return std::tie(a.value, a.who) < std::tie(b.value, b.who); });
        return out;
    }

    // Every place for one candidate on a ballot of this length, that for none included where the length allows it.
    [[nodiscard]] std::vector<standing> places(std::uint32_t length) const {
        const auto m = static_cast<std::uint32_t>(m_);
        const ballot_policy& policy = count_.how().policy;
        std::vector<standing> out;
        switch (count_.ballots().kind()) {
            case ballot_kind::ranked: {
                const bool tiers = policy.overvote == overvote_policy::keep;
                for (std::uint32_t place = 1; place <= length; ++place) {
                    for (std::uint32_t size = 1; size <= (tiers ? length + 1 - place : 1); ++size)
                        out.push_back({length, place, size});
                }
                if (length < m) out.push_back({length, 0, 0});
                break;
            }
            case ballot_kind::approval:
                out.push_back({length, 1, 1});
                if (length < m) out.push_back({length, 0, 0});
                break;
            case ballot_kind::graded:
            case ballot_kind::scored:
                for (std::uint32_t g = 1; g <= count_.ballots().share_scale()->size(); ++g) out.push_back({0, g, 0});
                if (policy.ungraded != ungraded_policy::reject) out.push_back({0, 0, 0});
                break;
        }
        return out;
    }

    [[nodiscard]] std::vector<std::uint32_t> lengths() const {
        const ballot_kind kind = count_.ballots().kind();
        const auto m = static_cast<std::uint32_t>(m_);
        if (kind == ballot_kind::graded || kind == ballot_kind::scored) return {0};
        const bool whole = kind == ballot_kind::ranked && count_.how().policy.unranked == unranked_policy::reject;
        std::vector<std::uint32_t> out;
        for (std::uint32_t length = whole ? m : 1; length <= m; ++length) out.push_back(length);
        return out;
    }

private:
    const recount& count_;
    std::size_t m_;
    std::map<standing, rational> known_{};
};

// Whether two candidates can stand at these places of one ballot.
bool together(ballot_kind kind, const standing& a, const standing& b, std::size_t m) {
    if (kind == ballot_kind::graded || kind == ballot_kind::scored) return true;
    const std::uint32_t on = (a.value > 0 ? 1U : 0U) + (b.value > 0 ? 1U : 0U);
    if (a.length < on || a.length + (2 - on) > m) return false;
    if (kind == ballot_kind::approval || a.value == 0 || b.value == 0) return true;
    return a.value + a.size <= b.value || b.value + b.size <= a.value;
}

// The ballot that brings one candidate furthest ahead of another.
struct best_ballot {
    rational gain = 0;
    standing rival{}, holder{};
};

result<best_ballot> best_of(point_table& points, ballot_kind kind, std::size_t m) {
    best_ballot best;
    for (const std::uint32_t length : points.lengths()) {
        std::vector<std::pair<rational, standing>> all;
        for (const standing& s : points.places(length)) {
            DELIB_TRY(worth, points.at(s));
            all.emplace_back(std::move(worth), s);
        }
        std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
        for (const auto& [high, up] : all) {
            if (high - all.back().first <= best.gain) break;
            for (auto low = all.rbegin(); low != all.rend() && high - low->first > best.gain; ++low) {
                if (!together(kind, up, low->second, m)) continue;
                best = {high - low->first, up, low->second};
                break;
            }
        }
    }
    return best;
}

// Ballots that move a difference of points alike.
struct movers {
    rational by = 0;
    std::size_t pile = 0;
    std::uint64_t heads = 0;
};

struct pair_answer {
    std::uint64_t ballots = 0;
    std::vector<some_of_pile> taken{};
};

// The fewest of these that move it by `need`, or beyond; nothing where all of them do not.
std::optional<pair_answer> fewest(std::vector<movers> all, rational need, bool beyond) {
    std::stable_sort(all.begin(), all.end(), [](const movers& a, const movers& b) { return a.by > b.by; });
    pair_answer out;
    for (const movers& m : all) {
        if (m.by <= 0) break;
        // need / by of them, rounded up; one more where exactly that many do not go beyond.
        rational wanted = need / m.by;
        wanted = beyond || !wanted.is_whole() ? rational(wanted.floor() + 1) : wanted;
        const bool enough = wanted <= rational(m.heads);
        const auto heads = enough ? static_cast<std::uint64_t>(parse_digits(to_text(wanted)).value_or(0)) : m.heads;
        if (heads > 0) out.taken.push_back({m.pile, heads});
        out.ballots += heads;
        need -= m.by * rational(heads);
        if (enough) return out;
    }
    return std::nullopt;
}

// The fewest ballots whose removal lets `c` pass `w` where a candidate needs a ballot that scores it: those found by
// points if they leave one for `c`, or all that score `w`.
std::optional<pair_answer> with_a_voice(std::optional<pair_answer> by_points, const std::vector<ballot_pile>& piles,
                                        candidate c, candidate w) {
    const auto scores = [&](std::size_t pile, candidate who) {
        const std::vector<entry>& on = piles[pile].entries;
        return std::any_of(on.begin(), on.end(), [&](const entry& e) { return e.who == who; });
    };
    const auto leaves_one = [&](const pair_answer& answer) {
        std::vector<std::uint64_t> left;
        for (const ballot_pile& pile : piles) left.push_back(pile.heads);
        for (const some_of_pile& some : answer.taken) left[some.pile] -= some.heads;
        for (std::size_t i = 0; i < piles.size(); ++i) {
            if (left[i] > 0 && scores(i, c)) return true;
        }
        return false;
    };
    if (by_points && !leaves_one(*by_points)) by_points.reset();
    pair_answer all;
    for (std::size_t i = 0; i < piles.size(); ++i) {
        if (!scores(i, w)) continue;
        all.ballots += piles[i].heads;
        all.taken.push_back({i, piles[i].heads});
    }
    if (!leaves_one(all) || (by_points && by_points->ballots <= all.ballots)) return by_points;
    return all;
}

}  // namespace

result<std::optional<ballot_margin>> margin_by_points(tampering what, const recount& count, const outcome& decided) {
    const std::optional<ballot_margin> unknown;
    const profile& p = count.ballots();
    const std::size_t m = p.candidates().size();
    if (!count.how().requirements.empty() || !adds_points(decided.rule, decided, p, count.how().policy)) return unknown;
    const bool voice = needs_a_voice(decided.rule, decided, count.how().policy);
    if (voice && !worth_having(*p.share_scale())) return unknown;
    const bool ties_stand = leaves_ties(decided.rule, decided);
    const std::size_t seats = static_cast<std::size_t>(decided.seats);
    if (seats > 1 && decided.winners.size() != seats) return unknown;
    if (m > most_candidates_for_every_place || decided.winners.empty()) return unknown;

    point_table points(count);
    std::vector<std::vector<rational>> worth;  // by pile, by candidate
    std::vector<rational> each, sums(m, rational(0));
    for (const ballot_pile& pile : count.piles()) {
        std::vector<rational> gives;
        each.push_back(to_rational(pile.each));
        const std::vector<standing> where = points.standings(pile.entries);
        for (std::size_t c = 0; c < m; ++c) {
            DELIB_TRY(one, points.at(where[c]));
            gives.push_back(std::move(one));
            sums[c] += gives.back() * each.back() * rational(pile.heads);
        }
        worth.push_back(std::move(gives));
    }
    // The sums must tell the winners, or this is no count of points after all.
    std::vector<bool> wins(m, false);
    for (const candidate w : decided.winners) wins[index(w)] = true;
    for (std::size_t a = 0; a < m; ++a) {
        for (std::size_t b = 0; b < m; ++b) {
            if (wins[a] && !wins[b] && (ties_stand ? sums[a] <= sums[b] : sums[a] < sums[b])) return unknown;
            if (ties_stand && seats == 1 && wins[a] && wins[b] && sums[a] != sums[b]) return unknown;
        }
    }

    DELIB_TRY(best, best_of(points, p.kind(), m));
    std::optional<pair_answer> least;
    std::pair<std::size_t, std::size_t> who{};  // the rival, the holder
    for (std::size_t w = 0; w < m; ++w) {
        if (!wins[w]) continue;
        for (std::size_t c = 0; c < m; ++c) {
            if (c == w || (wins[c] && seats > 1)) continue;
            const rational need = sums[w] - sums[c];
            const bool beyond = wins[c] && ties_stand;
            std::vector<movers> all;
            if (what == tampering::added) {
                all.push_back({best.gain, 0, std::uint64_t{1} << 62});
            } else {
                for (std::size_t i = 0; i < worth.size(); ++i) {
                    const rational lost = worth[i][w] - worth[i][c];
                    const rational by = what == tampering::removed ? lost : rational(lost + best.gain);
                    all.push_back({by * each[i], i, count.piles()[i].heads});
                }
            }
            std::optional<pair_answer> found = fewest(std::move(all), need, beyond);
            if (voice && what == tampering::removed)
                found = with_a_voice(std::move(found), count.piles(), candidate_at(c), candidate_at(w));
            if (!found || found->ballots == 0) {
                if (found) return unknown;  // equal already: what broke the tie is not known here
                continue;
            }
            if (what == tampering::removed && !leaves_a_voice(count, found->taken)) continue;
            if (!least || found->ballots < least->ballots) {
                least = std::move(found);
                who = {c, w};
            }
        }
    }
    ballot_margin out;
    out.proof = margin_proof::points;
    if (!least) return ties_stand ? std::optional(out) : unknown;
    out.lower = least->ballots;
    if (!ties_stand) return std::optional(out);
    out.upper = least->ballots;
    std::vector<entry> entries =
        points.ballot_with(best.rival, candidate_at(who.first), candidate_at(who.second), best.holder);
    if (what == tampering::added) {
        out.witness.in.push_back({std::move(entries), weight{1}, least->ballots});
    } else {
        out.witness.out = least->taken;
        if (what == tampering::changed) out.witness.in = in_place_of(count, least->taken, entries);
    }
    return std::optional(out);
}

}  // namespace delib::integrity
