#include "progress.hpp"

#include <algorithm>
#include <iostream>
#include <string>
#include <unistd.h>

namespace delib::cli {

using namespace std::chrono_literals;

progress_bar::progress_bar()
    : started_(std::chrono::steady_clock::now()), shown_(started_), terminal_(isatty(STDERR_FILENO) != 0) {}

bool progress_bar::show(double share) {
    const auto now = std::chrono::steady_clock::now();
    if (!terminal_ || now - started_ < 500ms || (visible_ && now - shown_ < 100ms)) return true;
    shown_ = now;
    visible_ = true;
    constexpr std::size_t width = 40;
    if (share < 0) {
        std::cerr << "\r\033[K"
                  << "counting "
                  << "|/-\\"[turn_++ % 4] << std::flush;
        return true;
    }
    const auto filled = static_cast<std::size_t>(std::clamp(share, 0.0, 1.0) * static_cast<double>(width));
    std::cerr << "\r\033[K[" << std::string(filled, '#') << std::string(width - filled, ' ') << "]" << std::flush;
    return true;
}

void progress_bar::clear() {
    if (visible_) std::cerr << "\r\033[K" << std::flush;
    visible_ = false;
}

}  // namespace delib::cli
