// consultation.toml: what it may say, and that whatever else it says is refused where it stands.
#include "engine/engine.hpp"

namespace delib::testing {
namespace {

const std::string least = "[[ballots]]\nfile = \"b.csv\"\n[[count]]\nrule = \"plurality\"\n";

std::string wrong(const std::string& text) {
    return refusal(read_consultation_text(text, "c.toml"));
}

TEST(Consultation, ReadsEveryKey) {
    const auto read = read_consultation_text(R"(
title.fr = "Vingt propositions"
title.en = "Twenty proposals"
notice = "synthetic"
language = "fr"

[[theme]]
id = "trust"
title = "Trust"

[[proposal]]
id = "P01"
theme = "trust"
title.en = "Debate"
note.fr = "publique"

[[proposal]]
id = "status quo"

[[grade]]
id = "bad"
title.fr = "mauvais"
[[grade]]
id = "good"

[[stratum]]
column = "channel"
title = "Channel"
values = ["web", "paper"]
weights = { web = 3, paper = "1/3" }

[[ballots]]
name = "ranks"
files = ["a.csv", "/b.csv"]
format = "csv"
ballot = "ranks"
weights = "w"
revote = "first"

[policy]
unranked = "no-opinion"
overvote = "skip"

[[count]]
rule = "ranked-priorities"
options = { places = 5, weights = [5, 4, "7/2"], countback = true }
seats = 5
ballots = "ranks"
by = "channel"
where = "channel=web=1"
reweight = "channel"
title = "Five"
two-level = { stratum = "channel", carry = "scores", second = "irv", second-options = { ties = "parallel" } }
requirement = [{ kind = "quorum", heads = 425 }, { kind = "supermajority", against = "status quo", share = "2/3" }]
)",
                                             "folder/c.toml");
    ASSERT_TRUE(read) << to_text(read.error());
    EXPECT_EQ(read->title, (localized{"Twenty proposals", "Vingt propositions"}));
    EXPECT_EQ(read->notice, (localized{"synthetic", "synthetic"}));
    EXPECT_EQ(read->language, language::fr);
    EXPECT_EQ(read->themes.at(0).id, "trust");
    EXPECT_EQ(read->proposals.at(0).theme, "trust");
    EXPECT_EQ(read->proposals.at(0).note.in(language::en), "publique");  // the other language stands in
    EXPECT_EQ(read->grades.at(1).id, "good");
    EXPECT_EQ(read->strata.at(0).values, (strings{"web", "paper"}));
    ASSERT_EQ(read->strata[0].weights.size(), 2U);
    EXPECT_EQ(read->strata[0].weights[1].second, weight::ratio(1, 3));
    const ballot_set& set = read->ballots.at(0);
    EXPECT_EQ(set.files, (strings{"folder/a.csv", "/b.csv"}));  // beside the consultation, unless absolute
    EXPECT_EQ(set.reading.ballot, ballot_reading::ranks);
    EXPECT_EQ(set.reading.weight_column, "w");
    EXPECT_EQ(set.reading.revote, revote_policy::first);
    EXPECT_EQ(read->policy, (option_texts{{"unranked", "no-opinion"}, {"overvote", "skip"}}));
    const count_request& count = read->counts.at(0);
    EXPECT_EQ(count.options, (option_texts{{"places", "5"}, {"weights", "5,4,7/2"}, {"countback", "true"}}));
    EXPECT_EQ(count.seats, 5);
    EXPECT_EQ(count.where, (std::pair<std::string, std::string>("channel", "web=1")));
    ASSERT_TRUE(count.two_level);
    EXPECT_EQ(count.two_level->carry, carried::scores);
    EXPECT_EQ(count.two_level->second_options, (option_texts{{"ties", "parallel"}}));
    ASSERT_EQ(count.requirements.size(), 2U);
    EXPECT_EQ(count.requirements[1].share, rational(2) / 3);
    ASSERT_TRUE(read->source);
    EXPECT_EQ(read->source->name, "c.toml");
    EXPECT_EQ(read->source->sha256.size(), 64U);
}

TEST(Consultation, OfTheDocumentationIsRead) {
    const auto read = read_consultation("docs/consultation/library.toml");
    ASSERT_TRUE(read) << to_text(read.error());
    EXPECT_EQ(read->proposals.size(), 4U);
    const auto counted = run(*read);
    ASSERT_TRUE(counted) << to_text(counted.error());
    EXPECT_EQ(told_counts(*counted),
              (strings{"whole workshop garden", "channel=web hours workshop garden", "channel=paper workshop garden",
                       "channel=hall hours workshop garden as it is", "whole garden", "whole hours garden",
                       "channel=web hours workshop"}));
}

TEST(Consultation, RefusesUnknownKeysAnywhere) {
    EXPECT_EQ(wrong("colour = 1\n" + least),
              "c.toml:1:10: error: unknown key 'colour'; expected one of ballots, count, grade, "
              "language, notice, policy, proposal, stratum, theme, title");
    const std::pair<const char*, const char*> cases[] = {
        {"[[theme]]\nid = \"t\"\ncolour = 1\n", "c.toml:7:10: error: unknown key 'colour'; expected one of id, title"},
        {"[[proposal]]\nid = \"t\"\ncolour = 1\n",
         "c.toml:7:10: error: unknown key 'colour'; expected one of id, note, theme, title"},
        {"[[grade]]\nid = \"t\"\ncolour = 1\n", "c.toml:7:10: error: unknown key 'colour'; expected one of id, title"},
        {"[[stratum]]\ncolumn = \"t\"\ncolour = 1\n",
         "c.toml:7:10: error: unknown key 'colour'; expected one of column, title, values, weights"},
        {"[[ballots]]\nname = \"x\"\nfile = \"t\"\ncolour = 1\n",
         "c.toml:8:10: error: unknown key 'colour'; expected one of ballot, file, files, format, name, revote, "
         "weights"},
        {"[[count]]\nrule = \"borda\"\ncolour = 1\n",
         "c.toml:7:10: error: unknown key 'colour'; expected one of ballots, by, options, "
         "requirement, reweight, rule, seats, title, two-level, where"},
        {"[[theme]]\nid = \"t\"\ntitle.de = \"T\"\n", "c.toml:7:12: error: unknown key 'de'; expected one of en, fr"},
        {"[policy]\ncolour = \"blue\"\n",
         "c.toml:6:10: error: there is no policy 'colour'; expected one of unranked, pairwise-ties, "
         "overvote, ungraded"},
        {"[policy]\nunranked = \"maybe\"\n",
         "c.toml:6:12: error: policy unranked has no value 'maybe'; expected one of last, no-opinion, reject"},
    };
    for (const auto& [given, told] : cases) EXPECT_EQ(wrong(least + given), told) << given;
}

TEST(Consultation, RefusesOtherTypes) {
    const std::pair<const char*, const char*> cases[] = {
        {"[[theme]]\nid = 3\n", "c.toml:6:6: error: 'id' must be a text in quotes"},
        {"[[theme]]\nid = \"\"\n", "c.toml:6:6: error: 'id' is missing or empty"},
        {"[[theme]]\ntitle = \"T\"\n", "c.toml:5:1: error: 'id' is missing or empty"},
        {"[[theme]]\nid = \"t\"\ntitle = 3\n",
         "c.toml:7:9: error: 'title' must be a text, or a text for each language (fr, en)"},
        {"theme = \"t\"\n",
         "c.toml:5:9: error: unknown key 'theme'; expected one of ballots, by, options, requirement, reweight, "
         "rule, seats, title, two-level, where"},
        {"[theme]\nid = \"t\"\n", "c.toml:5:1: error: 'theme' must be a list of tables, written [[theme]]"},
        {"[[stratum]]\ncolumn = \"t\"\nvalues = \"a\"\n", "c.toml:7:10: error: 'values' must be a list of texts"},
        {"[[stratum]]\ncolumn = \"t\"\nvalues = [\"a\", 3]\n", "c.toml:7:16: error: 'values' must be a list of texts"},
        {"[[stratum]]\ncolumn = \"t\"\nweights = 3\n", "c.toml:7:11: error: 'weights' must be a table"},
        {"[[stratum]]\ncolumn = \"t\"\nweights = { a = 0.5 }\n",
         "c.toml:7:17: error: 'a' must be written as text to be exact, such as \"0.25\""},
        {"[[stratum]]\ncolumn = \"t\"\nweights = { a = -1 }\n",
         "c.toml:7:17: error: a weight must not be negative, got '-1'"},
        {"[[stratum]]\ncolumn = \"t\"\nweights = { a = \"x\" }\n",
         "c.toml:7:17: error: expected a weight such as 3, 0.25 or 1/4, got 'x'"},
        {"[[count]]\nrule = \"borda\"\nseats = \"5\"\n", "c.toml:7:9: error: 'seats' must be a whole number"},
        {"[[count]]\nrule = \"borda\"\nseats = 1.0\n", "c.toml:7:9: error: 'seats' must be a whole number"},
        {"[[count]]\nrule = \"borda\"\nseats = 0\n", "c.toml:7:9: error: a count fills at least one seat, got 0"},
        {"[[count]]\nrule = \"irv\"\nseats = 2\n", "c.toml:7:9: error: irv fills one seat, got 2"},
        {"[[count]]\nrule = \"borda\"\noptions = [1]\n", "c.toml:7:11: error: 'options' must be a table"},
        {"[[count]]\nrule = \"positional\"\noptions = { weights = [1, 0.5] }\n",
         "c.toml:7:27: error: 'weights' must be a list of texts or whole numbers"},
        {"[[count]]\nrule = \"borda\"\ntwo-level = \"x\"\n", "c.toml:7:13: error: 'two-level' must be a table"},
        {"[[count]]\nrule = \"borda\"\nrequirement = { kind = \"quorum\" }\n",
         "c.toml:7:15: error: 'requirement' must be a list of tables, written [[requirement]]"},
        {"[[count]]\nrule = \"borda\"\nrequirement = [3]\n",
         "c.toml:7:16: error: 'requirement' must be a list of tables, written [[requirement]]"},
        {"[[count]]\nrule = \"borda\"\noptions = { truncated = 1979-05-27 }\n",
         "c.toml:7:25: error: 'truncated' must be a text, a whole number, true, false or a list of these"},
    };
    for (const auto& [given, told] : cases) EXPECT_EQ(wrong(least + given), told) << given;
    EXPECT_EQ(wrong("language = \"de\"\n" + least), "c.toml:1:12: error: language is fr or en, got 'de'");
}

TEST(Consultation, RefusesWhatDoesNotExist) {
    const std::pair<const char*, const char*> cases[] = {
        {"[[count]]\nrule = \"shulze\"\n", "c.toml:6:8: error: there is no rule 'shulze'; did you mean schulze?"},
        {"[[count]]\nseats = 2\n", "c.toml:5:1: error: 'rule' is missing or empty"},
        {"[[count]]\nrule = \"borda\"\noptions = { colour = \"blue\" }\n",
         "c.toml:7:11: error: there is no option 'colour'; expected one of truncated, ties"},
        {"[[count]]\nrule = \"borda\"\noptions = { truncated = \"blue\" }\n",
         "c.toml:7:11: error: option truncated: expected one of average|zero|modified, got 'blue'"},
        {"[[proposal]]\nid = \"P\"\ntheme = \"t\"\n", "c.toml:7:9: error: the theme 't' is not declared"},
        {"[[count]]\nrule = \"borda\"\nballots = \"x\"\n", "c.toml:7:11: error: the ballots 'x' are not declared"},
        {"[[count]]\nrule = \"borda\"\nby = \"x\"\n", "c.toml:7:6: error: the stratum 'x' is not declared"},
        {"[[count]]\nrule = \"borda\"\nwhere = \"x=y\"\n", "c.toml:7:9: error: the stratum 'x' is not declared"},
        {"[[count]]\nrule = \"borda\"\nreweight = \"x\"\n", "c.toml:7:12: error: the stratum 'x' is not declared"},
        {"[[count]]\nrule = \"borda\"\ntwo-level = { stratum = \"x\" }\n",
         "c.toml:7:25: error: the stratum 'x' is not declared"},
        {"[[count]]\nrule = \"borda\"\ntwo-level = { stratum = \"x\", second = \"y\" }\n",
         "c.toml:7:39: error: there is no rule 'y'; `delib rules` lists them"},
        {"[[count]]\nrule = \"borda\"\ntwo-level = { stratum = \"x\", second-options = { ties = \"all\" } }\n",
         "c.toml:7:47: error: second-options are for a second rule, and none is named"},
        {"[[count]]\nrule = \"borda\"\ntwo-level = { stratum = \"x\", second = \"irv\", second-options = { colour = 1 "
         "} }\n",
         "c.toml:7:63: error: there is no option 'colour'; expected one of tied-tops, ties"},
        {"[[count]]\nrule = \"borda\"\ntwo-level = { carry = \"ranking\" }\n",
         "c.toml:7:13: error: two-level needs a stratum, as in stratum=workshop,carry=ranking,second=schulze"},
        {"[[count]]\nrule = \"borda\"\n[[count.requirement]]\nkind = \"quorum\"\n",
         "c.toml:7:1: error: quorum needs heads=N, weight=N, or share=S with roll=N"},
        {"[[count]]\nrule = \"borda\"\n[[count.requirement]]\nkind = \"x\"\n",
         "c.toml:7:1: error: there is no requirement 'x'; expected quorum, threshold, supermajority, status-quo or "
         "objections"},
        {"[[proposal]]\nid = \"A\"\n[[count]]\nrule = \"borda\"\nrequirement = [{ kind = \"status-quo\", against = "
         "\"Q\" }]\n",
         "c.toml:9:49: error: the option to beat 'Q' is not a declared proposal"},
        {"[[stratum]]\ncolumn = \"c\"\nvalues = [\"a\"]\nweights = { b = 1 }\n",
         "c.toml:8:11: error: a weight is declared for 'b', which is not among the values of c"},
        {"[[ballots]]\nname = \"x\"\nfile = \"f\"\nformat = \"docx\"\n",
         "c.toml:8:10: error: format is csv, grades, approvals, soc, soi, toc, toi, cat, cvotes, abif or blt, got "
         "'docx'"},
        {"[[ballots]]\nname = \"x\"\nfile = \"f\"\nrevote = \"often\"\n",
         "c.toml:8:10: error: revote is last, first or reject"},
        {"[[ballots]]\nname = \"x\"\n", "c.toml:5:1: error: these ballots need a file"},
    };
    for (const auto& [given, told] : cases) EXPECT_EQ(wrong(least + given), told) << given;
    const std::string reading = wrong(least + "[[ballots]]\nname = \"x\"\nfile = \"f\"\nballot = \"often\"\n");
    EXPECT_EQ(reading.substr(0, 21), "c.toml:8:10: error: b") << reading;
}

TEST(Consultation, RefusesTheSameNameTwice) {
    const std::pair<const char*, const char*> cases[] = {
        {"[[theme]]\nid = \"a\"\n[[theme]]\nid = \"a\"\n", "c.toml:8:6: error: another [[theme]] is called 'a'"},
        {"[[proposal]]\nid = \"a\"\n[[proposal]]\nid = \"a\"\n",
         "c.toml:8:6: error: another [[proposal]] is called 'a'"},
        {"[[grade]]\nid = \"a\"\n[[grade]]\nid = \"a\"\n", "c.toml:8:6: error: another [[grade]] is called 'a'"},
        {"[[stratum]]\ncolumn = \"a\"\n[[stratum]]\ncolumn = \"a\"\n",
         "c.toml:8:10: error: another [[stratum]] is called 'a'"},
        {"[[ballots]]\nfile = \"x\"\n", "c.toml:5:1: error: another [[ballots]] is called ''"},
    };
    for (const auto& [given, told] : cases) EXPECT_EQ(wrong(least + given), told) << given;
    EXPECT_EQ(wrong("title = \"a\"\ntitle = \"b\"\n").substr(0, 19), "c.toml:2:9: error: ");
}

TEST(Consultation, NeedsBallotsAndACount) {
    EXPECT_EQ(wrong("").substr(0, 40), "c.toml:1:1: error: a consultation needs ");
    EXPECT_EQ(wrong("[[ballots]]\nfile = \"b.csv\"\n"),
              "c.toml:1:1: error: a consultation needs at least one [[count]] with a rule");
    EXPECT_EQ(wrong("[[count]]\nrule = \"borda\"\n"),
              "c.toml:1:1: error: a consultation needs [[ballots]] with a file");
}

TEST(Consultation, RefusesWhatIsNotToml) {
    EXPECT_EQ(wrong("title = \"open\n").substr(0, 16), "c.toml:1:14: err");
    EXPECT_EQ(wrong("title = \n").substr(0, 14), "c.toml:1:9: er");
    EXPECT_EQ(wrong(std::string("title = \"a\xff\"\n")).substr(0, 9), "c.toml:1:");
    EXPECT_FALSE(read_consultation_text(std::string("a = ") + std::string(100'000, '['), "c.toml"));
    EXPECT_FALSE(read_consultation_text(std::string(5, '\0'), "c.toml"));
}

TEST(Consultation, MakesHostileNamesVisible) {
    const std::string told = wrong(least + "[[count]]\nrule = \"\\u001b[31m\\u202e\"\n");
    EXPECT_EQ(told.find('\x1b'), std::string::npos) << told;
    EXPECT_EQ(told.find("\u202e"), std::string::npos) << told;
}

TEST(Consultation, MustBeThere) {
    const folder here;
    EXPECT_EQ(refusal(read_consultation(here.path("none.toml"))),
              here.path("none.toml") + ": error: cannot open: No such file or directory");
    const std::string told = refusal(here.count(least));
    EXPECT_EQ(told, here.path("b.csv") + ": error: cannot open: No such file or directory");
    EXPECT_EQ(refusal(read_consultation(here.path(""))).find(here.path("")), 0U);
}

TEST(Consultation, DeclaredProposalsAreAllThereAre) {
    const folder here;
    here.write("b.csv", "rank1\nA\nX\n");
    const std::string told = refusal(here.count("[[proposal]]\nid = \"A\"\n[[proposal]]\nid = \"B\"\n" + least));
    EXPECT_EQ(told.substr(told.rfind('/') + 1).substr(0, 18), "b.csv:3:1: error: ") << told;
    here.write("b.csv", "rank1\nA\n");
    const auto out = here.counted("[[proposal]]\nid = \"B\"\n[[proposal]]\nid = \"A\"\n" + least);
    EXPECT_EQ(out.candidates().names(), (strings{"B", "A"}));  // in the declared order
}

TEST(Consultation, DeclaredGradesAreTheScale) {
    const folder here;
    here.write("g.csv", "A,B\ngood,bad\nfair,bad\n");
    const std::string ballots =
        "[[ballots]]\nfile = \"g.csv\"\nballot = \"grades\"\n[[count]]\nrule = \"majority-judgment\"\n";
    const auto out =
        here.counted("[[grade]]\nid = \"bad\"\n[[grade]]\nid = \"fair\"\n[[grade]]\nid = \"good\"\n" + ballots);
    ASSERT_EQ(out.counts.size(), 1U);
    ASSERT_NE(out.counts[0].grades, nullptr);
    EXPECT_EQ(out.counts[0].grades->grades().size(), 3U);
    const std::string told = refusal(here.count("[[grade]]\nid = \"bad\"\n[[grade]]\nid = \"good\"\n" + ballots));
    EXPECT_NE(told.find("g.csv:3:1: error: "), std::string::npos) << told;
}

}  // namespace
}  // namespace delib::testing
