// The whole map: modes, options, edges, and that it does not depend on what it should not depend on.
#include "consensus/typed_votes.hpp"
#include "delib/consensus/opinion_map.hpp"

#include <cmath>
#include <random>

namespace delib::testing {
namespace {

opinion_map map_of(const vote_matrix& votes, map_request request = {}) {
    auto out = draw_map(votes, request);
    if (!out) {
        ADD_FAILURE() << to_text(out.error());
        return {};
    }
    return *std::move(out);
}

map_request in_mode(map_mode mode) {
    map_request out;
    out.mode = mode;
    return out;
}

std::vector<std::size_t> sizes(const opinion_map& map) {
    std::vector<std::size_t> out;
    for (const map_group& g : map.groups) out.push_back(g.members.size());
    return out;
}

TEST(opinion_map, tells_everything) {
    const vote_matrix votes = typed(two_camps(), {6});
    const opinion_map map = map_of(votes, in_mode(map_mode::polis));
    EXPECT_EQ(map.participants[0].votes, 7u);
    EXPECT_EQ(map.statements[4].agree, 4u);
    EXPECT_EQ(map.statements[4].disagree, 7u);
    EXPECT_EQ(map.statements[4].pass, 1u);
    EXPECT_NEAR(map.statements[0].extremity, 1.4277562945351208, 1e-8);
    EXPECT_EQ(map.majority.agree, (std::vector<std::size_t>{5}));
    EXPECT_EQ(map.statements[6].bridging, std::nullopt);
    EXPECT_TRUE(map.statements[6].takes_part);
    EXPECT_FALSE(map_of(votes).statements[6].takes_part);
}

TEST(opinion_map, of_people_in_another_order_is_the_same) {
    std::vector<std::string> rows = two_camps(), turned = rows;
    std::rotate(turned.begin(), turned.begin() + 5, turned.end());
    map_request two;
    two.groups = 2;
    const opinion_map a = map_of(typed(rows), two), b = map_of(typed(turned), two);
    ASSERT_EQ(a.groups.size(), 2u);
    for (std::size_t p = 0; p < rows.size(); ++p) {
        const std::size_t q = (p + rows.size() - 5) % rows.size();
        EXPECT_NEAR(a.participants[p].at.x, b.participants[q].at.x, 1e-12);
        EXPECT_NEAR(a.participants[p].at.y, b.participants[q].at.y, 1e-12);
        EXPECT_EQ(a.participants[p].group.has_value(), b.participants[q].group.has_value());
    }
    for (std::size_t s = 0; s < 8; ++s) {
        EXPECT_NEAR(*a.statements[s].classic, *b.statements[s].classic, 1e-15);
        EXPECT_NEAR(*a.statements[s].bridging, *b.statements[s].bridging, 1e-12);
    }
}

TEST(opinion_map, of_declared_groups) {
    std::vector<std::string> colleges(14, "b");
    for (std::size_t p = 0; p < 5; ++p) colleges[p] = "a";
    colleges[13] = "";
    map_request by;
    by.by = "college";
    const opinion_map map = map_of(typed(two_camps(), {}, colleges), by);
    EXPECT_EQ(sizes(map), (std::vector<std::size_t>{5, 8}));
    EXPECT_EQ(map.groups[0].name, "a");
    EXPECT_EQ(map.groups[0].stability, std::nullopt);
    EXPECT_EQ(map.participants[13].group, std::nullopt);
    // 5 of 5 who voted in a, 2 of 7 in b on statement 0; two more votes each, one of them in favour.
    EXPECT_NEAR(*map.statements[0].classic, 6.0 / 7 * 2 / 8, 1e-15);
    by.by = "town";
    EXPECT_EQ(draw_map(typed(two_camps()), by).error().code, error_code::name);
}

TEST(opinion_map, has_as_many_groups_as_were_asked_for) {
    for (const map_mode mode : {map_mode::exact, map_mode::robust, map_mode::polis}) {
        for (std::size_t k = 1; k <= 4; ++k) {
            map_request asked = in_mode(mode);
            asked.groups = k;
            EXPECT_EQ(map_of(typed(two_camps()), asked).groups.size(), k) << to_text(mode);
        }
    }
    map_request none;
    none.groups = 0;
    EXPECT_EQ(to_text(draw_map(typed(two_camps()), none).error()),
              "error: the number of groups is from 1 to 256, got 0");
}

TEST(opinion_map, has_sound_edges) {
    for (const map_mode mode : {map_mode::exact, map_mode::robust, map_mode::polis}) {
        for (const std::vector<std::string>& rows : {std::vector<std::string>{"+"},
                                                     {"+-0+"},
                                                     {"+", "-", "0"},
                                                     {"++", "++", "++"},
                                                     {"+.", ".-"},
                                                     {"...", "+.-"}}) {
            const opinion_map map = map_of(typed(rows), in_mode(mode));
            for (const map_statement& s : map.statements) {
                if (!s.takes_part) continue;
                EXPECT_TRUE(std::isfinite(s.priority) && std::isfinite(s.extremity));
                EXPECT_TRUE(!s.classic || std::isfinite(*s.size_weighted));
            }
            for (const map_group& g : map.groups) EXPECT_FALSE(g.members.empty());
        }
        EXPECT_EQ(to_text(draw_map(typed({"+", "-"}, {0}), in_mode(mode)).error()),
                  "error: no vote is on a statement that takes part in the map: moderators took the statements out, or "
                  "they are about the conversation itself");
    }
}

TEST(opinion_map, is_the_same_for_one_seed) {
    const vote_matrix votes = typed(two_camps());
    const opinion_map a = map_of(votes), b = map_of(votes);
    for (std::size_t g = 0; g < a.groups.size(); ++g) EXPECT_EQ(a.groups[g].stability, b.groups[g].stability);
    map_request other;
    other.seed = 2;
    other.stability.resamples = 3;
    EXPECT_NE(map_of(votes, other).groups[0].stability, std::nullopt);
    other.stability.resamples = 0;
    EXPECT_EQ(map_of(votes, other).groups[0].stability, std::nullopt);
}

TEST(opinion_map, stops_when_it_is_told_to) {
    control c;
    c.progress = [](double) { return false; };
    EXPECT_EQ(draw_map(typed(two_camps()), {}, c).error().code, error_code::cancelled);
}

TEST(deduplicated_weights, leave_what_chance_explains) {
    // Twenty who voted alike on a rare pattern, among a hundred of all kinds.
    std::vector<std::string> rows;
    for (int i = 0; i < 100; ++i) {
        std::string row;
        for (int s = 0; s < 10; ++s) row += (i >> (s % 7) ^ (i * (s + 3) >> 2)) % 2 == 0 ? '+' : '-';
        rows.push_back(row);
    }
    for (int i = 0; i < 20; ++i) rows.emplace_back("0-0+0-0+0-");
    const auto weights = deduplicated_weights(typed(rows));
    for (std::size_t p = 100; p < 120; ++p) EXPECT_NEAR(weights[p], 0.05, 1e-12);
    // Everybody of one mind is what chance gives where everybody agrees; short rows keep their weight.
    for (const double w : deduplicated_weights(typed(std::vector<std::string>(30, "++++++++")))) EXPECT_EQ(w, 1);
    for (const double w : deduplicated_weights(typed(std::vector<std::string>(30, "+-+-+-..")))) EXPECT_EQ(w, 1);
}

// A bloc of clones against everything takes the classic consensus down; robust mode does not let it.
TEST(opinion_map, robustly_gives_no_veto_to_clones) {
    std::mt19937 random(7);
    std::vector<std::string> rows;
    for (int i = 0; i < 120; ++i) {
        std::string row = i % 2 == 0 ? "++++++------" : "------++++++";
        for (char& cell : row) {
            if (random() % 4 == 0) cell = random() % 2 == 0 ? '0' : cell == '+' ? '-' : '+';
        }
        rows.push_back(row + "++");
    }
    const vote_matrix before = typed(rows);
    for (int i = 0; i < 12; ++i) rows.emplace_back("00000000000---");
    const vote_matrix after = typed(rows);
    const double clean = *map_of(before, in_mode(map_mode::robust)).statements[13].classic;
    const double exact = *map_of(after).statements[13].classic;
    const double robust = *map_of(after, in_mode(map_mode::robust)).statements[13].classic;
    EXPECT_GT(clean, 0.9);
    EXPECT_LT(exact, 0.1);
    EXPECT_GT(robust, 0.8);
}

}  // namespace
}  // namespace delib::testing
