#include "delib/engine/declared_power.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace delib {

namespace {

error wrong(std::string message) {
    return {error_code::usage, std::move(message), {}};
}

bool uses_weights(const count_request& count, std::string_view column) {
    return count.reweight == column || (count.two_level && count.two_level->stratum == column);
}

std::string list_of(const std::vector<const stratum_declaration*>& columns) {
    std::string out;
    for (const stratum_declaration* one : columns) out += (out.empty() ? "" : ", ") + visible(one->column);
    return out;
}

result<const stratum_declaration*> column_of(const consultation& declared, std::string_view wanted) {
    std::vector<const stratum_declaration*> weighted, used;
    for (const stratum_declaration& one : declared.strata) {
        if (one.weights.empty()) continue;
        weighted.push_back(&one);
        const bool asked = std::any_of(declared.counts.begin(), declared.counts.end(),
                                       [&](const count_request& c) { return uses_weights(c, one.column); });
        if (asked) used.push_back(&one);
        if (one.column == wanted) return &one;
    }
    if (weighted.empty()) return wrong("no [[stratum]] of the consultation declares weights");
    if (!wanted.empty())
        return wrong("'" + visible(wanted) + "' has no declared weights; those that have: " + list_of(weighted));
    if (weighted.size() == 1) return weighted.front();
    if (used.size() == 1) return used.front();
    return wrong("weights are declared for several columns; name one of " + list_of(weighted));
}

struct majority {
    rational share;
    requirement::comparison compare;
};

result<majority> majority_of(const consultation& declared, const std::string& column) {
    std::optional<majority> out;
    for (const count_request& count : declared.counts) {
        if (!uses_weights(count, column)) continue;
        for (const requirement& r : count.requirements) {
            if (r.kind != requirement_kind::supermajority) continue;
            if (out && (out->share != r.share || out->compare != r.compare))
                return wrong("the counts by '" + visible(column) + "' ask for different shares, " +
                             to_text(out->share) + " and " + to_text(r.share) + "; say which quota");
            out = majority{r.share, r.compare};
        }
    }
    return out.value_or(majority{rational(1) / 2, requirement::comparison::greater});
}

// The smallest weight, in steps of what all weights are multiples of, that reaches the share.
result<weight> quota_of(const std::vector<power_member>& members, const majority& needed) {
    const auto too_fine = [] { return wrong("the declared weights have no common denominator within 128 bits"); };
    int128 denominator = 1, step = 0;
    for (const power_member& m : members) {
        const auto shared = checked_lcm(denominator, m.weight.denominator());
        if (!shared) return too_fine();
        denominator = *shared;
    }
    rational total = 0;
    for (const power_member& m : members) {
        const auto scaled = checked_multiply(m.weight.numerator(), denominator / m.weight.denominator());
        if (!scaled) return too_fine();
        step = gcd(step, *scaled);
        total += to_rational(*scaled);
    }
    if (step == 0) return wrong("all declared weights are 0");
    const rational steps = total * needed.share / to_rational(step);
    const bool reached = steps.is_whole() && needed.compare == requirement::comparison::at_least;
    const auto count = parse_digits(to_text(reached ? steps : rational(steps.floor() + 1)));
    const auto units = count ? checked_multiply(*count, step) : std::nullopt;
    if (!units) return too_fine();
    return weight::ratio(*units, denominator);
}

}  // namespace

result<power_indices> power_of(const consultation& declared, std::string_view column,
                               const std::optional<weight>& quota) {
    DELIB_TRY(stratum, column_of(declared, column));
    std::vector<power_member> members;
    for (const auto& [name, size] : stratum->weights) members.push_back({name, size});
    std::optional<weight> needed = quota;
    if (!needed) {
        DELIB_TRY(share, majority_of(declared, stratum->column));
        DELIB_TRY(smallest, quota_of(members, share));
        needed = smallest;
    }
    DELIB_TRY(out, power_of(members, *needed));
    out.stratum = stratum->column;
    return out;
}

}  // namespace delib
