// Elections that others have published, typed as facts: what each rule must find there.
#include "delib/rule/all.hpp"
#include "rule/small.hpp"
#include "support/ballots.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace delib {
namespace {

using testing::rankings;
using testing::value;

std::string elects(const profile& p, const result<outcome>& out) {
    return out ? testing::show(p.candidates(), out->winners) : to_text(out.error());
}
std::string order(const profile& p, const result<outcome>& out) {
    return out && out->order ? testing::show(p.candidates(), *out->order) : "none";
}
std::string scores(const result<outcome>& out) {
    return out ? testing::show(out->scores) : to_text(out.error());
}

// The duel of two candidates, as `33-27`.
std::string duel(const profile& p, std::string_view a, std::string_view b) {
    const auto tally = value(tally_of<pairwise_tally>(p));
    const auto first = p.candidates().find(a).value(), second = p.candidates().find(b).value();
    const auto votes = [&](candidate x, candidate y) {
        return to_text(weight::ratio(tally(x, y), tally.denominator()));
    };
    return votes(first, second) + "-" + votes(second, first);
}

// The totals of one round of a count, in the order of the candidates still in it.
std::string round_totals(const result<outcome>& out, std::int64_t number) {
    std::string text;
    for (const event& e : out->rounds) {
        const auto* r = std::get_if<events::round>(&e);
        if (r == nullptr || r->number != number) continue;
        for (const auto& [who, votes] : r->totals) text += (text.empty() ? "" : " ") + to_text(votes);
    }
    return text;
}

// The capital of Tennessee, the textbook example: en.wikipedia.org/wiki/Condorcet_method (2024), percentages
// of voters.
TEST(published, tennessee_chooses_a_capital) {
    const profile p =
        rankings("Memphis Nashville Chattanooga Knoxville",
                 {"42: Memphis>Nashville>Chattanooga>Knoxville", "26: Nashville>Chattanooga>Knoxville>Memphis",
                  "15: Chattanooga>Knoxville>Nashville>Memphis", "17: Knoxville>Chattanooga>Nashville>Memphis"});
    EXPECT_EQ(scores(plurality(p)), "42 26 15 17");
    EXPECT_EQ(scores(borda(p)), "126 194 173 107");
    EXPECT_EQ(order(p, borda(p)), "Nashville>Chattanooga>Memphis>Knoxville");
    EXPECT_EQ(elects(p, condorcet(p)), "Nashville");
    EXPECT_EQ(duel(p, "Nashville", "Memphis"), "58-42");
    EXPECT_EQ(order(p, schulze(p)), "Nashville>Chattanooga>Knoxville>Memphis");
    EXPECT_EQ(scores(minimax(p)), "16 0 36 66");
    EXPECT_EQ(elects(p, irv(p)), "Knoxville");
    EXPECT_EQ(round_totals(irv(p), 3), "42 58");
}

// J.-C. de Borda, Mémoire sur les élections au scrutin (1784, read 1770): 21 voters; plurality elects A, whom
// 13 of them put last; the method by order of merit elects C.
TEST(published, borda_1784) {
    const profile p = rankings("A B C", {"1: A>B>C", "7: A>C>B", "7: B>C>A", "6: C>B>A"});
    EXPECT_EQ(scores(plurality(p)), "8 7 6");
    EXPECT_EQ(scores(borda(p)), "16 21 26");
    EXPECT_EQ(duel(p, "A", "B"), "8-13");
    EXPECT_EQ(duel(p, "A", "C"), "8-13");
    EXPECT_EQ(elects(p, condorcet(p)), "C");
}

// Condorcet, Essai (1785), the cycle of 60 voters; scores in Young, Condorcet's theory of voting (1988). He
// drops the weakest of the three propositions, A>B by 33 to 27, and elects B.
TEST(published, condorcet_1785_cycle) {
    const profile p = rankings("A B C", {"23: A>B>C", "17: B>C>A", "2: B>A>C", "10: C>A>B", "8: C>B>A"});
    EXPECT_EQ(duel(p, "A", "B"), "33-27");
    EXPECT_EQ(duel(p, "B", "C"), "42-18");
    EXPECT_EQ(duel(p, "C", "A"), "35-25");
    EXPECT_EQ(elects(p, condorcet(p)), "");
    EXPECT_EQ(scores(borda(p)), "58 69 53");
    EXPECT_EQ(scores(minimax(p)), "10 6 24");
    EXPECT_EQ(elects(p, schulze(p)), "B");
}

// Condorcet (1788) against positional rules: 81 voters, A beats both others, and yet every scoring rule that
// gives more for a second place than for a third prefers B (Fishburn, The theory of social choice, 1973).
TEST(published, condorcet_1788_against_points) {
    const profile p = rankings("A B C", {"30: A>B>C", "1: A>C>B", "29: B>A>C", "10: B>C>A", "10: C>A>B", "1: C>B>A"});
    EXPECT_EQ(duel(p, "A", "B"), "41-40");
    EXPECT_EQ(duel(p, "A", "C"), "60-21");
    EXPECT_EQ(elects(p, condorcet(p)), "A");
    EXPECT_EQ(scores(borda(p)), "101 109 33");
    for (const auto& second : {rational(1) / 100, rational(1) / 3, rational(1) / 2, rational(99) / 100}) {
        EXPECT_EQ(elects(p, positional(p, {.weights = {1, second, 0}})), "B") << to_text(second);
    }
}

// Fishburn, Paradoxes of voting (1974): 7 voters; when the last candidate X withdraws, Borda's order turns
// round.
TEST(published, fishburn_1974_withdrawal) {
    const profile with = rankings("A B C X", {"3: C>B>A>X", "2: B>A>X>C", "2: A>X>C>B"});
    EXPECT_EQ(scores(borda(with)), "13 12 11 6");
    const profile without = rankings("A B C", {"3: C>B>A", "2: B>A>C", "2: A>C>B"});
    EXPECT_EQ(scores(borda(without)), "6 7 8");
    EXPECT_EQ(order(without, borda(without)), "C>B>A");
}

// Saari, Geometry of Voting (1994): 15 people choose a drink; plurality turns the order of the duels round.
TEST(published, saari_drinks) {
    const profile p = rankings("milk beer wine", {"6: milk>wine>beer", "5: beer>wine>milk", "4: wine>beer>milk"});
    EXPECT_EQ(order(p, plurality(p)), "milk>beer>wine");
    EXPECT_EQ(order(p, positional(p, {.weights = {1, 1, 0}})), "wine>beer>milk");
    EXPECT_EQ(scores(borda(p)), "12 14 19");
    EXPECT_EQ(order(p, schulze(p)), "wine>beer>milk");
    EXPECT_EQ(elects(p, irv(p)), "beer");
}

// Malkevitch (1990), quoted in For All Practical Purposes: 55 voters, five candidates, another winner for
// each rule.
TEST(published, malkevitch_every_rule_another_winner) {
    const profile p = rankings("A B C D E", {"18: A>D>E>C>B", "12: B>E>D>C>A", "10: C>B>E>D>A", "9: D>C>E>B>A",
                                             "4: E>B>D>C>A", "2: E>C>D>B>A"});
    EXPECT_EQ(elects(p, plurality(p)), "A");
    EXPECT_EQ(elects(p, irv(p)), "C");
    EXPECT_EQ(elects(p, borda(p)), "D");
    EXPECT_EQ(elects(p, condorcet(p)), "E");
    EXPECT_EQ(to_text(*value(borda(p)).scores[3]), "136");  // 191 where the last place is worth 1
}

// Schulze (2011), the example of 45 voters that is also in en.wikipedia.org/wiki/Schulze_method: E wins.
TEST(published, schulze_45_voters) {
    const profile p = rankings("A B C D E", {"5: A>C>B>E>D", "5: A>D>E>C>B", "8: B>E>D>A>C", "3: C>A>B>E>D",
                                             "7: C>A>E>B>D", "2: C>B>A>D>E", "7: D>C>E>B>A", "8: E>B>A>D>C"});
    for (const auto strength : {strength_measure::margins, strength_measure::winning_votes, strength_measure::ratio}) {
        EXPECT_EQ(order(p, schulze(p, {.strength = strength})), "E>A>C>B>D");
    }
    EXPECT_EQ(duel(p, "B", "D"), "33-12");
    EXPECT_EQ(elects(p, condorcet(p)), "");
}

// Schulze (2011), section 3, example 1: 21 voters, D wins and the order is D>A>C>B.
TEST(published, schulze_21_voters) {
    const profile p = rankings("A B C D", {"8: A>C>D>B", "2: B>A>D>C", "4: C>D>B>A", "4: D>B>A>C", "3: D>C>B>A"});
    EXPECT_EQ(order(p, schulze(p)), "D>A>C>B");
}

// en.wikipedia.org/wiki/Condorcet_loser_criterion: minimax elects L, who loses every duel by 5 to 4.
TEST(published, minimax_elects_a_condorcet_loser) {
    const profile p =
        rankings("A B C L", {"1: A>B>C>L", "1: A>B>L>C", "3: B>C>A>L", "1: C>L>A>B", "1: L>A>B>C", "2: L>C>A>B"});
    for (const char* other : {"A", "B", "C"}) EXPECT_EQ(duel(p, "L", other), "4-5");
    EXPECT_EQ(elects(p, minimax(p)), "L");
    EXPECT_EQ(scores(minimax(p)), "3 3 3 1");
    EXPECT_EQ(elects(p, schulze(p)), "A B C");
}

// en.wikipedia.org/wiki/Monotonicity_criterion: ten voters raise the winner A to the top, and A loses.
TEST(published, irv_punishes_support) {
    const profile before = rankings("A B C", {"39: A>B>C", "35: B>C>A", "26: C>A>B"});
    const profile after = rankings("A B C", {"49: A>B>C", "25: B>C>A", "26: C>A>B"});
    EXPECT_EQ(elects(before, irv(before)), "A");
    EXPECT_EQ(elects(after, irv(after)), "C");
    EXPECT_EQ(elects(after, borda(after)), "A");
}

// The same three groups without a majority in any duel's way round: Condorcet's paradox with nine voters is
// all tied.
TEST(published, condorcet_paradox) {
    const profile p = rankings("A B C", {"3: A>B>C", "3: B>C>A", "3: C>A>B"});
    EXPECT_EQ(elects(p, condorcet(p)), "");
    for (const auto& out : {schulze(p), minimax(p), borda(p), plurality(p), irv(p)}) EXPECT_EQ(elects(p, out), "A B C");
}

// Mayor of Burlington, Vermont, 2009 (PrefLib 00005-2, all 8,980 ballots, reduced to the three finalists; a
// ballot ends where it ranked several candidates equal). Totals of the ranked.vote report: 2981, 2554, 3294;
// final 4313 to 4060.
TEST(published, burlington_2009_rounds) {
    const profile p =
        rankings("Kiss Montroll Wright",
                 {"568: Kiss", "1081: Kiss>Montroll", "962: Kiss>Montroll>Wright", "118: Kiss>Wright",
                  "252: Kiss>Wright>Montroll", "456: Montroll", "639: Montroll>Kiss", "693: Montroll>Kiss>Wright",
                  "279: Montroll>Wright", "487: Montroll>Wright>Kiss", "1289: Wright", "153: Wright>Kiss",
                  "342: Wright>Kiss>Montroll", "625: Wright>Montroll", "885: Wright>Montroll>Kiss", "151:"});
    EXPECT_EQ(p.heads() + p.blank_heads(), 8980U);
    EXPECT_EQ(scores(plurality(p)), "2981 2554 3294");
    EXPECT_EQ(elects(p, plurality(p)), "Wright");
    EXPECT_EQ(elects(p, irv(p)), "Kiss");
    EXPECT_EQ(round_totals(irv(p), 2), "4313 4060");
}

// The same ballots read in full for duels (rangevoting.org/Burlington.html): Montroll beats both others.
TEST(published, burlington_2009_duels) {
    const profile p = rankings("Kiss Montroll Wright",
                               {"568: Kiss", "1081: Kiss>Montroll", "962: Kiss>Montroll>Wright", "118: Kiss>Wright",
                                "253: Kiss>Wright>Montroll", "455: Montroll", "639: Montroll>Kiss",
                                "693: Montroll>Kiss>Wright", "279: Montroll>Wright", "488: Montroll>Wright>Kiss",
                                "1288: Wright", "153: Wright>Kiss", "342: Wright>Kiss>Montroll", "626: Wright>Montroll",
                                "887: Wright>Montroll>Kiss", "1: Wright>Kiss=Montroll", "147:"});
    EXPECT_EQ(duel(p, "Montroll", "Kiss"), "4067-3477");
    EXPECT_EQ(duel(p, "Montroll", "Wright"), "4597-3668");
    EXPECT_EQ(duel(p, "Kiss", "Wright"), "4314-4064");
    for (const auto& out : {condorcet(p), schulze(p), minimax(p), borda(p)}) EXPECT_EQ(elects(p, out), "Montroll");
}

// Alaska, special election for the House, August 2022 (Division of Elections): Begich's ballots pass on.
TEST(published, alaska_2022_house) {
    const profile p = rankings("Peltola Palin Begich", {"75799: Peltola", "58973: Palin", "27053: Begich>Palin",
                                                        "15467: Begich>Peltola", "11290: Begich"});
    EXPECT_EQ(elects(p, irv(p)), "Peltola");
    EXPECT_EQ(round_totals(irv(p), 2), "91266 86026");
}

// Alaska, Senate, November 2022 (Division of Elections): Kelley leaves, then Chesbro; Murkowski 136,330,
// Tshibaka 117,534.
TEST(published, alaska_2022_senate) {
    const profile p = rankings("Chesbro Kelley Murkowski Tshibaka",
                               {"20571: Chesbro>Murkowski", "2224: Chesbro>Tshibaka", "5438: Chesbro",
                                "901: Kelley>Chesbro", "1641: Kelley>Murkowski", "3209: Kelley>Tshibaka",
                                "2824: Kelley", "114118: Murkowski", "112101: Tshibaka"});
    const auto out = irv(p);
    EXPECT_EQ(round_totals(out, 1), "28233 8575 114118 112101");
    EXPECT_EQ(round_totals(out, 3), "136330 117534");
    EXPECT_EQ(order(p, out), "Murkowski>Tshibaka>Chesbro>Kelley");
}

// Maine, second district, 2018 (Secretary of State): Poliquin leads, Golden wins 142,440 to 138,931. Bond and
// Hoar left together; here what passed on is written on ballots for Bond, which gives the same totals.
TEST(published, maine_2018) {
    const profile p = rankings("Golden Poliquin Bond Hoar", {"132013: Golden", "134184: Poliquin", "10427: Bond>Golden",
                                                             "4747: Bond>Poliquin", "1378: Bond", "6875: Hoar"});
    EXPECT_EQ(elects(p, plurality(p)), "Poliquin");
    EXPECT_EQ(elects(p, irv(p)), "Golden");
    EXPECT_EQ(round_totals(irv(p), 3), "142440 138931");
}

// France, first round of 21 April 2002 (Conseil constitutionnel): the two with most votes go on.
TEST(published, france_2002_first_round) {
    const profile p = rankings("Jospin Chirac LePen Bayrou",
                               {"4610113: Jospin", "5665855: Chirac", "4804713: LePen", "1949170: Bayrou"});
    const auto out = value(plurality(p, {}, 2));
    EXPECT_EQ(testing::show(p.candidates(), out.elected), "Chirac LePen");
}

// Formula 1, 2008: Hamilton 98 points, Massa 97, by 10-8-6-5-4-3-2-1; by wins Massa leads 6 to 5. Every race
// is a ballot; between the two stand other drivers, whoever they were.
// Twenty guests choose three dishes: https://en.wikipedia.org/wiki/Single_transferable_vote, the example of the party.
// Chocolate has 12 of a quota of 6; half of each of its votes passes on, 4 to strawberries and 2 to hamburgers. Pears and
// then hamburgers are excluded; oranges reach the quota with what the pears held, and strawberries take the last seat.
TEST(published, stv_party_food) {
    const profile p = rankings("oranges pears chocolate strawberries hamburgers",
                               {"4: oranges", "2: pears>oranges", "8: chocolate>strawberries",
                                "4: chocolate>hamburgers", "1: strawberries", "1: hamburgers"});
    for (const stv_variant variant : {stv_variant::scottish, stv_variant::wigm}) {
        const auto out = stv(p, {.variant = variant}, 3);
        EXPECT_EQ(elects(p, out), "oranges chocolate strawberries");
        EXPECT_EQ(round_totals(out, 1), "4 2 12 1 1");
        EXPECT_EQ(round_totals(out, 2), "4 2 6 5 3");
        EXPECT_EQ(round_totals(out, 3), "6 6 5 3");
    }
}

TEST(published, formula_one_2008) {
    const int hamilton[] = {1, 5, 13, 3, 2, 1, 0, 10, 1, 1, 5, 2, 3, 7, 3, 12, 1, 5};
    const int massa[] = {0, 0, 1, 2, 1, 3, 5, 1, 13, 3, 17, 1, 1, 6, 13, 7, 2, 1};
    std::vector<std::string> names{"Hamilton", "Massa"};
    for (int i = 0; i < 20; ++i) names.push_back("other " + std::to_string(i));
    auto builder = value(profile_builder::ranked(names));
    for (std::size_t race = 0; race < 18; ++race) {
        std::vector<entry> ballot;
        std::size_t other = 2;
        for (int place = 1; place <= 18; ++place) {
            const std::size_t who = place == hamilton[race] ? 0 : place == massa[race] ? 1 : other++;
            ballot.push_back({candidate_at(who), static_cast<std::uint32_t>(place)});
        }
        (void)value(builder.add({.entries = ballot}));
    }
    const profile p = value(builder.freeze());
    const auto points = value(positional(p, {.weights = {10, 8, 6, 5, 4, 3, 2, 1, 0}}));
    EXPECT_EQ(*points.scores[0], 98);
    EXPECT_EQ(*points.scores[1], 97);
    const auto wins = value(plurality(p));
    EXPECT_EQ(*wins.scores[0], 5);
    EXPECT_EQ(*wins.scores[1], 6);
}

}  // namespace
}  // namespace delib
