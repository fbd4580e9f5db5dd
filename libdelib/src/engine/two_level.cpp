#include "engine/two_level.hpp"

#include "delib/ballot/transform.hpp"

#include <algorithm>
#include <limits>

namespace delib {

namespace {

// The declared weight of the stratum at `i`; strata and weights stand in the same order.
const weight& weight_at(const std::vector<std::pair<std::string, weight>>& weights, std::size_t i) {
    return weights[i].second;
}

error lacks(const stratum_vote& vote, const char* what) {
    return {error_code::unsupported,
            "two-level: " + vote.decided->rule + " defines no " + what + " to carry from '" + visible(vote.value) + "'",
            {}};
}

// A rational as points, if it fits 128 bits.
result<points> to_points(const rational& value) {
    auto read = parse_points(to_text(value));
    if (!read) return error{error_code::overflow, "two-level: a share needs more than 128 bits", {}};
    return *read;
}

}  // namespace

result<std::vector<std::pair<std::string, weight>>> stratum_weights(const consultation& declared, const profile& p,
                                                                    const std::string& column) {
    DELIB_TRY(at, find_stratum(p, column));
    std::vector<std::pair<std::string, weight>> out;
    for (const std::string& value : p.strata()[at].values) out.emplace_back(value, weight(1));
    for (const stratum_declaration& stratum : declared.strata) {
        if (stratum.column != column || stratum.weights.empty()) continue;
        for (const auto& [value, w] : stratum.weights) {
            const auto& voted = p.strata()[at].values;
            if (std::find(voted.begin(), voted.end(), value) == voted.end()) out.emplace_back(value, w);
        }
        for (auto& [value, w] : out) {
            const auto found = std::find_if(stratum.weights.begin(), stratum.weights.end(),
                                            [&v = value](const auto& d) { return d.first == v; });
            if (found == stratum.weights.end()) {
                return error{
                    error_code::name, "no weight is declared for " + visible(column) + "='" + visible(value) + "'", {}};
            }
            w = found->second;
        }
    }
    return out;
}

result<profile> ballots_from_orders(const profile& like, const std::vector<stratum_vote>& votes,
                                    const std::vector<std::pair<std::string, weight>>& weights) {
    DELIB_TRY(builder, profile_builder::ranked(like.candidates().names()));
    for (std::size_t i = 0; i < votes.size(); ++i) {
        if (!votes[i].decided) continue;
        if (!votes[i].decided->order) return lacks(votes[i], "order");
        std::vector<entry> row;
        std::uint32_t rank = 0;
        for (const auto& tier : *votes[i].decided->order) {
            ++rank;
            for (const candidate who : tier) row.push_back({who, rank});
        }
        DELIB_TRY(done, builder.add({.entries = row, .weight = weight_at(weights, i)}));
        static_cast<void>(done);
    }
    return builder.freeze();
}

result<profile> ballots_from_scores(const profile& like, const std::vector<stratum_vote>& votes,
                                    const std::vector<std::pair<std::string, weight>>& weights) {
    const std::size_t m = like.candidates().size();
    std::vector<std::vector<points>> shares(votes.size());
    std::vector<points> all;
    for (std::size_t i = 0; i < votes.size(); ++i) {
        if (!votes[i].decided) continue;
        const auto& scores = votes[i].decided->scores;
        if (scores.empty()) return lacks(votes[i], "scores");
        rational sum = 0;
        for (const auto& score : scores) {
            if (score && *score < 0)
                return error{error_code::unsupported, "two-level: scores below 0 cannot be normalised", {}};
            sum += score.value_or(0);
        }
        if (sum == 0)
            return error{
                error_code::unsupported, "two-level: the scores of '" + visible(votes[i].value) + "' are all 0", {}};
        for (const auto& score : scores) {
            DELIB_TRY(share, to_points(score.value_or(0) / sum));
            shares[i].push_back(share);
            all.push_back(share);
        }
    }
    const scale values = scale::numeric(all);
    DELIB_TRY(builder, profile_builder::scored(like.candidates().names(), values));
    for (std::size_t i = 0; i < votes.size(); ++i) {
        if (shares[i].empty()) continue;
        std::vector<entry> row;
        for (std::size_t c = 0; c < m; ++c) {
            const auto place = values.find(to_text(shares[i][c]));
            row.push_back({candidate_at(c), static_cast<std::uint32_t>(place.value_or(0))});
        }
        DELIB_TRY(done, builder.add({.entries = row, .weight = weight_at(weights, i)}));
        static_cast<void>(done);
    }
    return builder.freeze();
}

}  // namespace delib
