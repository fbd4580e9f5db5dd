// delib power: who decides a weighted vote.

#include "delib/consensus/power.hpp"

#include "commands.hpp"
#include "words.hpp"

#include <memory>
#include <string>
#include <vector>

namespace delib::cli {

namespace {

struct power_words {
    std::string quota;
    std::vector<std::string> members;
    showing_words showing;
};

result<power_indices> count(const power_words& words) {
    const auto weight_of = [](std::string_view text, const std::string& what) -> result<weight> {
        auto parsed = parse_weight(text);
        if (!parsed) return wrong("the weight of " + what + ": " + parsed.error().message);
        return parsed;
    };
    std::vector<power_member> members;
    for (const std::string& given : words.members) {
        // A name may hold an equals sign, a weight may not.
        const auto equals = given.rfind('=');
        if (equals == std::string::npos || equals == 0)
            return wrong("a member is NAME=WEIGHT, got '" + visible(given) + "'");
        const std::string name = given.substr(0, equals);
        DELIB_TRY(size, weight_of(trim(given.substr(equals + 1)), "'" + visible(name) + "'"));
        members.push_back({name, size});
    }
    DELIB_TRY(quota, weight_of(words.quota, "the quota"));
    return power_of(members, quota);
}

int show_power(const power_words& words) {
    if (const auto fits = check(words.showing); !fits) return report_error(fits.error());
    const auto counted = count(words);
    if (!counted) return report_error(counted.error());
    return show(*counted, words.showing, language_of(words.showing));
}

}  // namespace

void add_power(CLI::App& app, int& status) {
    auto words = std::make_shared<power_words>();
    CLI::App* command = app.add_subcommand("power", "Who decides a weighted vote: indices of power");
    add_option(*command, "MEMBER", words->members, "...", "NAME=WEIGHT")->required();
    add_option(*command, "--quota", words->quota, "Q", "the weight that passes a proposal")->required();
    add_showing(*command, words->showing);
    command->footer("A weight is a number above 0, such as 12, 2.5 or 2/3. A coalition passes a\n"
                    "proposal if its weight is the quota or more.\n\n"
                    "Examples:\n  delib power --quota 51 north=50 south=49 islands=1\n"
                    "  delib power --quota 12 F=4 D=4 I=4 B=2 N=2 L=1 --output json");
    command->callback([words, &status] { status = show_power(*words); });
}

}  // namespace delib::cli
