#include "delib/integrity/bursts.hpp"

#include "integrity/chances.hpp"
#include "integrity/vote_lists.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <utility>

namespace delib {

namespace {

constexpr std::size_t least_in_common = 7;
// Times below are seconds: as milliseconds they would all be before March 1973.
constexpr std::uint64_t least_milliseconds = 100'000'000'000;

std::uint64_t size_of(std::int64_t time) {
    return time < 0 ? 0 - static_cast<std::uint64_t>(time) : static_cast<std::uint64_t>(time);
}

// Who came when, in order.
struct arrival {
    std::int64_t time = 0;
    std::uint32_t who = 0;
};

std::vector<arrival> arrivals_of(const vote_matrix& votes) {
    std::vector<arrival> out;
    bool seconds = true;
    for (std::uint32_t p = 0; p < votes.participants(); ++p) {
        const auto first = votes.first_vote(p);
        if (!first) continue;
        out.push_back({*first, p});
        seconds = seconds && size_of(*first) < least_milliseconds;
    }
    for (arrival& a : out) a.time *= seconds ? 1'000 : 1;
    std::sort(out.begin(), out.end(),
              [](const arrival& a, const arrival& b) { return a.time != b.time ? a.time < b.time : a.who < b.who; });
    return out;
}

// A window of an anchor in which there may be a burst.
struct candidate_burst {
    std::size_t anchor = 0;  // its place among the arrivals
    std::size_t window = 0;
    std::uint64_t came = 0, together = 0;
    double surprise = 0;  // at first the most that is possible
    std::uint64_t comparable = 0, alike = 0;
};

class scan {
public:
    scan(const vote_matrix& votes, std::uint64_t most_compared)
        : votes_(votes), most_(std::max<std::uint64_t>(most_compared, 1)), arrivals_(arrivals_of(votes)) {
        std::size_t asked = 0;
        for (std::size_t s = 0; s < votes.statements(); ++s) asked += votes.statement_at(s).left_out() ? 0U : 1U;
        in_common_ = std::max<std::size_t>(1, std::min(least_in_common, asked));
        stances_.assign(votes.statements(), not_voted);
        for (const arrival& a : arrivals_) work_.push_back(work_.back() + votes.row(a.who).size());
        for (std::size_t i = 0; i < arrivals_.size(); ++i) {
            if (asked_of(arrivals_[i].who) >= in_common_) anchors_.push_back(i);
        }
    }

    [[nodiscard]] std::size_t timed() const noexcept { return arrivals_.size(); }
    [[nodiscard]] std::size_t possible() const noexcept { return anchors_.size(); }
    [[nodiscard]] std::size_t looked_at() const noexcept { return (anchors_.size() + stride_ - 1) / stride_; }
    [[nodiscard]] bool whole() const noexcept { return whole_; }

    // Bursts that share nobody, the most surprising first.
    result<std::vector<burst>> find(const control& c) {
        DELIB_CHECK(look_into_windows(c));
        DELIB_CHECK(compare_with_all(c));
        std::stable_sort(candidates_.begin(), candidates_.end(),
                         [](const candidate_burst& a, const candidate_burst& b) { return a.surprise > b.surprise; });
        std::vector<burst> out;
        std::vector<bool> taken(votes_.participants(), false);
        for (const candidate_burst& one : candidates_) {
            if (taken[arrivals_[one.anchor].who]) continue;
            burst b = burst_of(one);
            if (std::any_of(b.participants.begin(), b.participants.end(), [&](std::uint32_t p) { return taken[p]; }))
                continue;
            for (const std::uint32_t p : b.participants) taken[p] = true;
            out.push_back(std::move(b));
        }
        return out;
    }

private:
    static constexpr std::int8_t not_voted = 2;

    enum class likeness : std::uint8_t { not_comparable, different, alike };

    [[nodiscard]] std::size_t asked_of(std::uint32_t p) const {
        const auto row = votes_.row(p);
        std::size_t out = 0;
        for (const std::uint16_t s : row.statements) out += votes_.statement_at(s).left_out() ? 0U : 1U;
        return out;
    }
    // Puts the votes of an anchor where others are compared with them.
    void set(std::uint32_t p) {
        const auto row = votes_.row(p);
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (!votes_.statement_at(row.statements[i]).left_out())
                stances_[row.statements[i]] = static_cast<std::int8_t>(row.votes[i]);
        }
    }
    void unset(std::uint32_t p) {
        for (const std::uint16_t s : votes_.row(p).statements) stances_[s] = not_voted;
    }
    [[nodiscard]] likeness like(std::uint32_t p) const {
        const auto row = votes_.row(p);
        std::size_t common = 0, same = 0;
        for (std::size_t i = 0; i < row.size(); ++i) {
            const std::int8_t mine = stances_[row.statements[i]];
            common += mine != not_voted ? 1U : 0U;
            same += mine == static_cast<std::int8_t>(row.votes[i]) ? 1U : 0U;
        }
        if (common < in_common_) return likeness::not_comparable;
        return 10 * (common - same) <= common ? likeness::alike : likeness::different;
    }
    // The arrivals from the time of an anchor on, for so long: whoever came in the same millisecond among them.
    [[nodiscard]] std::pair<std::size_t, std::size_t> window_of(std::size_t anchor, std::int64_t length) const {
        const std::int64_t from = arrivals_[anchor].time;
        const auto begin = std::lower_bound(arrivals_.begin(), arrivals_.end(), from,
                                            [](const arrival& a, std::int64_t t) { return a.time < t; });
        const auto end = std::partition_point(begin, arrivals_.end(), [&](const arrival& a) {
            return static_cast<std::uint64_t>(a.time) - static_cast<std::uint64_t>(from) <=
                   static_cast<std::uint64_t>(length);
        });
        return {static_cast<std::size_t>(begin - arrivals_.begin()), static_cast<std::size_t>(end - arrivals_.begin())};
    }
    [[nodiscard]] double surprise(std::uint64_t all, std::uint64_t marked, std::uint64_t drawn,
                                  std::uint64_t found) const {
        const double tail = log_tail_of_draws(all - 1, marked - 1, drawn - 1, found - 1);
        const double looks = static_cast<double>(looked_at()) * static_cast<double>(burst_windows.size());
        return std::max(0.0, -(tail + std::log(looks)) / std::numbers::ln10);
    }

    result<void> look_into_windows(const control& c) {
        std::uint64_t all = 0;
        for (const std::size_t a : anchors_) {
            const auto [begin, end] = window_of(a, burst_windows.back());
            all += work_[end] - work_[begin];
        }
        stride_ = static_cast<std::size_t>(all / most_) + 1;
        whole_ = stride_ == 1;
        for (std::size_t i = 0; i < anchors_.size(); i += stride_) {
            if (i % 256 == 0 && c.cancelled()) return cancelled_error();
            const std::size_t a = anchors_[i];
            const auto [begin, end] = window_of(a, burst_windows.back());
            if (end - begin < least_in_burst) continue;
            set(arrivals_[a].who);
            std::uint64_t came = 0, together = 0;
            std::size_t at = begin;
            for (std::size_t w = 0; w < burst_windows.size(); ++w) {
                for (const std::size_t stop = window_of(a, burst_windows[w]).second; at < stop; ++at) {
                    const likeness one = like(arrivals_[at].who);
                    came += one != likeness::not_comparable ? 1U : 0U;
                    together += one == likeness::alike ? 1U : 0U;
                }
                if (together < least_in_burst) continue;
                const double most = surprise(timed(), together, came, together);
                if (most >= least_burst_surprise) candidates_.push_back({a, w, came, together, most, 0, 0});
            }
            unset(arrivals_[a].who);
        }
        return {};
    }

    // With more than so many alike in the whole conversation a window is no burst, however many are comparable.
    [[nodiscard]] std::uint64_t most_alike(const candidate_burst& one) const {
        std::uint64_t possible = one.together, impossible = timed() + 1;
        while (impossible - possible > 1) {
            const std::uint64_t middle = possible + (impossible - possible) / 2;
            (surprise(timed(), middle, one.came, one.together) >= least_burst_surprise ? possible : impossible) =
                middle;
        }
        return possible;
    }

    // How many are comparable with an anchor in the whole conversation, and how many alike; of those alike no more are
    // counted than one above `most`. Adds the votes that were compared to `done`.
    struct likes {
        bool known = false;
        std::uint64_t comparable = 0, alike = 0;
    };
    [[nodiscard]] likes count_likes(std::uint32_t anchor, std::uint64_t most, std::uint64_t& done) {
        likes out{true, 0, 0};
        set(anchor);
        std::size_t at = 0;
        for (; at < arrivals_.size() && out.alike <= most; ++at) {
            const likeness seen = like(arrivals_[at].who);
            out.comparable += seen != likeness::not_comparable ? 1U : 0U;
            out.alike += seen == likeness::alike ? 1U : 0U;
        }
        unset(anchor);
        done += work_[at];
        return out;
    }

    // The most promising windows first, as far as the limit goes.
    result<void> compare_with_all(const control& c) {
        std::stable_sort(candidates_.begin(), candidates_.end(),
                         [](const candidate_burst& a, const candidate_burst& b) { return a.surprise > b.surprise; });
        std::vector<std::uint64_t> most(arrivals_.size(), 0);
        for (const candidate_burst& one : candidates_) most[one.anchor] = std::max(most[one.anchor], most_alike(one));
        std::vector<likes> seen(arrivals_.size());
        std::uint64_t done = 0;
        std::vector<candidate_burst> kept;
        for (candidate_burst one : candidates_) {
            likes& all = seen[one.anchor];
            if (!all.known) {
                if (done >= most_) {
                    whole_ = false;
                    continue;
                }
                if (c.cancelled()) return cancelled_error();
                all = count_likes(arrivals_[one.anchor].who, most[one.anchor], done);
            }
            if (all.alike > most[one.anchor]) continue;
            one.comparable = all.comparable;
            one.alike = all.alike;
            one.surprise = surprise(one.comparable, one.alike, one.came, one.together);
            if (one.surprise >= least_burst_surprise) kept.push_back(one);
        }
        // Equal surprises stand in the order of arrival, the shorter window first.
        std::sort(kept.begin(), kept.end(), [](const candidate_burst& a, const candidate_burst& b) {
            return a.anchor != b.anchor ? a.anchor < b.anchor : a.window < b.window;
        });
        candidates_ = std::move(kept);
        return {};
    }

    burst burst_of(const candidate_burst& one) {
        burst out;
        out.anchor = arrivals_[one.anchor].who;
        out.window = burst_windows[one.window];
        out.comparable = one.comparable;
        out.alike = one.alike;
        out.came = one.came;
        out.expected = 1 + static_cast<double>(one.alike - 1) * static_cast<double>(one.came - 1) /
                               static_cast<double>(one.comparable - 1);
        out.surprise = one.surprise;
        out.from = out.to = arrivals_[one.anchor].time;
        set(out.anchor);
        const auto [begin, end] = window_of(one.anchor, out.window);
        for (std::size_t at = begin; at < end; ++at) {
            if (like(arrivals_[at].who) != likeness::alike) continue;
            out.participants.push_back(arrivals_[at].who);
            out.to = arrivals_[at].time;
        }
        unset(out.anchor);
        std::sort(out.participants.begin(), out.participants.end());
        return out;
    }

    const vote_matrix& votes_;
    std::uint64_t most_;
    std::vector<arrival> arrivals_;
    std::size_t in_common_ = 0;
    std::vector<std::int8_t> stances_{};  // of the anchor, by statement
    std::vector<std::uint64_t> work_{0};  // votes of the arrivals before
    std::vector<std::size_t> anchors_{};
    std::vector<candidate_burst> candidates_{};
    std::size_t stride_ = 1;
    bool whole_ = true;
};

std::vector<bool> marks(const vote_matrix& votes, const std::vector<std::uint32_t>& participants) {
    std::vector<bool> out(votes.participants(), false);
    for (const std::uint32_t p : participants) out[p] = true;
    return out;
}

std::vector<shared_vote> shared_by(const vote_matrix& votes, const std::vector<bool>& inside, std::size_t size) {
    struct counts {
        std::array<std::uint64_t, 3> in{}, out{};
    };
    std::vector<counts> all(votes.statements());
    for (std::size_t p = 0; p < votes.participants(); ++p) {
        const auto row = votes.row(p);
        for (std::size_t i = 0; i < row.size(); ++i) {
            counts& c = all[row.statements[i]];
            ++(inside[p] ? c.in : c.out)[static_cast<std::size_t>(static_cast<int>(row.votes[i]) + 1)];
        }
    }
    std::vector<shared_vote> out;
    for (std::uint32_t s = 0; s < all.size(); ++s) {
        if (votes.statement_at(s).left_out()) continue;
        const auto& [in, elsewhere] = all[s];
        const auto most = static_cast<std::size_t>(std::max_element(in.begin(), in.end()) - in.begin());
        const shared_vote one{s,
                              static_cast<stance>(static_cast<std::int8_t>(most) - 1),
                              in[most],
                              in[0] + in[1] + in[2],
                              elsewhere[most],
                              elsewhere[0] + elsewhere[1] + elsewhere[2]};
        if (2 * one.voted >= size && 10 * one.same >= 9 * one.voted) out.push_back(one);
    }
    // Shares are compared as fractions; of nobody it is 0.
    std::stable_sort(out.begin(), out.end(), [](const shared_vote& a, const shared_vote& b) {
        return a.same_elsewhere * std::max<std::uint64_t>(b.elsewhere, 1) <
               b.same_elsewhere * std::max<std::uint64_t>(a.elsewhere, 1);
    });
    return out;
}

}  // namespace

result<burst_report> bursts_of(const vote_matrix& votes, const burst_request& request, const control& c) {
    scan looked(votes, request.most_compared);
    DELIB_TRY(found, looked.find(c));
    burst_report out;
    out.timed = looked.timed();
    out.anchors = looked.looked_at();
    out.possible = looked.possible();
    out.whole = looked.whole();
    out.found = found.size();
    out.list = std::move(found);
    if (out.list.size() > most_bursts_told) out.list.resize(most_bursts_told);
    if (out.list.empty()) return out;

    map_request quick = request.map;
    quick.stability.resamples = 0;
    DELIB_TRY(everybody, draw_map(votes, quick, c));
    out.groups = everybody.groups.size();
    out.statements = most_shared_first(votes, everybody);
    out.with = standings_of(everybody, out.statements);
    for (burst& one : out.list) {
        const std::vector<bool> inside = marks(votes, one.participants);
        one.shared = shared_by(votes, inside, one.participants.size());
        DELIB_TRY(others, vote_matrix::create(list_of(votes, inside)));
        auto rest = draw_map(others, quick, c);
        if (!rest && rest.error().code == error_code::cancelled) return rest.error();
        if (!rest) continue;
        one.groups = rest->groups.size();
        one.without = standings_of(*rest, out.statements);
    }
    return out;
}

}  // namespace delib
