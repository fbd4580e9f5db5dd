// A consultation as it is declared: what is proposed, who votes, how ballots are read, and what is counted.
// `consultation.toml` is its file form; a bare ballot file with `--rule` is a consultation without titles.
#pragma once

#include "delib/ballot/policy.hpp"
#include "delib/core/language.hpp"
#include "delib/core/result.hpp"
#include "delib/engine/requirement.hpp"
#include "delib/io/read.hpp"
#include "delib/rule/option.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace delib {

struct theme {
    std::string id{};
    localized title{};
};

struct proposal {
    std::string id{};  ///< its name in ballot files and results
    localized title{};
    std::string theme{};  ///< the id of its theme, or empty
    localized note{};
};

struct grade_label {
    std::string id{};
    localized title{};
};

/// A stratum column with the totals declared for its values.
struct stratum_declaration {
    std::string column{};
    localized title{};
    std::vector<std::string> values{};
    std::vector<std::pair<std::string, weight>> weights{};
};

/// A set of ballot files that are read together.
struct ballot_set {
    std::string name{};  ///< how counts refer to it; empty for the only one
    std::vector<std::string> files{};
    read_options reading{};
};

/// What crosses from the strata to the final count of a two-level count.
enum class carried : std::uint8_t {
    rankings,    ///< each stratum's order is one ballot of its declared weight
    scores,      ///< each stratum's scores, normalised to its declared weight, are added up
    reweighted,  ///< the ballots themselves, each stratum scaled to its declared weight
};

[[nodiscard]] constexpr std::string_view to_text(carried what) noexcept {
    constexpr std::string_view names[] = {"ranking", "scores", "reweighted"};
    return names[static_cast<std::size_t>(what)];
}

struct two_level_request {
    std::string stratum{};
    carried carry = carried::rankings;
    std::string second{};  ///< the rule of the final count
    option_texts second_options{};
};

struct count_request {
    std::string rule{};
    option_texts options{};
    std::int64_t seats = 1;
    std::string ballots{};                                       ///< the name of a ballot set; empty for the first
    std::string by{};                                            ///< also count each value of this stratum
    std::optional<std::pair<std::string, std::string>> where{};  ///< count this part only
    std::string reweight{};                                      ///< scale this stratum to its declared weights
    std::optional<two_level_request> two_level{};
    std::vector<requirement> requirements{};
    localized title{};
};

struct consultation {
    localized title{};
    localized notice{};  ///< printed under the title, such as "synthetic ballots"
    std::optional<delib::language> language{};
    std::vector<theme> themes{};
    std::vector<proposal> proposals{};
    std::vector<grade_label> grades{};  ///< worst first
    std::vector<stratum_declaration> strata{};
    std::vector<ballot_set> ballots{};
    /// Policy settings by name, in the order given; they override what a file says of itself.
    option_texts policy{};
    std::vector<count_request> counts{};
    /// Keep the tallies that the counts read, to save them. The whole only: no tally of a stratum is kept.
    bool keep_tallies = false;
    /// Keep the ballots of each set and of each count, to look at them or count them otherwise.
    bool keep_ballots = false;
    std::optional<source_file> source{};  ///< the file and its digest
};

/// Reads `consultation.toml`. Strict: an unknown key, a wrong type, an unknown theme, stratum or ballot set is an error
/// with line and column. File names are relative to the consultation's folder.
[[nodiscard]] result<consultation> read_consultation(const std::string& path);
[[nodiscard]] result<consultation> read_consultation_text(std::string_view text, const std::string& path);

}  // namespace delib
