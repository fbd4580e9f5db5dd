// Counting again after a change, by whatever shortcut, is counting the changed ballots.
#include "delib/core/random.hpp"
#include "delib/integrity/parts.hpp"
#include "delib/integrity/resampling.hpp"
#include "integrity/counted.hpp"

#include <gtest/gtest.h>

namespace delib::testing {
namespace {

constexpr std::size_t m = 4;

std::vector<entry> some_ballot(ballot_kind kind, random_source& random) {
    std::vector<entry> out;
    for (std::size_t c = 0; c < m; ++c) {
        const std::uint64_t mark = random.below(5);  // 4: nothing
        if (mark == 4) continue;
        const auto value = static_cast<std::uint32_t>(kind == ballot_kind::approval ? 1 : mark);
        if (kind == ballot_kind::approval && mark > 1) continue;
        out.push_back({candidate_at(c), value + (kind == ballot_kind::ranked ? 1U : 0U)});
    }
    if (kind == ballot_kind::ranked)
        std::sort(out.begin(), out.end(),
                  [](const entry& a, const entry& b) { return std::tie(a.value, a.who) < std::tie(b.value, b.who); });
    return out;
}

profile_builder empty(ballot_kind kind) {
    const std::vector<std::string> names{"A", "B", "C", "D"};
    const scale steps = value(scale::named({"0", "1", "2", "3"}));
    switch (kind) {
        case ballot_kind::ranked: return value(profile_builder::ranked(names));
        case ballot_kind::approval: return value(profile_builder::approval(names));
        case ballot_kind::graded: return value(profile_builder::graded(names, steps));
        case ballot_kind::scored: return value(profile_builder::scored(names, steps));
    }
    throw std::logic_error("a kind of ballots");
}

// 130 ballots of several weights, of two towns.
profile some_ballots(ballot_kind kind, random_source& random) {
    const weight sizes[] = {1, 3, weight::ratio(2, 3), 1};
    profile_builder builder = empty(kind);
    builder.add_stratum("town");
    for (int i = 0; i < 130; ++i) {
        const auto entries = some_ballot(kind, random);
        const std::uint32_t town = builder.stratum_value(0, random.below(3) == 0 ? "a" : "b");
        (void)value(builder.add({.entries = entries,
                                 .weight = sizes[random.below(4)],
                                 .heads = 1 + random.below(3),
                                 .strata = {&town, 1}}));
    }
    return value(builder.freeze());
}

// The ballots after a change, one by one through a builder.
profile changed(const recount& count, std::vector<std::uint64_t> heads, const std::vector<ballot_pile>& in) {
    profile_builder builder = empty(count.ballots().kind());
    for (std::size_t i = 0; i < heads.size(); ++i) {
        const ballot_pile& pile = count.piles()[i];
        if (heads[i] > 0) (void)value(builder.add({.entries = pile.entries, .weight = pile.each, .heads = heads[i]}));
    }
    for (const ballot_pile& pile : in)
        (void)value(builder.add({.entries = pile.entries, .weight = pile.each, .heads = pile.heads}));
    return value(builder.freeze());
}

std::string told(const result<outcome>& decided) {
    if (!decided) return to_text(decided.error());
    const outcome& o = *decided;
    std::string out;
    for (const candidate c : o.winners) out += std::to_string(index(c));
    if (o.order) {
        for (const auto& tier : *o.order) {
            out += " /";
            for (const candidate c : tier) out += std::to_string(index(c));
        }
    }
    for (const auto& score : o.scores) out += " " + (score ? to_text(*score) : "-");
    if (o.objective) out += " objective " + to_text(*o.objective);
    return out + " " + std::to_string(o.committees.size()) + (o.complete ? "" : " incomplete");
}

std::vector<std::uint64_t> heads_of(const recount& count) {
    std::vector<std::uint64_t> out;
    for (const ballot_pile& pile : count.piles()) out.push_back(pile.heads);
    return out;
}

class counting_again : public ::testing::TestWithParam<ballot_kind> {
protected:
    // Calls `f(count, random)` for each rule on ballots of this kind, with and without a quorum.
    template <class F>
    void for_each_rule(F&& f) {
        random_source random(7 + static_cast<std::uint64_t>(GetParam()));
        for (const rule_entry& rule : all_rule_entries()) {
            for (const bool quorum : {false, true}) {
                counting how = by(rule.info.id);
                if (quorum) how.requirements.push_back(value(parse_requirement("quorum", {{"weight", "100"}})));
                f(counted(how, some_ballots(GetParam(), random)), random);
            }
        }
    }
};

TEST_P(counting_again, after_a_change_of_few_ballots_or_of_many) {
    for_each_rule([](const recount& count, random_source& random) {
        for (const std::size_t touched : {1U, 2U, 40U}) {
            ballot_change change;
            std::vector<std::uint64_t> heads = heads_of(count);
            for (std::size_t i = 0; i < heads.size() && change.out.size() < touched; i += 1 + random.below(3)) {
                const std::uint64_t taken = 1 + random.below(heads[i]);
                change.out.push_back({i, taken});
                heads[i] -= taken;
            }
            for (std::size_t i = 0; i < touched; ++i)
                change.in.push_back({some_ballot(GetParam(), random), weight::ratio(1 + random.below(2), 2), 2});
            const auto expected = count.decide(std::make_shared<const profile>(changed(count, heads, change.in)));
            EXPECT_EQ(told(count.decide(change)), told(expected)) << count.how().rule->info.id << " " << touched;
        }
    });
}

TEST_P(counting_again, of_other_numbers_of_the_same_ballots) {
    for_each_rule([](const recount& count, random_source& random) {
        std::vector<std::uint64_t> heads = heads_of(count);
        for (std::uint64_t& n : heads) n = random.below(3);
        const auto expected = count.decide(std::make_shared<const profile>(changed(count, heads, {})));
        EXPECT_EQ(told(count.decide(heads)), told(expected)) << count.how().rule->info.id;
        if (!expected) return;
        const auto counts = value(count.tallied(heads));
        if (!counts) return;
        EXPECT_EQ(told(count.decide(*counts)), told(expected)) << count.how().rule->info.id;
    });
}

TEST_P(counting_again, without_a_part_is_counting_the_rest) {
    for_each_rule([](const recount& count, random_source&) {
        const auto decided = count.decide();
        if (!decided) return;
        const auto seen = value(without_each_part(count, *decided));
        const auto power = value(power_of_parts(count, 1, 1));
        ASSERT_EQ(seen.parts.size(), 2U);
        for (const part_left_out& part : seen.parts) {
            const std::string rest = part.value == "a" ? "b" : "a";
            const auto expected =
                value(count.decide(std::make_shared<const profile>(value(select(count.ballots(), "town", rest)))));
            EXPECT_EQ(part.winners, expected.winners) << count.how().rule->info.id;
            // The part joins the only coalition there is, that of the other one.
            for (const part_power& one : power.at(0).values) {
                if (one.value != part.value) continue;
                EXPECT_EQ(one.decisive, part.same ? 0U : 1U) << count.how().rule->info.id;
            }
        }
    });
}

INSTANTIATE_TEST_SUITE_P(of, counting_again,
                         ::testing::Values(ballot_kind::ranked, ballot_kind::graded, ballot_kind::approval,
                                           ballot_kind::scored),
                         [](const auto& one) { return std::string(to_text(one.param)); });

// Draws are the numbers of voters in the order of their ballots.
TEST(resampling, counts_what_was_drawn) {
    random_source of_ballots(3);
    const recount count = counted(by("irv"), some_ballots(ballot_kind::ranked, of_ballots));
    const resampled seen = value(resample(count, 11, 40));
    std::vector<std::uint64_t> wins(m, 0);
    random_source random(11);
    std::uint64_t voters = 0;
    for (const std::uint64_t n : heads_of(count)) voters += n;
    for (int r = 0; r < 40; ++r) {
        std::vector<std::uint64_t> drawn(count.piles().size(), 0);
        for (std::uint64_t v = 0; v < voters; ++v) {
            std::uint64_t who = random.below(voters);
            std::size_t pile = 0;
            while (who >= count.piles()[pile].heads) who -= count.piles()[pile++].heads;
            ++drawn[pile];
        }
        const auto decided = value(count.decide(std::make_shared<const profile>(changed(count, drawn, {}))));
        for (const candidate c : decided.winners) ++wins[index(c)];
    }
    for (std::size_t c = 0; c < m; ++c) EXPECT_EQ(seen.candidates[c].wins, wins[c]);
}

}  // namespace
}  // namespace delib::testing
