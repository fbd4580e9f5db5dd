// Single transferable vote ballot by ballot, from the texts of the rules: no ballots are grouped, every tie is followed
// by recursion, nothing is remembered.
#pragma once

#include "delib/number/rational.hpp"
#include "oracle/election.hpp"

#include <algorithm>
#include <functional>
#include <optional>
#include <set>
#include <string_view>
#include <vector>

namespace delib::oracle {

using committee = std::set<std::size_t>;

struct stv_question {
    std::string_view variant = "scottish";
    std::string_view quota = "droop";
    int digits = 0;  ///< 0: those of the variant
    std::size_t seats = 1;
    std::vector<std::size_t> order{};  ///< of `ties=order:…`; none: every way
};

/// Candidates in the order of a ballot, up to the first rank with several of them.
inline std::vector<std::size_t> preferences(const plain_ballot& b) {
    std::vector<std::size_t> out;
    const int deepest = b.empty() ? 0 : *std::max_element(b.begin(), b.end());
    for (int rank = 1; rank <= deepest; ++rank) {
        std::vector<std::size_t> tier;
        for (std::size_t c = 0; c < b.size(); ++c) {
            if (b[c] == rank) tier.push_back(c);
        }
        if (tier.size() > 1) break;
        out.insert(out.end(), tier.begin(), tier.end());
    }
    return out;
}

/// What one paper is while it is counted.
struct paper {
    std::vector<std::size_t> names;
    rational weight;
    rational value = 1;
    std::optional<std::size_t> at{};
};

enum class fate : std::uint8_t { continuing, elected, excluded };

class plain_stv {
public:
    plain_stv(const election& e, stv_question q) : m_(e.candidates), q_(std::move(q)) {
        for (const auto& [ballot, count] : e.ballots) papers_.push_back({preferences(ballot), rational(count)});
    }

    [[nodiscard]] std::set<committee> committees() {
        found_.clear();
        state start{papers_, std::vector<fate>(m_, fate::continuing), {}, {}, 0};
        for (paper& p : start.papers) {
            if (!p.names.empty()) p.at = p.names.front();
        }
        if (q_.variant == "meek") {
            meek(start);
        } else {
            rational valid = 0;
            for (const paper& p : start.papers) valid += p.at ? p.weight : rational(0);
            if (q_.quota == "droop") start.quota = (valid / (q_.seats + 1)).floor() + 1;
            if (q_.quota == "hare") start.quota = valid / q_.seats;
            if (q_.quota == "hagenbach-bischoff") start.quota = valid / (q_.seats + 1);
            stage(start);
        }
        return found_;
    }

private:
    struct state {
        std::vector<paper> papers;
        std::vector<fate> fates;
        std::vector<std::size_t> waiting;            // with a surplus
        std::vector<std::vector<rational>> history;  // votes at each stage
        rational quota;
    };

    [[nodiscard]] std::size_t taken(const state& s) const {
        return static_cast<std::size_t>(std::count(s.fates.begin(), s.fates.end(), fate::elected));
    }
    [[nodiscard]] std::vector<std::size_t> continuing(const state& s) const {
        std::vector<std::size_t> out;
        for (std::size_t c = 0; c < m_; ++c) {
            if (s.fates[c] == fate::continuing) out.push_back(c);
        }
        return out;
    }
    void found(const state& s) {
        committee who;
        for (std::size_t c = 0; c < m_; ++c) {
            if (s.fates[c] == fate::elected) who.insert(c);
        }
        found_.insert(who);
    }
    [[nodiscard]] bool reaches(const rational& votes, const rational& quota) const {
        return votes > 0 && (q_.quota == "hagenbach-bischoff" ? votes > quota : votes >= quota);
    }

    /// Of equal candidates, those who may be taken: `most` says whether the best or the last.
    [[nodiscard]] std::vector<std::size_t> equals(const state& s, std::vector<std::size_t> who, bool most) const {
        if (q_.variant == "scottish") {
            for (std::size_t i = s.history.size(); i-- > 0 && who.size() > 1;) {
                const auto& votes = s.history[i];
                rational best = votes[who.front()];
                for (const std::size_t c : who) best = most ? std::max(best, votes[c]) : std::min(best, votes[c]);
                std::erase_if(who, [&](std::size_t c) { return votes[c] != best; });
            }
        }
        if (!q_.order.empty() && who.size() > 1) {
            std::vector<std::size_t> sorted;
            for (const std::size_t c : q_.order) {
                if (std::find(who.begin(), who.end(), c) != who.end()) sorted.push_back(c);
            }
            return {most ? sorted.front() : sorted.back()};
        }
        return who;
    }

    /// Seats those who reach the quota; of too many, the ones with most votes, one after the other. True at the end.
    [[nodiscard]] bool seat(state& s, std::vector<std::size_t> reach, const std::vector<rational>& votes) {
        const std::size_t left = q_.seats - taken(s);
        if (reach.size() > left) {
            rational most = 0;
            for (const std::size_t c : reach) most = std::max(most, votes[c]);
            std::erase_if(reach, [&](std::size_t c) { return votes[c] != most; });
            for (const std::size_t c : equals(s, reach, true)) {
                state next = s;
                next.fates[c] = fate::elected;
                std::vector<std::size_t> others;
                for (const std::size_t other : continuing(next)) {
                    if (reaches(votes[other], s.quota)) others.push_back(other);
                }
                if (taken(next) == q_.seats) {
                    found(next);
                } else {
                    (void)seat(next, others, votes);
                }
            }
            return true;
        }
        for (const std::size_t c : reach) s.fates[c] = fate::elected;
        if (taken(s) == q_.seats) {
            found(s);
            return true;
        }
        const auto rest = continuing(s);
        if (taken(s) + rest.size() <= q_.seats) {
            for (const std::size_t c : rest) s.fates[c] = fate::elected;
            found(s);
            return true;
        }
        return false;
    }

    // The weighted inclusive Gregory count.
    void stage(state s) {
        std::vector<rational> votes(m_, rational(0));
        for (const paper& p : s.papers) {
            if (p.at) votes[*p.at] += p.weight * p.value;
        }
        for (const std::size_t c : done_) votes[c] = s.quota;
        s.history.push_back(votes);
        std::vector<std::size_t> reach;
        for (const std::size_t c : continuing(s)) {
            if (reaches(votes[c], s.quota)) reach.push_back(c);
        }
        if (seat(s, reach, votes)) return;
        for (const std::size_t c : reach) {
            if (votes[c] > s.quota) s.waiting.push_back(c);
        }
        if (!s.waiting.empty()) {
            std::vector<std::size_t> best;
            for (const std::size_t c : s.waiting) {
                if (!best.empty() && votes[c] > votes[best.front()]) best.clear();
                if (best.empty() || votes[c] == votes[best.front()]) best.push_back(c);
            }
            for (const std::size_t c : equals(s, best, true)) {
                state next = s;
                std::erase(next.waiting, c);
                for (paper& p : next.papers) {
                    if (p.at != c) continue;
                    p.value = cut((votes[c] - s.quota) * p.value / votes[c]);
                    move(next, p);
                }
                done_.push_back(c);
                stage(std::move(next));
                done_.pop_back();
            }
            return;
        }
        for (const std::size_t c : equals(s, lowest(s, votes), false)) {
            state next = s;
            next.fates[c] = fate::excluded;
            for (paper& p : next.papers) {
                if (p.at == c) move(next, p);
            }
            stage(std::move(next));
        }
    }

    [[nodiscard]] std::vector<std::size_t> lowest(const state& s, const std::vector<rational>& votes,
                                                  const rational& within = 0) const {
        std::vector<std::size_t> out = continuing(s);
        rational least = votes[out.front()];
        for (const std::size_t c : out) least = std::min(least, votes[c]);
        std::erase_if(out, [&](std::size_t c) { return votes[c] > least + within; });
        return out;
    }
    [[nodiscard]] rational cut(const rational& value) const {
        const int digits = q_.digits > 0 ? q_.digits : q_.variant == "scottish" ? 5 : 0;
        if (digits == 0) return value;
        rational unit = 1;
        for (int i = 0; i < digits; ++i) unit *= 10;
        return (value * unit).floor() / unit;
    }
    void move(const state& s, paper& p) const {
        p.at.reset();
        for (const std::size_t c : p.names) {
            if (s.fates[c] == fate::continuing) {
                p.at = c;
                return;
            }
        }
    }

    // Meek's count, in units of 10^-digits: each paper goes down its names and leaves a share with each of them.
    void meek(state s) {
        const int digits = q_.digits > 0 ? q_.digits : 9;
        rational unit = 1, tolerance = 1;
        for (int i = 0; i < digits; ++i) unit *= 10;
        for (int i = 2 * digits / 3; i < digits; ++i) tolerance *= 10;
        std::vector<rational> keep(m_, unit), votes;
        rational surplus = 0, before = -1;
        for (;;) {
            votes.assign(m_, rational(0));
            rational speaking = 0;
            for (const paper& p : s.papers) {
                rational comes = unit;
                for (const std::size_t c : p.names) {
                    if (s.fates[c] == fate::excluded) continue;
                    const rational stays = up(comes * keep[c] / unit);
                    votes[c] += stays * p.weight;
                    speaking += stays * p.weight;
                    comes -= stays;
                }
            }
            const auto seats = static_cast<std::int64_t>(q_.seats);
            if (q_.quota == "droop") s.quota = (speaking / (seats + 1)).floor() + 1;
            if (q_.quota == "hare") s.quota = up(speaking / seats);
            if (q_.quota == "hagenbach-bischoff") s.quota = (speaking / (seats + 1)).floor();
            surplus = 0;
            for (std::size_t c = 0; c < m_; ++c) {
                if (s.fates[c] == fate::elected && votes[c] > s.quota) surplus += votes[c] - s.quota;
            }
            if (surplus < tolerance || (before >= 0 && surplus >= before)) break;
            before = surplus;
            for (std::size_t c = 0; c < m_; ++c) {
                if (s.fates[c] == fate::elected && votes[c] > s.quota) keep[c] = up(keep[c] * s.quota / votes[c]);
            }
        }
        std::vector<std::size_t> reach;
        for (const std::size_t c : continuing(s)) {
            if (reaches(votes[c], s.quota)) reach.push_back(c);
        }
        if (seat(s, reach, votes)) return;
        if (!reach.empty()) return meek(std::move(s));
        std::vector<std::size_t> last = lowest(s, votes);
        if (votes[last.front()] > 0) last = lowest(s, votes, surplus);
        for (const std::size_t c : equals(s, last, false)) {
            state next = s;
            next.fates[c] = fate::excluded;
            meek(std::move(next));
        }
    }
    [[nodiscard]] static rational up(const rational& r) { return -(-r).floor(); }

    std::size_t m_;
    stv_question q_;
    std::vector<paper> papers_{};
    std::vector<std::size_t> done_{};  // whose surplus has passed on
    std::set<committee> found_{};
};

}  // namespace delib::oracle
