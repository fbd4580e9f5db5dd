#include "delib/integrity/capture.hpp"

#include "delib/core/digest.hpp"
#include "delib/integrity/ballot_text.hpp"

#include <algorithm>

namespace delib {

namespace {

result<witness_lines> lines_of(const recount& count, const ballot_margin& margin) {
    DELIB_TRY(in, ballot_lines(count, margin.witness.in));
    DELIB_TRY(out, ballot_lines(count, taken_away(count, margin.witness)));
    return witness_lines{std::move(in), std::move(out)};
}

}  // namespace

bool captured::complete() const {
    return counted.complete() &&
           std::all_of(counts.begin(), counts.end(), [](const auto& one) { return !one || one->complete; });
}

result<captured_count> capture(const recount& count, const outcome& decided, const capture_request& request) {
    captured_count out;
    DELIB_TRY(least, margins_of(count, decided, request.effort));
    out.least = std::move(least);
    DELIB_TRY(added, lines_of(count, out.least.added));
    DELIB_TRY(removed, lines_of(count, out.least.removed));
    DELIB_TRY(changed, lines_of(count, out.least.changed));
    out.added = std::move(added);
    out.removed = std::move(removed);
    out.changed = std::move(changed);
    DELIB_TRY(without, without_each_part(count, decided));
    out.without = std::move(without);
    DELIB_TRY(power, power_of_parts(count, request.seed, request.resamples));
    out.power = std::move(power);
    DELIB_TRY(fakes, fake_share_of(count, decided));
    out.fakes = std::move(fakes);
    DELIB_TRY(alike, similarity_of(count));
    for (const similar_group& group : alike.groups) {
        DELIB_TRY(lines, ballot_lines(count, {{group.ballot, weight{1}, 1}}));
        out.alike_lines.push_back(std::move(lines));
    }
    out.alike = std::move(alike);
    DELIB_TRY(bootstrap, resample(count, request.seed, request.resamples));
    out.bootstrap = std::move(bootstrap);
    out.complete = !count.work().expired();
    return out;
}

result<captured> capture(const consultation& declared, const capture_request& request, const control& c) {
    consultation with_ballots = declared;
    with_ballots.keep_ballots = true;
    DELIB_TRY(counted, run(with_ballots, c));
    captured out{std::move(counted), request, {}};
    out.counted.declared.keep_ballots = declared.keep_ballots;
    control inner = c;
    if (inner.sha256 == nullptr) inner.sha256 = &sha256_hex;
    for (count_result& one : out.counted.counts) {
        const count_request& asked = out.counted.declared.counts[one.request];
        out.counts.emplace_back();
        if (one.ballots == nullptr || asked.two_level || !one.decision.complete || one.ballots->heads() == 0) continue;
        DELIB_TRY(rule, find_rule(asked.rule));
        DELIB_TRY(count,
                  recount::of(one.ballots,
                              {rule, asked.options, asked.seats, asked.requirements, out.counted.sets[one.set].policy},
                              inner));
        DELIB_TRY(found, capture(count, one.decision, request));
        out.counts.back() = std::move(found);
    }
    if (declared.keep_ballots) return out;
    for (count_result& one : out.counted.counts) one.ballots.reset();
    for (set_result& set : out.counted.sets) set.ballots.reset();
    return out;
}

}  // namespace delib
