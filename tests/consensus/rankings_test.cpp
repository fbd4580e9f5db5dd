// Figures on rankings: values of R (irr, ConsRank) and SciPy, and every mean over pairs of voters counted pair by pair.
#include "delib/consensus/rankings.hpp"
#include "delib/core/random.hpp"
#include "support/ballots.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

namespace delib {
namespace {

using testing::rankings;
using testing::value;
using row = std::vector<double>;

ranking_figures of(const profile& p, unranked_policy unranked = unranked_policy::last) {
    ballot_policy policy;
    policy.unranked = unranked;
    return value(ranking_figures_of(p, policy));
}

TEST(Rankings, TwoRankings) {
    EXPECT_NEAR(*kendall_tau_b(row{1, 2, 2, 3, 4}, row{2, 1, 3, 3, 5}), .6666667, 5e-8);
    EXPECT_NEAR(*spearman_rho(row{1, 2, 2, 3, 4}, row{2, 1, 3, 3, 5}), .7631579, 5e-8);
    EXPECT_NEAR(*kendall_tau_x(row{1, 2, 3, 4}, row{1, 2, 2, 3}), .8333333, 5e-8);
    EXPECT_EQ(kendall_tau_x(row{1, 1, 1}, row{1, 2, 3}), 0);
    EXPECT_EQ(kemeny_distance(row{1, 2, 3, 4}, row{1, 2, 2, 3}), 1U);
    EXPECT_EQ(kemeny_distance(row{1, 2, 3, 4}, row{4, 3, 2, 1}), 12U);
    EXPECT_EQ(spearman_footrule(row{1, 2, 3, 4}, row{2, 1, 4, 3}), 4);
    EXPECT_EQ(spearman_footrule(row{1, 1, 3}, row{1, 2, 3}), 1);
    EXPECT_FALSE(kendall_tau_b(row{1, 1}, row{1, 2}).has_value());
    EXPECT_FALSE(spearman_rho(row{1, 2}, row{3, 3}).has_value());
    EXPECT_FALSE(kendall_tau_x(row{1}, row{1}).has_value());
}

TEST(Rankings, KendallsW) {
    EXPECT_NEAR(*of(rankings("A B C D E F", {"1: A>B>C>D>E>F", "1: A>C>B>D>F>E", "1: B>A>C>E>D>F"})).kendall_w,
                .8730159, 5e-8);
    EXPECT_NEAR(*of(rankings("A B C D", {"1: A=B>C>D", "1: A>B=C>D", "1: B>A>C=D"})).kendall_w, .8271605, 5e-8);
    EXPECT_EQ(of(rankings("A B C", {"4: A>B>C"})).kendall_w, 1);
}

TEST(Rankings, TwoVotersAndOneDissenter) {
    const profile p = rankings("a b c", {"2: a>b>c", "1: c>b>a"});
    const ranking_figures seen = of(p);
    EXPECT_NEAR(*seen.agreement, .3333333, 5e-8);
    EXPECT_NEAR(*seen.polarization, .6666667, 5e-8);
    EXPECT_EQ(value(mean_kemeny_distance(p)), rational(4));  // 0, 6 and 6
    EXPECT_EQ(value(agreement_index(p)), to_rational(1, 3));
}

TEST(Rankings, DivisivenessByHand) {
    const ranking_figures seen = of(rankings("a b c", {"2: a>b>c", "2: c>b>a"}));
    EXPECT_EQ(seen.divisiveness, (std::vector<std::optional<double>>{1, 0, 1}));
    // Nobody prefers b to a: that pair counts 0. With c above a or below, a is first or second: ½, so ¼ in all.
    EXPECT_EQ(of(rankings("a b c", {"1: a>b>c", "1: c>a>b"})).divisiveness[0], .25);
}

TEST(Rankings, TwoBallots) {
    const ranking_figures seen = of(rankings("A B C D", {"1: A>B>C>D", "1: A>B=C>D"}));
    EXPECT_NEAR(*seen.tau_x, .8333333, 5e-8);
    EXPECT_EQ(seen.kemeny_distance, 1);
    EXPECT_NEAR(*of(rankings("A B C D E", {"1: A>B=C>D>E", "1: B>A>C=D>E"})).tau_b, .6666667, 5e-8);
    EXPECT_NEAR(*of(rankings("A B C D E", {"1: A>B=C>D>E", "1: B>A>C=D>E"})).spearman, .7631579, 5e-8);
}

// --- Every figure from the voters themselves.

struct voter {
    std::vector<int> ranks;  // 0 is unranked
    std::int64_t weight;     // so many of them

    [[nodiscard]] row as_row() const { return {ranks.begin(), ranks.end()}; }
};

profile profile_of(const std::vector<voter>& voters, std::size_t m) {
    std::vector<std::string> names;
    for (std::size_t c = 0; c < m; ++c) names.push_back("c" + std::to_string(c));
    auto builder = value(profile_builder::ranked(names));
    for (const voter& v : voters) {
        std::vector<entry> entries;
        for (std::size_t c = 0; c < m; ++c) {
            if (v.ranks[c] > 0) entries.push_back({candidate_at(c), static_cast<std::uint32_t>(v.ranks[c])});
        }
        (void)value(builder.add({.entries = entries, .weight = weight(v.weight)}));
    }
    return value(builder.freeze());
}

double mean(const std::vector<double>& all) {
    return std::accumulate(all.begin(), all.end(), 0.0) / static_cast<double>(all.size());
}

int prefers(const voter& v, std::size_t i, std::size_t j) {
    return v.ranks[i] < v.ranks[j] ? 1 : v.ranks[i] > v.ranks[j] ? -1 : 0;
}

// The share of duels won among the candidates that a voter ranks.
std::pair<double, double> duels(const std::vector<voter>& voters, std::size_t i) {
    double won = 0, all = 0;
    for (const voter& v : voters) {
        for (std::size_t k = 0; k < v.ranks.size(); ++k) {
            if (k == i || v.ranks[k] == 0 || v.ranks[i] == 0) continue;
            won += prefers(v, i, k) > 0 ? 1 : prefers(v, i, k) == 0 ? 0.5 : 0;
            ++all;
        }
    }
    return {won, all};
}

ranking_figures by_definition(std::vector<voter> weighted, std::size_t m, bool last) {
    std::vector<voter> all;
    bool complete = true;
    for (voter v : weighted) {
        bool blank = true, full = true;
        for (int& r : v.ranks) {
            blank = blank && r == 0;
            full = full && r > 0;
            if (last && r == 0) r = 1'000;
        }
        complete = complete && (full || last || blank);
        for (std::int64_t i = 0; i < v.weight && !blank; ++i) all.push_back(v);
    }
    std::vector<double> tau_b, tau_x, rho, distance, agreement;
    for (std::size_t u = 0; u < all.size(); ++u) {
        for (std::size_t v = u + 1; v < all.size(); ++v) {
            double d = 0;
            for (std::size_t i = 0; i < m; ++i) {
                for (std::size_t j = i + 1; j < m; ++j) {
                    if (all[u].ranks[i] == 0 || all[u].ranks[j] == 0 || all[v].ranks[i] == 0 || all[v].ranks[j] == 0)
                        continue;
                    d += std::abs(prefers(all[u], i, j) - prefers(all[v], i, j));
                }
            }
            distance.push_back(d);
            if (const auto t = kendall_tau_b(all[u].as_row(), all[v].as_row())) tau_b.push_back(*t);
            if (const auto r = spearman_rho(all[u].as_row(), all[v].as_row())) rho.push_back(*r);
            tau_x.push_back(*kendall_tau_x(all[u].as_row(), all[v].as_row()));
        }
    }
    ranking_figures out;
    out.divisiveness.assign(m, std::nullopt);
    if (all.empty()) return out;
    for (std::size_t i = 0; i < m; ++i) {
        double divided = 0;
        for (std::size_t j = 0; j < m; ++j) {
            if (i == j) continue;
            std::vector<voter> with, against;
            double compared = 0;
            for (const voter& v : all) {
                if (v.ranks[i] == 0 || v.ranks[j] == 0) continue;
                ++compared;
                if (prefers(v, i, j) > 0) with.push_back(v);
                if (prefers(v, i, j) < 0) against.push_back(v);
            }
            if (i < j && compared > 0)
                agreement.push_back(std::abs(static_cast<double>(with.size()) - static_cast<double>(against.size())) /
                                    compared);
            if (with.empty() || against.empty()) continue;
            const auto [won_with, of_with] = duels(with, i);
            const auto [won_against, of_against] = duels(against, i);
            divided += std::abs(won_with / of_with - won_against / of_against);
        }
        out.divisiveness[i] = divided / static_cast<double>(m - 1);
    }
    if (!agreement.empty()) {
        out.agreement = mean(agreement);
        out.polarization = 1 - mean(agreement);
    }
    if (!distance.empty()) out.kemeny_distance = mean(distance);
    if (!complete) return out;
    if (!tau_b.empty()) out.tau_b = mean(tau_b);
    if (!rho.empty()) out.spearman = mean(rho);
    if (!tau_x.empty()) out.tau_x = mean(tau_x);
    // Kendall's W from sums of mid-ranks.
    const auto n = static_cast<double>(all.size()), c = static_cast<double>(m);
    row sums(m, 0);
    double ties = 0, deviations = 0;
    for (const voter& v : all) {
        for (std::size_t i = 0; i < m; ++i) {
            double above = 0, level = 0;
            for (std::size_t j = 0; j < m; ++j) {
                above += v.ranks[j] < v.ranks[i];
                level += v.ranks[j] == v.ranks[i];
            }
            sums[i] += above + (level + 1) / 2;
            ties += level * level - 1;  // t³ − t, shared among t candidates
        }
    }
    for (const double s : sums) deviations += (s - n * (c + 1) / 2) * (s - n * (c + 1) / 2);
    const double most = n * n * (c * c * c - c) - n * ties;
    if (most > 0) out.kendall_w = 12 * deviations / most;
    return out;
}

void expect_same(const std::optional<double>& got, const std::optional<double>& expected, const char* what) {
    ASSERT_EQ(got.has_value(), expected.has_value()) << what;
    if (got) {
        EXPECT_NEAR(*got, *expected, 1e-11) << what;
    }
}

void expect_same(const ranking_figures& got, const ranking_figures& expected) {
    expect_same(got.kendall_w, expected.kendall_w, "W");
    expect_same(got.tau_b, expected.tau_b, "tau-b");
    expect_same(got.tau_x, expected.tau_x, "tau-x");
    expect_same(got.spearman, expected.spearman, "rho");
    expect_same(got.kemeny_distance, expected.kemeny_distance, "distance");
    expect_same(got.agreement, expected.agreement, "agreement");
    expect_same(got.polarization, expected.polarization, "polarization");
    ASSERT_EQ(got.divisiveness.size(), expected.divisiveness.size());
    for (std::size_t i = 0; i < got.divisiveness.size(); ++i)
        expect_same(got.divisiveness[i], expected.divisiveness[i], "divisiveness");
}

enum class kind { strict, weak, shortened };

std::vector<voter> drawn(random_source& random, std::size_t m, kind what) {
    std::vector<voter> out(1 + random.below(6));
    for (voter& v : out) {
        v.weight = 1 + static_cast<std::int64_t>(random.below(3));
        std::vector<std::size_t> order(m);
        std::iota(order.begin(), order.end(), std::size_t{0});
        random.shuffle(std::span(order));
        v.ranks.assign(m, 0);
        for (std::size_t place = 0; place < m; ++place)
            v.ranks[order[place]] =
                what == kind::weak ? static_cast<int>(1 + random.below(m)) : static_cast<int>(place + 1);
        if (what != kind::shortened) continue;
        const std::size_t ranked = random.below(m + 1);
        for (std::size_t place = ranked; place < m; ++place) v.ranks[order[place]] = 0;
    }
    return out;
}

TEST(Rankings, PairByPair) {
    random_source random(5);
    for (int round = 0; round < 600; ++round) {
        const std::size_t m = 2 + random.below(4);
        const auto voters = drawn(random, m, static_cast<kind>(round % 3));
        const profile p = profile_of(voters, m);
        expect_same(of(p), by_definition(voters, m, true));
        expect_same(of(p, unranked_policy::no_opinion), by_definition(voters, m, false));
        if (::testing::Test::HasFailure()) FAIL() << "round " << round;
    }
}

TEST(Rankings, OrderAndNamesDoNotMatter) {
    random_source random(6);
    for (int round = 0; round < 100; ++round) {
        const std::size_t m = 2 + random.below(4);
        auto voters = drawn(random, m, static_cast<kind>(round % 3));
        const ranking_figures here = of(profile_of(voters, m));
        std::vector<std::size_t> to(m);
        std::iota(to.begin(), to.end(), std::size_t{0});
        random.shuffle(std::span(to));
        random.shuffle(std::span(voters));
        for (voter& v : voters) {
            std::vector<int> moved(m);
            for (std::size_t c = 0; c < m; ++c) moved[to[c]] = v.ranks[c];
            v.ranks = moved;
        }
        ranking_figures there = of(profile_of(voters, m)), back = there;
        for (std::size_t c = 0; c < m; ++c) back.divisiveness[c] = there.divisiveness[to[c]];
        expect_same(here, back);
    }
}

TEST(Rankings, FractionsOfVotersAreExact) {
    // Two voters of weight 3/2 are three: distances 12 between the two kinds, of three pairs.
    const profile p = rankings("A B C D", {"1x3/2: A>B>C>D", "1x3/2: D>C>B>A"});
    EXPECT_EQ(value(mean_kemeny_distance(p)), rational(9));  // 12 · 9/4 / 3
    EXPECT_EQ(value(agreement_index(p)), rational(0));
}

// Two voters who weigh less than 1 are one pair, whose weight is the product of theirs.
TEST(Rankings, LightVotersPairByPair) {
    random_source random(15);
    for (int round = 0; round < 200; ++round) {
        const std::size_t m = 2 + random.below(3);
        const auto voters = drawn(random, m, static_cast<kind>(round % 2));
        std::vector<weight> weights;
        auto builder = profile_builder::like(profile_of({}, m));
        for (const voter& v : voters) {
            weights.push_back(weight::ratio(static_cast<int128>(1 + random.below(9)), 9));
            std::vector<entry> entries;
            for (std::size_t c = 0; c < m; ++c)
                entries.push_back({candidate_at(c), static_cast<std::uint32_t>(v.ranks[c])});
            // Voters of one ballot would share their weights.
            const bool again = std::any_of(voters.data(), &v, [&](const voter& o) { return o.ranks == v.ranks; });
            if (again)
                weights.back() = 0;
            else
                (void)value(builder.add({.entries = entries, .weight = weights.back()}));
        }
        double pairs = 0, distance = 0;
        for (std::size_t a = 0; a < voters.size(); ++a) {
            for (std::size_t b = a + 1; b < voters.size(); ++b) {
                const double both = to_double(to_rational(weights[a]) * to_rational(weights[b]));
                pairs += both;
                distance += both * static_cast<double>(kemeny_distance(voters[a].as_row(), voters[b].as_row()));
            }
        }
        const ranking_figures seen = of(value(builder.freeze()));
        ASSERT_EQ(seen.kemeny_distance.has_value(), pairs > 0);
        if (pairs <= 0) continue;
        EXPECT_NEAR(*seen.kemeny_distance, distance / pairs, 1e-11);
        EXPECT_NEAR(*seen.tau_x, 1 - 2 * distance / pairs / static_cast<double>(m * (m - 1)), 1e-11);
        EXPECT_LE(std::abs(seen.tau_b.value_or(0)), 1 + 1e-12);
    }
}

TEST(Rankings, NothingToSay) {
    for (const profile& p : {rankings("A B", {}), rankings("A B", {"3:"})}) {
        const ranking_figures seen = of(p);
        EXPECT_FALSE(seen.kendall_w || seen.tau_b || seen.tau_x || seen.spearman || seen.kemeny_distance ||
                     seen.agreement || seen.polarization || seen.divisiveness[0]);
    }
    const ranking_figures alone = of(rankings("A", {"3: A"}));
    EXPECT_FALSE(alone.kendall_w || alone.kemeny_distance || alone.agreement || alone.divisiveness[0]);
    const ranking_figures one_voter = of(rankings("A B C", {"1: A>B>C"}));
    EXPECT_FALSE(one_voter.tau_b || one_voter.tau_x || one_voter.spearman || one_voter.kemeny_distance);
    EXPECT_EQ(one_voter.kendall_w, 1);
    EXPECT_EQ(one_voter.agreement, 1);
    const ranking_figures tied = of(rankings("A B C", {"4: A=B=C"}));
    EXPECT_FALSE(tied.kendall_w || tied.tau_b || tied.spearman);
    EXPECT_EQ(tied.tau_x, 1);
    EXPECT_EQ(tied.kemeny_distance, 0);
    EXPECT_EQ(tied.agreement, 0);
}

TEST(Rankings, OtherBallots) {
    EXPECT_EQ(ranking_figures_of(testing::approvals("A B", {"1: A"})).error().code, error_code::unsupported);
    std::vector<std::string> names;
    for (std::size_t c = 0; c <= max_ranked_candidates; ++c) names.push_back("c" + std::to_string(c));
    const profile many = value(value(profile_builder::ranked(names)).freeze());
    EXPECT_EQ(ranking_figures_of(many).error().code, error_code::limit);
}

}  // namespace
}  // namespace delib
