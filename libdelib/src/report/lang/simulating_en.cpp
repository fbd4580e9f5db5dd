// A simulation in English.
#include "report/lang/simulating.hpp"

namespace delib::report {

namespace {

constexpr simulating_labels words{.title = "Simulated elections",
                                  .result = "How often somebody wins every duel",
                                  .rules = "Rule by rule",
                                  .agreement = "How often two rules agree",
                                  .made = "How the elections were made",
                                  .rule = "Rule",
                                  .other_rule = "And",
                                  .efficiency = "Elects the Condorcet winner",
                                  .resolute = "One winner",
                                  .same = "Same winners",
                                  .interval = "95% interval",
                                  .setting = "Setting",
                                  .value = "Value",
                                  .model = "Model",
                                  .voters = "Voters",
                                  .candidates = "Candidates",
                                  .elections = "Elections",
                                  .seed = "Seed"};

class english_words final : public simulating_words {
public:
    const simulating_labels& label() const override { return words; }

    text condorcet(const std::string& elections, const std::string& share, const std::string& interval) const override {
        return say("Of {0} elections, {1} have a Condorcet winner, who wins every duel (95% interval: {2}).",
                   {elections, text::strong(share), interval});
    }
    text nothing_counted() const override { return "The time was over before anything was counted."; }
    text stopped(const std::string& elections, const std::string& asked) const override {
        return say("The time was over after {0} of {1} elections.", {elections, asked});
    }
    text what_columns_mean() const override {
        return "Elects the Condorcet winner: of the elections that have one, those in which the rule elects that "
               "candidate "
               "and nobody else. One winner: of all elections, those without a tie for the first place.";
    }
    text what_intervals_mean() const override {
        return "The intervals are Wilson’s: they cover the model’s true share in 95 of 100 simulations. They say "
               "nothing "
               "of how well the model describes real voters.";
    }
    text made_by(const std::string& version) const override {
        return say(
            "Drawn and counted in whole numbers by libdelib {0}. The same settings give this same result on every "
            "machine; in full it is the document {1}.",
            {version, text::code("delib.simulate/1")});
    }
    std::string rules_caption() const override { return "What each rule does"; }
    std::string agreement_caption() const override { return "Of all elections, those with the same set of winners"; }
    std::string made_caption() const override { return "The same settings give the same elections again"; }
    std::string from_to(const std::string& low, const std::string& high) const override { return low + " to " + high; }
};

}  // namespace

std::unique_ptr<const simulating_words> english_simulating() {
    return std::make_unique<const english_words>();
}

}  // namespace delib::report
