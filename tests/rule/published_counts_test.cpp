// Published pairwise matrices, grade counts and approvals, where the ballots themselves are not needed.
#include "delib/rule/all.hpp"
#include "support/ballots.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace delib {
namespace {

using testing::value;

// A tally with this matrix: each vote for one candidate over another is a ballot that compares only these
// two.
pairwise_tally from_matrix(const std::vector<std::string>& names, const std::vector<std::vector<int>>& matrix) {
    auto builder = value(profile_builder::ranked(names));
    for (std::size_t a = 0; a < names.size(); ++a) {
        for (std::size_t b = 0; b < names.size(); ++b) {
            if (matrix[a][b] == 0) continue;
            const entry duel[] = {{candidate_at(a), 1}, {candidate_at(b), 2}};
            (void)value(builder.add({.entries = duel, .heads = static_cast<std::uint64_t>(matrix[a][b])}));
        }
    }
    return value(tally_of<pairwise_tally>(value(builder.freeze()), {.unranked = unranked_policy::no_opinion}));
}

// A tally with these counts of grades, worst first: one ballot a grade, the others not graded on it.
grades_tally from_counts(std::string_view grades, const std::vector<std::pair<std::string, std::vector<int>>>& counts) {
    std::vector<std::string> names;
    for (const auto& [name, row] : counts) names.push_back(name);
    auto builder = value(profile_builder::graded(names, value(scale::named(testing::words(grades)))));
    for (std::size_t c = 0; c < counts.size(); ++c) {
        for (std::size_t g = 0; g < counts[c].second.size(); ++g) {
            if (counts[c].second[g] == 0) continue;
            const entry grade[] = {{candidate_at(c), static_cast<std::uint32_t>(g)}};
            (void)value(builder.add({.entries = grade, .heads = static_cast<std::uint64_t>(counts[c].second[g])}));
        }
    }
    return value(tally_of<grades_tally>(value(builder.freeze()), {.ungraded = ungraded_policy::exclude}));
}

template <class Tally>
std::string order(const Tally& tally, const result<outcome>& out) {
    return testing::show(tally.candidates(), value(out).order.value());
}

constexpr std::string_view french_grades = "rejeter insuffisant passable assez-bien bien tres-bien excellent";

// Debian project leader elections, Devotee's tables (debian.org/vote): row over column.
TEST(published, debian_leader_2005) {
    const auto tally = from_matrix({"Walther", "Garrett", "Robinson", "Towns", "Lees", "Schuldei", "none"},
                                   {{0, 18, 33, 18, 52, 39, 112},
                                    {394, 0, 220, 221, 350, 249, 384},
                                    {420, 248, 0, 245, 352, 244, 376},
                                    {440, 244, 222, 0, 375, 264, 390},
                                    {314, 60, 95, 80, 0, 99, 261},
                                    {378, 185, 184, 196, 307, 0, 346},
                                    {337, 75, 107, 101, 184, 120, 0}});
    for (const auto strength : {strength_measure::margins, strength_measure::winning_votes}) {
        EXPECT_EQ(order(tally, schulze(tally, {.strength = strength})),
                  "Robinson>Towns>Garrett>Schuldei>Lees>none>Walther");
    }
    EXPECT_EQ(testing::show(tally.candidates(), value(condorcet(tally)).winners), "Robinson");
}

TEST(published, debian_leader_2012) {
    const auto tally = from_matrix({"Verhelst", "Nagy", "Zacchiroli", "none"},
                                   {{0, 203, 37, 310}, {97, 0, 34, 281}, {347, 354, 0, 385}, {60, 78, 12, 0}});
    EXPECT_EQ(order(tally, schulze(tally, {.strength = strength_measure::winning_votes})),
              "Zacchiroli>Verhelst>Nagy>none");
    EXPECT_EQ(testing::show(value(minimax(tally)).scores), "310 320 0 373");
}

// Balinski and Laraki, poll OpinionWay–Terra Nova of 12 to 16 April 2012, 737 answers, in hundredths of a
// percent (fr.wikipedia.org/wiki/Jugement_majoritaire; Jugement majoritaire versus vote majoritaire, 2012).
TEST(published, france_2012_majority_judgment) {
    const auto tally = from_counts(french_grades, {{"Hollande", {1424, 1425, 1479, 1167, 1642, 1615, 1248}},
                                                   {"Bayrou", {869, 1194, 2008, 2524, 2171, 977, 258}},
                                                   {"Sarkozy", {3175, 787, 1113, 1099, 1628, 1235, 963}},
                                                   {"Melenchon", {2537, 1506, 1710, 1465, 1289, 950, 543}},
                                                   {"Dupont-Aignan", {3392, 2551, 2022, 1126, 597, 258, 54}},
                                                   {"Joly", {3853, 2469, 1465, 1180, 651, 299, 81}},
                                                   {"Poutou", {4573, 2809, 1248, 773, 448, 136, 14}},
                                                   {"LePen", {4763, 624, 1398, 936, 950, 733, 597}},
                                                   {"Arthaud", {4993, 2524, 1316, 651, 380, 136, 0}},
                                                   {"Cheminade", {5197, 2687, 1167, 583, 244, 81, 41}}});
    const auto out = majority_judgment(tally);
    EXPECT_EQ(order(tally, out), "Hollande>Bayrou>Sarkozy>Melenchon>Dupont-Aignan>Joly>Poutou>LePen>Arthaud>Cheminade");
    const std::size_t medians[] = {3, 3, 2, 2, 1, 1, 1, 1, 1, 0};
    for (std::size_t c = 0; c < 10; ++c) EXPECT_EQ(std::get<events::majority_grade>(out->rounds[c]).grade, medians[c]);
    EXPECT_EQ(std::get<events::majority_grade>(out->rounds[0]).above, rational(4505) / 10000);
}

// Orsay, presidential election of 2007, an experiment in real polling stations (Balinski and Laraki 2011,
// chapter 6; ballots: majority-judgment-datasets of Mieux voter, CC0). Grades missing were counted as the
// worst.
TEST(published, orsay_2007_first_station) {
    const auto tally = from_counts(french_grades, {{"Besancenot", {197, 131, 92, 69, 50, 20, 0}},
                                                   {"Bayrou", {41, 46, 82, 141, 175, 74, 0}},
                                                   {"Royal", {70, 73, 109, 116, 108, 83, 0}},
                                                   {"Sarkozy", {144, 30, 59, 91, 108, 127, 0}},
                                                   {"Voynet", {116, 170, 123, 87, 49, 14, 0}},
                                                   {"LePen", {426, 27, 42, 36, 16, 12, 0}},
                                                   {"Villiers", {311, 92, 64, 50, 29, 13, 0}}});
    EXPECT_EQ(order(tally, majority_judgment(tally)), "Bayrou>Sarkozy>Royal>Voynet>Besancenot>Villiers>LePen");
}

TEST(published, orsay_2007_twelfth_station) {
    const auto tally = from_counts(french_grades, {{"Besancenot", {162, 114, 89, 117, 63, 28, 0}},
                                                   {"Bayrou", {45, 46, 89, 159, 172, 62, 0}},
                                                   {"Royal", {80, 58, 92, 100, 149, 94, 0}},
                                                   {"Sarkozy", {159, 48, 72, 76, 115, 103, 0}},
                                                   {"Voynet", {115, 137, 133, 117, 57, 14, 0}},
                                                   {"LePen", {396, 37, 35, 38, 36, 31, 0}},
                                                   {"Villiers", {297, 86, 68, 58, 48, 16, 0}}});
    EXPECT_EQ(order(tally, majority_judgment(tally)), "Royal>Bayrou>Sarkozy>Voynet>Besancenot>Villiers>LePen");
}

// Counts and ranks that the tests of Mieux voter's Java library state (assertions.json), up to 72 million
// participants.
TEST(published, mieux_voter_assertions) {
    const auto ranks = [](const std::vector<std::vector<int>>& counts) {
        std::vector<std::pair<std::string, std::vector<int>>> rows;
        for (std::size_t c = 0; c < counts.size(); ++c)
            rows.emplace_back(std::string(1, static_cast<char>('A' + static_cast<int>(c))), counts[c]);
        std::string grades;
        for (std::size_t g = 0; g < counts[0].size(); ++g) grades += std::to_string(g) + " ";
        const auto tally = from_counts(grades, rows);
        return order(tally, majority_judgment(tally));
    };
    EXPECT_EQ(ranks({{1, 1, 1}, {1, 0, 2}, {3, 0, 0}, {2, 0, 1}, {0, 3, 0}}), "B>E>A>D>C");
    EXPECT_EQ(ranks({{11142, 6970, 4040, 1968, 9888, 2992},
                     {10141, 8971, 4043, 1965, 8884, 2996},
                     {14141, 8971, 1043, 1965, 7884, 2996}}),
              "A>B>C");
    EXPECT_EQ(ranks({{5272679, 19797001, 10732688, 9612936, 1379840, 16886281, 8646031},
                     {16354546, 11690342, 9451800, 14245973, 817593, 12461162, 7306040},
                     {9849171, 17970690, 14276861, 4606692, 16404594, 6760147, 2459301},
                     {2645563, 12907474, 1278331, 22843261, 8025412, 8964952, 15662463},
                     {16293252, 12277630, 38348, 14929905, 11087753, 10634266, 7066302}}),
              "D>E>A>B>C");
}

profile from_approvals(const std::vector<std::pair<std::string, std::uint64_t>>& counts) {
    std::vector<std::string> names;
    for (const auto& [name, n] : counts) names.push_back(name);
    auto builder = value(profile_builder::approval(names));
    for (std::size_t c = 0; c < counts.size(); ++c) {
        const entry one[] = {{candidate_at(c), 1}};
        (void)value(builder.add({.entries = one, .heads = counts[c].second}));
    }
    return value(builder.freeze());
}

// Strasbourg, 2017, Voter Autrement: raw approvals of 1,071 participants (Bouveret and others; not
// representative).
TEST(published, strasbourg_2017_approval) {
    const profile p = from_approvals({{"Dupont-Aignan", 118},
                                      {"LePen", 80},
                                      {"Macron", 488},
                                      {"Hamon", 543},
                                      {"Arthaud", 125},
                                      {"Poutou", 242},
                                      {"Cheminade", 39},
                                      {"Lassalle", 87},
                                      {"Melenchon", 577},
                                      {"Asselineau", 53},
                                      {"Fillon", 172}});
    const auto out = approval(p, {}, 3);
    EXPECT_EQ(testing::show(p.candidates(), value(out).elected), "Macron Hamon Melenchon");
    EXPECT_EQ(testing::show(p.candidates(), *out->order),
              "Melenchon>Hamon>Macron>Poutou>Fillon>Arthaud>Dupont-Aignan>Lassalle>LePen>Asselineau>Cheminade");
}

// Orsay, station 7, 2002: approvals beside the official vote (Laslier and Van der Straeten 2008; PrefLib
// 00026-5, the ballots that tell candidates apart). Jospin, third in the country, is first; Le Pen, second in
// the country, far behind.
TEST(published, orsay_2002_approval) {
    const profile p = from_approvals({{"Bayrou", 144},
                                      {"Chirac", 145},
                                      {"LePen", 38},
                                      {"Jospin", 218},
                                      {"Mamere", 149},
                                      {"Chevenement", 174},
                                      {"Taubira", 120}});
    EXPECT_EQ(testing::show(p.candidates(), *value(approval(p)).order),
              "Jospin>Chevenement>Mamere>Chirac>Bayrou>Taubira>LePen");
}

}  // namespace
}  // namespace delib
