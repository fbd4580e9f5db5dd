// An opinion map in English.
#include "report/lang/mapping.hpp"

namespace delib::report {

namespace {

constexpr mapping_labels words{.title = "Opinion map",
                               .result = "The groups",
                               .picture = "The map",
                               .shared = "What most share",
                               .divided = "What divides the groups",
                               .groups = "What tells each group from the rest",
                               .made = "How the map was made",
                               .veto = "What a bloc would do",
                               .bursts = "Alike, and at the same time",
                               .statement = "Statement",
                               .agree = "Agree",
                               .classic = "All groups",
                               .size_weighted = "By size",
                               .bridging = "Bridging",
                               .divisiveness = "Division",
                               .as_it_is = "Before",
                               .without_them = "Without them",
                               .stance = "Stance",
                               .share = "Share",
                               .elsewhere = "Against the rest",
                               .agrees = "agrees",
                               .disagrees = "disagrees",
                               .passes = "passes",
                               .among_others = "Among the others",
                               .ungrouped = "in no group",
                               .colour_by = "Colours and shapes show",
                               .group_column = "the groups",
                               .larger = "Zoom in",
                               .smaller = "Zoom out",
                               .whole = "Whole map",
                               .setting = "Setting",
                               .value = "Value",
                               .mode = "Mode",
                               .how_many = "Number of groups",
                               .automatic = "by silhouette",
                               .by = "Groups declared in",
                               .seed = "Seed",
                               .resamples = "Resamples",
                               .smallest = "Least share of a group",
                               .format = "Format",
                               .votes = "Votes",
                               .superseded = "Votes replaced by a later one"};

std::string plural(std::size_t n, const char* one, const char* many) {
    return std::to_string(n) + " " + (n == 1 ? one : many);
}

std::string counted(const std::string& n, const char* one, const char* many) {
    return n + " " + (n == "1" ? one : many);
}

class english_words final : public mapping_words {
public:
    const mapping_labels& label() const override { return words; }
    std::string group(const std::string& letter) const override { return "Group " + letter; }

    text emerged(const std::string& participants, std::size_t groups) const override {
        if (groups == 0) return "Nobody has voted enough to be in a group.";
        if (participants == "1") return "One participant is a group alone: there is nobody to compare with.";
        if (groups == 1) return say("{0} participants form one group: no division was found.", {participants});
        return say("{0} participants form {1} by how they voted.",
                   {participants, text::strong(plural(groups, "group", "groups"))});
    }
    text declared(const std::string& participants, std::size_t groups, const text& column) const override {
        return say("{0} in {1}, as declared in {2}.", {counted(participants, "participant is", "participants are"),
                                                       text::strong(plural(groups, "group", "groups")), column});
    }
    text turnout(const std::string& votes, const std::string& participants,
                 const std::string& statements) const override {
        return say("{0} of {1} on {2} read.",
                   {counted(votes, "vote", "votes"), counted(participants, "participant", "participants"),
                    counted(statements, "statement", "statements") + (votes == "1" ? " was" : " were")});
    }
    text left_out(std::size_t statements) const override {
        return say("{0} that moderators took out, or that nobody voted on, {1} no part in the map.",
                   {plural(statements, "statement", "statements"), statements == 1 ? "takes" : "take"});
    }
    text near_tie(const std::string& best, const std::string& other) const override {
        return say(
            "Another number of groups fits nearly as well (silhouettes {0} and {1}): do not rely on how many there "
            "are.",
            {best, other});
    }
    text no_near_tie(const std::string& silhouette, const std::string& margin) const override {
        return say("The mean silhouette of this division is {0}, {1} above that of the next number of groups.",
                   {silhouette, margin});
    }
    text sampled_silhouettes(const std::string& participants) const override {
        return say("Silhouettes are those of {0} participants who were drawn.", {participants});
    }
    text weak_axes() const override { return "The votes have no second direction: the map is a line, or a point."; }
    text what_the_picture_means() const override {
        return "Those who voted alike stand close together. Directions and distances have no other meaning: left, "
               "right, above and below are arbitrary.";
    }
    text picture_in_pages() const override { return "The map itself is in the page that --report map.html writes."; }
    text drawn_of(const std::string& drawn, const std::string& all) const override {
        return say("{0} of {1} participants are drawn.", {drawn, all});
    }
    text members(const std::string& participants, const std::string& share) const override {
        return say("{0}, {1} of those in groups.", {counted(participants, "participant", "participants"), share});
    }
    text firm(const std::string& stability) const override {
        return say("Drawn again from the same people, the group comes back: likeness {0} of 1.", {stability});
    }
    text unsteady(const std::string& stability) const override {
        return say(
            "Drawn again from the same people, the group often falls apart or merges with others: likeness {0} of "
            "1. Do not build on it.",
            {stability});
    }
    text nothing_representative() const override { return "No statement tells this group from the rest."; }
    text what_consensus_means() const override {
        return "Agree: of all who voted on it. All groups: the product of the groups’ shares, in which each group "
               "alone "
               "has a veto, also a small one that organised itself. By size: their mean weighted by size, in which a "
               "group "
               "weighs what its people weigh. Bridging: support beyond what the viewpoint of its supporters explains. "
               "Where the first two differ much, look at the groups before concluding.";
    }
    text what_division_means() const override {
        return "Division: how much of the difference of votes lies between the groups, from 0 to 1.";
    }
    text what_a_bloc_would_do() const override {
        return "Suppose that a bloc joined whose ballots are all alike and vote against the majority on every "
               "statement. Percentages are of the participants in groups. Where the bloc becomes a group of its own, "
               "consensus "
               "of all groups falls at once, for each group has a veto; by size it moves by as much as the bloc "
               "weighs. No bloc could vote more against the others; and nothing here says that anybody did.";
    }
    std::string veto_caption(const std::string& measure) const override {
        return "The statements that all groups share most. " + measure + ":";
    }
    text no_times() const override {
        return "These files do not say when anybody voted, so participants who came together were not looked for. The "
               "export votes.csv has times.";
    }
    text too_few_votes() const override {
        return "Nobody voted on enough statements to be compared with others, so participants who came together were "
               "not looked for.";
    }
    text no_burst(const std::string& participants) const override {
        return say("First votes with a time: {0}. Nobody came together with others who vote alike more often than "
                   "chance explains.",
                   {participants});
    }
    text bursts_listed(const std::string& listed, const std::string& found) const override {
        return say("The {0} most surprising of {1} such groups are told.", {listed, found});
    }
    text not_all_compared() const override {
        return "There were too many votes to compare everybody with everybody, so other such groups may be missing.";
    }
    std::string burst(const std::string& participants, const std::string& from, const std::string& to) const override {
        return participants + " participants, " + from + " to " + to + " (UTC)";
    }
    text what_a_burst_is(const std::string& comparable, const std::string& alike, const std::string& expected,
                         const std::string& together, const std::string& surprise) const override {
        return say(
            "Of {0} participants who can be compared with them, {1} vote like this. By chance {2} of these would "
            "have come at that time; {3} did. Surprise: {4}.",
            {comparable, alike, expected, text::strong(together), surprise});
    }
    std::string shared_in_burst_caption() const override { return "What they share, and others share least:"; }
    text other_groups(std::size_t with, std::size_t without) const override {
        return say("Groups: {0} with them, {1} without. Consensus of all groups is a product over the groups, and "
                   "falls where there are more of them.",
                   {std::to_string(with), std::to_string(without)});
    }
    std::string without_burst_caption() const override {
        return "The statements that all groups share most, with them and without them:";
    }
    text what_bursts_mean() const override {
        return "Alike are those who differ on no more than one in ten of the statements that both voted on. A surprise "
               "of 6 is one chance in a million that so many of them come together, if when people come has nothing "
               "to do with how they vote. Often it has: a mail to members, a meeting or a class makes the same "
               "picture. This similarity says where one may look, and accuses nobody. All votes count.";
    }
    text when_not_to_trust() const override {
        return "The map shows who voted, not a population: nobody was sampled, and whoever did not come is not on it. "
               "Groups are a summary of votes, not a fact about people.";
    }
    text weighed_down(std::size_t participants) const override {
        return say(
            "{0} voted exactly as others did, more often than chance explains, and {1} less. This says nothing of "
            "who they are.",
            {plural(participants, "participant", "participants"), participants == 1 ? "counts" : "count"});
    }
    text made_by(const std::string& version) const override {
        return say(
            "Drawn by libdelib {0}. The same votes and settings give this same map on every machine; in full it is "
            "the document {1}.",
            {version, text::code("delib.map/1")});
    }
    std::string picture_caption() const override { return "Participants by their votes"; }
    std::string shared_caption() const override { return "Statements by agreement across groups"; }
    std::string divided_caption() const override { return "Statements on which groups differ most"; }
    std::string representative_caption(const std::string& group) const override { return "What represents " + group; }
    std::string made_caption() const override { return "The same settings give the same map again"; }
    std::string point(const std::string& id, const std::string& group, std::size_t votes) const override {
        return "Participant " + id + ", " + group + ", " + plural(votes, "vote", "votes");
    }
};

}  // namespace

std::unique_ptr<const mapping_words> english_mapping() {
    return std::make_unique<const english_words>();
}

}  // namespace delib::report
