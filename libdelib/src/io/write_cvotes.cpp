#include "delib/core/text.hpp"
#include "io/writers.hpp"

namespace delib::io {

result<std::string> write_cvotes(const profile& p) {
    std::string votes;
    bool weighted = false;
    for (std::size_t i = 0; i < p.size(); ++i) {
        const ballot_view ballot = p[i];
        DELIB_TRY(each, weight_of_one(p, ballot));
        if (each.denominator() != 1)
            return cannot_carry("cvotes", "the weight " + to_text(each) + ", which is not whole (csv does)");
        if (!fits_int64(each.numerator())) return cannot_carry("cvotes", "a weight beyond 2^63");
        if (ballot.blank()) {
            votes += "/EMPTY_RANKING/";
        } else {
            append_tiers(votes, ballot, " > ", " = ", "", "", [&](candidate c) { return p.candidates().name(c); });
        }
        if (each != weight(1)) {
            votes += " ^" + to_text(each);
            weighted = true;
        }
        if (ballot.heads > 1) votes += " * " + std::to_string(ballot.heads);
        votes += '\n';
    }

    std::string out;
    for (const std::string& name : p.candidates().names()) {
        const auto bad = name.find_first_of("<>=;,#/^*|\n");
        if (bad != std::string::npos)
            return cannot_carry("cvotes",
                                "the name '" + visible(name) + "', which holds '" + visible(name.substr(bad, 1)) + "'");
        out += (out.empty() ? "#/Candidates: " : " ; ") + name;
    }
    if (!out.empty()) out += '\n';
    if (weighted) out += "#/Weight Allowed: true\n";
    if (out.empty() && votes.empty()) out = "# no candidates, no votes\n";
    return out + votes;
}

}  // namespace delib::io
