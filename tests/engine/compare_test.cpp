// Comparisons with known answers, and what must hold for every rule: it is there, and counted as by itself.
#include "delib/engine/compare.hpp"
#include "delib/rule/ranked/plurality.hpp"
#include "engine/engine.hpp"
#include "oracle/election.hpp"
#include "support/ballots.hpp"

#include <array>
#include <map>
#include <set>

namespace delib::testing {
namespace {

// en.wikipedia.org/wiki/Instant-runoff_voting: where should the capital of Tennessee be?
profile tennessee() {
    return rankings("Memphis Nashville Chattanooga Knoxville",
                    {"42: Memphis>Nashville>Chattanooga>Knoxville", "26: Nashville>Chattanooga>Knoxville>Memphis",
                     "15: Chattanooga>Knoxville>Nashville>Memphis", "17: Knoxville>Chattanooga>Nashville>Memphis"});
}

// Mayor of Burlington, Vermont, 2009, reduced to the three finalists: see tests/rule/published_rankings_test.cpp.
profile burlington() {
    return rankings("Kiss Montroll Wright",
                    {"568: Kiss", "1081: Kiss>Montroll", "962: Kiss>Montroll>Wright", "118: Kiss>Wright",
                     "253: Kiss>Wright>Montroll", "455: Montroll", "639: Montroll>Kiss", "693: Montroll>Kiss>Wright",
                     "279: Montroll>Wright", "488: Montroll>Wright>Kiss", "1288: Wright", "153: Wright>Kiss",
                     "342: Wright>Kiss>Montroll", "626: Wright>Montroll", "887: Wright>Montroll>Kiss",
                     "1: Wright>Kiss=Montroll", "147:"});
}

ballots_comparison compared(const profile& p, const ballot_policy& policy = {}, std::int64_t seats = 1) {
    return value(compare(p, policy, seats));
}

/// `A=B` where they tie, `A` or `A B` where they are elected, `nobody`.
std::string told(const ballots_comparison& all, const choice& c) {
    if (c == choice{}) return "nobody";
    const std::string tied = show(*all.candidates, c.tied, "=");
    const std::string elected = show(*all.candidates, c.elected);
    return elected + (elected.empty() || tied.empty() ? "" : " ") + tied;
}

const compared_count* usual(const ballots_comparison& all, std::string_view rule) {
    for (const compared_count& one : all.counts) {
        if (one.rule == rule && one.usual()) return &one;
    }
    return nullptr;
}

std::string elects(const ballots_comparison& all, std::string_view rule) {
    const auto* one = usual(all, rule);
    return one == nullptr ? "no count" : told(all, one->chosen);
}

const influence* of(const std::vector<influence>& list, std::string_view name) {
    for (const influence& one : list) {
        if (one.name == name) return &one;
    }
    return nullptr;
}

bool has(const std::vector<std::string>& list, std::string_view name) {
    return std::find(list.begin(), list.end(), name) != list.end();
}

TEST(Compare, Tennessee) {
    const auto all = compared(tennessee());
    EXPECT_EQ(elects(all, "plurality"), "Memphis");
    EXPECT_EQ(elects(all, "irv"), "Knoxville");
    for (const char* rule : {"condorcet", "borda", "schulze", "minimax", "ranked-pairs", "copeland", "kemeny"})
        EXPECT_EQ(elects(all, rule), "Nashville") << rule;
    EXPECT_EQ(elects(all, "pareto"), "Memphis=Nashville=Chattanooga=Knoxville");
    ASSERT_TRUE(all.condorcet_winner && all.condorcet_loser);
    EXPECT_EQ(all.candidates->name(*all.condorcet_winner), "Nashville");
    EXPECT_EQ(all.candidates->name(*all.condorcet_loser), "Memphis");
    EXPECT_EQ(show(*all.candidates, all.smith_set), "Nashville");
    EXPECT_FALSE(all.unanimous());
    EXPECT_EQ(told(all, all.groups.front().chosen), "Nashville");
    EXPECT_GT(all.groups.front().counts.size(), all.rules.size() / 2);
    // Complete rankings without ties can be read in one way, and no option changes anything.
    EXPECT_TRUE(all.policies.empty());
    for (const influence& option : all.options) EXPECT_TRUE(option.changes.empty()) << option.name;
    EXPECT_TRUE(all.complete());
}

TEST(Compare, Burlington) {
    const auto all = compared(burlington());
    EXPECT_EQ(elects(all, "plurality"), "Wright");
    EXPECT_EQ(elects(all, "irv"), "Kiss");
    for (const char* rule : {"condorcet", "borda", "schulze", "minimax"})
        EXPECT_EQ(elects(all, rule), "Montroll") << rule;
    const auto* unranked = of(all.policies, "unranked");
    ASSERT_NE(unranked, nullptr);
    EXPECT_EQ(unranked->values, (strings{"last", "no-opinion"}));
    // Who ranks two of three leaves one out; blank ballots leave out nobody in particular.
    EXPECT_EQ(unranked->ballots, 568U + 1081 + 118 + 455 + 639 + 279 + 1288 + 153 + 626);
    const auto* ties = of(all.policies, "pairwise-ties");
    ASSERT_NE(ties, nullptr);
    EXPECT_EQ(ties->ballots, 568U + 455 + 1288 + 1);
    EXPECT_EQ(of(all.policies, "ungraded"), nullptr);
}

TEST(Compare, SumsUpWhatTheCountsSay) {
    for (const profile& p : {tennessee(), burlington(), approvals("A B C", {"2: A B", "1: C", "1:"})}) {
        const auto all = compared(p);
        std::size_t grouped = 0, elected = 0, supported = 0;
        for (const agreeing_rules& g : all.groups) {
            grouped += g.counts.size();
            elected += g.counts.size() * g.chosen.elected.size();
            for (const std::size_t i : g.counts) EXPECT_EQ(all.counts[i].chosen, g.chosen);
            EXPECT_GE(g.variants, g.counts.size());
        }
        for (const candidate_support& s : all.support) supported += s.elected;
        EXPECT_EQ(grouped, all.rules.size());
        EXPECT_EQ(elected, supported);
        for (const rule_variants& rule : all.rules) {
            for (const std::size_t i : rule.otherwise) {
                EXPECT_EQ(all.counts[i].rule, all.counts[rule.usual].rule);
                EXPECT_NE(all.counts[i].chosen, all.counts[rule.usual].chosen);
            }
        }
    }
}

TEST(Compare, ALoserIsNobodysWinner) {
    const auto all = compared(tennessee());
    const auto* loser = usual(all, "condorcet-loser");
    ASSERT_NE(loser, nullptr);
    EXPECT_EQ(loser->names, singled_out::loser);
    EXPECT_EQ(show(*all.candidates, loser->winners), "Memphis");
    for (const rule_variants& rule : all.rules) EXPECT_NE(all.counts[rule.usual].rule, "condorcet-loser");
    EXPECT_EQ(all.support[0].elected, 2U);  // plurality, and positional with its defaults
}

// Every rule of the registry is counted, or there is a reason why not; nothing else is there.
TEST(Compare, HasEveryRule) {
    const std::array profiles{tennessee(), approvals("A B C", {"2: A B", "1: C"}),
                              grades("A B C", "0 1 2", {"2: 2 1 0", "1: - 2 1"}),
                              grades("A B C", "bad fair good fine", {"2: good bad fair", "1: - fine -"}),
                              grades("A B C", "0 1 2", {"1: 2 1 0"}, ballot_kind::scored)};
    std::set<std::string> counted_somewhere;
    for (const profile& p : profiles) {
        const auto all = compared(p);
        std::multiset<std::string> found;
        for (const compared_count& one : all.counts) {
            if (one.usual()) found.insert(one.rule);
        }
        counted_somewhere.insert(found.begin(), found.end());
        for (const failed_count& one : all.failed) {
            if (one.changed_options.empty() && one.changed_policy.empty()) found.insert(one.rule);
        }
        for (const inapplicable_rule& one : all.inapplicable) {
            EXPECT_FALSE(one.why.message.empty());
            found.insert(one.rule);
        }
        std::multiset<std::string> wanted;
        for (const rule_entry& rule : all_rule_entries()) wanted.emplace(rule.info.id);
        EXPECT_EQ(found, wanted) << to_text(p.kind());
    }
    for (const rule_entry& rule : all_rule_entries())
        EXPECT_TRUE(counted_somewhere.contains(std::string(rule.info.id)));
}

// A comparison makes no count of its own: each is what the rule says, asked alone.
TEST(Compare, CountsAsEachRuleAlone) {
    for (const profile& p : {burlington(), grades("A B C", "0 1 2", {"2: 2 1 0", "3: - 2 1", "1: 0 - 2", "1: - - -"}),
                             approvals("A B C", {"2: A B", "3: C", "1: A B C"})}) {
        const auto all = compared(p);
        std::set<std::string> values;
        for (const compared_count& one : all.counts) {
            bases from(p, one.policy);
            const auto alone = value(find_rule(one.rule))->decide(from, one.options, 1, {});
            ASSERT_TRUE(alone) << one.rule;
            EXPECT_EQ(one.winners, alone->winners) << one.rule;
            EXPECT_EQ(one.chosen.elected, alone->elected) << one.rule;
            EXPECT_EQ(one.options, alone->options) << one.rule;
            for (const auto& [name, value] : one.changed_options) values.insert(one.rule + ":" + name + "=" + value);
        }
        // Each other word of each option was tried.
        for (const rule_entry& rule : all_rule_entries()) {
            if (usual(all, rule.info.id) == nullptr) continue;
            const option_texts defaults = value(rule.effective({}));
            for (std::size_t i = 0; i < rule.rows.size(); ++i) {
                if (rule.rows[i].type != option_type::word) continue;
                for (const std::string_view word : detail::split_list(rule.rows[i].values, '|')) {
                    const std::string one =
                        std::string(rule.info.id) + ":" + std::string(rule.rows[i].name) + "=" + std::string(word);
                    EXPECT_EQ(values.contains(one), word != defaults[i].second) << one;
                }
            }
        }
    }
}

// What a new rule brings is there without a change to the comparison: the rule, its option, its policy.
TEST(Compare, TakesWhateverTheRegistryHolds) {
    static constexpr std::array rows{
        option_row{"favourite", option_type::word, "first|last", "who wins", "qui l’emporte", 0}};
    const auto wins = [](bases& from, const option_texts& given) {
        const auto last = candidate_at(from.ballots().candidates().size() - 1);
        const bool said = !given.empty() && given.front().second == "last";
        return said != (from.policy().unranked == unranked_policy::no_opinion) ? last : candidate_at(0);
    };
    static const auto decide = wins;
    rule_entry made{{"made-up", "Made up", "Inventée", "It is.", "Elle l’est.", basis_kind::pairwise, seats_kind::one},
                    rows,
                    [](const option_texts& given) -> result<option_texts> {
                        return given.empty() ? option_texts{{"favourite", "first"}} : given;
                    },
                    [](bases& from, const option_texts& given, std::int64_t seats, const control&) -> result<outcome> {
                        outcome out = begin_outcome(seats);
                        out.winners = out.elected = {decide(from, given)};
                        return out;
                    }};
    std::vector<rule_entry> rules(all_rule_entries().begin(), all_rule_entries().end());
    rules.push_back(made);
    const auto all = value(compare(burlington(), {}, 1, {}, rules));
    EXPECT_EQ(elects(all, "made-up"), "Kiss");
    ASSERT_NE(of(all.options, "favourite"), nullptr);
    EXPECT_EQ(of(all.options, "favourite")->changes, strings{"made-up"});
    EXPECT_TRUE(has(of(all.policies, "unranked")->changes, "made-up"));
    EXPECT_FALSE(has(of(all.policies, "pairwise-ties")->changes, "made-up"));
    EXPECT_TRUE(has(of(all.policies, "pairwise-ties")->tried, "made-up"));
    EXPECT_EQ(all.rules.back().tried, 6U);
    EXPECT_EQ(all.rules.back().otherwise.size(), 3U);  // the option, the policy, the option with the other policy
}

// Whether a rule depends on a setting is said by its basis and its own `reading`; here it is tried.
TEST(Compare, TriesAPolicyWhereItCanMatter) {
    std::map<std::string, std::set<std::string>> changed;
    const auto check = [&](const oracle::election& e, std::string_view setting, std::string_view other) {
        const profile p = oracle::to_profile(e);
        ballot_policy policy;
        EXPECT_TRUE(set(policy, setting, other));
        bases one(p, {}), two(p, policy);
        for (const rule_entry& rule : all_rule_entries()) {
            // Its default weights give nothing behind the first place, whoever stands there.
            const option_texts options =
                rule.info.id == "positional" ? option_texts{{"weights", "3,2,1"}} : option_texts{};
            const auto a = rule.decide(one, options, 1, {}), b = rule.decide(two, options, 1, {});
            if (!a || !b) continue;
            if (a->winners == b->winners && a->scores == b->scores) continue;
            changed[std::string(setting)].emplace(rule.info.id);
            EXPECT_TRUE(depends_on_policy(rule.info, setting)) << rule.info.id << " " << setting << ": " << text(e);
        }
    };
    random_source random(11);
    for (int sample = 0; sample < 400; ++sample) {
        oracle::election ranked{3 + random.below(2), {}}, graded{3, {}, ballot_kind::graded, 3};
        for (std::uint64_t n = 2 + random.below(4); n > 0; --n) {
            oracle::plain_ballot b, g;
            for (std::size_t c = 0; c < ranked.candidates; ++c) b.push_back(static_cast<int>(random.below(4)));
            for (std::size_t c = 0; c < graded.candidates; ++c) g.push_back(static_cast<int>(random.below(4)) - 1);
            ranked.ballots.emplace_back(b, 1 + static_cast<std::int64_t>(random.below(3)));
            graded.ballots.emplace_back(g, 1 + static_cast<std::int64_t>(random.below(3)));
        }
        check(ranked, "unranked", "no-opinion");
        check(ranked, "pairwise-ties", "half");
        check(graded, "unranked", "no-opinion");
        check(graded, "ungraded", "exclude");
        check(graded, "ungraded", "median");
    }
    // And each rule that is said to depend on a reading of missing ranks or grades does so somewhere.
    for (const rule_entry& rule : all_rule_entries()) {
        for (const char* setting : {"unranked", "ungraded"}) {
            EXPECT_EQ(changed[setting].contains(std::string(rule.info.id)), depends_on_policy(rule.info, setting))
                << rule.info.id << " " << setting;
        }
    }
}

TEST(Compare, ReadsWhatBallotsLeaveOpen) {
    EXPECT_TRUE(compared(tennessee()).policies.empty());
    // Who is not approved was not left out.
    const auto approved = compared(approvals("A B C", {"2: A B", "1: C"}));
    EXPECT_EQ(of(approved.policies, "unranked"), nullptr);
    ASSERT_NE(of(approved.policies, "pairwise-ties"), nullptr);
    EXPECT_EQ(of(approved.policies, "pairwise-ties")->ballots, 3U);  // A and B; the two that C's voter leaves below
    const auto graded = compared(grades("A B", "0 1 2", {"2: 2 1", "1: - 2", "1: - -"}));
    ASSERT_NE(of(graded.policies, "ungraded"), nullptr);
    EXPECT_EQ(of(graded.policies, "ungraded")->values, (strings{"worst", "exclude", "median"}));
    EXPECT_EQ(of(graded.policies, "ungraded")->ballots, 2U);
    EXPECT_EQ(of(graded.policies, "unranked")->ballots, 1U);
    EXPECT_FALSE(has(of(graded.policies, "ungraded")->tried, "schulze"));
    EXPECT_TRUE(has(of(graded.policies, "ungraded")->tried, "majority-judgment"));
    // What the policy in force says is not tried again.
    ballot_policy no_opinion;
    no_opinion.unranked = unranked_policy::no_opinion;
    const auto other = compared(burlington(), no_opinion);
    EXPECT_EQ(of(other.policies, "unranked")->values, (strings{"no-opinion", "last"}));
    EXPECT_EQ(of(other.policies, "pairwise-ties")->ballots, 1U);
    // A rule that reads what was written is counted once.
    for (const compared_count& one : other.counts) {
        if (one.rule == "borda" || one.rule == "irv" || one.rule == "plurality") {
            EXPECT_TRUE(one.changed_policy.empty()) << one.rule;
        }
    }
}

TEST(Compare, SaysWhatItTakesBallotsFor) {
    const auto graded = compared(grades("A B", "0 1 2", {"2: 2 1", "1: 1 2"}));
    EXPECT_EQ(usual(graded, "majority-judgment")->reads, ballot_kind::graded);
    EXPECT_EQ(usual(graded, "score")->reads, ballot_kind::graded);
    EXPECT_EQ(usual(graded, "star")->reads, ballot_kind::graded);
    EXPECT_EQ(usual(graded, "schulze")->reads, ballot_kind::ranked);
    EXPECT_EQ(usual(compared(tennessee()), "schulze")->reads, ballot_kind::ranked);
}

// A tie for the last place in the first round: leaving together or in every order is a choice.
TEST(Compare, FollowsTiesWhereThereAreSome) {
    const auto all = compared(rankings("A B C", {"3: A>B>C", "2: B>C>A", "2: C>B>A"}));
    ASSERT_NE(of(all.options, "ties"), nullptr);
    EXPECT_TRUE(has(of(all.options, "ties")->tried, "irv"));
    EXPECT_TRUE(has(of(all.options, "ties")->changes, "irv"));
    EXPECT_FALSE(has(of(all.options, "ties")->tried, "schulze"));
    EXPECT_EQ(of(compared(tennessee()).options, "ties"), nullptr);
}

TEST(Compare, ListsWhatHasNoResult) {
    // 21 candidates in one cycle: one more than kemeny takes.
    std::string names;
    std::vector<std::string> ballots;
    for (int i = 0; i < 21; ++i) names += std::string(1, static_cast<char>('A' + i)) + " ";
    for (int shift = 0; shift < 21; ++shift) {
        std::string ballot = "1: ";
        for (int i = 0; i < 21; ++i)
            ballot += (i == 0 ? "" : ">") + std::string(1, static_cast<char>('A' + (i + shift) % 21));
        ballots.push_back(ballot);
    }
    const auto all = compared(rankings(names, ballots));
    const auto kemeny = std::find_if(all.failed.begin(), all.failed.end(),
                                     [](const failed_count& one) { return one.rule == "kemeny"; });
    ASSERT_NE(kemeny, all.failed.end());
    EXPECT_EQ(kemeny->why.code, error_code::limit);
    EXPECT_NE(kemeny->why.message.find("21 candidates"), std::string::npos);
    EXPECT_FALSE(kemeny->out_of_time);
    EXPECT_TRUE(all.complete());  // nobody asked for less time
    // Every ballot ranks more than the five that ranked-priorities lets count.
    const auto spoilt = std::find_if(all.inapplicable.begin(), all.inapplicable.end(),
                                     [](const inapplicable_rule& one) { return one.rule == "ranked-priorities"; });
    ASSERT_NE(spoilt, all.inapplicable.end());
    EXPECT_EQ(spoilt->why.message, "every ballot ranks more than 5 candidates");
}

TEST(Compare, KeepsWhatARuleSetsAside) {
    const auto all = compared(rankings("A B C D E F", {"2: A>B>C>D>E>F", "1: B>A"}));
    ASSERT_NE(usual(all, "ranked-priorities"), nullptr);
    EXPECT_EQ(usual(all, "ranked-priorities")->spoilt, rational(2));
    EXPECT_EQ(usual(all, "ranked-priorities")->spoilt_beyond, 5);
    EXPECT_EQ(elects(all, "ranked-priorities"), "B");
}

TEST(Compare, FillsSeveralSeats) {
    const auto all = compared(tennessee(), {}, 2);
    EXPECT_EQ(elects(all, "plurality"), "Memphis Nashville");
    EXPECT_EQ(elects(all, "borda"), "Nashville Chattanooga");
    EXPECT_EQ(elects(all, "irv"), "no count");
    EXPECT_TRUE(std::any_of(all.inapplicable.begin(), all.inapplicable.end(), [](const inapplicable_rule& one) {
        return one.rule == "irv" && one.why.message == "irv fills one seat, got 2";
    }));
    EXPECT_EQ(refusal(compare(tennessee(), {}, 0)), "error: a count fills at least one seat, got 0");
}

TEST(Compare, StopsAtTheBudget) {
    control late;
    late.deadline = std::chrono::steady_clock::now();
    const auto all = value(compare(tennessee(), {}, 1, late));
    EXPECT_TRUE(all.counts.empty());
    EXPECT_FALSE(all.failed.empty());
    EXPECT_TRUE(all.failed.front().out_of_time);
    EXPECT_FALSE(all.complete());
    EXPECT_TRUE(all.unanimous());
}

TEST(Compare, StopsWhenItIsAsked) {
    control c;
    std::vector<double> shares;
    c.progress = [&](double share) {
        shares.push_back(share);
        return shares.size() < 20;
    };
    const auto out = compare(tennessee(), {}, 1, c);
    ASSERT_FALSE(out);
    EXPECT_EQ(out.error().code, error_code::cancelled);
    EXPECT_TRUE(std::is_sorted(shares.begin(), shares.end()));
    for (const double share : shares) EXPECT_TRUE(share >= 0 && share <= 1);
}

TEST(Compare, AnswersOnNoBallotsAtAll) {
    for (const profile& p : {rankings("A B", {}), rankings("A B", {"3:"}), rankings("", {}), rankings("A", {"1: A"})}) {
        const auto all = compared(p);
        EXPECT_FALSE(all.counts.empty());
    }
    const auto alone = compared(rankings("A", {"1: A"}));
    EXPECT_TRUE(alone.unanimous());
    EXPECT_EQ(told(alone, alone.groups.front().chosen), "A");
}

TEST(Compare, EachSetOfAConsultation) {
    const folder files;
    files.write("r.csv", "rank1,rank2,rank3,zone\nA,B,C,n\nA,B,C,n\nB,C,A,s\n");
    files.write("g.csv", "A,B,C,zone\n2,1,0,n\n0,1,2,s\n0,1,2,s\n");
    const auto declared = value(read_consultation(files.write(
        "c.toml", "[[stratum]]\ncolumn = \"zone\"\n[[ballots]]\nname = \"r\"\nfile = \"r.csv\"\n[[ballots]]\n"
                  "name = \"g\"\nfile = \"g.csv\"\nformat = \"grades\"\n[[count]]\nrule = \"borda\"\n"
                  "ballots = \"r\"\n")));
    const auto all = value(compare(declared));
    ASSERT_EQ(all.sets.size(), 2U);
    EXPECT_EQ(all.read.sets[0].name, "r");
    EXPECT_EQ(all.read.sets[1].report.cast, 3U);
    EXPECT_EQ(elects(all.sets[0], "plurality"), "A");
    EXPECT_EQ(elects(all.sets[1], "majority-judgment"), "C");
    const auto south = value(compare(declared, {.where = std::pair(std::string("zone"), std::string("s"))}));
    EXPECT_EQ(elects(south.sets[0], "plurality"), "B");
    EXPECT_EQ(refusal(compare(declared, {.where = std::pair(std::string("town"), std::string("s"))})),
              "error: the ballots have no stratum 'town'; there is zone");
}

}  // namespace
}  // namespace delib::testing
