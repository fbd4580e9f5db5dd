#include "engine/read_set.hpp"

#include "delib/ballot/transform.hpp"
#include "delib/io/load.hpp"
#include "engine/saved_set.hpp"

namespace delib {

read_options reading_of(const consultation& declared, const ballot_set& set) {
    read_options options = set.reading;
    if (options.candidates.empty()) {
        for (const proposal& p : declared.proposals) options.candidates.push_back(p.id);
    }
    if (options.scale.empty() && (options.ballot == ballot_reading::grades || options.format == "grades")) {
        for (const grade_label& g : declared.grades) options.scale.push_back(g.id);
    }
    if (options.strata.empty()) {
        for (const stratum_declaration& s : declared.strata) options.strata.push_back({s.column, s.values});
    }
    return options;
}

result<ballot_policy> policy_of(const consultation& declared, std::optional<unranked_policy> implicit) {
    ballot_policy out;
    if (implicit) out.unranked = *implicit;
    for (const auto& [name, value] : declared.policy) DELIB_CHECK(delib::set(out, name, value));
    return out;
}

result<profile> admitted(profile p, const ballot_policy& policy, std::vector<set_aside>& aside) {
    if (policy.overvote == overvote_policy::keep && policy.unranked != unranked_policy::reject &&
        policy.ungraded != ungraded_policy::reject) {
        return p;
    }
    return apply(p, policy, &aside);
}

void tell_set_aside(const std::vector<set_aside>& aside, ballots_report& report) {
    for (const set_aside& s : aside) {
        report.rejected.push_back(
            {"policy", s.heads > 1 ? s.why + " (" + std::to_string(s.heads) + " ballots)" : s.why});
    }
}

result<void> check_size(const candidate_list& candidates, const control& c) {
    if (candidates.size() <= c.max_candidates) return {};
    return error{error_code::limit,
                 "at most " + std::to_string(c.max_candidates) + " candidates are allowed, got " +
                     std::to_string(candidates.size()),
                 {}};
}

result<profile> let_through(const consultation& declared, ballots read, set_result& into) {
    into.report = std::move(read.report);
    into.candidates = read.profile.share_candidates();
    DELIB_TRY(policy, policy_of(declared, read.implicit));
    into.policy = policy;
    std::vector<set_aside> aside;
    DELIB_TRY(ballots, admitted(std::move(read.profile), policy, aside));
    tell_set_aside(aside, into.report);
    into.report.counted = ballots.heads();
    into.report.blank = ballots.blank_heads();
    into.weight = to_rational(ballots.total(), ballots.denominator());
    return ballots;
}

result<profile> read_set(const consultation& declared, const ballot_set& set, set_result& into) {
    into = {};
    into.name = set.name;
    const read_options options = reading_of(declared, set);
    DELIB_TRY(files, load_files(set.files, options.max_bytes, options.threads));
    DELIB_TRY(saved, are_saved(files, options));
    if (saved) {
        return error{error_code::unsupported,
                     "a saved tally holds one reading of the ballots; here the ballots themselves are read",
                     {files.front().path, 0, 0}};
    }
    DELIB_TRY(read, read_loaded(files, options));
    return let_through(declared, std::move(read), into);
}

}  // namespace delib
