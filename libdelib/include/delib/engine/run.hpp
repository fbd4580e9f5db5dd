// From a consultation to its results: reads the ballots once, tallies what the rules need, decides, and keeps what a
// report shows. Everything that changes a winner is in the request and is echoed in the result.
#pragma once

#include "delib/ballot/transform.hpp"
#include "delib/core/control.hpp"
#include "delib/engine/consultation.hpp"
#include "delib/outcome/outcome.hpp"
#include "delib/tally/grades.hpp"
#include "delib/tally/pairwise.hpp"
#include "delib/tally/serial.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace delib {

/// One ballot set after reading: where it came from and how it is read.
struct set_result {
    std::string name{};
    ballots_report report{};
    rational weight = 0;  ///< of the counted ballots
    shared_candidates candidates{};
    ballot_policy policy{};
    tallies kept{};                            ///< if `consultation::keep_tallies` asked for them
    std::shared_ptr<const profile> ballots{};  ///< if `consultation::keep_ballots` asked for them
};

/// What a stratum brought to a two-level count.
struct stratum_vote {
    std::string value{};
    rational weight = 0;               ///< declared for it
    std::uint64_t heads = 0;           ///< who voted there; where nobody did, it carries nothing
    std::optional<outcome> decided{};  ///< the first rule in this stratum
};

/// One outcome with what a report needs to show it.
struct count_result {
    std::size_t request = 0;                                       ///< which count of the consultation
    std::size_t set = 0;                                           ///< which ballot set
    std::optional<std::pair<std::string, std::string>> stratum{};  ///< column and value; none for the whole
    outcome decision{};
    std::uint64_t heads = 0;
    std::uint64_t blank_heads = 0;
    rational weight = 0;                               ///< of the counted ballots
    std::shared_ptr<const pairwise_tally> pairwise{};  ///< where the ballots are rankings
    std::shared_ptr<const grades_tally> grades{};      ///< where they are grades
    std::vector<stratum_weight> reweighted{};          ///< if the count was reweighted
    std::vector<stratum_vote> two_level{};             ///< if it was a two-level count
    std::shared_ptr<const profile> ballots{};          ///< if `consultation::keep_ballots` asked for them
};

struct consultation_result {
    consultation declared{};
    std::vector<set_result> sets{};
    std::vector<count_result> counts{};

    [[nodiscard]] const candidate_list& candidates() const { return *sets.front().candidates; }
    [[nodiscard]] bool complete() const;
};

/// Does everything the consultation asks for. Errors: those of reading, of unknown rules, options, strata and
/// candidates, and of ballots that cannot answer a rule. Nothing is counted by half.
[[nodiscard]] result<consultation_result> run(const consultation& declared, const control& c = {});

/// The same for ballots that were read before: one for each ballot set of the consultation, in their order, or a single
/// one where none is declared. How a set would be read from files is left aside.
[[nodiscard]] result<consultation_result> run(const consultation& declared, std::vector<ballots> read,
                                              const control& c = {});

/// The same for tallies that were saved, of the one ballot set of the consultation. Errors: also a count that needs the
/// ballots themselves.
[[nodiscard]] result<consultation_result> run(const consultation& declared, const tallies& saved,
                                              const control& c = {});

/// What is known of ballots that come from no file: how many there are, and their kind.
[[nodiscard]] ballots from_memory(profile p);

}  // namespace delib
