// Who came together and votes alike.
#include "delib/core/random.hpp"
#include "delib/integrity/bursts.hpp"
#include "delib/io/votes.hpp"
#include "support/ballots.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <set>
#include <string>

namespace delib {
namespace {

using testing::value;

constexpr std::int64_t day = 86'400'000, start = 1'500'000'000'000;

// `people` who vote by lot on `statements`, one every so many milliseconds.
vote_list by_lot(std::uint32_t people, std::uint16_t statements, std::int64_t apart, std::uint64_t seed = 1) {
    random_source random(seed);
    vote_list list;
    for (std::uint16_t s = 0; s < statements; ++s) list.statements.push_back({std::to_string(s), "", {}, {}});
    for (std::uint32_t p = 0; p < people; ++p) {
        list.participants.push_back(std::to_string(p));
        for (std::uint16_t s = 0; s < statements; ++s) {
            const auto what = static_cast<stance>(static_cast<std::int8_t>(random.below(3)) - 1);
            list.votes.push_back({start + p * apart, p, s, what});
        }
    }
    return list;
}

// `count` more, from `time` on, a second apart, who vote as `vote(participant, statement)` says.
template <class Vote>
void add(vote_list& list, std::uint32_t count, std::int64_t time, Vote vote) {
    for (std::uint32_t i = 0; i < count; ++i) {
        const auto p = static_cast<std::uint32_t>(list.participants.size());
        list.participants.push_back(std::to_string(p));
        for (std::uint16_t s = 0; s < list.statements.size(); ++s)
            list.votes.push_back({time + i * 1'000, p, s, vote(i, s)});
    }
}

stance odd(std::uint32_t, std::uint16_t s) {
    return s % 2 == 0 ? stance::agree : stance::disagree;
}

burst_report bursts(vote_list list) {
    return value(bursts_of(value(vote_matrix::create(std::move(list)))));
}

TEST(bursts, a_planted_one_is_found) {
    vote_list list = by_lot(300, 10, day / 20);
    // Twelve within a minute; three of them differ in one vote of ten.
    add(list, 12, start + 5 * day,
        [](std::uint32_t i, std::uint16_t s) { return i < 3 && s == i ? stance::pass : odd(i, s); });
    const vote_matrix votes = value(vote_matrix::create(list));
    const burst_report seen = value(bursts_of(votes));
    EXPECT_EQ(seen.timed, 312U);
    EXPECT_EQ(seen.anchors, 312U);
    EXPECT_EQ(seen.possible, 312U);
    EXPECT_TRUE(seen.whole);
    ASSERT_EQ(seen.found, 1U);
    const burst& one = seen.list.front();
    std::vector<std::uint32_t> planted(12);
    for (std::uint32_t i = 0; i < 12; ++i) planted[i] = 300 + i;
    // The first three differ from each other in two votes, and from the nine who follow in one: the anchor, who is the
    // first to come, finds those nine and itself.
    EXPECT_GE(one.participants.size(), 9U);
    EXPECT_TRUE(std::includes(planted.begin(), planted.end(), one.participants.begin(), one.participants.end()));
    EXPECT_EQ(one.window, 60'000);
    EXPECT_EQ(one.to, start + 5 * day + 11'000);
    EXPECT_EQ(one.comparable, 312U);
    EXPECT_LT(one.alike, 14U);
    EXPECT_LT(one.expected, 2);
    EXPECT_GT(one.surprise, 12);
    ASSERT_GE(one.shared.size(), 7U);
    for (const shared_vote& s : one.shared) {
        EXPECT_EQ(s.vote, odd(0, static_cast<std::uint16_t>(s.statement)));
        EXPECT_EQ(s.voted, one.participants.size());
        EXPECT_EQ(s.elsewhere, 312 - one.participants.size());
    }
    const auto share = [](const shared_vote& s) {
        return static_cast<double>(s.same_elsewhere) / static_cast<double>(s.elsewhere);
    };
    EXPECT_TRUE(std::is_sorted(one.shared.begin(), one.shared.end(),
                               [&](const shared_vote& a, const shared_vote& b) { return share(a) < share(b); }));
}

TEST(bursts, consensus_is_told_with_and_without) {
    vote_list list = by_lot(200, 10, day / 20);
    add(list, 12, start + 5 * day, odd);
    const burst_report seen = bursts(list);
    ASSERT_EQ(seen.found, 1U);
    ASSERT_EQ(seen.list.front().participants.size(), 12U);
    // Those who were there before make the map of the others.
    vote_list others = by_lot(200, 10, day / 20);
    const vote_matrix rest = value(vote_matrix::create(others));
    const opinion_map map = value(draw_map(rest, {.stability = {.resamples = 0}}));
    const auto expected = standings_of(map, seen.statements);
    ASSERT_EQ(seen.list.front().without.size(), 10U);
    ASSERT_EQ(seen.with.size(), 10U);
    for (std::size_t i = 0; i < 10; ++i) {
        EXPECT_EQ(seen.list.front().without[i].classic.value, expected[i].classic.value);
        EXPECT_EQ(seen.list.front().without[i].size_weighted.rank, expected[i].size_weighted.rank);
        EXPECT_EQ(seen.with[i].statement, seen.statements[i]);
        EXPECT_EQ(seen.with[i].agree > seen.list.front().without[i].agree, seen.statements[i] % 2 == 0);
    }
    EXPECT_EQ(seen.list.front().groups, map.groups.size());
}

TEST(bursts, a_crowd_of_different_opinions_is_none) {
    vote_list list = by_lot(300, 10, day / 20);
    random_source random(7);
    add(list, 150, start + 5 * day, [&](std::uint32_t, std::uint16_t) {
        return static_cast<stance>(static_cast<std::int8_t>(random.below(3)) - 1);
    });
    EXPECT_EQ(bursts(list).found, 0U);
}

// A mail that half of both camps follow brings a crowd, with as many of each as ever: no burst.
TEST(bursts, a_crowd_as_divided_as_everybody_is_none) {
    vote_list list = by_lot(0, 10, 0);
    const auto camp = [](std::uint32_t i, std::uint16_t s) {
        return (i % 2 == 0) == (s % 2 == 0) ? stance::agree : stance::disagree;
    };
    for (std::uint32_t i = 0; i < 100; ++i) add(list, 2, start + i * day, camp);
    add(list, 60, start + 300 * day, camp);
    EXPECT_EQ(bursts(list).found, 0U);
    // One camp alone is one.
    add(list, 40, start + 400 * day, odd);
    const burst_report seen = bursts(list);
    ASSERT_EQ(seen.found, 1U);
    EXPECT_EQ(seen.list.front().participants.size(), 40U);
    EXPECT_EQ(seen.list.front().alike, 170U);
}

TEST(bursts, agreeing_on_what_everybody_agrees_on_is_no_evidence) {
    vote_list list = by_lot(0, 10, 0);
    for (std::uint32_t i = 0; i < 200; ++i) add(list, 1, start + i * day, odd);
    add(list, 50, start + 300 * day, odd);
    EXPECT_EQ(bursts(list).found, 0U);
}

TEST(bursts, like_votes_at_many_times_are_none) {
    vote_list list = by_lot(300, 10, day / 20);
    for (std::uint32_t i = 0; i < 40; ++i) add(list, 1, start + i * day / 3, odd);
    EXPECT_EQ(bursts(list).found, 0U);
}

TEST(bursts, two_share_nobody) {
    vote_list list = by_lot(300, 10, day / 20);
    add(list, 12, start + 5 * day, odd);
    add(list, 20, start + 9 * day,
        [](std::uint32_t i, std::uint16_t s) { return odd(i, static_cast<std::uint16_t>(s + 1)); });
    const burst_report seen = bursts(list);
    ASSERT_EQ(seen.found, 2U);
    EXPECT_EQ(seen.list[0].participants.size(), 20U);
    EXPECT_EQ(seen.list[1].participants.size(), 12U);
    EXPECT_GT(seen.list[0].surprise, seen.list[1].surprise);
}

// The definition, pair by pair and with chances as plain sums.
struct looked_up {
    std::uint64_t comparable = 0, alike = 0, came = 0, together = 0;
};

looked_up by_definition(const vote_matrix& votes, std::size_t anchor, std::int64_t window, std::size_t needed) {
    looked_up out;
    for (std::size_t q = 0; q < votes.participants(); ++q) {
        if (!votes.first_vote(q)) continue;
        std::size_t common = 0, different = 0;
        const auto a = votes.row(anchor), b = votes.row(q);
        for (std::size_t i = 0; i < a.size(); ++i) {
            for (std::size_t j = 0; j < b.size(); ++j) {
                if (a.statements[i] != b.statements[j] || votes.statement_at(a.statements[i]).left_out()) continue;
                ++common;
                different += a.votes[i] != b.votes[j] ? 1U : 0U;
            }
        }
        if (common < needed) continue;
        const bool like = static_cast<double>(different) <= 0.1 * static_cast<double>(common) + 1e-9;
        const std::int64_t later = *votes.first_vote(q) - *votes.first_vote(anchor);
        const bool in = later >= 0 && later <= window;
        ++out.comparable;
        out.alike += like ? 1U : 0U;
        out.came += in ? 1U : 0U;
        out.together += like && in ? 1U : 0U;
    }
    return out;
}

double choices(std::uint64_t n, std::uint64_t k) {
    if (k > n) return 0;
    double out = 1;
    for (std::uint64_t i = 0; i < k; ++i) out *= static_cast<double>(n - i) / static_cast<double>(i + 1);
    return out;
}

double surprise_by_definition(const looked_up& n, std::size_t anchors) {
    double chance = 0;
    for (std::uint64_t x = n.together - 1; x <= std::min(n.alike, n.came) - 1; ++x) {
        if (n.came - 1 - x > n.comparable - n.alike) continue;
        chance += choices(n.alike - 1, x) * choices(n.comparable - n.alike, n.came - 1 - x);
    }
    chance /= choices(n.comparable - 1, n.came - 1);
    return -std::log10(chance * 3 * static_cast<double>(anchors));
}

TEST(bursts, are_what_the_definition_says) {
    std::size_t told = 0;
    for (std::uint64_t seed = 1; seed <= 30; ++seed) {
        random_source random(seed);
        vote_list list;
        for (std::uint16_t s = 0; s < 9; ++s)
            list.statements.push_back({std::to_string(s), "", s == 8 ? moderation::rejected : moderation::pending, {}});
        for (std::uint32_t p = 0; p < 120; ++p) {
            list.participants.push_back(std::to_string(p));
            // Some of like mind, some of whom come within an hour; some have seen less.
            const bool minded = random.below(3) == 0;
            const std::int64_t when =
                minded && random.below(2) == 0
                    ? start + 40 * day + static_cast<std::int64_t>(random.below(3'600'000))
                    : start + static_cast<std::int64_t>(random.below(80 * static_cast<std::uint64_t>(day)));
            for (std::uint16_t s = 0; s < 9; ++s) {
                if (random.below(30) == 0) continue;
                const auto lot = static_cast<stance>(static_cast<std::int8_t>(random.below(3)) - 1);
                list.votes.push_back({when, p, s, minded && random.below(80) > 0 ? odd(p, s) : lot});
            }
        }
        const vote_matrix votes = value(vote_matrix::create(std::move(list)));
        std::size_t anchors = 0;
        double most = 0;
        for (std::size_t p = 0; p < votes.participants(); ++p) {
            std::size_t cast = 0;
            for (const std::uint16_t s : votes.row(p).statements) cast += s < 8 ? 1U : 0U;
            anchors += cast >= 7 ? 1U : 0U;
        }
        for (std::size_t p = 0; p < votes.participants(); ++p) {
            for (const std::int64_t window : burst_windows) {
                const looked_up n = by_definition(votes, p, window, 7);
                if (n.together >= least_in_burst) most = std::max(most, surprise_by_definition(n, anchors));
            }
        }
        const burst_report seen = value(bursts_of(votes));
        EXPECT_EQ(seen.possible, anchors);
        EXPECT_EQ(seen.found > 0, most >= least_burst_surprise) << seed;
        if (seen.found == 0) continue;
        EXPECT_NEAR(seen.list.front().surprise, most, 1e-9) << seed;
        for (const burst& one : seen.list) {
            const looked_up n = by_definition(votes, one.anchor, one.window, 7);
            EXPECT_EQ(one.comparable, n.comparable);
            EXPECT_EQ(one.alike, n.alike);
            EXPECT_EQ(one.came, n.came);
            EXPECT_EQ(one.participants.size(), n.together);
            EXPECT_NEAR(one.surprise, surprise_by_definition(n, anchors), 1e-9);
            ++told;
        }
    }
    EXPECT_GT(told, 5U);
}

TEST(bursts, the_order_of_votes_leaves_no_trace) {
    vote_list list = by_lot(200, 10, day / 20);
    add(list, 12, start + 5 * day, odd);
    const burst_report seen = bursts(list);
    random_source random(3);
    for (std::size_t i = list.votes.size() - 1; i > 0; --i) std::swap(list.votes[i], list.votes[random.below(i + 1)]);
    const burst_report again = bursts(list);
    ASSERT_EQ(seen.found, 1U);
    ASSERT_EQ(again.found, 1U);
    EXPECT_EQ(seen.list[0].participants, again.list[0].participants);
    EXPECT_EQ(seen.list[0].surprise, again.list[0].surprise);
    EXPECT_EQ(seen.list[0].anchor, again.list[0].anchor);
}

TEST(bursts, without_times_nothing_is_looked_for) {
    vote_list list = by_lot(50, 10, 0);
    for (cast_vote& v : list.votes) v.time = cast_vote::unknown_time;
    const vote_matrix votes = value(vote_matrix::create(list));
    EXPECT_EQ(votes.first_vote(0), std::nullopt);
    const burst_report seen = value(bursts_of(votes));
    EXPECT_EQ(seen.timed, 0U);
    EXPECT_EQ(seen.found, 0U);
    // Of some who have a time, those.
    for (cast_vote& v : list.votes) v.time = v.participant < 20 && v.on > 2 ? start + v.on : cast_vote::unknown_time;
    const vote_matrix some = value(vote_matrix::create(list));
    EXPECT_EQ(some.first_vote(3), start + 3);
    EXPECT_EQ(some.first_vote(30), std::nullopt);
    EXPECT_EQ(value(bursts_of(some)).timed, 20U);
}

TEST(bursts, times_of_any_size_are_read) {
    constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max(),
                           least = std::numeric_limits<std::int64_t>::min() + 1;
    vote_list list = by_lot(300, 10, 1);
    for (cast_vote& v : list.votes)
        v.time = v.participant % 2 == 0 ? least + v.participant * day : largest - v.participant * day;
    EXPECT_EQ(bursts(list).found, 0U);
    add(list, 12, largest - 12'000, odd);
    const burst_report seen = bursts(list);
    ASSERT_EQ(seen.found, 1U);
    EXPECT_EQ(seen.list.front().participants.size(), 12U);
    EXPECT_EQ(seen.list.front().to, largest - 1'000);
    // Everybody at once: nothing is surprising.
    for (cast_vote& v : list.votes) v.time = -5;
    EXPECT_EQ(bursts(list).found, 0U);
}

TEST(bursts, times_in_seconds_are_told_from_milliseconds) {
    vote_list list = by_lot(200, 10, day / 20);
    add(list, 12, start + 5 * day, odd);
    const burst_report in_milliseconds = bursts(list);
    for (cast_vote& v : list.votes) v.time /= 1'000;
    const burst_report in_seconds = bursts(list);
    ASSERT_EQ(in_seconds.found, 1U);
    EXPECT_EQ(in_seconds.list[0].from, in_milliseconds.list[0].from);
    EXPECT_EQ(in_seconds.list[0].participants, in_milliseconds.list[0].participants);
}

TEST(bursts, work_is_bounded_and_the_report_says_so) {
    vote_list list = by_lot(400, 10, 100);  // within a minute
    add(list, 40, start + 50 * day, odd);
    for (std::uint32_t i = 0; i < 400; ++i)
        add(list, 1, start + (100 + i) * day,
            [&](std::uint32_t, std::uint16_t s) { return (i >> (s % 9)) % 2 == 0 ? stance::agree : stance::pass; });
    const vote_matrix votes = value(vote_matrix::create(list));
    const burst_report whole = value(bursts_of(votes)),
                       part = value(bursts_of(votes, {.map = {}, .most_compared = 200'000}));
    EXPECT_TRUE(whole.whole);
    EXPECT_FALSE(part.whole);
    EXPECT_LT(part.anchors, part.possible);
    EXPECT_EQ(part.possible, whole.anchors);
    ASSERT_EQ(whole.found, 1U);
    ASSERT_EQ(part.found, 1U);
    EXPECT_EQ(whole.list.front().participants.size(), 40U);
    EXPECT_GT(part.list.front().participants.size(), 20U);
    const burst_report least = value(bursts_of(votes, {.map = {}, .most_compared = 0}));
    EXPECT_EQ(least.anchors, 1U);
}

TEST(bursts, stop_when_asked) {
    vote_list list = by_lot(50, 10, 1);
    control c;
    c.progress = [](double) { return false; };
    EXPECT_EQ(bursts_of(value(vote_matrix::create(list)), {}, c).error().code, error_code::cancelled);
}

// Real conversations: without any burst as they are; twenty like rows within a minute are told, of whom twenty people are
// no more than one in a hundred.
TEST(bursts, of_real_conversations) {
    const char* corpus = std::getenv("DELIB_CORPUS");
    if (corpus == nullptr) GTEST_SKIP() << "DELIB_CORPUS is not set";
    for (const char* name : {"vtaiwan.uberx", "brexit-consensus", "15-per-hour-seattle", "scoop-hivemind.ubi",
                             "scoop-hivemind.freshwater"}) {
        const conversation read = value(read_votes({std::string(corpus) + "/polis/" + name + "/votes.csv"}));
        const burst_report seen = value(bursts_of(read.votes));
        EXPECT_GT(seen.timed, 100U) << name;
        EXPECT_TRUE(seen.whole) << name;
        EXPECT_EQ(seen.found, 0U) << name;
        vote_list list;
        for (std::size_t s = 0; s < read.votes.statements(); ++s) list.statements.push_back(read.votes.statement_at(s));
        for (std::uint32_t p = 0; p < read.votes.participants(); ++p) {
            list.participants.push_back(read.votes.participant_id(p));
            const auto row = read.votes.row(p);
            for (std::size_t i = 0; i < row.size(); ++i)
                list.votes.push_back({read.votes.first_vote(p).value_or(0), p, row.statements[i], row.votes[i]});
        }
        const std::size_t before = list.participants.size();
        add(list, 20, *read.votes.first_vote(before / 2), odd);
        const burst_report planted = bursts(list);
        ASSERT_EQ(planted.found, 1U) << name;
        EXPECT_EQ(planted.list.front().participants.size(), 20U) << name;
        EXPECT_EQ(planted.list.front().participants.front(), before) << name;
    }
}

}  // namespace
}  // namespace delib
