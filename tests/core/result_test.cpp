#include "delib/core/control.hpp"
#include "delib/core/language.hpp"
#include "delib/core/result.hpp"

#include <gtest/gtest.h>

#include <memory>

namespace delib {
namespace {

result<int> half(int n) {
    if (n % 2 != 0) return error{error_code::usage, "odd", {"f", 3, 7}};
    return n / 2;
}

result<int> quarter(int n) {
    DELIB_TRY(h, half(n));
    DELIB_TRY(q, half(h));
    return q;
}

result<void> must_be_even(int n) {
    DELIB_CHECK(half(n).transform([](int) { return 0; }).and_then([](int) { return result<int>(0); }));
    return {};
}

TEST(result, holds_a_value_or_an_error) {
    EXPECT_TRUE(half(4).has_value());
    EXPECT_EQ(*half(4), 2);
    EXPECT_FALSE(half(3));
    EXPECT_EQ(half(3).error().message, "odd");
    EXPECT_EQ(half(3).value_or(-1), -1);
    EXPECT_EQ(half(8).value_or(-1), 4);
}

TEST(result, get_moves_the_value_out_or_returns_the_error) {
    int n = 0;
    EXPECT_FALSE(half(10).get(n).has_value());
    EXPECT_EQ(n, 5);
    const auto wrong = half(11).get(n);
    ASSERT_TRUE(wrong.has_value());
    EXPECT_EQ(wrong->message, "odd");
    EXPECT_EQ(n, 5);
}

TEST(result, chains_stop_at_the_first_error) {
    EXPECT_EQ(*half(8).and_then(half), 2);
    EXPECT_FALSE(half(6).and_then(half));
    EXPECT_EQ(*half(6).transform([](int n) { return n + 1; }), 4);
    EXPECT_FALSE(half(5).transform([](int n) { return n + 1; }));
}

TEST(result, macros_pass_errors_on) {
    EXPECT_EQ(*quarter(12), 3);
    EXPECT_EQ(quarter(6).error().message, "odd");
    EXPECT_TRUE(must_be_even(2));
    EXPECT_EQ(must_be_even(1).error().message, "odd");
}

TEST(result, carries_what_can_only_be_moved) {
    result<std::unique_ptr<int>> r(std::make_unique<int>(3));
    const std::unique_ptr<int> p = *std::move(r);
    EXPECT_EQ(*p, 3);
}

TEST(error, is_written_with_its_place) {
    EXPECT_EQ(to_text(half(3).error()), "f:3:7: error: odd");
    EXPECT_EQ(to_text(error{error_code::io, "gone", {}}), "error: gone");
    EXPECT_EQ(to_text(source_place{"f", 0, 0}), "f");
    EXPECT_EQ(to_text(source_place{"f", 2, 0}), "f:2");
    EXPECT_EQ(to_text(source_place{"", 2, 5}), "2:5");
}

TEST(localized, lets_one_language_stand_in_for_the_other) {
    const localized both{"yes", "oui"}, english{"yes", ""}, french{"", "oui"};
    EXPECT_EQ(both.in(language::fr), "oui");
    EXPECT_EQ(both.in(language::en), "yes");
    EXPECT_EQ(english.in(language::fr), "yes");
    EXPECT_EQ(french.in(language::en), "oui");
    EXPECT_TRUE(localized{}.empty());
    EXPECT_EQ(parse_language("fr"), language::fr);
    EXPECT_FALSE(parse_language("FR").has_value());
}

TEST(control, stops_on_request_and_past_its_deadline) {
    control c;
    EXPECT_FALSE(c.expired());
    EXPECT_FALSE(c.cancelled());
    double seen = 0;
    c.progress = [&](double share) {
        seen = share;
        return share < 0.5;
    };
    EXPECT_FALSE(c.cancelled(0.25));
    EXPECT_TRUE(c.cancelled(0.75));
    EXPECT_EQ(seen, 0.75);
    c.deadline = std::chrono::steady_clock::now() - std::chrono::seconds(1);
    EXPECT_TRUE(c.expired());
    EXPECT_EQ(cancelled_error().code, error_code::cancelled);
}

}  // namespace
}  // namespace delib
