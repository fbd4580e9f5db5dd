#include "delib/core/text.hpp"
#include "io/writers.hpp"

#include <algorithm>

namespace delib::io {

namespace {

bool is_word(std::string_view name) {
    const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    return !name.empty() && letter(name.front()) && std::all_of(name.begin(), name.end(), [&](char c) {
        return letter(c) || (c >= '0' && c <= '9') || c == '_' || c == '-';
    });
}

// The candidates' own names where all are words, else c1, c2, …
std::vector<std::string> tokens_of(const candidate_list& candidates) {
    std::vector<std::string> out = candidates.names();
    if (std::all_of(out.begin(), out.end(), is_word)) return out;
    for (std::size_t c = 0; c < out.size(); ++c) out[c] = "c" + std::to_string(c + 1);
    return out;
}

// A fraction has no place in a rating, where a slash begins another; most points are decimals.
std::optional<std::string> as_decimal(const points& p) {
    int128 scale = 1;
    for (int digits = 0;; ++digits) {
        if (scale % p.size.denominator() == 0) {
            const auto all = checked_multiply(p.size.numerator(), scale / p.size.denominator());
            if (!all) return std::nullopt;
            std::string text = to_text(*all);
            if (digits > 0) {
                if (text.size() <= static_cast<std::size_t>(digits))
                    text.insert(0, static_cast<std::size_t>(digits) + 1 - text.size(), '0');
                text.insert(text.size() - static_cast<std::size_t>(digits), ".");
            }
            return (p.negative ? "-" : "") + text;
        }
        const auto next = checked_multiply(scale, 10);
        if (!next) return std::nullopt;
        scale = *next;
    }
}

result<std::vector<std::string>> ratings_of(const profile& p) {
    std::vector<std::string> out;
    if (p.kind() == ballot_kind::approval) return std::vector<std::string>{"", "1"};
    const scale& values = *p.share_scale();
    if (values.values().size() != values.size())
        return cannot_carry("abif", "grades that are no numbers (grades does)");
    for (std::size_t v = 0; v < values.size(); ++v) {
        auto text = as_decimal(values.values()[v]);
        if (!text) return cannot_carry("abif", "the rating " + visible(values.label(v)) + ", which is no decimal");
        out.push_back(*std::move(text));
    }
    return out;
}

}  // namespace

result<std::string> write_abif(const profile& p) {
    const std::vector<std::string> tokens = tokens_of(p.candidates());
    const bool ranked = p.kind() == ballot_kind::ranked;
    std::string out = std::string("{ballot_type: \"") +
                      (ranked                              ? "ranked"
                       : p.kind() == ballot_kind::approval ? "choose_many"
                                                           : "rated") +
                      "\"}\n";
    for (std::size_t c = 0; c < tokens.size(); ++c) {
        const std::string& name = p.candidates().name(candidate_at(c));
        const auto bad = name.find_first_of("[]\n");
        if (bad != std::string::npos)
            return cannot_carry("abif",
                                "the name '" + visible(name) + "', which holds '" + visible(name.substr(bad, 1)) + "'");
        out += "=" + tokens[c] + ":[" + name + "]\n";
    }
    std::vector<std::string> ratings;
    if (!ranked) {
        DELIB_TRY(made, ratings_of(p));
        ratings = std::move(made);
    }
    for (std::size_t i = 0; i < p.size(); ++i) {
        const ballot_view ballot = p[i];
        DELIB_TRY(each, weight_of_one(p, ballot));
        if (each != weight(1)) return cannot_carry("abif", "weights (csv does)");
        out += std::to_string(ballot.heads) + ":";
        if (ranked) {
            append_tiers(out, ballot, ">", "=", "", "", [&](candidate c) { return tokens[index(c)]; });
        } else {
            for (std::size_t e = 0; e < ballot.entries.size(); ++e) {
                const entry& given = ballot.entries[e];
                out += (e > 0 ? "," : "") + tokens[index(given.who)] + "/" + ratings[given.value];
            }
        }
        out += '\n';
    }
    return out;
}

}  // namespace delib::io
