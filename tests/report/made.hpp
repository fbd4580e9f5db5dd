// Results made by hand for the tests of reports: every event, tie, requirement and decision, with names of choice.
#pragma once

#include "delib/engine/run.hpp"
#include "delib/report/report.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

namespace delib::testing {

inline candidate who(std::size_t i) {
    return candidate_at(i);
}

/// Names that try to be more than names.
inline const std::vector<std::string> hostile_names{"<script>alert(1)</script>",
                                                    "\"><img src=x onerror=alert(1)>",
                                                    "\xE2\x80\xAE"
                                                    "gnp.exe",
                                                    "a|b*c_d`e`[f](g)#h\\i",
                                                    std::string(150, 'W'),
                                                    "\xE5\x80\x99\xE8\xA3\x9C\xE8\x80\x85\xE4\xB8\x80 \xF0\x9F\x97\xB3",
                                                    "bell\x07 and\nline",
                                                    "Zoe\xCC\x81\xCC\x81\xCC\x81 \xD7\x90\xD7\x91"};

inline const std::vector<std::string> plain_names{"K01", "K02", "K03", "K04", "K05", "K06", "K07", "K08"};

inline profile rankings(const std::vector<std::string>& names, std::size_t voters) {
    auto builder = profile_builder::ranked(names);
    EXPECT_TRUE(builder.has_value());
    for (std::size_t v = 0; v < voters; ++v) {
        std::vector<entry> row;
        for (std::size_t r = 0; r < 4; ++r)
            row.push_back({who((v * (v % 3 + 1) + r * (v % 2 + 1)) % names.size()), static_cast<std::uint32_t>(r + 1)});
        std::sort(row.begin(), row.end(), [](const entry& a, const entry& b) { return a.who < b.who; });
        row.erase(std::unique(row.begin(), row.end(), [](const entry& a, const entry& b) { return a.who == b.who; }),
                  row.end());
        EXPECT_TRUE(builder->add({.entries = row}).has_value());
    }
    return *builder->freeze();
}

inline std::shared_ptr<const grades_tally> grades(const std::vector<std::string>& names,
                                                  const std::vector<std::string>& scale_names) {
    auto steps = scale::named(scale_names);
    EXPECT_TRUE(steps.has_value());
    auto builder = profile_builder::graded(names, *steps);
    for (std::size_t v = 0; v < 41; ++v) {
        std::vector<entry> row;
        for (std::size_t c = 0; c < names.size(); ++c)
            row.push_back({who(c), static_cast<std::uint32_t>((v * (c + 1) + c) % scale_names.size())});
        EXPECT_TRUE(builder->add({.entries = row}).has_value());
    }
    return std::make_shared<const grades_tally>(*tally_of<grades_tally>(*builder->freeze()));
}

inline outcome elected(std::string rule, std::vector<candidate> in, std::size_t m, std::int64_t seats) {
    outcome o;
    o.rule = std::move(rule);
    o.options = {{"ties", "all"}};
    o.seats = seats;
    o.winners = o.elected = in;
    std::sort(o.winners.begin(), o.winners.end());
    o.elected = o.winners;
    o.committees = {o.winners};
    o.committees_total = 1;
    ranking order;
    for (const candidate c : in) order.push_back({c});
    for (std::size_t i = 0; i < m; ++i) {
        if (std::find(in.begin(), in.end(), who(i)) == in.end()) order.push_back({who(i)});
    }
    o.order = order;
    return o;
}

/// A result that contains everything a report can be asked to say.
inline consultation_result everything(const std::vector<std::string>& names = plain_names) {
    const std::size_t m = names.size();
    consultation_result out;
    consultation& d = out.declared;
    auto list = std::make_shared<const candidate_list>(*candidate_list::create(names));
    out.sets.push_back({"first", {}, 40, list, {}});
    out.sets.back().report = {ballot_kind::ranked,
                              "csv",
                              {{"f.csv", std::string(64, 'a')}, {"g.csv", ""}},
                              45,
                              40,
                              2,
                              {{"f.csv:17", "X1"}, {"f.csv:18", "X2"}, {"g.csv:2", names[0]}}};
    out.sets.push_back({"second", {}, rational(81) / 2, list, {}});
    out.sets.back().report = {ballot_kind::graded, "grades", {{"h.csv", std::string(64, 'b')}}, 41, 41, 0, {}};
    for (int kind = 0; kind <= static_cast<int>(note_kind::mixed_column); ++kind) {
        for (const std::uint64_t number : {0U, 1U, 4321U})
            out.sets.back().report.notes.push_back({static_cast<note_kind>(kind), "h.csv:2", names[0], number, 7});
    }
    d.strata.push_back({"zone", {}, {names[0], "Z2"}, {}});
    const auto pairwise = std::make_shared<const pairwise_tally>(*tally_of<pairwise_tally>(rankings(names, 40)));
    const auto marks = grades(names, {"g1", "g2", "g3"});

    const auto add = [&](outcome o, count_request request, std::size_t set = 0) -> count_result& {
        request.rule = o.rule;
        d.counts.push_back(std::move(request));
        count_result c;
        c.request = d.counts.size() - 1;
        c.set = set;
        c.decision = std::move(o);
        c.heads = 40;
        c.weight = 40;
        out.counts.push_back(std::move(c));
        return out.counts.back();
    };
    const auto scored = [&](outcome o) {
        o.scores.assign(m, rational(0));
        std::int64_t score = 2 * static_cast<std::int64_t>(m);
        for (const auto& tier : *o.order) {
            --score;
            for (const candidate c : tier) o.scores[index(c)] = rational(score * score * 37) / 2;
        }
        return o;
    };

    // Scores, with a part that differs, one that agrees and one that is tied.
    outcome points = scored(elected("ranked-priorities", {who(2), who(0), who(1)}, m, 3));
    points.rounds = {events::spoilt{3, 5}, events::spoilt{1, 5}, events::countback{{{who(2)}, {who(0), who(1)}}}};
    add(points, {.seats = 3, .by = "zone"});
    for (std::size_t part = 0; part < 3; ++part) {
        count_result c = out.counts.front();
        c.stratum = std::pair(std::string("zone"), part == 0 ? names[0] : "Z" + std::to_string(part + 1));
        if (part == 1) c.decision = scored(elected("ranked-priorities", {who(3), who(0), who(1)}, m, 3));
        if (part == 2) {
            c.decision.elected = {who(2)};
            c.decision.tied = {who(0), who(1), who(3)};
            c.decision.open = 2;
        }
        out.counts.push_back(std::move(c));
    }

    // A tie across the last place, resolved in each way.
    outcome tied = scored(elected("borda", {who(0)}, m, 2));
    tied.tied = {who(1), who(2)};
    tied.open = 1;
    tied.winners = {who(0), who(1), who(2)};
    tied.committees = {{who(0), who(1)}, {who(0), who(2)}};
    tied.committees_total = 2;
    for (std::size_t how = 0; how <= static_cast<std::size_t>(tie::resolution::forward); ++how) {
        tie one{how % 2 == 0 ? tie::place::seat : tie::place::elimination,
                static_cast<std::int64_t>(how),
                {who(1), who(2)},
                static_cast<tie::resolution>(how),
                {},
                {}};
        if (how > 2) one.order = {{who(1)}, {who(2)}};
        if (static_cast<tie::resolution>(how) == tie::resolution::seed)
            one.recompute = {"printf '%s' '[\"s\",1,\"" + names[1] + "\"]' | sha256sum"};
        tied.ties.push_back(std::move(one));
    }
    add(tied, {.seats = 2});

    // Rounds.
    outcome rounds = elected("irv", {who(1)}, m, 1);
    rounds.rounds = {
        events::round{1, {{who(0), 12}, {who(1), 15}, {who(2), 8}, {who(3), 5}}, 0, rational(20)},
        events::elimination{1, {who(3)}, events::elimination::reason::fewest_votes, std::nullopt},
        events::round{2, {{who(0), 12}, {who(1), 15}, {who(2), 12}}, 1, rational(39) / 2},
        events::elimination{2, {who(0), who(2)}, events::elimination::reason::most_last_places, rational(7)},
        events::runoff{2, events::duel{who(1), who(4), 21, 19}},
        events::all_tied{2, {who(0), who(2)}},
        events::round{3, {{who(0), 14}, {who(1), 20}}, 6, rational(17)},
        events::majority{3, who(1), 20, 34}};
    add(rounds, {}).pairwise = pairwise;

    // Duels of each kind.
    outcome duels = elected("condorcet", {who(0)}, m, 1);
    for (std::size_t i = 1; i < m; ++i) duels.rounds.emplace_back(events::duel{who(0), who(i), 30, 10});
    add(duels, {}).pairwise = pairwise;
    outcome nobody;
    nobody.rule = "condorcet";
    nobody.rounds = {events::smith_set{{who(0), who(1), who(2)}}};
    add(nobody, {}).pairwise = pairwise;
    outcome worst = elected("minimax", {who(0)}, m, 1);
    worst.rounds = {events::worst_duel{who(0), events::duel{who(0), who(1), 19, 21}},
                    events::worst_duel{who(1), std::nullopt}};
    add(worst, {}).pairwise = pairwise;
    outcome unbeaten = elected("minimax", {who(1)}, m, 1);
    unbeaten.rounds = worst.rounds;
    add(unbeaten, {}).pairwise = pairwise;
    outcome paths = elected("schulze", {who(0), who(1)}, m, 2);
    paths.rounds = {
        events::paths{who(0), who(1), {who(0), who(2), who(1)}, {}, events::duel{who(0), who(2), 22, 18}, std::nullopt},
        events::paths{who(0),
                      who(2),
                      {who(0), who(2)},
                      {who(2), who(1), who(0)},
                      events::duel{who(0), who(2), 22, 18},
                      events::duel{who(1), who(0), 21, 19}}};
    add(paths, {}).pairwise = pairwise;

    // Grades that differ, and that are the same at the cut.
    for (const std::size_t grade_out : {std::size_t{1}, std::size_t{2}}) {
        outcome judged = elected("majority-judgment", {who(0)}, m, 1);
        judged.rounds = {events::majority_grade{who(0), 2, rational(0), rational(2) / 5},
                         events::majority_grade{who(1), grade_out, rational(1) / 4, rational(9) / 20}};
        add(judged, {}, 1).grades = marks;
    }

    // Every requirement, met and not, and every decision.
    for (std::size_t decided = 0; decided <= static_cast<std::size_t>(decision::no_quorum); ++decided) {
        outcome o = decided == 0 ? elected("plurality", {who(0)}, m, 1) : outcome{};
        o.rule = "plurality";
        o.decided = static_cast<decision>(decided);
        o.requirements = {{"quorum", std::nullopt, "", 50, 40, false},
                          {"threshold", who(0), "", rational(2) / 3, rational(5) / 8, false},
                          {"supermajority", who(1), names[2], rational(2) / 3, rational(341) / 512, false},
                          {"status-quo", who(0), names[2], rational(1) / 2, rational(3) / 4, true}};
        add(o, {});
    }

    // A part only, weights declared, two levels, and no end.
    outcome weighed = scored(elected("approval", {who(0)}, m, 1));
    count_result& part = add(weighed, {.where = std::pair(std::string("zone"), names[0]), .reweight = "zone"});
    part.stratum = std::pair(std::string("zone"), names[0]);
    part.reweighted = {{names[0], weight(10), weight(7), true}, {"Z2", weight::ratio(1, 3), weight(0), false}};
    for (const carried carry : {carried::rankings, carried::scores, carried::reweighted}) {
        count_result& levels =
            add(elected("schulze", {who(0)}, m, 1), {.two_level = two_level_request{"zone", carry, "schulze", {}}});
        levels.two_level = {{names[0], 10, 7, elected("borda", {who(1)}, m, 1)},
                            {"Z2", rational(1) / 3, 0, std::nullopt}};
    }
    outcome stopped = elected("plurality", {who(0)}, m, 3);
    stopped.open = 2;
    stopped.complete = false;
    stopped.committees_total = 1000;
    stopped.committees_at_least = true;
    stopped.objective = rational(7) / 3;
    stopped.lottery.assign(m, rational(1) / static_cast<std::int64_t>(m));
    add(stopped, {});
    outcome level;
    level.rule = "plurality";
    level.winners = level.tied = {who(0), who(1), who(2)};
    level.open = 1;
    add(level, {});
    return out;
}

/// The same with titles, themes and a notice, as a consultation has them.
inline consultation_result with_titles(consultation_result out) {
    consultation& d = out.declared;
    d.title = {"T\xC3\xA9st", "T\xC3\xA9st"};
    d.notice = {"N0", "N0"};
    d.themes = {{"t1", {"Th1", "Th1"}}, {"t2", {"Th2", "Th2"}}};
    for (std::size_t i = 0; i < out.candidates().size(); ++i) {
        d.proposals.push_back({out.candidates().name(who(i)),
                               {"Titl" + std::to_string(i), "Titr" + std::to_string(i)},
                               i % 3 == 2   ? ""
                               : i % 2 == 0 ? "t1"
                                            : "t2",
                               {}});
    }
    d.grades = {{"g1", {"G1", "G1"}}, {"g2", {"G2", "G2"}}};
    d.source = source_file{"consultation.toml", std::string(64, 'c')};
    return out;
}

}  // namespace delib::testing
