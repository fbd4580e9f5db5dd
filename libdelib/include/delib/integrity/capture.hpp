// How much it would take to turn a result, and who holds it: the questions of this room, asked of every count of a
// consultation.
//
// A number here accuses nobody. It says how close a result is, whoever voted and why.
#pragma once

#include "delib/core/control.hpp"
#include "delib/core/result.hpp"
#include "delib/engine/run.hpp"
#include "delib/integrity/fake_share.hpp"
#include "delib/integrity/margin.hpp"
#include "delib/integrity/parts.hpp"
#include "delib/integrity/resampling.hpp"
#include "delib/integrity/similarity.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace delib {

struct capture_request {
    std::uint64_t seed = 1;
    std::uint64_t resamples = 1'000;
    margin_effort effort{};
};

/// The witness of a margin, as lines (ballot_text.hpp).
struct witness_lines {
    std::vector<std::string> in{};
    std::vector<std::string> out{};
};

/// What was found of one count.
struct captured_count {
    margins least{};
    witness_lines added{}, removed{}, changed{};
    left_out_parts without{};
    std::vector<column_power> power{};
    resampled bootstrap{};
    std::optional<fake_share> fakes{};
    similarity alike{};
    std::vector<std::vector<std::string>> alike_lines{};  ///< the ballot of each of its groups
    bool complete = true;  ///< false where the time was over before everything was looked at
};

/// The results of a consultation, with what was found of each. `counts` stands in the order of `counted.counts`; nothing
/// where the ballots are not there: a two-level count, a saved tally, a count that was not completed.
struct captured {
    consultation_result counted{};
    capture_request request{};
    std::vector<std::optional<captured_count>> counts{};

    [[nodiscard]] bool complete() const;
};

/// Looks at one count. Errors: those of the rule; cancelled.
[[nodiscard]] result<captured_count> capture(const recount& count, const outcome& decided,
                                             const capture_request& request = {});

/// Counts a consultation and looks at each of its counts. Errors: those of `run`, and of the rules.
[[nodiscard]] result<captured> capture(const consultation& declared, const capture_request& request = {},
                                       const control& c = {});

}  // namespace delib
