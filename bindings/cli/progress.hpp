// A progress bar on standard error, for people: shown only on a terminal, and only after half a second of work.
#pragma once

#include <chrono>

namespace delib::cli {

class progress_bar {
public:
    progress_bar();
    /// Shows the share of work done, or a sign of life if it is negative; always says to go on.
    bool show(double share);
    /// Wipes the line.
    void clear();

private:
    std::chrono::steady_clock::time_point started_;
    std::chrono::steady_clock::time_point shown_;
    bool terminal_;
    bool visible_ = false;
    unsigned turn_ = 0;
};

}  // namespace delib::cli
