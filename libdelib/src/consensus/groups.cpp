#include "delib/consensus/groups.hpp"

#include "consensus/same.hpp"
#include "delib/core/random.hpp"
#include "delib/core/text.hpp"

#include <algorithm>
#include <numeric>

namespace delib {

namespace {

// Those who are grouped, in the order in which k-means meets them.
struct grouped_people {
    std::vector<std::uint32_t> who{};
    std::vector<map_point> at{};
    std::vector<double> weights{};  // empty: all alike

    [[nodiscard]] weighted_points points() const { return {at, weights}; }
};

grouped_people gather(std::span<const std::uint32_t> order, std::span<const map_point> at,
                      std::span<const double> weights, const std::vector<bool>& grouped) {
    grouped_people out;
    for (const std::uint32_t p : order) {
        if (!grouped[p]) continue;
        out.who.push_back(p);
        out.at.push_back(at[p]);
        if (!weights.empty()) out.weights.push_back(weights[p]);
    }
    return out;
}

// From 2 to 5, one more for each twelve points beyond two.
std::vector<std::size_t> numbers_to_try(const std::optional<std::size_t>& asked, std::size_t points) {
    if (asked) return {*asked};
    std::vector<std::size_t> out;
    for (std::size_t k = 2; k <= std::min<std::size_t>(5, 2 + points / 12); ++k) out.push_back(k);
    return out;
}

double smallest_share(const division& d, const weighted_points& points) {
    std::vector<double> sizes(d.centres.size(), 0.0);
    double all = 0;
    for (std::size_t i = 0; i < d.of.size(); ++i) {
        const double weight = points.weights.empty() ? 1 : points.weights[i];
        sizes[d.of[i]] += weight;
        all += weight;
    }
    return sizes.empty() || !(all > 0) ? 0 : *std::min_element(sizes.begin(), sizes.end()) / all;
}

enum class on_tie : std::uint8_t { fewer_groups, more_groups };

// The place of the best silhouette among those that may be chosen; nothing where none may.
std::optional<std::size_t> best_of(std::vector<group_choice>& tried, double minimum_share, on_tie tie) {
    std::optional<std::size_t> best;
    for (std::size_t i = 0; i < tried.size(); ++i) {
        if (!tried[i].silhouette || tried[i].smallest_share < minimum_share) continue;
        const bool better = !best || *tried[i].silhouette > *tried[*best].silhouette ||
                            (tie == on_tie::more_groups && same(*tried[i].silhouette, *tried[*best].silhouette));
        if (better) best = i;
    }
    return best;
}

std::optional<double> margin_over_next(const std::vector<group_choice>& tried, std::size_t chosen) {
    std::optional<double> next;
    for (std::size_t i = 0; i < tried.size(); ++i) {
        if (i == chosen || !tried[i].silhouette) continue;
        if (!next || *tried[i].silhouette > *next) next = tried[i].silhouette;
    }
    if (!next || !tried[chosen].silhouette) return std::nullopt;
    return *tried[chosen].silhouette - *next;
}

// So many of the points, drawn without order, in their order.
std::vector<std::uint32_t> drawn(std::size_t from, std::size_t count, std::uint64_t seed) {
    std::vector<std::uint32_t> all(from);
    std::iota(all.begin(), all.end(), 0U);
    random_source random(seed);
    for (std::size_t i = 0; i < count; ++i) std::swap(all[i], all[i + random.below(from - i)]);
    all.resize(count);
    std::sort(all.begin(), all.end());
    return all;
}

std::size_t starts_for(std::size_t points) {
    return points <= 5'000 ? 10 : 3;
}

// Groups are numbered by their first participant.
group_labels labelled(std::size_t participants, const grouped_people& people, const std::vector<std::uint32_t>& of,
                      std::size_t count) {
    group_labels out;
    out.of.assign(participants, group_labels::none);
    for (std::size_t i = 0; i < people.who.size(); ++i) out.of[people.who[i]] = of[i];
    std::vector<std::uint32_t> number(count, group_labels::none);
    for (std::uint32_t& label : out.of) {
        if (label == group_labels::none) continue;
        if (number[label] == group_labels::none) number[label] = static_cast<std::uint32_t>(out.count++);
        label = number[label];
    }
    return out;
}

// Divisions of the same points and their silhouettes.
emergent_groups choose(std::vector<division> made, const std::vector<std::size_t>& numbers,
                       const weighted_points& points, const weighted_points& shares, const grouping_request& request,
                       division& chosen) {
    emergent_groups out;
    std::vector<const division*> seen;
    for (const division& d : made) seen.push_back(&d);
    std::vector<std::optional<double>> found;
    const std::size_t n = points.at.size();
    if (request.mode == map_mode::polis || n <= request.silhouette_limit) {
        found = silhouettes(points, seen);
    } else {
        const auto sample = drawn(n, request.silhouette_limit, request.seed);
        out.silhouette_sample = sample.size();
        std::vector<map_point> at;
        std::vector<double> weights;
        std::vector<division> parts(made.size());
        for (const std::uint32_t i : sample) {
            at.push_back(points.at[i]);
            if (!points.weights.empty()) weights.push_back(points.weights[i]);
            for (std::size_t d = 0; d < made.size(); ++d) parts[d].of.push_back(made[d].of[i]);
        }
        std::vector<const division*> seen_parts;
        for (const division& d : parts) seen_parts.push_back(&d);
        found = silhouettes({at, weights}, seen_parts);
    }
    for (std::size_t i = 0; i < made.size(); ++i)
        out.tried.push_back({numbers[i], found[i], smallest_share(made[i], shares)});
    const bool polis = request.mode == map_mode::polis;
    auto best =
        best_of(out.tried, request.k ? 0 : request.minimum_share, polis ? on_tie::more_groups : on_tie::fewer_groups);
    if (!best && request.k) best = 0;
    if (best) {
        chosen = std::move(made[*best]);
        out.margin = margin_over_next(out.tried, *best);
    } else {
        // Nothing to choose from: everybody is one group.
        chosen.of.assign(n, 0);
        chosen.centres.assign(n > 0 ? 1 : 0, {});
    }
    return out;
}

// In the order of arrival, those last who are in without the votes.
std::vector<std::uint32_t> polis_order(const vote_matrix& votes) {
    std::vector<std::uint32_t> out(votes.by_arrival().begin(), votes.by_arrival().end());
    const std::size_t needed = std::min(votes_to_be_grouped, votes.statements());
    std::stable_partition(out.begin(), out.end(), [&](std::uint32_t p) { return votes.row(p).size() >= needed; });
    return out;
}

emergent_groups find_polis_groups(const vote_matrix& votes, const grouped_people& people,
                                  const grouping_request& request) {
    constexpr std::size_t base_clusters = 100, base_iterations = 100, group_iterations = 20;
    const division base = divide_as_polis(people.points(), base_clusters, base_iterations);
    std::vector<double> sizes(base.centres.size(), 0.0);
    for (const std::uint32_t label : base.of) sizes[label] += 1;
    const weighted_points centres{base.centres, sizes};
    std::vector<division> made;
    const auto numbers = numbers_to_try(request.k, base.centres.size());
    for (const std::size_t k : numbers) made.push_back(divide_as_polis(centres, k, group_iterations));
    division chosen;
    emergent_groups out = choose(std::move(made), numbers, {base.centres, {}}, centres, request, chosen);
    std::vector<std::uint32_t> of;
    for (const std::uint32_t label : base.of) of.push_back(chosen.of[label]);
    out.labels = labelled(votes.participants(), people, of, chosen.centres.size());
    return out;
}

// How alike the members of a group and those of a new one are, of those who were drawn.
std::vector<double> likeness(const std::vector<std::uint32_t>& old_of, std::size_t old_count, const division& now) {
    const std::size_t count = now.centres.size();
    std::vector<std::size_t> both(old_count * count, 0), before(old_count, 0), after(count, 0);
    for (std::size_t i = 0; i < old_of.size(); ++i) {
        ++both[old_of[i] * count + now.of[i]];
        ++before[old_of[i]];
        ++after[now.of[i]];
    }
    std::vector<double> out(old_count, 0.0);
    for (std::size_t g = 0; g < old_count; ++g) {
        for (std::size_t h = 0; h < count; ++h) {
            const std::size_t shared = both[g * count + h];
            if (shared == 0) continue;
            out[g] = std::max(out[g], static_cast<double>(shared) / static_cast<double>(before[g] + after[h] - shared));
        }
    }
    return out;
}

}  // namespace

std::vector<std::uint32_t> group_labels::members(std::size_t group) const {
    std::vector<std::uint32_t> out;
    for (std::uint32_t p = 0; p < of.size(); ++p) {
        if (of[p] == group) out.push_back(p);
    }
    return out;
}

result<group_labels> declared_groups(const vote_matrix& votes, std::string_view column) {
    std::string known;
    for (std::size_t c = 0; c < votes.strata().size(); ++c) {
        const stratum_column& declared = votes.strata()[c];
        if (declared.name != column) {
            known += (known.empty() ? "" : ", ") + visible(declared.name);
            continue;
        }
        if (declared.values.size() > max_groups) {
            return error{error_code::limit,
                         "the column '" + visible(column) + "' makes " + std::to_string(declared.values.size()) +
                             " groups; at most " + std::to_string(max_groups) + " can be mapped",
                         {}};
        }
        group_labels out;
        out.of.assign(votes.participants(), group_labels::none);
        out.count = declared.values.size();
        out.names = declared.values;
        for (std::size_t p = 0; p < votes.participants(); ++p)
            out.of[p] = votes.stratum(p, c).value_or(group_labels::none);
        return out;
    }
    return error{error_code::name,
                 "there is no column '" + visible(column) + "' beside the votes; " +
                     (known.empty() ? std::string("there is none at all") : "expected one of " + known),
                 {}};
}

std::vector<bool> who_is_grouped(const vote_matrix& votes, const opinion_plane& plane, map_mode mode) {
    const std::size_t needed = std::min(votes_to_be_grouped, std::max<std::size_t>(plane.statements, 1));
    std::vector<bool> out(votes.participants(), false);
    for (std::size_t p = 0; p < out.size(); ++p) {
        const auto row = votes.row(p);
        std::size_t cast = row.size();
        if (mode != map_mode::polis) {
            cast = 0;
            for (const std::uint16_t s : row.statements) cast += plane.takes_part[s] ? 1U : 0U;
        }
        out[p] = cast >= needed;
    }
    if (mode != map_mode::polis) return out;
    std::size_t first = 0;
    for (const std::uint32_t p : votes.by_arrival()) {
        if (votes.row(p).size() == 0) continue;
        if (first++ == polis_first_participants) break;
        out[p] = true;
    }
    return out;
}

emergent_groups find_groups(const vote_matrix& votes, std::span<const map_point> at, std::span<const double> weights,
                            const std::vector<bool>& grouped, const grouping_request& request) {
    if (request.mode == map_mode::polis)
        return find_polis_groups(votes, gather(polis_order(votes), at, {}, grouped), request);
    std::vector<std::uint32_t> order(votes.participants());
    std::iota(order.begin(), order.end(), 0U);
    const grouped_people people = gather(order, at, weights, grouped);
    const weighted_points points = people.points();
    std::vector<division> made;
    std::vector<std::size_t> numbers;
    for (const std::size_t k : numbers_to_try(request.k, points.at.size())) {
        division d = divide(points, k, request.seed, starts_for(points.at.size()));
        // With fewer distinct places than k, there is nothing new to see.
        if (!request.k && d.centres.size() < k) break;
        made.push_back(std::move(d));
        numbers.push_back(k);
    }
    division chosen;
    emergent_groups out = choose(std::move(made), numbers, points, points, request, chosen);
    out.labels = labelled(votes.participants(), people, chosen.of, chosen.centres.size());
    return out;
}

group_stability stability(const vote_matrix& votes, std::span<const map_point> at, std::span<const double> weights,
                          const std::vector<bool>& grouped, const group_labels& labels, map_mode mode,
                          const stability_request& request) {
    constexpr std::size_t most_drawn = 2'000, starts = 3;
    group_stability out;
    out.same_plane = votes.size() > request.plane_limit;
    std::vector<double> sums(labels.count, 0.0);
    std::vector<std::size_t> times(labels.count, 0);
    std::vector<std::uint32_t> voters;
    for (std::uint32_t p = 0; p < votes.participants(); ++p) {
        if (votes.row(p).size() > 0) voters.push_back(p);
    }
    random_source random(request.seed);
    std::vector<double> drawn_weight(votes.participants());
    for (std::size_t again = 0; again < request.resamples && !voters.empty(); ++again) {
        std::fill(drawn_weight.begin(), drawn_weight.end(), 0.0);
        const std::size_t draws = out.same_plane ? std::min(voters.size(), most_drawn) : voters.size();
        for (std::size_t i = 0; i < draws; ++i) {
            const std::uint32_t p = voters[random.below(voters.size())];
            drawn_weight[p] += weights.empty() ? 1 : weights[p];
        }
        opinion_plane plane;
        if (!out.same_plane) plane = find_plane(votes, mode == map_mode::polis ? map_mode::exact : mode, drawn_weight);
        std::vector<map_point> points;
        std::vector<double> point_weights;
        std::vector<std::uint32_t> before;
        for (const std::uint32_t p : voters) {
            if (!(drawn_weight[p] > 0) || !grouped[p] || labels.of[p] == group_labels::none) continue;
            points.push_back(out.same_plane ? at[p] : place(plane, votes, p));
            point_weights.push_back(drawn_weight[p]);
            before.push_back(labels.of[p]);
        }
        if (points.empty()) continue;
        const division now = divide({points, point_weights}, labels.count, random.bits(), starts);
        const auto alike = likeness(before, labels.count, now);
        std::vector<bool> there(labels.count, false);
        for (const std::uint32_t g : before) there[g] = true;
        for (std::size_t g = 0; g < labels.count; ++g) {
            if (!there[g]) continue;
            sums[g] += alike[g];
            ++times[g];
        }
    }
    for (std::size_t g = 0; g < labels.count; ++g)
        out.of.push_back(times[g] > 0 ? sums[g] / static_cast<double>(times[g]) : 0);
    return out;
}

}  // namespace delib
