// How close a result is, in English.
#include "report/lang/capturing.hpp"

namespace delib::report {

namespace {

constexpr capturing_labels words{.untitled = "How close the result is",
                                 .result = "In short",
                                 .close = "How few ballots would change the result",
                                 .what = "If ballots were",
                                 .ballots = "Ballots needed",
                                 .then = "Would then win",
                                 .added = "added",
                                 .removed = "removed",
                                 .changed = "changed",
                                 .impossible = "no number does it",
                                 .nobody = "nobody",
                                 .witness_added = "These, added, are enough:",
                                 .witness_removed = "These, removed, are enough:",
                                 .witness_changed = "These are enough:",
                                 .witness_instead = "in the place of these:",
                                 .again = "If the same kind of people voted again",
                                 .wins = "Wins",
                                 .alone = "Wins alone",
                                 .ranks = "Place (95%)",
                                 .parts = "Without one part of the voters",
                                 .value = "Part",
                                 .power = "Power",
                                 .fakes = "If some votes were fake",
                                 .similar = "Similarity that opinion does not explain",
                                 .ballot = "Ballot",
                                 .voters = "Voters",
                                 .near = "Nearly the same",
                                 .expected = "Expected",
                                 .surprise = "Surprise",
                                 .privacy = "What published ballots would tell of single voters",
                                 .shared = "Who shares it",
                                 .smallest = "Smallest group",
                                 .unique = "Alone with it",
                                 .few = "In small groups",
                                 .both = "ballot and strata",
                                 .alone_ballots = "the ballot",
                                 .alone_strata = "the strata",
                                 .rare = "Rare ballots",
                                 .small = "Small strata",
                                 .revealed = "Strata that voted as one",
                                 .stratum = "Stratum"};

std::string more_ballots(std::uint64_t n, const std::string& number) {
    return number + (n == 1 ? " more ballot" : " more ballots");
}

class english_words final : public capturing_words {
public:
    using capturing_words::capturing_words;

    const capturing_labels& label() const override { return words; }

    text turned_by_added(std::uint64_t n) const override {
        return say("{0} would be enough to change the result.", {text::strong(more_ballots(n, number(n)))});
    }
    text turned_within(std::uint64_t low, std::uint64_t high) const override {
        return say("Fewer than {0} would not change the result; {1} would be enough.",
                   {more_ballots(low, number(low)), text::strong(number(high))});
    }
    text turned_from(std::uint64_t low) const override {
        return say("Fewer than {0} would not change the result.", {more_ballots(low, number(low))});
    }
    text not_turned() const override { return "No number of additional ballots would change the result."; }
    std::string between(const std::string& low, const std::string& high) const override {
        return "between " + low + " and " + high;
    }
    std::string at_least(const std::string& low) const override { return low + " or more"; }
    text what_margins_mean() const override {
        return "A single number is exact. Of two, fewer than the first are proved to do nothing, and the second was "
               "counted again with the ballots that do it. Heads are counted; an added ballot weighs 1.";
    }
    text not_looked_at() const override {
        return "How close this count is cannot be told: its ballots are not at hand, or it was not completed.";
    }
    text stopped() const override { return "The time was over before everything was looked at."; }

    text what_drawing_means(std::uint64_t resamples) const override {
        return say(
            "From {0} counts of voters drawn anew from those who voted, each as often as chance has it. Ties count "
            "as won. This is how much depends on who came; it is no forecast.",
            {number(resamples)});
    }
    std::string from_to(std::uint64_t low, std::uint64_t high) const override {
        return low == high ? number(low) : number(low) + " to " + number(high);
    }

    text same_without_any(const text& columns) const override {
        return say("Whichever value of {0} is left out, the winners are the same.", {columns});
    }
    text without_part(const text& part, const text& winners) const override {
        return say("Without {0}, {1} would win.", {part, winners});
    }
    text nobody_without(const text& part) const override {
        return say("Without {0} there is no ballot left that says something.", {part});
    }
    text what_power_means(const column_power& of) const override {
        if (of.every_coalition)
            return say("Power: of all {0} coalitions of the others, the share in which adding this part changes the "
                       "winners.",
                       {number(of.coalitions)});
        return say(
            "Power: of {0} coalitions of the others that were drawn, the share in which adding this part changes "
            "the winners.",
            {number(of.coalitions)});
    }
    std::string power_caption(const std::string& column) const override { return "Power of each value of " + column; }

    text stands_below(const text& winner, const text& rival, const std::string& support,
                      const std::string& below) const override {
        return say(
            "{0} beats {1} with {2} of those who prefer one of the two, the closest of its duels. The result stands "
            "under a supermajority made for fake votes as long as they are fewer than {3} of all.",
            {winner, rival, support, text::strong(below)});
    }
    text no_fake_share() const override {
        return "No share of fake votes can be named: there is no single winner who wins each duel.";
    }

    text nothing_similar(std::uint64_t voters) const override {
        return say("Nothing stands out among the {0} ballots that say something.", {number(voters)});
    }
    text similar(std::uint64_t groups, std::uint64_t n, std::uint64_t of, const std::string& voices) const override {
        return say(groups == 1 ? "{0} ballot was cast by more voters than single answers explain: by {1} of {2}. The "
                                 "effective number of voices is {3}."
                               : "{0} ballots were cast by more voters than single answers explain, together by {1} of "
                                 "{2}. The effective number of voices is {3}.",
                   {number(groups), number(n), number(of), text::strong(voices)});
    }
    text same_without_similar() const override { return "Without these ballots the winners are the same."; }
    text other_without_similar(const text& winners) const override {
        return say("Without these ballots {0} would win.", {winners});
    }
    text what_similar_means() const override {
        return "People who think alike vote alike, and a list that many follow looks the same: this says where one may "
               "look, and accuses nobody. Surprise 6 is one chance in a million.";
    }
    text first_ones(std::uint64_t shown, std::uint64_t all) const override {
        return say("The first {0} of {1}.", {number(shown), number(all)});
    }

    text nobody_voted() const override { return "There is no ballot."; }
    text can_be_found(std::uint64_t unique, std::uint64_t of, std::uint64_t k) const override {
        if (unique == 0)
            return say("No voter is alone, but some share their line with fewer than {0} in all.", {number(k)});
        return say(unique == 1 ? "{0} voter of {1} casts a line that nobody else has: whoever knows a part of it finds "
                                 "the rest."
                               : "{0} voters of {1} cast a line that nobody else has: whoever knows a part of it finds "
                                 "the rest.",
                   {text::strong(number(unique)), number(of)});
    }
    text hidden_among(std::uint64_t least, std::uint64_t k) const override {
        return say("Every voter shares the line with others: at least {0} have the same, and {1} were asked for.",
                   {text::strong(number(least)), number(k)});
    }
    text published(const text& columns) const override {
        return say("This looks at what a published line would hold: the ballot and {0}.", {columns});
    }
    text published_alone() const override { return "Looked at are the ballots alone."; }
    text what_rare_means(std::uint64_t k) const override {
        return say("Fewer than {0} voters cast these. A rare order, agreed beforehand, proves to a buyer how somebody "
                   "voted.",
                   {number(k)});
    }
    text what_revealed_means() const override {
        return "All voters of these strata cast the same ballot: whoever knows the stratum knows the vote.";
    }
    text what_privacy_means() const override {
        return "Smallest group: the k of k-anonymity. No warning is no proof of safety, since other tables may be "
               "joined "
               "with these ballots.";
    }
    text advice() const override {
        return "Publishing counts instead of ballots, fewer columns, or strata put together makes the groups larger.";
    }
};

}  // namespace

std::unique_ptr<const capturing_words> english_capturing(std::shared_ptr<const phrases> say) {
    return std::make_unique<english_words>(std::move(say));
}

}  // namespace delib::report
