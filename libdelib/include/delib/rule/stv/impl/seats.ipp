#pragma once

#include "delib/outcome/settle.hpp"
#include "delib/rule/stv/seats.hpp"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <set>
#include <utility>

namespace delib {

namespace detail {

// Beyond so many totals in all, rounds are no longer told, only who is elected and excluded.
inline constexpr std::size_t most_figures_told = 2'000'000;

// Marks in the past of a count; no candidate has such a number.
inline constexpr std::uint32_t mark_elected = 0xFFFF'0001, mark_passed = 0xFFFF'0002, mark_now = 0xFFFF'0003;

}  // namespace detail

DELIB_INLINE stv_count::~stv_count() = default;

DELIB_INLINE stv_count::stv_count(std::size_t candidates, std::size_t seats, rational total)
    : held_(candidates, rational(0)),
      hopeful_(candidates, true),
      seats_(seats),
      total_(std::move(total)),
      standing_(candidates, 0) {}

DELIB_INLINE std::vector<candidate> stv_count::hopefuls() const {
    std::vector<candidate> out;
    for (std::size_t c = 0; c < hopeful_.size(); ++c) {
        if (hopeful_[c]) out.push_back(candidate_at(c));
    }
    return out;
}

DELIB_INLINE std::vector<candidate> stv_count::lowest() const {
    std::vector<candidate> out;
    for (const candidate who : hopefuls()) {
        if (!out.empty() && held_[index(who)] < held_[index(out.front())]) out.clear();
        if (out.empty() || held_[index(who)] == held_[index(out.front())]) out.push_back(who);
    }
    return out;
}

DELIB_INLINE std::vector<candidate> stv_count::elected() const {
    std::vector<candidate> out;
    for (const auto& tier : elected_) out.insert(out.end(), tier.begin(), tier.end());
    std::sort(out.begin(), out.end());
    return out;
}

DELIB_INLINE ranking stv_count::order(const std::vector<candidate>& tied) const {
    ranking out = elected_;
    if (!tied.empty()) out.push_back(tied);
    std::vector<bool> named(held_.size(), false);
    for (const auto& tier : out) {
        for (const candidate who : tier) named[index(who)] = true;
    }
    std::vector<candidate> rest;
    for (std::size_t c = 0; c < named.size(); ++c) {
        if (!named[c]) rest.push_back(candidate_at(c));
    }
    if (!rest.empty()) out.push_back(std::move(rest));
    return out;
}

DELIB_INLINE std::vector<std::vector<rational>> stv_count::history() const {
    if (look_back_ == look_back::none) return {};
    std::vector<rational> ahead;
    for (const std::uint32_t place : standing_) ahead.emplace_back(-static_cast<std::int64_t>(place));
    return {ahead};
}

// Who was ahead at the latest stage that tells two apart, or at the first: an order that each stage makes finer.
DELIB_INLINE void stv_count::update_past() {
    if (look_back_ == look_back::none) return;
    std::vector<std::uint32_t> all(standing_.size());
    std::iota(all.begin(), all.end(), 0U);
    const auto compare = [&](std::uint32_t a, std::uint32_t b) {
        const auto votes = held_[b] <=> held_[a];
        const auto before = standing_[a] <=> standing_[b];
        if (look_back_ == look_back::forward) return before != 0 ? before : votes;
        return votes != 0 ? votes : before;
    };
    std::sort(all.begin(), all.end(), [&](std::uint32_t a, std::uint32_t b) { return compare(a, b) < 0; });
    std::vector<std::uint32_t> now(standing_.size(), 0);
    for (std::size_t i = 1; i < all.size(); ++i)
        now[all[i]] = now[all[i - 1]] + (compare(all[i - 1], all[i]) < 0 ? 1 : 0);
    standing_ = std::move(now);
}

DELIB_INLINE std::vector<std::uint32_t> stv_count::key() const {
    std::vector<std::uint32_t> out;
    if (depends_on_its_past()) out = past_;
    out.push_back(detail::mark_now);
    // Who is elected and who continues says who is excluded.
    for (std::size_t c = 0; c < hopeful_.size(); ++c) {
        if (hopeful_[c]) out.push_back(static_cast<std::uint32_t>(c));
    }
    out.push_back(detail::mark_elected);
    for (const candidate who : elected()) out.push_back(static_cast<std::uint32_t>(index(who)));
    if (look_back_ != look_back::none) out.insert(out.end(), standing_.begin(), standing_.end());
    return out;
}

// What was excluded between two such events may have gone in any order.
DELIB_INLINE void stv_count::log(std::uint32_t mark, const std::vector<candidate>& who) {
    std::sort(since_.begin(), since_.end());
    past_.insert(past_.end(), since_.begin(), since_.end());
    since_.clear();
    past_.push_back(mark);
    for (const candidate c : who) past_.push_back(static_cast<std::uint32_t>(index(c)));
}

DELIB_INLINE void stv_count::tell_stage(std::vector<event>& told) {
    events::round now{stage_, {}, exhausted_, std::nullopt, quota_};
    for (std::size_t c = 0; c < held_.size(); ++c) {
        if (hopeful_[c] || held_[c] != 0) now.totals.emplace_back(candidate_at(c), held_[c]);
    }
    figures_ += now.totals.size();
    if (figures_ > detail::most_figures_told) return;
    told.emplace_back(std::move(now));
    show(told);
}

DELIB_INLINE void stv_count::elect(std::vector<candidate> who, events::election::reason because,
                                   std::vector<event>* told) {
    if (who.empty()) return;
    std::stable_sort(who.begin(), who.end(),
                     [&](candidate a, candidate b) { return held_[index(a)] > held_[index(b)]; });
    for (std::size_t i = 0; i < who.size(); ++i) {
        hopeful_[index(who[i])] = false;
        if (i == 0 || held_[index(who[i])] != held_[index(who[i - 1])]) elected_.emplace_back();
        elected_.back().push_back(who[i]);
    }
    taken_ += who.size();
    if (told != nullptr) told->emplace_back(events::election{stage_, who, because});
    std::sort(who.begin(), who.end());
    log(detail::mark_elected, who);
}

DELIB_INLINE void stv_count::leave(std::vector<candidate> who, std::vector<event>* told) {
    for (const candidate c : who) {
        hopeful_[index(c)] = false;
        since_.push_back(static_cast<std::uint32_t>(index(c)));
    }
    if (told != nullptr) {
        told->emplace_back(
            events::elimination{stage_, who, events::elimination::reason::fewest_votes, held_[index(who.front())]});
    }
    exclude(who);
    ++stage_;
    looked_ = false;
}

DELIB_INLINE void stv_count::pass(candidate who, std::vector<event>* told) {
    log(detail::mark_passed, {who});
    events::transfer done = pass_on(who);
    if (told != nullptr) told->emplace_back(std::move(done));
    ++stage_;
    looked_ = false;
}

DELIB_INLINE void stv_count::go_on(const stv_tie& at, candidate who, std::vector<event>* told) {
    if (at.where == tie::place::surplus) {
        pass(who, told);
    } else {
        leave({who}, told);
    }
}

DELIB_INLINE void stv_count::seat(const std::vector<candidate>& who, std::vector<event>* told) {
    elect(who, events::election::reason::last_seats, told);
}

DELIB_INLINE std::optional<stv_tie> stv_count::run(std::vector<event>* told) {
    using reason = events::election::reason;
    for (;;) {
        if (!looked_) {
            look();
            update_past();
            if (told != nullptr) tell_stage(*told);
            looked_ = true;
        }
        std::vector<candidate> reach;
        for (const candidate who : hopefuls()) {
            if (held_[index(who)] > 0 && has_quota(index(who))) reach.push_back(who);
        }
        elect(reach, reason::quota, told);
        if (vacancies() == 0) return std::nullopt;
        std::vector<candidate> left = hopefuls();
        if (left.size() <= vacancies()) {
            elect(std::move(left), reason::last_seats, told);
            return std::nullopt;
        }
        if (!reach.empty() && seated(reach)) {
            ++stage_;
            looked_ = false;
            continue;
        }
        if (auto surplus = largest_surplus(); !surplus.empty()) {
            if (surplus.size() > 1) return stv_tie{tie::place::surplus, std::move(surplus), 0};
            pass(surplus.front(), told);
            continue;
        }
        std::vector<candidate> nothing, others;
        for (const candidate who : left) (held_[index(who)] == 0 ? nothing : others).push_back(who);
        if (others.size() < vacancies()) {
            elect(std::move(others), reason::last_seats, told);
            return stv_tie{tie::place::seat, std::move(nothing), vacancies()};
        }
        if (nothing.empty()) {
            nothing = lowest();
            if (nothing.size() > 1) return stv_tie{tie::place::elimination, std::move(nothing), 0};
        }
        leave(std::move(nothing), told);
    }
}

namespace detail {

// All committees under some resolution of the ties that a policy leaves open.
class stv_search {
public:
    stv_search(const tie_breaker& breaker, const control& c) : breaker_(breaker), control_(c) {}

    // Who may be chosen from a tie, as far as the policy says: one, or all that it leaves equal.
    [[nodiscard]] std::vector<candidate> choices(const stv_count& count, const stv_tie& at, tie& record) const {
        const ranking tiers = breaker_.resolve(at.among, count.stage(), count.history(), record);
        return at.where == tie::place::elimination ? tiers.back() : tiers.front();
    }

    // The last seats, best first, as far as the policy says: who surely has one, and who is left equal.
    [[nodiscard]] std::pair<std::vector<candidate>, std::vector<candidate>>
    last_seats(const stv_count& count, const stv_tie& at, tie& record) const {
        std::vector<candidate> in;
        for (auto& tier : breaker_.resolve(at.among, count.stage(), count.history(), record)) {
            if (in.size() == at.seats) break;
            if (in.size() + tier.size() > at.seats) return {in, tier};
            in.insert(in.end(), tier.begin(), tier.end());
        }
        return {in, {}};
    }

    [[nodiscard]] result<void> follow(std::shared_ptr<const stv_count> from, const std::vector<candidate>& first,
                                      const stv_tie& at) {
        constexpr std::uint64_t memory = 256ULL << 20;
        const std::uint64_t most = std::min<std::uint64_t>(control_.max_states, memory / (from->bytes() + 256) + 64);
        std::set<std::vector<std::uint32_t>> seen;
        struct fork {
            std::shared_ptr<const stv_count> from;
            stv_tie at;
            std::vector<candidate> choices;
            std::size_t next = 0;
        };
        std::vector<fork> open;
        open.push_back({std::move(from), at, first});
        while (!open.empty()) {
            if (control_.cancelled()) return cancelled_error();
            if (open.back().next == open.back().choices.size()) {
                open.pop_back();
                continue;
            }
            const bool last = seen.size() >= most || control_.expired();
            if (last) {
                complete = false;
                if (!committees.empty()) return {};
            }
            fork& now = open.back();
            std::shared_ptr<stv_count> next = now.from->copy();
            next->go_on(now.at, now.choices[now.next++], nullptr);
            auto stop = next->run(nullptr);
            tie unused{};
            // At the limit one committee is still found, by the first choice everywhere.
            while (last && stop && stop->where != tie::place::seat) {
                if (control_.cancelled()) return cancelled_error();
                next->go_on(*stop, choices(*next, *stop, unused).front(), nullptr);
                stop = next->run(nullptr);
            }
            if (!stop) {
                add_committee(next->elected());
            } else if (stop->where == tie::place::seat) {
                const auto [in, equal] = last_seats(*next, *stop, unused);
                add_every(next->elected(), in, equal, stop->seats - in.size());
            } else if (seen.insert(next->key()).second) {
                auto ways = choices(*next, *stop, unused);
                open.push_back({std::move(next), *std::move(stop), std::move(ways)});
            }
        }
        return {};
    }

    std::set<std::vector<candidate>> committees{};
    bool complete = true;
    bool more = false;  // committees than are listed

private:
    void add_committee(std::vector<candidate> who) {
        if (committees.size() < control_.max_committees || committees.contains(who)) {
            committees.insert(std::move(who));
        } else {
            more = true;
        }
    }
    // Every way to give `left` seats to those who are equal.
    void add_every(const std::vector<candidate>& elected, const std::vector<candidate>& in,
                   const std::vector<candidate>& equal, std::size_t left) {
        outcome one;
        std::vector<candidate> sure = elected;
        sure.insert(sure.end(), in.begin(), in.end());
        one.seats = static_cast<std::int64_t>(sure.size() + left);
        seat(one, std::move(sure), equal, control_.max_committees + 1);
        for (auto& committee : one.committees) add_committee(std::move(committee));
    }

    const tie_breaker& breaker_;
    const control& control_;
};

// An outcome with several committees.
DELIB_INLINE void seat_committees(outcome& out, const stv_search& found, const std::vector<candidate>& sure) {
    std::set<candidate> some;
    std::vector<candidate> all = *found.committees.begin();
    for (const auto& committee : found.committees) {
        some.insert(committee.begin(), committee.end());
        std::vector<candidate> both;
        std::set_intersection(all.begin(), all.end(), committee.begin(), committee.end(), std::back_inserter(both));
        all = std::move(both);
    }
    if (!found.complete || found.more) all = sure;
    out.complete = found.complete;
    out.winners.assign(some.begin(), some.end());
    out.elected = std::move(all);
    std::set_difference(out.winners.begin(), out.winners.end(), out.elected.begin(), out.elected.end(),
                        std::back_inserter(out.tied));
    out.open = out.seats - static_cast<std::int64_t>(out.elected.size());
    out.committees.assign(found.committees.begin(), found.committees.end());
    out.committees_total = static_cast<std::int64_t>(found.committees.size());
    out.committees_at_least = found.more || !found.complete;
    // Where the search ended there may be no more than were found: more than one less is what is known.
    if (!found.complete && !found.more) out.committees_total -= 1;
}

}  // namespace detail

DELIB_INLINE result<outcome> fill_seats(std::unique_ptr<stv_count> count, outcome out, const tie_policy& ties,
                                        look_back first, const candidate_list& names, const control& c) {
    if (ties.is(tie::resolution::all)) {
        return error{error_code::usage,
                     "stv: ties=all has no meaning where seats are filled one after the other; expected parallel, "
                     "order:A>B, ballot:A>B=C, seed:TEXT, backward or forward",
                     {}};
    }
    tie_policy steps = ties;
    if (ties.is(tie::resolution::parallel)) steps.steps.clear();
    const auto looks_back = [](const tie_step& s) {
        return s.method == tie::resolution::backward || s.method == tie::resolution::forward;
    };
    if (first != look_back::none && (steps.steps.empty() || !looks_back(steps.steps.front()))) {
        const auto method = first == look_back::backward ? tie::resolution::backward : tie::resolution::forward;
        steps.steps.insert(steps.steps.begin(), {method, {}});
    }
    // Whom one look back leaves equal were never apart, so another one finds nothing.
    if (const auto back = std::ranges::find_if(steps.steps, looks_back); back != steps.steps.end())
        count->remember(back->method == tie::resolution::backward ? look_back::backward : look_back::forward);
    DELIB_TRY(breaker, tie_breaker::create(steps, names, c));
    detail::stv_search search(breaker, c);
    while (const auto at = count->run(&out.rounds)) {
        if (c.cancelled()) return cancelled_error();
        tie record{at->where, count->stage(), at->among, tie::resolution::none, {}, {}};
        if (at->where == tie::place::seat) {
            const auto [in, equal] = search.last_seats(*count, *at, record);
            count->seat(in, &out.rounds);
            out.ties.push_back(std::move(record));
            out.order = count->order(equal);
            seat(out, count->elected(), equal, c.max_committees);
            return out;
        }
        const std::vector<candidate> who = search.choices(*count, *at, record);
        if (who.size() == 1) {
            out.ties.push_back(std::move(record));
            count->go_on(*at, who.front(), &out.rounds);
            continue;
        }
        record.how = tie::resolution::parallel;
        out.ties.push_back(std::move(record));
        const std::vector<candidate> sure = count->elected();
        DELIB_CHECK(search.follow(std::move(count), who, *at));
        detail::seat_committees(out, search, sure);
        return out;
    }
    out.order = count->order();
    seat(out, count->elected(), {}, c.max_committees);
    return out;
}

}  // namespace delib
