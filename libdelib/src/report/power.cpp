// The power of members: the document `delib.power/1`, and the same in words and a table.
#include "delib/consensus/power.hpp"

#include "delib/core/text.hpp"
#include "delib/core/version.hpp"
#include "delib/report/report.hpp"
#include "report/document.hpp"
#include "report/json_parts.hpp"
#include "report/lang/measuring.hpp"

namespace delib {

std::string to_json(const power_indices& power) {
    json out;
    out["schema"] = "delib.power/1";
    out["engine"] = {{"name", "libdelib"}, {"version", DELIB_VERSION_STRING}};
    out["stratum"] = power.stratum.empty() ? json(nullptr) : json(power.stratum);
    out["quota"] = report::exact(power.quota);
    out["total"] = report::exact(power.total);
    out["members"] = json::list();
    for (const member_power& one : power.members) {
        out["members"].push_back({{"name", one.name},
                                  {"weight", report::exact(one.weight)},
                                  {"swings", report::exact(one.swings)},
                                  {"banzhaf", report::exact(one.banzhaf)},
                                  {"shapley", report::exact(one.shapley)}});
    }
    return report::json_document(out);
}

namespace report {

document describe(const power_indices& power, language lang) {
    const auto say = phrases_in(lang, noun::candidate);
    const auto words = measuring_in(lang, say);
    const measuring_labels& label = words->label();
    document d;
    d.say = say;
    d.title = label.power;
    d.blocks.push_back(
        paragraph{words->quota(say->number(power.quota), say->number(power.total)), paragraph::role::verdict});
    std::vector<text> powerless;
    table shown;
    shown.caption = words->power_caption();
    shown.columns = {{label.member, table::align::left, {}},
                     {label.weight, table::align::right, {}},
                     {label.share, table::align::right, {}},
                     {label.banzhaf, table::align::right, {}},
                     {label.shapley, table::align::right, {}}};
    for (const member_power& one : power.members) {
        const text name = text::strong(visible(one.name));
        if (one.swings == 0) powerless.push_back(name);
        shown.rows.push_back({name, say->number(one.weight), say->percent(one.weight / power.total),
                              say->percent(one.banzhaf), say->percent(one.shapley)});
    }
    for (const member_power& one : power.members) {
        if (one.shapley == 1) d.blocks.push_back(paragraph{words->dictator(text::strong(visible(one.name)))});
    }
    if (!powerless.empty()) d.blocks.push_back(paragraph{words->powerless(say->list(powerless), powerless.size())});
    d.blocks.push_back(std::move(shown));
    d.blocks.push_back(paragraph{words->what_power_means(), paragraph::role::note});
    d.footer = words->counted_by(DELIB_VERSION_STRING);
    return d;
}

}  // namespace report

}  // namespace delib
