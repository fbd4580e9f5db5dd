// The commands of `delib`. Each adds itself to the application and, when it was called, leaves its exit status.
#pragma once

#include "delib/core/error.hpp"

#include <cstddef>
#include <span>
#include <string_view>

namespace CLI {
class App;
}

namespace delib::cli {

enum exit_status : int { done = 0, failed = 1, wrong_usage = 2, bad_input = 3, stopped_at_budget = 4 };

void add_tally(CLI::App& app, int& status);
void add_compare(CLI::App& app, int& status);
void add_consensus(CLI::App& app, int& status);
void add_map(CLI::App& app, int& status);
void add_capture(CLI::App& app, int& status);
void add_audit_privacy(CLI::App& app, int& status);
void add_power(CLI::App& app, int& status);
void add_simulate(CLI::App& app, int& status);
void add_merge(CLI::App& app, int& status);
void add_rules(CLI::App& app, int& status);
void add_convert(CLI::App& app, int& status);
void add_completion(CLI::App& app, int& status);
void add_man(CLI::App& app, int& status);

/// Prints `FILE:LINE:COLUMN: error: …` to standard error and returns the exit status that fits.
[[nodiscard]] int report_error(const error& failure);

/// Writes to standard output, or to a file if `path` is not empty; an exit status.
[[nodiscard]] int write_output(std::string_view text, std::string_view path = {});
[[nodiscard]] int write_output(std::span<const std::byte> bytes, std::string_view path);

}  // namespace delib::cli
