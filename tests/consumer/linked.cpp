// A file to a decision with the compiled library.
#include <delib/core/digest.hpp>
#include <delib/io/read.hpp>
#include <delib/rule/ranked/plurality.hpp>

#include <iostream>

#ifdef DELIB_HEADER_ONLY
#    error "delib::delib does not define DELIB_HEADER_ONLY"
#endif

int main() {
    const auto read = delib::read_ballots_text("rank1,rank2\nBea,Ada\nBea,\nAda,Bea\n", "memory.csv");
    if (!read) {
        std::cerr << delib::to_text(read.error()) << '\n';
        return 1;
    }
    const auto decided = delib::plurality(read->profile);
    if (!decided) return 1;
    const auto& names = read->profile.candidates();
    for (const delib::candidate winner : decided->winners) std::cout << names.name(winner) << '\n';
    const bool digest = delib::sha256_hex("").starts_with("e3b0c44298fc1c14");
    return digest && decided->winners.size() == 1 && names.name(decided->winners.front()) == "Bea" ? 0 : 1;
}
