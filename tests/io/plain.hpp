// What tests of the quick readers share: the general reader, ballot by ballot, is the oracle.
#pragma once

#include "io/reading.hpp"

namespace delib::testing {

inline std::string joined(const strings& cells, const char* end) {
    std::string out;
    for (const std::string& cell : cells) out += (&cell == &cells.front() ? "" : ",") + cell;
    return out + end;
}

// A table in two forms: as it is, and with a voter in each record.
struct table_pair {
    std::string plain{};
    std::string voters{};

    void add(const strings& cells, const char* end = "\n") {
        plain += joined(cells, end);
        strings more = cells;
        more.insert(more.begin(), voters.empty() ? "voter" : "v" + std::to_string(voters.size()));
        voters += joined(more, end);
    }
};

inline ballots read_in_blocks(std::string_view text, std::size_t block_bytes, unsigned threads, read_options options) {
    options.block_bytes = block_bytes;
    options.threads = threads;
    return read(text, options);
}

inline void expect_same_reading(const ballots& a, const ballots& b) {
    expect_same(a.profile, b.profile);
    EXPECT_EQ(a.profile.denominator(), b.profile.denominator());
    EXPECT_EQ(a.profile.total(), b.profile.total());
    EXPECT_EQ(a.profile.blank_total(), b.profile.blank_total());
    for (std::size_t i = 0; i < a.profile.strata().size(); ++i) EXPECT_EQ(a.profile.strata()[i], b.profile.strata()[i]);
    EXPECT_EQ(a.report.kind, b.report.kind);
    EXPECT_EQ(a.report.format, b.report.format);
    EXPECT_EQ(a.report.cast, b.report.cast);
    EXPECT_EQ(a.report.counted, b.report.counted);
    EXPECT_EQ(a.report.blank, b.report.blank);
}

inline void expect_same_in_all_ways(const table_pair& t, const read_options& options = as("csv")) {
    const ballots general = read_in_blocks(t.plain, 0, 1, options);
    expect_same_reading(read_in_blocks(t.voters, 0, 1, options), general);
    for (const std::size_t block : {1U, 7U, 64U, 300U, 1U << 22}) {
        for (const unsigned threads : {1U, 3U}) {
            SCOPED_TRACE(std::to_string(block) + " bytes, " + std::to_string(threads) + " threads");
            expect_same_reading(read_in_blocks(t.plain, block, threads, options), general);
            expect_same_reading(read_in_blocks(t.voters, block, threads, options), general);
        }
    }
}

}  // namespace delib::testing
