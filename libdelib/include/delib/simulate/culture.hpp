// Cultures: how the voters of a simulated election come to their complete strict orders. docs/simulate.md says what each
// one is for, and what it is not.
//
//     ic              every order equally likely, voter by voter (Guilbaud 1952)
//     iac             every split of the voters among the orders equally likely (Kuga and Nagatani 1974)
//     urn             each voter draws an order and returns it with more of the same (Eggenberger and Pólya 1923, Berg 1985)
//     mallows         orders scatter around one: probability ∝ dispersion^(pairs that differ) (Mallows 1957), drawn by
//                     repeated insertion (Doignon, Pekeč and Regenwetter 2004)
//     plackett-luce   place by place, a candidate is drawn by weight (Luce 1959, Plackett 1975)
//     euclidean       voters and candidates are points, who is nearer is preferred (Enelow and Hinich 1984)
//
// All are drawn in integers, the same on every machine. A probability that is no multiple of 2^-64 is rounded down to one,
// in `mallows` alone; a point of `euclidean` has 30 bits a coordinate.
#pragma once

#include "delib/core/random.hpp"
#include "delib/core/result.hpp"
#include "delib/number/rational.hpp"
#include "delib/rule/option.hpp"
#include "delib/simulate/election.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace delib {

enum class culture_kind : std::uint8_t { ic, iac, urn, mallows, plackett_luce, euclidean };

/// The options of all cultures; each reads its own.
struct culture_options {
    std::vector<rational> contagion{rational(1) / 10};  ///< urn: orders of a kind put back, for each of all orders one
    std::vector<rational> dispersion{rational(1) / 2};  ///< mallows: 0 … 1
    std::vector<rational> weights{};                    ///< plackett-luce: by candidate
    std::int64_t dimension = 2;                         ///< euclidean
};

/// Who a culture is.
struct culture_info {
    culture_kind kind;
    std::string_view id;
    std::string_view name_en;
    std::string_view name_fr;
    std::string_view summary_en;
    std::string_view summary_fr;
    std::span<const option_row> rows;
};

[[nodiscard]] std::span<const culture_info> all_cultures();

/// The culture with this identifier; an error names all of them.
[[nodiscard]] result<const culture_info*> find_culture(std::string_view id);

/// Draws elections, one after the other, from one culture.
class culture_sampler {
public:
    /// Errors: an option that does not exist or does not fit; numbers that no 63 bits hold; more than 20 candidates in
    /// `iac`; what `simulated_election::create` refuses.
    [[nodiscard]] static result<culture_sampler> create(std::string_view id, const option_texts& options,
                                                        std::uint64_t voters, std::size_t candidates);

    [[nodiscard]] const culture_info& info() const noexcept { return *info_; }
    /// Every option with the value in force.
    [[nodiscard]] const option_texts& options() const noexcept { return echo_; }

    /// Draws from the stream of this seed from now on. One seed gives the same elections again.
    void restart(std::uint64_t seed) noexcept;

    /// The next election, in place of the one before. It allocates nothing.
    [[nodiscard]] const simulated_election& next() noexcept;

private:
    culture_sampler(const culture_info& info, simulated_election votes)
        : info_(&info), votes_(std::move(votes)), random_(0), lanes_(lane_generators_of(0)) {}

    [[nodiscard]] result<void> prepare(const culture_options& options);
    [[nodiscard]] result<void> prepare_urn(const rational& contagion);
    [[nodiscard]] result<void> prepare_mallows(const rational& dispersion);
    [[nodiscard]] result<void> prepare_weights(const std::vector<rational>& weights);

    void draw_urn() noexcept;
    void draw_by_weight() noexcept;
    void draw_points() noexcept;
    [[nodiscard]] std::span<std::uint8_t> ranks_of(std::size_t block) noexcept;

    const culture_info* info_;
    simulated_election votes_;
    option_texts echo_{};
    random_source random_;
    simd::lane_generators lanes_;
    std::vector<std::uint8_t> ranks_{};    // of one block; of all blocks in an urn
    std::vector<std::uint64_t> shares_{};  // mallows: go_on; plackett-luce: weights; urn: fresh, more
    std::vector<std::uint64_t> points_{};  // of the candidates
    std::size_t dimension_ = 0;
};

}  // namespace delib
