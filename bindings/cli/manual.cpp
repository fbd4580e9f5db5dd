// delib man: the manual page, from the commands, their options and the rules themselves.

#include "commands.hpp"
#include "delib/core/version.hpp"
#include "specs.hpp"
#include "words.hpp"

#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>

namespace delib::cli {

namespace {

// Text as roff takes it: hyphens that are to be copied as they stand, and characters beyond ASCII by their number.
std::string roff(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte >= 0x80) {
            const std::size_t more = byte >= 0xF0 ? 3 : byte >= 0xE0 ? 2 : 1;
            std::uint32_t point = byte & (0x3FU >> more);
            for (std::size_t k = 0; k < more && i + 1 < text.size(); ++k)
                point = point << 6 | (static_cast<unsigned char>(text[++i]) & 0x3FU);
            char name[16];
            static_cast<void>(std::snprintf(name, sizeof name, "\\[u%04X]", static_cast<unsigned>(point)));
            out += name;
        } else if (byte == '-') {
            out += "\\-";
        } else if (byte == '~') {
            out += "\\(ti";
        } else if (byte == '\\') {
            out += "\\e";
        } else if (byte == '\'') {
            out += "\\(aq";
        } else if (byte == '.' && (i == 0 || text[i - 1] == '\n')) {
            out += "\\&.";
        } else {
            out += text[i];
        }
    }
    return out;
}

std::string bold(std::string_view text) {
    return "\\fB" + roff(text) + "\\fR";
}
std::string italic(std::string_view text) {
    return "\\fI" + roff(text) + "\\fR";
}
std::string entry(const std::string& head, std::string_view text) {
    return ".TP\n" + head + "\n" + roff(text) + "\n";
}

std::string name_of(const CLI::Option& option) {
    const std::string& takes = option.get_option_text();
    if (option.get_positional()) return italic(option.get_name()) + (takes == "..." ? " ..." : "");
    std::string out;
    for (const std::string& letter : option.get_snames()) out += bold("-" + letter) + ", ";
    return out + bold("--" + option.get_lnames().front()) + (takes.empty() ? "" : " " + italic(takes));
}

std::string synopsis_of(const CLI::App& command) {
    std::string out = bold("delib " + command.get_name());
    if (command.get_options().size() > 1) out += " [" + italic("OPTIONS") + "]";
    for (const CLI::Option* option : command.get_options()) {
        if (option->get_required())
            out += " " + name_of(*option);
        else if (option->get_positional())
            out += " [" + name_of(*option) + "]";
    }
    return out + "\n";
}

// What stands below a command's help: paragraphs, and lines of a shell that begin with blanks.
std::string footer_of(const CLI::App& command) {
    std::string out = ".PP\n";
    bool example = false;
    for (const std::string& line : CLI::detail::split(command.get_footer(), '\n')) {
        if (line.starts_with("  ") != example) out += example ? ".EE\n" : ".EX\n";
        example = line.starts_with("  ");
        out += line.empty() ? ".PP\n" : roff(example ? line.substr(2) : line) + "\n";
    }
    return out + (example ? ".EE\n" : "");
}

std::string command_section(const CLI::App& command) {
    std::string out = ".SS " + roff("delib " + command.get_name()) + "\n" + roff(command.get_description()) + ".\n";
    for (const CLI::Option* option : command.get_options()) {
        if (option != command.get_help_ptr()) out += entry(name_of(*option), option->get_description());
    }
    return out + footer_of(command);
}

std::string value_entries(const std::vector<named_value>& values) {
    std::string out;
    for (const named_value& row : values) {
        std::string meaning = row.meaning;
        if (!row.usual.empty()) meaning += "; default " + row.usual;
        std::string choices;  // which a line may end after
        for (const std::string_view value : detail::split_list(row.values, '|'))
            choices += (choices.empty() ? "" : "|\\:") + roff(value);
        out += ".TP\n" + bold(row.name + "=") + choices + "\n" + roff(meaning) + "\n";
    }
    return out;
}

std::string spec_entries(const std::vector<spec_row>& rows) {
    std::string out;
    for (const spec_row& row : rows) {
        out += ".SS " + roff(row.id) + (row.name.empty() ? "" : " \\- " + roff(row.name)) + "\n" + roff(row.meaning) +
               "\n";
        out += value_entries(row.values);
    }
    return out;
}

constexpr std::string_view rules_head = R"(.SH RULES
A rule is named by its identifier, with options after a colon:
.PP
.RS
.EX
\-\-rule borda
\-\-rule schulze:strength=winning\-votes,ties=parallel
\-\-rule \(aqranked\-priorities:places=3,weights="3,2,1"\(aq
\-\-rule \(aq{"rule": "irv", "options": {"ties": "parallel"}}\(aq
.EE
.RE
.PP
A value that holds a comma or a quote stands in double quotes, with quotes doubled.
)";

constexpr std::string_view tail = R"(.SH EXIT STATUS
.TP
.B 0
done
.TP
.B 1
anything that is not below, such as a full disk
.TP
.B 2
wrong usage
.TP
.B 3
bad input, with its place as \fIFILE\fR:\fILINE\fR:\fICOLUMN\fR; nothing is counted or written
.TP
.B 4
stopped at the budget; the outcome says that it is not complete
.SH ENVIRONMENT
.TP
.BR LC_ALL ", " LC_MESSAGES ", " LANG
The first that is set chooses the language of text, Markdown and reports, where neither
.B \-\-lang
nor the consultation does.
.TP
.B NO_COLOR
No colours, even on a terminal.
)";

std::string manual(const CLI::App& app) {
    const auto commands = app.get_subcommands([](const CLI::App* c) { return !c->get_group().empty(); });
    std::string out = ".TH DELIB 1 \"\" \"delib " DELIB_VERSION_STRING "\" \"User Commands\"\n.nh\n.ad l\n.SH NAME\n"
                      "delib \\- turn ballots into decisions that people can check\n.SH SYNOPSIS\n.nf\n";
    for (const CLI::App* command : commands) out += synopsis_of(*command);
    out += bold("delib") + " [" + italic("COMMAND") + "] " + bold("--help") + "\n" + bold("delib --version") +
           "\n.fi\n.SH DESCRIPTION\n"
           "Rankings, grades, approvals or points go in; out come all winners, exact scores, every tie, and an "
           "explanation in English or French. \\(lq\\-\\(rq stands for standard input or output.\n.SH COMMANDS\n";
    for (const CLI::App* command : commands) out += command_section(*command);
    out += ".SH BALLOT POLICY\nWhat a ballot means where it is silent is said by " + bold("--policy") + ", as in " +
           bold("--policy unranked=no-opinion,pairwise-ties=half") + ".\n" + value_entries(policy_values());
    out += std::string(rules_head) + spec_entries(rule_specs());
    out += ".SH REQUIREMENTS\nA requirement is named as a rule is: " + bold("--requirement quorum:heads=425") + ".\n" +
           spec_entries(requirement_specs());
    out += ".SH MODELS\nHow voters come to their orders in a simulation: " + bold("--model mallows:dispersion=0.8") +
           ".\n" + spec_entries(model_specs());
    return out + std::string(tail);
}

}  // namespace

void add_man(CLI::App& app, int& status) {
    CLI::App* command = app.add_subcommand("man", "Print the manual page");
    command->footer("Examples:\n  delib man | man -l -\n  delib man > ~/.local/share/man/man1/delib.1");
    command->callback([&app, &status] { status = write_output(manual(app)); });
}

}  // namespace delib::cli
