#include "delib/consensus/representative.hpp"

#include <algorithm>
#include <cmath>

namespace delib {

namespace {

// Everything that is asked of one statement about one group.
struct comparison_of {
    std::size_t statement = 0;
    double agreed = 0, disagreed = 0, seen = 0;
    double agree_share = 0, disagree_share = 0, agree_z = 0, disagree_z = 0;
    double agree_relative = 0, disagree_relative = 0, agree_relative_z = 0, disagree_relative_z = 0;

    [[nodiscard]] bool sufficient() const {
        return (agree_relative_z > z_90 && agree_z > z_90) || (disagree_relative_z > z_90 && disagree_z > z_90);
    }
    [[nodiscard]] representative_statement told() const {
        if (agree_relative_z > disagree_relative_z)
            return {statement, stance::agree, agree_share, agree_z, agree_relative, agree_relative_z};
        return {statement, stance::disagree, disagree_share, disagree_z, disagree_relative, disagree_relative_z};
    }
};

comparison_of compare(const group_votes& votes, std::size_t group, std::size_t statement) {
    const stance_counts& own = votes.at(group, statement);
    stance_counts rest;
    for (std::size_t g = 0; g < votes.groups(); ++g) {
        if (g == group) continue;
        const stance_counts& other = votes.at(g, statement);
        rest.agree += other.agree;
        rest.disagree += other.disagree;
        rest.pass += other.pass;
    }
    comparison_of out;
    out.statement = statement;
    out.agreed = own.agree;
    out.disagreed = own.disagree;
    out.seen = own.seen();
    out.agree_share = (own.agree + 1) / (own.seen() + 2);
    out.disagree_share = (own.disagree + 1) / (own.seen() + 2);
    out.agree_z = proportion_test(own.agree, own.seen());
    out.disagree_z = proportion_test(own.disagree, own.seen());
    out.agree_relative = out.agree_share / ((1 + rest.agree) / (2 + rest.seen()));
    out.disagree_relative = out.disagree_share / ((1 + rest.disagree) / (2 + rest.seen()));
    out.agree_relative_z = two_proportion_test(own.agree, rest.agree, own.seen(), rest.seen());
    out.disagree_relative_z = two_proportion_test(own.disagree, rest.disagree, own.seen(), rest.seen());
    return out;
}

// Whether a statement is a better one to agree on than the best so far.
bool better_agreed(const comparison_of& a, const std::optional<comparison_of>& best) {
    if (!(a.agreed > 0) && !(a.disagreed > 0)) return false;
    if (best && best->agree_relative > 1) {
        return a.agree_relative * a.agree_relative_z * a.agree_share * a.agree_z >
               best->agree_relative * best->agree_relative_z * best->agree_share * best->agree_z;
    }
    if (best) return a.agree_share * a.agree_z > best->agree_share * best->agree_z;
    return a.agree_z > z_90 || (a.agree_relative > 1 && a.agree_share > 0.5);
}

double strength(const representative_statement& r) {
    return r.relative * r.relative_z * r.share * r.z;
}

struct tallied {
    double agree = 0, disagree = 0, pass = 0;
};

tallied of_all_groups(const group_votes& votes, std::size_t statement) {
    tallied out;
    for (std::size_t g = 0; g < votes.groups(); ++g) {
        const stance_counts& c = votes.at(g, statement);
        out.agree += c.agree;
        out.disagree += c.disagree;
        out.pass += c.pass;
    }
    return out;
}

}  // namespace

group_votes::group_votes(const vote_matrix& votes, const group_labels& labels, std::span<const double> weights)
    : statements_(votes.statements()), counts_(labels.count * votes.statements()), sizes_(labels.count, 0.0) {
    for (std::size_t p = 0; p < votes.participants(); ++p) {
        const std::uint32_t group = labels.of[p];
        if (group == group_labels::none) continue;
        const double weight = weights.empty() ? 1 : weights[p];
        sizes_[group] += weight;
        const auto row = votes.row(p);
        for (std::size_t i = 0; i < row.size(); ++i) {
            stance_counts& c = counts_[group * statements_ + row.statements[i]];
            (row.votes[i] == stance::agree      ? c.agree
             : row.votes[i] == stance::disagree ? c.disagree
                                                : c.pass) += weight;
        }
    }
}

double proportion_test(double successes, double trials) noexcept {
    return 2 * std::sqrt(trials + 1) * ((successes + 1) / (trials + 1) - 0.5);
}

double two_proportion_test(double successes, double others, double trials, double other_trials) noexcept {
    const double s = successes + 1, t = others + 1, n = trials + 1, m = other_trials + 1;
    const double pooled = (s + t) / (n + m);
    if (!(pooled < 1)) return 0;
    return (s / n - t / m) / std::sqrt(pooled * (1 - pooled) * (1 / n + 1 / m));
}

std::vector<representative_statement> represent(const group_votes& votes, std::size_t group,
                                                const std::vector<bool>& eligible) {
    std::vector<representative_statement> sufficient;
    std::optional<representative_statement> best;
    std::optional<comparison_of> best_agreed;
    for (std::size_t s = 0; s < eligible.size(); ++s) {
        if (!eligible[s]) continue;
        const comparison_of c = compare(votes, group, s);
        if (c.sufficient()) {
            sufficient.push_back(c.told());
        } else if (sufficient.empty() &&
                   (!best || std::max(c.agree_relative_z, c.disagree_relative_z) > best->relative_z)) {
            best = c.told();
        }
        if (better_agreed(c, best_agreed)) best_agreed = c;
    }
    std::vector<representative_statement> out;
    if (best_agreed) out.push_back(best_agreed->told());
    if (sufficient.empty()) {
        if (out.empty() && best) out.push_back(*best);
        return out;
    }
    std::stable_sort(sufficient.begin(), sufficient.end(),
                     [](const auto& a, const auto& b) { return strength(a) > strength(b); });
    for (const representative_statement& r : sufficient) {
        if (best_agreed && r.statement == best_agreed->statement) continue;
        if (out.size() == most_representative) break;
        out.push_back(r);
    }
    std::stable_partition(out.begin(), out.end(), [](const auto& r) { return r.stance == stance::agree; });
    return out;
}

majority_statements find_majority(std::span<const stance_counts> all, const std::vector<bool>& eligible) {
    struct candidate_statement {
        std::size_t statement = 0;
        double strength = 0;
    };
    std::vector<candidate_statement> agree, disagree;
    for (std::size_t s = 0; s < all.size(); ++s) {
        if (!eligible[s]) continue;
        const double seen = all[s].seen();
        const auto consider = [&](double successes, std::vector<candidate_statement>& list) {
            const double share = (successes + 1) / (seen + 2), z = proportion_test(successes, seen);
            if (share > 0.5 && z > z_90) list.push_back({s, share * z});
        };
        consider(all[s].agree, agree);
        consider(all[s].disagree, disagree);
    }
    const auto strongest = [](std::vector<candidate_statement>& list) {
        std::stable_sort(list.begin(), list.end(),
                         [](const auto& a, const auto& b) { return a.strength > b.strength; });
        std::vector<std::size_t> out;
        for (std::size_t i = 0; i < std::min(list.size(), most_representative); ++i) out.push_back(list[i].statement);
        return out;
    };
    return {strongest(agree), strongest(disagree)};
}

double classic_consensus(const group_votes& votes, std::size_t statement) noexcept {
    double product = 1;
    for (std::size_t g = 0; g < votes.groups(); ++g) {
        const stance_counts& c = votes.at(g, statement);
        product *= (c.agree + 1) / (c.seen() + 2);
    }
    return product;
}

double size_weighted_consensus(const group_votes& votes, std::size_t statement) noexcept {
    double all = 0, sum = 0;
    for (std::size_t g = 0; g < votes.groups(); ++g) all += votes.size(g);
    for (std::size_t g = 0; g < votes.groups(); ++g) {
        const stance_counts& c = votes.at(g, statement);
        if (votes.size(g) > 0) sum += votes.size(g) / all * std::log((c.agree + 1) / (c.seen() + 2));
    }
    return std::exp(sum);
}

std::optional<double> divisiveness(const group_votes& votes, std::size_t statement) noexcept {
    const tallied all = of_all_groups(votes, statement);
    const double seen = all.agree + all.disagree + all.pass;
    if (!(seen > 0)) return std::nullopt;
    // All as sums of squares times the number of votes, so that whole numbers stay whole.
    const double sum = all.agree - all.disagree;
    const double whole = (all.agree + all.disagree) * seen - sum * sum;
    if (!(whole > 0)) return std::nullopt;
    double between = 0;
    for (std::size_t g = 0; g < votes.groups(); ++g) {
        const stance_counts& c = votes.at(g, statement);
        if (c.seen() > 0) between += (c.agree - c.disagree) * (c.agree - c.disagree) / c.seen();
    }
    return std::clamp((between * seen - sum * sum) / whole, 0.0, 1.0);
}

double routing_priority(const group_votes& votes, std::size_t statement, double extremity,
                        statement_kind kind) noexcept {
    if (kind == statement_kind::meta) return 49;
    const tallied all = of_all_groups(votes, statement);
    const double seen = all.agree + all.disagree + all.pass;
    const double importance = (1 - (all.pass + 1) / (seen + 2)) * (extremity + 1) * ((all.agree + 1) / (seen + 2));
    const double weighed = importance * (1 + 8 * std::exp2(-seen / 5));
    return weighed * weighed;
}

}  // namespace delib
