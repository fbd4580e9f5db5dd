#include "delib/integrity/veto.hpp"

#include "integrity/vote_lists.hpp"

#include <algorithm>
#include <numeric>
#include <set>
#include <string>

namespace delib {

namespace {

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
    out.statements = most_shared_first(votes, before);
    out.cases.push_back({0, 0, before.groups.size(), standings_of(before, out.statements)});
    for (const std::uint32_t percent : request.percents) {
        const std::size_t ballots = (out.grouped * percent + 99) / 100;
        DELIB_TRY(more, with_contrarians(votes, ballots));
        DELIB_TRY(after, draw_map(more, quick, c));
        out.cases.push_back({percent, ballots, after.groups.size(), standings_of(after, out.statements)});
    }
    return out;
}

}  // namespace delib
