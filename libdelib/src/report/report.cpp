#include "delib/report/report.hpp"

#include "report/document.hpp"

namespace delib {

std::string to_terminal(const consultation_result& result, language lang, std::size_t width, bool colour) {
    return report::render_terminal(report::describe(result, lang), width, colour);
}

std::string to_markdown(const consultation_result& result, language lang) {
    return report::render_markdown(report::describe(result, lang));
}

std::string to_html(const consultation_result& result, language lang) {
    return report::render_html(report::describe(result, lang));
}

std::string to_terminal(const comparison& compared, language lang, std::size_t width, bool colour) {
    return report::render_terminal(report::describe(compared, lang), width, colour);
}

std::string to_markdown(const comparison& compared, language lang) {
    return report::render_markdown(report::describe(compared, lang));
}

std::string to_html(const comparison& compared, language lang) {
    return report::render_html(report::describe(compared, lang));
}

std::string to_terminal(const mapped_conversation& mapped, language lang, std::size_t width, bool colour) {
    return report::render_terminal(report::describe(mapped, lang), width, colour);
}

std::string to_markdown(const mapped_conversation& mapped, language lang) {
    return report::render_markdown(report::describe(mapped, lang));
}

std::string to_html(const mapped_conversation& mapped, language lang) {
    return report::render_html(report::describe(mapped, lang));
}

std::string to_terminal(const simulation& seen, language lang, std::size_t width, bool colour) {
    return report::render_terminal(report::describe(seen, lang), width, colour);
}

std::string to_markdown(const simulation& seen, language lang) {
    return report::render_markdown(report::describe(seen, lang));
}

std::string to_html(const simulation& seen, language lang) {
    return report::render_html(report::describe(seen, lang));
}

std::string to_terminal(const consensus_answer& answer, language lang, std::size_t width, bool colour) {
    return report::render_terminal(report::describe(answer, lang), width, colour);
}

std::string to_markdown(const consensus_answer& answer, language lang) {
    return report::render_markdown(report::describe(answer, lang));
}

std::string to_html(const consensus_answer& answer, language lang) {
    return report::render_html(report::describe(answer, lang));
}

std::string to_terminal(const power_indices& power, language lang, std::size_t width, bool colour) {
    return report::render_terminal(report::describe(power, lang), width, colour);
}

std::string to_markdown(const power_indices& power, language lang) {
    return report::render_markdown(report::describe(power, lang));
}

std::string to_html(const power_indices& power, language lang) {
    return report::render_html(report::describe(power, lang));
}

std::string to_terminal(const captured& found, language lang, std::size_t width, bool colour) {
    return report::render_terminal(report::describe(found, lang), width, colour);
}

std::string to_markdown(const captured& found, language lang) {
    return report::render_markdown(report::describe(found, lang));
}

std::string to_html(const captured& found, language lang) {
    return report::render_html(report::describe(found, lang));
}

std::string to_terminal(const result_with_capture& both, language lang, std::size_t width, bool colour) {
    return report::render_terminal(report::describe(both.found.counted, lang, &both.found), width, colour);
}

std::string to_markdown(const result_with_capture& both, language lang) {
    return report::render_markdown(report::describe(both.found.counted, lang, &both.found));
}

std::string to_html(const result_with_capture& both, language lang) {
    return report::render_html(report::describe(both.found.counted, lang, &both.found));
}

std::string to_terminal(const audited& found, language lang, std::size_t width, bool colour) {
    return report::render_terminal(report::describe(found, lang), width, colour);
}

std::string to_markdown(const audited& found, language lang) {
    return report::render_markdown(report::describe(found, lang));
}

std::string to_html(const audited& found, language lang) {
    return report::render_html(report::describe(found, lang));
}

}  // namespace delib
