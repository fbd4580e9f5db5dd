#include "integrity/recast.hpp"

#include <algorithm>

namespace delib::integrity {

std::optional<profile> recast::cast_by(const profile& base, std::span<const std::uint64_t> heads,
                                       std::span<const int128> weights, int128 denominator, const profile& more) {
    if (denominator % more.denominator_ != 0) return std::nullopt;
    const int128 scale = denominator / more.denominator_;
    profile out;
    out.kind_ = base.kind_;
    out.candidates_ = base.candidates_;
    out.scale_ = base.scale_;
    out.denominator_ = denominator;
    const std::size_t most = base.size() + more.size();
    out.offsets_.resize(most + 1);
    out.weights_.resize(most);
    out.heads_.resize(most);
    out.entries_.resize(base.entries_.size() + more.entries_.size());
    std::size_t rows = 0, length = 0;
    bool fits = true;
    const auto put = [&](std::span<const entry> entries, std::uint64_t people, int128 weight) {
        std::copy(entries.begin(), entries.end(), out.entries_.begin() + static_cast<std::ptrdiff_t>(length));
        length += entries.size();
        out.offsets_[rows + 1] = length;
        out.weights_[rows] = weight;
        out.heads_[rows] = people;
        ++rows;
        int128& total = entries.empty() ? out.blank_weight_ : out.counted_weight_;
        const auto sum = checked_add(total, weight);
        fits = fits && sum;
        total = sum.value_or(0);
        (entries.empty() ? out.blank_heads_ : out.counted_heads_) += people;
    };
    std::size_t next = 0;
    const auto put_more = [&](std::uint64_t people, int128 weight) {
        const auto scaled = checked_multiply(more.weight_of(next), scale);
        const auto sum = scaled ? checked_add(*scaled, weight) : std::nullopt;
        fits = fits && sum;
        put(more[next].entries, people + more.heads_[next], sum.value_or(0));
        ++next;
    };
    for (std::size_t row = 0; row < base.size(); ++row) {
        const std::span<const entry> entries = base[row].entries;
        while (next < more.size() && std::lexicographical_compare(more[next].entries.begin(), more[next].entries.end(),
                                                                  entries.begin(), entries.end()))
            put_more(0, 0);
        if (next < more.size() &&
            std::equal(more[next].entries.begin(), more[next].entries.end(), entries.begin(), entries.end()))
            put_more(heads[row], weights[row]);
        else if (heads[row] > 0)
            put(entries, heads[row], weights[row]);
    }
    while (next < more.size()) put_more(0, 0);
    if (!fits) return std::nullopt;
    out.offsets_.resize(rows + 1);
    out.weights_.resize(rows);
    out.heads_.resize(rows);
    out.entries_.resize(length);
    return out;
}

}  // namespace delib::integrity
