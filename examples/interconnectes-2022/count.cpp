// The sample consultation against the library: four rules choose five of twenty proposals, and each choice is compared
// with the others. `delib tally consultation.toml` does the same and explains it.

#include <delib/delib.hpp>

#include <iostream>
#include <string>
#include <vector>

namespace {

delib::result<delib::profile> read(const std::string& file, delib::ballot_reading reading,
                                   const delib::consultation& declared) {
    delib::read_options options;
    options.ballot = reading;
    for (const delib::proposal& p : declared.proposals) options.candidates.push_back(p.id);
    for (const delib::grade_label& g : declared.grades) options.scale.push_back(g.id);
    DELIB_TRY(ballots, delib::read_ballots({file}, options));
    return std::move(ballots.profile);
}

// The five chosen, and how many of the five priorities they cover.
delib::result<void> show(const char* rule, const delib::result<delib::outcome>& decided,
                         const delib::consultation& declared) {
    if (!decided) return decided.error();
    std::vector<std::string> covered;
    std::cout << rule << ":";
    for (const delib::candidate who : decided->elected) {
        const delib::proposal& p = declared.proposals[delib::index(who)];
        std::cout << ' ' << p.id;
        if (std::find(covered.begin(), covered.end(), p.theme) == covered.end()) covered.push_back(p.theme);
    }
    std::cout << "  (" << covered.size() << " of " << declared.themes.size() << " priorities)\n";
    return {};
}

delib::result<void> count() {
    constexpr std::int64_t seats = 5;
    DELIB_TRY(declared, delib::read_consultation("consultation.toml"));
    DELIB_TRY(rankings, read("ballots-synthetic-rankings.csv", delib::ballot_reading::ranks, declared));
    DELIB_TRY(grades, read("ballots-synthetic-grades.csv", delib::ballot_reading::grades, declared));
    DELIB_TRY(approvals, read("ballots-synthetic-approvals.csv", delib::ballot_reading::approvals, declared));
    DELIB_CHECK(show("ranked-priorities", delib::ranked_priorities(rankings, {.places = 5}, seats), declared));
    DELIB_CHECK(show("schulze", delib::schulze(rankings, {}, seats), declared));
    DELIB_CHECK(show("majority-judgment", delib::majority_judgment(grades, {}, seats), declared));
    return show("approval", delib::approval(approvals, {}, seats), declared);
}

}  // namespace

int main() {
    const auto done = count();
    if (!done) std::cerr << delib::to_text(done.error()) << '\n';
    return done ? 0 : 1;
}
