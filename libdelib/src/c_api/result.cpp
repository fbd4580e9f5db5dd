#include "c_api/result.hpp"

#include "c_api/text.hpp"
#include "delib/core/text.hpp"
#include "delib/report/report.hpp"

#include <cmath>
#include <cstring>

namespace delib::c_api {

namespace {

places as_places(const std::vector<candidate>& who) {
    places out;
    out.reserve(who.size());
    for (const candidate c : who) out.push_back(static_cast<std::uint32_t>(c));
    return out;
}

std::vector<places> as_places(const std::vector<std::vector<candidate>>& groups) {
    std::vector<places> out;
    out.reserve(groups.size());
    for (const auto& group : groups) out.push_back(as_places(group));
    return out;
}

outcome_view view_of(const count_result& count, const consultation_result& result) {
    const outcome& o = count.decision;
    outcome_view out;
    out.stratum = stratum_text(result, count);
    out.committees_total = (o.committees_at_least ? ">" : "") + to_text(o.committees_total);
    if (o.objective) out.objective = to_text(*o.objective);
    if (o.decided) out.decision = std::string(to_text(*o.decided));
    out.winners = as_places(o.winners);
    out.elected = as_places(o.elected);
    out.tied = as_places(o.tied);
    out.committees = as_places(o.committees);
    if (o.order) out.tiers = as_places(*o.order);
    for (const auto& score : o.scores) out.scores.push_back(score ? std::optional(to_text(*score)) : std::nullopt);
    for (const rational& share : o.lottery) out.lottery.push_back(to_text(share));
    for (const requirement_result& r : o.requirements) out.requirements.push_back({to_text(r.needed), to_text(r.got)});
    return out;
}

// 2^exponent as an exact number.
rational power_of_two(int exponent) {
    rational out = 1;
    for (; exponent >= 62; exponent -= 62) out *= rational(std::int64_t{1} << 62);
    return out * rational(std::int64_t{1} << exponent);
}

// What a finite double is, exactly.
rational exact(double value) {
    int exponent = 0;
    const auto mantissa = static_cast<std::int64_t>(std::ldexp(std::frexp(value, &exponent), 53));
    exponent -= 53;
    return exponent >= 0 ? rational(mantissa) * power_of_two(exponent) : rational(mantissa) / power_of_two(-exponent);
}

bool has_even_mantissa(double value) {
    std::uint64_t bits = 0;
    std::memcpy(&bits, &value, sizeof bits);
    return (bits & 1) == 0;
}

rational distance(const rational& a, const rational& b) {
    return a < b ? b - a : a - b;
}

}  // namespace

double nearest_double(const rational& value) {
    double best = to_double(value);
    if (!std::isfinite(best) || std::fpclassify(best) == FP_ZERO) return best;
    for (const double towards : {-HUGE_VAL, HUGE_VAL}) {
        const double other = std::nextafter(best, towards);
        if (!std::isfinite(other)) continue;
        const rational here = distance(exact(best), value), there = distance(exact(other), value);
        if (there < here || (there == here && has_even_mantissa(other))) best = other;
    }
    return best;
}

shown_result::shown_result(consultation_result from) : counted(std::move(from)) {
    for (const count_result& count : counted.counts) views.push_back(view_of(count, counted));
}

answer give_result(result<consultation_result> from, delib_result** into) {
    if (!from) return std::move(from).error();
    *into = new delib_result{std::make_shared<const shown_result>(*std::move(from))};
    return {};
}

}  // namespace delib::c_api

using namespace delib::c_api;

void delib_result_destroy(delib_result* result) {
    delete result;
}

delib_status delib_result_json(delib_context* context, const delib_result* result, char* buffer, size_t size,
                               size_t* length) {
    return guard(context, [&]() -> answer {
        DELIB_NEED(result);
        return give_text(*context, {buffer, size, length}, result->held, "result",
                         [&] { return delib::result<std::string>(delib::to_json(result->held->counted)); });
    });
}

delib_status delib_result_report(delib_context* context, const delib_result* result, delib_form form,
                                 const char* language, char* buffer, size_t size, size_t* length) {
    return guard(context, [&]() -> answer {
        DELIB_NEED(result);
        DELIB_NEED(language);
        if (form < DELIB_FORM_TEXT || form > DELIB_FORM_HTML)
            return bad_argument("`form` is " + std::to_string(form) + ", which is no form of a report");
        const auto lang = delib::parse_language(language);
        if (!lang) {
            return {DELIB_ERROR_USAGE,
                    "the language is en or fr, got '" + delib::visible(std::string_view(language).substr(0, 60)) + "'"};
        }
        const delib::consultation_result& counted = result->held->counted;
        return give_text(*context, {buffer, size, length}, result->held,
                         "report " + std::to_string(form) + " " + language, [&]() -> delib::result<std::string> {
                             switch (form) {
                                 case DELIB_FORM_MARKDOWN: return delib::to_markdown(counted, *lang);
                                 case DELIB_FORM_HTML: return delib::to_html(counted, *lang);
                                 default: return delib::to_terminal(counted, *lang);
                             }
                         });
    });
}
