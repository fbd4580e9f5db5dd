#include "delib/outcome/ties.hpp"
#include "support/ballots.hpp"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

namespace delib {
namespace {

using testing::show;
using testing::value;

candidate_list names(const std::vector<std::string>& all = {"Ada", "Bea", "Cleo", "Zoé", "O'Hara"}) {
    return value(candidate_list::create(all));
}

// Digests computed apart from the library, with Python's
//     hashlib.sha256(json.dumps([seed, round, name], separators=(",", ":"),
//     ensure_ascii=False).encode()).hexdigest()
// so that the text that is hashed is checked too: a text that is not here gives "missing".
std::string known_digest(std::string_view text) {
    static const std::map<std::string, std::string, std::less<>> known{
        {R"(["2026-11-22",1,"Ada"])", "41118731be751ace19ced9c262df2bf301566d3bbd4dbb42bba220e0be411224"},
        {R"(["2026-11-22",1,"Bea"])", "6dedf49c1c5e97c8f438a4d8f70e6cf965b79985e1cccf893ec441f2fe7db807"},
        {R"(["2026-11-22",1,"Cleo"])", "a3b9b7a7f8008c39103ad109ba6a8c729b611429b3fdea93622bf2ea6ff49da6"},
        {R"(["2026-11-22",1,"Zoé"])", "0becf7dea8ba9abae4977101dbac27f2c07b9642261a5e1f87fe5fffdf74a129"},
        {R"(["2026-11-22",1,"O'Hara"])", "f3dc32e75ed908033d26bc9ced71f0dd7104812a3057e6031a1298b152b2009c"},
        {R"(["2026-11-22",2,"Ada"])", "59a666d3c0a0dddb7f324361e94f1f2770f5324aa8362be3674dc20de9557be2"},
        {R"(["2026-11-22",2,"Bea"])", "7cd627868de8e01268966ac044966e966f4a588ca04aaef6af75ce4f786e7a17"},
        {R"(["2026-11-22",2,"Cleo"])", "3e5874fc9d7c690c08cfb77776df4fc539c12257f02f9c93a0520f2b59d3ec14"},
        {R"(["a\"b\\c",1,"Zoé"])", "4661e6cfa6adf02e30e321df62d09a3865a297213ad8cb8312229a30ac791e98"},
        {R"(["a\"b\\c",1,"O'Hara"])", "2b010124ee7bd9430dc4475d57615337fbf65066d438d4d5cbce45904104fd6d"},
    };
    const auto found = known.find(text);
    return found == known.end() ? "missing: " + std::string(text) : found->second;
}

TEST(parse_tie_policy, reads_what_it_writes) {
    for (const char* text : {"all", "parallel", "order:A>B>C", "ballot:A>B=C", "seed:2026-11-22", "backward", "forward",
                             "backward,seed:x", "forward,ballot:A=B,order:B>A", "seed:a,b,seedling"}) {
        const auto policy = parse_tie_policy(text);
        ASSERT_TRUE(policy) << text;
        EXPECT_EQ(to_text(*policy), text);
        EXPECT_EQ(value(parse_tie_policy(to_text(*policy))), *policy);
    }
    EXPECT_TRUE(value(parse_tie_policy(" all ")).is(tie::resolution::all));
    EXPECT_EQ(value(parse_tie_policy("backward , seed:x")).steps.size(), 2U);
    EXPECT_EQ(value(parse_tie_policy("order:Smith, Ann>Bo, Jo")).steps.size(), 1U);  // commas within names
    EXPECT_EQ(value(parse_tie_policy("order:Smith, Ann>Bo,backward")).steps.size(), 2U);
}

TEST(parse_tie_policy, refuses_the_rest) {
    for (const char* wrong : {"", " ", "random", "seed", "seed:", "order:", "all,seed:x", "parallel,backward",
                              "backwards", "backward,", "backward,,forward", "All"}) {
        EXPECT_FALSE(parse_tie_policy(wrong)) << wrong;
    }
}

TEST(parse_order, reads_tiers_and_quoted_names) {
    const auto list = names({"A", "B", "C>D", "E=F"});
    EXPECT_EQ(show(list, value(parse_order("B > A = \"C>D\">\"E=F\"", list))), "B>A=C>D>E=F");
    EXPECT_EQ(value(parse_order("A=B", list)).size(), 1U);
    for (const char* wrong : {"", "X", "A>A", "A>", ">A", "A B", "A>\"C>D", "\"A\"B"})
        EXPECT_FALSE(parse_order(wrong, list)) << wrong;
}

TEST(draw_text, is_json_without_blanks) {
    EXPECT_EQ(draw_text("2026-11-22", 1, "Zoé"), R"(["2026-11-22",1,"Zoé"])");
    EXPECT_EQ(draw_text("a\"b\\c", 12, "O'Hara"), R"(["a\"b\\c",12,"O'Hara"])");
    EXPECT_EQ(draw_text("\t\n\r\x01\x1f", 1, "x"), "[\"\\t\\n\\r\\u0001\\u001f\",1,\"x\"]");
}

struct resolved {
    std::string order;
    tie record;
};
resolved resolve(std::string_view policy, const std::vector<candidate>& tied, std::int64_t round = 1,
                 const std::vector<std::vector<rational>>& history = {}, const candidate_list& list = names()) {
    control c;
    c.sha256 = known_digest;
    const auto breaker = value(tie_breaker::create(value(parse_tie_policy(policy)), list, c));
    resolved out;
    out.order = show(list, breaker.resolve(tied, round, history, out.record));
    return out;
}
const std::vector<candidate> all_five{candidate_at(0), candidate_at(1), candidate_at(2), candidate_at(3),
                                      candidate_at(4)};

TEST(tie_breaker, all_and_parallel_leave_a_tie) {
    EXPECT_EQ(resolve("all", all_five).order, "Ada=Bea=Cleo=Zoé=O'Hara");
    EXPECT_EQ(resolve("parallel", all_five).order, "Ada=Bea=Cleo=Zoé=O'Hara");
    EXPECT_TRUE(resolve("all", all_five).record.order.empty());
}

TEST(tie_breaker, order_and_ballot_prefer_the_first) {
    const auto strict = resolve("order:Zoé>Cleo>O'Hara>Ada>Bea", {candidate_at(0), candidate_at(1), candidate_at(2)});
    EXPECT_EQ(strict.order, "Cleo>Ada>Bea");
    EXPECT_EQ(strict.record.how, tie::resolution::order);
    EXPECT_EQ(strict.record.order.size(), 3U);
    // Who a drawn ballot leaves out stands last.
    EXPECT_EQ(resolve("ballot:Bea>Zoé=Ada", all_five).order, "Bea>Ada=Zoé>Cleo=O'Hara");
    EXPECT_EQ(resolve("ballot:Bea>Zoé=Ada,order:O'Hara>Zoé>Cleo>Ada>Bea", all_five).order, "Bea>Zoé>Ada>O'Hara>Cleo");
}

TEST(tie_breaker, draws_by_public_digests_lowest_first) {
    const auto drawn = resolve("seed:2026-11-22", all_five);
    EXPECT_EQ(drawn.order, "Zoé>Ada>Bea>Cleo>O'Hara");
    EXPECT_EQ(drawn.record.how, tie::resolution::seed);
    ASSERT_EQ(drawn.record.recompute.size(), 5U);
    EXPECT_EQ(drawn.record.recompute[0], R"(printf '%s' '["2026-11-22",1,"Ada"]' | sha256sum)");
    EXPECT_EQ(drawn.record.recompute[4], R"(printf '%s' '["2026-11-22",1,"O'\''Hara"]' | sha256sum)");
    EXPECT_EQ(resolve("seed:2026-11-22", {candidate_at(0), candidate_at(1), candidate_at(2)}, 2).order, "Cleo>Ada>Bea");
    EXPECT_EQ(resolve(R"(seed:a"b\c)", {candidate_at(3), candidate_at(4)}).order, "O'Hara>Zoé");
}

TEST(tie_breaker, looks_back_or_forward_through_rounds) {
    // Two earlier rounds; in the first Bea leads and the others are level, in the second Ada leads and Bea is
    // last.
    const std::vector<std::vector<rational>> history{{2, 3, 2, 2, 2}, {5, 1, 4, 4, 4}};
    EXPECT_EQ(resolve("backward", all_five, 3, history).order, "Ada>Cleo=Zoé=O'Hara>Bea");
    EXPECT_EQ(resolve("forward", all_five, 3, history).order, "Bea>Ada>Cleo=Zoé=O'Hara");
    EXPECT_EQ(resolve("backward", all_five, 1, {}).order, "Ada=Bea=Cleo=Zoé=O'Hara");
    const auto both = resolve("backward,seed:2026-11-22", all_five, 1, history);
    EXPECT_EQ(both.order, "Ada>Zoé>Cleo>O'Hara>Bea");
    EXPECT_EQ(both.record.recompute.size(), 3U) << "only those still tied are drawn";
}

TEST(tie_breaker, checks_its_order_before_anything_is_counted) {
    control c;
    c.sha256 = known_digest;
    const auto create = [&](std::string_view policy) {
        return tie_breaker::create(value(parse_tie_policy(policy)), names({"A", "B", "C"}), c).has_value();
    };
    EXPECT_TRUE(create("order:C>A>B"));
    EXPECT_FALSE(create("order:C>A"));
    EXPECT_FALSE(create("order:C>A=B"));
    EXPECT_FALSE(create("order:C>A>X"));
    EXPECT_TRUE(create("ballot:C"));
    EXPECT_FALSE(create("ballot:X"));
    c.sha256 = nullptr;
    EXPECT_FALSE(create("seed:x"));
}

}  // namespace
}  // namespace delib
