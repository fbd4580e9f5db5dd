#include "delib/core/text.hpp"
#include "io/writers.hpp"

namespace delib::io {

result<std::string> write_preflib(const profile& p, std::string_view format) {
    const bool strict = format == "soc" || format == "soi";
    const bool complete = format == "soc" || format == "toc";
    const std::size_t candidates = p.candidates().size();
    std::string out =
        "# FILE NAME:\n# TITLE:\n# DESCRIPTION:\n# DATA TYPE: " + std::string(format) +
        "\n# MODIFICATION TYPE:\n# RELATES TO:\n# RELATED FILES:\n# PUBLICATION DATE:\n# MODIFICATION DATE:\n" +
        "# NUMBER ALTERNATIVES: " + std::to_string(candidates) +
        "\n# NUMBER VOTERS: " + std::to_string(p.heads() + p.blank_heads()) +
        "\n# NUMBER UNIQUE ORDERS: " + std::to_string(p.size()) + "\n";
    for (std::size_t c = 0; c < candidates; ++c) {
        const std::string& name = p.candidates().name(candidate_at(c));
        if (name.find('\n') != std::string::npos)
            return cannot_carry(format, "the name '" + visible(name) + "', which has a line break");
        out += "# ALTERNATIVE NAME " + std::to_string(c + 1) + ": " + name + "\n";
    }
    for (std::size_t i = 0; i < p.size(); ++i) {
        const ballot_view ballot = p[i];
        DELIB_TRY(each, weight_of_one(p, ballot));
        if (each != weight(1)) return cannot_carry(format, "weights (csv does)");
        if (strict && has_ties(ballot))
            return cannot_carry(format, strict && complete ? "ties (toc does)" : "ties (toi does)");
        if (complete && ballot.entries.size() != candidates) {
            return cannot_carry(format, strict ? "rankings that leave candidates out (soi does)"
                                               : "rankings that leave candidates out (toi does)");
        }
        out += std::to_string(ballot.heads) + ": ";
        append_tiers(out, ballot, ",", ",", "{", "}", [](candidate c) { return std::to_string(index(c) + 1); });
        out += '\n';
    }
    return out;
}

}  // namespace delib::io
