// The command `delib`: the thinnest front end. It translates words into calls of the library and errors into exit codes.

#include "commands.hpp"
#include "delib/core/version.hpp"

#include <CLI/CLI.hpp>

#include <exception>
#include <iostream>

int main(int argc, char** argv) {
    CLI::App app{"delib turns ballots into decisions that people can check."};
    app.set_version_flag("--version", "delib " DELIB_VERSION_STRING);
    app.require_subcommand(1);
    app.footer("\nExamples:\n  delib tally examples/interconnectes-2022/consultation.toml\n  delib tally ballots.csv "
               "--rule schulze --output json");
    int status = delib::cli::done;
    delib::cli::add_tally(app, status);
    delib::cli::add_rules(app, status);
    delib::cli::add_convert(app, status);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& failure) {
        const int code = app.exit(failure);
        return code == 0 ? delib::cli::done : delib::cli::wrong_usage;
    } catch (const std::exception& failure) {
        std::cerr << "delib: error: " << failure.what() << '\n';
        return delib::cli::failed;
    }
    return status;
}
