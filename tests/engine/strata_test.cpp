// Parts of the ballots: by, where, weights of organisations, reweight, two levels, several sets of ballots, policies.
#include "delib/report/report.hpp"
#include "engine/engine.hpp"

#include <algorithm>

namespace delib::testing {
namespace {

// 3 voters on the web for A, 2 on paper for B, 1 in the hall for C, one blank on paper.
constexpr const char* channels =
    "rank1,rank2,channel\nA,B,web\nA,B,web\nA,C,web\nB,C,paper\nB,C,paper\nC,B,hall\n,,paper\n";

consultation_result with(std::string_view ballots, const std::string& rest) {
    const folder here;
    here.write("b.csv", ballots);
    return here.counted(rest + "\n[[ballots]]\nfile = \"b.csv\"\nballot = \"ranks\"\n");
}
std::string failure(std::string_view ballots, const std::string& rest) {
    const folder here;
    here.write("b.csv", ballots);
    const auto out = here.count(rest + "\n[[ballots]]\nfile = \"b.csv\"\nballot = \"ranks\"\n");
    const std::string told = refusal(out);
    const auto at = told.find("consultation.toml");
    return at == std::string::npos ? told : told.substr(at);
}

TEST(By, CountsEachValueAfterTheWhole) {
    const auto out =
        with(channels, "[[stratum]]\ncolumn = \"channel\"\n[[count]]\nrule = \"plurality\"\nby = \"channel\"\n");
    EXPECT_EQ(told_counts(out), (strings{"whole A", "channel=hall C", "channel=paper B", "channel=web A"}));
    EXPECT_EQ(out.counts[0].heads, 6U);
    EXPECT_EQ(out.counts[0].blank_heads, 1U);
    EXPECT_EQ(out.counts[2].heads, 2U);
    EXPECT_EQ(out.counts[2].blank_heads, 1U);
}

TEST(By, FollowsTheDeclaredOrderAndSkipsTheEmpty) {
    const auto out = with(channels, "[[stratum]]\ncolumn = \"channel\"\nvalues = [\"web\", \"post\", \"paper\", "
                                    "\"hall\"]\n[[count]]\nrule = \"plurality\"\nby = \"channel\"\n");
    EXPECT_EQ(told_counts(out), (strings{"whole A", "channel=web A", "channel=paper B", "channel=hall C"}));
}

TEST(By, SetsRequirementsOnEachPart) {
    const auto out = with(channels, "[[stratum]]\ncolumn = \"channel\"\n[[count]]\nrule = \"plurality\"\nby = "
                                    "\"channel\"\nrequirement = [{kind = \"quorum\", heads = 2}]\n");
    strings decisions;
    for (const count_result& c : out.counts) decisions.emplace_back(to_text(*c.decision.decided));
    EXPECT_EQ(decisions, (strings{"adopted", "no-quorum", "adopted", "adopted"}));
}

TEST(Where, CountsAPart) {
    const auto out = with(channels, "[[stratum]]\ncolumn = \"channel\"\n[[count]]\nrule = \"plurality\"\nwhere = "
                                    "\"channel=paper\"\n[[count]]\nrule = \"plurality\"\n");
    EXPECT_EQ(told_counts(out), (strings{"channel=paper B", "whole A"}));
    EXPECT_EQ(out.counts[0].heads, 2U);
}

TEST(Where, IsKeptBesideBy) {
    const auto out = with("rank1,channel,town\nA,web,N\nB,web,S\nC,paper,N\n",
                          "[[stratum]]\ncolumn = \"channel\"\n[[stratum]]\ncolumn = \"town\"\n[[count]]\nrule = "
                          "\"plurality\"\nwhere = \"channel=web\"\nby = \"town\"\n");
    EXPECT_EQ(told_counts(out), (strings{"channel=web A B", "town=N A", "town=S B"}));
    const std::string json = to_json(out);
    EXPECT_NE(json.find("\"stratum\": \"channel=web\""), std::string::npos);
    EXPECT_NE(json.find("\"stratum\": \"channel=web,town=N\""), std::string::npos);
    EXPECT_NE(json.find("\"stratum\": \"channel=web,town=S\""), std::string::npos);
}

TEST(Where, RefusesWhatNobodyIs) {
    const std::string stratum = "[[stratum]]\ncolumn = \"channel\"\n";
    EXPECT_EQ(failure(channels, stratum + "[[count]]\nrule = \"plurality\"\nwhere = \"channel=post\"\n"),
              "error: no ballot has channel='post'");
    EXPECT_EQ(failure(channels, stratum + "[[count]]\nrule = \"plurality\"\nwhere = \"town=N\"\n"),
              "consultation.toml:5:9: error: the stratum 'town' is not declared");
    EXPECT_EQ(failure(channels, stratum + "[[count]]\nrule = \"plurality\"\nwhere = \"channel\"\n"),
              "consultation.toml:5:9: error: where is STRATUM=VALUE");
}

TEST(Strata, MustStandInTheFile) {
    const std::string told =
        failure("rank1\nA\n", "[[stratum]]\ncolumn = \"channel\"\n[[count]]\nrule = \"plurality\"\nby = \"channel\"\n");
    EXPECT_NE(told.find("channel"), std::string::npos) << told;
}

TEST(Strata, HaveNoValuesBeyondTheDeclaredOnes) {
    const std::string told =
        failure(channels,
                "[[stratum]]\ncolumn = \"channel\"\nvalues = [\"web\", \"paper\"]\n[[count]]\nrule = \"plurality\"\n");
    EXPECT_NE(told.find("b.csv:7:5: error: 'hall' is not a value of channel; expected one of web, paper"),
              std::string::npos)
        << told;
}

const std::string declared =
    "[[stratum]]\ncolumn = \"channel\"\nweights = { web = 1, paper = 5, hall = \"3/2\", post = 7 }\n";

TEST(Reweight, ScalesEachStratumToItsDeclaredWeight) {
    const auto out = with(channels, declared + "[[count]]\nrule = \"plurality\"\nreweight = \"channel\"\n");
    // Paper: 5 over three people, one of them blank; web: 1 over three; hall: 3/2 over one.
    EXPECT_EQ(told_scores(*out.sets[0].candidates, out.counts[0].decision), (strings{"A 1", "B 10/3", "C 3/2"}));
    EXPECT_EQ(out.counts[0].weight, rational(1) + rational(10) / 3 + rational(3) / 2);
    EXPECT_EQ(out.counts[0].heads, 6U);  // people stay people
    strings rows;
    for (const stratum_weight& w : out.counts[0].reweighted)
        rows.push_back(w.value + " " + to_text(w.cast) + " to " + to_text(w.declared) + (w.used ? "" : ", unused"));
    std::sort(rows.begin(), rows.end());
    EXPECT_EQ(rows, (strings{"hall 1 to 3/2", "paper 3 to 5", "post 0 to 7, unused", "web 3 to 1"}));
}

TEST(Reweight, SharesTheWeightOfAnOrganisationByBallotWeight) {
    const auto out = with("rank1,org,weight\nA,X,1\nB,X,3\nB,Y,1/7\n",
                          "[[stratum]]\ncolumn = \"org\"\nweights = { X = 100, Y = 10, Z = 1 }\n[[count]]\nrule = "
                          "\"plurality\"\nreweight = \"org\"\n");
    EXPECT_EQ(told_scores(*out.sets[0].candidates, out.counts[0].decision), (strings{"A 25", "B 85"}));
    EXPECT_EQ(out.counts[0].weight, 110);
}

TEST(Reweight, CarriesNothingForZeroWeights) {
    const auto out =
        with("rank1,org,weight\nA,X,0\nA,X,0\nB,Y,1\n", "[[stratum]]\ncolumn = \"org\"\nweights = { X = 9, Y = 2 "
                                                        "}\n[[count]]\nrule = \"plurality\"\nreweight = \"org\"\n");
    EXPECT_EQ(told_scores(*out.sets[0].candidates, out.counts[0].decision), (strings{"A 0", "B 2"}));
    const auto none = with("rank1,org\nA,X\nB,Y\nB,Y\n", "[[stratum]]\ncolumn = \"org\"\nweights = { X = 9, Y = 0 "
                                                         "}\n[[count]]\nrule = \"plurality\"\nreweight = \"org\"\n");
    EXPECT_EQ(told_scores(*none.sets[0].candidates, none.counts[0].decision), (strings{"A 9", "B 0"}));
}

TEST(Reweight, NeedsAWeightForEveryStratum) {
    EXPECT_EQ(failure(channels, "[[stratum]]\ncolumn = \"channel\"\nweights = { web = 1 }\n[[count]]\nrule = "
                                "\"plurality\"\nreweight = \"channel\"\n")
                  .substr(0, 33),
              "error: no weight is declared for ");
    EXPECT_EQ(failure(channels,
                      "[[stratum]]\ncolumn = \"channel\"\n[[count]]\nrule = \"plurality\"\nreweight = \"channel\"\n"),
              "consultation.toml:5:12: error: the stratum 'channel' has no weights to reweight to");
}

TEST(Reweight, HoldsForEachPart) {
    // The whole is scaled first; a part of it keeps the scaled weights.
    const auto out =
        with("rank1,channel,town\nA,web,N\nA,web,N\nB,paper,N\nB,web,S\n",
             "[[stratum]]\ncolumn = \"channel\"\nweights = { web = 3, paper = 6 }\n[[stratum]]\ncolumn = \"town\"\n"
             "[[count]]\nrule = \"plurality\"\nreweight = \"channel\"\nby = \"town\"\n");
    EXPECT_EQ(told_counts(out), (strings{"whole B", "town=N B", "town=S B"}));
    EXPECT_EQ(told_scores(*out.sets[0].candidates, out.counts[1].decision), (strings{"A 2", "B 6"}));
}

const std::string three = "rank1,rank2,rank3,workshop\nA,B,C,X\nA,C,B,X\nA,B,C,X\nB,C,A,Y\nC,B,A,Z\n,,,W\n";

TEST(TwoLevel, CarriesOrders) {
    const auto out = with(three, "[[stratum]]\ncolumn = \"workshop\"\nvalues = [\"V\", \"W\", \"X\", \"Y\", \"Z\"]\n"
                                 "[[count]]\nrule = \"plurality\"\ntwo-level = { stratum = \"workshop\", carry = "
                                 "\"ranking\", second = \"borda\" }\n");
    ASSERT_EQ(out.counts.size(), 1U);
    const count_result& count = out.counts[0];
    // X: A>B=C, Y: B>A=C, Z: C>A=B; Borda with halves: each 2 + 1/2 + 1/2.
    EXPECT_EQ(told_scores(*out.sets[0].candidates, count.decision), (strings{"A 3", "B 3", "C 3"}));
    EXPECT_EQ(count.decision.rule, "borda");
    strings rows;
    for (const stratum_vote& v : count.two_level) {
        rows.push_back(v.value + " " + to_text(v.weight) + " " + std::to_string(v.heads) + " " +
                       (v.decided ? told(*out.sets[0].candidates, *v.decided->order) : "nothing"));
    }
    EXPECT_EQ(rows, (strings{"V 1 0 nothing", "W 1 1 nothing", "X 1 3 A>B=C", "Y 1 1 B>A=C", "Z 1 1 C>A=B"}));
}

TEST(TwoLevel, WeighsOrders) {
    const auto out = with(
        three, "[[stratum]]\ncolumn = \"workshop\"\nweights = { X = 1, Y = 2, Z = \"5/2\", W = 3, V = 9 }\n"
               "[[count]]\nrule = \"plurality\"\ntwo-level = { stratum = \"workshop\", second = \"plurality\" }\n");
    EXPECT_EQ(told_scores(*out.sets[0].candidates, out.counts[0].decision), (strings{"A 1", "B 2", "C 5/2"}));
    strings rows;
    for (const stratum_vote& v : out.counts[0].two_level)
        rows.push_back(v.value + " " + to_text(v.weight) + (v.decided ? "" : " nothing"));
    std::sort(rows.begin(), rows.end());
    EXPECT_EQ(rows,
              (strings{"V 9 nothing", "W 3 nothing", "X 1", "Y 2", "Z 5/2"}));  // V, where nobody voted, is listed
}

TEST(TwoLevel, CarriesScoresAsShares) {
    // Borda in X: A 6, B 2, C 1 of 9; Y: B 2, C 1, A 0 of 3; Z: C 2, B 1 of 3; X counts 3.
    const auto out = with(three, "[[stratum]]\ncolumn = \"workshop\"\nweights = { X = 3, Y = 1, Z = 1, W = 1 }\n"
                                 "[[count]]\nrule = \"borda\"\ntwo-level = { stratum = \"workshop\", carry = "
                                 "\"scores\", second = \"borda\" }\n");
    const auto& shares = out.counts[0].two_level;
    const auto x = std::find_if(shares.begin(), shares.end(), [](const auto& v) { return v.value == "X"; });
    ASSERT_NE(x, shares.end());
    EXPECT_EQ(told_scores(*out.sets[0].candidates, *x->decided), (strings{"A 6", "B 2", "C 1"}));
    // Ranked by their shares: X A>B>C (3), Y B>C>A, Z C>B>A: Borda A 6, B 3+2+1, C 0+1+2.
    EXPECT_EQ(told_scores(*out.sets[0].candidates, out.counts[0].decision), (strings{"A 6", "B 6", "C 3"}));
    ASSERT_NE(out.counts[0].grades, nullptr);
    EXPECT_EQ(out.counts[0].weight, 5);
}

TEST(TwoLevel, CarriesReweightedBallots) {
    const auto out = with(three, "[[stratum]]\ncolumn = \"workshop\"\nweights = { X = 1, Y = 2, Z = 2, W = 1 }\n"
                                 "[[count]]\nrule = \"plurality\"\ntwo-level = { stratum = \"workshop\", carry = "
                                 "\"reweighted\", second = \"borda\" }\n");
    // X: A 2, B 2/3, C 1/3; Y twice B 2, C 1; Z twice C 2, B 1.
    EXPECT_EQ(told_scores(*out.sets[0].candidates, out.counts[0].decision), (strings{"A 2", "B 20/3", "C 19/3"}));
    EXPECT_EQ(out.counts[0].heads, 5U);
}

TEST(TwoLevel, UsesTheFirstRuleAndItsOptionsWhereNoSecondIsNamed) {
    const auto out = with(three, "[[stratum]]\ncolumn = \"workshop\"\n"
                                 "[[count]]\nrule = \"plurality\"\noptions = { ties = \"order:C>B>A\" }\ntwo-level = { "
                                 "stratum = \"workshop\" }\n");
    EXPECT_EQ(told_counts(out), strings{"whole C"});
    const auto second = with(three, "[[stratum]]\ncolumn = \"workshop\"\n[[count]]\nrule = \"borda\"\n"
                                    "two-level = { stratum = \"workshop\", second = \"plurality\", second-options = { "
                                    "ties = \"order:B>C>A\" } }\n");
    EXPECT_EQ(told_counts(second), strings{"whole B"});
}

TEST(TwoLevel, IsEchoed) {
    const auto out =
        with(three, "[[stratum]]\ncolumn = \"workshop\"\n[[count]]\nrule = \"irv\"\n"
                    "two-level = { stratum = \"workshop\", carry = \"reweighted\", second = \"borda\" }\n");
    const std::string json = to_json(out);
    EXPECT_NE(json.find("\"two-level\": {\n"), std::string::npos);
    EXPECT_NE(json.find("\"stratum\": \"workshop\",\n"), std::string::npos);
    EXPECT_NE(json.find("\"carry\": \"reweighted\",\n"), std::string::npos);
    EXPECT_NE(json.find("\"first\": {\"rule\": \"irv\", \"options\": {\"tied-tops\": \"exhaust\""), std::string::npos)
        << json;
}

TEST(TwoLevel, NeedsARuleThatGivesWhatIsCarried) {
    const std::string stratum = "[[stratum]]\ncolumn = \"workshop\"\n";
    EXPECT_EQ(
        failure(three,
                stratum +
                    "[[count]]\nrule = \"condorcet\"\ntwo-level = { stratum = \"workshop\", second = \"borda\" }\n"),
        "error: two-level: condorcet defines no order to carry from 'X'");
    EXPECT_EQ(failure(three, stratum + "[[count]]\nrule = \"condorcet\"\ntwo-level = { stratum = \"workshop\", carry = "
                                       "\"scores\", second = \"borda\" }\n"),
              "error: two-level: condorcet defines no scores to carry from 'X'");
    EXPECT_EQ(failure(three, "[[stratum]]\ncolumn = \"workshop\"\nweights = { X = 1 }\n[[count]]\nrule = "
                             "\"plurality\"\ntwo-level = { stratum = \"workshop\" }\n")
                  .substr(0, 42),
              "error: no weight is declared for workshop=");
}

TEST(TwoLevel, SetsRequirementsOnTheFinalCount) {
    const auto out = with(
        three,
        "[[stratum]]\ncolumn = \"workshop\"\n[[count]]\nrule = \"plurality\"\ntwo-level = { stratum = \"workshop\" }\n"
        "requirement = [{kind = \"quorum\", heads = 4}]\n");
    // Three workshops brought an order.
    EXPECT_EQ(told_requirements(*out.sets[0].candidates, out.counts[0].decision), strings{"quorum: 3 of 4, not met"});
}

TEST(Sets, AreCountedEachByItsName) {
    const folder here;
    here.write("r.csv", "rank1\nA\nA\nB\n");
    here.write("g.csv", "A,B\n0,2\n1,2\n");
    const std::string head = "[[proposal]]\nid = \"A\"\n[[proposal]]\nid = \"B\"\n";
    const auto out = here.counted(
        head + "[[ballots]]\nname = \"ranks\"\nfile = \"r.csv\"\n[[ballots]]\nname = \"grades\"\nfile = "
               "\"g.csv\"\nballot = \"grades\"\n"
               "[[count]]\nrule = \"plurality\"\n[[count]]\nrule = \"majority-judgment\"\nballots = \"grades\"\n");
    EXPECT_EQ(told_counts(out), (strings{"whole A", "whole B"}));
    EXPECT_EQ(out.counts[1].set, 1U);
    EXPECT_EQ(out.sets[0].report.kind, ballot_kind::ranked);
    EXPECT_EQ(out.sets[1].report.cast, 2U);
    const std::string json = to_json(out);
    EXPECT_NE(json.find("\"sets\": "), std::string::npos);
}

TEST(Sets, ReadSeveralFilesTogether) {
    const folder here;
    here.write("a.csv", "rank1\nA\nA\n");
    here.write("b.csv", "rank1\nB\nB\nB\n");
    const auto out = here.counted("[[ballots]]\nfiles = [\"a.csv\", \"b.csv\"]\n[[count]]\nrule = \"plurality\"\n");
    EXPECT_EQ(told_counts(out), strings{"whole B"});
    ASSERT_EQ(out.sets[0].report.files.size(), 2U);
    EXPECT_EQ(out.sets[0].report.files[1].name, "b.csv");
    EXPECT_EQ(out.sets[0].report.files[1].sha256.size(), 64U);
}

TEST(Seats, OfAFileAreToldAndDecideNothing) {
    const folder here;
    here.write("v.blt", "3 2\n2 1 0\n1 2 0\n0\nAnn\nBob\nCyd\n");
    const auto told = [&](const std::string& counts) {
        const auto out = here.counted("[[ballots]]\nfile = \"v.blt\"\n" + counts);
        strings all;
        for (const count_result& c : out.counts) all.push_back(std::to_string(c.decision.seats));
        for (const reading_note& n : out.sets.at(0).report.notes) all.push_back(n.where + ": " + to_text(n));
        return all;
    };
    const std::string count = "[[count]]\nrule = \"borda\"\n";
    EXPECT_EQ(told(count), (strings{"1", "v.blt: the file is for 2 seats, the count for 1"}));
    EXPECT_EQ(told(count + "seats = 2\n"), (strings{"2"}));
    // Once for each number of seats that was counted.
    EXPECT_EQ(told(count + count + count + "seats = 2\n" + count + "seats = 3\n"),
              (strings{"1", "1", "2", "3", "v.blt: the file is for 2 seats, the count for 1",
                       "v.blt: the file is for 2 seats, the count for 3"}));
}

TEST(Policy, OfTheConsultationGoesBeforeThatOfTheFile) {
    const folder here;
    here.write("v.cvotes", "#/Implicit Ranking: true\nA > B\n");
    here.write("w.cvotes", "#/Implicit Ranking: false\nA > B\n");
    const auto policy = [&](const std::string& file, const std::string& declared) {
        const auto out = here.counted(declared + "[[ballots]]\nfile = \"" + file + "\"\n[[count]]\nrule = \"borda\"\n");
        return to_pairs(out.sets.at(0).policy).front().second;
    };
    EXPECT_EQ(policy("v.cvotes", ""), "last");
    EXPECT_EQ(policy("w.cvotes", ""), "no-opinion");
    EXPECT_EQ(policy("w.cvotes", "[policy]\nunranked = \"last\"\n"), "last");
    EXPECT_EQ(policy("v.cvotes", "[policy]\nunranked = \"no-opinion\"\n"), "no-opinion");
    // The command line adds its settings after those of the consultation.
    auto read = read_consultation_text("[policy]\nunranked = \"last\"\n[[ballots]]\nfile = \"" + here.path("w.cvotes") +
                                           "\"\n[[count]]\nrule = \"borda\"\n",
                                       "c.toml");
    ASSERT_TRUE(read);
    read->policy.emplace_back("unranked", "reject");
    const auto out = run(*read);
    ASSERT_TRUE(out);
    EXPECT_EQ(out->sets[0].policy.unranked, unranked_policy::reject);
}

TEST(Policy, SetsBallotsAsideAndCountsThem) {
    const folder here;
    here.write(
        "t.toc",
        "# ALTERNATIVE NAME 1: A\n# ALTERNATIVE NAME 2: B\n# ALTERNATIVE NAME 3: C\n3: 1,2,3\n2: 1\n4: {1,2},3\n");
    const auto report = [&](const std::string& policy) {
        const auto out = here.counted(
            "[policy]\n" + policy + "\n[[ballots]]\nfile = \"t.toc\"\nformat = \"toi\"\n[[count]]\nrule = \"borda\"\n");
        const ballots_report& r = out.sets.at(0).report;
        std::string told = std::to_string(r.cast) + " cast, " + std::to_string(r.counted) + " counted, " +
                           std::to_string(r.blank) + " blank";
        for (const rejected_ballot& b : r.rejected) told += "; " + b.where + ": " + b.why;
        return told;
    };
    EXPECT_EQ(report("unranked = \"last\""), "9 cast, 9 counted, 0 blank");
    EXPECT_EQ(report("unranked = \"reject\""),
              "9 cast, 7 counted, 0 blank; policy: a candidate is not ranked (unranked=reject) (2 ballots)");
    EXPECT_EQ(report("overvote = \"spoil\""),
              "9 cast, 5 counted, 0 blank; policy: several candidates at one rank (overvote=spoil) (4 ballots)");
    EXPECT_EQ(report("overvote = \"truncate\""), "9 cast, 5 counted, 4 blank");
}

// Outcomes are the same bytes for any order of ballots; strata that nobody declared are in the order of their names.
TEST(Order, OfBallotsMakesNoDifference) {
    const std::string head = "rank1,rank2,rank3,channel,weight\n";
    strings lines;
    const strings people = {"A,B,C,web,1",  "C,A,,paper,2/3", "B,,,hall,1",    "D,A,B,web,5",
                            "A,C,,paper,1", ",,,hall,1",      "B,C,A,web,1/7", "D,,,paper,1"};
    std::vector<std::size_t> order(people.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::string first;
    for (std::size_t turn = 0; turn < 6; ++turn) {
        std::rotate(order.begin(), order.begin() + 3, order.end());
        if (turn == 3) std::reverse(order.begin(), order.end());
        std::string text = head;
        for (const std::size_t i : order) text += people[i] + "\n";
        const auto out =
            with(text, "[[stratum]]\ncolumn = \"channel\"\nweights = { web = 2, paper = 3, hall = 1 }\n"
                       "[[count]]\nrule = \"schulze\"\nby = \"channel\"\n[[count]]\nrule = \"irv\"\noptions = { ties = "
                       "\"parallel\" }\n"
                       "[[count]]\nrule = \"ranked-priorities\"\nseats = 2\nreweight = \"channel\"\n"
                       "[[count]]\nrule = \"borda\"\ntwo-level = { stratum = \"channel\", second = \"minimax\" }\n");
        std::string json = to_json(out);
        json.erase(json.find("\"sha256\""), 80);
        if (turn == 0) first = json;
        EXPECT_EQ(json, first) << "turn " << turn;
    }
}

}  // namespace
}  // namespace delib::testing
