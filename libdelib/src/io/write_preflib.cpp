#include "delib/core/text.hpp"
#include "io/readers.hpp"
#include "io/writers.hpp"

namespace delib::io {

result<std::string> preflib_header(const profile& p, std::string_view format, std::string_view own) {
    std::string out = "# FILE NAME:\n# TITLE:\n# DESCRIPTION:\n# DATA TYPE: " + std::string(format) +
                      "\n# MODIFICATION TYPE:\n# RELATES TO:\n# RELATED FILES:\n# PUBLICATION DATE:\n"
                      "# MODIFICATION DATE:\n# NUMBER ALTERNATIVES: " +
                      std::to_string(p.candidates().size()) +
                      "\n# NUMBER VOTERS: " + std::to_string(p.heads() + p.blank_heads()) + "\n" + std::string(own);
    for (std::size_t c = 0; c < p.candidates().size(); ++c) {
        const std::string& name = p.candidates().name(candidate_at(c));
        if (name.find('\n') != std::string::npos)
            return cannot_carry(format, "the name '" + visible(name) + "', which has a line break");
        out += "# ALTERNATIVE NAME " + std::to_string(c + 1) + ": " + name + "\n";
    }
    return out;
}

result<std::string> write_preflib(const profile& p, std::string_view format) {
    const bool strict = format == "soc" || format == "soi";
    const bool complete = format == "soc" || format == "toc";
    DELIB_TRY(out, preflib_header(p, format, "# NUMBER UNIQUE ORDERS: " + std::to_string(p.size()) + "\n"));
    for (std::size_t i = 0; i < p.size(); ++i) {
        const ballot_view ballot = p[i];
        DELIB_TRY(each, weight_of_one(p, ballot));
        if (each != weight(1)) return cannot_carry(format, "weights (csv does)");
        if (strict && has_ties(ballot)) return cannot_carry(format, complete ? "ties (toc does)" : "ties (toi does)");
        if (complete && ballot.entries.size() != p.candidates().size()) {
            return cannot_carry(format, strict ? "rankings that leave candidates out (soi does)"
                                               : "rankings that leave candidates out (toi does)");
        }
        out += std::to_string(ballot.heads) + ": ";
        append_tiers(out, ballot, ",", ",", "{", "}", [](candidate c) { return std::to_string(index(c) + 1); });
        out += '\n';
    }
    return out;
}

result<std::string> write_categories(const profile& p) {
    if (p.kind() == ballot_kind::ranked) return cannot_carry("cat", "rankings (toi does)");
    // The best category first, where a scale begins with the worst grade.
    std::vector<std::string> names{"Approved"};
    if (p.kind() != ballot_kind::approval) {
        const std::vector<std::string>& grades = p.share_scale()->labels();
        names.assign(grades.rbegin(), grades.rend());
        if (names.empty()) return cannot_carry("cat", "ballots on an empty scale");
        if (names.size() > max_categories)
            return cannot_carry("cat", "more than " + std::to_string(max_categories) + " categories");
    }
    std::string own = "# NUMBER UNIQUE PREFERENCES: " + std::to_string(p.size()) +
                      "\n# NUMBER CATEGORIES: " + std::to_string(names.size()) + "\n";
    for (std::size_t g = 0; g < names.size(); ++g) {
        if (names[g].find('\n') != std::string::npos)
            return cannot_carry("cat", "the grade '" + visible(names[g]) + "', which has a line break");
        own += "# CATEGORY NAME " + std::to_string(g + 1) + ": " + names[g] + "\n";
    }
    DELIB_TRY(out, preflib_header(p, "cat", own));
    for (std::size_t i = 0; i < p.size(); ++i) {
        const ballot_view ballot = p[i];
        DELIB_TRY(each, weight_of_one(p, ballot));
        if (each != weight(1)) return cannot_carry("cat", "weights (csv does)");
        std::vector<std::string> members(names.size());
        std::vector<std::size_t> sizes(names.size(), 0);
        for (const entry& e : ballot.entries) {
            const std::size_t category = p.kind() == ballot_kind::approval ? 0 : names.size() - 1 - e.value;
            members[category] += (sizes[category]++ > 0 ? "," : "") + std::to_string(index(e.who) + 1);
        }
        out += std::to_string(ballot.heads) + ":";
        for (std::size_t g = 0; g < names.size(); ++g) {
            out += g > 0 ? "," : " ";
            out += sizes[g] == 1 ? members[g] : "{" + members[g] + "}";
        }
        out += '\n';
    }
    return out;
}

}  // namespace delib::io
