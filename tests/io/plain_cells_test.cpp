// Tables with a column for each candidate, read in blocks: ranks, grades, marks and numbers.
#include "delib/core/random.hpp"
#include "io/plain.hpp"

#include <algorithm>

namespace delib::testing {
namespace {

struct kind_of_cells {
    ballot_reading reading;
    strings scale{};
    strings cells{};  // as they may be written
};

const std::vector<kind_of_cells> kinds{
    {ballot_reading::matrix, {}, {"1", "2", "3", "7", "02", " 3 ", "\"1\"", "4294967295"}},
    {ballot_reading::grades, {"Bad", "Zo\u00E9", "Good"}, {"Bad", "Good", "\"Good\"", " Bad", "Zo\u00E9", "Zoe\u0301"}},
    {ballot_reading::grades, {}, {"0", "1", "5", "5.0", "-2", "\"3\"", "'-2", "2.5"}},
    {ballot_reading::points, {}, {"0", "10", "2/4", "0.5", "-3", "'-3", " 7", "1e2"}},
    {ballot_reading::approvals, {}, {"1", "0", "\"1\"", " 1", "0 "}},
};

read_options reading_as(const kind_of_cells& kind) {
    read_options out = as("csv", kind.reading);
    out.scale = kind.scale;
    return out;
}

// Some candidates have no column on some days; what is empty is said by nobody.
table_pair make_cells(random_source& random, const kind_of_cells& kind, std::size_t names, bool sides) {
    table_pair out;
    strings header;
    for (std::size_t c = 0; c < names; ++c) header.push_back("name " + std::to_string((c + names / 2) % names));
    if (sides) {
        header.insert(header.begin(), "weight");
        header.push_back("town");
    }
    out.add(header);
    const std::size_t rows = 30 + random.below(80);
    // The last kind of cell is rare, and so, now and then, is any.
    const std::size_t written = 1 + random.below(kind.cells.size());
    for (std::size_t row = 0; row < rows; ++row) {
        strings cells;
        const std::size_t silent = random.below(5);
        for (std::size_t c = 0; c < names; ++c) {
            const bool said = row == 0 || (random.below(5) >= silent && silent < 4);
            cells.push_back(said ? kind.cells[random.below(written)] : random.below(9) == 0 ? " " : "");
        }
        if (sides) {
            const char* const weights[] = {"1", "2", "0.5", "1/3", "\"4\""};
            const char* const towns[] = {"", "N", " S", "\"N\"", "\"a, b\""};
            cells.insert(cells.begin(), weights[random.below(5)]);
            cells.push_back(towns[random.below(5)]);
        }
        out.add(cells, random.below(5) == 0 ? "\r\n" : "\n");
        if (random.below(9) == 0) {
            out.plain += " \t\n\n";
            out.voters += "\n";
        }
    }
    return out;
}

TEST(plain_cells, are_read_as_the_general_reader_reads_them) {
    random_source random(31);
    for (int i = 0; i < 60; ++i) {
        const kind_of_cells& kind = kinds[static_cast<std::size_t>(i) % kinds.size()];
        const bool sides = i % 3 == 0;
        const table_pair t = make_cells(random, kind, 2 + random.below(9), sides);
        SCOPED_TRACE(std::to_string(i) + '\n' + t.plain);
        read_options options = reading_as(kind);
        if (sides) options.strata = {{"town", {}}};
        options.lenient = true;  // a number may be no grade, and 1e2 no number
        expect_same_in_all_ways(t, options);
    }
}

TEST(plain_cells, may_need_more_than_64_bits_and_more_than_128) {
    random_source random(32);
    for (const std::size_t names : {12U, 20U, 40U, 70U, 200U}) {
        for (const kind_of_cells& kind : kinds) {
            SCOPED_TRACE(std::to_string(names) + " names");
            read_options options = reading_as(kind);
            options.lenient = true;
            expect_same_in_all_ways(make_cells(random, kind, names, false), options);
        }
    }
}

TEST(plain_cells, of_declared_candidates_stand_in_any_column) {
    table_pair t;
    t.add({"B", "town", "C", "A"});
    t.add({"1", "S", "", "2"});
    t.add({"", "N", "", "1"});
    t.add({"", "N", "", ""});
    t.add({"2", "N", "1", ""});
    read_options options = as("csv", ballot_reading::matrix);
    options.candidates = {"C", "A", "B"};
    options.strata = {{"town", {"N", "S"}}};
    expect_same_in_all_ways(t, options);
    const ballots b = read(t.plain, options);
    EXPECT_EQ(lines(b.profile), (strings{"1 | N", "1 C=1 B=2 | N", "1 A=1 | N", "1 B=1 A=2 | S"}));
}

TEST(plain_cells, that_are_wrong_are_refused_in_their_place) {
    random_source random(33);
    const std::string bytes = ",,\n\n\"\"\r \t'=-019xa\xC3\xA9\xFF";
    std::size_t refused = 0;
    for (int i = 0; i < 600; ++i) {
        const kind_of_cells& kind = kinds[static_cast<std::size_t>(i) % kinds.size()];
        const table_pair t = make_cells(random, kind, 2 + random.below(4), i % 3 == 0);
        std::string text = i % 4 == 0 ? t.voters : t.plain;
        damage(text, random.below(3), bytes, random);
        read_options options = reading_as(kind);
        options.lenient = i % 2 == 0;
        const std::size_t block = 1 + random.below(200);
        if (refused_alike(text, options, block, i % 100 == 0 ? 2 : 1)) ++refused;
        if (HasFailure()) FAIL() << text;
    }
    EXPECT_GT(refused, 60U);
    EXPECT_LT(refused, 500U);
}

}  // namespace
}  // namespace delib::testing
