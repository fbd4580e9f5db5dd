#pragma once

#include "delib/ballot/transform.hpp"

#include <algorithm>
#include <functional>
#include <optional>

namespace delib {

namespace detail {

[[nodiscard]] DELIB_INLINE weight weight_of(const profile& p, const ballot_view& ballot) {
    return weight::ratio(ballot.numerator, p.denominator());
}

// Adds a row of a profile, with other entries or another weight, for the same people.
[[nodiscard]] DELIB_INLINE result<void> add_row(profile_builder& builder, std::span<const entry> entries,
                                                const weight& total, const ballot_view& like) {
    const auto done = builder.add_group(entries, total, like.heads, like.strata);
    return done ? result<void>{} : result<void>{done.error()};
}

}  // namespace detail

DELIB_INLINE result<std::size_t> find_stratum(const profile& p, std::string_view column) {
    std::string known;
    for (std::size_t i = 0; i < p.strata().size(); ++i) {
        if (p.strata()[i].name == column) return i;
        known += (known.empty() ? "" : ", ") + p.strata()[i].name;
    }
    return error{error_code::name,
                 "the ballots have no stratum '" + visible(column) + "'; there is " +
                     (known.empty() ? "none" : visible(known)),
                 {}};
}

DELIB_INLINE result<profile> select(const profile& p, std::string_view column, std::string_view value) {
    DELIB_TRY(at, find_stratum(p, column));
    const auto& values = p.strata()[at].values;
    const auto found = std::find(values.begin(), values.end(), value);
    if (found == values.end()) {
        return error{error_code::name, "no ballot has " + visible(column) + "='" + visible(value) + "'", {}};
    }
    const auto wanted = static_cast<std::uint32_t>(found - values.begin());
    profile_builder builder = profile_builder::like(p);
    for (std::size_t i = 0; i < p.size(); ++i) {
        const ballot_view ballot = p[i];
        if (ballot.strata[at] != wanted) continue;
        DELIB_CHECK(detail::add_row(builder, ballot.entries, detail::weight_of(p, ballot), ballot));
    }
    return builder.freeze();
}

DELIB_INLINE result<profile> reweight(const profile& p, std::string_view column,
                                      const std::vector<std::pair<std::string, weight>>& declared,
                                      std::vector<stratum_weight>* report) {
    DELIB_TRY(at, find_stratum(p, column));
    const auto& values = p.strata()[at].values;
    std::vector<stratum_weight> rows;
    for (const std::string& value : values) {
        const auto found =
            std::find_if(declared.begin(), declared.end(), [&](const auto& d) { return d.first == value; });
        rows.push_back({value, found == declared.end() ? weight(0) : found->second, weight(0), false});
    }
    for (const auto& d : declared) {
        if (std::find(values.begin(), values.end(), d.first) == values.end())
            rows.push_back({d.first, d.second, weight(0), false});
    }
    const auto too_fine = [] {
        return error{error_code::overflow,
                     "the scaled weights need more than 128 bits; round the weights with --weight-digits",
                     {}};
    };
    for (std::size_t i = 0; i < p.size(); ++i) {
        const ballot_view ballot = p[i];
        const auto sum = checked_add(rows[ballot.strata[at]].cast, detail::weight_of(p, ballot));
        if (!sum) return too_fine();
        rows[ballot.strata[at]].cast = *sum;
    }
    profile_builder builder = profile_builder::like(p);
    for (std::size_t i = 0; i < p.size(); ++i) {
        const ballot_view ballot = p[i];
        stratum_weight& row = rows[ballot.strata[at]];
        if (std::none_of(declared.begin(), declared.end(), [&](const auto& d) { return d.first == row.value; })) {
            return error{
                error_code::name, "no weight is declared for " + visible(column) + "='" + visible(row.value) + "'", {}};
        }
        weight scaled(0);
        if (row.cast.numerator() != 0) {
            row.used = true;
            const auto share = checked_divide(detail::weight_of(p, ballot), row.cast);
            const auto product = share ? checked_multiply(*share, row.declared) : std::nullopt;
            if (!product) return too_fine();
            scaled = *product;
        }
        DELIB_CHECK(detail::add_row(builder, ballot.entries, scaled, ballot));
    }
    if (report != nullptr) *report = std::move(rows);
    return builder.freeze();
}

DELIB_INLINE result<profile> apply(const profile& p, const ballot_policy& policy, std::vector<set_aside>* aside) {
    const bool ranked = p.kind() == ballot_kind::ranked;
    const bool overvotes = ranked && policy.overvote != overvote_policy::keep;
    const bool complete = (ranked && policy.unranked == unranked_policy::reject) ||
                          (p.kind() == ballot_kind::graded && policy.ungraded == ungraded_policy::reject);
    if (!overvotes && !complete) return p;
    set_aside spoilt{0, std::string(detail::spoilt_by_overvotes)};
    set_aside partial{0, ranked ? std::string(detail::not_all_ranked)
                                : std::string("a candidate has no grade (ungraded=reject)")};
    profile_builder builder = profile_builder::like(p);
    std::vector<entry> kept;
    for (std::size_t i = 0; i < p.size(); ++i) {
        const ballot_view ballot = p[i];
        kept.assign(ballot.entries.begin(), ballot.entries.end());
        bool spoil = false;
        if (overvotes) {
            const auto tied = [&](std::size_t k) {
                return (k > 0 && ballot.entries[k - 1].value == ballot.entries[k].value) ||
                       (k + 1 < ballot.entries.size() && ballot.entries[k + 1].value == ballot.entries[k].value);
            };
            kept.clear();
            for (std::size_t k = 0; k < ballot.entries.size(); ++k) {
                if (!tied(k)) {
                    kept.push_back(ballot.entries[k]);
                } else if (policy.overvote == overvote_policy::truncate) {
                    break;
                } else if (policy.overvote == overvote_policy::spoil) {
                    spoil = true;
                }
            }
        }
        if (spoil) {
            spoilt.heads += ballot.heads;
            continue;
        }
        if (complete && !ballot.blank() && kept.size() < p.candidates().size()) {
            partial.heads += ballot.heads;
            continue;
        }
        DELIB_CHECK(detail::add_row(builder, kept, detail::weight_of(p, ballot), ballot));
    }
    if (aside != nullptr) {
        for (const set_aside& s : {spoilt, partial}) {
            if (s.heads > 0) aside->push_back(s);
        }
    }
    return builder.freeze();
}

DELIB_INLINE result<profile> restrict_to(const profile& p, const std::vector<candidate>& kept) {
    std::vector<std::string> names;
    std::vector<std::optional<candidate>> place(p.candidates().size());
    for (std::size_t i = 0; i < kept.size(); ++i) {
        names.push_back(p.candidates().name(kept[i]));
        place[index(kept[i])] = candidate_at(i);
    }
    DELIB_TRY(builder, profile_builder::like(p, names));
    std::vector<entry> row;
    for (std::size_t i = 0; i < p.size(); ++i) {
        const ballot_view ballot = p[i];
        row.clear();
        for (const entry& e : ballot.entries) {
            if (place[index(e.who)]) row.push_back({*place[index(e.who)], e.value});
        }
        DELIB_CHECK(detail::add_row(builder, row, detail::weight_of(p, ballot), ballot));
    }
    return builder.freeze();
}

DELIB_INLINE result<profile> rankings_of(const profile& p) {
    if (p.kind() == ballot_kind::ranked) return p;
    DELIB_TRY(builder, profile_builder::ranked(p.candidates().names()));
    for (const stratum_column& column : p.strata()) builder.add_stratum(column.name, column.values);
    std::vector<entry> ranked;
    for (std::size_t i = 0; i < p.size(); ++i) {
        const ballot_view ballot = p[i];
        std::vector<std::uint32_t> values;
        for (const entry& e : ballot.entries) values.push_back(e.value);
        std::sort(values.begin(), values.end(), std::greater<>{});
        values.erase(std::unique(values.begin(), values.end()), values.end());
        ranked.clear();
        for (const entry& e : ballot.entries) {
            const auto place = std::find(values.begin(), values.end(), e.value) - values.begin();
            ranked.push_back({e.who, static_cast<std::uint32_t>(place + 1)});
        }
        DELIB_CHECK(detail::add_row(builder, ranked, detail::weight_of(p, ballot), ballot));
    }
    return builder.freeze();
}

}  // namespace delib
