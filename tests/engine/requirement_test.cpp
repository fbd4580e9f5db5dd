#include "engine/engine.hpp"

namespace delib::testing {
namespace {

using ::testing::Test;

// 6 A>B>Q, 3 B>Q, 1 Q>A, and two blanks. 9 of 10 prefer B to Q, 6 prefer A to Q, 4 prefer Q to A.
profile duel_ballots() {
    return ballots_of("rank1,rank2,rank3,weight\nA,B,Q,1\nA,B,Q,1\nA,B,Q,1\nA,B,Q,1\nA,B,Q,1\nA,B,Q,1\nB,Q,,1\nB,Q,,"
                      "1\nB,Q,,1\nQ,A,,1\n,,,1\n,,,1\n");
}

TEST(Requirement, ReadsEveryKind) {
    const auto quorum = parse_requirement_spec("quorum:share=2/5,roll=850,of=weight,blanks=included");
    ASSERT_TRUE(quorum);
    EXPECT_EQ(quorum->kind, requirement_kind::quorum);
    EXPECT_EQ(quorum->share, rational(2) / 5);
    EXPECT_EQ(quorum->roll, rational(850));
    EXPECT_EQ(quorum->of, requirement::measure::weight);
    EXPECT_EQ(quorum->blanks, requirement::blank_ballots::included);
    const auto threshold = parse_requirement_spec("threshold:share=0.125,base=cast,support=first,compare=>=");
    ASSERT_TRUE(threshold);
    EXPECT_EQ(threshold->share, rational(1) / 8);
    EXPECT_EQ(threshold->share_of, requirement::base::cast);
    EXPECT_EQ(threshold->counts_as_support, requirement::support::first);
    EXPECT_EQ(threshold->compare, requirement::comparison::at_least);
    const auto supermajority = parse_requirement_spec("supermajority:against=\"status quo\",fake-share=1/10");
    ASSERT_TRUE(supermajority);
    EXPECT_EQ(supermajority->against, "status quo");
    EXPECT_EQ(supermajority->share, rational(11) / 20);  // 1/2 + (1/10)/2
    EXPECT_EQ(supermajority->compare, requirement::comparison::greater);
    const auto json = parse_requirement_spec(R"({"kind": "quorum", "heads": 425})");
    ASSERT_TRUE(json);
    EXPECT_EQ(json->share, 425);
    EXPECT_EQ(json->of, requirement::measure::heads);
    ASSERT_TRUE(parse_requirement_spec("status-quo:against=Q"));
}

TEST(Requirement, RefusesWhatItCannotMean) {
    const std::pair<const char*, const char*> cases[] = {
        {"majority:share=1/2",
         "there is no requirement 'majority'; expected quorum, threshold, supermajority, status-quo or objections"},
        {"quorum", "quorum needs heads=N, weight=N, or share=S with roll=N"},
        {"quorum:roll=10", "quorum needs heads=N, weight=N, or share=S with roll=N"},
        {"quorum:share=1/2", "quorum: a share is of a roll, so share and roll go together"},
        {"quorum:heads=5,roll=10", "quorum: a share is of a roll, so share and roll go together"},
        {"quorum:heads=5,weight=5", "quorum says twice how much is needed"},
        {"quorum:heads=5,heads=6", "quorum is given 'heads' twice"},
        {"quorum:heads=-5", "requirement: heads is a number, got '-5'"},
        {"quorum:heads=many", "requirement: heads is a number, got 'many'"},
        {"quorum:share=1/2,roll=all", "requirement: roll is a number, got 'all'"},
        {"quorum:heads=5,blanks=maybe", "requirement: blanks is excluded or included, got 'maybe'"},
        {"quorum:heads=5,of=weight",
         "quorum: of says what a share of a roll is of; heads=N and weight=N say it themselves"},
        {"quorum:heads=5,against=Q", "quorum has no 'against'; expected heads, weight, share, roll, of, blanks"},
        {"threshold:share=3/2", "requirement: share is a share from 0 to 1, such as 2/3, got '3/2'"},
        {"threshold:share=1/0", "requirement: share is a share from 0 to 1, such as 2/3, got '1/0'"},
        {"threshold:base=cast", "threshold needs a share, such as share=1/2"},
        {"threshold:share=1/2,compare=<", "requirement: compare is > or >=, got '<'"},
        {"supermajority:share=2/3", "supermajority needs the option to beat, as in against=\"status quo\""},
        {"supermajority:against=,share=2/3", "supermajority needs the option to beat, as in against=\"status quo\""},
        {"supermajority:against=Q", "supermajority needs a share, such as share=1/2"},
        {"supermajority:against=Q,share=2/3,fake-share=1/10", "supermajority says twice how much is needed"},
        {"status-quo", "status-quo needs the option to beat, as in against=\"status quo\""},
        {"status-quo:against=Q,share=1/2", "status-quo has no 'share'; expected against"},
    };
    for (const auto& [given, told] : cases)
        EXPECT_EQ(refusal(parse_requirement_spec(given)), std::string("error: ") + told) << given;
}

TEST(Requirement, WithoutAnyThereIsNoDecision) {
    EXPECT_EQ(decide(duel_ballots(), "borda").decision, "");
}

TEST(Quorum, CountsHeads) {
    const decided met = decide(duel_ballots(), "plurality", {"quorum:heads=10"});
    EXPECT_EQ(met.decision, "adopted");
    EXPECT_EQ(met.winners, strings{"A"});
    EXPECT_EQ(met.requirements, strings{"quorum: 10 of 10, met"});

    const decided unmet = decide(duel_ballots(), "plurality", {"quorum:heads=11"});
    EXPECT_EQ(unmet.decision, "no-quorum");
    EXPECT_EQ(unmet.winners, strings{});
    EXPECT_EQ(unmet.all.committees.size(), 0U);
    EXPECT_EQ(unmet.all.open, 1);
    EXPECT_EQ(unmet.requirements, strings{"quorum: 10 of 11, not met"});
    EXPECT_EQ(unmet.order, "A>B>Q");  // as information
}

TEST(Quorum, CountsBlanksWhereItSaysSo) {
    EXPECT_EQ(decide(duel_ballots(), "plurality", {"quorum:heads=12,blanks=included"}).decision, "adopted");
    EXPECT_EQ(decide(duel_ballots(), "plurality", {"quorum:heads=13,blanks=included"}).decision, "no-quorum");
    EXPECT_EQ(decide(duel_ballots(), "plurality", {"quorum:heads=12,blanks=excluded"}).decision, "no-quorum");
}

TEST(Quorum, IsOfARoll) {
    const decided met = decide(duel_ballots(), "plurality", {"quorum:share=2/5,roll=25"});
    EXPECT_EQ(met.requirements, strings{"quorum: 10 of 10, met"});
    const decided unmet = decide(duel_ballots(), "plurality", {"quorum:share=2/5,roll=26"});
    EXPECT_EQ(unmet.requirements, strings{"quorum: 10 of 52/5, not met"});
    EXPECT_EQ(unmet.decision, "no-quorum");
}

TEST(Quorum, CountsWeight) {
    const profile p = ballots_of("rank1,weight\nA,5/2\nB,1/3\n,3\n");
    EXPECT_EQ(decide(p, "plurality", {"quorum:weight=17/6"}).requirements, strings{"quorum: 17/6 of 17/6, met"});
    EXPECT_EQ(decide(p, "plurality", {"quorum:weight=35/6,blanks=included"}).decision, "adopted");
    EXPECT_EQ(decide(p, "plurality", {"quorum:share=1/2,roll=6,of=weight"}).requirements,
              strings{"quorum: 17/6 of 3, not met"});
    EXPECT_EQ(decide(p, "plurality", {"quorum:share=1/2,roll=6"}).requirements, strings{"quorum: 2 of 3, not met"});
}

TEST(Threshold, TakesOffCandidatesBeforeTheRule) {
    // Named on ballots: A 7, B 9, Q 10 of 10. First: A 6, B 3, Q 1.
    const decided named = decide(duel_ballots(), "plurality", {"threshold:share=7/10"});
    EXPECT_EQ(named.requirements, (strings{"threshold A: 7/10 of 7/10, not met", "threshold B: 9/10 of 7/10, met",
                                           "threshold Q: 1 of 7/10, met"}));
    EXPECT_EQ(named.winners, strings{"B"});  // with A off the ballots, its six voters stand for B
    EXPECT_EQ(named.scores, (strings{"A -", "B 9", "Q 1"}));
    EXPECT_EQ(named.order, "B>Q");
    EXPECT_EQ(named.decision, "adopted");
}

TEST(Threshold, IsPassedStrictlyUnlessItSaysOtherwise) {
    EXPECT_EQ(decide(duel_ballots(), "plurality", {"threshold:share=7/10,compare=>="}).winners, strings{"A"});
    EXPECT_EQ(decide(duel_ballots(), "plurality", {"threshold:share=7/10,compare=>"}).winners, strings{"B"});
}

TEST(Threshold, IsOfCountedOrCastBallots) {
    EXPECT_EQ(decide(duel_ballots(), "plurality", {"threshold:share=1/2,base=cast"}).requirements[0],
              "threshold A: 7/12 of 1/2, met");
    EXPECT_EQ(decide(duel_ballots(), "plurality", {"threshold:share=7/12,base=cast"}).winners, strings{"B"});
    EXPECT_EQ(decide(duel_ballots(), "plurality", {"threshold:share=7/12,base=counted"}).winners, strings{"A"});
}

TEST(Threshold, CountsFirstPlaces) {
    EXPECT_EQ(decide(duel_ballots(), "borda", {"threshold:share=1/10,support=first"}).requirements,
              (strings{"threshold A: 3/5 of 1/10, met", "threshold B: 3/10 of 1/10, met",
                       "threshold Q: 1/10 of 1/10, not met"}));
}

TEST(Threshold, CountsAGradeOrABetterOne) {
    read_options options{.format = "grades", .scale = {"bad", "fair", "good"}};
    const profile p = ballots_of("A,B\ngood,fair\nbad,fair\nfair,bad\n", options);
    EXPECT_EQ(decide(p, "majority-judgment", {"threshold:share=1/2,grade=fair"}).requirements,
              (strings{"threshold A: 2/3 of 1/2, met", "threshold B: 2/3 of 1/2, met"}));
    EXPECT_EQ(decide(p, "majority-judgment", {"threshold:share=1/4,grade=good"}).requirements,
              (strings{"threshold A: 1/3 of 1/4, met", "threshold B: 0 of 1/4, not met"}));
    EXPECT_EQ(refusal(try_deciding(p, "majority-judgment", {"threshold:share=1/2"})),
              "error: threshold: on grades it needs grade=… from the scale, got ''");
    EXPECT_EQ(refusal(try_deciding(p, "majority-judgment", {"threshold:share=1/2,grade=great"})),
              "error: threshold: on grades it needs grade=… from the scale, got 'great'");
    EXPECT_EQ(refusal(try_deciding(duel_ballots(), "borda", {"threshold:share=1/2,grade=good"})),
              "error: threshold: grade=… is for graded ballots");
}

TEST(Threshold, CountsApprovals) {
    const profile p = ballots_of("A,B\n1,1\n1,0\n0,1\n1,0\n", {.format = "approvals"});
    EXPECT_EQ(decide(p, "approval", {"threshold:share=1/2"}).requirements,
              (strings{"threshold A: 3/4 of 1/2, met", "threshold B: 1/2 of 1/2, not met"}));
}

TEST(Threshold, WhenNobodyPassesNothingIsAdopted) {
    for (const char* rule : {"plurality", "borda", "schulze", "irv", "ranked-priorities:places=3"}) {
        const decided out = decide(duel_ballots(), rule, {"threshold:share=1"});
        EXPECT_EQ(out.decision, "not-adopted") << rule;
        EXPECT_EQ(out.winners, strings{}) << rule;
        EXPECT_EQ(out.order, "") << rule;
        EXPECT_EQ(out.all.open, 1) << rule;
        EXPECT_EQ(out.all.rule, parse_rule_spec(rule)->name);
        EXPECT_FALSE(out.all.options.empty() && std::string(rule) != "condorcet");
        EXPECT_EQ(out.requirements.size(), 3U);
    }
}

TEST(Supermajority, IsOfThoseWhoPreferEither) {
    // One more voter ranks neither A nor Q: not in the base of their duel.
    const profile p = ballots_of("rank1,rank2\nA,Q\nA,Q\nA,Q\nQ,A\nB,\n");
    const decided out = decide(p, "plurality", {"supermajority:against=Q,share=2/3"});
    EXPECT_EQ(out.requirements,
              (strings{"supermajority A over Q: 3/4 of 2/3, met", "supermajority B over Q: 1/5 of 2/3, not met"}));
    EXPECT_EQ(out.winners, strings{"A"});
    EXPECT_EQ(out.decision, "adopted");
}

TEST(Supermajority, IsStrictUnlessItSaysOtherwise) {
    const profile p = ballots_of("rank1,rank2\nA,Q\nA,Q\nQ,A\n");
    EXPECT_EQ(decide(p, "plurality", {"supermajority:against=Q,share=2/3"}).decision, "status-quo");
    EXPECT_EQ(decide(p, "plurality", {"supermajority:against=Q,share=2/3"}).winners, strings{"Q"});
    EXPECT_EQ(decide(p, "plurality", {"supermajority:against=Q,share=2/3,compare=>="}).decision, "adopted");
}

TEST(Supermajority, AllowsForFakeVoters) {
    const profile p = duel_ballots();  // A over Q: 6 of 10
    EXPECT_EQ(decide(p, "plurality", {"supermajority:against=Q,fake-share=1/5"}).requirements[0],
              "supermajority A over Q: 3/5 of 3/5, not met");
    EXPECT_EQ(decide(p, "plurality", {"supermajority:against=Q,fake-share=1/6"}).requirements[0],
              "supermajority A over Q: 3/5 of 7/12, met");
}

TEST(Supermajority, LeavesTheStatusQuoWhenNobodyPasses) {
    const decided out = decide(duel_ballots(), "borda", {"supermajority:against=Q,share=9/10"});
    EXPECT_EQ(out.decision, "status-quo");
    EXPECT_EQ(out.winners, strings{"Q"});
    EXPECT_EQ(out.order, "Q");
    EXPECT_EQ(out.scores[0], "A -");
}

TEST(Supermajority, NobodyPreferringEitherIsNoMajority) {
    const profile p = ballots_of("rank1\nB\nB\n", {.format = "csv", .candidates = {"A", "B", "Q"}});
    EXPECT_EQ(decide(p, "plurality", {"supermajority:against=Q,share=1/2"}).requirements,
              (strings{"supermajority A over Q: 0 of 1/2, not met", "supermajority B over Q: 1 of 1/2, met"}));
}

TEST(Supermajority, NeedsAKnownOption) {
    EXPECT_EQ(refusal(try_deciding(duel_ballots(), "borda", {"supermajority:against=none,share=1/2"})),
              "error: supermajority: 'none' is not a candidate");
    EXPECT_EQ(refusal(try_deciding(duel_ballots(), "borda", {"status-quo:against=none"})),
              "error: status-quo: 'none' is not a candidate");
}

TEST(StatusQuo, MustBeBeatenByTheWinner) {
    // A has the most first places and loses the duel with Q.
    const profile p = ballots_of("rank1,rank2\nA,\nA,\nA,\nB,Q\nB,Q\nQ,\nQ,\n");
    const decided out = decide(p, "plurality", {"status-quo:against=Q"});
    EXPECT_EQ(out.requirements, strings{"status-quo A over Q: 3/7 of 1/2, not met"});
    EXPECT_EQ(out.decision, "status-quo");
    EXPECT_EQ(out.winners, strings{});
    EXPECT_EQ(out.order, "A>B=Q");
    EXPECT_EQ(decide(duel_ballots(), "plurality", {"status-quo:against=Q"}).decision, "adopted");
    EXPECT_EQ(decide(duel_ballots(), "plurality", {"status-quo:against=A"}).decision, "status-quo");
}

TEST(StatusQuo, IsNotBeatenByATie) {
    const decided out = decide(ballots_of("rank1,rank2\nA,Q\nQ,A\n"), "irv:ties=order:A>Q", {"status-quo:against=Q"});
    EXPECT_EQ(out.requirements, strings{"status-quo A over Q: 1/2 of 1/2, not met"});
    EXPECT_EQ(out.decision, "status-quo");
}

TEST(StatusQuo, LeavesTheOtherWinnersTheirSeats) {
    // Two seats: A 3, B 2 first places; A loses to Q, B beats it.
    const profile p = ballots_of("rank1,rank2,rank3\nA,,\nA,,\nA,,\nB,Q,A\nB,Q,A\nC,B,Q\nQ,B,A\n");
    const decided out = decide(p, "plurality", {"status-quo:against=Q"}, 2);
    EXPECT_EQ(out.decision, "adopted");
    EXPECT_EQ(out.winners, strings{"B"});
    EXPECT_EQ(names(p.candidates(), out.all.elected), strings{"B"});
    EXPECT_EQ(out.all.open, 1);
    ASSERT_EQ(out.all.committees.size(), 1U);
    EXPECT_EQ(names(p.candidates(), out.all.committees[0]), strings{"B"});
    EXPECT_EQ(out.all.committees_total, 1);
}

TEST(StatusQuo, SettlesATieWithOneWhoFails) {
    // One seat: A and B tie with two first places each; only B beats Q.
    const profile p = ballots_of("rank1,rank2,rank3\nA,,\nA,,\nB,Q,A\nB,Q,A\nQ,B,A\n");
    const decided out = decide(p, "plurality", {"status-quo:against=Q"});
    EXPECT_EQ(out.winners, strings{"B"});
    EXPECT_EQ(names(p.candidates(), out.all.elected), strings{"B"});
    EXPECT_TRUE(out.all.tied.empty());
    EXPECT_EQ(out.all.open, 0);
    EXPECT_EQ(out.all.committees_total, 1);
}

TEST(StatusQuo, KeepsAnEmptySeatEmpty) {
    // Two seats: A is sure and fails; B and C tie for the other seat and pass: one of them sits, never both.
    const profile p = ballots_of("rank1,rank2,rank3,rank4\nA,,,\nA,,,\nA,,,\nB,C,Q,A\nB,C,Q,A\nC,B,Q,A\nC,B,Q,A\n");
    const decided out = decide(p, "plurality", {"status-quo:against=Q"}, 2);
    EXPECT_EQ(out.winners, (strings{"B", "C"}));
    EXPECT_TRUE(out.all.elected.empty());
    EXPECT_EQ(names(p.candidates(), out.all.tied), (strings{"B", "C"}));
    ASSERT_EQ(out.all.committees.size(), 2U);
    EXPECT_EQ(names(p.candidates(), out.all.committees[0]), strings{"B"});
    EXPECT_EQ(names(p.candidates(), out.all.committees[1]), strings{"C"});
}

TEST(Requirements, HoldTogether) {
    const decided out = decide(
        duel_ballots(), "borda",
        {"quorum:heads=11", "threshold:share=8/10", "supermajority:against=Q,share=1/2", "status-quo:against=Q"});
    EXPECT_EQ(
        out.requirements,
        (strings{"quorum: 10 of 11, not met", "threshold A: 7/10 of 4/5, not met", "threshold B: 9/10 of 4/5, met",
                 "threshold Q: 1 of 4/5, met", "supermajority A over Q: 3/5 of 1/2, met",
                 "supermajority B over Q: 9/10 of 1/2, met", "status-quo B over Q: 9/10 of 1/2, met"}));
    EXPECT_EQ(out.decision, "no-quorum");
    EXPECT_EQ(out.winners, strings{});
    EXPECT_EQ(out.order, "B>Q");
}

TEST(Requirements, KeepFixedOrdersOfThoseWhoRemain) {
    // B and C tie; A fails the threshold. The order still names all three.
    const profile p = ballots_of("rank1\nB\nB\nC\nC\nA\n");
    const strings set{"threshold:share=1/4"};
    const decided out = decide(p, "plurality:ties=order:A>C>B", set);
    EXPECT_EQ(out.winners, strings{"C"});
    EXPECT_EQ(out.all.options, (option_texts{{"ties", "order:A>C>B"}}));  // as it was asked for
    EXPECT_EQ(decide(p, "plurality:ties=ballot:B=A>C", set).winners, strings{"B"});
    // A drawn ballot of nobody who remains breaks nothing; an order must name everybody, also those who fail.
    EXPECT_EQ(decide(p, "plurality:ties=ballot:A", set).winners, (strings{"B", "C"}));
    EXPECT_EQ(decide(p, "plurality:ties=\"ballot:A,order:A>C>B\"", set).winners, strings{"C"});
    EXPECT_EQ(refusal(try_deciding(p, "plurality:ties=order:B>C", set)),
              "error: ties: an order must name every candidate once, without ties");
}

TEST(Requirements, KeepFixedOrdersOfHostileNames) {
    const read_options options{.format = "csv"};
    const profile p = ballots_of("rank1\n\"a\"\"b>c\"\n\"a\"\"b>c\"\n\"d=e, f\"\n\"d=e, f\"\nA\n", options);
    const decided out = decide(p, R"({"rule": "plurality", "options": {"ties": "order:A>\"d=e, f\">\"a\"\"b>c\""}})",
                               {"threshold:share=1/4"});
    EXPECT_EQ(out.winners, strings{"d=e, f"});
}

TEST(Requirements, OfOneCandidate) {
    const profile p = ballots_of("rank1\nA\nA\n");
    EXPECT_EQ(decide(p, "schulze", {"threshold:share=1/2"}).winners, strings{"A"});
    EXPECT_EQ(decide(p, "schulze", {"status-quo:against=A"}).decision, "status-quo");
}

TEST(Requirements, OfNoBallots) {
    const profile p = ballots_of("rank1\n", {.format = "csv", .candidates = {"A", "Q"}});
    EXPECT_EQ(decide(p, "borda", {"quorum:heads=1"}).decision, "no-quorum");
    EXPECT_EQ(decide(p, "borda", {"supermajority:against=Q,share=1/2"}).decision, "status-quo");
    EXPECT_EQ(decide(p, "borda", {"threshold:share=1/2"}).decision, "not-adopted");
}

}  // namespace
}  // namespace delib::testing
