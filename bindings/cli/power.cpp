// delib power: who decides a weighted vote.

#include "delib/consensus/power.hpp"

#include "commands.hpp"
#include "delib/engine/declared_power.hpp"
#include "words.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace delib::cli {

namespace {

struct power_words {
    std::string quota, by;
    std::vector<std::string> members;  // or one consultation
    showing_words showing;

    [[nodiscard]] bool is_consultation() const { return members.size() == 1 && members[0].ends_with(".toml"); }
};

result<weight> weight_of(std::string_view text, const std::string& what) {
    auto parsed = parse_weight(text);
    if (!parsed) return wrong("the weight of " + what + ": " + parsed.error().message);
    return parsed;
}

result<power_indices> count_named(const power_words& words) {
    if (words.quota.empty()) return wrong("--quota is required: the weight that passes a proposal");
    if (!words.by.empty()) return wrong("--by names a column of a consultation");
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

result<power_indices> count_declared(const power_words& words, const consultation& declared) {
    std::optional<weight> quota;
    if (!words.quota.empty()) {
        DELIB_TRY(given, weight_of(words.quota, "the quota"));
        quota = given;
    }
    auto counted = power_of(declared, words.by, quota);
    // What nothing but the file says is an error of the file.
    if (!counted && words.by.empty() && !quota) {
        error failure = counted.error();
        if (failure.where.file.empty()) failure.where.file = words.members[0];
        return failure;
    }
    return counted;
}

int show_power(const power_words& words) {
    if (const auto fits = check(words.showing); !fits) return report_error(fits.error());
    if (!words.is_consultation()) {
        const auto counted = count_named(words);
        if (!counted) return report_error(counted.error());
        return show(*counted, words.showing, language_of(words.showing));
    }
    const auto declared = read_consultation(words.members[0]);
    if (!declared) return report_error(declared.error());
    const auto counted = count_declared(words, *declared);
    if (!counted) return report_error(counted.error());
    return show(*counted, words.showing, language_of(words.showing, *declared));
}

}  // namespace

void add_power(CLI::App& app, int& status) {
    auto words = std::make_shared<power_words>();
    CLI::App* command = app.add_subcommand("power", "Who decides a weighted vote: indices of power");
    add_option(*command, "MEMBER", words->members, "...", "NAME=WEIGHT; or consultation.toml")
        ->required()
        ->type_name(offered::file);
    add_option(*command, "--quota", words->quota, "Q", "the weight that passes a proposal; else as declared");
    add_option(*command, "--by", words->by, "COLUMN", "the declared weights of this column");
    add_showing(*command, words->showing);
    command->footer("A weight is a number above 0, such as 12, 2.5 or 2/3. A coalition passes a\n"
                    "proposal if its weight is the quota or more. A consultation declares weights\n"
                    "under [[stratum]]; its quota is that of a supermajority, or more than half.\n\n"
                    "Examples:\n  delib power --quota 51 north=50 south=49 islands=1\n"
                    "  delib power consultation.toml --by organisation --output json");
    command->callback([words, &status] { status = show_power(*words); });
}

}  // namespace delib::cli
