// From a consultation to how much its voters agree: reads the ballots once and measures consensus on each ballot set, for
// the whole and, if asked for, for each value of a stratum.
#pragma once

#include "delib/consensus/consensus.hpp"
#include "delib/core/control.hpp"
#include "delib/engine/run.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace delib {

struct consensus_request {
    std::optional<std::pair<std::string, std::string>> where{};  ///< column and value: this part of the ballots only
    std::string by{};                                            ///< a column: each of its values, too
    consensus_options options{};  ///< a declared scale is taken as it is written, whatever `gaps` says
};

/// The voters of one value of a stratum.
struct stratum_consensus {
    std::string value{};
    consensus_figures measured{};
};

struct set_consensus {
    consensus_figures whole{};
    std::vector<stratum_consensus> strata{};  ///< in the order of the values
};

/// `read` has what a report says of the ballots, and no counts.
struct consensus_answer {
    consultation_result read{};
    consensus_request request{};
    std::vector<set_consensus> sets{};  ///< in the order of `read.sets`

    [[nodiscard]] bool complete() const noexcept { return true; }
};

/// Reads and measures each ballot set of a consultation, whatever counts it asks for. Errors: those of reading and of
/// `consensus_of`, and an unknown stratum.
[[nodiscard]] result<consensus_answer> measure_consensus(const consultation& declared,
                                                         const consensus_request& request = {}, const control& c = {});

}  // namespace delib
