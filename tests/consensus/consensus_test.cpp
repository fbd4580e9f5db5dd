// Figures on profiles: which there are, what policies and weights do to them, who is for and against, and intervals.
#include "delib/consensus/consensus.hpp"
#include "delib/core/random.hpp"
#include "support/ballots.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace delib {
namespace {

using testing::value;

consensus_figures of(const profile& p, const ballot_policy& policy = {}, std::uint64_t resamples = 0) {
    return value(consensus_of(p, policy, {.resamples = resamples}));
}

ballot_policy with(ungraded_policy ungraded, unranked_policy unranked = unranked_policy::last) {
    ballot_policy policy;
    policy.ungraded = ungraded;
    policy.unranked = unranked;
    return policy;
}

std::optional<double> overall(const consensus_figures& of, std::string_view id) {
    return find(of.overall, id)->value;
}
std::optional<double> figure_of(const consensus_figures& of, std::size_t who, std::string_view id) {
    return find(of.candidates[who].figures, id)->value;
}

std::string support(const consensus_figures& of, std::size_t who) {
    const candidate_consensus& c = of.candidates[who];
    return to_text(c.support) + " " + to_text(c.objection) + " " + to_text(c.abstention);
}

std::vector<std::string_view> ids(const std::vector<consensus_figure>& figures) {
    std::vector<std::string_view> out;
    for (const auto& f : figures) out.push_back(f.id);
    return out;
}

const std::vector<std::string_view> raters{"krippendorff-nominal", "krippendorff-ordinal", "krippendorff-interval",
                                           "krippendorff-ratio", "fleiss-kappa"};

TEST(Consensus, IdentifiersInTheirOrder) {
    const std::vector<std::string_view> grades{"van-der-eijk", "tastle-wierman",     "leik",         "entropy",
                                               "blair-lacy",   "blair-lacy-squared", "berry-mielke", "esteban-ray"};
    const std::vector<std::string_view> together{"kendall-w",          "tau-b",     "tau-x",        "spearman",
                                                 "kemeny-distance",    "agreement", "polarization", "kemeny-diversity",
                                                 "kemeny-polarization"};
    for (const profile& p : {testing::grades("A B", "0 1 2", {"1: 0 1"}), testing::approvals("A B", {"1: A"}),
                             testing::grades("A B", "0 1 2", {"1: 0 1"}, ballot_kind::scored)}) {
        EXPECT_EQ(ids(of(p).overall), raters);
        EXPECT_EQ(ids(of(p).candidates[1].figures), grades);
    }
    const consensus_figures ranked = of(testing::rankings("A B", {"1: A>B"}));
    EXPECT_EQ(ids(ranked.overall), together);
    EXPECT_EQ(ids(ranked.candidates[1].figures), (std::vector<std::string_view>{"divisiveness"}));
    EXPECT_EQ(find(ranked.overall, "leik"), nullptr);
}

// Krippendorff's example as ballots: observers vote on units. A missing rating stays missing under every policy.
TEST(Consensus, KrippendorffsExample) {
    const profile p = testing::grades("a b c d e f g h i j k l", "1 2 3 4 5",
                                      {"1: 1 2 3 3 2 1 4 1 2 - - -", "1: 1 2 3 3 2 2 4 1 2 5 - 3",
                                       "1: - 3 3 3 2 3 4 2 2 5 1 -", "1: 1 2 3 3 2 4 4 1 2 5 1 -"});
    const double expected[] = {.743421, .815388, .849107, .797403};
    for (const ungraded_policy ungraded : {ungraded_policy::worst, ungraded_policy::exclude, ungraded_policy::median}) {
        const consensus_figures seen = of(p, with(ungraded));
        for (std::size_t i = 0; i < 4; ++i) EXPECT_NEAR(*seen.overall[i].value, expected[i], 5e-7);
        EXPECT_FALSE(overall(seen, "fleiss-kappa").has_value());
    }
}

TEST(Consensus, MissingGrades) {
    const profile p = testing::grades("A", "0 1 2 3 4", {"2: 4", "1: 2", "3:"});
    EXPECT_NEAR(*figure_of(of(p, with(ungraded_policy::worst)), 0, "leik"), (.5 + .5 + 1.0 / 3 + 1.0 / 3) / 2, 1e-12);
    EXPECT_NEAR(*figure_of(of(p, with(ungraded_policy::exclude)), 0, "leik"), (2.0 / 3) / 2, 1e-12);
    const profile two = testing::grades("A B", "0 1 2 3 4", {"2: 4 0", "1: 2 0", "3: - 0"});
    // The lower median of 2 4 4 is 4.
    EXPECT_NEAR(*figure_of(of(two, with(ungraded_policy::median)), 0, "leik"), (2.0 / 6) / 2, 1e-12);
    EXPECT_NEAR(*figure_of(of(two, with(ungraded_policy::reject)), 0, "leik"), (2.0 / 3) / 2, 1e-12);
    EXPECT_EQ(of(two, with(ungraded_policy::reject)).voters, 3U);
}

TEST(Consensus, SupportOfGrades) {
    const profile p =
        testing::grades("A B", "bad poor fair good great", {"3: great good", "2x1/2: fair -", "1: bad poor", "1:"});
    for (const ungraded_policy ungraded : {ungraded_policy::worst, ungraded_policy::exclude, ungraded_policy::median}) {
        const consensus_figures seen = of(p, with(ungraded));
        EXPECT_EQ(support(seen, 0), "3 1 2");
        EXPECT_EQ(support(seen, 1), "3 1 2");
    }
    EXPECT_EQ(support(of(testing::grades("A", "no yes", {"3: yes", "2: no"})), 0), "3 2 0");
    // Numbers have their middle where numbers have it.
    EXPECT_EQ(support(of(testing::grades("A B", "0 1 2.5 10", {"1: 0 10", "1: 1 10", "1: 2.5 10", "1: 10 10"})), 0),
              "1 3 0");
}

TEST(Consensus, SupportOfApprovalsAndRankings) {
    const profile a = testing::approvals("A B", {"3: A", "1: B", "2: A B", "4:"});
    EXPECT_EQ(support(of(a), 0), "5 1 4");
    EXPECT_EQ(support(of(a), 1), "3 3 4");
    const profile r = testing::rankings("A B C", {"2: A>B>C", "1: C", "1: B=A>C", "5:"});
    EXPECT_EQ(support(of(r), 0), "3 1 5");
    EXPECT_EQ(support(of(r), 1), "1 1 7");
    EXPECT_EQ(support(of(r), 2), "1 3 5");
    const auto open = with(ungraded_policy::worst, unranked_policy::no_opinion);
    EXPECT_EQ(support(of(r, open), 0), "3 0 6");
    EXPECT_EQ(support(of(r, open), 2), "0 3 6");
    const consensus_options named{.support = ranked_support::named, .resamples = 0};
    EXPECT_EQ(support(value(consensus_of(r, open, named)), 0), "3 1 5");
    EXPECT_EQ(support(value(consensus_of(r, {}, named)), 2), "4 0 5");
    EXPECT_EQ(support(of(r, with(ungraded_policy::worst, unranked_policy::reject)), 0), "3 0 5");
    EXPECT_EQ(value(parse_ranked_support("named")), ranked_support::named);
    EXPECT_EQ(parse_ranked_support("top").error().message, "support is half or named, got 'top'");
}

TEST(Consensus, GapsOfAScale) {
    const profile ends = testing::grades("A", "1 5", {"50: 1", "50: 5"});
    EXPECT_EQ(figure_of(of(ends), 0, "van-der-eijk"), -1);
    EXPECT_EQ(of(ends).categories, 5U);
    const consensus_figures as_written =
        value(consensus_of(ends, {}, {.gaps = scale_gaps::as_written, .resamples = 0}));
    EXPECT_EQ(figure_of(as_written, 0, "van-der-eijk"), 0);
    EXPECT_EQ(as_written.categories, 2U);
    EXPECT_EQ(of(testing::grades("A", "0 0.5 2", {"1: 2"})).categories, 3U);
    EXPECT_EQ(of(testing::grades("A", "-2 2", {"1: 2"}, ballot_kind::scored)).categories, 5U);
    EXPECT_EQ(of(testing::grades("A", "a b d", {"1: d"})).categories, 3U);
    EXPECT_EQ(of(testing::grades("A", "0 1000", {"1: 0"})).categories, 2U);
}

TEST(Consensus, ValuesOfNumbers) {
    const consensus_figures names = of(testing::grades("A B", "x y z", {"2: x y", "1: y z", "1: x x"}));
    const consensus_figures numbers = of(testing::grades("A B", "0 1 2", {"2: 0 1", "1: 1 2", "1: 0 0"}));
    EXPECT_FALSE(overall(names, "krippendorff-ratio").has_value());
    EXPECT_TRUE(overall(numbers, "krippendorff-ratio").has_value());
    EXPECT_EQ(overall(names, "krippendorff-interval"), overall(numbers, "krippendorff-interval"));
}

void expect_same_values(const consensus_figures& a, const consensus_figures& b) {
    const auto same = [](const std::vector<consensus_figure>& x, const std::vector<consensus_figure>& y) {
        ASSERT_EQ(x.size(), y.size());
        for (std::size_t i = 0; i < x.size(); ++i) {
            ASSERT_EQ(x[i].value.has_value(), y[i].value.has_value()) << x[i].id;
            if (x[i].value) {
                EXPECT_NEAR(*x[i].value, *y[i].value, 1e-12) << x[i].id;
            }
        }
    };
    same(a.overall, b.overall);
    for (std::size_t who = 0; who < a.candidates.size(); ++who) {
        same(a.candidates[who].figures, b.candidates[who].figures);
        EXPECT_EQ(support(a, who), support(b, who));
    }
}

struct drawn_ballot {
    std::vector<entry> entries;
    std::int64_t weight;
};

std::vector<drawn_ballot> draw(random_source& random, ballot_kind kind, std::size_t m) {
    std::vector<drawn_ballot> out(random.below(7));
    for (drawn_ballot& b : out) {
        b.weight = 1 + static_cast<std::int64_t>(random.below(4));
        for (std::size_t c = 0; c < m; ++c) {
            const auto v = static_cast<std::uint32_t>(random.below(4));
            if (kind == ballot_kind::approval ? v > 1 : random.below(5) > 0)
                b.entries.push_back({candidate_at(c), kind == ballot_kind::approval ? 1
                                                      : kind == ballot_kind::ranked ? v + 1
                                                                                    : v});
        }
    }
    return out;
}

profile made(ballot_kind kind, const std::vector<drawn_ballot>& ballots, bool as_duplicates) {
    const std::vector<std::string> names{"A", "B", "C"};
    auto builder = value(kind == ballot_kind::ranked ? profile_builder::ranked(names)
                         : kind == ballot_kind::approval
                             ? profile_builder::approval(names)
                             : profile_builder::graded(names, value(scale::named({"0", "1", "2", "3"}))));
    for (const drawn_ballot& b : ballots) {
        if (as_duplicates)
            (void)value(builder.add({.entries = b.entries, .heads = static_cast<std::uint64_t>(b.weight)}));
        else
            (void)value(builder.add({.entries = b.entries, .weight = weight(b.weight)}));
    }
    return value(builder.freeze());
}

TEST(Consensus, WeightsAreSoManyVoters) {
    random_source random(4);
    for (int round = 0; round < 300; ++round) {
        const auto kind = static_cast<ballot_kind>(round % 3);
        const auto ballots = draw(random, kind, 3);
        const ballot_policy policy =
            with(static_cast<ungraded_policy>(round % 4), static_cast<unranked_policy>(round / 4 % 3));
        expect_same_values(of(made(kind, ballots, false), policy), of(made(kind, ballots, true), policy));
        if (::testing::Test::HasFailure()) FAIL() << "round " << round;
    }
}

// Voters who weigh a quarter each, or a third of a thousandth, agree as much as voters do.
TEST(Consensus, LightVotersAreVoters) {
    random_source random(14);
    const auto figures = [](const consensus_figures& of) {
        std::vector<consensus_figure> out = of.overall;
        for (const candidate_consensus& c : of.candidates) out.insert(out.end(), c.figures.begin(), c.figures.end());
        return out;
    };
    for (int round = 0; round < 300; ++round) {
        const auto kind = static_cast<ballot_kind>(round % 3);
        const auto ballots = draw(random, kind, 3);
        const ballot_policy policy =
            with(static_cast<ungraded_policy>(round % 4), static_cast<unranked_policy>(round / 4 % 3));
        profile_builder whole = profile_builder::like(made(kind, {}, true)), light = whole, lighter = whole;
        for (const drawn_ballot& b : ballots) {
            const auto heads = static_cast<std::uint64_t>(b.weight);
            (void)value(whole.add({.entries = b.entries, .heads = heads}));
            (void)value(light.add({.entries = b.entries, .weight = weight::ratio(1, 4), .heads = heads}));
            (void)value(lighter.add({.entries = b.entries, .weight = weight::ratio(1, 3'000), .heads = heads}));
        }
        const auto expected = figures(of(value(whole.freeze()), policy));
        for (const profile_builder* some : {&light, &lighter}) {
            const auto got = figures(of(value(some->freeze()), policy));
            ASSERT_EQ(got.size(), expected.size());
            for (std::size_t i = 0; i < got.size(); ++i) {
                // What an odd number of people cannot reach, weights can.
                if (got[i].id == "berry-mielke") continue;
                ASSERT_EQ(got[i].value.has_value(), expected[i].value.has_value()) << got[i].id << " round " << round;
                EXPECT_NEAR(got[i].value.value_or(0), expected[i].value.value_or(0), 1e-9) << got[i].id;
                ASSERT_EQ(got[i].interval.has_value(), expected[i].interval.has_value()) << got[i].id;
                if (!got[i].interval) continue;
                EXPECT_NEAR(got[i].interval->low, expected[i].interval->low, 1e-9) << got[i].id;
                EXPECT_NEAR(got[i].interval->high, expected[i].interval->high, 1e-9) << got[i].id;
            }
        }
        if (::testing::Test::HasFailure()) FAIL() << "round " << round;
    }
}

TEST(Consensus, NothingToSay) {
    for (const profile& p : {testing::grades("A B", "0 1 2", {}), testing::grades("A B", "0 1 2", {"2:"}),
                             testing::rankings("A B", {"3:"}), testing::approvals("A B", {"1:"})}) {
        const consensus_figures seen = of(p, with(ungraded_policy::exclude), 20);
        for (const auto& f : seen.overall) EXPECT_FALSE(f.value.has_value() || f.interval.has_value()) << f.id;
        for (const auto& f : seen.candidates[0].figures)
            EXPECT_FALSE(f.value.has_value() || f.interval.has_value()) << f.id;
    }
    const consensus_figures alone = of(testing::rankings("A", {"3: A"}), {}, 20);
    EXPECT_FALSE(figure_of(alone, 0, "divisiveness").has_value());
    EXPECT_EQ(support(alone, 0), "0 0 3");
    // One voter agrees with itself, but says nothing of others.
    const consensus_figures one = of(testing::grades("A B", "0 1 2", {"1: 2 0"}), {}, 20);
    EXPECT_EQ(figure_of(one, 0, "van-der-eijk"), 1);
    EXPECT_FALSE(one.candidates[0].figures[0].interval.has_value());
    EXPECT_FALSE(overall(one, "krippendorff-nominal").has_value());
}

TEST(Consensus, Errors) {
    const profile p = testing::grades("A", "0 1", {"1: 1"});
    for (const double alpha : {0.0, -1.0, 1.7, std::nan("")})
        EXPECT_EQ(consensus_of(p, {}, {.alpha = alpha}).error().code, error_code::usage);
    EXPECT_EQ(consensus_of(p, {}, {.resamples = max_resamples + 1}).error().code, error_code::usage);
    std::vector<std::string> labels;
    for (int i = 0; i < 1'001; ++i) labels.push_back("g" + std::to_string(i));
    const profile many = value(value(profile_builder::graded({"A"}, value(scale::named(labels)))).freeze());
    EXPECT_EQ(consensus_of(many).error().message, "consensus is measured on scales of up to 1000 grades, got 1001");
    control stop;
    stop.progress = [](double) { return false; };
    EXPECT_EQ(consensus_of(testing::grades("A", "0 1", {"2: 1"}), {}, {}, stop).error().code, error_code::cancelled);
}

// --- Intervals.

figure_interval interval_of(const profile& p, std::uint64_t resamples, std::uint64_t seed = 1) {
    const consensus_figures seen = value(consensus_of(p, {}, {.resamples = resamples, .seed = seed}));
    return *find(seen.candidates[0].figures, "van-der-eijk")->interval;
}

// With a share p of approvals, van der Eijk's A is |2p − 1|, with a standard deviation of 2 √(p (1 − p) / n). Singles,
// random groups of single ballots and of thousands of equal ones must all find it.
TEST(Consensus, IntervalsHaveTheirWidth) {
    for (const std::uint64_t n : {1'000U, 5'000U, 1'000'000U}) {
        auto builder = value(profile_builder::approval({"A", "B"}));
        const std::vector<entry> for_a{{candidate_at(0), 1}}, for_b{{candidate_at(1), 1}};
        (void)value(builder.add({.entries = for_a, .heads = n / 5 * 4}));
        (void)value(builder.add({.entries = for_b, .heads = n / 5}));
        const figure_interval found = interval_of(value(builder.freeze()), 4'000);
        const double deviation = 2 * std::sqrt(0.16 / static_cast<double>(n));
        EXPECT_NEAR((found.high - found.low) / (2 * 1.96 * deviation), 1, 0.08) << n;
        EXPECT_NEAR((found.high + found.low) / 2, 0.6, deviation / 4) << n;
    }
}

// A voter who is drawn twice is no pair of voters. With voters at random, the value is of the size of what such pairs
// would add.
TEST(Consensus, IntervalsOfPairsStandAroundTheValue) {
    random_source random(12);
    for (const std::size_t n : {100U, 4'000U}) {
        auto ranked = value(profile_builder::ranked({"A", "B", "C", "D"}));
        auto graded = value(profile_builder::graded({"A", "B", "C", "D"}, value(scale::named({"1", "2", "3"}))));
        for (std::size_t v = 0; v < n; ++v) {
            std::vector<entry> order, grades;
            for (std::uint32_t c = 0; c < 4; ++c) {
                order.push_back(
                    {candidate_at(c), static_cast<std::uint32_t>(1 + random.below(n == 100 ? 1'000'000 : 3))});
                grades.push_back({candidate_at(c), static_cast<std::uint32_t>(random.below(3))});
            }
            (void)value(ranked.add({.entries = order}));
            (void)value(graded.add({.entries = grades}));
        }
        const auto check = [](const consensus_figures& seen, std::initializer_list<std::string_view> of) {
            for (const std::string_view id : of) {
                const consensus_figure& f = *find(seen.overall, id);
                const double width = f.interval->high - f.interval->low;
                EXPECT_NEAR(*f.value, (f.interval->low + f.interval->high) / 2, 0.3 * width) << id;
            }
        };
        check(of(value(ranked.freeze()), {}, 500), {"tau-b", "tau-x", "spearman", "kemeny-distance"});
        check(of(value(graded.freeze()), {}, 500), {"krippendorff-nominal", "krippendorff-ordinal",
                                                    "krippendorff-interval", "krippendorff-ratio", "fleiss-kappa"});
    }
}

// On whole strict orders of n voters, W = (1 + (n − 1) ρ) / n with ρ the mean over pairs; in samples, too.
TEST(Consensus, IntervalsOfKendallsWAndOfSpearmansRho) {
    const consensus_figures seen = of(
        testing::rankings("A B C D", {"9: A>B>C>D", "7: A>C>B>D", "4: D>A>B>C", "5: B>A>D>C", "2: C>D>A>B"}), {}, 300);
    const consensus_figure &w = *find(seen.overall, "kendall-w"), &rho = *find(seen.overall, "spearman");
    EXPECT_NEAR(*w.value, (1 + 26 * *rho.value) / 27, 1e-12);
    EXPECT_NEAR(w.interval->low, (1 + 26 * rho.interval->low) / 27, 1e-12);
    EXPECT_NEAR(w.interval->high, (1 + 26 * rho.interval->high) / 27, 1e-12);
}

TEST(Consensus, IntervalsAreOfVotersWhateverTheyWeigh) {
    const auto weighted = testing::approvals("A B", {"80x7: A", "20x7: B"}),
               single = testing::approvals("A B", {"80: A", "20: B"});
    EXPECT_EQ(interval_of(weighted, 300).low, interval_of(single, 300).low);
    EXPECT_EQ(interval_of(weighted, 300).high, interval_of(single, 300).high);
}

TEST(Consensus, TheSameIntervalsForAnyOrder) {
    std::vector<std::string> lines;
    random_source random(8);
    for (int i = 0; i < 1'500; ++i) {
        const std::uint64_t kind = random.below(6);
        lines.push_back(
            std::vector<std::string>{"1: A>B>C", "1: B>A", "1: C", "1x1/3: C>A=B", "1x2: B>C>A", "1:"}[kind]);
    }
    const auto intervals = [](const profile& p, std::uint64_t seed) {
        std::vector<double> out;
        const consensus_figures seen = value(consensus_of(p, {}, {.resamples = 50, .seed = seed}));
        for (const auto& f : seen.overall) {
            // Diversity is of strict orders, which these are not.
            if (f.value && f.interval) out.insert(out.end(), {*f.value, f.interval->low, f.interval->high});
        }
        EXPECT_GT(out.size(), 15U);
        for (const auto& c : seen.candidates)
            out.insert(out.end(), {*c.figures[0].value, c.figures[0].interval->low, c.figures[0].interval->high});
        return out;
    };
    const auto first = intervals(testing::rankings("A B C", lines), 1);
    random.shuffle(std::span(lines));
    EXPECT_EQ(intervals(testing::rankings("A B C", lines), 1), first);
    EXPECT_NE(intervals(testing::rankings("A B C", lines), 2), first);
}

TEST(Consensus, TooManyHeadsToDealOneByOne) {
    auto builder = value(profile_builder::ranked({"A", "B"}));
    const std::vector<entry> a{{candidate_at(0), 1}, {candidate_at(1), 2}},
        b{{candidate_at(1), 1}, {candidate_at(0), 2}};
    (void)value(builder.add({.entries = a, .heads = std::uint64_t{1} << 60}));
    (void)value(builder.add({.entries = b, .heads = std::uint64_t{1} << 60}));
    const consensus_figures seen = of(value(builder.freeze()), {}, 50);
    EXPECT_LT(find(seen.overall, "agreement")->interval->high, 1e-8);
}

// Three tables of ordered pairs for each of many candidates do not fit for a thousand groups.
TEST(Consensus, FewerGroupsForManyCandidates) {
    std::vector<std::string> names;
    for (int c = 0; c < 250; ++c) names.push_back("c" + std::to_string(c));
    auto builder = value(profile_builder::ranked(names));
    for (std::uint32_t v = 0; v < 400; ++v) {
        std::vector<entry> entries;
        for (std::uint32_t c = 0; c < 250; ++c) entries.push_back({candidate_at(c), (c * 7 + v * 13) % 250 + 1});
        (void)value(builder.add({.entries = entries}));
    }
    const consensus_figures seen = of(value(builder.freeze()), {}, 5);
    EXPECT_TRUE(find(seen.overall, "tau-b")->interval.has_value());
}

}  // namespace
}  // namespace delib
