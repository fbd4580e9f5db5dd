// What a tally file must not get past: damage of any byte, and forged numbers under a checksum that fits.
#include "delib/tally/serial.hpp"
#include "support/ballots.hpp"
#include "support/saved_tally.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>
#include <vector>

namespace delib {
namespace {

using testing::byte_row;
using testing::sealed;
using testing::value;
using testing::written_tally;

std::vector<byte_row> fixtures() {
    std::vector<byte_row> all;
    for (const auto& entry : std::filesystem::directory_iterator("tests/tally/fixtures")) {
        if (entry.path().extension() != ".tally") continue;
        std::ifstream file(entry.path(), std::ios::binary);
        const std::string text{std::istreambuf_iterator<char>(file), {}};
        const auto bytes = std::as_bytes(std::span(text));
        all.emplace_back(bytes.begin(), bytes.end());
    }
    return all;
}

// Whatever is read must be what these very bytes are: nothing else writes them.
::testing::AssertionResult is_refused_or_sound(const byte_row& bytes) {
    const auto read = deserialise_all(bytes);
    if (!read)
        return read.error().message.empty() ? ::testing::AssertionFailure() << "no message"
                                            : ::testing::AssertionSuccess();
    const auto again = serialise(*read);
    if (!again) return ::testing::AssertionFailure() << again.error().message;
    return *again == bytes ? ::testing::AssertionSuccess()
                           : ::testing::AssertionFailure() << "read, and written otherwise";
}

TEST(hostile_bytes, one_changed_byte_is_noticed) {
    const auto all = fixtures();
    ASSERT_GE(all.size(), 5U);
    for (const byte_row& fixture : all) {
        ASSERT_TRUE(deserialise_all(fixture));
        for (std::size_t i = 0; i < fixture.size(); ++i) {
            for (const unsigned flip : {0x01U, 0x80U, 0xFFU}) {
                byte_row bytes = fixture;
                bytes[i] ^= static_cast<std::byte>(flip);
                EXPECT_FALSE(deserialise_all(bytes)) << "byte " << i;
            }
        }
    }
}

TEST(hostile_bytes, one_changed_byte_under_a_fitting_checksum_is_refused_or_another_tally) {
    for (const byte_row& fixture : fixtures()) {
        ASSERT_EQ(sealed(fixture), fixture);
        for (std::size_t i = 0; i + 32 < fixture.size(); ++i) {
            const auto now = std::to_integer<unsigned>(fixture[i]);
            for (const unsigned value : {0U, 1U, 2U, 3U, 16U, 127U, 128U, 255U, now ^ 1U, now ^ 2U, now + 1, now - 1}) {
                byte_row bytes = fixture;
                bytes[i] = static_cast<std::byte>(value & 0xFFU);
                ASSERT_TRUE(is_refused_or_sound(sealed(bytes))) << "byte " << i << " as " << value;
            }
        }
    }
}

TEST(hostile_bytes, a_file_that_was_cut_or_is_too_long_is_refused) {
    for (const byte_row& fixture : fixtures()) {
        for (std::size_t size = 0; size < fixture.size(); ++size) {
            const byte_row cut(fixture.begin(), fixture.begin() + static_cast<std::ptrdiff_t>(size));
            EXPECT_FALSE(deserialise_all(cut)) << size;
            EXPECT_FALSE(deserialise_all(sealed(cut))) << size;
        }
        byte_row longer = fixture;
        longer.insert(longer.end() - 32, std::byte{0});
        const auto read = deserialise_all(sealed(longer));
        ASSERT_FALSE(read);
        EXPECT_NE(read.error().message.find("1 bytes too many"), std::string::npos) << read.error().message;
    }
}

// A sound file of each kind, of ballots that are easy to see.
written_tally ranked_file() {
    // 2: A>B   1: A=B
    written_tally file;
    file.candidates = {"A", "B"};
    file.heads = 3;
    file.how_many = 3;
    file.sections = {
        {1, 8, 3, 1, 3, {0, 1, 0, 2, 1, 2}, {2, 1, 1}},
        {2, 8, 5, 1, 3, {2, 0, 0, 0, 2, 0, 1, 1, 2, 0, 1, 2, 2, 1, 1, 2, 2, 1, 2, 1}, {3, 2, 1, 1, 2}},
        {3, 8, 4, 1, 3, {}, {0, 2, 0, 0}},
    };
    return file;
}

written_tally graded_file() {
    // 1: A 0, B 1   2: A 1
    written_tally file;
    file.candidates = {"A", "B"};
    file.grades = {"0", "1"};
    file.heads = 3;
    file.how_many = 2;
    file.sections = {{4, 8, 6, 1, 3, {}, {0, 1, 2, 2, 0, 1}}, {6, 8, 6, 1, 3, {}, {0, 1, 2, 2, 0, 1}}};
    return file;
}

written_tally approved_file() {
    // 1: A B   2: B
    written_tally file;
    file.candidates = {"A", "B"};
    file.heads = 3;
    file.sections = {{5, 8, 3, 1, 3, {1, 1, 2, 0, 2, 1}, {2, 1, 1}}};
    return file;
}

TEST(hostile_bytes, the_forged_files_begin_as_sound_ones) {
    const auto ranked = value(deserialise_all(ranked_file().bytes()));
    const profile p = testing::rankings("A B", {"2: A>B", "1: A=B"});
    EXPECT_TRUE(*ranked.get<first_tally>() == value(tally_of<first_tally>(p)));
    EXPECT_TRUE(*ranked.get<positions_tally>() == value(tally_of<positions_tally>(p)));
    EXPECT_TRUE(*ranked.get<pairwise_tally>() == value(tally_of<pairwise_tally>(p)));
    const auto graded = value(deserialise_all(graded_file().bytes()));
    EXPECT_TRUE(*graded.get<grades_tally>() ==
                value(tally_of<grades_tally>(testing::grades("A B", "0 1", {"1: 0 1", "2: 1 -"}))));
    const auto approved = value(deserialise_all(approved_file().bytes()));
    EXPECT_TRUE(*approved.get<approvals_tally>() ==
                value(tally_of<approvals_tally>(testing::approvals("A B", {"1: A B", "2: B"}))));
}

struct forgery {
    const char* what;
    std::function<written_tally()> sound;
    std::function<void(written_tally&)> forge;
};

// Each says a piece of the message.
const std::vector<forgery>& forgeries() {
    static const std::vector<forgery> all{
        {"does not begin like one", ranked_file, [](auto& f) { f.magic[0] = 'P'; }},
        {"version 2; this program reads version 1", ranked_file, [](auto& f) { f.version = 2; }},
        {"version 0", ranked_file, [](auto& f) { f.version = 0; }},
        {"a file of 0 tallies", ranked_file, [](auto& f) { f.how_many = 0; }},
        {"a file of 7 tallies", ranked_file, [](auto& f) { f.how_many = 7; }},
        {"ends early", ranked_file, [](auto& f) { f.how_many = 4; }},
        {"bytes too many", ranked_file, [](auto& f) { f.how_many = 2; }},
        {"bytes too many", ranked_file, [](auto& f) { f.after = "more"; }},
        {"a policy that does not exist", ranked_file, [](auto& f) { f.policy[0] = 3; }},
        {"a policy that does not exist", ranked_file, [](auto& f) { f.policy[1] = 2; }},
        {"a policy that does not exist", ranked_file, [](auto& f) { f.policy[2] = 4; }},
        {"a policy that does not exist", ranked_file, [](auto& f) { f.policy[3] = 255; }},
        {"named 'A'", ranked_file, [](auto& f) { f.candidates[1] = "A"; }},
        {"empty name", ranked_file,
         [](auto& f) {
             f.candidates[1] = "";
             f.candidates[0] = "long";
         }},
        {"begins or ends with a blank", ranked_file, [](auto& f) { f.candidates[1] = "B "; }},
        {"is not UTF-8", ranked_file, [](auto& f) { f.candidates[1] = "\xC3"; }},
        {"form C", ranked_file, [](auto& f) { f.candidates[1] = "e\u0301"; }},
        {"a NUL byte", ranked_file, [](auto& f) { f.candidates[1] = std::string("B\0", 2) + "C"; }},
        {"a name of 16385 bytes", ranked_file, [](auto& f) { f.candidates[1] = std::string(16385, 'x'); }},
        {"more than 65535 names of a candidate", ranked_file, [](auto& f) { f.candidates.assign(65536, "x"); }},
        {"more than 65535 names of a grade", graded_file, [](auto& f) { f.grades.assign(65536, "x"); }},
        {"twice", graded_file, [](auto& f) { f.grades[1] = "0"; }},
        {"a scale without a tally of grades", ranked_file, [](auto& f) { f.grades = {"x"}; }},
        {"scores on a scale without numbers", graded_file,
         [](auto& f) {
             f.grades = {"no", "yes"};
         }},
        {"more than 2^63 ballots", ranked_file, [](auto& f) { f.heads = (std::uint64_t{1} << 63) + 1; }},
        {"more than 2^63 ballots", ranked_file, [](auto& f) { f.blank_heads = std::uint64_t{1} << 63; }},
        {"ballots that nobody cast", ranked_file, [](auto& f) { f.heads = 0; }},
        {"blank ballots that nobody cast", ranked_file, [](auto& f) { f.blank_above = 1; }},
        {"blank ballots is not in lowest terms", ranked_file, [](auto& f) { f.blank_below = 0; }},
        {"blank ballots is not in lowest terms", ranked_file, [](auto& f) { f.blank_below = 2; }},
        {"beyond 127 bits", ranked_file, [](auto& f) { f.blank_above = -1; }},
        {"blank ballots weigh more than all", graded_file,
         [](auto& f) {
             f.blank_heads = 1;
             f.blank_above = 4;
         }},
        {"a tally of an unknown kind", ranked_file, [](auto& f) { f.sections[0].kind = 0; }},
        {"a tally of an unknown kind", ranked_file, [](auto& f) { f.sections[2].kind = 7; }},
        {"out of order", ranked_file, [](auto& f) { std::swap(f.sections[0], f.sections[1]); }},
        {"out of order", ranked_file, [](auto& f) { f.sections[1] = f.sections[0]; }},
        {"counts of 4 bytes", ranked_file, [](auto& f) { f.sections[0].width = 4; }},
        {"counts of 0 bytes", ranked_file, [](auto& f) { f.sections[0].width = 0; }},
        {"not 16 bytes wide", ranked_file, [](auto& f) { f.sections[0].width = 16; }},
        {"a denominator of 0", ranked_file, [](auto& f) { f.sections[0].denominator = 0; }},
        {"lowest terms", ranked_file,
         [](auto& f) {
             auto& s = f.sections[0];
             s.denominator *= 2;
             s.total *= 2;
             for (auto& n : s.counts) n *= 2;
         }},
        {"beyond 128 bits", ranked_file, [](auto& f) { f.sections[0].total = int128{1} << 125; }},
        {"beyond 127 bits", ranked_file, [](auto& f) { f.sections[0].total = -3; }},
        {"a table of the wrong size", ranked_file, [](auto& f) { f.sections[2].cells = 5; }},
        {"a table of the wrong size", graded_file, [](auto& f) { f.sections[0].cells = 4; }},
        {"ends early", ranked_file, [](auto& f) { f.sections[0].cells = std::uint64_t{1} << 62; }},
        {"ends early", ranked_file, [](auto& f) { f.sections[1].cells = ~std::uint64_t{0}; }},
        {"they weigh other than those of 'first'", ranked_file, [](auto& f) { f.sections[2].total = 4; }},

        {"cells out of order", ranked_file, [](auto& f) { std::swap(f.sections[0].keys[1], f.sections[0].keys[3]); }},
        {"cells out of order", ranked_file, [](auto& f) { f.sections[0].keys[1] = 2; }},
        {"out of range", ranked_file, [](auto& f) { f.sections[0].keys[4] = 2; }},
        {"out of range", ranked_file, [](auto& f) { f.sections[0].keys[5] = 3; }},
        {"a size of 0", ranked_file, [](auto& f) { f.sections[0].keys[1] = 0; }},
        {"a count above the total", ranked_file, [](auto& f) { f.sections[0].counts[0] = 4; }},
        {"do not add up to the total", ranked_file, [](auto& f) { f.sections[0].counts[0] = 1; }},
        {"members cannot fill", ranked_file, [](auto& f) { f.sections[0].counts[1] = 2; }},
        {"members cannot fill", ranked_file,
         [](auto& f) {
             f.sections[0] = {1, 8, 1, 1, 3, {0, 2}, {3}};
         }},

        {"a place of 0", ranked_file, [](auto& f) { f.sections[1].keys[3] = 1; }},
        {"a place of 0", ranked_file, [](auto& f) { f.sections[1].keys[1] = 1; }},
        {"a size of 0", ranked_file, [](auto& f) { f.sections[1].keys[0] = 0; }},
        {"a size of 0", ranked_file, [](auto& f) { f.sections[1].keys[7] = 0; }},
        {"of a length that is missing", ranked_file,
         [](auto& f) {
             auto& s = f.sections[1];
             s.cells = 4;
             s.keys.erase(s.keys.begin(), s.keys.begin() + 4);
             s.counts.erase(s.counts.begin());
         }},
        {"more than once on a ballot", ranked_file, [](auto& f) { f.sections[1].counts[1] = 3; }},
        {"a place beyond the ballot", ranked_file, [](auto& f) { f.sections[1].keys[19] = 2; }},
        {"longer than their candidates are many", ranked_file,
         [](auto& f) {
             f.sections[1] = {2, 8, 1, 1, 3, {2, 0, 0, 0}, {3}};
         }},
        {"members cannot fill", ranked_file,
         [](auto& f) {
             f.sections[1].counts = {3, 1, 2, 1, 2};
         }},
        {"filled too often or too rarely", ranked_file, [](auto& f) { f.sections[1].counts[1] = 1; }},
        {"do not add up to the total", ranked_file, [](auto& f) { f.sections[1].total = 4; }},

        {"preferred to itself", ranked_file, [](auto& f) { f.sections[2].counts[3] = 1; }},
        {"more votes in a duel than ballots", ranked_file, [](auto& f) { f.sections[2].counts[2] = 2; }},
        {"fewer votes in a duel than ballots", ranked_file,
         [](auto& f) {
             f.policy[1] = 1;
             f.how_many = 1;
             f.sections = {f.sections[2]};
         }},

        {"do not add up to the total", graded_file, [](auto& f) { f.sections[0].counts[0] = 1; }},
        {"do not add up to the total", graded_file, [](auto& f) { f.sections[1].counts[5] = 0; }},
        {"the grades are others", graded_file, [](auto& f) { f.sections[1].counts = {0, 2, 1, 2, 0, 1}; }},

        {"members cannot fill", approved_file, [](auto& f) { f.sections[0].counts[2] = 2; }},
        {"do not add up to the total", approved_file, [](auto& f) { f.sections[0].total = 4; }},
        {"a size of 0", approved_file, [](auto& f) { f.sections[0].keys[0] = 0; }},
        {"out of range", approved_file, [](auto& f) { f.sections[0].keys[1] = 2; }},
    };
    return all;
}

TEST(hostile_bytes, forged_numbers_are_refused_with_their_reason) {
    for (const forgery& one : forgeries()) {
        written_tally file = one.sound();
        one.forge(file);
        const auto read = deserialise_all(file.bytes());
        ASSERT_FALSE(read) << one.what;
        EXPECT_NE(read.error().message.find(one.what), std::string::npos)
            << "expected '" << one.what << "', got '" << read.error().message << "'";
    }
}

TEST(hostile_bytes, a_wrong_digest_is_refused) {
    byte_row bytes = ranked_file().bytes();
    bytes[testing::digest_at] ^= std::byte{1};
    bytes.resize(bytes.size() - 32);
    const byte_row checksum = testing::sha256(bytes);
    bytes.insert(bytes.end(), checksum.begin(), checksum.end());
    const auto read = deserialise_all(bytes);
    ASSERT_FALSE(read);
    EXPECT_NE(read.error().message.find("digest"), std::string::npos);
}

TEST(hostile_bytes, other_files_are_told_apart) {
    EXPECT_FALSE(is_saved_tally({}));
    const std::string csv = "rank1,rank2\nA,B\n";
    EXPECT_FALSE(is_saved_tally(std::as_bytes(std::span(csv))));
    EXPECT_FALSE(deserialise_all(std::as_bytes(std::span(csv))));
    EXPECT_TRUE(is_saved_tally(ranked_file().bytes()));
}

}  // namespace
}  // namespace delib
