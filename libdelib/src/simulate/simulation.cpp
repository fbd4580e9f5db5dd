#include "delib/simulate/simulation.hpp"

#include "delib/ballot/profile_builder.hpp"
#include "delib/engine/registry.hpp"
#include "delib/simulate/winners.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <limits>
#include <mutex>
#include <optional>
#include <utility>

#ifdef __STDCPP_THREADS__
#    include <thread>
#endif

namespace delib {

namespace {

constexpr unsigned most_threads = 1'024;
#ifdef __STDCPP_THREADS__
constexpr bool can_thread = true;
#else
constexpr bool can_thread = false;
#endif

error wrong(std::string message) {
    return {error_code::usage, std::move(message), {}};
}

// Streams of neighbouring seeds and blocks have nothing to do with each other: both go through splitmix64.
std::uint64_t stream_of(std::uint64_t seed, std::uint64_t block) noexcept {
    random_source of_seed(seed);
    return random_source(of_seed.bits() + block).bits();
}

struct counted_rule {
    const rule_entry* entry;
    option_texts options;
    fast_rule fast;  // null where the registry decides
};

result<std::vector<counted_rule>> find_rules(const std::vector<spec>& wanted) {
    std::vector<counted_rule> out;
    for (const spec& one : wanted) {
        DELIB_TRY(entry, find_rule(one.name));
        DELIB_TRY(options, entry->effective(one.values));
        DELIB_TRY(usual, entry->effective({}));
        if (entry->info.names == singled_out::loser)
            return wrong("'" + one.name + "' names a loser; rules that elect are simulated");
        out.push_back({entry, options, options == usual ? find_fast_rule(one.name) : nullptr});
    }
    if (out.empty()) return wrong("a simulation has at least one rule");
    return out;
}

/// What one thread draws and counts.
class worker {
public:
    worker(culture_sampler sampler, const std::vector<counted_rule>& rules, profile_builder empty)
        : rules_(rules), sampler_(std::move(sampler)), empty_(std::move(empty)), winners_(rules.size()) {
        seen.rules.resize(rules.size());
        seen.same.resize(rules.size() * rules.size());
    }

    simulation seen{};

    [[nodiscard]] result<void> run(std::uint64_t stream, std::uint64_t elections, const control& c) {
        sampler_.restart(stream);
        for (std::uint64_t i = 0; i < elections; ++i) DELIB_CHECK(count(sampler_.next(), c));
        return {};
    }

    /// Decides one election by every rule of the registry: whether they can.
    [[nodiscard]] result<void> probe(const control& c) {
        const simulated_election& votes = sampler_.next();
        for (const counted_rule& one : rules_) {
            std::optional<bases> from;
            DELIB_CHECK(decide(one, votes, from, c));
        }
        return {};
    }

private:
    [[nodiscard]] result<void> count(const simulated_election& votes, const control& c) {
        const candidate_set best = condorcet_winner_of(votes);
        std::optional<bases> from;
        ++seen.elections;
        seen.condorcet += best != 0;
        for (std::size_t i = 0; i < rules_.size(); ++i) {
            const auto fast = rules_[i].fast != nullptr ? rules_[i].fast(votes) : std::nullopt;
            if (fast) {
                winners_[i] = *fast;
            } else {
                DELIB_TRY(decided, decide(rules_[i], votes, from, c));
                winners_[i] = decided;
            }
            seen.rules[i].resolute += std::has_single_bit(winners_[i]);
            seen.rules[i].condorcet += best != 0 && winners_[i] == best;
            for (std::size_t j = 0; j <= i; ++j) seen.same[i * rules_.size() + j] += winners_[i] == winners_[j];
        }
        return {};
    }

    [[nodiscard]] result<candidate_set> decide(const counted_rule& rule, const simulated_election& votes,
                                               std::optional<bases>& from, const control& c) {
        if (!from) {
            DELIB_TRY(ballots, profile_of(votes));
            from.emplace(std::move(ballots), ballot_policy{});
        }
        DELIB_TRY(decided, rule.entry->decide(*from, rule.options, 1, c));
        candidate_set out = 0;
        for (const candidate who : decided.winners) out |= candidate_set{1} << index(who);
        return out;
    }

    [[nodiscard]] result<profile> profile_of(const simulated_election& votes) {
        const std::size_t m = votes.candidates();
        profile_builder builder = empty_;
        std::array<entry, most_simulated_candidates> row;
        for (std::size_t voter = 0; voter < static_cast<std::size_t>(votes.voters()); ++voter) {
            for (std::size_t a = 0; a < m; ++a) {
                std::uint32_t rank = 1;
                for (std::size_t b = 0; b < m; ++b) rank += a != b && votes.puts_above(voter, b, a);
                row[rank - 1] = {candidate_at(a), rank};
            }
            DELIB_CHECK(builder.add({.entries = std::span(row).first(m)}));
        }
        return builder.freeze();
    }

    const std::vector<counted_rule>& rules_;
    culture_sampler sampler_;
    profile_builder empty_;
    std::vector<candidate_set> winners_;
};

/// Hands out blocks until there is none left, the time is over or somebody failed.
class blocks_to_do {
public:
    blocks_to_do(const simulation_request& request, const control& c) : request_(request), control_(c) {}

    /// `progress` is for the caller's own thread.
    void work(worker& by, const control& progress) {
        const std::uint64_t blocks = (request_.elections + simulated_block - 1) / simulated_block;
        for (;;) {
            if (stopped_ || control_.expired()) return;
            const std::uint64_t block = next_++;
            if (block >= blocks) return;
            const std::uint64_t first = block * simulated_block;
            if (progress.cancelled(static_cast<double>(block) / static_cast<double>(blocks))) {
                fail(0, cancelled_error());
                return;
            }
            const auto done = by.run(stream_of(request_.seed, block),
                                     std::min(simulated_block, request_.elections - first), control_);
            if (!done) fail(block, done.error());
        }
    }

    [[nodiscard]] const std::optional<error>& failure() const noexcept { return failure_; }

private:
    // That of the first block, whoever was first to meet one.
    void fail(std::uint64_t block, const error& why) {
        const std::lock_guard lock(mutex_);
        if (!failure_ || block < failed_) {
            failed_ = block;
            failure_ = why;
        }
        stopped_ = true;
    }

    const simulation_request& request_;
    const control& control_;
    std::atomic<std::uint64_t> next_{0};
    std::atomic<bool> stopped_{false};
    std::mutex mutex_{};
    std::uint64_t failed_ = 0;
    std::optional<error> failure_{};
};

void add(simulation& to, const simulation& more) {
    to.elections += more.elections;
    to.condorcet += more.condorcet;
    for (std::size_t i = 0; i < to.rules.size(); ++i) {
        to.rules[i].resolute += more.rules[i].resolute;
        to.rules[i].condorcet += more.rules[i].condorcet;
    }
    for (std::size_t i = 0; i < to.same.size(); ++i) to.same[i] += more.same[i];
}

}  // namespace

result<simulation> simulate(const simulation_request& request, const control& c) {
    if (request.elections == 0) return wrong("a simulation has at least one election");
    if (request.threads == 0 || request.threads > most_threads)
        return wrong("a simulation runs on 1 to " + std::to_string(most_threads) + " threads");
    DELIB_TRY(rules, find_rules(request.rules));
    DELIB_TRY(sampler,
              culture_sampler::create(request.model.name, request.model.values, request.voters, request.candidates));
    std::vector<std::string> names;
    for (std::size_t i = 0; i < request.candidates; ++i) names.push_back("c" + std::to_string(i + 1));
    DELIB_TRY(empty, profile_builder::ranked(names));

    control quiet = c;
    quiet.progress = nullptr;
    // One election before all others: whatever a rule cannot do, it says now.
    DELIB_TRY(one, culture_sampler::create(request.model.name, request.model.values, 1, request.candidates));
    DELIB_CHECK(worker(std::move(one), rules, empty).probe(quiet));

    blocks_to_do blocks(request, quiet);
    const std::uint64_t useful = (request.elections + simulated_block - 1) / simulated_block;
    const auto threads = can_thread ? static_cast<std::size_t>(std::min<std::uint64_t>(request.threads, useful)) : 1;
    std::vector<worker> workers(threads, worker(sampler, rules, empty));
#ifdef __STDCPP_THREADS__
    std::vector<std::jthread> others;
    for (std::size_t i = 1; i < threads; ++i) others.emplace_back([&, i] { blocks.work(workers[i], quiet); });
#endif
    blocks.work(workers.front(), c);
#ifdef __STDCPP_THREADS__
    for (std::jthread& other : others) other.join();
#endif
    if (blocks.failure()) return *blocks.failure();

    simulation out = std::move(workers.front().seen);
    for (std::size_t i = 1; i < workers.size(); ++i) add(out, workers[i].seen);
    out.request = request;
    out.model_options = sampler.options();
    for (std::size_t i = 0; i < rules.size(); ++i) {
        out.rules[i].rule = rules[i].entry->info.id;
        out.rules[i].options = rules[i].options;
        for (std::size_t j = 0; j < i; ++j) out.same[j * rules.size() + i] = out.same[i * rules.size() + j];
    }
    return out;
}

estimated_share estimate_share(std::uint64_t count, std::uint64_t of) noexcept {
    if (of == 0) return {};
    constexpr double z = 1.959963984540054;  // 95 % of a normal distribution lie within
    const double n = static_cast<double>(of), p = static_cast<double>(count) / n;
    const double stretched = 1 + z * z / n, centre = p + z * z / (2 * n);
    const double half = z * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
    return {p, count == 0 ? 0 : (centre - half) / stretched, count == of ? 1 : (centre + half) / stretched};
}

}  // namespace delib
