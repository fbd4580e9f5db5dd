// What must hold for any bytes that a reader is given. A violation ends the fuzzer.
#pragma once

#include "delib/io/read.hpp"
#include "delib/io/write.hpp"

#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

namespace delib::fuzzing {

inline void require(bool holds, const char* what) {
    if (holds) return;
    std::fprintf(stderr, "violated: %s\n", what);
    std::abort();
}

/// Small limits, so that they are met, and a lenient reading besides the strict one.
inline read_options options_for(std::string format, ballot_reading reading) {
    read_options options;
    options.format = std::move(format);
    options.ballot = reading;
    options.max_line_bytes = 4096;
    options.max_columns = 64;
    options.max_rejected = 16;
    return options;
}

/// cast = counted + blank + rejected, where a rejected line tells how many ballots it held.
inline void check_report(const ballots& b) {
    std::uint64_t rejected = 0;
    for (const rejected_ballot& r : b.report.rejected) {
        const auto open = r.why.rfind('(');
        const bool several = r.why.ends_with(" ballots)") && open != std::string::npos;
        rejected += several ? std::strtoull(r.why.c_str() + open + 1, nullptr, 10) : 1;
    }
    require(b.report.cast == b.report.counted + b.report.blank + rejected, "cast = counted + blank + rejected");
    require(b.report.counted == b.profile.heads(), "counted ballots are in the profile");
    require(b.report.blank == b.profile.blank_heads(), "blank ballots are in the profile");
}

/// Whether both hold the same ballots of the same candidates.
inline bool same(const profile& a, const profile& b) {
    if (a.kind() != b.kind() || !(a.candidates() == b.candidates()) || a.size() != b.size()) return false;
    if (a.denominator() != b.denominator() || a.strata().size() != b.strata().size()) return false;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const ballot_view left = a[i], right = b[i];
        if (left.numerator != right.numerator || left.heads != right.heads) return false;
        if (left.entries.size() != right.entries.size()) return false;
        for (std::size_t e = 0; e < left.entries.size(); ++e) {
            const entry &x = left.entries[e], &y = right.entries[e];
            if (x.who != y.who) return false;
            if (a.share_scale() == nullptr ? x.value != y.value
                                           : a.share_scale()->label(x.value) != b.share_scale()->label(y.value)) {
                return false;
            }
        }
        for (std::size_t c = 0; c < left.strata.size(); ++c) {
            if (a.strata()[c].values[left.strata[c]] != b.strata()[c].values[right.strata[c]]) return false;
        }
    }
    return true;
}

/// What is written is read back as it was.
inline void check_round_trip(const profile& p, const std::string& format, read_options options) {
    // A line for each of a billion voters says nothing new.
    if (p.heads() + p.blank_heads() > 10'000) return;
    const auto text = write_ballots(p, format);
    if (!text) return;
    options.format = format;
    options.max_line_bytes = std::size_t{1} << 20;
    options.max_columns = 100'000;
    options.lenient = false;
    if (p.kind() == ballot_kind::graded) {
        options.scale = p.share_scale()->labels();
        options.ballot = ballot_reading::grades;
    }
    if (p.kind() == ballot_kind::approval) options.ballot = ballot_reading::approvals;
    if (p.kind() == ballot_kind::scored) options.ballot = ballot_reading::points;
    if (p.kind() == ballot_kind::ranked) options.ballot = ballot_reading::automatic;
    const auto back = read_ballots_text(*text, "back", options);
    if (!back) std::fprintf(stderr, "%s\n%s\n", to_text(back.error()).c_str(), text->c_str());
    require(back.has_value(), "what was written can be read");
    if (!same(p, back->profile)) std::fprintf(stderr, "%s: %s\n", format.c_str(), text->c_str());
    require(same(p, back->profile), "what was written is read back as it was");
}

/// Reads strictly and leniently; the lenient reading takes whatever the strict one takes.
inline void check_reader(std::string_view text, read_options options, std::initializer_list<const char*> written_as) {
    options.lenient = false;
    const auto strict = read_ballots_text(text, "fuzz", options);
    options.lenient = true;
    const auto lenient = read_ballots_text(text, "fuzz", options);
    if (lenient) check_report(*lenient);
    if (!strict) {
        require(!strict.error().message.empty(), "an error says what is wrong");
        return;
    }
    check_report(*strict);
    require(lenient.has_value() && same(strict->profile, lenient->profile), "a sound file is read alike leniently");
    for (const char* format : written_as) check_round_trip(strict->profile, format, options);
}

/// Reading in small blocks is reading ballot by ballot.
inline void check_blocks(std::string_view text, read_options options) {
    options.block_bytes = 0;
    const auto whole = read_ballots_text(text, "fuzz", options);
    options.block_bytes = 16;
    const auto blocks = read_ballots_text(text, "fuzz", options);
    require(whole.has_value() == blocks.has_value(), "blocks are read or refused like the whole");
    if (!whole) {
        require(to_text(whole.error()) == to_text(blocks.error()), "an error is the same in blocks");
        return;
    }
    require(same(whole->profile, blocks->profile) && whole->report.cast == blocks->report.cast,
            "the ballots are the same in blocks");
}

}  // namespace delib::fuzzing
