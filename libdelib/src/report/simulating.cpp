// A simulation in words and tables.
#include "report/lang/simulating.hpp"

#include "delib/core/version.hpp"
#include "delib/engine/registry.hpp"
#include "delib/report/report.hpp"
#include "report/document.hpp"

#include <cmath>
#include <cstdint>

namespace delib::report {

namespace {

class simulation_part {
public:
    simulation_part(const simulation& seen, language lang)
        : seen_(seen),
          lang_(lang),
          say_(phrases_in(lang, noun::candidate)),
          words_(lang == language::fr ? french_simulating() : english_simulating()) {}

    [[nodiscard]] document told() const {
        document d;
        d.say = say_;
        d.title = words_->label().title;
        tell_result(d.blocks);
        if (seen_.elections > 0) {
            tell_rules(d.blocks);
            tell_agreement(d.blocks);
        }
        tell_settings(d.blocks);
        d.footer = words_->made_by(DELIB_VERSION_STRING);
        return d;
    }

private:
    // Two decimals: a million elections are worth them.
    [[nodiscard]] std::string percent(double share) const {
        const auto hundredths = static_cast<std::uint64_t>(std::floor(share * 10'000 + 0.5));
        const std::string rest = std::to_string(hundredths % 100);
        return std::to_string(hundredths / 100) + std::string(say_->signs().decimal) + (rest.size() < 2 ? "0" : "") +
               rest + std::string(say_->signs().percent);
    }
    [[nodiscard]] std::string interval(const estimated_share& of) const {
        return words_->from_to(percent(of.low), percent(of.high));
    }
    [[nodiscard]] text name(std::size_t i) const {
        const simulated_rule& rule = seen_.rules[i];
        const auto entry = find_rule(rule.rule);
        if (!entry) return visible(rule.rule);
        text out = std::string(lang_ == language::fr ? (*entry)->info.name_fr : (*entry)->info.name_en);
        if (const auto usual = (*entry)->effective({}); usual) {
            std::string changed;
            for (std::size_t o = 0; o < rule.options.size(); ++o) {
                if (rule.options[o] == (*usual)[o]) continue;
                changed += (changed.empty() ? "" : ",") + rule.options[o].first + "=" + rule.options[o].second;
            }
            if (!changed.empty()) {
                out += " ";
                out += text::code(changed);
            }
        }
        return out;
    }

    void tell_result(std::vector<block>& out) const {
        out.push_back(heading{2, "result", words_->label().result});
        if (seen_.elections == 0) {
            out.push_back(paragraph{words_->nothing_counted(), paragraph::role::verdict});
            return;
        }
        const estimated_share found = estimate_share(seen_.condorcet, seen_.elections);
        out.push_back(paragraph{words_->condorcet(say_->number(seen_.elections), percent(found.share), interval(found)),
                                paragraph::role::verdict});
        if (!seen_.complete()) {
            out.push_back(
                paragraph{words_->stopped(say_->number(seen_.elections), say_->number(seen_.request.elections))});
        }
    }

    void tell_rules(std::vector<block>& out) const {
        const simulating_labels& label = words_->label();
        out.push_back(heading{2, "rules", label.rules});
        table shown;
        shown.caption = words_->rules_caption();
        shown.columns = {{label.rule, table::align::left, {}},
                         {label.efficiency, table::align::right, {}},
                         {label.interval, table::align::right, {}},
                         {label.resolute, table::align::right, {}},
                         {label.interval, table::align::right, {}}};
        for (std::size_t i = 0; i < seen_.rules.size(); ++i) {
            const estimated_share efficiency = estimate_share(seen_.rules[i].condorcet, seen_.condorcet),
                                  resolute = estimate_share(seen_.rules[i].resolute, seen_.elections);
            shown.rows.push_back({name(i), seen_.condorcet == 0 ? std::string("–") : percent(efficiency.share),
                                  interval(efficiency), percent(resolute.share), interval(resolute)});
        }
        out.push_back(std::move(shown));
        out.push_back(paragraph{words_->what_columns_mean(), paragraph::role::note});
        out.push_back(paragraph{words_->what_intervals_mean(), paragraph::role::note});
    }

    void tell_agreement(std::vector<block>& out) const {
        if (seen_.rules.size() < 2) return;
        const simulating_labels& label = words_->label();
        out.push_back(heading{2, "agreement", label.agreement});
        table shown;
        shown.caption = words_->agreement_caption();
        shown.columns = {{label.rule, table::align::left, {}},
                         {label.other_rule, table::align::left, {}},
                         {label.same, table::align::right, {}},
                         {label.interval, table::align::right, {}}};
        for (std::size_t i = 0; i < seen_.rules.size(); ++i) {
            for (std::size_t j = i + 1; j < seen_.rules.size(); ++j) {
                const estimated_share same = estimate_share(seen_.same[i * seen_.rules.size() + j], seen_.elections);
                shown.rows.push_back({name(i), name(j), percent(same.share), interval(same)});
            }
        }
        out.push_back(std::move(shown));
    }

    void tell_settings(std::vector<block>& out) const {
        const simulating_labels& label = words_->label();
        const simulation_request& asked = seen_.request;
        out.push_back(heading{2, "settings", label.made});
        std::string summary;
        if (const auto model = find_culture(asked.model.name); model)
            summary = lang_ == language::fr ? (*model)->summary_fr : (*model)->summary_en;
        out.push_back(paragraph{say_->typeset(summary)});
        table shown;
        shown.caption = words_->made_caption();
        shown.columns = {{label.setting, table::align::left, {}}, {label.value, table::align::left, {}}};
        const auto row = [&](text setting, text value) {
            shown.rows.push_back({std::move(setting), std::move(value)});
        };
        row(label.model, text::code(asked.model.name));
        for (const auto& [option, value] : seen_.model_options) row(text::code(option), text::code(value));
        row(label.voters, say_->number(asked.voters));
        row(label.candidates, say_->number(static_cast<std::uint64_t>(asked.candidates)));
        row(label.elections, say_->number(asked.elections));
        row(label.seed, text::code(std::to_string(asked.seed)));
        out.push_back(std::move(shown));
    }

    const simulation& seen_;
    language lang_;
    std::shared_ptr<const phrases> say_;
    std::unique_ptr<const simulating_words> words_;
};

}  // namespace

document describe(const simulation& seen, language lang) {
    return simulation_part(seen, lang).told();
}

}  // namespace delib::report
