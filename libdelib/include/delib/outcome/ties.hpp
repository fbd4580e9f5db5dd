// Named ways to resolve a tie: the values of `ties=`. No rule breaks a tie silently; each names its default.
//
//     all            the tie stands (an elimination drops all of them)
//     parallel       every winner under some resolution
//     order:A>B>…    a fixed order of all candidates, given beforehand
//     ballot:A>B=C   a drawn ballot (Zavist and Tideman 1989); where it ties, the next step follows
//     seed:TEXT      a public draw: by the SHA-256 of ["TEXT",round,"candidate"], lowest first
//     backward       earlier rounds, the latest first; forward: the earliest first
//
// Steps are tried in turn, as in `backward,seed:2026-11-22`. Being first in an order is being preferred: the last one is
// eliminated, the first one takes the seat.
#pragma once

#include "delib/ballot/candidates.hpp"
#include "delib/core/config.hpp"
#include "delib/core/control.hpp"
#include "delib/core/result.hpp"
#include "delib/outcome/outcome.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace delib {

struct tie_step {
    tie::resolution method = tie::resolution::all;
    std::string argument{};  ///< the order, the ballot or the seed, as given

    friend bool operator==(const tie_step&, const tie_step&) = default;
};

struct tie_policy {
    std::vector<tie_step> steps{};

    [[nodiscard]] bool is(tie::resolution method) const { return steps.size() == 1 && steps[0].method == method; }
    friend bool operator==(const tie_policy&, const tie_policy&) = default;
};

inline const tie_policy ties_all{{{tie::resolution::all, {}}}};
inline const tie_policy ties_parallel{{{tie::resolution::parallel, {}}}};

/// The text from which `parse_tie_policy` reads the same policy.
[[nodiscard]] std::string to_text(const tie_policy& policy);

/// Reads the value of `ties=`. Names in an order may contain commas; a comma starts a new step only before a step's word.
[[nodiscard]] result<tie_policy> parse_tie_policy(std::string_view text);

/// `A>B=C` as tiers of candidates. Names that contain `>`, `=` or quotes are written as "…", quotes doubled. Unknown or
/// repeated names are errors.
[[nodiscard]] result<ranking> parse_order(std::string_view text, const candidate_list& candidates);

/// `["TEXT",round,"candidate"]`, the JSON without blanks whose SHA-256 places a candidate in a public draw.
[[nodiscard]] std::string draw_text(std::string_view seed, std::int64_t round, std::string_view name);

/// Resolves ties by a policy, for one count. Made once, so that orders are checked before anything is counted.
class tie_breaker {
public:
    // Not left to the compiler, which would write them again in every file.
    tie_breaker();
    tie_breaker(const tie_breaker&);
    tie_breaker(tie_breaker&&) noexcept;
    tie_breaker& operator=(const tie_breaker&);
    tie_breaker& operator=(tie_breaker&&) noexcept;
    ~tie_breaker();

    /// Errors: an order that does not name every candidate once, names that do not exist, a seed without a digest.
    [[nodiscard]] static result<tie_breaker> create(const tie_policy& policy, const candidate_list& candidates,
                                                    const control& c);

    /// The tied candidates in tiers, best first. `history` holds earlier rounds' totals by candidate, for backward and
    /// forward. Appends to `record` what was used. The tie is resolved as far as the policy goes.
    [[nodiscard]] ranking resolve(const std::vector<candidate>& tied, std::int64_t round,
                                  const std::vector<std::vector<rational>>& history, tie& record) const;

private:
    struct prepared {
        tie::resolution method;
        std::string argument;
        std::vector<std::size_t> place;
    };

    [[nodiscard]] ranking split(const prepared& step, const std::vector<candidate>& tier, std::int64_t round,
                                const std::vector<std::vector<rational>>& history, tie& record) const;

    const candidate_list* candidates_ = nullptr;
    sha256_function sha256_ = nullptr;
    std::vector<prepared> steps_{};
};

}  // namespace delib

#ifdef DELIB_HEADER_ONLY
#    include "delib/outcome/impl/ties.ipp"
#endif
