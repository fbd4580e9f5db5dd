#pragma once

#include "delib/outcome/remap.hpp"

#include <optional>
#include <utility>
#include <variant>

namespace delib {

namespace detail {

/// Replaces candidates of a part by those of the whole, wherever they stand.
struct remapper {
    const std::vector<candidate>& to;

    void operator()(candidate& c) const { c = to[index(c)]; }
    template <class T>
    void operator()(std::vector<T>& list) const {
        for (T& item : list) (*this)(item);
    }
    template <class T>
    void operator()(std::optional<T>& maybe) const {
        if (maybe) (*this)(*maybe);
    }
    void operator()(std::pair<candidate, rational>& p) const { (*this)(p.first); }
    void operator()(events::round& e) const { (*this)(e.totals); }
    void operator()(events::elimination& e) const { (*this)(e.who); }
    void operator()(events::majority& e) const { (*this)(e.who); }
    void operator()(events::all_tied& e) const { (*this)(e.who); }
    void operator()(events::spoilt&) const {}
    void operator()(events::duel& e) const {
        (*this)(e.a);
        (*this)(e.b);
    }
    void operator()(events::runoff& e) const { (*this)(e.between); }
    void operator()(events::worst_duel& e) const {
        (*this)(e.who);
        (*this)(e.against);
    }
    void operator()(events::paths& e) const {
        (*this)(e.from);
        (*this)(e.to);
        (*this)(e.there);
        (*this)(e.back);
        (*this)(e.weakest_there);
        (*this)(e.weakest_back);
    }
    void operator()(events::smith_set& e) const { (*this)(e.who); }
    void operator()(events::majority_grade& e) const { (*this)(e.who); }
    void operator()(events::countback& e) const { (*this)(e.order); }
    void operator()(events::removal& e) const { (*this)(e.who); }
    void operator()(events::optimal_orders& e) const { (*this)(e.one); }
    void operator()(events::election& e) const { (*this)(e.who); }
    void operator()(events::transfer& e) const { (*this)(e.who); }
    void operator()(events::keep_values& e) const { (*this)(e.values); }
    void operator()(event& e) const { std::visit(*this, e); }
    void operator()(tie& t) const {
        (*this)(t.among);
        (*this)(t.order);
    }
};

}  // namespace detail

DELIB_INLINE void remap(outcome& out, const std::vector<candidate>& to, std::size_t all) {
    const detail::remapper rename{to};
    rename(out.winners);
    rename(out.committees);
    rename(out.elected);
    rename(out.tied);
    rename(out.order);
    rename(out.rounds);
    rename(out.ties);
    if (!out.scores.empty()) {
        std::vector<std::optional<rational>> scores(all);
        for (std::size_t i = 0; i < to.size(); ++i) scores[index(to[i])] = out.scores[i];
        out.scores = std::move(scores);
    }
    if (!out.lottery.empty()) {
        std::vector<rational> lottery(all, rational(0));
        for (std::size_t i = 0; i < to.size(); ++i) lottery[index(to[i])] = out.lottery[i];
        out.lottery = std::move(lottery);
    }
}

}  // namespace delib
