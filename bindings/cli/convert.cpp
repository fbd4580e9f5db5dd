// delib convert: ballots from one format to another.

#include "commands.hpp"
#include "delib/io/read.hpp"
#include "delib/io/write.hpp"
#include "words.hpp"

#include <iostream>
#include <memory>
#include <string>

namespace delib::cli {

namespace {

struct convert_words {
    std::string in, out, from, to, ballot, scale;
};

std::string extension(const std::string& path) {
    const auto dot = path.rfind('.');
    return dot == std::string::npos || path.find('/', dot) != std::string::npos ? std::string{} : path.substr(dot + 1);
}

int convert(const convert_words& words) {
    const std::string format = words.to.empty() ? extension(words.out) : words.to;
    if (format.empty())
        return report_error({error_code::usage, "say the format to write with --to, or by the name of the file", {}});
    read_options options;
    options.format = words.from;
    options.digest = false;
    if (!words.ballot.empty()) {
        auto reading = parse_ballot_reading(words.ballot);
        if (!reading) return report_error(reading.error());
        options.ballot = *reading;
    }
    for (std::string rest = words.scale; !rest.empty();) {
        const auto comma = rest.find(',');
        options.scale.emplace_back(trim(rest.substr(0, comma)));
        rest = comma == std::string::npos ? std::string{} : rest.substr(comma + 1);
    }
    const auto read = read_ballots({words.in}, options);
    if (!read) return report_error(read.error());
    write_options more;
    if (read->seats) more.seats = *read->seats;
    const auto written = write_ballots(read->profile, format, more);
    if (!written) return report_error(written.error());
    // What is not in the ballots is not in the new file either.
    for (const reading_note& n : read->report.notes)
        std::cerr << "delib: note: " << n.where << ": " << to_text(n) << '\n';
    if (read->seats && *read->seats != 1 && format != "blt")
        std::cerr << "delib: note: the file is for " << *read->seats << " seats, which "
                  << (format[0] == 'a' ? "an " : "a ") << format << " file does not say\n";
    return write_output(*written, words.out == "-" ? std::string_view{} : std::string_view(words.out));
}

}  // namespace

void add_convert(CLI::App& app, int& status) {
    auto words = std::make_shared<convert_words>();
    CLI::App* command = app.add_subcommand("convert", "Write ballots in another format");
    const auto option = [&](const char* name, std::string& value, const char* takes, const char* meaning) {
        return command->add_option(name, value, meaning)->option_text(takes);
    };
    option("IN", words->in, "", "the ballots, - for standard input")->required()->type_name(offered::file);
    option("OUT", words->out, "", "the file to write, - for standard output")->required()->type_name(offered::file);
    option("--from", words->from, "F", "the format of IN; otherwise found out")->type_name(offered::formats);
    option("--to", words->to, "F", "the format of OUT; otherwise by its name")->type_name(offered::formats);
    option("--ballot", words->ballot, "CELLS", "ranks, matrix, grades, approvals or points")->type_name(offered::cells);
    option("--scale", words->scale, "A,B,C", "grades from worst to best");
    command->footer("Formats: csv, grades, approvals, soc, soi, toc, toi, cat, cvotes, abif, blt\n\nExamples:\n"
                    "  delib convert election.toi election.csv\n  delib convert ballots.csv - --to cvotes");
    command->callback([words, &status] { status = convert(*words); });
}

}  // namespace delib::cli
