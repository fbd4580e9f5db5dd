// Plain tables are read in blocks and on several threads; the general reader, ballot by ballot, is the oracle.
#include "delib/core/random.hpp"
#include "io/plain.hpp"

#include <algorithm>

namespace delib::testing {
namespace {

// Rows of distinct names, with empty cells as `gaps` has it, in as many spellings as there are.
table_pair make_table(random_source& random, std::size_t names, std::size_t ranks, bool gaps, bool sides) {
    table_pair out;
    strings header;
    for (std::size_t r = 0; r < ranks; ++r) header.push_back("rank" + std::to_string(ranks - r));
    if (sides) header.insert(header.end(), {"team", "weight", "town"});
    out.add(header);
    std::vector<std::size_t> order(names);
    for (std::size_t i = 0; i < names; ++i) order[i] = i;
    const std::size_t rows = 40 + random.below(60);
    for (std::size_t row = 0; row < rows; ++row) {
        random.shuffle(std::span(order));
        const std::size_t held = random.below(std::min(names, ranks) + 1);
        strings cells(ranks);
        for (std::size_t r = 0; r < held; ++r) {
            if (gaps && random.below(4) == 0) continue;
            const std::size_t who = order[r];
            std::string name = who % 3 == 0   ? "Zo\u00E9" + std::to_string(who)
                               : who % 3 == 1 ? "a name of more than sixteen bytes " + std::to_string(who)
                                              : "n" + std::to_string(who);
            switch (random.below(8)) {
                case 0: name = " " + name + "\t"; break;
                case 1: name = "\"" + name + "\""; break;
                case 2: name = " \"" + name + " \" "; break;
                case 3: name = who % 3 == 0 ? "Zoe\u0301" + std::to_string(who) : name; break;
                default: break;
            }
            cells[ranks - 1 - r] = name;
        }
        if (sides) {
            const char* const weights[] = {"1", "2", "0.5", "1/3", "2.50", "\"4\""};
            const char* const towns[] = {"", "N", " S", "\"N\"", "\u00C9", "\"a, b\""};
            cells.push_back(std::to_string(random.below(3)));
            cells.push_back(weights[random.below(6)]);
            cells.push_back(towns[random.below(6)]);
        }
        out.add(cells, random.below(5) == 0 ? "\r\n" : "\n");
        if (random.below(9) == 0) {
            out.plain += " \t\n\n";
            out.voters += "\n";
        }
    }
    return out;
}

TEST(plain, tables_are_read_as_the_general_reader_reads_them) {
    random_source random(7);
    for (int i = 0; i < 40; ++i) {
        SCOPED_TRACE(i);
        const std::size_t ranks = 1 + random.below(8);
        expect_same_in_all_ways(make_table(random, 1 + random.below(12), ranks, i % 2 == 0, i % 3 == 0));
    }
}

TEST(plain, ballots_may_need_more_than_64_bits_and_more_than_128) {
    random_source random(8);
    for (const std::size_t names : {60U, 64U, 65U, 200U}) {
        for (const std::size_t ranks : {12U, 30U}) {
            for (const bool gaps : {false, true}) {
                SCOPED_TRACE(std::to_string(names) + " names, " + std::to_string(ranks) + " ranks");
                expect_same_in_all_ways(make_table(random, names, ranks, gaps, true));
            }
        }
    }
}

TEST(plain, the_last_line_may_end_anywhere) {
    for (const std::size_t length : {1U, 55U, 56U, 57U, 63U, 64U, 65U, 120U, 121U}) {
        table_pair t;
        t.add({"rank1", "rank2"});
        t.add({std::string(length, 'x'), "B"});
        t.add({"B", std::string(length, 'x')}, "");
        expect_same_in_all_ways(t);
    }
}

TEST(plain, declared_candidates_and_strata_keep_their_order) {
    table_pair t;
    t.add({"town", "rank1", "rank2"});
    t.add({"S", "B", "A"});
    t.add({"W", "", ""});
    read_options options = as("csv");
    options.candidates = {"C", "B", "A"};
    options.strata = {{"town", {"W", "S", "E"}}};
    expect_same_in_all_ways(t, options);
}

TEST(plain, a_cell_may_hold_line_ends_and_commas) {
    table_pair t;
    t.add({"rank1", "rank2"});
    for (int i = 0; i < 30; ++i) t.add({"\"two\nlines,\nand \"\"more\"\"\"", i % 2 == 0 ? "\"B\"" : "B, C"});
    // `B, C` is two cells: drop the ballots that hold it.
    table_pair sound;
    sound.add({"rank1", "rank2"});
    for (int i = 0; i < 30; ++i)
        sound.add({"\"two\nlines,\nand \"\"more\"\"\"", i % 2 == 0 ? "\"B\"" : "\"B, C\""}, i % 3 == 0 ? "\r\n" : "\n");
    expect_same_in_all_ways(sound);
    EXPECT_NE(failure(t.plain, as("csv")).find("this line has 3 cells"), std::string::npos);
}

TEST(plain, a_voter_who_votes_again_is_found_in_another_block) {
    std::string text = "rank1,voter\n";
    for (int i = 0; i < 200; ++i) text += "A,v" + std::to_string(i) + "\n" + (i % 50 == 0 ? "B,\n" : "");
    for (const char* again : {"v7", " v7 ", "\"v7\"", "Zoe\u0301"}) {
        const std::string twice = text + "C,Zo\u00E9\nC," + again + "\n";
        const ballots general = read_in_blocks(twice, 0, 1, as("csv"));
        EXPECT_EQ(general.report.rejected.size(), 1U);
        const ballots blocks = read_in_blocks(twice, 64, 2, as("csv"));
        expect_same_reading(blocks, general);
        ASSERT_EQ(blocks.report.rejected.size(), 1U);
        EXPECT_EQ(blocks.report.rejected[0].where, general.report.rejected[0].where);
        EXPECT_EQ(blocks.report.rejected[0].why, general.report.rejected[0].why);
    }
}

TEST(plain, damaged_tables_are_refused_or_read_alike) {
    random_source random(9);
    const std::string bytes = ",,\n\n\"\"\"\r \t'=1aZ\xC3\xA9\xFF";
    std::size_t refused = 0;
    for (int i = 0; i < 1000; ++i) {
        const table_pair t = make_table(random, 6, 3, i % 2 == 0, i % 3 == 0);
        std::string text = i % 5 == 0 ? t.voters : t.plain;
        damage(text, 1 + random.below(3), bytes, random);
        read_options options = as("csv");
        options.lenient = i % 4 == 0;
        const std::size_t block = 1 + random.below(200);
        if (refused_alike(text, options, block, i % 100 == 0 ? 2 : 1)) ++refused;
        if (HasFailure()) FAIL() << text;
    }
    EXPECT_GT(refused, 150U);
    EXPECT_LT(refused, 850U);
}

TEST(plain, errors_have_their_place_in_any_block) {
    const std::string good = "Ann,Bob\n";
    std::string head = "rank1,rank2\n";
    for (int i = 0; i < 700; ++i) head += good;
    const std::pair<std::string, std::string> bad[] = {
        {"Ann,Ann\n", "f:702:5: error: this ballot names 'Ann' twice"},
        {"Ann\n", "f:702:1: error: this line has 1 cell, the header 2"},
        {"Ann,Bob,Cyd\n", "f:702:9: error: this line has 3 cells, the header 2"},
        {"Ann,B\xFF\n", "f:702:6: error: the byte \\x{FF} is not UTF-8"},
        {"Ann,\"B\"x\n", "f:702:8: error: text behind a closing quote; expected a comma or the end of the line"},
        {"Ann,\"B\n", "f:702:5: error: the quote that opens here is never closed"},
        {"Ann,\"B\" \r,\n", ""},
        {"Ann,B\n" + std::string(1, '\0'), ""},
    };
    for (const auto& [line, said] : bad) {
        const std::string text = head + line + (said.ends_with("closed") ? "" : good + good);
        read_options options = as("csv");
        options.block_bytes = 0;
        const std::string whole = failure(text, options);
        if (!said.empty()) {
            EXPECT_EQ(whole, said);
        }
        for (const std::size_t block : {16U, 1000U}) {
            options.block_bytes = block;
            options.threads = 2;
            EXPECT_EQ(failure(text, options), whole);
        }
    }
    read_options lenient = as("csv");
    lenient.lenient = true;
    lenient.block_bytes = 100;
    lenient.threads = 2;
    const ballots b = read(head + "Ann,Ann\n" + good, lenient);
    EXPECT_EQ(b.report.counted, 701U);
    ASSERT_EQ(b.report.rejected.size(), 1U);
    EXPECT_EQ(b.report.rejected[0].where, "f:702");
}

}  // namespace
}  // namespace delib::testing
