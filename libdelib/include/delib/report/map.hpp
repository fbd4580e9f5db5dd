// An opinion map as people and programs read it.
#pragma once

#include "delib/consensus/opinion_map.hpp"
#include "delib/core/language.hpp"
#include "delib/integrity/bursts.hpp"
#include "delib/integrity/veto.hpp"
#include "delib/io/votes.hpp"

#include <cstddef>
#include <optional>
#include <string>

namespace delib {

/// A conversation and its map; where that was asked, what a bloc would do to its consensus, and who came together.
struct mapped_conversation {
    conversation read{};
    opinion_map map{};
    std::optional<veto_effects> veto{};
    std::optional<burst_report> bursts{};

    [[nodiscard]] bool complete() const noexcept { return true; }
};

/// The document `delib.map/1`; docs/map.md describes every key.
[[nodiscard]] std::string to_json(const mapped_conversation& mapped);

/// Text for a terminal of `width` columns.
[[nodiscard]] std::string to_terminal(const mapped_conversation& mapped, language lang, std::size_t width = 80,
                                      bool colour = false);
[[nodiscard]] std::string to_markdown(const mapped_conversation& mapped, language lang);

/// One self-contained page with the map as a picture, which moves where scripts run and stands still where they do not.
[[nodiscard]] std::string to_html(const mapped_conversation& mapped, language lang);

}  // namespace delib
