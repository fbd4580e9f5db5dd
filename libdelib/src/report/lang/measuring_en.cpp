// Consensus and power in English.
#include "report/lang/measuring.hpp"

namespace delib::report {

namespace {

constexpr measuring_labels words{.title = "How much the voters agree",
                                 .result = "In one sentence each",
                                 .support = "For and against",
                                 .together = "All together",
                                 .each = "Every figure",
                                 .pro = "For",
                                 .contra = "Against",
                                 .neither = "Neither",
                                 .agreement = "Agreement",
                                 .divisiveness = "Divisiveness",
                                 .interval = "95% interval",
                                 .figure = "Figure",
                                 .identifier = "In JSON",
                                 .value = "Value",
                                 .power = "Who decides",
                                 .member = "Member",
                                 .weight = "Weight",
                                 .share = "Share",
                                 .banzhaf = "Banzhaf",
                                 .shapley = "Shapley–Shubik"};

constexpr std::pair<std::string_view, const char*> names[] = {
    {"krippendorff-nominal", "Krippendorff’s α, nominal"},
    {"krippendorff-ordinal", "Krippendorff’s α, ordinal"},
    {"krippendorff-interval", "Krippendorff’s α, interval"},
    {"krippendorff-ratio", "Krippendorff’s α, ratio"},
    {"fleiss-kappa", "Fleiss’ κ"},
    {"kendall-w", "Kendall’s W"},
    {"tau-b", "Mean τ_b of two voters"},
    {"tau-x", "Mean τ_x of two voters"},
    {"spearman", "Mean ρ of two voters"},
    {"kemeny-distance", "Mean distance of two voters"},
    {"agreement", "Agreement index"},
    {"polarization", "Polarization"},
    {"kemeny-diversity", "Diversity by centres"},
    {"kemeny-polarization", "Polarization by centres"},
};

class english_words final : public measuring_words {
public:
    using measuring_words::measuring_words;

    const measuring_labels& label() const override { return words; }

    text sentence(const text& name, const std::string& pro, const std::string& contra, const std::string& neither,
                  const std::string& clause) const override {
        return say(clause.empty() ? "{0}: {1} for, {2} against, {3} neither."
                                  : "{0}: {1} for, {2} against, {3} neither; {4}.",
                   {name, pro, contra, neither, clause});
    }
    text no_ballot(const text& name) const override { return say("{0}: no ballot was counted.", {name}); }
    std::string clause(closeness how) const override {
        switch (how) {
            case closeness::same: return "opinions are nearly the same";
            case closeness::close: return "opinions are close";
            case closeness::apart: return "opinions differ";
            case closeness::scattered: return "opinions are scattered";
            case closeness::camps: break;
        }
        return "opinions form two camps";
    }
    std::string clause(division how) const override {
        switch (how) {
            case division::none: return "it does not divide the voters";
            case division::little: return "it divides the voters a little";
            case division::minority: return "a minority sees it very differently";
            case division::much: return "it divides the voters";
            case division::camps: break;
        }
        return "it divides the voters into two camps";
    }

    text what_support_means(ballot_kind kind, ranked_support reading) const override {
        if (kind == ballot_kind::approval)
            return "For: the ballot approves. Against: it approves others only. Neither: it is blank.";
        if (kind == ballot_kind::ranked) {
            if (reading == ranked_support::named)
                return "For: the ballot ranks the candidate. Against: it ranks others only. Neither: it is blank.";
            return "For: the ballot puts the candidate above more others than below. Against: below more than above. "
                   "Neither: in the middle, without an opinion, or blank.";
        }
        return "For: a grade above the middle of the scale. Against: one below it. Neither: the middle itself, no "
               "grade, "
               "or a blank ballot.";
    }
    std::string figure_name(std::string_view id) const override {
        for (const auto& [of, name] : names) {
            if (of == id) return name;
        }
        return std::string(id);
    }
    text what_signs_mean() const override {
        return "Closer to 1 is closer together: A (van der Eijk, down to −1), Cns (Tastle and Wierman), l and l² "
               "(Blair and "
               "Lacy). Closer to 0 is closer together: D (Leik), IOV (Berry and Mielke), H (Shannon’s entropy, in "
               "bits), "
               "ER (Esteban and Ray).";
    }
    text what_agreement_means() const override {
        return "Agreement is van der Eijk’s A: 1 where all give one grade, 0 where every grade is as frequent, −1 "
               "where half "
               "give the best and half the worst.";
    }
    text what_divisiveness_means() const override {
        return "Divisiveness compares those who prefer a candidate to another with those who do not: 0 where both rank "
               "it "
               "alike, 1 where it is first for the ones and last for the others.";
    }
    text what_intervals_mean(const std::string& resamples, const std::string& seed) const override {
        return say(
            "The intervals hold 95% of the figures of {0} samples of as many voters, drawn with replacement (seed "
            "{1}). They say how much chance there is in who voted, if those who voted stand for others, and say "
            "nothing of how they were chosen.",
            {resamples, seed});
    }
    text no_intervals() const override { return "No intervals were asked for."; }
    std::string support_caption() const override { return "Shares of all ballots"; }
    std::string together_caption() const override { return "How far voters agree on all of it"; }
    std::string each_caption() const override { return "Figures on the grades of each"; }
    text part(const text& column, const text& value, std::uint64_t voters) const override {
        return say(voters == 1 ? "{0}: {1} ({2} voter)" : "{0}: {1} ({2} voters)",
                   {column, value, say_->number(voters)});
    }
    std::string from_to(const std::string& low, const std::string& high) const override { return low + " to " + high; }

    text quota(const std::string& needed, const std::string& total) const override {
        return say("A proposal passes with {0} of {1}.", {text::strong(needed), total});
    }
    std::string power_caption() const override { return "Weight and power"; }
    text what_power_means() const override {
        return "A swing is a coalition of others that fails without the member and passes with it. Banzhaf: the "
               "member’s "
               "share of all swings. Shapley–Shubik: its share of the orders of joining in which it brings the quota.";
    }
    text powerless(const text& who, std::size_t how_many) const override {
        return say(how_many == 1 ? "{0} never decides anything." : "{0} never decide anything.", {who});
    }
    text dictator(const text& name) const override { return say("{0} decides everything.", {name}); }
    text measured_by(const std::string& version) const override {
        return say(
            "Measured by libdelib {0}. The same ballots and the same settings always give this same result; in full "
            "it is the document {1}.",
            {version, text::code("delib.consensus/1")});
    }
    text counted_by(const std::string& version) const override {
        return say("Counted exactly by libdelib {0}; in full it is the document {1}.",
                   {version, text::code("delib.power/1")});
    }
};

}  // namespace

std::unique_ptr<const measuring_words> english_measuring(std::shared_ptr<const phrases> say) {
    return std::make_unique<const english_words>(std::move(say));
}

}  // namespace delib::report
