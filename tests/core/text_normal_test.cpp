#include "delib/core/text_normal.hpp"

#include <gtest/gtest.h>

namespace {

TEST(normalize_nfc, joins_letters_and_accents) {
    EXPECT_EQ(delib::normalize_nfc("plain"), "plain");
    EXPECT_EQ(delib::normalize_nfc("e\xCC\x81"), "\xC3\xA9");
    EXPECT_EQ(delib::normalize_nfc("\xC3\xA9"), "\xC3\xA9");
    EXPECT_EQ(delib::normalize_nfc("\xE2\x84\xAB"), "\xC3\x85");                  // the sign for ångström is an Å
    EXPECT_EQ(delib::normalize_nfc("\xE1\x84\x92\xE1\x85\xA1"), "\xED\x95\x98");  // Hangul
}

TEST(normalize_nfc, leaves_alone_what_people_can_tell_apart) {
    EXPECT_EQ(delib::normalize_nfc("\xE2\x91\xA0"), "\xE2\x91\xA0");  // ① is not 1
}

TEST(normalize_nfc, gives_back_what_is_not_utf8) {
    EXPECT_EQ(delib::normalize_nfc("\xE9t\xE9"), "\xE9t\xE9");
}

}  // namespace
