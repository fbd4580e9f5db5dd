// stv against a count ballot by ballot, its ties against recursion, and worked counts with their sources.
#include "delib/core/random.hpp"
#include "delib/rule/stv/stv.hpp"
#include "oracle/stv.hpp"
#include "rule/small.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <set>
#include <string>
#include <vector>

namespace delib {
namespace {

using namespace oracle;
using testing::rankings;
using testing::value;

constexpr const char* variants[] = {"scottish", "wigm", "meek"};
constexpr const char* quotas[] = {"droop", "hare", "hagenbach-bischoff"};

std::string show(const std::set<committee>& all) {
    std::string out;
    for (const committee& one : all) out += (out.empty() ? "" : " ") + letters(one);
    return out;
}

std::string committees(const result<outcome>& out) {
    if (!out) return to_text(out.error());
    std::set<committee> all;
    for (const auto& one : out->committees) {
        committee who;
        for (const candidate c : one) who.insert(index(c));
        all.insert(who);
    }
    return show(all) + (out->complete ? "" : " incomplete");
}

stv_options options_of(std::size_t variant, std::size_t quota, std::int64_t digits = -1) {
    stv_options out;
    out.variant = static_cast<stv_variant>(variant);
    out.quota = static_cast<stv_quota>(quota);
    out.digits = digits;
    return out;
}

// Elections with ties, short and blank ballots, and ranks left out.
election random_election(random_source& random, std::size_t m, std::size_t kinds, std::uint64_t most) {
    election e{.candidates = m};
    for (std::size_t i = 0; i < kinds; ++i) {
        std::vector<std::size_t> who(m);
        std::iota(who.begin(), who.end(), std::size_t{0});
        random.shuffle(std::span(who));
        plain_ballot ballot(m, 0);
        int rank = 1;
        for (std::size_t at = random.below(m + 1); at > 0; --at) {
            ballot[who[at - 1]] = rank;
            rank += random.below(8) == 0 ? 0 : 1;
            rank += random.below(12) == 0 ? 1 : 0;
        }
        e.ballots.emplace_back(std::move(ballot), 1 + static_cast<std::int64_t>(random.below(most)));
    }
    return e;
}

TEST(stv, elects_whom_a_count_ballot_by_ballot_elects) {
    random_source random(2007);
    for (int trial = 0; trial < 1500; ++trial) {
        const std::size_t m = 2 + random.below(5);
        const election e = random_election(random, m, 2 + random.below(9), trial % 3 == 0 ? 3 : 40);
        const profile p = to_profile(e);
        const std::size_t seats = 1 + random.below(m);
        for (std::size_t v = 0; v < 3; ++v) {
            const std::size_t q = trial % 2 == 0 ? 0 : random.below(3);
            const std::int64_t digits = trial % 5 == 0 ? 1 + static_cast<std::int64_t>(random.below(4)) : -1;
            if (v == 2 && digits > 0) continue;
            plain_stv plain(e, {variants[v], quotas[q], std::max(0, static_cast<int>(digits)), seats, {}});
            ASSERT_EQ(committees(stv(p, options_of(v, q, digits), static_cast<std::int64_t>(seats))),
                      show(plain.committees()))
                << variants[v] << " " << quotas[q] << " digits=" << digits << ", " << seats << " seats: " << text(e);
        }
    }
}

TEST(stv, takes_a_given_order_where_candidates_are_equal) {
    random_source random(2011);
    for (int trial = 0; trial < 600; ++trial) {
        const std::size_t m = 3 + random.below(3);
        const election e = random_election(random, m, 2 + random.below(6), 3);
        std::vector<std::size_t> order(m);
        std::string policy = "order:";
        for (std::size_t c = 0; c < m; ++c) {
            order[c] = (c + 1) % m;
            policy += (c == 0 ? "" : ">") + std::string(1, static_cast<char>('A' + static_cast<int>(order[c])));
        }
        const std::size_t seats = 1 + random.below(m - 1);
        for (std::size_t v = 0; v < 3; ++v) {
            stv_options opts = options_of(v, trial % 4 == 0 ? 1 : 0);
            opts.ties = value(parse_tie_policy(policy));
            plain_stv plain(e, {variants[v], trial % 4 == 0 ? "hare" : "droop", 0, seats, order});
            ASSERT_EQ(committees(stv(to_profile(e), opts, static_cast<std::int64_t>(seats))), show(plain.committees()))
                << variants[v] << ", " << seats << " seats: " << text(e);
        }
    }
}

TEST(stv, counts_weights_as_so_many_ballots) {
    random_source random(48);
    for (int trial = 0; trial < 200; ++trial) {
        const election e = random_election(random, 4, 6, 5);
        election thrice = e;
        for (auto& [ballot, count] : thrice.ballots) count *= 3;
        for (std::size_t v = 0; v < 3; ++v) {
            const stv_options opts = options_of(v, 0);
            ASSERT_EQ(committees(stv(to_profile(e, weight(3)), opts, 2)), committees(stv(to_profile(thrice), opts, 2)))
                << variants[v] << ": " << text(e);
        }
    }
}

// What each candidate holds in each round told, as `1: A 5, B 3 | 2: …`.
std::string told(const result<outcome>& out, std::string_view names) {
    std::string text = out ? "" : to_text(out.error());
    for (const event& e : out ? out->rounds : std::vector<event>{}) {
        const auto* r = std::get_if<events::round>(&e);
        if (r == nullptr) continue;
        text += (text.empty() ? "" : " | ") + std::to_string(r->number) + ":";
        for (const auto& [who, held] : r->totals) text += " " + std::string(1, names[index(who)]) + to_text(held);
        text += " -" + to_text(rational(r->exhausted + (r->seat ? r->seat->dropped : rational(0))));
    }
    return text;
}

// By hand, under rules 46 to 52 of the Order: 20 papers, 2 seats, quota 7. A has 12, a surplus of 5; the value of its
// papers is 5/12, cut to 0.41666; 8 of them name B next, 4 name nobody.
TEST(stv, cuts_a_transfer_value_to_five_decimals) {
    const profile p = rankings("A B C", {"8: A>B", "4: A", "5: C", "3: B"});
    EXPECT_EQ(told(stv(p, {}, 2), "ABC"),
              "1: A12 B3 C5 -0 | 2: A7 B39583/6250 C5 -10417/6250 | 3: A7 B39583/6250 -41667/6250");
    const auto out = stv(p, {}, 2);
    EXPECT_EQ(committees(out), "AB");
}

TEST(stv, elects_everybody_where_there_are_seats_for_all) {
    const profile p = rankings("A B C", {"3: A>B", "1: C"});
    for (std::size_t v = 0; v < 3; ++v) {
        for (const std::int64_t seats : {3, 4, 1'000'000'000}) {
            const auto out = stv(p, options_of(v, 0), seats);
            EXPECT_EQ(committees(out), "ABC") << variants[v];
            EXPECT_TRUE(out->ties.empty());
        }
    }
}

TEST(stv, ties_all_where_nobody_says_anything) {
    const std::vector<profile> silent{rankings("A B C D", std::initializer_list<std::string_view>{}),
                                      rankings("A B C D", {"3:"}), rankings("A B C D", {"3x0: A>B"}),
                                      rankings("A B C D", {"5: A=B>C"})};
    for (const profile& p : silent) {
        for (std::size_t v = 0; v < 3; ++v) {
            for (std::size_t q = 0; q < 3; ++q) {
                const auto out = stv(p, options_of(v, q), 2);
                EXPECT_EQ(winners(out), "ABCD") << variants[v] << " " << quotas[q];
                EXPECT_EQ(out->committees_total, rational(6));
                EXPECT_TRUE(out->elected.empty());
            }
        }
    }
}

TEST(stv, refuses_to_drop_all_who_are_equal) {
    const auto out = stv(rankings("A B", {"1: A"}), {.ties = ties_all}, 1);
    ASSERT_FALSE(out);
    EXPECT_EQ(out.error().code, error_code::usage);
}

TEST(stv, refuses_to_look_for_exact_keep_values) {
    const auto out = stv(rankings("A B", {"1: A"}), options_of(2, 0, 0), 1);
    ASSERT_FALSE(out);
    EXPECT_EQ(out.error().code, error_code::usage);
}

TEST(stv, refuses_weights_that_meek_cannot_hold) {
    const profile p = rankings("A B", {"1x100000000000000000000000000000000000: A"});
    EXPECT_TRUE(stv(p, {}, 1));
    const auto out = stv(p, options_of(2, 0), 1);
    ASSERT_FALSE(out);
    EXPECT_EQ(out.error().code, error_code::overflow);
}

TEST(stv, says_where_a_search_ended) {
    std::vector<std::string> lines;
    std::string names;
    for (char c = 'A'; c <= 'T'; ++c) {
        names += std::string(1, c) + " ";
        lines.push_back("2: " + std::string(1, c));
    }
    control few;
    few.max_states = 50;
    for (std::size_t v = 0; v < 3; ++v) {
        const auto out = stv(rankings<std::vector<std::string>>(names, lines), options_of(v, 0), 5, few);
        ASSERT_TRUE(out);
        EXPECT_FALSE(out->complete);
        EXPECT_TRUE(out->elected.empty());
        EXPECT_FALSE(out->committees.empty());
        EXPECT_EQ(out->committees.front().size(), 5U);
        // That there are more than one less than were found is all that is known.
        EXPECT_TRUE(out->committees_at_least);
        EXPECT_EQ(out->committees_total, rational(static_cast<std::int64_t>(out->committees.size()) - 1));
    }
}

// Found by search: the one voter of B>D>C>A moves A, who is elected, to the top, and A is no longer elected.
TEST(stv, is_not_monotone) {
    const std::initializer_list<std::string_view> before{"11: C>A>B>D", "9: C>D>A>B", "4: B>D>A>C", "1: B>D>C>A"};
    const std::initializer_list<std::string_view> after{"11: C>A>B>D", "9: C>D>A>B", "4: B>D>A>C", "1: A>B>D>C"};
    for (std::size_t v = 0; v < 2; ++v) {
        EXPECT_EQ(committees(stv(rankings("A B C D", before), options_of(v, 0), 2)), "AC") << variants[v];
        EXPECT_EQ(committees(stv(rankings("A B C D", after), options_of(v, 0), 2)), "CD") << variants[v];
    }
}

}  // namespace
}  // namespace delib
