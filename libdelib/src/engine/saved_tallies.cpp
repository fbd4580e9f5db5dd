#include "delib/engine/saved_tallies.hpp"

#include "delib/core/text_normal.hpp"
#include "delib/engine/registry.hpp"
#include "engine/saved_set.hpp"

#include <algorithm>
#include <optional>

namespace delib {

namespace {

error of(error_code code, std::string message) {
    return {code, std::move(message), {}};
}

result<tallies> ordered_as_declared(const tallies& saved, const std::vector<std::string>& declared) {
    if (declared.empty()) return saved;
    std::vector<std::string> names;
    for (const std::string& name : declared) names.emplace_back(trim(normalize_nfc(trim(name))));
    DELIB_TRY(list, candidate_list::create(names));
    const candidate_list& held = saved.any()->candidates();
    for (const std::string& name : held.names()) {
        if (!list.find(name))
            return of(error_code::name,
                      "'" + visible(name) + "' is in the tally, and not among the declared candidates");
    }
    for (const std::string& name : list.names()) {
        if (!held.find(name))
            return of(error_code::name, "the declared candidate '" + visible(name) + "' is not in the tally");
    }
    return in_order(saved, std::make_shared<const candidate_list>(std::move(list)));
}

// The policy of a saved tally can be confirmed, not changed.
result<void> check_policy(const ballot_policy& counted, const option_texts& asked) {
    ballot_policy policy = counted;
    for (const auto& [name, value] : asked) DELIB_CHECK(set(policy, name, value));
    const auto before = to_pairs(counted), after = to_pairs(policy);
    for (std::size_t i = 0; i < before.size(); ++i) {
        if (before[i] == after[i]) continue;
        return of(error_code::usage, "the tally was counted under " + before[i].first + "=" + before[i].second +
                                         "; for " + after[i].first + "=" + after[i].second +
                                         ", count the ballots again");
    }
    return {};
}

result<void> check_scale(const tallies& saved, const std::vector<std::string>& asked) {
    if (asked.empty()) return {};
    std::vector<std::string> labels;
    if (saved.get<scores_tally>() != nullptr) labels = saved.get<scores_tally>()->counts().grades().labels();
    if (saved.get<grades_tally>() != nullptr) labels = saved.get<grades_tally>()->grades().labels();
    const bool same = std::equal(
        labels.begin(), labels.end(), asked.begin(), asked.end(),
        [](const std::string& label, const std::string& grade) { return label == trim(normalize_nfc(trim(grade))); });
    if (same) return {};
    std::string held;
    for (const std::string& label : labels) held += (held.empty() ? "" : ", ") + visible(label);
    return of(error_code::usage, "the tally was counted on another scale: " + (held.empty() ? "none" : held));
}

result<void> check_reading(const read_options& options) {
    const bool plain = options.ballot == ballot_reading::automatic && options.weight_column.empty() &&
                       !options.weight_digits && options.revote == revote_policy::last;
    if (plain && (options.format.empty() || options.format == "tally")) return {};
    return of(error_code::usage,
              "a saved tally holds no ballots; how they are read (format, cells, weights, revotes) is said when they "
              "are counted");
}

}  // namespace

std::optional<std::string> asks_for_ballots(const count_request& request) {
    if (request.where) return "the part " + visible(request.where->first + "=" + request.where->second);
    if (!request.reweight.empty()) return "the ballots scaled by '" + visible(request.reweight) + "'";
    if (request.two_level) return "two levels of '" + visible(request.two_level->stratum) + "'";
    return std::nullopt;
}

result<tallies> merge_files(const std::vector<loaded_file>& files) {
    tallies all;
    for (const loaded_file& file : files) {
        const auto placed = [&](error wrong) {
            wrong.where.file = file.path;
            return wrong;
        };
        const auto read = deserialise_all(file.bytes());
        if (!read) return placed(read.error());
        const auto added = merge(all, *read);
        if (added) continue;
        error wrong = placed(added.error());
        wrong.message += " (the first file is " + visible(files.front().path) + ")";
        return wrong;
    }
    return all;
}

result<bool> are_saved(const std::vector<loaded_file>& files, const read_options& options) {
    if (options.format == "tally") return true;
    const auto saved = [](const loaded_file& file) { return is_saved_tally(file.bytes()); };
    const auto first = std::find_if(files.begin(), files.end(), saved);
    if (first == files.end()) return false;
    if (std::all_of(files.begin(), files.end(), saved)) return true;
    return error{error_code::usage,
                 "a saved tally is not counted together with ballots; save the tally of those too, and merge them",
                 {first->path, 0, 0}};
}

result<tallies> as_declared(const tallies& saved, const read_options& options, const option_texts& policy) {
    if (saved.any() == nullptr) return of(error_code::usage, "no tally was given");
    DELIB_CHECK(check_reading(options));
    DELIB_CHECK(check_policy(saved.any()->policy(), policy));
    DELIB_CHECK(check_scale(saved, options.scale));
    return ordered_as_declared(saved, options.candidates);
}

ballots_report report_of(const tallies& saved, const std::vector<loaded_file>& files, const read_options& options) {
    ballots_report out;
    // What the ballots were is not kept: only as what they were counted.
    if (saved.get<approvals_tally>() != nullptr) out.kind = ballot_kind::approval;
    if (saved.get<scores_tally>() != nullptr) out.kind = ballot_kind::scored;
    if (saved.get<grades_tally>() != nullptr) out.kind = ballot_kind::graded;
    out.format = "tally";
    for (const loaded_file& file : files) out.files.push_back(describe(file, options));
    out.counted = saved.any()->heads();
    out.blank = saved.any()->blank_heads();
    out.cast = out.counted + out.blank;
    return out;
}

result<void> check_answers(const tallies& saved, const count_request& request) {
    if (const auto part = asks_for_ballots(request))
        return of(error_code::unsupported, *part + ": a saved tally holds no ballots to count them from");
    if (!request.by.empty())
        return of(error_code::unsupported,
                  "the values of '" + visible(request.by) + "': a saved tally covers the whole only");
    DELIB_TRY(rule, find_rule(request.rule));
    const auto holds = [&saved](basis_kind kind) {
        bool found = false;
        saved.for_each([&]<tally T>(const T&) { found = found || basis_name<T> == to_text(kind); });
        return found;
    };
    for (const std::optional<basis_kind> kind : {std::optional(rule->info.basis), rule->info.also}) {
        if (!kind || holds(*kind)) continue;
        return of(error_code::unsupported,
                  request.rule + " reads " +
                      (*kind == basis_kind::profile ? "every ballot" : "'" + std::string(to_text(*kind)) + "'") +
                      ", which the saved tally does not hold; it holds " + saved.bases());
    }
    return {};
}

result<tallies> tallies_for(const std::vector<count_request>& counts, bases& from) {
    tallies kept;
    for (const count_request& request : counts) {
        DELIB_TRY(rule, find_rule(request.rule));
        DELIB_CHECK(from.share(rule->info.basis, kept));
        if (rule->info.also) DELIB_CHECK(from.share(*rule->info.also, kept));
        for (const requirement& r : request.requirements) {
            const bool duels = r.kind == requirement_kind::supermajority || r.kind == requirement_kind::status_quo;
            if (duels) DELIB_CHECK(from.share(basis_kind::pairwise, kept));
        }
    }
    return kept;
}

result<void> check_can_be_saved(const consultation& declared) {
    const auto set_of = [&](const count_request& request) {
        return request.ballots.empty() && !declared.ballots.empty() ? declared.ballots.front().name : request.ballots;
    };
    for (const count_request& request : declared.counts) {
        if (set_of(request) != set_of(declared.counts.front()))
            return of(error_code::unsupported, "a saved tally holds one set of ballots; these counts read several");
        if (const auto part = asks_for_ballots(request))
            return of(error_code::unsupported, "a saved tally covers the whole of the ballots, and not " + *part);
        DELIB_TRY(rule, find_rule(request.rule));
        if (rule->info.basis == basis_kind::profile || rule->info.also == basis_kind::profile)
            return of(error_code::unsupported,
                      request.rule + " reads every ballot; no tally of them can be saved for it");
    }
    return {};
}

const tallies& kept_tallies(const consultation_result& result) {
    return result.sets[result.counts.front().set].kept;
}

}  // namespace delib
