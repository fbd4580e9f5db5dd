#include "delib/integrity/privacy.hpp"

#include "delib/ballot/transform.hpp"

#include <algorithm>
#include <map>

namespace delib {

namespace {

using groups_of = std::map<std::vector<std::uint32_t>, std::uint64_t>;  // what is shared, and by how many

shared_by summary(const groups_of& groups, std::uint64_t k) {
    shared_by out;
    for (const auto& [what, heads] : groups) {
        out.least = out.groups == 0 ? heads : std::min(out.least, heads);
        ++out.groups;
        out.unique += heads == 1 ? 1U : 0U;
        out.few += heads < k ? heads : 0U;
    }
    return out;
}

std::string line_of(const profile& p, const std::vector<entry>& ballot) {
    if (ballot.empty()) return {};
    std::string out;
    if (p.kind() == ballot_kind::ranked) {
        for (std::size_t i = 0; i < ballot.size(); ++i) {
            if (i > 0) out += ballot[i].value == ballot[i - 1].value ? " = " : " > ";
            out += p.candidates().name(ballot[i].who);
        }
        return out;
    }
    for (const entry& e : ballot) {
        out += (out.empty() ? "" : ", ") + p.candidates().name(e.who);
        if (p.kind() != ballot_kind::approval) out += ": " + p.share_scale()->label(e.value);
    }
    return out;
}

std::string shown_value(const stratum_column& column, std::uint32_t value) {
    return column.name + "=" + column.values[value];
}

// The first of them, fewest voters first.
void keep_first(std::vector<small_stratum>& all, std::uint64_t& found) {
    std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.heads < b.heads; });
    found = all.size();
    if (all.size() > most_listed_for_privacy) all.resize(most_listed_for_privacy);
}

}  // namespace

result<privacy_audit> audit_privacy(const profile& ballots, const privacy_request& request) {
    if (request.k < 2)
        return error{error_code::usage, "few voters are less than 2 or more, got " + std::to_string(request.k), {}};
    std::vector<std::size_t> columns;
    if (request.columns.empty()) {
        for (std::size_t c = 0; c < ballots.strata().size(); ++c) columns.push_back(c);
    }
    for (const std::string& name : request.columns) {
        DELIB_TRY(column, find_stratum(ballots, name));
        columns.push_back(column);
    }
    privacy_audit out;
    for (const std::size_t c : columns) out.columns.push_back(ballots.strata()[c].name);

    groups_of together, alone, strata;
    std::vector<groups_of> by_value(columns.size());                                         // value → voters
    std::vector<std::map<std::uint32_t, std::vector<std::uint32_t>>> votes(columns.size());  // value → its ballots
    std::map<std::vector<entry>, std::uint32_t> numbers;
    for (std::size_t i = 0; i < ballots.size(); ++i) {
        const ballot_view ballot = ballots[i];
        const std::vector<entry> entries(ballot.entries.begin(), ballot.entries.end());
        const std::uint32_t number = numbers.emplace(entries, static_cast<std::uint32_t>(numbers.size())).first->second;
        std::vector<std::uint32_t> key;
        for (std::size_t c = 0; c < columns.size(); ++c) {
            const std::uint32_t value = ballot.strata[columns[c]];
            key.push_back(value);
            by_value[c][{value}] += ballot.heads;
            votes[c][value].push_back(number);
        }
        out.heads += ballot.heads;
        alone[{number}] += ballot.heads;
        strata[key] += ballot.heads;
        key.push_back(number);
        together[key] += ballot.heads;
    }
    out.together = summary(together, request.k);
    out.ballots = summary(alone, request.k);
    if (!columns.empty()) out.strata = summary(strata, request.k);

    for (const auto& [entries, number] : numbers) {
        const std::uint64_t heads = alone.at({number});
        if (heads < request.k && !entries.empty()) out.rare.push_back({entries, heads, line_of(ballots, entries)});
    }
    std::stable_sort(out.rare.begin(), out.rare.end(), [](const auto& a, const auto& b) { return a.heads < b.heads; });
    out.rare_found = out.rare.size();
    if (out.rare.size() > most_listed_for_privacy) out.rare.resize(most_listed_for_privacy);

    for (std::size_t c = 0; c < columns.size(); ++c) {
        const stratum_column& column = ballots.strata()[columns[c]];
        for (const auto& [value, heads] : by_value[c]) {
            if (heads < request.k) out.small.push_back({shown_value(column, value.front()), heads});
            const auto& cast = votes[c].at(value.front());
            const bool one = std::all_of(cast.begin(), cast.end(), [&](std::uint32_t b) { return b == cast.front(); });
            if (one && heads > 1) out.revealed.push_back({shown_value(column, value.front()), heads});
        }
    }
    if (columns.size() > 1) {
        for (const auto& [values, heads] : strata) {
            if (heads >= request.k) continue;
            std::string text;
            for (std::size_t c = 0; c < columns.size(); ++c)
                text += (c == 0 ? "" : ",") + shown_value(ballots.strata()[columns[c]], values[c]);
            out.small.push_back({std::move(text), heads});
        }
    }
    keep_first(out.small, out.small_found);
    keep_first(out.revealed, out.revealed_found);
    return out;
}

result<audited> audit_privacy(const consultation& declared, const privacy_request& request, const control& c) {
    consultation ballots_only = declared;
    ballots_only.counts.clear();
    ballots_only.keep_ballots = true;
    DELIB_TRY(read, run(ballots_only, c));
    audited out{std::move(read), request, {}};
    for (set_result& set : out.read.sets) {
        if (set.ballots == nullptr) {
            return error{
                error_code::unsupported, "a saved tally holds no ballots, so that there is nothing to audit", {}};
        }
        DELIB_TRY(one, audit_privacy(*set.ballots, request));
        out.sets.push_back(std::move(one));
        set.ballots.reset();
    }
    return out;
}

}  // namespace delib
