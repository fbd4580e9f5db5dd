#include "delib/integrity/standings.hpp"

#include <algorithm>
#include <functional>

namespace delib {

namespace {

void rank(std::vector<standing_statement>& all, statement_standing standing_statement::*measure) {
    std::vector<std::optional<double>> most_first;
    for (const standing_statement& one : all) most_first.push_back((one.*measure).value);
    std::sort(most_first.begin(), most_first.end(), std::greater<>());
    for (standing_statement& one : all) {
        const auto here =
            std::lower_bound(most_first.begin(), most_first.end(), (one.*measure).value, std::greater<>());
        (one.*measure).rank = static_cast<std::size_t>(here - most_first.begin()) + 1;
    }
}

}  // namespace

std::vector<std::uint32_t> most_shared_first(const vote_matrix& votes, const opinion_map& map) {
    std::vector<std::uint32_t> out;
    for (std::uint32_t s = 0; s < map.statements.size(); ++s) {
        if (map.statements[s].takes_part && !votes.statement_at(s).left_out()) out.push_back(s);
    }
    std::stable_sort(out.begin(), out.end(), [&](std::uint32_t a, std::uint32_t b) {
        return map.statements[a].classic > map.statements[b].classic;
    });
    return out;
}

std::vector<standing_statement> standings_of(const opinion_map& map, const std::vector<std::uint32_t>& statements) {
    std::vector<standing_statement> out;
    for (const std::uint32_t s : statements) {
        const map_statement& told = map.statements[s];
        const std::uint64_t seen = told.agree + told.disagree + told.pass;
        out.push_back({s,
                       {told.classic, 0},
                       {told.size_weighted, 0},
                       seen == 0 ? 0 : static_cast<double>(told.agree) / static_cast<double>(seen)});
    }
    rank(out, &standing_statement::classic);
    rank(out, &standing_statement::size_weighted);
    return out;
}

}  // namespace delib
