// Groups: k-means, silhouettes, declared groups and how firm groups are.
#include "consensus/typed_votes.hpp"
#include "delib/consensus/groups.hpp"

#include <cmath>

namespace delib::testing {
namespace {

using labels = std::vector<std::uint32_t>;

// Polis' own test: a has 0.71428, and the mean is 0.5654.
TEST(silhouette, of_four_points) {
    const std::vector<double> distances{0, 1, 3, 4, 1, 0, 3, 4, 3, 3, 0, 2, 4, 4, 2, 0};
    const labels pairs{0, 0, 1, 1};
    EXPECT_NEAR(*silhouette_of(distances, pairs), 0.5654, 1e-4);
    const labels alone{0, 0, 0, 1};
    // 0: (4 - 2)/4, 1: (4 - 2)/4, 2: (2 - 3)/3, 3: alone.
    EXPECT_NEAR(*silhouette_of(distances, alone), (0.5 + 0.5 - 1.0 / 3) / 4, 1e-15);
    const labels one{0, 0, 0, 0};
    EXPECT_EQ(silhouette_of(distances, one), std::nullopt);
}

TEST(silhouette, of_points_is_that_of_their_distances) {
    const std::vector<map_point> points{{0, 0}, {1, 0}, {0, 2}, {5, 5}, {6, 5}, {5, 7}, {2, 2}};
    std::vector<double> distances;
    for (const map_point& a : points) {
        for (const map_point& b : points) distances.push_back(std::hypot(a.x - b.x, a.y - b.y));
    }
    division made;
    made.of = {0, 0, 0, 1, 1, 1, 2};
    const division* seen[] = {&made};
    EXPECT_NEAR(*silhouettes({points, {}}, seen)[0], *silhouette_of(distances, made.of), 1e-14);
}

TEST(divide, finds_what_is_apart) {
    const std::vector<map_point> points{{0, 0}, {9, 9}, {0, 1}, {9, 8}, {1, 0}, {-9, 9}, {8, 9}, {-9, 8}};
    EXPECT_EQ(divide({points, {}}, 3, 1, 10).of, (labels{0, 1, 0, 1, 0, 2, 1, 2}));
    EXPECT_EQ(divide({points, {}}, 1, 1, 10).of, labels(8, 0));
    const std::vector<map_point> same(4, map_point{1, 1});
    EXPECT_EQ(divide({same, {}}, 3, 1, 10).centres.size(), 1u);
    EXPECT_TRUE(divide({{}, {}}, 3, 1, 10).of.empty());
}

TEST(divide, takes_weights_as_repeated_points) {
    const std::vector<map_point> points{{0, 0}, {1, 0}, {4, 0}};
    const std::vector<double> weights{1, 1, 6};
    const division made = divide({points, weights}, 1, 1, 1);
    EXPECT_NEAR(made.centres[0].x, (0 + 1 + 6 * 4) / 8.0, 1e-15);
}

// The first k distinct points are the centres; a point as near to two belongs to the last.
TEST(divide_as_polis, begins_with_the_first_points) {
    const std::vector<map_point> points{{0, 0}, {0, 0}, {2, 0}, {1, 0}};
    const division none = divide_as_polis({points, {}}, 2, 0);
    EXPECT_EQ(none.of, (labels{0, 0, 1, 1}));
    EXPECT_EQ(none.centres[1].x, 1.5);
    const division many = divide_as_polis({points, {}}, 100, 100);
    EXPECT_EQ(many.of, (labels{0, 0, 1, 2}));
}

TEST(grouped_participants, have_seven_votes_or_were_early) {
    std::vector<std::string> rows(20, "+++++.-..");
    rows[3] = rows[18] = "+++++.-0.";
    rows[0] = ".........";
    const vote_matrix votes = typed(rows, {0});
    const auto exact = who_is_grouped(votes, find_plane(votes, map_mode::exact), map_mode::exact);
    // Statement 0 is out, statement 5 and 8 have no votes: six take part, and whoever voted on all of them is in.
    EXPECT_EQ(std::count(exact.begin(), exact.end(), true), 2);
    const auto polis = who_is_grouped(votes, find_plane(votes, map_mode::polis), map_mode::polis);
    EXPECT_EQ(std::count(polis.begin(), polis.end(), true), 16);
    EXPECT_FALSE(polis[0]);
    EXPECT_TRUE(polis[15] && polis[18]);
    EXPECT_FALSE(polis[16]);
}

TEST(declared_groups, are_the_values_of_a_column) {
    const vote_matrix votes = typed({"+", "-", "0", "+"}, {}, {"north", "south", "", "south"});
    const auto made = declared_groups(votes, "college");
    ASSERT_TRUE(made);
    EXPECT_EQ(made->names, (std::vector<std::string>{"north", "south"}));
    EXPECT_EQ(made->members(1), (labels{1, 3}));
    EXPECT_EQ(made->of[2], group_labels::none);
    EXPECT_EQ(to_text(declared_groups(votes, "town").error()),
              "error: there is no column 'town' beside the votes; expected one of college");
    EXPECT_EQ(to_text(declared_groups(typed({"+"}), "town").error()),
              "error: there is no column 'town' beside the votes; there is none at all");
}

struct found_groups {
    opinion_plane plane;
    std::vector<map_point> at;
    std::vector<bool> grouped;
    emergent_groups groups;
};

found_groups find(const vote_matrix& votes, grouping_request request) {
    found_groups out;
    out.plane = find_plane(votes, request.mode);
    for (std::size_t p = 0; p < votes.participants(); ++p) out.at.push_back(place(out.plane, votes, p));
    out.grouped = who_is_grouped(votes, out.plane, request.mode);
    out.groups = find_groups(votes, out.at, {}, out.grouped, request);
    return out;
}

TEST(emergent_groups, are_the_camps) {
    for (const map_mode mode : {map_mode::exact, map_mode::polis}) {
        const vote_matrix votes = typed(two_camps(), {6});
        grouping_request request;
        request.mode = mode;
        request.k = 2;
        const found_groups found = find(votes, request);
        ASSERT_EQ(found.groups.labels.count, 2u) << to_text(mode);
        for (std::size_t p = 0; p < votes.participants(); ++p) {
            if (!found.grouped[p]) continue;
            EXPECT_EQ(found.groups.labels.of[p], p < 7 ? 0u : 1u) << p;
        }
        // In polis mode all fourteen are in, one base cluster each.
        if (mode == map_mode::polis) {
            EXPECT_NEAR(*found.groups.tried[0].silhouette, 0.6509896617545271, 1e-9);
        }
    }
}

TEST(emergent_groups, of_a_sample_say_so) {
    std::vector<std::string> rows;
    for (int i = 0; i < 60; ++i)
        rows.push_back(two_camps()[static_cast<std::size_t>(i) % 14].substr(0, 7) + (i % 3 == 0 ? "+" : "-"));
    const vote_matrix votes = typed(rows);
    grouping_request request;
    EXPECT_EQ(find(votes, request).groups.silhouette_sample, std::nullopt);
    request.silhouette_limit = 20;
    const emergent_groups found = find(votes, request).groups;
    EXPECT_EQ(found.silhouette_sample, std::size_t{20});
    EXPECT_EQ(found.labels.of, find(votes, request).groups.labels.of);
}

TEST(emergent_groups, below_the_minimum_share_are_not_chosen) {
    // Thirty of one mind, thirty of the other, and two apart from both.
    std::vector<std::string> rows;
    for (int i = 0; i < 30; ++i) {
        rows.emplace_back("++++----+0");
        rows.emplace_back("----++++0+");
    }
    rows.push_back("++++++++--");
    rows.push_back("++++++++--");
    const vote_matrix votes = typed(rows);
    grouping_request request;
    EXPECT_EQ(find(votes, request).groups.labels.count, 3u);
    request.minimum_share = 0.05;
    const emergent_groups kept = find(votes, request).groups;
    EXPECT_EQ(kept.labels.count, 2u);
    EXPECT_LT(kept.tried[1].smallest_share, 0.05);
    request.minimum_share = 0.6;
    EXPECT_EQ(find(votes, request).groups.labels.count, 1u);
}

TEST(stability, is_high_where_groups_are_apart_and_low_where_there_are_none) {
    stability_request request;
    for (const std::size_t limit : {std::size_t{0}, std::size_t{100'000}}) {
        request.plane_limit = limit;
        std::vector<std::string> apart, alike;
        for (int i = 0; i < 40; ++i) {
            std::string row(12, '0');
            for (int s = 0; s < 12; ++s) {
                const bool odd = (i * 7 + s * 5 + i * s) % 11 < 2;
                row[static_cast<std::size_t>(s)] = (i % 2 == 0) != odd ? '+' : '-';
            }
            apart.push_back(row);
            for (int s = 0; s < 12; ++s)
                row[static_cast<std::size_t>(s)] = (i * i * 31 + s * s * 17 + i * s * 13) % 29 < 14 ? '+' : '-';
            alike.push_back(row);
        }
        const auto firm = [&](const std::vector<std::string>& rows, std::size_t k) {
            const vote_matrix votes = typed(rows);
            grouping_request asked;
            asked.k = k;
            const found_groups found = find(votes, asked);
            const group_stability told =
                stability(votes, found.at, {}, found.grouped, found.groups.labels, map_mode::exact, request);
            EXPECT_EQ(told.same_plane, limit == 0);
            return *std::min_element(told.of.begin(), told.of.end());
        };
        EXPECT_GT(firm(apart, 2), 0.99) << limit;
        EXPECT_LT(firm(alike, 5), 0.75) << limit;
    }
}

}  // namespace
}  // namespace delib::testing
