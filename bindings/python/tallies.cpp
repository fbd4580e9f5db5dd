#include "tallies.hpp"

#include "delib/ballot/transform.hpp"
#include "delib/engine/bases.hpp"
#include "delib/engine/run.hpp"
#include "delib/tally/serial.hpp"
#include "errors.hpp"

#include <pybind11/stl.h>

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace delib::python {

namespace {

using shared_tallies = std::shared_ptr<tallies>;
using table = std::vector<std::vector<std::string>>;

error wrong(std::string message, error_code code = error_code::usage) {
    return {code, std::move(message), {}};
}

result<basis_kind> parse_basis(std::string_view word) {
    std::string known;
    for (const basis_kind kind : {basis_kind::first, basis_kind::positions, basis_kind::pairwise, basis_kind::grades,
                                  basis_kind::approvals, basis_kind::scores}) {
        if (to_text(kind) == word) return kind;
        known += (known.empty() ? "" : ", ") + std::string(to_text(kind));
    }
    return wrong("there is no tally of '" + visible(word) + "'; expected one of " + known +
                 (word == to_text(basis_kind::profile) ? " (a rule that reads every ballot has no tally)" : ""));
}

// The ballots are read as a count reads them: under the policy of their file, changed by what is asked for.
shared_tallies tally_ballots(const std::shared_ptr<ballots>& from, const std::vector<std::string>& words,
                             const option_texts& policy) {
    return std::make_shared<tallies>(without_lock(py::none(), [&](attention&) -> result<tallies> {
        ballot_policy under;
        if (from->implicit) under.unranked = *from->implicit;
        for (const auto& [name, value] : policy) DELIB_CHECK(set(under, name, value));
        DELIB_TRY(read, apply(from->profile, under));
        bases all(std::move(read), under);
        tallies out;
        for (const std::string& word : words) {
            DELIB_TRY(kind, parse_basis(word));
            DELIB_CHECK(all.share(kind, out));
        }
        if (out.any() == nullptr) return wrong("a tally needs a basis, as 'pairwise'");
        return out;
    }));
}

shared_tallies sum(const tallies& a, const tallies& b) {
    return std::make_shared<tallies>(without_lock(py::none(), [&](attention&) -> result<tallies> {
        tallies out = a;
        DELIB_CHECK(merge(out, b));
        return out;
    }));
}

py::bytes bytes_of(const tallies& t) {
    const auto bytes = without_lock(py::none(), [&](attention&) { return serialise(t); });
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

shared_tallies from_bytes(const py::bytes& bytes) {
    const auto text = static_cast<std::string_view>(bytes);
    return std::make_shared<tallies>(without_lock(
        py::none(), [&](attention&) { return deserialise_all(std::as_bytes(std::span(text.data(), text.size()))); }));
}

std::vector<std::string> bases_of(const tallies& t) {
    std::vector<std::string> out;
    t.for_each([&out]<tally T>(const T&) { out.emplace_back(basis_name<T>); });
    return out;
}

// How many prefer the row to the column; empty where duels were not counted.
table duels(const tallies& t) {
    table out;
    const auto& counts = t.get<pairwise_tally>();
    if (counts == nullptr) return out;
    for (std::size_t a = 0; a < counts->size(); ++a) {
        out.emplace_back();
        for (std::size_t b = 0; b < counts->size(); ++b)
            out.back().push_back(
                to_text(to_rational((*counts)(candidate_at(a), candidate_at(b)), counts->denominator())));
    }
    return out;
}

// The scale, and how often each candidate got each of its grades as the policy reads silence; empty without grades.
std::pair<std::vector<std::string>, table> merits(const tallies& t) {
    std::pair<std::vector<std::string>, table> out;
    const auto& counts = t.get<grades_tally>();
    if (counts == nullptr) return out;
    out.first = counts->grades().labels();
    for (std::size_t who = 0; who < counts->size(); ++who) {
        out.second.emplace_back();
        for (const int128 n : counts->counts(candidate_at(who)))
            out.second.back().push_back(to_text(to_rational(n, counts->denominator())));
    }
    return out;
}

}  // namespace

void add_tallies(py::module_& module) {
    py::class_<tallies, shared_tallies>(module, "Tallies", "Counts of the same ballots, at most one of each basis.")
        .def_property_readonly("bases", &bases_of)
        .def_property_readonly("candidates", [](const tallies& t) { return t.any()->candidates().names(); })
        .def_property_readonly("policy", [](const tallies& t) { return to_pairs(t.any()->policy()); })
        .def_property_readonly("heads", [](const tallies& t) { return t.any()->heads(); })
        .def_property_readonly("blanks", [](const tallies& t) { return t.any()->blank_heads(); })
        .def_property_readonly("weight", [](const tallies& t) { return to_text(bases(t).voters().weight); })
        .def("duels", &duels)
        .def("merits", &merits)
        .def("sum", &sum)
        .def("bytes", &bytes_of)
        .def("__eq__", [](const tallies& a, const tallies& b) { return a == b; });
    module.def("tally_ballots", &tally_ballots);
    module.def("tallies_from_bytes", &from_bytes);
}

}  // namespace delib::python
