// Comparisons as people and programs read them.
#include "report/made.hpp"
#include "report/reading.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <regex>

namespace delib {
namespace {

using testing::hostile_names;
using testing::languages;
using testing::plain_names;
using json = nlohmann::ordered_json;
using strings = std::vector<std::string>;

profile graded_ballots(const strings& names) {
    auto builder = profile_builder::graded(names, *scale::named({"0", "1", "2"}));
    for (std::size_t v = 0; v < 9; ++v) {
        std::vector<entry> row;
        for (std::size_t c = 0; c < names.size(); ++c) {
            if ((v + c) % 5 != 0) row.push_back({testing::who(c), static_cast<std::uint32_t>((v * (c + 2)) % 3)});
        }
        EXPECT_TRUE(builder->add({.entries = row}).has_value());
    }
    return *builder->freeze();
}

void add_set(comparison& to, const std::string& name, const profile& ballots) {
    set_result set{name, {}, rational(static_cast<std::int64_t>(ballots.heads())), ballots.share_candidates(), {}};
    set.report = {ballots.kind(), "csv", {{name + ".csv", ""}}, ballots.heads(), ballots.heads(), 0, {}};
    to.read.sets.push_back(std::move(set));
    auto compared = compare(ballots, {}, to.request.seats);
    EXPECT_TRUE(compared.has_value());
    to.sets.push_back(*std::move(compared));
}

/// One set of rankings, short ones among them; with `more`, a set of grades and all that can go wrong.
comparison made(const strings& names, std::int64_t seats = 1) {
    comparison out;
    out.request.seats = seats;
    add_set(out, "first", testing::rankings(names, 40));
    return out;
}
comparison made_with_more(const strings& names, std::int64_t seats = 1) {
    comparison out = made(names, seats);
    out.request.where = std::pair(std::string("zone"), names[0]);
    add_set(out, "second", graded_ballots(names));
    ballots_comparison& first = out.sets.front();
    for (const error_code code :
         {error_code::limit, error_code::overflow, error_code::name, error_code::usage, error_code::io})
        first.failed.push_back({first.counts[1], {code, "X " + names[1], {}}, false});
    first.failed.push_back({first.counts[0], {error_code::limit, "X", {}}, true});
    first.counts[1].complete = false;
    first.counts[0].spoilt = 3;
    first.counts[0].spoilt_beyond = 5;
    return out;
}
comparison titled(comparison out) {
    consultation& d = out.read.declared;
    d.title = {"T\xC3\xA9st", "T\xC3\xA9st"};
    for (std::size_t i = 0; i < out.read.candidates().size(); ++i) {
        d.proposals.push_back({out.read.candidates().name(testing::who(i)),
                               {"Titl" + std::to_string(i), "Titr" + std::to_string(i)},
                               {},
                               {}});
    }
    return out;
}

std::vector<comparison> every_kind(const strings& names) {
    return {made(names), made_with_more(names), titled(made_with_more(names)), titled(made(names, 3)), made(names, 3)};
}

/// What a sentence says of three rules' worth of ballots, in one language.
std::string told(std::vector<std::string> ballots, language lang, const strings& names = {"A", "B", "C"}) {
    auto builder = profile_builder::ranked(names);
    for (const std::string& ballot : ballots) {
        std::vector<entry> row;
        for (const char c : ballot)
            row.push_back(
                {candidate_at(static_cast<std::size_t>(c - 'A')), static_cast<std::uint32_t>(row.size() + 1)});
        EXPECT_TRUE(builder->add({.entries = row}).has_value());
    }
    comparison out;
    add_set(out, "", *builder->freeze());
    return to_terminal(out, lang, 2000);
}

TEST(comparing, no_line_is_wider_than_the_terminal) {
    for (const auto& names : {plain_names, hostile_names}) {
        for (const comparison& c : every_kind(names)) {
            for (const language lang : languages) {
                for (const std::size_t width : {std::size_t{80}, std::size_t{120}, std::size_t{50}}) {
                    const std::string shown = to_terminal(c, lang, width);
                    for (const std::string_view line : testing::lines_of(shown))
                        EXPECT_LE(testing::columns(line), width) << line;
                }
            }
        }
    }
}

TEST(comparing, nothing_is_left_in_the_other_language) {
    const std::regex english("\\b(the|and|of|with|votes|ballots?|chosen|wins?|each|nobody|rules?|is|are|by|was)\\b");
    const std::regex french("\\b(le|la|les|et|des|du|une?|bulletins?|voix|tour|personne|dans|par|pour|sont|est)\\b");
    for (const comparison& c : every_kind(plain_names)) {
        for (const auto& render : {+[](const comparison&one, language l) { return to_markdown(one, l); },
                                   +[](const comparison&one, language l) { return to_html(one, l); }}) {
            std::smatch found;
            const std::string fr = testing::lower(testing::reading(render(c, language::fr)));
            const std::string en = testing::lower(testing::reading(render(c, language::en)));
            EXPECT_FALSE(std::regex_search(fr, found, english))
                << found.str() << " " << found.suffix().str().substr(0, 60);
            EXPECT_FALSE(std::regex_search(en, found, french))
                << found.str() << " " << found.suffix().str().substr(0, 60);
        }
    }
}

TEST(comparing, no_phrase_is_empty_or_half_filled) {
    for (const comparison& c : every_kind(plain_names)) {
        for (const language lang : languages) {
            const std::string out = to_markdown(c, lang);
            for (const char* wrong :
                 {"{0}", "{1}", "{2}", "{3}", "  .", " ,", "..", "()", "****", ": .", "| |\n|  |"}) {
                const auto at = out.find(wrong);
                EXPECT_EQ(at, std::string::npos)
                    << wrong << " in … " << out.substr(std::min(at, out.size()) - std::min<std::size_t>(at, 60), 120);
            }
        }
        const std::string out = to_terminal(c, language::fr, 400);
        for (const char* wrong : {" :", " ;", " !", " ?", " %", "\xC2\xAB ", " \xC2\xBB"})
            EXPECT_EQ(out.find(wrong), std::string::npos) << wrong;
    }
}

TEST(comparing, says_what_the_result_depends_on) {
    const strings clear{"ABC", "ABC", "ABC", "ACB"};
    EXPECT_NE(told(clear, language::en).find("\nA wins the duel against each of the two others."), std::string::npos);
    EXPECT_NE(told(clear, language::en).find("The ballots leave nothing open: there is one way to read them."),
              std::string::npos);
    EXPECT_TRUE(std::regex_search(told({"A"}, language::en, {"A"}),
                                  std::regex("\nAll \\d+ rules elect A. So it stays with every option")));
    EXPECT_TRUE(
        std::regex_search(told({"A"}, language::fr, {"A"}),
                          std::regex("\nLes \\d+ r\xC3\xA8gles d\xC3\xA9signent toutes A. Il en va de m\xC3\xAAme "
                                     "avec chaque option")));
    const strings tennessee{"ABCD", "ABCD", "ABCD", "ABCD", "BCDA", "BCDA", "CDBA", "CDBA", "DCBA", "DCBA"};
    const std::string en = told(tennessee, language::en, {"Memphis", "Nashville", "Chattanooga", "Knoxville"});
    EXPECT_TRUE(
        std::regex_search(en, std::regex("The winner depends on the rule: Nashville under \\d+ of \\d+ rules, ")));
    EXPECT_TRUE(std::regex_search(en, std::regex("\nNashville: \\d+ rules\n")));
    // A short ballot is a question, and one rule's answer is another.
    const strings short_ones{"A", "A", "BC", "CB", "B"};
    EXPECT_TRUE(std::regex_search(
        told(short_ones, language::en),
        std::regex(
            "5 ballots do not rank every candidate; how that is read changes the result of \\d+ of \\d+ rules: ")))
        << told(short_ones, language::en);
    EXPECT_TRUE(std::regex_search(told(short_ones, language::fr),
                                  std::regex("5 bulletins ne classent pas tous les candidats\xE2\x80\xAF; la lecture "
                                             "choisie change le r\xC3\xA9sultat de \\d+ r\xC3\xA8gles sur \\d+")));
}

TEST(comparing, marks_every_winner_of_every_rule) {
    const comparison c = made(plain_names);
    const std::string out = to_markdown(c, language::en);
    for (const rule_entry& rule : all_rule_entries()) {
        const bool counted = std::any_of(c.sets[0].rules.begin(), c.sets[0].rules.end(), [&](const rule_variants& one) {
            return c.sets[0].counts[one.usual].rule == rule.info.id;
        });
        EXPECT_EQ(out.find("\n| " + std::string(rule.info.name_en) + " |") != std::string::npos, counted)
            << rule.info.id;
    }
}

TEST(comparing, html_is_one_page_and_names_never_become_markup) {
    for (const comparison& c : every_kind(hostile_names)) {
        const std::string page = to_html(c, language::fr);
        EXPECT_EQ(page.rfind("<!doctype html>\n<html lang=\"fr\">", 0), 0U);
        for (const char* wrong : {"<script", "<img", "http://", "https://", "\xE2\x80\xAE"})
            EXPECT_EQ(page.find(wrong), std::string::npos) << wrong;
        std::set<std::string> seen;
        const std::regex id(" id=\"([^\"]*)\"");
        for (auto at = std::sregex_iterator(page.begin(), page.end(), id); at != std::sregex_iterator(); ++at)
            EXPECT_TRUE(seen.insert((*at)[1]).second) << (*at)[1];
        const std::regex tag("<[a-zA-Z][^>]*>");
        for (auto at = std::sregex_iterator(page.begin(), page.end(), tag); at != std::sregex_iterator(); ++at)
            EXPECT_FALSE(std::regex_search(at->str(), std::regex("\\son\\w+=|href=\"[^#]|src="))) << at->str();
        std::size_t open = 0, closed = 0;
        for (auto at = page.find("<tbody"); at != std::string::npos; at = page.find("<tbody", at + 1)) ++open;
        for (auto at = page.find("</tbody"); at != std::string::npos; at = page.find("</tbody", at + 1)) ++closed;
        EXPECT_EQ(open, closed);
    }
}

strings keys(const json& object) {
    strings out;
    for (const auto& [key, value] : object.items()) out.push_back(key);
    return out;
}

TEST(comparing, keys_come_in_the_order_of_the_contract) {
    const json one = json::parse(to_json(made(plain_names)));
    EXPECT_EQ(keys(one), (strings{"schema", "engine", "ballots", "candidates", "policy", "stratum", "seats", "duels",
                                  "counts", "failed", "inapplicable", "agreement", "depends"}));
    EXPECT_EQ(one["schema"], "delib.compare/1");
    EXPECT_EQ(keys(one["duels"]), (strings{"condorcet-winner", "condorcet-loser", "smith-set"}));
    EXPECT_EQ(keys(one["counts"][0]), (strings{"rule", "options", "policy", "changed", "reads", "names", "winners",
                                               "elected", "tied", "complete"}));
    EXPECT_EQ(keys(one["agreement"]), (strings{"rules", "unanimous", "candidates", "groups"}));
    EXPECT_EQ(keys(one["agreement"]["groups"][0]), (strings{"elected", "tied", "rules", "counts"}));
    EXPECT_EQ(keys(one["depends"]), (strings{"rule", "policy", "options", "rules"}));
    EXPECT_EQ(keys(one["depends"]["policy"]), (strings{"unranked", "pairwise-ties"}));
    EXPECT_EQ(keys(one["depends"]["policy"]["unranked"]), (strings{"values", "ballots", "tried", "changes"}));
    EXPECT_EQ(keys(one["depends"]["options"]["strength"]), (strings{"tried", "changes"}));
    EXPECT_EQ(keys(one["depends"]["rules"][0]), (strings{"rule", "elected", "tied", "counts", "otherwise"}));
    EXPECT_EQ(one["stratum"], nullptr);
    EXPECT_EQ(one["depends"]["rule"].get<bool>(), !one["agreement"]["unanimous"].get<bool>());
    EXPECT_EQ(one["counts"].size(), made(plain_names).sets[0].counts.size());
}

TEST(comparing, several_sets_have_the_form_of_one) {
    const json all = json::parse(to_json(made_with_more(plain_names)));
    ASSERT_EQ(all["sets"].size(), 2U);
    EXPECT_EQ(all["stratum"], "zone=K01");
    for (const char* key :
         {"ballots", "candidates", "policy", "duels", "counts", "failed", "inapplicable", "agreement", "depends"}) {
        EXPECT_EQ(all["sets"][0][key], all[key]) << key;
        EXPECT_TRUE(all["sets"][1].contains(key)) << key;
    }
    EXPECT_EQ(keys(all["sets"][0]).front(), "name");
    EXPECT_EQ(all["counts"][0]["spoilt"], "3");
    EXPECT_EQ(all["counts"][1]["complete"], false);
    EXPECT_EQ(keys(all["failed"][0]), (strings{"rule", "options", "policy", "changed", "error", "reason"}));
    EXPECT_EQ(all["failed"][0]["error"], "limit");
    EXPECT_EQ(all["failed"].back()["error"], "budget");
}

TEST(comparing, is_the_same_every_time) {
    const comparison c = titled(made_with_more(hostile_names));
    for (const language lang : languages) {
        EXPECT_EQ(to_terminal(c, lang), to_terminal(c, lang));
        EXPECT_EQ(to_markdown(c, lang), to_markdown(c, lang));
    }
    EXPECT_EQ(to_json(made_with_more(hostile_names)), to_json(made_with_more(hostile_names)));
}

TEST(comparing, nothing_can_be_compared) {
    comparison out;
    add_set(out, "", *profile_builder::ranked(strings{})->freeze());
    out.sets.front().groups.clear();
    out.sets.front().rules.clear();
    for (const language lang : languages) {
        EXPECT_FALSE(to_terminal(out, lang).empty());
        EXPECT_FALSE(to_markdown(out, lang).empty());
        EXPECT_FALSE(to_html(out, lang).empty());
    }
    EXPECT_FALSE(to_json(out).empty());
}

}  // namespace
}  // namespace delib
