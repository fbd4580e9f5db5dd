// Tables that are counted piece by piece: the same result, byte for byte, and the same errors, as when all ballots are in
// memory. That pieces were counted is seen by how often the caller was asked whether to go on.
#include "delib/core/random.hpp"
#include "delib/engine/registry.hpp"
#include "delib/engine/saved_tallies.hpp"
#include "delib/report/report.hpp"
#include "engine/engine.hpp"

#include <algorithm>
#include <atomic>
#include <cstddef>

namespace delib::testing {
namespace {

bool reads_tallies_of_rankings(const rule_entry& rule) {
    const auto fits = [](basis_kind kind) {
        return kind == basis_kind::first || kind == basis_kind::positions || kind == basis_kind::pairwise;
    };
    return fits(rule.info.basis) && (!rule.info.also || fits(*rule.info.also));
}

std::vector<count_request> counts_by(const strings& rules) {
    std::vector<count_request> out;
    for (const std::string& rule : rules) {
        count_request& request = out.emplace_back();
        request.rule = rule;
    }
    return out;
}

const strings few{"plurality", "borda", "schulze", "superior"};

struct counting {
    std::string told{};  // the whole result, or the error
    std::size_t asked = 0;
    std::vector<std::byte> saved{};
};

class stream : public ::testing::Test {
protected:
    consultation of(const strings& names, const strings& rules = few) const {
        consultation out;
        ballot_set& set = out.ballots.emplace_back();
        for (const std::string& name : names) set.files.push_back(folder_.path(name));
        out.counts = counts_by(rules);
        return out;
    }

    static counting count(consultation asked, std::size_t stream_bytes, unsigned threads = 1,
                          std::size_t block_bytes = std::size_t{1} << 22) {
        for (ballot_set& set : asked.ballots) {
            set.reading.stream_bytes = stream_bytes;
            set.reading.threads = threads;
            set.reading.block_bytes = block_bytes;
        }
        counting out;
        std::atomic<std::size_t> calls{0};
        control c;
        c.progress = [&](double) {
            ++calls;
            return true;
        };
        const auto result = run(asked, c);
        out.asked = calls;
        out.told = result ? to_json(*result) : to_text(result.error());
        if (result && asked.keep_tallies) {
            auto bytes = serialise(kept_tallies(*result));
            EXPECT_TRUE(bytes.has_value());
            if (bytes) out.saved = *std::move(bytes);
        }
        return out;
    }

    // In pieces of many sizes and in one piece.
    static void expect_same(const consultation& asked, const std::string& text = {}) {
        const counting whole = count(asked, 0);
        for (const std::size_t bytes : {60U, 61U, 100U, 250U, 1000U}) {
            for (const unsigned threads : {1U, 2U, 7U}) {
                for (const std::size_t block : {std::size_t{0}, std::size_t{1} << 22}) {
                    const counting pieces = count(asked, bytes, threads, block);
                    ASSERT_EQ(pieces.told, whole.told)
                        << bytes << " bytes, " << threads << " threads, blocks of " << block << '\n'
                        << text;
                    ASSERT_EQ(pieces.saved, whole.saved);
                }
            }
        }
    }

    folder folder_{};
};

// Ballots that name everybody early or late, with gaps, weights, odd spellings, and lines that say nothing.
std::string table(random_source& random, std::size_t names, std::size_t ranks, bool gaps, bool weights, bool late) {
    std::string out;
    for (std::size_t r = 0; r < ranks; ++r) out += (r == 0 ? "rank" : ",rank") + std::to_string(r + 1);
    if (weights) out += ",weight";
    out += ",town\n";
    std::vector<std::size_t> order(names);
    const std::size_t rows = 40 + random.below(60);
    for (std::size_t row = 0; row < rows; ++row) {
        for (std::size_t i = 0; i < names; ++i) order[i] = i;
        const std::size_t known = late ? 1 + names * row / rows : names;
        random.shuffle(std::span(order).first(known));
        const std::size_t held = random.below(std::min(known, ranks) + 1);
        for (std::size_t r = 0; r < ranks; ++r) {
            if (r > 0) out += ',';
            if (r >= held || (gaps && random.below(4) == 0)) continue;
            const std::size_t who = order[r];
            // The first names are the last in order, so that late ones come before early ones.
            std::string name = std::string(1, static_cast<char>('z' - who)) + (who % 3 == 0 ? "o\u00E9" : "");
            if (who % 4 == 1) name += " of more than sixteen bytes";
            switch (random.below(8)) {
                case 0: out += " " + name + "\t"; break;
                case 1: out += "\"" + name + "\""; break;
                default: out += name;
            }
        }
        const char* const some_weights[] = {"1", "2", "0.5", "1/3", "2.50", "0"};
        if (weights) out += std::string(",") + some_weights[random.below(6)];
        out += random.below(3) == 0 ? ",\"a\nb\"" : ",N" + std::to_string(row);
        out += random.below(5) == 0 ? "\r\n" : "\n";
        if (random.below(9) == 0) out += " \t\n\n";
    }
    if (random.below(2) == 0) out.pop_back();
    return out;
}

const std::vector<option_texts> policies{
    {},
    {{"unranked", "no-opinion"}},
    {{"pairwise-ties", "half"}},
    {{"unranked", "no-opinion"}, {"pairwise-ties", "half"}},
    {{"unranked", "reject"}},
    {{"unranked", "reject"}, {"overvote", "spoil"}},
    {{"overvote", "truncate"}, {"pairwise-ties", "half"}},
};

TEST_F(stream, every_rule_on_tallies_decides_as_on_all_ballots) {
    random_source random(11);
    strings rules;
    for (const rule_entry& rule : all_rule_entries()) {
        if (reads_tallies_of_rankings(rule)) rules.emplace_back(rule.info.id);
    }
    ASSERT_GT(rules.size(), 30U);
    folder_.write("b.csv", table(random, 4, 3, true, true, true));
    consultation asked = of({"b.csv"}, rules);
    asked.keep_tallies = true;
    const counting whole = count(asked, 0), pieces = count(asked, 100);
    EXPECT_EQ(pieces.told, whole.told);
    EXPECT_EQ(pieces.saved, whole.saved);
    EXPECT_GE(pieces.asked, whole.asked + 5);
}

TEST_F(stream, results_do_not_depend_on_the_pieces) {
    random_source random(12);
    for (std::size_t i = 0; i < 21; ++i) {
        SCOPED_TRACE(i);
        const std::string text =
            table(random, 1 + random.below(9), 1 + random.below(6), i % 2 == 0, i % 3 == 0, i % 4 < 2);
        folder_.write("b.csv", text);
        consultation asked = of({"b.csv"});
        asked.policy = policies[i % policies.size()];
        asked.keep_tallies = true;
        expect_same(asked, text);
    }
}

TEST_F(stream, no_threads_are_one_thread) {
    std::string text = "rank1,rank2\n";
    for (int row = 0; row < 60; ++row) text += "A,B\n";
    folder_.write("b.csv", text);
    consultation asked = of({"b.csv"});
    for (const bool digest : {true, false}) {
        asked.ballots[0].reading.digest = digest;
        EXPECT_EQ(count(asked, 100, 0).told, count(asked, 0).told);
    }
}

TEST_F(stream, columns_of_ranks_with_ties_are_counted_in_pieces_too) {
    random_source random(13);
    for (std::size_t i = 0; i < policies.size(); ++i) {
        std::string text = "A,B,C,D\n1,2,2,4\n";
        for (int row = 0; row < 60; ++row) {
            for (int c = 0; c < 4; ++c) {
                if (c > 0) text += ',';
                if (random.below(5) != 0) text += std::to_string(1 + random.below(4));
            }
            text += '\n';
        }
        folder_.write("m.csv", text);
        consultation asked = of({"m.csv"});
        asked.policy = policies[i];
        asked.keep_tallies = true;
        expect_same(asked, text);
        EXPECT_GE(count(asked, 100).asked, count(asked, 0).asked + 3);
    }
}

TEST_F(stream, a_column_that_may_be_a_stratum_or_a_candidate_needs_all_ballots) {
    std::string text = "A,B,C\n";
    for (int row = 0; row < 60; ++row) text += "1,2,\n";
    folder_.write("late.csv", text + "3,2,1\n");
    folder_.write("town.csv", text + "1,2,N\n");
    for (const char* name : {"late.csv", "town.csv"}) {
        const consultation asked = of({name});
        expect_same(asked);
        EXPECT_EQ(count(asked, 50).asked, count(asked, 0).asked);
    }
}

TEST_F(stream, several_files_are_one_electorate) {
    random_source random(14);
    for (int i = 0; i < 6; ++i) {
        folder_.write("a.csv", table(random, 6, 4, true, i % 2 == 0, true));
        folder_.write("b.csv", "rank1,rank3\nQ,z\n\n");
        folder_.write("c.csv", table(random, 9, 2, false, i % 3 == 0, false));
        expect_same(of({"a.csv", "b.csv", "c.csv"}));
        expect_same(of({"b.csv", "a.csv"}));
    }
}

TEST_F(stream, declared_candidates_keep_their_order_and_declared_strata_their_values) {
    std::string text = "rank1,rank2,town\n";
    for (int row = 0; row < 50; ++row) text += row % 3 == 0 ? "A,B,N\n" : "B,,S\n";
    folder_.write("b.csv", text);
    consultation asked = of({"b.csv"});
    for (const char* id : {"C", "B", "A"}) asked.proposals.push_back({id, {}, {}, {}});
    asked.strata.push_back({"town", {}, {"N", "S"}, {}});
    expect_same(asked);
    EXPECT_GE(count(asked, 50).asked, count(asked, 0).asked + 3);
    folder_.write("b.csv", text + "A,Q,N\n");
    expect_same(asked);
    EXPECT_NE(count(asked, 50).told.find("b.csv:52:3: error: 'Q' is not among the declared candidates"),
              std::string::npos);
    folder_.write("b.csv", text + "A,B,W\n");
    expect_same(asked);
}

TEST_F(stream, late_lines_are_refused_in_their_place) {
    std::string text = "rank1,rank2\n";
    for (int row = 0; row < 50; ++row) text += row % 7 == 0 ? "\"A\n\",\"B\"\n\n" : "B,A\n";
    for (const char* bad : {"A,A\n", "A\n", "A,B,C\n", "A,\"B\n", "A,\xFF\n", "\"A\"x,B\n"}) {
        SCOPED_TRACE(bad);
        folder_.write("b.csv", text + bad + text.substr(12));
        consultation asked = of({"b.csv"});
        expect_same(asked);
        asked.ballots[0].reading.lenient = true;
        expect_same(asked);
        asked.ballots[0].reading.max_rejected = 0;
        expect_same(asked);
    }
}

TEST_F(stream, ballots_too_long_for_the_quick_reader_are_counted_in_pieces_too) {
    random_source random(16);
    for (const bool gaps : {false, true}) {
        folder_.write("b.csv", table(random, 25, 24, gaps, true, true));
        consultation asked = of({"b.csv"}, {"borda"});
        asked.keep_tallies = true;
        expect_same(asked);
        EXPECT_GE(count(asked, 250, 7).asked, count(asked, 0).asked + 3);
    }
}

TEST_F(stream, refused_lines_are_counted_over_all_pieces) {
    std::string text = "rank1,rank2\n";
    for (int row = 0; row < 50; ++row) text += row % 10 == 4 ? "A,A\n" : "B,A\n";
    folder_.write("b.csv", text);
    consultation asked = of({"b.csv"});
    asked.ballots[0].reading.lenient = true;
    for (const std::size_t most : {3U, 4U, 5U}) {
        asked.ballots[0].reading.max_rejected = most;
        expect_same(asked);
    }
    asked.ballots[0].reading.max_rejected = 3;
    EXPECT_NE(count(asked, 60).told.find("b.csv:36: error: more than 3 ballots are rejected"), std::string::npos);
}

TEST_F(stream, damaged_tables_are_refused_or_counted_alike) {
    random_source random(15);
    const std::string bytes = ",,\n\n\"\"\"\r \t'=1aZ\xC3\xA9\xFF";
    std::size_t refused = 0;
    for (int i = 0; i < 400; ++i) {
        std::string text = table(random, 6, 3, i % 2 == 0, i % 3 == 0, true);
        for (std::size_t damage = 1 + random.below(3); damage > 0; --damage) {
            const std::size_t at = random.below(text.size());
            switch (random.below(3)) {
                case 0: text[at] = bytes[random.below(bytes.size())]; break;
                case 1: text.insert(at, 1, bytes[random.below(bytes.size())]); break;
                default: text.erase(at, 1 + random.below(3)); break;
            }
        }
        folder_.write("b.csv", text);
        consultation asked = of({"b.csv"}, {"borda"});
        asked.ballots[0].reading.lenient = i % 2 == 0;
        asked.ballots[0].reading.format = "csv";
        const counting whole = count(asked, 0);
        const counting pieces = count(asked, 1 + random.below(500), i % 10 == 0 ? 7 : i % 3 == 0 ? 2 : 1);
        ASSERT_EQ(pieces.told, whole.told) << text;
        refused += whole.told.starts_with('{') ? 0U : 1U;
    }
    EXPECT_GT(refused, 20U);
    EXPECT_LT(refused, 300U);
}

TEST_F(stream, whoever_reads_ballots_gets_them) {
    std::string text = "rank1,rank2,town,voter\n";
    for (int row = 0; row < 50; ++row) text += std::string("A,B,N,v") + std::to_string(row % 30) + "\nB,A,S,\n";
    folder_.write("voters.csv", text);
    const consultation voters = of({"voters.csv"});
    expect_same(voters);
    EXPECT_EQ(count(voters, 50).asked, count(voters, 0).asked);

    folder_.write("b.csv", "rank1,rank2,town\nA,B,N\nB,A,S\nA,,S\n");
    for (const strings& rules : {strings{"irv"}, strings{"schulze", "irv"}}) {
        const consultation asked = of({"b.csv"}, rules);
        expect_same(asked);
        EXPECT_EQ(count(asked, 20).asked, count(asked, 0).asked);
    }
    consultation asked = of({"b.csv"}, {"schulze"});
    asked.counts[0].by = "town";
    expect_same(asked);
    asked.counts[0].by.clear();
    asked.counts[0].where = std::pair("town", "S");
    expect_same(asked);
    asked.counts[0].where.reset();
    asked.counts[0].requirements.push_back(*parse_requirement_spec("supermajority:share=2/3,against=B"));
    expect_same(asked);
    asked.counts[0].requirements = {*parse_requirement_spec("status-quo:against=B"),
                                    *parse_requirement_spec("quorum:heads=2")};
    expect_same(asked);
    EXPECT_GT(count(asked, 20).asked, count(asked, 0).asked);
}

TEST_F(stream, a_caller_can_stop_between_two_pieces) {
    folder_.write("b.csv", "rank1\nA\nB\nC\nD\nE\nF\nG\nH\n");
    consultation asked = of({"b.csv"}, {"plurality"});
    asked.ballots[0].reading.stream_bytes = 8;
    control c;
    int calls = 0;
    c.progress = [&](double) { return ++calls < 3; };
    const auto stopped = run(asked, c);
    ASSERT_FALSE(stopped.has_value());
    EXPECT_EQ(stopped.error().code, error_code::cancelled);
    EXPECT_EQ(calls, 3);
    c = {};
    c.max_candidates = 5;
    EXPECT_NE(refusal(run(asked, c)).find("at most 5 candidates are allowed"), std::string::npos);
}

TEST_F(stream, more_candidates_than_a_matrix_shows_take_no_duels_unless_a_rule_reads_them) {
    std::string text = "rank1,rank2\n";
    for (int i = 0; i < 130; ++i) text += "n" + std::to_string(i / 2) + ",m" + std::to_string(i % 7) + "\n";
    folder_.write("b.csv", text);
    expect_same(of({"b.csv"}, {"borda"}));
    expect_same(of({"b.csv"}, {"schulze"}));
}

}  // namespace
}  // namespace delib::testing
