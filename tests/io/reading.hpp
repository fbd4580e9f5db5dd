// What the tests of readers and writers share.
#pragma once

#include "delib/io/read.hpp"
#include "delib/io/write.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

namespace delib::testing {

inline read_options as(std::string format) {
    read_options options;
    options.format = std::move(format);
    return options;
}

inline read_options as(std::string format, ballot_reading reading) {
    read_options options = as(std::move(format));
    options.ballot = reading;
    return options;
}

/// The ballots of a text, or a failed test.
inline ballots read(std::string_view text, const read_options& options) {
    auto out = read_ballots_text(text, "f", options);
    if (!out) {
        ADD_FAILURE() << to_text(out.error());
        return {};
    }
    return *std::move(out);
}

/// `f:LINE:COLUMN: error: …` of a text that must not be read.
inline std::string failure(std::string_view text, const read_options& options) {
    const auto out = read_ballots_text(text, "f", options);
    if (out) {
        ADD_FAILURE() << "was read, with " << out->report.cast << " ballots";
        return {};
    }
    return to_text(out.error());
}

/// One line a distinct ballot: `2*1/3 A=1 B=2 | north`.
inline std::vector<std::string> lines(const profile& p) {
    std::vector<std::string> out;
    for (std::size_t i = 0; i < p.size(); ++i) {
        const ballot_view ballot = p[i];
        std::string line = std::to_string(ballot.heads);
        const weight total = weight::ratio(ballot.numerator, p.denominator());
        if (total != weight::ratio(static_cast<int128>(ballot.heads), 1)) line += "*" + to_text(total);
        for (const entry& e : ballot.entries) {
            line += " " + p.candidates().name(e.who) + "=" +
                    (p.share_scale() != nullptr ? p.share_scale()->label(e.value) : std::to_string(e.value));
        }
        for (std::size_t c = 0; c < ballot.strata.size(); ++c) line += " | " + p.strata()[c].values[ballot.strata[c]];
        out.push_back(line);
    }
    return out;
}

using strings = std::vector<std::string>;

/// cast = counted + blank + rejected, where a rejected line says how many ballots it held.
inline void expect_balanced(const ballots& b) {
    std::uint64_t rejected = 0;
    for (const rejected_ballot& r : b.report.rejected) {
        const auto open = r.why.rfind('(');
        const bool several = r.why.ends_with(" ballots)") && open != std::string::npos;
        rejected += several ? std::strtoull(r.why.c_str() + open + 1, nullptr, 10) : 1;
    }
    EXPECT_EQ(b.report.cast, b.report.counted + b.report.blank + rejected);
    EXPECT_EQ(b.report.counted, b.profile.heads());
    EXPECT_EQ(b.report.blank, b.profile.blank_heads());
}

/// Whether two profiles are the same ballots of the same candidates.
inline void expect_same(const profile& a, const profile& b) {
    EXPECT_EQ(a.kind(), b.kind());
    EXPECT_EQ(a.candidates().names(), b.candidates().names());
    EXPECT_EQ(lines(a), lines(b));
    strings left, right;
    for (const stratum_column& s : a.strata()) left.push_back(s.name);
    for (const stratum_column& s : b.strata()) right.push_back(s.name);
    EXPECT_EQ(left, right);
}

/// A file of the corpus of real ballots, or nothing where DELIB_CORPUS is not set.
inline std::string corpus(const std::string& path) {
    const char* folder = std::getenv("DELIB_CORPUS");
    return folder == nullptr ? std::string() : std::string(folder) + "/" + path;
}

}  // namespace delib::testing
