#include "delib/integrity/veto.hpp"

#include <algorithm>
#include <numeric>
#include <set>
#include <string>

namespace delib {

namespace {

// The same votes as a list, to which more can be added. Without times: rows stand in the order of arrival.
vote_list list_of(const vote_matrix& votes) {
    vote_list out;
    out.strata = votes.strata();
    for (std::size_t s = 0; s < votes.statements(); ++s) out.statements.push_back(votes.statement_at(s));
    for (const std::uint32_t p : votes.by_arrival()) {
        const auto number = static_cast<std::uint32_t>(out.participants.size());
        out.participants.push_back(votes.participant_id(p));
        const auto row = votes.row(p);
        for (std::size_t i = 0; i < row.size(); ++i)
            out.votes.push_back({cast_vote::unknown_time, number, row.statements[i], row.votes[i]});
        for (std::size_t c = 0; c < out.strata.size(); ++c)
            out.stratum_values.push_back(votes.stratum(p, c).value_or(vote_list::no_value));
    }
    return out;
}

std::vector<stance> against_the_majority(const vote_matrix& votes) {
    std::vector<std::int64_t> lead(votes.statements(), 0);
    for (std::size_t p = 0; p < votes.participants(); ++p) {
        const auto row = votes.row(p);
        for (std::size_t i = 0; i < row.size(); ++i) lead[row.statements[i]] += static_cast<std::int64_t>(row.votes[i]);
    }
    std::vector<stance> out;
    out.reserve(lead.size());
    for (const std::int64_t agreement : lead) out.push_back(agreement < 0 ? stance::agree : stance::disagree);
    return out;
}

void rank(std::vector<vetoed_statement>& all, statement_standing vetoed_statement::*measure) {
    for (vetoed_statement& one : all) {
        one.*measure = {(one.*measure).value, 1};
        for (const vetoed_statement& other : all) {
            if ((other.*measure).value > (one.*measure).value) ++(one.*measure).rank;
        }
    }
}

veto_case case_of(const opinion_map& map, const std::vector<std::uint32_t>& statements, std::uint32_t percent,
                  std::size_t ballots) {
    veto_case out{percent, ballots, map.groups.size(), {}};
    for (const std::uint32_t s : statements) {
        const map_statement& told = map.statements[s];
        const std::uint64_t seen = told.agree + told.disagree + told.pass;
        out.statements.push_back({s,
                                  {told.classic, 0},
                                  {told.size_weighted, 0},
                                  seen == 0 ? 0 : static_cast<double>(told.agree) / static_cast<double>(seen)});
    }
    rank(out.statements, &vetoed_statement::classic);
    rank(out.statements, &vetoed_statement::size_weighted);
    return out;
}

result<void> check(const veto_request& request) {
    if (request.percents.size() > max_veto_sizes)
        return error{error_code::usage,
                     "at most " + std::to_string(max_veto_sizes) + " sizes of a bloc are looked at, got " +
                         std::to_string(request.percents.size()),
                     {}};
    for (const std::uint32_t percent : request.percents) {
        if (percent >= 1 && percent <= max_veto_percent) continue;
        return error{error_code::usage,
                     "the size of a bloc is from 1 to " + std::to_string(max_veto_percent) + " percent, got " +
                         std::to_string(percent),
                     {}};
    }
    return {};
}

}  // namespace

result<vote_matrix> with_contrarians(const vote_matrix& votes, std::size_t ballots) {
    if (ballots > max_participants - std::min(votes.participants(), max_participants))
        return error{
            error_code::limit, "at most " + std::to_string(max_participants) + " participants are allowed", {}};
    vote_list list = list_of(votes);
    const std::vector<stance> stances = against_the_majority(votes);
    const std::set<std::string> taken(list.participants.begin(), list.participants.end());
    std::size_t number = 0;
    for (std::size_t i = 0; i < ballots; ++i) {
        std::string name;
        do name = "added " + std::to_string(++number);
        while (taken.contains(name));
        const auto participant = static_cast<std::uint32_t>(list.participants.size());
        list.participants.push_back(std::move(name));
        list.stratum_values.insert(list.stratum_values.end(), list.strata.size(), vote_list::no_value);
        for (std::size_t s = 0; s < stances.size(); ++s) {
            if (!list.statements[s].left_out())
                list.votes.push_back({cast_vote::unknown_time, participant, static_cast<std::uint16_t>(s), stances[s]});
        }
    }
    return vote_matrix::create(std::move(list));
}

result<veto_effects> veto_effects_of(const vote_matrix& votes, const veto_request& request, const control& c) {
    DELIB_CHECK(check(request));
    map_request quick = request.map;
    quick.stability.resamples = 0;
    DELIB_TRY(before, draw_map(votes, quick, c));

    veto_effects out;
    for (const map_group& g : before.groups) out.grouped += g.members.size();
    for (std::uint32_t s = 0; s < before.statements.size(); ++s) {
        if (before.statements[s].takes_part && !votes.statement_at(s).left_out()) out.statements.push_back(s);
    }
    std::stable_sort(out.statements.begin(), out.statements.end(), [&](std::uint32_t a, std::uint32_t b) {
        return before.statements[a].classic > before.statements[b].classic;
    });
    out.cases.push_back(case_of(before, out.statements, 0, 0));
    for (const std::uint32_t percent : request.percents) {
        const std::size_t ballots = (out.grouped * percent + 99) / 100;
        DELIB_TRY(more, with_contrarians(votes, ballots));
        DELIB_TRY(after, draw_map(more, quick, c));
        out.cases.push_back(case_of(after, out.statements, percent, ballots));
    }
    return out;
}

}  // namespace delib
