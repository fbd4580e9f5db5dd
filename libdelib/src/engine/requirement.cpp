#include "delib/engine/requirement.hpp"

#include <array>
#include <span>
#include <utility>

namespace delib {

namespace {

error wrong(std::string message) {
    return {error_code::usage, std::move(message), {}};
}

// Reads one of two words into a two-valued enum.
template <class Enum>
result<void> read_word(std::string_view name, std::string_view value, std::array<std::string_view, 2> words,
                       Enum& out) {
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (value != words[i]) continue;
        out = static_cast<Enum>(i);
        return {};
    }
    return wrong("requirement: " + std::string(name) + " is " + std::string(words[0]) + " or " + std::string(words[1]) +
                 ", got '" + visible(value.substr(0, 60)) + "'");
}

// The values that each kind takes.
std::span<const std::string_view> values_of(requirement_kind kind) {
    static constexpr std::array<std::string_view, 6> quorum{"heads", "weight", "share", "roll", "of", "blanks"};
    static constexpr std::array<std::string_view, 5> threshold{"share", "base", "support", "grade", "compare"};
    static constexpr std::array<std::string_view, 4> supermajority{"against", "share", "fake-share", "compare"};
    static constexpr std::array<std::string_view, 1> status_quo{"against"};
    static constexpr std::array<std::string_view, 3> objections{"most", "grade", "of"};
    switch (kind) {
        case requirement_kind::quorum: return quorum;
        case requirement_kind::threshold: return threshold;
        case requirement_kind::supermajority: return supermajority;
        case requirement_kind::status_quo: return status_quo;
        case requirement_kind::objections: return objections;
    }
    return {};
}

result<rational> read_share(std::string_view name, std::string_view value) {
    auto share = parse_rational(value);
    if (!share || *share < 0 || *share > 1) {
        return wrong("requirement: " + std::string(name) + " is a share from 0 to 1, such as 2/3, got '" +
                     visible(value.substr(0, 60)) + "'");
    }
    return share;
}

result<void> read_value(requirement& out, std::string_view name, std::string_view value) {
    if (name == "heads" || name == "weight") {
        auto needed = parse_rational(value);
        if (!needed || *needed < 0)
            return wrong("requirement: " + std::string(name) + " is a number, got '" + visible(value.substr(0, 60)) +
                         "'");
        out.share = *std::move(needed);
        out.of = name == "heads" ? requirement::measure::heads : requirement::measure::weight;
    } else if (name == "most") {
        auto most = parse_rational(value);
        if (!most || *most < 0)
            return wrong("requirement: most is a number, got '" + visible(value.substr(0, 60)) + "'");
        out.share = *std::move(most);
    } else if (name == "roll") {
        auto roll = parse_rational(value);
        if (!roll || *roll < 0)
            return wrong("requirement: roll is a number, got '" + visible(value.substr(0, 60)) + "'");
        out.roll = *std::move(roll);
    } else if (name == "share") {
        DELIB_TRY(share, read_share(name, value));
        out.share = std::move(share);
    } else if (name == "fake-share") {
        // A majority of the genuine voters is sure where more than 1/2 + σ/2 of all agree and a share σ may be fake.
        DELIB_TRY(fake, read_share(name, value));
        out.share = (1 + fake) / 2;
    } else if (name == "of") {
        return read_word(name, value, {"heads", "weight"}, out.of);
    } else if (name == "blanks") {
        return read_word(name, value, {"excluded", "included"}, out.blanks);
    } else if (name == "base") {
        return read_word(name, value, {"counted", "cast"}, out.share_of);
    } else if (name == "support") {
        return read_word(name, value, {"named", "first"}, out.counts_as_support);
    } else if (name == "compare") {
        return read_word(name, value, {">", ">="}, out.compare);
    } else if (name == "grade") {
        out.grade = std::string(value);
    } else {
        out.against = std::string(value);
    }
    return {};
}

}  // namespace

result<requirement> parse_requirement(std::string_view kind, const option_texts& values) {
    requirement out;
    bool known = false;
    for (const requirement_kind k :
         {requirement_kind::quorum, requirement_kind::threshold, requirement_kind::supermajority,
          requirement_kind::status_quo, requirement_kind::objections}) {
        if (to_text(k) != kind) continue;
        out.kind = k;
        known = true;
    }
    if (!known) {
        return wrong("there is no requirement '" + visible(kind.substr(0, 60)) +
                     "'; expected quorum, threshold, supermajority, status-quo or objections");
    }
    bool amount = false, share = false, against = false, of = false;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const auto& [name, value] = values[i];
        std::string expected;
        bool fits = false;
        for (const std::string_view v : values_of(out.kind)) {
            expected += (expected.empty() ? "" : ", ") + std::string(v);
            fits = fits || v == name;
        }
        if (!fits) return wrong(std::string(kind) + " has no '" + visible(name) + "'; expected " + expected);
        for (std::size_t j = 0; j < i; ++j) {
            if (values[j].first == name) return wrong(std::string(kind) + " is given '" + name + "' twice");
        }
        DELIB_CHECK(read_value(out, name, value));
        const bool is_amount = name == "heads" || name == "weight" || name == "most",
                   is_share = name == "share" || name == "fake-share";
        if ((is_amount || is_share) && (amount || share))
            return wrong(std::string(kind) + " says twice how much is needed");
        amount = amount || is_amount;
        share = share || is_share;
        of = of || name == "of";
        against = against || (name == "against" && !value.empty());
    }
    const bool needs_against = out.kind == requirement_kind::supermajority || out.kind == requirement_kind::status_quo;
    if (needs_against && !against)
        return wrong(std::string(kind) + " needs the option to beat, as in against=\"status quo\"");
    if (out.kind == requirement_kind::quorum) {
        if (!amount && !share) return wrong("quorum needs heads=N, weight=N, or share=S with roll=N");
        if (amount && of)
            return wrong("quorum: of says what a share of a roll is of; heads=N and weight=N say it themselves");
        if (share != out.roll.has_value()) return wrong("quorum: a share is of a roll, so share and roll go together");
    } else if (out.kind == requirement_kind::objections) {
        if (!amount) return wrong("objections needs most=N, how many at most");
    } else if (out.kind != requirement_kind::status_quo && !share) {
        return wrong(std::string(kind) + " needs a share, such as share=1/2");
    }
    return out;
}

}  // namespace delib
