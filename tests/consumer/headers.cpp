// Ballots to a decision with nothing but headers.
#include <delib/delib.hpp>

#include <iostream>

#ifndef DELIB_HEADER_ONLY
#    error "delib::headers defines DELIB_HEADER_ONLY"
#endif

int main() {
    auto builder = delib::profile_builder::ranked({"Ada", "Bea"});
    const delib::entry ballot[] = {{delib::candidate_at(1), 1}, {delib::candidate_at(0), 2}};
    if (!builder || !builder->add({.entries = ballot, .heads = 3})) return 1;
    const auto ballots = builder->freeze();
    if (!ballots) return 1;
    const auto decided = delib::plurality(*ballots);
    if (!decided) return 1;
    for (const delib::candidate winner : decided->winners) std::cout << ballots->candidates().name(winner) << '\n';
    return decided->winners.size() == 1 && ballots->candidates().name(decided->winners.front()) == "Bea" ? 0 : 1;
}
