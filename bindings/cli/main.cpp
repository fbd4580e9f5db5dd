// The command `delib`: the thinnest front end. It translates words into calls of the library and errors into exit codes.

#include "commands.hpp"
#include "delib/core/text.hpp"
#include "delib/core/version.hpp"

#include <CLI/CLI.hpp>

#include <exception>
#include <iostream>
#include <memory>
#include <string>

namespace {

// Help of one screen: an option, what it takes, what it means, in 80 columns.
class short_help : public CLI::Formatter {
public:
    short_help() { column_width(26); }
    std::string make_option_opts(const CLI::Option* option) const override {
        return option->get_option_text().empty() ? "" : " " + option->get_option_text();
    }
};

}  // namespace

int main(int argc, char** argv) {
    CLI::App app{"delib turns ballots into decisions that people can check.", "delib"};
    app.formatter(std::make_shared<short_help>());
    app.set_version_flag("--version", "delib " DELIB_VERSION_STRING);
    app.require_subcommand(1);
    app.footer("Examples:\n  delib tally examples/interconnectes-2022/consultation.toml\n  delib tally ballots.csv "
               "--rule schulze --output json");
    int status = delib::cli::done;
    delib::cli::add_tally(app, status);
    delib::cli::add_compare(app, status);
    delib::cli::add_consensus(app, status);
    delib::cli::add_map(app, status);
    delib::cli::add_capture(app, status);
    delib::cli::add_audit_privacy(app, status);
    delib::cli::add_power(app, status);
    delib::cli::add_simulate(app, status);
    delib::cli::add_merge(app, status);
    delib::cli::add_rules(app, status);
    delib::cli::add_convert(app, status);
    delib::cli::add_completion(app, status);
    delib::cli::add_man(app, status);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& failure) {
        if (argc > 1 && argv[1][0] != '-' && app.get_subcommands().empty()) {
            std::cerr << "delib: error: there is no command '" << delib::visible(argv[1])
                      << "'; expected tally, compare, consensus, map, capture, audit-privacy, power, simulate, merge, "
                         "rules, convert, completion or man\n";
            return delib::cli::wrong_usage;
        }
        const int code = app.exit(failure);
        return code == 0 ? delib::cli::done : delib::cli::wrong_usage;
    } catch (const std::exception& failure) {
        std::cerr << "delib: error: " << failure.what() << '\n';
        return delib::cli::failed;
    }
    return status;
}
