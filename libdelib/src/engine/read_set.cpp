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

namespace {

// What the policy lets through; without a copy where that is everything.
result<profile> admitted(profile p, const ballot_policy& policy, std::vector<set_aside>& aside) {
    if (policy.overvote == overvote_policy::keep && policy.unranked != unranked_policy::reject &&
        policy.ungraded != ungraded_policy::reject) {
        return p;
    }
    return apply(p, policy, &aside);
}

}  // namespace

result<profile> let_through(const consultation& declared, ballots read, set_result& into) {
    into.report = std::move(read.report);
    into.candidates = read.profile.share_candidates();
    if (read.implicit) into.policy.unranked = *read.implicit;
    for (const auto& [name, value] : declared.policy) DELIB_CHECK(delib::set(into.policy, name, value));

    std::vector<set_aside> aside;
    DELIB_TRY(ballots, admitted(std::move(read.profile), into.policy, aside));
    for (const set_aside& s : aside) {
        into.report.rejected.push_back(
            {"policy", s.heads > 1 ? s.why + " (" + std::to_string(s.heads) + " ballots)" : s.why});
    }
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
