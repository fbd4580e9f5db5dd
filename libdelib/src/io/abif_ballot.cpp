#include "io/abif_ballot.hpp"

#include "delib/core/text.hpp"

#include <algorithm>

namespace delib::io {

namespace {

std::string shown(const abif_choice& c) {
    return "'" + visible(c.token.substr(0, 200)) + "'";
}

}  // namespace

result<void> abif_ballot::read(const abif_line& line, std::span<const abif_choice> choices,
                               std::vector<std::optional<std::uint32_t>>& values) {
    values.assign(choices.size(), std::nullopt);
    DELIB_CHECK(read_ratings(line, choices));
    DELIB_CHECK(check_signs(line, choices));
    if (reading_ == ballot_reading::ranks) return rank(line, choices, values);
    const bool approvals = reading_ == ballot_reading::approvals;
    const bool rated = std::any_of(ratings_.begin(), ratings_.end(), [](const auto& r) { return r.has_value(); });
    for (std::size_t i = 0; i < choices.size(); ++i) {
        const abif_choice& c = choices[i];
        if (approvals && !rated) {
            if (c.before == '>')
                return line.wrong(c.token, error_code::parse,
                                  "an order; approvals have none (--ballot ranks reads it)");
            values[i] = 1;
            continue;
        }
        if (c.rating.empty()) {
            return line.wrong(c.token, error_code::parse,
                              shown(c) + " has no rating" +
                                  (approvals || rated ? "" : "; an order alone is read with --ballot ranks"));
        }
        const auto value = cells_.value(c.rating);
        if (!value) {
            return line.wrong(c.rating, error_code::name,
                              "'" + visible(c.rating.substr(0, 60)) + "' for " + shown(c) + ": " + cells_.expected());
        }
        if (!approvals || *value == 1) values[i] = *value;
    }
    return {};
}

result<void> abif_ballot::read_ratings(const abif_line& line, std::span<const abif_choice> choices) {
    ratings_.assign(choices.size(), std::nullopt);
    for (std::size_t i = 0; i < choices.size(); ++i) {
        const std::string_view text = choices[i].rating;
        if (text.empty()) continue;
        auto at = known_.find(text);
        if (at == known_.end()) {
            const auto number = parse_points(text);
            if (!number) return line.wrong(text, number.error().code, number.error().message);
            at = known_.emplace(text, *number).first;
        }
        const points& rating = at->second;
        if ((least && compare(rating, *least) < 0) || (most && compare(rating, *most) > 0)) {
            return line.wrong(text, error_code::parse,
                              "a rating of " + to_text(rating) + ", where the file says that ratings go " +
                                  (least ? "from " + to_text(*least) + " " : "") +
                                  (most ? "to " + to_text(*most) : "up"));
        }
        ratings_[i] = rating;
    }
    return {};
}

result<void> abif_ballot::check_signs(const abif_line& line, std::span<const abif_choice> choices) const {
    // The lowest rating above the last `>`, and the candidate who has it.
    std::optional<std::size_t> above, lowest;
    for (std::size_t i = 0; i < choices.size(); ++i) {
        if (choices[i].before == '>') above = lowest;
        if (!ratings_[i]) continue;
        if (above && compare(*ratings_[i], *ratings_[*above]) > 0) {
            return line.wrong(choices[i].token, error_code::parse,
                              shown(choices[i]) + " is rated higher than " + shown(choices[*above]) +
                                  " and stands below: this ballot says two things");
        }
        if (choices[i].before == '=' && ratings_[i - 1] && compare(*ratings_[i], *ratings_[i - 1]) != 0) {
            return line.wrong(choices[i].token, error_code::parse,
                              shown(choices[i]) + " and " + shown(choices[i - 1]) +
                                  " stand on a level with unequal ratings: this ballot says two things");
        }
        if (!lowest || compare(*ratings_[i], *ratings_[*lowest]) < 0) lowest = i;
    }
    return {};
}

result<void> abif_ballot::rank(const abif_line& line, std::span<const abif_choice> choices,
                               std::vector<std::optional<std::uint32_t>>& values) const {
    std::uint32_t last = 0;
    for (std::size_t begin = 0; begin < choices.size();) {
        std::size_t end = begin + 1, rated = ratings_[begin].has_value();
        bool commas = false;
        for (; end < choices.size() && choices[end].before != '>'; ++end) {
            commas = commas || choices[end].before == ',';
            rated += ratings_[end].has_value();
        }
        if (!commas || rated == 0) {
            ++last;
            for (std::size_t i = begin; i < end; ++i) values[i] = last;
        } else if (rated < end - begin) {
            const auto without = static_cast<std::size_t>(
                std::find(ratings_.begin() + static_cast<std::ptrdiff_t>(begin), ratings_.end(), std::nullopt) -
                ratings_.begin());
            return line.wrong(choices[without].token, error_code::parse,
                              shown(choices[without]) + " has no rating, in a list that is ordered by ratings");
        } else {
            std::vector<std::size_t> order(end - begin);
            for (std::size_t i = 0; i < order.size(); ++i) order[i] = begin + i;
            std::stable_sort(order.begin(), order.end(),
                             [&](std::size_t a, std::size_t b) { return compare(*ratings_[b], *ratings_[a]) < 0; });
            for (std::size_t i = 0; i < order.size(); ++i) {
                if (i == 0 || compare(*ratings_[order[i]], *ratings_[order[i - 1]]) != 0) ++last;
                values[order[i]] = last;
            }
        }
        begin = end;
    }
    return {};
}

}  // namespace delib::io
