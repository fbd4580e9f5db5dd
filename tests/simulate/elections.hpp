// Elections for tests of the simulation, ballot by ballot.
#pragma once

#include "delib/ballot/profile_builder.hpp"
#include "delib/core/random.hpp"
#include "delib/simulate/election.hpp"

#include <gtest/gtest.h>

#include <numeric>
#include <string>
#include <vector>

namespace delib {

/// Candidates, best first.
using simulated_order = std::vector<std::size_t>;

inline std::vector<simulated_order> random_orders(std::size_t m, std::uint64_t n, random_source& random) {
    std::vector<simulated_order> out(n, simulated_order(m));
    for (auto& order : out) {
        std::iota(order.begin(), order.end(), std::size_t{0});
        random.shuffle(std::span(order));
    }
    return out;
}

inline void set_orders(simulated_election& votes, const std::vector<simulated_order>& orders) {
    const std::size_t m = votes.candidates();
    std::vector<std::uint8_t> ranks(m * simd::block_ballots);
    for (std::size_t block = 0; block < votes.blocks(); ++block) {
        for (std::size_t i = 0; i < votes.voters_in(block); ++i) {
            for (std::size_t place = 0; place < m; ++place)
                ranks[orders[block * simd::block_ballots + i][place] * simd::block_ballots + i] =
                    static_cast<std::uint8_t>(place);
        }
        votes.set_ranks(block, ranks);
    }
    votes.count();
}

inline simulated_order order_of(const simulated_election& votes, std::size_t voter) {
    simulated_order out(votes.candidates(), 0);
    for (std::size_t a = 0; a < out.size(); ++a) {
        std::size_t place = 0;
        for (std::size_t b = 0; b < out.size(); ++b) place += a != b && votes.puts_above(voter, b, a);
        out[place] = a;
    }
    return out;
}

inline profile profile_of(const simulated_election& votes) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < votes.candidates(); ++i) names.push_back("c" + std::to_string(i));
    auto builder = profile_builder::ranked(names);
    std::vector<entry> row;
    for (std::size_t voter = 0; voter < static_cast<std::size_t>(votes.voters()); ++voter) {
        row.clear();
        for (const std::size_t who : order_of(votes, voter))
            row.push_back({candidate_at(who), static_cast<std::uint32_t>(row.size() + 1)});
        EXPECT_TRUE(builder->add({.entries = row}).has_value());
    }
    return *builder->freeze();
}

}  // namespace delib
