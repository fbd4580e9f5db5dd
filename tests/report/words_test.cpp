// What reports say, in both languages and every form: nothing untranslated, nothing too wide, nothing unescaped.
#include "delib/core/text.hpp"
#include "report/made.hpp"
#include "report/reading.hpp"

#include <regex>

namespace delib {
namespace {

using testing::columns;
using testing::everything;
using testing::hostile_names;
using testing::languages;
using testing::lines_of;
using testing::lower;
using testing::reading;
using testing::with_titles;
using testing::without;

TEST(terminal, no_line_is_wider_than_the_terminal) {
    for (const auto& result :
         {everything(), with_titles(everything()), everything(hostile_names), with_titles(everything(hostile_names))}) {
        for (const language lang : languages) {
            for (const std::size_t width : {std::size_t{80}, std::size_t{120}, std::size_t{50}}) {
                const std::string shown = to_terminal(result, lang, width);
                for (const std::string_view line : lines_of(shown)) EXPECT_LE(columns(line), width) << line;
            }
        }
    }
}

TEST(terminal, colours_change_no_word) {
    const auto result = with_titles(everything(hostile_names));
    const std::string coloured = to_terminal(result, language::fr, 80, true);
    EXPECT_NE(coloured.find("\033["), std::string::npos);
    EXPECT_EQ(std::regex_replace(coloured, std::regex("\033\\[[0-9;]*m"), ""),
              to_terminal(result, language::fr, 80, false));
}

TEST(terminal, control_and_bidirectional_characters_are_visible) {
    const std::string out = to_terminal(everything(hostile_names), language::en);
    for (std::size_t at = 0; at < out.size();) {
        const auto c = decode_utf8(std::string_view(out).substr(at));
        ASSERT_TRUE(c.has_value());
        EXPECT_TRUE(c->value == '\n' || !is_deceptive(c->value)) << static_cast<unsigned>(c->value);
        at += c->length;
    }
    EXPECT_NE(out.find("\\u{202E}gnp.exe"), std::string::npos);
}

TEST(words, nothing_is_left_in_the_other_language) {
    const std::regex english("\\b(the|and|of|with|votes|ballots?|chosen|wins?|each|nobody|round|is|are|by|was)\\b");
    const std::regex french("\\b(le|la|les|et|des|du|une?|bulletins?|voix|tour|personne|dans|par|pour|sont|est)\\b");
    for (const auto& result : {everything(), with_titles(everything())}) {
        for (const auto& render : {+[](const consultation_result&r, language l) { return to_terminal(r, l, 400); },
                                   +[](const consultation_result&r, language l) { return to_markdown(r, l); },
                                   +[](const consultation_result&r, language l) { return to_html(r, l); }}) {
            // Identifiers, values and commands are code in every language.
            const auto strip = [](std::string words) {
                return std::regex_replace(
                    lower(reading(std::move(words))),
                    std::regex(
                        "ties +all|all et parallel|all and parallel|rule|printf[^\n]*|pairwise-ties|exhaust\\|?"),
                    " ");
            };
            std::smatch found;
            const std::string fr = strip(render(result, language::fr)), en = strip(render(result, language::en));
            EXPECT_FALSE(std::regex_search(fr, found, english))
                << found.str() << " in … "
                << std::string(found.prefix()).substr(std::max<std::size_t>(found.prefix().str().size(), 60) - 60)
                << found.str() << found.suffix().str().substr(0, 60);
            EXPECT_FALSE(std::regex_search(en, found, french))
                << found.str() << " in … "
                << std::string(found.prefix()).substr(std::max<std::size_t>(found.prefix().str().size(), 60) - 60)
                << found.str() << found.suffix().str().substr(0, 60);
        }
    }
}

TEST(words, no_phrase_is_empty_or_half_filled) {
    for (const language lang : languages) {
        const std::string out = to_markdown(with_titles(everything()), lang);
        for (const char* wrong : {"{0}", "{1}", "{2}", "{3}", "{4}", "{5}", "  .", " ,", "..", "()", "****"}) {
            EXPECT_EQ(out.find(wrong), std::string::npos)
                << wrong << " in … "
                << out.substr(std::min(out.find(wrong), out.size()) - std::min<std::size_t>(out.find(wrong), 60), 120);
        }
    }
}

TEST(words, french_typography) {
    const std::string out = to_terminal(with_titles(everything()), language::fr, 400);
    // A plain blank never stands before these signs, nor inside quotes.
    for (const char* wrong : {" :", " ;", " !", " ?", " %", "\xC2\xAB ", " \xC2\xBB"}) {
        const auto at = out.find(wrong);
        EXPECT_EQ(at, std::string::npos) << wrong << " in … "
                                         << out.substr(std::min(at, out.size()) - std::min<std::size_t>(at, 40), 80);
    }
    EXPECT_NE(out.find("66,7\xC2\xA0%"), std::string::npos);
    EXPECT_EQ(out.find("66.7"), std::string::npos);
}

// One count with the given first two scores, as text.
std::string told(const char* rule, std::int64_t first, std::int64_t second, std::int64_t seats, language lang) {
    consultation_result r;
    auto list = std::make_shared<const candidate_list>(*candidate_list::create({"A", "B", "C"}));
    r.sets.push_back({"", {}, 10, list, {}});
    r.sets.back().report = {ballot_kind::ranked, "csv", {}, 1, 1, 0, {}};
    r.declared.counts.push_back({.rule = rule});
    count_result c;
    c.decision = testing::elected(
        rule, seats == 1 ? std::vector{testing::who(0)} : std::vector{testing::who(2), testing::who(0)}, 3, seats);
    c.decision.scores = {rational(first), rational(second), seats == 1 ? rational(0) : rational(20000)};
    c.weight = 10;
    r.counts.push_back(c);
    return to_terminal(r, lang, 400);
}

TEST(words, say_how_clearly_and_what_would_have_been_needed) {
    EXPECT_NE(told("plurality", 100, 63, 1, language::en)
                  .find("A leads B by 37 votes (37.0% of its own score). To win, B would have needed at least 38 votes "
                        "on top."),
              std::string::npos);
    EXPECT_NE(told("plurality", 100, 63, 1, language::fr)
                  .find("A devance B de 37\xC2\xA0voix (37,0\xC2\xA0% de son score). Il a manqu\xC3\xA9 \xC3\xA0 B au "
                        "moins 38\xC2\xA0voix pour l\xE2\x80\x99"
                        "emporter."),
              std::string::npos);
    EXPECT_NE(told("borda", 3120, 3083, 2, language::en)
                  .find("The second, A, leads the third, B, by 37 points (1.2% of its own score)."),
              std::string::npos);
    EXPECT_NE(told("borda", 3120, 3083, 2, language::fr)
                  .find("Le deuxi\xC3\xA8me, A, devance le troisi\xC3\xA8me, B, de 37\xC2\xA0points (1,2\xC2\xA0% de "
                        "son score)."),
              std::string::npos);
    EXPECT_NE(told("borda", 3120, 3083, 2, language::fr)
                  .find("20\xE2\x80\xAF"
                        "000\xC2\xA0points"),
              std::string::npos);
    EXPECT_NE(told("borda", 3120, 3083, 2, language::en).find("20,000 points"), std::string::npos);
}

TEST(words, one_and_many_agree) {
    EXPECT_NE(told("plurality", 5, 4, 1, language::en).find("by 1 vote ("), std::string::npos);
    EXPECT_NE(told("plurality", 5, 4, 1, language::en).find("1 ballot was cast and counted."), std::string::npos);
    EXPECT_NE(told("borda", 5, 4, 1, language::fr).find("de 1\xC2\xA0point ("), std::string::npos);
    EXPECT_NE(told("plurality", 5, 4, 1, language::fr)
                  .find("1 bulletin a \xC3\xA9t\xC3\xA9 d\xC3\xA9pos\xC3\xA9 et compt\xC3\xA9."),
              std::string::npos);
    EXPECT_NE(told("borda", 5, 4, 2, language::fr)
                  .find("Deux candidats sur trois l\xE2\x80\x99"
                        "emportent\xC2\xA0: C et A."),
              std::string::npos);
}

TEST(html, names_never_become_markup) {
    for (const auto& result : {everything(hostile_names), with_titles(everything(hostile_names))}) {
        for (const language lang : languages) {
            const std::string page = to_html(result, lang);
            EXPECT_EQ(page.find("<script"), std::string::npos);
            EXPECT_EQ(page.find("<img"), std::string::npos);
            EXPECT_EQ(page.find("\xE2\x80\xAE"), std::string::npos);
            EXPECT_NE(page.find("&lt;script&gt;alert(1)&lt;/script&gt;"), std::string::npos);
            // Whatever stands in a tag was written by us: no attribute that handles events, no address but of this page.
            const std::regex tag("<[a-zA-Z][^>]*>");
            for (auto at = std::sregex_iterator(page.begin(), page.end(), tag); at != std::sregex_iterator(); ++at) {
                EXPECT_FALSE(std::regex_search(at->str(), std::regex("\\son\\w+=|href=\"[^#]|src="))) << at->str();
            }
        }
    }
}

TEST(html, is_one_page_that_needs_nothing) {
    const std::string page = to_html(with_titles(everything()), language::fr);
    EXPECT_EQ(page.rfind("<!doctype html>\n<html lang=\"fr\">", 0), 0U);
    EXPECT_NE(page.find("default-src 'none'; style-src 'unsafe-inline'"), std::string::npos);
    EXPECT_EQ(page.find("http://"), std::string::npos);
    EXPECT_EQ(page.find("https://"), std::string::npos);
    EXPECT_EQ(page.find("@import"), std::string::npos);
}

TEST(html, identifiers_are_unique_and_tags_close) {
    const std::string page = to_html(with_titles(everything(hostile_names)), language::en);
    std::set<std::string> seen;
    const std::regex id(" id=\"([^\"]*)\"");
    for (auto at = std::sregex_iterator(page.begin(), page.end(), id); at != std::sregex_iterator(); ++at)
        EXPECT_TRUE(seen.insert((*at)[1]).second) << (*at)[1];
    std::vector<std::string> open;
    const std::regex tag("<(/?)([a-zA-Z][a-zA-Z0-9]*)[^>]*?(/?)>");
    const std::string body = page.substr(page.find("</style>") + 8);
    open = {"html", "head"};
    for (auto at = std::sregex_iterator(body.begin(), body.end(), tag); at != std::sregex_iterator(); ++at) {
        if ((*at)[3] == "/" || (*at)[2] == "meta") continue;
        if ((*at)[1] != "/") {
            open.push_back((*at)[2]);
        } else {
            ASSERT_FALSE(open.empty());
            EXPECT_EQ(open.back(), (*at)[2]) << at->str();
            open.pop_back();
        }
    }
    EXPECT_TRUE(open.empty());
}

TEST(markdown, names_stay_text) {
    const std::string out =
        without(to_markdown(everything(hostile_names), language::en), "```", "```");  // code is code
    EXPECT_EQ(out.find("<script"), std::string::npos);
    EXPECT_EQ(out.find("<img"), std::string::npos);
    EXPECT_NE(out.find("a\\|b\\*c\\_d\\`e\\`\\[f\\](g)\\#h"), std::string::npos);
    // Every line of a table has as many cells as its head.
    std::size_t cells = 0;
    for (const std::string_view line : lines_of(out)) {
        if (!line.starts_with("|")) {
            cells = 0;
            continue;
        }
        std::size_t here = 0;
        for (std::size_t i = 0; i < line.size(); ++i)
            here += line[i] == '|' && (i == 0 || line[i - 1] != '\\') ? 1U : 0U;
        if (cells != 0) {
            EXPECT_EQ(here, cells) << line;
        }
        cells = here;
    }
}

TEST(reports, are_the_same_every_time) {
    const auto result = with_titles(everything(hostile_names));
    for (const language lang : languages) {
        EXPECT_EQ(to_terminal(result, lang), to_terminal(result, lang));
        EXPECT_EQ(to_markdown(result, lang), to_markdown(result, lang));
        EXPECT_EQ(to_html(result, lang), to_html(result, lang));
    }
}

TEST(reports, of_nothing_are_possible) {
    consultation_result empty;
    empty.sets.push_back({"", {}, 0, std::make_shared<const candidate_list>(), {}});
    empty.declared.counts.push_back({.rule = "plurality"});
    outcome o;
    o.rule = "plurality";
    count_result c;
    c.decision = o;
    empty.counts.push_back(c);
    for (const language lang : languages) {
        EXPECT_FALSE(to_terminal(empty, lang).empty());
        EXPECT_FALSE(to_markdown(empty, lang).empty());
        EXPECT_FALSE(to_html(empty, lang).empty());
    }
    EXPECT_FALSE(to_json(empty).empty());
}

}  // namespace
}  // namespace delib
