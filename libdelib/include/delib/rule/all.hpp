// THE list of rules. A new rule is its header and one line here; every front end finds it through the registry.
#pragma once

#include "delib/rule/graded/approval.hpp"
#include "delib/rule/graded/majority_judgment.hpp"
#include "delib/rule/ranked/borda.hpp"
#include "delib/rule/ranked/condorcet.hpp"
#include "delib/rule/ranked/irv.hpp"
#include "delib/rule/ranked/minimax.hpp"
#include "delib/rule/ranked/plurality.hpp"
#include "delib/rule/ranked/positional.hpp"
#include "delib/rule/ranked/ranked_priorities.hpp"
#include "delib/rule/ranked/schulze.hpp"

namespace delib {

/// A list of rule types.
template <class... Rules>
struct rule_list {};

// clang-format off
using all_rules = rule_list<
    rules::plurality,
    rules::borda,
    rules::positional,
    rules::ranked_priorities,
    rules::irv,
    rules::condorcet,
    rules::minimax,
    rules::schulze,
    rules::majority_judgment,
    rules::approval
>;
// clang-format on

}  // namespace delib
