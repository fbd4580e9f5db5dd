#include "engine/streamed_set.hpp"

#include "delib/engine/bases.hpp"
#include "delib/engine/registry.hpp"
#include "engine/read_set.hpp"
#include "engine/running_tallies.hpp"
#include "engine/saved_set.hpp"

#include <algorithm>

namespace delib {

namespace {

bool of_rankings(basis_kind kind) {
    return kind == basis_kind::first || kind == basis_kind::positions || kind == basis_kind::pairwise;
}

bool asks_for_more_than_tallies(const count_request& request) {
    return asks_for_ballots(request) || !request.by.empty() ||
           std::any_of(request.requirements.begin(), request.requirements.end(), [](const requirement& r) {
               return r.kind != requirement_kind::quorum && r.kind != requirement_kind::status_quo;
           });
}

// Tallies for more candidates are too large to have several of them.
constexpr std::size_t most_apart = 256;

// What there is to add of a piece: its tallies, or its ballots.
struct counted_piece {
    ballots_report report{};
    std::vector<set_aside> aside{};
    std::optional<running_tallies> counts{};
    std::optional<profile> ballots{};
    bool show = true;  // duels, which no rule may have asked for
    result<void> said{};

    void count(profile all, running_tallies empty, const ballot_policy& policy) {
        auto some = admitted(std::move(all), policy, aside);
        if (!some) {
            said = some.error();
        } else if (some->candidates().size() > most_apart) {
            ballots = *std::move(some);
        } else {
            if (!show) empty.drop(basis_kind::pairwise);
            said = empty.add(*some);
            counts = std::move(empty);
        }
    }
};

}  // namespace

std::optional<std::vector<basis_kind>> tallies_alone(const consultation& declared, std::size_t set) {
    std::vector<basis_kind> kinds;
    const auto want = [&](basis_kind kind) {
        if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) kinds.push_back(kind);
    };
    for (const count_request& request : declared.counts) {
        const auto of_it = request.ballots.empty() ? set == 0 : request.ballots == declared.ballots[set].name;
        if (!of_it) continue;
        const auto rule = find_rule(request.rule);
        if (!rule || asks_for_more_than_tallies(request)) return std::nullopt;
        for (const std::optional<basis_kind> kind : {std::optional((*rule)->info.basis), (*rule)->info.also}) {
            if (!kind) continue;
            if (!of_rankings(*kind)) return std::nullopt;
            want(*kind);
        }
        for (const requirement& r : request.requirements) {
            if (r.kind == requirement_kind::status_quo) want(basis_kind::pairwise);
        }
    }
    if (kinds.empty()) return std::nullopt;
    return kinds;
}

result<tallies> count_pieces(const consultation& declared, io::table_pieces& pieces, const read_options& options,
                             std::vector<basis_kind> kinds, std::size_t most_shown, const control& c,
                             set_result& into) {
    DELIB_TRY(policy, policy_of(declared, {}));
    into.policy = policy;
    using names = running_tallies::candidates;
    const names known = options.candidates.empty() ? names::late : names::known;
    bool for_show = std::find(kinds.begin(), kinds.end(), basis_kind::pairwise) == kinds.end();
    if (for_show) kinds.push_back(basis_kind::pairwise);
    const bool may_drop = for_show;
    running_tallies counts(kinds, known, policy);
    std::uint64_t partial = 0, spoilt = 0;
    const auto take = [&, kinds](ballots piece) -> io::table_pieces::in_turn {
        const std::size_t size = piece.profile.candidates().size();
        const auto of = std::make_shared<counted_piece>();
        of->said = check_size(piece.profile.candidates(), c);
        of->report = std::move(piece.report);
        of->show = !may_drop || size <= most_shown;
        if (of->said) of->count(std::move(piece.profile), running_tallies(kinds, known, policy), policy);
        return [&, of]() -> result<void> {
            if (c.cancelled()) return cancelled_error();
            DELIB_CHECK(of->said);
            if (for_show && !of->show) {
                counts.drop(basis_kind::pairwise);
                for_show = false;
            }
            ballots_report& report = into.report;
            report.cast += of->report.cast;
            for (rejected_ballot& one : of->report.rejected) report.rejected.push_back(std::move(one));
            for (const set_aside& s : of->aside) (s.why == detail::not_all_ranked ? partial : spoilt) += s.heads;
            return of->ballots ? counts.add(*of->ballots) : counts.merge(*of->counts);
        };
    };
    DELIB_TRY(files, pieces.read(take));
    into.report.kind = ballot_kind::ranked;
    into.report.format = "csv";
    into.report.files = std::move(files);
    std::vector<set_aside> aside;
    partial += counts.set_aside_heads();
    if (spoilt > 0) aside.push_back({spoilt, std::string(detail::spoilt_by_overvotes)});
    if (partial > 0) aside.push_back({partial, std::string(detail::not_all_ranked)});
    tallies out = counts.finish();
    const turnout voters = bases(out).voters();
    tell_set_aside(aside, into.report);
    into.report.counted = voters.heads;
    into.report.blank = voters.blank_heads;
    into.weight = voters.weight;
    into.candidates = out.any()->share_candidates();
    return out;
}

}  // namespace delib
