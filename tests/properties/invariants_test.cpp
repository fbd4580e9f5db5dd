// What every rule must satisfy whatever it is: names, order of ballots, repetition and scale of weights leave
// no trace. Each check is also shown to fail on a rule broken on purpose.
#include "properties/subject.hpp"
#include "support/ballots.hpp"

#include <gtest/gtest.h>

#include <numeric>
#include <string>
#include <vector>

namespace delib::properties {
namespace {

std::vector<plain_ballot> ballots_of(ballot_kind kind, std::size_t m) {
    if (kind == ballot_kind::ranked) return oracle::all_rankings(m);
    if (kind == ballot_kind::approval) return oracle::all_vectors(m, 0, 1, [](const auto&) { return true; });
    return oracle::all_vectors(m, -1, 2, [](const auto&) { return true; });
}

election empty_election(ballot_kind kind, std::size_t m) {
    return {m, {}, kind, kind == ballot_kind::graded ? 3 : 0};
}

std::vector<election> sample(ballot_kind kind, int count, std::uint64_t seed) {
    random_source random(seed);
    std::vector<election> out;
    for (int i = 0; i < count; ++i) {
        election e = empty_election(kind, 2 + random.below(3));
        const auto kinds = ballots_of(kind, e.candidates);
        for (std::uint64_t n = 1 + random.below(6); n > 0; --n) {
            const auto voters = 1 + static_cast<std::int64_t>(random.below(4));
            e.ballots.emplace_back(kinds[random.below(kinds.size())], voters);
        }
        out.push_back(std::move(e));
    }
    return out;
}

// Each check returns the first election that violates the property, in words; empty if there is none.
using check = std::function<std::string(const subject&)>;

std::string order_of_ballots(const subject& rule) {
    random_source random(1);
    for (election e : sample(rule.kind, 50, 11)) {
        const verdict before = rule.decide(e, weight(1));
        election other = e;
        random.shuffle(std::span(other.ballots));
        if (!(rule.decide(other, weight(1)) == before)) return oracle::text(e) + " is not " + oracle::text(other);
    }
    return {};
}

std::string repeated_ballots(const subject& rule) {
    for (const election& e : sample(rule.kind, 25, 12)) {
        election one_by_one = e;
        one_by_one.ballots.clear();
        for (const auto& [ballot, count] : e.ballots) {
            for (std::int64_t i = 0; i < count; ++i) one_by_one.ballots.emplace_back(ballot, 1);
        }
        if (!(rule.decide(e, weight(1)) == rule.decide(one_by_one, weight(1)))) return oracle::text(e);
    }
    return {};
}

std::string names_of_candidates(const subject& rule) {
    random_source random(2);
    for (const election& e : sample(rule.kind, 80, 13)) {
        std::vector<std::size_t> to(e.candidates);
        std::iota(to.begin(), to.end(), std::size_t{0});
        random.shuffle(std::span(to));
        election renamed = e;
        for (auto& [ballot, count] : renamed.ballots) {
            const plain_ballot before = ballot;
            for (std::size_t c = 0; c < to.size(); ++c) ballot[to[c]] = before[c];
        }
        const verdict was = rule.decide(e, weight(1)), is = rule.decide(renamed, weight(1));
        for (std::size_t c = 0; c < to.size(); ++c) {
            const bool same = has(was.winners, c) == has(is.winners, to[c]) && was.tier.size() == is.tier.size() &&
                              (was.tier.empty() || was.tier[c] == is.tier[to[c]]) &&
                              (was.scores.empty() || was.scores[c] == is.scores[to[c]]);
            if (!same) return oracle::text(e) + " renamed " + oracle::text(renamed);
        }
    }
    return {};
}

std::string scale_of_weights(const subject& rule) {
    for (const election& e : sample(rule.kind, 15, 14)) {
        const verdict before = rule.decide(e, weight(1));
        for (const weight& unit :
             {weight(1000), weight::ratio(1, 3), weight::ratio(22, 7), weight::ratio((int128{1} << 70) + 1, 1)}) {
            const verdict after = rule.decide(e, unit);
            if (after.winners != before.winners || after.tier != before.tier)
                return oracle::text(e) + " times " + to_text(unit);
        }
    }
    return {};
}

// Ballots of weight w each are as many ballots of weight 1: compared on ballots with whole weights through
// two profiles.
std::string weights_for_ballots(const subject& rule) {
    for (const election& e : sample(rule.kind, 25, 15)) {
        election once = e, thrice = e;
        for (auto& [ballot, count] : thrice.ballots) count *= 3;
        if (!(rule.decide(once, weight(3)) == rule.decide(thrice, weight(1)))) return oracle::text(e);
    }
    return {};
}

std::string symmetry(const subject& rule) {
    // Every ballot of a kind once: nothing distinguishes the candidates, so all win or nobody does.
    for (std::size_t m = 1; m <= 4; ++m) {
        for (const std::int64_t count : {0, 1, 2}) {
            election e = empty_election(rule.kind, m);
            for (const plain_ballot& b : ballots_of(rule.kind, m)) {
                if (count > 0 && (rule.kind != ballot_kind::ranked || oracle::is_strict(b, true)))
                    e.ballots.emplace_back(b, count);
            }
            const verdict v = rule.decide(e, weight(1));
            if (v.winners != 0 && v.winners != only(m) - 1) return oracle::text(e);
            for (const int tier : v.tier) {
                if (tier != 1) return oracle::text(e) + ": an order among equals";
            }
        }
    }
    return {};
}

std::string single_candidate(const subject& rule) {
    for (const plain_ballot& b : ballots_of(rule.kind, 1)) {
        election e = empty_election(rule.kind, 1);
        e.ballots.emplace_back(b, 2);
        if (rule.decide(e, weight(1)).winners != only(0)) return oracle::text(e);
    }
    return {};
}

const std::vector<std::pair<std::string, check>>& checks() {
    static const std::vector<std::pair<std::string, check>> all{
        {"order of ballots", order_of_ballots},       {"repeated ballots", repeated_ballots},
        {"names of candidates", names_of_candidates}, {"scale of weights", scale_of_weights},
        {"weights for ballots", weights_for_ballots}, {"symmetry", symmetry},
        {"single candidate", single_candidate}};
    return all;
}

TEST(every_rule, leaves_no_trace_of_names_order_or_scale) {
    for (const subject& rule : every_rule_and_option()) {
        for (const auto& [name, violated] : checks()) EXPECT_EQ(violated(rule), "") << rule.name << ": " << name;
    }
}

TEST(every_rule, ignores_ballots_of_weight_zero) {
    for (const subject& rule : every_rule_and_option()) {
        // Through the profile, since a plain election has no weights: the same ballots, and others that weigh
        // nothing.
        for (const election& e : sample(rule.kind, 15, 16)) {
            const auto plain = oracle::to_profile(e);
            auto builder = profile_builder::like(plain);
            for (std::size_t i = 0; i < plain.size(); ++i) {
                ASSERT_TRUE(builder.add_group(plain[i].entries, weight::ratio(plain[i].numerator, plain.denominator()),
                                              plain[i].heads));
            }
            const std::vector<entry> nothing{{candidate_at(e.candidates - 1), 1}};
            ASSERT_TRUE(builder.add_group(nothing, weight(0), 5));
            const std::string id = rule.name.substr(0, rule.name.find(' '));
            option_texts options;
            if (const auto at = rule.name.find('='); at != std::string::npos) {
                options.emplace_back(rule.name.substr(id.size() + 1, at - id.size() - 1), rule.name.substr(at + 1));
            }
            const auto decide = [&](profile p) {
                bases from(std::move(p), {});
                return verdict_of(testing::value((*find_rule(id))->decide(from, options, 1, {})), e.candidates);
            };
            EXPECT_TRUE(decide(*builder.freeze()) == decide(plain)) << rule.name << ": " << oracle::text(e);
        }
    }
}

TEST(every_rule, elects_somebody_without_ballots_or_without_candidates_or_says_nobody) {
    for (const rule_entry& entry : all_rule_entries()) {
        const ballot_kind kind = kind_read_by(entry.info.basis);
        for (const std::size_t m : {0U, 1U, 3U}) {
            bases from(oracle::to_profile(empty_election(kind, m)), {});
            const auto out = entry.decide(from, {}, 1, {});
            ASSERT_TRUE(out) << entry.info.id;
            EXPECT_TRUE(out->winners.size() == m || out->winners.empty()) << entry.info.id;
        }
    }
}

// ---- Each check can fail ----

decider constant(const std::function<candidates_set(const election&, const weight&)>& f) {
    return [f](const election& e, const weight& unit) { return verdict{f(e, unit), {}, {}}; };
}

std::string violated_checks(const decider& rule) {
    std::string out;
    for (const auto& [name, violated] : checks()) {
        if (!violated({"broken", ballot_kind::ranked, rule}).empty()) out += (out.empty() ? "" : ", ") + name;
    }
    return out;
}

TEST(checks, see_a_dictator) {
    // Whoever is listed first decides; with the ballots in another order it is somebody else.
    const auto dictator = constant([](const election& e, const weight&) {
        candidates_set tops = 0;
        for (std::size_t c = 0; c < e.candidates; ++c) {
            if (!e.ballots.empty() && e.ballots[0].first[c] == 1) tops |= only(c);
        }
        return tops == 0 ? only(e.candidates) - 1 : tops;
    });
    EXPECT_EQ(violated_checks(dictator), "order of ballots, symmetry");
}

TEST(checks, see_who_wins_by_name) {
    EXPECT_EQ(violated_checks(constant([](const election&, const weight&) { return only(0); })),
              "names of candidates, symmetry");
}

TEST(checks, see_who_counts_lines_or_small_weights_only) {
    const auto most = [](const election& e, auto&& value) {
        std::vector<std::int64_t> sum(e.candidates, 0);
        for (const auto& [ballot, count] : e.ballots) {
            for (std::size_t c = 0; c < e.candidates; ++c) sum[c] += ballot[c] == 1 ? value(count) : 0;
        }
        candidates_set best = 0;
        for (std::size_t c = 0; c < e.candidates; ++c) {
            if (sum[c] == *std::max_element(sum.begin(), sum.end())) best |= only(c);
        }
        return best;
    };
    const auto lines =
        constant([&](const election& e, const weight&) { return most(e, [](std::int64_t) { return 1; }); });
    EXPECT_EQ(violated_checks(lines), "repeated ballots");
    const auto capped = constant([&](const election& e, const weight& unit) {
        return most(e, [&](std::int64_t n) {
            return std::min<std::int64_t>(n * static_cast<std::int64_t>(std::min<int128>(unit.numerator(), 9)), 2);
        });
    });
    EXPECT_NE(violated_checks(capped).find("scale of weights"), std::string::npos);
    const auto heads = constant(
        [&](const election& e, const weight&) { return most(e, [](std::int64_t n) { return n > 3 ? 0 : n; }); });
    EXPECT_NE(violated_checks(heads).find("weights for ballots"), std::string::npos);
    EXPECT_EQ(violated_checks(constant([](const election&, const weight&) { return candidates_set{0}; })),
              "single candidate");
}

}  // namespace
}  // namespace delib::properties
