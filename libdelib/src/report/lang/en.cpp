// The report in English.
#include "report/lang/phrases.hpp"

#include <array>

namespace delib::report {

namespace {

// In the order of `labels`; one that is missing does not compile.
constexpr labels words{.untitled = "Result of the count",
                       .notice = "Please note",
                       .contents = "Contents",
                       .skip = "Skip to the result",
                       .result = "The result",
                       .comparison = "The counts side by side",
                       .coverage = "Themes covered",
                       .ballots = "The ballots",
                       .provenance = "Where the ballots come from",
                       .why = "How it came about",
                       .ties = "Ties",
                       .requirements = "Requirements",
                       .options = "The rule and its options",
                       .two_level = "From the parts to the whole",
                       .reweighted = "Declared weights",
                       .reading = "How ballots are read",
                       .place = "Place",
                       .score = "Score",
                       .theme = "Theme",
                       .no_theme = "Without a theme",
                       .chosen = "chosen",
                       .tied = "tied",
                       .not_chosen = "not chosen",
                       .eliminated = "eliminated",
                       .winner = "winner",
                       .seats = "To be chosen",
                       .option = "Option",
                       .value = "Value",
                       .meaning = "Meaning",
                       .kind = "Ballots",
                       .format = "Format",
                       .file = "File",
                       .digest = "SHA-256 digest",
                       .no_digest = "not computed",
                       .where = "Where",
                       .reason = "Reason",
                       .remark = "Note",
                       .met = "met",
                       .not_met = "not met",
                       .whole_vote = "the whole vote",
                       .held = "Met?",
                       .majority_grade = "Majority grade",
                       .no_grade = "no grade",
                       .against = "Against",
                       .chain = "Strongest chain",
                       .weakest = "Its weakest duel",
                       .chain_back = "Chain back",
                       .none = "none",
                       .worst_duel = "Worst duel",
                       .votes_for = "For",
                       .votes_against = "Against",
                       .exhausted = "Exhausted ballots",
                       .needed_to_win = "To pass",
                       .quota = "Quota",
                       .voters = "Ballots",
                       .same_as_whole = "same as the whole",
                       .difference = "Compared with the whole",
                       .nobody = "nobody",
                       .declared = "Declared weight",
                       .cast_weight = "Weight cast",
                       .used = "used",
                       .unused = "unused: nobody voted",
                       .order = "Order"};

std::string small(std::size_t n) {
    static constexpr std::array<std::string_view, 21> names{
        "no",       "one",     "two",     "three",     "four",     "five",     "six",
        "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",   "thirteen",
        "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"};
    return n < names.size() ? std::string(names[n]) : std::to_string(n);
}

std::string capital(std::string words_) {
    if (!words_.empty() && words_[0] >= 'a' && words_[0] <= 'z') words_[0] = static_cast<char>(words_[0] - 'a' + 'A');
    return words_;
}

class english_phrases final : public phrases {
public:
    using phrases::phrases;

    language lang() const override { return language::en; }
    const labels& label() const override { return words; }
    number_signs signs() const override { return {".", ",", "%"}; }
    std::string typeset(std::string_view raw) const override { return std::string(raw); }

    std::string amount(unit what, const rational& value) const override {
        const bool one = value == 1;
        switch (what) {
            case unit::votes: return number(value) + (one ? " vote" : " votes");
            case unit::points: return number(value) + (one ? " point" : " points");
            case unit::approvals: return number(value) + (one ? " approval" : " approvals");
            case unit::none: break;
        }
        return number(value);
    }
    std::string ordinal(std::size_t place) const override {
        static constexpr std::array<std::string_view, 11> names{
            "", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"};
        if (place < names.size()) return std::string(names[place]);
        const std::size_t last = place % 10;
        const bool teen = place % 100 / 10 == 1;
        return std::to_string(place) + (teen || last == 0 || last > 3 ? "th"
                                        : last == 1                   ? "st"
                                        : last == 2                   ? "nd"
                                                                      : "rd");
    }
    text list(const std::vector<text>& items) const override {
        text out;
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (i > 0) out += i + 1 == items.size() ? " and " : ", ";
            out += items[i];
        }
        return out;
    }
    text quoted(const text& raw) const override { return say("“{0}”", {raw}); }

    std::string one_noun() const override { return capital(noun_for(1)); }
    std::string count_title(std::size_t n, const std::string& rule) const override {
        return "Count " + std::to_string(n) + ": " + rule;
    }

    text turnout(std::uint64_t cast, std::uint64_t counted, std::uint64_t blank, std::uint64_t aside) const override {
        if (cast == 0) return "No ballot was cast.";
        const text were = number(cast) + (cast == 1 ? " ballot was cast" : " ballots were cast");
        if (cast == counted) return say(cast == 1 ? "{0} and counted." : "{0}; all were counted.", {were});
        if (aside == 0) return say("{0}: {1} counted and {2} blank.", {were, number(counted), number(blank)});
        return say("{0}: {1} counted, {2} blank and {3} set aside.",
                   {were, number(counted), number(blank), number(aside)});
    }
    text weighed(const rational& weight) const override {
        return say("Together the counted ballots weigh {0}.", {number(weight)});
    }
    text ballot_kind_words(ballot_kind kind) const override {
        switch (kind) {
            case ballot_kind::ranked: return "rankings";
            case ballot_kind::graded: return "grades";
            case ballot_kind::approval: return "approvals";
            case ballot_kind::scored: return "points";
        }
        return {};
    }
    text set_title(const text& name) const override { return say("Ballots {0}", {quoted(name)}); }
    text rejected_title(std::uint64_t shown, std::uint64_t all) const override {
        if (shown < all) return say("Ballots set aside (the first {0} of {1})", {number(shown), number(all)});
        return say("Ballots set aside ({0})", {number(all)});
    }
    text notes_title(std::uint64_t shown, std::uint64_t all) const override {
        if (shown < all) return say("Notes on the reading (the first {0} of {1})", {number(shown), number(all)});
        return say("Notes on the reading ({0})", {number(all)});
    }
    text note(const reading_note& n) const override {
        const text name = quoted(visible(n.name)), many = number(n.number), actual = number(n.actual),
                   ballots = number(n.number) + (n.number == 1 ? " ballot" : " ballots");
        switch (n.kind) {
            case note_kind::ignored_name:
                return say("{0} is not declared; the format leaves it out of {1}.", {name, ballots});
            case note_kind::ignored_weights:
                return say(n.number == 1 ? "{0} carries a weight, which was ignored: the file allows none."
                                         : "{0} carry weights, which were ignored: the file allows none.",
                           {ballots});
            case note_kind::undeclared_name:
                return say("{0} is not declared but stands on {1}: a candidate.", {name, ballots});
            case note_kind::withdrawn:
                return n.number == 0 ? say("{0} has withdrawn and stands on no ballot.", {name})
                                     : say("{0} has withdrawn and was taken off {1}.", {name, ballots});
            case note_kind::unread_ratings: return say("The ratings on {0} were not read, only the order.", {ballots});
            case note_kind::unread_option: return say("{0} was not read.", {name});
            case note_kind::unread_lines:
                return say(n.number == 1 ? "{0} line after the title was not read."
                                         : "{0} lines after the title were not read.",
                           {many});
            case note_kind::long_ballots:
                return say(n.number == 1 ? "{0} continues on another line; a ballot ends at its 0."
                                         : "{0} continue on another line; a ballot ends at its 0.",
                           {ballots});
            case note_kind::other_total: return say("The file says that it holds {0}, {1} follow.", {ballots, actual});
            case note_kind::other_seats:
                return say(n.number == 1 ? "The file is for {0} seat, the count for {1}."
                                         : "The file is for {0} seats, the count for {1}.",
                           {many, actual});
            case note_kind::mixed_column:
                return say("{0} holds {1} {2} and {3} {4}: it was read as a declared column, not as a statement.",
                           {name, many, n.number == 1 ? "vote" : "votes", actual,
                            n.actual == 1 ? "other cell" : "other cells"});
        }
        return {};
    }
    text policy_meaning(std::string_view name, std::string_view value) const override {
        if (name == "unranked") {
            if (value == "last") return "What a ranking leaves out stands last on it, below all that it ranks.";
            if (value == "no-opinion") return "What a ranking leaves out is compared with nothing: no opinion.";
            if (value == "reject") return "A ranking that leaves something out is set aside.";
        }
        if (name == "pairwise-ties") {
            if (value == "neutral") return "Equal ranks give no vote in the duel between the two.";
            if (value == "half") return "Equal ranks give half a vote to each in the duel between the two.";
        }
        if (name == "overvote") {
            if (value == "keep") return "Several names at one rank are equal there.";
            if (value == "spoil") return "A ballot with several names at one rank is set aside.";
            if (value == "skip") return "A rank with several names is passed over.";
            if (value == "truncate") return "A ballot ends before a rank with several names.";
        }
        if (name == "ungraded") {
            if (value == "worst") return "A missing grade counts as the worst one.";
            if (value == "exclude") return "A missing grade is not counted.";
            if (value == "median") return "A missing grade counts as the median of those given.";
            if (value == "reject") return "A ballot with a missing grade is set aside.";
        }
        return {};
    }
    text made_by(std::string_view version, std::string_view schema) const override {
        return say("Counted exactly by libdelib {0}. The same ballots and the same settings always give this same "
                   "result; in full it is the document {1}.",
                   {version, text::code(std::string(schema))});
    }

    text chosen(std::size_t n, std::size_t of, const text& names) const override {
        if (n == 1) return say(proposals() ? "{0} is chosen." : "{0} wins.", {names});
        return say(proposals() ? "{0} of the {1} proposals are chosen: {2}." : "{0} of the {1} candidates win: {2}.",
                   {capital(small(n)), small(of), names});
    }
    text chosen_and_tied(std::size_t n, std::size_t of, const text& names, const text& tied_names,
                         std::size_t open) const override {
        const text first =
            n == 1 ? say(proposals() ? "{0} is chosen" : "{0} wins", {names})
                   : say("{0} of the {1} {2}: {3}", {capital(small(n)), small(of),
                                                     proposals() ? "proposals are chosen" : "candidates win", names});
        if (open == 1) return say("{0}. {1} tie for the last place.", {first, tied_names});
        return say("{0}. {1} tie for the last {2} places.", {first, tied_names, small(open)});
    }
    text only_tied(const text& tied_names, std::size_t how_many, std::size_t open) const override {
        if (open == 1)
            return say(how_many == 2 ? "{0} tie: each of the two could be first."
                                     : "{0} tie: each of them could be first.",
                       {tied_names});
        return say("{0} tie for the {1} places.", {tied_names, small(open)});
    }
    text nobody() const override { return proposals() ? "No proposal is chosen." : "Nobody wins."; }
    text decided(decision what, const text& status_quo) const override {
        switch (what) {
            case decision::adopted: return "What was required is met: the result is adopted.";
            case decision::status_quo:
                if (status_quo.empty()) return "What was required is not met: the status quo stays.";
                return say("What was required is not met: the status quo stays, {0}.", {status_quo});
            case decision::not_adopted: return "What was required is not met: nothing is adopted.";
            case decision::no_quorum: return "The quorum is not reached: the vote decides nothing.";
        }
        return {};
    }
    text incomplete() const override { return "The count was stopped at its limit: this result is not complete."; }
    text seats_empty(std::size_t open) const override {
        return open == 1 ? text("One place stays empty.") : say("{0} places stay empty.", {capital(small(open))});
    }
    text committees(const std::string& total) const override {
        return say("That leaves {0} possible selections.", {total});
    }
    text of_part(const text& column, const text& value) const override {
        return say("Only the ballots with {0}: {1} are counted here.", {column, value});
    }

    text leads(std::size_t place_in, const text& in, std::size_t place_out, const text& out, const std::string& margin,
               const std::string& share) const override {
        if (place_in == 1) {
            if (share.empty()) return say("{0} leads {1} by {2}.", {in, out, margin});
            return say("{0} leads {1} by {2} ({3} of its own score).", {in, out, margin, share});
        }
        if (share.empty())
            return say("The {0}, {1}, leads the {2}, {3}, by {4}.",
                       {ordinal(place_in), in, ordinal(place_out), out, margin});
        return say("The {0}, {1}, leads the {2}, {3}, by {4} ({5} of its own score).",
                   {ordinal(place_in), in, ordinal(place_out), out, margin, share});
    }
    text wins_duel(const text& a, const text& b, const rational& votes_a, const rational& votes_b) const override {
        return say("In the duel of the two, {0} is preferred to {1} by {2} to {3} ({4}).",
                   {a, b, amount(unit::votes, votes_a), number(votes_b), percent(votes_a / (votes_a + votes_b))});
    }
    text draws_duel(const text& a, const text& b, const rational& votes) const override {
        return say("The duel of {0} and {1} is even: {2} each.", {a, b, amount(unit::votes, votes)});
    }
    text in_by_chain(const text& in, const text& out) const override {
        return say("{0} stands above {1} through a chain of other duels.", {in, out});
    }
    text grades_differ(std::size_t place_in, const text& in, const text& grade_in, std::size_t place_out,
                       const text& out, const text& grade_out) const override {
        if (place_in == 1)
            return say("{0} has the majority grade {1}; the next, {2}, has {3}.",
                       {in, quoted(grade_in), out, quoted(grade_out)});
        return say("The {0}, {1}, has the majority grade {2}; the {3}, {4}, has {5}.",
                   {ordinal(place_in), in, quoted(grade_in), ordinal(place_out), out, quoted(grade_out)});
    }
    text grades_same(std::size_t place_in, const text& in, std::size_t place_out, const text& out, const text& grade,
                     const rational& above_in, const rational& below_in, const rational& above_out,
                     const rational& below_out) const override {
        const text shares = say("{0} of the votes are higher and {1} lower, against {2} and {3}",
                                {number(above_in), number(below_in), number(above_out), number(below_out)});
        if (place_in == 1)
            return say("{0} and the next, {1}, share the majority grade {2}; for {0}, {3}.",
                       {in, out, quoted(grade), shares});
        return say("The {0}, {1}, and the {2}, {3}, share the majority grade {4}; for {1}, {5}.",
                   {ordinal(place_in), in, ordinal(place_out), out, quoted(grade), shares});
    }

    text grade_moves_first(const text& name, grade_move how) const override {
        return say(how == grade_move::falls
                       ? "As median votes are taken away one by one, the grade of {0} falls first."
                       : "As median votes are taken away one by one, the grade of {0} rises first.",
                   {name});
    }
    std::string beyond(unit what, const rational& value, steps how) const override {
        if (how == steps::any) return "more than " + amount(what, value);
        return "at least " + amount(what, value.floor() + 1);
    }
    text needs_more(const text& out, const std::string& beyond_margin) const override {
        return say(proposals() ? "To be chosen, {0} would have needed {1} on top."
                               : "To win, {0} would have needed {1} on top.",
                   {out, beyond_margin});
    }
    text needs_change(const text& out, const text& in, const std::string& beyond_half) const override {
        return say("For {0} to win that duel, {1} for {2} would have had to change sides.", {out, beyond_half, in});
    }
    text needs_grade(const text& out, const text& grade, const rational& share) const override {
        return say("For {0}, {1} of the grades are {2} or better; more than half would have been needed.",
                   {out, percent(share), quoted(grade)});
    }
    text needs_votes(const text& out, std::int64_t round_number, const std::string& beyond_lack) const override {
        return say("To win in round {0}, {1} would have needed {2} from others.",
                   {std::to_string(round_number), out, beyond_lack});
    }

    text round(std::int64_t n) const override { return "Round " + std::to_string(n); }
    text eliminated(std::int64_t n, const text& names, std::size_t how_many, events::elimination::reason because,
                    const rational& with) const override {
        using reason = events::elimination::reason;
        const bool one = how_many == 1;
        const auto they = [&](const char* singular, const char* plural, const std::string& held = {}) {
            return say(one ? singular : plural, {std::to_string(n), names, held});
        };
        switch (because) {
            case reason::fewest_votes:
            case reason::fewest_points: break;
            case reason::most_last_places:
                return they("Round {0}: {1}, last on {2}, leaves.", "Round {0}: {1}, each last on {2}, leave.",
                            number(with) + (with == 1 ? " ballot" : " ballots"));
            case reason::lost_duel:
                return they("Round {0}: {1} loses the duel of the two with the fewest votes and leaves.",
                            "Round {0}: {1} lose duels between those with the fewest votes and leave.");
            case reason::below_average:
                return they("Round {0}: the mean is {2}; {1} leaves.", "Round {0}: the mean is {2}; {1} leave.",
                            amount(unit::points, with));
            case reason::outside_smith:
                return they("Round {0}: {1} leaves: each of those who stay beats it.",
                            "Round {0}: {1} leave: each of those who stay beats all of them.");
            case reason::outside_schwartz:
                return they("Round {0}: {1} is outside the Schwartz set and leaves.",
                            "Round {0}: {1} are outside the Schwartz set and leave.");
            case reason::condorcet_loser:
                return they("Round {0}: {1} loses every duel and leaves.", "Round {0}: {1} lose every duel and leave.");
        }
        return they("Round {0}: {1}, with {2}, has the fewest and leaves.",
                    "Round {0}: {1}, with {2} each, have the fewest and leave.",
                    amount(because == reason::fewest_points ? unit::points : unit::votes, with));
    }
    text runoff(std::int64_t n, const text& a, const text& b, const rational& votes_a,
                const rational& votes_b) const override {
        return say(votes_a == votes_b ? "Round {0}: the duel of {1} and {2} is even, {3} each."
                                      : "Round {0}: in the duel, {1} beats {2} by {3} to {4}.",
                   {std::to_string(n), a, b, number(votes_a), number(votes_b)});
    }
    text majority(std::int64_t n, const text& name, const rational& votes, const rational& of) const override {
        return say("Round {0}: {1} holds {2} of {3} ({4}): more than half.",
                   {std::to_string(n), name, number(votes), amount(unit::votes, of),
                    percent(of == 0 ? rational(0) : votes / of)});
    }
    text quota(const events::quota& seat) const override {
        return say(seat.passed ? "A seat takes more than {0}: the quota." : "A seat takes {0}: the quota.",
                   {amount(unit::votes, seat.votes)});
    }
    text quota_fell(std::int64_t n, const rational& votes) const override {
        return say("The quota is that of the votes that still speak: in round {0} it is {1}.",
                   {std::to_string(n), number(votes)});
    }
    text takes_seat(std::int64_t n, const text& names, std::size_t how_many, events::election::reason because,
                    const rational& least) const override {
        const bool one = how_many == 1;
        if (because == events::election::reason::last_seats) {
            return say(one ? "Round {0}: {1} takes the last seat: nobody else is left for it."
                           : "Round {0}: {1} take the last seats: nobody else is left for them.",
                       {std::to_string(n), names});
        }
        return say(one ? "Round {0}: {1}, with {2}, has the quota and takes a seat."
                       : "Round {0}: {1}, with at least {2} each, have the quota and take seats.",
                   {std::to_string(n), names, amount(unit::votes, least)});
    }
    text passes_on(std::int64_t n, const text& name, const rational& surplus, const rational& value) const override {
        return say("Round {0}: {1} does not need {2}; every vote that {1} holds passes on at {3}.",
                   {std::to_string(n), name, amount(unit::votes, surplus), number(value)});
    }
    text keeps(std::int64_t n, const text& shares) const override {
        return say("Round {0}, the share that the elected keep of each vote: {1}.", {std::to_string(n), shares});
    }
    text not_transferable(std::int64_t n, const rational& votes, const rational& dropped) const override {
        const text held = say(votes == 1 ? "In round {0}, {1} vote names nobody who can still take it."
                                         : "In round {0}, {1} votes name nobody who can still take them.",
                              {std::to_string(n), number(votes)});
        if (dropped == 0) return held;
        const text cut = say("Rounding has dropped {0} in all.", {amount(unit::votes, dropped)});
        return votes == 0 ? cut : sentences({held, cut});
    }
    text all_tied(std::int64_t n, const text& names) const override {
        return say("Round {0}: all that remain hold the same, {1}.", {std::to_string(n), names});
    }
    text exhausted(std::int64_t n, const rational& weight) const override {
        return say(weight == 1 ? "In round {0}, {1} ballot names nobody who remains."
                               : "In round {0}, {1} ballots name nobody who remains.",
                   {std::to_string(n), number(weight)});
    }
    text last_left(const text& name) const override { return say("{0} is the last that remains.", {name}); }
    text spoilt(const rational& weight, std::int64_t more_than) const override {
        return say(weight == 1 ? "{0} ballot ranks more than {1} and cannot be counted by this rule."
                               : "{0} ballots rank more than {1} and cannot be counted by this rule.",
                   {number(weight), std::to_string(more_than)});
    }
    text beats_everybody(const text& name, std::size_t others) const override {
        if (others == 1) return say("{0} wins the duel against the only other one.", {name});
        return say("{0} wins the duel against each of the {1} others.", {name, small(others)});
    }
    text smith_set(const text& names) const override {
        return say(
            "Nobody wins every duel. The smallest group whose members all win against everybody outside it: {0}.",
            {names});
    }
    text no_defeat(const text& name) const override { return say("{0} loses no duel.", {name}); }
    text smallest_defeat(const text& name, const text& by, const rational& lost, const rational& got) const override {
        return say("The worst duel of {0} is the one against {1}, lost by {2} to {3}; that of every other is worse.",
                   {name, by, number(lost), number(got)});
    }
    text no_stronger_chain(const text& name) const override {
        return say("Between {0} and each of the others, no chain of duels leads to {0} that is stronger than the chain "
                   "the other way. A chain is as strong as its weakest duel.",
                   {name});
    }
    text countback(const text& order) const override {
        return say("Equal scores were ordered by the number of first places, then of second places, and so on: {0}.",
                   {order});
    }
    text highest_score(const text& name, const std::string& score) const override {
        return say("{0} has the highest score, {1}.", {name, score});
    }
    text removed(std::int64_t n, const text& names, std::size_t how_many, events::removal::reason why) const override {
        using enum events::removal::reason;
        const bool one = how_many == 1;
        const std::string round = std::to_string(n);
        switch (why) {
            case worst_defeat:
                return say(one ? "Round {0}: {1} has the worst defeat of all who remain, and leaves."
                               : "Round {0}: {1} have the worst defeat of all who remain, and leave.",
                           {round, names});
            case condorcet_loser:
                return say("Round {0}: {1} loses to everybody who remains, and leaves.", {round, names});
            case sum_of_defeats:
                return say("Round {0}: {1}, with the largest sum of margins of defeat, leaves.", {round, names});
            case lost_duel: return say("Round {0}: {1} loses the duel of the two lowest, and leaves.", {round, names});
            case not_chosen: break;
        }
        return say(one ? "{0} is not among the winners of the first rule."
                       : "{0} are not among the winners of the first rule.",
                   {names});
    }
    text optimal_orders(const rational& count, const text& one) const override {
        if (count == 1) return say("The best order is {0}.", {one});
        return say("{0} orders are equally good; one of them is {1}.", {number(rational(count)), one});
    }
    text best_grade(const text& name, const text& grade) const override {
        return say("At least half of the grades of {0} are {1} or better: that is its majority grade.",
                   {name, quoted(grade)});
    }
    std::string duel_amounts(const rational& won, const rational& lost) const override {
        return number(won) + " to " + number(lost);
    }

    text tie_where(tie::place where, std::int64_t n, const text& names) const override {
        if (where == tie::place::seat) return say("{0} are equal at the last place to be filled.", {names});
        if (where == tie::place::surplus)
            return say("In round {0}, {1} have the same surplus to pass on.", {std::to_string(n), names});
        return say("In round {0}, {1} are equal in last place.", {std::to_string(n), names});
    }
    text tie_how(tie::place where, tie::resolution how) const override {
        const bool leaves = where == tie::place::elimination;
        switch (how) {
            case tie::resolution::none: return "No tie-break that was named decides it: the tie stands.";
            case tie::resolution::all: return leaves ? "They leave together." : "The tie stands.";
            case tie::resolution::parallel: return "Every order was followed; whoever wins in one of them is named.";
            case tie::resolution::order: return "The order that was given beforehand decides it.";
            case tie::resolution::ballot: return "The drawn ballot decides it.";
            case tie::resolution::seed: return "A public draw decides it.";
            case tie::resolution::backward: return "The latest earlier round in which they differ decides it.";
            case tie::resolution::forward: return "The first round in which they differ decides it.";
        }
        return {};
    }
    text tie_order(const text& order) const override { return say("Resolved, best first: {0}.", {order}); }
    text recompute() const override {
        return "Anybody can repeat the draw: each line prints a number, and the lowest comes first.";
    }
    text no_ties() const override { return "No tie stood in the way."; }

    text requirement(std::string_view kind, const text& name, const text& against, const std::string& needed,
                     const std::string& got) const override {
        if (kind == "quorum") return say("A quorum of {0} is needed; {1} was reached.", {needed, got});
        if (kind == "threshold") return say("{0} needs {1} of the votes and holds {2}.", {name, needed, got});
        if (kind == "supermajority")
            return say("Of those who prefer one of the two, {1} must prefer {0} to {2}; {3} do.",
                       {name, needed, against, got});
        if (kind == "status-quo")
            return say("{0} must win the duel against the status quo, {1}: {2} needed, {3} reached.",
                       {name, against, needed, got});
        if (kind == "objections") return say("Objections to {0}: at most {1} allowed, {2} made.", {name, needed, got});
        return say("{0}: {1} needed, {2} reached.", {std::string(kind), needed, got});
    }

    std::string by_part(const std::string& column) const override { return "Part by part: " + column; }
    std::string by_part_grid(const std::string& column) const override {
        return (proposals() ? "Proposals chosen in each part: " : "Who wins in each part: ") + column;
    }
    text parts_agree(std::size_t same, std::size_t of) const override {
        if (same == of)
            return say("Counted on its own, each of the {0} parts chooses the same as the whole.", {small(of)});
        if (same == 0) return say("Counted on their own, all {0} parts choose otherwise than the whole.", {small(of)});
        return say(same == 1 ? "Counted on their own, {0} of the {1} parts chooses the same as the whole."
                             : "Counted on their own, {0} of the {1} parts choose the same as the whole.",
                   {small(same), small(of)});
    }
    text part_differs(const text& more, const text& less) const override {
        if (less.empty()) return say("{0} besides", {more});
        if (more.empty()) return say("without {0}", {less});
        return say("{0} instead of {1}", {more, less});
    }
    text reweighted(const text& column) const override {
        return say("The ballots of each part ({0}) are scaled exactly to the weight declared for it, so that a larger "
                   "turnout does not decide alone.",
                   {column});
    }
    text two_level(const text& column, carried carry, const text& second) const override {
        const text each = say("Each part ({0}) is counted on its own.", {column});
        switch (carry) {
            case carried::rankings:
                return say("{0} Its order then enters the final count by {1} as one ballot of its declared weight.",
                           {each, second});
            case carried::scores:
                return say("{0} Its scores, scaled to its declared weight, are then added up.", {each});
            case carried::reweighted:
                return say("{0} Its ballots, scaled to its declared weight, then enter the final count by {1}.",
                           {each, second});
        }
        return {};
    }
    text unused_weight(const text& values) const override {
        return say("Nobody voted in {0}: its weight is not used.", {values});
    }

    text counts_agree(std::size_t counts) const override {
        return say(proposals() ? "{0} counts choose the same proposals." : "{0} counts name the same winners.",
                   {counts == 2 ? "Both" : "All " + small(counts)});
    }
    text chosen_by_all(std::size_t n, std::size_t counts, const text& names) const override {
        return say(n == 1 ? "Under {0} counts alike, {1} is chosen." : "Under {0} counts alike, {2} are chosen: {1}.",
                   {every(counts), names, proposals() ? small(n) + " proposals" : small(n)});
    }
    text chosen_by_none_of_all(std::size_t counts) const override {
        return say(proposals() ? "No proposal is chosen under {0} counts." : "Nobody wins under {0} counts.",
                   {every(counts)});
    }
    text chosen_by_some(const text& name, const text& counts, std::size_t how_many) const override {
        return say(how_many == 1 ? "{0}: only under {1}." : "{0}: under {1}.", {name, counts});
    }
    text covers(std::size_t themes, std::size_t of, const text& missing, std::size_t how_many) const override {
        if (how_many == 0) return say("What is chosen covers all {0} themes.", {small(of)});
        return say("What is chosen covers {0} of the {1} themes; nothing is chosen under {2}.",
                   {small(themes), small(of), missing});
    }

    std::string scores_caption(bool grouped) const override {
        return grouped ? "Scores, grouped by theme" : "Scores, best first";
    }
    std::string score_head(unit what) const override {
        switch (what) {
            case unit::votes: return "Votes";
            case unit::points: return "Points";
            case unit::approvals: return "Approvals";
            case unit::none: break;
        }
        return "Score";
    }
    std::string cut(std::size_t seats, const std::string& value) const override {
        return (seats == 1 ? "Dashed line: the score of the first, "
                           : "Dashed line: the score of the " + ordinal(seats) + ", the last that is chosen, ") +
               value;
    }
    std::string profile_caption() const override {
        return "Merit profiles: the grades of each, best on the left, with the line at the middle";
    }
    std::string profile_table_caption() const override { return "The grades in numbers"; }
    std::string median_words() const override { return "The line at 50% falls into the majority grade."; }
    std::string matrix_caption() const override { return "All duels: how many prefer the row to the column"; }
    text matrix_legend() const override {
        return "Each cell counts those who prefer the row to the column. A tick marks a duel that the row wins.";
    }
    text matrix_shading() const override { return "The darker a cell, the larger the share of the row."; }
    text matrix_in_files(std::size_t candidates) const override {
        return say("The table of all duels of {0} is too wide to be shown here.", {std::to_string(candidates)});
    }
    std::string flow_caption(unit what) const override {
        return what == unit::votes ? "Votes in each round" : "Totals in each round";
    }
    std::string needed_in_round(const rational& needed) const override { return "more than " + number(needed); }
    std::string chosen_caption() const override { return proposals() ? "The proposals chosen" : "Who wins"; }
    std::string duels_caption(const std::string& name) const override {
        return "Between " + name + " and each of the others";
    }
    std::string comparison_caption() const override {
        return proposals() ? "Which count chooses which proposal" : "Who wins under which count";
    }
    std::string coverage_caption() const override { return "How many are chosen under each theme"; }
    text only_first(std::size_t shown, std::size_t all) const override {
        return say("The first {0} of {1} are shown.", {std::to_string(shown), std::to_string(all)});
    }
    text last_rounds(std::size_t shown, std::size_t all) const override {
        return say("The last {0} of {1} rounds are shown.", {std::to_string(shown), std::to_string(all)});
    }
    text marks_legend() const override {
        return "✓ chosen, = tied for a place, · not chosen; the number is the place in that count.";
    }
    text default_weights() const override { return "by default"; }

private:
    static std::string every(std::size_t n) { return n == 2 ? "both" : "all " + small(n); }
    std::string noun_for(std::size_t n) const {
        return std::string(proposals() ? "proposal" : "candidate") + (n == 1 ? "" : "s");
    }
};

}  // namespace

std::shared_ptr<const phrases> english(noun what) {
    return std::make_shared<const english_phrases>(what);
}

}  // namespace delib::report
