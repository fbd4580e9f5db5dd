#include "engine/compare_summary.hpp"

#include <algorithm>

namespace delib {

namespace {

void group(ballots_comparison& compared) {
    for (std::size_t i = 0; i < compared.counts.size(); ++i) {
        const compared_count& one = compared.counts[i];
        if (!one.elects() || !one.usual()) continue;
        auto same = std::find_if(compared.groups.begin(), compared.groups.end(),
                                 [&](const agreeing_rules& g) { return g.chosen == one.chosen; });
        if (same == compared.groups.end()) {
            compared.groups.push_back({one.chosen, {}, 0});
            same = compared.groups.end() - 1;
        }
        same->counts.push_back(i);
    }
    for (const compared_count& one : compared.counts) {
        if (!one.elects()) continue;
        for (agreeing_rules& g : compared.groups) g.variants += g.chosen == one.chosen ? 1U : 0U;
    }
    // Groups of one size stay in the order of the registry.
    std::stable_sort(
        compared.groups.begin(), compared.groups.end(),
        [](const agreeing_rules& a, const agreeing_rules& b) { return a.counts.size() > b.counts.size(); });
    compared.support.assign(compared.candidates->size(), {});
    for (const agreeing_rules& g : compared.groups) {
        for (const candidate who : g.chosen.elected) compared.support[index(who)].elected += g.counts.size();
        for (const candidate who : g.chosen.tied) compared.support[index(who)].tied += g.counts.size();
    }
}

void note(std::vector<std::string>& list, const std::string& rule) {
    if (list.empty() || list.back() != rule) list.push_back(rule);
}

// A change alone: only then is a difference its doing.
const std::string* only_change(const compared_count& one, const option_texts compared_count::*what,
                               const option_texts compared_count::*other) {
    return (one.*what).size() == 1 && (one.*other).empty() ? &(one.*what).front().first : nullptr;
}

}  // namespace

void summarize(ballots_comparison& compared) {
    group(compared);
    for (std::size_t i = 0; i < compared.counts.size(); ++i) {
        const compared_count& one = compared.counts[i];
        if (!one.elects()) continue;
        if (one.usual()) {
            compared.rules.push_back({i, {}, 1});
            continue;
        }
        // The usual count stands before its variants, if it was made.
        if (compared.rules.empty() || compared.counts[compared.rules.back().usual].rule != one.rule) continue;
        rule_variants& rule = compared.rules.back();
        const bool changes = compared.counts[rule.usual].chosen != one.chosen;
        ++rule.tried;
        if (changes) rule.otherwise.push_back(i);
        if (const auto* setting = only_change(one, &compared_count::changed_policy, &compared_count::changed_options)) {
            for (influence& tried : compared.policies) {
                if (tried.name != *setting) continue;
                note(tried.tried, one.rule);
                if (changes) note(tried.changes, one.rule);
            }
        }
        if (const auto* option = only_change(one, &compared_count::changed_options, &compared_count::changed_policy)) {
            auto known = std::find_if(compared.options.begin(), compared.options.end(),
                                      [&](const influence& tried) { return tried.name == *option; });
            if (known == compared.options.end()) {
                compared.options.push_back({*option, {}, 0, {}, {}});
                known = compared.options.end() - 1;
            }
            note(known->tried, one.rule);
            if (changes) note(known->changes, one.rule);
        }
    }
    std::sort(compared.options.begin(), compared.options.end(),
              [](const influence& a, const influence& b) { return a.name < b.name; });
}

}  // namespace delib
