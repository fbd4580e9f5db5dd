#include "delib/core/text.hpp"
#include "delib/core/version.hpp"

#include <gtest/gtest.h>

#include <string>

namespace delib {
namespace {

TEST(text, trims_blanks_at_both_ends) {
    EXPECT_EQ(trim("  a b\t\r"), "a b");
    EXPECT_EQ(trim(" \t "), "");
    EXPECT_EQ(trim("\na"), "\na");  // a line break is not a blank
}

TEST(text, decodes_every_length_of_utf8) {
    EXPECT_EQ(decode_utf8("A")->value, U'A');
    EXPECT_EQ(decode_utf8("é")->value, U'é');
    EXPECT_EQ(decode_utf8("€uro")->value, U'€');
    EXPECT_EQ(decode_utf8("€uro")->length, 3U);
    EXPECT_EQ(decode_utf8("\U0001F5F3")->value, U'\U0001F5F3');
    EXPECT_EQ(decode_utf8("\xF4\x8F\xBF\xBF")->value, char32_t{0x10FFFF});
}

TEST(text, refuses_what_is_not_utf8) {
    const std::string bad[] = {"\x80",
                               "\xC0\xAF",
                               "\xC1\xBF",
                               "\xE0\x9F\xBF",
                               "\xED\xA0\x80",
                               "\xED\xBF\xBF",
                               "\xF0\x8F\xBF\xBF",
                               "\xF4\x90\x80\x80",
                               "\xF5\x80\x80\x80",
                               "\xFF",
                               "\xC3",
                               "\xE2\x82",
                               "\xF0\x9F\x97",
                               "\xC3(",
                               "\xE2(\xAC"};
    for (const std::string& text : bad) {
        EXPECT_FALSE(decode_utf8(text)) << visible(text);
        EXPECT_EQ(find_invalid_utf8("ok é " + text), 6U) << visible(text);
    }
    EXPECT_FALSE(find_invalid_utf8("Ève, Ñandú, 東京, 🗳").has_value());
    EXPECT_FALSE(find_invalid_utf8("").has_value());
}

TEST(text, makes_hostile_characters_visible) {
    EXPECT_EQ(visible("Zoé"), "Zoé");
    EXPECT_EQ(visible("a\x1b[31mb"), "a\\u{001B}[31mb");
    EXPECT_EQ(visible("\xE2\x80\xAE"
                      "evil"),
              "\\u{202E}evil");
    EXPECT_EQ(visible("\xFF"), "\\x{FF}");
    EXPECT_EQ(visible(std::string("a\0b", 3)), "a\\u{0000}b");
    EXPECT_EQ(visible("\xEF\xBB\xBF"
                      "A"),
              "\\u{FEFF}A");
}

TEST(version, is_written_once) {
    EXPECT_EQ(std::string(DELIB_VERSION_STRING), std::to_string(DELIB_VERSION_MAJOR) + "." +
                                                     std::to_string(DELIB_VERSION_MINOR) + "." +
                                                     std::to_string(DELIB_VERSION_PATCH));
}

}  // namespace
}  // namespace delib
