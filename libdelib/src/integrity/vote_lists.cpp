#include "integrity/vote_lists.hpp"

namespace delib {

vote_list list_of(const vote_matrix& votes, const std::vector<bool>& gone) {
    vote_list out;
    out.strata = votes.strata();
    for (std::size_t s = 0; s < votes.statements(); ++s) out.statements.push_back(votes.statement_at(s));
    for (const std::uint32_t p : votes.by_arrival()) {
        if (!gone.empty() && gone[p]) continue;
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

}  // namespace delib
