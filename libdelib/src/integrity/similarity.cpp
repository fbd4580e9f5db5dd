#include "delib/integrity/similarity.hpp"

#include "integrity/chances.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numbers>

namespace delib {

namespace {

// An upper bound on the chance that `heads` or more of `n` do what each does with chance p, as −log10; 0 where so many
// are expected.
double surprise_of(std::uint64_t heads, std::uint64_t n, double log_p, std::size_t distinct) {
    const double p = std::exp(log_p), all = static_cast<double>(n), some = static_cast<double>(heads);
    if (some <= all * p || p >= 1) return 0;
    const double term = log_factorial(n) - log_factorial(heads) - log_factorial(n - heads) + some * log_p +
                        (all - some) * std::log1p(-p);
    const double tail = term + std::log((some + 1) * (1 - p) / (some + 1 - (all + 1) * p));
    return std::max(0.0, -(tail + std::log(static_cast<double>(distinct))) / std::numbers::ln10);
}

// Where the tiers of a ranking end.
std::vector<std::size_t> tier_ends(const std::vector<entry>& ballot) {
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < ballot.size(); ++i) {
        if (i + 1 == ballot.size() || ballot[i + 1].value != ballot[i].value) out.push_back(i + 1);
    }
    return out;
}

// The chance of a ballot if answers were independent.
class independence {
public:
    independence(const std::vector<ballot_pile>& ballots, ballot_kind kind, std::size_t candidates)
        : ranked_(kind == ballot_kind::ranked), marks_(candidates), in_tier_(ranked_ ? candidates : 0) {
        for (auto& of : in_tier_) of.assign(candidates, 0);
        for (const ballot_pile& pile : ballots) {
            if (pile.blank()) continue;
            heads_ += pile.heads;
            if (ranked_) {
                const std::vector<std::size_t> ends = tier_ends(pile.entries);
                shapes_[ends] += pile.heads;
                for (std::size_t tier = 0, i = 0; tier < ends.size(); ++tier) {
                    for (; i < ends[tier]; ++i) in_tier_[tier][index(pile.entries[i].who)] += pile.heads;
                }
            } else {
                for (const entry& e : pile.entries) marks_[index(e.who)][e.value] += pile.heads;
            }
        }
        for (auto& of : marks_) {
            std::uint64_t given = 0;
            for (const auto& [value, heads] : of) given += heads;
            unmarked_.push_back(heads_ - given);
        }
    }

    [[nodiscard]] std::uint64_t heads() const noexcept { return heads_; }

    // ln of it. Precondition: the ballot is one of those it was made of.
    [[nodiscard]] double log_chance(const std::vector<entry>& ballot) const {
        return ranked_ ? of_ranking(ballot) : of_marks(ballot);
    }

private:
    [[nodiscard]] double share(std::uint64_t part) const {
        return std::log(static_cast<double>(part) / static_cast<double>(heads_));
    }
    [[nodiscard]] double of_marks(const std::vector<entry>& ballot) const {
        double sum = 0;
        auto mark = ballot.begin();
        for (std::size_t c = 0; c < marks_.size(); ++c) {
            if (mark != ballot.end() && index(mark->who) == c)
                sum += share(marks_[c].at((mark++)->value));
            else
                sum += share(unmarked_[c]);
        }
        return sum;
    }
    [[nodiscard]] double of_ranking(const std::vector<entry>& ballot) const {
        const std::vector<std::size_t> ends = tier_ends(ballot);
        double sum = share(shapes_.at(ends));
        std::vector<bool> placed(marks_.size(), false);
        for (std::size_t tier = 0, i = 0; tier < ends.size(); ++tier) {
            sum += log_factorial(ends[tier] - i);  // in whatever order the tier was filled
            for (; i < ends[tier]; ++i) {
                std::uint64_t left = 0;
                for (std::size_t c = 0; c < placed.size(); ++c) left += placed[c] ? 0 : in_tier_[tier][c];
                const std::uint64_t here = in_tier_[tier][index(ballot[i].who)];
                sum += std::log(static_cast<double>(here) / static_cast<double>(left));
                placed[index(ballot[i].who)] = true;
            }
        }
        return std::min(sum, 0.0);
    }

    bool ranked_;
    std::uint64_t heads_ = 0;
    std::vector<std::map<std::uint32_t, std::uint64_t>> marks_;  // by candidate: voters with this mark
    std::vector<std::uint64_t> unmarked_{};
    std::vector<std::vector<std::uint64_t>> in_tier_;  // by tier, by candidate
    std::map<std::vector<std::size_t>, std::uint64_t> shapes_{};
};

// Whether two ballots differ in one mark, or in how they rank one pair.
bool nearly_equal(const std::vector<entry>& a, const std::vector<entry>& b, ballot_kind kind, std::size_t m) {
    // A mark or rank for everybody; who is not ranked stands last.
    const std::uint32_t none = kind == ballot_kind::ranked ? UINT32_MAX : 0;
    std::vector<std::uint32_t> x(m, none), y(m, none);
    for (const entry& e : a) x[index(e.who)] = e.value + 1;
    for (const entry& e : b) y[index(e.who)] = e.value + 1;
    std::size_t differences = 0;
    for (std::size_t c = 0; c < m && differences < 2; ++c) {
        if (kind != ballot_kind::ranked) {
            differences += x[c] == y[c] ? 0U : 1U;
            continue;
        }
        for (std::size_t d = 0; d < c && differences < 2; ++d)
            differences += (x[c] <=> x[d]) == (y[c] <=> y[d]) ? 0U : 1U;
    }
    return differences == 1;
}

}  // namespace

result<similarity> similarity_of(const recount& count) {
    // Equal ballots, whatever they weigh.
    std::vector<ballot_pile> ballots;
    for (const ballot_pile& pile : count.piles()) {
        if (!ballots.empty() && ballots.back().entries == pile.entries)
            ballots.back().heads += pile.heads;
        else if (!pile.blank())
            ballots.push_back(pile);
    }
    const std::size_t m = count.ballots().candidates().size();
    const ballot_kind kind = count.ballots().kind();
    const independence model(ballots, kind, m);
    similarity out;
    out.heads = model.heads();
    out.voices = static_cast<double>(out.heads);
    for (const ballot_pile& pile : ballots) {
        if (pile.heads < 2) continue;
        const double log_p = model.log_chance(pile.entries);
        const double surprise = surprise_of(pile.heads, out.heads, log_p, ballots.size());
        if (surprise < least_surprise_told) continue;
        const double expected = static_cast<double>(out.heads) * std::exp(log_p);
        out.in_groups += pile.heads;
        out.voices -= static_cast<double>(pile.heads) - std::max(1.0, expected);
        out.groups.push_back({pile.entries, pile.heads, 0, expected, surprise});
    }
    out.found = out.groups.size();
    if (out.groups.empty()) return out;
    if (out.in_groups < out.heads) {
        ballot_change gone;
        for (std::size_t i = 0; i < count.piles().size(); ++i) {
            const bool grouped = std::any_of(out.groups.begin(), out.groups.end(), [&](const similar_group& g) {
                return g.ballot == count.piles()[i].entries;
            });
            if (grouped) gone.out.push_back({i, count.piles()[i].heads});
        }
        DELIB_TRY(rest, count.decide(gone));
        out.winners_without = std::move(rest.winners);
    }
    std::stable_sort(out.groups.begin(), out.groups.end(),
                     [](const similar_group& a, const similar_group& b) { return a.surprise > b.surprise; });
    if (out.groups.size() > most_groups_told) out.groups.resize(most_groups_told);
    for (similar_group& group : out.groups) {
        for (const ballot_pile& pile : ballots) {
            if (nearly_equal(group.ballot, pile.entries, kind, m)) group.near += pile.heads;
        }
    }
    return out;
}

}  // namespace delib
