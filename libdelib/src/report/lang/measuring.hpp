// What a report on consensus, or on power, says beside what every report says: one function a sentence, in each language.
#pragma once

#include "delib/consensus/consensus.hpp"
#include "report/lang/phrases.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace delib::report {

/// Headings and column heads; in the order in which they are read.
struct measuring_labels {
    word title, result, support, together, each;
    word pro, contra, neither, agreement, divisiveness, interval;
    word figure, identifier, value;
    word power, member, weight, share, banzhaf, shapley;
};

/// How close voters are on one candidate; docs/consensus.md says from which figure on.
enum class closeness : std::uint8_t { same, close, apart, scattered, camps };

/// How much a candidate divides those who rank others above it from those who do not.
enum class division : std::uint8_t { none, little, minority, much, camps };

class measuring_words {
public:
    explicit measuring_words(std::shared_ptr<const phrases> say) : say_(std::move(say)) {}
    virtual ~measuring_words() = default;
    measuring_words(const measuring_words&) = delete;
    measuring_words& operator=(const measuring_words&) = delete;

    [[nodiscard]] virtual const measuring_labels& label() const = 0;

    /// `A: 62.0% for, 30.0% against, 8.0% neither; opinions are close.` `clause` is one of those below, or empty.
    [[nodiscard]] virtual text sentence(const text& name, const std::string& pro, const std::string& contra,
                                        const std::string& neither, const std::string& clause) const = 0;
    [[nodiscard]] virtual text no_ballot(const text& name) const = 0;
    [[nodiscard]] virtual std::string clause(closeness how) const = 0;
    [[nodiscard]] virtual std::string clause(division how) const = 0;

    [[nodiscard]] virtual text what_support_means(ballot_kind kind, ranked_support reading) const = 0;
    /// Names of figures by their identifier; signs are heads of narrow columns.
    [[nodiscard]] virtual std::string figure_name(std::string_view id) const = 0;
    [[nodiscard]] virtual text what_signs_mean() const = 0;
    [[nodiscard]] virtual text what_agreement_means() const = 0;
    [[nodiscard]] virtual text what_divisiveness_means() const = 0;
    [[nodiscard]] virtual text what_intervals_mean(const std::string& resamples, const std::string& seed) const = 0;
    [[nodiscard]] virtual text no_intervals() const = 0;
    [[nodiscard]] virtual std::string support_caption() const = 0;
    [[nodiscard]] virtual std::string together_caption() const = 0;
    [[nodiscard]] virtual std::string each_caption() const = 0;
    [[nodiscard]] virtual text part(const text& column, const text& value, std::uint64_t voters) const = 0;
    [[nodiscard]] virtual std::string from_to(const std::string& low, const std::string& high) const = 0;

    [[nodiscard]] virtual text quota(const std::string& quota, const std::string& total) const = 0;
    [[nodiscard]] virtual std::string power_caption() const = 0;
    [[nodiscard]] virtual text what_power_means() const = 0;
    /// The member decides nothing, whatever it does.
    [[nodiscard]] virtual text powerless(const text& names, std::size_t how_many) const = 0;
    [[nodiscard]] virtual text dictator(const text& name) const = 0;
    [[nodiscard]] virtual text counted_by(const std::string& version) const = 0;
    [[nodiscard]] virtual text measured_by(const std::string& version) const = 0;

protected:
    /// The pattern with the spaces of the language, then `say`.
    [[nodiscard]] text told(std::string_view pattern, std::initializer_list<text> parts = {}) const {
        return say(say_->typeset(pattern), parts);
    }

    const std::shared_ptr<const phrases> say_;
};

[[nodiscard]] std::unique_ptr<const measuring_words> english_measuring(std::shared_ptr<const phrases> say);
[[nodiscard]] std::unique_ptr<const measuring_words> french_measuring(std::shared_ptr<const phrases> say);
[[nodiscard]] inline std::unique_ptr<const measuring_words> measuring_in(language lang,
                                                                         const std::shared_ptr<const phrases>& say) {
    return lang == language::fr ? french_measuring(say) : english_measuring(say);
}

}  // namespace delib::report
