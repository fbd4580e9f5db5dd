// A comparison of rules in English.
#include "report/lang/comparing.hpp"

namespace delib::report {

namespace {

constexpr comparing_labels words{.untitled = "The rules compared",
                                 .result = "What the result depends on",
                                 .by_rule = "Rule by rule",
                                 .changes = "What changes a result",
                                 .failed = "Counts without a result",
                                 .rule = "Rule",
                                 .changes_with = "Changes with",
                                 .with = "With",
                                 .then = "Then",
                                 .why = "Why",
                                 .wins = "alone",
                                 .tied = "tied"};

text told(std::string_view pattern, std::initializer_list<text> parts = {}) {
    return delib::report::say(pattern, parts);
}

class english_words final : public comparing_words {
public:
    using comparing_words::comparing_words;

    const comparing_labels& label() const override { return words; }

    text and_others(const text& first, std::size_t others) const override {
        return told(others == 1 ? "{0} and {1} other" : "{0} and {1} others", {first, number(others)});
    }

    text all_elect(std::size_t rules, const text& names, const text& tied) const override {
        const text all = rules == 1   ? text("The one rule that could be counted")
                         : rules == 2 ? text("Both rules")
                                      : text("All " + number(rules) + " rules");
        const std::string_view verb = proposals()  ? (rules == 1 ? "chooses" : "choose")
                                      : rules == 1 ? "elects"
                                                   : "elect";
        const text leave = rules == 1 ? "leaves" : "leave";
        if (tied.empty()) return told("{0} {1} {2}.", {all, verb, names});
        if (names.empty()) return told("{0} {1} {2} tied.", {all, leave, tied});
        return told("{0} {1} {2} and {3} {4} tied.", {all, verb, names, leave, tied});
    }
    text none_elects(std::size_t rules) const override {
        return told(proposals() ? "None of the {0} rules chooses a proposal." : "None of the {0} rules names a winner.",
                    {number(rules)});
    }
    text wins_always(std::size_t rules, const text& name, std::size_t alone, std::size_t level) const override {
        return told(proposals() ? "{1} is chosen under all {0} rules: alone under {2}, tied with others under {3}."
                                : "{1} wins under all {0} rules: alone under {2}, tied with others under {3}.",
                    {number(rules), name, number(alone), number(level)});
    }
    text depends_on_rule(const text& parts) const override {
        return told(proposals() ? "What is chosen depends on the rule: {0}." : "The winner depends on the rule: {0}.",
                    {parts});
    }
    text part(under what, const text& name, std::size_t rules, std::size_t of) const override {
        const text who = what == under::one            ? name
                         : what == under::several_tied ? text("several tied")
                         : proposals()                 ? text("nothing")
                                                       : text("nobody");
        if (of == 0) return told("{0} under {1}", {who, number(rules)});
        if (rules == of)
            return told(of == 1 ? "{0} under the one rule" : "{0} under all {1} rules", {who, number(rules)});
        return told("{0} under {1} of {2} rules", {who, number(rules), number(of)});
    }
    text chosen_always(std::size_t rules, const text& names) const override {
        if (names.empty())
            return told(proposals() ? "What is chosen depends on the rule; no proposal is chosen by all {0}."
                                    : "Who wins depends on the rule; nobody wins under all {0}.",
                        {number(rules)});
        return told(proposals() ? "What is chosen depends on the rule; all {0} rules choose {1}."
                                : "Who wins depends on the rule; all {0} rules elect {1}.",
                    {number(rules), names});
    }
    text whatever_is_tried(std::size_t counts) const override {
        return told("So it stays with every option and every reading that was tried: {0} counts in all.",
                    {number(counts)});
    }
    text loses_every_duel(const text& name) const override {
        return told("{0} loses the duel against each of the others.", {name});
    }
    text counted_as_they_are(const text& parts) const override {
        return told("Ballots counted as they are: {0}.", {parts});
    }
    text read_as_rankings(const text& parts) const override { return told("Ballots read as rankings: {0}.", {parts}); }

    text reading_changes(std::string_view setting, ballot_kind kind, std::uint64_t ballots, std::size_t changed,
                         std::size_t of, const text& rules) const override {
        const bool one = ballots == 1;
        const std::string everybody = proposals() ? "every proposal" : "every candidate";
        const std::string several = proposals() ? "several proposals equal" : "several candidates equal";
        std::string open = number(static_cast<std::size_t>(ballots)) + (one ? " ballot " : " ballots ");
        if (setting == "pairwise-ties") {
            open += (one ? "holds " : "hold ") + several;
        } else if (setting == "unranked" && kind == ballot_kind::ranked) {
            open += (one ? "does not rank " : "do not rank ") + everybody;
        } else {
            open += (one ? "does not rate " : "do not rate ") + everybody;
            if (setting == "unranked") open += " (read as rankings)";
        }
        if (changed == 0)
            return told("{0}; however that is read, no result changes ({1} {2} tried).",
                        {open, number(of), of == 1 ? "rule" : "rules"});
        return told("{0}; how that is read changes the result of {1} of {2} rules: {3}.",
                    {open, number(changed), number(of), rules});
    }
    text one_reading() const override { return "The ballots leave nothing open: there is one way to read them."; }
    text options_change(std::size_t changed, std::size_t of, const text& rules) const override {
        if (changed == 0)
            return told("Other options change no result ({0} {1} tried).", {number(of), of == 1 ? "rule" : "rules"});
        return told("Other options change the result of {0} of {1} rules: {2}.", {number(changed), number(of), rules});
    }

    std::string rules_caption() const override {
        return proposals() ? "What each rule chooses" : "Who wins under each rule";
    }
    std::string as_they_are_caption() const override { return "Rules that count the ballots as they are"; }
    std::string as_rankings_caption() const override { return "Rules that read the ballots as rankings"; }
    std::string support_caption(std::size_t rules) const override {
        return (proposals() ? "By how many of " + number(rules) + " rules each is chosen"
                            : "Under how many of " + number(rules) + " rules each wins");
    }
    text group_title(const text& names, const text& tied, std::size_t rules) const override {
        const std::string counted = number(rules) + (rules == 1 ? " rule" : " rules");
        if (names.empty() && tied.empty()) return told(proposals() ? "Nothing: {0}" : "Nobody: {0}", {counted});
        if (names.empty()) return told("{1} tied: {0}", {counted, tied});
        if (tied.empty()) return told("{1}: {0}", {counted, names});
        return told("{1}; {2} tied: {0}", {counted, names, tied});
    }
    text marks() const override {
        return proposals() ? "✓ chosen, = tied, · not chosen." : "✓ wins, = tied, · does not win.";
    }
    text last_column() const override { return "The last column has the options and settings that change the result."; }
    text only_winners_shown(std::size_t of) const override {
        return told(proposals() ? "Of {0} proposals, those are shown that are chosen under some rule."
                                : "Of {0} candidates, those are shown who win under some rule.",
                    {number(of)});
    }
    text only_sole_winners_shown(std::size_t of) const override {
        return told(proposals()
                        ? "Of {0} proposals, those are shown that some rule chooses, and not only as one of a tie."
                        : "Of {0} candidates, those are shown who win under some rule, and not only tie.",
                    {number(of)});
    }

    text failure(const failed_count& one) const override {
        if (one.out_of_time) return "no time was left";
        if (one.why.code == error_code::limit) return "beyond its limit";
        if (one.why.code == error_code::overflow) return "numbers too large to be exact";
        return "cannot be counted";
    }
    text stopped(const text& found) const override {
        if (found.empty()) return "stopped at its limit";
        return told("stopped at its limit; found until then: {0}", {found});
    }
    text inapplicable(std::size_t rules, std::int64_t seats, const text& names) const override {
        const text who = number(rules) + (rules == 1 ? " rule does" : " rules do");
        if (seats > 1)
            return told("{0} not apply to these ballots, or to {1} places: {2}.", {who, std::to_string(seats), names});
        return told("{0} not apply to these ballots: {1}.", {who, names});
    }
};

}  // namespace

std::unique_ptr<const comparing_words> english_comparing(noun what, std::shared_ptr<const phrases> say) {
    return std::make_unique<const english_words>(what, std::move(say));
}

}  // namespace delib::report
