// One decision: a rule on one body of ballots, with the requirements that were set on it.
#pragma once

#include "delib/engine/bases.hpp"
#include "delib/engine/registry.hpp"
#include "delib/engine/requirement.hpp"

#include <vector>

namespace delib {

/// Checks what must hold before, runs the rule among the candidates that remain, checks what must hold after, and says in
/// `requirements` and `decided` what each needed, what it got, and what became of it. Without requirements it is the rule.
///
/// A quorum that is not met leaves scores and order as information, and no winner.
[[nodiscard]] result<outcome> decide_with_requirements(const rule_entry& rule, bases& ballots,
                                                       const option_texts& options, std::int64_t seats,
                                                       const std::vector<requirement>& requirements, const control& c);

}  // namespace delib
