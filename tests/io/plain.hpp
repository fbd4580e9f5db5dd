// What tests of the quick readers share: the general reader, ballot by ballot, is the oracle.
#pragma once

#include "delib/core/random.hpp"
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

/// Writes over, puts in or takes out single bytes of a text, `places` times.
inline void damage(std::string& text, std::uint64_t places, std::string_view bytes, random_source& random) {
    for (; places > 0; --places) {
        const std::size_t at = random.below(text.size());
        switch (random.below(3)) {
            case 0: text[at] = bytes[random.below(bytes.size())]; break;
            case 1: text.insert(at, 1, bytes[random.below(bytes.size())]); break;
            default: text.erase(at, 1 + random.below(3)); break;
        }
    }
}

/// Whether the general reader refuses a text; the quick one, in blocks, does and says the same.
inline bool refused_alike(const std::string& text, read_options options, std::size_t block_bytes, unsigned threads) {
    options.block_bytes = 0;
    options.threads = threads;
    const auto general = read_ballots_text(text, "f", options);
    options.block_bytes = block_bytes;
    const auto blocks = read_ballots_text(text, "f", options);
    EXPECT_EQ(general.has_value(), blocks.has_value()) << text;
    if (!general || !blocks) {
        const auto why = [](const auto& read) { return read ? std::string() : to_text(read.error()); };
        EXPECT_EQ(why(blocks), why(general)) << text;
        return true;
    }
    expect_same_reading(*blocks, *general);
    EXPECT_EQ(blocks->report.rejected.size(), general->report.rejected.size());
    return false;
}

}  // namespace delib::testing
