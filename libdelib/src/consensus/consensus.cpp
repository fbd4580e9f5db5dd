#include "delib/consensus/consensus.hpp"

#include "consensus/graded_sums.hpp"
#include "consensus/ranking_sums.hpp"
#include "consensus/resampling.hpp"
#include "delib/ballot/transform.hpp"
#include "delib/core/text.hpp"
#include "delib/tally/approvals.hpp"
#include "delib/tally/grades.hpp"

#include <array>

namespace delib {

namespace {

constexpr std::array<std::string_view, 9> ranked_overall{
    "kendall-w",          "tau-b",     "tau-x",        "spearman",
    "kemeny-distance",    "agreement", "polarization", "kemeny-diversity",
    "kemeny-polarization"};
constexpr std::array<std::string_view, 1> ranked_by_candidate{"divisiveness"};

result<void> check(const consensus_options& options) {
    if (!(options.alpha > 0 && options.alpha <= 1.6))
        return error{error_code::usage, "alpha of Esteban and Ray is above 0 and at most 1.6", {}};
    if (options.resamples > max_resamples) {
        return error{error_code::usage,
                     "there are at most " + std::to_string(max_resamples) + " resamples, got " +
                         std::to_string(options.resamples),
                     {}};
    }
    return {};
}

// What each voter of a ballot weighs.
double each_of(const profile& p, std::size_t i) {
    return static_cast<double>(p[i].numerator) / static_cast<double>(p.denominator()) / static_cast<double>(p[i].heads);
}

// Intervals of what `sums` makes of the ballots. `blank`: whether blank ballots count.
template <class Sums, class Figures>
result<std::vector<std::optional<figure_interval>>> intervals_of(const profile& p, Sums& sums, bool blank,
                                                                 const Figures& figures,
                                                                 const consensus_options& options, const control& c) {
    const std::uint64_t voters = p.heads() + (blank ? p.blank_heads() : 0);
    if (options.resamples == 0 || voters < 2) return std::vector<std::optional<figure_interval>>{};
    random_source random(options.seed);
    DELIB_TRY(groups, voter_groups::create(voters, sums.cells()));
    std::vector<double> rows(groups.size() * sums.cells(), 0);
    for (std::size_t i = 0; i < p.size(); ++i) {
        const ballot_view ballot = p[i];
        if (ballot.blank() && !blank) continue;
        const double weight = each_of(p, i);
        groups.deal(ballot.heads, random, [&](std::size_t group, std::uint64_t heads) {
            sums.add(ballot, weight, static_cast<double>(heads),
                     std::span(rows).subspan(group * sums.cells(), sums.cells()));
        });
    }
    return resample(rows, groups.size(), sums.squares(), options.resamples, figures, random, c);
}

// Names the values: the overall figures, then those of each candidate.
void name_figures(std::span<const std::string_view> overall, std::span<const std::string_view> by_candidate,
                  const std::vector<std::optional<double>>& values,
                  const std::vector<std::optional<figure_interval>>& intervals, consensus_figures& out) {
    std::size_t next = 0;
    const auto name = [&](std::string_view id, std::vector<consensus_figure>& into) {
        consensus_figure one{id, values[next], std::nullopt};
        if (one.value && next < intervals.size()) one.interval = intervals[next];
        into.push_back(one);
        ++next;
    };
    for (const std::string_view id : overall) name(id, out.overall);
    for (candidate_consensus& of : out.candidates) {
        for (const std::string_view id : by_candidate) name(id, of.figures);
    }
}

// What is neither for nor against is the rest of all ballots.
void set_support(const profile& p, std::size_t who, int128 support, int128 objection, int128 denominator,
                 consensus_figures& out) {
    candidate_consensus& of = out.candidates[who];
    of.support = to_rational(support, denominator);
    of.objection = to_rational(objection, denominator);
    of.abstention = to_rational(p.total(), p.denominator()) + to_rational(p.blank_total(), p.denominator()) -
                    of.support - of.objection;
}

result<void> measure_grades(const profile& p, const ballot_policy& policy, const consensus_options& options,
                            const control& c, consensus_figures& out) {
    DELIB_TRY(in, categories_of(p, options.gaps));
    out.categories = in.size();
    graded_sums sums(p, policy, options, std::move(in));
    std::vector<double> row(sums.cells(), 0);
    if (p.kind() == ballot_kind::approval) {
        DELIB_TRY(counts, tally_of<approvals_tally>(p, policy));
        const auto denominator = static_cast<double>(counts.denominator());
        for (std::size_t who = 0; who < p.candidates().size(); ++who) {
            const int128 approve = counts(candidate_at(who)), others = counts.total() - approve;
            row[sums.cell(who) + 1] = static_cast<double>(others) / denominator;
            row[sums.cell(who) + 2] = static_cast<double>(approve) / denominator;
            set_support(p, who, approve, others, counts.denominator(), out);
        }
    } else {
        DELIB_TRY(counts, tally_of<grades_tally>(p, policy));
        const auto denominator = static_cast<double>(counts.denominator());
        for (std::size_t who = 0; who < p.candidates().size(); ++who) {
            row[sums.cell(who)] = static_cast<double>(counts.ungraded(candidate_at(who))) / denominator;
            int128 support = 0, objection = 0;
            for (std::size_t g = 0; g < sums.in().of_grade.size(); ++g) {
                const int128 given = counts.given(candidate_at(who), g);
                const std::size_t category = sums.in().of_grade[g];
                row[sums.cell(who) + 1 + category] = static_cast<double>(given) / denominator;
                if (sums.in().side[category] > 0) support += given;
                if (sums.in().side[category] < 0) objection += given;
            }
            set_support(p, who, support, objection, counts.denominator(), out);
        }
    }
    for (std::size_t i = 0; i < p.size(); ++i) {
        if (!p[i].blank()) sums.add_parts(p[i], each_of(p, i), static_cast<double>(p[i].heads), row);
    }
    const auto figures = [&](std::span<const double> of) { return sums.figures(of); };
    DELIB_TRY(intervals, intervals_of(p, sums, sums.reads_blank(), figures, options, c));
    name_figures(graded_sums::overall, graded_sums::by_candidate, figures(row), intervals, out);
    return {};
}

// Support and objection of each candidate in rankings, over the profile's denominator.
void count_support(const profile& p, const ballot_policy& policy, ranked_support reading, consensus_figures& out) {
    const std::size_t m = p.candidates().size();
    const bool last = policy.unranked == unranked_policy::last;
    std::vector<int128> support(m, 0), objection(m, 0);
    std::vector<std::uint8_t> ranked(m, 0);
    for (std::size_t i = 0; i < p.size(); ++i) {
        const ballot_view ballot = p[i];
        if (ballot.blank()) continue;
        const auto& row = ballot.entries;
        const std::size_t compared = reading == ranked_support::named || last ? m : row.size();
        for (std::size_t first = 0; first < row.size();) {
            std::size_t end = first;
            while (end < row.size() && row[end].value == row[first].value) ++end;
            for (std::size_t e = first; e < end; ++e) {
                const std::size_t who = index(row[e].who);
                ranked[who] = 1;
                if (reading == ranked_support::named || compared - end > first) support[who] += ballot.numerator;
                if (reading == ranked_support::half && compared - end < first) objection[who] += ballot.numerator;
            }
            first = end;
        }
        for (std::size_t who = 0; who < m; ++who) {
            if (ranked[who] == 0 && (reading == ranked_support::named || last)) objection[who] += ballot.numerator;
            ranked[who] = 0;
        }
    }
    for (std::size_t who = 0; who < m; ++who) set_support(p, who, support[who], objection[who], p.denominator(), out);
}

result<void> measure_rankings(const profile& p, const ballot_policy& policy, const consensus_options& options,
                              const control& c, consensus_figures& out) {
    DELIB_TRY(exact, ranking_figures_of(p, policy));
    count_support(p, policy, options.support, out);
    ranking_sums sums(p, policy);
    const auto figures = [&](std::span<const double> of) { return ranking_sums::flat(sums.figures(of)); };
    DELIB_TRY(intervals, intervals_of(p, sums, false, figures, options, c));
    name_figures(ranked_overall, ranked_by_candidate, ranking_sums::flat(exact), intervals, out);
    return {};
}

}  // namespace

result<ranked_support> parse_ranked_support(std::string_view word) {
    for (const ranked_support s : {ranked_support::half, ranked_support::named}) {
        if (word == to_text(s)) return s;
    }
    return error{error_code::usage, "support is half or named, got '" + visible(word) + "'", {}};
}

result<consensus_figures> consensus_of(const profile& p, const ballot_policy& policy, const consensus_options& options,
                                       const control& c) {
    DELIB_CHECK(check(options));
    const bool ranked = p.kind() == ballot_kind::ranked;
    const bool sets_aside = policy.overvote != overvote_policy::keep || policy.unranked == unranked_policy::reject ||
                            policy.ungraded == ungraded_policy::reject;
    std::optional<profile> part;
    if (sets_aside) {
        DELIB_TRY(admitted, apply(p, policy));
        part = std::move(admitted);
    }
    const profile& ballots = part ? *part : p;
    consensus_figures out;
    out.kind = ballots.kind();
    out.voters = ballots.heads();
    out.candidates.resize(ballots.candidates().size());
    DELIB_CHECK(ranked ? measure_rankings(ballots, policy, options, c, out)
                       : measure_grades(ballots, policy, options, c, out));
    return out;
}

const consensus_figure* find(const std::vector<consensus_figure>& figures, std::string_view id) noexcept {
    for (const consensus_figure& one : figures) {
        if (one.id == id) return &one;
    }
    return nullptr;
}

}  // namespace delib
