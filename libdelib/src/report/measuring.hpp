// What the document and the JSON of a measured consensus share: the sentence on a candidate.
#pragma once

#include "delib/consensus/consensus.hpp"
#include "report/lang/measuring.hpp"

namespace delib::report {

/// One sentence: shares for, against and neither, and how close the voters are.
[[nodiscard]] text consensus_sentence(const consensus_figures& all, std::size_t who, const text& name,
                                      const phrases& say, const measuring_words& words);

}  // namespace delib::report
