// What a simulation says, beside what every report says: one function a sentence, in each language.
#pragma once

#include "report/lang/phrases.hpp"

#include <memory>
#include <string>

namespace delib::report {

/// Headings and column heads; in the order in which they are read.
struct simulating_labels {
    word title, result, rules, agreement, made;
    word rule, other_rule, efficiency, resolute, same, interval;
    word setting, value, model, voters, candidates, elections, seed;
};

class simulating_words {
public:
    simulating_words() = default;
    virtual ~simulating_words() = default;
    simulating_words(const simulating_words&) = delete;
    simulating_words& operator=(const simulating_words&) = delete;

    [[nodiscard]] virtual const simulating_labels& label() const = 0;
    /// In how many elections somebody wins every duel. `elections` is at least 1.
    [[nodiscard]] virtual text condorcet(const std::string& elections, const std::string& share,
                                         const std::string& interval) const = 0;
    [[nodiscard]] virtual text nothing_counted() const = 0;
    [[nodiscard]] virtual text stopped(const std::string& elections, const std::string& asked) const = 0;
    [[nodiscard]] virtual text what_columns_mean() const = 0;
    [[nodiscard]] virtual text what_intervals_mean() const = 0;
    [[nodiscard]] virtual text made_by(const std::string& version) const = 0;
    [[nodiscard]] virtual std::string rules_caption() const = 0;
    [[nodiscard]] virtual std::string agreement_caption() const = 0;
    [[nodiscard]] virtual std::string made_caption() const = 0;
    [[nodiscard]] virtual std::string from_to(const std::string& low, const std::string& high) const = 0;
};

[[nodiscard]] std::unique_ptr<const simulating_words> english_simulating();
[[nodiscard]] std::unique_ptr<const simulating_words> french_simulating();

}  // namespace delib::report
