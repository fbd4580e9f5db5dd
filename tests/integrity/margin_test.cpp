#include "delib/integrity/margin.hpp"
#include "integrity/brute_force.hpp"
#include "integrity/counted.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace delib::testing {
namespace {

ballot_margin margin(tampering what, const recount& count, std::uint64_t counts = 3'000) {
    return value(margin_of(what, count, value(count.decide()), {counts}));
}

std::string bounds(const ballot_margin& m) {
    const auto text = [](const auto& n) { return n ? std::to_string(*n) : std::string("-"); };
    return m.exact() ? text(m.lower) : text(m.lower) + ".." + text(m.upper);
}

// Random elections: a few kinds of ballots, several of each.
std::vector<election> elections(const election& like, int how_many, std::uint64_t most) {
    const std::vector<plain_ballot> kinds = every_plain_ballot(like);
    std::vector<election> out;
    random_source random(21);
    for (int i = 0; i < how_many; ++i) {
        election e = like;
        const std::uint64_t of = 2 + random.below(3);
        for (std::uint64_t b = 0; b < of; ++b) {
            const auto heads = 1 + static_cast<std::int64_t>(random.below(most));
            e.ballots.emplace_back(kinds[random.below(kinds.size())], heads);
        }
        const bool silent = std::all_of(e.ballots.begin(), e.ballots.end(),
                                        [&](const auto& b) { return oracle::is_blank(e, b.first); });
        if (!silent) out.push_back(std::move(e));
    }
    return out;
}

struct looked_at {
    std::string wrong{};
    int exact = 0, all = 0;
};

looked_at look(const counting& how, const std::vector<election>& all, std::uint64_t most, std::uint64_t counts) {
    looked_at out;
    for (const election& e : all) {
        const recount count = counted(how, oracle::to_profile(e));
        for (const tampering what : every_tampering) {
            const ballot_margin found = margin(what, count, counts);
            const std::uint64_t k = what == tampering::changed ? std::min<std::uint64_t>(most, 2) : most;
            const brute_answer truth = brute_force(how, e).answer(what, k);
            std::string wrong = complaint(found, truth);
            if (wrong.empty()) wrong = witness_complaint(what, count, e, found);
            if (!wrong.empty() && out.wrong.empty())
                out.wrong = std::string(how.rule->info.id) + ", " + std::string(to_text(what)) + ": " + wrong + " on " +
                            oracle::text(e);
            out.exact += found.exact() ? 1 : 0;
            ++out.all;
        }
    }
    return out;
}

const election three{.candidates = 3};
const election two_graded{.candidates = 2, .kind = ballot_kind::graded, .grades = 3};
const election three_graded{.candidates = 3, .kind = ballot_kind::graded, .grades = 3};
const election three_approved{.candidates = 3, .kind = ballot_kind::approval};

TEST(margin, of_points_is_exact_and_what_every_way_finds) {
    const std::vector<election> ranked = elections(three, 25, 4);
    const std::vector<counting> rules{
        by("plurality"),
        by("plurality", {{"tied-tops", "split"}}),
        by("plurality", {{"tied-tops", "approval"}}),
        by("anti-plurality"),
        by("approval-k", {{"k", "2"}}),
        by("borda"),
        by("borda", {{"truncated", "zero"}}),
        by("borda", {{"truncated", "modified"}}),
        by("dowdall"),
        by("positional", {{"weights", "3,2,0"}}),
        by("positional", {{"weights", "0,1"}}),
        by("positive-negative"),
        by("ranked-priorities", {{"places", "2"}, {"countback", "false"}}),
    };
    for (const counting& how : rules) {
        const looked_at seen = look(how, ranked, 2, 0);
        EXPECT_EQ(seen.wrong, "");
        EXPECT_EQ(seen.exact, seen.all) << how.rule->info.id;
    }
    for (const auto rule : {"approval", "satisfaction-approval"}) {
        const looked_at seen = look(by(rule), elections(three_approved, 25, 4), 3, 0);
        EXPECT_EQ(seen.wrong, "");
        EXPECT_EQ(seen.exact, seen.all) << rule;
    }
    ballot_policy exclude;
    exclude.ungraded = ungraded_policy::exclude;
    for (const counting& how : {by("score"), by("score", {{"mode", "sum"}}), by("score", {{"mode", "sum"}}, exclude),
                                by("approval-disapproval")}) {
        const looked_at seen = look(how, elections(three_graded, 40, 4), 2, 0);
        EXPECT_EQ(seen.wrong, "");
        EXPECT_EQ(seen.exact, seen.all) << how.rule->info.id;
    }
}

// Where sums leave missing points out, who loses its last ballot comes last, even with no points lost.
TEST(margin, of_sums_is_exact_where_a_candidate_loses_its_last_ballot) {
    ballot_policy exclude;
    exclude.ungraded = ungraded_policy::exclude;
    const counting how = by("score", {{"mode", "sum"}}, exclude);
    const auto removed = [&](std::vector<std::pair<plain_ballot, std::int64_t>> ballots) {
        election e = three_graded;
        e.ballots = std::move(ballots);
        const looked_at seen = look(how, {e}, 7, 0);
        EXPECT_EQ(seen.wrong, "");
        EXPECT_EQ(seen.exact, seen.all);
        return bounds(margin(tampering::removed, counted(how, oracle::to_profile(e)), 0));
    };
    EXPECT_EQ(removed({{{2, 0, 0}, 2}, {{1, 0, -1}, 2}, {{0, -1, -1}, 2}}), "-");
    EXPECT_EQ(removed({{{0, -1, -1}, 1}, {{-1, 0, -1}, 2}}), "1");
    EXPECT_EQ(removed({{{1, 1, -1}, 1}, {{-1, 0, -1}, 2}}), "1");
    const looked_at seen = look(how, elections(two_graded, 40, 2), 6, 0);
    EXPECT_EQ(seen.wrong, "");
    EXPECT_EQ(seen.exact, seen.all);

    // A stands first with 1 below zero, as long as somebody scores it.
    const recount below = counted(how, grades("A B", "-1 0 1", {"1: -1 -", "4: - -1"}));
    EXPECT_EQ(bounds(margin(tampering::removed, below)), "1");
}

TEST(margin, of_medians_is_what_every_way_finds) {
    ballot_policy exclude;
    exclude.ungraded = ungraded_policy::exclude;
    for (const auto rule : {"majority-judgment", "majority-gauge", "typical-judgment", "usual-judgment",
                            "central-judgment", "bosworth"}) {
        for (const ballot_policy& policy : {ballot_policy{}, exclude}) {
            looked_at seen = look(by(rule, {}, policy), elections(two_graded, 16, 4), 4, 0);
            EXPECT_EQ(seen.wrong, "");
            seen = look(by(rule, {}, policy), elections(three_graded, 5, 4), 2, 500);
            EXPECT_EQ(seen.wrong, "");
            EXPECT_GT(seen.exact * 10, seen.all * 9) << rule;
        }
    }
}

TEST(margin, no_bound_of_any_rule_is_contradicted_by_trying_every_way) {
    const std::vector<election> ranked = elections(three, 8, 5);
    for (const rule_entry& rule : all_rule_entries()) {
        const bool duels = rule.info.basis == basis_kind::pairwise || rule.info.basis == basis_kind::first ||
                           rule.info.basis == basis_kind::positions || rule.info.basis == basis_kind::profile;
        if (!duels) continue;
        const looked_at seen = look({&rule, {}, 1, {}, {}}, ranked, 2, 0);
        EXPECT_EQ(seen.wrong, "");
    }
}

TEST(margin, proofs_hold_for_three_added_ballots) {
    const std::vector<election> ranked = elections(three, 12, 7);
    const std::vector<counting> rules{by("irv"),
                                      by("irv", {{"tied-tops", "split"}}),
                                      by("irv", {{"tied-tops", "approval"}}),
                                      by("irv", {{"ties", "parallel"}}),
                                      by("schulze"),
                                      by("minimax"),
                                      by("kemeny"),
                                      by("copeland"),
                                      by("two-round"),
                                      by("baldwin")};
    for (const counting& how : rules) EXPECT_EQ(look(how, ranked, 3, 0).wrong, "");
}

TEST(margin, the_check_finds_a_bound_that_is_too_large) {
    const counting how = by("schulze");
    const election e{.candidates = 3, .ballots = {{{1, 2, 3}, 4}, {{2, 1, 3}, 2}}};
    const recount count = counted(how, oracle::to_profile(e));
    ballot_margin found = margin(tampering::added, count);
    EXPECT_EQ(bounds(found), "2");
    const brute_answer truth = brute_force(how, e).answer(tampering::added, 3);
    EXPECT_EQ(complaint(found, truth), "");
    EXPECT_EQ(witness_complaint(tampering::added, count, e, found), "");
    found.lower = found.upper = 3;
    EXPECT_THAT(complaint(found, truth), ::testing::HasSubstr("too large"));
    found.lower = found.upper = 1;
    EXPECT_THAT(complaint(found, truth), ::testing::HasSubstr("does not do it"));
    found = margin(tampering::added, count);
    --found.witness.in[0].heads;
    EXPECT_NE(witness_complaint(tampering::added, count, e, found), "");
}

TEST(margin, every_way_makes_small_elections_exact) {
    const std::vector<election> ranked = elections(three, 8, 2);
    for (const auto rule : {"irv", "coombs", "schulze", "ranked-pairs", "copeland", "bucklin", "two-round"}) {
        const looked_at seen = look(by(rule), ranked, 2, 50'000);
        EXPECT_EQ(seen.wrong, "");
        EXPECT_GT(seen.exact * 10, seen.all * 9) << rule;
    }
}

TEST(margin, of_ballots_that_weigh) {
    // B needs 3 more; the heaviest voters for A go first.
    const recount count = counted(by("plurality"), rankings("A B", {"1x2: A>B", "3: A", "2: B"}));
    const ballot_margin added = margin(tampering::added, count), removed = margin(tampering::removed, count),
                        changed = margin(tampering::changed, count);
    EXPECT_EQ(bounds(added), "3");
    EXPECT_EQ(bounds(removed), "2");
    EXPECT_EQ(bounds(changed), "1");
    EXPECT_EQ(count.piles()[changed.witness.out[0].pile].each, weight{2});
    EXPECT_EQ(changed.witness.in[0].each, weight{2});
    // Half a voice each: half as many as would be needed of whole ones are enough.
    const recount half = counted(by("plurality"), rankings("A B", {"8x1/2: A", "2x1/2: B"}));
    EXPECT_EQ(bounds(margin(tampering::added, half)), "3");
    EXPECT_EQ(bounds(margin(tampering::removed, half)), "6");
    EXPECT_EQ(bounds(margin(tampering::changed, half)), "3");
}

TEST(margin, says_where_nothing_can_do_it) {
    // Whoever is left says A.
    const ballot_margin removed = margin(tampering::removed, counted(by("plurality"), rankings("A B", {"3: A>B"})));
    EXPECT_FALSE(removed.lower);
    EXPECT_FALSE(removed.upper);
    EXPECT_TRUE(removed.witness.out.empty());
    const ballot_margin duels = margin(tampering::removed, counted(by("schulze"), rankings("A B", {"3: A>B"})));
    EXPECT_EQ(bounds(duels), "-");
    const ballot_margin judged =
        margin(tampering::removed, counted(by("majority-judgment"), grades("A B", "bad good", {"3: good bad"})));
    EXPECT_EQ(bounds(judged), "-");
}

TEST(margin, of_several_seats) {
    counting how = by("borda");
    how.seats = 2;
    const recount count = counted(how, rankings("A B C", {"6: A>B>C", "1: C>A>B"}));
    // B has 6, C 2: one ballot C>A>B brings C 2 and B 0.
    EXPECT_EQ(bounds(margin(tampering::added, count)), "2");
}

TEST(margin, there_is_none_where_everybody_has_a_seat) {
    for (const rule_entry& rule : all_rule_entries()) {
        if (rule.info.seats != seats_kind::many) continue;
        counting how = by(rule.info.id);
        how.seats = 2;
        const recount count = counted(how, rankings("A B", {"3: A>B", "1: B", "1: A=B"}));
        const auto decided = count.decide();
        if (!decided) continue;  // a rule on grades
        ASSERT_EQ(decided->winners.size(), 2U) << rule.info.id;
        for (const tampering what : every_tampering) {
            const ballot_margin found = value(margin_of(what, count, *decided));
            EXPECT_EQ(found.proof, margin_proof::all_elected) << rule.info.id;
            EXPECT_FALSE(found.lower || found.upper) << rule.info.id;
        }
    }
    counting how = by("schulze");
    how.requirements = {value(parse_requirement("quorum", {{"weight", "3"}}))};
    EXPECT_EQ(bounds(margin(tampering::removed, counted(how, rankings("A", {"4: A"})))), "2");
}

TEST(margin, of_a_tie_is_one_ballot) {
    for (const auto rule : {"plurality", "schulze", "irv", "borda"}) {
        const recount count = counted(by(rule), rankings("A B", {"2: A>B", "2: B>A"}));
        for (const tampering what : every_tampering) EXPECT_EQ(bounds(margin(what, count)), "1") << rule;
    }
}

// Tennessee's capital, as it is typed elsewhere.
TEST(margin, of_known_elections) {
    const profile tennessee =
        rankings("Memphis Nashville Chattanooga Knoxville",
                 {"42: Memphis>Nashville>Chattanooga>Knoxville", "26: Nashville>Chattanooga>Knoxville>Memphis",
                  "15: Chattanooga>Knoxville>Nashville>Memphis", "17: Knoxville>Chattanooga>Nashville>Memphis"});
    // Nashville beats Memphis by 58 to 42, Chattanooga by 68 to 32: 16 more for Memphis make a draw.
    const ballot_margin schulze = margin(tampering::added, counted(by("schulze"), tennessee));
    EXPECT_EQ(bounds(schulze), "16");
    EXPECT_EQ(schulze.proof, margin_proof::duels);
    EXPECT_EQ(bounds(margin(tampering::changed, counted(by("schulze"), tennessee))), "8");
    // Memphis has 42 first places, Nashville 26.
    EXPECT_EQ(bounds(margin(tampering::added, counted(by("plurality"), tennessee))), "16");
    EXPECT_EQ(bounds(margin(tampering::changed, counted(by("plurality"), tennessee))), "8");
    // Knoxville wins the alternative vote because Chattanooga leaves with 15 before it has 17.
    const ballot_margin irv = margin(tampering::added, counted(by("irv"), tennessee));
    EXPECT_EQ(bounds(irv), "2");
    EXPECT_EQ(irv.proof, margin_proof::rounds);
}

TEST(margin, under_a_supermajority_is_that_of_the_requirement) {
    counting how = by("schulze");
    how.requirements = {value(parse_requirement("supermajority", {{"against", "Q"}, {"share", "3/5"}})),
                        value(parse_requirement("status-quo", {{"against", "Q"}}))};
    const recount count = counted(how, rankings("A Q", {"67: A>Q", "2: Q>A"}));
    // 67 of 111 are still more than three in five, 67 of 112 are not.
    const ballot_margin added = margin(tampering::added, count, 0);
    EXPECT_EQ(bounds(added), "43");
    EXPECT_EQ(added.proof, margin_proof::duels);
    EXPECT_EQ(bounds(margin(tampering::added, counted(by("schulze"), rankings("A Q", {"67: A>Q", "2: Q>A"})))), "65");
}

TEST(margin, nothing_depends_on_the_order_or_the_names_of_candidates) {
    const auto seen = [](std::string_view names, std::initializer_list<std::string_view> ballots,
                         std::string_view rule) {
        std::string out;
        for (const tampering what : every_tampering)
            out += bounds(margin(what, counted(by(rule), rankings(names, ballots)))) + " ";
        return out;
    };
    for (const auto rule : {"borda", "schulze", "irv", "copeland", "plurality", "kemeny"}) {
        EXPECT_EQ(seen("A B C", {"5: A>B>C", "4: B>C>A", "2: C>A", "3: B"}, rule),
                  seen("C A B", {"3: B", "2: C>A", "4: B>C>A", "5: A>B>C"}, rule))
            << rule;
    }
}

}  // namespace
}  // namespace delib::testing
