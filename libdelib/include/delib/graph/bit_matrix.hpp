// A square of bits on candidates, row by row in words of 64: relations, and what can be reached along them.
#pragma once

#include "delib/core/ids.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace delib {

/// A relation on candidates 0 … size−1.
class bit_matrix {
public:
    explicit bit_matrix(std::size_t size) : size_(size), words_((size + 63) / 64), bits_(size * words_, 0) {}

    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    [[nodiscard]] bool operator()(candidate a, candidate b) const noexcept {
        return (bits_[index(a) * words_ + index(b) / 64] >> (index(b) % 64) & 1) != 0;
    }
    void set(candidate a, candidate b) noexcept {
        bits_[index(a) * words_ + index(b) / 64] |= std::uint64_t{1} << (index(b) % 64);
    }

    /// Whether everybody related to `a` is related to `b` as well: row a within row b.
    [[nodiscard]] bool within(candidate a, candidate b) const noexcept {
        for (std::size_t w = 0; w < words_; ++w) {
            if ((bits_[index(a) * words_ + w] & ~bits_[index(b) * words_ + w]) != 0) return false;
        }
        return true;
    }

    /// Adds row `from` to row `to`.
    void unite(candidate to, candidate from) noexcept {
        for (std::size_t w = 0; w < words_; ++w) bits_[index(to) * words_ + w] |= bits_[index(from) * words_ + w];
    }

    [[nodiscard]] const std::vector<std::uint64_t>& words() const noexcept { return bits_; }
    friend bool operator==(const bit_matrix&, const bit_matrix&) = default;

private:
    std::size_t size_;
    std::size_t words_;
    std::vector<std::uint64_t> bits_;
};

/// What can be reached from where, kept up to date while edges are added. Cycles are allowed.
class reachability {
public:
    explicit reachability(std::size_t size) : reach_(size) {}

    [[nodiscard]] std::size_t size() const noexcept { return reach_.size(); }
    /// Whether a path of one edge or more leads from a to b.
    [[nodiscard]] bool operator()(candidate a, candidate b) const noexcept { return reach_(a, b); }

    /// Adds an edge. Time O(m²/64), nothing if b is reached already.
    void connect(candidate a, candidate b) noexcept {
        if (reach_(a, b)) return;
        for (std::size_t i = 0; i < size(); ++i) {
            const candidate from = candidate_at(i);
            if (from != a && !reach_(from, a)) continue;
            reach_.unite(from, b);
            reach_.set(from, b);
        }
    }

    /// Those that nobody reaches, except perhaps they themselves.
    [[nodiscard]] std::vector<candidate> sources() const {
        std::vector<candidate> out;
        for (std::size_t b = 0; b < size(); ++b) {
            bool reached = false;
            for (std::size_t a = 0; a < size() && !reached; ++a)
                reached = a != b && reach_(candidate_at(a), candidate_at(b));
            if (!reached) out.push_back(candidate_at(b));
        }
        return out;
    }

    [[nodiscard]] const bit_matrix& closure() const noexcept { return reach_; }

private:
    bit_matrix reach_;
};

}  // namespace delib
