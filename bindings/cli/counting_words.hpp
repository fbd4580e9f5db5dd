// The words that say what is counted: which rules, on which part of the ballots, under which requirements.
#pragma once

#include "delib/integrity/capture.hpp"
#include "words.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace delib::cli {

/// The words of the command line, as they were given.
struct counting_words {
    reading_words reading;
    std::vector<std::string> rules;
    std::vector<std::string> requirements;
    std::string two_level, by, reweight;
    std::optional<std::int64_t> seats;
};

/// From `--rule` to `--requirement`.
void add_counting(CLI::App& command, counting_words& words);

/// `--seed`, `--resamples` and `--effort`.
void add_capture_request(CLI::App& command, capture_request& request);

/// The consultation with the counts of its file, or of the words. Errors: no count at all, and those of the words.
[[nodiscard]] result<consultation> counts_of(const counting_words& words);

/// An error without a place, where nothing but a consultation said what to count, as an error of that file.
[[nodiscard]] error placed(error failure, const counting_words& words);

}  // namespace delib::cli
