// THE list of rules. A new rule is its header and one line here; every front end finds it through the registry.
#pragma once

#include "delib/rule/graded/approval.hpp"
#include "delib/rule/graded/approval_disapproval.hpp"
#include "delib/rule/graded/highest_medians.hpp"
#include "delib/rule/graded/majority_judgment.hpp"
#include "delib/rule/graded/satisfaction_approval.hpp"
#include "delib/rule/graded/score.hpp"
#include "delib/rule/graded/star.hpp"
#include "delib/rule/ranked/anti_plurality.hpp"
#include "delib/rule/ranked/approval_k.hpp"
#include "delib/rule/ranked/baldwin.hpp"
#include "delib/rule/ranked/benham.hpp"
#include "delib/rule/ranked/black.hpp"
#include "delib/rule/ranked/borda.hpp"
#include "delib/rule/ranked/borda_minimax_faceoff.hpp"
#include "delib/rule/ranked/bottom_two_irv.hpp"
#include "delib/rule/ranked/bucklin.hpp"
#include "delib/rule/ranked/condorcet.hpp"
#include "delib/rule/ranked/condorcet_irv.hpp"
#include "delib/rule/ranked/condorcet_loser.hpp"
#include "delib/rule/ranked/condorcet_plurality.hpp"
#include "delib/rule/ranked/coombs.hpp"
#include "delib/rule/ranked/copeland.hpp"
#include "delib/rule/ranked/copeland_tiebreaks.hpp"
#include "delib/rule/ranked/daunou.hpp"
#include "delib/rule/ranked/dowdall.hpp"
#include "delib/rule/ranked/irv.hpp"
#include "delib/rule/ranked/iterated_condorcet_loser.hpp"
#include "delib/rule/ranked/kemeny.hpp"
#include "delib/rule/ranked/knockout.hpp"
#include "delib/rule/ranked/leximax.hpp"
#include "delib/rule/ranked/loss_trimmer.hpp"
#include "delib/rule/ranked/minimax.hpp"
#include "delib/rule/ranked/most_wins_smallest_loss.hpp"
#include "delib/rule/ranked/nanson.hpp"
#include "delib/rule/ranked/pareto.hpp"
#include "delib/rule/ranked/plurality.hpp"
#include "delib/rule/ranked/positional.hpp"
#include "delib/rule/ranked/positive_negative.hpp"
#include "delib/rule/ranked/ranked_pairs.hpp"
#include "delib/rule/ranked/ranked_priorities.hpp"
#include "delib/rule/ranked/raynaud.hpp"
#include "delib/rule/ranked/river.hpp"
#include "delib/rule/ranked/schulze.hpp"
#include "delib/rule/ranked/schwartz.hpp"
#include "delib/rule/ranked/smith.hpp"
#include "delib/rule/ranked/smith_irv.hpp"
#include "delib/rule/ranked/smith_minimax.hpp"
#include "delib/rule/ranked/split_cycle.hpp"
#include "delib/rule/ranked/stable.hpp"
#include "delib/rule/ranked/superior.hpp"
#include "delib/rule/ranked/tideman_alternative.hpp"
#include "delib/rule/ranked/two_round.hpp"
#include "delib/rule/ranked/uncovered.hpp"
#include "delib/rule/ranked/weak_condorcet.hpp"
#include "delib/rule/ranked/woodall.hpp"
#include "delib/rule/stv/stv.hpp"

namespace delib {

/// A list of rule types.
template <class... Rules>
struct rule_list {};

namespace detail {
template <class... A, class... B, class... C, class... D>
rule_list<A..., B..., C..., D...> joined(rule_list<A...>, rule_list<B...>, rule_list<C...>, rule_list<D...>);
}

// clang-format off

/// By places on the ballot.
using place_rules = rule_list<
    rules::plurality,
    rules::anti_plurality,
    rules::approval_k,
    rules::borda,
    rules::dowdall,
    rules::positional,
    rules::positive_negative,
    rules::ranked_priorities,
    rules::bucklin,
    rules::simplified_bucklin,
    rules::weighted_bucklin
>;

/// Round by round, from the ballots.
using round_rules = rule_list<
    rules::two_round,
    rules::irv,
    rules::coombs,
    rules::baldwin,
    rules::nanson,
    rules::bottom_two_irv,
    rules::smith_irv,
    rules::condorcet_irv,
    rules::benham,
    rules::woodall,
    rules::tideman_alternative,
    rules::daunou,
    rules::condorcet_plurality,
    rules::superior,
    rules::stv
>;

/// From duels.
using duel_rules = rule_list<
    rules::condorcet,
    rules::weak_condorcet,
    rules::condorcet_loser,
    rules::copeland,
    rules::llull,
    rules::minimax,
    rules::leximax,
    rules::schulze,
    rules::ranked_pairs,
    rules::river,
    rules::split_cycle,
    rules::simple_stable,
    rules::stable,
    rules::kemeny,
    rules::smith,
    rules::schwartz,
    rules::uncovered,
    rules::pareto,
    rules::smith_minimax,
    rules::black,
    rules::raynaud,
    rules::iterated_condorcet_loser,
    rules::loss_trimmer,
    rules::copeland_borda,
    rules::copeland_minimax,
    rules::most_wins_smallest_loss,
    rules::borda_minimax_faceoff,
    rules::knockout
>;

/// From grades, scores and approvals.
using graded_rules = rule_list<
    rules::majority_judgment,
    rules::majority_gauge,
    rules::typical_judgment,
    rules::usual_judgment,
    rules::central_judgment,
    rules::bosworth,
    rules::score,
    rules::star,
    rules::approval,
    rules::approval_disapproval,
    rules::satisfaction_approval
>;

// clang-format on

using all_rules = decltype(detail::joined(place_rules{}, round_rules{}, duel_rules{}, graded_rules{}));

}  // namespace delib
