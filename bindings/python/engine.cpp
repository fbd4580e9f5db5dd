// The module `delib._engine`: what Python calls of the C++ library. It translates; everything that Python can say
// itself (defaults, conversions, tables, pages) is in the package around it.

#include "ballots.hpp"
#include "delib/core/text.hpp"
#include "delib/core/version.hpp"
#include "delib/engine/run.hpp"
#include "delib/engine/spec.hpp"
#include "delib/report/report.hpp"
#include "delib/report/rules.hpp"
#include "delib/tally/serial.hpp"
#include "errors.hpp"
#include "tallies.hpp"

#include <pybind11/stl.h>

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace delib::python {

namespace {

void raise_errors_of_the_engine(std::exception_ptr thrown) {
    try {
        if (thrown != nullptr) std::rethrow_exception(thrown);
    } catch (const engine_error& failure) {
        const error& e = failure.what;
        const py::object exception =
            py::module_::import("delib._errors")
                .attr("error_of")(static_cast<int>(e.code), e.message, e.where.file, e.where.line, e.where.column);
        PyErr_SetObject(py::type::of(exception).ptr(), exception.ptr());
    }
}

language language_of(const std::string& word) {
    const auto found = parse_language(word);
    if (!found) throw engine_error{{error_code::usage, "lang is en or fr, got '" + visible(word) + "'", {}}};
    return *found;
}

control control_of(attention& watch, std::optional<double> budget) {
    control c;
    c.progress = [&watch](double share) { return watch.go_on(share); };
    if (budget) {
        c.deadline = std::chrono::steady_clock::now() + std::chrono::duration_cast<std::chrono::steady_clock::duration>(
                                                            std::chrono::duration<double>(*budget));
    }
    return c;
}

using declared_weights = std::vector<std::pair<std::string, std::vector<std::pair<std::string, std::string>>>>;

consultation consultation_of(std::vector<count_request> counts, option_texts policy, const declared_weights& strata) {
    consultation out;
    out.counts = std::move(counts);
    out.policy = std::move(policy);
    for (const auto& [column, weights] : strata) {
        stratum_declaration declared;
        declared.column = column;
        for (const auto& [value, text] : weights) declared.weights.emplace_back(value, unwrap(parse_weight(text)));
        out.strata.push_back(std::move(declared));
    }
    return out;
}

// From ballots, or from tallies of them.
template <class Counted>
std::shared_ptr<consultation_result> count(const std::shared_ptr<Counted>& from, std::vector<count_request> counts,
                                           option_texts policy, const declared_weights& strata,
                                           std::optional<double> budget, py::object progress) {
    const consultation declared = consultation_of(std::move(counts), std::move(policy), strata);
    return std::make_shared<consultation_result>(without_lock(std::move(progress), [&](attention& watch) {
        if constexpr (std::is_same_v<Counted, ballots>)
            return run(declared, std::vector<ballots>(1, *from), control_of(watch, budget));
        else
            return run(declared, *from, control_of(watch, budget));
    }));
}

std::shared_ptr<consultation_result> run_consultation(const std::string& path, std::optional<double> budget,
                                                      py::object progress) {
    return std::make_shared<consultation_result>(
        without_lock(std::move(progress), [&](attention& watch) -> result<consultation_result> {
            DELIB_TRY(declared, read_consultation(path));
            return run(declared, control_of(watch, budget));
        }));
}

std::string rules() {
    std::vector<const rule_entry*> all;
    for (const rule_entry& entry : all_rule_entries()) all.push_back(&entry);
    return rules_to_json(all);
}

void add_counts(py::module_& module) {
    py::class_<count_request>(module, "Count", "What to count: a rule with options, on all ballots or on parts.")
        .def(py::init<>())
        .def_readwrite("rule", &count_request::rule)
        .def_readwrite("options", &count_request::options)
        .def_readwrite("seats", &count_request::seats)
        .def_readwrite("by", &count_request::by)
        .def_readwrite("where", &count_request::where)
        .def_readwrite("reweight", &count_request::reweight)
        .def("set_rule",
             [](count_request& c, const std::string& text) {
                 spec parsed = unwrap(parse_rule_spec(text));
                 c.rule = std::move(parsed.name);
                 c.options = std::move(parsed.values);
             })
        .def("set_two_level",
             [](count_request& c, const std::string& text) { c.two_level = unwrap(parse_two_level(text)); })
        .def("add_requirement", [](count_request& c, const std::string& text) {
            c.requirements.push_back(unwrap(parse_requirement_spec(text)));
        });

    py::class_<consultation_result, std::shared_ptr<consultation_result>>(module, "Result")
        .def_property_readonly("complete", &consultation_result::complete)
        .def_property_readonly("requests", [](const consultation_result& r) { return r.declared.counts.size(); })
        .def("json", [](const consultation_result& r) { return to_json(r); })
        .def("html",
             [](const consultation_result& r, const std::string& lang) { return to_html(r, language_of(lang)); })
        .def("markdown",
             [](const consultation_result& r, const std::string& lang) { return to_markdown(r, language_of(lang)); })
        .def("text", [](const consultation_result& r, const std::string& lang, std::size_t width) {
            return to_terminal(r, language_of(lang), width);
        });

    module.def("count", &count<ballots>);
    module.def("count", &count<tallies>);
    module.def("run", &run_consultation);
    module.def("rules", &rules, "The catalogue of rules as JSON, as `delib rules --output json` prints it.");
}

}  // namespace

}  // namespace delib::python

PYBIND11_MODULE(_engine, module) {
    using namespace delib::python;
    module.doc() = "The engine of delib, in C++; use the package delib instead.";
    module.attr("version") = DELIB_VERSION_STRING;
    pybind11::register_exception_translator(&raise_errors_of_the_engine);
    add_ballots(module);
    add_tallies(module);
    add_counts(module);
}
