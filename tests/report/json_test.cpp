// The result document: the keys of the contract in their order, exact numbers, one shape for each event.
#include "delib/core/version.hpp"
#include "report/made.hpp"

#include <nlohmann/json.hpp>

namespace delib {
namespace {

using json = nlohmann::ordered_json;

std::vector<std::string> keys(const json& object) {
    std::vector<std::string> out;
    for (const auto& [key, value] : object.items()) out.push_back(key);
    return out;
}

using strings = std::vector<std::string>;

json of(const consultation_result& result) {
    return json::parse(to_json(result));
}

consultation_result one_set() {
    consultation_result all = testing::everything();
    all.sets.resize(1);
    std::erase_if(all.counts, [](const count_result& c) { return c.set != 0; });
    return all;
}

TEST(json, keys_come_in_the_order_of_the_contract) {
    const json out = of(one_set());
    EXPECT_EQ(keys(out), (strings{"schema", "engine", "ballots", "candidates", "policy", "outcomes"}));
    EXPECT_EQ(keys(out["engine"]), (strings{"name", "version"}));
    EXPECT_EQ(keys(out["ballots"]),
              (strings{"kind", "format", "files", "cast", "counted", "blank", "rejected", "weight"}));
    EXPECT_EQ(keys(out["policy"]), (strings{"unranked", "pairwise-ties", "overvote", "ungraded"}));
    EXPECT_EQ(keys(out["outcomes"][0]),
              (strings{"rule", "options", "seats", "stratum", "winners", "committees", "committees_total", "elected",
                       "tied", "open", "ranking", "scores", "requirements", "rounds", "ties", "complete"}));
    EXPECT_EQ(out["schema"], "delib.result/1");
    EXPECT_EQ(out["engine"]["version"], DELIB_VERSION_STRING);
}

TEST(json, notes_on_the_reading_come_last_and_only_where_there_are_some) {
    consultation_result result = one_set();
    result.sets[0].report.notes = {{note_kind::withdrawn, "f.blt:2", "Bob\x1B", 17, 0},
                                   {note_kind::other_seats, "f.blt", {}, 4, 1}};
    const json ballots = of(result)["ballots"];
    EXPECT_EQ(keys(ballots).back(), "notes");
    EXPECT_EQ(ballots["notes"],
              json::parse(R"([{"where": "f.blt:2", "what": "'Bob\\u{001B}' has withdrawn and was taken off 17 ballots"},
                              {"where": "f.blt", "what": "the file is for 4 seats, the count for 1"}])"));
}

TEST(json, keys_that_are_not_always_there_have_their_place) {
    const json out = of(one_set());
    bool objective = false, decision = false, levels = false, scaled = false;
    for (const json& o : out["outcomes"]) {
        const strings k = keys(o);
        if (o.contains("objective")) {
            objective = true;
            EXPECT_EQ((strings{k.begin() + 11, k.begin() + 15}),
                      (strings{"scores", "objective", "lottery", "requirements"}));
            EXPECT_EQ(o["objective"], "7/3");
            EXPECT_EQ(o["committees_total"], ">1000");
        }
        if (o.contains("decision")) {
            decision = true;
            EXPECT_EQ((strings{k.begin() + 12, k.begin() + 15}), (strings{"requirements", "decision", "rounds"}));
        }
        if (o.contains("two-level")) {
            levels = true;
            EXPECT_EQ(k.back(), "two-level");
            EXPECT_EQ(keys(o["two-level"]), (strings{"stratum", "carry", "first", "strata"}));
            EXPECT_EQ(keys(o["two-level"]["strata"][0]), (strings{"value", "weight", "heads", "ranking", "scores"}));
            EXPECT_TRUE(o["two-level"]["strata"][1]["ranking"].is_null());
        }
        if (o.contains("reweighted")) {
            scaled = true;
            EXPECT_EQ(o["reweighted"]["stratum"], "zone");
            EXPECT_EQ(o["reweighted"]["strata"][1],
                      json::parse(R"({"value": "Z2", "declared": "1/3", "cast": "0", "used": false})"));
        }
    }
    EXPECT_TRUE(objective && decision && levels && scaled);
}

TEST(json, several_ballot_sets_are_named) {
    const json out = of(testing::everything());
    EXPECT_EQ(keys(out).back(), "sets");
    EXPECT_EQ(out["sets"].size(), 2U);
    EXPECT_EQ(keys(out["sets"][1]), (strings{"name", "ballots", "policy"}));
    EXPECT_EQ(out["sets"][1]["ballots"]["weight"], "81/2");
    for (const json& o : out["outcomes"]) EXPECT_EQ(keys(o).back(), "ballots");
}

TEST(json, numbers_of_votes_are_exact_text) {
    const json out = of(one_set());
    const json& first = out["outcomes"][0];
    for (const auto& [name, score] : first["scores"].items()) EXPECT_TRUE(score.is_string()) << name;
    EXPECT_EQ(first["scores"]["K03"], "8325/2");
    EXPECT_EQ(out["ballots"]["weight"], "40");
    EXPECT_EQ(out["ballots"]["files"][1]["sha256"], json());
    EXPECT_TRUE(out["ballots"]["cast"].is_number_unsigned());
}

TEST(json, every_event_has_one_shape) {
    const json out = of(testing::everything());
    std::map<std::string, strings> seen;
    for (const json& o : out["outcomes"]) {
        for (const json& e : o["rounds"]) {
            const auto [at, fresh] = seen.emplace(e["event"].get<std::string>(), keys(e));
            EXPECT_EQ(at->second, keys(e));
        }
    }
    const std::map<std::string, strings> expected{
        {"round", {"event", "round", "totals", "exhausted", "needed"}},
        {"elimination", {"event", "round", "candidates", "because", "with"}},
        {"runoff", {"event", "round", "candidate", "against", "for", "opposed"}},
        {"majority", {"event", "round", "candidate", "votes", "of"}},
        {"all-tied", {"event", "round", "candidates"}},
        {"spoilt", {"event", "weight", "more-than"}},
        {"duel", {"event", "candidate", "against", "for", "opposed"}},
        {"worst-duel", {"event", "candidate", "against", "for", "opposed"}},
        {"paths", {"event", "from", "to", "there", "back", "weakest-there", "weakest-back"}},
        {"smith-set", {"event", "candidates"}},
        {"majority-grade", {"event", "candidate", "grade", "above", "below"}},
        {"countback", {"event", "order"}}};
    EXPECT_EQ(seen, expected);
}

TEST(json, ties_say_how_they_were_resolved) {
    const json out = of(testing::everything());
    strings resolved;
    for (const json& o : out["outcomes"]) {
        for (const json& t : o["ties"]) {
            resolved.push_back(t["resolved"]);
            EXPECT_EQ(t.contains("recompute"), t["resolved"] == "seed");
            EXPECT_EQ(keys(t)[0], "for");
        }
    }
    EXPECT_EQ(resolved, (strings{"none", "all", "parallel", "order", "ballot", "seed", "backward", "forward"}));
}

TEST(json, hostile_names_stay_what_they_are) {
    const json out = of(testing::everything(testing::hostile_names));
    for (std::size_t i = 0; i < testing::hostile_names.size(); ++i)
        EXPECT_EQ(out["candidates"][i], testing::hostile_names[i]);
}

TEST(json, an_invalid_byte_does_not_break_the_document) {
    consultation_result broken = one_set();
    broken.sets[0].report.rejected[0].why = "\xFF";
    EXPECT_EQ(of(broken)["ballots"]["rejected"][0]["why"], "\xEF\xBF\xBD");
}

TEST(json, is_the_same_every_time) {
    EXPECT_EQ(to_json(testing::everything()), to_json(testing::everything()));
}

TEST(json, short_lists_stand_on_one_line) {
    EXPECT_NE(to_json(one_set()).find("\n   \"winners\": [\"K01\", \"K02\", \"K03\"],\n"), std::string::npos);
}

}  // namespace
}  // namespace delib
