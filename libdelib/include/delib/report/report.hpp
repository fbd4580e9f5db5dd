// The forms in which results are shown. Data goes one way: a result becomes a document (headings, sentences, tables,
// bars), and a document becomes text, Markdown or HTML. JSON is the result itself, by the contract.
#pragma once

#include "delib/consensus/power.hpp"
#include "delib/core/language.hpp"
#include "delib/engine/compare.hpp"
#include "delib/engine/measure.hpp"
#include "delib/engine/run.hpp"
#include "delib/integrity/capture.hpp"
#include "delib/integrity/privacy.hpp"
#include "delib/simulate/simulation.hpp"

#include <cstddef>
#include <string>

namespace delib {

/// The result document `delib.result/1`: exact, canonical, byte-identical in every host.
[[nodiscard]] std::string to_json(const consultation_result& result);

/// One round, or one tie, of one outcome as it stands there, in one line. Precondition: there is such a one.
[[nodiscard]] std::string round_to_json(const consultation_result& result, std::size_t outcome, std::size_t round);
[[nodiscard]] std::string tie_to_json(const consultation_result& result, std::size_t outcome, std::size_t tie);

/// The part of the ballots that an outcome is about, as `town=North` or `channel=web,town=North`; empty for the whole.
[[nodiscard]] std::string stratum_text(const consultation_result& result, const count_result& count);

/// Text for a terminal of `width` columns. With `colour`, ANSI colours; meaning never depends on them.
[[nodiscard]] std::string to_terminal(const consultation_result& result, language lang, std::size_t width = 80,
                                      bool colour = false);

/// CommonMark with tables.
[[nodiscard]] std::string to_markdown(const consultation_result& result, language lang);

/// One self-contained HTML page, without scripts from elsewhere.
[[nodiscard]] std::string to_html(const consultation_result& result, language lang);

/// A comparison in the same forms; its document is `delib.compare/1`.
[[nodiscard]] std::string to_json(const comparison& compared);
[[nodiscard]] std::string to_terminal(const comparison& compared, language lang, std::size_t width = 80,
                                      bool colour = false);
[[nodiscard]] std::string to_markdown(const comparison& compared, language lang);
[[nodiscard]] std::string to_html(const comparison& compared, language lang);

/// How close results are, in the same forms; its document is `delib.capture/1`.
[[nodiscard]] std::string to_json(const captured& found);
[[nodiscard]] std::string to_terminal(const captured& found, language lang, std::size_t width = 80,
                                      bool colour = false);
[[nodiscard]] std::string to_markdown(const captured& found, language lang);
[[nodiscard]] std::string to_html(const captured& found, language lang);

/// The report of the results themselves, with how close each is in it: `delib.result/1` with a member `capture` in each
/// outcome. Without what is seen through it, it is the report of `found.counted`.
struct result_with_capture {
    const captured& found;

    [[nodiscard]] bool complete() const { return found.complete(); }
};
[[nodiscard]] std::string to_json(const result_with_capture& both);
[[nodiscard]] std::string to_terminal(const result_with_capture& both, language lang, std::size_t width = 80,
                                      bool colour = false);
[[nodiscard]] std::string to_markdown(const result_with_capture& both, language lang);
[[nodiscard]] std::string to_html(const result_with_capture& both, language lang);

/// An audit in the same forms; its document is `delib.privacy/1`.
[[nodiscard]] std::string to_json(const audited& found);
[[nodiscard]] std::string to_terminal(const audited& found, language lang, std::size_t width = 80, bool colour = false);
[[nodiscard]] std::string to_markdown(const audited& found, language lang);
[[nodiscard]] std::string to_html(const audited& found, language lang);

/// A simulation in the same forms; its document is `delib.simulate/1`.
[[nodiscard]] std::string to_json(const simulation& seen);
[[nodiscard]] std::string to_terminal(const simulation& seen, language lang, std::size_t width = 80,
                                      bool colour = false);
[[nodiscard]] std::string to_markdown(const simulation& seen, language lang);
[[nodiscard]] std::string to_html(const simulation& seen, language lang);

/// A measured consensus in the same forms; its document is `delib.consensus/1`, with a sentence on each candidate.
[[nodiscard]] std::string to_json(const consensus_answer& answer, language lang);
[[nodiscard]] std::string to_terminal(const consensus_answer& answer, language lang, std::size_t width = 80,
                                      bool colour = false);
[[nodiscard]] std::string to_markdown(const consensus_answer& answer, language lang);
[[nodiscard]] std::string to_html(const consensus_answer& answer, language lang);

/// Power indices in the same forms; their document is `delib.power/1`.
[[nodiscard]] std::string to_json(const power_indices& power);
[[nodiscard]] std::string to_terminal(const power_indices& power, language lang, std::size_t width = 80,
                                      bool colour = false);
[[nodiscard]] std::string to_markdown(const power_indices& power, language lang);
[[nodiscard]] std::string to_html(const power_indices& power, language lang);

}  // namespace delib
