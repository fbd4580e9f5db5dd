// What one rule decided, as numbers and texts of C.

#include "c_api/result.hpp"
#include "c_api/structs.hpp"
#include "c_api/text.hpp"
#include "delib/report/report.hpp"

#include <limits>

namespace delib::c_api {

namespace {

// An outcome with its view, and the list of candidates it is about.
struct shown_outcome {
    const outcome& decided;
    const outcome_view& view;
    const candidate_list& candidates;
};

answer beyond(const char* what, std::size_t place, std::size_t count) {
    return bad_argument("`" + std::string(what) + "` is " + std::to_string(place) + " of " + std::to_string(count));
}

// What `tell` answers about this outcome, if it is there.
template <class Tell>
delib_status about_outcome(delib_context* context, const delib_result* result, std::size_t place, Tell&& tell) {
    return guard(context, [&]() -> answer {
        DELIB_NEED(result);
        const shown_result& shown = *result->held;
        if (place >= shown.views.size()) return beyond("outcome", place, shown.views.size());
        const count_result& count = shown.counted.counts[place];
        return tell(shown_outcome{count.decision, shown.views[place], *shown.counted.sets[count.set].candidates});
    });
}

answer give_places(const std::vector<places>& groups, const char* what, std::size_t place,
                   const std::uint32_t** members, std::size_t* count) {
    DELIB_NEED(members);
    DELIB_NEED(count);
    if (place >= groups.size()) return beyond(what, place, groups.size());
    *members = groups[place].data();
    *count = groups[place].size();
    return {};
}

}  // namespace

}  // namespace delib::c_api

using namespace delib::c_api;

size_t delib_result_outcome_count(const delib_result* result) {
    return result == nullptr ? 0 : result->held->views.size();
}

delib_status delib_result_outcome_at(delib_context* context, const delib_result* result, size_t outcome,
                                     delib_outcome* info) {
    return about_outcome(context, result, outcome, [&](const shown_outcome& found) -> answer {
        const delib::outcome& o = found.decided;
        const outcome_view& view = found.view;
        delib_outcome out{};
        out.rule = o.rule.c_str();
        out.stratum = view.stratum.empty() ? nullptr : view.stratum.c_str();
        out.seats = o.seats;
        out.open = o.open;
        out.winners = view.winners.data();
        out.elected = view.elected.data();
        out.tied = view.tied.data();
        out.committees_total = view.committees_total.c_str();
        out.objective = o.objective ? view.objective.c_str() : nullptr;
        out.decision = o.decided ? view.decision.c_str() : nullptr;
        out.winner_count = view.winners.size();
        out.elected_count = view.elected.size();
        out.tied_count = view.tied.size();
        out.candidate_count = found.candidates.size();
        out.option_count = o.options.size();
        out.committee_count = view.committees.size();
        out.tier_count = view.tiers.size();
        out.requirement_count = o.requirements.size();
        out.round_count = o.rounds.size();
        out.tie_count = o.ties.size();
        out.has_ranking = o.order ? 1 : 0;
        out.has_scores = o.scores.empty() ? 0 : 1;
        out.has_lottery = o.lottery.empty() ? 0 : 1;
        out.complete = o.complete ? 1 : 0;
        return give_struct(out, info, "delib_outcome");
    });
}

const char* delib_result_candidate_name(const delib_result* result, size_t outcome, size_t candidate) {
    if (result == nullptr || outcome >= result->held->views.size()) return nullptr;
    const delib::consultation_result& counted = result->held->counted;
    const auto& names = counted.sets[counted.counts[outcome].set].candidates->names();
    return candidate < names.size() ? names[candidate].c_str() : nullptr;
}

delib_status delib_result_option_at(delib_context* context, const delib_result* result, size_t outcome, size_t option,
                                    const char** name, const char** value) {
    return about_outcome(context, result, outcome, [&](const shown_outcome& found) -> answer {
        DELIB_NEED(name);
        DELIB_NEED(value);
        const auto& options = found.decided.options;
        if (option >= options.size()) return beyond("option", option, options.size());
        *name = options[option].first.c_str();
        *value = options[option].second.c_str();
        return {};
    });
}

delib_status delib_result_committee_at(delib_context* context, const delib_result* result, size_t outcome,
                                       size_t committee, const uint32_t** members, size_t* count) {
    return about_outcome(context, result, outcome, [&](const shown_outcome& found) -> answer {
        return give_places(found.view.committees, "committee", committee, members, count);
    });
}

delib_status delib_result_tier_at(delib_context* context, const delib_result* result, size_t outcome, size_t tier,
                                  const uint32_t** members, size_t* count) {
    return about_outcome(context, result, outcome, [&](const shown_outcome& found) -> answer {
        return give_places(found.view.tiers, "tier", tier, members, count);
    });
}

delib_status delib_result_score_at(delib_context* context, const delib_result* result, size_t outcome, size_t candidate,
                                   const char** exact, double* nearest) {
    return about_outcome(context, result, outcome, [&](const shown_outcome& found) -> answer {
        const auto& scores = found.decided.scores;
        if (scores.empty()) return {DELIB_ERROR_UNSUPPORTED, found.decided.rule + " gives no scores"};
        if (candidate >= scores.size()) return beyond("candidate", candidate, scores.size());
        const bool there = scores[candidate].has_value();
        const double number = there ? nearest_double(*scores[candidate]) : std::numeric_limits<double>::quiet_NaN();
        if (exact != nullptr) *exact = there ? found.view.scores[candidate]->c_str() : nullptr;
        if (nearest != nullptr) *nearest = number;
        return {};
    });
}

delib_status delib_result_lottery_at(delib_context* context, const delib_result* result, size_t outcome,
                                     size_t candidate, const char** exact, double* nearest) {
    return about_outcome(context, result, outcome, [&](const shown_outcome& found) -> answer {
        const auto& lottery = found.decided.lottery;
        if (lottery.empty()) return {DELIB_ERROR_UNSUPPORTED, found.decided.rule + " is no lottery"};
        if (candidate >= lottery.size()) return beyond("candidate", candidate, lottery.size());
        const double number = nearest_double(lottery[candidate]);
        if (exact != nullptr) *exact = found.view.lottery[candidate].c_str();
        if (nearest != nullptr) *nearest = number;
        return {};
    });
}

delib_status delib_result_requirement_at(delib_context* context, const delib_result* result, size_t outcome,
                                         size_t requirement, delib_requirement* info) {
    return about_outcome(context, result, outcome, [&](const shown_outcome& found) -> answer {
        const auto& all = found.decided.requirements;
        if (requirement >= all.size()) return beyond("requirement", requirement, all.size());
        const delib::requirement_result& r = all[requirement];
        const requirement_view& texts = found.view.requirements[requirement];
        delib_requirement out{};
        out.kind = r.kind.c_str();
        out.against = r.against.empty() ? nullptr : r.against.c_str();
        out.needed = texts.needed.c_str();
        out.got = texts.got.c_str();
        out.candidate = r.who ? static_cast<std::int64_t>(index(*r.who)) : -1;
        out.met = r.met ? 1 : 0;
        return give_struct(out, info, "delib_requirement");
    });
}

delib_status delib_result_round_json(delib_context* context, const delib_result* result, size_t outcome, size_t round,
                                     char* buffer, size_t size, size_t* length) {
    return about_outcome(context, result, outcome, [&](const shown_outcome& found) -> answer {
        if (round >= found.decided.rounds.size()) return beyond("round", round, found.decided.rounds.size());
        return give_text(
            *context, {buffer, size, length}, result->held,
            "round " + std::to_string(outcome) + " " + std::to_string(round),
            [&] { return delib::result<std::string>(delib::round_to_json(result->held->counted, outcome, round)); });
    });
}

delib_status delib_result_tie_json(delib_context* context, const delib_result* result, size_t outcome, size_t tie,
                                   char* buffer, size_t size, size_t* length) {
    return about_outcome(context, result, outcome, [&](const shown_outcome& found) -> answer {
        if (tie >= found.decided.ties.size()) return beyond("tie", tie, found.decided.ties.size());
        return give_text(*context, {buffer, size, length}, result->held,
                         "tie " + std::to_string(outcome) + " " + std::to_string(tie), [&] {
                             return delib::result<std::string>(delib::tie_to_json(result->held->counted, outcome, tie));
                         });
    });
}
