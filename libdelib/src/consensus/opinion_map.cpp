#include "delib/consensus/opinion_map.hpp"

#include "delib/consensus/bridging.hpp"
#include "delib/core/text.hpp"

#include <algorithm>
#include <cmath>

namespace delib {

namespace {

class drawing {
public:
    drawing(const vote_matrix& votes, const map_request& request, const control& c) : votes_(votes), c_(c) {
        map_.request = request;
        if (request.mode == map_mode::robust) weights_ = deduplicated_weights(votes);
    }

    result<opinion_map> draw() {
        DELIB_CHECK(check_request());
        map_.plane = find_plane(votes_, map_.request.mode, weights_);
        if (map_.plane.statements == map_.plane.zeroed)
            return error{error_code::unsupported,
                         "no vote is on a statement that takes part in the map: moderators took the statements out, or "
                         "they are about the conversation itself",
                         {}};
        if (c_.cancelled(0.3)) return cancelled_error();
        place_participants();
        DELIB_CHECK(find_group_labels());
        if (c_.cancelled(0.6)) return cancelled_error();
        DELIB_CHECK(describe_statements());
        describe_groups();
        return std::move(map_);
    }

private:
    [[nodiscard]] map_mode mode() const { return map_.request.mode; }

    result<void> check_request() const {
        const auto& asked = map_.request.groups;
        if (!asked) return {};
        if (*asked > 0 && *asked <= max_groups) return {};
        return error{error_code::usage,
                     "the number of groups is from 1 to " + std::to_string(max_groups) + ", got " +
                         std::to_string(*asked),
                     {}};
    }

    void place_participants() {
        for (std::size_t p = 0; p < votes_.participants(); ++p) {
            at_.push_back(place(map_.plane, votes_, p));
            map_.participants.push_back(
                {votes_.row(p).size(), at_.back(), std::nullopt, weights_.empty() ? 1 : weights_[p]});
        }
    }

    result<void> find_group_labels() {
        if (!map_.request.by.empty()) {
            DELIB_TRY(declared, declared_groups(votes_, map_.request.by));
            labels_ = std::move(declared);
            map_.groups.resize(labels_.count);
        } else {
            const auto grouped = who_is_grouped(votes_, map_.plane, mode());
            grouping_request asked;
            asked.mode = mode();
            asked.k = map_.request.groups;
            asked.seed = map_.request.seed;
            asked.minimum_share = mode() == map_mode::robust ? map_.request.minimum_share : 0;
            asked.silhouette_limit = map_.request.silhouette_limit;
            emergent_groups found = find_groups(votes_, at_, weights_, grouped, asked);
            labels_ = std::move(found.labels);
            map_.tried = std::move(found.tried);
            map_.margin = found.margin;
            map_.silhouette_sample = found.silhouette_sample;
            map_.groups.resize(labels_.count);
            if (c_.cancelled(0.4)) return cancelled_error();
            stability_request again = map_.request.stability;
            again.seed = map_.request.seed;
            const group_stability firm = stability(votes_, at_, weights_, grouped, labels_, mode(), again);
            map_.stability_in_same_plane = firm.same_plane;
            for (std::size_t g = 0; g < labels_.count && again.resamples > 0; ++g)
                map_.groups[g].stability = firm.of[g];
        }
        for (std::size_t p = 0; p < labels_.of.size(); ++p) {
            if (labels_.of[p] == group_labels::none) continue;
            map_.participants[p].group = labels_.of[p];
            map_.groups[labels_.of[p]].members.push_back(static_cast<std::uint32_t>(p));
        }
        if (labels_.count * votes_.statements() > std::size_t{1} << 23)
            return error{error_code::limit, "groups times statements are more than 8388608", {}};
        by_group_ = group_votes(votes_, labels_, weights_);
        return {};
    }

    result<void> describe_statements() {
        const std::size_t m = votes_.statements();
        std::vector<stance_counts> all(m);
        map_.statements.resize(m);
        for (std::size_t p = 0; p < votes_.participants(); ++p) {
            const auto row = votes_.row(p);
            const double weight = weights_.empty() ? 1 : weights_[p];
            for (std::size_t i = 0; i < row.size(); ++i) {
                map_statement& s = map_.statements[row.statements[i]];
                stance_counts& c = all[row.statements[i]];
                switch (row.votes[i]) {
                    case stance::agree: ++s.agree, c.agree += weight; break;
                    case stance::disagree: ++s.disagree, c.disagree += weight; break;
                    case stance::pass: ++s.pass, c.pass += weight; break;
                }
            }
        }
        std::vector<double> first_axis;
        for (const map_point& p : at_) first_axis.push_back(p.x);
        for (std::size_t s = 0; s < m; ++s)
            eligible_.push_back(map_.plane.takes_part[s] && !votes_.statement_at(s).left_out());
        const bridging_scores bridging = find_bridging(votes_, eligible_, first_axis, weights_);
        if (c_.cancelled(0.9)) return cancelled_error();
        for (std::size_t s = 0; s < m; ++s) {
            map_statement& told = map_.statements[s];
            told.takes_part = map_.plane.takes_part[s];
            if (!told.takes_part) continue;
            told.at = place_statement(map_.plane, s);
            told.extremity = std::sqrt(told.at.x * told.at.x + told.at.y * told.at.y);
            if (by_group_.groups() > 0) {
                told.classic = classic_consensus(by_group_, s);
                told.size_weighted = size_weighted_consensus(by_group_, s);
            }
            told.bridging = bridging.statements[s];
            told.divisiveness = divisiveness(by_group_, s);
            told.priority = routing_priority(by_group_, s, told.extremity, votes_.statement_at(s).kind);
        }
        map_.majority = find_majority(all, eligible_);
        return {};
    }

    void describe_groups() {
        for (std::size_t g = 0; g < labels_.count; ++g) {
            map_.groups[g].representative = represent(by_group_, g, eligible_);
            if (!labels_.names.empty()) map_.groups[g].name = labels_.names[g];
        }
    }

    const vote_matrix& votes_;
    const control& c_;
    opinion_map map_{};
    std::vector<double> weights_{};
    std::vector<map_point> at_{};
    group_labels labels_{};
    group_votes by_group_{};
    std::vector<bool> eligible_{};
};

// A row as one number, to find like rows among many.
std::uint64_t hash_of(const vote_matrix::row_view& row) {
    std::uint64_t hash = 0xCBF29CE484222325ULL;
    for (std::size_t i = 0; i < row.size(); ++i) {
        hash ^= std::uint64_t{row.statements[i]} * 4 + static_cast<std::uint64_t>(static_cast<int>(row.votes[i]) + 1);
        hash *= 0x100000001B3ULL;
    }
    return hash;
}

}  // namespace

std::vector<double> deduplicated_weights(const vote_matrix& votes) {
    const std::size_t people = votes.participants();
    std::vector<stance_counts> all(votes.statements());
    std::vector<std::pair<std::uint64_t, std::uint32_t>> order;
    double voters = 0;
    for (std::uint32_t p = 0; p < people; ++p) {
        const auto row = votes.row(p);
        voters += row.size() > 0 ? 1 : 0;
        for (std::size_t i = 0; i < row.size(); ++i) {
            stance_counts& c = all[row.statements[i]];
            (row.votes[i] == stance::agree ? c.agree : row.votes[i] == stance::disagree ? c.disagree : c.pass) += 1;
        }
        if (row.size() >= votes_to_be_grouped) order.emplace_back(hash_of(row), p);
    }
    std::sort(order.begin(), order.end());
    const auto compare = [&](std::uint32_t a, std::uint32_t b) {
        const auto x = votes.row(a), y = votes.row(b);
        if (x.size() != y.size()) return x.size() < y.size() ? -1 : 1;
        for (std::size_t i = 0; i < x.size(); ++i) {
            if (x.statements[i] != y.statements[i]) return x.statements[i] < y.statements[i] ? -1 : 1;
            if (x.votes[i] != y.votes[i]) return x.votes[i] < y.votes[i] ? -1 : 1;
        }
        return 0;
    };
    std::vector<double> out(people, 1.0);
    for (std::size_t from = 0; from < order.size();) {
        std::size_t to = from + 1;
        while (to < order.size() && order[to].first == order[from].first) ++to;
        const auto begin = order.begin() + static_cast<std::ptrdiff_t>(from);
        const auto end = order.begin() + static_cast<std::ptrdiff_t>(to);
        // Rows of one number are alike, but for chance.
        std::sort(begin, end, [&](const auto& a, const auto& b) {
            const int sign = compare(a.second, b.second);
            return sign != 0 ? sign < 0 : a.second < b.second;
        });
        for (auto first = begin; first != end;) {
            auto last = first + 1;
            while (last != end && compare(first->second, last->second) == 0) ++last;
            const auto alike = static_cast<double>(last - first);
            if (alike > 1) {
                const auto row = votes.row(first->second);
                double expected = voters;
                for (std::size_t i = 0; i < row.size(); ++i) {
                    const stance_counts& c = all[row.statements[i]];
                    expected *= (row.votes[i] == stance::agree      ? c.agree
                                 : row.votes[i] == stance::disagree ? c.disagree
                                                                    : c.pass) /
                                c.seen();
                }
                for (auto one = first; one != last; ++one) out[one->second] = std::clamp(expected, 1.0, alike) / alike;
            }
            first = last;
        }
        from = to;
    }
    return out;
}

result<opinion_map> draw_map(const vote_matrix& votes, const map_request& request, const control& c) {
    return drawing(votes, request, c).draw();
}

}  // namespace delib
