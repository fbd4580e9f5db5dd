#include "delib/engine/measure.hpp"

#include "delib/ballot/transform.hpp"
#include "engine/read_set.hpp"

namespace delib {

result<consensus_answer> measure_consensus(const consultation& declared, const consensus_request& request,
                                           const control& c) {
    if (declared.ballots.empty()) return error{error_code::usage, "there are no ballots to measure", {}};
    consensus_answer out;
    out.request = request;
    out.read.declared = declared;
    for (const ballot_set& set : declared.ballots) {
        set_result known;
        DELIB_TRY(ballots, read_set(declared, set, known));
        if (request.where) {
            DELIB_TRY(part, select(ballots, request.where->first, request.where->second));
            ballots = std::move(part);
        }
        consensus_options options = request.options;
        if (!reading_of(declared, set).scale.empty()) options.gaps = scale_gaps::as_written;
        set_consensus measured;
        DELIB_TRY(whole, consensus_of(ballots, known.policy, options, c));
        measured.whole = std::move(whole);
        if (!request.by.empty()) {
            DELIB_TRY(column, find_stratum(ballots, request.by));
            for (const std::string& value : ballots.strata()[column].values) {
                DELIB_TRY(part, select(ballots, request.by, value));
                DELIB_TRY(one, consensus_of(part, known.policy, options, c));
                measured.strata.push_back({value, std::move(one)});
            }
        }
        out.read.sets.push_back(std::move(known));
        out.sets.push_back(std::move(measured));
    }
    return out;
}

}  // namespace delib
