// The requirement `objections`: at most so many ballots give a candidate this grade or a worse one.
#include "delib/engine/decide.hpp"
#include "delib/engine/registry.hpp"
#include "delib/engine/spec.hpp"
#include "delib/io/read.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace delib {
namespace {

// B is preferred by more, and three object to it; the last ballot is silent on A; weights are 1 but for one objector.
constexpr std::string_view motions = "A,B,weight\n"
                                     "accord,plein-accord,1\n"
                                     "accord,plein-accord,1\n"
                                     "accord,plein-accord,1\n"
                                     "accord,plein-accord,1\n"
                                     "reserve,objection,1\n"
                                     "reserve,objection,1\n"
                                     "objection,objection,5/2\n"
                                     ",plein-accord,1\n";

profile read(std::string_view text,
             std::vector<std::string> scale = {"objection", "reserve", "accord", "plein-accord"}) {
    read_options options;
    options.format = scale.empty() ? "approvals" : "grades";
    options.scale = std::move(scale);
    auto out = read_ballots_text(text, "f", options);
    EXPECT_TRUE(out) << (out ? "" : out.error().message);
    return std::move(out->profile);
}

result<outcome> count(const std::string& limit_text, std::string_view rule, profile p) {
    DELIB_TRY(limit, parse_requirement_spec(limit_text));
    DELIB_TRY(entry, find_rule(rule));
    bases ballots(std::move(p), {});
    return decide_with_requirements(*entry, ballots, {}, 1, {limit}, {});
}

// Who passed and what each got, as "A 1 met, B 3 not met".
std::string lines(const outcome& out) {
    std::string text;
    for (const requirement_result& r : out.requirements) {
        EXPECT_EQ(r.kind, "objections");
        text += (text.empty() ? "" : ", ") + std::string(r.who == candidate_at(0) ? "A " : "B ") + to_text(r.got) +
                (r.met ? " met" : " not met");
    }
    return text;
}

TEST(Objections, MoreThanTheLimitTakesACandidateOut) {
    const auto out = count("objections:grade=objection,most=2", "majority-judgment", read(motions));
    ASSERT_TRUE(out) << out.error().message;
    EXPECT_EQ(lines(*out), "A 1 met, B 3 not met");
    EXPECT_EQ(out->winners, std::vector{candidate_at(0)});
    EXPECT_EQ(out->decided, decision::adopted);
}

TEST(Objections, TheLimitItselfIsMet) {
    const auto out = count("objections:most=3", "majority-judgment", read(motions));
    ASSERT_TRUE(out) << out.error().message;
    EXPECT_EQ(lines(*out), "A 1 met, B 3 met");
    EXPECT_EQ(out->winners, std::vector{candidate_at(1)});
}

TEST(Objections, AWorseGradeCountsToo) {
    const auto out = count("objections:grade=reserve,most=2", "majority-judgment", read(motions));
    ASSERT_TRUE(out) << out.error().message;
    EXPECT_EQ(lines(*out), "A 3 not met, B 3 not met");
    EXPECT_TRUE(out->winners.empty());
    EXPECT_EQ(out->decided, decision::not_adopted);
}

TEST(Objections, TheyMayBeWeighed) {
    const auto out = count("objections:most=5/2,of=weight", "majority-judgment", read(motions));
    ASSERT_TRUE(out) << out.error().message;
    EXPECT_EQ(lines(*out), "A 5/2 met, B 9/2 not met");
}

TEST(Objections, SilenceIsNone) {
    const auto out = count("objections:most=0", "majority-judgment", read("A,B\n,accord\naccord,\n"));
    ASSERT_TRUE(out) << out.error().message;
    EXPECT_EQ(lines(*out), "A 0 met, B 0 met");
}

TEST(Objections, TheyNeedGrades) {
    const auto out = count("objections:most=0", "approval", read("A,B\n1,0\n", {}));
    ASSERT_FALSE(out);
    EXPECT_EQ(out.error().code, error_code::unsupported);
}

TEST(Objections, TheGradeMustBeOfTheScale) {
    const auto out = count("objections:grade=veto,most=0", "majority-judgment", read(motions));
    ASSERT_FALSE(out);
    EXPECT_EQ(out.error().code, error_code::name);
}

TEST(Objections, TheLimitMustBeSaid) {
    for (const char* text : {"objections", "objections:grade=objection", "objections:most=-1", "objections:most=few",
                             "objections:most=1,most=2", "objections:most=1,share=1/2"}) {
        EXPECT_FALSE(parse_requirement_spec(text)) << text;
    }
}

}  // namespace
}  // namespace delib
