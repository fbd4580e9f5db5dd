// The forms in which results are shown. Data goes one way: a result becomes a document (headings, sentences, tables,
// bars), and a document becomes text, Markdown or HTML. JSON is the result itself, by the contract.
#pragma once

#include "delib/core/language.hpp"
#include "delib/engine/run.hpp"

#include <string>

namespace delib {

/// The result document `delib.result/1`: exact, canonical, byte-identical in every host.
[[nodiscard]] std::string to_json(const consultation_result& result);

/// Text for a terminal of `width` columns. With `colour`, ANSI colours; meaning never depends on them.
[[nodiscard]] std::string to_terminal(const consultation_result& result, language lang, std::size_t width = 80,
                                      bool colour = false);

/// CommonMark with tables.
[[nodiscard]] std::string to_markdown(const consultation_result& result, language lang);

/// One self-contained HTML page, without scripts from elsewhere.
[[nodiscard]] std::string to_html(const consultation_result& result, language lang);

}  // namespace delib
