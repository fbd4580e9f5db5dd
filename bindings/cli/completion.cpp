// delib completion: a script for a shell, which asks the command itself what may stand at the cursor.

#include "commands.hpp"
#include "specs.hpp"
#include "words.hpp"

#include <algorithm>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace delib::cli {

namespace {

// What a word may become. A blank at the end of `text`: nothing more belongs to that word.
struct offer {
    std::string text;
    std::string meaning;
};

const offer any_file{"*", ""};

// The last item of `name=value,…`, in which commas may stand between double quotes.
std::size_t last_item(std::string_view list) {
    std::size_t begin = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (list[i] == '"') quoted = !quoted;
        if (list[i] == ',' && !quoted) begin = i + 1;
    }
    return begin;
}

std::set<std::string_view> names_in(std::string_view list) {
    std::set<std::string_view> out;
    while (!list.empty()) {
        const std::size_t begin = last_item(list);
        const std::string_view item = list.substr(begin);
        out.insert(item.substr(0, item.find('=')));
        list = list.substr(0, begin == 0 ? 0 : begin - 1);
    }
    return out;
}

std::vector<offer> values_offered(const std::vector<named_value>& names, const std::string& before,
                                  std::string_view typed) {
    const std::size_t begin = last_item(typed);
    const std::string kept = before + std::string(typed.substr(0, begin));
    const auto given = names_in(typed.substr(0, begin == 0 ? 0 : begin - 1));
    const std::string_view item = typed.substr(begin);
    const std::size_t equals = item.find('=');
    std::vector<offer> out;
    for (const named_value& row : names) {
        if (equals == std::string_view::npos) {
            if (!given.contains(row.name)) out.push_back({kept + row.name + "=", row.meaning});
        } else if (item.substr(0, equals) == row.name) {
            auto words = words_of(row.values);
            if (words.empty()) words = words_of(row.usual);
            const std::string end = given.size() + 1 < names.size() ? "" : " ";
            for (const std::string& word : words)
                out.push_back({kept + row.name + "=" + word + (word.ends_with(':') ? "" : end), ""});
        }
    }
    return out;
}

std::vector<offer> specs_offered(const std::vector<spec_row>& rows, const std::string& before, std::string_view typed) {
    const std::size_t colon = typed.find(':');
    std::vector<offer> out;
    for (const spec_row& row : rows) {
        if (colon == std::string_view::npos) {
            const std::string end = row.values.empty() ? " " : typed == row.id ? ":" : "";
            out.push_back({before + row.id + end, row.name.empty() ? row.meaning : row.name});
        } else if (typed.substr(0, colon) == row.id) {
            return values_offered(row.values, before + row.id + ":", typed.substr(colon + 1));
        }
    }
    return out;
}

// What may stand as the value of an option, or as a positional word.
std::vector<offer> words_for(const CLI::Option& option, const std::string& before, std::string_view typed) {
    const std::string kind = option.get_type_name();
    if (kind == offered::file) return {any_file};
    if (kind == offered::rule) return specs_offered(rule_specs(), before, typed);
    if (kind == offered::requirement) return specs_offered(requirement_specs(), before, typed);
    if (kind == offered::model) return specs_offered(model_specs(), before, typed);
    if (kind == offered::policy) return values_offered(policy_values(), before, typed);
    if (kind == offered::two_level) return values_offered(two_level_values(), before, typed);
    std::vector<offer> out;
    if (kind == offered::rule_id) {
        for (const spec_row& rule : rule_specs()) out.push_back({before + rule.id + " ", rule.name});
    } else if (kind.find('|') != std::string::npos) {
        for (const std::string& word : words_of(kind)) out.push_back({before + word + " ", ""});
    }
    return out;
}

bool repeatable(const CLI::Option& option) {
    return option.get_expected_max() > 1;
}

std::vector<offer> options_offered(const CLI::App& command, const std::set<const CLI::Option*>& given) {
    std::vector<offer> out;
    for (const CLI::Option* option : command.get_options()) {
        if (option->get_positional() || (given.contains(option) && !repeatable(*option))) continue;
        out.push_back({"--" + option->get_lnames().front() + " ", option->get_description()});
    }
    return out;
}

std::vector<offer> commands_offered(const CLI::App& app) {
    std::vector<offer> out;
    for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
        if (!command->get_group().empty()) out.push_back({command->get_name() + " ", command->get_description()});
    }
    return out;
}

// What may stand in the place of the last word of a command.
std::vector<offer> offered_in(const CLI::App& command, std::span<const std::string> words) {
    const std::string& typed = words.back();
    std::set<const CLI::Option*> given;
    const CLI::Option* awaiting = nullptr;
    bool options_ended = false;
    std::size_t place = 0;
    for (const std::string& word : words.first(words.size() - 1)) {
        if (awaiting != nullptr) {
            awaiting = nullptr;
        } else if (!options_ended && word == "--") {
            options_ended = true;
        } else if (!options_ended && word.size() > 1 && word[0] == '-') {
            const auto equals = word.find('=');
            const CLI::Option* option = command.get_option_no_throw(word.substr(0, equals));
            if (option == nullptr) continue;
            given.insert(option);
            if (equals == std::string::npos && option->get_items_expected_max() > 0) awaiting = option;
        } else {
            ++place;
        }
    }
    if (awaiting != nullptr) return words_for(*awaiting, "", typed);
    if (!options_ended && typed.starts_with('-')) {
        const auto equals = typed.find('=');
        if (equals == std::string::npos) return options_offered(command, given);
        const CLI::Option* option = command.get_option_no_throw(typed.substr(0, equals));
        if (option == nullptr) return {};
        return words_for(*option, typed.substr(0, equals + 1), std::string_view(typed).substr(equals + 1));
    }
    for (const CLI::Option* option : command.get_options()) {
        if (!option->get_positional()) continue;
        if (place == 0 || repeatable(*option)) return words_for(*option, "", typed);
        --place;
    }
    return {};
}

std::vector<offer> offered_in_app(const CLI::App& app, std::span<const std::string> words) {
    if (words.empty()) return {};
    if (words.size() == 1) return words[0].starts_with('-') ? options_offered(app, {}) : commands_offered(app);
    for (const CLI::App* command : app.get_subcommands([&](const CLI::App* c) { return c->get_name() == words[0]; }))
        return offered_in(*command, words.subspan(1));
    return {};
}

int print_offers(const CLI::App& app, const std::vector<std::string>& words) {
    std::string out;
    for (const offer& o : offered_in_app(app, words)) {
        if (o.text == any_file.text || o.text.starts_with(words.back())) out += o.text + "\t" + o.meaning + "\n";
    }
    return write_output(out);
}

// Readline replaces what follows the last of its break characters, in which = and : are: each offer is cut there.
constexpr std::string_view bash_script = R"(# delib: completion for bash, made by `delib completion bash`
_delib() {
    # One word is all that stands between blanks, whatever readline breaks it at.
    local rest=${COMP_LINE:0:COMP_POINT} words=() word i
    for ((i = 0; i <= COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        if [[ $i = 0 || $rest = [[:space:]]* ]]; then
            rest=${rest#"${rest%%[![:space:]]*}"}
            words+=("${word:0:${#rest}}")
        else
            words[-1]+=${word:0:${#rest}}
        fi
        rest=${rest:${#word}}
    done
    local typed=${words[-1]} cut
    case $typed in
    [\'\"]*)
        typed=${typed:1}
        cut=0
        ;;
    *)
        cut=${typed##*["$COMP_WORDBREAKS"]}
        cut=$((${#typed} - ${#cut}))
        ;;
    esac
    words[-1]=$typed
    COMPREPLY=()
    local offer
    while IFS=$'\t' read -r offer _; do
        if [[ $offer = '*' ]]; then
            compopt -o default 2>/dev/null
            return
        fi
        COMPREPLY+=("${offer:cut}")
    done < <("${words[0]}" __words -- "${words[@]:1}" 2>/dev/null)
    compopt -o nospace 2>/dev/null
}
complete -F _delib delib
)";

constexpr std::string_view zsh_script = R"(#compdef delib
# delib: completion for zsh, made by `delib completion zsh`
_delib() {
    local line offer
    local -a more ends
    for line in "${(@f)$("${(Q)words[1]}" __words -- "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)}"; do
        offer=${line%%$'\t'*}
        if [[ $offer = '*' ]]; then
            [[ $PREFIX = --*=* ]] && compset -P '*='
            _files
            return
        fi
        [[ -n $offer ]] || continue
        line=${${offer% }//:/\\:}:${line#*$'\t'}
        if [[ $offer = *' ' ]]; then ends+=("$line"); else more+=("$line"); fi
    done
    _describe -t words word ends -- more -S ''
}
if [[ $funcstack[1] = _delib ]]; then _delib "$@"; else compdef _delib delib; fi
)";

constexpr std::string_view fish_script = R"(# delib: completion for fish, made by `delib completion fish`
function __delib_words
    set -l before (commandline --current-process --tokenize --cut-at-cursor)
    set -l typed (commandline --current-token --cut-at-cursor)
    set -l found ($before[1] __words -- $before[2..-1] "$typed" 2>/dev/null)
    if string match --quiet -- '\**' $found
        set -l option (string match --regex -- '^--[a-z-]+=' $typed)
        set -l path (string replace --regex -- '^--[a-z-]+=' '' $typed)
        __fish_complete_path "$path" | string replace --regex -- '^' "$option"
    else
        string replace -- ' '\t \t $found
    end
end
complete --command delib --no-files --arguments '(__delib_words)'
)";

}  // namespace

void add_completion(CLI::App& app, int& status) {
    auto shell = std::make_shared<std::string>();
    CLI::App* command = app.add_subcommand("completion", "Print the completion script of a shell");
    one_of(add_option(*command, "SHELL", *shell, "", "bash, zsh or fish")->required(), "bash|zsh|fish");
    command->footer("Examples:\n  delib completion zsh > ~/.zfunc/_delib\n"
                    "  delib completion fish > ~/.config/fish/completions/delib.fish");
    command->callback([shell, &status] {
        status = write_output(*shell == "bash" ? bash_script : *shell == "zsh" ? zsh_script : fish_script);
    });

    // What the scripts ask: what may stand in the place of the last word, a line each, with its meaning after a tab.
    auto words = std::make_shared<std::vector<std::string>>();
    CLI::App* asked = app.add_subcommand("__words")->group("");
    asked->add_option("WORD", *words);
    asked->callback([&app, words, &status] { status = print_offers(app, *words); });
}

}  // namespace delib::cli
